package org.detente.cluster;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A real Spark cluster on this machine: a standalone master and workers of one core, each a
/// process of its own, at ports that are free. Their class path has Spark only. Nothing of it
/// outlives the object, nor the process that made it.
final class LocalCluster implements AutoCloseable {

  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern WORKER = Pattern.compile("Successfully registered with master");

  /// The longest wait for anything that a test needs, so that a failure ends; usually seconds.
  static final int SECONDS = 180;

  private final Path home;
  private final Process master;
  private final String url;
  private final List<Process> workers = new ArrayList<>();
  private final Thread cleaner = new Thread(this::destroy);
  private final List<Process> all = new CopyOnWriteArrayList<>();

  /// Starts a cluster and waits until every worker is known to the master.
  ///
  /// @param temporary folder for what Spark writes
  LocalCluster(Path temporary, int count) throws Exception {
    home = temporary.resolve("spark-home");
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String jar : sparkClassPath()) {
      Files.createSymbolicLink(jars.resolve(Path.of(jar).getFileName()), Path.of(jar));
    }
    Runtime.getRuntime().addShutdownHook(cleaner);
    CompletableFuture<Matcher> started = new CompletableFuture<>();
    master =
        start(
            MASTER,
            started,
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0");
    url = started.get(SECONDS, TimeUnit.SECONDS).group(1);
    for (int i = 0; i < count; i++) {
      addWorker();
    }
  }

  static List<String> sparkClassPath() throws IOException {
    return List.of(
        Files.readString(Path.of("target", "spark.class-path")).strip().split(File.pathSeparator));
  }

  String url() {
    return url;
  }

  /// Starts a worker and waits until the master knows it.
  void addWorker() throws Exception {
    CompletableFuture<Matcher> registered = new CompletableFuture<>();
    workers.add(
        start(
            WORKER,
            registered,
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            "127.0.0.1",
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            "1500M",
            "--work-dir",
            home.resolve("work").toString(),
            url));
    registered.get(SECONDS, TimeUnit.SECONDS);
  }

  /// Kills the first worker with everything that it runs, as a machine that fails would.
  void killWorker() {
    Process worker = workers.removeFirst();
    List<ProcessHandle> executors = worker.descendants().toList();
    worker.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  private Process start(Pattern sign, CompletableFuture<Matcher> found, String... words)
      throws IOException {
    var command = new ArrayList<>(List.of(java(), "-Xmx256m", "-cp", home + "/jars/*"));
    command.addAll(List.of(words));
    Process process = start(command);
    watch(
        process,
        line -> {
          Matcher matcher = sign.matcher(line);
          if (matcher.find()) {
            found.complete(matcher);
          }
          return true;
        });
    process
        .onExit()
        .thenAccept(p -> found.completeExceptionally(new IOException(words[0] + " ended early")));
    return process;
  }

  private Process start(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "SPARK_HOME",
                home.toString(),
                "SPARK_SCALA_VERSION",
                "2.13",
                "SPARK_LOCAL_IP",
                "127.0.0.1",
                "JAVA_HOME",
                System.getProperty("java.home")));
    Process process = builder.start();
    all.add(process);
    return process;
  }

  /// Starts what the script `spark-submit` starts.
  Process submit(Path jar, String main, String... words) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                java(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                home + "/jars/*",
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                url,
                "--conf",
                "spark.executor.memory=512m",
                "--class",
                main,
                jar.toString()));
    command.addAll(List.of(words));
    return start(command);
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// Reads what a process says, line by line, until it ends.
  static void watch(Process process, Function<String, Boolean> lines) {
    Thread reader =
        new Thread(
            () -> {
              try (var in =
                  new BufferedReader(
                      new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                  lines.apply(line);
                }
              } catch (IOException e) {
                // The process was killed: there is nothing more to read.
              }
            });
    reader.setDaemon(true);
    reader.start();
  }

  /// Processor time of the workers and of what they run, so far.
  Duration processorTime() {
    return workers.stream()
        .flatMap(w -> Stream.concat(Stream.of(w.toHandle()), w.descendants()))
        .map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private void destroy() {
    for (Process process : all) {
      List<ProcessHandle> children = process.descendants().toList();
      Stream.concat(Stream.of(process.toHandle()), children.stream())
          .forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Override
  public void close() {
    destroy();
    Runtime.getRuntime().removeShutdownHook(cleaner);
    all.forEach(process -> process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join());
    try (Stream<Path> links = Files.list(home.resolve("jars"))) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
