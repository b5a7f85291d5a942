package org.detente.positions;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Something to be settled, on an ordered scale of named levels.
///
/// @param id as in the files
/// @param title for people
/// @param byZone whether it is settled for each zone by itself, or once for the theatre
/// @param levels by their order; the issue arises at two of them at least
/// @param rules what a level of this scale takes for granted on other scales
public record Issue(
    String id, String title, boolean byZone, List<Level> levels, List<Condition> rules) {

  public Issue {
    levels = List.copyOf(levels);
    rules = List.copyOf(rules);
    if (levels.stream().filter(Level::arises).count() < 2) {
      throw new IllegalArgumentException(
          "the issue " + id + " needs at least two levels at which it arises");
    }
    for (int i = 1; i < levels.size(); i++) {
      if (levels.get(i).order() <= levels.get(i - 1).order()) {
        throw new IllegalArgumentException("the levels of " + id + " are not in order");
      }
    }
  }

  /// A level.
  ///
  /// @param order its place on the scale, in steps of any size
  /// @param label for people
  /// @param arises whether the issue arises at this level at all: how an operation is armed is no
  ///   question where there is none, so that nobody loses anything on it there
  public record Level(String name, double order, String label, boolean arises) {}

  /// Position of a level on the scale, from 0 for the lowest, or empty if there is none so called.
  public OptionalInt level(String name) {
    return IntStream.range(0, levels.size())
        .filter(i -> levels.get(i).name().equals(name))
        .findFirst();
  }

  /// Names of the levels, lowest first.
  public List<String> names() {
    return levels.stream().map(Level::name).toList();
  }

  /// Where a level lies between the lowest (0) and the highest (1) at which the issue arises.
  public double value(int level) {
    return (levels.get(level).order() - levels.get(first()).order()) / span();
  }

  /// Difference of order between the highest and the lowest level at which the issue arises, over
  /// 0.
  public double span() {
    return levels.get(last()).order() - levels.get(first()).order();
  }

  /// Position of the lowest level at which the issue arises.
  public int first() {
    return IntStream.range(0, levels.size())
        .filter(l -> levels.get(l).arises())
        .findFirst()
        .orElseThrow();
  }

  /// Position of the highest level at which the issue arises.
  public int last() {
    return IntStream.range(0, levels.size())
        .filter(l -> levels.get(l).arises())
        .max()
        .orElseThrow();
  }
}
