package org.detente.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.detente.ensemble.ClusterDoor;
import org.detente.ensemble.ClusterException;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.FutureSample;
import org.detente.ensemble.Threads;
import org.detente.ensemble.Workforce;
import org.detente.evidence.Futures;
import org.detente.exploration.Brief;
import org.detente.exploration.DesignRuns;
import org.detente.handover.HandoverStudy;
import org.detente.simulation.Variable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: runs on a real Spark cluster give the bits of local ones, whatever dies in
/// between; what does not fit is told.
class SparkWorkforceTest {

  private static final Ensemble.Progress SILENT = (_, _, _) -> {};

  @TempDir static Path spark;
  private static LocalCluster cluster;

  @TempDir Path temporary;

  @BeforeAll
  static void start() throws Exception {
    cluster = new LocalCluster(spark, 2);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static SparkWorkforce open(String... settings) throws Exception {
    var all =
        new TreeMap<String, String>(
            Map.of(
                "spark.executor.memory",
                "512m",
                SparkWorkforce.PATIENCE,
                String.valueOf(LocalCluster.SECONDS)));
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return SparkWorkforce.open(new ClusterDoor.Address(cluster.url(), all, "test"), List.of());
  }

  private static void until(BooleanSupplier holds, String what) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(LocalCluster.SECONDS).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(20);
    }
  }

  /// An ensemble, designs and departures: one context for all of them, as `assess` has it.
  @Test
  void givesTheBitsOfTheThreadsOfThisMachine() throws Exception {
    EnsembleRequest request = Tiny.request(9, 2, 120);
    var threads = new Threads(2);
    try (SparkWorkforce workforce = open()) {
      assertThat(workforce.place()).contains(cluster.url());
      assertThat(Tiny.run(request, workforce, temporary.resolve("there"), SILENT))
          .isEqualTo(Tiny.run(request, threads, temporary.resolve("here"), SILENT))
          .hasSize(3);

      List<double[][]> there = design(request, workforce, "design-there");
      List<double[][]> here = design(request, threads, "design-here");
      assertThat(bits(there)).isEqualTo(bits(here)).hasSizeGreaterThan(30);

      departures(request, workforce, "leave-there");
      departures(request, threads, "leave-here");
      assertThat(Tiny.files(temporary.resolve("leave-there")))
          .isEqualTo(Tiny.files(temporary.resolve("leave-here")))
          .isNotEmpty();
    }
  }

  private List<double[][]> design(EnsembleRequest request, Workforce workforce, String folder)
      throws IOException, InterruptedException {
    Futures space = request.space();
    var first = new FutureSample("first", space.dimensions(), space.first(5));
    var second = new FutureSample("second", space.dimensions(), space.between(5, 8));
    return new DesignRuns(request, workforce, temporary.resolve(folder), "test")
        .run(
            List.of(
                new DesignRuns.Job(request.options().get(0), first),
                new DesignRuns.Job(request.options().get(1), second)),
            List.of(Variable.values()),
            3,
            SILENT);
  }

  private static List<Long> bits(List<double[][]> figures) {
    return figures.stream()
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream)
        .mapToLong(Double::doubleToRawLongBits)
        .boxed()
        .toList();
  }

  private void departures(EnsembleRequest request, Workforce workforce, String folder)
      throws IOException, InterruptedException {
    HandoverStudy.run(
        request,
        Brief.Acceptable.UNSAID,
        List.of(12, 48),
        workforce,
        temporary.resolve(folder),
        "test",
        SILENT);
  }

  @Test
  void aWorkerThatIsKilledLosesNothing() throws Exception {
    EnsembleRequest request = Tiny.request(30, 40, 120);
    var killed = new AtomicBoolean();
    var seen = new ArrayList<Integer>();
    try (SparkWorkforce workforce = open()) {
      until(() -> workforce.hands() == 2, "both workers are there");
      Map<String, List<Byte>> found =
          Tiny.run(
              request,
              workforce,
              temporary.resolve("there"),
              (done, _, _) -> {
                seen.add(done);
                if (done == 7 && !killed.getAndSet(true)) {
                  cluster.killWorker();
                }
              });

      assertThat(killed).isTrue();
      until(() -> workforce.hands() == 1, "Spark knows that one worker is gone");
      assertThat(seen).startsWith(0, 1, 2).endsWith(89, 90).doesNotHaveDuplicates();
      assertThat(found)
          .isEqualTo(Tiny.run(request, new Threads(2), temporary.resolve("here"), SILENT));
    } finally {
      cluster.addWorker();
    }
  }

  @Test
  void aClusterWithoutWorkersIsGivenUpAndWhatWasFinishedIsKept() throws Exception {
    EnsembleRequest request = Tiny.request(30, 40, 120);
    Path folder = temporary.resolve("there");
    var killed = new AtomicBoolean();
    try (SparkWorkforce workforce = open()) {
      workforce.patience(Duration.ofSeconds(1));
      assertThatThrownBy(
              () ->
                  Tiny.run(
                      request,
                      workforce,
                      folder,
                      (done, _, _) -> {
                        if (done == 5 && !killed.getAndSet(true)) {
                          cluster.killWorker();
                          cluster.killWorker();
                        }
                      }))
          .isInstanceOf(ClusterException.class)
          .hasMessage(
              cluster.url()
                  + " has had no worker for 1 s; what was finished is kept, and the same command"
                  + " goes on from there");
    } finally {
      cluster.addWorker();
      cluster.addWorker();
    }
    var kept = new ArrayList<Integer>();
    assertThat(Tiny.run(request, new Threads(2), folder, (_, before, _) -> kept.add(before)))
        .isEqualTo(Tiny.run(request, new Threads(2), temporary.resolve("here"), SILENT));
    assertThat(kept.getFirst()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void whatADriverHadWhenItWasKilledIsNotDoneAgain() throws Exception {
    EnsembleRequest request = Tiny.request(20, 10, 60);
    Path folder = temporary.resolve("there");
    Process driver =
        new ProcessBuilder(
                LocalCluster.java(),
                "-cp",
                System.getProperty("java.class.path"),
                StoppingDriver.class.getName(),
                cluster.url(),
                folder.toString(),
                "20",
                "10",
                "60",
                "11")
            .redirectErrorStream(true)
            .start();
    var said = new ArrayList<String>();
    var stopped = new CompletableFuture<Boolean>();
    LocalCluster.watch(
        driver,
        line -> {
          said.add(line);
          return line.startsWith(StoppingDriver.SIGN) && stopped.complete(true);
        });
    driver.onExit().thenAccept(p -> stopped.complete(false));
    assertThat(stopped.get(LocalCluster.SECONDS, TimeUnit.SECONDS)).as("%s", said).isTrue();
    driver.destroyForcibly().waitFor();

    var kept = new ArrayList<Integer>();
    try (SparkWorkforce workforce = open()) {
      assertThat(Tiny.run(request, workforce, folder, (_, before, _) -> kept.add(before)))
          .isEqualTo(Tiny.run(request, new Threads(2), temporary.resolve("here"), SILENT));
    }
    assertThat(kept).containsOnly(11).hasSize(1 + 60 - 11);
  }

  @Test
  void anotherBuildOnTheWorkersIsRefused() throws Exception {
    Path other = temporary.resolve("other");
    Path file = other.resolve("org/detente/ensemble/RunMissing.class");
    Files.createDirectories(file.getParent());
    byte[] own;
    try (var in = Ensemble.class.getResourceAsStream("RunMissing.class")) {
      own = in.readAllBytes();
    }
    ClassFile format = ClassFile.of();
    Files.write(
        file,
        format.transformClass(
            format.parse(own),
            ClassTransform.endHandler(b -> b.with(SourceFileAttribute.of("Other.java")))));

    assertThatThrownBy(() -> open("spark.executor.extraClassPath", other.toString()))
        .isInstanceOf(ClusterException.class)
        .hasMessage(
            cluster.url()
                + " the workers have another version of this program on their class path, which"
                + " hides the one that is sent to them; remove it there (jars of Spark,"
                + " spark.executor.extraClassPath)");
  }

  /// Spark reads its version from a file on the class path.
  @Test
  void anotherSparkOnTheWorkersIsRefused() throws Exception {
    Path other = Files.createDirectories(temporary.resolve("other"));
    Files.writeString(
        other.resolve("spark-version-info.properties"),
        "version=4.0.1\nuser=\nrevision=\nbranch=\ndate=\nurl=\ndocroot=\n");

    assertThatThrownBy(() -> open("spark.executor.extraClassPath", other.toString()))
        .isInstanceOf(ClusterException.class)
        .hasMessageStartingWith(
            cluster.url() + " the workers run Spark 4.0.1, this program Spark 4.2.0; use workers");
  }

  @Test
  void aClusterWithoutAFreeWorkerIsNotWaitedForForEver() {
    assertThatThrownBy(() -> open("spark.executor.memory", "64g", SparkWorkforce.PATIENCE, "2"))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("gives it no worker within 2 s")
        .hasMessageContaining("spark.executor.memory, 64g");
  }

  @Test
  void exploreWritesTheSameFilesOnTheClusterAndHere() throws Exception {
    Path here = temporary.resolve("here");
    Path there = temporary.resolve("there");
    Path theatre = theatre();

    assertThat(explore(theatre, here)).contains("thread");
    assertThat(
            explore(
                theatre,
                there,
                "--spark",
                cluster.url(),
                "--spark-conf",
                "spark.executor.memory=512m",
                "--spark-conf",
                SparkWorkforce.PATIENCE + "=" + LocalCluster.SECONDS))
        .contains("Asking " + cluster.url(), " of " + cluster.url());

    Map<String, List<Byte>> expected = Tiny.files(here);
    Map<String, List<Byte>> found = Tiny.files(there);
    assertThat(expected).containsKeys("sensitivity.csv", "levers.csv", "trajectories.parquet");
    expected.remove("manifest.json");
    found.remove("manifest.json");
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void searchWritesTheSameFilesOnTheClusterAndHere() throws Exception {
    Path theatre = theatre();
    Path here = temporary.resolve("found-here");
    Path there = temporary.resolve("found-there");

    search(theatre, here);
    assertThat(
            search(
                theatre,
                there,
                "--spark",
                cluster.url(),
                "--spark-conf",
                "spark.executor.memory=512m",
                "--spark-conf",
                SparkWorkforce.PATIENCE + "=" + LocalCluster.SECONDS))
        .contains("Asking " + cluster.url(), " of " + cluster.url());

    Map<String, List<Byte>> expected = Tiny.files(here);
    Map<String, List<Byte>> found = Tiny.files(there);
    assertThat(expected).containsKeys("pareto.csv", "hypervolume.csv");
    expected.remove("manifest.json");
    found.remove("manifest.json");
    assertThat(found).isEqualTo(expected);
    assertThat(Tiny.files(there.resolve("found")))
        .isNotEmpty()
        .isEqualTo(Tiny.files(here.resolve("found")));
  }

  private static String search(Path theatre, Path out, String... more) throws Exception {
    return detente(
        0,
        Stream.concat(
                Stream.of(
                    "search",
                    theatre.toString(),
                    "--option",
                    "concord-mission",
                    "--out",
                    out.toString(),
                    "--evaluations",
                    "32",
                    "--first",
                    "3",
                    "--futures",
                    "6",
                    "--replications",
                    "1",
                    "--fresh-futures",
                    "6",
                    "--fresh-replications",
                    "1",
                    "--months",
                    "60",
                    "--audience",
                    "planner"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Path theatre() throws IOException {
    Path copy = temporary.resolve("theatre");
    try (Stream<Path> files = Files.walk(Tiny.FOLDER)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, copy.resolve(Tiny.FOLDER.relativize(file).toString()));
      }
    }
    Files.writeString(
        copy.resolve("criteria.yaml"),
        """
        criteria:
          - {outcome: killed_combatants, title: few are killed, at_most: 300, why: assumption}
          - {outcome: returned_share, title: some return, at_least: 0.05, why: assumption}
        """);
    return copy;
  }

  private static String explore(Path theatre, Path out, String... more) throws Exception {
    return detente(
        0,
        Stream.concat(
                Stream.of(
                    "explore",
                    theatre.toString(),
                    "--out",
                    out.toString(),
                    "--futures",
                    "12",
                    "--replications",
                    "1",
                    "--months",
                    "60",
                    "--trajectories",
                    "2",
                    "--blocks",
                    "4",
                    "--audience",
                    "planner"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /// Runs the program in a process of its own.
  ///
  /// @return what it said
  static String detente(int code, String... words) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                LocalCluster.java(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "org.detente.cli.Main"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isEqualTo(code);
    return said;
  }

  @Test
  void mistakesAreToldAtOnceAndNothingIsWritten() throws Exception {
    int free;
    try (var socket = new java.net.ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    Path out = temporary.resolve("out");

    String said =
        detente(
            2,
            "compare",
            Tiny.FOLDER.toString(),
            "--futures",
            "0",
            "--out",
            out.toString(),
            "--spark",
            "spark://127.0.0.1:" + free);

    assertThat(said)
        .contains(
            "command line: --futures is 0; at least 1",
            "command line: --spark spark://127.0.0.1:"
                + free
                + " cannot be reached: nobody answers at 127.0.0.1:"
                + free
                + "; start the master, or write the address that its page shows",
            "2 mistakes; nothing was written.");
    assertThat(out).doesNotExist();
    assertThat(detente(2, "compare", Tiny.FOLDER.toString(), "--spark-conf", "spark.x=1"))
        .contains("--spark-conf stands alone");
    assertThat(
            detente(
                2,
                "compare",
                Tiny.FOLDER.toString(),
                "--spark",
                "local",
                "--spark-conf",
                "memory=1g"))
        .contains("--spark-conf memory=1g is no setting of Spark; write spark.KEY=VALUE");
  }
}
