package org.detente.ensemble;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.detente.evidence.Dimension;
import org.detente.evidence.Future;
import org.detente.evidence.Futures;
import org.detente.option.Option;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Layout;

/// Runs ensembles, on the threads of this machine or on a cluster.
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
  /// @param workforce who does the runs; does not change results
  /// @param folder for the results on disk; results of the same request (options taken one by one)
  ///   found there are used
  /// @param build tells builds of the program apart: results of another build are not used
  /// @throws IOException if results cannot be written
  /// @throws InterruptedException if this thread is interrupted; what was finished is kept
  public static EnsembleResult run(
      EnsembleRequest request, Workforce workforce, Path folder, String build, Progress progress)
      throws IOException, InterruptedException {
    return run(request, () -> normalisation(request), workforce, folder, build, progress);
  }

  /// The same where the factors that tie war hazards to their reference classes are known already.
  ///
  /// @param normalisation gives what [#normalisation] would; asked only where something is to be
  ///   run
  public static EnsembleResult run(
      EnsembleRequest request,
      Supplier<HazardNormalisation> normalisation,
      Workforce workforce,
      Path folder,
      String build,
      Progress progress)
      throws IOException, InterruptedException {
    Futures space = request.space();
    List<Future> first = space.first(request.futures());
    return run(
        request, space.dimensions(), first, "", normalisation, workforce, folder, build, progress);
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
      Workforce workforce,
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
        workforce,
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
      Workforce workforce,
      Path folder,
      String build,
      Progress progress)
      throws IOException, InterruptedException {
    var layout = new Layout(request.months(), request.theatre().zones().size());
    var stores = new ArrayList<ResultStore>();
    for (Option option : request.options()) {
      stores.add(
          new ResultStore(folder.resolve(key(request, option, build + sample)), layout.size()));
    }
    var result = new EnsembleResult(request, layout, dimensions, futures, stores, folder);
    int[] rows = new int[stores.size()];
    Arrays.fill(rows, futures.size());
    try {
      RunMissing.run(
          () -> work(request, futures, normalisation.get()), stores, rows, workforce, progress);
    } catch (IOException | InterruptedException | RuntimeException e) {
      result.close();
      throw e;
    }
    return result;
  }

  private static Workload work(
      EnsembleRequest request, List<Future> futures, HazardNormalisation normalisation) {
    return new SimulationWork(
        request.theatre(),
        normalisation,
        request.options().stream()
            .map(
                o ->
                    new SimulationWork.Part(
                        o, Optional.ofNullable(request.deliveries().get(o.id())), futures))
            .toList(),
        request.months(),
        request.replications(),
        request.seed(),
        request.without(),
        Optional.empty());
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
