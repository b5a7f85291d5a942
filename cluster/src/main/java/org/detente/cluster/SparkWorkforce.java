package org.detente.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.detente.ensemble.ClusterDoor;
import org.detente.ensemble.ClusterException;
import org.detente.ensemble.Workforce;
import org.detente.ensemble.Workload;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/// Workers of a Spark cluster.
///
/// The work itself goes to every worker process once, as a broadcast; a task is a batch of piece
/// numbers, and its figures are handed over when it comes back. Spark gives the batches of a worker
/// that is lost to others. Batches are small, so that little is lost with a worker and nothing but
/// them with the driver.
final class SparkWorkforce implements Workforce {

  /// Seconds without any worker after which the work is given up: a setting beside Spark's own.
  static final String PATIENCE = "spark.detente.patience";

  private static final String USUAL_PATIENCE = "60";

  /// How long a master that answers may take to accept the program.
  private static final Duration ACCEPTANCE = Duration.ofSeconds(45);

  /// After so long without a further worker all are there that will come soon.
  private static final Duration SETTLED = Duration.ofSeconds(1);

  private static final int MOST_SETTLING = 10;

  /// Batches for each core, so that all end at about the same time.
  private static final int BATCHES_PER_CORE = 20;

  /// Pieces in a batch, at most: what a lost worker has to do again.
  private static final int MOST_PIECES = 32;

  private static final AtomicInteger WORKLOADS = new AtomicInteger();

  private final JavaSparkContext context;
  private final ClusterDoor.Address address;
  private final Build build;
  private final Path temporary;
  private final Cores cores = new Cores();
  private volatile Duration patience;

  private SparkWorkforce(
      JavaSparkContext context,
      ClusterDoor.Address address,
      Build build,
      Path temporary,
      Duration patience) {
    this.context = context;
    this.address = address;
    this.build = build;
    this.temporary = temporary;
    this.patience = patience;
    context.sc().addSparkListener(cores);
  }

  /// Opens: asks the master for workers and lets one compare its build with this one.
  ///
  /// @param more classes whose jars the workers need besides, for tests
  static SparkWorkforce open(ClusterDoor.Address address, List<Class<?>> more)
      throws ClusterException, InterruptedException {
    Path temporary = null;
    SparkWorkforce opened = null;
    try {
      temporary = Files.createTempDirectory("detente-spark-");
      SparkConf conf = conf(address, CodeSources.jars(more, temporary));
      Duration patience = patience(conf);
      JavaSparkContext context =
          within(
              ACCEPTANCE,
              () -> new JavaSparkContext(conf),
              "answers but does not take the program as a Spark master of version "
                  + org.apache.spark.package$.MODULE$.SPARK_VERSION()
                  + " would; see that it is the master's own port (not that of its page) and that"
                  + " the version is the same");
      opened =
          new SparkWorkforce(
              context, address, Build.here(CodeSources.ofProgram()), temporary, patience);
      opened.cores.begin(context);
      opened.greet();
      opened.cores.settle();
      SparkWorkforce ready = opened;
      opened = null;
      temporary = null;
      return ready;
    } catch (ClusterException e) {
      throw new ClusterException(address.address() + " " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ClusterException("the program cannot be made ready to be sent: " + e, e);
    } finally {
      if (opened != null) {
        opened.close();
      }
      if (temporary != null) {
        remove(temporary);
      }
    }
  }

  private static SparkConf conf(ClusterDoor.Address address, List<Path> jars) {
    // Takes what spark-submit set.
    var conf = new SparkConf();
    if (!address.address().equals(SparkDoor.SUBMITTED)) {
      conf.setMaster(address.address());
      if (onThisMachine(address.address())) {
        conf.setIfMissing("spark.driver.host", "127.0.0.1");
        conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      }
    }
    conf.setIfMissing("spark.app.name", address.name());
    conf.setIfMissing("spark.ui.enabled", "false");
    // Figures are written as they come and not kept, however many they are.
    conf.setIfMissing("spark.driver.maxResultSize", "0");
    var all = new ArrayList<String>();
    Stream.of(conf.get("spark.jars", "").split(",")).filter(j -> !j.isBlank()).forEach(all::add);
    for (Path jar : jars) {
      String uri = jar.toUri().toString();
      if (all.stream().noneMatch(j -> Path.of(j).getFileName().equals(jar.getFileName()))) {
        all.add(uri);
      }
    }
    conf.set("spark.jars", String.join(",", all));
    address.settings().forEach(conf::set);
    return conf;
  }

  private static boolean onThisMachine(String master) {
    if (!master.startsWith("spark://")) {
      return true;
    }
    for (InetSocketAddress each : SparkDoor.masters(master)) {
      try {
        if (!InetAddress.getByName(each.getHostString()).isLoopbackAddress()) {
          return false;
        }
      } catch (UnknownHostException e) {
        return false;
      }
    }
    return true;
  }

  private static Duration patience(SparkConf conf) throws ClusterException {
    String seconds = conf.get(PATIENCE, USUAL_PATIENCE);
    if (!seconds.matches("[1-9]\\d{0,6}")) {
      throw new ClusterException(
          "cannot be waited for: " + PATIENCE + " is " + seconds + "; write whole seconds above 0");
    }
    return Duration.ofSeconds(Long.parseLong(seconds));
  }

  /// Lets one worker compare builds, so that what does not fit is told before the work starts.
  private void greet() throws ClusterException, InterruptedException {
    ExecutorService caller = caller();
    try {
      var compare = new Greeting(build);
      Future<?> job =
          caller.submit(
              () -> {
                context.parallelize(List.of(0), 1).foreach(compare);
                return null;
              });
      job.get(patience.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new ClusterException(
          "takes the program but gives it no worker within "
              + patience.toSeconds()
              + " s; see that a worker is free and has the memory asked for"
              + " (spark.executor.memory, "
              + context.getConf().get("spark.executor.memory", "1g")
              + "), or wait longer with --spark-conf "
              + PATIENCE
              + "=SECONDS",
          e);
    } catch (ExecutionException e) {
      throw new ClusterException(
          Build.mismatch(text(e.getCause()))
              .orElse("does not do what it is asked: " + line(e.getCause())),
          e.getCause());
    } finally {
      stopJobs();
      caller.shutdownNow();
    }
  }

  @Override
  public void run(Workload work, List<Workload.Piece> pieces, Taker taker)
      throws IOException, InterruptedException {
    List<int[]> batches = batches(pieces);
    if (batches.isEmpty()) {
      return;
    }
    Broadcast<byte[]> parcel = context.broadcast(Parcel.pack(work));
    String key = context.sc().applicationId() + " " + WORKLOADS.incrementAndGet();
    var lost = new AtomicReference<IOException>();
    var handOver =
        new AbstractFunction2<Object, byte[], BoxedUnit>() {
          @Override
          public BoxedUnit apply(Object batch, byte[] given) {
            try {
              handOver(batches.get((Integer) batch), given, taker);
            } catch (IOException e) {
              lost.set(e);
              throw new UncheckedIOException(e);
            }
            return BoxedUnit.UNIT;
          }
        };
    JavaRDD<int[]> numbers = context.parallelize(batches, batches.size());
    ClassTag<byte[]> bytes = ClassTag$.MODULE$.apply(byte[].class);
    ExecutorService caller = caller();
    try {
      Future<?> job =
          caller.submit(
              () ->
                  context
                      .sc()
                      .runJob(numbers.rdd(), new Batch(key, build, parcel), handOver, bytes));
      await(job);
    } catch (ExecutionException e) {
      if (lost.get() != null) {
        throw lost.get();
      }
      throw explained(e.getCause());
    } finally {
      stopJobs();
      if (!context.sc().isStopped()) {
        parcel.destroy();
      }
      caller.shutdownNow();
    }
  }

  /// What is still running is of no use any more.
  private void stopJobs() {
    try {
      context.sc().cancelAllJobs();
    } catch (IllegalStateException e) {
      // The context has stopped, and its jobs with it.
    }
  }

  private static void handOver(int[] batch, byte[] given, Taker taker) throws IOException {
    double[][] figures = Batch.figures(given, batch.length / 2);
    for (int i = 0; i < figures.length; i++) {
      taker.take(new Workload.Piece(batch[2 * i], batch[2 * i + 1]), figures[i]);
    }
  }

  /// Waits for a job, but not for ever while there is nobody to do it.
  private void await(Future<?> job)
      throws ExecutionException, ClusterException, InterruptedException {
    long lastSeen = System.nanoTime();
    while (true) {
      try {
        job.get(1, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        if (cores.count() > 0) {
          lastSeen = System.nanoTime();
        } else if (System.nanoTime() - lastSeen > patience.toNanos()) {
          throw new ClusterException(
              address.address()
                  + " has had no worker for "
                  + patience.toSeconds()
                  + " s; what was finished is kept, and the same command goes on from there",
              e);
        }
      }
    }
  }

  private ClusterException explained(Throwable failure) {
    String text = text(failure);
    Optional<String> mismatch = Build.mismatch(text);
    if (mismatch.isPresent()) {
      return new ClusterException(address.address() + " " + mismatch.get(), failure);
    }
    if (context.sc().isStopped()) {
      return new ClusterException(
          address.address()
              + " was lost; what was finished is kept, and the same command goes on from there",
          failure);
    }
    // A mistake of the program's own, with the worker's trace in it.
    throw new IllegalStateException("a run failed on the cluster", failure);
  }

  /// Batches of pieces that follow one another, as parts and rows in turn.
  private List<int[]> batches(List<Workload.Piece> pieces) {
    int most = Math.clamp(pieces.size() / ((long) BATCHES_PER_CORE * hands()), 1, MOST_PIECES);
    var batches = new ArrayList<int[]>();
    for (int from = 0; from < pieces.size(); from += most) {
      List<Workload.Piece> some = pieces.subList(from, Math.min(from + most, pieces.size()));
      int[] numbers = new int[2 * some.size()];
      for (int i = 0; i < some.size(); i++) {
        numbers[2 * i] = some.get(i).part();
        numbers[2 * i + 1] = some.get(i).row();
      }
      batches.add(numbers);
    }
    return batches;
  }

  /// Other patience from now on than it took to open, for tests.
  void patience(Duration from) {
    patience = from;
  }

  @Override
  public int hands() {
    return Math.max(1, cores.count());
  }

  @Override
  public Optional<String> place() {
    return Optional.of(context.sc().master());
  }

  @Override
  public void close() {
    context.close();
    remove(temporary);
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // The system clears its own temporary folder; results do not depend on it.
    }
  }

  private static ExecutorService caller() {
    return Executors.newSingleThreadExecutor(
        task -> {
          var thread = new Thread(task, "spark-job");
          thread.setDaemon(true);
          return thread;
        });
  }

  private static <T> T within(Duration most, Callable<T> task, String complaint)
      throws ClusterException, InterruptedException {
    ExecutorService caller = caller();
    try {
      return caller.submit(task).get(most.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new ClusterException(complaint, e);
    } catch (ExecutionException e) {
      throw new ClusterException("cannot be used: " + line(e.getCause()), e.getCause());
    } finally {
      caller.shutdown();
    }
  }

  private static String line(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("").strip();
  }

  private static String text(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /// Cores of the workers that are there.
  private static final class Cores extends SparkListener {

    private final Map<String, Integer> byExecutor = new ConcurrentHashMap<>();
    private volatile int local;

    void begin(JavaSparkContext context) {
      local = context.sc().isLocal() ? context.sc().defaultParallelism() : 0;
    }

    /// Waits while further workers report: those that are free come within seconds of one another,
    /// and batches are cut for as many as there are.
    void settle() throws InterruptedException {
      long end = System.nanoTime() + SETTLED.multipliedBy(MOST_SETTLING).toNanos();
      int known = -1;
      while (local == 0 && count() != known && System.nanoTime() < end) {
        known = count();
        TimeUnit.MILLISECONDS.sleep(SETTLED.toMillis());
      }
    }

    int count() {
      return local + byExecutor.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
      if (local == 0) {
        byExecutor.put(event.executorId(), event.executorInfo().totalCores());
      }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
      byExecutor.remove(event.executorId());
    }
  }
}
