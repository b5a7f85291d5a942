package org.detente.positions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The scales of a theatre and everybody's positions on them.
///
/// @param issues in the order of the file
/// @param positions in the order of the file
public record Positions(List<Issue> issues, List<Position> positions) {

  /// Saliences of an actor that add up to this are as they should be.
  private static final double WHOLE = 1;

  private static final double ROUNDING = 0.005;

  public Positions {
    issues = List.copyOf(issues);
    positions = List.copyOf(positions);
  }

  /// The issue with an id.
  public Optional<Issue> issue(String id) {
    return issues.stream().filter(i -> i.id().equals(id)).findFirst();
  }

  /// Only what one reader may know: rows for everybody, and those for this reader alone, which
  /// stand for the former where they speak of the same actor, issue and zone. What another reader
  /// was told leaves no trace.
  ///
  /// @param reader an audience as it is written
  public Positions readBy(String reader) {
    var known = new LinkedHashMap<List<String>, Position>();
    for (Position p : positions) {
      if (p.reader().isEmpty()) {
        known.put(key(p), p);
      }
    }
    for (Position p : positions) {
      if (p.reader().equals(Optional.of(reader))) {
        known.put(key(p), p);
      }
    }
    return new Positions(issues, List.copyOf(known.values()));
  }

  private static List<String> key(Position p) {
    return List.of(p.actor(), p.issue().id(), p.zone().orElse(""));
  }

  /// Ids of those who have a position, in the order of the file.
  public List<String> actors() {
    return positions.stream().map(Position::actor).distinct().toList();
  }

  /// The positions of an actor.
  public List<Position> of(String actor) {
    return positions.stream().filter(p -> p.actor().equals(actor)).toList();
  }

  /// Actors whose saliences do not add up to 1, with their sum (of the middles): they are brought
  /// to 1, for only their ratios count.
  ///
  /// @return actor id to sum, in the order of the file
  public Map<String, Double> notAddingUp() {
    var found = new LinkedHashMap<String, Double>();
    for (String actor : actors()) {
      double sum = of(actor).stream().mapToDouble(p -> p.salience().middle()).sum();
      if (Math.abs(sum - WHOLE) > ROUNDING) {
        found.put(actor, sum);
      }
    }
    return found;
  }
}
