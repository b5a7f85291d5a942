package org.detente.ablation;

import java.util.List;

/// What became of the conclusions when one thing was changed at a time: done once, kept, and shown
/// beside later results.
///
/// @param rows by change and outcome; those with nothing changed among them
/// @param futures tried for each change
/// @param version of the program that did it
public record AblationStudy(List<AblationSummary> rows, int futures, String version) {

  public AblationStudy {
    rows = List.copyOf(rows);
  }
}
