package org.detente.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Reads `src/test/resources/mistakes/*.txt`: mistakes made in the tiny theatre and what is then
/// said about them, written so that everybody can read and add to them.
public final class MistakeCases {

  private MistakeCases() {}

  /// One replacement in one file.
  ///
  /// @param messages every mistake then found, in order
  public record Case(String file, String text, String replacement, List<String> messages) {

    @Override
    public String toString() {
      return file + ": " + replacement.strip();
    }
  }

  /// The cases of a file.
  ///
  /// @param name without `.txt`
  public static List<Case> of(String name) {
    try {
      Path file = Path.of(MistakeCases.class.getResource("/mistakes/" + name + ".txt").toURI());
      List<Case> cases = new ArrayList<>();
      for (String block : Files.readString(file).split("\n\n@ ")) {
        if (!block.startsWith("#")) {
          cases.add(
              new Case(
                  block.lines().findFirst().orElseThrow(),
                  String.join("\n", marked(block, "- ")),
                  String.join("\n", marked(block, "+ ")),
                  marked(block, "= ")));
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> marked(String block, String mark) {
    return block
        .lines()
        .skip(1)
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .collect(Collectors.toList());
  }
}
