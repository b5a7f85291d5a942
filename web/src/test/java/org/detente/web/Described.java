package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.jr.ob.JSON;

/// The description that a server gives of what programs can ask for, and answers held against it.
final class Described {

  private static final String JSON_TYPE = "application/json";

  private final Map<String, Object> all;
  private final Map<String, Schema> schemas = new HashMap<>();

  Described(Served served) {
    all = JSON.std.mapFrom(served.get("/api/openapi.json").body());
  }

  /// An operation.
  ///
  /// @param method in small letters
  record Operation(String id, String method, String path, Map<String, Object> says) {

    /// The status of an answer that is none of the refusals.
    String success() {
      return at(says, "responses").keySet().stream()
          .filter(s -> s.startsWith("2"))
          .findFirst()
          .orElseThrow();
    }

    String tag() {
      return ((java.util.List<?>) says.get("tags")).getFirst().toString();
    }

    /// Whether the description knows a status.
    boolean refuses(int status) {
      return at(says, "responses").containsKey(Integer.toString(status));
    }

    /// Media type of the answer.
    String type(String status) {
      return at(says, "responses", status, "content").keySet().iterator().next();
    }
  }

  Map<String, Object> all() {
    return all;
  }

  /// All operations by their ids.
  Map<String, Operation> operations() {
    var operations = new LinkedHashMap<String, Operation>();
    at(all, "paths")
        .forEach(
            (path, methods) ->
                at(all, "paths", path)
                    .forEach(
                        (method, says) -> {
                          if (!method.equals("servers")) {
                            Map<String, Object> operation = at(all, "paths", path, method);
                            String id = (String) operation.get("operationId");
                            assertThat(
                                    operations.put(id, new Operation(id, method, path, operation)))
                                .as(id)
                                .isNull();
                          }
                        }));
    return operations;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> at(Map<String, Object> map, String... names) {
    Map<String, Object> found = map;
    for (String name : names) {
      found = (Map<String, Object>) found.get(name);
      assertThat(found).as(name).isNotNull();
    }
    return found;
  }

  /// Name of the shape of an answer; empty: it is a file.
  Optional<String> shape(Operation operation, String status) {
    Map<String, Object> content = at(operation.says(), "responses", status, "content");
    if (!content.containsKey(JSON_TYPE)) {
      return Optional.empty();
    }
    String ref = (String) at(content, JSON_TYPE, "schema").get("$ref");
    return Optional.of(ref.substring(ref.lastIndexOf('/') + 1));
  }

  /// The shape with its name's reference resolved among the others.
  private Schema schema(String name) {
    return schemas.computeIfAbsent(
        name,
        _ -> {
          var root = new HashMap<String, Object>();
          root.put("$ref", "#/components/schemas/" + name);
          root.put("components", Map.of("schemas", at(all, "components", "schemas")));
          return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(root));
        });
  }

  void valid(String json, String schema, String where) {
    assertThat(schema(schema).validate(json, InputFormat.JSON)).as(where + " " + json).isEmpty();
  }
}
