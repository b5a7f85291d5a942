package org.detente.patterns;

import java.util.Arrays;
import java.util.Locale;
import org.detente.evidence.EvidenceBase;
import org.detente.numeric.Quantiles;
import org.detente.value.Range;

/// A known pattern beside what the model gives.
///
/// @param name what it is
/// @param evidence rows of the evidence base it comes from, or where else it is from
/// @param unit of both ranges; `1` for none
/// @param published the published range; all NaN where only a direction is published
/// @param model what the model gives
/// @param outcome whether it is reproduced
/// @param note what a reader must know; where it is not reproduced, the reason
public record Pattern(
    String name,
    String evidence,
    String unit,
    Band published,
    Band model,
    Outcome outcome,
    String note) {

  private static final double NINE_IN_TEN = 0.9;
  private static final double SIX_IN_TEN = 0.6;

  /// Low, central and high.
  public record Band(double low, double central, double high) {

    /// Nothing is published but a direction.
    public static final Band NONE = new Band(Double.NaN, Double.NaN, Double.NaN);

    /// Of an evidence row or a parameter.
    static Band of(Range range) {
      return new Band(range.low(), range.central(), range.high());
    }

    /// Of a row of the shipped evidence base.
    static Band row(String id) {
      return of(EvidenceBase.shipped().row(id).range());
    }

    /// 5%, 50% and 95% quantile.
    static Band quantiles(double[] values) {
      double[] sorted = Quantiles.sorted(values);
      return new Band(
          Quantiles.ofSorted(sorted, 0.05),
          Quantiles.ofSorted(sorted, 0.5),
          Quantiles.ofSorted(sorted, 0.95));
    }

    /// A known value.
    static Band exactly(double value) {
      return new Band(value, value, value);
    }

    boolean holds(double value) {
      return low <= value && value <= high;
    }
  }

  /// Whether the model shows a pattern.
  public enum Outcome {
    /// The model's central value lies in the published range.
    REPRODUCED,
    /// It does not, but the published central value lies in the model's 90% band; for a direction:
    /// more futures show it than not, but not nine in ten.
    IN_PART,
    /// Neither.
    NOT_REPRODUCED;

    /// As tables have it.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /// Judges by the ranges.
  static Pattern judged(
      String name, String evidence, String unit, Band published, Band model, String note) {
    Outcome outcome =
        published.holds(model.central())
            ? Outcome.REPRODUCED
            : model.holds(published.central()) ? Outcome.IN_PART : Outcome.NOT_REPRODUCED;
    return new Pattern(name, evidence, unit, published, model, outcome, note);
  }

  /// Judges against one value that was seen: reproduced where the model's 90% band holds it.
  static Pattern seen(
      String name, String evidence, String unit, double value, Band model, String note) {
    Outcome outcome = model.holds(value) ? Outcome.REPRODUCED : Outcome.NOT_REPRODUCED;
    return new Pattern(name, evidence, unit, Band.exactly(value), model, outcome, note);
  }

  /// Judges a direction: reproduced where nine of ten futures with a difference show it, in part
  /// where over six of ten do, else not reproduced.
  ///
  /// @param shown shape `[futures]`: above 0 where a future shows it
  /// @param model what the table shows
  static Pattern direction(
      String name, String evidence, String unit, double[] shown, Band model, String note) {
    long yes = Arrays.stream(shown).filter(s -> s > 0).count();
    long no = Arrays.stream(shown).filter(s -> s < 0).count();
    Outcome outcome =
        yes >= NINE_IN_TEN * (yes + no) && yes > 0
            ? Outcome.REPRODUCED
            : yes > SIX_IN_TEN * (yes + no) ? Outcome.IN_PART : Outcome.NOT_REPRODUCED;
    return new Pattern(name, evidence, unit, Band.NONE, model, outcome, note);
  }
}
