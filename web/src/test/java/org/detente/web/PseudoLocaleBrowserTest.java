package org.detente.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.detente.web.work.RunState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: pages in languages that nobody speaks, in a real browser: words that scripts
/// say, room for longer words, and pages from right to left. `-Dpictures=FOLDER` keeps pictures of
/// them to look at.
class PseudoLocaleBrowserTest {

  /// Elements whose words do not fit: cut off by their own box.
  private static final String CUT_OFF =
      """
      [...document.querySelectorAll('a, button, label, legend, summary, th, td, h1, h2, h3, p, li, span, dt, dd, caption')]
        .filter(e => e.clientWidth > 1 && !e.closest('.hidden, .skip, .leaflet-container'))
        .filter(e => ['hidden', 'clip'].includes(getComputedStyle(e).overflowX))
        .filter(e => e.scrollWidth > e.clientWidth + 1)
        .map(e => e.tagName + ' ' + e.className + ': ' + e.textContent.slice(0, 60))
      """;

  /// Things beside each other that lie over each other.
  private static final String OVERLAPPING =
      """
      [...document.querySelectorAll('.top, .top form, .acts, .side a, .legend, .legend li, .time, .controls, .parts ul, form.sentence, p.sentence')]
        .flatMap(box => {
          const all = [...box.children].filter(e => e.offsetWidth > 1 && e.offsetHeight > 1
            && getComputedStyle(e).position !== 'absolute');
          return all.flatMap((a, i) => all.slice(i + 1).filter(b => {
            const overlap = [...a.getClientRects()].some(p => [...b.getClientRects()].some(q =>
              Math.min(p.right, q.right) - Math.max(p.left, q.left) > 2
              && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 6));
            return overlap;
          }).map(b => box.className + ': ' + a.textContent.slice(0, 40) + ' / ' + b.textContent.slice(0, 40)));
        })
      """;

  /// Things that stick out of the box they stand in.
  private static final String OUT_OF_THEIR_BOX =
      """
      [...document.querySelectorAll('.top, .side, .side a, .acts, .controls, .legend, .parts, button')]
        .flatMap(box => {
          const around = box.getBoundingClientRect();
          return [...box.querySelectorAll('*')].filter(e => e.offsetWidth > 1
            && getComputedStyle(e).position !== 'absolute').filter(e => {
              const r = e.getBoundingClientRect();
              return r.right > around.right + 1 || r.left < around.left - 1;
            }).map(e => box.className + ': ' + e.textContent.slice(0, 60));
        })
      """;

  /// Words of a picture that stick out of it or lie over other words.
  private static final String LOST_IN_PICTURES =
      """
      [...document.querySelectorAll('svg[viewBox]')].flatMap(svg => {
        const around = svg.getBoundingClientRect();
        const px = around.width / svg.viewBox.baseVal.width;
        const all = [...svg.querySelectorAll('text:not([aria-hidden])')]
          .map(t => ({says: t.textContent.slice(0, 50), r: t.getBoundingClientRect()}))
          .filter(t => t.r.width > 0);
        const out = all.filter(t => t.r.right > around.right + 4 * px || t.r.left < around.left - 4 * px
          || t.r.top < around.top - 4 * px || t.r.bottom > around.bottom + 4 * px).map(t => 'out: ' + t.says);
        const over = all.flatMap((a, i) => all.slice(i + 1).filter(b =>
          Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left) > 4 * px
          && Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top) > 5 * px)
          .map(b => a.says + ' over ' + b.says));
        return out.concat(over);
      })
      """;

  @TempDir private static Path temporary;

  private static Served served;
  private static Browser browser;

  /// Steps of a theatre that is being begun.
  private static String draft;

  /// Steps of one in which much is wrong.
  private static String wrong;

  @BeforeAll
  static void serve() throws Exception {
    browser = Browser.start();
    served = Served.speaking("", Served.theatre(temporary), temporary.resolve("data"));
    assertThat(served.ended("0001")).isEqualTo(RunState.DONE);
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
    if (served != null) {
      served.close();
    }
  }

  private static void open(String path, String language, int width) throws InterruptedException {
    browser.size(width, width < 600 ? 844 : 900);
    browser.open(
        served.address()
            + path.substring(1)
            + (path.contains("?") ? "&" : "?")
            + "language="
            + language);
  }

  private static void keep(String path, String language, int width) throws IOException {
    String folder = System.getProperty("pictures", "");
    if (!folder.isEmpty()) {
      String name = path.replaceAll("[^a-z0-9]+", "-");
      browser.picture(Path.of(folder, language + name + "-" + width + ".png"));
    }
  }

  @ParameterizedTest(name = "{0} at {1} px")
  @CsvSource({
    "/, 1280",
    "/, 390",
    "/map?option=concord-mission&month=30, 1280",
    "/map?option=concord-mission&month=30, 390",
    "/options, 1280",
    "/options, 390",
    "/options/concord-mission, 1280",
    "/options/concord-mission, 390",
    "/coverage, 1280",
    "/coverage, 390",
    "/theatre, 1280",
    "/theatre, 390",
    "/outcome, 1280",
    "/outcome, 390",
    "/consent?audience=planner, 1280",
    "/completeness, 1280",
    "/completeness, 390",
    "/handover, 1280",
    "/assumptions, 1280",
    "/limits, 390",
    "/staffing, 390",
    "/ground-truth, 1280",
    "/compare?option=concord-mission&option=agreement-only, 1280",
    "/compare?option=concord-mission&option=agreement-only, 390",
    "/compare-runs?first=0001&second=0001, 1280",
    "/compare-runs?first=0001&second=0001, 390",
    "/what-if?option=concord-mission&numbers=double, 1280",
    "/what-if?option=concord-mission&numbers=double, 390",
    "/evidence, 1280",
    "/evidence/parameters/tau_x, 390",
    "/runs, 1280",
    "/runs, 390",
    "/changes?audience=planner, 1280",
    "/changes?audience=planner, 390",
    "/edit/tables?audience=planner, 390",
    "/edit/tables/positions.csv?audience=planner, 390",
    "/edit/tables/positions.csv/rows/0?audience=planner, 1280",
    "/edit/criteria?audience=planner, 1280",
    "/edit/criteria?audience=planner, 390",
    "/edit/new-option?audience=planner, 390",
    "/edit/options/concord-mission/frame?audience=planner, 1280",
    "/edit/options/concord-mission/frame?audience=planner, 390",
    "/edit/options/concord-mission/zones?audience=planner, 1280",
    "/edit/options/concord-mission/zones?audience=planner, 390",
    "/edit/options/concord-mission/plan?audience=planner&zone=mill-plain, 1280",
    "/edit/options/concord-mission/plan?audience=planner&zone=mill-plain, 390",
    "/edit/options/concord-mission/words?audience=planner, 390",
    "/edit/options/concord-mission/settings?audience=planner, 1280",
    "/edit/options/concord-mission/settings?audience=planner, 390",
    "/edit/options/concord-mission/provisions?audience=planner, 390",
    "/edit/options/concord-mission/text?audience=planner, 390",
  })
  void longerWordsFitAndAllComeFromMessageFiles(String path, int width)
      throws InterruptedException, IOException {
    fits(path, width);
  }

  @ParameterizedTest(name = "{0} at {1} px")
  @CsvSource({
    "frame, 1280",
    "frame, 390",
    "parties, 1280",
    "parties, 390",
    "zones, 1280",
    "zones, 390",
    "lines, 1280",
    "lines, 390",
    "settlements, 1280",
    "settlements, 390",
    "review, 1280",
    "review, 390",
  })
  void stepsOfBeginningFitToo(String step, int width) throws InterruptedException, IOException {
    if (draft == null) {
      draft = BeginTest.begun(served);
      for (String brings : List.of("zones", "settlements")) {
        byte[] file = (brings.equals("zones") ? BeginTest.ZONES : BeginTest.PLACES).getBytes(UTF_8);
        assertThat(BeginTest.bring(served, draft, brings, "file.csv", file).statusCode())
            .isEqualTo(303);
      }
    }
    fits(draft + "/" + step, width);
  }

  @ParameterizedTest(name = "{0} with mistakes at {1} px")
  @CsvSource({
    "frame, 1280",
    "frame, 390",
    "parties, 390",
    "zones, 1280",
    "zones, 390",
    "lines, 1280",
    "lines, 390",
    "settlements, 390",
  })
  void mistakesAtTheirFieldsFitToo(String step, int width)
      throws InterruptedException, IOException {
    if (wrong == null) {
      wrong = BeginTest.begun(served);
      bring(
          "zones",
          "code;name:hy;holder;wkt\n"
              + "H;Բլուր;North;POLYGON((20 44,20.5 44,20.5 44.5,20 44.5,20 44))\n"
              + "D;Ձոր;;POLYGON((20 43.5,20.5 43.5,20.5 44,20 44,20 43.5))\n"
              + "Bow;;North;POLYGON((21 44,22 45,22 44,21 45,21 44))\n");
      bring(
          "lines",
          "name;type;wkt\nFront;;LINESTRING(20 44,20.5 44)\n"
              + "Road;corridor;LINESTRING(20.2 44.2,20.3 43.8)\n");
      bring("settlements", "code,lat,lon,North\nO,44.2,20.2,many\nF,60,60,1\n");
      send("lines", "lines.length.front=x&lines.side.front.a=0&lines.side.front.b=0");
      send("parties", "parties.0.name=North&parties.1.name=North&parties.police=many");
      send("frame", "frame.title=Wrong&frame.as_of=soon&frame.languages=hy,xxxx");
    }
    fits(wrong + "/" + step, width);
    assertThat((Integer) browser.ask("document.querySelectorAll('.wrong').length")).isPositive();
  }

  private static void bring(String step, String text) {
    assertThat(BeginTest.bring(served, wrong, step, "file.csv", text.getBytes(UTF_8)).statusCode())
        .isEqualTo(303);
  }

  private static void send(String step, String typed) {
    String address = wrong + "/" + step;
    String revision = Forms.on(served.get(address).body(), address).value("revision");
    assertThat(served.post(address, "revision=" + revision + "&" + typed).statusCode())
        .isEqualTo(303);
  }

  private static void fits(String path, int width) throws InterruptedException, IOException {
    open(path, "en-XA", width);
    browser.until("document.readyState === 'complete'");
    browser.until(
        "!document.getElementById('map') || document.getElementById('map').dataset.ready");
    keep(path, "en-XA", width);

    assertThat(browser.ask("document.documentElement.lang")).isEqualTo("en-XA");
    assertThat(Words.plain((String) browser.ask("document.documentElement.outerHTML"))).isEmpty();
    // A bar for scrolling may take some of the width.
    assertThat((Integer) browser.ask("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
    assertThat((List<?>) browser.ask(CUT_OFF)).as("cut off").isEmpty();
    assertThat((List<?>) browser.ask(OVERLAPPING)).as("lying over each other").isEmpty();
    assertThat((List<?>) browser.ask(OUT_OF_THEIR_BOX)).as("sticking out").isEmpty();
    assertThat((List<?>) browser.ask(LOST_IN_PICTURES)).as("words of pictures").isEmpty();
  }

  @ParameterizedTest(name = "{0} at {1} px")
  @CsvSource({
    "/, 1280",
    "/, 390",
    "/map?option=concord-mission&month=30, 1280",
    "/map?option=concord-mission&month=30, 390",
    "/options, 1280",
    "/outcome, 390",
    "/theatre, 1280",
    "/coverage, 390",
    "/runs, 1280",
    "/runs, 390",
    "/edit/options/concord-mission/frame?audience=planner, 1280",
    "/edit/options/concord-mission/frame?audience=planner, 390",
  })
  void aPageFromRightToLeftKeepsItsOrder(String path, int width)
      throws InterruptedException, IOException {
    open(path, "ar-XB", width);
    browser.until("document.readyState === 'complete'");
    browser.until(
        "!document.getElementById('map') || document.getElementById('map').dataset.ready");
    keep(path, "ar-XB", width);

    assertThat(browser.ask("getComputedStyle(document.body).direction")).isEqualTo("rtl");
    // A bar for scrolling may take some of the width.
    assertThat((Integer) browser.ask("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
    assertThat((List<?>) browser.ask(OVERLAPPING)).as("lying over each other").isEmpty();
    assertThat((List<?>) browser.ask(LOST_IN_PICTURES)).as("words of pictures").isEmpty();
    if (width > 600) {
      assertThat(
              browser.ask(
                  "document.querySelector('.side').getBoundingClientRect().left >"
                      + " document.querySelector('main').getBoundingClientRect().left"))
          .as("the menu stands on the right")
          .isEqualTo(true);
    }
  }

  @Test
  void theMapsOwnWordsFollowTheLanguage() throws InterruptedException {
    open("/map?option=concord-mission&month=0", "en-XA", 1280);
    browser.until("document.getElementById('map').dataset.ready === 'yes'");

    browser.ask("document.getElementById('play').click()");
    assertThat(Words.plain((String) browser.ask("document.documentElement.outerHTML"))).isEmpty();
    browser.until("Number(document.getElementById('month').value) > 1");
    browser.ask("document.getElementById('play').click()");
    browser.ask(
        "document.querySelectorAll('#map path.leaflet-interactive').forEach(p =>"
            + " p.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})))");
    browser.until("document.querySelector('.leaflet-tooltip')");
    assertThat(Words.plain((String) browser.ask("document.documentElement.outerHTML"))).isEmpty();
  }

  /// Every letter of the languages that may follow, in both fonts and both weights, comes from a
  /// font that this server sends.
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Armenian, ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև՛՜՝՞։",
    "Azerbaijani, AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz",
    "Russian, АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя«»№",
    "accented English, ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž",
  })
  void everyLetterIsInAFontThatIsServed(String language, String letters)
      throws InterruptedException {
    open("/ground-truth", "en", 1280);
    for (String family : List.of("Noto Serif", "Noto Sans")) {
      for (int weight : List.of(400, 600)) {
        // The policy forbids styles inside a page; what a script sets is let through.
        browser.ask(
            "{const p = document.createElement('p'); p.id = 'letters';"
                + " document.getElementById('letters')?.remove(); p.style.fontFamily = '\""
                + family
                + "\"'; p.style.fontWeight = "
                + weight
                + "; p.textContent = '"
                + letters
                + "'; document.querySelector('main').prepend(p); p.offsetWidth;"
                + " document.fonts.ready.then(() => 0)}");
        browser.until("document.fonts.status === 'loaded'");

        assertThat(browser.fonts("#letters"))
            .as(language + " in " + family + " " + weight)
            .isNotEmpty()
            .allMatch(f -> f.endsWith(" served") && f.contains(family));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-XA", "ar-XB", "en"})
  void aChoiceOfLanguageIsKeptFromPageToPage(String language) throws InterruptedException {
    open("/options?audience=mediator", language.equals("en") ? "en-XA" : "en", 1280);
    browser.ask(
        "{const s = document.getElementById('language'); s.value = '"
            + language
            + "'; s.dispatchEvent(new Event('change', {bubbles: true}));}");
    browser.until("document.documentElement.lang === '" + language + "'");
    browser.until("document.readyState === 'complete'");
    browser.ask("document.querySelector('.brand').click()");
    browser.until("location.pathname === '/'");

    assertThat(browser.ask("document.documentElement.lang")).isEqualTo(language);
    assertThat((String) browser.ask("location.search")).isEqualTo("?audience=mediator");
  }
}
