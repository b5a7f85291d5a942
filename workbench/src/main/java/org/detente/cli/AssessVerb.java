package org.detente.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.detente.commitment.Commitment;
import org.detente.commitment.Menu;
import org.detente.comparison.AgainstStatusQuo;
import org.detente.comparison.Comparison;
import org.detente.completeness.GapPeriods;
import org.detente.completeness.GapPeriods.GapPeriod;
import org.detente.coverage.CoverageLedger;
import org.detente.ensemble.EnsembleResult;
import org.detente.option.Option;
import org.detente.output.LadderFile;
import org.detente.output.Manifest;
import org.detente.output.OutputFolder;
import org.detente.paper.CommitmentChapter;
import org.detente.paper.CompletenessChapter;
import org.detente.paper.Paper;
import org.detente.paper.PaperInput;
import org.detente.paper.PaperWriter;
import org.detente.paper.QuestionChapter;
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
    String command =
        "detente "
            + String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs());
    try (OutputFolder out = ready.out()) {
      List<CoverageLedger> ledgers = CoverageVerb.ledgers(ready);
      CoverageVerb.write(ready, ledgers, out);
      try (EnsembleResult result = Runs.of(request, ready, ready.options())) {
        SimulateVerb.write(result, out);
        Comparison comparison = AgainstStatusQuo.of(result);
        CompareVerb.write(comparison, out);
        List<QuestionChapter> chapters = chapters(ready, ledgers, result, out);
        writePaper(ready, ledgers, result, comparison, chapters, out);
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

  // Chapters on questions that a theatre may leave out; their files are written beside.
  private List<QuestionChapter> chapters(
      Request.Ready ready, List<CoverageLedger> ledgers, EnsembleResult result, OutputFolder out)
      throws IOException {
    var chapters = new ArrayList<QuestionChapter>();
    if (ready.menu().isPresent()) {
      Menu menu = ready.menu().get();
      List<Commitment.Result> ladders = LadderVerb.results(request, ready, menu);
      LadderFile.write(menu, ladders, ready.audience(), out.file("ladder.json"));
      chapters.add(new CommitmentChapter(menu, ladders));
    } else if (!request.quiet()) {
      System.err.println("No chapter on commitment: the theatre has no " + LadderVerb.FILE);
    }
    GapsVerb.Content content = GapsVerb.Content.of(ready.catalogue(), ready.options());
    List<GapPeriod> gaps = GapPeriods.of(result, ledgers);
    content.write(gaps, out);
    chapters.add(
        new CompletenessChapter(content.catalogue(), content.profiles(), gaps, content.starts()));
    return chapters;
  }

  private void writePaper(
      Request.Ready ready,
      List<CoverageLedger> ledgers,
      EnsembleResult result,
      Comparison comparison,
      List<QuestionChapter> chapters,
      OutputFolder out)
      throws IOException {
    var input =
        new PaperInput(
            ready.folder().theatre(),
            ready.options(),
            ledgers,
            comparison,
            chapters,
            result,
            ready.evidence(),
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
