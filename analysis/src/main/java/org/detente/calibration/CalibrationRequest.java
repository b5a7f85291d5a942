package org.detente.calibration;

import org.detente.evidence.EvidenceBase;
import org.detente.theatre.Theatre;

/// What a calibration is a pure function of.
///
/// @param draws draws from the prior, [#FEWEST] or more
/// @param seed 64 bits
public record CalibrationRequest(
    Theatre theatre, EvidenceBase evidence, ObservedYears years, int draws, long seed) {

  /// With fewer draws too few are near the observed history.
  public static final int FEWEST = 2000;

  public CalibrationRequest {
    if (draws < FEWEST) {
      throw new IllegalArgumentException(
          "draws must be at least %d, but are %d".formatted(FEWEST, draws));
    }
  }
}
