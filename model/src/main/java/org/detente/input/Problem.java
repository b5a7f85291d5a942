package org.detente.input;

import java.util.Comparator;

/// A mistake in a file that a person wrote.
///
/// @param file as the user would name it
/// @param line counted from 1; 0 where the mistake belongs to no line
/// @param what what is wrong
/// @param instead what would be right; may be empty
public record Problem(String file, int line, String what, String instead)
    implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparing(Problem::what)
          .thenComparing(Problem::instead);

  /// By file, then line.
  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /// `file:line: what; instead`.
  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line : file;
    return place + ": " + what + (instead.isEmpty() ? "" : "; " + instead);
  }
}
