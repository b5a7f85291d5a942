package org.detente.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.detente.option.Option;
import org.detente.option.OptionWriter;
import org.detente.study.StudyInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: a changed file keeps the lines of all that did not change.
class PatchTest {

  private static final String TEXT =
      """
      # Head.

      a: one   # beside a
      # Above b.
      b:   # beside b
          # Above x.
          x: 1
          # Above y.
          y: [1, 2]

      # Above list.
      list:
        # Above its item.
        - {k: v}
      long: |
        text
        # of the text
      # Tail.
      """;

  private static Optional<String> patched(String text, Draft wanted) {
    String before = Draft.of(text).written().text();
    String after = wanted.written().text();
    return Patch.of(text, before, after, made -> Draft.of(made).written().text().equals(after));
  }

  private static Draft with(String text, String path, String value) {
    Draft draft = Draft.of(text);
    if (value.isEmpty()) {
      draft.remove(path);
    } else {
      draft.put(path, value);
    }
    return draft;
  }

  @Test
  void nothingChangedIsTheSameToTheLetter() {
    assertThat(patched(TEXT, Draft.of(TEXT))).contains(TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a      | two | a: one   # beside a | a: two   # beside a",
        "b.x    | 7   | x: 1                | x: 7",
        "b.z    | 7   | 'y: [1, 2]'         | 'y: [1, 2]\n    z: 7'",
        "b.x    | ''  | '    # Above x.\n    x: 1\n' | ''",
        "list   | s   | 'list:\n  # Above its item.\n  - {k: v}' | list: s",
        "b      | s   | 'b:   # beside b\n    # Above x.\n    x: 1\n    # Above y.\n    y: [1, 2]'"
            + " | 'b: s   # beside b'",
        "list.0.k | w | '  - {k: v}' | '  -\n    k: w'",
        "new    | s   | '  # of the text\n' | '  # of the text\nnew: s\n'"
      })
  void onlyTheLinesOfWhatChangedAreReplaced(
      String path, String value, String before, String after) {
    String wanted = TEXT.replace(before.replace("\\n", "\n"), after.replace("\\n", "\n"));

    assertThat(patched(TEXT, with(TEXT, path, value))).contains(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{a: 1, b: 2}", "'- 1'", "'? [a]\n: 1'", "'a: &x {b: 1}\nc: *x'"})
  void whatIsNotWrittenKeyByKeyIsLeftToOthersOrSaysTheSame(String escaped) {
    String text = escaped.replace("\\n", "\n");
    String before = "a: 1\nc:\n  b: 1\n";
    String after = "a: 2\nc:\n  b: 1\n";
    assertThat(Patch.of(text, before, after, made -> says(made, after)))
        .satisfiesAnyOf(
            made -> assertThat(made).isEmpty(),
            made -> assertThat(says(made.orElseThrow(), after)).isTrue());
  }

  private static boolean says(String made, String wanted) {
    try {
      return Draft.of(made).written().text().equals(Draft.of(wanted).written().text());
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Test
  void itemsOfAListThatDoNotChangeStayWithTheirRemarks() {
    String text =
        """
        list:   # of three
          # The first.
          - {k: a}
          # The second.
          - k: b   # beside it
            l: 1
          # The third.
          - {k: c}
        end: yes
        """;
    Draft wanted = Draft.of(text);
    wanted.put("list.1.l", "2");

    assertThat(patched(text, wanted))
        .contains(text.replace("  - k: b   # beside it\n    l: 1", "  -\n    k: b\n    l: 2"));
    wanted.remove("list.0");
    // Fewer than before: the list is written anew, the rest stays.
    assertThat(patched(text, wanted).orElseThrow())
        .startsWith("list:   # of three\n  -\n")
        .doesNotContain("The first.")
        .endsWith("end: yes\n");
  }

  /// Items that stand in another order than the writer's are not mixed up.
  @Test
  void aListInAnotherOrderSaysWhatItShall() {
    String text = "# Head.\nlist:\n  # b is first.\n  - {k: b}\n  - {k: a}\n# Tail.\nend: yes\n";
    String before = "list:\n  - {k: a}\n  - {k: b}\nend: yes\n";
    String after = "list:\n  - {k: a}\n  - {k: c}\nend: yes\n";

    Optional<String> made = Patch.of(text, before, after, m -> says(m, after));

    assertThat(says(made.orElseThrow(), after)).isTrue();
    assertThat(made.orElseThrow()).contains("# Head.", "# Tail.");
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  /// Law: with random remarks between the lines of options, and random fields changed, the file
  /// says what it shall say, and all lines of unchanged parts are there in their order.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void optionsSayWhatTheyShallAndKeepTheRest(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    Path folder = Path.of("../model/src/test/resources/theatres/tiny");
    StudyInput input = StudyInput.read(folder);
    List<Option> options = input.folder().options();
    Option option = options.get(random.nextInt(options.size()));
    var lines = new ArrayList<String>();
    for (String line : Files.readAllLines(folder.resolve("options/" + option.id() + ".yaml"))) {
      if (random.nextInt(4) == 0 && !line.startsWith(" ")) {
        lines.add("# remark " + lines.size());
      }
      lines.add(line);
    }
    String text = String.join("\n", lines) + "\n";
    String before = OptionWriter.text(option, List.of());
    Draft wanted = Draft.of(before);
    List<String> heads =
        wanted.keys("headings").stream()
            .filter(k -> !wanted.text("headings." + k).isEmpty())
            .toList();
    String head = heads.get(random.nextInt(heads.size()));
    wanted.put("headings." + head, "Changed: " + seed);
    if (random.nextBoolean()) {
      wanted.put("title", "Changed # " + seed);
    }
    if (random.nextBoolean()) {
      wanted.put("settings.some.other", "level");
    }
    String after = wanted.written().text();

    // By the same writer, so that nothing differs but what was changed.
    String same = Draft.of(before).written().text();
    String made = Patch.of(text, same, after, _ -> true).orElseThrow();

    Draft read = Draft.of(made);
    assertThat(read.text("headings." + head)).isEqualTo("Changed: " + seed);
    assertThat(read.text("title")).isEqualTo(wanted.text("title"));
    assertThat(read.text("settings.some.other")).isEqualTo(wanted.text("settings.some.other"));
    List<String> kept = new ArrayList<>(lines);
    kept.removeIf(l -> l.startsWith("  " + head + ":") || l.startsWith("title:"));
    assertThat(made.lines().toList()).containsSubsequence(kept);
  }
}
