package org.detente.positions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What one actor wants on one issue, in one zone or in all. All of it is uncertain.
///
/// @param actor id
/// @param zone empty: in every zone in which the actor has no row of its own on this issue (red
///   lines and conditions hold in every zone in any case)
/// @param idealLow position on the scale; the ideal lies somewhere from here ...
/// @param idealHigh ... to here, both inside
/// @param salience how much the issue matters to the actor, all zones of the row together
/// @param tolerance how far from the ideal nothing is lost yet, as share of the scale
/// @param redLines levels that are never acceptable
/// @param possibleRedLines levels of which it is not known whether they are
/// @param conditions under which single levels are acceptable
/// @param source where this comes from
/// @param reader who alone may read it, as an audience is written; empty: everybody
/// @param line of positions.csv
public record Position(
    String actor,
    Issue issue,
    Optional<String> zone,
    int idealLow,
    int idealHigh,
    Ends salience,
    Ends tolerance,
    Set<Integer> redLines,
    Set<Integer> possibleRedLines,
    List<Condition> conditions,
    String source,
    String note,
    Optional<String> reader,
    int line) {

  public Position {
    redLines = java.util.Collections.unmodifiableSet(new TreeSet<>(redLines));
    possibleRedLines = java.util.Collections.unmodifiableSet(new TreeSet<>(possibleRedLines));
    conditions = List.copyOf(conditions);
  }

  /// Two ends of what something may be; nothing is known in between.
  public record Ends(double low, double high) {

    public Ends {
      if (!(low >= 0 && low <= high && Double.isFinite(high))) {
        throw new IllegalArgumentException(
            "ends need 0 <= low <= high, but are " + low + ", " + high);
      }
    }

    /// Half way.
    public double middle() {
      return (low + high) / 2;
    }

    /// A share of the way from low to high.
    public double at(double u) {
      return low + (high - low) * u;
    }
  }

  /// The ideal as places on the scale, 0..1.
  public Ends ideal() {
    return new Ends(issue.value(idealLow), issue.value(idealHigh));
  }

  /// Whether the ideal may be anything: nothing is known of it.
  public boolean isOpen() {
    return idealLow <= issue.first() && idealHigh >= issue.last();
  }
}
