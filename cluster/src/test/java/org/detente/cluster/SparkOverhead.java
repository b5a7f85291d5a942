package org.detente.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.detente.ensemble.ClusterDoor;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.ResultStore;
import org.detente.ensemble.SimulationWork;
import org.detente.ensemble.Threads;
import org.detente.ensemble.Workforce;
import org.detente.ensemble.Workload;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Future;
import org.detente.option.TheatreFolder;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Layout;

/// What Spark costs: the same runs of a theatre on one and two threads of this process, and on one
/// and two Spark workers of one core. Everything is on this machine, so that the network is not in
/// it; figures are written to disk in every case. Processor time, of this process and of what the
/// workers run, says what Spark costs also where a machine is busy. Not a test; its command stands
/// in docs/performance.md.
final class SparkOverhead {

  /// Of the two sizes: what is done once for a workload is the same in both.
  private static final int FEW = 16;

  private static final int MANY = 64;
  private static final int REPLICATIONS = 4;
  private static final int ROUNDS = 3;

  private final SimulationWork work;
  private final List<Workload.Piece> pieces;
  private final long runs;
  private final int figures;

  private SparkOverhead(Path theatre, int count) {
    TheatreFolder folder = TheatreFolder.load(theatre);
    var request =
        new EnsembleRequest(
            folder.theatre(),
            folder.options(),
            EvidenceBase.shipped(),
            count,
            REPLICATIONS,
            folder.theatre().horizonMonths(),
            1,
            Set.of());
    List<Future> futures = request.space().first(count);
    work =
        new SimulationWork(
            request.theatre(),
            HazardNormalisation.of(request.theatre(), request.space(), 1),
            request.options().stream()
                .map(o -> new SimulationWork.Part(o, Optional.empty(), futures))
                .toList(),
            request.months(),
            REPLICATIONS,
            1,
            Set.of(),
            Optional.empty());
    pieces = pieces(work.parts().size(), count);
    runs = request.runs();
    figures = new Layout(request.months(), request.theatre().zones().size()).size();
  }

  private static List<Workload.Piece> pieces(int parts, int rows) {
    return IntStream.range(0, rows)
        .boxed()
        .flatMap(r -> IntStream.range(0, parts).mapToObj(p -> new Workload.Piece(p, r)))
        .toList();
  }

  /// Gives one figure and does nothing for it: what is left is Spark.
  record Idle() implements Workload {

    @Override
    public Supplier<Worker> workers() {
      return () -> piece -> new double[] {piece.row()};
    }
  }

  /// @param arguments folder of a theatre
  public static void main(String[] arguments) throws Exception {
    var sizes = new ArrayList<SparkOverhead>();
    for (int count : new int[] {FEW, MANY}) {
      var size = new SparkOverhead(Path.of(arguments[0]), count);
      System.out.printf(
          Locale.ROOT,
          "%d runs of %d months in %d pieces of %d figures; parcel %d kB%n",
          size.runs,
          size.work.months(),
          size.pieces.size(),
          size.figures,
          Parcel.pack(size.work).length / 1000);
      sizes.add(size);
    }
    System.out.println(
        "where              start s   runs  round    s   runs/s   ms of processor time per run");
    for (int threads = 1; threads <= 2; threads++) {
      for (SparkOverhead size : sizes) {
        size.print(threads + " threads", 0, new Threads(threads), Optional.empty());
      }
    }
    for (int workers = 1; workers <= 2; workers++) {
      Path temporary = Files.createTempDirectory("overhead");
      try (var cluster = new LocalCluster(temporary, workers)) {
        var address =
            new ClusterDoor.Address(
                cluster.url(), Map.of("spark.executor.memory", "1g"), "overhead");
        long start = System.nanoTime();
        try (SparkWorkforce workforce =
            SparkWorkforce.open(address, List.of(SparkOverhead.class))) {
          while (workforce.hands() < workers) {
            Thread.sleep(5);
          }
          double started = seconds(start);
          for (SparkOverhead size : sizes) {
            size.print(workers + " Spark workers", started, workforce, Optional.of(cluster));
          }
          idle(workforce, cluster);
        }
      } finally {
        remove(temporary);
      }
    }
  }

  private void print(
      String where, double start, Workforce workforce, Optional<LocalCluster> cluster)
      throws IOException, InterruptedException {
    for (int round = 1; round <= ROUNDS; round++) {
      double before = processor(cluster);
      double seconds = once(workforce);
      System.out.printf(
          Locale.ROOT,
          "%-18s %7.1f %6d %6d %6.1f %6.0f %10.2f%n",
          where,
          start,
          runs,
          round,
          seconds,
          runs / seconds,
          (processor(cluster) - before) * 1e3 / runs);
    }
  }

  /// Processor time so far, seconds: this process and what the workers run.
  private static double processor(Optional<LocalCluster> cluster) {
    Duration workers = cluster.map(LocalCluster::processorTime).orElse(Duration.ZERO);
    Duration own = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    return (workers.toNanos() + own.toNanos()) / 1e9;
  }

  private double once(Workforce workforce) throws IOException, InterruptedException {
    Path temporary = Files.createTempDirectory("overhead");
    var stores = new ArrayList<ResultStore>();
    try {
      for (int part = 0; part < work.parts().size(); part++) {
        stores.add(new ResultStore(temporary.resolve(part + ".results"), figures));
      }
      long start = System.nanoTime();
      workforce.run(
          work, pieces, (piece, found) -> stores.get(piece.part()).write(piece.row(), found));
      return seconds(start);
    } finally {
      for (ResultStore store : stores) {
        store.close();
      }
      remove(temporary);
    }
  }

  private static void idle(Workforce workforce, LocalCluster cluster)
      throws IOException, InterruptedException {
    int many = 20_000;
    for (int round = 1; round <= ROUNDS; round++) {
      double before = processor(Optional.of(cluster));
      long start = System.nanoTime();
      workforce.run(new Idle(), pieces(1, many), (_, _) -> {});
      System.out.printf(
          Locale.ROOT,
          "  pieces that do nothing: %.0f us each, %.0f us of processor time%n",
          seconds(start) * 1e6 / many,
          (processor(Optional.of(cluster)) - before) * 1e6 / many);
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
