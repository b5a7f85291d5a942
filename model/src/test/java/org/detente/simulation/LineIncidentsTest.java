package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.detente.evidence.Future;
import org.detente.evidence.Parameter;
import org.detente.numeric.Counts;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: incidents along the lines and offensives, alone.
class LineIncidentsTest {

  private static final double SIGMAS = 5;

  /// No tension, season or offensives, no delegation: only the background and its descendants.
  private static Future plain(double branching) {
    return Runs.central()
        .with(Parameter.SIG_X, 0)
        .with(Parameter.SEASON, 0)
        .with(Parameter.FLARE, 0)
        .with(Parameter.DELEGATION, 0)
        .with(Parameter.N_LINE, branching);
  }

  private static int incidents(World w) {
    return Arrays.stream(w.lineIncidents).sum();
  }

  /// Deaths come from 200 runs of ten years after two years of warming up. A cluster's size has
  /// mean 1 / (1 - n) and its total varies accordingly; five standard errors.
  @ParameterizedTest(name = "branching ratio {0}")
  @ValueSource(doubles = {0.05, 0.35, 0.55})
  void theStatusQuoHasTheDeathsThatTheTheatreStatesWhateverTheExcitation(double n) {
    Future future = plain(n).with(Parameter.SEASON, 0.4);
    double deathsPerIncident =
        future.get(Parameter.P_LETH)
            * Counts.powerLawMean(future.get(Parameter.ALPHA), LineIncidents.MOST_DEATHS);
    int runs = 200;
    int years = 10;
    double count = 0;
    double stated = 0;
    for (int r = 0; r < runs; r++) {
      World w = Runs.world(TinyTheatre.STATUS_QUO, future, r);
      stated = w.deathsPerYear();
      var subject = Runs.begun(w, new LineIncidents());
      for (int month = 0; month < 12 * (years + 2); month++) {
        Runs.month(w, month, subject);
        count += month < 24 ? 0 : incidents(w);
      }
    }

    double expected = stated / deathsPerIncident * runs * years;
    double standardError = Math.sqrt(expected) / (1 - n);
    assertThat(count).isCloseTo(expected, within(SIGMAS * standardError));
  }

  /// Variance by mean of totals of founders with all their descendants is `1 / (1 - n)^2`. The
  /// variance of a sample of m totals has a relative standard error of `sqrt(2 / m)`; a window of
  /// four years cuts few clusters.
  @ParameterizedTest(name = "branching ratio {0}")
  @ValueSource(doubles = {0.05, 0.35, 0.55})
  void theBranchingRatioPutInIsTheOneThatComesOut(double n) {
    int window = 48;
    int runs = 500;
    int perRun = 4;
    double sum = 0;
    double squares = 0;
    for (int r = 0; r < runs; r++) {
      World w = Runs.world(TinyTheatre.STATUS_QUO, plain(n), r);
      var subject = Runs.begun(w, new LineIncidents());
      double total = 0;
      for (int month = 0; month < 12 + perRun * window; month++) {
        Runs.month(w, month, subject);
        total += month < 12 ? 0 : incidents(w);
        if (month >= 12 && (month - 11) % window == 0) {
          sum += total;
          squares += total * total;
          total = 0;
        }
      }
    }
    int m = runs * perRun;
    double mean = sum / m;
    double ratio = (squares / m - mean * mean) / mean;
    double recovered = 1 - 1 / Math.sqrt(ratio);

    double standardError = (1 - n) / 2 * Math.sqrt(2.0 / m);
    assertThat(recovered).isCloseTo(n, within(SIGMAS * standardError));
  }

  @Test
  void aHigherRateOnTheSameLuckGivesNoFewerIncidentsAnywhere() {
    for (int f = 0; f < 20; f++) {
      Future few = Runs.future(f).with(Parameter.P_LETH, 0.5);
      Future many = few.with(Parameter.P_LETH, 0.15);
      World a = Runs.world(TinyTheatre.STATUS_QUO, few);
      World b = Runs.world(TinyTheatre.STATUS_QUO, many);
      var first = Runs.begun(a, new LineIncidents());
      var second = Runs.begun(b, new LineIncidents());
      int difference = 0;
      for (int month = 0; month < 120; month++) {
        Runs.month(a, month, first);
        Runs.month(b, month, second);
        for (int g = 0; g < a.lineIncidents.length; g++) {
          assertThat(b.lineIncidents[g])
              .as("future %d, month %d, segment %d", f, month, g)
              .isGreaterThanOrEqualTo(a.lineIncidents[g]);
        }
        difference += incidents(b) - incidents(a);
      }
      assertThat(difference).isPositive();
    }
  }

  /// Over the months before anything is signed.
  private static double total(Future future, java.util.function.Consumer<World> with) {
    double total = 0;
    for (int r = 0; r < 200; r++) {
      World w = Runs.world(TinyTheatre.MISSION, future, r);
      var subject = Runs.begun(w, new LineIncidents());
      for (int month = 0; month < 10; month++) {
        with.accept(w);
        Runs.month(w, month, subject);
        total += incidents(w);
      }
    }
    return total;
  }

  @Test
  void tensionRaisesThemAndCommitmentSeparationAndAForceOnTheLineLowerThem() {
    Future future = plain(0.3);
    double plain = total(future, _ -> {});

    assertThat(total(future, w -> w.tension = 1)).isGreaterThan(2 * plain);
    assertThat(total(future, w -> w.commitmentMean = 0.9)).isLessThan(0.6 * plain);
    assertThat(total(future, w -> Arrays.fill(w.lineSeparation, 1))).isLessThan(0.6 * plain);
    assertThat(
            total(
                future,
                w -> {
                  Arrays.fill(w.phase, 0);
                  Arrays.fill(w.missionArmed, 5000);
                  w.missionAcceptance = 1;
                }))
        .isLessThan(plain);
  }

  @Test
  void noTensionRaisesThemBeyondTwentyfold() {
    Future future = plain(0.05);
    double twentyfold = total(future, w -> w.tension = 3);

    assertThat(total(future, w -> w.tension = 30)).isEqualTo(twentyfold);
  }

  @Test
  void theSeasonPeaksWhenTheTheatreSays() {
    double[] byMonth = new double[12];
    for (int r = 0; r < 150; r++) {
      World w = Runs.world(TinyTheatre.STATUS_QUO, plain(0.05).with(Parameter.SEASON, 0.6), r);
      var subject = Runs.begun(w, new LineIncidents());
      for (int month = 0; month < 120; month++) {
        Runs.month(w, month, subject);
        byMonth[month % 12] += incidents(w);
      }
    }

    // The tiny theatre starts in January and peaks in July.
    double summer = byMonth[5] + byMonth[6] + byMonth[7];
    double winter = byMonth[11] + byMonth[0] + byMonth[1];
    assertThat(summer / winter).isBetween(2.5, 4.5);
  }

  @Test
  void duringAWarThereAreNone() {
    World w = Runs.world(TinyTheatre.STATUS_QUO, Runs.central().with(Parameter.P_LETH, 0.001));
    var subject = Runs.begun(w, new LineIncidents());
    Runs.months(w, 12, subject);
    assertThat(incidents(w)).isPositive();

    w.atWar = true;
    Runs.month(w, 12, subject);

    assertThat(incidents(w)).isZero();
    assertThat(w.lineCarry).containsOnly(0);
  }

  /// Rate, size and place of offensives: the rate is met within five standard errors, deaths stay
  /// below the threshold of war.
  @Test
  void offensivesComeAtTheirRateAndStayBelowTheThresholdOfWar() {
    Future future = plain(0.05).with(Parameter.FLARE, 0.5).with(Parameter.FLARE_D, 200);
    int months = 200 * 240;
    double offensives = 0;
    double previous = 0;
    for (int r = 0; r < 200; r++) {
      World w = Runs.world(TinyTheatre.STATUS_QUO, future, r);
      var subject = Runs.begun(w, new LineIncidents());
      previous = 0;
      for (int month = 0; month < 240; month++) {
        Runs.month(w, month, subject);
        double deaths =
            Runs.soFar(w, Variable.KILLED_COMBATANTS) + Runs.soFar(w, Variable.KILLED_CIVILIANS);
        if (w.offensiveAt >= 0) {
          offensives++;
          assertThat(deaths - previous).isBetween(1.0, future.get(Parameter.WAR_MIN) - 1 + 1e-6);
        } else {
          assertThat(deaths).isEqualTo(previous);
        }
        previous = deaths;
      }
      assertThat(Runs.soFar(w, Variable.KILLED_IN_WAR)).isZero();
    }

    double chance = 1 - Math.exp(-0.5 / 12);
    double standardError = Math.sqrt(months * chance * (1 - chance));
    assertThat(offensives).isCloseTo(months * chance, within(SIGMAS * standardError));
  }
}
