package org.detente.completeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.detente.coverage.CoverageCell;
import org.detente.coverage.CoverageLedger;
import org.detente.coverage.Stage;
import org.detente.ensemble.EnsembleResult;
import org.detente.evidence.Parameter;
import org.detente.numeric.Quantiles;
import org.detente.option.Option;
import org.detente.simulation.Variable;
import org.detente.value.Range;

/// The two gaps of each option: how long they are, who is there meanwhile, and what a month of them
/// costs in the simulation.
///
/// The dates of a future are the same in all its replications, but for talks that fail. Counts of a
/// future are those of the calendar months in which its gap lies, as means over all its
/// replications; futures in which the gap never ends in any replication are left out.
public final class GapPeriods {

  private GapPeriods() {}

  /// The gaps.
  public enum Gap {
    BEFORE_COMPREHENSIVE_AGREEMENT(Stage.GAP_AGREEMENT),
    BEFORE_DEPLOYMENT(Stage.GAP_DEPLOYMENT);

    private final Stage stage;

    Gap(Stage stage) {
      this.stage = stage;
    }

    /// As in tables.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// A gap of an option.
  ///
  /// @param months 5% quantile, median and 95% quantile over futures
  /// @param inPlace ids of those who are responsible for something in the affected area in those
  ///   months, by the option's central dates
  /// @param incidentsPerMonth between communities and on lines, mean over futures
  /// @param deathsPerMonth combatants and civilians, wars included, mean over futures
  /// @param deathsOutsideWarPerMonth the same without those that war took
  /// @param futures in which the gap ends
  public record GapPeriod(
      String option,
      Gap gap,
      Range months,
      List<String> inPlace,
      double incidentsPerMonth,
      double deathsPerMonth,
      double deathsOutsideWarPerMonth,
      int futures) {}

  /// The gaps of every option that has them.
  ///
  /// @param ledgers one per option of the ensemble, in its order
  public static List<GapPeriod> of(EnsembleResult result, List<CoverageLedger> ledgers) {
    var found = new ArrayList<GapPeriod>();
    for (int o = 0; o < result.options().size(); o++) {
      if (result.options().get(o).dates().isEmpty()) {
        continue;
      }
      double[] agreement = result.outcome(o, Variable.GAP_AGREEMENT_MONTHS);
      double[] deployment = result.outcome(o, Variable.GAP_DEPLOYMENT_MONTHS);
      double[][] incidents = {
        counts(result, o, Variable.LINE_INCIDENTS), counts(result, o, Variable.COMMUNAL_INCIDENTS)
      };
      double[][] deaths = {
        counts(result, o, Variable.KILLED_COMBATANTS), counts(result, o, Variable.KILLED_CIVILIANS)
      };
      double[][] inWar = {counts(result, o, Variable.KILLED_IN_WAR)};
      double[] signed = framework(result, o);
      double[] agreed = new double[signed.length];
      for (int f = 0; f < signed.length; f++) {
        agreed[f] = signed[f] + agreement[f];
      }
      for (Gap gap : Gap.values()) {
        boolean first = gap == Gap.BEFORE_COMPREHENSIVE_AGREEMENT;
        add(
            found,
            result,
            o,
            gap,
            first ? signed : agreed,
            first ? agreement : deployment,
            incidents,
            deaths,
            inWar,
            ledgers.get(o));
      }
    }
    return List.copyOf(found);
  }

  private static double[] framework(EnsembleResult result, int option) {
    Option plan = result.options().get(option);
    Range range = plan.dates().orElseThrow().frameworkSigned();
    double[] months = new double[result.futures().size()];
    for (int f = 0; f < months.length; f++) {
      months[f] = Math.rint(range.at(result.futures().get(f).get(Parameter.DATE_FRAMEWORK)));
    }
    return months;
  }

  // Cumulative counts, shape [months x futures] in one row.
  private static double[] counts(EnsembleResult result, int option, Variable variable) {
    int months = result.layout().months();
    int n = result.futures().size();
    double[] all = new double[months * n];
    for (int m = 0; m < months; m++) {
      System.arraycopy(result.atMonth(option, m, variable), 0, all, m * n, n);
    }
    return all;
  }

  private static void add(
      List<GapPeriod> found,
      EnsembleResult result,
      int option,
      Gap gap,
      double[] from,
      double[] length,
      double[][] incidents,
      double[][] deaths,
      double[][] inWar,
      CoverageLedger ledger) {
    int n = result.futures().size();
    int months = result.layout().months();
    var lengths = new ArrayList<Double>();
    double incidentSum = 0;
    double deathSum = 0;
    double warSum = 0;
    int counted = 0;
    for (int f = 0; f < n; f++) {
      if (Double.isNaN(length[f]) || Double.isNaN(from[f])) {
        continue;
      }
      lengths.add(length[f]);
      int start = (int) Math.rint(from[f]);
      int end = Math.min(months, (int) Math.rint(from[f] + length[f]));
      if (end > start) {
        counted++;
        incidentSum += within(incidents, start, end, f, n) / (end - start);
        deathSum += within(deaths, start, end, f, n) / (end - start);
        warSum += within(inWar, start, end, f, n) / (end - start);
      }
    }
    if (lengths.isEmpty()) {
      return;
    }
    double[] sorted = lengths.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    found.add(
        new GapPeriod(
            result.options().get(option).id(),
            gap,
            new Range(
                Quantiles.ofSorted(sorted, sorted.length, 0.05),
                Quantiles.ofSorted(sorted, sorted.length, 0.5),
                Quantiles.ofSorted(sorted, sorted.length, 0.95)),
            inPlace(ledger, gap.stage),
            counted == 0 ? 0 : incidentSum / counted,
            counted == 0 ? 0 : deathSum / counted,
            counted == 0 ? 0 : (deathSum - warSum) / counted,
            lengths.size()));
  }

  // What happened from the beginning of one month to the beginning of another.
  private static double within(double[][] counts, int start, int end, int f, int n) {
    double sum = 0;
    for (double[] count : counts) {
      sum += count[(end - 1) * n + f] - (start == 0 ? 0 : count[(start - 1) * n + f]);
    }
    return sum;
  }

  private static List<String> inPlace(CoverageLedger ledger, Stage stage) {
    var providers = new TreeSet<String>();
    for (CoverageCell cell : ledger.cells()) {
      if (ledger.stage(cell.zone(), cell.month()) == stage) {
        providers.addAll(cell.providers());
      }
    }
    return List.copyOf(providers);
  }
}
