package org.detente.web.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/// Small JSON files that are there whole or not at all.
public final class Json {

  private static final JSON WRITER = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private Json() {}

  /// A value as text: maps, lists, texts, numbers, truths, arrays of numbers.
  public static String text(Object value) {
    return WRITER.asString(value);
  }

  /// An object whose fields stay in their order.
  ///
  /// @param fields names and values by turns
  public static Map<String, Object> object(Object... fields) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < fields.length; i += 2) {
      object.put((String) fields[i], fields[i + 1]);
    }
    return object;
  }

  /// Reads an object.
  ///
  /// @throws IOException if the file cannot be read or is no JSON object
  public static Map<String, Object> read(Path file) throws IOException {
    try {
      return JSON.std.mapFrom(Files.readString(file));
    } catch (JacksonException e) {
      throw new IOException(file + " is no JSON object", e);
    }
  }

  /// Writes an object.
  static void write(Path file, Object value) throws IOException {
    replace(file, text(value));
  }

  /// Writes a text to a name of its own and moves it into place.
  static void replace(Path file, String text) throws IOException {
    Path made = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
    try {
      Files.writeString(made, text);
      try {
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(made);
    }
  }

  static UncheckedIOException unreadable(Path file, IOException cause) {
    return new UncheckedIOException(file + " cannot be read: " + cause.getMessage(), cause);
  }
}
