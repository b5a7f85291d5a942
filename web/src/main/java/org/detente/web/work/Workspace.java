package org.detente.web.work;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/// The data folder of a server: one folder per run, and a lock that keeps a second server away.
public final class Workspace implements Closeable {

  private static final String ID = "[0-9]{4,9}";

  private final Path runs;
  private final FileChannel channel;
  private final Semaphore turn = new Semaphore(1, true);

  /// One for each run, so that what one request has read need not be read by the next.
  private final Map<String, RunFolder> folders = new ConcurrentHashMap<>();

  private Workspace(Path runs, FileChannel channel) {
    this.runs = runs;
    this.channel = channel;
  }

  /// Opens a folder, making it where it is not there.
  ///
  /// @throws IOException if it cannot be written to or another server has it; the message says so
  public static Workspace open(Path folder) throws IOException {
    Path runs = folder.resolve("runs");
    Files.createDirectories(runs);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // The same process has it: told below like any other.
    }
    if (lock == null) {
      channel.close();
      throw new IOException(
          folder + " is used by another server; stop that one, or give --data another folder");
    }
    return new Workspace(runs, channel);
  }

  /// Ids of all runs, the first asked for first.
  List<String> ids() throws IOException {
    try (Stream<Path> all = Files.list(runs)) {
      return all.map(p -> p.getFileName().toString()).filter(n -> n.matches(ID)).sorted().toList();
    }
  }

  /// The folder of a run.
  ///
  /// @return empty where there is no such run
  Optional<RunFolder> folder(String id) {
    return id.matches(ID) && Files.isDirectory(runs.resolve(id))
        ? Optional.of(folders.computeIfAbsent(id, i -> new RunFolder(runs.resolve(i))))
        : Optional.empty();
  }

  /// Who may run now, among all theatres whose runs lie here.
  Semaphore turn() {
    return turn;
  }

  /// A folder for the run after the last.
  synchronized RunFolder next(java.util.function.Function<String, RunInfo> info)
      throws IOException {
    List<String> ids = ids();
    String digits = ids.isEmpty() ? "1" : Integer.toString(Integer.parseInt(ids.getLast()) + 1);
    String id = "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    var folder = new RunFolder(runs.resolve(id));
    folders.put(id, folder);
    folder.info(info.apply(id));
    return folder;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
