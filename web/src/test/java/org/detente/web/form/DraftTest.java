package org.detente.web.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.detente.input.Problems;
import org.detente.option.Option;
import org.detente.option.OptionLoader;
import org.detente.option.OptionWriter;
import org.detente.study.StudyInput;
import org.detente.web.form.Differences.Difference;
import org.detente.web.message.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: drafts: written and read back they are the same, every line leads to its
/// field, and what differs is told in words.
class DraftTest {

  private static final Path THEATRES = Path.of("../theatres");

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"karabakh-2015", "macedonia-2001", "bosnia-1996"})
  void everyOptionOfATheatreIsTheSameAsADraft(String name) throws IOException {
    StudyInput input = StudyInput.read(THEATRES.resolve(name));
    for (Option option : input.folder().options()) {
      Draft.Written written = OptionDraft.of(option, input.theatre()).written();
      Path file = temporary.resolve(option.id() + ".yaml");
      Files.writeString(file, written.text());
      var problems = new Problems();

      Option read = OptionLoader.load(file, input.theatre(), problems).orElseThrow();

      assertThat(problems.sorted()).isEmpty();
      assertThat(OptionWriter.text(read, List.of()))
          .isEqualTo(OptionWriter.text(option, List.of()));
      assertThat(
              Differences.between(
                  OptionDraft.of(option, input.theatre()),
                  OptionDraft.of(read, input.theatre()),
                  input.theatre(),
                  Languages.ENGLISH))
          .isEmpty();
    }
  }

  @Test
  void aTheatreWrittenWithoutItsCommentsIsTheSame() throws IOException {
    Path theatre = THEATRES.resolve("karabakh-2015");
    Path copy = temporary.resolve("karabakh-2015");
    try (Stream<Path> files = Files.walk(theatre)) {
      for (Path file : files.sorted().toList()) {
        Path to = copy.resolve(theatre.relativize(file).toString());
        if (file.toString().endsWith(".yaml")) {
          Files.writeString(to, Draft.of(Files.readString(file)).written().text());
        } else {
          Files.copy(file, to);
        }
      }
    }
    StudyInput read = StudyInput.read(copy);
    StudyInput own = StudyInput.read(theatre);

    assertThat(read.theatre().zones()).isEqualTo(own.theatre().zones());
    assertThat(read.theatre().actors()).isEqualTo(own.theatre().actors());
    assertThat(read.brief()).isEqualTo(own.brief());
    assertThat(read.force().isPresent()).isTrue();
    assertThat(read.menu().isPresent()).isTrue();
  }

  @Test
  void whateverIsTypedIsReadBackToTheLetter() {
    for (String text :
        List.of(
            "null",
            "~",
            "yes",
            "1e5",
            "0x10",
            "a: b",
            "# no",
            "- x",
            "\"",
            "\\n",
            "line\nline",
            "\u2028",
            "\u0007",
            "{}",
            "[",
            "*a",
            "&a",
            "!t",
            "é\uD83D\uDE00",
            " x",
            "1_000",
            "")) {
      Draft draft = Draft.empty();
      draft.put("key", text);
      draft.put("list", new java.util.ArrayList<Object>(List.of(text, text)));

      Draft read = Draft.of(draft.written().text());

      assertThat(read.text("key")).isEqualTo(text);
      assertThat(read.texts("list")).containsExactly(text, text);
    }
  }

  @Test
  void aLineLeadsToItsField() {
    Draft draft =
        Draft.of("a: 1\nb: {c: two, d: [1, 2, 3]}\nlist:\n  - {x: one}\n  - {x: two, z: three}\n");
    Draft.Written written = draft.written();
    List<String> lines = written.text().lines().toList();

    assertThat(written.places()).hasSize(lines.size());
    written
        .places()
        .forEach(
            (line, path) -> {
              String last = path.substring(path.lastIndexOf('.') + 1);
              assertThat(lines.get(line - 1).strip())
                  .startsWith(last.matches("[0-9]+") ? "-" : last + ":");
            });
    assertThat(written.places().values()).contains("list.1.z", "b.d", "a");
  }

  @Test
  void fieldsGoWhereTheirNamesSay() {
    Draft draft = Draft.of("a: {b: x}\nlist: [{c: one}]\nr: [1, 2, 3]\n");
    Draft typed =
        Typed.into(
            draft,
            Map.of(
                "t:a.b", List.of(""),
                "o:a.c", List.of("new"),
                "o:list.0.c", List.of(""),
                "t:list.1.c", List.of("two"),
                "l:words", List.of("", "p", "q"),
                "r:r.low", List.of("4"),
                "r:r.central", List.of(" 5 "),
                "r:r.high", List.of(""),
                "q:a.none.low", List.of(""),
                "q:a.none.central", List.of("")));

    assertThat(typed.at("a.b")).hasValue("");
    assertThat(typed.text("a.c")).isEqualTo("new");
    assertThat(typed.at("list.0.c")).isEmpty();
    assertThat(typed.text("list.1.c")).isEqualTo("two");
    assertThat(typed.texts("words")).containsExactly("p", "q");
    assertThat(typed.texts("r")).containsExactly("4", "5", "");
    assertThat(typed.at("a.none")).isEmpty();
    assertThat(draft.text("a.b")).isEqualTo("x");
    for (String nowhere : List.of("t:a.b.c", "t:list.7.c", "t:list.x")) {
      assertThatThrownBy(() -> Typed.into(draft, Map.of(nowhere, List.of("v"))))
          .as(nowhere)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () -> Typed.into(draft, Map.of("t:a.b", List.of("x".repeat(Typed.LONGEST + 1)))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void idsAreMadeFromTitles() {
    assertThat(Typed.id("Zürich, März (2)!", List.of(), "x")).isEqualTo("zurich-marz-2");
    assertThat(Typed.id("A", List.of("a", "a-2"), "x")).isEqualTo("a-3");
    assertThat(Typed.id("Ճանապարհ", List.of(), "option")).isEqualTo("option");
    assertThat(Typed.id("x".repeat(90), List.of(), "option")).hasSize(48);
  }

  @Test
  void differencesStandTogetherWhereZonesShareThem() {
    StudyInput input = StudyInput.read(Path.of("../model/src/test/resources/theatres/tiny"));
    Option option =
        input.folder().options().stream()
            .filter(o -> o.id().equals("concord-mission"))
            .findFirst()
            .orElseThrow();
    Draft before = OptionDraft.of(option, input.theatre());
    Draft after = before.copy();
    for (int zone = 0; zone < 2; zone++) {
      after.put("zone_plans." + zone + ".phases.interposition.1.hardness", "armed");
    }
    after.remove("zone_plans.2.phases.mixed-police.1");
    after.put("headings.logistics", "By road.");

    assertThat(Differences.between(before, after, input.theatre(), Languages.ENGLISH))
        .extracting(Difference::what)
        .satisfiesExactlyInAnyOrder(
            w -> assertThat(w).contains(" and ").contains("hardness"),
            w -> assertThat(w).contains("phase mixed-police").doesNotContain("hardness"),
            w -> assertThat(w).isEqualTo("Logistics"));
  }

  @Test
  void rowsOfATableAreChangedOneByOne() {
    String text = "a,b,reader\n1,\"x, \"\"y\"\"\",\n2,\"two\nlines\",mediator\n3,z,\n";
    Rows rows = Rows.of(text);

    assertThat(rows.rows()).extracting(Rows.Row::line).containsExactly(2, 3, 5);
    assertThat(rows.row(1).orElseThrow().cells()).containsExactly("2", "two\nlines", "mediator");
    assertThat(rows.with(rows.row(1), java.util.Optional.of(List.of("2", "one", ""))))
        .isEqualTo("a,b,reader\n1,\"x, \"\"y\"\"\",\n2,one,\n3,z,\n");
    assertThat(rows.with(rows.row(0), java.util.Optional.empty()))
        .isEqualTo("a,b,reader\n2,\"two\nlines\",mediator\n3,z,\n");
    assertThat(rows.with(java.util.Optional.empty(), java.util.Optional.of(List.of("4", "", ""))))
        .isEqualTo(text + "4,,\n");
    assertThat(rows.next()).isEqualTo(6);
    assertThat(Rows.readBy(text, "planner")).doesNotContain("two").contains("x, ", "3,z,");
    assertThat(Rows.readBy(text, "mediator")).isEqualTo(text);
  }
}
