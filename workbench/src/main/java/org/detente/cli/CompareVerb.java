package org.detente.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.detente.comparison.AgainstStatusQuo;
import org.detente.comparison.Comparison;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Workforce;
import org.detente.output.ComparisonTables;
import org.detente.output.OutputFolder;
import org.detente.phrase.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `compare`: is peace more dangerous than the status quo?
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Each option against the status quo on the same futures: writes against-status-quo.csv, flip-points.csv.")
final class CompareVerb implements Callable<Integer> {

  @Mixin private Request request;

  @Mixin private ClusterChoice cluster;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Request.Ready ready = request.prepare(true, (_, _, problems) -> cluster.check(problems));
    try (OutputFolder out = ready.out();
        Workforce workforce = cluster.open(request);
        EnsembleResult result = Runs.of(request, ready, ready.options(), workforce)) {
      Comparison comparison = AgainstStatusQuo.of(result);
      write(comparison, out);
      result.discard();
      out.publish();
      if (!request.quiet()) {
        print(comparison, System.out);
      }
    }
    return 0;
  }

  static void write(Comparison comparison, OutputFolder out) throws IOException {
    ComparisonTables.againstStatusQuo(comparison, out.file("against-status-quo.csv"));
    ComparisonTables.flipPoints(comparison, out.file("flip-points.csv"));
  }

  private static void print(Comparison comparison, PrintStream screen) {
    screen.println(
        "Fewer deaths than the status quo, wars counted, in so many of the futures we tried (not a probability):");
    for (Comparison.Row row : comparison.rows()) {
      screen.printf(
          Locale.ROOT,
          "  %-40s %4s years: %4s; large-scale war in %4s of runs, status quo %4s%n",
          row.option(),
          Figures.given(row.years()),
          Figures.percent(row.shareFewerDeaths()),
          Figures.percent(row.warShare()),
          Figures.percent(row.warShareStatusQuo()));
    }
  }
}
