package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
        MISSION + "/settings",
        MISSION + "/provisions",
        MISSION + "/text",
        MISSION + "/history",
        MISSION + "/delete",
        "/edit/new-option",
        "/edit/tables",
        "/edit/tables/positions.csv",
        "/edit/tables/positions.csv/rows/0",
        "/edit/begin/contributors.csv",
        "/edit/begin/commitments.yaml",
        "/edit/criteria",
        "/edit/files/theatre.yaml",
        "/changes",
        "/options",
        "/options/concord-mission"
      })
  void aFormKeepsToItsPolicyAndToWhatEverybodyCanUseOnAPhoneToo(String path)
      throws InterruptedException, IOException {
    open(path);

    browser.keepsToPolicyAndToWhatEverybodyCanUse(path);
    String folder = System.getProperty("pictures", "");
    if (!folder.isEmpty()) {
      browser.picture(Path.of(folder).resolve(path.replaceAll("[^a-z]+", "-") + "wide.png"));
    }
    browser.fitsAPhone(path);
    if (!folder.isEmpty()) {
      browser.picture(Path.of(folder).resolve(path.replaceAll("[^a-z]+", "-") + "phone.png"));
    }
  }

  @Test
  void anOptionIsChangedWithTheKeyboardAloneAndUndone() throws InterruptedException {
    open("/options/concord-mission");
    browser.tabTo("document.activeElement.textContent === 'Change it'");
    browser.press("Enter", 13);
    browser.until("location.pathname.endsWith('/frame')");
    browser.until("document.readyState === 'complete'");
    browser.tabTo("document.activeElement.name === 't:title'");
    browser.ask("document.activeElement.select()");
    browser.type("By keyboard");
    browser.tabTo("document.activeElement.textContent === 'Save'");
    browser.press("Enter", 13);
    browser.until("document.body.textContent.includes('Saved as version')");
    assertThat(browser.ask("document.querySelector('[name=\"t:title\"]').value"))
        .isEqualTo("By keyboard");

    browser.tabTo("document.activeElement.textContent === 'Undo'");
    browser.press("Enter", 13);
    browser.until("location.pathname === '/changes'");
    browser.until("document.body.textContent.includes('undone: ')");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void choicesOfTheTableOfZonesAreAsWideAsTheirWordsOnAPhone() throws InterruptedException {
    open("/edit/options/concord-mission/zones?audience=planner");
    browser.size(390, 844);

    browser.until(
        "[...document.querySelectorAll('.grid select')].length > 0 &&"
            + " [...document.querySelectorAll('.grid select')].every(s => {"
            + " const is = s.offsetWidth; s.style.width = 'max-content';"
            + " const fits = is >= s.offsetWidth; s.style.width = ''; return fits; })");
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

  /// Settings by place and provisions with the keyboard alone.
  @Test
  void settingsAndProvisionsAreChangedWithTheKeyboardAlone() throws InterruptedException {
    open(MISSION + "/settings");
    browser.tabTo("document.activeElement.name === 'o:settings.mandate.mill-plain'");
    browser.type("mon");
    browser.press("ArrowDown", 40);
    String chosen = (String) browser.ask("document.activeElement.value");
    assertThat(chosen).isNotEmpty();
    browser.tabTo("document.activeElement.textContent === 'Save'");
    browser.press("Enter", 13);
    browser.until(
        "document.readyState === 'complete'"
            + " && document.body.textContent.includes('Saved as version')");
    assertThat(
            browser.ask("document.querySelector('[name=\"o:settings.mandate.mill-plain\"]').value"))
        .isEqualTo(chosen);
    browser.tabTo("document.activeElement.textContent === 'Undo'");
    browser.press("Enter", 13);
    browser.until("document.body.textContent.includes('undone: ')");

    open(MISSION + "/provisions");
    browser.tabTo("document.activeElement.tagName === 'SUMMARY'");
    browser.press("Enter", 13);
    browser.tabTo("document.activeElement.name === 'o:provisions.a1-signatories.status'");
    browser.press("ArrowDown", 40);
    browser.tabTo("document.activeElement.name === 'o:provisions.a1-signatories.text'");
    browser.type("By keyboard.");
    browser.ask("document.activeElement.form.requestSubmit()");
    // It is answered, and does not say where: the mistake stands at the field that is empty.
    browser.until("document.querySelector('[aria-invalid]')");
    assertThat(browser.ask("document.querySelector('[aria-invalid]').name"))
        .isEqualTo("o:provisions.a1-signatories.where");
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
