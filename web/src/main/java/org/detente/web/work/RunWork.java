package org.detente.web.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.detente.access.Audience;
import org.detente.comparison.AgainstStatusQuo;
import org.detente.comparison.Comparison;
import org.detente.completeness.GapPeriods;
import org.detente.coverage.CoverageLedger;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Threads;
import org.detente.message.Texts;
import org.detente.option.Option;
import org.detente.output.EnsembleTables;
import org.detente.paper.CommitmentChapter;
import org.detente.paper.CompletenessChapter;
import org.detente.paper.ConsentChapter;
import org.detente.paper.ExplorationChapter;
import org.detente.paper.HandoverChapter;
import org.detente.paper.HeadingTable;
import org.detente.paper.PaperInput;
import org.detente.paper.PaperSection;
import org.detente.paper.PaperWriter;
import org.detente.paper.QuestionChapter;
import org.detente.paper.StaffingChapter;
import org.detente.simulation.ForceDelivery;
import org.detente.staffing.StaffingResult;
import org.detente.study.AgreementContent;
import org.detente.study.Forces;
import org.detente.study.Program;
import org.detente.study.Study;
import org.detente.study.Study.StudySettings;
import org.detente.study.StudyInput;
import org.detente.web.message.Languages;

/// The main job, written down for every audience as soon as a question is answered. Whoever may
/// read fewer options has everything worked out from these alone.
///
/// What is simulated is kept in the run's folder, so that a run that was stopped or killed goes on
/// from there.
final class RunWork {

  /// Steps of each group of audiences, for telling how far it is.
  private static final int STEPS = StepTimes.ORDER.size();

  private static final double MILLIS = 1000;

  /// Chapters that hang on theatre and options alone.
  private static final Set<String> WITHOUT_FUTURES =
      Set.of("how", "theatre", "options", "coverage");

  private final StudyInput input;
  private final StudySettings settings;
  private final List<Texts> languages;
  private final RunFolder folder;
  private final Consumer<Progress> progress;
  private final RunSize size;
  private final Optional<StepTimes> before;
  private final Map<Step, Double> took = new EnumMap<>(Step.class);
  private final Map<Step, Integer> times = new EnumMap<>(Step.class);
  private Optional<Step> current = Optional.empty();
  private Instant since = Instant.now();
  private int step;
  private int steps;

  /// @param languages that chapters are written in beside English
  /// @param before what steps took in the last run on this machine
  RunWork(
      StudyInput input,
      RunSize size,
      int threads,
      List<Texts> languages,
      RunFolder folder,
      Optional<StepTimes> before,
      Consumer<Progress> progress) {
    this.size = size;
    this.before = before;
    this.input = input;
    this.languages = List.copyOf(languages);
    this.folder = folder;
    this.progress = progress;
    settings = settings(input, size, threads);
  }

  /// What a run of this size asks for.
  static StudySettings settings(StudyInput input, RunSize size, int threads) {
    return new StudySettings(
        size.futures(),
        size.replications(),
        input.theatre().horizonMonths(),
        size.seed(),
        threads,
        Set.of(),
        false);
  }

  /// Audiences that may read the same options.
  private record Group(List<Option> options, List<Audience> audiences) {}

  /// Does all of it.
  ///
  /// @throws InterruptedException if it was stopped; what is finished is kept
  void run() throws IOException, InterruptedException {
    var groups = new LinkedHashMap<List<String>, Group>();
    for (Audience audience :
        Audience.all(input.theatre().parties().stream().map(p -> p.id()).toList())) {
      List<Option> options = input.optionsFor(audience);
      groups
          .computeIfAbsent(
              options.stream().map(Option::id).toList(), _ -> new Group(options, new ArrayList<>()))
          .audiences()
          .add(audience);
    }
    steps = groups.size() * STEPS;
    int number = 0;
    for (Group group : groups.values()) {
      answer(group, number++);
    }
    timed();
  }

  /// What each step took on average, for the next run. Of a run that went on from an earlier one
  /// nothing is learnt: it found some of its work done.
  StepTimes times() {
    var mean = new EnumMap<Step, Double>(Step.class);
    took.forEach((s, seconds) -> mean.put(s, seconds / times.get(s)));
    return new StepTimes(size, input.folder().options().size(), mean);
  }

  private void timed() {
    Instant now = Instant.now();
    current.ifPresent(
        s -> {
          took.merge(s, Duration.between(since, now).toMillis() / MILLIS, Double::sum);
          times.merge(s, 1, Integer::sum);
        });
    since = now;
  }

  private void answer(Group group, int number) throws IOException, InterruptedException {
    var shared = new Study(input, settings, group.audiences().getFirst(), group.options());
    begin(Step.COVERAGE);
    List<CoverageLedger> ledgers = shared.ledgers();
    early(group, shared, ledgers);
    begin(Step.MISSIONS);
    Map<String, ForceDelivery> deliveries = deliveries(group.options());
    try (EnsembleResult result =
        Ensemble.run(
            shared.ensemble(deliveries),
            new Threads(settings.threads()),
            folder.records(),
            Program.build(),
            counting(Step.SIMULATION))) {
      begin(Step.WRITING);
      Comparison comparison = AgainstStatusQuo.of(result);
      keep(result, number);
      var desks = new ArrayList<Desk>();
      for (Audience audience : group.audiences()) {
        var desk =
            new Desk(
                new Study(input, settings, audience, group.options()), ledgers, result, comparison);
        desk.begin(number);
        desks.add(desk);
        goOn();
      }
      AgreementContent content = shared.content();
      var gaps = GapPeriods.of(result, ledgers);
      for (Desk desk : desks) {
        desk.add(
            new CompletenessChapter(
                content.catalogue(), content.profiles(), gaps, content.starts()));
      }
      if (input.menu().isPresent()) {
        var ladders = shared.ladders();
        for (Desk desk : desks) {
          desk.add(new CommitmentChapter(input.menu().get(), ladders));
        }
      }
      begin(Step.CONSENT);
      for (Desk desk : desks) {
        Optional<QuestionChapter> consent = desk.study.consent().map(ConsentChapter::new);
        if (consent.isPresent()) {
          desk.add(consent.get());
        }
        goOn();
      }
      explore(shared, result, desks);
      var handover =
          shared.handover(
              deliveries,
              new Threads(settings.threads()),
              folder.records(),
              counting(Step.HANDOVER));
      for (Desk desk : desks) {
        if (handover.isPresent()) {
          desk.add(new HandoverChapter(handover.get(), input.precedents()));
        }
      }
      List<StaffingResult> forces = shared.forces(counting(Step.STAFFING));
      for (Desk desk : desks) {
        if (!forces.isEmpty()) {
          desk.add(new StaffingChapter(forces));
        }
        desk.end();
        goOn();
      }
    }
  }

  /// Chapters that no future changes are there at once. A paper is made from an ensemble, and one
  /// future will do for these.
  private void early(Group group, Study shared, List<CoverageLedger> ledgers)
      throws IOException, InterruptedException {
    EnsembleRequest whole = shared.ensemble(Map.of());
    var one =
        new EnsembleRequest(
            whole.theatre(),
            whole.options(),
            whole.evidence(),
            1,
            1,
            whole.months(),
            whole.seed(),
            whole.without());
    try (EnsembleResult result =
        Ensemble.run(
            one,
            new Threads(settings.threads()),
            folder.records(),
            Program.build(),
            (_, _, _) -> {})) {
      Comparison comparison = AgainstStatusQuo.of(result);
      for (Audience audience : group.audiences()) {
        var study = new Study(input, settings, audience, group.options());
        publish(
            audience,
            study.paper(ledgers, result, comparison, List.of()),
            paper -> PaperWriter.sections(paper, WITHOUT_FUTURES::contains));
        goOn();
      }
    }
  }

  /// Writes what every future came to, for comparing this run with others.
  private void keep(EnsembleResult result, int number) throws IOException {
    Path outcomes = folder.table("outcomes", number);
    Path futures = folder.table("futures", number);
    Files.createDirectories(outcomes.getParent());
    Path beside = Files.createTempDirectory(outcomes.getParent(), "new");
    try {
      Path written = beside.resolve("outcomes.csv");
      EnsembleTables.outcomes(result, written);
      Files.move(written, outcomes, StandardCopyOption.ATOMIC_MOVE);
      written = beside.resolve("futures.csv");
      EnsembleTables.futures(result, written);
      Files.move(written, futures, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      RunFolder.remove(beside);
    }
  }

  private void explore(Study shared, EnsembleResult result, List<Desk> desks)
      throws IOException, InterruptedException {
    var exploration = shared.exploration(result);
    goOn();
    if (exploration.isEmpty()) {
      step++;
      return;
    }
    var levers =
        shared.levers(
            result, new Threads(settings.threads()), folder.records(), counting(Step.LEVERS));
    for (Desk desk : desks) {
      desk.add(
          new ExplorationChapter(
              exploration.get(),
              input.brief().orElseThrow().scenarios(),
              levers,
              Optional.empty()));
    }
  }

  /// What comes of each option's mission under its own rules: kept from before, or worked out
  /// without the reasons, which take longer.
  private Map<String, ForceDelivery> deliveries(List<Option> options)
      throws IOException, InterruptedException {
    Map<String, ForceDelivery> kept = DeliveriesFile.read(folder.deliveries()).orElseGet(Map::of);
    boolean all =
        options.stream()
            .filter(o -> o.mission().isPresent())
            .allMatch(o -> kept.containsKey(o.id()));
    if (all) {
      var own = new LinkedHashMap<>(kept);
      own.keySet().retainAll(options.stream().map(Option::id).toList());
      return own;
    }
    Map<String, ForceDelivery> found =
        Forces.deliveries(input.theatre(), input.force(), options, settings.threads());
    var joined = new LinkedHashMap<>(kept);
    joined.putAll(found);
    DeliveriesFile.write(folder.deliveries(), joined);
    return found;
  }

  private void begin(Step what) throws InterruptedException {
    goOn();
    timed();
    current = Optional.of(what);
    step++;
    progress.accept(at(what, step, 0, 0, 0, since));
  }

  private Ensemble.Progress counting(Step what) throws InterruptedException {
    begin(what);
    int number = step;
    Instant from = since;
    return (done, kept, total) -> progress.accept(at(what, number, done, kept, total, from));
  }

  private Progress at(Step what, int number, int done, int kept, int total, Instant from) {
    int options = input.folder().options().size();
    return new Progress(
        what,
        number,
        steps,
        done,
        kept,
        total,
        from,
        before.flatMap(b -> b.expected(what, size, options)),
        before.flatMap(b -> b.after(number, steps, size, options)));
  }

  private static void goOn() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("stopped");
    }
  }

  /// Writes chapters in every language, English last: what is listed is there in all of them.
  private void publish(
      Audience audience, PaperInput paper, Function<PaperInput, List<PaperSection>> writing)
      throws IOException {
    for (Texts texts : languages) {
      folder.translate(audience, texts, writing.apply(paper.in(texts)));
    }
    folder.publish(audience, writing.apply(paper));
  }

  /// Writes for one audience.
  private final class Desk {

    private final Study study;
    private final List<CoverageLedger> ledgers;
    private final EnsembleResult result;
    private final Comparison comparison;
    private final List<QuestionChapter> chapters = new ArrayList<>();

    Desk(Study study, List<CoverageLedger> ledgers, EnsembleResult result, Comparison comparison) {
      this.study = study;
      this.ledgers = ledgers;
      this.result = result;
      this.comparison = comparison;
    }

    void begin(int group) throws IOException {
      PaperInput paper = study.paper(ledgers, result, comparison, List.of());
      List<RunOptions.Held> held =
          study.options().stream()
              .map(o -> new RunOptions.Held(o.id(), o.label(), o.agreement()))
              .toList();
      folder.options(
          study.audience(),
          new RunOptions(
              held,
              comparison.verdicts().stream().map(RunOptions.Said::of).toList(),
              settings.months(),
              group));
      tables(paper, PaperWriter::tables);
      publish(study.audience(), paper, PaperWriter::sections);
      folder.figures(study.audience(), "returned", Returned.of(result));
    }

    void add(QuestionChapter chapter) throws IOException {
      chapters.add(chapter);
      PaperInput paper = study.paper(ledgers, result, comparison, List.of());
      tables(paper, p -> List.of(PaperWriter.table(p, chapter)));
      publish(study.audience(), paper, p -> List.of(PaperWriter.section(p, chapter)));
    }

    /// What is said of each option, in every language.
    private void tables(PaperInput paper, Function<PaperInput, List<HeadingTable>> writing)
        throws IOException {
      for (Texts texts : languages) {
        folder.table(study.audience(), texts, writing.apply(paper.in(texts)));
      }
      folder.table(study.audience(), Languages.ENGLISH, writing.apply(paper));
    }

    void end() throws IOException {
      PaperInput paper = study.paper(ledgers, result, comparison, chapters);
      for (Texts texts : languages) {
        folder.paper(study.audience(), texts, PaperWriter.paper(paper.in(texts)));
      }
      folder.paper(study.audience(), Languages.ENGLISH, PaperWriter.paper(paper));
    }
  }
}
