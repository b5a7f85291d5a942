package org.detente.improvement;

import java.util.List;
import java.util.OptionalInt;
import org.detente.option.Option;
import org.detente.search.Decision;

/// One thing about an option that is decided anew: a list of levels, and what each makes of the
/// option. Turned to the level at which the option stands, it changes nothing.
///
/// @param id name in tables, for example `numbers-by-phase:interposition`
/// @param title for people
/// @param ordered whether neighbouring levels are alike
/// @param levels as they are written, at least two, all different; with their unit in the title
/// @param base position of the level at which the option stands; empty where the range asked for
///   leaves it out
public record Knob(
    String id, String title, boolean ordered, List<String> levels, OptionalInt base, Turn turn) {

  /// Turns an option.
  @FunctionalInterface
  interface Turn {
    /// @param level position among the levels
    void to(OptionDraft draft, int level);
  }

  public Knob {
    levels = List.copyOf(levels);
    if (levels.size() < 2 || levels.stream().distinct().count() < levels.size()) {
      throw new IllegalArgumentException(id + " needs two different levels or more: " + levels);
    }
  }

  Decision decision() {
    return ordered ? new Decision.Whole(0, levels.size() - 1) : new Decision.Choice(levels.size());
  }

  /// An option with knobs turned.
  ///
  /// @param levels one position for each knob
  public static Option turned(Option option, List<Knob> knobs, List<Integer> levels) {
    var draft = draft(option, knobs, levels);
    return draft.option();
  }

  static OptionDraft draft(Option option, List<Knob> knobs, List<Integer> levels) {
    var draft = new OptionDraft(option);
    for (int k = 0; k < knobs.size(); k++) {
      Knob knob = knobs.get(k);
      if (knob.base().isEmpty() || knob.base().getAsInt() != levels.get(k)) {
        knob.turn().to(draft, levels.get(k));
      }
    }
    return draft;
  }
}
