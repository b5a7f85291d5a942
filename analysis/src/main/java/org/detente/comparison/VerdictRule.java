package org.detente.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.detente.comparison.Comparison.Condition;
import org.detente.comparison.Comparison.Verdict;
import org.detente.evidence.Dimension;
import org.detente.evidence.Future;

/// The rule by which differences over futures become a verdict (`docs/model.md`, "finding rule").
///
/// Immutable.
public final class VerdictRule {

  /// A difference is a finding if its sign holds in more than this share of futures and under every
  /// structural hypothesis.
  private static final double FINDING = 0.9;

  /// What holds in more than this share of futures is said to be so more often than not.
  private static final double HALF = 0.6;

  /// Levels of a hypothesis that differ by less are taken to differ by chance.
  private static final double STANDARD_ERRORS = 3;

  /// A hypothesis of degree is split here.
  static final double TRANSFER_SPLIT = 0.75;

  /// A level of a hypothesis with fewer futures says nothing.
  private static final int FEWEST_FUTURES = 4;

  private final List<Dimension> dimensions;
  private final List<Future> futures;

  /// @param dimensions what varies over futures
  /// @param futures in the order of the differences that are given later
  public VerdictRule(List<Dimension> dimensions, List<Future> futures) {
    this.dimensions = List.copyOf(dimensions);
    this.futures = List.copyOf(futures);
  }

  /// Share of futures in which an option is better.
  ///
  /// @param gap shape `[futures]`: below 0 where it is better
  static double share(double[] gap) {
    int count = 0;
    for (double g : gap) {
      count += g < 0 ? 1 : 0;
    }
    return (double) count / gap.length;
  }

  /// What can be said where less is better. Futures without a difference speak for neither side.
  ///
  /// @param option id
  /// @param outcome what is compared
  /// @param gap shape `[futures]`: below 0 where the option is better
  public Verdict verdict(String option, String outcome, double[] gap) {
    double[] opposite = Arrays.stream(gap).map(g -> -g).toArray();
    double share = share(gap);
    double shareWorse = share(opposite);
    var turning = new ArrayList<Condition>();
    boolean everywhereBetter = share > FINDING;
    boolean everywhereWorse = shareWorse > FINDING;
    for (int d = 0; d < dimensions.size(); d++) {
      if (!dimensions.get(d).structural()) {
        continue;
      }
      List<Condition> better = levels(d, gap);
      List<Condition> worse = levels(d, opposite);
      if (anyAbove(HALF, better) && anyAbove(HALF, worse) && differByMoreThanChance(better)) {
        turning.addAll(better);
      }
      everywhereBetter &= allAbove(FINDING, better);
      everywhereWorse &= allAbove(FINDING, worse);
    }
    Verdict.Kind kind =
        everywhereBetter
            ? Verdict.Kind.FINDING_BETTER
            : everywhereWorse
                ? Verdict.Kind.FINDING_WORSE
                : !turning.isEmpty()
                    ? Verdict.Kind.CONDITIONAL
                    : share > HALF
                        ? Verdict.Kind.LEANS_BETTER
                        : shareWorse > HALF ? Verdict.Kind.LEANS_WORSE : Verdict.Kind.UNKNOWN;
    return new Verdict(option, outcome, kind, share, turning);
  }

  /// Whether two levels differ by more than luck of the draw would make them, several hypotheses
  /// being looked at: otherwise a hypothesis that has nothing to do with an option would seem to
  /// decide on it.
  private static boolean differByMoreThanChance(List<Condition> levels) {
    for (Condition a : levels) {
      for (Condition b : levels) {
        double pooled =
            (a.share() * a.futures() + b.share() * b.futures()) / (a.futures() + b.futures());
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / a.futures() + 1.0 / b.futures()));
        if (a.share() - b.share() > STANDARD_ERRORS * error) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean anyAbove(double share, List<Condition> levels) {
    return levels.stream().anyMatch(l -> l.share() > share);
  }

  private static boolean allAbove(double share, List<Condition> levels) {
    return levels.stream().allMatch(l -> l.share() > share);
  }

  /// Shares of futures in which an option is better under each level of a structural hypothesis;
  /// levels with too few futures are left out.
  ///
  /// @param d position among the dimensions
  /// @param gap shape `[futures]`: below 0 where the option is better
  public List<Condition> levels(int d, double[] gap) {
    Dimension dimension = dimensions.get(d);
    boolean range = dimension.scale() == Dimension.Scale.UNIFORM;
    var levels = new ArrayList<Condition>();
    for (double level : range ? new double[] {0, 1} : new double[] {0, 0.5, 1}) {
      int count = 0;
      int better = 0;
      for (int f = 0; f < gap.length; f++) {
        double value = futures.get(f).value(d);
        boolean here = range ? value >= TRANSFER_SPLIT == level > 0.5 : value == level;
        if (here) {
          count++;
          better += gap[f] < 0 ? 1 : 0;
        }
      }
      if (count >= FEWEST_FUTURES) {
        String name =
            range ? (level > 0.5 ? "high" : "low") : level == 0.5 ? "0.5" : level == 1 ? "1" : "0";
        levels.add(new Condition(dimension.key(), name, (double) better / count, count));
      }
    }
    return levels;
  }
}
