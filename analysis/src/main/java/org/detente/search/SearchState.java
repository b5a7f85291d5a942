package org.detente.search;

import java.util.Arrays;
import java.util.List;

/// A search put down between two batches. Written down and read again, [Search#resume] goes on with
/// it as if nothing had happened.
///
/// @param counter how many random numbers have been drawn, in pairs
/// @param evaluations how many candidates have been evaluated
/// @param lookedAt after how many evaluations the archive was last looked at
/// @param progress how often the archive has found a new box
/// @param progressThen the same when the archive was last looked at
/// @param population those who compete, in their order
/// @param archive trade-offs found, in their order
/// @param renewal genes that wait to be evaluated
public record SearchState(
    long counter,
    long evaluations,
    long lookedAt,
    long progress,
    long progressThen,
    List<Member> population,
    List<Member> archive,
    List<List<Double>> renewal) {

  public SearchState {
    population = List.copyOf(population);
    archive = List.copyOf(archive);
    renewal = renewal.stream().map(List::copyOf).toList();
  }

  /// One of them.
  ///
  /// @param genes real and whole decisions as share of their range, options by number
  /// @param operator what made it; -1 for chance
  /// @param objectives as evaluated
  /// @param violation as evaluated
  public record Member(
      List<Double> genes, int operator, List<Double> objectives, double violation) {

    public Member {
      genes = List.copyOf(genes);
      objectives = List.copyOf(objectives);
    }

    static Member of(Individual one) {
      return new Member(
          Arrays.stream(one.genes).boxed().toList(),
          one.operator,
          Arrays.stream(one.objectives).boxed().toList(),
          one.violation);
    }

    Individual individual(SearchSpace space) {
      if (genes.size() != space.decisions().size() || objectives.size() != space.objectives()) {
        throw new IllegalArgumentException(
            "the state is of a search with %s decisions and %s objectives, not %s and %s"
                .formatted(
                    genes.size(), objectives.size(), space.decisions().size(), space.objectives()));
      }
      var one = new Individual(array(genes), operator);
      one.objectives = array(objectives);
      one.violation = violation;
      return one;
    }
  }

  static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
