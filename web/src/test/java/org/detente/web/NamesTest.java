package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.detente.evidence.ModelParameters;
import org.detente.simulation.Setting;
import org.detente.study.StudyInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: pages call things by their names. The ids by which files know them are shown
/// to people only as code, where a file itself is changed.
class NamesTest {

  private static final Path BUNDLED = Path.of("../theatres/karabakh-2015");

  /// Words with hyphens or underscores, as ids and names of columns are.
  private static final Pattern WORD =
      Pattern.compile(
          "(?<![\\w./-])[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)+(?![\\w./-]*\\.(?:csv|yaml|geojson|pdf|html|zip))");

  private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

  @TempDir private Path temporary;

  private static void add(Set<String> keys, String id) {
    if (id.matches(".*[-_].*")) {
      keys.add(id);
    }
  }

  /// Ids of what the theatre's files hold, but for those that are plain words of its names too.
  private static Set<String> keys(StudyInput input) {
    var keys = new TreeSet<String>();
    var names = new StringBuilder();
    var theatre = input.theatre();
    for (var each : theatre.zones()) {
      add(keys, each.id());
      add(keys, each.zoneClass());
      names.append(each.names().in(theatre.languages())).append(' ');
    }
    theatre.parties().forEach(p -> add(keys, p.id()));
    theatre.communities().forEach(c -> add(keys, c.id()));
    theatre.actors().forEach(a -> add(keys, a.id()));
    theatre.lines().forEach(l -> add(keys, l.id()));
    theatre.corridors().forEach(c -> add(keys, c.id()));
    theatre.actors().forEach(a -> names.append(a.names().in(theatre.languages())).append(' '));
    for (var option : input.folder().options()) {
      add(keys, option.id());
      option.phases().forEach(p -> add(keys, p.id()));
      names.append(option.title()).append(' ').append(option.label()).append(' ');
      option.phases().forEach(p -> names.append(p.title()).append(' '));
    }
    input
        .positions()
        .ifPresent(
            p ->
                p.issues()
                    .forEach(
                        i -> {
                          add(keys, i.id());
                          names.append(i.title()).append(' ');
                          i.levels().forEach(l -> names.append(l.label()).append(' '));
                        }));
    input.catalogue().provisions().forEach(p -> add(keys, p.id()));
    input
        .force()
        .ifPresent(
            f -> {
              f.contributors().forEach(c -> add(keys, c.id()));
              f.policies().forEach(p -> add(keys, p.id()));
            });
    input.menu().ifPresent(m -> m.steps().forEach(s -> add(keys, s.id())));
    String plain = names.toString().toLowerCase(java.util.Locale.ROOT);
    keys.removeIf(plain::contains);
    return keys;
  }

  private static String visible(String html) {
    return html.replaceAll("(?s)<head>.*?</head>", " ")
        .replaceAll("(?s)<(code|script|style|textarea)[ >].*?</\\1>", " ")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("[\u2066-\u2069]", "");
  }

  /// Pages that links lead to, without files and without those of single rows and parameters, of
  /// which one stands for all.
  private static Map<String, String> pages(Served served, String from, int most) {
    var pages = new LinkedHashMap<String, String>();
    var kinds = new HashSet<String>();
    var queue = new ArrayDeque<String>(List.of(from));
    while (!queue.isEmpty() && pages.size() < most) {
      String path = queue.remove();
      String kind =
          path.replaceAll("(/rows/|/parameters/)[^/?]+", "$1")
              .replaceAll(
                  "([?&](zone|setting|provider|search|page|month|layers|saved|option)=)[^&]*",
                  "$1");
      if (path.startsWith("/assets/") || path.startsWith("/api") || !kinds.add(kind)) {
        continue;
      }
      var answer = served.get(path);
      if (answer.statusCode() != 200
          || !answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
        continue;
      }
      pages.put(path, answer.body());
      Matcher links = LINK.matcher(answer.body());
      while (links.find()) {
        String link = links.group(1).replace("&amp;", "&").replaceAll("#.*", "");
        if (link.startsWith("/") && !link.startsWith("/paper")) {
          queue.add(link);
        }
      }
    }
    return pages;
  }

  private static void namesOnly(StudyInput input, Map<String, String> pages) {
    Set<String> keys = keys(input);
    assertThat(keys).hasSizeGreaterThan(5);
    var parameters = new HashSet<String>();
    ModelParameters.dimensions(input.evidence()).forEach(d -> parameters.add(d.key()));
    Setting.dimensions(input.theatre()).forEach(d -> parameters.add(d.key()));
    var found = new TreeMap<String, Set<String>>();
    pages.forEach(
        (path, html) -> {
          Matcher words = WORD.matcher(visible(html));
          while (words.find()) {
            String word = words.group();
            // Parameters of the model are known by their keys, in docs/model.md too, and are named
            // beside them.
            boolean unknown = word.indexOf('_') > 0 && !parameters.contains(word);
            if (keys.contains(word) || unknown) {
              found.computeIfAbsent(word, _ -> new TreeSet<>()).add(path);
            }
          }
        });
    // What a source is called where it is published.
    found.remove("epstein_civil_violence");
    assertThat(found).isEmpty();
  }

  @Test
  void everyPageOfTheBundledTheatre() throws IOException {
    try (Served served = Served.start(BUNDLED, temporary.resolve("data"))) {
      served.post("/api/runs/0001/cancel.json", "");
      Map<String, String> pages = pages(served, "/?audience=planner", 400);
      assertThat(pages).hasSizeGreaterThan(60);
      namesOnly(StudyInput.read(BUNDLED), pages);
    }
  }

  @Test
  void everyPageWithWhatWasFound() throws Exception {
    Path theatre = Served.theatre(temporary);
    try (Served served = Served.start(theatre, temporary.resolve("data"))) {
      served.post("/api/runs/0001/cancel.json", "");
      served.post("/runs?audience=planner", "futures=4&replications=1&seed=1");
      served.ended("0002");
      Map<String, String> pages = pages(served, "/?audience=planner", 400);
      assertThat(pages).hasSizeGreaterThan(60);
      namesOnly(StudyInput.read(theatre), pages);
    }
  }
}
