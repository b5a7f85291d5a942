package org.detente.ensemble;

import java.io.IOException;
import java.util.function.Supplier;

/// Pieces of work that can be done anywhere, in any order, by anybody: on the threads of this
/// machine or on others. What a piece gives depends on the workload and on the piece only.
///
/// An implementation is a record made of records, enums, collections, `Optional`, strings, numbers,
/// arrays of numbers and serialisable values, all the way down, so that it can be sent.
public interface Workload {

  /// A piece of a workload.
  ///
  /// @param part from 0, for example an option
  /// @param row from 0 within the part, for example a future
  record Piece(int part, int row) {}

  /// Does pieces on one thread and keeps what it needs from piece to piece.
  interface Worker {
    /// @return the piece's figures, a new array; as many for every piece of a part
    /// @throws IOException if what the work needs cannot be read
    double[] figures(Piece piece) throws IOException;
  }

  /// Prepares what all threads of a machine share.
  ///
  /// @return makes a worker for each thread; safe for use by many threads at once
  Supplier<Worker> workers();
}
