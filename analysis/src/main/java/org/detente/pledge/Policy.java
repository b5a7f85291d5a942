package org.detente.pledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Rules on who may serve where, under one name.
///
/// @param title for people
/// @param compositions words of options' composition lever that mean this policy
/// @param general the rule for every place without one of its own
/// @param byPlace zone id or `headquarters` to its own rule
public record Policy(
    String id, String title, List<String> compositions, Rule general, Map<String, Rule> byPlace) {

  /// The place of those who serve the operation as a whole.
  public static final String HEADQUARTERS = "headquarters";

  public Policy {
    compositions = List.copyOf(compositions);
    byPlace = java.util.Collections.unmodifiableMap(new TreeMap<>(byPlace));
  }

  /// The rule of a place.
  public Rule at(String place) {
    return byPlace.getOrDefault(place, general);
  }

  /// Rules of one place. What is empty is not ruled.
  ///
  /// @param excludedRoles roles whose bearers do not serve
  /// @param maxShare 0..1 of the persons in a place and phase, for each contributor
  /// @param maxBlocShare the same for each bloc
  /// @param minContributors contributors in the whole force (general rule) or in the place
  /// @param consent whether those whom a party is recorded as refusing are left out
  /// @param minAcceptance 0..1: a contributor serves only where every community that lives there or
  ///   comes from there accepts it at least so far
  /// @param language that persons must work in
  /// @param languageShare 0..1 of the persons in a place and phase who work in it
  /// @param pairing a role and the role of whoever must serve beside it
  /// @param oneSide whether a contributor serves on one side of the lines only
  /// @param readyWithin months after first deployment within which a unit must be there to count
  /// @param minLevel readiness that a pledge must have to count
  public record Rule(
      Set<String> excludedRoles,
      OptionalDouble maxShare,
      OptionalDouble maxBlocShare,
      OptionalInt minContributors,
      boolean consent,
      OptionalDouble minAcceptance,
      Optional<String> language,
      double languageShare,
      Optional<Pairing> pairing,
      boolean oneSide,
      OptionalInt readyWithin,
      int minLevel) {

    public Rule {
      excludedRoles = java.util.Collections.unmodifiableSet(new TreeSet<>(excludedRoles));
    }

    /// A rule that rules nothing but the usual readiness.
    public static Rule none() {
      return new Rule(
          Set.of(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalInt.empty(),
          false,
          OptionalDouble.empty(),
          Optional.empty(),
          0,
          Optional.empty(),
          false,
          OptionalInt.empty(),
          USUAL_LEVEL);
    }
  }

  /// Readiness from which a pledge counts: units that have been visited.
  public static final int USUAL_LEVEL = 2;

  /// Where somebody with the first role serves, somebody with the second serves too.
  public record Pairing(String role, String with) {}
}
