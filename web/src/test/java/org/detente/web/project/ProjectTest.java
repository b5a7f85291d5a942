package org.detente.web.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.detente.input.InputException;
import org.detente.study.StudyInput;
import org.detente.web.project.Project.Saving;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// FEATURE UNDER TEST: projects in the database: nothing is lost, nothing wrong gets in, nobody's
/// change is overwritten unseen; on H2 and on PostgreSQL.
class ProjectTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");
  private static final String OPTION = "options/concord-mission.yaml";

  private static EmbeddedPostgres postgres;

  @TempDir private Path temporary;

  enum Kind {
    H2,
    POSTGRESQL
  }

  @AfterAll
  static void stop() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
  }

  private Database database(Kind kind) throws IOException {
    if (kind == Kind.H2) {
      return Database.open(temporary.resolve("data"), Optional.empty());
    }
    if (postgres == null) {
      try {
        postgres = EmbeddedPostgres.builder().start();
      } catch (IOException | RuntimeException e) {
        Assumptions.abort("PostgreSQL cannot be started here: " + e);
      }
    }
    return Database.open(
        temporary.resolve("data"), Optional.of(postgres.getJdbcUrl("postgres", "postgres")));
  }

  private static Path theatre(Path parent) throws IOException {
    Path theatre = parent.resolve("tiny");
    try (Stream<Path> files = Files.walk(TINY)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, theatre.resolve(TINY.relativize(file).toString()));
      }
    }
    return theatre;
  }

  private Project project(Database database, Path theatre) throws IOException {
    return Project.open(database, theatre, temporary.resolve("data/theatres"));
  }

  private static Map<String, Optional<byte[]>> retitled(Project project, String title)
      throws IOException {
    String text = project.tree(project.head().number()).text(OPTION).orElseThrow();
    return Map.of(
        OPTION,
        Optional.of(text.replaceFirst("(?m)^title: .*$", "title: " + title).getBytes(UTF_8)));
  }

  private static Version saved(Saving saving) {
    assertThat(saving).isInstanceOf(Saving.Saved.class);
    return ((Saving.Saved) saving).version();
  }

  private static String title(Project project) throws IOException {
    return StudyInput.read(project.folder()).folder().options().stream()
        .filter(o -> o.id().equals("concord-mission"))
        .findFirst()
        .orElseThrow()
        .title();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aChangeIsAVersionAndTheFolderStaysAsItWas(Kind kind) throws Exception {
    Path theatre = theatre(temporary);
    Tree before = Tree.of(theatre);
    try (Database database = database(kind)) {
      Project project = project(database, theatre);
      assertThat(project.folder()).isEqualTo(theatre);
      assertThat(project.edited()).isFalse();

      Version second = saved(project.save(retitled(project, "Changed"), 1, "the title"));

      assertThat(second.number()).isEqualTo(2);
      assertThat(second.parent()).hasValue(1);
      assertThat(project.folder()).isNotEqualTo(theatre);
      assertThat(project.folder().getFileName()).hasToString("tiny");
      assertThat(title(project)).isEqualTo("Changed");
      assertThat(Tree.of(theatre).hashes()).isEqualTo(before.hashes());
      assertThat(project.tree(1).hashes()).isEqualTo(before.hashes());
    }
    try (Database database = database(kind)) {
      Project again = project(database, theatre);
      assertThat(again.head().number()).isEqualTo(2);
      assertThat(title(again)).isEqualTo("Changed");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void undoAndRedoPointBackAndLoseNothing(Kind kind) throws Exception {
    Path theatre = theatre(temporary);
    try (Database database = database(kind)) {
      Project project = project(database, theatre);
      String first = title(project);
      saved(project.save(retitled(project, "Second"), 1, "the title"));
      saved(project.save(retitled(project, "Third"), 2, "the title again"));

      assertThat(saved(project.undo(3)).standsFor()).isEqualTo(2);
      assertThat(title(project)).isEqualTo("Second");
      assertThat(saved(project.undo(4)).standsFor()).isEqualTo(1);
      assertThat(title(project)).isEqualTo(first);
      assertThat(project.folder()).isEqualTo(theatre);
      assertThat(project.undo(5)).isInstanceOf(Saving.Same.class);
      assertThat(saved(project.redo(5)).standsFor()).isEqualTo(2);
      assertThat(saved(project.redo(6)).standsFor()).isEqualTo(3);
      assertThat(title(project)).isEqualTo("Third");
      assertThat(project.redo(7)).isInstanceOf(Saving.Same.class);

      saved(project.undo(7));
      saved(project.save(retitled(project, "Fourth"), 8, "another title"));
      assertThat(project.steps().redo()).isEmpty();
      saved(project.undo(9));
      assertThat(title(project)).isEqualTo("Second");
      assertThat(project.versions()).hasSize(10);
      assertThat(project.tree(3).text(OPTION).orElseThrow()).contains("title: Third");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whoeverBeganFromAnOlderVersionIsToldAndNothingIsSaved(Kind kind) throws Exception {
    try (Database database = database(kind)) {
      Project project = project(database, theatre(temporary));
      Map<String, Optional<byte[]>> other = retitled(project, "Of another tab");
      saved(project.save(retitled(project, "Of this tab"), 1, "the title"));

      assertThatThrownBy(() -> project.save(other, 1, "the title"))
          .isInstanceOfSatisfying(Outdated.class, e -> assertThat(e.newest()).isEqualTo(2));
      assertThatThrownBy(() -> project.undo(1)).isInstanceOf(Outdated.class);

      assertThat(title(project)).isEqualTo("Of this tab");
      assertThat(project.versions()).hasSize(2);
      // Another file's change is no reason to refuse.
      String text = project.tree(1).text("options/agreement-only.yaml").orElseThrow();
      saved(
          project.save(
              Map.of(
                  "options/agreement-only.yaml",
                  Optional.of(
                      text.replaceFirst("(?m)^title: .*$", "title: Beside").getBytes(UTF_8))),
              1,
              "beside"));
      assertThat(title(project)).isEqualTo("Of this tab");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatCannotBeReadIsNotTakenIn(Kind kind) throws Exception {
    try (Database database = database(kind)) {
      Project project = project(database, theatre(temporary));

      Saving saving = project.save(retitled(project, "[1, 2"), 1, "nonsense");
      Saving gone = project.save(Map.of("theatre.yaml", Optional.empty()), 1, "nonsense");

      assertThat(saving)
          .isInstanceOfSatisfying(
              Saving.Refused.class,
              r -> assertThat(r.problems().getFirst().toString()).startsWith(OPTION + ":"));
      assertThat(gone)
          .isInstanceOfSatisfying(
              Saving.Refused.class,
              r -> assertThat(r.problems()).extracting(p -> p.file()).contains("theatre.yaml"));
      assertThat(project.versions()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aChangeInTheFolderCountsUntilSomethingIsChangedHereAndIsOfferedAfterwards(Kind kind)
      throws Exception {
    Path theatre = theatre(temporary);
    Path file = theatre.resolve(OPTION);
    try (Database database = database(kind)) {
      Project project = project(database, theatre);
      Files.writeString(
          file, Files.readString(file).replaceFirst("(?m)^title: .*$", "title: By hand"));
      assertThat(project.present().number()).isEqualTo(2);
      assertThat(project.head().kind()).isEqualTo(Version.Kind.FOLDER);
      assertThat(project.edited()).isFalse();

      Files.writeString(file, "nonsense");
      assertThatThrownBy(project::present).isInstanceOf(InputException.class);
      Files.write(file, project.tree(2).files().get(OPTION));
      saved(project.save(retitled(project, "Here"), 2, "the title"));
      assertThat(project.inFolder()).isEmpty();

      Files.writeString(
          file, Files.readString(file).replaceFirst("(?m)^title: .*$", "title: By hand again"));
      assertThat(project.inFolder()).containsOnlyKeys(OPTION);
      assertThat(title(project)).isEqualTo("Here");
      saved(project.save(project.inFolder(), 3, "taken from the folder"));
      assertThat(title(project)).isEqualTo("By hand again");
      assertThat(project.inFolder()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aRunIsTakenDownWithTheVersionItRanOn(Kind kind) throws Exception {
    try (Database database = database(kind)) {
      Path theatre = theatre(temporary);
      Project project = project(database, theatre);
      project.ran("0001", theatre);
      saved(project.save(retitled(project, "Changed"), 1, "the title"));
      Path second = project.folder();
      project.ran("0002", second);
      saved(project.save(retitled(project, "Changed again"), 2, "the title"));
      // It had begun before.
      project.ran("0002", second);

      assertThat(project.runs()).isEqualTo(Map.of(1, List.of("0001"), 2, List.of("0002")));
    }
  }

  @Test
  void theNewestMigrationIsTheOneThatIsAskedFor() throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of("src/main/resources/org/detente/web/project/migrations"))) {
      assertThat(
              files
                  .map(f -> f.getFileName().toString().replaceAll("^V([0-9]+)__.*$", "$1"))
                  .mapToInt(Integer::parseInt)
                  .max())
          .hasValue(Integer.parseInt(Database.NEWEST));
    }
  }

  @Test
  void onlyAFewVersionsStayLaidOut() throws Exception {
    try (Database database = database(Kind.H2)) {
      Project project = project(database, theatre(temporary));
      for (int i = 1; i < 9; i++) {
        saved(project.save(retitled(project, "Title " + i), i, "title"));
      }
      try (Stream<Path> laidOut = Files.list(temporary.resolve("data/theatres/1"))) {
        assertThat(laidOut).hasSizeLessThanOrEqualTo(4);
      }
      assertThat(title(project)).isEqualTo("Title 8");
      saved(project.undo(9));
      saved(project.undo(10));
      saved(project.undo(11));
      assertThat(title(project)).isEqualTo("Title 5");
      assertThat(project.tree(2).text(OPTION).orElseThrow()).contains("Title 1");
    }
  }

  /// Saves one title after another, and says of each that it is saved.
  static final class Saver {
    private Saver() {}

    public static void main(String[] args) throws Exception {
      Path data = Path.of(args[0]);
      Project project =
          Project.open(
              Database.open(data, Optional.empty()), Path.of(args[1]), data.resolve("theatres"));
      for (int i = 0; ; i++) {
        int began = project.head().number();
        Version version = saved(project.save(retitled(project, "Title " + i), began, "title " + i));
        System.out.println("saved " + version.number() + " " + i);
        System.out.flush();
      }
    }
  }

  @Test
  void whatWasAcknowledgedOutlivesAKill() throws Exception {
    Path theatre = theatre(temporary);
    Path data = temporary.resolve("data");
    int acknowledged = 0;
    int last = -1;
    for (int round = 0; round < 2; round++) {
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Saver.class.getName(),
                  data.toString(),
                  theatre.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (BufferedReader says =
          new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
        // To the end: what it had said before it was killed counts too.
        int heard = 0;
        for (String line = says.readLine(); line != null; line = says.readLine()) {
          String[] words = line.split(" ");
          if (words.length == 3 && words[0].equals("saved")) {
            acknowledged = Integer.parseInt(words[1]);
            last = Integer.parseInt(words[2]);
            heard++;
          }
          if (heard == 10 + round * 7) {
            // By its handle: the process itself would close what is still to be read.
            child.toHandle().destroyForcibly();
          }
        }
        assertThat(child.waitFor()).isNotZero();
      }
      try (Database database = Database.open(data, Optional.empty())) {
        Project project = project(database, theatre);
        assertThat(project.head().number()).isBetween(acknowledged, acknowledged + 1);
        assertThat(project.versions()).hasSize(project.head().number());
        assertThat(project.tree(acknowledged).text(OPTION).orElseThrow())
            .contains("title: Title " + last + "\n");
        assertThat(title(project)).startsWith("Title ");
      }
    }
    assertThat(acknowledged).isGreaterThan(25);
  }
}
