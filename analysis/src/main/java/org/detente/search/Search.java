package org.detente.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.detente.search.Variation.Operator;

/// An evolutionary search for trade-offs between several objectives. A population competes; beside
/// it an archive keeps every trade-off worth telling apart. Each child has one parent from the
/// archive; the operators that fill the archive are used most; when the archive stops growing, the
/// population is renewed from it.
///
/// Ask and tell: [#ask] proposes candidates, the caller evaluates them however it likes, [#tell]
/// takes the evaluations. Between the two and after them the whole search can be put down with
/// [#state] and taken up with [#resume]; it then goes on as if nothing had happened.
///
/// Not thread-safe: one thread asks and tells. Same seed, same batches, same result.
///
/// Source: in the manner of Hadka & Reed (2013), "Borg: an auto-adaptive many-objective
/// evolutionary computing framework", Evolutionary Computation 21(2), 231-259; constraints after
/// Deb (2000), "An efficient constraint handling method for genetic algorithms", Computer Methods
/// in Applied Mechanics and Engineering 186, 311-338. Own choices: the size of the population
/// stays; candidates come in batches.
public final class Search {

  private static final int TOURNAMENT = 2;

  /// The archive is looked at after each so many populations' worth of evaluations.
  private static final int PATIENCE = 3;

  private final SearchSpace space;
  private final SearchSettings settings;
  private final Draws draws;
  private final Variation variation;
  private final Archive archive;
  private final List<Individual> population = new ArrayList<>();
  private final List<Individual> asked = new ArrayList<>();
  private final List<double[]> renewal = new ArrayList<>();
  private long evaluations;
  private long lookedAt;
  private long progressThen;

  private Search(SearchSpace space, SearchSettings settings, long counter) {
    this.space = space;
    this.settings = settings;
    this.draws = new Draws(settings.seed(), counter);
    this.variation = new Variation(space.decisions(), draws);
    this.archive =
        new Archive(space.epsilons().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /// Begins a search.
  public static Search start(SearchSpace space, SearchSettings settings) {
    return new Search(space, settings, 0);
  }

  /// Begins a search with candidates that are known to be worth a look: they are proposed first.
  ///
  /// @param first decisions, each inside the space; may be empty
  public static Search start(SearchSpace space, SearchSettings settings, List<List<Double>> first) {
    Search search = start(space, settings);
    // Taken from the end.
    first.reversed().forEach(d -> search.renewal.add(search.variation.encode(d)));
    return search;
  }

  /// Runs a search of its own.
  ///
  /// @param evaluations how many candidates are evaluated in all, 1 or more
  /// @return the trade-offs found, as [#front] gives them
  public static List<Solution> run(
      SearchSpace space, SearchSettings settings, Evaluator evaluator, long evaluations) {
    Search search = start(space, settings);
    while (search.evaluations < evaluations) {
      int most = (int) Math.min(settings.batch(), evaluations - search.evaluations);
      search.tell(evaluator.evaluate(search.ask(most)));
    }
    return search.front();
  }

  /// Takes a search up where [#state] put it down.
  ///
  /// @param space as it was
  /// @param settings as they were
  /// @throws IllegalArgumentException if the state is of a search with other decisions or
  ///   objectives
  public static Search resume(SearchSpace space, SearchSettings settings, SearchState state) {
    var search = new Search(space, settings, state.counter());
    for (SearchState.Member member : state.archive()) {
      search.archive.offer(member.individual(space));
    }
    search.archive.count(state.progress());
    for (SearchState.Member member : state.population()) {
      search.population.add(member.individual(space));
    }
    for (List<Double> genes : state.renewal()) {
      search.renewal.add(SearchState.array(genes));
    }
    search.evaluations = state.evaluations();
    search.lookedAt = state.lookedAt();
    search.progressThen = state.progressThen();
    return search;
  }

  /// The whole search as a value that can be written down.
  ///
  /// @throws IllegalStateException if candidates have been asked and not told
  public SearchState state() {
    if (!asked.isEmpty()) {
      throw new IllegalStateException(asked.size() + " candidates wait for their evaluation");
    }
    return new SearchState(
        draws.counter(),
        evaluations,
        lookedAt,
        archive.progress(),
        progressThen,
        population.stream().map(SearchState.Member::of).toList(),
        archive.members().stream().map(SearchState.Member::of).toList(),
        renewal.stream().map(g -> Arrays.stream(g).boxed().toList()).toList());
  }

  /// Proposes candidates.
  ///
  /// @param count 1 or more
  /// @throws IllegalStateException if earlier ones have not been told
  public List<Candidate> ask(int count) {
    if (!asked.isEmpty()) {
      throw new IllegalStateException(asked.size() + " candidates wait for their evaluation");
    }
    if (count < 1) {
      throw new IllegalArgumentException("no candidates are asked for: " + count);
    }
    // So that a search goes on alike whether or not it was put down here.
    draws.align();
    var candidates = new ArrayList<Candidate>(count);
    double[] favour = favour();
    for (int i = 0; i < count; i++) {
      Individual next = propose(favour);
      asked.add(next);
      candidates.add(variation.decode(next.genes));
    }
    return candidates;
  }

  private Individual propose(double[] favour) {
    if (!renewal.isEmpty()) {
      return new Individual(renewal.removeLast(), Operator.UNIFORM_MUTATION.ordinal());
    }
    boolean first = evaluations + asked.size() < settings.population();
    if (first || population.isEmpty()) {
      return new Individual(variation.random(), -1);
    }
    Operator operator = Operator.values()[pick(favour)];
    var parents = new double[operator.parents][];
    parents[0] = archive.get(draws.index(archive.size())).genes;
    for (int p = 1; p < parents.length; p++) {
      parents[p] = tournament().genes;
    }
    if (operator == Operator.SIMULATED_BINARY && draws.chance(0.5)) {
      // What is not crossed comes from the first; each has its turn.
      double[] swap = parents[0];
      parents[0] = parents[1];
      parents[1] = swap;
    }
    double[] child = variation.child(operator, parents);
    if (Arrays.equals(child, parents[0])) {
      // It has been evaluated already.
      variation.uniformMutation(child);
    }
    return new Individual(child, operator.ordinal());
  }

  private Individual tournament() {
    Individual best = population.get(draws.index(population.size()));
    for (int k = 1; k < TOURNAMENT; k++) {
      Individual other = population.get(draws.index(population.size()));
      best = Individual.compare(other, best) < 0 ? other : best;
    }
    return best;
  }

  /// Operators by how much of the archive they made; none dies out.
  private double[] favour() {
    var favour = new double[Operator.values().length];
    Arrays.fill(favour, 1);
    for (Individual one : archive.members()) {
      if (one.operator >= 0) {
        favour[one.operator]++;
      }
    }
    return favour;
  }

  private int pick(double[] weights) {
    double left = draws.uniform() * Arrays.stream(weights).sum();
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /// Takes the evaluations of what was asked, in the same order.
  ///
  /// @throws IllegalArgumentException if their number or that of their objectives is wrong
  public void tell(List<Evaluation> told) {
    if (told.size() != asked.size()) {
      throw new IllegalArgumentException(
          asked.size() + " candidates were asked, " + told.size() + " are told");
    }
    for (int i = 0; i < told.size(); i++) {
      Evaluation evaluation = told.get(i);
      if (evaluation.objectives().size() != space.objectives()) {
        throw new IllegalArgumentException(
            "an evaluation has "
                + evaluation.objectives().size()
                + " objectives, not "
                + space.objectives());
      }
      Individual one = asked.get(i);
      one.objectives = evaluation.objectives().stream().mapToDouble(Double::doubleValue).toArray();
      one.violation = evaluation.violation();
    }
    for (Individual one : asked) {
      archive.offer(one);
      join(one);
      evaluations++;
    }
    asked.clear();
    look();
  }

  /// Takes the place of one that it dominates, of any if none dominates it.
  private void join(Individual one) {
    if (population.size() < settings.population()) {
      population.add(one);
      return;
    }
    boolean dominated = false;
    int worse = 0;
    int victim = -1;
    for (int i = 0; i < population.size(); i++) {
      int compared = Individual.compare(one, population.get(i));
      if (compared < 0) {
        worse++;
        if (draws.index(worse) == 0) {
          victim = i;
        }
      } else if (compared > 0) {
        dominated = true;
      }
    }
    if (victim >= 0) {
      population.set(victim, one);
    } else if (!dominated) {
      population.set(draws.index(population.size()), one);
    }
  }

  /// Renews the population from the archive if that has found no new box for long.
  private void look() {
    if (evaluations - lookedAt < (long) PATIENCE * settings.population()) {
      return;
    }
    boolean stuck = archive.progress() == progressThen;
    lookedAt = evaluations;
    progressThen = archive.progress();
    if (!stuck) {
      return;
    }
    population.clear();
    List<Individual> kept = archive.members();
    for (int i = 0; i < Math.min(kept.size(), settings.population() / 2); i++) {
      population.add(kept.get(draws.index(kept.size())));
    }
    for (int i = population.size(); i < settings.population(); i++) {
      double[] genes = kept.get(draws.index(kept.size())).genes.clone();
      variation.uniformMutation(genes);
      renewal.add(genes);
    }
  }

  /// The trade-offs found: none dominates another, in the order of their objectives. If nothing
  /// meets the constraints, the one that misses them least.
  public List<Solution> front() {
    return archive.members().stream()
        .sorted(Comparator.comparing((Individual one) -> one.objectives, Arrays::compare))
        .map(this::solution)
        .toList();
  }

  private Solution solution(Individual one) {
    return new Solution(
        variation.decode(one.genes).decisions(),
        Arrays.stream(one.objectives).boxed().toList(),
        one.violation);
  }

  /// How many evaluations have been told.
  public long evaluations() {
    return evaluations;
  }
}
