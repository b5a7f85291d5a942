package org.detente.improvement;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.detente.comparison.Comparison.Verdict;
import org.detente.comparison.VerdictRule;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.FutureSample;
import org.detente.evidence.Futures;
import org.detente.exploration.Criterion;
import org.detente.improvement.Demand.Judgement;
import org.detente.improvement.Found.Kind;
import org.detente.improvement.Found.Score;
import org.detente.improvement.Found.Solution;
import org.detente.improvement.Race.Entry;
import org.detente.numeric.Quantiles;
import org.detente.option.Option;
import org.detente.search.Candidate;
import org.detente.search.Search;
import org.detente.search.SearchSettings;
import org.detente.search.SearchSpace;
import org.detente.simulation.Variable;

/// The search for options that are better than the one at hand: many aims at once, every trade-off
/// worth telling apart, on the same futures and with the same luck for every candidate. What it
/// finds is looked at again on futures that took no part in the search, for of many candidates the
/// best on some futures are partly the luckiest there.
///
/// The result is a pure function of the question, whatever the number of threads and whether or not
/// the search was interrupted.
public final class Improvement {

  /// What is kept of the search, beside that of the random candidates.
  private static final String SEARCH = "search";

  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  /// So many solutions are looked at again at once.
  private static final int TOGETHER = 4;

  private final Question question;
  private final Bench bench;
  private final Path folder;
  private final String key;
  private final Ensemble.Progress progress;

  /// Candidates and solutions that are done, of these kept from before, and all of them.
  private int done;

  private int kept;
  private int total;

  private Improvement(
      Question question, Bench bench, Path folder, String key, Ensemble.Progress progress) {
    this.question = question;
    this.bench = bench;
    this.folder = folder;
    this.key = key;
    this.progress = progress;
    Effort effort = question.effort();
    total = (effort.random() ? 2 : 1) * effort.evaluations() + effort.solutions() + 2;
  }

  private void done(int more) {
    done += more;
    progress.at(done, kept, total);
  }

  /// What is asked.
  ///
  /// @param base the option that is changed
  /// @param statusQuo the option without an agreement
  /// @param knobs what is decided anew, at least one
  /// @param aims what is wanted, at least one, all different
  /// @param epsilons for each aim the difference worth telling apart, over 0; empty: as the aim
  ///   says
  /// @param criteria what robustness means; may be empty where that is no aim
  /// @param required what must hold
  /// @param reported what is told of each solution beside
  /// @param acceptance says of an option how its most reluctant veto holder takes it, 0..1; asked
  ///   by one thread; may be empty where that is no aim
  /// @param space of futures
  public record Question(
      Option base,
      Option statusQuo,
      List<Knob> knobs,
      List<Aim> aims,
      List<Optional<Double>> epsilons,
      List<Criterion> criteria,
      List<Demand> required,
      List<Demand> reported,
      Optional<ToDoubleFunction<Option>> acceptance,
      Futures space,
      Effort effort) {

    /// @throws IllegalArgumentException if there is nothing to decide or to aim at
    public Question {
      knobs = List.copyOf(knobs);
      aims = List.copyOf(aims);
      epsilons = List.copyOf(epsilons);
      criteria = List.copyOf(criteria);
      required = List.copyOf(required);
      reported = List.copyOf(reported);
      if (knobs.isEmpty() || aims.isEmpty() || epsilons.size() != aims.size()) {
        throw new IllegalArgumentException("a search needs knobs, aims, and an epsilon for each");
      }
      if (aims.contains(Aim.ROBUSTNESS) && criteria.isEmpty()) {
        throw new IllegalArgumentException("robustness needs criteria");
      }
      if (aims.contains(Aim.ACCEPTANCE) && acceptance.isEmpty()) {
        throw new IllegalArgumentException("acceptance needs somebody who judges");
      }
    }

    /// What some aims are worth of an option in each future.
    ///
    /// @param kept outcomes that were kept
    /// @param found shape `[kept][futures]`
    /// @return shape `[aims][futures]`
    double[][] values(List<Aim> of, Option option, List<Variable> kept, double[][] found) {
      return of.stream()
          .map(
              a -> {
                if (a != Aim.ACCEPTANCE) {
                  return a.values(kept, found, criteria);
                }
                double[] same = new double[found[0].length];
                Arrays.fill(same, acceptance.orElseThrow().applyAsDouble(option));
                return same;
              })
          .toArray(double[][]::new);
    }

    /// The levels at which the option itself stands; empty where a knob leaves its level out.
    public Optional<List<Integer>> baseLevels() {
      return knobs.stream().allMatch(k -> k.base().isPresent())
          ? Optional.of(knobs.stream().map(k -> k.base().getAsInt()).toList())
          : Optional.empty();
    }
  }

  /// How hard is searched.
  ///
  /// @param evaluations candidates in all, 1 or more
  /// @param firstFutures on which every candidate is run, 1 or more
  /// @param futures on which those are run that are not beaten there, at least as many
  /// @param replications of each, 1 or more
  /// @param freshFutures on which what is found is run again, 1 or more
  /// @param freshReplications of each, 1 or more
  /// @param solutions at most so many of what is found
  /// @param seed of the search and of luck
  /// @param threads for requirements; does not change results
  /// @param random whether the same number of random candidates is looked at beside
  public record Effort(
      int evaluations,
      int firstFutures,
      int futures,
      int replications,
      int freshFutures,
      int freshReplications,
      int solutions,
      long seed,
      int threads,
      boolean random) {

    /// Candidates proposed at once: a number of its own, so that it does not hang on threads.
    private static final int BATCH = 16;

    private static final int LARGEST_POPULATION = 100;
    private static final int SMALLEST_POPULATION = 16;

    /// @throws IllegalArgumentException if a number makes no sense
    public Effort {
      if (evaluations < 1
          || firstFutures < 1
          || futures < firstFutures
          || replications < 1
          || freshFutures < 1
          || freshReplications < 1
          || solutions < 1
          || threads < 1) {
        throw new IllegalArgumentException("numbers of at least 1, all futures at least the first");
      }
    }

    /// The most runs of the simulation that a search can take.
    ///
    /// @return with those on fresh futures, at most as many solutions as asked for
    public long mostRuns() {
      long each = (long) futures * replications;
      long searches = random ? 2 : 1;
      return (searches * evaluations + 2) * each
          + (long) (solutions + 2) * freshFutures * freshReplications;
    }

    /// The fewest: every candidate is dropped after the first futures.
    public long fewestRuns() {
      long searches = random ? 2 : 1;
      return searches * evaluations * firstFutures * replications;
    }

    SearchSettings settings() {
      int population = Math.clamp(evaluations / 8, SMALLEST_POPULATION, LARGEST_POPULATION);
      return new SearchSettings(seed, population, BATCH);
    }

    /// A search that never learns: all its candidates are drawn at random.
    SearchSettings blind() {
      return new SearchSettings(seed + 1, Math.max(4, evaluations + 1), BATCH);
    }
  }

  /// Searches, or goes on with what an interrupted search kept.
  ///
  /// @param bench runs options in futures
  /// @param folder for what is kept between batches
  /// @param key tells questions apart: what was kept under another is not used
  /// @param progress told in candidates, and in solutions that are looked at again; how many these
  ///   are is known when the search is over
  /// @throws InterruptedException if this thread is interrupted; what was finished is kept
  public static Found run(
      Question question, Bench bench, Path folder, String key, Ensemble.Progress progress)
      throws IOException, InterruptedException {
    return new Improvement(question, bench, folder, key, progress).found();
  }

  /// What a folder keeps of searches that were interrupted.
  public enum Kept {
    NOTHING,
    /// This search goes on where it was.
    THIS,
    /// This search begins anew: what was kept of it is not whole.
    BROKEN,
    /// This search begins; others, of other questions, stay where they were.
    OTHERS
  }

  /// Says what [#run] with the same folder and key will find.
  public static Kept kept(Path folder, String key) throws IOException {
    var file = new CheckpointFile(folder, SEARCH, key);
    if (file.isThere()) {
      return file.read().isPresent() ? Kept.THIS : Kept.BROKEN;
    }
    return file.othersAreThere() ? Kept.OTHERS : Kept.NOTHING;
  }

  /// Futures of a space from one number up to before another.
  ///
  /// @return null where there are none
  static FutureSample sample(Futures space, String name, int from, int to) {
    return from == to
        ? null
        : new FutureSample(name + " " + from, space.dimensions(), space.between(from, to));
  }

  private Found found() throws IOException, InterruptedException {
    Effort effort = question.effort();
    List<Variable> variables = Aim.variables(question.aims(), question.criteria());
    List<double[][]> known =
        bench.run(
            List.of(question.base(), question.statusQuo()),
            sample(question.space(), "search", 0, effort.futures()),
            variables,
            effort.replications());
    double[][] base = means(question.base(), variables, known.get(0));
    double[][] before = means(question.statusQuo(), variables, known.get(1));
    List<Double> epsilons = epsilons(base, before);
    Walk walk = walk(effort.settings(), epsilons, known.getFirst(), SEARCH);
    Optional<Walk> blind =
        effort.random()
            ? Optional.of(walk(effort.blind(), epsilons, known.getFirst(), "random"))
            : Optional.empty();
    List<Entry> front = front(walk);
    List<Trace> trace = Trace.of(walk, blind, costs(base), costs(before), effort);
    long runs =
        walk.race().runs()
            + blind.map(b -> b.race().runs()).orElse(0L)
            + 2L * effort.futures() * effort.replications();
    return again(front, walk, epsilons, base, before, trace, runs);
  }

  /// Shape `[aims][1]`: means over the futures of the search.
  private double[][] means(Option option, List<Variable> variables, double[][] found) {
    return Arrays.stream(question.values(question.aims(), option, variables, found))
        .map(v -> new double[] {Quantiles.mean(v)})
        .toArray(double[][]::new);
  }

  private List<Double> costs(double[][] means) {
    return IntStream.range(0, means.length)
        .mapToObj(a -> question.aims().get(a).cost(means[a][0]))
        .toList();
  }

  private List<Double> epsilons(double[][] base, double[][] before) {
    return IntStream.range(0, base.length)
        .mapToObj(
            a ->
                question
                    .epsilons()
                    .get(a)
                    .orElseGet(() -> question.aims().get(a).epsilon(base[a][0], before[a][0])))
        .toList();
  }

  /// A search and what it looked at.
  record Walk(Search search, Race race, List<Checkpoint.Mark> marks) {}

  private Walk walk(SearchSettings settings, List<Double> epsilons, double[][] base, String name)
      throws IOException, InterruptedException {
    var space = new SearchSpace(question.knobs().stream().map(Knob::decision).toList(), epsilons);
    var race = new Race(question, bench, epsilons);
    var file = new CheckpointFile(folder, name, key);
    Optional<Checkpoint> before = file.read();
    var marks = new ArrayList<Checkpoint.Mark>();
    Search search;
    if (before.isPresent()) {
      search = Search.resume(space, settings, before.get().state());
      race.resume(before.get().seen(), before.get().runs());
      marks.addAll(before.get().marks());
    } else {
      Optional<List<Integer>> levels = question.baseLevels();
      search =
          Search.start(
              space,
              settings,
              levels
                  .map(l -> List.of(l.stream().map(Integer::doubleValue).toList()))
                  .orElse(List.of()));
      if (levels.isPresent()) {
        race.know(levels.get(), violation(question.base()), base);
      }
    }
    int wanted = question.effort().evaluations();
    kept += (int) search.evaluations();
    done((int) search.evaluations());
    while (search.evaluations() < wanted) {
      int most = (int) Math.min(settings.batch(), wanted - search.evaluations());
      List<Candidate> asked = search.ask(most);
      search.tell(race.evaluate(asked.stream().map(Improvement::levels).toList()));
      marks.add(new Checkpoint.Mark(search.evaluations(), race.runs(), race.seen().size()));
      file.write(search.state(), race.runs(), race.seen(), marks);
      done(most);
    }
    return new Walk(search, race, List.copyOf(marks));
  }

  private double violation(Option option) {
    return question.required().stream().mapToDouble(r -> r.violation(option)).sum();
  }

  private static List<Integer> levels(Candidate candidate) {
    return IntStream.range(0, candidate.decisions().size()).mapToObj(candidate::whole).toList();
  }

  /// What the search kept, at most as many as asked for: the best in each aim, then one after
  /// another the one that adds most to what they cover together.
  private List<Entry> front(Walk walk) {
    List<Integer> base = question.baseLevels().orElse(List.of());
    List<Entry> kept =
        walk.search().front().stream()
            .map(s -> walk.race().entry(s.decisions().stream().map(Double::intValue).toList()))
            .filter(Entry::counts)
            .filter(e -> !e.levels().equals(base))
            .toList();
    return Selection.of(kept, question.effort().solutions());
  }

  // ---- again, on fresh futures

  private Found again(
      List<Entry> front,
      Walk walk,
      List<Double> epsilons,
      double[][] base,
      double[][] before,
      List<Trace> trace,
      long runsBefore)
      throws IOException, InterruptedException {
    Effort effort = question.effort();
    var options = new ArrayList<Option>();
    for (int i = 0; i < front.size(); i++) {
      options.add(Naming.named(question, front.get(i).levels(), i + 1));
    }
    options.add(question.base());
    options.add(question.statusQuo());
    var aims = new ArrayList<>(question.aims());
    if (!question.criteria().isEmpty() && !aims.contains(Aim.ROBUSTNESS)) {
      aims.add(Aim.ROBUSTNESS);
    }
    List<Variable> variables = Aim.variables(aims, question.criteria());
    FutureSample fresh =
        sample(
            question.space(), "fresh", effort.futures(), effort.futures() + effort.freshFutures());
    total = done + options.size();
    var found = new ArrayList<double[][]>();
    for (int from = 0; from < options.size(); from += TOGETHER) {
      List<Option> some = options.subList(from, Math.min(from + TOGETHER, options.size()));
      found.addAll(bench.run(some, fresh, variables, effort.freshReplications()));
      done(some.size());
    }
    var values = new ArrayList<double[][]>();
    for (int i = 0; i < found.size(); i++) {
      double[][] one = question.values(aims, options.get(i), variables, found.get(i));
      if (i == options.size() - 1) {
        for (int a = 0; a < one.length; a++) {
          if (aims.get(a).needsAgreement()) {
            Arrays.fill(one[a], Double.NaN);
          }
        }
      }
      values.add(one);
    }
    var rule = new VerdictRule(fresh.dimensions(), fresh.futures());
    var solutions = new ArrayList<Solution>();
    for (int i = 0; i < options.size(); i++) {
      Kind kind = i < front.size() ? Kind.FOUND : i == front.size() ? Kind.BASE : Kind.STATUS_QUO;
      double[] searched = new double[aims.size()];
      Arrays.fill(searched, Double.NaN);
      for (int a = 0; a < question.aims().size(); a++) {
        searched[a] =
            switch (kind) {
              case FOUND -> question.aims().get(a).cost(front.get(i).costs().get(a));
              case BASE -> base[a][0];
              case STATUS_QUO ->
                  question.aims().get(a).needsAgreement() ? Double.NaN : before[a][0];
            };
      }
      var scores = new ArrayList<Score>();
      for (int a = 0; a < aims.size(); a++) {
        scores.add(
            score(
                options.get(i).id(),
                aims.get(a),
                searched[a],
                values.get(i)[a],
                values.get(front.size())[a],
                values.get(front.size() + 1)[a],
                rule));
      }
      List<Integer> levels =
          switch (kind) {
            case FOUND -> front.get(i).levels();
            case BASE -> question.baseLevels().orElse(List.of());
            case STATUS_QUO -> List.of();
          };
      solutions.add(
          new Solution(kind, options.get(i), levels, scores, judged(options.get(i), kind), true));
    }
    long runs =
        runsBefore + (long) options.size() * effort.freshFutures() * effort.freshReplications();
    return new Found(
        question,
        aims,
        epsilons,
        standing(solutions, question.aims().size()),
        trace,
        runs,
        (int) walk.race().seen().stream().filter(e -> e.violation() > 0).count(),
        (int) walk.race().seen().stream().filter(e -> e.violation() == 0 && !e.whole()).count(),
        walk.race().seen().size(),
        nearest(walk));
  }

  private Optional<Double> nearest(Walk walk) {
    return walk.race().seen().stream().anyMatch(Entry::counts)
        ? Optional.empty()
        : walk.race().seen().stream().map(Entry::violation).min(Comparator.naturalOrder());
  }

  private static Score score(
      String option,
      Aim aim,
      double searched,
      double[] values,
      double[] base,
      double[] before,
      VerdictRule rule) {
    double[] sorted = Quantiles.sorted(values);
    double[] worse = new double[values.length];
    Arrays.setAll(worse, f -> aim.cost(values[f] - base[f]));
    double[] worseThanNow = new double[values.length];
    Arrays.setAll(worseThanNow, f -> aim.cost(values[f] - before[f]));
    return new Score(
        searched,
        Quantiles.mean(values),
        Quantiles.ofSorted(sorted, LOW),
        Quantiles.ofSorted(sorted, HIGH),
        Arrays.stream(worse).map(aim::cost).average().orElse(Double.NaN),
        verdict(rule, option, aim, worse),
        verdict(rule, option, aim, worseThanNow));
  }

  /// How an option is taken rests on positions as they are read: it holds in every future or in
  /// none, and is no finding for that.
  private static Verdict verdict(VerdictRule rule, String option, Aim aim, double[] worse) {
    if (aim != Aim.ACCEPTANCE) {
      return rule.verdict(option, aim.id(), worse);
    }
    Verdict.Kind kind =
        worse[0] < 0
            ? Verdict.Kind.LEANS_BETTER
            : worse[0] > 0 ? Verdict.Kind.LEANS_WORSE : Verdict.Kind.UNKNOWN;
    return new Verdict(option, aim.id(), kind, worse[0] < 0 ? 1 : 0, List.of());
  }

  private Map<String, Judgement> judged(Option option, Kind kind) {
    var judged = new LinkedHashMap<String, Judgement>();
    if (kind != Kind.STATUS_QUO) {
      question.required().forEach(r -> judged.put(r.id(), r.judge(option)));
      question.reported().forEach(r -> judged.put(r.id(), r.judge(option)));
    }
    return judged;
  }

  /// Marks what another solution, or the option itself, beats in all aims on the fresh futures.
  private List<Solution> standing(List<Solution> solutions, int aims) {
    var marked = new ArrayList<Solution>();
    for (Solution s : solutions) {
      boolean beaten =
          solutions.stream()
              .filter(o -> o.kind() != Kind.STATUS_QUO)
              .anyMatch(o -> dominates(o, s, aims));
      marked.add(new Solution(s.kind(), s.option(), s.levels(), s.scores(), s.judged(), !beaten));
    }
    return marked;
  }

  private boolean dominates(Solution one, Solution other, int aims) {
    boolean better = false;
    for (int a = 0; a < aims; a++) {
      Aim aim = question.aims().get(a);
      double difference =
          aim.cost(other.scores().get(a).fresh()) - aim.cost(one.scores().get(a).fresh());
      if (difference < 0) {
        return false;
      }
      better |= difference > 0;
    }
    return better;
  }
}
