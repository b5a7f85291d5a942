package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.detente.evidence.Future;
import org.detente.evidence.Parameter;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: whole runs: what holds for every option, future and replication.
class SimulationTest {

  /// Persons of the tiny theatre by the rounding of some thousand additions.
  private static final double PERSONS = 1e-6;

  private static final double ROUNDING = 1e-9;
  private static final int FUTURES = 40;

  static Stream<Arguments> optionsAndFutures() {
    return Runs.OPTIONS.stream()
        .flatMap(o -> IntStream.range(0, FUTURES).mapToObj(f -> Arguments.of(o, f)));
  }

  static Stream<String> options() {
    return Runs.OPTIONS.stream();
  }

  private static double[] persons(World w) {
    double[] persons = new double[w.residents.length];
    for (int i = 0; i < persons.length; i++) {
      persons[i] = w.residents[i] + w.displaced[i] + w.displacedByWar[i];
    }
    return persons;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  @ParameterizedTest(name = "{0}, future {1}")
  @MethodSource("optionsAndFutures")
  void peopleAreConserved(String option, int future) {
    double before = sum(persons(Runs.world(option, Runs.future(future))));

    Runs.Figures run = Runs.run(option, Runs.future(future), 0);

    double after = sum(persons(run.world()));
    assertThat(after + run.last(Variable.KILLED_CIVILIANS)).isCloseTo(before, within(PERSONS));
  }

  /// Month by month and process by process: people stay in their cell, whatever becomes of them,
  /// and only the processes that kill take any away.
  @ParameterizedTest(name = "{0}")
  @MethodSource("options")
  void onlyProcessesThatKillTakePeopleFromACell(String option) {
    Set<ProcessId> kill =
        EnumSet.of(
            ProcessId.LINE_INCIDENTS, ProcessId.ASSAULTS, ProcessId.CASUALTIES, ProcessId.WAR);
    for (int f = 0; f < 15; f++) {
      World w = Runs.world(option, Runs.future(f), 1);
      Map<ProcessId, Process> processes = Runs.processes();
      processes.values().forEach(p -> p.begin(w));
      double killedBefore = 0;
      for (int month = 0; month < Runs.HORIZON; month++) {
        w.month = month;
        w.turnCalendar();
        double[] atStart = persons(w);
        for (Map.Entry<ProcessId, Process> process : processes.entrySet()) {
          double[] before = persons(w);
          process.getValue().step(w);
          double[] after = persons(w);
          for (int i = 0; i < before.length; i++) {
            assertThat(after[i])
                .as("future %d, month %d, %s, cell %d", f, month, process.getKey(), i)
                .isLessThanOrEqualTo(before[i] + PERSONS);
            if (!kill.contains(process.getKey())) {
              assertThat(after[i])
                  .as("future %d, month %d, %s, cell %d", f, month, process.getKey(), i)
                  .isCloseTo(before[i], within(PERSONS));
            }
          }
        }
        w.tally.closeMonth(w);
        double killed = Runs.soFar(w, Variable.KILLED_CIVILIANS);
        assertThat(sum(atStart) - sum(persons(w)))
            .as("future %d, month %d", f, month)
            .isCloseTo(killed - killedBefore, within(PERSONS));
        killedBefore = killed;
      }
    }
  }

  @ParameterizedTest(name = "{0}, future {1}")
  @MethodSource("optionsAndFutures")
  void noFigureIsNegativeOrMissingAndSharesStayShares(String option, int future) {
    Runs.Figures run = Runs.run(option, Runs.future(future), 0);

    for (int month = 0; month < Runs.HORIZON; month++) {
      for (Variable variable : Layout.MONTHLY) {
        double value = run.at(month, variable);
        boolean mayBeEmpty =
            variable == Variable.MISSION_ACCEPTANCE
                || variable == Variable.INCIDENTS_AFTER_HANDOVER;
        if (mayBeEmpty && Double.isNaN(value)) {
          continue;
        }
        assertThat(value)
            .as("%s in month %d", variable.column(), month)
            .isFinite()
            .isGreaterThanOrEqualTo(0);
        if (variable.kind() == Variable.Kind.SHARE) {
          assertThat(value)
              .as("%s in month %d", variable.column(), month)
              .isLessThanOrEqualTo(1 + ROUNDING);
        }
      }
    }
    for (double value : run.values()) {
      assertThat(value < 0 || Double.isInfinite(value)).isFalse();
    }
  }

  @ParameterizedTest(name = "{0}, future {1}")
  @MethodSource("optionsAndFutures")
  void theStateStaysInItsBounds(String option, int future) {
    World w = Runs.run(option, Runs.future(future), 2).world();

    assertThat(List.of(w.residents, w.displaced, w.displacedByWar, w.contact, w.spoilers))
        .allSatisfy(
            people -> assertThat(Arrays.stream(people).min().orElse(0)).isGreaterThanOrEqualTo(0));
    assertThat(
            List.of(
                w.commitment,
                w.acceptance,
                w.withdrawn,
                w.openOwn,
                w.openCross,
                w.mined,
                w.damaged,
                w.isolated,
                w.police,
                w.justice,
                w.representation,
                w.legitimacy,
                w.lineSeparation,
                w.stakes,
                w.alarm,
                w.memory,
                w.trust,
                new double[] {w.engagement, w.dissatisfaction, w.progress, w.severity}))
        .allSatisfy(
            shares -> {
              assertThat(Arrays.stream(shares).min().orElse(0)).isGreaterThanOrEqualTo(0);
              assertThat(Arrays.stream(shares).max().orElse(0)).isLessThanOrEqualTo(1);
            });
  }

  @ParameterizedTest(name = "{0}, future {1}")
  @MethodSource("optionsAndFutures")
  void whatIsCountedNeverFalls(String option, int future) {
    Runs.Figures run = Runs.run(option, Runs.future(future), 0);

    for (Variable variable :
        List.of(
            Variable.WAR,
            Variable.WAR_PROBABILITY,
            Variable.YEARS_AT_PEACE,
            Variable.LINE_INCIDENTS,
            Variable.COMMUNAL_INCIDENTS,
            Variable.CONTACT_PERSON_YEARS,
            Variable.KILLED_COMBATANTS,
            Variable.KILLED_CIVILIANS,
            Variable.KILLED_IN_WAR,
            Variable.KILLED_MISSION,
            Variable.MISSION_PERSON_MONTHS,
            Variable.COST_MUSD,
            Variable.WORST_PLACE_CIVILIANS,
            Variable.ASSAULTS,
            Variable.ASSAULTS_STOPPED,
            Variable.OFFENSIVES,
            Variable.WARS)) {
      for (int month = 1; month < Runs.HORIZON; month++) {
        assertThat(run.at(month, variable))
            .as("%s in month %d", variable.column(), month)
            .isGreaterThanOrEqualTo(run.at(month - 1, variable));
      }
    }
  }

  @ParameterizedTest(name = "{0}, future {1}")
  @MethodSource("optionsAndFutures")
  void figuresFitEachOther(String option, int future) {
    Runs.Figures run = Runs.run(option, Runs.future(future), 0);

    assertThat(run.last(Variable.KILLED_IN_WAR)).isLessThanOrEqualTo(run.deaths() + ROUNDING);
    assertThat(run.last(Variable.ASSAULTS_STOPPED))
        .isLessThanOrEqualTo(run.last(Variable.ASSAULTS));
    assertThat(run.last(Variable.WAR) == 1).isEqualTo(run.last(Variable.WARS) >= 1);
    assertThat(Double.isNaN(run.last(Variable.WAR_MONTH))).isEqualTo(run.last(Variable.WAR) == 0);
    double hazard =
        run.last(Variable.WAR_HAZARD_LINE)
            + run.last(Variable.WAR_HAZARD_AGREEMENT)
            + run.last(Variable.WAR_HAZARD_AFTER_WAR);
    assertThat(1 - Math.exp(-hazard))
        .isCloseTo(run.last(Variable.WAR_PROBABILITY), within(ROUNDING));
    for (Variable variable :
        List.of(
            Variable.LINE_INCIDENTS,
            Variable.COMMUNAL_INCIDENTS,
            Variable.CONTACT_PERSON_YEARS,
            Variable.RETURNED)) {
      double zones = 0;
      for (int z = 0; z < Runs.SETTING.zoneCount(); z++) {
        zones += run.values()[run.layout().zone(Runs.HORIZON - 1, z, variable)];
      }
      assertThat(zones)
          .as(variable.column())
          .isCloseTo(run.last(variable), within(ROUNDING * Math.max(1, zones)));
    }
  }

  @Test
  void underTheStatusQuoNobodyComesAndNobodyReturns() {
    for (int f = 0; f < FUTURES; f++) {
      Runs.Figures run = Runs.run(TinyTheatre.STATUS_QUO, Runs.future(f), 0);
      for (Variable variable :
          List.of(
              Variable.MISSION_PERSON_MONTHS,
              Variable.COST_MUSD,
              Variable.KILLED_MISSION,
              Variable.RETURNED,
              Variable.CONTACT_PERSON_YEARS,
              Variable.COMMUNAL_INCIDENTS,
              Variable.WAR_HAZARD_AGREEMENT)) {
        assertThat(run.last(variable)).as(variable.column()).isZero();
      }
      for (Variable variable :
          List.of(
              Variable.GAP_AGREEMENT_MONTHS,
              Variable.GAP_DEPLOYMENT_MONTHS,
              Variable.LAST_HANDOVER_MONTH)) {
        assertThat(run.last(variable)).as(variable.column()).isNaN();
      }
    }
  }

  @Test
  void aRunIsAFunctionOfItsInputsWhateverRanBefore() {
    var layout = new Layout(Runs.HORIZON, Runs.SETTING.zoneCount());
    var simulation = new Simulation(Runs.SETTING, Runs.NORMALISATION, Set.of());
    var record = new RunRecord(layout);
    for (int f = 0; f < 6; f++) {
      for (String option : Runs.OPTIONS) {
        record.clear();
        simulation.run(Runs.plan(option), Runs.future(f), Runs.SEED, 3, record);
        assertThat(record.means())
            .as("%s, future %d", option, f)
            .isEqualTo(Runs.run(option, Runs.future(f), 3).values());
      }
    }
  }

  @Test
  void replicationsAndSeedsAreLuckOfTheirOwn() {
    var outcomes = new ArrayList<Double>();
    for (int r = 0; r < 8; r++) {
      outcomes.add(sumOf(Runs.run(TinyTheatre.MISSION, Runs.future(3), r).values()));
    }
    var record = new RunRecord(new Layout(Runs.HORIZON, Runs.SETTING.zoneCount()));
    new Simulation(Runs.SETTING, Runs.NORMALISATION, Set.of())
        .run(Runs.plan(TinyTheatre.MISSION), Runs.future(3), Runs.SEED + 1, 0, record);
    outcomes.add(sumOf(record.means()));

    assertThat(outcomes).doesNotHaveDuplicates();
  }

  private static double sumOf(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).sum();
  }

  @Test
  void aShorterRunIsTheBeginningOfALongerOne() {
    for (String option : Runs.OPTIONS) {
      Runs.Figures longer = Runs.run(option, Runs.future(9), 0);
      Runs.Figures shorter = Runs.run(option, Runs.future(9), 0, 90, Set.of());
      for (int month = 0; month < 90; month++) {
        for (Variable variable : Layout.MONTHLY) {
          assertThat(Double.doubleToLongBits(shorter.at(month, variable)))
              .as("%s, %s in month %d", option, variable.column(), month)
              .isEqualTo(Double.doubleToLongBits(longer.at(month, variable)));
        }
      }
    }
  }

  /// What a process leaves behind, and nothing else does: zero or nothing once it is off.
  static Stream<Arguments> tracesOfProcesses() {
    return Stream.of(
        Arguments.of(
            ProcessId.DEPLOYMENT,
            List.of(
                Variable.MISSION_PERSON_MONTHS,
                Variable.COST_MUSD,
                Variable.KILLED_MISSION,
                Variable.GAP_DEPLOYMENT_MONTHS,
                Variable.LAST_HANDOVER_MONTH)),
        Arguments.of(
            ProcessId.OPENING,
            List.of(
                Variable.RETURNED,
                Variable.RETURNED_SHARE,
                Variable.MOVEMENT,
                Variable.CONTACT_PERSON_YEARS)),
        Arguments.of(
            ProcessId.LINE_INCIDENTS, List.of(Variable.LINE_INCIDENTS, Variable.OFFENSIVES)),
        Arguments.of(ProcessId.COMMUNAL_INCIDENTS, List.of(Variable.COMMUNAL_INCIDENTS)),
        Arguments.of(ProcessId.ASSAULTS, List.of(Variable.ASSAULTS, Variable.ASSAULTS_STOPPED)),
        Arguments.of(ProcessId.CASUALTIES, List.of(Variable.KILLED_MISSION)),
        Arguments.of(ProcessId.PERCEPTION, List.of(Variable.STAKES)),
        Arguments.of(
            ProcessId.MOVEMENT,
            List.of(
                Variable.RETURNED,
                Variable.MIXING,
                Variable.CONTACT_PERSON_YEARS,
                Variable.COMMUNAL_INCIDENTS)),
        Arguments.of(
            ProcessId.TRANSITION,
            List.of(Variable.LAST_HANDOVER_MONTH, Variable.INCIDENTS_AFTER_HANDOVER)),
        Arguments.of(
            ProcessId.WAR,
            List.of(
                Variable.WAR,
                Variable.WAR_MONTH,
                Variable.WAR_PROBABILITY,
                Variable.WARS,
                Variable.KILLED_IN_WAR,
                Variable.WAR_HAZARD_LINE,
                Variable.WAR_HAZARD_AGREEMENT,
                Variable.WAR_HAZARD_AFTER_WAR)));
  }

  @ParameterizedTest(name = "without {0}")
  @MethodSource("tracesOfProcesses")
  void aProcessThatIsOffLeavesNoTrace(ProcessId process, List<Variable> traces) {
    for (Variable variable : traces) {
      boolean seenWithIt = false;
      for (int f = 0; f < FUTURES; f++) {
        double without = Runs.run(TinyTheatre.MISSION, Runs.future(f), 0, process).last(variable);
        assertThat(without == 0 || Double.isNaN(without))
            .as("%s, future %d: %s", variable.column(), f, without)
            .isTrue();
      }
      // An assault that is stopped is a rare thing.
      for (int run = 0; run < 1000 && !seenWithIt; run++) {
        Future future = Runs.future(run % FUTURES);
        seenWithIt = Runs.run(TinyTheatre.MISSION, future, run / FUTURES).last(variable) > 0;
      }
      assertThat(seenWithIt).as("%s with the process on", variable.column()).isTrue();
    }
  }

  /// Levels that a process moves stand still once it is off.
  static Stream<Arguments> levelsOfProcesses() {
    return Stream.of(
        Arguments.of(ProcessId.POLITICS, Variable.COMMITMENT),
        Arguments.of(ProcessId.POLITICS, Variable.ENGAGEMENT),
        Arguments.of(ProcessId.PERCEPTION, Variable.TRUST),
        Arguments.of(ProcessId.POLICING, Variable.POLICE_CAPACITY));
  }

  @ParameterizedTest(name = "without {0}: {1}")
  @MethodSource("levelsOfProcesses")
  void aLevelStandsStillWithoutTheProcessThatMovesIt(ProcessId process, Variable level) {
    boolean movesWithIt = false;
    for (int f = 0; f < FUTURES; f++) {
      // Of all that happens, only a war may put commitment down from outside politics.
      Runs.Figures without =
          Runs.run(TinyTheatre.STATUS_QUO, Runs.future(f), 0, process, ProcessId.WAR);
      Runs.Figures with = Runs.run(TinyTheatre.MISSION, Runs.future(f), 0, ProcessId.WAR);
      for (int month = 1; month < Runs.HORIZON; month++) {
        assertThat(without.at(month, level))
            .as("future %d, month %d", f, month)
            .isCloseTo(without.at(0, level), within(ROUNDING));
      }
      movesWithIt |= Math.abs(with.last(level) - with.at(0, level)) > 0.01;
    }
    assertThat(movesWithIt).isTrue();
  }

  @ParameterizedTest
  @EnumSource(ProcessId.class)
  void everyProcessCanBeTheOnlyOneThatIsOffOrOn(ProcessId process) {
    Set<ProcessId> others = EnumSet.complementOf(EnumSet.of(process));
    for (String option : Runs.OPTIONS) {
      for (Set<ProcessId> off : List.of(EnumSet.of(process), others)) {
        Runs.Figures run = Runs.run(option, Runs.future(5), 0, Runs.HORIZON, off);
        for (Variable variable : Layout.MONTHLY) {
          double value = run.last(variable);
          assertThat(value < 0 || Double.isInfinite(value))
              .as("%s: %s without %s", option, variable, off)
              .isFalse();
        }
      }
    }
  }

  @Test
  void withAllProcessesOffNothingHappens() {
    for (String option : Runs.OPTIONS) {
      Runs.Figures run =
          Runs.run(option, Runs.future(2), 0, Runs.HORIZON, EnumSet.allOf(ProcessId.class));
      for (Variable variable :
          List.of(
              Variable.KILLED_COMBATANTS,
              Variable.KILLED_CIVILIANS,
              Variable.RETURNED,
              Variable.WAR,
              Variable.LINE_INCIDENTS)) {
        assertThat(run.last(variable)).as(variable.column()).isZero();
      }
      assertThat(run.last(Variable.YEARS_AT_PEACE))
          .isCloseTo(Runs.HORIZON / 12.0, within(ROUNDING));
    }
  }

  /// The rule that an early war must never look like few deaths. Raising a factor on the hazard and
  /// nothing else, on the same luck.
  @ParameterizedTest(name = "{0}")
  @MethodSource("hazards")
  void raisingOnlyTheWarHazardNeverLowersMeanDeaths(String option, Parameter factor) {
    double before = -1;
    double warsBefore = -1;
    for (double level : new double[] {0, 0.5, 1, 4}) {
      double deaths = 0;
      double wars = 0;
      for (int f = 0; f < FUTURES; f++) {
        Runs.Figures mean = Runs.mean(option, Runs.future(f).with(factor, level), 10, 120);
        deaths += mean.deaths() / FUTURES;
        wars += mean.last(Variable.WAR) / FUTURES;
      }
      assertThat(deaths).as("mean deaths at %s = %s", factor.key(), level).isGreaterThan(before);
      assertThat(wars).as("wars at %s = %s", factor.key(), level).isGreaterThan(warsBefore);
      before = deaths;
      warsBefore = wars;
    }
  }

  static Stream<Arguments> hazards() {
    return Stream.of(
        Arguments.of(TinyTheatre.STATUS_QUO, Parameter.TRANSFER),
        Arguments.of(TinyTheatre.STATUS_QUO, Parameter.STATUS_QUO_FACTOR),
        Arguments.of(TinyTheatre.WITHOUT_DEPLOYMENT, Parameter.TRANSFER),
        Arguments.of(TinyTheatre.MISSION, Parameter.TRANSFER),
        Arguments.of(TinyTheatre.MISSION, Parameter.AGREEMENT_FACTOR));
  }

  @Test
  void optionsOfARunShareTheirTension() {
    for (int f = 0; f < 10; f++) {
      World[] worlds = new World[Runs.OPTIONS.size()];
      for (int o = 0; o < worlds.length; o++) {
        worlds[o] = Runs.run(Runs.OPTIONS.get(o), Runs.future(f), 1).world();
      }
      assertThat(worlds[1].tension).isEqualTo(worlds[0].tension).isNotZero();
      assertThat(worlds[2].tension).isEqualTo(worlds[0].tension);
    }
  }

  /// Talks of all options fail on the same draw, and war waits for the same threshold.
  @Test
  void optionsOfARunShareWhatHappensBeforeTheyDiffer() {
    for (int f = 0; f < 10; f++) {
      Future future = Runs.future(f);
      Runs.Figures quo = Runs.run(TinyTheatre.STATUS_QUO, future, 0);
      Runs.Figures mission = Runs.run(TinyTheatre.MISSION, future, 0);
      int signed = Runs.world(TinyTheatre.MISSION, future).frameworkMonth;
      // Reform starts before signature in this option and moves police, hence no other figure yet.
      for (int month = 0; month < signed; month++) {
        assertThat(mission.at(month, Variable.LINE_INCIDENTS))
            .as("future %d, month %d", f, month)
            .isEqualTo(quo.at(month, Variable.LINE_INCIDENTS));
        assertThat(mission.at(month, Variable.WARS)).isEqualTo(quo.at(month, Variable.WARS));
      }
    }
  }
}
