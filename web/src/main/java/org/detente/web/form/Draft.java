package org.detente.web.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.detente.web.message.Unfit;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A YAML file as texts in maps and lists, before anybody has looked whether it is right. A place
/// in it has a path of keys and of numbers from 0, joined by dots: `phases.0.title`.
///
/// Not thread-safe.
public final class Draft {

  private static final int MOST_CHARACTERS = 16_000_000;
  private static final int DEEPEST = 40;

  /// Numbers and words that are the same with and without quotation marks.
  private static final Pattern PLAIN =
      Pattern.compile("-?[0-9]+(\\.[0-9]+)?|[a-z][a-z0-9]*([-_][a-z0-9]+)*");

  /// Words that other readers of YAML take for something else.
  private static final Set<String> RESERVED =
      Set.of("null", "true", "false", "on", "off", "y", "n");

  private final Map<String, Object> root;

  private Draft(Map<String, Object> root) {
    this.root = root;
  }

  /// An empty file.
  public static Draft empty() {
    return new Draft(new LinkedHashMap<>());
  }

  /// Reads a file that a loader has read without a mistake.
  ///
  /// @throws IllegalArgumentException if it is no map
  public static Draft of(String text) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS).build();
    Optional<Node> node = new Compose(settings).composeString(text);
    if (node.isPresent() && value(node.get(), 0) instanceof Map<?, ?> map) {
      return new Draft(typed(map));
    }
    throw new Unfit("unfit.the-file-is-no-map");
  }

  private static Object value(Node node, int depth) {
    if (depth > DEEPEST) {
      throw new Unfit("unfit.the-file-is-nested-too");
    }
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue();
      case SequenceNode list -> {
        var items = new ArrayList<Object>();
        for (Node item : list.getValue()) {
          items.add(value(item, depth + 1));
        }
        yield items;
      }
      case MappingNode map -> {
        var entries = new LinkedHashMap<String, Object>();
        for (NodeTuple entry : map.getValue()) {
          // A key without a value says as little as no key.
          if (!nothing(entry.getValueNode())) {
            entries.put(
                ((ScalarNode) entry.getKeyNode()).getValue(),
                value(entry.getValueNode(), depth + 1));
          }
        }
        yield entries;
      }
      default -> throw new Unfit("unfit.the-file-has-something-that");
    };
  }

  private static boolean nothing(Node node) {
    return node instanceof ScalarNode scalar
        && scalar.isPlain()
        && List.of("", "~", "null").contains(scalar.getValue());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> typed(Object map) {
    return (Map<String, Object>) map;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object list) {
    return (List<Object>) list;
  }

  /// A copy that changes by itself.
  public Draft copy() {
    return new Draft(typed(copied(root)));
  }

  private static Object copied(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, of) -> copy.put((String) key, copied(of)));
        yield copy;
      }
      case List<?> items -> {
        var copy = new ArrayList<Object>();
        items.forEach(item -> copy.add(copied(item)));
        yield copy;
      }
      default -> value;
    };
  }

  /// What stands at a path: a text, a list or a map.
  public Optional<Object> at(String path) {
    Object here = root;
    for (String step : path.split("\\.")) {
      here = step(here, step);
      if (here == null) {
        return Optional.empty();
      }
    }
    return Optional.of(here);
  }

  private static Object step(Object here, String step) {
    return switch (here) {
      case Map<?, ?> map -> map.get(step);
      case List<?> items ->
          step.matches("[0-9]{1,6}") && Integer.parseInt(step) < items.size()
              ? items.get(Integer.parseInt(step))
              : null;
      default -> null;
    };
  }

  /// The text at a path; empty where there is none.
  public String text(String path) {
    return at(path).filter(String.class::isInstance).map(String.class::cast).orElse("");
  }

  /// The texts of a list at a path.
  public List<String> texts(String path) {
    return at(path).filter(List.class::isInstance).stream()
        .flatMap(l -> list(l).stream())
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .toList();
  }

  /// How many items a list at a path has.
  public int size(String path) {
    return at(path).filter(List.class::isInstance).map(l -> list(l).size()).orElse(0);
  }

  /// The keys of a map at a path, in their order.
  public List<String> keys(String path) {
    return at(path).filter(Map.class::isInstance).stream()
        .flatMap(m -> typed(m).keySet().stream())
        .toList();
  }

  /// The keys of the file.
  public List<String> top() {
    return List.copyOf(root.keySet());
  }

  /// Puts something at a path. Maps on the way are made, and lists where the next step is 0; a
  /// number one past the end of a list adds to it.
  ///
  /// @param value text, list or map
  /// @throws IllegalArgumentException if the path leads through something that is no map or list
  public void put(String path, Object value) {
    String[] steps = path.split("\\.");
    if (steps.length > DEEPEST) {
      throw new Unfit("unfit.too-long", "path", path);
    }
    Object here = root;
    for (int i = 0; i < steps.length - 1; i++) {
      Object next = step(here, steps[i]);
      if (next instanceof String) {
        throw new Unfit("unfit.no-place", "path", path);
      }
      if (next == null) {
        next =
            steps[i + 1].equals("0")
                ? new ArrayList<Object>()
                : new LinkedHashMap<String, Object>();
        set(here, steps[i], next, path);
      }
      here = next;
    }
    set(here, steps[steps.length - 1], value, path);
  }

  private static void set(Object here, String step, Object value, String path) {
    switch (here) {
      case Map<?, ?> map -> typed(map).put(step, value);
      case List<?> items -> {
        int at = step.matches("[0-9]{1,6}") ? Integer.parseInt(step) : -1;
        if (at < 0 || at > items.size()) {
          throw new Unfit("unfit.no-place", "path", path);
        }
        if (at == items.size()) {
          list(items).add(value);
        } else {
          list(items).set(at, value);
        }
      }
      default -> throw new Unfit("unfit.no-place", "path", path);
    }
  }

  /// Removes what stands at a path, if anything does. Items of a list after it move up.
  public void remove(String path) {
    int dot = path.lastIndexOf('.');
    Object owner = dot < 0 ? root : at(path.substring(0, dot)).orElse(null);
    String last = path.substring(dot + 1);
    switch (owner) {
      case Map<?, ?> map -> typed(map).remove(last);
      case List<?> items -> {
        if (last.matches("[0-9]{1,6}") && Integer.parseInt(last) < items.size()) {
          items.remove(Integer.parseInt(last));
        }
      }
      case null, default -> {
        // Nothing stands there.
      }
    }
  }

  /// A copy of what stands at a path.
  public Optional<Object> copyOf(String path) {
    return at(path).map(Draft::copied);
  }

  /// A draft as a file.
  ///
  /// @param places number of a line, from 1, to the path of what stands on it
  public record Written(String text, Map<Integer, String> places) {}

  /// Writes the file: one text or short list on a line, so that a line is one place.
  public Written written() {
    var out = new Writer();
    out.map(root, "", 0);
    return new Written(out.text.toString(), out.places);
  }

  private static final class Writer {
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, String> places = new TreeMap<>();
    private int line = 1;

    private void line(int indent, String words, String path) {
      places.put(line, path);
      text.append("  ".repeat(indent)).append(words).append('\n');
      line++;
    }

    private void map(Map<String, Object> map, String path, int indent) {
      map.forEach(
          (key, value) ->
              entry(said(key) + ":", value, path.isEmpty() ? key : path + "." + key, indent));
    }

    private void entry(String head, Object value, String path, int indent) {
      switch (value) {
        case Map<?, ?> inner when inner.isEmpty() -> line(indent, head + " {}", path);
        case Map<?, ?> inner -> {
          line(indent, head, path);
          map(typed(inner), path, indent + 1);
        }
        case List<?> items when items.stream().allMatch(String.class::isInstance) ->
            line(
                indent,
                head
                    + " ["
                    + String.join(", ", items.stream().map(i -> said((String) i)).toList())
                    + "]",
                path);
        case List<?> items -> {
          line(indent, head, path);
          for (int i = 0; i < items.size(); i++) {
            entry("-", items.get(i), path + "." + i, indent + 1);
          }
        }
        default -> line(indent, head + " " + said(value.toString()), path);
      }
    }

    /// Numbers and simple words stand as people write them; everything else in quotation marks.
    private static String said(String text) {
      return PLAIN.matcher(text).matches() && !RESERVED.contains(text) ? text : quoted(text);
    }

    private static String quoted(String text) {
      var quoted = new StringBuilder("\"");
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '"' -> quoted.append("\\\"");
          case '\\' -> quoted.append("\\\\");
          case '\n' -> quoted.append("\\n");
          case '\t' -> quoted.append("\\t");
          default -> {
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\ufeff') {
              quoted.append("\\u").append(java.util.HexFormat.of().toHexDigits(c));
            } else {
              quoted.append(c);
            }
          }
        }
      }
      return quoted.append('"').toString();
    }
  }
}
