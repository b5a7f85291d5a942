package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: the tools for scenario discovery, sensitivity and robustness, from file to
/// JSON, against what established tools gave for the same files.
class ExplorationToolsTest {

  private static final Path OWN = Path.of("src/test/resources/oracles");
  private static final Path SHARED = Path.of("../../shared/oracles");

  @TempDir Path temporary;
  private final Terminal terminal = new Terminal();

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> from, String key) {
    return (List<Map<String, Object>>) from.get(key);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> from, String key) {
    return (Map<String, Object>) from.get(key);
  }

  @SuppressWarnings("unchecked")
  private static double[] numbers(Map<String, Object> from, String key) {
    return ((List<Number>) from.get(key)).stream().mapToDouble(Number::doubleValue).toArray();
  }

  private static double number(Map<String, Object> from, String key) {
    return ((Number) from.get(key)).doubleValue();
  }

  private Path file(String text) throws IOException {
    Path file = Files.createTempFile(temporary, "data", ".csv");
    Files.writeString(file, text);
    return file;
  }

  private static Path discovery(String stem) {
    Path own = OWN.resolve("discovery").resolve(stem + ".csv");
    Path shared = SHARED.resolve("discovery").resolve(stem + ".csv");
    assumeTrue(
        Files.exists(own) || Files.exists(shared),
        "skipped: " + stem + " is not ours to give away and not here");
    return Files.exists(own) ? own : shared;
  }

  /// Every step of the peer's first box, limits included, is a step of ours.
  @ParameterizedTest
  @ValueSource(strings = {"onebox_s1", "mixed_s2", "bryant_lempert_2010"})
  void primTakesEveryStepOfThePeer(String stem) throws IOException {
    Path data = discovery(stem);
    Map<String, Object> oracle = Terminal.json(data.resolveSibling(stem + ".discovery.json"));
    for (Map<String, Object> run : list(oracle, "runs")) {
      if (!run.get("method").equals("PRIM")) {
        continue;
      }
      Map<String, Object> p = map(run, "parameters");
      Map<String, Object> ours =
          terminal.json(
              "tool",
              "prim",
              "--data",
              data,
              "--target",
              "y",
              "--threshold",
              0.5,
              "--above",
              "--peel",
              p.get("peel_alpha"),
              "--paste",
              p.get("paste_alpha"),
              "--min-mass",
              p.get("mass_min"),
              "--density",
              p.get("threshold"),
              "--resamples",
              0);
      Map<String, Object> peer = list(run, "boxes").getFirst();
      List<Map<String, Object>> steps = list(ours, "trajectory");
      assertThat(steps).hasSameSizeAs(list(peer, "steps"));
      for (int i = 0; i < steps.size(); i++) {
        Map<String, Object> step = steps.get(i);
        for (String key : List.of("coverage", "density", "mass")) {
          assertThat(number(step, key))
              .isCloseTo(number(list(peer, "steps").get(i), key), within(1e-9));
        }
        assertSameLimits(map(step, "limits"), list(peer, "limits_every_step").get(i));
      }
      assertThat(map(list(ours, "boxes").getFirst(), "limits"))
          .isEqualTo(map(steps.getLast(), "limits"));
    }
  }

  private static void assertSameLimits(Map<String, Object> ours, Map<String, Object> peer) {
    assertThat(ours.keySet()).isEqualTo(peer.keySet());
    for (String input : ours.keySet()) {
      if (((List<?>) ours.get(input)).getFirst() instanceof String) {
        assertThat(ours.get(input)).isEqualTo(peer.get(input));
      } else {
        assertThat(numbers(ours, input)).containsExactly(numbers(peer, input), within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"onebox_s1", "mixed_s2"})
  void leavesAreAsPureAsThePeersAndScoresAgree(String stem) throws IOException {
    Path data = discovery(stem);
    Map<String, Object> oracle = Terminal.json(data.resolveSibling(stem + ".discovery.json"));
    Map<String, Object> run =
        list(oracle, "runs").stream().filter(r -> r.get("method").equals("CART")).findFirst().get();

    Map<String, Object> tree =
        terminal.json(
            "tool",
            "cart",
            "--data",
            data,
            "--target",
            "y",
            "--threshold",
            0.5,
            "--above",
            "--min-mass",
            map(run, "parameters").get("mass_min"));
    Map<String, Object> scores =
        terminal.json("tool", "scores", "--data", data, "--target", "y", "--seed", 3);

    assertThat(gini(list(tree, "leaves"))).isLessThanOrEqualTo(gini(list(run, "leaves")) + 1e-6);
    Map<String, Object> p = map(oracle, "univariate_F_classification_pvalues");
    for (String input : p.keySet()) {
      // The peer takes the codes of a category for numbers, which says nothing.
      if (!input.startsWith("c")) {
        assertThat(number(map(scores, "f_test_p"), input))
            .isCloseTo(number(p, input), within(1e-9));
      }
    }
    Map<String, Object> peer = map(oracle, "extra_trees_importance_seed1");
    List<String> order = new ArrayList<>(map(scores, "scores").keySet());
    order.sort(
        (a, b) ->
            Double.compare(number(map(scores, "scores"), b), number(map(scores, "scores"), a)));
    double average = 1.0 / peer.size();
    long leading = peer.keySet().stream().filter(k -> number(peer, k) > average).count();
    assertThat(order.subList(0, (int) leading))
        .containsExactlyInAnyOrderElementsOf(
            peer.keySet().stream().filter(k -> number(peer, k) > average).toList());
  }

  private static double gini(List<Map<String, Object>> leaves) {
    return leaves.stream()
        .mapToDouble(l -> 2 * number(l, "mass") * number(l, "density") * (1 - number(l, "density")))
        .sum();
  }

  /// The peer's own sample is an unscrambled Sobol' sequence; built again, it gives the peer's
  /// indices to every digit that it prints.
  @ParameterizedTest
  @CsvSource({"ishigami_A7_B01,256", "ishigami_A7_B01,4096", "sobol_g_8,256", "sobol_g_8,1024"})
  void sobolIndicesAreThePeersOnItsSample(String stem, int blocks) throws IOException {
    Map<String, Object> oracle =
        Terminal.json(OWN.resolve("sensitivity/" + stem + ".sensitivity.json"));
    List<?> names = (List<?>) oracle.get("names");
    int k = names.size();
    double[][] bounds =
        ((List<?>) oracle.get("bounds"))
            .stream()
                .map(
                    b ->
                        ((List<?>) b)
                            .stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray())
                .toArray(double[][]::new);
    var sequence = new SobolSequenceGenerator(2 * k);
    var sample =
        new StringBuilder(String.join(",", names.stream().map(Object::toString).toList()))
            .append('\n');
    var output = new StringBuilder("Y\n");
    List<double[]> first = new ArrayList<>();
    for (int b = 0; b < blocks; b++) {
      double[] both = b == 0 ? sequence.skipTo(blocks) : sequence.nextVector();
      for (int r = 0; r < 2 * k + 2; r++) {
        double[] x = new double[k];
        for (int i = 0; i < k; i++) {
          boolean fromB = r == 2 * k + 1 || r > 0 && (r <= k ? r - 1 == i : r - 1 - k != i);
          double u = both[fromB ? k + i : i];
          x[i] = bounds[i][0] + u * (bounds[i][1] - bounds[i][0]);
        }
        first.add(x);
        sample
            .append(String.join(",", Arrays.stream(x).mapToObj(Double::toString).toList()))
            .append('\n');
        output.append(stem.startsWith("ishigami") ? ishigami(x) : g(x)).append('\n');
      }
    }
    List<String> stored =
        Files.readAllLines(OWN.resolve("sensitivity/" + stem + ".sobol_N256_sample.csv"));
    for (int row = 0; blocks == 256 && row < stored.size() - 1; row++) {
      String[] cells = stored.get(row + 1).split(",");
      assertThat(Double.parseDouble(cells[0])).isCloseTo(first.get(row)[0], within(1e-8));
    }

    Map<String, Object> ours =
        terminal.json(
            "tool",
            "sobol",
            "--sample",
            file(sample.toString()),
            "--output",
            file(output.toString()),
            "--second-order",
            "yes");

    Map<String, Object> peer =
        list(oracle, "methods").stream()
            .filter(m -> m.get("method").equals("sobol") && number(map(m, "spec"), "N") == blocks)
            .map(m -> map(m, "result"))
            .findFirst()
            .get();
    for (String key : List.of("S1", "ST")) {
      assertThat(numbers(ours, key)).containsExactly(numbers(peer, key), within(1e-7));
      double[] widths = numbers(peer, key + "_conf");
      for (int i = 0; i < k; i++) {
        // Half-widths of both are chance: 200 resamples know a deviation to a twentieth.
        assertThat(numbers(ours, key + "_conf")[i] / widths[i]).isBetween(0.7, 1.4);
      }
    }
    assertThat(((List<?>) ((List<?>) ours.get("S2")).getFirst()).getFirst()).isNull();
  }

  private static double ishigami(double[] x) {
    return Math.sin(x[0])
        + 7 * Math.pow(Math.sin(x[1]), 2)
        + 0.1 * Math.pow(x[2], 4) * Math.sin(x[0]);
  }

  private static double g(double[] x) {
    double[] a = {0, 1, 4.5, 9, 99, 99, 99, 99};
    double product = 1;
    for (int i = 0; i < x.length; i++) {
      product *= (Math.abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
    }
    return product;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ishigami_A7_B01", "sobol_g_8"})
  void elementaryEffectsAreThePeersOnItsSample(String stem) throws IOException {
    List<String> lines =
        Files.readAllLines(OWN.resolve("sensitivity/" + stem + ".morris_sample.csv"));
    var sample = new StringBuilder();
    var output = new StringBuilder();
    for (String line : lines) {
      int comma = line.lastIndexOf(',');
      sample.append(line, 0, comma).append('\n');
      output.append(line.substring(comma + 1)).append('\n');
    }

    Map<String, Object> ours =
        terminal.json(
            "tool",
            "morris",
            "--sample",
            file(sample.toString()),
            "--output",
            file(output.toString()),
            "--levels",
            4);

    Map<String, Object> oracle =
        Terminal.json(OWN.resolve("sensitivity/" + stem + ".sensitivity.json"));
    Map<String, Object> peer =
        list(oracle, "methods").stream()
            .filter(m -> m.get("method").equals("morris"))
            .map(m -> map(m, "result"))
            .findFirst()
            .get();
    for (String key : List.of("mu", "mu_star", "sigma")) {
      assertThat(numbers(ours, key)).containsExactly(numbers(peer, key), within(1e-6));
    }
    double[] widths = numbers(peer, "mu_star_conf");
    for (int i = 0; i < widths.length; i++) {
      assertThat(numbers(ours, "mu_star_conf")[i])
          .isCloseTo(widths[i], within(0.2 * widths[i] + 1e-6));
    }
  }

  @Test
  void robustnessIsThePeersForEveryObjective() throws IOException {
    Path data = OWN.resolve("robustness/outcomes.csv");
    Map<String, Object> oracle = Terminal.json(OWN.resolve("robustness/robustness.json"));
    Map<String, String> names =
        Map.ofEntries(
            Map.entry("maximin", "maximin"),
            Map.entry("maximax", "maximax"),
            Map.entry("hurwicz_0_5", "hurwicz"),
            Map.entry("laplace_mean", "laplace"),
            Map.entry("percentile10", "percentile10"),
            Map.entry("median", "median"),
            Map.entry("mean_variance_signal_to_noise", "mean_variance"),
            Map.entry("minimax_regret", "maximum_regret"),
            Map.entry("regret_p90", "regret_p90"),
            Map.entry("mean_regret", "mean_regret"),
            Map.entry("undesirable_deviations", "undesirable_deviations"),
            Map.entry("skewness_percentile", "percentile_skew"),
            Map.entry("kurtosis_percentile", "percentile_peakedness"),
            Map.entry("domain_criterion_starr", "satisficing"),
            Map.entry("cvar10_mean_of_worst_tenth", "cvar10"));
    int compared = 0;
    for (Map<String, Object> peer : list(oracle, "metrics")) {
      String objective = (String) peer.get("objective");
      var words =
          new ArrayList<Object>(
              List.of(
                  "tool",
                  "robustness",
                  "--outcomes",
                  data,
                  "--scenario-column",
                  "scenario",
                  "--policy-column",
                  "policy",
                  "--outcome",
                  objective,
                  objective.contains("(min)") ? "--minimise" : "--maximise"));
      if (peer.get("satisficing_threshold") != null) {
        words.addAll(List.of("--threshold", peer.get("satisficing_threshold")));
      }
      Map<String, Object> ours =
          list(terminal.json(words.toArray()), "policies").stream()
              .filter(p -> p.get("policy").equals(peer.get("policy").toString()))
              .findFirst()
              .get();
      for (Map.Entry<String, String> name : names.entrySet()) {
        if (peer.get(name.getKey()) != null) {
          compared++;
          double theirs = number(peer, name.getKey());
          assertThat(number(ours, name.getValue()))
              .as(objective + " " + name)
              .isCloseTo(theirs, within(1e-7 * Math.max(1, Math.abs(theirs))));
        }
      }
    }
    assertThat(compared).isGreaterThan(500);
  }

  private void refused(String expected, Object... words) {
    assertThat(terminal.run(words)).as(terminal.printed()).isEqualTo(2);
    assertThat(terminal.printed()).contains(expected);
  }

  @Test
  void inputsThatCannotExplainAnythingAreToldOf() throws IOException {
    Path some =
        Files.writeString(
            temporary.resolve("some.csv"), "a,b,c,y\n1,2,k,0\n1,3,k,1\n1,4,k,1\n1,5,k,0\n");
    Path none = Files.writeString(temporary.resolve("none.csv"), "a,c,y\n1,k,0\n1,k,1\n1,k,1\n");
    Path wide = Files.writeString(temporary.resolve("wide.csv"), "a,b,c,y\n1,2,3,0\n4,1,7,1\n");
    for (List<String> tool :
        List.of(
            List.of("prim", "--threshold", "0.5", "--above"),
            List.of("cart", "--threshold", "0.5", "--above"),
            List.of("scores"))) {
      Path json = temporary.resolve("answer.json");
      Typed noted = tool(tool, some, json);
      assertThat(noted.code()).as(noted.complained()).isZero();
      assertThat(noted.complained())
          .containsOnlyOnce("Note: a and c are the same in every row and can explain nothing.");
      assertThat(tool(tool, wide, json).complained())
          .contains("Note: 2 rows are fewer than the 3 inputs");
      Files.delete(json);
      Typed refused = tool(tool, none, json);
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.complained())
          .contains("none.csv: no input varies: a, c are the same in every row", "1 mistake;");
      assertThat(json).doesNotExist();
    }
  }

  private static Typed tool(List<String> tool, Path data, Path json) {
    var words = new ArrayList<Object>(List.of("tool"));
    words.addAll(tool);
    words.addAll(List.of("--data", data, "--target", "y", "--json", json));
    return Typed.run(words.toArray());
  }

  @Test
  void badCasesAreToldAllAtOnce() throws IOException {
    Path bad = file("x,w,y\n1,a,0\n2,,1\nNaN,b,1\n4,c\n5,a,1\n6,b,zero\n7,a,0\n");
    for (String tool : List.of("prim", "cart")) {
      refused(
          "4 mistakes",
          "tool",
          tool,
          "--data",
          bad,
          "--target",
          "y",
          "--threshold",
          0.5,
          "--above");
      assertThat(terminal.printed())
          .contains(
              ":3: w is empty", ":4: x is \"NaN\"", ":5: the row has 2 cells", ":7: y is \"zero\"");
    }
  }

  @Test
  void casesWithoutInterestMissingColumnsAndWrongPathsAreTold() throws IOException {
    Path good = file("x,y\n1,0\n2,1\n3,1\n");
    refused(
        "no row has y > 1",
        "tool",
        "prim",
        "--data",
        good,
        "--target",
        "y",
        "--threshold",
        1,
        "--above");
    refused(
        "every row has y < 2",
        "tool",
        "cart",
        "--data",
        good,
        "--target",
        "y",
        "--threshold",
        2,
        "--below");
    refused(
        "column z is missing",
        "tool",
        "prim",
        "--data",
        good,
        "--target",
        "z",
        "--threshold",
        1,
        "--above");
    refused(
        "column q is missing",
        "tool",
        "prim",
        "--data",
        good,
        "--target",
        "y",
        "--inputs",
        "x,q",
        "--threshold",
        0,
        "--above");
    refused(
        "y is the target and an input",
        "tool",
        "scores",
        "--data",
        good,
        "--target",
        "y",
        "--inputs",
        "x,y");
    refused(
        "there is no such file",
        "tool",
        "scores",
        "--data",
        temporary.resolve("none.csv"),
        "--target",
        "y");
    refused("is empty", "tool", "scores", "--data", file(""), "--target", "y");
    refused("has no rows", "tool", "scores", "--data", file("x,y\n"), "--target", "y");
    refused(
        "has no column beside y", "tool", "scores", "--data", file("y\n1\n2\n"), "--target", "y");
    refused(
        "y is the same in every row",
        "tool",
        "scores",
        "--data",
        file("x,y\n1,1\n2,1\n"),
        "--target",
        "y");
    refused("y holds words", "tool", "scores", "--data", file("x,y\n1,a\n2,b\n"), "--target", "y");
    refused("--above", "tool", "prim", "--data", good, "--target", "y", "--threshold", 0);
    refused(
        "min-mass",
        "tool",
        "prim",
        "--data",
        good,
        "--target",
        "y",
        "--threshold",
        0,
        "--above",
        "--min-mass",
        1.5);
    refused("Name a method", "tool");
  }

  @Test
  void samplesThatDoNotFitTheirDesignAreTold() throws IOException {
    Path y8 = file("Y\n1\n2\n3\n4\n5\n6\n7\n8\n");
    Path s8 = file("a,b\n1,2\n3,2\n1,4\n3,4\n5,6\n7,6\n5,8\n7,8\n");
    assertThat(
            terminal.run("tool", "sobol", "--sample", s8, "--output", y8, "--second-order", "no"))
        .isZero();
    refused(
        "say --second-order no",
        "tool",
        "sobol",
        "--sample",
        s8,
        "--output",
        y8,
        "--second-order",
        "yes");
    refused(
        "must be yes or no",
        "tool",
        "sobol",
        "--sample",
        s8,
        "--output",
        y8,
        "--second-order",
        "maybe");
    Path wrong = file("a,b\n1,2\n3,2\n1,4\n3,4\n5,6\n7,9\n5,8\n7,8\n");
    refused(
        ":7: b is 9; AB_1: it should be that of A",
        "tool",
        "sobol",
        "--sample",
        wrong,
        "--output",
        y8,
        "--second-order",
        "no");
    Path y3 = file("Y\n1\n2\n3\n");
    refused(
        "has 3 rows, the sample 8",
        "tool",
        "sobol",
        "--sample",
        s8,
        "--output",
        y3,
        "--second-order",
        "no");
    Path flat = file("Y\n1\n1\n1\n1\n1\n1\n1\n1\n");
    refused(
        "is the same in every row",
        "tool",
        "sobol",
        "--sample",
        s8,
        "--output",
        flat,
        "--second-order",
        "no");
    Path one = file("a,b\n1,2\n3,2\n1,4\n3,4\n");
    refused(
        "one block alone",
        "tool",
        "sobol",
        "--sample",
        one,
        "--output",
        file("Y\n1\n2\n3\n4\n"),
        "--second-order",
        "no");
    Path two = file("Y,Z\n1,1\n2,2\n3,3\n4,4\n5,5\n6,6\n7,7\n8,8\n");
    refused(
        "name the outcome's with --column",
        "tool",
        "sobol",
        "--sample",
        s8,
        "--output",
        two,
        "--second-order",
        "no");
    assertThat(
            terminal.run(
                "tool",
                "sobol",
                "--sample",
                s8,
                "--output",
                two,
                "--column",
                "Z",
                "--second-order",
                "no"))
        .isZero();

    Path walk = file("a,b\n0,0\n1,0\n1,1\n1,0\n1,1\n0,1\n");
    Path y6 = file("Y\n1\n2\n3\n4\n5\n6\n");
    assertThat(terminal.run("tool", "morris", "--sample", walk, "--output", y6, "--levels", 2))
        .isZero();
    refused("must be even", "tool", "morris", "--sample", walk, "--output", y6, "--levels", 3);
    refused(
        "are not a multiple of 3", "tool", "morris", "--sample", s8, "--output", y8, "--levels", 2);
    Path still = file("a,b\n0,0\n1,0\n1,0\n1,0\n1,1\n0,1\n");
    refused(
        ":4: no input differs", "tool", "morris", "--sample", still, "--output", y6, "--levels", 2);
    Path level = file("a,b\n0,7\n1,7\n1,7\n0,7\n1,7\n1,7\n");
    Typed refused = Typed.run("tool", "morris", "--sample", level, "--output", y6, "--levels", 2);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.complained())
        .contains("b is the same in every row and can explain nothing", "1 mistake;");
    Path half = file("a,b\n1,2\n3,2\n1,2\n3,2\n5,2\n7,2\n5,2\n7,2\n");
    Typed noted =
        Typed.run("tool", "sobol", "--sample", half, "--output", y8, "--second-order", "no");
    assertThat(noted.code()).as(noted.complained()).isZero();
    assertThat(noted.complained())
        .containsOnlyOnce("Note: b is the same in every row and can explain nothing.");
  }

  @Test
  void everyMissingAndDoublePairIsTold() throws IOException {
    Path holes = file("p,s,y\na,1,3\na,2,4\nb,1,5\nc,2,1\nc,2,2\n");
    refused(
        "3 mistakes",
        "tool",
        "robustness",
        "--outcomes",
        holes,
        "--scenario-column",
        "s",
        "--policy-column",
        "p",
        "--outcome",
        "y",
        "--minimise");
    assertThat(terminal.printed())
        .contains(
            "policy b has no row for scenario 2",
            "policy c has no row for scenario 1",
            ":6: policy c and scenario 2 stand in line 5 already");
    refused(
        "one column is named for two things",
        "tool",
        "robustness",
        "--outcomes",
        holes,
        "--scenario-column",
        "s",
        "--policy-column",
        "s",
        "--outcome",
        "y",
        "--minimise");
    refused(
        "--maximise",
        "tool",
        "robustness",
        "--outcomes",
        holes,
        "--scenario-column",
        "s",
        "--policy-column",
        "p",
        "--outcome",
        "y");
  }

  @Test
  void aBoxIsSaidInASentenceAndTheSameSeedGivesTheSameBytes() throws IOException {
    Object[] words = {
      "tool",
      "prim",
      "--data",
      OWN.resolve("discovery/mixed_s2.csv"),
      "--target",
      "y",
      "--threshold",
      0.5,
      "--above",
      "--seed",
      4,
      "--resamples",
      5,
      "--inputs",
      "r2,n1,c1"
    };
    Map<String, Object> answer = terminal.json(words);
    String text = terminal.printed();

    assertThat((String) list(answer, "boxes").getFirst().get("sentence"))
        .matches(
            "y > 0\\.5 in \\d+% of the cases with r2 .*n1 .* and c1 one of \\{a, d\\}; these are \\d+% of all such cases, in \\d+ rows\\.");
    assertThat(map(answer, "inputs"))
        .isEqualTo(Map.of("r2", "real", "n1", "whole", "c1", "categories"));
    assertThat(map(map(answer, "reproducibility"), "restricted").keySet())
        .isEqualTo(Set.of("r2", "n1", "c1"));
    Path written = temporary.resolve("deep/answer.json");
    Object[] toFile = Arrays.copyOf(words, words.length + 2);
    toFile[words.length] = "--json";
    toFile[words.length + 1] = written;
    assertThat(terminal.run(toFile)).isZero();
    assertThat(Files.readString(written)).isEqualTo(text);
    toFile[words.length + 1] = Files.createDirectory(temporary.resolve("folder"));
    assertThat(terminal.run(toFile)).isEqualTo(2);
    assertThat(terminal.printed()).contains("is a folder; name a file");
    assertThat(temporary.resolve("folder")).isEmptyDirectory();
  }

  @Test
  void numbersCanBeCategories() throws IOException {
    var text = new StringBuilder("zone,y\n");
    for (int i = 0; i < 60; i++) {
      text.append(10 + i % 3).append(',').append(i % 3 == 1 ? 1 : 0).append('\n');
    }

    Map<String, Object> answer =
        terminal.json(
            "tool",
            "cart",
            "--data",
            file(text.toString()),
            "--target",
            "y",
            "--categories",
            "zone",
            "--threshold",
            0.5,
            "--above");

    assertThat(list(answer, "leaves"))
        .extracting(leaf -> map(leaf, "limits").get("zone"))
        .containsExactly(List.of("10", "12"), List.of("11"));
  }
}
