package org.detente.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.detente.ensemble.ClusterDoor;

/// A driver in a process of its own, which says when some futures are done and then waits to be
/// killed.
final class StoppingDriver {

  static final String SIGN = "kept so far: ";

  private StoppingDriver() {}

  /// @param arguments master, folder of results, futures, replications, months, when to stop
  public static void main(String[] arguments) throws Exception {
    var address =
        new ClusterDoor.Address(
            arguments[0], Map.of("spark.executor.memory", "512m"), "a driver to be killed");
    int stop = Integer.parseInt(arguments[5]);
    try (var workforce = SparkWorkforce.open(address, List.of())) {
      Tiny.run(
          Tiny.request(
              Integer.parseInt(arguments[2]),
              Integer.parseInt(arguments[3]),
              Integer.parseInt(arguments[4])),
          workforce,
          Path.of(arguments[1]),
          (done, _, _) -> {
            if (done >= stop) {
              System.out.println(SIGN + done);
              while (true) {
                LockSupport.park();
              }
            }
          });
    }
  }
}
