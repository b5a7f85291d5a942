package org.detente.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.detente.ablation.AblationStudy;
import org.detente.comparison.AgainstStatusQuo;
import org.detente.comparison.Comparison;
import org.detente.coverage.CoverageLedger;
import org.detente.ensemble.EnsembleResult;
import org.detente.input.Problems;
import org.detente.option.Option;
import org.detente.output.Manifest;
import org.detente.output.OutputFolder;
import org.detente.paper.Paper;
import org.detente.paper.PaperInput;
import org.detente.paper.PaperWriter;
import org.detente.paper.QuestionChapter;
import org.detente.paper.StaffingChapter;
import org.detente.simulation.ForceDelivery;
import org.detente.staffing.Basis;
import org.detente.staffing.Effort;
import org.detente.staffing.StaffingResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `assess`: the main job. Everything that can be answered, and the paper.
@Command(
    name = "assess",
    mixinStandardHelpOptions = true,
    description = {
      "The main job: compare, coverage and simulate for all options, and the paper that says what they found.",
      "Writes their files, paper.html, paper.pdf and manifest.json."
    })
final class AssessVerb implements Callable<Integer> {

  @Mixin private Request request;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Instant start = Instant.now();
    Request.Ready ready = request.prepare(true);
    var problems = new Problems();
    Optional<AblationStudy> hangsOn = HangsOnFile.read(request.theatre(), problems);
    problems.throwIfAny();
    String command =
        "detente "
            + String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs());
    try (OutputFolder out = ready.out()) {
      List<CoverageLedger> ledgers = CoverageVerb.ledgers(ready);
      CoverageVerb.write(ready, ledgers, out);
      List<StaffingResult> forces = forces(ready, out);
      Map<String, ForceDelivery> deliveries =
          request.asPlanned() ? Map.of() : Forces.deliveries(forces, ready.folder().theatre());
      try (EnsembleResult result = Runs.of(request, ready, ready.options(), deliveries)) {
        SimulateVerb.write(result, out);
        Comparison comparison = AgainstStatusQuo.of(result);
        CompareVerb.write(comparison, out);
        writePaper(ready, ledgers, forces, result, comparison, hangsOn, out);
        Manifest.write(
            new Manifest.Account(
                Main.Version.version(),
                command,
                request.seed(),
                ready.options().stream().map(Option::id).toList(),
                request.settings(ready),
                start,
                Duration.between(start, Instant.now()),
                result.request().runs()),
            request.theatre(),
            ready.evidenceFiles(),
            out);
        result.discard();
      }
      out.publish();
      if (!request.quiet()) {
        System.out.println("Read " + out.place("paper.html") + " or paper.pdf beside it");
      }
    }
    return 0;
  }

  /// Can the force be raised? Nothing where the theatre does not say who might serve.
  private List<StaffingResult> forces(Request.Ready ready, OutputFolder out)
      throws IOException, InterruptedException {
    if (ready.force().isEmpty()) {
      if (!request.quiet()) {
        System.err.println(
            "The theatre says nothing of who might serve: no chapter on it, and every mission comes as planned.");
      }
      return List.of();
    }
    List<StaffingResult> forces =
        Forces.answers(
            ready.folder().theatre(),
            ready.options(),
            ready.force().get(),
            Basis.PLAN,
            Effort.USUAL,
            request.threads());
    StaffVerb.write(forces, ready, out);
    return forces;
  }

  private static List<QuestionChapter> chapters(List<StaffingResult> forces) {
    return forces.isEmpty() ? List.of() : List.of(new StaffingChapter(forces));
  }

  private void writePaper(
      Request.Ready ready,
      List<CoverageLedger> ledgers,
      List<StaffingResult> forces,
      EnsembleResult result,
      Comparison comparison,
      Optional<AblationStudy> hangsOn,
      OutputFolder out)
      throws IOException {
    var input =
        new PaperInput(
            ready.folder().theatre(),
            ready.options(),
            ledgers,
            comparison,
            chapters(forces),
            result,
            ready.evidence(),
            hangsOn,
            ready.audience(),
            Main.Version.version());
    Paper paper = PaperWriter.paper(input);
    Files.writeString(out.file("paper.html"), paper.html(), StandardCharsets.UTF_8);
    try (OutputStream pdf =
        new BufferedOutputStream(Files.newOutputStream(out.file("paper.pdf")))) {
      paper.pdf(pdf);
    }
  }
}
