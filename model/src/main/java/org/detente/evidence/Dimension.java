package org.detente.evidence;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.detente.numeric.Arithmetic;
import org.detente.value.Range;

/// One thing that varies over futures: a parameter of the simulation or a figure of the theatre.
///
/// @param key name in tables, for example `tau_x`
/// @param range plausible values, in the unit that the simulation uses
/// @param scale how it is sampled over the range
/// @param weight for a switch: share of futures in which it is on
/// @param unit for people
/// @param rows evidence rows it rests on; empty: an assumption
/// @param description what it is, for people
public record Dimension(
    String key,
    Range range,
    Scale scale,
    double weight,
    String unit,
    List<String> rows,
    String description) {

  private static final Set<String> SHARES = Set.of("share", "probability", "quantile");

  public Dimension {
    rows = List.copyOf(rows);
  }

  /// How a dimension is sampled.
  public enum Scale {
    /// Uniform between low and high.
    UNIFORM,
    /// Uniform in the logarithm.
    LOG,
    /// 0 or 1; 1 in a share `weight` of futures.
    SWITCH,
    /// 0, 0.5 or 1, a third of futures each.
    THREE,
    /// Log-linear around the central value, ranks correlated with the others of this scale.
    RANK,
    /// Always central.
    FIXED
  }

  /// Whether it is a structural hypothesis: a statement about how the world works that is switched
  /// rather than estimated.
  public boolean structural() {
    return scale == Scale.SWITCH || scale == Scale.THREE || key.equals("scale");
  }

  /// The same dimension over another range. What was always central is sampled evenly once it has a
  /// range.
  public Dimension over(Range other) {
    Scale how = scale == Scale.FIXED && !other.isPoint() ? Scale.UNIFORM : scale;
    return new Dimension(key, other, how, weight, unit, rows, description);
  }

  /// What a range of this dimension must keep to.
  ///
  /// @return empty where it keeps to it
  public Optional<String> limit(Range other) {
    boolean log = scale == Scale.LOG || scale == Scale.RANK;
    if (log && other.low() <= 0 && !other.isPoint()) {
      return Optional.of(
          key + " is sampled by its logarithm: a low above 0, or three equal numbers");
    }
    if ((log || unit.equals("ratio")) && other.low() < 0) {
      return Optional.of(key + " must not be negative");
    }
    if (SHARES.contains(unit) && (other.low() < 0 || other.high() > 1)) {
      return Optional.of(key + " is a " + unit + ": between 0 and 1");
    }
    return Optional.empty();
  }

  /// Whether it rests on no evidence row.
  public boolean assumption() {
    return rows.isEmpty();
  }

  /// The value at a quantile.
  ///
  /// @param u 0 < u < 1
  public double at(double u) {
    return switch (scale) {
      case UNIFORM -> range.low() + (range.high() - range.low()) * u;
      case LOG ->
          range.low() == range.high()
              ? range.low()
              : Arithmetic.exp(
                  Arithmetic.log(range.low())
                      + (Arithmetic.log(range.high()) - Arithmetic.log(range.low())) * u);
      case SWITCH -> range.isPoint() ? range.central() : (u < 1 - weight ? 0 : 1);
      case THREE -> range.isPoint() ? range.central() : (u < 1.0 / 3 ? 0 : u < 2.0 / 3 ? 0.5 : 1);
      case RANK ->
          Arithmetic.exp(
              new Range(
                      Arithmetic.log(range.low()),
                      Arithmetic.log(range.central()),
                      Arithmetic.log(range.high()))
                  .at(u));
      case FIXED -> range.central();
    };
  }
}
