package org.detente.staffing;

import java.util.List;

/// Why a force cannot be raised whole: rules that together make it impossible in one phase, none of
/// which could be spared.
///
/// @param phase position of the phase in which the most is missing
/// @param members in the order of [Rule.Kind]; not empty
/// @param minimal whether it is proved that none could be spared
public record Conflict(int phase, List<Member> members, boolean minimal) {

  public Conflict {
    members = List.copyOf(members);
  }

  /// A rule of the set.
  ///
  /// @param says in words
  /// @param relaxedDelivered persons x phases that would serve if it alone were dropped, everything
  ///   else unchanged; at least what is delivered now
  /// @param relaxedExact whether it is proved that no more would serve
  public record Member(Rule rule, String says, long relaxedDelivered, boolean relaxedExact) {}
}
