package org.detente.exploration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.detente.ensemble.FutureSample;
import org.detente.evidence.Dimension;
import org.detente.evidence.Future;
import org.detente.evidence.Futures;
import org.detente.sensitivity.LatinHypercube;
import org.detente.sensitivity.MorrisDesign;
import org.detente.sensitivity.SaltelliDesign;

/// How futures are spread over their space.
public enum Design {
  /// Scrambled Sobol' points: any number of futures are the first of any larger number.
  SOBOL,
  /// A Latin hypercube: every range is cut into as many slices as there are futures. Dimensions
  /// that go together are drawn together, so that of those only the first fills all its slices.
  LATIN_HYPERCUBE,
  /// Saltelli's blocks for Sobol' indices, of all dimensions; as many blocks as futures asked for.
  /// Dimensions are independent here: shares of variance have no meaning where they go together.
  SALTELLI,
  /// Morris trajectories through all dimensions; as many trajectories as futures asked for. Steps
  /// along one dimension leave all others where they are, so they are independent here, too.
  MORRIS;

  /// Levels of the Morris grid.
  static final int LEVELS = 4;

  /// As on the command line.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// By name.
  public static Optional<Design> of(String id) {
    return IntStream.range(0, values().length)
        .mapToObj(i -> values()[i])
        .filter(d -> d.id().equals(id))
        .findFirst();
  }

  /// Draws futures. Rows of a block and of a trajectory have one number and so one luck: between
  /// them only inputs differ.
  ///
  /// @param count futures, blocks or trajectories, 1 or more
  public FutureSample sample(Futures space, int count, long seed) {
    List<Integer> varying = varying(space.dimensions());
    int k = Math.max(1, varying.size());
    List<Future> futures =
        switch (this) {
          case SOBOL -> space.first(count);
          case LATIN_HYPERCUBE -> joined(space, varying, LatinHypercube.sample(count, k + 1, seed));
          case SALTELLI -> {
            var design = new SaltelliDesign(k, false);
            yield futures(space, varying, design.sample(count, seed), design.blockRows());
          }
          case MORRIS -> {
            var design = new MorrisDesign(k, LEVELS);
            yield futures(space, varying, design.sample(count, seed), design.trajectoryRows());
          }
        };
    return new FutureSample(id(), space.dimensions(), futures);
  }

  /// Whether dimensions go together in this design as they do in the space.
  public boolean keepsCorrelations() {
    return this == SOBOL || this == LATIN_HYPERCUBE;
  }

  /// Futures at rows of a design, correlated as the space is.
  ///
  /// @param rows shape `[rows][inputs + 1]`; the last column is what correlated effects share
  private static List<Future> joined(Futures space, List<Integer> inputs, double[][] rows) {
    var futures = new ArrayList<Future>();
    int dimensions = space.dimensions().size();
    for (int r = 0; r < rows.length; r++) {
      double[] quantiles = new double[dimensions + 1];
      Arrays.fill(quantiles, 0.5);
      for (int i = 0; i < inputs.size(); i++) {
        quantiles[inputs.get(i)] = rows[r][i];
      }
      quantiles[dimensions] = rows[r][inputs.size()];
      futures.add(space.joined(r, quantiles));
    }
    return futures;
  }

  /// Futures at rows of a design; dimensions that the design leaves out are central.
  ///
  /// @param inputs positions of the dimensions that the columns stand for
  /// @param rows shape `[rows][inputs]`, each 0..1
  /// @param together rows that have one number
  static List<Future> futures(Futures space, List<Integer> inputs, double[][] rows, int together) {
    var futures = new ArrayList<Future>();
    Future central = space.central();
    for (int r = 0; r < rows.length; r++) {
      // Quantiles of the dimensions left out do not matter: their values are set below.
      double[] quantiles = new double[space.dimensions().size()];
      for (int d = 0; d < quantiles.length; d++) {
        quantiles[d] = 0.5;
      }
      for (int i = 0; i < inputs.size(); i++) {
        quantiles[inputs.get(i)] = rows[r][i];
      }
      Future future = space.at(r / together, quantiles);
      for (int d = 0; d < quantiles.length; d++) {
        if (!inputs.contains(d)) {
          future = future.with(d, central.value(d));
        }
      }
      futures.add(future);
    }
    return futures;
  }

  /// Positions of the dimensions that vary.
  static List<Integer> varying(List<Dimension> dimensions) {
    return IntStream.range(0, dimensions.size())
        .filter(
            d ->
                !dimensions.get(d).range().isPoint()
                    && dimensions.get(d).scale() != Dimension.Scale.FIXED)
        .boxed()
        .toList();
  }
}
