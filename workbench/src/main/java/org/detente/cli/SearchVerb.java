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
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.ResultStore;
import org.detente.ensemble.Workforce;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Futures;
import org.detente.exploration.Brief;
import org.detente.exploration.Criterion;
import org.detente.exploration.DesignRuns;
import org.detente.improvement.Aim;
import org.detente.improvement.Bench;
import org.detente.improvement.ConsentDemand;
import org.detente.improvement.Demand;
import org.detente.improvement.Found;
import org.detente.improvement.Freedom;
import org.detente.improvement.Improvement;
import org.detente.improvement.Knob;
import org.detente.improvement.StaffingDemand;
import org.detente.improvement.WorstFuture;
import org.detente.improvement.WorstFuture.Worst;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.option.TheatreFolder;
import org.detente.output.ImprovementTables;
import org.detente.output.Manifest;
import org.detente.output.OutputFolder;
import org.detente.paper.ImprovementPictures;
import org.detente.phrase.Phrases;
import org.detente.pledge.ForceFolder;
import org.detente.positions.Positions;
import org.detente.positions.PositionsLoader;
import org.detente.staffing.Effort;
import org.detente.study.ExplorationFiles;
import org.detente.study.Program;
import org.detente.study.TheatreFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `search`: what would be better than this option?
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    defaultValueProvider = SearchVerb.Fewer.class,
    description = {
      "What would be better than this option? Searches among its settings, many aims at once, under uncertainty.",
      "Needs --option NAME. Writes pareto.csv, found/*.yaml, hypervolume.csv, aims.csv, freed.csv, front.svg, hypervolume.svg, manifest.json; with --worst instead worst.csv, worst-scenario.yaml, manifest.json."
    },
    footer = {
      "",
      "--list prints what can be freed in the option, and the aims. search.yaml in the theatre, or --settings FILE, may say all of it with ranges and differences worth telling apart (docs/search.md)."
    })
final class SearchVerb implements Callable<Integer> {

  private static final String COMMAND = "command line";
  private static final double NANOS = 1e9;

  @Mixin private Request request;
  @Mixin private ClusterChoice cluster;

  @Spec private CommandSpec spec;

  @Option(
      names = "--free",
      paramLabel = "NAME",
      description =
          "A setting that is decided anew; repeatable (default: numbers-by-phase, deployment, phase-lengths, fixed-term, consultation, police-reform, reform-lead, quota).")
  private List<String> free = new ArrayList<>();

  @Option(
      names = "--aim",
      paramLabel = "NAME",
      description =
          "What is wanted; repeatable: war, deaths, civilians, mission-deaths, returned, cost, person-months, duration, robustness, acceptance (default: war, deaths, returned, cost).")
  private List<String> aims = new ArrayList<>();

  @Option(
      names = "--require",
      paramLabel = "NAME",
      description =
          "What must hold: consent (every veto holder accepts) or staffing (the force can be raised); repeatable. Otherwise both are told of what is found.")
  private List<String> required = new ArrayList<>();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "What is freed, aimed at and required (default: search.yaml of the theatre).")
  private Optional<Path> settings = Optional.empty();

  @Option(
      names = "--criteria",
      paramLabel = "FILE",
      description = "What robustness means (default: criteria.yaml of the theatre).")
  private Optional<Path> criteria = Optional.empty();

  @Option(
      names = "--evaluations",
      paramLabel = "N",
      defaultValue = "400",
      description =
          "Candidates looked at; with --worst futures looked at, best 800 or more (default: ${DEFAULT-VALUE}).")
  private int evaluations;

  @Option(
      names = "--first",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "Futures on which every candidate is run; those not beaten there are run on all --futures (default: ${DEFAULT-VALUE}).")
  private int first;

  @Option(
      names = "--fresh-futures",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Futures of their own on which what is found is run again (default: ${DEFAULT-VALUE}).")
  private int freshFutures;

  @Option(
      names = "--fresh-replications",
      paramLabel = "N",
      defaultValue = "10",
      description = "Runs within each of these (default: ${DEFAULT-VALUE}).")
  private int freshReplications;

  @Option(
      names = "--solutions",
      paramLabel = "N",
      defaultValue = "12",
      description =
          "At most so many options are kept of what is found (default: ${DEFAULT-VALUE}).")
  private int solutions;

  @Option(
      names = "--random",
      description = "Looks at as many random candidates beside, to show what the search is worth.")
  private boolean random;

  @Option(
      names = "--worst",
      paramLabel = "AIM",
      description =
          "Searches the other way: for the plausible future in which the option is worst in this aim.")
  private Optional<String> worst = Optional.empty();

  @Option(names = "--list", description = "Prints what can be freed and aimed at; writes nothing.")
  private boolean list;

  private SearchFile asked = SearchFile.USUAL;
  private Optional<Brief> brief = Optional.empty();
  private Optional<Positions> positions = Optional.empty();

  /// The same futures serve every candidate.
  static final class Fewer implements IDefaultValueProvider {

    @Override
    public String defaultValue(ArgSpec argument) {
      if (!(argument instanceof OptionSpec option)) {
        return null;
      }
      return switch (option.longestName()) {
        case "--futures" -> "32";
        case "--replications" -> "2";
        default -> null;
      };
    }
  }

  // ---- what is asked

  private void check(Optional<TheatreFolder> folder, EvidenceBase base, Problems problems) {
    numbers(problems);
    cluster.check(problems);
    Path own = request.theatre().resolve(SearchFile.NAME);
    if (settings.isPresent() || Files.exists(own)) {
      asked = SearchFile.read(settings.orElse(own), problems);
    }
    asked = asked.over(free, aims, required, problems);
    Path file = criteria.orElse(request.theatre().resolve(ExplorationFiles.CRITERIA));
    if (criteria.isPresent() || Files.exists(file)) {
      brief = ExplorationFiles.criteria(file, folder, base, problems);
    } else if (asked.aimedAt().containsKey(Aim.ROBUSTNESS)) {
      problems.add(
          file.toString(),
          0,
          "robustness is aimed at, but nothing says what an option must meet",
          "add criteria.yaml or give --criteria");
    }
    worst.ifPresent(w -> worstAim(w, problems));
    folder.ifPresent(f -> option(f, problems));
    folder.ifPresent(f -> requirements(f, problems));
  }

  private void numbers(Problems problems) {
    Request.atLeastOne("--evaluations", evaluations, problems);
    Request.atLeastOne("--first", first, problems);
    Request.atLeastOne("--fresh-futures", freshFutures, problems);
    Request.atLeastOne("--fresh-replications", freshReplications, problems);
    Request.atLeastOne("--solutions", solutions, problems);
    if (first > request.futures() && request.futures() > 0) {
      problems.add(
          COMMAND,
          0,
          "--first is " + first + ", more than --futures " + request.futures(),
          "at most as many as --futures");
    }
  }

  private static void worstAim(String name, Problems problems) {
    List<String> known = Stream.of(Aim.values()).filter(Aim::variesByFuture).map(Aim::id).toList();
    if (!known.contains(name)) {
      problems.add(COMMAND, 0, "--worst " + name + " is unknown", Words.advice(name, known));
    }
  }

  private void option(TheatreFolder folder, Problems problems) {
    if (request.named().size() != 1) {
      problems.add(
          COMMAND,
          0,
          request.named().isEmpty()
              ? "no --option says which option is to be improved"
              : "more than one --option is named",
          "name one: --option NAME");
      return;
    }
    Optional<org.detente.option.Option> option =
        folder.options().stream()
            .filter(o -> o.id().equals(request.named().getFirst()))
            .findFirst();
    if (option.isEmpty()) {
      return;
    }
    boolean leaving =
        worst
            .map(w -> w.equals(Aim.DURATION.id()))
            .orElse(asked.aimedAt().containsKey(Aim.DURATION));
    if (leaving && option.get().mission().isEmpty()) {
      problems.add(
          COMMAND,
          0,
          "duration is aimed at, but " + option.get().id() + " brings no internationals",
          "aim at something else, or name an option with a mission");
    }
    if (worst.isPresent()) {
      return;
    }
    if (!option.get().agreement()) {
      problems.add(
          COMMAND,
          0,
          "--option " + option.get().id() + " is the status quo, of which nothing can be freed",
          "name an option with an agreement");
      return;
    }
    boolean policies = ForceFolder.present(request.theatre());
    Freedom.Ground ground = ground(folder, option.get(), policies ? List.of("", "any") : List.of());
    for (Freedom f : free.isEmpty() ? asked.free().keySet() : asked.freed().keySet()) {
      if (f.knobs(ground, asked.freed().get(f)).isEmpty()) {
        problems.add(
            COMMAND,
            0,
            f.id() + " is freed, but " + option.get().id() + " has nothing of the kind",
            "leave it out; --list shows what can be freed");
      }
    }
    if (knobs(ground).isEmpty()) {
      problems.add(
          COMMAND,
          0,
          "nothing of what is freed is in " + option.get().id(),
          "free something else; --list shows what can be freed");
    }
    floors(folder, problems);
  }

  /// Where the ladder says what steps hold up, options cannot say otherwise.
  private void floors(TheatreFolder folder, Problems problems) {
    boolean fed =
        TheatreFiles.menu(request.theatre(), folder, new Problems())
            .filter(m -> m.feedsSimulation())
            .isPresent();
    if (fed && asked.free().containsKey(Freedom.COMMITMENT)) {
      problems.add(
          COMMAND,
          0,
          "commitment is freed, but commitments.yaml says what steps hold up",
          "leave it out");
    }
  }

  private void requirements(TheatreFolder folder, Problems problems) {
    if (PositionsLoader.isThere(request.theatre())) {
      positions = TheatreFiles.positions(folder, problems);
    } else if (asked.required().contains("consent")
        || asked.aimedAt().containsKey(Aim.ACCEPTANCE)) {
      problems.add(
          request.theatre().toString(),
          0,
          asked.required().contains("consent")
              ? "consent is required, but nobody's positions are known"
              : "acceptance is aimed at, but nobody's positions are known",
          "add issues.csv and positions.csv");
    }
    if (asked.required().contains("staffing") && !ForceFolder.present(request.theatre())) {
      problems.add(
          request.theatre().toString(),
          0,
          "staffing is required, but nothing says who might serve",
          "add units.yaml, contributors.csv, pledges.csv and policies.csv");
    }
  }

  private static Freedom.Ground ground(
      TheatreFolder folder, org.detente.option.Option option, List<String> policies) {
    List<String> leads =
        folder.options().stream()
            .filter(o -> o.confidentiality() == option.confidentiality() || isPublic(o))
            .flatMap(o -> o.mission().stream())
            .map(m -> m.lead())
            .distinct()
            .sorted()
            .toList();
    return new Freedom.Ground(option, folder.theatre(), leads, policies);
  }

  private static boolean isPublic(org.detente.option.Option option) {
    return option.confidentiality() == org.detente.option.Option.Confidentiality.PUBLIC;
  }

  private List<Knob> knobs(Freedom.Ground ground) {
    var knobs = new ArrayList<Knob>();
    asked.freed().forEach((freedom, span) -> knobs.addAll(freedom.knobs(ground, span)));
    return knobs;
  }

  private static Freedom.Ground ground(Request.Ready ready, org.detente.option.Option option) {
    List<String> policies =
        ready.force().map(d -> d.policies().stream().map(p -> p.id()).toList()).orElse(List.of());
    return ground(ready.folder(), option, policies);
  }

  // ---- the work

  @Override
  public Integer call() throws IOException, InterruptedException {
    Instant start = Instant.now();
    if (list) {
      Request.Ready ready =
          request.look((folder, problems) -> check(folder, EvidenceBase.shipped(), problems));
      org.detente.option.Option option = ready.options().getFirst();
      SearchWords.list(ground(ready, option), System.out);
      return 0;
    }
    Request.Ready ready = request.prepare(false, this::check);
    org.detente.option.Option base = ready.options().getFirst();
    // Missions come as planned: what could be raised is told of what is found.
    EnsembleRequest ensemble =
        new EnsembleRequest(
            ready.folder().theatre(),
            List.of(base),
            ready.evidence(),
            request.futures(),
            request.replications(),
            ready.months(),
            request.seed(),
            ready.without());
    Futures space = ensemble.space();
    List<org.detente.evidence.Correlation> correlations =
        brief.map(Brief::correlations).orElse(List.of());
    if (!correlations.isEmpty()) {
      space = space.correlated(correlations);
    }
    try (OutputFolder out = ready.out();
        Workforce workforce = cluster.open(request)) {
      var work = new DesignRuns(ensemble, workforce, out.work(), Program.build());
      long runs =
          worst.isPresent() ? worst(work, space, base, out) : search(ready, work, space, base, out);
      manifest(ready, base, runs, start, out);
      out.removeWork();
      out.publish();
    }
    return 0;
  }

  private long search(
      Request.Ready ready,
      DesignRuns runs,
      Futures space,
      org.detente.option.Option base,
      OutputFolder out)
      throws IOException, InterruptedException {
    Improvement.Question question = question(ready, base, space);
    announce(question, runs);
    String key = key(question, runs.request());
    kept(Improvement.kept(out.work(), key), out);
    Found found =
        Runs.interruptible(
            out,
            request.quiet(),
            "candidates and solutions",
            progress ->
                Improvement.run(question, Bench.of(runs), out.work(), key, progress));
    ImprovementTables.pareto(found, ready.audience(), out.file("pareto.csv"));
    ImprovementTables.options(found, out);
    ImprovementTables.trace(found.trace(), out.file("hypervolume.csv"));
    ImprovementTables.aims(found, out.file("aims.csv"));
    ImprovementTables.knobs(question.knobs(), out.file("freed.csv"));
    if (question.aims().size() > 1) {
      picture(ImprovementPictures.front(found), "front.svg", out);
    }
    picture(ImprovementPictures.climb(found), "hypervolume.svg", out);
    if (!request.quiet()) {
      SearchWords.print(found, System.out);
    }
    return found.runs();
  }

  private void kept(Improvement.Kept kept, OutputFolder out) {
    String says =
        switch (kept) {
          case NOTHING -> "";
          case THIS -> "Goes on with what was kept of this search.";
          case BROKEN ->
              "What was kept of this search is not whole: it begins anew. Runs that were finished are used.";
          case OTHERS ->
              out.work()
                  + " holds a search that was interrupted, of other files or settings; it is not"
                  + " used here, and removed when this one is finished. To keep it, stop and give"
                  + " another --out.";
        };
    if (!request.quiet() && !says.isEmpty()) {
      System.err.println(says);
    }
  }

  private static void picture(String svg, String name, OutputFolder out) throws IOException {
    Files.writeString(out.file(name), svg, StandardCharsets.UTF_8);
  }

  private Improvement.Question question(
      Request.Ready ready, org.detente.option.Option base, Futures space) {
    org.detente.option.Option statusQuo = ready.folder().statusQuo();
    var known = new LinkedHashMap<String, Demand>();
    Optional<ConsentDemand> consent =
        positions.map(
            p ->
                new ConsentDemand(
                    ready.folder().theatre(),
                    p.readBy(ready.audience().id()),
                    statusQuo,
                    request.seed()));
    consent.ifPresent(c -> known.put("consent", c));
    ready
        .force()
        .ifPresent(
            d ->
                known.put(
                    "staffing", new StaffingDemand(ready.folder().theatre(), d, Effort.USUAL)));
    List<Criterion> wanted = brief.map(Brief::criteria).orElse(List.of());
    return new Improvement.Question(
        base,
        statusQuo,
        knobs(ground(ready, base)),
        List.copyOf(asked.aimedAt().keySet()),
        List.copyOf(asked.aimedAt().values()),
        wanted,
        asked.required().stream().map(known::get).toList(),
        known.entrySet().stream()
            .filter(e -> !asked.required().contains(e.getKey()))
            .map(Map.Entry::getValue)
            .toList(),
        consent.map(c -> c::least),
        space,
        new Improvement.Effort(
            evaluations,
            first,
            request.futures(),
            request.replications(),
            freshFutures,
            freshReplications,
            solutions,
            request.seed(),
            request.threads(),
            random));
  }

  private String key(Improvement.Question q, EnsembleRequest ensemble) throws IOException {
    Improvement.Effort e = q.effort();
    return ResultStore.name(
        Program.build(),
        ensemble.theatre().toString(),
        ensemble.evidence().toString(),
        ensemble.months() + " " + ensemble.seed(),
        switchedOff(ensemble),
        q.base().toString(),
        q.statusQuo().toString(),
        q.knobs().stream().map(k -> k.id() + k.levels() + k.base()).toList().toString(),
        q.aims().toString(),
        q.epsilons().toString(),
        brief.toString(),
        q.required().stream().map(Demand::id).toList().toString(),
        positions.filter(_ -> asked.required().contains("consent")).toString(),
        List.of(
                e.evaluations(),
                e.firstFutures(),
                e.futures(),
                e.replications(),
                e.random() ? 1 : 0)
            .toString());
  }

  private static String switchedOff(EnsembleRequest ensemble) {
    return new java.util.TreeSet<>(ensemble.without()).toString();
  }

  /// Says what is going to be done and how long it takes, from a few runs and judgements.
  private void announce(Improvement.Question q, DesignRuns runs)
      throws IOException, InterruptedException {
    if (request.quiet()) {
      return;
    }
    Improvement.Effort e = q.effort();
    double perSecond = Pace.perSecond(runs.request()) * runs.workforce().hands();
    double judging = 0;
    for (Demand r : q.required()) {
      long before = System.nanoTime();
      r.violation(q.base());
      judging +=
          (System.nanoTime() - before)
              / NANOS
              * e.evaluations()
              * (e.random() ? 2 : 1)
              / request.threads();
    }
    long again = (long) (e.solutions() + 2) * e.freshFutures() * e.freshReplications();
    System.err.println(
        Phrases.counted(q.knobs().size(), "setting")
            + " freed, "
            + Phrases.counted(q.aims().size(), "aim")
            + "; "
            + Phrases.counted(e.evaluations(), "candidate")
            + (e.random() ? " and as many random ones" : "")
            + ", "
            + Phrases.counted(e.firstFutures(), "future")
            + " first, "
            + Phrases.counted(e.futures(), "future")
            + " for those not beaten there; what is found again on "
            + Phrases.counted(e.freshFutures(), "fresh future")
            + ".");
    System.err.println(
        "This takes "
            + Pace.about((e.fewestRuns() + again) / perSecond + judging)
            + " to "
            + Pace.about(e.mostRuns() / perSecond + judging)
            + " on "
            + Runs.who(runs.workforce())
            + " if the machine has nothing else to do ("
            + Phrases.counted(e.mostRuns(), "run")
            + " at most).");
  }

  private long worst(
      DesignRuns runs, Futures space, org.detente.option.Option option, OutputFolder out)
      throws IOException, InterruptedException {
    var question =
        new WorstFuture.Question(
            option,
            Aim.of(worst.orElseThrow()).orElseThrow(),
            space,
            evaluations,
            request.replications(),
            3 * freshReplications,
            request.seed());
    if (!request.quiet()) {
      System.err.println(
          "About "
              + Phrases.counted(question.runs(), "run")
              + ": "
              + Pace.about(
                  question.runs() / (Pace.perSecond(runs.request()) * runs.workforce().hands()))
              + " on "
              + Runs.who(runs.workforce())
              + " if the machine has nothing else to do.");
    }
    Worst found =
        Runs.interruptible(
            out,
            request.quiet(),
            "futures",
            progress -> WorstFuture.of(question, Bench.of(runs), progress));
    ImprovementTables.worst(found, out.file("worst.csv"));
    Files.writeString(
        out.file("worst-scenario.yaml"), ImprovementTables.scenario(found), StandardCharsets.UTF_8);
    if (!request.quiet()) {
      SearchWords.print(found, System.out);
    }
    return found.runs();
  }

  private String command() {
    return "detente "
        + String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs());
  }

  private void manifest(
      Request.Ready ready,
      org.detente.option.Option base,
      long runs,
      Instant start,
      OutputFolder out)
      throws IOException {
    Map<String, Object> account = new LinkedHashMap<>(request.settings(ready));
    account.put("as_planned", true);
    account.put("evaluations", evaluations);
    if (worst.isPresent()) {
      account.put("worst", worst.get());
    } else {
      account.put("first", first);
      account.put("fresh_futures", freshFutures);
      account.put("solutions", solutions);
      account.put("random", random);
      account.put("free", asked.freed().keySet().stream().map(Freedom::id).toList());
      account.put("aims", asked.aimedAt().keySet().stream().map(Aim::id).toList());
      account.put("require", asked.required());
    }
    account.put("fresh_replications", freshReplications);
    var others = new ArrayList<>(ready.evidenceFiles());
    criteria.ifPresent(others::add);
    settings.ifPresent(others::add);
    Manifest.write(
        new Manifest.Account(
            Program.version(),
            command(),
            request.seed(),
            List.of(base.id()),
            account,
            start,
            Duration.between(start, Instant.now()),
            runs),
        request.theatre(),
        others,
        out);
  }
}
