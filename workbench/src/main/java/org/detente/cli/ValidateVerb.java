package org.detente.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.detente.chart.ForecastChart;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Threads;
import org.detente.evidence.EvidenceBase;
import org.detente.input.Problems;
import org.detente.message.MessageFiles;
import org.detente.output.OutputFolder;
import org.detente.output.ValidationTables;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.simulation.ProcessId;
import org.detente.study.TheatreFiles;
import org.detente.validation.Observation;
import org.detente.validation.Outcome;
import org.detente.validation.PostwarPanel;
import org.detente.validation.Scored;
import org.detente.validation.Scoring;
import org.detente.validation.Skill;
import org.detente.validation.ValidationCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `validate`: is the simulation any better than simple guesses, on missions that really happened?
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Real missions: what the simulation says beside what happened, and beside simple guesses.",
      "Writes validation.csv, validation-summary.csv and pictures."
    })
final class ValidateVerb implements Callable<Integer> {

  private static final Path THEATRES = Path.of("theatres");

  @Parameters(
      paramLabel = "CASE",
      arity = "0..*",
      description =
          "Folder of a theatre that holds observed.csv (default: every such folder in theatres/).")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--futures",
      paramLabel = "N",
      description =
          "Plausible futures, each one course of events with its own luck (default: ${DEFAULT-VALUE}).")
  private int futures = 1000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed; the same seed gives the same bytes (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; results do not depend on them (default: all cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("out", "validation");

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description = "Rows that replace rows of the evidence base or ranges of parameters.")
  private Optional<Path> evidence = Optional.empty();

  @Option(names = "--quiet", description = "No progress, no summary.")
  private boolean quiet;

  /// A case and the evidence that holds for it.
  private record Ready(ValidationCase its, EvidenceBase evidence) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    var problems = new Problems();
    Checks.atLeastOne("--futures", futures, problems);
    Checks.atLeastOne("--threads", threads, problems);
    List<Ready> cases = cases(problems);
    problems.throwIfAny();
    Optional<OutputFolder> folder = OutputFolder.open(out, problems);
    problems.throwIfAny();
    try (OutputFolder output = folder.orElseThrow()) {
      var scored = new ArrayList<Scored>();
      for (Ready ready : cases) {
        scored.addAll(score(ready, output));
      }
      List<Skill> skills = Skill.of(scored, seed);
      ValidationTables.scores(scored, output.file("validation.csv"));
      ValidationTables.summary(skills, output.file("validation-summary.csv"));
      draw(cases, scored, output);
      output.publish();
      if (!quiet) {
        print(skills, System.out);
      }
    }
    return 0;
  }

  private List<Ready> cases(Problems problems) throws IOException {
    List<Path> paths = folders.isEmpty() ? all(problems) : folders;
    var names = new LinkedHashMap<String, Path>();
    var cases = new ArrayList<Ready>();
    for (Path path : paths) {
      Optional<ValidationCase> its = ValidationCase.load(path, problems);
      EvidenceBase base =
          TheatreFiles.evidence(path, its.map(ValidationCase::folder), evidence, problems);
      its.ifPresent(
          c -> {
            Path other = names.put(c.name(), path);
            if (other != null) {
              problems.add(
                  Checks.COMMAND,
                  0,
                  "two cases are called " + c.name() + ": " + other + " and " + path,
                  "give each folder a name of its own");
            }
            cases.add(new Ready(c, base));
          });
    }
    return cases;
  }

  private static List<Path> all(Problems problems) throws IOException {
    var found = new ArrayList<Path>();
    if (Files.isDirectory(THEATRES)) {
      try (Stream<Path> folders = Files.list(THEATRES)) {
        folders
            .filter(f -> Files.exists(f.resolve(ValidationCase.FILE)))
            .sorted()
            .forEach(found::add);
      }
    }
    if (found.isEmpty()) {
      problems.add(
          Checks.COMMAND,
          0,
          "there is no case in " + THEATRES.toAbsolutePath(),
          "name the folder of a theatre that holds " + ValidationCase.FILE);
    }
    return found;
  }

  private List<Scored> score(Ready ready, OutputFolder output)
      throws IOException, InterruptedException {
    try (EnsembleResult model = run(ready, Set.of(), output);
        EnsembleResult off = run(ready, Scoring.OFF, output)) {
      List<Scored> scored = Scoring.of(ready.its(), model, off, PostwarPanel.shipped());
      model.discard();
      return scored;
    }
  }

  private EnsembleResult run(Ready ready, Set<ProcessId> without, OutputFolder output)
      throws IOException, InterruptedException {
    ValidationCase its = ready.its();
    var request =
        new EnsembleRequest(
            its.theatre(),
            List.of(its.sent()),
            ready.evidence(),
            futures,
            1,
            its.months(),
            seed,
            without);
    if (!quiet) {
      System.err.println(
          its.name() + ": " + its.sent().id() + (without.isEmpty() ? "" : ", processes off"));
    }
    return Runs.of(request, new Threads(threads), output, quiet);
  }

  /// One picture per outcome that is counted, each with the cases that observed it.
  private static void draw(List<Ready> cases, List<Scored> scored, OutputFolder output)
      throws IOException {
    for (Outcome outcome : Outcome.values()) {
      if (outcome == Outcome.WAR) {
        continue;
      }
      var panels = new ArrayList<ForecastChart.Panel>();
      for (Ready ready : cases) {
        List<ForecastChart.Year> years =
            scored.stream()
                .filter(s -> s.caseName().equals(ready.its().name()))
                .filter(s -> s.observation().outcome() == outcome)
                .map(ValidateVerb::year)
                .toList();
        if (!years.isEmpty()) {
          var theatre = ready.its().theatre();
          panels.add(new ForecastChart.Panel(theatre.title().in(theatre.languages()), years));
        }
      }
      if (!panels.isEmpty()) {
        String svg =
            ForecastChart.svg(
                MessageFiles.ENGLISH,
                Phrases.capital(unit(outcome)) + ", forecast and observed",
                unit(outcome),
                outcome == Outcome.DEATHS ? 10 : 1000,
                panels);
        Files.writeString(
            output.file("validation-" + outcome.id().replace('_', '-') + ".svg"),
            svg,
            StandardCharsets.UTF_8);
      }
    }
  }

  private static ForecastChart.Year year(Scored s) {
    Observation o = s.observation();
    return new ForecastChart.Year(o.year(), s.quantiles(), o.observed());
  }

  private static String unit(Outcome outcome) {
    return switch (outcome) {
      case DEATHS -> "deaths reported in the year";
      case RETURNS -> "persons returned in the year";
      case POLICE_STRENGTH -> "persons in local police at the end of the year";
      case WAR -> "war";
    };
  }

  private static void print(List<Skill> skills, PrintStream screen) {
    for (Skill skill : skills) {
      boolean war = skill.outcome() == Outcome.WAR;
      screen.printf(
          Locale.ROOT,
          "%s: %s in %s; mean %s %s%s%n",
          Phrases.plain(skill.outcome()),
          Phrases.counted(skill.observations(), "year"),
          Phrases.counted(skill.cases(), "case"),
          war ? "Brier score" : "score",
          Figures.two(skill.score()),
          war
              ? ", logarithmic score " + Figures.two(skill.logScore())
              : "; inside the half "
                  + Figures.percent(skill.inside50())
                  + ", inside nine tenths "
                  + Figures.percent(skill.inside90()));
      for (Map.Entry<Scored.Baseline, Skill.Difference> entry : skill.against().entrySet()) {
        print(entry.getKey(), entry.getValue(), screen);
      }
    }
    screen.println("Smaller scores are better. Intervals: paired bootstrap over cases, 90%.");
  }

  private static void print(Scored.Baseline baseline, Skill.Difference d, PrintStream screen) {
    String verdict =
        !d.clear()
            ? "we cannot tell from so few cases"
            : d.difference() < 0 ? "the model is better" : "the model is worse";
    screen.printf(
        Locale.ROOT,
        "  against %-32s %7s less %7s = %s: %s%n",
        baseline.says(),
        Figures.two(d.model()),
        Figures.two(d.baseline()),
        Figures.withRange(
            Figures.two(d.difference()),
            Figures.between(Figures.two(d.low()), Figures.two(d.high()))),
        verdict);
  }
}
