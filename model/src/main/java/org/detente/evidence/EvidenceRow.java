package org.detente.evidence;

import org.detente.value.Range;

/// A row of the evidence base.
///
/// @param id as cited, for example `R04`
/// @param topic group of rows
/// @param name what it measures
/// @param range plausible values
/// @param unit unit of the range
/// @param source where it comes from
/// @param status whether it was seen, derived, remembered or judged
public record EvidenceRow(
    String id, String topic, String name, Range range, String unit, String source, Status status) {

  /// How well a row is founded.
  public enum Status {
    SEEN,
    DERIVED,
    MEMORY,
    JUDGEMENT
  }
}
