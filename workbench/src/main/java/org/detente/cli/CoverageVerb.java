package org.detente.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.detente.chart.CoverageChart;
import org.detente.coverage.CoverageLedger;
import org.detente.coverage.CoverageStatus;
import org.detente.message.MessageFiles;
import org.detente.output.CoverageTables;
import org.detente.output.OutputFolder;
import org.detente.phrase.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `coverage`: whose security is provided for, and where is nobody responsible?
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description =
        "Who is responsible for whom, where and when: writes coverage.csv, coverage-gaps.csv, coverage.svg.")
final class CoverageVerb implements Callable<Integer> {

  @Mixin private Request request;

  @Override
  public Integer call() throws IOException {
    Request.Ready ready = request.prepare(false);
    try (OutputFolder out = ready.out()) {
      List<CoverageLedger> ledgers = ledgers(ready);
      write(ready, ledgers, out);
      out.publish();
      if (!request.quiet()) {
        for (CoverageLedger ledger : ledgers) {
          long open =
              ledger.cells().stream().filter(c -> c.status() == CoverageStatus.OPEN).count();
          System.out.printf(
              Locale.ROOT,
              "%-40s %9s cells, nobody responsible in %4s%n",
              ledger.option().id(),
              Figures.whole(ledger.cells().size()),
              Figures.percent((double) open / Math.max(1, ledger.cells().size())));
        }
      }
    }
    return 0;
  }

  static List<CoverageLedger> ledgers(Request.Ready ready) {
    return ready.options().stream()
        .map(o -> CoverageLedger.of(ready.folder().theatre(), o, ready.evidence(), ready.months()))
        .toList();
  }

  static void write(Request.Ready ready, List<CoverageLedger> ledgers, OutputFolder out)
      throws IOException {
    var theatre = ready.folder().theatre();
    CoverageTables.ledger(theatre, ledgers, ready.audience(), out.file("coverage.csv"));
    CoverageTables.gaps(theatre, ledgers, ready.audience(), out.file("coverage-gaps.csv"));
    Files.writeString(
        out.file("coverage.svg"),
        CoverageChart.svg(MessageFiles.ENGLISH, ledgers, ready.audience().seesMonths()),
        StandardCharsets.UTF_8);
  }
}
