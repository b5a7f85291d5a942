package org.detente.ensemble;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/// Results on disk: records of doubles of one size, each at a fixed place by its number and
/// followed by a mark that it is whole. A record that was cut short has no mark and is made again.
///
/// Thread-safe: reads and writes are positional.
public final class ResultStore implements Closeable {

  private static final long WHOLE = 0x5745_4c4c_444f_4e45L;

  private final Path file;
  private final FileChannel channel;
  private final int size;

  /// @param file made if it is not there
  /// @param size doubles per record
  public ResultStore(Path file, int size) throws IOException {
    this.file = file;
    this.size = size;
    Files.createDirectories(file.getParent());
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /// Name of the file for the results of a request.
  ///
  /// @param parts everything that the results depend on, as text
  public static String name(String... parts) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16) + ".results";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private long offset(int future) {
    return (long) future * (size + 1) * Double.BYTES;
  }

  /// Whether a record is there and whole.
  public boolean has(int future) throws IOException {
    ByteBuffer mark = ByteBuffer.allocate(Long.BYTES);
    long at = offset(future) + (long) size * Double.BYTES;
    return read(mark, at) && mark.getLong(0) == WHOLE;
  }

  /// Writes a record.
  ///
  /// @param values shape `[size]`
  public void write(int future, double[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size * Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    writeAll(bytes, offset(future));
    ByteBuffer mark = ByteBuffer.allocate(Long.BYTES).putLong(0, WHOLE);
    writeAll(mark, offset(future) + (long) size * Double.BYTES);
  }

  /// Reads some figures of a record.
  ///
  /// @param into shape `[count]`
  public void read(int future, int from, int count, double[] into) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count * Double.BYTES);
    if (!read(bytes, offset(future) + (long) from * Double.BYTES)) {
      throw new IOException("the results of future " + future + " are cut short");
    }
    bytes.flip().asDoubleBuffer().get(into, 0, count);
  }

  private boolean read(ByteBuffer bytes, long at) throws IOException {
    while (bytes.hasRemaining()) {
      int got = channel.read(bytes, at + bytes.position());
      if (got < 0) {
        return false;
      }
    }
    return true;
  }

  private void writeAll(ByteBuffer bytes, long at) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes, at + bytes.position());
    }
  }

  /// Closes the results and removes them, with their folder where nothing else is in it.
  public void discard() throws IOException {
    close();
    Files.deleteIfExists(file);
    try (Stream<Path> others = Files.list(file.getParent())) {
      if (others.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(file.getParent());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
