package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// FEATURE UNDER TEST: several theatres in one server.
class ShelfTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:href|action|hx-get|hx-post|data-[a-z-]+)=\"(/[^\"]*)\"");

  @TempDir private static Path shared;

  @TempDir private Path temporary;

  private static Served served;

  @BeforeAll
  static void serve() throws IOException {
    served = Served.start(Served.theatre(shared), shared.resolve("data"));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static byte[] zip(Path folder) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry("their-name/" + folder.relativize(file)));
        zip.write(Files.readAllBytes(file));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private Served start() throws IOException {
    Path theatre = temporary.resolve("first/tiny");
    Files.createDirectories(theatre.getParent());
    return Served.start(
        Files.exists(theatre) ? theatre : Served.theatre(temporary.resolve("first")),
        temporary.resolve("data"));
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String bring(Served served) throws IOException {
    String to = location(Bodies.file(served, "/theatres/bring", Map.of(), "other.zip", zip(TINY)));
    return to.substring(0, to.length() - 1);
  }

  private static int theatres() {
    return served.get("/theatres").body().split("/rename\"").length - 1;
  }

  @Test
  void aZipBecomesATheatreOfItsOwn() throws Exception {
    String t = bring(served);
    assertThat(t).matches("/t/[0-9]+");

    assertThat(served.get(t + "/options").statusCode()).isEqualTo(200);
    assertThat(served.get("/options").body()).contains("Concord");
    assertThat(served.get("/options/mediators-plan?audience=mediator").statusCode()).isEqualTo(200);
    assertThat(served.get(t + "/options/mediators-plan?audience=mediator").statusCode())
        .isEqualTo(404);
    String list = served.get("/theatres").body();
    assertThat(list)
        .contains("href=\"" + t + "/\"", "href=\"/\"")
        .containsOnlyOnce("from the folder " + shared.resolve("tiny"));
    // What was brought was read from no folder.
    String brought = list.substring(list.indexOf("href=\"" + t + "/\""));
    assertThat(brought.substring(0, brought.indexOf("</li>"))).doesNotContain("from the folder");
  }

  @Test
  void everyAddressOnAPageOfAnotherTheatreStaysThere() throws Exception {
    String t = bring(served);
    int looked = 0;
    for (String page :
        new String[] {
          "/",
          "/map",
          "/options",
          "/coverage",
          "/what-if",
          "/compare",
          "/runs",
          "/evidence",
          "/edit/tables",
          "/changes",
          "/edit/new-option",
          "/edit/options/concord-mission/frame",
          "/nowhere"
        }) {
      HttpResponse<String> answer = served.get(t + page + "?audience=planner");
      Matcher address = ADDRESS.matcher(answer.body());
      while (address.find()) {
        looked++;
        assertThat(address.group(1)).as(page).matches(t + "/.*|/assets/.*|/theatres");
      }
    }
    assertThat(looked).isGreaterThan(300);
    assertThat(served.get(t + "/api/openapi.json").statusCode()).isEqualTo(200);
    assertThat(served.get(t + "/api/options.json").body()).contains("concord-mission");
  }

  @Test
  void aChangeInOneLeavesTheOtherAsItWas() throws Exception {
    String t = bring(served);
    String frame = "/edit/options/concord-mission/frame?audience=planner";
    Forms form = Forms.on(served.get(t + frame).body(), t + "/edit").with("t:title", "Only here");

    assertThat(location(served.post(form.action(), form.body()))).startsWith(t + "/edit/options/");

    assertThat(served.get(t + "/options/concord-mission").body()).contains("Only here");
    assertThat(served.get("/options/concord-mission").body()).doesNotContain("Only here");
    assertThat(served.get(t + "/changes?audience=planner").body()).contains(t + "/changes/2");
  }

  @Test
  void eachHasItsOwnRunsAndTheyGoOneAtATime() throws Exception {
    String t = bring(served);
    for (int i = 0; i < 1200; i++) {
      String before = served.get("/api/runs.json").body();
      String two = served.get(t + "/api/runs.json").body();
      String one = served.get("/api/runs.json").body();
      assertThat(
              before.contains("\"running\"")
                  && two.contains("\"running\"")
                  && one.contains("\"running\""))
          .isFalse();
      if (one.contains("\"finished\"") && two.contains("\"finished\"")) {
        break;
      }
      Thread.sleep(100);
    }
    String one = served.get("/api/runs.json").body();
    String two = served.get(t + "/api/runs.json").body();
    Matcher own = Pattern.compile("\"id\":\"([0-9]+)\"").matcher(two);
    assertThat(own.find()).isTrue();
    assertThat(one).contains("0001").doesNotContain(own.group(1));
    assertThat(two).doesNotContain("0001");
    assertThat(served.get(t + "/outcome").body()).contains("chapter");
  }

  @Test
  void addressesHoldAfterARestartAndRunsGoOn() throws Exception {
    try (Served served = start()) {
      bring(served);
      assertThat(location(served.post("/theatres/2/rename", "label=Another+name")))
          .isEqualTo("/theatres?done=renamed");
    }
    try (Served served = start()) {
      assertThat(served.get("/theatres").body()).contains("Another name");
      assertThat(served.get("/t/2/options/concord-mission").statusCode()).isEqualTo(200);
      for (int i = 0;
          i < 1200 && !served.get("/t/2/api/runs.json").body().contains("\"finished\"");
          i++) {
        Thread.sleep(100);
      }
      assertThat(served.get("/t/2/api/runs.json").body()).contains("\"finished\"");
    }
  }

  @Test
  void whatIsPutAwayIsKeptAndComesBack() throws Exception {
    String t = bring(served);
    location(served.post("/theatres" + t.substring(2) + "/put-away", ""));

    HttpResponse<String> gone = served.get(t + "/options");
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(gone.body()).contains("put away");
    assertThat(served.get("/theatres").body()).contains("Bring back");

    location(served.post("/theatres" + t.substring(2) + "/bring-back", ""));
    assertThat(served.get(t + "/options").statusCode()).isEqualTo(200);
    assertThat(served.post("/theatres/1/put-away", "").statusCode()).isEqualTo(409);
    assertThat(served.post("/theatres/999/put-away", "").statusCode()).isEqualTo(404);
  }

  @Test
  void aFolderIsOpenedAsTheCommandLineWould() throws Exception {
    Path other = Served.theatre(Files.createDirectories(temporary.resolve("second")));
    String home = location(served.post("/theatres/folder", "folder=" + other));
    assertThat(location(served.post("/theatres/folder", "folder=" + other))).isEqualTo(home);
    String t = home.substring(0, home.length() - 1);
    Files.writeString(
        other.resolve("options/concord-mission.yaml"),
        Files.readString(other.resolve("options/concord-mission.yaml"))
            .replaceFirst("(?m)^title: .*$", "title: Changed in the folder"));
    assertThat(served.get(t + "/options/concord-mission").body()).contains("Changed in the folder");
  }

  @ParameterizedTest
  @CsvSource({
    "/theatres/folder, folder=, 422, No folder was named",
    "/theatres/folder, folder=/nowhere/at/all, 422, There is no folder",
    "/theatres/1/rename, label=, 400, at least one letter",
    "/theatres/x/rename, label=A, 400, a number"
  })
  void whatMakesNoSenseIsToldAndChangesNothing(String path, String form, int status, String told)
      throws Exception {
    int before = theatres();
    HttpResponse<String> answer = served.post(path, form);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(told);
    assertThat(theatres()).isEqualTo(before);
  }

  @Test
  void aZipWithMistakesIsToldWithFileAndLineAndNotTaken() throws Exception {
    Path broken = Served.theatre(Files.createDirectories(temporary.resolve("broken")));
    Files.writeString(broken.resolve("settlements.csv"), "id,name\n1,x\n");
    int before = theatres();
    HttpResponse<String> answer =
        Bodies.file(served, "/theatres/bring", Map.of(), "b.zip", zip(broken));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("settlements.csv:1");
    assertThat(
            Bodies.file(served, "/theatres/bring", Map.of(), "n.zip", new byte[] {1, 2, 3})
                .statusCode())
        .isEqualTo(422);
    assertThat(
            Bodies.file(served, "/theatres/bring", Map.of(), "big.zip", new byte[34_000_000])
                .statusCode())
        .isEqualTo(413);
    assertThat(theatres()).isEqualTo(before);
  }

  @Test
  void whereOthersAreServedThereIsOnlyTheFirst() throws Exception {
    try (Served served = start()) {
      bring(served);
    }
    try (Served served =
        Served.start(temporary.resolve("first/tiny"), temporary.resolve("data"), false)) {
      assertThat(served.get("/").body()).doesNotContain("/theatres");
      for (String path :
          new String[] {"/theatres", "/t/2/", "/t/2/options", "/theatres/begin/1/frame"}) {
        assertThat(served.get(path).statusCode()).as(path).isEqualTo(404);
      }
      assertThat(served.post("/theatres/begin", "").statusCode()).isEqualTo(404);
      assertThat(served.post("/theatres/2/put-away", "").statusCode()).isEqualTo(404);
    }
  }
}
