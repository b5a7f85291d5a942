package org.detente.theatre;

import java.util.Map;
import java.util.Optional;
import org.detente.value.Names;
import org.detente.value.Range;

/// Somebody who may hold a veto, provide security or be named in an option.
///
/// @param party id of the party to whose side it belongs, if to any
/// @param veto whether it can block an agreement
/// @param leadKind what kind of leader it would be for an operation
/// @param acceptance community id to share of that community (0..1) accepting it as a provider of
///   security; empty where it never provides any
/// @param acceptanceSource evidence rows or "assumption"
public record Actor(
    String id,
    Names names,
    Role role,
    Optional<String> party,
    boolean veto,
    LeadKind leadKind,
    Map<String, Range> acceptance,
    String acceptanceSource) {

  public Actor {
    acceptance = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(acceptance));
  }

  /// What an actor is in the conflict.
  public enum Role {
    PARTY,
    DE_FACTO_AUTHORITY,
    DISPLACED_COMMUNITY,
    CO_CHAIR,
    NEIGHBOUR,
    REGIONAL_POWER,
    ORGANISATION,
    STATE,
    LOCAL_FORCE,
    LOCAL_POLICE,
    COMMUNITY_BODY
  }

  /// Who leads an operation: selects the evidence row for its effect on war.
  public enum LeadKind {
    UN,
    OSCE,
    REGIONAL,
    SINGLE_STATE,
    LOCAL
  }
}
