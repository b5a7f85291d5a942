package org.detente.improvement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.detente.option.Option;

/// Names what is found after the option it was made from.
final class Naming {

  private Naming() {}

  /// An option with knobs turned, named, its summary saying what is different.
  ///
  /// @param number from 1
  static Option named(Improvement.Question question, List<Integer> levels, int number) {
    Option base = question.base();
    String two = String.format(Locale.ROOT, "%02d", number);
    OptionDraft draft = Knob.draft(base, question.knobs(), levels);
    draft.name(
        base.id() + "-found-" + two,
        base.title() + " (found by search, no. " + two + ")",
        base.label() + ", found " + two,
        base.summary()
            + " Found by search: "
            + differences(question.knobs(), levels)
            + ". Where the text of a heading says otherwise, the settings count.");
    return draft.option();
  }

  /// What differs from the option at hand, in words.
  static String differences(List<Knob> knobs, List<Integer> levels) {
    var words = new ArrayList<String>();
    for (int k = 0; k < knobs.size(); k++) {
      Knob knob = knobs.get(k);
      boolean same = knob.base().isPresent() && knob.base().getAsInt() == levels.get(k);
      if (!same) {
        String was =
            knob.base().isPresent()
                ? " instead of " + knob.levels().get(knob.base().getAsInt())
                : "";
        words.add(knob.title() + ": " + knob.levels().get(levels.get(k)) + was);
      }
    }
    return words.isEmpty() ? "nothing is changed" : String.join("; ", words);
  }
}
