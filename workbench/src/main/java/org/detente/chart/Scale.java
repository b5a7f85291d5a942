package org.detente.chart;

import java.util.ArrayList;
import java.util.List;

/// Maps values to px along an axis. A symmetric logarithmic scale is linear near zero and
/// logarithmic beyond `linear`, for differences with heavy tails.
///
/// @param low value at `from`
/// @param high value at `to`, above low
/// @param linear size below which the scale is nearly linear; 0 for a linear scale
record Scale(double low, double high, double from, double to, double linear) {

  private static final double[] NICE = {1, 2, 2.5, 5, 10};

  static Scale linear(double low, double high, double from, double to) {
    return new Scale(low, high > low ? high : low + 1, from, to, 0);
  }

  static Scale symlog(double low, double high, double from, double to, double linear) {
    return new Scale(low, high > low ? high : low + 1, from, to, linear);
  }

  double at(double value) {
    double clamped = Math.max(low, Math.min(high, value));
    return from + (to - from) * (bend(clamped) - bend(low)) / (bend(high) - bend(low));
  }

  private double bend(double value) {
    return linear == 0
        ? value
        : Math.signum(value) * StrictMath.log10(1 + Math.abs(value) / linear);
  }

  /// The smallest round number that is no smaller than a value: where an axis from zero ends.
  static double ceiling(double value) {
    if (!(value > 0)) {
      return 1;
    }
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(value)));
    for (double nice : NICE) {
      if (nice * power >= value * (1 - 1e-9)) {
        return nice * power;
      }
    }
    return 10 * power;
  }

  /// Round values inside the scale.
  ///
  /// @param wanted about how many
  List<Double> ticks(int wanted) {
    return linear == 0 ? linearTicks(wanted) : powers();
  }

  private List<Double> linearTicks(int wanted) {
    double step = ceiling((high - low) / Math.max(1, wanted));
    var ticks = new ArrayList<Double>();
    for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }

  private List<Double> powers() {
    var ticks = new ArrayList<Double>();
    for (double p = Math.pow(10, 12); p >= linear * 0.999; p /= 10) {
      if (-p >= low) {
        ticks.add(-p);
      }
    }
    ticks.add(0.0);
    for (double p = linear; p <= high; p *= 10) {
      ticks.add(p);
    }
    return ticks;
  }
}
