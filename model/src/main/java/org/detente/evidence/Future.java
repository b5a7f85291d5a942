package org.detente.evidence;

import java.io.Serializable;

/// One plausible future: a value for every dimension. A future is a set of conditions, not a draw
/// of luck.
///
/// Immutable; can be sent to other machines.
public final class Future implements Serializable {

  private static final long serialVersionUID = 1;

  private final int index;
  private final double[] values;

  Future(int index, double[] values) {
    this.index = index;
    this.values = values;
  }

  /// Number of the future, from 0.
  public int index() {
    return index;
  }

  /// Value of a parameter, in its unit.
  public double get(Parameter parameter) {
    return values[parameter.ordinal()];
  }

  /// The same future but for one parameter.
  public Future with(Parameter parameter, double value) {
    return with(parameter.ordinal(), value);
  }

  /// The same future but for one dimension, by position in [Futures#dimensions].
  public Future with(int dimension, double value) {
    double[] copy = values.clone();
    copy[dimension] = value;
    return new Future(index, copy);
  }

  /// Value of a dimension by position in [Futures#dimensions].
  public double value(int dimension) {
    return values[dimension];
  }
}
