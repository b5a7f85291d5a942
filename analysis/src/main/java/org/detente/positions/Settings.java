package org.detente.positions;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.detente.option.Option;

/// Where an option stands on every scale.
///
/// @param settings one per issue; per zone, in the theatre's order, where it is settled by zone
public record Settings(Option option, List<Setting> settings) {

  public Settings {
    settings = List.copyOf(settings);
  }

  /// Where an option stands on one scale in one place.
  ///
  /// @param level empty: the option does not tell
  /// @param origin how it is known
  /// @param because the part of the option that tells, or why it is not known
  public record Setting(
      Issue issue, Optional<String> zone, OptionalInt level, Origin origin, String because) {}

  /// How a setting is known.
  public enum Origin {
    /// The option says so under `settings`.
    STATED,
    /// It follows from other parts of the option.
    DERIVED,
    /// The option does not tell.
    UNKNOWN
  }

  /// Those that are not known.
  public List<Setting> unknown() {
    return settings.stream().filter(s -> s.level().isEmpty()).toList();
  }
}
