package org.detente.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.detente.study.StudyInput;
import org.detente.web.upload.Made;
import org.detente.web.upload.Made.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// FEATURE UNDER TEST: beginning a theatre from nothing, over HTTP.
class BeginTest {

  static final String ZONES =
      "name;holder;wkt\n"
          + "Hill;North;POLYGON((20 44,20.5 44,20.5 44.5,20 44.5,20 44))\n"
          + "Dale;South;POLYGON((20 43.5,20.5 43.5,20.5 44,20 44,20 43.5))\n";
  static final String PLACES =
      "name;lat;lon;North;South;displaced North\n"
          + "Ober;44,2;20,25;1.200;100;\n"
          + "Unter;43,8;20,3;;3000;800\n";

  @TempDir private static Path temporary;

  private static Served served;

  @BeforeAll
  static void serve() throws IOException {
    served = Served.start(Served.theatre(temporary), temporary.resolve("data"));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /// Begins one with name and parties, and returns the address of its steps.
  static String begun(Served on) {
    String frame = location(on.post("/theatres/begin", ""));
    String draft = frame.substring(0, frame.lastIndexOf('/'));
    Forms form =
        Forms.on(on.get(frame).body(), frame)
            .with("frame.title", "Hill and Dale")
            .with("frame.as_of", "2020-01")
            .with("frame.ceasefire_since", "2010-05")
            .with("frame.horizon_months", "60")
            .with("go", "on");
    assertThat(location(on.post(form.action(), form.body()))).isEqualTo(draft + "/parties");
    form =
        Forms.on(on.get(draft + "/parties").body(), draft)
            .with("parties.0.name", "North")
            .with("parties.1.name", "South")
            .with("go", "on");
    assertThat(location(on.post(form.action(), form.body()))).isEqualTo(draft + "/zones");
    return draft;
  }

  static HttpResponse<String> bring(
      Served on, String draft, String step, String name, byte[] bytes) {
    String page = on.get(draft + "/" + step).body();
    String revision = Forms.on(page, draft + "/" + step + "/file").value("revision");
    return Bodies.file(on, draft + "/" + step + "/file", Map.of("revision", revision), name, bytes);
  }

  private static HttpResponse<String> send(String draft, String step, String... more) {
    String page = served.get(draft + "/" + step).body();
    // The form that reads a file otherwise stands before the form of the step, with the same
    // address.
    Forms form = Forms.on(page.substring(page.lastIndexOf("<form")), draft + "/" + step);
    for (int i = 0; i < more.length; i += 2) {
      form.with(more[i], more[i + 1]);
    }
    return served.post(form.action(), form.body());
  }

  @Test
  void fromNothingToARunAndToTheCommandLine() throws Exception {
    String draft = begun(served);
    location(bring(served, draft, "zones", "зоны.csv", ZONES.getBytes(Charset.forName("UTF-16"))));
    assertThat(served.get(draft + "/zones").body()).contains("<svg", "Hill", "Held by");
    assertThat(location(send(draft, "zones", "go", "on"))).isEqualTo(draft + "/lines");
    assertThat(location(send(draft, "lines", "go", "on"))).isEqualTo(draft + "/settlements");
    location(
        bring(
            served,
            draft,
            "settlements",
            "p.csv",
            PLACES.getBytes(Charset.forName("windows-1251"))));
    assertThat(location(send(draft, "settlements", "go", "on"))).isEqualTo(draft + "/review");
    String review = served.get(draft + "/review").body();
    assertThat(review)
        .contains(
            "Make the theatre", "28 on 570 km of another line", "Can be answered", "criteria.yaml");

    String home = location(send(draft, "review", "go", "finish"));

    assertThat(home).matches("/t/[0-9]+/");
    String theatre = home.substring(0, home.length() - 1);
    assertThat(location(served.get(draft + "/review"))).isEqualTo(home);
    assertThat(served.get("/theatres").body())
        .contains("Hill and Dale")
        .doesNotContain(draft + "\"");
    for (int i = 0;
        i < 1200 && !served.get(theatre + "/api/runs.json").body().contains("\"finished\"");
        i++) {
      Thread.sleep(100);
    }
    assertThat(served.get(theatre + "/outcome").body()).contains("chapter");
    assertThat(served.get(theatre + "/edit/files/theatre.yaml?audience=planner").statusCode())
        .isEqualTo(200);

    // Taken away it is a folder that the command line reads.
    var bytes =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(served.address())
                            .resolve(theatre + "/edit/theatre.zip?audience=planner"))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();
    Path folder = temporary.resolve("taken");
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path to = folder.resolve(entry.getName());
        Files.createDirectories(to.getParent());
        Files.write(to, zip.readAllBytes());
      }
    }
    StudyInput read = StudyInput.read(folder.resolve("hill-and-dale"));
    assertThat(read.theatre().settlements()).hasSize(2);
    assertThat(read.theatre().zones().get(1).displaced()).containsExactly(800.0, 0.0);
    assertThat(read.folder().options()).hasSize(2);
  }

  @Test
  void draftsOutliveTheServerAndCanBeDropped() throws Exception {
    Path data = temporary.resolve("other-data");
    Path theatre = temporary.resolve("tiny");
    String draft;
    try (Served one = Served.start(theatre, data)) {
      draft = begun(one);
      location(bring(one, draft, "zones", "z.csv", ZONES.getBytes(UTF_8)));
    }
    try (Served two = Served.start(theatre, data)) {
      assertThat(two.get("/theatres").body()).contains("Hill and Dale", draft);
      assertThat(two.get(draft + "/zones").body()).contains("z.csv", "Hill");
      assertThat(two.get(draft + "/parties").body()).contains("value=\"North\"");
      assertThat(location(two.post(draft + "/drop", ""))).isEqualTo("/theatres?done=dropped");
      assertThat(two.get(draft + "/zones").statusCode()).isEqualTo(404);
      assertThat(two.get("/theatres").body()).doesNotContain(draft);
      String next = location(two.post("/theatres/begin", ""));
      assertThat(next).isNotEqualTo(draft + "/frame");
    }
  }

  @Test
  void twoTabsDoNotOverwriteEachOther() {
    String draft = begun(served);
    String page = served.get(draft + "/frame").body();
    Forms one = Forms.on(page, draft).with("frame.title", "First tab");
    Forms two = Forms.on(page, draft).with("frame.title", "Second tab");

    location(served.post(one.action(), one.body()));
    HttpResponse<String> late = served.post(two.action(), two.body());

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("changed meanwhile");
    assertThat(served.get(draft + "/frame").body()).contains("First tab");
  }

  @Test
  void mistakesStandAtTheirStepAndWhatWasTypedStays() {
    String draft = begun(served);
    String stays = location(send(draft, "frame", "frame.as_of", "soon", "go", "on"));

    assertThat(stays).startsWith(draft + "/frame");
    assertThat(served.get(stays).body())
        .contains("is &quot;soon&quot;", "value=\"soon\"")
        .contains("<a href=\"#f-frame-as_5f_of\">")
        .containsPattern(
            "<input[^>]*id=\"f-frame-as_5f_of\"[^>]*aria-describedby=\"f-frame-as_5f_of-wrong\"[^>]*aria-invalid=\"true\"")
        .containsPattern("id=\"f-frame-as_5f_of-wrong\"[^>]*><span>[^<]*soon");
    String bow = ZONES + "Bow;North;POLYGON((21 44,22 45,22 44,21 45,21 44))\n";
    location(bring(served, draft, "zones", "z.csv", bow.getBytes(UTF_8)));
    assertThat(served.get(draft + "/zones").body())
        .contains("the outline of bow is no proper area")
        .contains("<a href=\"#f-zones-held-bow\">zones.geojson:4: the outline of bow")
        .containsPattern("id=\"f-zones-held-bow-wrong\"[^>]*><span>The outline of bow");
    send(draft, "zones", "zones.held.bow", "", "zones.holder", "none");
    assertThat(served.get(draft + "/zones").body())
        .contains("<a href=\"#f-zones-held-hill\">Say who holds Hill.</a>")
        .contains("<a href=\"#f-zones-held-dale\">Say who holds Dale.</a>")
        .containsPattern("id=\"f-zones-held-dale-wrong\"[^>]*><span>Say who holds Dale");
    assertThat(served.get(draft + "/review").body()).doesNotContain("Make the theatre");
    assertThat(location(send(draft, "review", "go", "finish"))).isEqualTo(draft + "/review");
  }

  @Test
  void tooManyZonesToBeAskedOneByOneAreToldAtTheColumn() {
    String draft = begun(served);
    var zones = new StringBuilder("name;holder;wkt\n");
    for (int i = 0; i < 301; i++) {
      double x = 20 + i * 0.01;
      zones.append(
          "Z%d;%s;POLYGON((%s 44,%s 44,%s 44.1,%s 44.1,%s 44))\n"
              .formatted(i, i < 2 ? "" : "North", x, x + 0.01, x + 0.01, x, x));
    }
    location(bring(served, draft, "zones", "z.csv", zones.toString().getBytes(UTF_8)));

    assertThat(served.get(draft + "/zones").body())
        .contains("<a href=\"#f-zones-holder\">Say who holds Z0 and Z1.</a>")
        .containsPattern("id=\"f-zones-holder-wrong\"[^>]*><span>Say who holds Z0 and Z1");
  }

  @Test
  void layersAreChosenAndAnotherSystemIsTold() throws Exception {
    String draft = begun(served);
    var one =
        new Table("one", List.of("name"), List.of(List.of("A")), List.of(Made.box(20, 44, 1, 1)));
    var two =
        new Table("two", List.of("nom"), List.of(List.of("B")), List.of(Made.box(20, 44, 1, 1)));
    location(bring(served, draft, "zones", "z.gpkg", Made.geoPackage(4326, one, two)));
    assertThat(served.get(draft + "/zones").body()).contains(">one</option>", ">two</option>");
    assertThat(served.get(draft + "/zones").body()).contains("<option value=\"one\" selected>");

    location(bring(served, draft, "zones", "z.gpkg", Made.geoPackage(2056, one)));
    assertThat(served.get(draft + "/zones").body()).contains("EPSG:2056");
  }

  @ParameterizedTest
  @CsvSource({
    "z.geojson, {\"type\":, is no GeoJSON",
    "z.xlsx, PK\u0003\u0004junk, xlsx",
    "z.gpkg, SQLite format 3 and more, no GeoPackage"
  })
  void filesThatCannotBeReadAreToldAndNotKept(String name, String text, String told) {
    String draft = begun(served);

    HttpResponse<String> answer = bring(served, draft, "zones", name, text.getBytes(UTF_8));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(told);
    assertThat(served.get(draft + "/zones").body()).contains("A file with polygons");
  }

  @ParameterizedTest
  @CsvSource({
    "evil.exe, MZ junk, is not what its name says",
    "evil.exe, 'name;x\nA;1\n', is not what its name says",
    "z.geojson, 'name;x\nA;1\n', is not what its name says",
    "z.csv, 'MZ\u0000\u0001', is no text",
    "z.csv, one line alone, a header and no rows",
    "z.csv, '', z.csv is empty",
    "'', '', No file was sent"
  })
  void aWrongFileDoesNotTakeThePlaceOfAGoodOne(String name, String text, String told) {
    String draft = begun(served);
    location(bring(served, draft, "zones", "good.csv", ZONES.getBytes(UTF_8)));
    String now = served.get(draft + "/zones").body();

    HttpResponse<String> answer =
        bring(
            served,
            draft,
            "zones",
            name,
            text.replace("\\n", "\n").replace("\\u0000", "\0").getBytes(UTF_8));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(told, "What was brought before stays: good.csv.")
        .contains("href=\"" + draft + "/zones\"");
    assertThat(served.get(draft + "/zones").body()).isEqualTo(now).contains("Hill");
  }

  @Test
  void aCorrectedFileKeepsTheColumnsThatWereChosen() {
    String draft = begun(served);
    String zones = ZONES.replace("name;", "name;label;").replace("Hill;", "Hill;Up;");
    zones = zones.replace("Dale;", "Dale;Down;");
    location(bring(served, draft, "zones", "z.csv", zones.getBytes(UTF_8)));
    location(
        send(
            draft, "zones", "zones.name", "col:label", "zones.class", "none", "zones.source", "A"));
    assertThat(served.get(draft + "/zones").body()).contains("value=\"col:label\" selected");

    location(bring(served, draft, "zones", "z2.csv", zones.replace("Up", "Top").getBytes(UTF_8)));

    Forms same = Forms.on(step(draft), draft + "/zones");
    assertThat(same.value("zones.name")).isEqualTo("col:label");
    assertThat(same.value("zones.source")).isEqualTo("A");
    assertThat(step(draft)).contains("Top");

    String fewer = zones.replace(";holder", ";ruler");
    location(bring(served, draft, "zones", "z3.csv", fewer.getBytes(UTF_8)));
    Forms other = Forms.on(step(draft), draft + "/zones");
    assertThat(other.value("zones.name")).isEqualTo("col:label");
    assertThat(other.value("zones.source")).isEmpty();

    location(bring(served, draft, "zones", "z4.csv", ZONES.getBytes(UTF_8)));
    assertThat(Forms.on(step(draft), draft + "/zones").value("zones.name")).isEqualTo("col:name");
  }

  private static String step(String draft) {
    String page = served.get(draft + "/zones").body();
    return page.substring(page.lastIndexOf("<form"));
  }

  @Test
  void aStepThatDoesNotExistIsToldApartFromADraft() {
    String draft = begun(served);

    HttpResponse<String> answer = served.get(draft + "/nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("There is no such step", "nowhere", "href=\"" + draft + "\"")
        .doesNotContain("no such draft");
    assertThat(served.get("/theatres/begin/999/zones").body()).contains("There is no such draft");
  }

  @Test
  void whatIsTooLargeOrMissingIsTold() {
    String draft = begun(served);

    assertThat(bring(served, draft, "zones", "z.csv", new byte[34_000_000]).statusCode())
        .isEqualTo(413);
    assertThat(bring(served, draft, "zones", "z.csv", new byte[0]).statusCode()).isEqualTo(422);
    assertThat(served.get("/theatres/begin/999/frame").statusCode()).isEqualTo(404);
    assertThat(served.get(draft + "/nowhere").statusCode()).isEqualTo(404);
    assertThat(served.post(draft + "/frame", "frame.title=x").statusCode()).isEqualTo(400);
  }
}
