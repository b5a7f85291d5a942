package org.detente.web.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// FEATURE UNDER TEST: drafts and the list of theatres in the database, on H2 and on PostgreSQL.
class DraftsTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");

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

  private Optional<String> server(Kind kind) {
    if (kind == Kind.H2) {
      return Optional.empty();
    }
    if (postgres == null) {
      try {
        postgres = EmbeddedPostgres.builder().start();
      } catch (IOException | RuntimeException e) {
        Assumptions.abort("PostgreSQL cannot be started here: " + e);
      }
    }
    return Optional.of(postgres.getJdbcUrl("postgres", "postgres"));
  }

  private Database database(Kind kind) throws IOException {
    return Database.open(temporary.resolve("data"), server(kind));
  }

  private static Tree tree(String... namesAndTexts) {
    var files = new TreeMap<String, byte[]>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(UTF_8));
    }
    return new Tree(files);
  }

  private static Map<String, Optional<byte[]>> change(String name, String text) {
    return Map.of(name, Optional.of(text.getBytes(UTF_8)));
  }

  private long contents(Kind kind) throws Exception {
    String url =
        server(kind).orElse("jdbc:h2:file:" + temporary.resolve("data/projects").toAbsolutePath());
    try (Connection c = DriverManager.getConnection(url);
        Statement s = c.createStatement();
        ResultSet count = s.executeQuery("SELECT COUNT(*) FROM content")) {
      count.next();
      return count.getLong(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void draftsAreKeptChangedAndDropped(Kind kind) throws Exception {
    int id;
    long before;
    try (Database database = database(kind)) {
      var drafts = new Drafts(database);
      before = contents(kind);
      id = drafts.begin("One", tree("answers.json", "{}" + kind));
      drafts.save(id, 1, "Two", change("zones/z.csv", "a large file" + kind));
      assertThatThrownBy(() -> drafts.save(id, 1, "Late", change("answers.json", "late")))
          .isInstanceOf(Outdated.class);
    }
    try (Database database = database(kind)) {
      var drafts = new Drafts(database);
      Drafts.Draft draft = drafts.find(id).orElseThrow();
      assertThat(draft.entry().label()).isEqualTo("Two");
      assertThat(draft.files().text("zones/z.csv")).contains("a large file" + kind);
      assertThat(drafts.open()).extracting(Drafts.Entry::id).contains(id);

      drafts.drop(id);

      assertThat(drafts.find(id)).isEmpty();
      assertThat(drafts.open()).extracting(Drafts.Entry::id).doesNotContain(id);
      assertThat(contents(kind)).as("files of a dropped draft go").isEqualTo(before);
      assertThat(drafts.begin("Next", tree())).isGreaterThan(id);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theFilesOfATheatreStayWhenADraftWithTheSameIsDone(Kind kind) throws Exception {
    try (Database database = database(kind)) {
      var drafts = new Drafts(database);
      Tree tiny = Tree.of(TINY);
      int id = drafts.begin("Draft", tiny);
      Project project =
          Project.made(
              database, "made", tiny, "made for a test", temporary.resolve("data/theatres"));
      drafts.done(id, project.id());

      assertThat(drafts.find(id).orElseThrow().project()).contains(project.id());
      assertThat(project.tree(1).files().keySet()).isEqualTo(tiny.files().keySet());
      assertThat(project.edited()).isTrue();
      assertThat(project.folder()).isDirectory().hasFileName("made");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theatresAreListedRenamedPutAwayAndBroughtBack(Kind kind) throws Exception {
    Path layouts = temporary.resolve("data/theatres");
    int id;
    try (Database database = database(kind)) {
      id = Project.made(database, "made", Tree.of(TINY), "made", layouts).id();
    }
    try (Database database = database(kind)) {
      var projects = new Projects(database);
      assertThat(projects.find(id).orElseThrow().label()).isEqualTo("made");
      projects.name(id, "Its title");
      projects.name(id, "Another");
      assertThat(projects.find(id).orElseThrow().label()).isEqualTo("Its title");
      projects.rename(id, " Renamed ");
      assertThat(projects.find(id).orElseThrow().label()).isEqualTo("Renamed");
      for (String bad : new String[] {"", " ", "a\nb", "x".repeat(201)}) {
        assertThatThrownBy(() -> projects.rename(id, bad))
            .isInstanceOf(IllegalArgumentException.class);
      }
      projects.putAway(id);
      assertThat(projects.find(id).orElseThrow().putAway()).isPresent();
      projects.bringBack(id);
      assertThat(projects.find(id).orElseThrow().putAway()).isEmpty();
      assertThat(projects.find(id).orElseThrow().versions()).isEqualTo(1);
      assertThat(Project.open(database, id, layouts).orElseThrow().name()).isEqualTo("made");
      assertThat(Project.open(database, 999, layouts)).isEmpty();
    }
  }
}
