package org.detente.calibration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
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
  private static final int DRAWS = 20_000;
  private static final int TRUTHS = 300;
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
            new ObservedYears(2003, java.util.List.of(), java.util.List.of()),
            draws,
            SEED);
    Path file = temporary.resolve("bank-" + years).resolve("draws");
    DrawBank bank;
    long a = System.nanoTime();
    try (ResultStore store = DrawBank.store(file, space, years)) {
      bank = DrawBank.fill(request, space, years, draws + truths, 2, store, (_, _, _) -> {});
    }
    System.out.println("bank " + (System.nanoTime() - a) / 1e9);
    double[][] statistics = bank.statistics(years);
    PriorDraws known =
        PriorDraws.of(Arrays.copyOf(bank.quantiles(), draws), Arrays.copyOf(statistics, draws));
    double[][] ranks = new double[truths][space.size()];
    double[][] spreads = new double[truths][space.size()];
    boolean[][] informed = new boolean[truths][space.size()];
    for (int t = 0; t < truths; t++) {
      Posterior posterior = Posterior.of(known, statistics[draws + t]);
      Verdict verdict = t % 10 == 0 ? Verdict.of(posterior, SEED + t) : null;
      for (int v = 0; v < space.size(); v++) {
        ranks[t][v] = posterior.rank(v, bank.quantiles()[draws + t][v]);
        spreads[t][v] = posterior.sd(v) / Calibration.EVEN_SD;
        informed[t][v] = verdict != null && verdict.informed(posterior.kolmogorov(v));
      }
    }
    System.out.println("all " + (System.nanoTime() - a) / 1e9);
    return new Recovered(ranks, spreads, informed);
  }

  @Test
  void print() throws Exception {
    for (int v = 0; v < space.size(); v++) {
      double[] r = Prediction.column(recovered.ranks, v);
      double[] w = new double[r.length];
      Arrays.fill(w, 1);
      int at = v;
      System.out.printf(
          "%-12s D %.3f cov90 %.3f cov50 %.3f sd %.3f informed %d%n",
          space.prior(v).key(),
          WeightedSample.of(r, w).distanceFromEven(),
          Arrays.stream(r).filter(x -> x > 0.05 && x < 0.95).count() / (double) r.length,
          Arrays.stream(r).filter(x -> x > 0.25 && x < 0.75).count() / (double) r.length,
          Arrays.stream(recovered.spreads).mapToDouble(s -> s[at]).average().orElseThrow(),
          Arrays.stream(recovered.informed).filter(s -> s[at]).count());
    }
    long a = System.nanoTime();
    Recovered longer = recover(160, 4000, 40);
    System.out.println("long " + (System.nanoTime() - a) / 1e9);
    for (int v = 0; v < space.size(); v++) {
      int at = v;
      System.out.printf(
          "%-12s sd %.3f%n",
          space.prior(v).key(),
          Arrays.stream(longer.spreads).mapToDouble(s -> s[at]).average().orElseThrow());
    }
  }
}
