package org.detente.staffing;

import com.google.ortools.sat.ConstraintProto;
import com.google.ortools.sat.LinearConstraintProto;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A linear constraint of a model, as solvers that relax take it.
///
/// @param weights by variable
/// @param low the sum is no less; beyond 2^50 there is no limit
/// @param high the sum is no more; likewise
record LinearRow(TreeMap<Integer, Long> weights, long low, long high) {

  /// Larger sums do not fit a floating-point number to the last unit.
  static final double EXACT = 1L << 50;

  /// Empty for a constraint that is not linear.
  static Optional<LinearRow> of(ConstraintProto constraint) {
    if (constraint.getEnforcementLiteralCount() > 0) {
      return Optional.empty();
    }
    var weights = new TreeMap<Integer, Long>();
    if (constraint.hasLinear()) {
      LinearConstraintProto linear = constraint.getLinear();
      for (int i = 0; i < linear.getVarsCount(); i++) {
        weights.merge(linear.getVars(i), linear.getCoeffs(i), Long::sum);
      }
      return linear.getDomainCount() == 2
          ? Optional.of(new LinearRow(weights, linear.getDomain(0), linear.getDomain(1)))
          : Optional.empty();
    }
    if (constraint.hasAtMostOne()) {
      // A negated literal counts as one less the variable.
      List<Integer> literals = constraint.getAtMostOne().getLiteralsList();
      long high = 1;
      for (int literal : literals) {
        weights.merge(literal >= 0 ? literal : -literal - 1, literal >= 0 ? 1L : -1L, Long::sum);
        high -= literal >= 0 ? 0 : 1;
      }
      return Optional.of(new LinearRow(weights, Long.MIN_VALUE, high));
    }
    return Optional.empty();
  }

  /// The least sum, as a floating-point number; minus infinity without a limit.
  double least() {
    return limit(low);
  }

  /// The largest sum, likewise.
  double most() {
    return limit(high);
  }

  private static double limit(long value) {
    return Math.abs((double) value) > EXACT
        ? Math.copySign(Double.POSITIVE_INFINITY, value)
        : value;
  }

  boolean holds(long[] values) {
    long sum = 0;
    for (var entry : weights.entrySet()) {
      sum += entry.getValue() * values[entry.getKey()];
    }
    return sum >= low && sum <= high;
  }
}
