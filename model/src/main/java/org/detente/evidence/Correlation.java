package org.detente.evidence;

import java.util.Optional;

/// Two dimensions that go together over futures.
///
/// @param one key of a dimension
/// @param other key of another
/// @param rank Spearman's rank correlation, -1 < rank < 1
public record Correlation(String one, String other, double rank) {

  public Correlation {
    if (!(rank > -1 && rank < 1)) {
      throw new IllegalArgumentException("a correlation lies between -1 and 1, both left out");
    }
    if (one.equals(other)) {
      throw new IllegalArgumentException(one + " cannot be correlated with itself");
    }
  }

  /// Why a dimension cannot be correlated with another; empty where it can. Structural hypotheses
  /// stay apart so that every combination of them is met; published effects of mandates share ranks
  /// already.
  public static Optional<String> allows(Dimension dimension) {
    if (dimension.structural()) {
      return Optional.of(
          dimension.key() + " is a structural hypothesis; all combinations of these are tried");
    }
    return switch (dimension.scale()) {
      case RANK ->
          Optional.of(dimension.key() + " is one of the published effects, correlated already");
      case FIXED -> Optional.of(dimension.key() + " does not vary");
      case UNIFORM, LOG, SWITCH, THREE ->
          dimension.range().isPoint()
              ? Optional.of(dimension.key() + " does not vary")
              : Optional.empty();
    };
  }
}
