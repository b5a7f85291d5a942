package org.detente.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.detente.study.StudyInput;
import org.detente.study.WebServer;
import org.detente.web.server.Workbench;
import org.detente.web.work.RunState;

/// A real server on a free port, and what a browser would ask of it.
public final class Served implements AutoCloseable {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");
  private static final Pattern LINK =
      Pattern.compile("(?:href|action|data-course|data-table|data-ground|hx-get)=\"([^\"]*)\"");

  private static final String ISSUES =
      """
      issue,level,order,scope,title
      mandate,none,0,zone,Mandate
      mandate,monitoring,1,zone,
      mandate,police-assistance,2,zone,
      mandate,protection,3,zone,
      mandate,interposition,4,zone,
      status,none,0,theatre,Status
      status,open,1,theatre,
      status,settled,2,theatre,
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Workbench.Running running;

  /// As a browser says which languages its reader wants; empty: it says nothing.
  private String wanted = "";

  private Served(Workbench.Running running) {
    this.running = running;
  }

  /// The same, with languages that nobody speaks, asked for in one of them.
  static Served speaking(String language, Path theatre, Path data) throws IOException {
    var served =
        new Served(
            Workbench.start(
                new WebServer.Settings(
                    StudyInput.read(theatre),
                    theatre,
                    "127.0.0.1",
                    true,
                    0,
                    data,
                    Optional.empty(),
                    true),
                System.out));
    served.wanted = language;
    return served;
  }

  /// The invented theatre with positions, criteria and two options that are not for everybody.
  /// Every text that not everybody may read holds a word that is found nowhere else.
  static Path theatre(Path parent) throws IOException {
    Path theatre = parent.resolve("tiny");
    try (Stream<Path> files = Files.walk(TINY)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, theatre.resolve(TINY.relativize(file).toString()));
      }
    }
    Files.writeString(theatre.resolve("issues.csv"), ISSUES);
    Files.writeString(
        theatre.resolve("positions.csv"),
        """
        actor,issue,zone,ideal_low,ideal_high,salience_low,salience_high,red_lines,source,note,possible_red_lines,only_if,reader
        gov-a,mandate,,protection,interposition,0.2,0.4,,invented,,,,
        gov-a,status,,settled,settled,0.4,0.6,none,invented,,,,
        gov-b,mandate,,monitoring,police-assistance,0.2,0.4,,invented,,,,
        gov-b,status,,none,open,0.0,0.2,,invented,,settled,,
        council,mandate,mill-plain,interposition,interposition,1,1,,invented,,,,party:side-a
        """);
    for (String option : new String[] {"status-quo", "agreement-only", "concord-mission"}) {
      Path file = theatre.resolve("options/" + option + ".yaml");
      Files.writeString(
          file,
          Files.readString(file)
              + "\nsettings: {status: "
              + (option.equals("status-quo") ? "none" : "open")
              + "}\n");
    }
    copy(theatre, "mediators-plan", "mediator", "Kanarie");
    copy(theatre, "planners-plan", "planner", "Wellensittich");
    return theatre;
  }

  /// The same with many more zones in a grid, two settlements in each.
  ///
  /// @param more zones, each of which an option changes
  static Path large(Path parent, int more) throws IOException {
    Path theatre = theatre(parent);
    var zones = new StringBuilder();
    var outlines = new StringBuilder();
    var settlements = new StringBuilder(Files.readString(theatre.resolve("settlements.csv")));
    int wide = (int) Math.ceil(Math.sqrt(more));
    for (int i = 0; i < more; i++) {
      String id = "cell-" + i;
      double x = 20 + i % wide * 0.02;
      double y = 44 - i / wide * 0.02;
      zones.append(
          """
            - id: %s
              names: {en: "Cell %s"}
              class: inner
              held_by: side-a
              modality: "Generated for tests."
              affected: yes
              residents: {comm-a: 200, comm-b: 0}
              displaced: {comm-a: 0, comm-b: 100}
              police_capacity: 0.2
              mined: 0.1
              damaged: 0.5
              providers:
                - {provider: police-a, type: de-facto, lead: yes, hardness: police, mandate: national, tasks: [police, protect], units: {police: 2}}
              source: "invented"
          """
              .formatted(id, i));
      outlines.append(
          ",\n{\"type\": \"Feature\", \"properties\": {\"id\": \"%s\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[%s, %s], [%s, %s], [%s, %s], [%s, %s], [%s, %s]]]}}"
              .formatted(id, x, y, x + 0.02, y, x + 0.02, y + 0.02, x, y + 0.02, x, y));
      settlements.append(
          "c%da,Cell %d upper,%s,%s,%s,120,0,0,60,no,Cell %d upper,,,\n"
              .formatted(i, i, id, y + 0.013, x + 0.007, i));
      settlements.append(
          "c%db,Cell %d lower,%s,%s,%s,80,0,0,40,no,Cell %d lower,,,\n"
              .formatted(i, i, id, y + 0.006, x + 0.012, i));
    }
    Path yaml = theatre.resolve("theatre.yaml");
    Files.writeString(
        yaml, Files.readString(yaml).replace("\nlines:\n", "\n" + zones + "\nlines:\n"));
    Path geometry = theatre.resolve("zones.geojson");
    String text = Files.readString(geometry).stripTrailing();
    int end = text.lastIndexOf(']');
    Files.writeString(
        geometry, text.substring(0, end).stripTrailing() + outlines + "\n" + text.substring(end));
    Files.writeString(theatre.resolve("settlements.csv"), settlements);
    return theatre;
  }

  private static void copy(Path theatre, String id, String reader, String word) throws IOException {
    String mission = Files.readString(theatre.resolve("options/concord-mission.yaml"));
    Files.writeString(
        theatre.resolve("options/" + id + ".yaml"),
        mission
            .replace("option: concord-mission", "option: " + id)
            .replace("The Concord Mission comes between", word + " title")
            .replace("An armed mission parts", word + " summary: an armed mission parts")
            .replace("confidentiality: public", "confidentiality: " + reader));
  }

  /// @param loopback false: as if it were open to others
  static Served start(Path theatre, Path data, boolean loopback) throws IOException {
    return new Served(
        Workbench.start(
            new WebServer.Settings(
                StudyInput.read(theatre), theatre, "127.0.0.1", loopback, 0, data),
            System.out));
  }

  static Served start(Path theatre, Path data) throws IOException {
    return start(theatre, data, true);
  }

  Workbench.Running running() {
    return running;
  }

  String address() {
    return running.address();
  }

  /// Waits until a run has ended.
  RunState ended(String run) throws IOException, InterruptedException {
    for (int i = 0; i < 2400; i++) {
      RunState state = running.runs().info(run).orElseThrow().state();
      if (state != RunState.WAITING && state != RunState.RUNNING) {
        return state;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("run " + run + " did not end");
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(running.address()).resolve(path))
            .timeout(Duration.ofSeconds(60));
    return wanted.isEmpty() ? request : request.header("Accept-Language", wanted);
  }

  HttpResponse<String> post(String path, String form) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  HttpResponse<byte[]> bytes(String path) {
    return send(request(path).GET(), HttpResponse.BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request) {
    return send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request.build(), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Every page that can be reached from one by following its links, without the links that lead to
  /// another audience.
  ///
  /// @return address to page; what was not found is left out
  Map<String, String> everything(String from) {
    var pages = new LinkedHashMap<String, String>();
    var queue = new ArrayDeque<String>();
    queue.add(from);
    while (!queue.isEmpty()) {
      String path = queue.remove();
      if (pages.containsKey(path) || path.startsWith("/assets/")) {
        continue;
      }
      HttpResponse<String> answer = get(path);
      pages.put(path, answer.statusCode() == 200 ? answer.body() : "");
      Matcher links = LINK.matcher(answer.body());
      while (links.find()) {
        String link = links.group(1).replace("&amp;", "&").replaceAll("#.*", "");
        if (link.startsWith("/") && !link.startsWith("/evidence/")) {
          queue.add(link);
        }
      }
    }
    return pages;
  }

  @Override
  public void close() {
    running.close();
  }
}
