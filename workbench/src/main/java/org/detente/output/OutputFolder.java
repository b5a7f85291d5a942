package org.detente.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.detente.input.Problems;

/// The folder a verb writes into. Files are made in a folder of their own inside it and moved into
/// place together at the end, so that an interrupted command leaves nothing half written. Not
/// thread-safe.
public final class OutputFolder implements Closeable {

  private static final String STAGING = ".detente-new";
  private static final String WORK = ".detente-work";

  private final Path folder;
  private final Path staging;

  private OutputFolder(Path folder, Path staging) {
    this.folder = folder;
    this.staging = staging;
  }

  /// Opens a folder for writing, making it where it is not there.
  ///
  /// @param problems takes the reason why it cannot be written
  public static Optional<OutputFolder> open(Path folder, Problems problems) {
    try {
      Files.createDirectories(folder);
      Path staging = folder.resolve(STAGING);
      remove(staging);
      Files.createDirectory(staging);
      return Optional.of(new OutputFolder(folder, staging));
    } catch (IOException e) {
      problems.add(
          folder.toString(),
          0,
          "cannot be written to (%s)".formatted(e.getClass().getSimpleName()),
          "give --out a folder in which you may write");
      return Optional.empty();
    }
  }

  /// Where to make a file of this name; it appears in the folder with [#publish].
  public Path file(String name) {
    return staging.resolve(name);
  }

  /// Where a file of this name is once it is published.
  public Path place(String name) {
    return folder.resolve(name);
  }

  /// Where an ensemble keeps what is finished until all of it is.
  public Path work() {
    return folder.resolve(WORK);
  }

  /// Removes what was kept there.
  public void removeWork() throws IOException {
    remove(work());
  }

  /// Names of the files made so far, with the folders they lie in (`found/a.yaml`), in alphabetical
  /// order.
  public List<String> made() throws IOException {
    try (Stream<Path> files = Files.walk(staging)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> staging.relativize(f).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /// Moves everything made into place. A folder takes the place of an older one of its name, whole.
  public void publish() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.list(staging)) {
      all = files.sorted().toList();
    }
    for (Path from : all) {
      Path to = folder.resolve(from.getFileName());
      if (Files.isDirectory(from)) {
        remove(to);
      }
      try {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /// Removes what was made and not published.
  @Override
  public void close() throws IOException {
    remove(staging);
  }

  private static void remove(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    var all = new ArrayList<Path>();
    try (Stream<Path> files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(all::add);
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}
