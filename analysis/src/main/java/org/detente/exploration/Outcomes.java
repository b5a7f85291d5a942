package org.detente.exploration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.detente.discovery.Input;
import org.detente.ensemble.EnsembleResult;
import org.detente.evidence.Dimension;
import org.detente.evidence.Future;

/// The outcomes of an ensemble that criteria ask for, and the inputs that may explain them.
final class Outcomes {

  private final EnsembleResult result;
  private final List<Criterion> criteria;
  private final double[][][] values;
  private final int statusQuo;
  private final List<Input> inputs;

  /// By input: its values, and the futures in ascending order of them.
  private final double[][] columns;

  private final int[][] order;

  /// @throws IllegalArgumentException if no option is without agreement
  Outcomes(EnsembleResult result, List<Criterion> criteria) {
    this.result = result;
    this.criteria = List.copyOf(criteria);
    statusQuo =
        IntStream.range(0, result.options().size())
            .filter(o -> !result.options().get(o).agreement())
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no option without agreement to compare with"));
    values = new double[result.options().size()][criteria.size()][];
    for (int o = 0; o < values.length; o++) {
      for (int c = 0; c < criteria.size(); c++) {
        values[o][c] = result.outcome(o, criteria.get(c).outcome());
      }
    }
    List<Integer> varying = varying(result.dimensions(), result.futures());
    columns = new double[varying.size()][];
    order = new int[varying.size()][];
    var all = new ArrayList<Input>();
    for (int i = 0; i < columns.length; i++) {
      double[] column = column(result.futures(), varying.get(i));
      columns[i] = column;
      order[i] =
          IntStream.range(0, column.length)
              .boxed()
              .sorted(Comparator.comparingDouble(f -> column[f]))
              .mapToInt(Integer::intValue)
              .toArray();
      all.add(input(result.dimensions().get(varying.get(i)), column));
    }
    inputs = List.copyOf(all);
  }

  List<Criterion> criteria() {
    return criteria;
  }

  List<Dimension> dimensions() {
    return result.dimensions();
  }

  List<Future> futures() {
    return result.futures();
  }

  int options() {
    return values.length;
  }

  String option(int o) {
    return result.options().get(o).id();
  }

  int statusQuo() {
    return statusQuo;
  }

  double[] of(int option, int criterion) {
    return values[option][criterion];
  }

  double[][] ofCriterion(int criterion) {
    double[][] all = new double[values.length][];
    for (int o = 0; o < all.length; o++) {
      all[o] = values[o][criterion];
    }
    return all;
  }

  boolean[] fails(int option, int criterion) {
    double[] of = of(option, criterion);
    boolean[] fails = new boolean[of.length];
    for (int f = 0; f < fails.length; f++) {
      fails[f] = criteria.get(criterion).fails(of[f]);
    }
    return fails;
  }

  /// Everything that varies over the futures; switches are categories, named as tables print their
  /// values.
  List<Input> inputs() {
    return inputs;
  }

  /// The inputs in which failing futures differ most from the others.
  ///
  /// @param most how many at most
  List<Input> candidates(boolean[] fails, int most) {
    double[] distance = new double[columns.length];
    for (int i = 0; i < distance.length; i++) {
      distance[i] = Kolmogorov.distance(columns[i], order[i], fails);
    }
    return IntStream.range(0, distance.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -distance[i]).thenComparingInt(i -> i))
        .limit(most)
        .sorted()
        .map(inputs::get)
        .toList();
  }

  private static double[] column(List<Future> futures, int dimension) {
    return futures.stream().mapToDouble(f -> f.value(dimension)).toArray();
  }

  private static List<Integer> varying(List<Dimension> dimensions, List<Future> futures) {
    return IntStream.range(0, dimensions.size())
        .filter(
            d -> {
              double[] column = column(futures, d);
              return IntStream.range(1, column.length).anyMatch(i -> column[i] != column[0]);
            })
        .boxed()
        .toList();
  }

  private static Input input(Dimension dimension, double[] column) {
    return switch (dimension.scale()) {
      case SWITCH, THREE -> {
        double[] levels =
            IntStream.range(0, column.length)
                .mapToDouble(i -> column[i])
                .distinct()
                .sorted()
                .toArray();
        var names = new ArrayList<String>();
        int[] codes = new int[column.length];
        for (int level = 0; level < levels.length; level++) {
          names.add(levels[level] == 0.5 ? "0.5" : Long.toString((long) levels[level]));
          for (int i = 0; i < column.length; i++) {
            codes[i] = column[i] == levels[level] ? level : codes[i];
          }
        }
        yield Input.categories(dimension.key(), codes, names);
      }
      case UNIFORM, LOG, RANK, FIXED -> Input.numbers(dimension.key(), column, false);
    };
  }
}
