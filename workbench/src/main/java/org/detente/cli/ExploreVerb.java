package org.detente.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.FutureSample;
import org.detente.ensemble.Workforce;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Futures;
import org.detente.exploration.Brief;
import org.detente.exploration.Criterion;
import org.detente.exploration.Design;
import org.detente.exploration.DesignRuns;
import org.detente.exploration.Exploration;
import org.detente.exploration.Lever;
import org.detente.exploration.LeverStudy;
import org.detente.exploration.Scenario;
import org.detente.exploration.Sensitivity;
import org.detente.exploration.SensitivityStudy;
import org.detente.exploration.SensitivityStudy.IndexRow;
import org.detente.exploration.SensitivityStudy.ScreeningRow;
import org.detente.input.Problems;
import org.detente.message.MessageFiles;
import org.detente.message.Texts;
import org.detente.option.TheatreFolder;
import org.detente.output.EnsembleTables;
import org.detente.output.ExplorationTables;
import org.detente.output.Manifest;
import org.detente.output.OutputFolder;
import org.detente.paper.ExplorationPictures;
import org.detente.paper.FailureWords;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.study.ExplorationFiles;
import org.detente.study.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `explore`: in which futures does it fail, what decides, how robust is it?
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    defaultValueProvider = ExploreVerb.More.class,
    description = {
      "In which futures does each option fail the criteria of criteria.yaml, what decides, and how robust is it?",
      "Writes robustness.csv, pairs.csv, satisfied.csv, scenarios.csv, boxes.json, trees.json, scores.csv, regional.csv, stacking.csv, screening.csv, sensitivity.csv, levers.csv, outcomes and futures as CSV and Parquet, trajectories as Parquet, pictures, manifest.json."
    })
final class ExploreVerb implements Callable<Integer> {

  /// Futures on which levers are turned, at most: common luck lets few show what a turn does.
  private static final int LEVER_FUTURES = 32;

  private static final int LEVER_REPLICATIONS = 4;

  @Mixin private Request request;

  @Mixin private ClusterChoice cluster;

  @Spec private CommandSpec spec;

  @Option(
      names = "--criteria",
      paramLabel = "FILE",
      description = "What is wanted of each outcome (default: criteria.yaml of the theatre).")
  private Optional<Path> criteria = Optional.empty();

  @Option(
      names = "--design",
      paramLabel = "NAME",
      defaultValue = "sobol",
      description =
          "How futures are spread: sobol, latin-hypercube, saltelli or morris (default: ${DEFAULT-VALUE}). For the last two --futures counts blocks or trajectories.")
  private String design;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "Only futures of this scenario of the criteria file.")
  private Optional<String> scenario = Optional.empty();

  @Option(
      names = "--lever",
      paramLabel = "NAME",
      description =
          "Every option with an agreement at every level of this lever: numbers, commitment, consultation, representation, reform or early-policing; repeatable: all combinations.")
  private List<String> levers = new ArrayList<>();

  @Option(
      names = "--trajectories",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "Morris trajectories of the screening; 0: no sensitivity analysis (default: ${DEFAULT-VALUE}).")
  private int trajectories;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      defaultValue = "128",
      description = "Blocks of the Sobol' indices (default: ${DEFAULT-VALUE}).")
  private int blocks;

  private Optional<Brief> brief = Optional.empty();

  /// What decides over a threshold is a mean over many replications.
  static final class More extends DefaultRuns {

    More() {
      super(200, 30);
    }
  }

  private void check(Optional<TheatreFolder> folder, EvidenceBase base, Problems problems) {
    cluster.check(problems);
    Path file = criteria.orElse(request.theatre().resolve(ExplorationFiles.CRITERIA));
    if (Files.exists(file) || criteria.isPresent() || Files.isDirectory(request.theatre())) {
      brief = ExplorationFiles.criteria(file, folder, base, problems);
    }
    Checks.known(
        "--design", design, Stream.of(Design.values()).map(Design::id).toList(), "", problems);
    levers.forEach(
        lever ->
            Checks.known(
                "--lever", lever, Stream.of(Lever.values()).map(Lever::id).toList(), "", problems));
    if (levers.stream().distinct().count() < levers.size()) {
      problems.add(Checks.COMMAND, 0, "a --lever is named twice", "name each once");
    }
    brief.ifPresent(
        b ->
            scenario.ifPresent(
                s ->
                    Checks.known(
                        "--scenario",
                        s,
                        b.scenarios().stream().map(Scenario::id).toList(),
                        "the criteria file names none",
                        problems)));
    checkSensitivity(trajectories, blocks, problems);
  }

  static void checkSensitivity(int trajectories, int blocks, Problems problems) {
    if (trajectories < 0 || trajectories == 1) {
      problems.add(Checks.COMMAND, 0, "--trajectories is " + trajectories, "0, or at least 2");
    }
    Checks.atLeast("--blocks", blocks, 2, problems);
  }

  static SensitivityStudy.Settings sensitivitySettings(int trajectories, int blocks) {
    return new SensitivityStudy.Settings(Math.max(2, trajectories), blocks, 2);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Instant start = Instant.now();
    Request.Ready ready = request.prepare(true, this::check);
    Brief asked = brief.orElseThrow();
    try (OutputFolder out = ready.out();
        Workforce workforce = cluster.open(request)) {
      Futures space = space(Runs.ensemble(request, ready, ready.options()), asked);
      FutureSample sample =
          Design.of(design).orElseThrow().sample(space, request.futures(), request.seed());
      List<org.detente.option.Option> options = options(ready);
      EnsembleRequest ensemble = Runs.ensemble(request, ready, options, sample.futures().size());
      var runs = new DesignRuns(ensemble, workforce, out.work(), Runs.build());
      var study =
          new SensitivityStudy(
              runs, options, space, asked.criteria(), sensitivitySettings(trajectories, blocks));
      announce(ensemble, sample, study, workforce);
      if (space.correlated() && !Design.of(design).orElseThrow().keepsCorrelations()) {
        say("Dimensions are independent in the design " + design + ": correlations are left out.");
      }
      try (EnsembleResult result = run(ensemble, sample, workforce, out)) {
        writeEnsemble(result, out);
        Exploration exploration = Exploration.of(result, asked, request.seed());
        write(exploration, result, out);
        Optional<Sensitivity> sensitivity =
            trajectories == 0
                ? Optional.empty()
                : Optional.of(sensitivity(study, out, request.quiet()));
        List<LeverStudy.Row> turned = levers(runs, options, sample, out);
        draw(exploration, sensitivity, turned, result, out);
        manifest(ready, ensemble, start, out);
        result.discard();
        out.publish();
        if (!request.quiet()) {
          var words = new ExploreWords(System.out);
          words.found(exploration, new FailureWords(result));
          words.hangsOn(exploration);
          words.indices(sensitivity.map(Sensitivity::indices).orElse(List.of()));
          words.levers(turned, few(sample, LEVER_FUTURES).futures().size());
        }
      }
    }
    return 0;
  }

  private Futures space(EnsembleRequest ensemble, Brief asked) {
    Futures space = ensemble.space();
    if (scenario.isPresent()) {
      Scenario of =
          asked.scenarios().stream()
              .filter(s -> s.id().equals(scenario.get()))
              .findFirst()
              .orElseThrow();
      space = space.over(of.narrowed(space.dimensions()));
    }
    return asked.correlations().isEmpty() ? space : space.correlated(asked.correlations());
  }

  private List<org.detente.option.Option> options(Request.Ready ready) {
    List<Lever> chosen = levers.stream().map(l -> Lever.of(l).orElseThrow()).toList();
    var options = new ArrayList<org.detente.option.Option>();
    for (org.detente.option.Option option : ready.options()) {
      options.addAll(
          option.agreement()
              ? Lever.factorial(option, chosen, ready.folder().theatre())
              : List.of(option));
    }
    return options;
  }

  private void announce(
      EnsembleRequest ensemble, FutureSample sample, SensitivityStudy study, Workforce workforce) {
    if (request.quiet()) {
      return;
    }
    Runs.announce(request, ensemble, workforce, "");
    long vary = varying(sample);
    if (sample.futures().size() < vary) {
      say(
          Phrases.counted(sample.futures().size(), "future")
              + (sample.futures().size() == 1 ? " is" : " are")
              + " fewer than the "
              + Figures.whole((int) vary)
              + " parameters that vary: conditions of failure can hardly be told from chance.");
    }
    long further = trajectories == 0 ? 0 : study.runs();
    double perSecond = Pace.perSecond(ensemble) * workforce.hands();
    System.err.println(
        "With at most "
            + Phrases.counted(further, "run")
            + " of the sensitivity analysis this takes "
            + Pace.about((ensemble.runs() + further) / perSecond)
            + " if the machine has nothing else to do.");
  }

  private static long varying(FutureSample sample) {
    return sample.dimensions().stream().filter(d -> !d.range().isPoint()).count();
  }

  private EnsembleResult run(
      EnsembleRequest ensemble, FutureSample sample, Workforce workforce, OutputFolder out)
      throws IOException, InterruptedException {
    return Runs.interruptible(
        out,
        request.quiet(),
        "option-futures",
        progress -> Ensemble.run(ensemble, sample, workforce, out.work(), Runs.build(), progress));
  }

  private static void writeEnsemble(EnsembleResult result, OutputFolder out) throws IOException {
    for (String ending : List.of(".csv", ".parquet")) {
      EnsembleTables.outcomes(result, out.file("outcomes" + ending));
      EnsembleTables.futures(result, out.file("futures" + ending));
    }
    EnsembleTables.trajectories(result, out.file("trajectories.parquet"));
  }

  /// Tables and JSON of an exploration without runs of its own.
  static void tables(Exploration exploration, EnsembleResult result, OutputFolder out)
      throws IOException {
    var words = new FailureWords(result);
    ExplorationTables.robustness(exploration.robustness(), out.file("robustness.csv"));
    ExplorationTables.pairs(exploration.pairs(), out.file("pairs.csv"));
    ExplorationTables.satisfied(
        exploration.satisfied(), exploration.criteria(), out.file("satisfied.csv"));
    ExplorationTables.scenarios(exploration.scenarios(), out.file("scenarios.csv"));
    ExplorationTables.boxes(
        exploration, s -> words.of(MessageFiles.ENGLISH, s.option(), s), out.file("boxes.json"));
    ExplorationTables.trees(exploration, out.file("trees.json"));
    ExplorationTables.scores(exploration.searches(), out.file("scores.csv"));
    ExplorationTables.regional(exploration.searches(), out.file("regional.csv"));
    ExplorationTables.stacking(exploration.searches(), out.file("stacking.csv"));
  }

  private static void write(Exploration exploration, EnsembleResult result, OutputFolder out)
      throws IOException {
    tables(exploration, result, out);
    var pictures = new ExplorationPictures(result);
    for (Criterion criterion : exploration.criteria()) {
      String name = criterion.outcome().column().replace('_', '-');
      var strongest = ExplorationPictures.strongest(exploration, criterion, _ -> true);
      if (strongest.isPresent()) {
        Files.writeString(
            out.file("box-" + name + ".svg"),
            pictures.scatter(MessageFiles.ENGLISH, strongest.get()),
            StandardCharsets.UTF_8);
        Files.writeString(
            out.file("stacking-" + name + ".svg"),
            pictures.stacking(MessageFiles.ENGLISH, strongest.get()),
            StandardCharsets.UTF_8);
      }
    }
  }

  /// Screens, works out the indices, and writes both.
  static Sensitivity sensitivity(SensitivityStudy study, OutputFolder out, boolean quiet)
      throws IOException, InterruptedException {
    say("Screening: what moves each outcome at all?", quiet);
    List<ScreeningRow> screening = Runs.interruptible(out, quiet, "rows", study::screen);
    ExplorationTables.screening(screening, out.file("screening.csv"));
    say("Sobol' indices of what passed:", quiet);
    List<IndexRow> indices =
        Runs.interruptible(out, quiet, "rows", progress -> study.indices(screening, progress));
    ExplorationTables.sensitivity(indices, out.file("sensitivity.csv"));
    return new Sensitivity(screening, indices, study.settings());
  }

  private static void say(String what, boolean quiet) {
    if (!quiet) {
      System.err.println(what);
    }
  }

  private void say(String what) {
    say(what, request.quiet());
  }

  /// Pictures of what is in the tables.
  private static void draw(
      Exploration exploration,
      Optional<Sensitivity> sensitivity,
      List<LeverStudy.Row> levers,
      EnsembleResult result,
      OutputFolder out)
      throws IOException {
    Texts texts = MessageFiles.ENGLISH;
    var pictures = new ExplorationPictures(result);
    picture(pictures.robustness(texts, exploration), "robustness.svg", out);
    for (Criterion criterion : exploration.criteria()) {
      picture(
          pictures.pairs(texts, exploration, criterion),
          "pairs-" + criterion.outcome().column().replace('_', '-') + ".svg",
          out);
    }
    if (!levers.isEmpty()) {
      picture(pictures.levers(texts, levers), "levers.svg", out);
    }
    Optional<String> variance =
        sensitivity.flatMap(
            s ->
                pictures.variance(
                    texts,
                    s,
                    exploration.criteria(),
                    c -> ExplorationPictures.name(texts, c),
                    _ -> true));
    if (variance.isPresent()) {
      picture(variance.get(), "sensitivity.svg", out);
    }
  }

  private static void picture(String svg, String name, OutputFolder out) throws IOException {
    Files.writeString(out.file(name), svg, StandardCharsets.UTF_8);
  }

  private List<LeverStudy.Row> levers(
      DesignRuns runs,
      List<org.detente.option.Option> options,
      FutureSample sample,
      OutputFolder out)
      throws IOException, InterruptedException {
    if (!levers.isEmpty()) {
      return List.of();
    }
    say("What political commitment buys against what numbers buy:");
    FutureSample few = few(sample, LEVER_FUTURES);
    List<LeverStudy.Row> rows =
        Runs.interruptible(
            out,
            request.quiet(),
            "rows",
            progress ->
                LeverStudy.run(
                    runs,
                    options,
                    List.of(Lever.COMMITMENT, Lever.NUMBERS),
                    few,
                    LEVER_REPLICATIONS,
                    progress));
    ExplorationTables.levers(rows, out.file("levers.csv"));
    return rows;
  }

  /// The first futures of a sample.
  static FutureSample few(FutureSample sample, int most) {
    return new FutureSample(
        sample.name(),
        sample.dimensions(),
        sample.futures().subList(0, Math.min(most, sample.futures().size())));
  }

  private void manifest(
      Request.Ready ready, EnsembleRequest ensemble, Instant start, OutputFolder out)
      throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>(request.settings(ready));
    settings.put("design", design);
    settings.put("scenario", scenario.orElse(""));
    settings.put("levers", levers);
    settings.put("trajectories", trajectories);
    settings.put("blocks", blocks);
    var others = new ArrayList<>(ready.evidenceFiles());
    criteria.ifPresent(others::add);
    Manifest.write(
        new Manifest.Account(
            Program.version(),
            Checks.typed(spec),
            request.seed(),
            ensemble.options().stream().map(org.detente.option.Option::id).toList(),
            settings,
            start,
            Duration.between(start, Instant.now()),
            ensemble.runs()),
        request.theatre(),
        others,
        out);
  }
}
