package org.detente.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// CLASS UNDER TEST: [Limited]
class LimitedTest {

  private static final Set<String> LABELS = Set.of("Today", "A: thin", "A: thin + more", "B");

  private static String only(String chapter, String... shown) {
    return new Limited(LABELS, Set.of(shown)).of("<section>" + chapter + "</section>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A: thin: yes        | true",
        "A: thin + more: yes | false",
        "B; A: thin: both    | true",
        "B, A: thin + more and A: thin: all | true",
        "B: only             | false",
        "B fails in 7%       | false",
        "Being there matters | true",
        "All options: same   | true",
      })
  void aSentenceStaysIfItSpeaksOfAnOptionShownOrOfNone(String sentence, boolean stays) {
    assertThat(only("<ul><li>" + sentence + "</li></ul>", "Today", "A: thin").contains("<li>"))
        .isEqualTo(stays);
  }

  @Test
  void aSentenceThatSaysOfWhomItSpeaksStaysOrGoesInAnyLanguage() {
    String two =
        "<ul><li data-of=\"B\">Il y a moins de B</li><li data-of=\"B; A: thin\">[⁨A: thin⁩]</li>"
            + "<li>⁨B⁩ n'est rien</li></ul>";

    assertThat(only(two, "Today", "A: thin")).doesNotContain("moins").contains("[", "est rien");
  }

  @Test
  void rowsAndSmallHeadingsAreKnownByLabelsThatAreIsolated() {
    String table =
        "<div><table><tbody><tr><th>⁨B⁩</th><td>2</td></tr><tr><th>⁨A: thin⁩</th><td>4</td></tr>"
            + "</tbody></table></div><h3>⁨B⁩ · ⁨A: thin + more⁩</h3><p>gone</p>";

    assertThat(only(table, "Today", "A: thin"))
        .contains("<td>4</td>")
        .doesNotContain("<td>2</td>", "gone");
  }

  @Test
  void rowsWithoutAHeadingBelongToTheOneAbove() {
    String table =
        "<div><table><tbody><tr><th>Today</th><td>1</td></tr><tr><th>B</th><td>2</td></tr>"
            + "<tr><th></th><td>3</td></tr><tr><th>A: thin</th><td>4</td></tr></tbody></table></div>";

    assertThat(only(table, "Today", "A: thin"))
        .contains("<td>1</td>", "<td>4</td>")
        .doesNotContain("<td>2</td>", "<td>3</td>");
  }

  @Test
  void aSmallHeadingTakesWhatFollowsAlong() {
    String text = "<h3>B</h3><ul><li>gone</li></ul><h3>B · A: thin</h3><p>there</p>";

    assertThat(only(text, "A: thin")).doesNotContain("gone").contains("there", "A: thin</h3>");
  }

  private static String picture(String panels) {
    return "<figure><svg viewBox=\"0 0 100 90\" height=\"90\">"
        + panels
        + "<g data-below=\"\"><text>axis</text></g></svg></figure>";
  }

  private static String panel(String of, int x, int y) {
    return "<g data-of=\"%s\" data-slot=\"%s %s 40 30\"><text>%s</text></g>"
        .formatted(of, x, y, of);
  }

  @Test
  void panelsOfAGridTakeTheFirstPlacesAndThePictureBecomesLower() {
    String grid =
        picture(
            "<g data-row=\"10\"><text>first row</text></g>"
                + panel("Today", 0, 10)
                + panel("B", 50, 10)
                + "<g data-row=\"40\"><text>second row</text></g>"
                + panel("A: thin", 0, 40)
                + panel("A: thin + more", 50, 40));

    assertThat(only(grid, "Today", "A: thin"))
        .contains("viewBox=\"0 0 100 60.0\"", "translate(50.0,-30.0)", "translate(0.0,-30.0)")
        .contains("first row")
        .doesNotContain("second row", "<text>B</text>");
  }

  @Test
  void rowsOfAColumnCloseUp() {
    String column = picture(panel("Today", 0, 0) + panel("B", 0, 30) + panel("A: thin", 0, 60));

    assertThat(only(column, "Today", "A: thin"))
        .contains("translate(0.0,-30.0)", "viewBox=\"0 0 100 60.0\"");
  }

  @Test
  void aPictureThatSaysOfWhomItSpeaksGoesWithThem() {
    String two =
        "<figure data-of=\"B\"><p>one</p></figure><figure data-of=\"B; A: thin\"><p>two</p></figure>";

    assertThat(only(two, "A: thin")).doesNotContain("one").contains("two");
  }

  @Test
  void aPictureOfOthersAloneGoesWithItsCaptionAndOneOfOtherThingsStays() {
    assertThat(only(picture(panel("B", 0, 0)), "A: thin")).doesNotContain("figure");
    assertThat(only(picture(panel("Police", 0, 0) + panel("B", 0, 30)), "A: thin"))
        .contains("Police", "<text>B</text>");
  }
}
