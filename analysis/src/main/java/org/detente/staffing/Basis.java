package org.detente.staffing;

/// Whose figure has to be raised.
public enum Basis {
  /// The option's own, where it states one; the methods stand beside it.
  PLAN,
  /// The largest of what the methods give, shared out as the option shares its own figure.
  METHODS
}
