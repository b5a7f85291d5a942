package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: the pages in a real browser: scripts and policy agree, the map moves, the
/// keyboard suffices, nothing is lost on a phone, axe-core has nothing serious to say.
class BrowserTest {

  static final String AXE = axe();

  @TempDir private static Path temporary;

  private static Served served;
  private static Browser browser;

  @BeforeAll
  static void serve() throws Exception {
    browser = Browser.start();
    served = Served.start(Served.theatre(temporary), temporary.resolve("data"));
    served.ended("0001");
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

  private static String axe() {
    String pom = "/META-INF/maven/org.webjars.npm/axe-core/pom.properties";
    try (InputStream version = BrowserTest.class.getResourceAsStream(pom)) {
      var properties = new java.util.Properties();
      properties.load(version);
      String file =
          "/META-INF/resources/webjars/axe-core/"
              + properties.getProperty("version")
              + "/axe.min.js";
      try (InputStream in = BrowserTest.class.getResourceAsStream(file)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void open(String path) throws InterruptedException {
    browser.size(1280, 900);
    browser.open(served.address() + path.substring(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/map?option=concord-mission&month=30",
        "/theatre",
        "/options",
        "/options/concord-mission",
        "/coverage",
        "/coverage?option=concord-mission",
        "/consent?audience=planner",
        "/outcome",
        "/handover",
        "/completeness",
        "/staffing",
        "/ground-truth",
        "/compare?option=concord-mission",
        "/compare?option=concord-mission&option=agreement-only",
        "/compare?option=concord-mission&audience=planner",
        "/compare-runs?first=0001&second=0001",
        "/what-if?option=concord-mission&numbers=double",
        "/assumptions",
        "/evidence",
        "/evidence/parameters/tau_x",
        "/how-to-read",
        "/runs"
      })
  void aPageKeepsToItsPolicyAndToWhatEverybodyCanUse(String path) throws InterruptedException {
    open(path);
    browser.until("document.readyState === 'complete'");

    browser.keepsToPolicyAndToWhatEverybodyCanUse(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/map?option=concord-mission",
        "/coverage",
        "/outcome",
        "/outcome?option=concord-mission",
        "/compare?option=concord-mission&option=agreement-only",
        "/compare?option=concord-mission&audience=planner",
        "/compare-runs?first=0001&second=0001",
        "/what-if?option=concord-mission&numbers=double",
        "/runs"
      })
  void nothingSticksOutOfAPhone(String path) throws InterruptedException {
    open(path);
    browser.size(390, 844);

    assertThat(browser.ask("document.documentElement.scrollWidth")).isEqualTo(390);
  }

  @Test
  void optionsAreChosenByTickingThemAndRunsByNamingThem() throws InterruptedException {
    open("/compare");
    browser.ask("document.querySelector('input[value=concord-mission]').click()");
    browser.ask("document.querySelector('input[value=agreement-only]').click()");
    browser.ask("document.querySelector('main form[action=\"/compare\"] button').click()");
    browser.until("document.getElementById('compared') !== null");

    assertThat(browser.ask("location.search").toString())
        .contains("option=concord-mission", "option=agreement-only");
    assertThat(browser.ask("document.querySelector('.chooser').open")).isEqualTo(false);
    assertThat(
            browser.ask(
                "document.querySelector('#of-coverage thead').querySelectorAll('th').length"))
        .isEqualTo(4);

    open("/compare-runs?first=0001&second=0001");
    browser.ask("document.querySelector('main form[action=\"/compare-runs\"] button').click()");
    browser.until("location.search === '?second=0001&first=0001'");
    browser.until("document.getElementById('outcomes') !== null");
  }

  private static final String TIP = "document.querySelector('.tip').textContent";

  @Test
  void aPictureThatGoesOnShowsIt() throws InterruptedException {
    open("/outcome");
    browser.size(390, 844);
    String shown = "getComputedStyle(document.querySelector('.picture'),'::after').opacity";

    browser.until("document.querySelector('.picture').scrollWidth > 390 && " + shown + " === '1'");

    browser.ask("document.querySelector('.picture').scrollLeft = 9999");
    browser.until(shown + " === '0'");
  }

  @Test
  void marksOfAPictureAreReadWithTheArrows() throws InterruptedException {
    open("/outcome");
    browser.ask("document.querySelector('.picture').focus()");
    browser.press("ArrowRight", 39);
    browser.until(TIP + " !== ''");
    String first = (String) browser.ask(TIP);
    browser.press("ArrowRight", 39);
    browser.until(TIP + " !== '" + first + "'");

    assertThat(first).contains("median", "nine tenths");
    assertThat((String) browser.ask(TIP)).startsWith("future ");
    browser.ask(AXE + ";0");
    assertThat(
            browser.ask(
                "axe.run(document).then(r => r.violations.filter(v => ['serious',"
                    + " 'critical'].includes(v.impact)).length)"))
        .isEqualTo(0);
    browser.press("Escape", 27);
    browser.until(TIP + " === ''");
    browser.complaints();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void aMarkThatIsPointedAtSaysWhatItIs(int width) throws InterruptedException {
    open("/coverage");
    browser.size(width, 844);
    String words =
        (String)
            browser.ask(
                "{const m = document.querySelector('.picture [data-mark]');"
                    + " m.scrollIntoView({block: 'center'});"
                    + " m.querySelector('title').textContent}");
    Thread.sleep(100);
    browser.ask(
        "{const m = document.querySelector('.picture [data-mark]');"
            + " const b = m.getBoundingClientRect();"
            + " m.lastElementChild.dispatchEvent(new PointerEvent('pointermove', {bubbles: true,"
            + " clientX: b.left + b.width / 2, clientY: b.top + b.height / 2}));}");

    assertThat(words).isNotEmpty();
    assertThat(browser.ask(TIP)).isEqualTo(words);
    assertThat(
            browser.ask(
                "{const b = document.querySelector('.tip').getBoundingClientRect();"
                    + " b.left >= 0 && b.right <= "
                    + width
                    + "}"))
        .isEqualTo(true);
    browser.ask(
        "document.querySelector('h1').dispatchEvent(new PointerEvent('pointermove',"
            + " {bubbles: true}))");
    assertThat(browser.ask(TIP)).isEqualTo("");
  }

  @Test
  void aPageIsLimitedToChosenOptionsAndKeepsThemOnTheWay() throws InterruptedException {
    open("/coverage");
    browser.ask("document.querySelector('.chooser').open = true");
    browser.ask("document.querySelector('.chooser input[value=agreement-only]').click()");
    browser.ask("document.querySelector('.chooser form').requestSubmit()");
    browser.until("location.search.includes('option=agreement-only')");
    browser.until("document.querySelector('.picture')");

    String named = "[...document.querySelectorAll('[data-of]')].map(g => g.dataset.of).join('|')";
    assertThat((String) browser.ask(named)).isNotEmpty().doesNotContain("Concord Mission");
    assertThat(
            browser.ask(
                "[...document.querySelectorAll('#questions a')].filter(a =>"
                    + " a.textContent.startsWith('Outcome'))[0].getAttribute('href')"))
        .isEqualTo("/outcome?option=agreement-only");
    assertThat(browser.complaints()).isEmpty();
  }

  private static void map() throws InterruptedException {
    open("/map?option=concord-mission&month=0");
    browser.until("document.getElementById('map').dataset.ready === 'yes'");
  }

  private static String fills() {
    return (String)
        browser.ask(
            "[...document.querySelectorAll('.leaflet-overlay-pane path')].map(p =>"
                + " p.getAttribute('fill')).join(' ')");
  }

  @Test
  void theMapFollowsTheMonthsByKeyboardAndTheAddressFollowsTheMap() throws InterruptedException {
    map();
    String first = fills();

    browser.ask("document.getElementById('month').focus()");
    for (int i = 0; i < 30; i++) {
      browser.press("ArrowRight", 39);
    }
    browser.until("document.getElementById('at').textContent.includes('month 30,')");

    assertThat(fills()).isNotEqualTo(first);
    assertThat((String) browser.ask("location.search")).contains("month=30");
    assertThat((String) browser.ask("document.getElementById('date').textContent"))
        .startsWith("month 30, ");
    String there = fills();
    browser.open((String) browser.ask("location.href"));
    browser.until("document.getElementById('map').dataset.ready === 'yes'");
    assertThat(fills()).isEqualTo(there);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theMapPlaysWhenAskedAndStopsWhenAsked() throws InterruptedException {
    map();
    Thread.sleep(400);
    assertThat(browser.ask("document.getElementById('month').value")).isEqualTo("0");

    browser.ask("document.getElementById('play').focus()");
    browser.press("Enter", 13);
    browser.until("Number(document.getElementById('month').value) > 3");
    browser.ask("document.getElementById('play').click()");
    Object stopped = browser.ask("document.getElementById('month').value");
    Thread.sleep(500);
    assertThat(browser.ask("document.getElementById('month').value")).isEqualTo(stopped);
  }

  @Test
  void layersAreShownAndHidden() throws InterruptedException {
    map();
    String count = "document.querySelectorAll('.leaflet-places-pane path').length";
    assertThat(browser.ask(count)).isEqualTo(0);

    browser.ask("document.getElementById('layer-residents').click()");
    assertThat(((Number) browser.ask(count)).intValue()).isGreaterThan(3);
    assertThat((String) browser.ask("location.search")).contains("residents");
    browser.ask("document.getElementById('layer-residents').click()");
    assertThat(browser.ask(count)).isEqualTo(0);
  }

  /// Not by colour alone: circles of one community have arcs, and the squares of the other have
  /// none.
  @Test
  void communitiesLinesAndNorthAreToldWithoutColoursAndTheMonthsCoverNothing() throws Exception {
    map();
    browser.ask("document.getElementById('layer-residents').click()");
    String shapes =
        (String)
            browser.ask(
                "[...document.querySelectorAll('.leaflet-places-pane path')].map(p =>"
                    + " p.getAttribute('d').includes('a') ? 'circle' : 'square').join(' ')");
    assertThat(shapes).contains("circle", "square");
    String legend = "document.querySelector('.map-left .legend').textContent";
    assertThat((String) browser.ask(legend)).contains("line of contact", "filled: who lives there");
    assertThat((Boolean) browser.ask(legend + ".includes(' border')")).isTrue();
    assertThat((String) browser.ask("document.querySelector('#map .north').textContent"))
        .contains("N");
    assertThat((String) browser.ask("document.querySelector('#map .scale-line').textContent"))
        .contains("km");
    for (int[] size : new int[][] {{1280, 900}, {390, 844}}) {
      browser.size(size[0], size[1]);
      for (String scrolled : List.of("0", "300", "document.body.scrollHeight")) {
        browser.ask("window.scrollTo(0, " + scrolled + ")");
        assertThat(
                (Boolean)
                    browser.ask(
                        "document.querySelector('.time').getBoundingClientRect().top >="
                            + " document.getElementById('map').getBoundingClientRect().bottom"))
            .as(size[0] + " " + scrolled)
            .isTrue();
      }
      browser.ask("window.scrollTo(0, 0)");
      keepPicture("map-" + size[0]);
    }
    browser.size(1280, 900);
  }

  /// A picture to look at, where `-Dpictures=FOLDER` asks for it.
  private static void keepPicture(String name) throws IOException {
    String folder = System.getProperty("pictures", "");
    if (!folder.isEmpty()) {
      browser.picture(Path.of(folder).resolve(name + ".png"));
    }
  }

  @Test
  void anotherAudienceIsOneChoiceAway() throws InterruptedException {
    open("/options");
    assertThat((String) browser.ask("document.body.textContent")).doesNotContain("Wellensittich");

    browser.ask(
        "{const s = document.getElementById('audience'); s.value = 'planner';"
            + " s.dispatchEvent(new Event('change', {bubbles: true}));}");
    browser.until("location.search.includes('audience=planner')");
    browser.until("document.body.textContent.includes('Wellensittich')");
  }

  private static void choose(String field, String value) throws InterruptedException {
    browser.ask(
        "{const s = document.getElementById('%s'); s.value = '%s';".formatted(field, value)
            + " s.dispatchEvent(new Event('change', {bubbles: true}));}");
  }

  @Test
  void anotherAudienceAndAnotherOptionKeepTheMonthAndTheLayers() throws InterruptedException {
    open("/map?option=concord-mission");
    browser.until("document.getElementById('map').dataset.ready === 'yes'");
    browser.ask("document.getElementById('layer-residents').click()");
    browser.ask("document.getElementById('month').focus()");
    browser.press("ArrowRight", 39);
    browser.press("ArrowRight", 39);
    browser.until("location.search.includes('month=2')");

    choose("audience", "planner");
    browser.until("location.search.includes('audience=planner')");
    assertThat((String) browser.ask("location.search")).contains("month=2", "residents");

    browser.until("document.getElementById('map').dataset.ready === 'yes'");
    choose("option", "agreement-only");
    browser.until("location.search.includes('option=agreement-only')");
    assertThat((String) browser.ask("location.search"))
        .contains("month=2", "residents", "audience=planner")
        .doesNotContain("concord-mission");
    browser.until("document.getElementById('date').textContent.startsWith('month 2, ')");
    assertThat(browser.ask("document.getElementById('layer-residents').checked")).isEqualTo(true);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whoIsThereIsToldByTheShapeOfTheProviderAndTheSizeOfItsHardness() throws Exception {
    map();
    String rows = "[...document.querySelectorAll('.mark-who svg')]";
    assertThat(browser.ask(rows + ".length")).isEqualTo(0);

    browser.ask("document.getElementById('layer-providers').click()");
    assertThat(((Number) browser.ask(rows + ".length")).intValue()).isPositive();
    assertThat((String) browser.ask("location.search")).contains("providers");
    String today = (String) browser.ask(rows + ".map(s => s.innerHTML).join('|')");
    // Nobody international is there before anything is agreed.
    assertThat(today).contains("<path").doesNotContain("r=\"5\"");

    open("/map?option=concord-mission&month=40&layers=stages.providers");
    browser.until("document.getElementById('map').dataset.ready === 'yes'");
    keepPicture("map-providers");
    // The mission is armed then: the largest circle.
    assertThat((String) browser.ask(rows + ".map(s => s.innerHTML).join('|')"))
        .contains("<circle cx=\"8\" cy=\"7\" r=\"5\"></circle>");
    assertThat((String) browser.ask("document.querySelector('.map-left .legend').textContent"))
        .contains("of a state", "of de facto authorities");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whereTheMapIsLookedAtStandsInTheAddress() throws InterruptedException {
    map();
    String scale = "document.querySelector('#map .scale-line').textContent";
    String whole = (String) browser.ask(scale);
    assertThat((String) browser.ask("location.search")).doesNotContain("view=");
    for (int i = 0; i < 3; i++) {
      browser.ask("document.querySelector('.leaflet-control-zoom-in').click()");
      Thread.sleep(400);
    }
    browser.until(scale + " !== '" + whole + "'");
    browser.until("location.search.includes('view=')");
    String near = (String) browser.ask(scale);
    String shape =
        fills()
            + browser.ask("document.querySelector('.leaflet-overlay-pane path').getAttribute('d')");

    browser.open((String) browser.ask("location.href"));
    browser.until("document.getElementById('map').dataset.ready === 'yes'");
    assertThat(browser.ask(scale)).isEqualTo(near);
    assertThat(
            fills()
                + browser.ask(
                    "document.querySelector('.leaflet-overlay-pane path').getAttribute('d')"))
        .isEqualTo(shape);

    open("/map?option=concord-mission&month=0&view=9999999_nonsense_3");
    browser.until("document.getElementById('map').dataset.ready === 'yes'");
    assertThat(browser.ask(scale)).isEqualTo(whole);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aZoneThatIsChosenOnTheMapIsShownAmongTheWords() throws InterruptedException {
    map();
    browser.ask("window.scrollTo(0, 0)");
    Object at =
        browser.ask(
            "(() => {const b = document.querySelector('.leaflet-overlay-pane"
                + " path.leaflet-interactive').getBoundingClientRect();"
                + " document.querySelector('.leaflet-overlay-pane path.leaflet-interactive')"
                + ".dispatchEvent(new MouseEvent('click', {bubbles: true, clientX: b.left + b.width"
                + " / 2, clientY: b.top + b.height / 2})); return 1;})()");
    assertThat(((Number) at).intValue()).isEqualTo(1);
    browser.until("document.querySelectorAll('tr.meant').length === 1");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void anotherOptionIsTriedAsItIsAndNotTurnedAsTheOneBefore() throws InterruptedException {
    open("/what-if?option=concord-mission");
    browser.until("document.querySelector('#answer .chapter')");
    choose("w-numbers", "double");
    browser.until("document.getElementById('answer').textContent.includes('numbers: double')");
    choose("w-reset", "yes");
    browser.until("location.search.includes('reset=yes')");

    choose("w-option", "agreement-only");
    browser.until("location.search.includes('option=agreement-only')");
    browser.until("document.querySelector('#answer .chapter')");

    assertThat((String) browser.ask("location.search"))
        .contains("reset=yes")
        .doesNotContain("numbers=double", "concord-mission");
    assertThat(browser.ask("document.getElementById('w-reset').value")).isEqualTo("yes");
    assertThat((String) browser.ask("document.getElementById('answer').textContent"))
        .doesNotContain("numbers: double");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theKeyboardReachesEveryQuestionAndTheContent() throws InterruptedException {
    open("/");
    browser.press("Tab", 9);
    assertThat((String) browser.ask("document.activeElement.className")).isEqualTo("skip");
    var reached = new java.util.HashSet<Object>();
    for (int i = 0; i < 120; i++) {
      browser.press("Tab", 9);
      reached.add(browser.ask("document.activeElement.getAttribute('href')"));
    }
    assertThat(reached).contains("/coverage", "/consultation", "/map", "/runs");
  }

  @Test
  void aLeverIsTurnedAndTheAnswerChangesAtOnce() throws InterruptedException {
    open("/what-if?option=concord-mission");
    browser.until("document.querySelector('#answer .chapter')");
    String before = (String) browser.ask("document.getElementById('answer').textContent");

    browser.ask(
        "{const s = document.getElementById('w-numbers'); s.value = 'double';"
            + " s.dispatchEvent(new Event('change', {bubbles: true}));}");
    browser.until("document.getElementById('answer').textContent.includes('numbers: double')");

    assertThat((String) browser.ask("document.getElementById('answer').textContent"))
        .isNotEqualTo(before);
    assertThat((String) browser.ask("location.search")).contains("numbers=double");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aRunIsStartedFromThePageAndSeenToFinish() throws InterruptedException, IOException {
    open("/runs");
    browser.ask("document.getElementById('run-futures').value = 6");
    browser.ask("document.getElementById('run-replications').value = 1");
    browser.ask("document.querySelector('form.sentence').requestSubmit()");
    browser.until("document.body.textContent.includes('0002')");
    served.ended("0002");
    open("/runs");
    browser.until("document.querySelector('#work').textContent.includes('run 0002')");
  }

  @Test
  void withoutScriptsTheMonthIsInTheTable() {
    assertThat(served.get("/map?option=concord-mission&month=30").body())
        .contains("id=\"at\"", "<noscript>", "interposition");
  }
}
