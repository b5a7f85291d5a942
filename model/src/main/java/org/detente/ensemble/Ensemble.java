package org.detente.ensemble;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.detente.evidence.Dimension;
import org.detente.evidence.Future;
import org.detente.evidence.Futures;
import org.detente.option.Option;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Layout;
import org.detente.simulation.Plan;
import org.detente.simulation.RunRecord;
import org.detente.simulation.Setting;
import org.detente.simulation.Simulation;

/// Runs ensembles on the threads of this machine.
public final class Ensemble {

  private Ensemble() {}

  /// Is told how far an ensemble is; called from several threads.
  public interface Progress {
    /// @param done option-futures that are finished, among them those kept from an earlier run
    /// @param kept of these, kept from an earlier run
    /// @param total option-futures in all
    void at(int done, int kept, int total);
  }

  /// Runs what is not yet on disk and gives the whole. A future's record is written as soon as its
  /// replications are done, so that an interrupted ensemble goes on from there.
  ///
  /// @param threads 1 or more; does not change results
  /// @param folder for the results on disk; results of the same request (options taken one by one)
  ///   found there are used
  /// @param build tells builds of the program apart: results of another build are not used
  /// @throws IOException if results cannot be written
  /// @throws InterruptedException if this thread is interrupted; what was finished is kept
  public static EnsembleResult run(
      EnsembleRequest request, int threads, Path folder, String build, Progress progress)
      throws IOException, InterruptedException {
    return run(request, () -> normalisation(request), threads, folder, build, progress);
  }

  /// The same where the factors that tie war hazards to their reference classes are known already.
  ///
  /// @param normalisation gives what [#normalisation] would; asked only where something is to be
  ///   run
  public static EnsembleResult run(
      EnsembleRequest request,
      Supplier<HazardNormalisation> normalisation,
      int threads,
      Path folder,
      String build,
      Progress progress)
      throws IOException, InterruptedException {
    Futures space = request.space();
    List<Future> first = space.first(request.futures());
    return run(
        request, space.dimensions(), first, "", normalisation, threads, folder, build, progress);
  }

  /// The factors that tie war hazards to their reference classes. They depend on theatre, evidence
  /// and seed, and on nothing else.
  public static HazardNormalisation normalisation(EnsembleRequest request) {
    return HazardNormalisation.of(request.theatre(), request.space(), request.seed());
  }

  /// The same over other futures than the first of the space. War hazards stay tied to their
  /// reference classes over the space itself, so that the model is the same in every design.
  ///
  /// @param sample as many futures as the request says
  public static EnsembleResult run(
      EnsembleRequest request,
      FutureSample sample,
      int threads,
      Path folder,
      String build,
      Progress progress)
      throws IOException, InterruptedException {
    if (sample.futures().size() != request.futures()) {
      throw new IllegalArgumentException(
          "the request says %s futures, the sample has %s"
              .formatted(request.futures(), sample.futures().size()));
    }
    return run(
        request,
        sample.dimensions(),
        sample.futures(),
        sample.key(),
        () -> normalisation(request),
        threads,
        folder,
        build,
        progress);
  }

  private static EnsembleResult run(
      EnsembleRequest request,
      List<Dimension> dimensions,
      List<Future> futures,
      String sample,
      Supplier<HazardNormalisation> normalisation,
      int threads,
      Path folder,
      String build,
      Progress progress)
      throws IOException, InterruptedException {
    var setting = new Setting(request.theatre());
    var layout = new Layout(request.months(), setting.zoneCount());

    var stores = new ArrayList<ResultStore>();
    var plans = new ArrayList<Plan>();
    for (Option option : request.options()) {
      stores.add(
          new ResultStore(folder.resolve(key(request, option, build + sample)), layout.size()));
      plans.add(request.plan(option));
    }
    var result = new EnsembleResult(request, layout, dimensions, futures, stores, folder);
    List<int[]> missing = missing(stores, futures.size());
    int total = stores.size() * futures.size();
    int kept = total - missing.size();
    progress.at(kept, kept, total);

    if (missing.isEmpty()) {
      return result;
    }
    HazardNormalisation factors = normalisation.get();
    var done = new AtomicInteger(kept);
    try {
      Crew.run(
          threads,
          missing.size(),
          () -> {
            var simulation = new Simulation(setting, factors, request.without());
            var record = new RunRecord(layout);
            return i -> {
              int[] task = missing.get(i);
              record.clear();
              for (int r = 0; r < request.replications(); r++) {
                simulation.run(plans.get(task[1]), futures.get(task[0]), request.seed(), r, record);
              }
              stores.get(task[1]).write(task[0], record.means());
              progress.at(done.incrementAndGet(), kept, total);
            };
          });
    } catch (IOException | InterruptedException | RuntimeException e) {
      result.close();
      throw e;
    }
    return result;
  }

  /// Futures and options still to be run, all options of a future together.
  private static List<int[]> missing(List<ResultStore> stores, int futures) throws IOException {
    var missing = new ArrayList<int[]>();
    for (int f = 0; f < futures; f++) {
      for (int o = 0; o < stores.size(); o++) {
        if (!stores.get(o).has(f)) {
          missing.add(new int[] {f, o});
        }
      }
    }
    return missing;
  }

  /// Name of an option's results: a digest of everything they depend on but the number of futures.
  private static String key(EnsembleRequest request, Option option, String build) {
    return ResultStore.name(
        build,
        request.theatre().toString(),
        option.toString(),
        String.valueOf(request.deliveries().get(option.id())),
        request.evidence().toString(),
        Integer.toString(request.replications()),
        Integer.toString(request.months()),
        Long.toString(request.seed()),
        new TreeSet<>(request.without()).toString());
  }
}
