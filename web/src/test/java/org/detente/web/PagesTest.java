package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.detente.web.page.Assets;
import org.detente.web.page.Question;
import org.detente.web.work.RunState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: the pages of a finished run, over HTTP, as each audience gets them.
class PagesTest {

  /// What a content security policy without exceptions would not let through.
  private static final Pattern INLINE =
      Pattern.compile("<style|<script(?![^>]* src=)|\\sstyle=|\\son[a-z]+=|javascript:");

  private static final Pattern ELSEWHERE = Pattern.compile("(?:src|href|action)=\"(?:https?:)?//");

  private static final String FOR_MEDIATORS = "Kanarie";
  private static final String FOR_PLANNERS = "Wellensittich";

  @TempDir private static Path temporary;

  private static Served served;

  @BeforeAll
  static void serve() throws Exception {
    served = Served.start(Served.theatre(temporary), temporary.resolve("data"));
    assertThat(served.ended("0001")).isEqualTo(RunState.DONE);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/map",
        "/map?option=concord-mission&month=30&layers=stages.returns",
        "/theatre",
        "/options",
        "/options/concord-mission",
        "/compare",
        "/what-if",
        "/assumptions",
        "/evidence",
        "/evidence/rows/F02",
        "/evidence/parameters/tau_x",
        "/how-to-read",
        "/limits",
        "/sources",
        "/runs",
        "/?audience=planner",
        "/?run=0001"
      })
  void everyPageIsThere(String path) {
    HttpResponse<String> page = served.get(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(page.body())
        .contains("<main", "class=\"questions\"")
        .containsPattern("<h1>[^<]+</h1>");
  }

  @ParameterizedTest
  @EnumSource(Question.class)
  void everyQuestionHasAPageThatAnswersOrSaysWhatToDo(Question question) {
    String page = served.get("/" + question.slug()).body();

    switch (question) {
      case COVERAGE, CONSENT, OUTCOME, HANDOVER, COMPLETENESS ->
          assertThat(page).contains("class=\"chapter\"", "id=\"rests-on\"", "href=\"#rests-on\"");
      case STAFFING, COMMITMENT, ROBUSTNESS ->
          assertThat(page).contains("The theatre does not say enough for this question.");
      case GROUND_TRUTH -> assertThat(page).contains("Nothing is registered.");
      case CONSULTATION -> assertThat(page).contains("Nobody is asked yet.");
    }
  }

  @Test
  void allThatAPageLoadsComesFromThisServerAndNothingRunsInsideAPage() {
    var pages = served.everything("/?audience=planner");

    assertThat(pages).hasSizeGreaterThan(25);
    pages.forEach(
        (path, page) -> {
          if (!path.startsWith("/paper")) {
            assertThat(INLINE.matcher(page).results().map(r -> r.group())).as(path).isEmpty();
            assertThat(ELSEWHERE.matcher(page).results().map(r -> r.group())).as(path).isEmpty();
          }
        });
  }

  @Test
  void headersKeepAPageToItself() {
    var headers = served.get("/").headers();

    assertThat(headers.firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe", "http", "*"));
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Server")).isEmpty();
  }

  @Test
  void thePublicSeesNothingThatIsForOthers() {
    Map<String, String> pages = served.everything("/");

    assertThat(pages.keySet()).anyMatch(p -> p.startsWith("/api/course.json"));
    assertThat(pages.keySet()).contains("/coverage", "/consent", "/paper", "/options");
    assertThat(pages.keySet()).noneMatch(p -> p.contains("audience="));
    pages.forEach(
        (path, page) ->
            assertThat(page)
                .as(path)
                .doesNotContain(FOR_MEDIATORS, FOR_PLANNERS, "mediators-plan", "planners-plan"));
  }

  @Test
  void aMediatorSeesWhatIsForMediatorsAndNotForPlanners() {
    Map<String, String> pages = served.everything("/?audience=mediator");

    assertThat(pages.values()).anyMatch(p -> p.contains(FOR_MEDIATORS));
    pages.forEach(
        (path, page) -> assertThat(page).as(path).doesNotContain(FOR_PLANNERS, "planners-plan"));
  }

  @Test
  void aPlannerSeesEverythingUnderAWarning() {
    String options = served.get("/options?audience=planner").body();

    assertThat(options)
        .contains(FOR_MEDIATORS, FOR_PLANNERS)
        .contains("Do not pass it on.")
        .contains("/options/planners-plan?audience=planner");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/options/planners-plan",
        "/options/planners-plan?audience=mediator",
        "/map?option=planners-plan",
        "/map/table?option=planners-plan",
        "/api/course.json?option=planners-plan",
        "/compare?option=planners-plan",
        "/what-if?option=planners-plan"
      })
  void askingByNameDoesNotHelp(String path) {
    HttpResponse<String> page = served.get(path);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).doesNotContain(FOR_PLANNERS);
  }

  @Test
  void limitsOfAPartyAreShownToItAndNotToTheOther() {
    String own = served.get("/consent?audience=party:side-a").body();
    String others = served.get("/consent?audience=party:side-b").body();
    String everybody = served.get("/consent").body();

    assertThat(own).isNotEqualTo(others);
    assertThat(everybody).isNotEqualTo(own).isNotEqualTo(others);
  }

  @Test
  void thePublicIsToldYearsWhereAPlannerIsToldMonths() {
    String coverage = "/api/course.json?option=concord-mission";
    Pattern run = Pattern.compile("\\[(\\d+)(?:\\.0)?,");
    String open = served.get(coverage).body().replaceAll("(?s).*\"open\":", "");
    String planners =
        served.get(coverage + "&audience=planner").body().replaceAll("(?s).*\"open\":", "");

    var told =
        run.matcher(open.replaceAll("(?s)\"transfer\".*", ""))
            .results()
            .map(r -> Integer.parseInt(r.group(1)))
            .toList();
    var toldPlanners =
        run.matcher(planners.replaceAll("(?s)\"transfer\".*", ""))
            .results()
            .map(r -> Integer.parseInt(r.group(1)))
            .toList();
    assertThat(told).isNotEmpty().allMatch(m -> m % 12 == 0);
    assertThat(toldPlanners).anyMatch(m -> m % 12 != 0);
    assertThat(served.get("/map/table?option=concord-mission&month=30").body())
        .contains("by whole years");
    assertThat(served.get("/map/table?option=concord-mission&month=30&audience=planner").body())
        .doesNotContain("by whole years");
  }

  @Test
  void anAddressLeadsToTheSameStateAgain() {
    String page =
        served.get("/map?option=agreement-only&month=30&layers=lines&audience=party:side-b").body();

    assertThat(page)
        .contains("value=\"agreement-only\" selected")
        .contains("month 30, ")
        .containsPattern("value=\"lines\" id=\"layer-lines\" checked")
        .doesNotContainPattern("id=\"layer-stages\" checked")
        .contains("value=\"party:side-b\" selected")
        .contains("/coverage?audience=party%3Aside-b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/options/nobody",
        "/evidence/rows/X99",
        "/evidence/parameters/nothing",
        "/?audience=king",
        "/?audience=party:nobody",
        "/?run=0099",
        "/?run=../../etc",
        "/map?month=-1",
        "/map?month=99999",
        "/map?month=soon",
        "/map?option=nobody",
        "/assets/nothing.js",
        "/assets/..%2fapp.css"
      })
  void whatIsNotThereIsSaidToBeNotThere(String path) {
    assertThat(served.get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void aComparisonHoldsOnlyWhatWasChosenOnTheSameFutures() {
    String both = served.get("/compare?option=concord-mission&option=agreement-only").body();
    String one = served.get("/compare?option=agreement-only").body();

    String mission = "The Concord Mission comes between";
    assertThat(both).contains("class=\"chapter\"", "outcome", mission);
    // The list to choose from names all; the chapters of the second name one.
    assertThat(one.substring(one.indexOf("class=\"chapter\""))).doesNotContain(mission);
    assertThat(served.get("/compare?option=agreement-only&option=nobody").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aComparisonBeginsWithItsAnswerAndHoldsEveryQuestion() {
    String page = served.get("/compare?option=concord-mission&option=agreement-only").body();

    assertThat(page.indexOf("id=\"compared\""))
        .isPositive()
        .isLessThan(page.indexOf("id=\"of-outcome\""));
    assertThat(page.indexOf("id=\"of-outcome\"")).isLessThan(page.indexOf("id=\"of-coverage\""));
    assertThat(page)
        .contains(
            "What holds in almost all futures and under every contested assumption",
            "What holds only",
            "What we do not know",
            "<caption>Outcome, by option <a class=\"why\" href=\"/outcome#rests-on\">",
            "<th scope=\"row\">Share of people, threats and months: nobody responsible</th>",
            "Questions answered",
            "All accept at once",
            "/coverage?option=agreement-only&amp;option=concord-mission",
            // What the theatre does not hold is said under its heading.
            "The theatre does not say enough for this question.",
            "Two questions that are not about an option");
    for (Question question : Question.values()) {
      if (question.number() < Question.GROUND_TRUTH.number()) {
        assertThat(page).contains("id=\"of-" + question.slug() + "\"");
      }
    }
    assertThat(served.get("/compare?option=agreement-only&option=concord-mission").body())
        .as("the order in which options are asked for does not matter")
        .contains(page.substring(page.indexOf("id=\"compared\""), page.indexOf("id=\"differs\"")));
  }

  @Test
  void figuresBesideEachOtherAreThoseOfTheQuestionsPages() {
    String page = served.get("/compare?option=agreement-only").body();
    String coverage = served.get("/coverage").body();
    String outcome = served.get("/outcome").body();

    int checked = 0;
    for (String id : new String[] {"of-coverage", "of-outcome"}) {
      String part = page.substring(page.indexOf("id=\"" + id + "\""));
      part = part.substring(0, part.indexOf("</section>"));
      var figures = Pattern.compile("class=\"figures\">([^<]+?) ?<").matcher(part);
      while (figures.find()) {
        assertThat(coverage + outcome).contains(figures.group(1));
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(40);
  }

  @Test
  void aPublicComparisonTellsYearsAndNotWhereALadderBreaks() {
    String address = "/compare?option=concord-mission";
    String told = served.get(address).body();
    String planner = served.get(address + "&audience=planner").body();
    String handover = told.substring(told.indexOf("id=\"of-handover\""));
    String planned = planner.substring(planner.indexOf("id=\"of-handover\""));

    assertThat(handover.substring(0, handover.indexOf("</section>")))
        .contains("This copy tells years")
        .doesNotContainPattern("month \\d");
    assertThat(planned.substring(0, planned.indexOf("</section>")))
        .contains("Months are counted from the as-of date");
    assertThat(told).doesNotContain("gains least by moving", FOR_MEDIATORS, FOR_PLANNERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/coverage", "/outcome", "/handover"})
  void aPageLimitedToAnOptionLeavesOutWhatSpeaksOfOthersAlone(String path) {
    String mission = "The Concord Mission comes between";
    String all = served.get(path).body();
    String limited = served.get(path + "?option=agreement-only").body();
    String other = served.get(path + "?option=concord-mission").body();

    Pattern alone =
        Pattern.compile(
            "data-of=\"" + mission + "\"|<th[^>]*>" + mission + "</th>|<li>" + mission + ":");
    assertThat(alone.matcher(all).find()).isTrue();
    assertThat(alone.matcher(limited).find()).isFalse();
    assertThat(alone.matcher(other).results().count())
        .isEqualTo(alone.matcher(all).results().count());
    assertThat(limited).contains("Options shown: ", "<section");
    assertThat(served.get(path + "?option=planners-plan").statusCode()).isEqualTo(404);
  }

  @Test
  void whatDiffersBetweenOptionsIsToldSettingBySetting() {
    String page = served.get("/compare?option=agreement-only&option=concord-mission").body();
    String differs = page.substring(page.indexOf("id=\"differs\""));

    assertThat(page).contains("beside", "same futures");
    assertThat(differs).contains("In words, commitments of ").doesNotContain("commitments.parties");
    assertThat(differs)
        .contains(
            "Lead of the mission", "no mission", "First deployment", "/options/concord-mission")
        // The same in both.
        .doesNotContain("<th scope=\"row\"><div>Agreement</div></th>")
        .doesNotContain("Framework signed");
    assertThat(served.get("/compare?option=agreement-only").body())
        .doesNotContain("id=\"differs\"");
  }

  /// What is ours to link stands before the list of what a page rests on, and outside of settings,
  /// which are nothing but the option's own file.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/theatre",
        "/options",
        "/options/concord-mission",
        "/assumptions",
        "/coverage",
        "/consent",
        "/outcome",
        "/handover",
        "/completeness",
        "/compare?option=concord-mission&option=agreement-only",
        "/what-if?option=concord-mission&numbers=double"
      })
  void everyTableAndPictureLeadsToWhatItRestsOn(String path) {
    String page =
        served
            .get(path)
            .body()
            .replaceAll("(?s)<section id=\"rests-on\".*", "")
            .replaceAll("(?s)<section id=\"differs\".*?</section>", "");
    var captions =
        java.util.regex.Pattern.compile("(?s)<(caption|figcaption)[^>]*>(.*?)</\\1>")
            .matcher(page)
            .results()
            .map(m -> m.group(2))
            .toList();

    assertThat(captions)
        .isNotEmpty()
        .allSatisfy(c -> assertThat(c).contains("<a class=\"why\" href=\""));
    captions.stream()
        .map(c -> c.replaceAll("(?s).*class=\"why\" href=\"([^\"]*)\".*", "$1"))
        .distinct()
        .forEach(
            to -> {
              String there = to.startsWith("#") ? path : to.replaceAll("#.*", "");
              String body = served.get(there.replace("&amp;", "&")).body();
              assertThat(served.get(there.replace("&amp;", "&")).statusCode()).isEqualTo(200);
              if (to.contains("#")) {
                assertThat(body).as(to).contains("id=\"rests-on\"");
              }
            });
  }

  @Test
  void theMenuLeadsToEveryPageThatIsNotAboutOneThing() {
    assertThat(served.get("/").body())
        .contains("href=\"/limits\"", "href=\"/sources\"", "href=\"/how-to-read\"");
    assertThat(served.get("/ground-truth").body()).contains("href=\"/theatre\">the page of");
  }

  @Test
  void aTurnedLeverStandsBesideTheOptionAsItIs() {
    String turned =
        served.get("/what-if/answer?option=concord-mission&numbers=double&reform=none").body();
    String asItIs = served.get("/what-if/answer?option=concord-mission").body();

    assertThat(turned).contains("id=\"beside-", "in each of 24 futures", "Return (grade B)");
    assertThat(asItIs).contains("id=\"outcome\"").doesNotContain("id=\"beside-");
  }

  @Test
  void whatWasTriedBeforeIsTheSameAgainAndTheSameAsWithoutMemory() throws Exception {
    String path = "/what-if/answer?option=concord-mission&numbers=half";
    String first = served.get(path).body();
    served.get("/what-if/answer?option=concord-mission&numbers=double");
    String again = served.get(path).body();

    assertThat(again).isEqualTo(first);
    try (Served other = Served.start(temporary.resolve("tiny"), temporary.resolve("fresh"))) {
      assertThat(other.get(path).body()).isEqualTo(first);
    }
  }

  @Test
  void evidenceIsOneStepFromAFigureAndLeadsBack() {
    String page = served.get("/coverage").body();
    String row = served.get("/evidence/rows/F02").body();
    String parameter = served.get("/evidence/parameters/c0").body();

    assertThat(page).contains("/evidence/rows/F02");
    assertThat(row).contains("Source", "href=\"/coverage\"");
    assertThat(parameter).contains("Range", "Read by", "href=\"/outcome\"");
  }

  @Test
  void assetsMayBeKeptAndPagesMayNot() {
    for (String name : Assets.names()) {
      HttpResponse<String> asset = served.get("/assets/" + name);
      assertThat(asset.statusCode()).as(name).isEqualTo(200);
      assertThat(asset.headers().firstValue("Cache-Control"))
          .as(name)
          .hasValueSatisfying(v -> assertThat(v).contains("immutable"));
    }
    assertThat(served.get("/").headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void healthIsTold() {
    HttpResponse<String> health = served.get("/actuator/health");

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).contains("\"UP\"");
    assertThat(served.get("/actuator/env").statusCode()).isEqualTo(404);
  }

  @Test
  void thePaperOfAnAudienceIsTakenAwayAsAFile() throws IOException {
    HttpResponse<String> paper = served.get("/paper?audience=mediator");

    assertThat(paper.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"paper-mediator.html\"");
    assertThat(paper.body()).contains("</html>", FOR_MEDIATORS).doesNotContain(FOR_PLANNERS);
  }

  @Test
  void thePaperIsSetForPrintForItsReaderOnly() throws IOException {
    HttpResponse<byte[]> print = served.bytes("/paper.pdf?audience=mediator");

    assertThat(print.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(print.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"paper-mediator.pdf\"");
    assertThat(words(print.body())).contains(FOR_MEDIATORS).doesNotContain(FOR_PLANNERS);
    assertThat(served.bytes("/paper.pdf?audience=mediator").body()).isEqualTo(print.body());
    assertThat(words(served.bytes("/paper.pdf").body()))
        .contains("status quo")
        .doesNotContain(FOR_MEDIATORS, FOR_PLANNERS);
  }

  private static String words(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
