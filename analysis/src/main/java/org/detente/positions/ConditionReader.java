package org.detente.positions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.detente.input.CsvRow;
import org.detente.input.Problems;
import org.detente.input.Words;

/// Reads conditions: `LEVEL only if ISSUE at least LEVEL` of a position, and `ISSUE at most LEVEL`
/// of a level of a scale. `LEVEL and higher` or `LEVEL and lower` stand for several. Conditions are
/// separated by `;`.
///
/// @param issues the scales that may be named
/// @param problems takes every mistake
record ConditionReader(List<Issue> issues, Problems problems) {

  private static final Pattern FULL =
      Pattern.compile(
          "(\\S+)(\\s+and\\s+(higher|lower))?\\s+only\\s+if\\s+(\\S+)\\s+at\\s+(least|most)\\s+(\\S+)");
  private static final Pattern SHORT = Pattern.compile("(\\S+)\\s+at\\s+(least|most)\\s+(\\S+)");

  /// The parts of a cell that are separated by `;`, without empty ones.
  static List<String> parts(String cell) {
    return Arrays.stream(cell.split(";")).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }

  List<Condition> ofPosition(CsvRow row, String column, Issue issue) {
    var found = new ArrayList<Condition>();
    for (String text : parts(row.text(column))) {
      Matcher m = FULL.matcher(text);
      if (!m.matches()) {
        row.problem(
            column + " has \"" + text + "\"",
            "write LEVEL only if ISSUE at least LEVEL, or at most; LEVEL and higher, or and lower",
            problems);
        continue;
      }
      OptionalInt level = level(row, issue, m.group(1));
      Optional<Condition> one =
          condition(row, issue, level, m.group(4), m.group(5), m.group(6), text);
      one.ifPresent(c -> found.addAll(widened(c, issue, Optional.ofNullable(m.group(3)))));
    }
    return found;
  }

  /// The same condition on every level from there on.
  private static List<Condition> widened(Condition c, Issue issue, Optional<String> way) {
    int from = way.equals(Optional.of("lower")) ? 0 : c.level();
    int to = way.equals(Optional.of("higher")) ? issue.levels().size() - 1 : c.level();
    return IntStream.rangeClosed(from, to)
        .mapToObj(l -> new Condition(l, c.issue(), c.atLeast(), c.bound(), c.says()))
        .toList();
  }

  List<Condition> ofLevel(CsvRow row, String column, Issue issue, int level) {
    var found = new ArrayList<Condition>();
    for (String text : parts(row.text(column))) {
      Matcher m = SHORT.matcher(text);
      if (!m.matches()) {
        row.problem(
            column + " has \"" + text + "\"", "write ISSUE at least LEVEL, or at most", problems);
        continue;
      }
      String whole = issue.levels().get(level).name() + " only if " + text;
      condition(row, issue, OptionalInt.of(level), m.group(1), m.group(2), m.group(3), whole)
          .ifPresent(found::add);
    }
    return found;
  }

  private Optional<Condition> condition(
      CsvRow row,
      Issue issue,
      OptionalInt level,
      String other,
      String end,
      String bound,
      String says) {
    Optional<Issue> named = issues.stream().filter(i -> i.id().equals(other)).findFirst();
    if (named.isEmpty()) {
      row.problem(
          "no issue has the id " + other,
          Words.advice(other, issues.stream().map(Issue::id).toList()),
          problems);
      return Optional.empty();
    }
    if (other.equals(issue.id())) {
      row.problem(
          "the condition \"" + says + "\" is on the issue itself",
          "name another issue, or write a red line",
          problems);
      return Optional.empty();
    }
    OptionalInt than = level(row, named.get(), bound);
    return level.isPresent() && than.isPresent()
        ? Optional.of(
            new Condition(level.getAsInt(), other, end.equals("least"), than.getAsInt(), says))
        : Optional.empty();
  }

  /// A level by its name.
  OptionalInt level(CsvRow row, Issue issue, String name) {
    OptionalInt level = issue.level(name);
    if (level.isEmpty()) {
      row.problem(
          issue.id() + " has no level " + name, Words.advice(name, issue.names()), problems);
    }
    return level;
  }
}
