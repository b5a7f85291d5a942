package org.detente.consent;

import java.util.TreeSet;
import org.detente.positions.Issue;
import org.detente.positions.Position;
import org.detente.positions.Position.Ends;

/// A position and the cells that its salience is shared by, equally.
final class Stake {

  private final Position position;
  private final int[] cells;

  /// Where the levels lie on the scale, NaN where the issue does not arise; shape [levels].
  private final double[] values;

  /// @param cells in the agenda, at least one
  Stake(Position position, int[] cells) {
    this.position = position;
    this.cells = cells.clone();
    Issue issue = position.issue();
    this.values = new double[issue.levels().size()];
    for (int l = 0; l < values.length; l++) {
      values[l] = issue.levels().get(l).arises() ? issue.value(l) : Double.NaN;
    }
  }

  Position position() {
    return position;
  }

  /// In the agenda; read only.
  int[] cells() {
    return cells;
  }

  /// Loss at a level: how far it lies beyond the tolerance around an ideal, as share of the scale;
  /// none where the issue does not arise; the mean over all levels where it is unknown.
  double loss(int level, double ideal, double tolerance) {
    if (level != Agenda.UNKNOWN) {
      double at = values[level];
      return Double.isNaN(at) ? 0 : Math.max(0, Math.abs(at - ideal) - tolerance);
    }
    double sum = 0;
    for (int l = 0; l < values.length; l++) {
      sum += loss(l, ideal, tolerance);
    }
    return sum / values.length;
  }

  /// Mean loss over the cells, 0..1.
  double loss(int[] levels, double ideal, double tolerance) {
    double sum = 0;
    for (int cell : cells) {
      sum += loss(levels[cell], ideal, tolerance);
    }
    return sum / cells.length;
  }

  /// The mean loss with everything in the middle.
  double central(int[] levels) {
    return loss(levels, position.ideal().middle(), position.tolerance().middle());
  }

  /// The most it can be: the loss is convex in the ideal, so it is most at an end.
  double most(int[] levels) {
    return Math.max(most(levels, position.ideal().low()), most(levels, position.ideal().high()));
  }

  private double most(int[] levels, double ideal) {
    double sum = 0;
    for (int cell : cells) {
      if (levels[cell] != Agenda.UNKNOWN) {
        sum += loss(levels[cell], ideal, position.tolerance().low());
        continue;
      }
      double most = 0;
      for (int l = 0; l < values.length; l++) {
        most = Math.max(most, loss(l, ideal, position.tolerance().low()));
      }
      sum += most;
    }
    return sum / cells.length;
  }

  /// The least it can be: convex and piecewise linear in the ideal, so it is least at an end or
  /// where a piece begins. An unknown level may be the ideal itself.
  double least(int[] levels) {
    Ends ideal = position.ideal();
    double tolerance = position.tolerance().high();
    var candidates = new TreeSet<Double>();
    candidates.add(ideal.low());
    candidates.add(ideal.high());
    for (int cell : cells) {
      if (levels[cell] != Agenda.UNKNOWN && !Double.isNaN(values[levels[cell]])) {
        double at = values[levels[cell]];
        candidates.add(Math.clamp(at - tolerance, ideal.low(), ideal.high()));
        candidates.add(Math.clamp(at + tolerance, ideal.low(), ideal.high()));
      }
    }
    double least = Double.POSITIVE_INFINITY;
    for (double candidate : candidates) {
      double sum = 0;
      for (int cell : cells) {
        sum += levels[cell] == Agenda.UNKNOWN ? 0 : loss(levels[cell], candidate, tolerance);
      }
      least = Math.min(least, sum / cells.length);
    }
    return least;
  }
}
