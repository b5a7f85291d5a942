package org.detente.ensemble;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The threads of this machine.
///
/// @param hands how many, 1 or more
public record Threads(int hands) implements Workforce {

  public Threads {
    if (hands < 1) {
      throw new IllegalArgumentException("at least 1 thread, but " + hands);
    }
  }

  @Override
  public void run(Workload work, List<Workload.Piece> pieces, Taker taker)
      throws IOException, InterruptedException {
    if (pieces.isEmpty()) {
      return;
    }
    Supplier<Workload.Worker> workers = work.workers();
    Crew.run(
        hands,
        pieces.size(),
        () -> {
          Workload.Worker worker = workers.get();
          return i -> taker.take(pieces.get(i), worker.figures(pieces.get(i)));
        });
  }

  @Override
  public Optional<String> place() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
