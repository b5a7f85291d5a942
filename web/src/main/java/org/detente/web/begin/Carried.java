package org.detente.web.begin;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.web.upload.Brought;
import org.detente.web.upload.Layer;
import org.detente.web.upload.Reading;

/// What was said of a file and counts for the one that takes its place, so that a corrected file
/// need not be explained again.
public final class Carried {

  /// Answers on a file as a whole, beside those on its columns.
  private static final String OF_FILE =
      "source|licence|unit|decimal|household|outside|deaths\\..*|value\\..*";

  /// Answers on how it is to be read.
  private static final List<String> HOW = List.of("layer", "charset", "separator", "epsg");

  private Carried() {}

  /// Reads a file.
  public interface Reader {
    Brought read(String name, byte[] bytes, Reading reading);
  }

  /// What stays said. Columns that were chosen stay where the file has them; with the same columns
  /// all that was said of the file as a whole stays too. What was said of single rows does not:
  /// they may be other ones.
  ///
  /// @param name of the new file
  /// @return name of a field to what it holds
  public static Map<String, List<String>> over(
      Sketch before, Step step, String name, byte[] bytes, Reader reader) {
    Optional<String> earlier = before.file(step);
    if (earlier.isEmpty()) {
      return Map.of();
    }
    byte[] was = before.bytes(step);
    Map<String, List<String>> said =
        how(before, step, reader.read(earlier.get(), was, Reading.GUESSED));
    Optional<Layer> then = reader.read(earlier.get(), was, before.reading(step)).layer();
    Optional<Layer> now = layer(step, said, name, bytes, reader);
    if (now.isEmpty()) {
      said.clear();
      now = layer(step, said, name, bytes, reader);
    }
    if (now.isEmpty()) {
      return Map.of();
    }
    Set<String> columns = new HashSet<>(now.get().columns());
    boolean same = then.isPresent() && columns.equals(new HashSet<>(then.get().columns()));
    if (!same) {
      said.clear();
      now = layer(step, said, name, bytes, reader);
      if (now.isEmpty()) {
        return Map.of();
      }
      columns = new HashSet<>(now.get().columns());
    }
    String in = step.word() + ".";
    for (Map.Entry<String, List<String>> e : before.answers().entrySet()) {
      if (e.getKey().startsWith(in)) {
        boolean file = e.getKey().substring(in.length()).matches(OF_FILE);
        List<String> values = e.getValue();
        if (!file && ofColumns(values, columns)
            || same && (file || values.equals(List.of("none")))) {
          said.put(e.getKey(), values);
        }
      }
    }
    return said;
  }

  private static boolean ofColumns(List<String> values, Set<String> columns) {
    return !values.isEmpty()
        && values.stream().allMatch(v -> v.startsWith("col:") && columns.contains(v.substring(4)));
  }

  private static Optional<Layer> layer(
      Step step, Map<String, List<String>> said, String name, byte[] bytes, Reader reader) {
    return reader.read(name, bytes, Sketch.empty().with(step, said).reading(step)).layer();
  }

  /// How somebody said that it is to be read, where that is not how it would be read anyway.
  private static Map<String, List<String>> how(Sketch before, Step step, Brought guess) {
    Map<String, String> anyway =
        Map.of(
            "layer", guess.layer().map(Layer::name).orElse(""),
            "charset", guess.charset().orElse(""),
            "separator", guess.separator().map(s -> s == '\t' ? "tab" : s.toString()).orElse(""),
            "epsg", guess.epsg().map(e -> Integer.toString(e)).orElse(""));
    var said = new LinkedHashMap<String, List<String>>();
    for (String how : HOW) {
      String field = step.word() + "." + how;
      String typed = before.text(field);
      if (!typed.isEmpty() && !typed.equals(anyway.get(how))) {
        said.put(field, List.of(typed));
      }
    }
    return said;
  }
}
