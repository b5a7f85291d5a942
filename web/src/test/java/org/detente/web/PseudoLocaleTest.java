package org.detente.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.detente.web.work.RunState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: every word of ours comes from a message file, seen over HTTP in accented
/// English; and which language a page is in.
class PseudoLocaleTest {

  private static final Pattern LINK =
      Pattern.compile("(?:href|action|data-table|hx-get)=\"(/[^\"]*)\"");

  @TempDir private static Path temporary;

  private static Served served;

  @BeforeAll
  static void serve() throws Exception {
    served = Served.speaking("en-XA", Served.theatre(temporary), temporary.resolve("data"));
    assertThat(served.ended("0001")).isEqualTo(RunState.DONE);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  /// Everything that can be reached by links, whatever its status.
  private static Map<String, String> everything(String from) {
    String keeps = from.contains("?") ? "audience=" : "";
    var pages = new LinkedHashMap<String, String>();
    var queue = new ArrayDeque<String>(List.of(from));
    while (!queue.isEmpty()) {
      String path = queue.remove();
      if (pages.containsKey(path)) {
        continue;
      }
      HttpResponse<String> answer = served.get(path);
      assertThat(answer.statusCode()).as(path).isLessThan(500);
      String type = answer.headers().firstValue("Content-Type").orElse("");
      boolean file = answer.headers().firstValue("Content-Disposition").isPresent();
      pages.put(path, type.startsWith("text/html") && !file ? answer.body() : "");
      Matcher links = LINK.matcher(pages.get(path));
      while (links.find()) {
        String link = links.group(1).replace("&amp;", "&").replaceAll("#.*", "");
        // One row and one parameter stand for all.
        boolean another =
            link.startsWith("/evidence/")
                    && !link.matches("/evidence/(rows/F02|parameters/tau_x).*")
                || link.startsWith("/assets/")
                || link.contains("run=")
                || !link.contains(keeps);
        if (!another) {
          queue.add(link);
        }
      }
    }
    return pages;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?audience=planner", "?audience=mediator", "?audience=party%3Aside-a"})
  void everyWordOfOursComesFromAMessageFile(String audience) {
    Map<String, String> pages = everything("/" + audience);

    assertThat(pages).hasSizeGreaterThan(25);
    var found = new LinkedHashMap<String, List<String>>();
    pages.forEach(
        (path, page) -> {
          List<String> plain = Words.plain(page);
          if (!plain.isEmpty()) {
            found.put(path, plain);
          }
        });
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?audience=nobody",
        "/?run=9999",
        "/no-such-page",
        "/map?month=9999",
        "/map?option=none",
        "/compare?option=concord-mission",
        "/compare?option=concord-mission&option=agreement-only",
        "/compare-runs?first=0001&second=0001",
        "/coverage?option=concord-mission",
        "/what-if?option=status-quo",
        "/what-if?option=concord-mission&reform=none",
        "/what-if/answer?option=concord-mission&reform=none",
        "/what-if?numbers=much",
        "/what-if?violence_shape=perhaps",
        "/changes/99?audience=planner",
        "/changes/1?audience=planner",
        "/edit/options/none/frame?audience=planner",
        "/edit/options/concord-mission/frame",
        "/edit/options/concord-mission/history?audience=planner",
        "/edit/options/concord-mission/delete?audience=planner",
        "/edit/options/status-quo/zones?audience=planner",
        "/edit/options/status-quo/plan?audience=planner&zone=mill-plain",
        "/edit/options/concord-mission/plan?audience=planner&zone=none",
        "/edit/options/concord-mission/zones?audience=planner&setting=infantry&provider=mission",
        "/edit/new-option?audience=planner",
        "/edit/tables/positions.csv/rows/new?audience=mediator",
        "/edit/tables/positions.csv/rows/99?audience=planner",
        "/edit/tables/evidence.csv?audience=planner",
        "/edit/files/theatre.yaml?audience=planner",
        "/edit/files/positions.csv?audience=planner",
        "/edit/tables/none.csv?audience=planner",
        "/work"
      })
  void whatIsRefusedAndWhatIsOpenedByAddressIsToldInTheLanguageToo(String path) {
    HttpResponse<String> answer = served.get(path);

    assertThat(answer.statusCode()).isLessThan(500);
    assertThat(Words.plain(answer.body())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/runs, futures=0",
    "/runs/0001/resume, x=1",
    "/changes/undo?audience=planner, seen=1",
    "/changes/undo?audience=planner, x=1",
    "/edit/new-option?audience=planner, began=1&title=",
    "/edit/upload?audience=planner, began=1",
    "/edit/options/concord-mission/frame, began=1",
    "/edit/options/concord-mission/frame?audience=planner,"
        + " began=1&t:title=&r:dates.framework_signed.low=x",
    "/edit/options/concord-mission/text?audience=planner, began=1&text=nothing",
    "/edit/tables/positions.csv/rows/0?audience=planner, began=1&cell=a&was=b",
    "/edit/tables/positions.csv/rows/new?audience=planner, began=1&cell=a&cell=b",
    "/edit/criteria?audience=planner, began=1&t:criteria.0.outcome=none",
    "/edit/files/theatre.yaml?audience=planner, began=1&text=nothing",
  })
  void whatIsWrongWithAFormIsToldInTheLanguageToo(String path, String form) {
    HttpResponse<String> answer = served.post(path, form);

    assertThat(answer.body()).isNotEmpty();
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(Words.plain(answer.body())).isEmpty();
  }

  // ---- beginning a theatre

  private static final List<String> STEPS =
      List.of("frame", "parties", "zones", "lines", "settlements", "review");

  private static void allStepsAreInTheLanguage(String draft) {
    var found = new LinkedHashMap<String, List<String>>();
    for (String step : STEPS) {
      HttpResponse<String> page = served.get(draft + "/" + step);
      assertThat(page.statusCode()).as(step).isEqualTo(200);
      List<String> plain = Words.plain(page.body());
      if (!plain.isEmpty()) {
        found.put(step, plain);
      }
    }
    assertThat(found).isEmpty();
  }

  private static String begun() {
    String frame =
        served.post("/theatres/begin", "").headers().firstValue("Location").orElseThrow();
    return frame.substring(0, frame.lastIndexOf('/'));
  }

  /// Sends the form of a step.
  private static void send(String draft, String step, String... typed) {
    String page = served.get(draft + "/" + step).body();
    Forms form = Forms.on(page.substring(page.lastIndexOf("<form")), draft + "/" + step);
    for (int i = 0; i < typed.length; i += 2) {
      form.with(typed[i], typed[i + 1]);
    }
    HttpResponse<String> answer = served.post(form.action(), form.body());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  private static void bring(String draft, String step, String name, byte[] bytes) {
    HttpResponse<String> answer = BeginTest.bring(served, draft, step, name, bytes);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  @Test
  void stepsOfBeginningAreInTheLanguageWithNothingSaid() {
    String draft = begun();
    allStepsAreInTheLanguage(draft);

    send(draft, "frame");
    send(draft, "parties");
    assertThat(served.get(draft + "/frame").body()).contains("id=\"wrongs\"");
    assertThat(served.get(draft + "/parties?saved=1").body()).contains("id=\"wrongs\"");
    allStepsAreInTheLanguage(draft);
    assertThat(Words.plain(served.get(draft + "/frame?saved=1").body())).isEmpty();
    assertThat(Words.plain(served.get("/theatres").body())).isEmpty();
  }

  @Test
  void stepsOfBeginningAreInTheLanguageWithFilesAndWithWhatIsMissing() {
    String draft = BeginTest.begun(served);
    bring(draft, "zones", "z.csv", BeginTest.ZONES.getBytes(UTF_8));
    assertThat(served.get(draft + "/zones").body()).contains("<svg");
    send(draft, "zones", "zones.source", "survey");
    send(draft, "lines");
    bring(draft, "settlements", "p.csv", BeginTest.PLACES.getBytes(UTF_8));
    send(draft, "settlements");

    allStepsAreInTheLanguage(draft);
    assertThat(served.get(draft + "/review").body()).contains("value=\"finish\"");

    // By total and in households; lines from a file; more columns than are shown.
    String wide = "c,".repeat(15) + "name,latitude,longitude,total\n" + "1,".repeat(15);
    bring(draft, "settlements", "w.csv", (wide + "Ober,44.2,20.25,\n").getBytes(UTF_8));
    send(draft, "settlements", "settlements.unit", "households", "settlements.household", "5");
    bring(draft, "lines", "l.csv", "name;wkt\nFront;LINESTRING(20 44,20.5 44)\n".getBytes(UTF_8));
    send(draft, "lines", "lines.forces.front.a", "100", "lines.length.front", "41");
    allStepsAreInTheLanguage(draft);
    assertThat(served.get(draft + "/lines").body()).contains("Front");
  }

  @Test
  void mistakesOfStepsAreToldInTheLanguage() {
    String draft = BeginTest.begun(served);
    send(draft, "frame", "frame.as_of", "soon", "frame.ceasefire_since", "once");
    allStepsAreInTheLanguage(draft);
    send(draft, "frame", "frame.as_of", "2010-01", "frame.ceasefire_since", "2011-01");
    send(draft, "parties", "parties.1.name", "North");
    allStepsAreInTheLanguage(draft);
    send(draft, "parties", "parties.1.name", "South", "parties.police", "many");

    String zones =
        BeginTest.ZONES
            + "Hill;North;POLYGON((20.1 44.1,20.5 44.1,20.5 44.5,20.1 44.5,20.1 44.1))\n"
            + "Bow;;POLYGON((21 44,22 45,22 44,21 45,21 44))\n"
            + "Spot;North;POINT(20 44)\nNone;North;\n";
    for (int i = 0; i < 8; i++) {
      zones += "Spot" + i + ";North;POINT(20 44)\n";
    }
    bring(draft, "zones", "z.csv", zones.getBytes(UTF_8));
    send(draft, "zones");
    bring(draft, "lines", "l.csv", "name;wkt\nSpot;POINT(20 44)\nNone;\n".getBytes(UTF_8));
    send(draft, "lines", "lines.deaths.central", "few");
    String places =
        "name;lat;lon;zone;North;South\nOber;44.2;20.25;Nowhere;x;\nOber;44.2;20.25;;-5;1\n"
            + "Far;10;10;;1;1\n;44.2;20.25;;1;1\nLost;;;;1;1\nNear;44.2;19.99;;1;\n";
    bring(draft, "settlements", "p.csv", places.getBytes(UTF_8));
    send(draft, "settlements");
    allStepsAreInTheLanguage(draft);
    assertThat(served.get(draft + "/settlements").body()).contains("id=\"wrongs\"", "Nowhere");

    send(draft, "settlements", "settlements.outside", "leave-out");
    send(draft, "lines", "lines.from", "zones");
    send(draft, "review");
    allStepsAreInTheLanguage(draft);
  }

  /// A step, a file's name and what it holds.
  static List<List<String>> filesWithMistakes() {
    return List.of(
        List.of("z.csv", ""),
        List.of("z.csv", "name,wkt\n"),
        List.of("z.csv", "name\n\"open,1\n"),
        List.of("z.csv", "a,b\n1,2,3,4\n"),
        List.of("z.csv", "c,".repeat(400) + "\n1\n"),
        List.of("z.csv", "name,geom\nA,\"POLYGON ((0 0, 1 1\"\n"),
        List.of("z.csv", "name,geom\nA,\"POINT (900 900)\"\n"),
        List.of("z.csv", "name,geom\n" + "A,\"POLYGON ((0 0, 1 1\"\n".repeat(30)),
        List.of("z.xls", "\u0001\u0000\u0002\u0000\u0000x"),
        List.of("z.geojson", "{"),
        List.of("z.geojson", "{}"),
        List.of("z.geojson", "{\"type\":\"Point\"}"),
        List.of("z.geojson", "{\"type\":\"Point\",\"coordinates\":[1,\"a\"]}"),
        List.of(
            "z.geojson",
            "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Ball\",\"coordinates\":[1]}}"),
        List.of(
            "z.geojson",
            "{\"type\":\"FeatureCollection\",\"crs\":{\"properties\":{\"name\":\"EPSG:9999\"}},"
                + "\"features\":[{}]}"),
        List.of("z.xlsx", "PK\u0003\u0004junk"),
        List.of("z.gpkg", "SQLite format 3 and more"));
  }

  @ParameterizedTest
  @MethodSource("filesWithMistakes")
  void whatIsWrongWithAFileIsToldInTheLanguage(List<String> file) {
    String draft = BeginTest.begun(served);
    HttpResponse<String> answer =
        BeginTest.bring(served, draft, "zones", file.get(0), file.get(1).getBytes(UTF_8));

    boolean kept = answer.statusCode() == 303;
    assertThat(answer.statusCode()).isIn(303, 422);
    String page = kept ? served.get(draft + "/zones").body() : answer.body();
    assertThat(Words.plain(page)).isEmpty();
  }

  @Test
  void whatIsRefusedOnTheShelfIsToldInTheLanguage() {
    String draft = begun();
    for (HttpResponse<String> answer :
        List.of(
            served.get("/theatres/begin/x/frame"),
            served.get("/theatres/begin/999999/frame"),
            served.get(draft + "/nowhere"),
            served.post(draft + "/frame", "frame.title=x"),
            served.post(draft + "/frame", "frame.title=x&revision=999"),
            served.post("/theatres/1/rename", "label="),
            served.post("/theatres/1/rename", "label=a%01b"),
            served.post("/theatres/x/rename", "label=A"),
            served.post("/theatres/1/put-away", ""),
            served.post("/theatres/folder", "folder="),
            served.post("/theatres/folder", "folder=no-such-folder"))) {
      assertThat(answer.statusCode()).isBetween(400, 499);
      assertThat(Words.plain(answer.body())).isEmpty();
    }
  }

  @Test
  void theSearchForWordsFindsWhatIsNotFromAMessageFile() {
    String page = served.get("/").body();

    assertThat(Words.plain(page.replace("</main>", "<p>Hello there</p></main>")))
        .containsExactly("Hello there");
    assertThat(Words.plain(page.replace("</main>", "<p aria-label=\"A map\">1</p></main>")))
        .containsExactly("A map");
    assertThat(Words.plain("<p>\u2068Name\u2069: ŵøŕð</p>")).isEmpty();
    assertThat(Words.plain("<div lang=\"en\"><div>Hello there</div></div>"))
        .containsExactly("Hello there");
  }

  @Test
  void aPageSaysWhichLanguageItIsIn() {
    assertThat(served.get("/").body()).contains("<html lang=\"en-XA\" dir=\"ltr\">");
    assertThat(served.get("/?language=ar-XB").body()).contains("<html lang=\"ar-XB\" dir=\"rtl\">");
    assertThat(served.get("/?language=en").body()).contains("<html lang=\"en\">");
  }

  @Test
  void aChoiceIsKeptInACookieAndNotInAddresses() {
    HttpResponse<String> chosen = served.get("/options?language=ar-XB&audience=mediator");
    String cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();

    assertThat(cookie).startsWith("language=ar-XB;").contains("HttpOnly", "SameSite=Lax");
    assertThat(chosen.body()).doesNotContainPattern("href=\"[^\"]*language=");
    HttpResponse<String> next =
        served.send(served.request("/options").header("Cookie", "language=ar-XB").GET());
    assertThat(next.body()).contains("lang=\"ar-XB\"");
    assertThat(next.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void programsAreAnsweredInEnglishWhateverTheyAccept() {
    assertThat(served.get("/api/questions/coverage.json").body())
        .contains("Whose security is provided for");
    assertThat(served.get("/api/options/none.json").body()).contains("There is no such option");
  }

  @Test
  void historyIsKeptInEnglish() throws IOException {
    served.post(
        "/edit/new-option?audience=planner", "began=1&title=Neuer+Plan&from=concord-mission");

    assertThat(served.get("/changes?audience=planner&language=en").body())
        .contains("new option Neuer Plan, begun as ");
  }
}
