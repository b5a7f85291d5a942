package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.detente.chart.SvgLaws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: `explore`, `handover` and what `assess` makes of them, from the command
/// line.
class ExploreVerbTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");

  private static final String CRITERIA =
      """
      criteria:
        - outcome: killed_combatants
          title: few combatants are killed
          at_most: 300
          why: "assumption"
        - outcome: returned_share
          title: some have returned
          at_least: 0.05
          why: "assumption"
      handover: {acceptable_rate: 20, acceptable_incidents: 2, share_of_futures: 0.2, why: assumption}
      correlations:
        - {between: [c_sign, talks_fail], rank: -0.5, why: assumption}
      scenarios:
        - id: clock-reset
          title: an agreement resets the war clock
          values: {reset: 1, scale: [0.5, 1, 1.5]}
      """;

  @TempDir Path temporary;

  private Path theatre(String criteria) throws IOException {
    Path copy = temporary.resolve("theatre");
    try (Stream<Path> files = Files.walk(TINY)) {
      for (Path file : files.sorted().toList()) {
        Path to = copy.resolve(TINY.relativize(file).toString());
        if (!Files.exists(to)) {
          Files.copy(file, to);
        }
      }
    }
    if (!criteria.isEmpty()) {
      Files.writeString(copy.resolve("criteria.yaml"), criteria);
    }
    return copy;
  }

  /// Few runs unless the test says otherwise.
  private Typed explore(Path theatre, Path out, Object... further) {
    var settings = new LinkedHashMap<Object, Object>();
    settings.put("--futures", 24);
    settings.put("--replications", 1);
    settings.put("--months", 60);
    settings.put("--trajectories", 2);
    settings.put("--blocks", 4);
    settings.put("--audience", "planner");
    settings.put("--out", out);
    var repeated = new ArrayList<Object>();
    for (int i = 0; i < further.length; i++) {
      if (settings.containsKey(further[i])) {
        settings.put(further[i], further[++i]);
      } else {
        repeated.add(further[i]);
      }
    }
    var words = new ArrayList<Object>(List.of("explore", theatre));
    settings.forEach((name, value) -> words.addAll(List.of(name, value)));
    words.addAll(repeated);
    return Typed.run(words.toArray());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writesEveryTableAndTheSameBytesOnAnyNumberOfThreads() throws IOException {
    Path theatre = theatre(CRITERIA);
    Path one = temporary.resolve("one");
    Path three = temporary.resolve("three");

    Typed typed = explore(theatre, one, "--threads", 1);

    assertThat(typed.code()).as(typed.complained()).isZero();
    assertThat(typed.complained()).contains("this takes about", "Screening");
    assertThat(typed.printed()).contains("not a probability", "killed_combatants", "all ");
    assertThat(names(one))
        .contains(
            "robustness.csv",
            "pairs.csv",
            "satisfied.csv",
            "scenarios.csv",
            "boxes.json",
            "trees.json",
            "scores.csv",
            "regional.csv",
            "stacking.csv",
            "screening.csv",
            "sensitivity.csv",
            "levers.csv",
            "outcomes.csv",
            "outcomes.parquet",
            "futures.csv",
            "futures.parquet",
            "trajectories.parquet",
            "robustness.svg",
            "pairs-killed-combatants.svg",
            "pairs-returned-share.svg",
            "levers.svg",
            "manifest.json")
        .noneMatch(n -> n.startsWith(".detente"));
    assertThat(explore(theatre, three, "--threads", 3, "--quiet").code()).isZero();
    for (String name : names(one)) {
      if (!name.equals("manifest.json")) {
        assertThat(Files.readAllBytes(three.resolve(name)))
            .as(name)
            .isEqualTo(Files.readAllBytes(one.resolve(name)));
      }
    }
    assertThat(Files.readAllLines(one.resolve("robustness.csv")).getFirst())
        .startsWith(
            "option,outcome,direction,threshold,maximin,laplace,percentile10,median,maximum_regret,regret_p90,satisficing,");
    assertThat(Files.readString(one.resolve("boxes.json"))).doesNotContain("NaN");
    gradesAreTheWeakest(one);
    picturesHoldWhatTablesSay(one);
    leversAreCounted(Files.readAllLines(one.resolve("levers.csv")), typed.printed());
    firstIndicesAreCounted(one, typed.printed());
    hangsOnIsWhatLiesAboveChance(Files.readAllLines(one.resolve("scores.csv")), typed.printed());
    assertThat(Files.readString(one.resolve("manifest.json"))).contains("\"design\" : \"sobol\"");
  }

  /// Killed combatants are grade C, the share that has returned is B: all at once is C.
  private static void gradesAreTheWeakest(Path out) throws IOException {
    List<String> rows = Files.readAllLines(out.resolve("satisfied.csv"));
    assertThat(rows.getFirst()).isEqualTo("option,all_criteria,low,high,grade");
    assertThat(rows.stream().skip(1)).isNotEmpty().allMatch(row -> row.endsWith(",C"));
  }

  /// Every row of a table is a mark with words, and no row is made up.
  private static void picturesHoldWhatTablesSay(Path out) throws IOException {
    long criteria = 2;
    long options = Files.readAllLines(out.resolve("satisfied.csv")).size() - 1;
    assertThat(marks(out.resolve("robustness.svg"))).isEqualTo(options * (criteria + 1));
    for (String outcome : List.of("killed_combatants", "returned_share")) {
      assertThat(marks(out.resolve("pairs-" + outcome.replace('_', '-') + ".svg")))
          .isEqualTo(rows(out.resolve("pairs.csv"), "," + outcome + ","));
    }
    assertThat(marks(out.resolve("levers.svg"))).isEqualTo(rows(out.resolve("levers.csv"), ","));
    // Few blocks leave shares so open that they are not drawn.
    assertThat(Files.exists(out.resolve("sensitivity.svg")))
        .isEqualTo(halvesOfShares(out).stream().anyMatch(half -> half <= 0.5));
  }

  /// For each outcome and input the larger of the mean halves of both shares' intervals.
  private static List<Double> halvesOfShares(Path out) throws IOException {
    var halves = new LinkedHashMap<String, List<double[]>>();
    for (String row :
        Files.readAllLines(out.resolve("sensitivity.csv")).stream().skip(1).toList()) {
      String[] cells = row.split(",");
      halves
          .computeIfAbsent(cells[1] + "," + cells[2], _ -> new ArrayList<>())
          .add(new double[] {Double.parseDouble(cells[4]), Double.parseDouble(cells[6])});
    }
    return halves.values().stream()
        .map(
            of ->
                Math.max(
                    of.stream().mapToDouble(h -> h[0]).average().orElseThrow(),
                    of.stream().mapToDouble(h -> h[1]).average().orElseThrow()))
        .toList();
  }

  private static long rows(Path table, String with) throws IOException {
    return Files.readAllLines(table).stream().skip(1).filter(r -> r.contains(with)).count();
  }

  private static long marks(Path picture) throws IOException {
    String svg = Files.readString(picture);
    SvgLaws.check(svg);
    return Pattern.compile("data-mark").matcher(svg).results().count();
  }

  /// A line per turn of a lever: for how many options an outcome is better, or worse, as a finding.
  private static void leversAreCounted(List<String> rows, String printed) {
    var turns = new LinkedHashMap<String, LinkedHashMap<String, int[]>>();
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",");
      int[] counts =
          turns
              .computeIfAbsent(cells[1] + " " + cells[2], _ -> new LinkedHashMap<>())
              .computeIfAbsent(cells[3], _ -> new int[3]);
      counts[0] += cells[8].equals("finding better") ? 1 : 0;
      counts[1] += cells[8].equals("finding worse") ? 1 : 0;
      counts[2]++;
    }
    assertThat(turns).isNotEmpty();
    turns.forEach(
        (turn, outcomes) -> {
          var words = new ArrayList<String>();
          outcomes.forEach(
              (outcome, n) -> {
                if (n[0] + n[1] > 0) {
                  words.add(outcome + " better in " + n[0] + ", worse in " + n[1] + " of " + n[2]);
                }
              });
          String said = words.isEmpty() ? "no outcome of any option" : String.join("; ", words);
          assertThat(printed).contains("  " + turn + ": " + said + ".");
        });
  }

  /// What comes first for an option is the largest total index, if its interval is above nought.
  private static void firstIndicesAreCounted(Path out, String printed) throws IOException {
    var largest = new LinkedHashMap<String, String[]>();
    for (String row :
        Files.readAllLines(out.resolve("sensitivity.csv")).stream().skip(1).toList()) {
      String[] cells = row.split(",");
      largest.merge(
          cells[0] + "," + cells[1],
          cells,
          (a, b) -> Double.parseDouble(a[5]) >= Double.parseDouble(b[5]) ? a : b);
    }
    String told = printed.substring(printed.indexOf("What moves an outcome most"));
    for (String outcome : List.of("killed_combatants", "returned_share")) {
      var options = new LinkedHashMap<String, Integer>();
      largest.values().stream()
          .filter(c -> c[1].equals(outcome))
          .filter(c -> Double.parseDouble(c[5]) > Double.parseDouble(c[6]))
          .forEach(c -> options.merge(c[2], 1, Integer::sum));
      String sentence =
          told.lines().filter(l -> l.startsWith("  " + outcome)).findFirst().orElseThrow();
      if (options.isEmpty()) {
        assertThat(sentence).endsWith(": we do not know.");
      }
      options.forEach(
          (input, n) ->
              assertThat(sentence)
                  .contains(input + " under " + n + (n == 1 ? " option" : " options")));
    }
  }

  /// The sentences name exactly those inputs whose score lies above the level beside it.
  private static void hangsOnIsWhatLiesAboveChance(List<String> scores, String printed) {
    assertThat(scores.getFirst()).isEqualTo("option,outcome,parameter,score,grade,chance_level");
    for (String outcome : List.of("killed_combatants", "returned_share")) {
      List<String> above =
          scores.stream()
              .skip(1)
              .map(row -> row.split(","))
              .filter(c -> c[1].equals(outcome))
              .filter(c -> Double.parseDouble(c[3]) > Double.parseDouble(c[5]))
              .map(c -> c[2])
              .distinct()
              .toList();
      String sentence =
          printed
              .lines()
              .filter(l -> l.startsWith("  " + outcome + " (grade") && l.contains("chance reaches"))
              .findFirst()
              .orElseThrow();
      if (above.isEmpty()) {
        assertThat(sentence).contains("no input moves it more than chance would");
      } else {
        assertThat(above).anyMatch(input -> sentence.contains(": " + input + " under "));
      }
      assertThat(Pattern.compile("(\\w+) under \\d").matcher(sentence).results())
          .hasSize(Math.min(5, above.size()))
          .allMatch(m -> above.contains(m.group(1)));
    }
  }

  @Test
  void leversScenariosAndDesignsAreRun() throws IOException {
    Path theatre = theatre(CRITERIA);
    Path out = temporary.resolve("out");
    Typed typed =
        explore(
            theatre,
            out,
            "--lever",
            "consultation",
            "--lever",
            "reform",
            "--scenario",
            "clock-reset",
            "--design",
            "latin-hypercube",
            "--trajectories",
            0);
    assertThat(typed.code()).as(typed.complained()).isZero();
    List<String> options =
        Files.readAllLines(out.resolve("satisfied.csv")).stream()
            .skip(1)
            .map(row -> row.substring(0, row.indexOf(',')))
            .toList();
    // Two options with an agreement, two levels by three; and the status quo.
    assertThat(options).hasSize(13).contains("concord-mission.consultation-yes.reform-full");
    List<String> futures = Files.readAllLines(out.resolve("futures.csv"));
    assertThat(futures.getFirst().split(",")).doesNotContain("reset").contains("scale");
    assertThat(names(out)).doesNotContain("sensitivity.csv", "levers.csv");

    Path morris = temporary.resolve("morris");
    Typed designed =
        explore(theatre, morris, "--design", "morris", "--futures", 1, "--trajectories", 0);
    assertThat(designed.code()).as(designed.complained()).isZero();
    assertThat(Files.readAllLines(morris.resolve("futures.csv")).size()).isGreaterThan(100);
  }

  @Test
  void tellsEveryMistakeAtOnceAndWritesNothing() throws IOException {
    Path out = temporary.resolve("nothing");
    Path theatre =
        theatre(
            """
            criteria:
              - outcome: killed_combatant
                title: a name misspelt
                at_most: 3
                why: x
              - outcome: war_month
                title: not in every run
                at_most: 3
                why: x
              - outcome: returned_share
                title: two thresholds and no share
                at_most: 3
                at_least: 2
                why: x
            corelations: []
            correlations:
              - {between: [reset, talks_fail], rank: 0.2}
              - {between: [c_sign, c_sign], rank: 2}
            scenarios:
              - {id: a, title: a, values: {reset: 0.3, tau_z: 1}}
              - {id: a, title: b, values: {p10: [0, 1, 2]}}
            """);
    Typed typed = explore(theatre, out, "--design", "halton", "--lever", "luck", "--blocks", 1);
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.complained())
        .contains(
            "criteria.yaml:2: ",
            "killed_combatant",
            "criteria.yaml:6: ",
            "criteria.yaml:10: a criterion needs a threshold",
            "criteria.yaml:15: the key corelations is unknown; did you mean correlations?",
            "reset is a structural hypothesis",
            "a correlation is between two",
            "reset is 0.3; 0 or 1",
            "tau_z",
            "p10 is [0.0, 1.0, 2.0]",
            "two scenarios are called a",
            "--design halton is unknown; one of sobol",
            "--lever luck is unknown",
            "--blocks is 1")
        .contains("nothing was written");
    assertThat(out).doesNotExist();

    Typed missing = explore(TINY, out);
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.complained()).contains("criteria.yaml");
    assertThat(out).doesNotExist();
  }

  /// Every condition of failure that stands out from chance is told as a sentence, with its grade.
  @Test
  void conditionsOfFailureAreSaidInSentences() throws IOException {
    Path out = temporary.resolve("said");
    Typed typed =
        explore(theatre(CRITERIA), out, "--futures", 96, "--months", 60, "--trajectories", 0);
    assertThat(typed.code()).as(typed.complained()).isZero();
    List<?> searches = (List<?>) Terminal.json(out.resolve("boxes.json")).get("searches");
    long speaking =
        searches.stream()
            .map(s -> (java.util.Map<?, ?>) ((java.util.Map<?, ?>) s).get("chance"))
            .filter(c -> c != null && ((Number) c.get("p")).doubleValue() <= 0.05)
            .count();
    assertThat(speaking).isPositive();
    assertThat(
            typed
                .printed()
                .lines()
                .filter(
                    l ->
                        l.matches(
                            "  \\w+ \\(grade [A-D]\\): .* fails in .* of the futures in which .*;"
                                + " these are .* of its failures.*")))
        .hasSize((int) speaking);
  }

  /// What is wrong is told once, and nothing that follows from it.
  @Test
  void oneMistakeInTheCriteriaIsOneMessage() throws IOException {
    Path out = temporary.resolve("nothing");
    String criterion = "criteria:\n  - {outcome: war_probability, title: t, why: w, at_most: %s}\n";
    for (String wrong :
        List.of(
            "criteria: nonsense\n",
            "criteria: []\n",
            "",
            criterion.formatted(".nan"),
            criterion.formatted("2"),
            criterion.formatted("0.2, at_least: 0.1"))) {
      Path file = Files.writeString(temporary.resolve("wrong.yaml"), wrong);
      Typed typed = explore(theatre(CRITERIA), out, "--criteria", file);
      assertThat(typed.code()).as(wrong).isEqualTo(2);
      assertThat(typed.complained())
          .as(wrong)
          .contains("wrong.yaml:")
          .contains("1 mistake; nothing was written.");
      assertThat(out).doesNotExist();
    }
  }

  @Test
  void fewerFuturesThanParametersAreToldOf() throws IOException {
    Typed few = explore(theatre(CRITERIA), temporary.resolve("few"), "--futures", 5);
    assertThat(few.code()).isZero();
    assertThat(few.complained()).contains("5 futures are fewer than the ", "parameters that vary");
  }

  @Test
  void handoverTellsThePublicNoMonthsAndNoZonesFigures() throws IOException {
    Path planner = temporary.resolve("planner");
    Path everybody = temporary.resolve("everybody");
    Typed typed =
        Typed.run(
            "handover",
            TINY,
            "--futures",
            10,
            "--months",
            240,
            "--audience",
            "planner",
            "--out",
            planner);
    assertThat(typed.code()).as(typed.complained()).isZero();
    assertThat(typed.printed()).contains("met in", "had they stayed");
    assertThat(names(planner))
        .containsExactly(
            "handover-all-zones.csv",
            "handover-movers.csv",
            "handover.csv",
            "handover.svg",
            "leaving-dates.csv",
            "manifest.json");
    assertThat(
            Typed.run("handover", TINY, "--futures", 10, "--months", 240, "--out", everybody)
                .code())
        .isZero();
    List<String> all = Files.readAllLines(planner.resolve("handover.csv"));
    List<String> some = Files.readAllLines(everybody.resolve("handover.csv"));
    assertThat(some.getFirst()).isEqualTo(all.getFirst());
    assertThat(some).hasSameSizeAs(all);
    assertThat(some.getFirst()).endsWith(",grade");
    assertThat(some.stream().skip(1)).allMatch(row -> row.endsWith(",C"));
    leavingIsToldAsItIsCounted(planner, typed.printed());
    // The picture for everybody tells whole years, as the table does.
    assertThat(Files.readString(planner.resolve("handover.svg")))
        .contains("met in")
        .isNotEqualTo(Files.readString(everybody.resolve("handover.svg")));
    boolean told = false;
    for (int r = 1; r < some.size(); r++) {
      String[] open = some.get(r).split(",", -1);
      String[] full = all.get(r).split(",", -1);
      assertThat(List.of(open).subList(7, 13)).allMatch(String::isEmpty);
      assertThat(open[6]).isEqualTo(full[6]);
      for (int c = 3; c < 6; c++) {
        assertThat(open[c].isEmpty()).isEqualTo(full[c].isEmpty());
        if (!full[c].isEmpty()) {
          told = true;
          assertThat(Double.parseDouble(open[c]) % 12).isZero();
          assertThat(Double.parseDouble(full[c]) - Double.parseDouble(open[c]))
              .isBetween(0.0, 12.0);
        }
      }
    }
    assertThat(told).isTrue();
    assertThat(Files.readAllLines(everybody.resolve("leaving-dates.csv")).stream().skip(1))
        .allMatch(row -> row.endsWith(","));
  }

  /// Each option's line says in how many futures departures could be compared, as the table has it.
  private static void leavingIsToldAsItIsCounted(Path out, String printed) throws IOException {
    List<String[]> rows =
        Files.readAllLines(out.resolve("handover-all-zones.csv")).stream()
            .skip(1)
            .map(row -> row.split(",", -1))
            .filter(cells -> cells[2].equals("early"))
            .toList();
    assertThat(rows).isNotEmpty();
    for (String[] cells : rows) {
      String line =
          printed
              .lines()
              .filter(l -> l.startsWith("  " + cells[0] + ": met in "))
              .findFirst()
              .orElseThrow();
      int compared = Integer.parseInt(cells[13]);
      if (compared > 0) {
        assertThat(line).contains("compared in " + compared + " of 10 futures");
      } else {
        assertThat(line)
            .contains(Double.parseDouble(cells[6]) == 0 ? "nobody leaves" : "nothing to compare");
      }
    }
  }

  private static void everyFigureOfTheChapterHasAGrade(String paper, String chapter) {
    int from = paper.indexOf("<section id=\"" + chapter + "\"");
    assertThat(from).as(chapter).isPositive();
    String html = paper.substring(from, paper.indexOf("</section>", from));
    var captions =
        java.util.regex.Pattern.compile("(?s)<(caption|figcaption)[^>]*>(.*?)</\\1>")
            .matcher(html)
            .results()
            .map(m -> m.group(2))
            .toList();
    assertThat(captions).hasSizeGreaterThan(2);
    assertThat(captions).allSatisfy(c -> assertThat(c).containsIgnoringCase("grade"));
  }

  @Test
  void assessHasTheChaptersWhereTheTheatreAsksForThem() throws IOException {
    Path with = temporary.resolve("with");
    Path theatre = theatre(CRITERIA);
    Files.writeString(
        theatre.resolve("precedents.csv"),
        """
        mission,area,mandates,from,to,strength,followed,source,armament,people,displaced,line_km,deaths_before,area_source
        FIRST,Elsewhere,monitoring;interposition;multidimensional;protection;executive-policing;police-assistance,1990,1995,100 persons,quiet years,a book,,,,,,
        SECOND,Nowhere,monitoring;interposition;multidimensional;protection;executive-policing;police-assistance,1991,,200 persons,quiet years,a book,armed,900000000,0,10,5,a census
        THIRD,There,monitoring;interposition;multidimensional;protection;executive-policing;police-assistance,1992,,300 persons,quiet years,a book,light,5000,2500,10,900000,another census
        """);
    Typed typed =
        Typed.run(
            "assess",
            theatre,
            "--futures",
            12,
            "--replications",
            1,
            "--trajectories",
            2,
            "--blocks",
            4,
            "--out",
            with);
    assertThat(typed.code()).as(typed.complained()).isZero();
    assertThat(Files.readString(with.resolve("paper.html")))
        .contains(
            "In which futures it fails",
            "Some have returned",
            "What political commitment buys, and what numbers buy",
            "When internationals can leave",
            "How the variance of each outcome divides",
            "along 2 paths",
            "these 4 blocks",
            "share of the variance",
            "FIRST",
            "1990–1995",
            "The same mandate, but no zone that compares. FIRST: how many people its area had is not on"
                + " file; SECOND: people (900,000,000 there,",
            "compares in ",
            "Not alike:",
            "a book; another census")
        .doesNotContain("This run did not work that out");
    everyFigureOfTheChapterHasAGrade(Files.readString(with.resolve("paper.html")), "exploration");
    assertThat(names(with))
        .contains(
            "robustness.csv",
            "boxes.json",
            "scores.csv",
            "screening.csv",
            "sensitivity.csv",
            "handover.csv",
            "handover.svg");
    assertThat(Files.readString(with.resolve("manifest.json")))
        .contains("\"trajectories\" : 2", "\"blocks\" : 4");
    Path plain = temporary.resolve("plain");
    assertThat(
            Typed.run("assess", theatre, "--futures", 6, "--replications", 1, "--out", plain)
                .code())
        .isZero();
    assertThat(Files.readString(plain.resolve("paper.html")))
        .contains("This run did not work that out", "assess THEATRE --trajectories 8");
    assertThat(names(plain)).doesNotContain("screening.csv", "sensitivity.csv");
    Typed wrong = Typed.run("assess", theatre, "--trajectories", 1, "--out", plain.resolve("no"));
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.complained()).contains("--trajectories is 1", "1 mistake");

    Files.writeString(
        theatre.resolve("precedents.csv"),
        """
        mission,area,mandates,from,to,strength,followed,source,armament,people,displaced,deaths,area_source
        FIRST,Elsewhere,monitoring,1990,1995,100 persons,quiet years,a book,armoured,10,20,5,
        """);
    Typed mistaken = Typed.run("assess", theatre, "--out", plain.resolve("no"));
    assertThat(mistaken.code()).isEqualTo(2);
    assertThat(mistaken.complained())
        .contains(
            "column deaths is unknown",
            "armament is \"armoured\"",
            "displaced is 20",
            "area_source is empty");

    Path without = temporary.resolve("without");
    Typed bare = Typed.run("assess", TINY, "--futures", 6, "--replications", 1, "--out", without);
    assertThat(bare.code()).as(bare.complained()).isZero();
    assertThat(bare.complained()).contains("No chapter on exploration");
    assertThat(Files.readString(without.resolve("paper.html")))
        .doesNotContain("In which futures it fails")
        .contains("When internationals can leave");
  }
}
