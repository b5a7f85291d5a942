package org.detente.handover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.detente.ensemble.Workload;
import org.detente.evidence.Future;
import org.detente.option.Option;
import org.detente.simulation.Departure;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Layout;
import org.detente.simulation.Plan;
import org.detente.simulation.ProcessId;
import org.detente.simulation.RunRecord;
import org.detente.simulation.Setting;
import org.detente.simulation.Simulation;
import org.detente.theatre.Theatre;

/// The runs of a [HandoverStudy]; a piece gives sums over the replications of a future, zone by
/// zone as a [Cell] says.
///
/// @param parts options with a mission
/// @param dates months after first deployment that are tried as fixed dates, ascending
/// @param months length of a run
record DepartureWork(
    Theatre theatre,
    HazardNormalisation normalisation,
    List<Part> parts,
    List<Integer> dates,
    List<Future> futures,
    int months,
    int replications,
    long seed,
    Set<ProcessId> without)
    implements Workload {

  /// An option with a mission, and what it is when one of its levers is turned.
  record Part(Option option, List<Option> turned) {

    Part {
      turned = List.copyOf(turned);
    }
  }

  DepartureWork {
    parts = List.copyOf(parts);
    dates = List.copyOf(dates);
    futures = List.copyOf(futures);
    without = Set.copyOf(without);
  }

  /// An option as the simulation sees it.
  private record Party(Plan plan, List<Plan> turns, Cell cell) {}

  @Override
  public Supplier<Workload.Worker> workers() {
    var setting = new Setting(theatre);
    var parties = new ArrayList<Party>();
    for (Part part : parts) {
      parties.add(
          new Party(
              new Plan(part.option(), theatre),
              part.turned().stream().map(o -> new Plan(o, theatre)).toList(),
              new Cell(dates.size(), part.turned().size())));
    }
    return () -> {
      var runs = new Runs(new Simulation(setting, normalisation, without), setting.zoneCount());
      return piece -> runs.sums(parties.get(piece.part()), futures.get(piece.row()));
    };
  }

  /// Runs of one thread.
  private final class Runs {

    private final Simulation simulation;
    private final int zones;
    private final ZoneDiary stayed;
    private final ZoneDiary left;
    private final int[] met;
    private final int[] arrived;

    Runs(Simulation simulation, int zones) {
      this.simulation = simulation;
      this.zones = zones;
      stayed = new ZoneDiary(months, zones);
      left = new ZoneDiary(months, zones);
      met = new int[zones];
      arrived = new int[zones];
    }

    double[] sums(Party party, Future future) {
      double[] sums = new double[party.cell().size() * zones];
      for (int r = 0; r < replications; r++) {
        int deployed = stay(party.plan(), future, r, stayed);
        meet(party.cell(), sums);
        leave(party, future, r, sums);
        leaveOnDates(party, future, r, deployed, sums);
        turn(party, future, r, sums);
      }
      return sums;
    }

    /// Internationals stay; fills the months in which benchmarks are met and internationals came.
    ///
    /// @return month in which the mission counted as deployed; -1 if never
    private int stay(Plan plan, Future future, int r, ZoneDiary diary) {
      Arrays.fill(arrived, -1);
      run(
          plan,
          future,
          r,
          months,
          Departure.never(zones),
          month -> {
            diary.note(simulation, month);
            for (int z = 0; z < zones; z++) {
              if (arrived[z] < 0 && simulation.internationalsIn(z)) {
                arrived[z] = month;
              }
            }
          });
      for (int z = 0; z < zones; z++) {
        met[z] = simulation.benchmarksOn(z);
      }
      return simulation.deployedOn();
    }

    /// Runs for some months: what comes after the last window need not be simulated.
    private void run(
        Plan plan, Future future, int r, int length, Departure departure, IntConsumer watch) {
      var record = new RunRecord(new Layout(length, zones));
      simulation.run(plan, future, seed, r, record, departure, watch);
    }

    private void meet(Cell cell, double[] sums) {
      for (int z = 0; z < zones; z++) {
        if (met[z] >= 0) {
          sums[z * cell.size() + Cell.MET]++;
          sums[z * cell.size() + Cell.MONTH] += met[z];
          sums[z * cell.size() + Cell.COMPARED] += comparable(z) ? 1 : 0;
        }
      }
    }

    /// Whether the windows after all three departures lie within the run, and internationals had
    /// come before the early one.
    private boolean comparable(int z) {
      return met[z] >= 0
          && met[z] + Leaving.LATE.months() + HandoverStudy.WINDOW <= months
          && arrived[z] >= 0
          && arrived[z] < met[z];
    }

    /// Two years before, but not before internationals have come.
    private int month(int z, Leaving leaving) {
      return Math.max(met[z] + leaving.months(), arrived[z] + 1);
    }

    private void leave(Party party, Future future, int r, double[] sums) {
      boolean none = true;
      for (int z = 0; z < zones; z++) {
        none &= !comparable(z);
      }
      for (Leaving leaving : Leaving.values()) {
        if (none) {
          return;
        }
        int[] on = new int[zones];
        int length = 0;
        for (int z = 0; z < zones; z++) {
          on[z] = met[z] < 0 ? -1 : month(z, leaving);
          length = comparable(z) ? Math.max(length, on[z] + HandoverStudy.WINDOW) : length;
        }
        run(
            party.plan(),
            future,
            r,
            length,
            Departure.at(on),
            month -> left.note(simulation, month));
        for (int z = 0; z < zones; z++) {
          if (comparable(z)) {
            int at = z * party.cell().size() + party.cell().leaving(leaving);
            int to = on[z] + HandoverStudy.WINDOW;
            sums[at + Cell.LEFT_ON] += on[z];
            sums[at + Cell.INCIDENTS] += left.incidents(z, on[z], to);
            sums[at + Cell.CONTACT] += left.contact(z, on[z], to);
            sums[at + Cell.STAYED_INCIDENTS] += stayed.incidents(z, on[z], to);
            sums[at + Cell.STAYED_CONTACT] += stayed.contact(z, on[z], to);
          }
        }
      }
    }

    private void leaveOnDates(Party party, Future future, int r, int deployed, double[] sums) {
      for (int d = 0; d < dates.size(); d++) {
        int on = deployed + dates.get(d);
        if (deployed < 0 || on + HandoverStudy.WINDOW > months) {
          return;
        }
        int[] all = new int[zones];
        Arrays.fill(all, on);
        run(
            party.plan(),
            future,
            r,
            on + HandoverStudy.WINDOW,
            Departure.at(all),
            month -> left.note(simulation, month));
        for (int z = 0; z < zones; z++) {
          if (arrived[z] >= 0 && arrived[z] < on) {
            int at = z * party.cell().size() + party.cell().date(d);
            sums[at]++;
            sums[at + 1] += left.incidents(z, on, on + HandoverStudy.WINDOW);
            sums[at + 2] += left.contact(z, on, on + HandoverStudy.WINDOW);
          }
        }
      }
    }

    private void turn(Party party, Future future, int r, double[] sums) {
      for (int t = 0; t < party.turns().size(); t++) {
        stay(party.turns().get(t), future, r, left);
        for (int z = 0; z < zones; z++) {
          if (met[z] >= 0) {
            int at = z * party.cell().size() + party.cell().turn(t);
            sums[at]++;
            sums[at + 1] += met[z];
          }
        }
      }
    }
  }
}
