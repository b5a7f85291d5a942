package org.detente.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.detente.improvement.Aim;
import org.detente.improvement.Freedom;
import org.detente.improvement.Span;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.input.YamlMap;

/// What a search is asked: by options of the command line, by `search.yaml`, or as usual.
///
/// @param free what is decided anew, with the numbers tried where they are not the usual
/// @param aims what is wanted, with the difference worth telling apart where it is not the usual
/// @param required ids of requirements
record SearchFile(
    Map<Freedom, Optional<Span>> free, Map<Aim, Optional<Double>> aims, List<String> required) {

  static final String NAME = "search.yaml";
  static final List<String> REQUIREMENTS = List.of("consent", "staffing");

  private static final double FAR = 1e12;

  /// What is asked where nobody says what.
  static final SearchFile USUAL = new SearchFile(Map.of(), Map.of(), List.of());

  /// What is freed, the usual where nothing is said.
  Map<Freedom, Optional<Span>> freed() {
    if (!free.isEmpty()) {
      return free;
    }
    var usual = new LinkedHashMap<Freedom, Optional<Span>>();
    Freedom.USUAL.forEach(f -> usual.put(f, Optional.empty()));
    return usual;
  }

  /// What is aimed at, the usual where nothing is said.
  Map<Aim, Optional<Double>> aimedAt() {
    if (!aims.isEmpty()) {
      return aims;
    }
    var usual = new LinkedHashMap<Aim, Optional<Double>>();
    Aim.USUAL.forEach(a -> usual.put(a, Optional.empty()));
    return usual;
  }

  /// Reads a file.
  ///
  /// @param problems takes every mistake
  static SearchFile read(Path file, Problems problems) {
    Optional<YamlMap> map = YamlMap.read(file, file.toString(), problems);
    if (map.isEmpty()) {
      return USUAL;
    }
    Map<Freedom, Optional<Span>> free = new LinkedHashMap<>();
    Map<Aim, Optional<Double>> aims = new LinkedHashMap<>();
    map.get().optionalMap("free").ifPresent(m -> free(m, free));
    map.get().optionalMap("aims").ifPresent(m -> aims(m, aims));
    List<String> required = map.get().optionalTexts("require");
    for (String each : required) {
      if (!REQUIREMENTS.contains(each)) {
        map.get()
            .problem(
                "require", "no requirement is called " + each, Words.advice(each, REQUIREMENTS));
      }
    }
    for (String key : List.of("free", "aims")) {
      if (map.get().has(key) && !map.get().isFilled(key)) {
        map.get().problem(key, key + " is empty", "name one at least, or leave the key out");
      }
    }
    map.get().refuseUnknownKeys();
    return new SearchFile(free, aims, required);
  }

  private static void free(YamlMap map, Map<Freedom, Optional<Span>> free) {
    List<String> known = freedoms();
    for (String key : map.keys()) {
      Optional<Freedom> freedom = Freedom.of(key);
      if (freedom.isEmpty()) {
        map.problem(key, "nothing that can be freed is called " + key, Words.advice(key, known));
        map.has(key);
        continue;
      }
      free.put(freedom.get(), span(map, key, freedom.get()));
    }
    oneOfNumbers(List.copyOf(free.keySet()), map.file(), map.line(), map.problems());
  }

  private static Optional<Span> span(YamlMap map, String key, Freedom freedom) {
    if (!map.isMap(key)) {
      yes(map, key, " is not freed");
      return Optional.empty();
    }
    YamlMap values = map.map(key).orElseThrow();
    if (freedom.usual().isEmpty()) {
      map.problem(key, key + " is a choice of words", "write " + key + ": yes");
      return Optional.empty();
    }
    Span usual = freedom.usual().get();
    int before = map.problems().count();
    OptionalDouble from = values.optionalNumber("from", freedom.least(), freedom.most());
    OptionalDouble to = values.optionalNumber("to", freedom.least(), freedom.most());
    OptionalDouble step = values.optionalNumber("step", 1e-6, FAR);
    values.refuseUnknownKeys();
    if (map.problems().count() > before) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Span(from.orElse(usual.from()), to.orElse(usual.to()), step.orElse(usual.step())));
    } catch (IllegalArgumentException e) {
      map.problem(
          key,
          key + ": " + e.getMessage(),
          "from below to, and a step that gives 2 to " + Span.MOST_LEVELS + " numbers");
      return Optional.empty();
    }
  }

  /// @param no what a `no` says of the key
  private static void yes(YamlMap map, String key, String no) {
    if (map.optionalYesNo(key).filter(yes -> !yes).isPresent()) {
      map.problem(key, key + no, "write yes, or leave it out");
    }
  }

  private static void aims(YamlMap map, Map<Aim, Optional<Double>> aims) {
    List<String> known = Stream.of(Aim.values()).map(Aim::id).toList();
    for (String key : map.keys()) {
      Optional<Aim> aim = Aim.of(key);
      if (aim.isEmpty()) {
        map.problem(key, "no aim is called " + key, Words.advice(key, known));
        map.has(key);
        continue;
      }
      Optional<Double> epsilon = Optional.empty();
      if (map.isMap(key)) {
        YamlMap values = map.map(key).orElseThrow();
        double value = values.number("epsilon", 1e-9, FAR);
        epsilon = Optional.of(value);
        values.refuseUnknownKeys();
      } else {
        yes(map, key, " is not aimed at");
      }
      aims.put(aim.get(), epsilon);
    }
  }

  /// Over this, what the command line says.
  ///
  /// @param problems takes every mistake
  SearchFile over(
      List<String> freeNames,
      List<String> aimNames,
      List<String> requiredNames,
      Problems problems) {
    Map<Freedom, Optional<Span>> newFree =
        new LinkedHashMap<>(freeNames.isEmpty() ? free : Map.of());
    for (String name : freeNames) {
      Freedom.of(name)
          .ifPresentOrElse(
              f -> newFree.put(f, free.getOrDefault(f, Optional.empty())),
              () -> unknown("--free", name, freedoms(), problems));
    }
    if (!freeNames.isEmpty()) {
      oneOfNumbers(List.copyOf(newFree.keySet()), Checks.COMMAND, 0, problems);
    }
    Map<Aim, Optional<Double>> newAims = new LinkedHashMap<>(aimNames.isEmpty() ? aims : Map.of());
    List<String> known = Stream.of(Aim.values()).map(Aim::id).toList();
    for (String name : aimNames) {
      Aim.of(name)
          .ifPresentOrElse(
              a -> newAims.put(a, aims.getOrDefault(a, Optional.empty())),
              () -> unknown("--aim", name, known, problems));
    }
    requiredNames.stream()
        .filter(r -> !REQUIREMENTS.contains(r))
        .forEach(r -> unknown("--require", r, REQUIREMENTS, problems));
    return new SearchFile(
        newFree,
        newAims,
        requiredNames.isEmpty() ? required : requiredNames.stream().distinct().toList());
  }

  private static List<String> freedoms() {
    return Stream.of(Freedom.values()).map(Freedom::id).toList();
  }

  private static void unknown(String option, String name, List<String> known, Problems problems) {
    problems.add(Checks.COMMAND, 0, option + " " + name + " is unknown", Words.advice(name, known));
  }

  private static void oneOfNumbers(List<Freedom> freed, String file, int line, Problems problems) {
    var both = new ArrayList<>(freed);
    both.retainAll(Freedom.OF_NUMBERS);
    if (both.size() > 1) {
      problems.add(
          file,
          line,
          String.join(" and ", both.stream().map(Freedom::id).toList()) + " turn the same numbers",
          "keep one of them");
    }
  }
}
