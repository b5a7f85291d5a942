package org.detente.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.detente.discovery.Cart;
import org.detente.discovery.Cases;
import org.detente.discovery.Input;
import org.detente.discovery.Prim;
import org.detente.discovery.PrimSettings;
import org.detente.discovery.Reproducibility;
import org.detente.discovery.Scores;
import org.detente.input.DataTable;
import org.detente.input.Problems;
import org.detente.numeric.Draws;
import org.detente.robustness.Robustness;
import org.detente.sensitivity.MorrisDesign;
import org.detente.sensitivity.MorrisEffects;
import org.detente.sensitivity.SaltelliDesign;
import org.detente.sensitivity.SobolIndices;

/// What the methods on anybody's data cost: processor time of one thread (other work on the machine
/// disturbs it little), the first call in this process ("cold", classes loaded by then at the
/// latest) and the least of five later ones ("warm"), on invented data of several sizes. Reading a
/// table is measured by itself.
public final class DataMethods {

  private static final int SEED = 1;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 5;
  private static final double MOST_SECONDS = 10;

  private DataMethods() {}

  /// Prints the table.
  public static void main(String[] arguments) throws Exception {
    // Scores grow trees side by side; in a pool of one thread they are grown one by one.
    try (var one = new ForkJoinPool(1)) {
      one.submit(DataMethods::measureAll).get();
    }
    reading(1_000_000, 30);
  }

  private static void measureAll() {
    System.out.printf(Locale.ROOT, "%-52s %9s %9s%n", "seconds", "cold", "warm");
    for (int[] shape : new int[][] {{2_000, 8}, {100_000, 30}}) {
      String size = String.format(Locale.ROOT, " %,d x %d", shape[0], shape[1]);
      double[][] first = new double[4][];
      int[] codes = new int[shape[0]];
      List<Input> inputs = inputs(shape[0], shape[1], first, codes);
      double[] y = outcome(first, codes);
      boolean[] positive = new boolean[y.length];
      for (int i = 0; i < y.length; i++) {
        positive[i] = y[i] > 1.5;
      }
      time(
          "prim, sorting included" + size,
          () -> Prim.search(new Cases(inputs, positive), PrimSettings.USUAL));
      var cases = new Cases(inputs, positive);
      var box = Prim.search(cases, PrimSettings.USUAL).boxes().getFirst().box();
      time(
          "prim, 20 resamples" + size,
          () -> Reproducibility.of(cases, PrimSettings.USUAL, box, 20, SEED));
      time("cart" + size, () -> Cart.grow(new Cases(inputs, positive), 0.05));
      time("scores, 100 trees" + size, () -> Scores.of(inputs, y, 100, SEED));
    }
    sobol(3, 4096);
    sobol(8, 4096);
    sobol(8, 1_000_000 / 18);
    sobol(30, 1_000_000 / 62);
    morris(8, 10_000);
    robustness(12, 200);
    robustness(100, 10_000);
  }

  private static void sobol(int inputs, int blocks) {
    var design = new SaltelliDesign(inputs, true);
    double[] y = new double[blocks * design.blockRows()];
    var draws = new Draws(SEED, 1, 0);
    Arrays.setAll(y, _ -> draws.uniform());
    time(
        String.format(Locale.ROOT, "sobol, second order, %,d rows, %d inputs", y.length, inputs),
        () -> SobolIndices.of(design, y, 200, SEED));
  }

  private static void morris(int inputs, int trajectories) {
    var design = new MorrisDesign(inputs, 4);
    double[][] rows = design.sample(trajectories, SEED);
    double[][] columns = new double[inputs][rows.length];
    double[] y = new double[rows.length];
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < inputs; i++) {
        columns[i][r] = rows[r][i];
        y[r] += i * rows[r][i] * rows[r][0];
      }
    }
    time(
        String.format(Locale.ROOT, "morris, %,d rows, %d inputs", rows.length, inputs),
        () -> MorrisEffects.of(design, columns, y, 1000, SEED));
  }

  private static void robustness(int policies, int scenarios) {
    var draws = new Draws(SEED, 2, 0);
    double[][] values = new double[policies][scenarios];
    for (double[] row : values) {
      Arrays.setAll(row, _ -> draws.uniform());
    }
    time(
        String.format(Locale.ROOT, "robustness, %,d policies, %,d scenarios", policies, scenarios),
        () -> Robustness.of(values, true, OptionalDouble.of(0.5)));
  }

  /// One input in five is whole, one in five categorical.
  private static List<Input> inputs(int rows, int count, double[][] first, int[] firstCodes) {
    var inputs = new ArrayList<Input>();
    for (int j = 0; j < count; j++) {
      var draws = new Draws(SEED, 3, j);
      String name = "x" + j;
      switch (j % 5) {
        case 3 -> {
          double[] values = new double[rows];
          Arrays.setAll(values, _ -> draws.below(20));
          keep(first, j, values);
          inputs.add(Input.numbers(name, values, true));
        }
        case 4 -> {
          int[] codes = j == 4 ? firstCodes : new int[rows];
          Arrays.setAll(codes, _ -> draws.below(4));
          inputs.add(Input.categories(name, codes, List.of("a", "b", "c", "d")));
        }
        default -> {
          double[] values = new double[rows];
          Arrays.setAll(values, _ -> draws.uniform());
          keep(first, j, values);
          inputs.add(Input.numbers(name, values, false));
        }
      }
    }
    return inputs;
  }

  private static void keep(double[][] first, int input, double[] values) {
    if (input < first.length) {
      first[input] = values;
    }
  }

  /// Depends on the first five inputs and on luck.
  private static double[] outcome(double[][] first, int[] codes) {
    var draws = new Draws(SEED, 5, 0);
    double[] y = new double[codes.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = first[0][i] + (first[1][i] < 0.4 ? 0.5 : 0) + (codes[i] == 2 ? 0.3 : 0);
      y[i] += first[3][i] / 100 + 0.3 * draws.uniform();
    }
    return y;
  }

  private static void time(String what, Supplier<Object> call) {
    double cold = seconds(call);
    double warm = Double.POSITIVE_INFINITY;
    double spent = 0;
    for (int i = 0; i < ROUNDS && spent < MOST_SECONDS; i++) {
      double once = seconds(call);
      warm = Math.min(warm, once);
      spent += once;
    }
    System.out.printf(Locale.ROOT, "%-52s %9.4f %9.4f%n", what, cold, warm);
  }

  private static double seconds(Supplier<Object> call) {
    long start = CLOCK.getCurrentThreadCpuTime();
    if (call.get() == null) {
      throw new IllegalStateException("nothing came back");
    }
    return (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
  }

  private static void reading(int rows, int columns) throws IOException {
    Path file = Files.createTempFile("table", ".csv");
    try {
      try (var out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
        var draws = new Draws(SEED, 4, 0);
        var line = new StringBuilder("x0");
        for (int j = 1; j < columns; j++) {
          line.append(",x").append(j);
        }
        for (int i = 0; i <= rows; i++) {
          out.append(line).append('\n');
          line.setLength(0);
          for (int j = 0; j < columns; j++) {
            line.append(j == 0 ? "" : ",").append(draws.below(1_000_000_000) / 1e9);
          }
        }
      }
      double size = Files.size(file) / 1e6;
      time(
          String.format(Locale.ROOT, "reading, %,d x %d, %.0f MB", rows, columns, size),
          () -> {
            var problems = new Problems();
            var table = DataTable.read(file, "t", List.of(), _ -> true, Set.of(), problems);
            problems.throwIfAny();
            return table.orElseThrow();
          });
    } finally {
      Files.delete(file);
    }
  }
}
