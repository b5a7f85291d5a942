package org.detente.sensitivity;

import java.util.ArrayList;
import java.util.List;
import org.detente.numeric.Draws;

/// Elementary effects: how much the outcome changes when one input goes up by its whole range, as
/// measured by single steps at many places.
///
/// Source: Morris (1991), Technometrics 33; mu* after Campolongo, Cariboni & Saltelli (2007),
/// Environmental Modelling & Software 22.
///
/// @param inputs by input
public record MorrisEffects(List<Effect> inputs) {

  private static final int PURPOSE = 0x6d6f7273;

  public MorrisEffects {
    inputs = List.copyOf(inputs);
  }

  /// Effects of one input over all trajectories.
  ///
  /// @param mean mu: effects in both directions cancel
  /// @param absolute mu*: mean of the sizes, with the half-width of its interval of 95%
  /// @param deviation sigma: standard deviation of the effects; not 0 where the effect depends on
  ///   the place, that is on the input itself or on others
  public record Effect(double mean, Estimate absolute, double deviation) {}

  /// Computes the effects of a sample that fits its design.
  ///
  /// @param columns shape `[inputs][rows]`
  /// @param outcome shape `[rows]`, finite
  /// @param resamples 2 or more
  /// @throws IllegalArgumentException if the rows are not two or more whole trajectories
  public static MorrisEffects of(
      MorrisDesign design, double[][] columns, double[] outcome, int resamples, long seed) {
    int trajectories = outcome.length / design.trajectoryRows();
    if (trajectories < 2 || outcome.length % design.trajectoryRows() != 0) {
      throw new IllegalArgumentException(
          outcome.length + " rows are not two or more trajectories of " + design.trajectoryRows());
    }
    double[][] effects = new double[design.inputs()][trajectories];
    for (int row = 0; row < outcome.length; row++) {
      if (row % design.trajectoryRows() != 0) {
        int i = design.moved(columns, row);
        if (i < 0) {
          throw new IllegalArgumentException(
              "no input differs between rows " + row + " and before");
        }
        double up = Math.signum(columns[i][row] - columns[i][row - 1]);
        effects[i][row / design.trajectoryRows()] =
            (outcome[row] - outcome[row - 1]) / (up * design.step());
      }
    }
    var inputs = new ArrayList<Effect>();
    for (int i = 0; i < effects.length; i++) {
      inputs.add(effect(effects[i], resamples, seed, i));
    }
    return new MorrisEffects(inputs);
  }

  private static Effect effect(double[] effects, int resamples, long seed, int input) {
    int n = effects.length;
    double mean = 0;
    double absolute = 0;
    for (double e : effects) {
      mean += e / n;
      absolute += Math.abs(e) / n;
    }
    double squares = 0;
    for (double e : effects) {
      squares += (e - mean) * (e - mean);
    }
    var draws = new Draws(seed, PURPOSE, input);
    double[] resampled = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      for (int i = 0; i < n; i++) {
        resampled[r] += Math.abs(effects[draws.below(n)]) / n;
      }
    }
    return new Effect(mean, Estimate.of(absolute, resampled), Math.sqrt(squares / (n - 1)));
  }
}
