package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: what other pages in the reader's browser, and others on the network, cannot
/// do.
class GuardTest {

  @TempDir private static Path temporary;

  private static Served own;
  private static Served open;

  @BeforeAll
  static void serve() throws IOException {
    Path theatre = Served.theatre(temporary);
    own = Served.start(theatre, temporary.resolve("own"));
    open = Served.start(theatre, temporary.resolve("open"), false);
  }

  @AfterAll
  static void stop() {
    own.close();
    open.close();
  }

  /// The first line of the answer to a request as it stands.
  private static String raw(Served served, String head) throws IOException {
    URI at = URI.create(served.address());
    try (var socket = new Socket(at.getHost(), at.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readNBytes(200), StandardCharsets.US_ASCII)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  private static String under(String host) throws IOException {
    return raw(own, "GET /runs HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }

  @Test
  void aNameBentToThisMachineIsTurnedAway() throws IOException {
    int port = URI.create(own.address()).getPort();
    assertThat(under("elsewhere.example:" + port)).contains("403");
    assertThat(under("localhost:" + port)).contains("200");
    assertThat(under("127.0.0.1:" + port)).contains("200");
  }

  private static int asked(String header, String value) {
    return own.send(
            own.request("/runs")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString("futures=1&replications=1&seed=7")))
        .statusCode();
  }

  @Test
  void anotherPageCannotStartWork() throws IOException {
    int before = own.running().runs().all().size();

    assertThat(asked("Sec-Fetch-Site", "cross-site")).isEqualTo(403);
    assertThat(asked("Sec-Fetch-Site", "same-site")).isEqualTo(403);
    assertThat(asked("Origin", "http://elsewhere.example")).isEqualTo(403);
    assertThat(asked("Origin", "null")).isEqualTo(403);

    assertThat(own.running().runs().all()).hasSize(before);
  }

  @Test
  void theHeadOfAPageCanBeAskedFor() {
    var head = own.send(own.request("/").method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void othersAreServedThePublicViewAndNothingElse() throws IOException {
    int before = open.running().runs().all().size();

    assertThat(open.get("/").body())
        .contains("Public view")
        .doesNotContain("planner", "id=\"audience\"");
    for (String audience : new String[] {"planner", "mediator", "party:side-a"}) {
      for (String path : new String[] {"/", "/options", "/api/course.json", "/paper", "/work"}) {
        assertThat(open.get(path + "?audience=" + audience).statusCode())
            .as(path + " " + audience)
            .isEqualTo(404);
      }
    }
    assertThat(open.post("/runs", "futures=1&replications=1&seed=7").statusCode()).isEqualTo(403);
    assertThat(open.post("/runs/0001/cancel", "").statusCode()).isEqualTo(403);
    assertThat(open.get("/runs").body()).doesNotContain("<form");
    assertThat(open.running().runs().all()).hasSize(before);
  }
}
