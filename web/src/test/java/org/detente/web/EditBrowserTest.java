package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: changing things in a real browser: policy, keyboard, phone, axe-core.
class EditBrowserTest {

  private static final String MISSION = "/edit/options/concord-mission";

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

  private static void open(String path) throws InterruptedException {
    browser.size(1280, 900);
    browser.open(
        served.address()
            + path.substring(1)
            + (path.contains("?") ? "&" : "?")
            + "audience=planner");
    browser.until("document.readyState === 'complete'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MISSION + "/frame",
        MISSION + "/zones",
        MISSION + "/zones?setting=infantry&provider=concord",
        MISSION + "/plan?zone=mill-plain",
        MISSION + "/words",
        MISSION + "/text",
        MISSION + "/history",
        MISSION + "/delete",
        "/edit/new-option",
        "/edit/tables",
        "/edit/tables/positions.csv",
        "/edit/tables/positions.csv/rows/0",
        "/edit/criteria",
        "/edit/files/theatre.yaml",
        "/changes",
        "/options",
        "/options/concord-mission"
      })
  void aFormKeepsToItsPolicyAndToWhatEverybodyCanUseOnAPhoneToo(String path)
      throws InterruptedException {
    open(path);

    assertThat(browser.complaints()).as("scripts, policy, files").isEmpty();
    browser.ask(BrowserTest.AXE + ";0");
    Object found =
        browser.ask(
            "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.filter(v =>"
                + " ['serious', 'critical'].includes(v.impact)).map(v => v.id + ' ' +"
                + " v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' +"
                + " n.failureSummary).join(' | ')))");
    browser.complaints();
    assertThat((List<?>) found).as(path).isEmpty();
    browser.size(390, 844);
    assertThat(browser.ask("document.documentElement.scrollWidth")).as(path).isEqualTo(390);
  }

  @Test
  void anOptionIsChangedWithTheKeyboardAloneAndUndone() throws InterruptedException {
    open("/options/concord-mission");
    tabTo("document.activeElement.textContent === 'Change it'");
    browser.press("Enter", 13);
    browser.until("location.pathname.endsWith('/frame')");
    browser.until("document.readyState === 'complete'");
    tabTo("document.activeElement.name === 't:title'");
    browser.ask("document.activeElement.select()");
    browser.type("By keyboard");
    tabTo("document.activeElement.textContent === 'Save'");
    browser.press("Enter", 13);
    browser.until("document.body.textContent.includes('Saved as version')");
    assertThat(browser.ask("document.querySelector('[name=\"t:title\"]').value"))
        .isEqualTo("By keyboard");

    tabTo("document.activeElement.textContent === 'Undo'");
    browser.press("Enter", 13);
    browser.until("location.pathname === '/changes'");
    browser.until("document.body.textContent.includes('undone: ')");
    assertThat(browser.complaints()).isEmpty();
  }

  private static void tabTo(String there) throws InterruptedException {
    for (int i = 0; i < 150; i++) {
      browser.press("Tab", 9);
      if (Boolean.TRUE.equals(browser.ask(there))) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach: " + there);
  }

  @Test
  void aMistakeIsReadOutWithItsField() throws InterruptedException {
    open(MISSION + "/frame");
    browser.ask("document.querySelector('[name=\"o:mission.caveats\"]').value = '9'");
    browser.ask("document.querySelector('form.edit').requestSubmit()");
    browser.until("document.querySelector('[aria-invalid]')");

    assertThat(
            (String)
                browser.ask(
                    "document.getElementById(document.querySelector('[aria-invalid]').getAttribute('aria-describedby')).textContent"))
        .contains("9");
    assertThat(browser.complaints()).allMatch(c -> c.toString().contains("422"));
  }

  @Test
  void aFileIsBroughtByTheBrowser() throws Exception {
    open("/edit/new-option");
    browser.ask(
        "fetch('/options/concord-mission/file?audience=planner').then(r => r.text()).then(t => {"
            + "const d = new DataTransfer();"
            + "d.items.add(new File([t.replace('option: concord-mission', 'option: brought')"
            + ".replace('The Concord Mission comes', 'Brought here, it comes')], 'brought.yaml'));"
            + "const i = document.getElementById('file'); i.files = d.files;"
            + "i.form.requestSubmit(); return 0;})");
    browser.until("location.pathname === '/changes'");
    browser.until("document.body.textContent.includes('taken from the file brought.yaml')");
    assertThat(served.get("/options/brought").statusCode()).isEqualTo(200);
  }
}
