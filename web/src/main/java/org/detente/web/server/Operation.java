package org.detente.web.server;

import static org.detente.web.server.Schemas.ref;
import static org.detente.web.server.Schemas.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.detente.web.change.Refused;
import org.detente.web.project.Outdated;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerRequest;

/// Something that programs can ask for. From a list of them both the routes and their description
/// are made: neither can be without the other.
///
/// @param about what it belongs to, for the order of the description
/// @param says what it does
/// @param sends what is sent with it; empty: nothing
/// @param refusals status to what it says, beside those that all have
record Operation(
    HttpMethod method,
    String path,
    String about,
    String says,
    List<Parameter> parameters,
    Optional<Sends> sends,
    Gives gives,
    Map<Integer, String> refusals,
    Answer answer) {

  static final String JSON = "application/json";
  static final String MERGE_PATCH = "application/merge-patch+json";

  /// The largest object that is taken, bytes.
  static final int LARGEST_OBJECT = 2_000_000;

  /// The largest file that is taken, bytes.
  static final int LARGEST_FILE = 32_000_000;

  /// Answers.
  interface Answer {
    Reply of(ServerRequest request)
        throws IOException, InterruptedException, Refused, Outdated, Wrong;
  }

  /// A parameter of a request.
  ///
  /// @param in `path`, `query` or `header`
  /// @param many whether it may stand several times
  /// @param needed whether it must be there
  record Parameter(String name, String in, String says, boolean many, boolean needed) {

    static Parameter path(String name, String says) {
      return new Parameter(name, "path", says, false, true);
    }

    static Parameter query(String name, String says) {
      return new Parameter(name, "query", says, false, false);
    }

    static Parameter queries(String name, String says) {
      return new Parameter(name, "query", says, true, false);
    }

    static Parameter needed(String name, String says) {
      return new Parameter(name, "query", says, false, true);
    }

    Map<String, Object> json() {
      var json = new LinkedHashMap<String, Object>();
      json.put("name", name);
      json.put("in", in);
      json.put("description", says);
      json.put("required", needed);
      json.put("schema", many ? Schemas.list("", text("")) : text(""));
      if (many) {
        json.put("style", "form");
        json.put("explode", true);
      }
      return json;
    }
  }

  /// What is sent.
  ///
  /// @param types of media, one of which it must be called
  /// @param shape name of its shape; empty: it is a file
  /// @param most bytes
  record Sends(List<String> types, Optional<String> shape, String says, int most) {}

  /// What is answered.
  ///
  /// @param type of media
  /// @param shape name of its shape; empty: it is a file
  /// @param tagged whether the answer says, as its `ETag`, the version that was read or made
  /// @param placed whether the answer says, as its `Location`, where what was made is found
  record Gives(
      int status,
      String type,
      Optional<String> shape,
      String says,
      boolean tagged,
      boolean placed) {}

  /// Why there is no answer.
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Map<String, Object> more;

    Wrong(int status, String says) {
      this(status, says, Map.of());
    }

    /// @param more fields of the answer beside the words
    Wrong(int status, String says, Map<String, Object> more) {
      super(says);
      this.status = status;
      this.more = more;
    }

    int status() {
      return status;
    }

    Map<String, Object> json() {
      var json = new LinkedHashMap<String, Object>();
      json.put("error", getMessage());
      json.putAll(more);
      return json;
    }
  }

  /// An answer.
  ///
  /// @param body a value for JSON, a text that is JSON already, or bytes of a file
  /// @param headers beside those that all answers have
  record Reply(int status, Object body, Map<String, String> headers) {

    static Reply of(Object body) {
      return new Reply(200, body, Map.of());
    }

    static Reply of(int status, Object body) {
      return new Reply(status, body, Map.of());
    }

    Reply with(String header, String value) {
      var all = new LinkedHashMap<>(headers);
      all.put(header, value);
      return new Reply(status, body, all);
    }

    /// The same with the version that was read or made.
    Reply tagged(int version) {
      return with("ETag", "\"" + version + "\"");
    }
  }

  /// A name in letters only, for programs that make functions of operations.
  String id() {
    return method.name().toLowerCase(Locale.ROOT)
        + path.replaceAll("^/api|\\.json$|[{}]", "").replaceAll("[/.-]+", "_");
  }

  /// What must be sent under which name, where something is.
  List<String> types() {
    return sends
        .map(Sends::types)
        .orElse(method.equals(HttpMethod.POST) ? List.of(JSON) : List.of());
  }

  /// As OpenAPI describes it.
  ///
  /// @param common parameters that it has beside its own
  Map<String, Object> described(List<Parameter> common) {
    var described = new LinkedHashMap<String, Object>();
    described.put("operationId", id());
    described.put("tags", List.of(about));
    described.put("summary", says);
    var all = new ArrayList<>(parameters);
    all.addAll(common);
    described.put("parameters", all.stream().map(Parameter::json).toList());
    sends.ifPresent(
        s -> {
          var content = new LinkedHashMap<String, Object>();
          s.types().forEach(t -> content.put(t, Map.of("schema", schema(s.shape()))));
          described.put(
              "requestBody", Map.of("description", s.says(), "required", true, "content", content));
        });
    var responses = new LinkedHashMap<String, Object>();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("description", gives.says());
    var headers = new LinkedHashMap<String, Object>();
    if (gives.tagged()) {
      headers.put("ETag", header("the version, to be named as If-Match"));
    }
    if (gives.placed()) {
      headers.put("Location", header("where what was made is found"));
    }
    if (!headers.isEmpty()) {
      answer.put("headers", headers);
    }
    answer.put("content", Map.of(gives.type(), Map.of("schema", schema(gives.shape()))));
    responses.put(Integer.toString(gives.status()), answer);
    allRefusals()
        .forEach(
            (status, why) ->
                responses.put(
                    Integer.toString(status),
                    Map.of(
                        "description",
                        why,
                        "content",
                        Map.of(JSON, Map.of("schema", ref("Problem"))))));
    described.put("responses", responses);
    return described;
  }

  private static Map<String, Object> header(String says) {
    return Map.of("description", says, "schema", text(""));
  }

  private static Map<String, Object> schema(Optional<String> shape) {
    return shape.map(Schemas::ref).orElseGet(() -> text("a file"));
  }

  /// Every status that says why not.
  Map<Integer, String> allRefusals() {
    var all = new TreeMap<>(refusals);
    all.put(404, "there is no such thing, or this audience may not see it");
    all.put(500, "a mistake of the program, which is told where it was started");
    all.put(507, "the disk or the database cannot be read or written; nothing was changed");
    if (!method.equals(HttpMethod.GET)) {
      all.put(403, "not from here, or not in this audience's view");
      all.put(507, "the disk or the database cannot take more; nothing was changed");
    }
    if (!types().isEmpty()) {
      all.put(415, "the Content-Type is none of those that are taken");
    }
    if (sends.isPresent()) {
      all.put(400, "what was sent cannot be read at all");
      all.put(413, "more was sent than is taken");
    }
    return all;
  }

  /// Puts an operation together.
  static final class Making {
    private final HttpMethod method;
    private final String path;
    private final String about;
    private final String says;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<Integer, String> refusals = new TreeMap<>();
    private Optional<Sends> sends = Optional.empty();
    private boolean tagged;

    Making(HttpMethod method, String path, String about, String says) {
      this.method = method;
      this.path = path;
      this.about = about;
      this.says = says;
    }

    Making with(Parameter... more) {
      parameters.addAll(List.of(more));
      return this;
    }

    /// An object is sent.
    Making sends(String shape, String says) {
      List<String> types =
          method.equals(HttpMethod.PATCH) ? List.of(MERGE_PATCH, JSON) : List.of(JSON);
      sends = Optional.of(new Sends(types, Optional.of(shape), says, LARGEST_OBJECT));
      return this;
    }

    /// A file is sent as it is.
    Making sendsFile(String says, int most, String... types) {
      sends = Optional.of(new Sends(List.of(types), Optional.empty(), says, most));
      return this;
    }

    /// What was read or made has a version, which the answer names.
    Making tagged() {
      tagged = true;
      return this;
    }

    /// The version that whoever changes something had before their eyes must be named.
    Making versioned() {
      parameters.add(
          new Parameter(
              "If-Match",
              "header",
              "the version that was read, as its ETag said it: \"7\"; what others have changed"
                  + " elsewhere meanwhile does not matter",
              false,
              true));
      refusals.put(412, "somebody has changed the same meanwhile; nothing was saved");
      refusals.put(428, "If-Match is missing or names no version");
      return tagged();
    }

    /// What had the version is there no longer.
    Making ends() {
      tagged = false;
      return this;
    }

    /// Mistakes are told all at once.
    Making checked() {
      refusals.put(422, "there are mistakes; nothing was saved");
      return this;
    }

    Making refuses(int status, String why) {
      refusals.put(status, why);
      return this;
    }

    Operation gives(String shape, Answer answer) {
      return gives(200, shape, answer);
    }

    Operation gives(int status, String shape, Answer answer) {
      return made(
          new Gives(status, JSON, Optional.of(shape), "the answer", tagged, status == 201), answer);
    }

    Operation givesFile(String type, Answer answer) {
      return made(new Gives(200, type, Optional.empty(), "the file", tagged, false), answer);
    }

    private Operation made(Gives gives, Answer answer) {
      return new Operation(
          method, path, about, says, List.copyOf(parameters), sends, gives, refusals, answer);
    }
  }

  static Making get(String path, String about, String says) {
    return new Making(HttpMethod.GET, path, about, says);
  }

  static Making post(String path, String about, String says) {
    return new Making(HttpMethod.POST, path, about, says);
  }

  static Making put(String path, String about, String says) {
    return new Making(HttpMethod.PUT, path, about, says);
  }

  static Making patch(String path, String about, String says) {
    return new Making(HttpMethod.PATCH, path, about, says);
  }

  static Making delete(String path, String about, String says) {
    return new Making(HttpMethod.DELETE, path, about, says);
  }
}
