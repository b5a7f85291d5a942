package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: a theatre with thousands of zones and settlements can be looked at.
class LargeTheatreTest {

  private static final int ZONES = 2000;

  @TempDir private static Path temporary;

  private static Served served;

  @BeforeAll
  static void serve() throws Exception {
    served = Served.start(Served.large(temporary, ZONES), temporary.resolve("data"));
    // What is simulated is no matter here, and would take its time.
    served.post("/runs/0001/cancel", "");
    served.ended("0001");
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void theTableHoldsSomeZonesAndLeadsToTheRest() {
    String first = served.get("/map/table?option=concord-mission&month=30").body();
    String next = served.get("/map/table?option=concord-mission&month=30&from=200").body();
    String last = served.get("/map/table?option=concord-mission&month=30&from=2000").body();
    Pattern row = Pattern.compile("<th scope=\"row\">");

    assertThat(row.matcher(first).results().count()).isEqualTo(200);
    assertThat(first).contains("1 to 200 of 2,00", "from=200").doesNotContain("The ones before");
    assertThat(next).contains("201 to 400", "from=400", "The ones before").doesNotContain("Hollow");
    assertThat(last).contains("The ones before").doesNotContain("The next");
    assertThat(served.get("/map?option=concord-mission&from=400").body())
        .contains("from=400")
        .hasSizeLessThan(2_000_000);
  }

  @Test
  void pagesOfTheTheatreAreThere() {
    for (String path : new String[] {"/", "/options", "/options/concord-mission", "/runs"}) {
      assertThat(served.get(path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(served.get("/api/theatre.json").body()).contains("cell-1999");
  }

  @Test
  void theMapFollowsTheMonths() throws Exception {
    try (Browser browser = Browser.start()) {
      browser.open(
          served.address()
              + "map?option=concord-mission&layers=stages.presence.transfers.residents");
      browser.until("document.getElementById('map').dataset.ready === 'yes'");
      String fills =
          "[...document.querySelectorAll('.leaflet-overlay-pane path')].map(p =>"
              + " p.getAttribute('fill')).join(' ')";
      Object before = browser.ask(fills);
      Number drawn =
          (Number) browser.ask("document.querySelectorAll('.leaflet-overlay-pane path').length");
      assertThat(drawn.intValue()).isGreaterThan(ZONES);
      browser.ask(
          "{const s = document.getElementById('month'); for (let m = 1; m <= 30; m++) {"
              + " s.value = m; s.dispatchEvent(new Event('input')); }}");
      browser.until("document.getElementById('at').textContent.includes('month 30,')");

      assertThat(browser.ask(fills)).isNotEqualTo(before);
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
