package org.detente.staffing;

import java.util.List;

/// Why a force cannot be raised whole: rules that together make it impossible in one phase, none of
/// which could be spared.
///
/// @param phase position of the phase in which the most is missing
/// @param what the function or kind of unit of which there cannot be enough; empty: all together
/// @param members in the order of [Rule.Kind]; not empty
/// @param others rules of the policy outside of the set, with what dropping each alone would bring
/// @param minimal whether it is proved that none could be spared
public record Conflict(
    int phase, String what, List<Member> members, List<Member> others, boolean minimal) {

  public Conflict {
    members = List.copyOf(members);
    others = List.copyOf(others);
  }

  /// A rule of the set.
  ///
  /// @param says in words
  /// @param relaxedDelivered persons x phases that would serve if it alone were dropped, everything
  ///   else unchanged; at least what is delivered now
  /// @param relaxedExact whether it is proved that no more would serve
  public record Member(Rule rule, String says, long relaxedDelivered, boolean relaxedExact) {}
}
