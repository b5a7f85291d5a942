package org.detente.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.spark.package$;

/// What a driver runs with, for its workers to compare: the same build of the program on the same
/// Spark. Another build may simulate otherwise, and nobody would see it in the figures.
///
/// @param spark version of Spark
/// @param files of the program, as names on the class path
/// @param digest of what is in these files
record Build(String spark, List<String> files, String digest) implements Serializable {

  private static final String MARK = "does not fit: ";

  /// This process.
  ///
  /// @param sources where the program's classes are
  static Build here(List<CodeSources.Source> sources) throws IOException {
    List<String> files =
        sources.stream()
            .flatMap(s -> s.files().stream())
            .filter(f -> f.startsWith("org/detente/"))
            .distinct()
            .sorted(Comparator.naturalOrder())
            .toList();
    return new Build(
        package$.MODULE$.SPARK_VERSION(), files, digest(files, Build.class.getClassLoader()));
  }

  /// Compares with the process that this is called in.
  ///
  /// @param loader of the program's classes
  /// @throws IllegalStateException if it does not fit, with a message that [#mismatch] finds again
  void compare(ClassLoader loader) throws IOException {
    compare(package$.MODULE$.SPARK_VERSION(), digest(files, loader));
  }

  /// @param workers version of Spark on a worker
  /// @param found digest of the program's files on a worker
  void compare(String workers, String found) {
    if (!workers.equals(spark)) {
      throw new IllegalStateException(
          MARK
              + "the workers run Spark %s, this program Spark %s; use workers of %s, or start it"
                  .formatted(workers, spark, spark)
              + " with the spark-submit of the cluster]");
    }
    if (!found.equals(digest)) {
      throw new IllegalStateException(
          MARK
              + "the workers have another version of this program on their class path, which hides"
              + " the one that is sent to them; remove it there (jars of Spark,"
              + " spark.executor.extraClassPath)]");
    }
  }

  /// What does not fit, if that is why a job failed.
  ///
  /// @param failure as Spark tells it: the worker's stack trace is part of the message
  static Optional<String> mismatch(String failure) {
    int from = failure.indexOf(MARK);
    if (from >= 0) {
      int to = failure.indexOf(']', from);
      return Optional.of(failure.substring(from + MARK.length(), to < 0 ? failure.length() : to));
    }
    if (failure.contains("UnsupportedClassVersionError")) {
      return Optional.of(
          "the workers run an older Java than 25; set JAVA_HOME of the workers, or"
              + " spark.executorEnv.JAVA_HOME, to a JDK 25");
    }
    if (failure.contains("InvalidClassException") && failure.contains("org.apache.spark")) {
      return Optional.of(
          "the workers run another version of Spark; use workers of Spark "
              + package$.MODULE$.SPARK_VERSION()
              + ", or start the program with the spark-submit of the cluster");
    }
    return Optional.empty();
  }

  private static String digest(List<String> files, ClassLoader loader) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : files) {
        digest.update(file.getBytes(StandardCharsets.UTF_8));
        try (InputStream in = loader.getResourceAsStream(file)) {
          digest.update(in == null ? new byte[0] : in.readAllBytes());
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
