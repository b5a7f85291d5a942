package org.detente.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.detente.ablation.AblationStudy;
import org.detente.commitment.Commitment;
import org.detente.commitment.Menu;
import org.detente.comparison.AgainstStatusQuo;
import org.detente.comparison.Comparison;
import org.detente.completeness.GapPeriods;
import org.detente.completeness.GapPeriods.GapPeriod;
import org.detente.consent.Consent;
import org.detente.coverage.CoverageLedger;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.FutureSample;
import org.detente.ensemble.Workforce;
import org.detente.evidence.EvidenceBase;
import org.detente.exploration.Brief;
import org.detente.exploration.DesignRuns;
import org.detente.exploration.Exploration;
import org.detente.exploration.Lever;
import org.detente.exploration.LeverStudy;
import org.detente.handover.Handover;
import org.detente.handover.Precedent;
import org.detente.input.Problems;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.output.ExplorationTables;
import org.detente.output.LadderFile;
import org.detente.output.Manifest;
import org.detente.output.OutputFolder;
import org.detente.paper.CommitmentChapter;
import org.detente.paper.CompletenessChapter;
import org.detente.paper.ConsentChapter;
import org.detente.paper.ExplorationChapter;
import org.detente.paper.HandoverChapter;
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
      "The main job: compare, coverage, staff, consent, simulate, explore and handover for all options, and the paper that says what they found.",
      "Writes their files, paper.html, paper.pdf and manifest.json."
    })
final class AssessVerb implements Callable<Integer> {

  /// Futures on which departures are tried, at most: each is run some 13 times.
  private static final int HANDOVER_FUTURES = 24;

  /// Months after first deployment that are tried as fixed dates.
  private static final List<Integer> HANDOVER_DATES = List.of(24, 48, 72, 96, 120);

  /// Futures and replications on which levers are turned, at most.
  private static final int LEVER_FUTURES = 16;

  private static final int LEVER_REPLICATIONS = 2;

  @Mixin private Request request;

  @Mixin private ClusterChoice cluster;

  @Spec private CommandSpec spec;

  private Optional<Brief> brief = Optional.empty();
  private List<Precedent> precedents = List.of();
  private Optional<AblationStudy> hangsOn = Optional.empty();
  private final ConsentVerb.Input positions = new ConsentVerb.Input();

  private void check(Optional<TheatreFolder> folder, EvidenceBase base, Problems problems) {
    cluster.check(problems);
    Path file = request.theatre().resolve(ExplorationFiles.CRITERIA);
    if (Files.exists(file)) {
      brief = ExplorationFiles.criteria(file, folder, base, problems);
    }
    precedents = ExplorationFiles.precedents(request.theatre(), problems);
    hangsOn = HangsOnFile.read(request.theatre(), problems);
    positions.readIfThere(folder, problems);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Instant start = Instant.now();
    Request.Ready ready = request.prepare(true, this::check);
    String command =
        "detente "
            + String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs());
    try (OutputFolder out = ready.out();
        Workforce workforce = cluster.open(request)) {
      List<CoverageLedger> ledgers = CoverageVerb.ledgers(ready);
      CoverageVerb.write(ready, ledgers, out);
      List<StaffingResult> forces = forces(ready, out);
      Map<String, ForceDelivery> deliveries =
          request.asPlanned() ? Map.of() : Forces.deliveries(forces, ready.folder().theatre());
      try (EnsembleResult result =
          Runs.of(request, ready, ready.options(), deliveries, workforce)) {
        SimulateVerb.write(result, out);
        Comparison comparison = AgainstStatusQuo.of(result);
        CompareVerb.write(comparison, out);
        var chapters = new ArrayList<QuestionChapter>(chapters(forces));
        consent(ready, out).ifPresent(chapters::add);
        explore(ready, result, workforce, out).ifPresent(chapters::add);
        handover(ready, deliveries, workforce, out).ifPresent(chapters::add);
        chapters.addAll(chapters(ready, ledgers, result, out));
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

  private Optional<QuestionChapter> consent(Request.Ready ready, OutputFolder out)
      throws IOException {
    if (positions.found().isEmpty()) {
      say("No chapter on consent: the theatre has no positions.csv.");
      return Optional.empty();
    }
    Consent consent = ConsentVerb.answer(ready, positions.found().get(), request.seed());
    ConsentVerb.write(ready, consent, out);
    return Optional.of(new ConsentChapter(consent));
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
    } else {
      say("No chapter on commitment: the theatre has no " + LadderVerb.FILE + ".");
    }
    GapsVerb.Content content = GapsVerb.Content.of(ready.catalogue(), ready.options());
    List<GapPeriod> gaps = GapPeriods.of(result, ledgers);
    content.write(gaps, out);
    chapters.add(
        new CompletenessChapter(content.catalogue(), content.profiles(), gaps, content.starts()));
    return chapters;
  }

  private Optional<QuestionChapter> explore(
      Request.Ready ready, EnsembleResult result, Workforce workforce, OutputFolder out)
      throws IOException, InterruptedException {
    if (brief.isEmpty()) {
      say("No chapter on exploration: the theatre has no " + ExplorationFiles.CRITERIA + ".");
      return Optional.empty();
    }
    if (!brief.get().correlations().isEmpty()) {
      say("Correlations of " + ExplorationFiles.CRITERIA + " count in explore, not here.");
    }
    Exploration exploration = Exploration.of(result, brief.get(), request.seed());
    ExploreVerb.tables(exploration, out);
    var first =
        new FutureSample(
            "sobol",
            result.dimensions(),
            result.futures().subList(0, Math.min(LEVER_FUTURES, request.futures())));
    var runs = new DesignRuns(result.request(), workforce, out.work(), Runs.build());
    say("What political commitment buys against what numbers buy:");
    List<LeverStudy.Row> levers =
        Runs.interruptible(
            out,
            request.quiet(),
            "rows",
            progress ->
                LeverStudy.run(
                    runs,
                    ready.options(),
                    List.of(Lever.COMMITMENT, Lever.NUMBERS),
                    first,
                    Math.min(LEVER_REPLICATIONS, request.replications()),
                    progress));
    ExplorationTables.levers(levers, out.file("levers.csv"));
    return Optional.of(new ExplorationChapter(exploration, brief.get().scenarios(), levers));
  }

  private Optional<QuestionChapter> handover(
      Request.Ready ready,
      Map<String, ForceDelivery> deliveries,
      Workforce workforce,
      OutputFolder out)
      throws IOException, InterruptedException {
    if (ready.options().stream().noneMatch(o -> o.mission().isPresent())) {
      say("No chapter on leaving: none of the options brings internationals.");
      return Optional.empty();
    }
    say("When internationals can leave:");
    EnsembleRequest few =
        new EnsembleRequest(
            ready.folder().theatre(),
            ready.options(),
            ready.evidence(),
            Math.min(HANDOVER_FUTURES, request.futures()),
            1,
            ready.months(),
            request.seed(),
            ready.without(),
            deliveries);
    Handover handover =
        HandoverVerb.run(
            few,
            brief.map(Brief::leaving).orElse(Brief.Acceptable.UNSAID),
            HANDOVER_DATES,
            request,
            workforce,
            out);
    HandoverVerb.write(handover, ready, out);
    return Optional.of(new HandoverChapter(handover, precedents));
  }

  private void say(String what) {
    if (!request.quiet()) {
      System.err.println(what);
    }
  }

  /// Can the force be raised? Nothing where the theatre does not say who might serve.
  private List<StaffingResult> forces(Request.Ready ready, OutputFolder out)
      throws IOException, InterruptedException {
    if (ready.force().isEmpty()) {
      say(
          "The theatre says nothing of who might serve: no chapter on it, and every mission comes as planned.");
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
