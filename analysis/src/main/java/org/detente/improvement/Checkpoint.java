package org.detente.improvement;

import java.util.List;
import org.detente.improvement.Race.Entry;
import org.detente.search.SearchState;

/// A search put down between two batches.
///
/// @param runs of the simulation so far
/// @param seen everything looked at, in that order
/// @param marks after each batch
record Checkpoint(SearchState state, long runs, List<Entry> seen, List<Mark> marks) {

  Checkpoint {
    seen = List.copyOf(seen);
    marks = List.copyOf(marks);
  }

  /// How far a search was after a batch.
  ///
  /// @param seen how many different candidates it had looked at
  record Mark(long evaluations, long runs, int seen) {}
}
