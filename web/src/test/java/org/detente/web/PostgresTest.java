package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.detente.study.StudyInput;
import org.detente.study.WebServer;
import org.detente.web.server.Workbench;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: a server whose projects are kept in a PostgreSQL.
class PostgresTest {

  @TempDir private Path temporary;

  private static Workbench.Running start(Path theatre, Path data, String database)
      throws IOException {
    return Workbench.start(
        new WebServer.Settings(
            StudyInput.read(theatre), theatre, "127.0.0.1", true, 0, data, Optional.of(database)),
        System.out);
  }

  private static HttpResponse<String> send(Workbench.Running server, String path, String form)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(server.address()).resolve(path));
    if (!form.isEmpty()) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(form));
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void changesOutliveTheDataFolder() throws Exception {
    EmbeddedPostgres postgres;
    try {
      postgres = EmbeddedPostgres.builder().start();
    } catch (IOException | RuntimeException e) {
      Assumptions.abort("PostgreSQL cannot be started here: " + e);
      return;
    }
    try (postgres) {
      String database = postgres.getJdbcUrl("postgres", "postgres");
      Path theatre = Served.theatre(temporary);
      String frame = "/edit/options/concord-mission/frame?audience=planner";
      try (Workbench.Running server = start(theatre, temporary.resolve("one"), database)) {
        Forms form = Forms.on(send(server, frame, "").body(), "/edit").with("t:title", "Kept");
        assertThat(send(server, form.action(), form.body()).statusCode()).isEqualTo(303);
      }
      assertThat(temporary.resolve("one/projects.mv.db")).doesNotExist();
      try (Workbench.Running server = start(theatre, temporary.resolve("two"), database)) {
        assertThat(send(server, "/options/concord-mission", "").body()).contains("Kept");
        assertThat(send(server, "/changes?audience=planner", "").body()).contains("/changes/2");
      }
    }
  }

  @Test
  void anAddressThatLeadsNowhereIsToldAndNothingIsLeftLocked() throws Exception {
    Path theatre = Served.theatre(temporary);
    for (String database :
        new String[] {"jdbc:postgresql://127.0.0.1:1/nothing", "jdbc:other:thing", ""}) {
      assertThatThrownBy(() -> start(theatre, temporary.resolve("data"), database))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("database");
    }
    Served.start(theatre, temporary.resolve("data")).close();
  }
}
