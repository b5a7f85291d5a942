package org.detente.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.detente.exploration.DesignRuns;
import org.detente.improvement.Aim;
import org.detente.improvement.Bench;
import org.detente.improvement.Demand;
import org.detente.improvement.Found;
import org.detente.improvement.Freedom;
import org.detente.improvement.Improvement;
import org.detente.improvement.WorstFuture;
import org.detente.improvement.WorstFuture.Worst;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.message.MessageFiles;
import org.detente.option.TheatreFolder;
import org.detente.output.ImprovementTables;
import org.detente.output.Manifest;
import org.detente.output.OutputFolder;
import org.detente.paper.ImprovementPictures;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.study.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  private static final double NANOS = 1e9;

  @Mixin private Request request;
  @Mixin private ClusterChoice cluster;
  @Mixin private SearchChoice choice;

  @Spec private CommandSpec spec;

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

  /// The same futures serve every candidate.
  static final class Fewer extends DefaultRuns {

    Fewer() {
      super(32, 2);
    }
  }

  private void check(Optional<TheatreFolder> folder, EvidenceBase base, Problems problems) {
    numbers(problems);
    cluster.check(problems);
    worst.ifPresent(w -> worstAim(w, problems));
    choice.check(request, worst, folder, base, problems);
  }

  private void numbers(Problems problems) {
    Checks.atLeastOne("--evaluations", evaluations, problems);
    Checks.atLeastOne("--first", first, problems);
    Checks.atLeastOne("--fresh-futures", freshFutures, problems);
    Checks.atLeastOne("--fresh-replications", freshReplications, problems);
    Checks.atLeastOne("--solutions", solutions, problems);
    if (first > request.futures() && request.futures() > 0) {
      problems.add(
          Checks.COMMAND,
          0,
          "--first is " + first + ", more than --futures " + request.futures(),
          "at most as many as --futures");
    }
  }

  private static void worstAim(String name, Problems problems) {
    List<String> known = Stream.of(Aim.values()).filter(Aim::variesByFuture).map(Aim::id).toList();
    if (!known.contains(name)) {
      problems.add(Checks.COMMAND, 0, "--worst " + name + " is unknown", Words.advice(name, known));
    }
  }

  // ---- the work

  @Override
  public Integer call() throws IOException, InterruptedException {
    Instant start = Instant.now();
    if (list) {
      Request.Ready ready =
          request.look((folder, problems) -> check(folder, EvidenceBase.shipped(), problems));
      org.detente.option.Option option = ready.options().getFirst();
      SearchWords.list(SearchChoice.ground(ready, option), System.out);
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
        choice.brief().map(Brief::correlations).orElse(List.of());
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
    Improvement.Question question = choice.question(ready, base, space, request.seed(), effort());
    announce(question, runs);
    String key = key(question, runs.request());
    kept(Improvement.kept(out.work(), key), out);
    Found found =
        Runs.interruptible(
            out,
            request.quiet(),
            "candidates and solutions",
            progress -> Improvement.run(question, Bench.of(runs), out.work(), key, progress));
    ImprovementTables.pareto(found, ready.audience(), out.file("pareto.csv"));
    ImprovementTables.options(found, out);
    ImprovementTables.trace(found.trace(), out.file("hypervolume.csv"));
    ImprovementTables.aims(found, out.file("aims.csv"));
    ImprovementTables.knobs(question.knobs(), out.file("freed.csv"));
    if (question.aims().size() > 1) {
      picture(ImprovementPictures.front(MessageFiles.ENGLISH, found), "front.svg", out);
    }
    picture(ImprovementPictures.climb(MessageFiles.ENGLISH, found), "hypervolume.svg", out);
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

  private Improvement.Effort effort() {
    return new Improvement.Effort(
        evaluations,
        first,
        request.futures(),
        request.replications(),
        freshFutures,
        freshReplications,
        solutions,
        request.seed(),
        request.threads(),
        random);
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
        choice.key().toString(),
        q.required().stream().map(Demand::id).toList().toString(),
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
            + Figures.between(
                Pace.about((e.fewestRuns() + again) / perSecond + judging),
                Pace.about(e.mostRuns() / perSecond + judging))
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
    return Checks.typed(spec);
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
      account.put("free", choice.asked().freed().keySet().stream().map(Freedom::id).toList());
      account.put("aims", choice.asked().aimedAt().keySet().stream().map(Aim::id).toList());
      account.put("require", choice.asked().required());
    }
    account.put("fresh_replications", freshReplications);
    var others = new ArrayList<>(ready.evidenceFiles());
    others.addAll(choice.files());
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
