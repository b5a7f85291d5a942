package org.detente.access;

/// To whom pages are served, while nobody has an account.
public enum Exposure {
  /// The one who sits at this machine: may look at every audience's view and start work.
  OWN_MACHINE,
  /// Whoever reaches the server: sees what the public may see, and nothing else.
  ANYBODY;

  /// Whether a view may be served.
  public boolean shows(Audience audience) {
    return this == OWN_MACHINE || audience.equals(Audience.PUBLIC);
  }

  /// Whether work may be asked for.
  public boolean mayWork() {
    return this == OWN_MACHINE;
  }
}
