package org.detente.web.change;

import org.detente.message.Said;
import org.detente.web.message.Languages;

/// Why something cannot be shown or done as it is asked for.
public class Refused extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Said said;

  /// @param key of the text that says why
  /// @param arguments names and values by turns
  public Refused(String key, Object... arguments) {
    super(Languages.ENGLISH.say(key, arguments));
    said = Said.of(key, arguments);
  }

  /// Why, for whoever reads.
  public final Said said() {
    return said;
  }
}
