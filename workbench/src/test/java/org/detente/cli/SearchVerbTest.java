package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: `search`, from the command line.
class SearchVerbTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");
  private static final Path FORCE = Path.of("../analysis/src/test/resources/staffing");

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
      """;

  @TempDir Path temporary;

  private Path theatre;

  @BeforeEach
  void copy() throws IOException {
    theatre = temporary.resolve("theatre");
    copy(TINY);
  }

  private void copy(Path from) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Path to = theatre.resolve(from.relativize(file).toString());
        if (!Files.exists(to)) {
          Files.copy(file, to);
        }
      }
    }
  }

  /// Few runs unless the test says otherwise.
  private Typed search(Path out, Object... further) {
    var settings = new LinkedHashMap<Object, Object>();
    settings.put("--option", "concord-mission");
    settings.put("--evaluations", 48);
    settings.put("--first", 3);
    settings.put("--futures", 6);
    settings.put("--replications", 1);
    settings.put("--fresh-futures", 8);
    settings.put("--fresh-replications", 1);
    settings.put("--months", 60);
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
    var words = new ArrayList<Object>(List.of("search", theatre));
    settings.forEach(
        (name, value) -> {
          if (!value.equals("")) {
            words.addAll(List.of(name, value));
          }
        });
    words.addAll(repeated);
    return Typed.run(words.toArray());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static List<List<String>> table(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(l -> List.of(l.split(",", -1))).toList();
  }

  /// What was wanted, as aims.csv has it.
  private record Wanted(String id, boolean more, double epsilon, String meaning) {

    static Wanted of(List<String> cells) {
      String meaning = String.join(",", cells.subList(3, cells.size())).replace("\"", "");
      return new Wanted(
          cells.get(0), cells.get(1).equals("maximise"), Double.parseDouble(cells.get(2)), meaning);
    }

    /// By how much a row of pareto.csv is worse than the option at hand.
    double worse(List<String> head, List<String> row) {
      double difference = Double.parseDouble(row.get(head.indexOf(id + "_difference")));
      return more ? -difference : difference;
    }
  }

  /// Who is better and in what, what has which price, and how many did not hold: as in pareto.csv.
  private static void sentencesSayWhatIsInTheTables(String printed, Path out) throws IOException {
    List<List<String>> pareto = table(out.resolve("pareto.csv"));
    List<String> head = pareto.getFirst();
    List<List<String>> found =
        pareto.stream().filter(row -> row.get(head.indexOf("kind")).equals("found")).toList();
    List<Wanted> aims = table(out.resolve("aims.csv")).stream().skip(1).map(Wanted::of).toList();
    assertThat(found).isNotEmpty();
    assertThat(aims).hasSizeGreaterThan(1);
    for (List<String> row : found) {
      boolean better =
          aims.stream().noneMatch(a -> a.worse(head, row) > a.epsilon())
              && aims.stream().anyMatch(a -> -a.worse(head, row) > a.epsilon());
      assertThat(printed.contains("  " + row.getFirst() + " is nowhere worse by what is worth"))
          .as(row.getFirst())
          .isEqualTo(better);
    }
    for (Wanted aim : aims) {
      List<String> best =
          found.stream().min(Comparator.comparingDouble(row -> aim.worse(head, row))).orElseThrow();
      String capital = aim.meaning().substring(0, 1).toUpperCase(Locale.ROOT);
      if (-aim.worse(head, best) > aim.epsilon()) {
        assertThat(printed.lines())
            .anyMatch(
                line ->
                    (line.startsWith("  If you can live with ")
                            || line.startsWith("  At no price worth telling apart, "))
                        && line.contains(aim.meaning())
                        && line.contains(": " + best.getFirst() + "; ")
                        && line.contains("finding"));
      } else {
        assertThat(printed)
            .contains(
                "  "
                    + capital
                    + aim.meaning().substring(1)
                    + ": nothing found is better than what is planned");
      }
    }
    long fallen =
        found.stream().filter(row -> row.get(head.indexOf("stands")).equals("no")).count();
    assertThat(printed.contains(fallen + " of " + found.size() + " did not hold on fresh futures"))
        .isEqualTo(fallen > 0);
  }

  @Test
  void whatIsFoundIsOptionFilesThatCheckAcceptsAndTheSameBytesOnAnyNumberOfThreads()
      throws IOException {
    Files.writeString(theatre.resolve("criteria.yaml"), CRITERIA);
    Path one = temporary.resolve("one");
    Path two = temporary.resolve("two");
    Typed typed = search(one, "--threads", 1, "--random");
    assertThat(typed.code()).as(typed.complained()).isZero();
    assertThat(typed.complained()).contains("settings freed", "This takes about", "runs at most");
    assertThat(typed.printed())
        .contains("Differences worth telling apart: war 0.01", "not a probability");
    sentencesSayWhatIsInTheTables(typed.printed(), one);
    assertThat(names(one))
        .contains(
            "pareto.csv",
            "hypervolume.csv",
            "aims.csv",
            "freed.csv",
            "front.svg",
            "hypervolume.svg",
            "manifest.json")
        .anyMatch(n -> n.startsWith("found/concord-mission-found-0"))
        .noneMatch(n -> n.startsWith(".detente"));

    assertThat(search(two, "--threads", 3, "--random", "--quiet").code()).isZero();
    for (String name : names(one)) {
      if (!name.equals("manifest.json")) {
        assertThat(Files.readAllLines(two.resolve(name)))
            .as(name)
            .isEqualTo(Files.readAllLines(one.resolve(name)));
      }
    }

    List<List<String>> pareto = table(one.resolve("pareto.csv"));
    List<String> header = pareto.getFirst();
    assertThat(header)
        .startsWith("solution", "kind", "stands", "file", "numbers-by-phase:interposition")
        .contains("war", "war_searched", "deaths_difference", "returned_against_option")
        .contains("cost_against_status_quo", "robustness", "robustness_low");
    assertThat(pareto.stream().map(r -> r.get(1)))
        .contains("found", "base")
        .endsWith("base", "status-quo");
    assertThat(pareto).allMatch(r -> r.size() == header.size());

    // The options found are options of the theatre, and what they say is what the table says.
    for (List<String> row : pareto) {
      if (row.get(1).equals("found")) {
        Path file = one.resolve(row.get(3));
        assertThat(file).exists();
        Files.copy(file, theatre.resolve("options").resolve(row.get(0) + ".yaml"));
        String quota = row.get(header.indexOf("quota"));
        assertThat(Files.readString(file)).contains("quota: " + quota);
      }
    }
    Typed checked = Typed.run("check", theatre);
    assertThat(checked.code()).as(checked.complained()).isZero();
    assertThat(checked.printed()).contains("concord-mission-found-01");

    double before = 0;
    for (List<String> row : table(one.resolve("hypervolume.csv")).stream().skip(1).toList()) {
      double volume = Double.parseDouble(row.get(3));
      assertThat(volume).isGreaterThanOrEqualTo(before);
      assertThat(row.get(5)).isNotEmpty();
      before = volume;
    }
    assertThat(Files.readString(one.resolve("manifest.json")))
        .contains("\"evaluations\" : 48", "found/concord-mission-found-01.yaml");
  }

  @Test
  void anOlderFolderOfWhatWasFoundIsReplaced() throws IOException {
    Path out = temporary.resolve("again");
    assertThat(search(out, "--quiet").code()).isZero();
    Files.writeString(out.resolve("found/old.yaml"), "x");
    assertThat(search(out, "--quiet", "--seed", 2).code()).isZero();
    assertThat(names(out)).doesNotContain("found/old.yaml").contains("pareto.csv");
  }

  @Test
  void aFileSaysWhatIsAskedAndTheCommandLineSaysItOver() throws IOException {
    Files.writeString(theatre.resolve("criteria.yaml"), CRITERIA);
    Files.writeString(
        theatre.resolve("search.yaml"),
        """
        free:
          numbers: {from: 50, to: 150, step: 50}
          consultation: yes
        aims:
          robustness: {epsilon: 0.1}
          cost: yes
        """);
    Path out = temporary.resolve("file");
    Typed typed = search(out);
    assertThat(typed.code()).as(typed.complained()).isZero();
    assertThat(table(out.resolve("aims.csv")).stream().map(List::getFirst))
        .containsExactly("aim", "robustness", "cost");
    assertThat(Files.readString(out.resolve("freed.csv"))).contains("numbers,100,50;100;150,");
    assertThat(typed.printed()).contains("robustness 0.1");

    Path over = temporary.resolve("over");
    assertThat(search(over, "--free", "quota", "--aim", "war", "--quiet").code()).isZero();
    assertThat(table(over.resolve("freed.csv"))).hasSize(2);
    // With one aim there is nothing to draw across.
    assertThat(names(over)).contains("hypervolume.svg").doesNotContain("front.svg");
  }

  @Test
  void staffingIsAskedForOrToldOf() throws IOException {
    copy(FORCE);
    Path told = temporary.resolve("told");
    Typed typed =
        search(told, "--evaluations", 6, "--free", "numbers", "--solutions", 3, "--quiet");
    assertThat(typed.code()).as(typed.complained()).isZero();
    List<List<String>> pareto = table(told.resolve("pareto.csv"));
    int met = pareto.getFirst().indexOf("staffing_met");
    assertThat(met).isPositive();
    assertThat(pareto.stream().skip(1).limit(pareto.size() - 2L).map(r -> r.get(met)))
        .allMatch(m -> m.equals("yes") || m.equals("no"));

    Path asked = temporary.resolve("asked");
    Typed required =
        search(asked, "--evaluations", 6, "--free", "numbers", "--require", "staffing");
    assertThat(required.code()).as(required.complained()).isZero();
    assertThat(required.printed()).contains("not run because a requirement is missed");
    assertThat(table(asked.resolve("pareto.csv")).stream().filter(r -> r.get(1).equals("found")))
        .allMatch(r -> r.get(met).equals("yes"));
  }

  private void state(String option, String settings) throws IOException {
    Path file = theatre.resolve("options/" + option + ".yaml");
    Files.writeString(file, Files.readString(file) + "\n" + settings + "\n");
  }

  /// `consent` answers by a way of its own: for whatever was found both say the same.
  @Test
  void consentIsToldAsTheVerbForItTells() throws IOException {
    Files.writeString(theatre.resolve("issues.csv"), ConsentVerbTest.ISSUES);
    Files.writeString(theatre.resolve("positions.csv"), ConsentVerbTest.POSITIONS);
    state("status-quo", "settings: {status: none}");
    state("agreement-only", "settings: {status: open}");
    state("concord-mission", "settings: {status: open}");
    Path told = temporary.resolve("consent-told");
    Object[] freed = {"--free", "posture", "--free", "withdrawals", "--free", "numbers"};
    Typed typed = search(told, freed);
    assertThat(typed.code()).as(typed.complained()).isZero();
    List<List<String>> pareto = table(told.resolve("pareto.csv"));
    int met = pareto.getFirst().indexOf("consent_met");
    var expected = new TreeMap<String, String>();
    for (List<String> row : pareto) {
      if (row.get(1).equals("found")) {
        Files.copy(
            told.resolve(row.get(3)), theatre.resolve("options").resolve(row.get(0) + ".yaml"));
      }
      if (row.get(1).equals("found") || row.get(1).equals("base")) {
        expected.put(row.get(0), row.get(met));
      }
    }
    assertThat(expected).hasSizeGreaterThan(2);
    Path asked = temporary.resolve("consent-asked");
    Typed answered = Typed.run("consent", theatre, "--audience", "planner", "--out", asked);
    assertThat(answered.code()).as(answered.complained()).isZero();
    var said = new TreeMap<String, String>();
    for (List<String> row : table(asked.resolve("consent.csv")).stream().skip(1).toList()) {
      if (row.get(2).equals("yes") && expected.containsKey(row.get(0))) {
        said.merge(row.get(0), row.get(3), (a, b) -> a.equals("yes") ? b : a);
      }
    }
    assertThat(said).isEqualTo(expected);
    for (String id : expected.keySet()) {
      if (!id.equals("concord-mission")) {
        Files.delete(theatre.resolve("options").resolve(id + ".yaml"));
      }
    }

    Path required = temporary.resolve("consent-required");
    Typed demanded =
        search(required, "--free", "posture", "--free", "withdrawals", "--require", "consent");
    assertThat(demanded.code()).as(demanded.complained()).isZero();
    for (List<String> row : table(required.resolve("pareto.csv"))) {
      if (row.get(1).equals("found")) {
        assertThat(row.get(table(required.resolve("pareto.csv")).getFirst().indexOf("consent_met")))
            .isEqualTo("yes");
      }
    }
    // A reader who may not see limits sees no miss either.
    Path everybody = temporary.resolve("everybody");
    assertThat(search(everybody, "--audience", "public", "--quiet").code()).isZero();
    List<List<String>> open = table(everybody.resolve("pareto.csv"));
    int violation = open.getFirst().indexOf("consent_violation");
    assertThat(open.stream().skip(1)).allMatch(row -> row.get(violation).isEmpty());
  }

  @Test
  void theWorstFutureCanBeRunAgain() throws IOException {
    Path out = temporary.resolve("worst");
    Typed typed = search(out, "--worst", "war", "--evaluations", 400);
    assertThat(typed.code()).as(typed.complained()).isZero();
    assertThat(typed.printed()).contains("worst plausible future", "drawn from the same ranges");
    assertThat(names(out)).containsExactly("manifest.json", "worst-scenario.yaml", "worst.csv");
    // The single conditions that are told are the first of worst.csv, where they do anything.
    List<List<String>> worst = table(out.resolve("worst.csv"));
    int effect = worst.getFirst().indexOf("effect");
    List<String> matter =
        worst.stream()
            .skip(1)
            .limit(8)
            .filter(row -> Double.parseDouble(row.get(effect)) > 0)
            .map(List::getFirst)
            .toList();
    assertThat(
            typed
                .printed()
                .lines()
                .filter(line -> line.matches("  \\w+ = .* percentage points less; .*"))
                .map(line -> line.strip().split(" ")[0]))
        .isEqualTo(matter)
        .isNotEmpty();
    Typed again =
        Typed.run(
            "simulate",
            theatre,
            "--option",
            "concord-mission",
            "--evidence",
            out.resolve("worst.csv"),
            "--futures",
            2,
            "--replications",
            1,
            "--months",
            60,
            "--out",
            temporary.resolve("rerun"));
    assertThat(again.code()).as(again.complained()).isZero();
    // Nothing varies any more.
    assertThat(Files.readAllLines(temporary.resolve("rerun/futures.csv")))
        .containsExactly("future", "0", "1");

    String scenario = Files.readString(out.resolve("worst-scenario.yaml"));
    Files.writeString(theatre.resolve("criteria.yaml"), CRITERIA + "scenarios:\n" + scenario);
    Typed explored =
        Typed.run(
            "explore",
            theatre,
            "--scenario",
            "worst-for-concord-mission",
            "--futures",
            4,
            "--replications",
            1,
            "--months",
            24,
            "--trajectories",
            0,
            "--quiet",
            "--out",
            temporary.resolve("explored"));
    assertThat(explored.code()).as(explored.complained()).isZero();
  }

  @Test
  void listingWritesNothing() {
    Typed typed = search(temporary.resolve("nothing"), "--list");
    assertThat(typed.code()).as(typed.complained()).isZero();
    assertThat(typed.printed())
        .contains("* numbers-by-phase:", "now 100", "fixed-term", "robustness:");
    assertThat(temporary.resolve("nothing")).doesNotExist();
  }

  // ---- bad input

  private String refused(Object... further) {
    Path out = temporary.resolve("refused");
    Typed typed = search(out, further);
    assertThat(typed.code()).as(typed.complained()).isEqualTo(2);
    assertThat(out).doesNotExist();
    return typed.complained();
  }

  @Test
  void everyMistakeIsToldOnceAndAllTogether() throws IOException {
    Files.writeString(
        theatre.resolve("search.yaml"),
        """
        free:
          number: yes
          reserve: {from: 100, to: 100}
          quota: {from: 0, to: 1}
          observers: {from: 0, to: 0.4, step: 1}
          numbers: {from: -5}
          numbers-by-zone: yes
        aims:
          wars: yes
          cost: {epsilon: 0}
          trust: yes
        require: [concent]
        frees: {}
        """);
    String complained =
        refused("--evaluations", 0, "--first", 9, "--worst", "happiness", "--option", "concord");
    assertThat(complained)
        .contains(
            "search.yaml:2: nothing that can be freed is called number; did you mean numbers?")
        .contains("search.yaml:3: reserve: no levels from 100.0 to 100.0")
        .contains("search.yaml:4: quota is a choice of words; write quota: yes")
        .contains("search.yaml:5: observers: no levels from 0.0 to 0.4 by 1.0")
        .contains("search.yaml:6: free.numbers.from is -5")
        .contains("numbers and numbers-by-zone turn the same numbers; keep one of them")
        .contains("search.yaml:9: no aim is called wars; did you mean war?")
        .contains("search.yaml:10: aims.cost.epsilon is 0")
        .contains("search.yaml:11: no aim is called trust")
        .contains("search.yaml:12: no requirement is called concent; did you mean consent?")
        .contains("search.yaml:13: the key frees is unknown")
        .contains("--evaluations is 0")
        .contains("--first is 9, more than --futures 6")
        .contains("--worst happiness is unknown")
        .contains("--option concord is not an option")
        .contains("15 mistakes; nothing was written.");
  }

  @Test
  void oneMessageForEachMistakeOfTheCommandLine() throws IOException {
    assertThat(refused("--free", "numbres"))
        .contains("--free numbres is unknown; did you mean numbers?", "1 mistake;");
    assertThat(refused("--aim", "trust")).contains("--aim trust is unknown", "1 mistake;");
    assertThat(refused("--require", "luck")).contains("--require luck is unknown", "1 mistake;");
    assertThat(refused("--evaluations", 0)).contains("--evaluations is 0", "1 mistake;");
    assertThat(refused("--option", "nobody")).contains("--option nobody is not", "1 mistake;");
    assertThat(refused("--option", "status-quo"))
        .contains("is the status quo, of which nothing can be freed", "1 mistake;");
    assertThat(refused("--option", "agreement-only", "--free", "lead"))
        .contains("lead is freed, but agreement-only has nothing of the kind");
    assertThat(refused("--aim", "robustness"))
        .contains("robustness is aimed at, but nothing says what", "1 mistake;");
    assertThat(refused("--require", "consent"))
        .contains("consent is required, but nobody's positions are known", "1 mistake;");
    assertThat(refused("--require", "staffing"))
        .contains("staffing is required, but nothing says who might serve", "1 mistake;");
    assertThat(refused("--worst", "robustness"))
        .contains("--worst robustness is unknown", "1 mistake;");
    assertThat(refused("--option", "agreement-only", "--aim", "duration"))
        .contains("duration is aimed at, but agreement-only brings no internationals")
        .contains("1 mistake;");
    assertThat(refused("--option", "status-quo", "--worst", "duration"))
        .contains("duration is aimed at, but status-quo brings no internationals")
        .contains("1 mistake;");
    assertThat(refused("--settings", temporary.resolve("none.yaml"))).contains("none.yaml");
    Path wrong = temporary.resolve("wrong.yaml");
    Files.writeString(wrong, "free:\n  quota: perhaps\n");
    assertThat(refused("--settings", wrong))
        .contains("wrong.yaml:2: ", "quota is \"perhaps\"; write yes or no", "1 mistake")
        .doesNotContain("is not freed");
    Files.writeString(wrong, "aims:\n  war: no\n");
    assertThat(refused("--settings", wrong)).contains("war is not aimed at", "1 mistake");
    Files.writeString(wrong, "free:\n  quotas: yes\n");
    assertThat(refused("--settings", wrong))
        .contains("nothing that can be freed is called quotas", "1 mistake");
    assertThat(refused("--option", "")).contains("no --option says which option", "1 mistake;");
    Files.writeString(theatre.resolve("search.yaml"), "free: {}\n");
    assertThat(refused()).contains("search.yaml:1: free is empty", "1 mistake;");
    Files.writeString(theatre.resolve("criteria.yaml"), "criteria: []\n");
    Files.writeString(theatre.resolve("search.yaml"), "aims: {robustness: yes}\n");
    assertThat(refused()).contains("criteria.yaml:1: criteria is empty", "1 mistake;");
  }
}
