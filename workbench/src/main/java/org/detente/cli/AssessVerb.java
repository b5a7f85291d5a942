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
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Workforce;
import org.detente.evidence.EvidenceBase;
import org.detente.exploration.Brief;
import org.detente.exploration.Exploration;
import org.detente.exploration.LeverStudy;
import org.detente.exploration.Sensitivity;
import org.detente.exploration.SensitivityStudy;
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
import org.detente.staffing.StaffingResult;
import org.detente.study.AgreementContent;
import org.detente.study.ExplorationFiles;
import org.detente.study.HangsOnFile;
import org.detente.study.Program;
import org.detente.study.Study;
import org.detente.study.StudyInput;
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

  @Mixin private Request request;

  @Mixin private ClusterChoice cluster;

  @Spec private CommandSpec spec;

  @picocli.CommandLine.Option(
      names = "--trajectories",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Morris trajectories of a sensitivity analysis, as in explore; 0: none (default: ${DEFAULT-VALUE}; it takes about as long as all the rest).")
  private int trajectories;

  @picocli.CommandLine.Option(
      names = "--blocks",
      paramLabel = "N",
      defaultValue = "128",
      description = "Blocks of its Sobol' indices (default: ${DEFAULT-VALUE}).")
  private int blocks;

  private Optional<Brief> brief = Optional.empty();
  private List<Precedent> precedents = List.of();
  private Optional<AblationStudy> hangsOn = Optional.empty();
  private final ConsentVerb.Input positions = new ConsentVerb.Input();

  private void check(Optional<TheatreFolder> folder, EvidenceBase base, Problems problems) {
    cluster.check(problems);
    ExploreVerb.checkSensitivity(trajectories, blocks, problems);
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
    String command = Checks.typed(spec);
    try (OutputFolder out = ready.out();
        Workforce workforce = cluster.open(request)) {
      Study study = study(ready);
      List<CoverageLedger> ledgers = study.ledgers();
      CoverageVerb.write(ready, ledgers, out);
      List<StaffingResult> forces = forces(study, ready, out);
      Map<String, ForceDelivery> deliveries = study.deliveries(forces);
      try (EnsembleResult result =
          Runs.of(request, ready, ready.options(), deliveries, workforce)) {
        SimulateVerb.write(result, out);
        Comparison comparison = AgainstStatusQuo.of(result);
        CompareVerb.write(comparison, out);
        var chapters = new ArrayList<QuestionChapter>(chapters(forces));
        consent(study, ready, out).ifPresent(chapters::add);
        explore(study, result, workforce, out).ifPresent(chapters::add);
        handover(study, ready, deliveries, workforce, out).ifPresent(chapters::add);
        chapters.addAll(chapters(study, ready, ledgers, result, out));
        writePaper(study.paper(ledgers, result, comparison, chapters), out);
        Manifest.write(
            new Manifest.Account(
                Program.version(),
                command,
                request.seed(),
                ready.options().stream().map(Option::id).toList(),
                settings(ready),
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

  private Map<String, Object> settings(Request.Ready ready) {
    Map<String, Object> settings = request.settings(ready);
    settings.put("trajectories", trajectories);
    settings.put("blocks", blocks);
    return settings;
  }

  private Study study(Request.Ready ready) {
    var input =
        new StudyInput(
            ready.folder(),
            ready.evidence(),
            ready.force(),
            ready.menu(),
            ready.catalogue(),
            positions.found(),
            brief,
            precedents,
            hangsOn);
    var settings =
        new Study.StudySettings(
            request.futures(),
            request.replications(),
            ready.months(),
            request.seed(),
            request.threads(),
            ready.without(),
            request.asPlanned());
    return new Study(input, settings, ready.audience(), ready.options());
  }

  private Optional<QuestionChapter> consent(Study study, Request.Ready ready, OutputFolder out)
      throws IOException {
    Optional<Consent> consent = study.consent();
    if (consent.isEmpty()) {
      say("No chapter on consent: the theatre has no positions.csv.");
      return Optional.empty();
    }
    ConsentVerb.write(ready, consent.get(), out);
    return Optional.of(new ConsentChapter(consent.get()));
  }

  // Chapters on questions that a theatre may leave out; their files are written beside.
  private List<QuestionChapter> chapters(
      Study study,
      Request.Ready ready,
      List<CoverageLedger> ledgers,
      EnsembleResult result,
      OutputFolder out)
      throws IOException {
    var chapters = new ArrayList<QuestionChapter>();
    if (ready.menu().isPresent()) {
      Menu menu = ready.menu().get();
      List<Commitment.Result> ladders = study.ladders();
      LadderFile.write(menu, ladders, ready.audience(), out.file("ladder.json"));
      chapters.add(new CommitmentChapter(menu, ladders));
    } else {
      say("No chapter on commitment: the theatre has no " + LadderVerb.FILE + ".");
    }
    AgreementContent content = study.content();
    List<GapPeriod> gaps = GapPeriods.of(result, ledgers);
    GapsVerb.write(content, gaps, out);
    chapters.add(
        new CompletenessChapter(content.catalogue(), content.profiles(), gaps, content.starts()));
    return chapters;
  }

  private Optional<QuestionChapter> explore(
      Study study, EnsembleResult result, Workforce workforce, OutputFolder out)
      throws IOException, InterruptedException {
    Optional<Exploration> exploration = study.exploration(result);
    if (exploration.isEmpty()) {
      say("No chapter on exploration: the theatre has no " + ExplorationFiles.CRITERIA + ".");
      return Optional.empty();
    }
    if (!brief.orElseThrow().correlations().isEmpty()) {
      say("Correlations of " + ExplorationFiles.CRITERIA + " count in explore, not here.");
    }
    ExploreVerb.tables(exploration.get(), result, out);
    say("What political commitment buys against what numbers buy:");
    List<LeverStudy.Row> levers =
        Runs.interruptible(
            out,
            request.quiet(),
            "rows",
            progress -> study.levers(result, workforce, out.work(), progress));
    ExplorationTables.levers(levers, out.file("levers.csv"));
    return Optional.of(
        new ExplorationChapter(
            exploration.get(),
            brief.get().scenarios(),
            levers,
            sensitivity(study, result, workforce, out)));
  }

  private Optional<Sensitivity> sensitivity(
      Study study, EnsembleResult result, Workforce workforce, OutputFolder out)
      throws IOException, InterruptedException {
    if (trajectories == 0) {
      return Optional.empty();
    }
    SensitivityStudy work =
        study.sensitivity(
            result,
            brief.orElseThrow(),
            ExploreVerb.sensitivitySettings(trajectories, blocks),
            workforce,
            out.work());
    return Optional.of(ExploreVerb.sensitivity(work, out, request.quiet()));
  }

  private Optional<QuestionChapter> handover(
      Study study,
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
    Handover handover =
        Runs.interruptible(
                out,
                request.quiet(),
                "option-futures",
                progress -> study.handover(deliveries, workforce, out.work(), progress))
            .orElseThrow();
    HandoverVerb.write(handover, ready, out);
    return Optional.of(new HandoverChapter(handover, precedents));
  }

  private void say(String what) {
    if (!request.quiet()) {
      System.err.println(what);
    }
  }

  /// Can the force be raised? Nothing where the theatre does not say who might serve.
  private List<StaffingResult> forces(Study study, Request.Ready ready, OutputFolder out)
      throws IOException, InterruptedException {
    if (ready.force().isEmpty()) {
      say(
          "The theatre says nothing of who might serve: no chapter on it, and every mission comes as planned.");
      return List.of();
    }
    say("Who could serve where, under every policy:");
    List<StaffingResult> forces =
        Runs.counted(request.quiet(), "answered", "questions", study::forces);
    StaffVerb.write(forces, ready, out);
    return forces;
  }

  private static List<QuestionChapter> chapters(List<StaffingResult> forces) {
    return forces.isEmpty() ? List.of() : List.of(new StaffingChapter(forces));
  }

  private static void writePaper(PaperInput input, OutputFolder out) throws IOException {
    Paper paper = PaperWriter.paper(input);
    Files.writeString(out.file("paper.html"), paper.html(), StandardCharsets.UTF_8);
    try (OutputStream pdf =
        new BufferedOutputStream(Files.newOutputStream(out.file("paper.pdf")))) {
      paper.pdf(pdf);
    }
  }
}
