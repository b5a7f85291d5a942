package org.detente.web.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Tells whether a theatre's files are still those that a run was made from.
final class TheatreDigest {

  private String stamp = "";
  private String digest = "";

  /// SHA-256 over names and bytes of all files. Reads them only when a size or a date has changed.
  synchronized String of(Path theatre) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(theatre)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    var now = new StringBuilder();
    for (Path file : files) {
      now.append(file)
          .append(' ')
          .append(Files.size(file))
          .append(' ')
          .append(Files.getLastModifiedTime(file).toMillis())
          .append('\n');
    }
    if (!now.toString().equals(stamp)) {
      digest = digest(theatre, files);
      stamp = now.toString();
    }
    return digest;
  }

  private static String digest(Path theatre, List<Path> files) throws IOException {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (Path file : files) {
        sha.update((theatre.relativize(file) + "\n" + Files.size(file) + "\n").getBytes());
        sha.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
