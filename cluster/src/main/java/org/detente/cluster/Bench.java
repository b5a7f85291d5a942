package org.detente.cluster;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.spark.broadcast.Broadcast;
import org.detente.ensemble.Workload;

/// What a worker process keeps of a workload from batch to batch: the prepared work, and a
/// simulation for every thread that has come by. Made once, after the builds were compared.
final class Bench {

  /// At most so many are kept; one is in use at a time.
  private static final int KEPT = 2;

  private static final Map<String, Bench> BENCHES =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bench> eldest) {
          return size() > KEPT;
        }
      };

  private final Supplier<Workload.Worker> workers;
  private final Queue<Workload.Worker> free = new ConcurrentLinkedQueue<>();

  private Bench(Supplier<Workload.Worker> workers) {
    this.workers = workers;
  }

  /// The bench of a workload in this process.
  ///
  /// @param key tells workloads apart
  static Bench of(String key, Build build, Broadcast<byte[]> parcel) throws IOException {
    synchronized (BENCHES) {
      Bench bench = BENCHES.get(key);
      if (bench == null) {
        ClassLoader loader = Bench.class.getClassLoader();
        build.compare(loader);
        bench = new Bench(Parcel.unpack(parcel.value(), loader).workers());
        BENCHES.put(key, bench);
      }
      return bench;
    }
  }

  Workload.Worker take() {
    Workload.Worker worker = free.poll();
    return worker == null ? workers.get() : worker;
  }

  /// @param worker not used by anybody else
  void give(Workload.Worker worker) {
    free.add(worker);
  }
}
