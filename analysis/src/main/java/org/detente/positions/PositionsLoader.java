package org.detente.positions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.detente.input.CsvRow;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.positions.Position.Ends;
import org.detente.theatre.TheatreIndex;

/// Reads `issues.csv` and `positions.csv` of a theatre folder as `docs/formats.md` describes them.
/// A theatre may have neither; it may not have positions without scales.
public final class PositionsLoader {

  /// The scales.
  public static final String ISSUES = "issues.csv";

  /// Who wants what on them.
  public static final String POSITIONS = "positions.csv";

  private static final List<String> NEEDED =
      List.of(
          "actor",
          "issue",
          "zone",
          "ideal_low",
          "ideal_high",
          "salience_low",
          "salience_high",
          "red_lines",
          "source",
          "note");
  private static final List<String> FURTHER =
      List.of("possible_red_lines", "only_if", "tolerance_low", "tolerance_high", "reader");
  private static final double MOST = 1e9;

  private final Optional<TheatreIndex> index;
  private final Problems problems;
  private final List<Issue> issues;
  private final ConditionReader conditions;

  private PositionsLoader(Optional<TheatreIndex> index, List<Issue> issues, Problems problems) {
    this.index = index;
    this.issues = issues;
    this.problems = problems;
    this.conditions = new ConditionReader(issues, problems);
  }

  /// Whether a theatre folder has scales or positions.
  public static boolean isThere(Path folder) {
    return Files.exists(folder.resolve(ISSUES)) || Files.exists(folder.resolve(POSITIONS));
  }

  /// Reads both files.
  ///
  /// @param index the ids that rows may name; empty: ids are not checked
  /// @param problems takes every mistake
  /// @return empty if there was any, or no such file
  public static Optional<Positions> load(
      Path folder, Optional<TheatreIndex> index, Problems problems) {
    int before = problems.count();
    List<Issue> issues = IssueReader.read(folder.resolve(ISSUES), problems);
    Path file = folder.resolve(POSITIONS);
    Optional<CsvTable> table = CsvTable.read(file, file.toString(), NEEDED, problems);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    var known = new ArrayList<>(NEEDED);
    known.addAll(FURTHER);
    table.get().refuseUnknownColumns(known::contains, known, problems);
    List<Position> positions = new PositionsLoader(index, issues, problems).read(table.get());
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(new Positions(issues, positions));
  }

  private List<Position> read(CsvTable table) {
    var positions = new ArrayList<Position>();
    var rows = new ArrayList<CsvRow>();
    Map<List<String>, Integer> lines = new HashMap<>();
    for (CsvRow row : table.rows()) {
      Optional<Position> position = position(row);
      if (position.isEmpty()) {
        continue;
      }
      Position p = position.get();
      Integer first =
          lines.putIfAbsent(
              List.of(p.actor(), p.issue().id(), p.zone().orElse(""), p.reader().orElse("")),
              row.line());
      if (first != null) {
        row.problem(
            "the position of " + p.actor() + " on " + p.issue().id() + " stands in line " + first,
            "keep one row per actor, issue, zone and reader",
            problems);
      }
      positions.add(p);
      rows.add(row);
    }
    for (int i = 0; i < positions.size(); i++) {
      againstOwnIdeal(rows.get(i), positions.get(i), positions);
    }
    indifferent(rows, positions);
    if (table.rows().isEmpty()) {
      problems.add(table.file(), 0, "has no position", "write at least one row");
    }
    return positions;
  }

  private Optional<Position> position(CsvRow row) {
    int before = problems.count();
    String actor = row.requiredText("actor", problems).orElse("");
    index.ifPresent(i -> known(row, "actor", actor, i.actors()));
    Optional<Issue> issue = issue(row);
    String zone = row.text("zone");
    if (!zone.isEmpty()) {
      index.ifPresent(i -> known(row, "zone", zone, i.zones().keySet()));
      if (issue.isPresent() && !issue.get().byZone()) {
        row.problem(
            issue.get().id() + " is settled for the theatre, but the row names " + zone,
            "leave zone empty",
            problems);
      }
    }
    Ends salience = ends(row, "salience", 0, MOST, false);
    row.requiredText("source", problems);
    Optional<String> reader = reader(row);
    if (issue.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt low = level(row, "ideal_low", issue.get());
    OptionalInt high = level(row, "ideal_high", issue.get());
    if (low.isPresent() && high.isPresent() && low.getAsInt() > high.getAsInt()) {
      row.problem(
          "ideal_low " + row.text("ideal_low") + " lies above ideal_high " + row.text("ideal_high"),
          "put the lower level first",
          problems);
    }
    for (String column : List.of("ideal_low", "ideal_high")) {
      OptionalInt end = issue.get().level(row.text(column));
      if (end.isPresent() && !issue.get().levels().get(end.getAsInt()).arises()) {
        row.problem(
            column + " is " + row.text(column) + ", where " + issue.get().id() + " does not arise",
            "name a level at which it does",
            problems);
      }
    }
    Ends tolerance = ends(row, "tolerance", 0, issue.get().span(), true);
    Set<Integer> red = levels(row, "red_lines", issue.get());
    Set<Integer> possible = levels(row, "possible_red_lines", issue.get());
    List<Condition> given = conditions.ofPosition(row, "only_if", issue.get());
    if (problems.count() > before) {
      return Optional.empty();
    }
    double span = issue.get().span();
    return Optional.of(
        new Position(
            actor,
            issue.get(),
            zone.isEmpty() ? Optional.empty() : Optional.of(zone),
            low.orElseThrow(),
            high.orElseThrow(),
            salience,
            new Ends(tolerance.low() / span, tolerance.high() / span),
            red,
            possible,
            given,
            row.text("source"),
            row.text("note"),
            reader,
            row.line()));
  }

  private Optional<Issue> issue(CsvRow row) {
    Optional<String> id = row.requiredText("issue", problems);
    if (id.isEmpty() || issues.isEmpty()) {
      return Optional.empty();
    }
    Optional<Issue> issue = issues.stream().filter(i -> i.id().equals(id.get())).findFirst();
    if (issue.isEmpty()) {
      known(row, "issue", id.get(), issues.stream().map(Issue::id).toList());
    }
    return issue;
  }

  private void known(CsvRow row, String kind, String id, java.util.Collection<String> ids) {
    if (!id.isEmpty() && !ids.isEmpty() && !ids.contains(id)) {
      row.problem("no " + kind + " has the id " + id, Words.advice(id, ids), problems);
    }
  }

  private OptionalInt level(CsvRow row, String column, Issue issue) {
    return row.requiredText(column, problems)
        .map(name -> conditions.level(row, issue, name))
        .orElse(OptionalInt.empty());
  }

  private Set<Integer> levels(CsvRow row, String column, Issue issue) {
    var levels = new TreeSet<Integer>();
    for (String name : ConditionReader.parts(row.text(column))) {
      conditions.level(row, issue, name).ifPresent(levels::add);
    }
    return levels;
  }

  private Ends ends(CsvRow row, String name, double min, double max, boolean mayBeEmpty) {
    String low = name + "_low";
    String high = name + "_high";
    if (mayBeEmpty && row.text(low).isEmpty() && row.text(high).isEmpty()) {
      return new Ends(0, 0);
    }
    double from = row.number(low, min, max, problems).orElse(0);
    double to = row.number(high, min, max, problems).orElse(from);
    if (from > to) {
      row.problem(
          low + " is " + Words.say(from) + ", above " + high + " " + Words.say(to),
          low + " <= " + high,
          problems);
      return new Ends(to, to);
    }
    return new Ends(from, to);
  }

  private Optional<String> reader(CsvRow row) {
    String text = row.text("reader");
    if (text.isEmpty() || text.equals("public")) {
      return Optional.empty();
    }
    List<String> parties = index.map(TheatreIndex::parties).orElse(List.of());
    boolean party =
        text.startsWith("party:")
            && (parties.isEmpty() || parties.contains(text.substring("party:".length())));
    if (!text.equals("mediator") && !party) {
      row.problem(
          "reader is \"" + text + "\"", "leave it empty, or write mediator or party:ID", problems);
    }
    return Optional.of(text);
  }

  /// Refuses red lines drawn through what the actor itself wants.
  private void againstOwnIdeal(CsvRow row, Position p, List<Position> all) {
    for (Position other : all) {
      boolean same =
          other.actor().equals(p.actor())
              && other.issue().id().equals(p.issue().id())
              && (other.zone().isEmpty() || other.zone().equals(p.zone()))
              && (other.reader().isEmpty() || other.reader().equals(p.reader()));
      if (!same) {
        continue;
      }
      var lines = new TreeSet<>(other.redLines());
      lines.addAll(other.possibleRedLines());
      for (int level : lines) {
        if (level >= p.idealLow() && level <= p.idealHigh()) {
          String where = other == p ? "" : " (line " + other.line() + ", for all zones)";
          row.problem(
              "the red line %s%s lies inside the own ideal, %s to %s"
                  .formatted(
                      p.issue().levels().get(level).name(),
                      where,
                      p.issue().levels().get(p.idealLow()).name(),
                      p.issue().levels().get(p.idealHigh()).name()),
              "move the red line or narrow the ideal",
              problems);
        }
      }
    }
  }

  private void indifferent(List<CsvRow> rows, List<Position> positions) {
    Map<String, Double> most = new HashMap<>();
    positions.forEach(p -> most.merge(p.actor(), p.salience().high(), Double::sum));
    for (int i = 0; i < positions.size(); i++) {
      String actor = positions.get(i).actor();
      if (most.get(actor) == 0) {
        most.put(actor, 1.0);
        rows.get(i)
            .problem(
                "nothing matters to " + actor + ": every salience is 0",
                "give at least one issue a salience over 0",
                problems);
      }
    }
  }
}
