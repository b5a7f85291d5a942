package org.detente.web.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.web.server.Operation.Wrong;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/// What programs send. Every mistake in an object is collected and told at once.
final class Received {

  private static final String BODY = Received.class.getName();

  private Received() {}

  /// Refuses what is not called what it must be: no page of another server can send a request under
  /// these names without asking first.
  ///
  /// @throws Wrong with 415
  static void called(ServerRequest request, List<String> types) throws Wrong {
    if (types.isEmpty()) {
      return;
    }
    String given = request.servletRequest().getContentType();
    boolean fits;
    try {
      fits =
          given != null
              && types.stream()
                  .map(MediaType::parseMediaType)
                  .anyMatch(t -> t.equalsTypeAndSubtype(MediaType.parseMediaType(given)));
    } catch (org.springframework.http.InvalidMediaTypeException e) {
      fits = false;
    }
    if (!fits) {
      throw new Wrong(415, "Send it with Content-Type: " + String.join(" or ", types) + ".");
    }
  }

  /// Reads what was sent, if it is not more than is taken, for whoever answers.
  ///
  /// @throws Wrong with 413
  static void read(ServerRequest request, int most) throws IOException, Wrong {
    byte[] bytes;
    try (InputStream in = request.servletRequest().getInputStream()) {
      bytes =
          request.servletRequest().getContentLengthLong() > most
              ? new byte[0]
              : in.readNBytes(most + 1);
    }
    if (request.servletRequest().getContentLengthLong() > most || bytes.length > most) {
      throw new Wrong(413, "At most " + most / 1_000_000 + " MB are taken at once.");
    }
    request.attributes().put(BODY, bytes);
  }

  /// What was sent.
  static byte[] bytes(ServerRequest request) {
    return (byte[]) request.attribute(BODY).orElseThrow();
  }

  /// A text that was sent.
  ///
  /// @throws Wrong with 400 if it is not in UTF-8
  static String text(ServerRequest request) throws Wrong {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(request))).toString();
    } catch (CharacterCodingException e) {
      throw new Wrong(400, "Texts are sent in UTF-8.");
    }
  }

  /// An object that was sent.
  ///
  /// @throws Wrong with 400 if it is no object of JSON
  static Fields object(ServerRequest request) throws Wrong {
    try {
      return new Fields(JSON.std.mapFrom(text(request)));
    } catch (JacksonException | IllegalStateException e) {
      throw new Wrong(400, "Send an object of JSON: {\"name\": value}.");
    }
  }

  /// A mistake for programs.
  ///
  /// @param file in which it is; empty text where it is in what was sent
  /// @param line from 1; 0 where it belongs to no line
  /// @param field that it belongs to; empty text where it belongs to none
  static Map<String, Object> mistake(String file, int line, String field, String message) {
    var mistake = new java.util.LinkedHashMap<String, Object>();
    mistake.put("file", file);
    mistake.put("line", line);
    mistake.put("field", field);
    mistake.put("message", message);
    return mistake;
  }

  /// Fields of an object, with the mistakes that were found in them.
  static final class Fields {
    private final Map<String, Object> all;
    private final List<Map<String, Object>> mistakes = new ArrayList<>();

    Fields(Map<String, Object> all) {
      this.all = all;
    }

    Map<String, Object> all() {
      return all;
    }

    void wrong(String field, String message) {
      mistakes.add(mistake("", 0, field, message));
    }

    /// A whole number.
    ///
    /// @return the least where it is none
    long whole(String name, long least, long most) {
      Object value = all.get(name);
      if (value instanceof Integer || value instanceof Long) {
        long number = ((Number) value).longValue();
        if (number >= least && number <= most) {
          return number;
        }
      }
      wrong(
          name,
          most == Long.MAX_VALUE
              ? "give a whole number"
              : "give a whole number from " + least + " to " + most);
      return least;
    }

    /// A text that must be there.
    ///
    /// @return empty where there is none
    String text(String name) {
      if (all.get(name) instanceof String text) {
        return text.strip();
      }
      wrong(name, "give a text");
      return "";
    }

    /// A text that may be left out.
    Optional<String> maybe(String name) {
      return all.get(name) == null ? Optional.empty() : Optional.of(text(name));
    }

    /// A truth that may be left out.
    Optional<Boolean> truth(String name) {
      Object value = all.get(name);
      if (value == null || value instanceof Boolean) {
        return Optional.ofNullable((Boolean) value);
      }
      wrong(name, "give true or false");
      return Optional.empty();
    }

    /// A list of texts.
    List<String> texts(String name) {
      if (all.get(name) instanceof List<?> list
          && list.stream().allMatch(String.class::isInstance)) {
        return list.stream().map(String.class::cast).toList();
      }
      wrong(name, "give a list of texts");
      return List.of();
    }

    /// Names no other fields than these.
    Fields only(String... names) {
      for (String name : all.keySet()) {
        if (!List.of(names).contains(name)) {
          wrong(name, "there is no such field; there are " + String.join(", ", names));
        }
      }
      return this;
    }

    /// @throws Wrong with 422 and every mistake, if there are any
    void settled() throws Wrong {
      if (!mistakes.isEmpty()) {
        throw new Wrong(
            422,
            "There are mistakes; nothing was done.",
            Map.of("mistakes", List.copyOf(mistakes)));
      }
    }
  }

  /// The version that a request names as the one that was read.
  ///
  /// @throws Wrong with 428 if it names none
  static int version(ServerRequest request) throws Wrong {
    String given =
        Optional.ofNullable(request.headers().firstHeader("If-Match")).orElse("").strip();
    String number = given.replaceFirst("^(?:W/)?\"([0-9]*)\"$", "$1");
    if (!number.matches("[0-9]{1,9}")) {
      throw new Wrong(
          428,
          "Say with If-Match which version you have read, as the ETag of the answer said it, for"
              + " example If-Match: \"7\".");
    }
    return Integer.parseInt(number);
  }
}
