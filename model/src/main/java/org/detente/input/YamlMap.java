package org.detente.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.detente.value.Names;
import org.detente.value.Range;

/// A map of a YAML file, asked key by key. Every getter records what is wrong with file and line in
/// the [Problems] given at reading, and then returns a harmless stand-in (empty text, the lowest
/// number allowed, the first word) so that reading goes on; whoever asked uses nothing of it unless
/// there are no problems. A getter whose name begins with `optional` accepts that the key is absent
/// or has no value; the others do not.
///
/// Getters remember what was asked, so that [#refuseUnknownKeys] can name what nobody reads.
///
/// Not thread-safe.
public final class YamlMap {

  /// Larger files are refused before they are read.
  public static final long MAX_BYTES = 16_000_000;

  private final String file;
  private final String path;
  private final int line;
  private final Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  private YamlMap(String file, String path, YamlNode.Mapping mapping, Problems problems) {
    this.file = file;
    this.path = path;
    this.line = mapping.entries().isEmpty() ? mapping.line() : mapping.entries().getFirst().line();
    this.problems = problems;
    mapping.entries().forEach(entry -> entries.put(entry.key(), entry));
  }

  /// Reads a file whose only document is a map.
  ///
  /// @param file where it is
  /// @param name what messages call it
  /// @param problems takes every mistake, now and in every getter
  /// @return empty if the file cannot be read at all
  public static Optional<YamlMap> read(Path file, String name, Problems problems) {
    return YamlParser.read(file, name, MAX_BYTES, problems)
        .flatMap(root -> of(name, root, problems));
  }

  /// Reads a text whose only document is a map: for what the program ships.
  ///
  /// @param name what messages call it
  public static Optional<YamlMap> ofText(String text, String name, Problems problems) {
    return YamlParser.parse(text, name, problems).flatMap(root -> of(name, root, problems));
  }

  static Optional<YamlMap> of(String file, YamlNode root, Problems problems) {
    return ofNode(file, "", root, "the file", problems);
  }

  private static Optional<YamlMap> ofNode(
      String file, String path, YamlNode node, String what, Problems problems) {
    if (node instanceof YamlNode.Mapping mapping) {
      return Optional.of(new YamlMap(file, path, mapping, problems));
    }
    problems.add(file, node.line(), what + " is not a map", "write lines of the form key: value");
    return Optional.empty();
  }

  /// What messages call the file.
  public String file() {
    return file;
  }

  /// What messages call a key: with the keys of the maps around it up to the next list.
  public String path(String key) {
    return path + key;
  }

  /// The collector that getters record mistakes in.
  public Problems problems() {
    return problems;
  }

  /// The line of the first key, from 1.
  public int line() {
    return line;
  }

  /// The line of a key; of the map where the key is absent.
  public int line(String key) {
    return entries.containsKey(key) ? entries.get(key).line() : line;
  }

  /// Whether a key is there and has a value.
  public boolean has(String key) {
    return value(key).isPresent();
  }

  /// Whether the value of a key is a map.
  public boolean isMap(String key) {
    return value(key).filter(YamlNode.Mapping.class::isInstance).isPresent();
  }

  /// Whether a key has a value other than an empty list, map or text.
  public boolean isFilled(String key) {
    return value(key)
        .filter(
            node ->
                switch (node) {
                  case YamlNode.Scalar scalar -> !scalar.text().isBlank();
                  case YamlNode.Sequence list -> !list.items().isEmpty();
                  case YamlNode.Mapping map -> !map.entries().isEmpty();
                })
        .isPresent();
  }

  /// The keys, in the order of the file.
  public List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  /// Records a mistake at the line of a key.
  public void problem(String key, String what, String instead) {
    problems.add(file, line(key), what, instead);
  }

  /// Records a reference to something that does not exist.
  ///
  /// @param kind what the id is an id of, for the message
  /// @param id empty text is let pass: that it could not be read has been told already
  /// @param known the ids there are; where there are none, that has been told already
  public void checkKnown(String key, String kind, String id, Collection<String> known) {
    if (!id.isEmpty() && !known.isEmpty() && !known.contains(id)) {
      problem(key, "no " + kind + " has the id " + id, Words.advice(id, known));
    }
  }

  /// Records every key that no getter has asked for, with the nearest of those that were.
  public void refuseUnknownKeys() {
    for (YamlNode.Entry entry : entries.values()) {
      if (!asked.contains(entry.key())) {
        List<String> absent = asked.stream().filter(key -> !entries.containsKey(key)).toList();
        String instead =
            Words.nearest(entry.key(), absent)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElseGet(() -> Words.advice(entry.key(), asked));
        problems.add(file, entry.line(), "the key " + entry.key() + " is unknown", instead);
      }
    }
  }

  /// A text that is not empty.
  public String text(String key) {
    Optional<String> text = required(key).flatMap(node -> scalar(key, node));
    if (text.isPresent() && text.get().isEmpty()) {
      problem(key, path(key) + " is empty", "fill it in");
    }
    return text.orElse("");
  }

  /// A text, or empty where the key is absent or the text is empty.
  public Optional<String> optionalText(String key) {
    return value(key).flatMap(node -> scalar(key, node)).filter(text -> !text.isEmpty());
  }

  /// An id: lower-case letters, digits and hyphens.
  public String id(String key) {
    String id = text(key);
    if (!id.isEmpty() && !Words.isId(id)) {
      String what = path(key) + " is \"" + id + "\"";
      problem(key, what, "an id has lower-case letters, digits and hyphens between them");
      return "";
    }
    return id;
  }

  /// A finite number within bounds, both inside; infinite bounds are open.
  public double number(String key, double min, double max) {
    return required(key).map(node -> number(key, node, min, max)).orElse(standIn(min, max));
  }

  /// A finite number within bounds, or empty where the key is absent.
  public OptionalDouble optionalNumber(String key, double min, double max) {
    return value(key)
        .map(node -> OptionalDouble.of(number(key, node, min, max)))
        .orElse(OptionalDouble.empty());
  }

  /// A whole number within bounds, both inside.
  public int integer(String key, int min, int max) {
    return whole(key, number(key, min, max), min);
  }

  /// A whole number within bounds, or empty where the key is absent.
  public OptionalInt optionalInteger(String key, int min, int max) {
    OptionalDouble number = optionalNumber(key, min, max);
    return number.isPresent()
        ? OptionalInt.of(whole(key, number.getAsDouble(), min))
        : OptionalInt.empty();
  }

  private int whole(String key, double number, int standIn) {
    if (number != StrictMath.rint(number)) {
      problem(key, path(key) + " is " + Words.say(number), "write a whole number");
      return standIn;
    }
    return (int) number;
  }

  /// `yes` or `no`; `true` and `false` are read too.
  public boolean yesNo(String key) {
    return required(key).flatMap(node -> yesNo(key, node)).orElse(false);
  }

  /// `yes` or `no`, or empty where the key is absent.
  public Optional<Boolean> optionalYesNo(String key) {
    return value(key).flatMap(node -> yesNo(key, node));
  }

  private Optional<Boolean> yesNo(String key, YamlNode node) {
    Optional<String> text = scalar(key, node);
    return switch (text.orElse("")) {
      case "yes", "true" -> Optional.of(true);
      case "no", "false" -> Optional.of(false);
      default -> {
        text.ifPresent(t -> problem(key, path(key) + " is \"" + t + "\"", "write yes or no"));
        yield Optional.empty();
      }
    };
  }

  /// One of the words of an enum, in lower case with hyphens.
  public <E extends Enum<E>> E word(String key, Class<E> type) {
    return required(key).flatMap(node -> word(key, node, type)).orElse(type.getEnumConstants()[0]);
  }

  /// One of the words of an enum, or empty where the key is absent.
  public <E extends Enum<E>> Optional<E> optionalWord(String key, Class<E> type) {
    return value(key).flatMap(node -> word(key, node, type));
  }

  /// A list of different words of an enum; may be empty.
  public <E extends Enum<E>> Set<E> words(String key, Class<E> type) {
    Set<E> found = EnumSet.noneOf(type);
    for (YamlNode item : items(key, required(key))) {
      Optional<E> word = word(key, item, type);
      if (word.isPresent() && !found.add(word.get())) {
        String what = path(key) + " has " + Words.of(word.get()) + " twice";
        problems.add(file, item.line(), what, "keep one");
      }
    }
    return found;
  }

  private <E extends Enum<E>> Optional<E> word(String key, YamlNode node, Class<E> type) {
    Optional<String> text = scalar(key, node);
    Optional<E> constant = text.flatMap(word -> Words.constant(type, word));
    if (text.isPresent() && constant.isEmpty()) {
      String what = path(key) + " is \"" + text.get() + "\", which is no word for it";
      problems.add(file, node.line(), what, Words.advice(text.get(), Words.of(type)));
    }
    return constant;
  }

  /// A range `[low, central, high]` or one number, all within bounds.
  public Range range(String key, double min, double max) {
    return required(key)
        .map(node -> range(key, node, min, max))
        .orElse(Range.exactly(standIn(min, max)));
  }

  /// A range, or empty where the key is absent.
  public Optional<Range> optionalRange(String key, double min, double max) {
    return value(key).map(node -> range(key, node, min, max));
  }

  private Range range(String key, YamlNode node, double min, double max) {
    Range standIn = Range.exactly(standIn(min, max));
    if (!(node instanceof YamlNode.Sequence list)) {
      return Range.exactly(number(key, node, min, max));
    }
    if (list.items().size() != 3) {
      String what = path(key) + " has " + list.items().size() + " values";
      problems.add(file, node.line(), what, "write [low, central, high] or one number");
      return standIn;
    }
    int before = problems.count();
    double low = number(key, list.items().get(0), min, max);
    double central = number(key, list.items().get(1), min, max);
    double high = number(key, list.items().get(2), min, max);
    if (problems.count() > before) {
      return standIn;
    }
    if (!(low <= central && central <= high)) {
      String what =
          "%s is [%s, %s, %s]"
              .formatted(path(key), Words.say(low), Words.say(central), Words.say(high));
      problems.add(file, node.line(), what, "order it: low <= central <= high");
      return standIn;
    }
    return new Range(low, central, high);
  }

  /// Names: a map from language code to text; at least one.
  public Names names(String key) {
    Map<String, String> byLanguage = new LinkedHashMap<>();
    Optional<YamlMap> map = map(key);
    map.ifPresent(m -> m.keys().forEach(language -> byLanguage.put(language, m.text(language))));
    if (map.isPresent() && byLanguage.isEmpty()) {
      problem(key, path(key) + " is empty", "write a name, for example {en: \"...\"}");
    }
    return byLanguage.isEmpty() ? Names.of("en", "?") : new Names(byLanguage);
  }

  /// Numbers by key, all within bounds; may be empty.
  public Map<String, Double> numbers(String key, double min, double max) {
    return map(key).map(m -> m.allNumbers(min, max)).orElse(Map.of());
  }

  /// Numbers by key, or none where the key is absent.
  public Map<String, Double> optionalNumbers(String key, double min, double max) {
    return optionalMap(key).map(m -> m.allNumbers(min, max)).orElse(Map.of());
  }

  private Map<String, Double> allNumbers(double min, double max) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    keys().forEach(key -> numbers.put(key, number(key, min, max)));
    return numbers;
  }

  /// A list of texts; may be empty.
  public List<String> texts(String key) {
    return texts(key, items(key, required(key)));
  }

  /// A list of texts, or none where the key is absent.
  public List<String> optionalTexts(String key) {
    return texts(key, items(key, value(key)));
  }

  private List<String> texts(String key, List<YamlNode> items) {
    List<String> texts = new ArrayList<>();
    items.forEach(item -> scalar(key, item).ifPresent(texts::add));
    return texts;
  }

  /// A map; empty where a mistake has been recorded.
  public Optional<YamlMap> map(String key) {
    return required(key).flatMap(node -> ofNode(file, path(key) + ".", node, path(key), problems));
  }

  /// A map, or empty where the key is absent.
  public Optional<YamlMap> optionalMap(String key) {
    return value(key).flatMap(node -> ofNode(file, path(key) + ".", node, path(key), problems));
  }

  /// A list of maps; may be empty.
  public List<YamlMap> maps(String key) {
    return maps(key, required(key));
  }

  /// A list of maps, or none where the key is absent.
  public List<YamlMap> optionalMaps(String key) {
    return maps(key, value(key));
  }

  private List<YamlMap> maps(String key, Optional<YamlNode> list) {
    List<YamlMap> maps = new ArrayList<>();
    for (YamlNode item : items(key, list)) {
      ofNode(file, "", item, "an entry of " + path(key), problems).ifPresent(maps::add);
    }
    return maps;
  }

  // The value of a key, remembered as asked for.
  Optional<YamlNode> value(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key))
        .map(YamlNode.Entry::value)
        .filter(node -> !(node instanceof YamlNode.Scalar scalar && scalar.isNothing()));
  }

  private Optional<YamlNode> required(String key) {
    Optional<YamlNode> value = value(key);
    if (value.isEmpty() && entries.containsKey(key)) {
      problem(key, path(key) + " has no value", "write one after the colon");
    } else if (value.isEmpty()) {
      // A misspelt key is told once, here, where its meaning is known.
      Optional<String> nearest =
          Words.nearest(key, keys().stream().filter(k -> !asked.contains(k)).toList());
      String instead = nearest.map(k -> "is " + k + " meant to be it?").orElse("add it");
      problems.add(file, nearest.map(this::line).orElse(line), path(key) + " is missing", instead);
      nearest.ifPresent(asked::add);
    }
    return value;
  }

  private List<YamlNode> items(String key, Optional<YamlNode> node) {
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof YamlNode.Sequence list) {
      return list.items();
    }
    problem(key, path(key) + " is not a list", "write [ ] around it, or lines that begin with -");
    return List.of();
  }

  private Optional<String> scalar(String key, YamlNode node) {
    if (node instanceof YamlNode.Scalar scalar) {
      return Optional.of(scalar.text().strip());
    }
    problems.add(file, node.line(), path(key) + " is a list or map", "write one value");
    return Optional.empty();
  }

  private double number(String key, YamlNode node, double min, double max) {
    Optional<String> text = scalar(key, node);
    if (text.isEmpty()) {
      return standIn(min, max);
    }
    OptionalDouble value = Words.number(text.get());
    if (value.isEmpty()) {
      String what = path(key) + " is \"" + text.get() + "\", which is not a number";
      problems.add(file, node.line(), what, "write digits and a decimal point only");
      return standIn(min, max);
    }
    Optional<String> outside = Bounds.complaint(value.getAsDouble(), min, max);
    if (outside.isPresent()) {
      problems.add(file, node.line(), path(key) + " is " + text.get(), outside.get());
      return standIn(min, max);
    }
    return value.getAsDouble();
  }

  private static double standIn(double min, double max) {
    return Double.isFinite(min) ? min : Double.isFinite(max) ? max : 0;
  }
}
