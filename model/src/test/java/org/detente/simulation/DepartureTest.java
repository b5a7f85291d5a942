package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Future;
import org.detente.evidence.Futures;
import org.detente.evidence.ModelParameters;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: internationals leave when they are told to.
class DepartureTest {

  private static final int MONTHS = 240;
  private static final Path TINY = Path.of("src/test/resources/theatres/tiny");

  private final TheatreFolder tiny = TheatreFolder.load(TINY);
  private final Option option =
      tiny.options().stream().filter(o -> o.mission().isPresent()).findFirst().orElseThrow();
  private final Plan plan = new Plan(option, tiny.theatre());
  private final Setting setting = new Setting(tiny.theatre());
  private final int zones = setting.zoneCount();
  private final Simulation simulation =
      new Simulation(setting, HazardNormalisation.NONE, Set.of(ProcessId.WAR));

  private List<Future> futures(long seed) {
    return new Futures(
            ModelParameters.dimensions(EvidenceBase.shipped()),
            Setting.dimensions(tiny.theatre(), EvidenceBase.shipped()),
            seed)
        .first(6);
  }

  /// Persons of the mission by month and zone.
  private double[][] run(Future future, Departure departure) {
    double[][] persons = new double[MONTHS][zones];
    var record = new RunRecord(new Layout(MONTHS, zones));
    simulation.run(
        plan,
        future,
        3,
        0,
        record,
        departure,
        month -> persons[month] = simulation.world().missionPersons.clone());
    return persons;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothingDiffersBeforeTheMonthAndTheMissionFadesAfterIt(long seed) {
    for (Future future : futures(seed)) {
      double[][] stayed = run(future, Departure.never(zones));
      for (int z = 0; z < zones; z++) {
        assertThat(simulation.leftOn(z)).isEqualTo(-1);
      }
      int deployed = simulation.deployedOn();
      int[] on = new int[zones];
      Arrays.fill(on, 120);
      double[][] left = run(future, Departure.at(on));
      for (int month = 0; month < 120; month++) {
        assertThat(left[month]).isEqualTo(stayed[month]);
      }
      for (int z = 0; z < zones; z++) {
        if (deployed >= 0 && deployed < 120 && stayed[119][z] > 0) {
          assertThat(simulation.leftOn(z)).isEqualTo(120);
          for (int month = 121; month < MONTHS; month++) {
            assertThat(left[month][z]).isLessThanOrEqualTo(left[month - 1][z]);
          }
          assertThat(left[MONTHS - 1][z]).isZero();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void benchmarksAreMetWhereInternationalsAreAndTheRunsAccountsAddUp(long seed) {
    int met = 0;
    for (Future future : futures(seed)) {
      double[][] persons = run(future, Departure.never(zones));
      double line = 0;
      for (int z = 0; z < zones; z++) {
        int on = simulation.benchmarksOn(z);
        if (on >= 0) {
          met++;
          assertThat(persons[on][z]).isPositive();
          assertThat(on).isGreaterThan(simulation.deployedOn());
        }
        line += simulation.zoneIncidents(z);
        assertThat(simulation.zoneContactYears(z)).isNotNegative();
      }
      var record = new RunRecord(new Layout(MONTHS, zones));
      simulation.run(plan, future, 3, 0, record, Departure.never(zones), _ -> {});
      double[] means = record.means();
      double all =
          means[record.layout().outcome(Variable.LINE_INCIDENTS)]
              + means[record.layout().outcome(Variable.COMMUNAL_INCIDENTS)];
      assertThat(line).isEqualTo(all);
    }
    assertThat(met).isPositive();
  }

  /// Whoever needs only the first years may stop there.
  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void aShorterRunIsTheBeginningOfALongerOne(long seed) {
    for (Future future : futures(seed)) {
      double[][] whole = run(future, Departure.never(zones));
      int[] last = {-1};
      simulation.run(
          plan,
          future,
          3,
          0,
          new RunRecord(new Layout(90, zones)),
          Departure.never(zones),
          month -> {
            last[0] = month;
            assertThat(simulation.world().missionPersons).isEqualTo(whole[month]);
          });
      assertThat(last[0]).isEqualTo(89);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void aRunWithoutDeparturesIsNotTouchedByOneBefore(long seed) {
    Future future = futures(seed).getFirst();
    var first = new RunRecord(new Layout(MONTHS, zones));
    simulation.run(plan, future, 3, 0, first);
    run(future, Departure.at(new int[zones]));
    var again = new RunRecord(new Layout(MONTHS, zones));
    simulation.run(plan, future, 3, 0, again);
    assertThat(again.means()).isEqualTo(first.means());
  }
}
