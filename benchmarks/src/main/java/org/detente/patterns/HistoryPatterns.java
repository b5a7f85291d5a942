package org.detente.patterns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.detente.numeric.Philox;
import org.detente.numeric.Quantiles;
import org.detente.patterns.Pattern.Band;
import org.detente.simulation.Layout;
import org.detente.simulation.ProcessId;
import org.detente.simulation.Variable;
import org.detente.theatre.Theatre;

/// The years of a long ceasefire: reported deaths by year of a theatre that has a history, beside
/// its status quo in the model, whose deaths are thinned to what would be reported.
///
/// Years with fewer than five deaths are read as four, in both: a year without a report is not a
/// year without deaths. The calm years are those on which the theatre's range of deaths and the
/// spread of tension rest; the years after them are scored, and nothing is fitted to them. The
/// hypothesis of a drift, which begins with a run, is off: it is shown beside the scored years.
final class HistoryPatterns {

  private static final int CALM_FROM = 1997;
  private static final int CALM_TO = 2012;
  private static final int SCORED_TO = 2015;
  private static final double CENSORED = 4;
  private static final int CALM = CALM_TO - CALM_FROM + 1;
  private static final int YEARS = SCORED_TO - CALM_FROM + 1;
  private static final int SEED = 1;
  private static final double PHASE = 0.618_033_988_749_894_9;

  private HistoryPatterns() {}

  /// @param theatre one whose history has all the years looked at
  static List<Pattern> of(Study study, Theatre theatre) {
    double[] seen = new double[YEARS];
    Arrays.fill(seen, Double.NaN);
    for (Theatre.IncidentYear year : theatre.incidents()) {
      if (year.year() >= CALM_FROM && year.year() <= SCORED_TO) {
        seen[year.year() - CALM_FROM] = year.best();
      }
    }
    if (Arrays.stream(seen).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException(
          "incidents.csv of %s lacks a year from %d to %d"
              .formatted(theatre.folder(), CALM_FROM, SCORED_TO));
    }
    double[][] monthly = monthly(study, theatre, Map.of("drift", 0.0));
    double[][] reported = reported(monthly, theatre);
    double[] calm = censored(seen, CALM);
    var patterns = new ArrayList<Pattern>();
    String own = "the theatre's history";
    String note = "Years under 5 deaths read as 4 in both.";
    patterns.add(
        calm(
            "Reported deaths a year 1997-2012, mean",
            own,
            "deaths",
            reported,
            calm,
            Quantiles::mean,
            note));
    patterns.add(
        calm(
            "The same, spread of log(1 + deaths)",
            own,
            "log points",
            reported,
            calm,
            HistoryPatterns::spread,
            note));
    patterns.add(
        calm(
            "The same, correlation with the year before",
            own,
            "r",
            reported,
            calm,
            HistoryPatterns::persistence,
            note + " Sixteen years say little about it."));
    patterns.add(
        calm(
            "The same, worst year",
            own,
            "deaths",
            reported,
            calm,
            y -> Arrays.stream(y).max().orElseThrow(),
            note));
    double[][] drifting = reported(monthly(study, theatre, Map.of("drift", 1.0)), theatre);
    for (int y = CALM; y < YEARS; y++) {
      patterns.add(scored(y, seen[y], reported, drifting));
    }
    patterns.add(overdispersion(monthly));
    patterns.add(season(monthly, theatre));
    return patterns;
  }

  /// True deaths by month under the status quo.
  ///
  /// @return shape `[futures][months]`
  private static double[][] monthly(Study study, Theatre theatre, Map<String, Double> held) {
    int months = YEARS * 12;
    return study.once(withoutPeople(theatre), held, Set.of(ProcessId.WAR), months)
        .run(
            List.of(InventedOption.statusQuo()),
            (layout, means) -> {
              double[] deaths = new double[months];
              for (int m = 0; m < months; m++) {
                deaths[m] = killed(layout, means, m) - (m > 0 ? killed(layout, means, m - 1) : 0);
              }
              return deaths;
            })[0];
  }

  private static double killed(Layout layout, double[] means, int month) {
    return means[layout.all(month, Variable.KILLED_COMBATANTS)]
        + means[layout.all(month, Variable.KILLED_CIVILIANS)];
  }

  /// Each death is reported with the chance that the theatre's under-count says; where in its range
  /// differs from future to future.
  ///
  /// @return shape `[futures][years]`
  private static double[][] reported(double[][] monthly, Theatre theatre) {
    var philox = new Philox();
    double[][] reported = new double[monthly.length][YEARS];
    for (int f = 0; f < monthly.length; f++) {
      double chance = 1 / theatre.underCount().at((f * PHASE) % 1);
      for (int y = 0; y < YEARS; y++) {
        double sum = 0;
        for (int m = 12 * y; m < 12 * y + 12; m++) {
          sum += monthly[f][m];
        }
        for (int death = 0; death < Math.rint(sum); death++) {
          philox.draw(SEED, 0, f, y, death, 0);
          reported[f][y] += philox.first() < chance ? 1 : 0;
        }
      }
    }
    return reported;
  }

  private static double[] censored(double[] years, int count) {
    return Arrays.stream(years).limit(count).map(y -> Math.max(y, CENSORED)).toArray();
  }

  private static Pattern calm(
      String name,
      String evidence,
      String unit,
      double[][] reported,
      double[] seen,
      ToDoubleFunction<double[]> statistic,
      String note) {
    double[] model =
        Arrays.stream(reported)
            .mapToDouble(years -> statistic.applyAsDouble(censored(years, CALM)))
            .toArray();
    return Pattern.seen(
        name, evidence, unit, statistic.applyAsDouble(seen), Band.quantiles(model), note);
  }

  private static double spread(double[] years) {
    double[] logs = Arrays.stream(years).map(Math::log1p).toArray();
    double mean = Quantiles.mean(logs);
    double sum = 0;
    for (double log : logs) {
      sum += (log - mean) * (log - mean);
    }
    return Math.sqrt(sum / (logs.length - 1));
  }

  private static double persistence(double[] years) {
    double[] logs = Arrays.stream(years).map(Math::log1p).toArray();
    double mean = Quantiles.mean(logs);
    double all = 0;
    double lagged = 0;
    for (int i = 0; i < logs.length; i++) {
      all += (logs[i] - mean) * (logs[i] - mean);
      lagged += i > 0 ? (logs[i] - mean) * (logs[i - 1] - mean) : 0;
    }
    return all > 0 ? lagged / all : 0;
  }

  private static Pattern scored(int y, double seen, double[][] reported, double[][] drifting) {
    double[] model = Trials.column(reported, y);
    // Drift begins with a run: five years of it lie behind the sixth.
    double[] drifted = Trials.column(drifting, 5);
    double reach = Arrays.stream(reported).filter(f -> f[y] >= seen).count();
    Band band = Band.quantiles(model);
    String reason =
        band.holds(seen)
            ? ""
            : "So sudden a rise is not in the spread of calm years, and nothing is widened to hold it. ";
    return Pattern.seen(
        "Reported deaths in %d, not fitted".formatted(CALM_FROM + y),
        "the theatre's history",
        "deaths",
        seen,
        band,
        reason
            + String.format(
                Locale.ROOT,
                "At least as many in %.0f of 100 futures; after five years of drift the 90%% band is"
                    + " %.0f to %.0f.",
                100 * reach / reported.length,
                Quantiles.of(drifted, 0.05),
                Quantiles.of(drifted, 0.95)));
  }

  private static Pattern overdispersion(double[][] monthly) {
    double[] ratio =
        Arrays.stream(monthly)
            .map(months -> Arrays.copyOf(months, 12))
            .filter(year -> Quantiles.mean(year) > 0)
            .mapToDouble(HistoryPatterns::varianceToMean)
            .toArray();
    return Pattern.judged(
        "Variance of monthly deaths within a year, over their mean",
        "H06",
        "ratio",
        Band.row("H06"),
        Band.quantiles(ratio),
        "One year of one theatre stands behind the published figure.");
  }

  private static double varianceToMean(double[] year) {
    double mean = Quantiles.mean(year);
    double sum = 0;
    for (double m : year) {
      sum += (m - mean) * (m - mean);
    }
    return sum / (year.length - 1) / mean;
  }

  private static Pattern season(double[][] monthly, Theatre theatre) {
    double[] share =
        Arrays.stream(monthly)
            .mapToDouble(
                months -> {
                  double peak = 0;
                  double all = 0;
                  for (int m = 0; m < months.length; m++) {
                    int calendar = (theatre.asOf().getMonthValue() - 1 + m) % 12;
                    int apart = Math.abs(calendar - (theatre.seasonPeakMonth() - 1));
                    all += months[m];
                    peak += Math.min(apart, 12 - apart) <= 1 ? months[m] : 0;
                  }
                  return peak / all;
                })
            .toArray();
    return Pattern.judged(
        "Share of deaths in the three months around the peak of the season",
        "H09",
        "share",
        Band.row("H09"),
        Band.quantiles(share),
        "Over nineteen years; the published figure is of one year.");
  }

  /// Lines, politics and war need no settlements: the same theatre runs in a hundredth of the time.
  private static Theatre withoutPeople(Theatre t) {
    return new Theatre(
        t.folder(),
        t.id(),
        t.title(),
        t.asOf(),
        t.ceasefireSince(),
        t.horizonMonths(),
        t.languages(),
        t.seasonPeakMonth(),
        t.banner(),
        t.disclaimer(),
        t.deathsPerYear(),
        t.deathsPerYearSource(),
        t.underCount(),
        t.displacedFactor(),
        t.residentsFactor(),
        t.parties(),
        t.communities(),
        t.actors(),
        t.zones(),
        t.lines(),
        t.segments(),
        List.of(),
        t.corridors(),
        t.frameworkAssumptions(),
        t.incidents(),
        t.pairedInputs(),
        t.sources());
  }
}
