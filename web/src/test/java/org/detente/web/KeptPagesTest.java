package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.web.work.RunState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: pages that are made once and kept. Nobody is shown what is no longer so, nor
/// what was made for somebody else.
class KeptPagesTest {

  private static final String COMPARED = "/compare?option=concord-mission&option=agreement-only";

  private static final List<String> PAGES =
      List.of(
          "/",
          "/map",
          "/map?month=100",
          "/map/table?month=5",
          "/options",
          "/options/concord-mission",
          "/coverage",
          "/outcome",
          "/outcome?option=concord-mission",
          COMPARED,
          "/what-if",
          "/evidence",
          "/theatre",
          "/api/course.json",
          "/api/questions/outcome.json",
          "/api/chapters/outcome.json",
          "/api/evidence.json");

  @TempDir private Path temporary;

  private Path theatre;
  private Path data;

  @BeforeEach
  void write() throws IOException {
    theatre = Served.theatre(temporary);
    data = temporary.resolve("data");
  }

  private static String with(String address, String more) {
    return address + (address.contains("?") ? "&" : "?") + more;
  }

  private static String told(HttpResponse<String> answer) {
    return answer.statusCode()
        + " "
        + answer.headers().firstValue("Content-Type").orElse("")
        + "\n"
        + answer.body();
  }

  private static Map<String, String> pages(Served served, List<String> addresses) {
    var all = new LinkedHashMap<String, String>();
    addresses.forEach(a -> all.put(a, told(served.get(a))));
    return all;
  }

  /// What a server tells that has made nothing yet, asked in the opposite order.
  private Map<String, String> anew(List<String> addresses) throws IOException {
    try (Served served = Served.speaking("", theatre, data)) {
      return pages(served, addresses.reversed());
    }
  }

  @Test
  void everyReaderIsToldTheSameAsByAServerThatHasMadeNothing() throws Exception {
    var addresses = new ArrayList<String>();
    for (String page : PAGES) {
      for (String who : List.of("public", "mediator", "party:side-a", "party:side-b", "planner")) {
        for (String language : List.of("en", "en-XA", "ar-XB")) {
          for (String way : List.of("", "/t/1")) {
            addresses.add(with(way + page, "audience=" + who + "&language=" + language));
          }
        }
      }
      addresses.add(page);
      addresses.add(with(page, "run=0001"));
      addresses.add(with(page, "a=1&b=2"));
      addresses.add(with(page, "b=2&a=1"));
    }
    Map<String, String> first;
    try (Served served = Served.speaking("", theatre, data)) {
      assertThat(served.ended("0001")).isEqualTo(RunState.DONE);
      first = pages(served, addresses);
      assertThat(pages(served, addresses)).isEqualTo(first);
    }
    assertThat(anew(addresses)).containsExactlyInAnyOrderEntriesOf(first);

    var overviews = new HashSet<String>();
    addresses.stream()
        .filter(a -> a.matches("(/t/1)?/\\?audience=.*"))
        .map(first::get)
        .forEach(overviews::add);
    assertThat(overviews).as("no two readers have the same page").hasSize(5 * 3 * 2);
    addresses.stream()
        .filter(a -> a.contains("audience=public"))
        .forEach(
            a ->
                assertThat(first.get(a))
                    .as(a)
                    .startsWith("200 ")
                    .doesNotContain("Kanarie", "Wellensittich"));
    assertThat(first.get("/options?audience=mediator&language=en"))
        .contains("Kanarie")
        .doesNotContain("Wellensittich");
    assertThat(first.get("/options?audience=planner&language=en")).contains("Wellensittich");
  }

  @Test
  void aPageIsMadeOnceForEachWhoAsksForSomethingElse() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");
      String page = served.get("/outcome").body();
      String answer = served.get("/api/questions/outcome.json").body();

      // What it was made from is gone: whoever still sees it sees what was kept.
      Path pages = data.resolve("runs/0001/pages/public");
      String chapter = Files.readString(pages.resolve("outcome.html"));
      Files.writeString(pages.resolve("outcome.html"), chapter.replace("</h2>", " (anew)</h2>"));
      assertThat(served.get("/outcome").body()).isEqualTo(page).doesNotContain("(anew)");
      assertThat(served.get("/outcome?audience=public").body()).isEqualTo(page);
      assertThat(served.get("/api/questions/outcome.json").body())
          .isEqualTo(answer)
          .doesNotContain("(anew)");
      assertThat(served.get("/outcome?run=0001").body()).contains("(anew)");
      assertThat(served.get("/api/questions/outcome.json?run=0001").body()).contains("(anew)");
    }
  }

  @Test
  void afterAServerStartsPagesAreMadeBeforeAnybodyAsks() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");
    }
    try (Served served = Served.start(theatre, data)) {
      for (int i = 0; i < 2400 && warming(); i++) {
        Thread.sleep(50);
      }
      assertThat(warming()).isFalse();
      Path chapter = data.resolve("runs/0001/pages/public/outcome.html");
      Files.writeString(chapter, Files.readString(chapter).replace("</h2>", " (anew)</h2>"));
      assertThat(served.get("/outcome").body()).doesNotContain("(anew)");
      assertThat(served.get("/outcome?run=0001").body()).contains("(anew)");
    }
  }

  private static boolean warming() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(t -> t.getName().equals("warming"));
  }

  @Test
  void nothingOldIsShownAfterAnEdit() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");
      Path file = theatre.resolve("options/concord-mission.yaml");
      String before = Files.readString(file);
      Map<String, String> old = pages(served, PAGES);
      assertThat(old.get("/outcome")).doesNotContain("have changed since");

      Files.writeString(file, before.replace("The Concord Mission comes between", "Zaunkoenig"));
      assertThat(served.get("/options/concord-mission").body()).contains("Zaunkoenig");
      assertThat(served.get("/api/options/concord-mission.json").body()).contains("Zaunkoenig");
      assertThat(served.get("/outcome").body()).isNotEqualTo(body(old.get("/outcome")));
      assertThat(served.get(COMPARED).body()).isNotEqualTo(body(old.get(COMPARED)));

      Files.writeString(file, before + "\nnonsense: [\n");
      assertThat(served.get("/options/concord-mission").body())
          .contains("Zaunkoenig")
          .contains("options/concord-mission.yaml");
      Files.writeString(file, before.replace("The Concord Mission comes between", "Pirol"));
      assertThat(served.get("/options/concord-mission").body())
          .contains("Pirol")
          .doesNotContain("Zaunkoenig");

      Files.writeString(file, before);
      assertThat(pages(served, PAGES)).isEqualTo(old);
    }
  }

  @Test
  void nothingOldIsShownAfterAnEditInTheBrowserAndItsUndoing() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");
      Map<String, String> old = pages(served, PAGES);
      String draft = "/api/options/concord-mission/draft.json?audience=planner";
      String tag = served.get(draft).headers().firstValue("ETag").orElseThrow();
      for (String title : List.of("Pirol", "Zaunkoenig")) {
        HttpResponse<String> changed =
            served.send(
                served
                    .request(draft)
                    .header("Content-Type", "application/merge-patch+json")
                    .header("If-Match", tag)
                    .method(
                        "PATCH",
                        java.net.http.HttpRequest.BodyPublishers.ofString(
                            "{\"title\": \"" + title + "\"}")));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(served.get("/options/concord-mission").body()).contains(title);
        tag = changed.headers().firstValue("ETag").orElseThrow();
      }
      tag = undone(served, tag);
      assertThat(served.get("/options/concord-mission").body())
          .contains("Pirol")
          .doesNotContain("Zaunkoenig");
      undone(served, tag);
      assertThat(pages(served, PAGES)).isEqualTo(old);
    }
  }

  /// @return the version after it
  private static String undone(Served served, String tag) {

    HttpResponse<String> undone =
        served.send(
            served
                .request("/api/changes/undo.json?audience=planner")
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
    assertThat(undone.statusCode()).as(undone.body()).isEqualTo(200);
    return undone.headers().firstValue("ETag").orElseThrow();
  }

  private static String body(String told) {
    return told.substring(told.indexOf('\n') + 1);
  }

  @Test
  void aNewRunIsShownAtOnceAndWhatIsGoingIsNotKept() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");
      Map<String, String> old = pages(served, PAGES);
      served.post("/runs", "futures=120&replications=2&seed=7");
      assertThat(served.get("/").body()).contains("hx-trigger=\"every 2s\"");
      assertThat(served.get("/work").body()).contains("hx-trigger=\"every 2s\"");
      assertThat(served.ended("0002")).isEqualTo(RunState.DONE);

      assertThat(served.get("/").body())
          .contains("These pages rest on run 0002")
          .doesNotContain("hx-trigger=\"every 2s\"");
      for (String page :
          List.of(
              "/outcome", "/map?month=100", "/api/questions/outcome.json", "/api/course.json")) {
        assertThat(served.get(page).body()).as(page).isNotEqualTo(body(old.get(page)));
      }
      assertThat(served.get("/?run=0001").body()).contains("These pages rest on run 0001");

      String beside = "/compare-runs?first=0001&second=0002&run=0001";
      assertThat(served.get(beside).body()).contains("value=\"0002\"").doesNotContain("0003");
      served.post("/runs", "futures=5&replications=1&seed=7");
      assertThat(served.ended("0003")).isEqualTo(RunState.DONE);
      assertThat(served.get(beside).body()).contains("value=\"0003\"");
    }
  }

  @Test
  void aRunThatGoesOnIsShownAsItBecomes() throws Exception {
    var addresses = new ArrayList<String>();
    PAGES.forEach(p -> addresses.add(with(p, "run=0002")));
    Map<String, String> whole;
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");
      served.post("/runs", "futures=120&replications=2&seed=1");
      Path records = data.resolve("runs/0002/records");
      while (!Files.isDirectory(records)) {
        Thread.sleep(2);
      }
      served.post("/runs/0002/cancel", "");
      assertThat(served.ended("0002")).isEqualTo(RunState.CANCELLED);
      Map<String, String> part = pages(served, addresses);
      assertThat(pages(served, addresses)).isEqualTo(part);

      served.post("/runs/0002/resume", "");
      assertThat(served.ended("0002")).isEqualTo(RunState.DONE);
      whole = pages(served, addresses);
      for (String page :
          List.of("/?run=0002", "/outcome?run=0002", "/api/questions/outcome.json?run=0002")) {
        assertThat(whole.get(page)).as(page).isNotEqualTo(part.get(page));
      }
    }
    try (Served served = Served.start(theatre, data)) {
      assertThat(pages(served, addresses.reversed())).containsExactlyInAnyOrderEntriesOf(whole);
    }
  }

  @Test
  void twoTheatresHaveNothingInCommon() throws Exception {
    Path other = Served.theatre(Files.createDirectory(temporary.resolve("beside")));
    Path yaml = other.resolve("theatre.yaml");
    Files.writeString(
        yaml,
        Files.readString(yaml).replace("en: \"The Vale and the Bank\"", "en: \"Zaunkoenig\""));
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");
      String first = served.get("/t/1/evidence").body();
      assertThat(first).doesNotContain("Zaunkoenig");
      HttpResponse<String> opened =
          served.send(
              served
                  .request("/api/theatres.json")
                  .header("Content-Type", "application/json")
                  .POST(
                      java.net.http.HttpRequest.BodyPublishers.ofString(
                          "{\"folder\": \"" + other + "\"}")));
      assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
      assertThat(served.get("/t/2/evidence").body())
          .contains("Zaunkoenig", "href=\"/t/2/map\"")
          .doesNotContain("href=\"/t/1/", "href=\"/map\"");
      assertThat(served.get("/t/1/evidence").body()).isEqualTo(first);
      assertThat(served.get("/evidence").body()).contains("href=\"/map\"");
    }
  }
}
