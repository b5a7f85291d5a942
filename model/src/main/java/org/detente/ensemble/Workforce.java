package org.detente.ensemble;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Does pieces of work somewhere: on the [threads][Threads] of this machine, or on a cluster. Who
/// does a piece never changes what it gives.
public interface Workforce extends Closeable {

  /// Takes what a piece gave; called from several threads.
  interface Taker {
    /// @throws IOException if it cannot be kept: then the work stops
    void take(Workload.Piece piece, double[] figures) throws IOException;
  }

  /// Does all pieces and returns when everything is taken. A piece is handed over as soon as it is
  /// there, in any order, once. The first failure stops the rest.
  ///
  /// @throws ClusterException if the others cannot be had, or are lost; what was taken is kept
  /// @throws IOException if what a piece gave cannot be kept
  /// @throws InterruptedException if this thread is interrupted
  void run(Workload work, List<Workload.Piece> pieces, Taker taker)
      throws IOException, InterruptedException;

  /// How many pieces are done at a time, for estimates; at least 1.
  int hands();

  /// Where, for people; empty on this machine.
  Optional<String> place();

  /// Lets everybody go.
  @Override
  void close();
}
