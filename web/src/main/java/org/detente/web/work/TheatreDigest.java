package org.detente.web.work;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Tells whether a theatre's files are still those that a run was made from.
public final class TheatreDigest {

  private String stamp = "";
  private String digest = "";

  /// SHA-256 over names and bytes of all files. Reads them only when a size or a date has changed.
  synchronized String of(Path theatre) throws IOException {
    String now = stamp(theatre);
    if (!now.equals(stamp)) {
      try (Stream<Path> all = Files.walk(theatre)) {
        digest = digest(theatre, all.filter(Files::isRegularFile).sorted().toList());
      }
      stamp = now;
    }
    return digest;
  }

  /// Names, sizes and dates of all files of a folder: another where one of them has changed. Every
  /// page asks for it, so that each file is looked at once.
  public static String stamp(Path theatre) throws IOException {
    var lines = new ArrayList<String>();
    Files.walkFileTree(
        theatre,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found)
              throws IOException {
            BasicFileAttributes of =
                found.isSymbolicLink() && Files.exists(file)
                    ? Files.readAttributes(file, BasicFileAttributes.class)
                    : found;
            if (of.isRegularFile()) {
              lines.add(file + " " + of.size() + " " + of.lastModifiedTime().toMillis());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    lines.sort(null);
    return String.join("\n", lines);
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
