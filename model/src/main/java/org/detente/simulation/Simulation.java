package org.detente.simulation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.detente.evidence.Future;

/// Runs of the simulation. An instance keeps one world and serves one thread; settings, plans and
/// futures are shared.
public final class Simulation {

  private static final int BOOKKEEPING = ProcessId.values().length;

  private final World world;
  private final Process[] processes;
  private final int[] processIds;

  /// @param setting the theatre
  /// @param normalisation factors that tie war hazards to their reference classes
  /// @param without processes that are switched off
  public Simulation(Setting setting, HazardNormalisation normalisation, Set<ProcessId> without) {
    this(setting, normalisation, without, Form.FAST);
  }

  /// Like the other, in either form; both give the same bits.
  public Simulation(
      Setting setting, HazardNormalisation normalisation, Set<ProcessId> without, Form form) {
    this.world = new World(setting, form);
    boolean fast = form == Form.FAST;
    Map<ProcessId, Process> all = new EnumMap<>(ProcessId.class);
    all.put(ProcessId.POLITICS, new Politics());
    all.put(ProcessId.DEPLOYMENT, new Deployment());
    all.put(ProcessId.OPENING, new Opening());
    all.put(ProcessId.LINE_INCIDENTS, new LineIncidents());
    all.put(
        ProcessId.COMMUNAL_INCIDENTS,
        fast ? new FastCommunalIncidents(setting) : new CommunalIncidents());
    all.put(ProcessId.ASSAULTS, new Assaults());
    all.put(ProcessId.CASUALTIES, fast ? new FastCasualties() : new Casualties());
    all.put(ProcessId.PERCEPTION, fast ? new FastPerception(setting) : new Perception());
    all.put(ProcessId.MOVEMENT, fast ? new FastMovement(setting) : new Movement());
    all.put(ProcessId.POLICING, new Policing());
    all.put(ProcessId.TRANSITION, new Transition());
    all.put(ProcessId.WAR, new War(normalisation));
    var on = EnumSet.allOf(ProcessId.class);
    on.removeAll(without);
    processes = on.stream().map(all::get).toArray(Process[]::new);
    processIds = on.stream().mapToInt(ProcessId::ordinal).toArray();
  }

  /// Runs one replication and adds it to a record.
  ///
  /// @param plan the option
  /// @param future conditions
  /// @param seed the ensemble's seed
  /// @param replication luck within the future, from 0; the same for every option
  /// @param record takes the figures; its layout sets the length of the run
  public void run(Plan plan, Future future, long seed, int replication, RunRecord record) {
    run(plan, future, seed, replication, record, _ -> {});
  }

  /// Like the other, and tells whenever a process has acted in a month: for measurements.
  ///
  /// @param watch is given the ordinal of the process, or the number of processes for bookkeeping
  public void run(
      Plan plan, Future future, long seed, int replication, RunRecord record, IntConsumer watch) {
    world.departure = null;
    play(plan, future, seed, replication, record, watch);
  }

  /// Like the first, but internationals leave when they are told to, and the end of each month is
  /// told.
  ///
  /// @param departure when they leave, zone by zone
  /// @param watch is given each month when all processes have acted; may ask this instance about
  ///   zones
  public void run(
      Plan plan,
      Future future,
      long seed,
      int replication,
      RunRecord record,
      Departure departure,
      IntConsumer watch) {
    world.departure = departure;
    play(
        plan,
        future,
        seed,
        replication,
        record,
        process -> {
          if (process == BOOKKEEPING) {
            watch.accept(world.month);
          }
        });
  }

  private void play(
      Plan plan, Future future, long seed, int replication, RunRecord record, IntConsumer watch) {
    int months = record.layout().months();
    world.begin(plan, future, seed, replication, months);
    for (Process process : processes) {
      process.begin(world);
    }
    record.beginReplication();
    for (int month = 0; month < months; month++) {
      world.month = month;
      world.turnCalendar();
      for (int i = 0; i < processes.length; i++) {
        processes[i].step(world);
        watch.accept(processIds[i]);
      }
      world.tally.closeMonth(world);
      world.tally.record(world, record);
      watch.accept(BOOKKEEPING);
    }
    world.tally.recordEnd(world, record);
  }

  /// Incidents of the present month in a segment of the lines; to be asked while a run is watched.
  ///
  /// @param segment as in the theatre
  public int lineIncidents(int segment) {
    return world.lineIncidents[segment];
  }

  /// Share of a community among the police of a zone, 0..1; to be asked while a run is watched.
  ///
  /// @param zone as in the theatre
  /// @param community as in the theatre
  public double representation(int zone, int community) {
    return world.representation[zone * world.setting.communities + community];
  }

  /// Incidents in a zone since the run began, along lines and between communities; to be asked
  /// while a run is watched.
  public double zoneIncidents(int zone) {
    return world.tally.zoneIncidents(zone);
  }

  /// Contact of a zone's communities since the run began, person-years; to be asked while a run is
  /// watched.
  public double zoneContactYears(int zone) {
    return world.tally.zoneContactYears(zone);
  }

  /// Month in which a zone's benchmarks first had held for long enough in the last phase that
  /// brings internationals there; -1 if they have not. Kept only where departures are told.
  public int benchmarksOn(int zone) {
    return world.benchmarksOn[zone];
  }

  /// Month in which internationals left a zone; -1 if they have not.
  public int leftOn(int zone) {
    return world.leftOn[zone];
  }

  /// Month in which the mission counted as deployed; -1 if it has not.
  public int deployedOn() {
    return world.deployedOn;
  }

  /// Whether internationals are in a zone; to be asked while a run is watched.
  public boolean internationalsIn(int zone) {
    return world.missionPersons[zone] > 0 && !world.handedOver[zone];
  }

  /// The world as the last run left it, for tests of conservation.
  World world() {
    return world;
  }
}
