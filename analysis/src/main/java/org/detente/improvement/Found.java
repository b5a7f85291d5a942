package org.detente.improvement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.comparison.Comparison.Verdict;
import org.detente.improvement.Demand.Judgement;
import org.detente.option.Option;

/// What a search found.
///
/// @param aims of the question, and robustness last where there are criteria
/// @param epsilons differences worth telling apart, one for each aim of the question
/// @param solutions what was found, then the option itself, then the status quo
/// @param trace how the search went
/// @param runs of the simulation in all
/// @param refused candidates that missed a requirement and were not run
/// @param dropped candidates that were beaten on the first futures
/// @param looked different candidates in all
/// @param nearest where no candidate met the requirements: by how little they were missed
public record Found(
    Improvement.Question question,
    List<Aim> aims,
    List<Double> epsilons,
    List<Solution> solutions,
    List<Trace> trace,
    long runs,
    int refused,
    int dropped,
    int looked,
    Optional<Double> nearest) {

  public Found {
    aims = List.copyOf(aims);
    epsilons = List.copyOf(epsilons);
    solutions = List.copyOf(solutions);
    trace = List.copyOf(trace);
  }

  /// What a row is about.
  public enum Kind {
    FOUND,
    BASE,
    STATUS_QUO
  }

  /// An option with what it is worth.
  ///
  /// @param levels of the knobs; empty where it stands at none of them
  /// @param scores one for each aim
  /// @param judged by requirement; empty for the status quo
  /// @param stands whether on the fresh futures neither another solution nor the option itself is
  ///   at least as good in every aim of the question and better in one
  public record Solution(
      Kind kind,
      Option option,
      List<Integer> levels,
      List<Score> scores,
      Map<String, Judgement> judged,
      boolean stands) {

    public Solution {
      levels = List.copyOf(levels);
      scores = List.copyOf(scores);
      judged = Collections.unmodifiableMap(new LinkedHashMap<>(judged));
    }
  }

  /// What an option is worth in one aim, in the aim's own unit.
  ///
  /// @param searched mean over the futures of the search; NaN where it was not looked at there
  /// @param fresh mean over fresh futures
  /// @param low 5% quantile over fresh futures
  /// @param high 95% quantile
  /// @param difference from the option at hand, mean over fresh futures
  /// @param againstBase what can be said against the option at hand
  /// @param againstStatusQuo what can be said against the status quo
  public record Score(
      double searched,
      double fresh,
      double low,
      double high,
      double difference,
      Verdict againstBase,
      Verdict againstStatusQuo) {}

  /// The solutions alone.
  public List<Solution> found() {
    return solutions.stream().filter(s -> s.kind() == Kind.FOUND).toList();
  }

  /// The option at hand.
  public Solution base() {
    return solutions.stream().filter(s -> s.kind() == Kind.BASE).findFirst().orElseThrow();
  }
}
