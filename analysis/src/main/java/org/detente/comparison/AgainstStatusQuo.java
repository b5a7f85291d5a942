package org.detente.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.detente.comparison.Comparison.Condition;
import org.detente.comparison.Comparison.FlipPoint;
import org.detente.comparison.Comparison.Row;
import org.detente.comparison.Comparison.StructuralCell;
import org.detente.comparison.Comparison.Verdict;
import org.detente.ensemble.EnsembleResult;
import org.detente.evidence.Dimension;
import org.detente.evidence.Parameter;
import org.detente.numeric.Quantiles;
import org.detente.simulation.Variable;

/// Compares options with the status quo on the same futures.
///
/// The flip point scales what an option's war deaths owe to the agreement's hazard, and to wars
/// that follow such a war; the rest (hazard before anything is signed or after talks have failed)
/// stays. It leaves out that more war leaves less time for war, and so is a first approximation far
/// from 1.
public final class AgainstStatusQuo {

  /// Factors on the agreement's hazard between which a reversal is looked for.
  static final double LEAST_FACTOR = 0.05;

  static final double MOST_FACTOR = 20;

  /// A difference is a finding if its sign holds in more than this share of futures and under every
  /// structural hypothesis.
  private static final double FINDING = 0.9;

  /// What holds in more than this share of futures is said to be so more often than not.
  private static final double HALF = 0.6;

  /// Levels of a hypothesis that differ by less are taken to differ by chance.
  private static final double STANDARD_ERRORS = 3;

  private static final double TRANSFER_SPLIT = 0.75;

  /// A level of a hypothesis with fewer futures says nothing.
  private static final int FEWEST_FUTURES = 4;

  private static final double[] YEARS = {5, 10, 20};

  private final EnsembleResult result;
  private final int statusQuo;

  private AgainstStatusQuo(EnsembleResult result, int statusQuo) {
    this.result = result;
    this.statusQuo = statusQuo;
  }

  /// Compares.
  ///
  /// @param result an ensemble that holds the option without agreement, and others
  /// @throws IllegalArgumentException if it holds none
  public static Comparison of(EnsembleResult result) {
    int statusQuo =
        IntStream.range(0, result.options().size())
            .filter(o -> !result.options().get(o).agreement())
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no option without agreement to compare with"));
    return new AgainstStatusQuo(result, statusQuo).compare();
  }

  private Comparison compare() {
    var rows = new ArrayList<Row>();
    var flips = new ArrayList<FlipPoint>();
    var structural = new ArrayList<StructuralCell>();
    var verdicts = new ArrayList<Verdict>();
    for (int o = 0; o < result.options().size(); o++) {
      structural.addAll(structural(o));
      if (o == statusQuo) {
        continue;
      }
      for (double years : years()) {
        rows.add(row(o, years));
        flips.add(flip(o, years));
      }
      verdicts.addAll(verdicts(o));
    }
    return new Comparison(rows, flips, structural, verdicts);
  }

  private List<Double> years() {
    double horizon = result.layout().months() / 12.0;
    var years = new ArrayList<Double>();
    for (double y : YEARS) {
      if (y < horizon) {
        years.add(y);
      }
    }
    years.add(horizon);
    return years;
  }

  private int lastMonth(double years) {
    return (int) Math.rint(years * 12) - 1;
  }

  private double[] deaths(int option, int month) {
    double[] deaths = result.atMonth(option, month, Variable.KILLED_COMBATANTS);
    add(deaths, result.atMonth(option, month, Variable.KILLED_CIVILIANS), 1);
    return deaths;
  }

  private double[] outsideWar(int option, int month) {
    double[] deaths = deaths(option, month);
    add(deaths, result.atMonth(option, month, Variable.KILLED_IN_WAR), -1);
    return deaths;
  }

  private static void add(double[] to, double[] what, double sign) {
    for (int i = 0; i < to.length; i++) {
      to[i] += sign * what[i];
    }
  }

  private static double[] difference(double[] a, double[] b) {
    double[] d = a.clone();
    add(d, b, -1);
    return d;
  }

  private Row row(int option, double years) {
    int month = lastMonth(years);
    double[] gap = difference(deaths(option, month), deaths(statusQuo, month));
    double[] sorted = Quantiles.sorted(gap);
    int tenth = Math.max(1, (int) Math.ceil(0.1 * sorted.length));
    double[] worst = Arrays.copyOfRange(sorted, sorted.length - tenth, sorted.length);
    double[] war = result.atMonth(option, month, Variable.WAR);
    double[] warBefore = result.atMonth(statusQuo, month, Variable.WAR);
    return new Row(
        result.options().get(option).id(),
        years,
        share(gap, true),
        Quantiles.mean(gap),
        Quantiles.ofSorted(sorted, 0.05),
        Quantiles.ofSorted(sorted, 0.95),
        Quantiles.mean(worst),
        Quantiles.mean(war),
        Quantiles.mean(warBefore),
        meanDifference(option, month, Variable.KILLED_IN_WAR),
        Quantiles.mean(difference(outsideWar(option, month), outsideWar(statusQuo, month))),
        meanDifference(option, month, Variable.RETURNED));
  }

  private double meanDifference(int option, int month, Variable variable) {
    return Quantiles.mean(
        difference(
            result.atMonth(option, month, variable), result.atMonth(statusQuo, month, variable)));
  }

  private static double share(double[] gap, boolean below) {
    int count = 0;
    for (double g : gap) {
      count += (below ? g < 0 : g > 0) ? 1 : 0;
    }
    return (double) count / gap.length;
  }

  /// War deaths of an option are `fixed + factor x scaled`, linear in the factor on the agreement's
  /// hazard: deaths go with expected wars, and wars that follow a war go with the wars before them.
  private FlipPoint flip(int option, double years) {
    int month = lastMonth(years);
    double[] inWar = result.atMonth(option, month, Variable.KILLED_IN_WAR);
    double[] line = result.atMonth(option, month, Variable.WAR_HAZARD_LINE);
    double[] agreement = result.atMonth(option, month, Variable.WAR_HAZARD_AGREEMENT);
    double scaled = 0;
    for (int f = 0; f < inWar.length; f++) {
      double first = line[f] + agreement[f];
      scaled += first > 0 ? inWar[f] * agreement[f] / first / inWar.length : 0;
    }
    double all = Quantiles.mean(deaths(option, month));
    double before = Quantiles.mean(deaths(statusQuo, month));
    double factor = scaled > 0 ? 1 + (before - all) / scaled : Double.NaN;
    boolean tried = factor >= LEAST_FACTOR && factor <= MOST_FACTOR;
    return new FlipPoint(
        result.options().get(option).id(),
        years,
        tried ? OptionalDouble.of(factor) : OptionalDouble.empty(),
        LEAST_FACTOR,
        MOST_FACTOR);
  }

  private List<StructuralCell> structural(int option) {
    double[] war = result.outcome(option, Variable.WAR);
    double[] expected = result.outcome(option, Variable.WAR_PROBABILITY);
    var cells = new ArrayList<StructuralCell>();
    for (boolean reset : new boolean[] {false, true}) {
      for (boolean transfer : new boolean[] {false, true}) {
        int count = 0;
        double sum = 0;
        double sumExpected = 0;
        for (int f = 0; f < war.length; f++) {
          boolean here =
              result.futures().get(f).get(Parameter.RESET) > 0.5 == reset
                  && result.futures().get(f).get(Parameter.SCALE) >= TRANSFER_SPLIT == transfer;
          if (here) {
            count++;
            sum += war[f];
            sumExpected += expected[f];
          }
        }
        cells.add(
            new StructuralCell(
                result.options().get(option).id(),
                reset,
                transfer,
                count,
                count == 0 ? Double.NaN : sum / count,
                count == 0 ? Double.NaN : sumExpected / count));
      }
    }
    return cells;
  }

  private List<Verdict> verdicts(int option) {
    int month = result.layout().months() - 1;
    return List.of(
        verdict(option, "deaths", difference(deaths(option, month), deaths(statusQuo, month))),
        verdict(
            option,
            "deaths_outside_war",
            difference(outsideWar(option, month), outsideWar(statusQuo, month))),
        verdict(
            option,
            "war",
            difference(
                result.outcome(option, Variable.WAR_PROBABILITY),
                result.outcome(statusQuo, Variable.WAR_PROBABILITY))),
        verdict(
            option,
            "returned",
            difference(
                result.outcome(statusQuo, Variable.RETURNED),
                result.outcome(option, Variable.RETURNED))));
  }

  /// What can be said where less is better. Futures without a difference speak for neither side.
  private Verdict verdict(int option, String outcome, double[] gap) {
    double share = share(gap, true);
    double shareWorse = share(gap, false);
    double[] opposite = Arrays.stream(gap).map(g -> -g).toArray();
    var turning = new ArrayList<Condition>();
    boolean everywhereBetter = share > FINDING;
    boolean everywhereWorse = shareWorse > FINDING;
    List<Dimension> dimensions = result.dimensions();
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
    return new Verdict(result.options().get(option).id(), outcome, kind, share, turning);
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

  private List<Condition> levels(int d, double[] gap) {
    Dimension dimension = result.dimensions().get(d);
    boolean range = dimension.scale() == Dimension.Scale.UNIFORM;
    var levels = new ArrayList<Condition>();
    for (double level : range ? new double[] {0, 1} : new double[] {0, 0.5, 1}) {
      int count = 0;
      int better = 0;
      for (int f = 0; f < gap.length; f++) {
        double value = result.futures().get(f).value(d);
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
