package org.detente.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: the list of theatres and beginning one, in a real browser: policy, keyboard,
/// phone, axe-core.
class ShelfBrowserTest {

  @TempDir private static Path temporary;

  private static Served served;
  private static Browser browser;
  private static String draft;

  @BeforeAll
  static void serve() throws Exception {
    browser = Browser.start();
    served = Served.start(Served.theatre(temporary), temporary.resolve("data"));
    served.ended("0001");
    draft = BeginTest.begun(served);
    BeginTest.bring(served, draft, "zones", "z.csv", BeginTest.ZONES.getBytes(UTF_8));
    BeginTest.bring(served, draft, "settlements", "p.csv", BeginTest.PLACES.getBytes(UTF_8));
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

  private static void open(String path) throws InterruptedException {
    browser.size(1280, 900);
    browser.open(served.address() + path.substring(1));
    browser.until("document.readyState === 'complete'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/theatres", "/frame", "/parties", "/zones", "/lines", "/settlements", "/review"})
  void aPageKeepsToItsPolicyAndToWhatEverybodyCanUseOnAPhoneToo(String page)
      throws InterruptedException {
    String path = page.equals("/theatres") ? page : draft + page;
    open(path);

    browser.keepsToPolicyAndToWhatEverybodyCanUse(path);
    browser.fitsAPhone(path);
  }

  private static void typeInto(String name, String text) throws InterruptedException {
    browser.tabTo("document.activeElement.name === '" + name + "'");
    browser.ask("document.activeElement.select && document.activeElement.select()");
    browser.type(text);
  }

  private static void goOn(String to) throws InterruptedException {
    browser.tabTo("document.activeElement.textContent === 'Save and go on'");
    browser.press("Enter", 13);
    browser.until("location.pathname.endsWith('" + to + "')");
    browser.until("document.readyState === 'complete'");
  }

  /// A file cannot be chosen by keys alone in a test: the choice is made by a script, sending it is
  /// not.
  private static void bring(String name, String text) throws InterruptedException {
    browser.tabTo("document.activeElement.id === 'file'");
    browser.ask(
        "{const d = new DataTransfer(); d.items.add(new File(["
            + tools.jackson.jr.ob.JSON.std.asString(text)
            + "], '"
            + name
            + "')); document.getElementById('file').files = d.files; 0}");
    browser.tabTo("document.activeElement.textContent === 'Bring it'");
    browser.press("Enter", 13);
    browser.until("document.body.textContent.includes('instead of " + name + "')");
    browser.until("document.readyState === 'complete'");
  }

  /// Each mistake of a step is a link to its field, which says what is wrong with it.
  @Test
  void aMistakeOfAStepLeadsToItsField() throws InterruptedException {
    String other = BeginTest.begun(served);
    BeginTest.bring(
        served, other, "zones", "z.csv", BeginTest.ZONES.replace("South", "").getBytes(UTF_8));
    open(other + "/zones");
    browser.tabTo("document.activeElement.textContent === 'Say who holds Dale.'");
    browser.press("Enter", 13);
    browser.until("document.activeElement.name === 'zones.held.dale'");

    assertThat(browser.ask("document.activeElement.getAttribute('aria-invalid')"))
        .isEqualTo("true");
    assertThat(
            browser.ask(
                "document.getElementById(document.activeElement.getAttribute('aria-describedby'))"
                    + ".textContent"))
        .isEqualTo("Say who holds Dale.");
    browser.ask(
        "document.activeElement.value = '1'; document.querySelector('button[value=on]').click();"
            + " 0");
    browser.until("location.pathname.endsWith('/lines') && document.readyState === 'complete'");

    // A road of the file: who is cut off without it is said in boxes.
    bring(
        "l.csv",
        "name;type;wkt\nFront;;LINESTRING(20 44,20.5 44)\n"
            + "Road;corridor;LINESTRING(20.2 44.2,20.3 43.8)\n");
    browser.tabTo(
        "document.activeElement.textContent ==="
            + " 'Say which zones are cut off when Road is closed.'");
    browser.press("Enter", 13);
    browser.until("document.activeElement.id === 'f-lines-serves-road'");
    browser.press("Tab", 9);
    assertThat(browser.ask("document.activeElement.name + ' ' + document.activeElement.value"))
        .isEqualTo("lines.serves.road hill");
    browser.ask("document.activeElement.click(); 0");
    browser.ask("document.querySelector('[name=\"lines.held.road\"]').value = '0'; 0");
    browser.tabTo("document.activeElement.value === 'on'");
    browser.press("Enter", 13);
    browser.until(
        "location.pathname.endsWith('/settlements') && document.readyState === 'complete'");
    assertThat(served.get(other + "/lines").body())
        .contains("As drawn it crosses Hill and Dale")
        .doesNotContain("Still to settle here");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aTheatreIsBegunAndRunWithTheKeyboardAlone() throws InterruptedException {
    open("/");
    browser.tabTo("document.activeElement.textContent === 'All theatres'");
    browser.press("Enter", 13);
    browser.until("location.pathname === '/theatres'");
    browser.until("document.readyState === 'complete'");
    browser.tabTo("document.activeElement.textContent === 'Begin a theatre from nothing'");
    browser.press("Enter", 13);
    browser.until("location.pathname.endsWith('/frame')");
    browser.until("document.readyState === 'complete'");
    typeInto("frame.title", "By keyboard");
    typeInto("frame.as_of", "2020-01");
    typeInto("frame.ceasefire_since", "2010-01");
    goOn("/parties");
    typeInto("parties.0.name", "North");
    typeInto("parties.1.name", "South");
    goOn("/zones");
    bring("zones.csv", BeginTest.ZONES);
    goOn("/lines");
    goOn("/settlements");
    bring("places.csv", BeginTest.PLACES);
    goOn("/review");
    browser.tabTo("document.activeElement.textContent === 'Make the theatre'");
    browser.press("Enter", 13);
    browser.until("/^\\/t\\/[0-9]+\\/$/.test(location.pathname)");
    browser.until("document.readyState === 'complete'");
    String theatre = (String) browser.ask("location.pathname");
    for (int i = 0;
        i < 1200 && !served.get(theatre + "api/runs.json").body().contains("\"finished\"");
        i++) {
      Thread.sleep(100);
    }
    open(theatre + "outcome");
    assertThat(browser.ask("document.querySelectorAll('.chapter svg').length > 0")).isEqualTo(true);
    open(theatre + "map");
    browser.until("document.querySelectorAll('#map path').length > 1");
    assertThat(browser.complaints()).isEmpty();
  }
}
