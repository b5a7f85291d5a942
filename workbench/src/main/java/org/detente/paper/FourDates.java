package org.detente.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.detente.option.Option;

/// Four dates at which options are compared from hard to soft: the same for all, spread evenly from
/// first deployment to the beginning of the last phase, by central dates. They are whole years from
/// the as-of date, so that a copy that may tell nothing finer may show them.
record FourDates(List<Integer> months) {

  private static final int DATES = 4;
  private static final int YEAR = 12;

  /// Works the dates out.
  ///
  /// @param options those without phases do not count
  /// @param horizon months; dates lie before it
  /// @return ascending; fewer than four where the horizon leaves no room, none without phases
  static FourDates of(List<Option> options, int horizon) {
    double[] first =
        options.stream().filter(FourDates::phased).mapToDouble(FourDates::start).sorted().toArray();
    double[] last =
        options.stream()
            .filter(FourDates::phased)
            .mapToDouble(o -> start(o) + o.phases().getLast().from())
            .sorted()
            .toArray();
    if (first.length == 0) {
      return new FourDates(List.of());
    }
    double from = Math.ceil(middle(first) / YEAR);
    double to = Math.ceil(middle(last) / YEAR);
    var months = new TreeSet<Integer>();
    for (int d = 0; d < DATES; d++) {
      int month = YEAR * (int) Math.rint(from + (to - from) * d / (DATES - 1));
      if (month < horizon) {
        months.add(month);
      }
    }
    return new FourDates(new ArrayList<>(months));
  }

  FourDates {
    months = List.copyOf(months);
  }

  private static boolean phased(Option option) {
    return option.dates().isPresent() && !option.phases().isEmpty();
  }

  /// Month in which an option's phases begin.
  static double start(Option option) {
    Option.Dates dates = option.dates().orElseThrow();
    return dates.firstDeployment().orElse(dates.comprehensiveAgreement()).central();
  }

  private static double middle(double[] sorted) {
    return sorted[sorted.length / 2];
  }
}
