package org.detente.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.detente.comparison.Comparison.FlipPoint;
import org.detente.comparison.Comparison.Row;
import org.detente.comparison.Comparison.StructuralCell;
import org.detente.comparison.Comparison.Verdict;
import org.detente.ensemble.EnsembleResult;
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
        VerdictRule.share(gap),
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
                  && result.futures().get(f).get(Parameter.SCALE) >= VerdictRule.TRANSFER_SPLIT
                      == transfer;
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
    var rule = new VerdictRule(result.dimensions(), result.futures());
    return Arrays.stream(Compared.values())
        .map(
            what ->
                rule.verdict(
                    result.options().get(option).id(),
                    what.key(),
                    what.gap(what.of(result, option), what.of(result, statusQuo))))
        .toList();
  }
}
