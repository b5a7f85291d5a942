package org.detente.ensemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Does what is not yet on disk, and writes each piece as soon as it is there, so that interrupted
/// work goes on from there: the same on threads and on a cluster.
public final class RunMissing {

  private RunMissing() {}

  /// Does the missing rows of all parts, row by row.
  ///
  /// @param work made only if something is missing
  /// @param stores by part
  /// @param rows by part: how many there are in all
  /// @param progress told in rows over all parts
  /// @throws ClusterException if the workforce cannot be had or is lost
  /// @throws IOException if results cannot be written
  /// @throws InterruptedException if this thread is interrupted; what was finished is kept
  public static void run(
      Supplier<Workload> work,
      List<ResultStore> stores,
      int[] rows,
      Workforce workforce,
      Ensemble.Progress progress)
      throws IOException, InterruptedException {
    int total = 0;
    int longest = 0;
    for (int count : rows) {
      total += count;
      longest = Math.max(longest, count);
    }
    var missing = new ArrayList<Workload.Piece>();
    for (int row = 0; row < longest; row++) {
      for (int part = 0; part < rows.length; part++) {
        if (row < rows[part] && !stores.get(part).has(row)) {
          missing.add(new Workload.Piece(part, row));
        }
      }
    }
    int all = total;
    int kept = all - missing.size();
    progress.at(kept, kept, all);
    if (missing.isEmpty()) {
      return;
    }
    var done = new AtomicInteger(kept);
    workforce.run(
        work.get(),
        missing,
        (piece, figures) -> {
          stores.get(piece.part()).write(piece.row(), figures);
          progress.at(done.incrementAndGet(), kept, all);
        });
  }
}
