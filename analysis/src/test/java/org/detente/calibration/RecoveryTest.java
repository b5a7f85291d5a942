package org.detente.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.detente.ensemble.ResultStore;
import org.detente.evidence.EvidenceBase;
import org.detente.theatre.Theatre;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: true values are drawn, histories simulated and calibrated to: what of the
/// truth comes back.
///
/// Seeds are fixed, so each verdict is always the same. One bank of draws serves all truths, which
/// are further draws from the same prior.
class RecoveryTest {

  private static final int YEARS = 16;
  private static final int DRAWS = 10_000;
  private static final int TRUTHS = 200;

  /// Truths for which a verdict is worked out.
  private static final int JUDGED = 25;

  private static final long SEED = 20_260_401;

  @TempDir static Path temporary;

  private static CalibrationSpace space;
  private static Theatre theatre;

  /// For each truth and value: rank of the truth, spread over that of the prior, verdict.
  private static Recovered recovered;

  private record Recovered(double[][] ranks, double[][] spreads, boolean[][] informed) {}

  @BeforeAll
  static void recover() throws Exception {
    theatre = Theatres.withHistory(temporary.resolve("theatre"), new double[19]);
    space = new CalibrationSpace(theatre, EvidenceBase.shipped(), SEED);
    recovered = recover(YEARS, DRAWS, TRUTHS);
  }

  private static Recovered recover(int years, int draws, int truths)
      throws IOException, InterruptedException {
    var request =
        new CalibrationRequest(
            theatre,
            EvidenceBase.shipped(),
            new ObservedYears(2003, List.of(), List.of()),
            draws,
            SEED);
    Path file = temporary.resolve("bank-" + years).resolve("draws");
    DrawBank bank;
    try (ResultStore store = DrawBank.store(file, space, years)) {
      bank = DrawBank.fill(request, space, years, draws + truths, 2, store, (_, _, _) -> {});
    }
    double[][] statistics = bank.statistics(years);
    PriorDraws known =
        PriorDraws.of(Arrays.copyOf(bank.quantiles(), draws), Arrays.copyOf(statistics, draws));
    double[][] ranks = new double[truths][space.size()];
    double[][] spreads = new double[truths][space.size()];
    boolean[][] informed = new boolean[truths][space.size()];
    for (int t = 0; t < truths; t++) {
      Posterior posterior = Posterior.of(known, statistics[draws + t]);
      Verdict verdict = t < JUDGED ? Verdict.of(posterior, SEED + t) : null;
      for (int v = 0; v < space.size(); v++) {
        ranks[t][v] = posterior.rank(v, bank.quantiles()[draws + t][v]);
        spreads[t][v] = posterior.sd(v) / Calibration.EVEN_SD;
        informed[t][v] = verdict != null && verdict.informed(posterior.kolmogorov(v));
      }
    }
    return new Recovered(ranks, spreads, informed);
  }

  private static int value(String key) {
    for (int v = 0; v < space.size(); v++) {
      if (space.prior(v).key().equals(key)) {
        return v;
      }
    }
    throw new IllegalArgumentException("not calibrated: " + key);
  }

  private static double meanSpread(Recovered of, String key) {
    return Arrays.stream(Prediction.column(of.spreads, value(key))).average().orElseThrow();
  }

  private static long timesInformed(String key) {
    return Arrays.stream(recovered.informed).filter(i -> i[value(key)]).count();
  }

  /// Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari & Gelman 2018): over truths
  /// drawn from the prior, the rank of the truth in its posterior is evenly spread. Kolmogorov's
  /// bound is the one that a value exceeds by chance once in a hundred tests of all of them.
  @Test
  void theTruthRanksEvenlyInItsPosterior() {
    double level = 0.01 / space.size();
    double bound = Math.sqrt(Math.log(2 / level) / 2 / TRUTHS);
    double[] alike = new double[TRUTHS];
    Arrays.fill(alike, 1);
    for (int v = 0; v < space.size(); v++) {
      double[] ranks = Prediction.column(recovered.ranks, v);
      assertThat(WeightedSample.of(ranks, alike).distanceFromEven())
          .as(space.prior(v).key())
          .isLessThan(bound);
    }
  }

  /// Intervals are a little too narrow, for regression among two hundred draws fits some noise:
  /// nine in ten become a little less, never less than 85 in a hundred.
  @Test
  void intervalsOfNineInTenHoldTheTruthNearlySoOften() {
    double all = 0;
    for (int v = 0; v < space.size(); v++) {
      double held =
          Arrays.stream(Prediction.column(recovered.ranks, v))
                  .filter(rank -> rank > 0.05 && rank < 0.95)
                  .count()
              / (double) TRUTHS;
      all += held / space.size();
      // Five standard errors of a share of 0.85.
      assertThat(held)
          .as(space.prior(v).key())
          .isGreaterThan(0.85 - 5 * Math.sqrt(0.85 * 0.15 / TRUTHS));
    }
    assertThat(all).isBetween(0.85, 0.92);
  }

  @Test
  void sixteenYearsTellTheRateAndHowMuchItVariesAndNothingOfExcitation() {
    assertThat(meanSpread(recovered, "deaths_sq")).isLessThan(0.65);
    assertThat(meanSpread(recovered, "sig_x")).isLessThan(0.75);
    assertThat(timesInformed("deaths_sq")).isGreaterThan(JUDGED / 2);

    for (String key : new String[] {"n_line", "tau_d", "season", "len_line"}) {
      assertThat(meanSpread(recovered, key)).as(key).isGreaterThan(0.93);
      assertThat(timesInformed(key)).as(key).isLessThanOrEqualTo(JUDGED / 10);
    }
  }

  /// Ten times the years tell the rate, its spread and its memory apart. Excitation stays unknown:
  /// what it adds to the spread of a year's count, tail and lethality of incidents add as well.
  @Test
  void longHistoriesTellMoreOfTheSlowProcessAndStillNothingOfExcitation() throws Exception {
    Recovered longer = recover(10 * YEARS, 3000, JUDGED);

    for (String key : new String[] {"deaths_sq", "sig_x", "tau_x"}) {
      assertThat(meanSpread(longer, key)).as(key).isLessThan(0.85 * meanSpread(recovered, key));
    }
    assertThat(meanSpread(longer, "n_line")).isGreaterThan(0.9);
  }
}
