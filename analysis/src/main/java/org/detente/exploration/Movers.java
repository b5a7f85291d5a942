package org.detente.exploration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// What an outcome hangs on over several options: inputs with which it goes more than chance would
/// have it under at least one of them.
///
/// @param options under which the outcome varies at all
/// @param low the lowest of the options' levels that chance gives, 0..1; 0 where there is no option
/// @param high the highest of them
/// @param inputs those that stand under most options first; may be empty
public record Movers(int options, double low, double high, List<Mover> inputs) {

  /// An input.
  ///
  /// @param parameter its key
  /// @param options under which its score lies above the level that chance gives, 1 or more
  /// @param low the lowest of its scores under these, 0..1
  /// @param high the highest of them
  public record Mover(String parameter, int options, double low, double high) {}

  public Movers {
    inputs = List.copyOf(inputs);
  }

  /// Joins searches.
  ///
  /// @param searches in one criterion, one per option
  public static Movers of(List<Search> searches) {
    List<Search> scored = searches.stream().filter(s -> !s.scores().isEmpty()).toList();
    var scores = new LinkedHashMap<String, List<Double>>();
    for (Search search : scored) {
      for (String input : search.movers()) {
        scores.computeIfAbsent(input, _ -> new ArrayList<>()).add(search.scores().get(input));
      }
    }
    List<Mover> inputs =
        scores.entrySet().stream()
            .map(
                e ->
                    new Mover(
                        e.getKey(),
                        e.getValue().size(),
                        e.getValue().stream().min(Comparator.naturalOrder()).orElseThrow(),
                        e.getValue().stream().max(Comparator.naturalOrder()).orElseThrow()))
            .sorted(
                Comparator.comparingInt((Mover m) -> -m.options())
                    .thenComparingDouble(m -> -m.high()))
            .toList();
    return new Movers(
        scored.size(),
        scored.stream().mapToDouble(Search::chanceLevel).min().orElse(0),
        scored.stream().mapToDouble(Search::chanceLevel).max().orElse(0),
        inputs);
  }
}
