package org.detente.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.detente.calibration.Calibration;
import org.detente.calibration.CalibrationRequest;
import org.detente.calibration.CalibrationResult;
import org.detente.calibration.ObservedYears;
import org.detente.input.Problems;
import org.detente.option.TheatreFolder;
import org.detente.output.CalibrationFiles;
import org.detente.output.OutputFolder;
import org.detente.phrase.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `calibrate`: what the theatre's own history says about the parameters.
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "What the theatre's yearly deaths say about the parameters, and what they cannot say.",
      "Writes posterior.csv, a file for --evidence, and calibration.json."
    })
final class CalibrateVerb implements Callable<Integer> {

  /// Draws when nobody asks for another number: enough for a thousand near the observed history.
  static final int DRAWS = 100_000;

  @Mixin private Request request;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Draws from the prior (default: ${DEFAULT-VALUE}).")
  private int draws = DRAWS;

  @Option(
      names = "--from",
      paramLabel = "YEAR",
      description = "First year to fit (default: the third full year of the ceasefire).")
  private Optional<Integer> from = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "YEAR",
      description = "Last year to fit (default: three years before the last of incidents.csv).")
  private Optional<Integer> until = Optional.empty();

  private Optional<ObservedYears> years = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Request.Ready ready = request.prepare(this::check);
    var asked =
        new CalibrationRequest(
            ready.folder().theatre(), ready.evidence(), years.orElseThrow(), draws, request.seed());
    try (OutputFolder out = ready.out()) {
      CalibrationResult result =
          Runs.interruptible(
              out,
              request.quiet(),
              "draws",
              progress ->
                  Calibration.run(asked, request.threads(), out.work(), Runs.build(), progress));
      CalibrationFiles.posterior(result, out.file("posterior.csv"));
      CalibrationFiles.account(result, out.file("calibration.json"));
      out.publish();
      if (!request.quiet()) {
        CalibrationSummary.print(result, System.out);
        System.out.println("Use it: --evidence " + out.place("posterior.csv"));
      }
    }
    return 0;
  }

  private void check(Optional<TheatreFolder> folder, Problems problems) {
    if (draws < CalibrationRequest.FEWEST) {
      problems.add(
          "command line",
          0,
          "--draws is " + draws,
          "at least " + Figures.whole(CalibrationRequest.FEWEST));
    }
    folder.ifPresent(
        f -> years = ObservedYears.of(f.theatre(), whole(from), whole(until), problems));
  }

  private static OptionalInt whole(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
