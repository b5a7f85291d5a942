package org.detente.comparison;

import java.util.List;
import java.util.OptionalDouble;

/// Every option against the status quo.
///
/// @param rows by option and years
/// @param flips by option and years
/// @param structural shares of futures with large-scale war under the levels of the structural
///   switches that decide most
/// @param verdicts what can be said of each option, one per option, over the whole horizon
public record Comparison(
    List<Row> rows,
    List<FlipPoint> flips,
    List<StructuralCell> structural,
    List<Verdict> verdicts) {

  public Comparison {
    rows = List.copyOf(rows);
    flips = List.copyOf(flips);
    structural = List.copyOf(structural);
    verdicts = List.copyOf(verdicts);
  }

  /// An option against the status quo over some years. Deaths are combatants and civilians, wars
  /// included; a difference is the option less the status quo in the same future.
  ///
  /// @param option id
  /// @param years from the as-of date
  /// @param shareFewerDeaths share of futures in which the option has fewer deaths
  /// @param meanDifference mean over futures, deaths
  /// @param lowDifference 5% quantile
  /// @param highDifference 95% quantile
  /// @param tail mean over the tenth of futures in which the difference is largest
  /// @param warShare mean share of runs with large-scale war
  /// @param warShareStatusQuo the same under the status quo
  /// @param deathsInWar mean difference of deaths in war
  /// @param deathsOutsideWar mean difference of deaths outside war
  /// @param returned mean difference of people returned
  public record Row(
      String option,
      double years,
      double shareFewerDeaths,
      double meanDifference,
      double lowDifference,
      double highDifference,
      double tail,
      double warShare,
      double warShareStatusQuo,
      double deathsInWar,
      double deathsOutsideWar,
      double returned) {}

  /// The factor on the agreement's war hazard at which the ranking by mean deaths reverses.
  ///
  /// @param hazardRatio empty where it reverses at none between low and high
  /// @param low smallest factor tried
  /// @param high largest factor tried
  public record FlipPoint(
      String option, double years, OptionalDouble hazardRatio, double low, double high) {}

  /// Large-scale war under one combination of the two switches that decide most.
  ///
  /// @param option id, the status quo among them
  /// @param clockReset whether an agreement resets the war clock
  /// @param effectsTransfer whether published effects of missions transfer in full or more (else:
  ///   by less than three quarters)
  /// @param futures number of futures in the cell
  /// @param warShare mean share of runs with large-scale war; NaN without futures
  /// @param warProbability mean expected probability; NaN without futures
  public record StructuralCell(
      String option,
      boolean clockReset,
      boolean effectsTransfer,
      int futures,
      double warShare,
      double warProbability) {}

  /// What can be said of an option against the status quo.
  ///
  /// @param option id
  /// @param outcome what is compared: `deaths`, `deaths_outside_war`, `war`, `returned`
  /// @param kind how firmly
  /// @param share share of futures in which the option is lower (for `returned`: higher)
  /// @param decisive structural hypotheses under which the answer differs; empty where none does
  public record Verdict(
      String option, String outcome, Kind kind, double share, List<Condition> decisive) {

    public Verdict {
      decisive = List.copyOf(decisive);
    }

    /// How firmly something can be said.
    public enum Kind {
      /// In over 90% of futures, and under every structural hypothesis.
      FINDING_BETTER,
      FINDING_WORSE,
      /// The answer turns with a structural hypothesis.
      CONDITIONAL,
      /// No hypothesis turns it, but it does not hold in over 90% of futures either.
      LEANS_BETTER,
      LEANS_WORSE,
      /// About as often one way as the other.
      UNKNOWN
    }
  }

  /// Under a level of a structural hypothesis the option is better in this share of futures.
  ///
  /// @param dimension key of the hypothesis
  /// @param level `0`, `0.5` or `1`; for ranges `low` or `high`
  public record Condition(String dimension, String level, double share, int futures) {}

  /// Rows of an option.
  public List<Row> of(String option) {
    return rows.stream().filter(r -> r.option().equals(option)).toList();
  }
}
