package org.detente.handover;

import java.util.EnumSet;
import java.util.Set;
import org.detente.option.Option;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.Mandate;

/// What a real mission did, to be set beside an option.
///
/// @param mission its name
/// @param area where
/// @param mandates what it was mandated to do, one or more
/// @param from year in which it came
/// @param to year in which it left; empty text where it is there still
/// @param strength in words with figures
/// @param followed what followed, in words
/// @param source where this stands
public record Precedent(
    String mission,
    String area,
    Set<Mandate> mandates,
    String from,
    String to,
    String strength,
    String followed,
    String source) {

  public Precedent {
    mandates = java.util.Collections.unmodifiableSet(EnumSet.copyOf(mandates));
  }

  /// Whether an option has an international presence of one of these mandates somewhere.
  public boolean comparable(Option option) {
    return option.zonePlans().values().stream()
        .flatMap(z -> z.phases().values().stream())
        .flatMap(presences -> presences.stream())
        .filter(Presence::international)
        .anyMatch(p -> mandates.contains(p.mandate()));
  }
}
