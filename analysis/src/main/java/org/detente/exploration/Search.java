package org.detente.exploration;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.discovery.Box;
import org.detente.discovery.Prim;
import org.detente.discovery.Reproducibility;

/// Under which conditions an option fails a criterion.
///
/// @param option id
/// @param futures number of futures
/// @param failures number of futures in which it fails
/// @param boxes of the search for boxes; empty where nothing could be searched
/// @param chance of boxes; empty where there is none
/// @param leaves of a tree over all futures; empty where nothing could be searched
/// @param scores importance of each input to the outcome, by key; not negative
/// @param chanceLevel the score that some input reaches in one of twenty shuffles of the outcome
///   over the futures; 0 where there are no scores
/// @param stacking failures by the few inputs that matter most
/// @param regional how far failing futures differ from others, input by input
/// @param none why nothing could be searched; empty where it could
public record Search(
    String option,
    Criterion criterion,
    int futures,
    int failures,
    List<Prim.Found> boxes,
    Optional<Chance> chance,
    List<Box> leaves,
    Map<String, Double> scores,
    double chanceLevel,
    Optional<Stacking> stacking,
    List<RegionalRow> regional,
    Optional<String> none) {

  public Search {
    boxes = List.copyOf(boxes);
    leaves = List.copyOf(leaves);
    regional = List.copyOf(regional);
  }

  /// How far the first box could be luck.
  ///
  /// @param p chance that shuffled outcomes give a box that stands out as much: the share of
  ///   shuffles, the outcomes themselves counted in
  /// @param shuffles how many
  /// @param repeated the search again in resamples of the futures
  public record Chance(double p, int shuffles, Reproducibility repeated) {}

  /// Whether the first box may be spoken of: shuffled outcomes hardly ever give one like it.
  public boolean speaks() {
    return chance.isPresent() && chance.get().p() <= LEVEL;
  }

  /// Boxes that shuffled outcomes give more often are not spoken of.
  public static final double LEVEL = 0.05;

  /// Inputs with which the outcome goes more than chance would have it, the highest score first.
  public List<String> movers() {
    return scores.entrySet().stream()
        .filter(e -> e.getValue() > chanceLevel)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Share of futures in which the option fails.
  public double failing() {
    return (double) failures / futures;
  }
}
