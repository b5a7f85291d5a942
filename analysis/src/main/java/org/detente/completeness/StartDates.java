package org.detente.completeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.detente.completeness.Provision.Event;
import org.detente.option.Option;
import org.detente.option.Option.Dates;
import org.detente.value.Range;

/// When work must begin so that it is done when it is needed, by an option's calendar: reforms and
/// talks that must start before anything is signed.
public final class StartDates {

  private StartDates() {}

  /// A start date. Months from the as-of date; negative: before it.
  ///
  /// @param needed central month in which it must be done
  /// @param start with the longest, central and shortest preparation
  /// @param framework central month of signature
  public record StartDate(
      String option, Provision provision, double needed, Range start, double framework) {

    /// Whether it must begin before the framework is signed, if it takes as long as is central.
    public boolean beforeSignature() {
      return start.central() < framework;
    }
  }

  /// Start dates of every provision with a preparation, whose event the option has.
  public static List<StartDate> of(Catalogue catalogue, Option option) {
    var found = new ArrayList<StartDate>();
    if (option.dates().isEmpty()) {
      return found;
    }
    Dates dates = option.dates().get();
    for (Provision p : catalogue.provisions()) {
      p.preparation()
          .ifPresent(
              work ->
                  month(option, dates, work.needed())
                      .ifPresent(
                          needed ->
                              found.add(
                                  new StartDate(
                                      option.id(),
                                      p,
                                      needed,
                                      new Range(
                                          needed - work.months().high(),
                                          needed - work.months().central(),
                                          needed - work.months().low()),
                                      dates.frameworkSigned().central()))));
    }
    return found;
  }

  private static Optional<Double> month(Option option, Dates dates, Event event) {
    double agreed = dates.comprehensiveAgreement().central();
    var zones = option.zonePlans().values();
    return switch (event) {
      case FRAMEWORK -> Optional.of(dates.frameworkSigned().central());
      case COMPREHENSIVE_AGREEMENT -> Optional.of(agreed);
      case FIRST_DEPLOYMENT -> dates.firstDeployment().map(Range::central);
      case FIRST_WITHDRAWAL ->
          zones.stream()
              .flatMap(z -> z.withdrawal().stream())
              .map(w -> agreed + w.afterMonths().central())
              .min(Double::compare);
      case FIRST_RETURN ->
          zones.stream()
              .flatMap(z -> Stream.concat(z.ownSideReturn().stream(), z.crossSideReturn().stream()))
              .map(r -> agreed + r.central())
              .min(Double::compare);
    };
  }
}
