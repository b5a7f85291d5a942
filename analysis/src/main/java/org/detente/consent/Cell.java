package org.detente.consent;

import java.util.Optional;
import org.detente.positions.Issue;

/// One thing to settle: an issue, in one zone where it is settled by zone.
///
/// @param zone id
public record Cell(Issue issue, Optional<String> zone) {

  /// Number of levels of its scale.
  int levels() {
    return issue.levels().size();
  }
}
