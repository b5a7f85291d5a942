package org.detente.web.begin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.detente.web.upload.Reading;
import tools.jackson.jr.ob.JSON;

/// What was answered so far, as it was typed, and the files that were brought.
///
/// @param answers name of a field to what it holds; a name begins with the word of its step
/// @param files `STEP/NAME` to bytes: at most one for each step
public record Sketch(Map<String, List<String>> answers, SortedMap<String, byte[]> files) {

  /// The file of a draft that holds the answers.
  public static final String ANSWERS = "answers.json";

  public Sketch {
    var copy = new LinkedHashMap<String, List<String>>();
    answers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    answers = Collections.unmodifiableMap(copy);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// Nothing yet.
  public static Sketch empty() {
    return new Sketch(Map.of(), new TreeMap<>());
  }

  /// What a draft keeps.
  public static Sketch of(SortedMap<String, byte[]> kept) {
    var answers = new LinkedHashMap<String, List<String>>();
    byte[] json = kept.get(ANSWERS);
    if (json != null) {
      JSON.std
          .mapFrom(new String(json, UTF_8))
          .forEach(
              (name, values) -> {
                var all = new ArrayList<String>();
                ((List<?>) values).forEach(v -> all.add((String) v));
                answers.put(name, all);
              });
    }
    var files = new TreeMap<>(kept);
    files.remove(ANSWERS);
    return new Sketch(answers, files);
  }

  /// The answers as a file.
  public byte[] json() {
    return JSON.std.asString(answers).getBytes(UTF_8);
  }

  /// The same with other answers to a step.
  ///
  /// @param step whose answers are replaced
  /// @param typed those of them whose names begin with the step's word are taken
  public Sketch with(Step step, Map<String, List<String>> typed) {
    var all = new LinkedHashMap<>(answers);
    all.keySet().removeIf(name -> name.startsWith(step.word() + "."));
    typed.forEach(
        (name, values) -> {
          if (name.startsWith(step.word() + ".")) {
            all.put(name, values);
          }
        });
    return new Sketch(all, files);
  }

  /// The same with a file; what was said of the file before it is forgotten.
  public Sketch with(Step step, String name, byte[] bytes) {
    return with(step, name, bytes, Map.of());
  }

  /// The same with a file in the place of another.
  ///
  /// @param said what was said of the file before and counts for this one too
  public Sketch with(Step step, String name, byte[] bytes, Map<String, List<String>> said) {
    var all = new TreeMap<>(files);
    all.keySet().removeIf(file -> file.startsWith(step.word() + "/"));
    all.put(step.word() + "/" + name, bytes);
    return new Sketch(with(step, said).answers(), all);
  }

  /// What a field holds; empty text where nothing was typed.
  public String text(String field) {
    List<String> values = answers.getOrDefault(field, List.of());
    return values.isEmpty() ? "" : values.getFirst().strip();
  }

  /// What a field holds, or what stands in where it was never shown or left empty.
  public String or(String field, String otherwise) {
    String typed = text(field);
    return typed.isEmpty() ? otherwise : typed;
  }

  /// Whether a field was sent, even empty.
  public boolean has(String field) {
    return answers.containsKey(field);
  }

  /// All that a field holds.
  public List<String> texts(String field) {
    return answers.getOrDefault(field, List.of());
  }

  /// Name of the file that was brought in a step.
  public Optional<String> file(Step step) {
    return files.keySet().stream()
        .filter(f -> f.startsWith(step.word() + "/"))
        .map(f -> f.substring(step.word().length() + 1))
        .findFirst();
  }

  /// What that file holds.
  public byte[] bytes(Step step) {
    return files.get(step.word() + "/" + file(step).orElseThrow());
  }

  /// How that file is to be read, as far as somebody said it.
  public Reading reading(Step step) {
    String in = step.word() + ".";
    String separator = text(in + "separator");
    String epsg = text(in + "epsg").replaceFirst("(?i)^EPSG:", "");
    return new Reading(
        Optional.of(text(in + "layer")).filter(t -> !t.isEmpty()),
        Optional.of(text(in + "charset")).filter(t -> !t.isEmpty()),
        separator.isEmpty()
            ? Optional.empty()
            : Optional.of(separator.equals("tab") ? '\t' : separator.charAt(0)),
        epsg.matches("[0-9]{4,6}") ? Optional.of(Integer.parseInt(epsg)) : Optional.empty());
  }

  /// What lists call it; empty until somebody says.
  public String label() {
    return text("frame.title");
  }
}
