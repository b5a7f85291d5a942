package org.detente.handover;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.detente.option.Option;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.Hardness;
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
/// @param facts of the mission and of its area, by which zones are compared
public record Precedent(
    String mission,
    String area,
    Set<Mandate> mandates,
    String from,
    String to,
    String strength,
    String followed,
    String source,
    Facts facts) {

  public Precedent {
    mandates = java.util.Collections.unmodifiableSet(EnumSet.copyOf(mandates));
  }

  /// Figures by which a mission's area is compared with zones; empty where they are not on file.
  ///
  /// @param armament how hard it was for the most part
  /// @param people residents of the area and displaced who originate there, persons, above 0
  /// @param displaced those of them who were displaced when it came
  /// @param lineKm length of the line along which it stood, km
  /// @param deathsBefore the most deaths in battle in one of the three years up to its coming
  /// @param source where these stand; empty where there are none
  public record Facts(
      Optional<Hardness> armament,
      OptionalDouble people,
      OptionalDouble displaced,
      OptionalDouble lineKm,
      OptionalDouble deathsBefore,
      String source) {

    /// Nothing is on file.
    public static final Facts NONE =
        new Facts(
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            "");
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
