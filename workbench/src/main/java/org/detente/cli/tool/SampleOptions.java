package org.detente.cli.tool;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.detente.input.DataTable;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.phrase.Phrases;
import org.detente.sensitivity.Misfit;
import picocli.CommandLine.Option;

/// A sample and what came out for each of its rows. Mixed into the tools that need a design.
final class SampleOptions {

  /// Misfits told: the first ones show what is wrong.
  static final int TOLD = 20;

  @Option(
      names = "--sample",
      required = true,
      paramLabel = "S.csv",
      description = "The sample: one column per input, rows in the order of the design.")
  private Path sample;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "Y.csv",
      description = "The outcome of every row of the sample.")
  private Path output;

  @Option(
      names = "--column",
      paramLabel = "COL",
      description = "The outcome's column (default: the only one).")
  private String column;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "S",
      description = "The same seed gives the same resamples (default: ${DEFAULT-VALUE}).")
  private long seed;

  private DataTable table;
  private double[][] columns;
  private double[] outcome;

  long seed() {
    return seed;
  }

  /// The inputs' names.
  List<String> names() {
    return table.columns();
  }

  /// Shape `[inputs][rows]`.
  double[][] columns() {
    return columns;
  }

  /// Shape `[rows]`.
  double[] outcome() {
    return outcome;
  }

  /// Reads both files; mistakes are recorded.
  ///
  /// @return whether both are there and have the same number of rows
  boolean read(Problems problems) {
    int before = problems.count();
    Optional<DataTable> inputs = all(sample, List.of(), problems);
    Optional<DataTable> out = all(output, column == null ? List.of() : List.of(column), problems);
    inputs.ifPresent(
        found -> {
          table = found;
          columns =
              found.columns().stream()
                  .map(c -> found.numbers(c, problems))
                  .toArray(double[][]::new);
        });
    out.ifPresent(found -> outcome = outcomeOf(found, problems));
    if (inputs.isPresent() && out.isPresent() && table.rows() != out.get().rows()) {
      String what = "has " + out.get().rows() + " rows, the sample " + table.rows();
      problems.add(output.toString(), 0, what, "give one outcome per row of the sample");
    }
    return problems.count() == before;
  }

  private Optional<DataTable> all(Path file, List<String> required, Problems problems) {
    return DataTable.read(
        file, file.toString(), required, c -> required.isEmpty(), Set.of(), problems);
  }

  private double[] outcomeOf(DataTable out, Problems problems) {
    if (column == null && out.columns().size() > 1) {
      String what = "has " + out.columns().size() + " columns";
      problems.add(output.toString(), 1, what, "name the outcome's with --column");
      return new double[0];
    }
    return out.numbers(out.columns().getFirst(), problems);
  }

  /// Records that the rows are not a whole number of parts, at least two.
  ///
  /// @param part "block", "trajectory"
  boolean checkParts(int rowsOfPart, String part, String instead, Problems problems) {
    int rows = table.rows();
    if (rows % rowsOfPart == 0 && rows >= 2 * rowsOfPart) {
      return true;
    }
    String what =
        rows % rowsOfPart != 0
            ? rows + " rows are not a multiple of " + rowsOfPart + ", the rows of a " + part
            : "one " + part + " alone says nothing about spread";
    problems.add(sample.toString(), 0, what, instead);
    return false;
  }

  /// Records rows that do not fit the design.
  void tell(List<Misfit> misfits, String instead, Problems problems) {
    for (Misfit misfit : misfits) {
      String value =
          misfit.input() < 0
              ? ""
              : names().get(misfit.input())
                  + " is "
                  + Words.say(columns[misfit.input()][misfit.row()])
                  + "; ";
      problems.add(sample.toString(), table.line(misfit.row()), value + misfit.what(), instead);
    }
    if (misfits.size() == TOLD) {
      String what = "only the first " + TOLD + " rows that do not fit are told";
      problems.add(sample.toString(), 0, what, "");
    }
  }

  /// The inputs that never change.
  List<String> same() {
    return IntStream.range(0, columns.length)
        .filter(i -> Arrays.stream(columns[i]).allMatch(v -> v == columns[i][0]))
        .mapToObj(i -> names().get(i))
        .toList();
  }

  /// Records inputs that never change, of which a design in trajectories can say nothing.
  ///
  /// @return whether there are none
  boolean checkInputsVary(Problems problems) {
    List<String> same = same();
    if (!same.isEmpty()) {
      problems.add(
          sample.toString(),
          0,
          Phrases.list(same)
              + (same.size() == 1 ? " is" : " are")
              + " the same in every row and can explain nothing",
          "leave "
              + (same.size() == 1 ? "the column" : "these columns")
              + " out; a trajectory has one row more than there are inputs");
    }
    return same.isEmpty();
  }

  /// Records an outcome that never changes.
  void checkOutcomeVaries(Problems problems) {
    for (double y : outcome) {
      if (y != outcome[0]) {
        return;
      }
    }
    problems.add(output.toString(), 0, "is the same in every row", "there is nothing to explain");
  }
}
