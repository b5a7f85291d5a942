package org.detente.ensemble;

import java.io.IOException;

/// A cluster that cannot be had, does not fit, or was lost. What was finished is kept.
public final class ClusterException extends IOException {

  private static final long serialVersionUID = 1;

  /// @param message for people: what is wrong; what would be right
  public ClusterException(String message, Throwable cause) {
    super(message, cause);
  }

  /// @param message for people: what is wrong; what would be right
  public ClusterException(String message) {
    super(message);
  }
}
