package org.detente.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.detente.numeric.Arithmetic;
import org.detente.numeric.SobolPoints;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// Futures: future *i* is a pure function of (dimensions, seed, i), so that N futures are the first
/// N of any larger number.
public final class Futures {

  /// Correlation of ranks between published effects of mandates on war, so that their order may
  /// turn (model.md: 0.5).
  private static final double RANK_CORRELATION = 0.5;

  private static final NormalDistribution NORMAL = new NormalDistribution();

  private final List<Dimension> dimensions;
  private final long seed;

  /// Coordinate of the Sobol' point that each dimension takes.
  private final int[] coordinate;

  /// Coordinate of the common part of correlated ranks.
  private final int common;

  private final Copula copula;

  /// @param parameters those of the simulation, in the order of [Parameter]
  /// @param theatre further dimensions that the theatre brings
  public Futures(List<Dimension> parameters, List<Dimension> theatre, long seed) {
    this(Stream.concat(parameters.stream(), theatre.stream()).toList(), seed, Copula.NONE);
  }

  private Futures(List<Dimension> all, long seed, Copula copula) {
    this.dimensions = List.copyOf(all);
    this.copula = copula;
    this.seed = seed;
    this.coordinate = new int[all.size()];
    // The first coordinates of a Sobol' sequence fill their planes evenly from few points on, later
    // ones only from many: structural hypotheses come first, so that their combinations are met.
    int next = 0;
    for (int d = 0; d < coordinate.length; d++) {
      if (all.get(d).structural()) {
        coordinate[d] = next++;
      }
    }
    this.common = next++;
    for (int d = 0; d < coordinate.length; d++) {
      if (!all.get(d).structural()) {
        coordinate[d] = next++;
      }
    }
  }

  /// The same space in which some dimensions go together. All others keep their values.
  ///
  /// @param correlations of different pairs of dimensions that [Correlation#allows] to go together
  /// @throws IllegalArgumentException if no futures can have all of them at once
  public Futures correlated(List<Correlation> correlations) {
    return new Futures(dimensions, seed, Copula.of(correlations, this));
  }

  /// The same space with other ranges.
  ///
  /// @param changed as many dimensions with the same keys in the same order
  public Futures over(List<Dimension> changed) {
    if (!changed.stream()
        .map(Dimension::key)
        .toList()
        .equals(dimensions.stream().map(Dimension::key).toList())) {
      throw new IllegalArgumentException("a space keeps its dimensions; only their ranges change");
    }
    return new Futures(changed, seed, copula);
  }

  /// Parameters first, then the theatre's own.
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /// Position of a dimension.
  ///
  /// @throws IllegalArgumentException if there is none
  public int position(String key) {
    for (int i = 0; i < dimensions.size(); i++) {
      if (dimensions.get(i).key().equals(key)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no dimension has the key " + key);
  }

  /// The first futures.
  ///
  /// @param count 1 or more
  public List<Future> first(int count) {
    return between(0, count);
  }

  /// Futures from a number up to before another, for those who do not keep all of them.
  ///
  /// @param from 0 or more
  /// @param to not below `from`
  public List<Future> between(int from, int to) {
    // One coordinate more than dimensions: the common part of correlated ranks.
    var points = new SobolPoints(dimensions.size() + 1, seed);
    var futures = new ArrayList<Future>();
    for (int i = from; i < to; i++) {
      futures.add(future(i, points.point(i)));
    }
    return List.copyOf(futures);
  }

  /// The future in which everything is central: for quick looks and tests.
  public Future central() {
    double[] values = new double[dimensions.size()];
    for (int d = 0; d < values.length; d++) {
      values[d] = dimensions.get(d).range().central();
    }
    return new Future(0, values);
  }

  /// A future at a place of one's own choice, for designs of experiments. Dimensions are taken one
  /// by one: ranks that futures of the sequence have in common are not correlated here.
  ///
  /// @param index number of the future, which decides on its luck: futures of the same number meet
  ///   the same luck
  /// @param quantiles shape `[dimensions]`, each 0..1
  public Future at(int index, double[] quantiles) {
    double[] values = new double[dimensions.size()];
    for (int d = 0; d < values.length; d++) {
      values[d] = dimensions.get(d).at(quantiles[d]);
    }
    return new Future(index, values);
  }

  /// A future at a place of one's own choice whose ranks go together as those of the sequence do.
  ///
  /// @param index number of the future, which decides on its luck
  /// @param quantiles shape `[dimensions + 1]`, each above 0 and below 1; the last is the part that
  ///   effects of mandates on war have in common
  public Future joined(int index, double[] quantiles) {
    double[] point = new double[quantiles.length];
    for (int d = 0; d < coordinate.length; d++) {
      point[coordinate[d]] = quantiles[d];
    }
    point[common] = quantiles[coordinate.length];
    return future(index, point);
  }

  /// Whether any dimensions go together.
  public boolean correlated() {
    return copula != Copula.NONE
        || dimensions.stream().anyMatch(d -> d.scale() == Dimension.Scale.RANK);
  }

  private Future future(int index, double[] point) {
    double[] values = new double[dimensions.size()];
    double shared = Arithmetic.normalQuantile(point[common]);
    copula.join(point, coordinate);
    for (int d = 0; d < values.length; d++) {
      Dimension dimension = dimensions.get(d);
      double u = point[coordinate[d]];
      if (dimension.scale() == Dimension.Scale.RANK) {
        double z =
            Math.sqrt(RANK_CORRELATION) * shared
                + Math.sqrt(1 - RANK_CORRELATION) * Arithmetic.normalQuantile(u);
        u = NORMAL.cumulativeProbability(z);
      }
      values[d] = dimension.at(u);
    }
    return new Future(index, values);
  }
}
