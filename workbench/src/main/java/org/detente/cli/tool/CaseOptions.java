package org.detente.cli.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.detente.discovery.Cases;
import org.detente.discovery.Input;
import org.detente.input.DataTable;
import org.detente.input.Problems;
import org.detente.phrase.Phrases;
import picocli.CommandLine.Option;

/// Where the cases are, and which column is what. Mixed into the tools that look for conditions.
final class CaseOptions {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "F.csv",
      description = "One row per case: inputs and the target; numbers or words.")
  private Path data;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "COL",
      description = "Column of numbers that says how each case ended.")
  private String target;

  @Option(
      names = "--inputs",
      split = ",",
      paramLabel = "a,b,...",
      description = "Columns to look at (default: all but the target).")
  private List<String> inputs = List.of();

  @Option(
      names = "--categories",
      split = ",",
      paramLabel = "a,b,...",
      description = "Inputs that are categories although they are written as numbers.")
  private List<String> categories = List.of();

  /// The target's column.
  String target() {
    return target;
  }

  /// Reads the table; mistakes are recorded.
  Optional<DataTable> read(Problems problems) {
    var required = new ArrayList<>(inputs);
    required.addAll(categories);
    required.add(target);
    List<String> distinct = required.stream().distinct().toList();
    Set<String> words = new HashSet<>(categories);
    words.remove(target);
    String name = data.toString();
    Optional<DataTable> table =
        DataTable.read(data, name, distinct, c -> inputs.isEmpty(), words, problems);
    if (inputs.contains(target)) {
      problems.add(name, 0, target + " is the target and an input", "leave it out of --inputs");
    }
    if (table.isPresent() && inputs(table.get()).isEmpty()) {
      problems.add(name, 1, "has no column beside " + target, "add the inputs");
    }
    return table;
  }

  /// The target, shape `[rows]`.
  double[] target(DataTable table, Problems problems) {
    return table.numbers(target, problems);
  }

  /// The inputs of a table without mistakes, in the order of its columns.
  List<Input> inputs(DataTable table) {
    var found = new ArrayList<Input>();
    for (String column : table.columns()) {
      if (column.equals(target) || !inputs.isEmpty() && !inputs.contains(column)) {
        continue;
      }
      if (table.isNumbers(column)) {
        double[] values = table.numbers(column, new Problems());
        found.add(Input.numbers(column, values, table.isWhole(column)));
      } else {
        found.add(Input.categories(column, table.codes(column), table.words(column)));
      }
    }
    return found;
  }

  /// Says on standard error which inputs never change.
  ///
  /// @param same their names; may be empty
  static void noteSame(List<String> same) {
    if (!same.isEmpty()) {
      System.err.println(
          "Note: "
              + Phrases.list(same)
              + (same.size() == 1 ? " is" : " are")
              + " the same in every row and can explain nothing.");
    }
  }

  /// Says on standard error what of a table without mistakes cannot explain anything; refuses one
  /// in which nothing can.
  ///
  /// @param inputs as [#inputs] gives them
  /// @throws org.detente.input.InputException if no input varies
  void judge(List<Input> inputs, int rows) {
    List<String> same = inputs.stream().filter(i -> !i.varies()).map(Input::name).toList();
    var problems = new Problems();
    if (same.size() == inputs.size()) {
      problems.add(
          data.toString(),
          0,
          "no input varies: " + String.join(", ", same) + " are the same in every row",
          "add a column that differs from row to row");
    }
    problems.throwIfAny();
    noteSame(same);
    if (rows < inputs.size()) {
      System.err.println(
          "Note: "
              + Phrases.counted(rows, "row")
              + (rows == 1 ? " is" : " are")
              + " fewer than the "
              + Phrases.counted(inputs.size(), "input")
              + ": what is found can hardly be told from chance. Name fewer with --inputs, or add"
              + " rows.");
    }
  }

  /// The cases, those of interest being the ones beyond a threshold.
  ///
  /// @throws org.detente.input.InputException with every mistake
  Cases cases(ThresholdOptions threshold) {
    var problems = new Problems();
    Optional<DataTable> read = read(problems);
    double[] values = read.map(table -> target(table, problems)).orElse(new double[0]);
    boolean[] positive = threshold.beyond(values);
    int positives = 0;
    for (boolean p : positive) {
      positives += p ? 1 : 0;
    }
    if (problems.isEmpty() && (positives == 0 || positives == values.length)) {
      String what =
          (positives == 0 ? "no row has " : "every row has ") + threshold.condition(target);
      problems.add(data.toString(), 0, what, "choose a threshold that some rows pass and some not");
    }
    problems.throwIfAny();
    List<Input> found = inputs(read.orElseThrow());
    judge(found, values.length);
    return new Cases(found, positive);
  }
}
