package org.detente.positions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.input.CsvRow;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.positions.Issue.Level;

/// Reads the scales: one row per level.
final class IssueReader {

  private static final List<String> NEEDED = List.of("issue", "level", "order", "scope");
  private static final List<String> KNOWN =
      List.of("issue", "level", "order", "scope", "title", "label", "arises", "only_if", "note");

  private final Problems problems;

  private IssueReader(Problems problems) {
    this.problems = problems;
  }

  /// A scale while its rows are read.
  private static final class Draft {
    final String id;
    final CsvRow first;
    final List<Level> levels = new ArrayList<>();
    final Map<String, CsvRow> rows = new LinkedHashMap<>();
    String scope = "";
    String title = "";

    Draft(String id, CsvRow first) {
      this.id = id;
      this.first = first;
    }
  }

  /// @return the scales that could be read; use none of them unless there are no problems
  static List<Issue> read(Path file, Problems problems) {
    Optional<CsvTable> table = CsvTable.read(file, file.toString(), NEEDED, problems);
    if (table.isEmpty()) {
      return List.of();
    }
    table.get().refuseUnknownColumns(KNOWN::contains, KNOWN, problems);
    return new IssueReader(problems).read(table.get());
  }

  private List<Issue> read(CsvTable table) {
    Map<String, Draft> drafts = new LinkedHashMap<>();
    for (CsvRow row : table.rows()) {
      Optional<String> id = row.requiredText("issue", problems);
      if (id.isEmpty()) {
        continue;
      }
      id(row, "issue", id.get());
      add(drafts.computeIfAbsent(id.get(), i -> new Draft(i, row)), row);
    }
    List<Issue> plain = drafts.values().stream().flatMap(d -> plain(d).stream()).toList();
    if (drafts.isEmpty()) {
      problems.add(table.file(), 0, "has no issue", "write at least one, a row per level");
    }
    var conditions = new ConditionReader(plain, problems);
    return plain.stream().map(i -> withRules(i, drafts.get(i.id()), conditions)).toList();
  }

  private void id(CsvRow row, String column, String text) {
    if (!Words.isId(text)) {
      row.problem(
          column + " is \"" + text + "\"",
          "use lower-case letters, digits and single hyphens",
          problems);
    }
  }

  private void add(Draft draft, CsvRow row) {
    Optional<String> name = row.requiredText("level", problems);
    double order = row.number("order", problems).orElse(draft.levels.size());
    String scope = row.text("scope");
    if (!scope.equals("zone") && !scope.equals("theatre")) {
      row.problem("scope is \"" + scope + "\"", "write zone or theatre", problems);
    } else if (draft.scope.isEmpty()) {
      draft.scope = scope;
    } else if (!draft.scope.equals(scope)) {
      row.problem(
          draft.id + " has scope " + scope + ", but " + draft.scope + " before",
          "give all levels of an issue one scope",
          problems);
    }
    if (draft.title.isEmpty()) {
      draft.title = row.text("title");
    }
    if (name.isEmpty()) {
      return;
    }
    id(row, "level", name.get());
    if (draft.rows.putIfAbsent(name.get(), row) != null) {
      row.problem(
          draft.id + " has the level " + name.get() + " twice", "name each level once", problems);
      return;
    }
    if (draft.levels.stream().anyMatch(l -> l.order() == order)) {
      row.problem(
          draft.id + " has two levels of order " + Words.say(order),
          "give every level a place of its own",
          problems);
      return;
    }
    String label = row.text("label").isEmpty() ? spaced(name.get()) : row.text("label");
    boolean arises = row.text("arises").isEmpty() || row.yesNo("arises", problems).orElse(true);
    draft.levels.add(new Level(name.get(), order, label, arises));
  }

  private static String spaced(String id) {
    return id.replace('-', ' ');
  }

  private Optional<Issue> plain(Draft draft) {
    if (draft.levels.stream().filter(Level::arises).count() < 2) {
      draft.first.problem(
          draft.id + " has fewer than two levels at which it arises",
          "a scale needs two or more",
          problems);
      return Optional.empty();
    }
    draft.levels.sort(Comparator.comparingDouble(Level::order));
    String title = draft.title.isEmpty() ? spaced(draft.id) : draft.title;
    return Optional.of(
        new Issue(draft.id, title, draft.scope.equals("zone"), draft.levels, List.of()));
  }

  private static Issue withRules(Issue issue, Draft draft, ConditionReader conditions) {
    var rules = new ArrayList<Condition>();
    for (int level = 0; level < issue.levels().size(); level++) {
      CsvRow row = draft.rows.get(issue.levels().get(level).name());
      rules.addAll(conditions.ofLevel(row, "only_if", issue, level));
    }
    return new Issue(issue.id(), issue.title(), issue.byZone(), issue.levels(), rules);
  }
}
