package org.detente.web.message;

/// What was sent cannot be taken, and why; the message of the exception is English.
public final class Unfit extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient Said said;

  /// @param key of the text that says why
  /// @param arguments names and values by turns
  public Unfit(String key, Object... arguments) {
    super(Languages.ENGLISH.say(key, arguments));
    said = Said.of(key, arguments);
  }

  /// Why, for whoever reads.
  public Said said() {
    return said;
  }
}
