package org.detente.improvement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.detente.ensemble.Crew;
import org.detente.ensemble.FutureSample;
import org.detente.numeric.Quantiles;
import org.detente.option.Option;
import org.detente.search.Evaluation;
import org.detente.simulation.Variable;

/// Evaluates candidates: each once, all on the same futures with the same luck. A candidate that
/// misses a requirement is not run at all. The others are run on few futures first; one that
/// another, known on all futures, beats there so clearly that it could hardly be better in anything
/// is dropped, the others are run on the rest.
///
/// A dropped candidate is told as the one that beat it plus the differences found on the first
/// futures, none of which is for the better: so it can never seem better than that one.
///
/// Not thread-safe.
final class Race {

  /// A difference on the first futures is trusted to this many standard errors.
  private static final double STANDARD_ERRORS = 2;

  private final Improvement.Question question;
  private final Bench bench;
  private final List<Double> epsilons;
  private final List<Variable> variables;
  private final FutureSample first;
  private final FutureSample rest;
  private final Map<List<Integer>, Entry> seen = new HashMap<>();
  private final List<Entry> order = new ArrayList<>();
  private long runs;

  Race(Improvement.Question question, Bench bench, List<Double> epsilons) {
    this.question = question;
    this.bench = bench;
    this.epsilons = epsilons;
    this.variables = Aim.variables(question.aims(), question.criteria());
    Improvement.Effort effort = question.effort();
    this.first = Improvement.sample(question.space(), "search", 0, effort.firstFutures());
    this.rest =
        Improvement.sample(question.space(), "search", effort.firstFutures(), effort.futures());
  }

  /// A candidate that has been looked at.
  ///
  /// @param levels of the knobs
  /// @param violation of the requirements; where over 0, it was not run
  /// @param whole whether it was run on all futures
  /// @param costs one for each aim, less is better
  /// @param values shape `[aims][first futures]`, natural sign; empty where it was not run
  record Entry(
      List<Integer> levels,
      double violation,
      boolean whole,
      List<Double> costs,
      double[][] values) {

    Entry {
      levels = List.copyOf(levels);
      costs = List.copyOf(costs);
    }

    /// Whether it may be among what is found.
    boolean counts() {
      return whole && violation == 0;
    }

    Evaluation told() {
      return new Evaluation(costs, violation);
    }
  }

  /// Everything looked at so far, in that order; grows with it.
  List<Entry> seen() {
    return Collections.unmodifiableList(order);
  }

  private void note(Entry entry) {
    seen.put(entry.levels(), entry);
    order.add(entry);
  }

  Entry entry(List<Integer> levels) {
    return seen.get(levels);
  }

  /// Runs of the simulation so far.
  long runs() {
    return runs;
  }

  /// Takes up what an interrupted search had looked at.
  void resume(List<Entry> entries, long runs) {
    entries.forEach(this::note);
    this.runs = runs;
  }

  /// Takes an option that was run on all futures before.
  ///
  /// @param found shape `[variables][futures]`
  void know(List<Integer> levels, double violation, double[][] found) {
    double[][] values = question.values(question.aims(), question.base(), variables, found);
    note(new Entry(levels, violation, true, costs(values), cut(values, first.futures().size())));
  }

  /// Evaluates candidates, in their order.
  List<Evaluation> evaluate(List<List<Integer>> candidates)
      throws IOException, InterruptedException {
    List<List<Integer>> fresh =
        new LinkedHashSet<>(candidates).stream().filter(c -> !seen.containsKey(c)).toList();
    List<Option> options =
        fresh.stream().map(c -> Knob.turned(question.base(), question.knobs(), c)).toList();
    double[] violations = violations(options);
    List<Integer> allowed =
        IntStream.range(0, options.size()).filter(i -> violations[i] == 0).boxed().toList();
    Map<Integer, double[][]> early = run(options, allowed, first);
    var stay = new ArrayList<Integer>();
    var dropped = new LinkedHashMap<Integer, List<Double>>();
    List<Entry> leaders = order.stream().filter(Entry::counts).toList();
    for (int i : allowed) {
      double[][] values = early.get(i);
      leaders.stream()
          .filter(l -> beats(l.values(), values))
          .findFirst()
          .ifPresentOrElse(l -> dropped.put(i, behind(l, values)), () -> stay.add(i));
    }
    Map<Integer, double[][]> late = run(options, stay, rest);
    for (int i = 0; i < options.size(); i++) {
      note(entry(fresh.get(i), violations[i], early, late, dropped, i));
    }
    return candidates.stream().map(c -> seen.get(c).told()).toList();
  }

  private Entry entry(
      List<Integer> levels,
      double violation,
      Map<Integer, double[][]> early,
      Map<Integer, double[][]> late,
      Map<Integer, List<Double>> dropped,
      int i) {
    if (violation > 0) {
      List<Double> nothing = question.aims().stream().map(_ -> 0.0).toList();
      return new Entry(levels, violation, false, nothing, new double[0][]);
    }
    double[][] values = early.get(i);
    if (dropped.containsKey(i)) {
      return new Entry(levels, 0, false, dropped.get(i), values);
    }
    return new Entry(levels, 0, true, costs(joined(values, late.get(i))), values);
  }

  private double[] violations(List<Option> options) throws IOException, InterruptedException {
    double[] violations = new double[options.size()];
    if (!question.required().isEmpty()) {
      Crew.run(
          question.effort().threads(),
          violations.length,
          () ->
              i ->
                  violations[i] =
                      question.required().stream()
                          .mapToDouble(r -> r.violation(options.get(i)))
                          .sum());
    }
    return violations;
  }

  private Map<Integer, double[][]> run(
      List<Option> options, List<Integer> which, FutureSample sample)
      throws IOException, InterruptedException {
    var found = new LinkedHashMap<Integer, double[][]>();
    if (which.isEmpty() || sample == null) {
      return found;
    }
    int replications = question.effort().replications();
    List<double[][]> results =
        bench.run(which.stream().map(options::get).toList(), sample, variables, replications);
    for (int k = 0; k < which.size(); k++) {
      Option option = options.get(which.get(k));
      found.put(which.get(k), question.values(question.aims(), option, variables, results.get(k)));
    }
    runs += (long) which.size() * sample.futures().size() * replications;
    return found;
  }

  private static double[][] joined(double[][] early, double[][] late) {
    if (late == null) {
      return early;
    }
    double[][] all = new double[early.length][];
    for (int a = 0; a < all.length; a++) {
      all[a] = Arrays.copyOf(early[a], early[a].length + late[a].length);
      System.arraycopy(late[a], 0, all[a], early[a].length, late[a].length);
    }
    return all;
  }

  private static double[][] cut(double[][] values, int futures) {
    return Arrays.stream(values).map(v -> Arrays.copyOf(v, futures)).toArray(double[][]::new);
  }

  private List<Double> costs(double[][] values) {
    return IntStream.range(0, values.length)
        .mapToObj(a -> question.aims().get(a).cost(Quantiles.mean(values[a])))
        .toList();
  }

  /// Whether one is no worse than another in anything, clearly better in something, and so that
  /// more futures could hardly make the other better in anything by more than is worth telling
  /// apart.
  private boolean beats(double[][] one, double[][] other) {
    boolean clear = false;
    for (int a = 0; a < one.length; a++) {
      double mean = difference(a, one, other);
      double error = STANDARD_ERRORS * error(a, one, other, mean);
      if (mean < 0 || mean - error < -epsilons.get(a)) {
        return false;
      }
      clear |= mean - error > 0;
    }
    return clear;
  }

  /// Mean of how much worse the other is, over the first futures.
  private double difference(int aim, double[][] one, double[][] other) {
    double sum = 0;
    for (int f = 0; f < one[aim].length; f++) {
      sum += question.aims().get(aim).cost(other[aim][f] - one[aim][f]);
    }
    return sum / one[aim].length;
  }

  private double error(int aim, double[][] one, double[][] other, double mean) {
    int n = one[aim].length;
    double squares = 0;
    for (int f = 0; f < n; f++) {
      double d = question.aims().get(aim).cost(other[aim][f] - one[aim][f]) - mean;
      squares += d * d;
    }
    return n < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(squares / (n - 1) / n);
  }

  private List<Double> behind(Entry leader, double[][] values) {
    return IntStream.range(0, values.length)
        .mapToObj(a -> leader.costs().get(a) + difference(a, leader.values(), values))
        .toList();
  }
}
