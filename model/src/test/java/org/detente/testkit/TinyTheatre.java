package org.detente.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.detente.input.Problem;
import org.detente.input.Problems;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.theatre.Theatre;

/// The invented theatre of `src/test/resources/theatres/tiny`: two parties, two communities, four
/// zones, two lines, ten settlements, three options.
public final class TinyTheatre {

  public static final String STATUS_QUO = "status-quo";
  public static final String WITHOUT_DEPLOYMENT = "agreement-only";
  public static final String MISSION = "concord-mission";

  private TinyTheatre() {}

  /// The folder itself; only to be read.
  public static Path folder() {
    try {
      return Path.of(TinyTheatre.class.getResource("/theatres/tiny").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The theatre with its options.
  public static TheatreFolder load() {
    return TheatreFolder.load(folder());
  }

  public static Theatre theatre() {
    return load().theatre();
  }

  /// In the order of their names: agreement-only, concord-mission, status-quo.
  public static List<Option> options() {
    return load().options();
  }

  public static Option option(String id) {
    return options().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  /// Copies the folder into another one.
  ///
  /// @return the copy, `parent/tiny`
  public static Path copy(Path parent) {
    Path from = folder();
    Path to = parent.resolve("tiny");
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.sorted().toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Copies the folder with one text replaced.
  ///
  /// @param file relative to the folder
  /// @param text must occur; only its first occurrence is replaced
  public static Path copyWith(Path parent, String file, String text, String replacement) {
    Path copy = copy(parent);
    replace(copy.resolve(file), text, replacement);
    return copy;
  }

  /// Replaces the first occurrence of a text in a file.
  public static void replace(Path file, String text, String replacement) {
    try {
      String before = Files.readString(file);
      int at = before.indexOf(text);
      if (at < 0) {
        throw new IllegalArgumentException(file + " does not contain " + text);
      }
      String after = before.substring(0, at) + replacement + before.substring(at + text.length());
      Files.writeString(file, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The mistakes found in a folder, as the user reads them, with file names relative to it.
  public static List<String> mistakes(Path folder) {
    var problems = new Problems();
    TheatreFolder.load(folder, problems);
    String prefix = folder + "/";
    return problems.sorted().stream()
        .map(Problem::toString)
        .map(message -> message.replace(prefix, ""))
        .toList();
  }
}
