package org.detente.simulation;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Future;
import org.detente.evidence.Futures;
import org.detente.evidence.ModelParameters;
import org.detente.evidence.Parameter;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.testkit.TinyTheatre;
import org.detente.theatre.Theatre;

/// Runs and worlds of the tiny theatre, for the tests of this package.
final class Runs {

  static final long SEED = 20_260_101;
  static final int HORIZON = 240;

  static final List<String> OPTIONS =
      List.of(TinyTheatre.STATUS_QUO, TinyTheatre.WITHOUT_DEPLOYMENT, TinyTheatre.MISSION);

  private static final TheatreFolder FOLDER = TinyTheatre.load();
  static final Theatre THEATRE = FOLDER.theatre();
  static final Setting SETTING = new Setting(THEATRE);
  static final Futures SPACE =
      new Futures(
          ModelParameters.dimensions(EvidenceBase.shipped()), Setting.dimensions(THEATRE), SEED);
  static final HazardNormalisation NORMALISATION = HazardNormalisation.of(THEATRE, SPACE, SEED);

  private static final List<Future> FUTURES = SPACE.first(256);
  private static final Map<String, Plan> PLANS = new LinkedHashMap<>();

  static {
    for (Option option : FOLDER.options()) {
      PLANS.put(option.id(), new Plan(option, THEATRE));
    }
  }

  private Runs() {}

  static Plan plan(String option) {
    return PLANS.get(option);
  }

  static Future future(int index) {
    return FUTURES.get(index);
  }

  /// Everything central, and talks succeed.
  static Future central() {
    return SPACE.central().with(Parameter.TALKS_FAIL, 0);
  }

  /// A world at the start of a run.
  static World world(String option, Future future, int replication) {
    var world = new World(SETTING);
    world.begin(plan(option), future, SEED, replication, HORIZON);
    return world;
  }

  static World world(String option, Future future) {
    return world(option, future, 0);
  }

  /// All processes, in their order.
  static Map<ProcessId, Process> processes() {
    var all = new LinkedHashMap<ProcessId, Process>();
    all.put(ProcessId.POLITICS, new Politics());
    all.put(ProcessId.DEPLOYMENT, new Deployment());
    all.put(ProcessId.OPENING, new Opening());
    all.put(ProcessId.LINE_INCIDENTS, new LineIncidents());
    all.put(ProcessId.COMMUNAL_INCIDENTS, new CommunalIncidents());
    all.put(ProcessId.ASSAULTS, new Assaults());
    all.put(ProcessId.CASUALTIES, new Casualties());
    all.put(ProcessId.PERCEPTION, new Perception());
    all.put(ProcessId.MOVEMENT, new Movement());
    all.put(ProcessId.POLICING, new Policing());
    all.put(ProcessId.TRANSITION, new Transition());
    all.put(ProcessId.WAR, new War(NORMALISATION));
    return all;
  }

  /// Begins processes and gives back the first, for `var subject = Runs.begun(world, new X())`.
  static <P extends Process> P begun(World world, P process) {
    process.begin(world);
    return process;
  }

  /// Turns to a month and advances the processes given; the month is closed.
  static void month(World world, int month, Process... processes) {
    world.month = month;
    world.turnCalendar();
    for (Process process : processes) {
      process.step(world);
    }
    world.tally.closeMonth(world);
  }

  /// Advances from month 0 to before a month.
  static void months(World world, int to, Process... processes) {
    for (int month = 0; month < to; month++) {
      month(world, month, processes);
    }
  }

  /// The figures of one run.
  static Figures run(String option, Future future, int replication, ProcessId... without) {
    return run(option, future, replication, HORIZON, Set.of(without));
  }

  static Figures run(
      String option, Future future, int replication, int months, Set<ProcessId> without) {
    var off = EnumSet.noneOf(ProcessId.class);
    off.addAll(without);
    var simulation = new Simulation(SETTING, NORMALISATION, off);
    var record = new RunRecord(new Layout(months, SETTING.zoneCount()));
    simulation.run(plan(option), future, SEED, replication, record);
    return new Figures(record.layout(), record.means(), simulation.world());
  }

  /// Means over replications of a future, as an ensemble keeps them.
  static Figures mean(String option, Future future, int replications, int months) {
    var simulation = new Simulation(SETTING, NORMALISATION, Set.of());
    var record = new RunRecord(new Layout(months, SETTING.zoneCount()));
    for (int r = 0; r < replications; r++) {
      simulation.run(plan(option), future, SEED, r, record);
    }
    return new Figures(record.layout(), record.means(), simulation.world());
  }

  /// What the world has counted so far, by a variable.
  static double soFar(World world, Variable variable) {
    var record = new RunRecord(new Layout(world.month + 1, SETTING.zoneCount()));
    record.beginReplication();
    world.tally.record(world, record);
    return record.means()[record.layout().all(world.month, variable)];
  }

  /// Figures of a run.
  record Figures(Layout layout, double[] values, World world) {

    double last(Variable variable) {
      return values[layout.outcome(variable)];
    }

    double at(int month, Variable variable) {
      return values[layout.all(month, variable)];
    }

    double deaths() {
      return last(Variable.KILLED_COMBATANTS) + last(Variable.KILLED_CIVILIANS);
    }
  }
}
