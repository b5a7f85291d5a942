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
import java.util.List;

/// Results of runs on disk: a record of doubles per future at a fixed place, followed by a mark
/// that it is whole. A record that was cut short has no mark and is made again.
///
/// Thread-safe: reads and writes are positional.
public final class ResultStore implements Closeable {

  private static final long WHOLE = 0x5745_4c4c_444f_4e45L;

  private final FileChannel channel;
  private final int size;

  /// @param file made if it is not there
  /// @param size doubles per record
  public ResultStore(Path file, int size) throws IOException {
    this.size = size;
    Files.createDirectories(file.getParent());
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /// Name for a file of results: a digest of everything that they depend on.
  ///
  /// @param parts what they depend on, as text
  public static String name(List<String> parts) {
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

  /// Whether a future has a whole record.
  public boolean has(int future) throws IOException {
    ByteBuffer mark = ByteBuffer.allocate(Long.BYTES);
    long at = offset(future) + (long) size * Double.BYTES;
    return read(mark, at) && mark.getLong(0) == WHOLE;
  }

  /// Keeps the record of a future.
  ///
  /// @param values shape `[size]`
  public void write(int future, double[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size * Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    writeAll(bytes, offset(future));
    ByteBuffer mark = ByteBuffer.allocate(Long.BYTES).putLong(0, WHOLE);
    writeAll(mark, offset(future) + (long) size * Double.BYTES);
  }

  /// Reads some figures of a future.
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

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
