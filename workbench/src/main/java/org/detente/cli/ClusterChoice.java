package org.detente.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.detente.ensemble.ClusterDoor;
import org.detente.ensemble.ClusterException;
import org.detente.ensemble.Threads;
import org.detente.ensemble.Workforce;
import org.detente.input.Problems;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Whether runs are done on this machine or on a cluster. The way to a cluster is a module of its
/// own, which is looked for only when it is asked for.
final class ClusterChoice {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--spark",
      paramLabel = "MASTER-URL",
      description =
          "Runs on this Apache Spark cluster, for example spark://HOST:7077; results do not depend on it (docs/cluster.md).")
  private Optional<String> spark = Optional.empty();

  @Option(
      names = "--spark-conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark's own, for example spark.executor.memory=2g; repeatable.")
  private List<String> settings = new ArrayList<>();

  /// Looks at what was asked for, and whether the cluster answers.
  void check(Problems problems) {
    if (spark.isEmpty()) {
      if (!settings.isEmpty()) {
        problems.add(
            Checks.COMMAND,
            0,
            "--spark-conf stands alone",
            "name a cluster with --spark, or leave it out");
      }
      return;
    }
    boolean sound = true;
    for (String setting : settings) {
      if (!setting.matches("spark\\.[^=\\s]+=.*")) {
        problems.add(
            Checks.COMMAND,
            0,
            "--spark-conf " + setting + " is no setting of Spark",
            "write spark.KEY=VALUE, for example spark.executor.memory=2g");
        sound = false;
      }
    }
    Optional<ClusterDoor> door = door();
    if (door.isEmpty()) {
      problems.add(
          Checks.COMMAND,
          0,
          "--spark needs the program's cluster module, which is not on the class path",
          "start the program with ./detente, which builds it, or with spark-submit"
              + " (docs/cluster.md)");
    } else if (sound) {
      door.get()
          .check(address())
          .forEach(
              mistake ->
                  problems.add(
                      Checks.COMMAND,
                      0,
                      "--spark " + spark.get() + " " + mistake.what(),
                      mistake.right()));
    }
  }

  /// Who does the runs: the cluster, or else threads of this machine. Call after [#check].
  ///
  /// @throws ClusterException if the cluster cannot be had or does not fit
  Workforce open(Request request) throws ClusterException, InterruptedException {
    if (spark.isEmpty()) {
      return new Threads(request.threads());
    }
    if (!request.quiet()) {
      System.err.println("Asking " + spark.get() + " for workers ...");
    }
    return door().orElseThrow().open(address());
  }

  private ClusterDoor.Address address() {
    Map<String, String> read = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      read.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return new ClusterDoor.Address(spark.orElseThrow(), read, "detente " + spec.name());
  }

  private static Optional<ClusterDoor> door() {
    return ServiceLoader.load(ClusterDoor.class).findFirst();
  }
}
