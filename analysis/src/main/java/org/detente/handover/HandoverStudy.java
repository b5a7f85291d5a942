package org.detente.handover;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.ResultStore;
import org.detente.ensemble.RunMissing;
import org.detente.ensemble.Workforce;
import org.detente.ensemble.Workload;
import org.detente.evidence.Future;
import org.detente.evidence.Futures;
import org.detente.exploration.Brief;
import org.detente.exploration.Lever;
import org.detente.option.Option;
import org.detente.simulation.HazardNormalisation;

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
  private final int zones;
  private final List<Future> futures;
  private final Futures space;
  private final List<Party> parties = new ArrayList<>();

  /// An option with a mission, and its turns of levers.
  private record Party(Option option, List<Turn> turns, Cell cell) {}

  private record Turn(Lever lever, String level, Option turned) {}

  private HandoverStudy(EnsembleRequest request, Brief.Acceptable acceptable, List<Integer> dates) {
    this.request = request;
    this.acceptable = acceptable;
    this.dates = List.copyOf(dates);
    zones = request.theatre().zones().size();
    space = request.space();
    futures = space.first(request.futures());
    for (Option option : request.options()) {
      if (option.mission().isPresent()) {
        List<Turn> turns = turns(option);
        parties.add(new Party(option, turns, new Cell(dates.size(), turns.size())));
      }
    }
  }

  private List<Turn> turns(Option option) {
    var turns = new ArrayList<Turn>();
    for (Lever lever : LEVERS) {
      for (String level : List.of(lever.levels().getFirst(), lever.levels().getLast())) {
        if (lever.level(option).filter(level::equals).isEmpty()) {
          turns.add(new Turn(lever, level, lever.at(option, level, request.theatre())));
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
  /// @param workforce who does the runs; does not change results
  /// @param folder for results on disk; those of the same request found there are used
  /// @param build tells builds of the program apart
  /// @param progress told in option-futures
  /// @throws InterruptedException if this thread is interrupted; what was finished is kept
  public static Handover run(
      EnsembleRequest request,
      Brief.Acceptable acceptable,
      List<Integer> dates,
      Workforce workforce,
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
                folder.resolve(study.key(party, build)), party.cell().size() * study.zones));
      }
      int[] rows = new int[stores.size()];
      Arrays.fill(rows, study.futures.size());
      RunMissing.run(study::work, stores, rows, workforce, progress);
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

  private Workload work() {
    return new DepartureWork(
        request.theatre(),
        HazardNormalisation.of(request.theatre(), space, request.seed()),
        parties.stream()
            .map(
                p ->
                    new DepartureWork.Part(
                        p.option(), p.turns().stream().map(Turn::turned).toList()))
            .toList(),
        dates,
        futures,
        request.months(),
        request.replications(),
        request.seed(),
        request.without());
  }

  private Handover gather(List<ResultStore> stores) throws IOException {
    var rows = new ArrayList<HandoverRow>();
    var totals = new ArrayList<HandoverRow>();
    var onDates = new ArrayList<DateRow>();
    var movers = new ArrayList<MoverRow>();
    var correlations = new ArrayList<Handover.CorrelationRow>();
    for (int p = 0; p < parties.size(); p++) {
      Party party = parties.get(p);
      double[][] sums = new double[futures.size()][party.cell().size() * zones];
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
