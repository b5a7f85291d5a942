package org.detente.calibration;

import java.util.Arrays;
import java.util.Locale;
import org.detente.numeric.Arithmetic;
import org.detente.numeric.Quantiles;

/// What is compared between a simulated and an observed history of yearly deaths.
///
/// Years with fewer than five reported deaths are one class: whether none, or a few that nobody
/// counted, is not told apart, for small counts are where reports go missing. In observed and
/// simulated histories alike they count as two deaths, the middle of the class.
public enum Statistic {
  /// Logarithm of one more than the mean.
  LOG_MEAN("log of one more than the mean"),
  /// Logarithm of one more than the median.
  LOG_MEDIAN("log of one more than the median"),
  /// Standard deviation of the logarithm of one more than the deaths of a year.
  LOG_SD("standard deviation of log(1 + y)"),
  /// Correlation of that logarithm with the one of the year before.
  LAG_1("correlation of log(1 + y) with the year before"),
  /// The same over two years; tells a long memory from a short one.
  LAG_2("correlation of log(1 + y) with two years before"),
  /// Logarithm of one more than the maximum.
  LOG_MAXIMUM("log of one more than the maximum"),
  /// Share of years below five.
  SHARE_CENSORED("share of years under five");

  /// Years with fewer deaths than this are one class.
  static final double CENSORED_BELOW = 5;

  /// What a year of that class counts as.
  static final double CENSORED_AS = 2;

  private final String says;

  Statistic(String says) {
    this.says = says;
  }

  /// The name in tables.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What it is, for people.
  public String says() {
    return says;
  }

  /// Deaths of a year as they are compared: what is under five is one class.
  static double censored(double deaths) {
    return deaths < CENSORED_BELOW ? CENSORED_AS : deaths;
  }

  /// Logarithm of one more than the deaths of a year, after censoring.
  static double level(double deaths) {
    return Arithmetic.log(1 + censored(deaths));
  }

  /// All statistics of a history, in the order of this enumeration.
  ///
  /// @param deaths reported deaths by year, each 0 or more; shape `[years]`, at least 3
  /// @return shape `[values().length]`; correlations are 0 where all years are alike
  public static double[] of(double[] deaths) {
    int n = deaths.length;
    double[] counted = new double[n];
    double[] logs = new double[n];
    int few = 0;
    for (int t = 0; t < n; t++) {
      few += deaths[t] < CENSORED_BELOW ? 1 : 0;
      counted[t] = censored(deaths[t]);
      logs[t] = level(deaths[t]);
    }
    double mean = Quantiles.mean(logs);
    double squares = products(logs, mean, 0);
    double[] sorted = Quantiles.sorted(counted);
    double[] found = new double[values().length];
    found[LOG_MEAN.ordinal()] = Arithmetic.log(1 + Quantiles.mean(counted));
    found[LOG_MEDIAN.ordinal()] = Arithmetic.log(1 + Quantiles.ofSorted(sorted, 0.5));
    found[LOG_SD.ordinal()] = Math.sqrt(squares / (n - 1));
    found[LAG_1.ordinal()] = squares > 0 ? products(logs, mean, 1) / squares : 0;
    found[LAG_2.ordinal()] = squares > 0 ? products(logs, mean, 2) / squares : 0;
    found[LOG_MAXIMUM.ordinal()] = Arithmetic.log(1 + sorted[n - 1]);
    found[SHARE_CENSORED.ordinal()] = few / (double) n;
    return found;
  }

  /// The first years only.
  static double[] of(double[] deaths, int years) {
    return of(Arrays.copyOf(deaths, years));
  }

  private static double products(double[] logs, double mean, int lag) {
    double sum = 0;
    for (int t = lag; t < logs.length; t++) {
      sum += (logs[t] - mean) * (logs[t - lag] - mean);
    }
    return sum;
  }
}
