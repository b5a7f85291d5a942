package org.detente.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.detente.ensemble.ClusterDoor;
import org.detente.ensemble.ClusterException;
import org.detente.ensemble.Workforce;

/// The way to Apache Spark.
public final class SparkDoor implements ClusterDoor {

  /// The master that `spark-submit` was given.
  static final String SUBMITTED = "submitted";

  /// How long a master may take to answer.
  private static final int ANSWER_MILLIS = 3000;

  private static final Pattern STANDALONE =
      Pattern.compile("spark://[^/:,\\s]+:\\d{1,5}(,[^/:,\\s]+:\\d{1,5})*");

  private static final Pattern LOCAL = Pattern.compile("local(\\[(\\*|[1-9]\\d*)(,\\s*\\d+)?])?");

  private static final Pattern MANAGED = Pattern.compile("yarn|k8s://\\S+");

  private static final String EXAMPLES =
      "write spark://HOST:PORT as the master's page shows it, local[N], or "
          + SUBMITTED
          + " under spark-submit";

  @Override
  public List<Mistake> check(Address address) {
    String master = address.address();
    if (master.equals(SUBMITTED)) {
      return System.getProperty("spark.master") == null
          ? List.of(
              new Mistake(
                  "is for programs started by spark-submit, and this one was not",
                  "write spark://HOST:PORT, or start with spark-submit (docs/cluster.md)"))
          : List.of();
    }
    if (LOCAL.matcher(master).matches()) {
      return List.of();
    }
    if (MANAGED.matcher(master).matches()) {
      return managed(master);
    }
    if (!STANDALONE.matcher(master).matches()) {
      return List.of(new Mistake("is no address of a Spark master", EXAMPLES));
    }
    return standalone(master);
  }

  private static List<Mistake> managed(String master) {
    String manager =
        master.equals("yarn")
            ? "org.apache.spark.scheduler.cluster.YarnClusterManager"
            : "org.apache.spark.scheduler.cluster.k8s.KubernetesClusterManager";
    try {
      Class.forName(manager, false, Thread.currentThread().getContextClassLoader());
      return List.of();
    } catch (ClassNotFoundException e) {
      return List.of(
          new Mistake(
              "needs the libraries of that cluster",
              "start the program with its spark-submit and write --spark "
                  + SUBMITTED
                  + " (docs/cluster.md)"));
    }
  }

  /// A standalone cluster may have several masters; one that answers is enough.
  private static List<Mistake> standalone(String master) {
    var complaints = new ArrayList<String>();
    for (InetSocketAddress each : masters(master)) {
      Optional<String> complaint = call(each);
      if (complaint.isEmpty()) {
        return List.of();
      }
      complaints.add(complaint.get());
    }
    return List.of(
        new Mistake(
            "cannot be reached: " + String.join("; ", complaints),
            "start the master, or write the address that its page shows"));
  }

  static List<InetSocketAddress> masters(String master) {
    var found = new ArrayList<InetSocketAddress>();
    for (String each : master.substring("spark://".length()).split(",")) {
      int colon = each.lastIndexOf(':');
      int port = Math.min(Integer.parseInt(each.substring(colon + 1)), 65_535);
      found.add(InetSocketAddress.createUnresolved(each.substring(0, colon), port));
    }
    return found;
  }

  private static Optional<String> call(InetSocketAddress where) {
    String host = where.getHostString();
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getByName(host), where.getPort()), ANSWER_MILLIS);
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of("no machine is known as " + host);
    } catch (IOException e) {
      return Optional.of("nobody answers at " + host + ":" + where.getPort());
    }
  }

  @Override
  public Workforce open(Address address) throws ClusterException, InterruptedException {
    return SparkWorkforce.open(address, List.of());
  }
}
