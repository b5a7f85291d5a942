package org.detente.web;

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

  @Test
  void theSearchForWordsFindsWhatIsNotFromAMessageFile() {
    String page = served.get("/").body();

    assertThat(Words.plain(page.replace("</main>", "<p>Hello there</p></main>")))
        .containsExactly("Hello there");
    assertThat(Words.plain(page.replace("</main>", "<p aria-label=\"A map\">1</p></main>")))
        .containsExactly("A map");
    assertThat(Words.plain("<p>\u2068Name\u2069: ŵøŕð</p><div lang=\"en\"><div>x y</div>and</div>"))
        .isEmpty();
    assertThat(Words.plain("<div lang=\"en\"><div>xx</div></div><p>after</p>"))
        .containsExactly("after");
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
