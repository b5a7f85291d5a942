package org.detente.cli.tool;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.detente.input.Problems;
import org.detente.input.Words;

/// Settings of a method as words: `--set Key=Value`, or elements of a scenario file. Each getter
/// gives the value of a key or what stands there without it, and records mistakes; [#refuseOthers]
/// comes last.
final class Keys {

  private final String source;
  private final Map<String, String> values;
  private final Problems problems;
  private final Set<String> known = new HashSet<>();

  /// @param source what messages call the place
  Keys(String source, Map<String, String> values, Problems problems) {
    this.source = source;
    this.values = values;
    this.problems = problems;
  }

  private Optional<String> text(String key, String... aliases) {
    known.add(key);
    known.addAll(List.of(aliases));
    return Stream.concat(Stream.of(key), Stream.of(aliases))
        .filter(values::containsKey)
        .map(values::get)
        .findFirst();
  }

  /// One of the constants of an enum, by their names in files.
  <E extends Enum<E>> E word(
      E otherwise, Class<E> type, Function<E, String> name, String key, String... aliases) {
    return text(key, aliases)
        .map(
            text -> {
              List<E> constants = Arrays.asList(type.getEnumConstants());
              Optional<E> found =
                  constants.stream().filter(c -> name.apply(c).equalsIgnoreCase(text)).findFirst();
              if (found.isEmpty()) {
                List<String> names = constants.stream().map(name).toList();
                add(key, text, Words.advice(text, names));
              }
              return found.orElse(otherwise);
            })
        .orElse(otherwise);
  }

  /// `yes` or `no`.
  boolean yesNo(boolean otherwise, String key) {
    return text(key)
        .map(
            text -> {
              if (!text.equals("yes") && !text.equals("no")) {
                add(key, text, "write yes or no");
              }
              return text.equals("yes");
            })
        .orElse(otherwise);
  }

  /// A number within bounds, both inside.
  double number(double otherwise, double min, double max, String key) {
    return text(key)
        .map(
            text -> {
              OptionalDouble value = Words.number(text);
              boolean fits =
                  value.isPresent() && value.getAsDouble() >= min && value.getAsDouble() <= max;
              if (!fits) {
                String between = Words.say(min) + " to " + Words.say(max);
                add(key, text, "write a number from " + between);
              }
              return fits ? value.getAsDouble() : otherwise;
            })
        .orElse(otherwise);
  }

  /// A whole number within bounds, both inside.
  int whole(int otherwise, int min, int max, String key) {
    double value = number(otherwise, min, max, key);
    if (value != Math.rint(value)) {
      add(key, values.get(key), "write a whole number");
      return otherwise;
    }
    return (int) value;
  }

  /// A seed of 64 bits, with or without sign.
  long seed(long otherwise, String key, String... aliases) {
    return text(key, aliases)
        .map(
            text -> {
              try {
                return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
              } catch (NumberFormatException e) {
                add(key, text, "write a whole number of at most 64 bits");
                return otherwise;
              }
            })
        .orElse(otherwise);
  }

  private void add(String key, String text, String instead) {
    problems.add(source, 0, key + " is \"" + text + "\"", instead);
  }

  /// Records every key that no getter has asked for.
  void refuseOthers() {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        List<String> sorted = known.stream().sorted().toList();
        problems.add(source, 0, "key " + key + " is unknown", Words.advice(key, sorted));
      }
    }
  }
}
