package org.detente.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Workforce;
import org.detente.output.EnsembleTables;
import org.detente.output.OutputFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `simulate`: what happens over the years.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description =
        "What happens over the years: writes outcomes.csv, futures.csv, trajectories.csv.")
final class SimulateVerb implements Callable<Integer> {

  @Mixin private Request request;

  @Mixin private ClusterChoice cluster;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Request.Ready ready = request.prepare(false, (_, _, problems) -> cluster.check(problems));
    try (OutputFolder out = ready.out();
        Workforce workforce = cluster.open(request);
        EnsembleResult result = Runs.of(request, ready, ready.options(), workforce)) {
      write(result, out);
      result.discard();
      out.publish();
    }
    return 0;
  }

  static void write(EnsembleResult result, OutputFolder out) throws IOException {
    EnsembleTables.outcomes(result, out.file("outcomes.csv"));
    EnsembleTables.futures(result, out.file("futures.csv"));
    EnsembleTables.trajectories(result, out.file("trajectories.csv"));
  }
}
