package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.detente.evidence.Future;
import org.detente.evidence.Parameter;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: hazards are tied to their reference classes.
class HazardNormalisationTest {

  private static final int FUTURES = 256;

  private static Plan reference(boolean agreement) {
    return new Plan(HazardNormalisation.reference(agreement), Runs.THEATRE);
  }

  private static Future conditions(int index) {
    return Runs.future(index)
        .with(Parameter.RESET, 1)
        .with(Parameter.TRANSFER, 1)
        .with(Parameter.TALKS_FAIL, 0);
  }

  /// Shares of runs with war, counted on luck that the factors were not made on, people and all.
  /// The bound: five standard errors of as many runs, and as much again for the luck of tension on
  /// which the factors themselves rest (one path in each of 256 futures: less than the error of 256
  /// runs).
  @Test
  void withoutAMissionWarComesBackWithinTenYearsAsOftenAsPublished() {
    int replications = 12;
    Plan plan = reference(true);
    var simulation = new Simulation(Runs.SETTING, Runs.NORMALISATION, java.util.Set.of());
    double wars = 0;
    double target = 0;
    for (int f = 0; f < FUTURES; f++) {
      Future future = conditions(f);
      target += future.get(Parameter.P10) * future.get(Parameter.WAR_SHARE) / FUTURES;
      var record = new RunRecord(new Layout(120, Runs.SETTING.zoneCount()));
      for (int r = 1; r <= replications; r++) {
        simulation.run(plan, future, Runs.SEED, r, record);
      }
      wars += record.means()[record.layout().all(119, Variable.WAR)] / FUTURES;
    }

    double standardError = Math.sqrt(target * (1 - target) / (FUTURES * replications));
    assertThat(wars).isCloseTo(target, within(2 * 5 * standardError));
  }

  /// On the luck that the factors were made on, the expected share is met but for the people, whom
  /// the factors leave out: civilians killed near the line count in severity either way.
  @Test
  void onItsOwnLuckTheExpectedShareIsMet() {
    Plan plan = reference(true);
    double expected = 0;
    double target = 0;
    double line = 0;
    double published = 0;
    for (int f = 0; f < FUTURES; f++) {
      Future future = conditions(f);
      target += future.get(Parameter.P10) * future.get(Parameter.WAR_SHARE) / FUTURES;
      expected += (1 - Math.exp(-summed(plan, future, 120))) / FUTURES;
      line += summed(reference(false), future, 240) / FUTURES;
      published += 20 * future.get(Parameter.WAR_SQ) / FUTURES;
    }

    assertThat(expected).isCloseTo(target, within(0.005 * target));
    assertThat(line).isCloseTo(published, within(0.005 * published));
  }

  private static double summed(Plan plan, Future future, int months) {
    var w = new World(Runs.SETTING);
    w.begin(plan, future, Runs.SEED, 0, months);
    Process[] processes = {new Politics(), new LineIncidents(), new Casualties()};
    for (Process process : processes) {
      process.begin(w);
    }
    var war = new War(Runs.NORMALISATION);
    double sum = 0;
    for (int month = 0; month < months; month++) {
      w.month = month;
      w.turnCalendar();
      for (Process process : processes) {
        process.step(w);
      }
      sum += war.hazard(w);
      w.tally.closeMonth(w);
    }
    return sum;
  }

  @Test
  void theFactorsDoNotDependOnHowManyFuturesAnEnsembleUses() {
    assertThat(HazardNormalisation.of(Runs.THEATRE, Runs.SPACE, Runs.SEED))
        .isEqualTo(Runs.NORMALISATION);
  }
}
