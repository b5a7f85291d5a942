package org.detente.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.detente.access.Audience;
import org.detente.comparison.AgainstStatusQuo;
import org.detente.coverage.CoverageLedger;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Threads;
import org.detente.evidence.EvidenceBase;
import org.detente.option.Option;
import org.detente.theatre.Theatre;

/// A small ensemble of a theatre and the papers written from it.
record SmallPaper(Theatre theatre) {

  static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");
  static final int FUTURES = 6;

  private static final EvidenceBase EVIDENCE = EvidenceBase.shipped();

  /// @param folder an empty or missing folder for the records of the runs
  EnsembleResult run(List<Option> options, Path folder) throws IOException, InterruptedException {
    var request =
        new EnsembleRequest(
            theatre, options, EVIDENCE, FUTURES, 1, theatre.horizonMonths(), 1, Set.of());
    return Ensemble.run(request, new Threads(1), folder, "test", (done, kept, total) -> {});
  }

  Paper write(List<Option> options, EnsembleResult result, Audience audience) {
    return PaperWriter.paper(input(options, result, audience));
  }

  PaperInput input(List<Option> options, EnsembleResult result, Audience audience) {
    var ledgers =
        options.stream()
            .map(o -> CoverageLedger.of(theatre, o, EVIDENCE, result.layout().months()))
            .toList();
    return new PaperInput(
        theatre,
        options,
        ledgers,
        AgainstStatusQuo.of(result),
        List.of(),
        result,
        EVIDENCE,
        Optional.empty(),
        audience,
        "test");
  }
}
