package org.detente.improvement;

import java.io.IOException;
import java.util.List;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.FutureSample;
import org.detente.exploration.DesignRuns;
import org.detente.option.Option;
import org.detente.simulation.Variable;

/// Runs options in futures: the only place from which a search asks for runs, on whatever machines
/// they are made.
@FunctionalInterface
public interface Bench {

  /// Runs each option in each future of a sample.
  ///
  /// @param outcomes kept, at the end of the runs
  /// @param replications of each future, 1 or more
  /// @return by option: shape `[outcomes][futures]`, means over replications
  /// @throws InterruptedException if this thread is interrupted
  List<double[][]> run(
      List<Option> options, FutureSample sample, List<Variable> outcomes, int replications)
      throws IOException, InterruptedException;

  /// Runs on the threads of this machine; what is finished is kept on disk.
  static Bench of(DesignRuns runs) {
    return of(runs, (_, _, _) -> {});
  }

  /// The same, telling how far each request is.
  static Bench of(DesignRuns runs, Ensemble.Progress progress) {
    return (options, sample, outcomes, replications) ->
        runs.run(
            options.stream().map(o -> new DesignRuns.Job(o, sample)).toList(),
            outcomes,
            replications,
            progress);
  }
}
