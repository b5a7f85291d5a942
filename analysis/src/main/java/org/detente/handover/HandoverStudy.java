package org.detente.handover;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.detente.ensemble.Crew;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.ResultStore;
import org.detente.evidence.Future;
import org.detente.evidence.Futures;
import org.detente.exploration.Brief;
import org.detente.exploration.Lever;
import org.detente.option.Option;
import org.detente.simulation.Departure;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Layout;
import org.detente.simulation.Plan;
import org.detente.simulation.RunRecord;
import org.detente.simulation.Setting;
import org.detente.simulation.Simulation;

/// Runs every option with a mission several times in each future, with the same luck:
/// internationals stay to the end, which shows when each zone's benchmarks are met; they leave each
/// zone two years before that month, in it, and two years after; they leave everywhere at a fixed
/// date; and they stay with one lever of the option turned.
public final class HandoverStudy {

  /// Months after a departure in which incidents are counted.
  public static final int WINDOW = 24;

  private static final List<Lever> LEVERS =
      List.of(Lever.REFORM, Lever.REPRESENTATION, Lever.CONSULTATION);

  private final EnsembleRequest request;
  private final Brief.Acceptable acceptable;
  private final List<Integer> dates;
  private final Setting setting;
  private final Layout layout;
  private final List<Future> futures;
  private final Futures space;
  private final List<Party> parties = new ArrayList<>();

  /// An option with a mission, and its turns of levers.
  private record Party(Option option, Plan plan, List<Turn> turns, Cell cell) {}

  private record Turn(Lever lever, String level, Plan plan) {}

  private HandoverStudy(EnsembleRequest request, Brief.Acceptable acceptable, List<Integer> dates) {
    this.request = request;
    this.acceptable = acceptable;
    this.dates = List.copyOf(dates);
    setting = new Setting(request.theatre());
    layout = new Layout(request.months(), setting.zoneCount());
    space = request.space();
    futures = space.first(request.futures());
    for (Option option : request.options()) {
      if (option.mission().isPresent()) {
        List<Turn> turns = turns(option);
        parties.add(
            new Party(
                option,
                new Plan(option, request.theatre()),
                turns,
                new Cell(dates.size(), turns.size())));
      }
    }
  }

  private List<Turn> turns(Option option) {
    var turns = new ArrayList<Turn>();
    for (Lever lever : LEVERS) {
      for (String level : List.of(lever.levels().getFirst(), lever.levels().getLast())) {
        if (lever.level(option).filter(level::equals).isEmpty()) {
          Option turned = lever.at(option, level, request.theatre());
          turns.add(new Turn(lever, level, new Plan(turned, request.theatre())));
        }
      }
    }
    return List.copyOf(turns);
  }

  /// Studies. Options without a mission are left out: there is nobody to leave.
  ///
  /// @param request futures and replications serve every departure
  /// @param acceptable risk after leaving
  /// @param dates months after first deployment that are tried as fixed dates, ascending
  /// @param threads 1 or more; does not change results
  /// @param folder for results on disk; those of the same request found there are used
  /// @param build tells builds of the program apart
  /// @param progress told in option-futures
  /// @throws InterruptedException if this thread is interrupted; what was finished is kept
  public static Handover run(
      EnsembleRequest request,
      Brief.Acceptable acceptable,
      List<Integer> dates,
      int threads,
      Path folder,
      String build,
      Ensemble.Progress progress)
      throws IOException, InterruptedException {
    var study = new HandoverStudy(request, acceptable, dates);
    var stores = new ArrayList<ResultStore>();
    try {
      for (Party party : study.parties) {
        stores.add(
            new ResultStore(
                folder.resolve(study.key(party, build)),
                party.cell().size() * study.setting.zoneCount()));
      }
      study.runMissing(threads, stores, progress);
      return study.gather(stores);
    } finally {
      for (ResultStore store : stores) {
        store.close();
      }
    }
  }

  /// Runs of the simulation that a study takes.
  public static long runs(EnsembleRequest request, List<Integer> dates) {
    var study = new HandoverStudy(request, Brief.Acceptable.UNSAID, dates);
    long perFuture = 0;
    for (Party party : study.parties) {
      perFuture += 1 + Leaving.values().length + dates.size() + party.turns().size();
    }
    return perFuture * request.futures() * request.replications();
  }

  private String key(Party party, String build) {
    return ResultStore.name(
        build,
        "handover",
        dates.toString(),
        request.theatre().toString(),
        party.option().toString(),
        request.evidence().toString(),
        Integer.toString(request.replications()),
        Integer.toString(request.months()),
        Long.toString(request.seed()),
        new TreeSet<>(request.without()).toString());
  }

  private void runMissing(int threads, List<ResultStore> stores, Ensemble.Progress progress)
      throws IOException, InterruptedException {
    var missing = new ArrayList<int[]>();
    for (int f = 0; f < futures.size(); f++) {
      for (int p = 0; p < parties.size(); p++) {
        if (!stores.get(p).has(f)) {
          missing.add(new int[] {p, f});
        }
      }
    }
    int total = parties.size() * futures.size();
    int kept = total - missing.size();
    progress.at(kept, kept, total);
    if (missing.isEmpty()) {
      return;
    }
    var normalisation = HazardNormalisation.of(request.theatre(), space, request.seed());
    var done = new AtomicInteger(kept);
    Crew.run(
        threads,
        missing.size(),
        () -> {
          var worker = new Worker(new Simulation(setting, normalisation, request.without()));
          return i -> {
            int[] task = missing.get(i);
            stores.get(task[0]).write(task[1], worker.sums(parties.get(task[0]), task[1]));
            progress.at(done.incrementAndGet(), kept, total);
          };
        });
  }

  /// Runs of one thread.
  private final class Worker {

    private final int zones = setting.zoneCount();
    private final int months = layout.months();
    private final Simulation simulation;
    private final ZoneDiary stayed = new ZoneDiary(months, zones);
    private final ZoneDiary left = new ZoneDiary(months, zones);
    private final int[] met = new int[zones];
    private final int[] arrived = new int[zones];

    Worker(Simulation simulation) {
      this.simulation = simulation;
    }

    double[] sums(Party party, int f) {
      double[] sums = new double[party.cell().size() * zones];
      for (int r = 0; r < request.replications(); r++) {
        int deployed = stay(party.plan(), f, r, stayed);
        meet(party.cell(), sums);
        leave(party, f, r, sums);
        leaveOnDates(party, f, r, deployed, sums);
        turn(party, f, r, sums);
      }
      return sums;
    }

    /// Internationals stay; fills the months in which benchmarks are met and internationals came.
    ///
    /// @return month in which the mission counted as deployed; -1 if never
    private int stay(Plan plan, int f, int r, ZoneDiary diary) {
      Arrays.fill(arrived, -1);
      run(
          plan,
          f,
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
    private void run(Plan plan, int f, int r, int length, Departure departure, IntConsumer watch) {
      var record = new RunRecord(new Layout(length, zones));
      simulation.run(plan, futures.get(f), request.seed(), r, record, departure, watch);
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
          && met[z] + Leaving.LATE.months() + WINDOW <= months
          && arrived[z] >= 0
          && arrived[z] < met[z];
    }

    /// Two years before, but not before internationals have come.
    private int month(int z, Leaving leaving) {
      return Math.max(met[z] + leaving.months(), arrived[z] + 1);
    }

    private void leave(Party party, int f, int r, double[] sums) {
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
          length = comparable(z) ? Math.max(length, on[z] + WINDOW) : length;
        }
        run(party.plan(), f, r, length, Departure.at(on), month -> left.note(simulation, month));
        for (int z = 0; z < zones; z++) {
          if (comparable(z)) {
            int at = z * party.cell().size() + party.cell().leaving(leaving);
            int to = on[z] + WINDOW;
            sums[at + Cell.LEFT_ON] += on[z];
            sums[at + Cell.INCIDENTS] += left.incidents(z, on[z], to);
            sums[at + Cell.CONTACT] += left.contact(z, on[z], to);
            sums[at + Cell.STAYED_INCIDENTS] += stayed.incidents(z, on[z], to);
            sums[at + Cell.STAYED_CONTACT] += stayed.contact(z, on[z], to);
          }
        }
      }
    }

    private void leaveOnDates(Party party, int f, int r, int deployed, double[] sums) {
      for (int d = 0; d < dates.size(); d++) {
        int on = deployed + dates.get(d);
        if (deployed < 0 || on + WINDOW > months) {
          return;
        }
        int[] all = new int[zones];
        Arrays.fill(all, on);
        run(
            party.plan(),
            f,
            r,
            on + WINDOW,
            Departure.at(all),
            month -> left.note(simulation, month));
        for (int z = 0; z < zones; z++) {
          if (arrived[z] >= 0 && arrived[z] < on) {
            int at = z * party.cell().size() + party.cell().date(d);
            sums[at]++;
            sums[at + 1] += left.incidents(z, on, on + WINDOW);
            sums[at + 2] += left.contact(z, on, on + WINDOW);
          }
        }
      }
    }

    private void turn(Party party, int f, int r, double[] sums) {
      for (int t = 0; t < party.turns().size(); t++) {
        stay(party.turns().get(t).plan(), f, r, left);
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

  private Handover gather(List<ResultStore> stores) throws IOException {
    var rows = new ArrayList<HandoverRow>();
    var totals = new ArrayList<HandoverRow>();
    var onDates = new ArrayList<DateRow>();
    var movers = new ArrayList<MoverRow>();
    var correlations = new ArrayList<Handover.CorrelationRow>();
    for (int p = 0; p < parties.size(); p++) {
      Party party = parties.get(p);
      double[][] sums = new double[futures.size()][party.cell().size() * setting.zoneCount()];
      for (int f = 0; f < sums.length; f++) {
        stores.get(p).read(f, 0, sums[f].length, sums[f]);
      }
      var gathering =
          new Gathering(party.option().id(), request, party.cell(), sums, dates, acceptable);
      rows.addAll(gathering.rows());
      totals.addAll(gathering.totals());
      onDates.addAll(gathering.dates());
      for (int t = 0; t < party.turns().size(); t++) {
        movers.addAll(
            gathering.movers(t, party.turns().get(t).lever().id(), party.turns().get(t).level()));
      }
      correlations.addAll(gathering.correlations(space.dimensions(), futures));
    }
    return new Handover(
        futures.size(),
        request.replications(),
        acceptable,
        rows,
        totals,
        onDates,
        movers,
        correlations);
  }
}
