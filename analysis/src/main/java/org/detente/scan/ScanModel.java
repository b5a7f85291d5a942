package org.detente.scan;

/// What chance alone would do.
public enum ScanModel {
  /// Cases fall on places and times in proportion to what is expected there.
  POISSON,
  /// Each individual is a case or a control, all with the same chance.
  BERNOULLI,
  /// Times of cases are exchanged among them; places keep their numbers and times theirs.
  PERMUTATION
}
