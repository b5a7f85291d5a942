package org.detente.web.project;

/// Somebody else has changed the same file meanwhile: nothing was saved.
public final class Outdated extends Exception {
  private static final long serialVersionUID = 1;

  private final String file;
  private final int newest;

  Outdated(String file, int newest) {
    super((file.isEmpty() ? "the theatre" : file) + " was changed meanwhile");
    this.file = file;
    this.newest = newest;
  }

  /// The file; empty: the theatre as a whole.
  public String file() {
    return file;
  }

  /// Number of the version that holds it as it is now.
  public int newest() {
    return newest;
  }
}
