package org.detente.exploration;

import java.util.List;
import org.detente.evidence.Correlation;

/// What a user asks of futures.
///
/// @param criteria one or more, each over another outcome
/// @param correlations between dimensions; may be empty
/// @param scenarios may be empty
/// @param leaving what risk is acceptable after internationals have left
public record Brief(
    List<Criterion> criteria,
    List<Correlation> correlations,
    List<Scenario> scenarios,
    Acceptable leaving) {

  public Brief {
    criteria = List.copyOf(criteria);
    correlations = List.copyOf(correlations);
    scenarios = List.copyOf(scenarios);
    if (criteria.isEmpty()) {
      throw new IllegalArgumentException("there is no criterion");
    }
    if (criteria.stream().map(Criterion::outcome).distinct().count() != criteria.size()) {
      throw new IllegalArgumentException("two criteria have the same outcome");
    }
  }

  /// What risk is acceptable after internationals have left a zone.
  ///
  /// @param incidents in the 24 months after, per 1,000 contact-person-years
  /// @param peopleless incidents in the 24 months where the communities do not meet, as a count
  /// @param share of futures that may be worse
  /// @param why where these come from; "assumption" if from nowhere
  public record Acceptable(double incidents, double peopleless, double share, String why) {

    /// Where a theatre says nothing (assumption): a rate twice the base rate of incidents where
    /// communities meet, two incidents, in one future of five.
    public static final Acceptable UNSAID = new Acceptable(10, 2, 0.2, "assumption");

    public Acceptable {
      if (!(incidents >= 0 && peopleless >= 0 && share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("rates and counts are not negative, shares are 0..1");
      }
    }
  }
}
