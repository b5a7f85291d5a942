package org.detente.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/// Looks at a file before anybody parses it: it exists, is not too large, is UTF-8 throughout.
final class TextFile {

  private static final int CHUNK_BYTES = 1 << 16;
  private static final double MB_BYTES = 1e6;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  /// Checks a file, streaming.
  ///
  /// @param maxBytes larger files are refused before a byte is read
  /// @param chunks sees the whole text in pieces; each is valid during the call only
  /// @return whether it can be read; if not, the mistake has been recorded
  static boolean check(
      Path file, String name, long maxBytes, Consumer<CharSequence> chunks, Problems problems) {
    if (!Files.exists(file)) {
      problems.add(name, 0, "there is no such file", "write it, or correct the path");
      return false;
    }
    if (!Files.isRegularFile(file)) {
      problems.add(name, 0, "is not a file", "put a file of this name there");
      return false;
    }
    try {
      long bytes = Files.size(file);
      if (bytes > maxBytes) {
        String has = String.format(Locale.ROOT, "has %.0f MB", StrictMath.ceil(bytes / MB_BYTES));
        String atMost = String.format(Locale.ROOT, "at most %.0f MB are read", maxBytes / MB_BYTES);
        problems.add(name, 0, has, atMost);
        return false;
      }
      return isUtf8(file, name, chunks, problems);
    } catch (IOException e) {
      problems.add(name, 0, "cannot be read (" + e.getMessage() + ")", "check its permissions");
      return false;
    }
  }

  /// Opens a checked file; a byte order mark is skipped.
  static BufferedReader open(Path file) throws IOException {
    BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private static boolean isUtf8(
      Path file, String name, Consumer<CharSequence> chunks, Problems problems) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK_BYTES);
    CharBuffer chars = CharBuffer.allocate(CHUNK_BYTES + 1);
    int line = 1;
    try (InputStream in = Files.newInputStream(file)) {
      boolean end = false;
      while (!end) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
        CoderResult result = decoder.decode(bytes, chars, end);
        chars.flip();
        for (int i = 0; i < chars.length(); i++) {
          line += chars.charAt(i) == '\n' ? 1 : 0;
        }
        if (result.isError()) {
          problems.add(name, line, "not UTF-8", "save the file as UTF-8");
          return false;
        }
        chunks.accept(chars);
        chars.clear();
        bytes.compact();
      }
    }
    return true;
  }
}
