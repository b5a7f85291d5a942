package org.detente.web.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.detente.comparison.Compared;
import org.detente.simulation.Variable;

/// What every outcome of an option came to in one run and in another, and whether the change is
/// more than chance.
///
/// @param way in which the runs are compared
/// @param futures of the first run, or pairs where they are paired
/// @param changes by option and outcome, of the options that both runs hold; none where the runs
///   cannot be compared
public record RunsBeside(Way way, int futures, List<Change> changes) {

  /// A mean that changes by fewer standard errors is taken to change by chance: many are looked at.
  /// The same as in the rule of findings.
  public static final double STANDARD_ERRORS = 3;

  private static final String OPTION = "option";

  public RunsBeside {
    changes = List.copyOf(changes);
  }

  /// How two runs are compared.
  public enum Way {
    /// Future by future: both have the same seed and the same futures.
    PAIRED,
    /// Mean against mean, each with its own futures.
    UNPAIRED,
    /// Not at all: the runs are of different length.
    OTHER_LENGTH,
    /// Not at all: a run was made before its outcomes were kept.
    NOT_KEPT
  }

  /// How much a change means.
  public enum Chance {
    SAME,
    WITHIN,
    BEYOND
  }

  /// An outcome of an option.
  ///
  /// @param outcome key of the line of question 5
  /// @param share whether it is a share, else a count
  /// @param first mean over futures; where paired, over the pairs
  /// @param second the same of the other run
  /// @param difference second less first
  /// @param error standard error of the difference; NaN from fewer than two futures
  public record Change(
      String option,
      String outcome,
      boolean share,
      double first,
      double second,
      double difference,
      double error,
      Chance chance) {}

  /// Of one option by outcome, shape `[futures]`.
  private record Outcomes(Map<String, double[]> values) {}

  /// Compares two finished runs.
  ///
  /// @param one the options of the first, as the audience may know them; empty where not kept
  /// @param two likewise of the second
  public static RunsBeside of(
      RunInfo first,
      RunFolder firstFolder,
      Optional<RunOptions> one,
      RunInfo second,
      RunFolder secondFolder,
      Optional<RunOptions> two)
      throws IOException {
    if (one.isEmpty() || two.isEmpty()) {
      return new RunsBeside(Way.NOT_KEPT, 0, List.of());
    }
    if (one.get().months() != two.get().months()) {
      return new RunsBeside(Way.OTHER_LENGTH, 0, List.of());
    }
    int pairs = Math.min(first.size().futures(), second.size().futures());
    boolean paired =
        first.size().seed() == second.size().seed()
            && Numbers.read(firstFolder.table("futures", one.get().group()))
                .begins(Numbers.read(secondFolder.table("futures", two.get().group())), pairs);
    Map<String, Outcomes> before = outcomes(firstFolder.table("outcomes", one.get().group()));
    Map<String, Outcomes> after = outcomes(secondFolder.table("outcomes", two.get().group()));
    var changes = new ArrayList<Change>();
    for (RunOptions.Held option : two.get().options()) {
      if (one.get().option(option.id()).isPresent()) {
        Outcomes was = before.get(option.id());
        Outcomes is = after.get(option.id());
        for (String outcome : is.values().keySet()) {
          if (was.values().containsKey(outcome)) {
            change(
                    option.id(),
                    outcome,
                    was.values().get(outcome),
                    is.values().get(outcome),
                    paired ? pairs : 0)
                .ifPresent(changes::add);
          }
        }
      }
    }
    return new RunsBeside(
        paired ? Way.PAIRED : Way.UNPAIRED, paired ? pairs : first.size().futures(), changes);
  }

  /// Futures in which a figure does not arise on either side (NaN) are left out.
  ///
  /// @param pairs 0: not paired
  /// @return empty where it arises in no future
  static Optional<Change> change(
      String option, String outcome, double[] first, double[] second, int pairs) {
    double[] was;
    double[] is;
    double error;
    if (pairs > 0) {
      int[] both =
          IntStream.range(0, pairs)
              .filter(f -> !Double.isNaN(first[f]) && !Double.isNaN(second[f]))
              .toArray();
      was = Arrays.stream(both).mapToDouble(f -> first[f]).toArray();
      is = Arrays.stream(both).mapToDouble(f -> second[f]).toArray();
      double[] less = new double[both.length];
      Arrays.setAll(less, f -> is[f] - was[f]);
      error = Math.sqrt(variance(less) / less.length);
    } else {
      was = Arrays.stream(first).filter(v -> !Double.isNaN(v)).toArray();
      is = Arrays.stream(second).filter(v -> !Double.isNaN(v)).toArray();
      error = Math.sqrt(variance(is) / is.length + variance(was) / was.length);
    }
    if (was.length == 0 || is.length == 0) {
      return Optional.empty();
    }
    double difference = mean(is) - mean(was);
    boolean same = pairs > 0 ? Arrays.equals(was, is) : difference == 0;
    Chance chance =
        same
            ? Chance.SAME
            : Math.abs(difference) > STANDARD_ERRORS * error ? Chance.BEYOND : Chance.WITHIN;
    boolean share =
        Arrays.stream(Variable.values())
            .anyMatch(v -> v.column().equals(outcome) && v.kind() == Variable.Kind.SHARE);
    return Optional.of(
        new Change(option, outcome, share, mean(was), mean(is), difference, error, chance));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /// NaN of fewer than two.
  private static double variance(double[] values) {
    double mean = mean(values);
    double sum = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return values.length < 2 ? Double.NaN : sum / (values.length - 1);
  }

  /// A table of numbers that a run has written, but for the option that a row is of.
  ///
  /// @param options of the rows; empty texts where there is none
  /// @param columns by name, NaN where nothing stands
  private record Numbers(List<String> options, Map<String, double[]> columns) {

    static Numbers read(Path file) throws IOException {
      // Ids and numbers hold neither commas nor quotes.
      List<String> lines = Files.readAllLines(file);
      String[] head = lines.getFirst().split(",", -1);
      int rows = lines.size() - 1;
      var options = new ArrayList<String>();
      var columns = new LinkedHashMap<String, double[]>();
      for (String name : head) {
        if (!name.equals(OPTION)) {
          columns.put(name, new double[rows]);
        }
      }
      for (int r = 0; r < rows; r++) {
        String[] cells = lines.get(r + 1).split(",", -1);
        if (cells.length != head.length) {
          throw new IOException(file + ":" + (r + 2) + " is cut short");
        }
        for (int c = 0; c < head.length; c++) {
          if (head[c].equals(OPTION)) {
            options.add(cells[c]);
          } else {
            columns.get(head[c])[r] =
                cells[c].isEmpty() ? Double.NaN : Double.parseDouble(cells[c]);
          }
        }
      }
      return new Numbers(options, columns);
    }

    /// Whether the first rows are the same in both.
    boolean begins(Numbers other, int rows) {
      return columns.keySet().equals(other.columns().keySet())
          && columns.entrySet().stream()
              .allMatch(
                  e ->
                      Arrays.equals(
                          e.getValue(), 0, rows, other.columns().get(e.getKey()), 0, rows));
    }
  }

  /// By option: the sums that are compared everywhere, then every figure of the simulation.
  private static Map<String, Outcomes> outcomes(Path file) throws IOException {
    Numbers table = Numbers.read(file);
    var all = new LinkedHashMap<String, Outcomes>();
    for (String option : new LinkedHashSet<>(table.options())) {
      int[] rows =
          IntStream.range(0, table.options().size())
              .filter(r -> table.options().get(r).equals(option))
              .toArray();
      var values = new LinkedHashMap<String, double[]>();
      for (Variable v : Variable.values()) {
        double[] column = table.columns().get(v.column());
        if (column != null) {
          values.put(v.column(), Arrays.stream(rows).mapToDouble(r -> column[r]).toArray());
        }
      }
      var sums = new LinkedHashMap<String, double[]>();
      for (Compared what : List.of(Compared.DEATHS, Compared.DEATHS_OUTSIDE_WAR)) {
        double[] sum = new double[rows.length];
        Arrays.setAll(sum, f -> what.of(v -> values.get(v.column())[f]));
        sums.put(what.key(), sum);
      }
      sums.putAll(values);
      all.put(option, new Outcomes(sums));
    }
    return all;
  }
}
