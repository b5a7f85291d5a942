package org.detente.web.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of a theatre folder: names with `/` between folders, and what they hold.
///
/// @param files in the order of their names
public record Tree(SortedMap<String, byte[]> files) {

  public Tree {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// Reads a folder. Hidden files are left out.
  public static Tree of(Path folder) throws IOException {
    var files = new TreeMap<String, byte[]>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return !dir.equals(folder) && hidden(dir)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!hidden(file) && Files.isRegularFile(file)) {
              String name = folder.relativize(file).toString().replace('\\', '/');
              files.put(name, Files.readAllBytes(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return new Tree(files);
  }

  private static boolean hidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  /// What a file holds, as text.
  public Optional<String> text(String file) {
    return Optional.ofNullable(files.get(file)).map(b -> new String(b, StandardCharsets.UTF_8));
  }

  /// The same with some files otherwise.
  ///
  /// @param changed file to what it holds; empty: it is removed
  public Tree with(Map<String, Optional<byte[]>> changed) {
    var all = new TreeMap<>(files);
    changed.forEach(
        (file, bytes) -> {
          if (bytes.isPresent()) {
            all.put(file, bytes.get());
          } else {
            all.remove(file);
          }
        });
    return new Tree(all);
  }

  /// Writes all files to a folder that is not there yet: aside, then moved into place.
  void write(Path folder) throws IOException {
    Files.createDirectories(folder.getParent());
    Path aside = Files.createTempDirectory(folder.getParent(), ".new");
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path to = aside.resolve(file.getKey()).normalize();
        if (!to.startsWith(aside)) {
          throw new IOException(file.getKey() + " leads out of the folder");
        }
        Files.createDirectories(to.getParent());
        Files.write(to, file.getValue());
      }
      Files.move(aside, folder);
    } finally {
      remove(aside);
    }
  }

  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// SHA-256 of the bytes of each file, as hexadecimal digits.
  SortedMap<String, String> hashes() {
    var hashes = new TreeMap<String, String>();
    files.forEach((file, bytes) -> hashes.put(file, hash(bytes)));
    return hashes;
  }

  /// Sum over names and sums of all files.
  static String sum(SortedMap<String, String> hashes) {
    var all = new StringBuilder();
    hashes.forEach((file, hash) -> all.append(file).append('\n').append(hash).append('\n'));
    return hash(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
