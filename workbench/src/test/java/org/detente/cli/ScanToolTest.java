package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/// FEATURE UNDER TEST: `tool scan` from the files of scan programs to JSON, against a peer's
/// results on invented data (here) and on its samples (where they are), and what it refuses.
class ScanToolTest {

  private static final Path OWN = Path.of("src/test/resources/peers/scan");
  private static final Path SAMPLES = Path.of("../../shared/oracles/scan");
  private static final Path EXAMPLES = Path.of("../docs/examples/tools");

  @TempDir Path temporary;

  private static final List<String> MODELS = List.of("poisson", "bernoulli", "permutation");

  /// Runs an analysis of the peer and compares its first cluster.
  private static Map<String, Object> agree(Path folder, String stem, Map<String, Object> peer) {
    Map<String, Object> parameters = ToolRun.map(peer.get("parameters"));
    String model = MODELS.get(Integer.parseInt(parameters.get("ModelType").toString()));
    var words = new ArrayList<Object>(List.of("scan", "--model", model));
    words.addAll(List.of("--cases", folder.resolve(stem + ".cas")));
    words.addAll(List.of("--geo", folder.resolve(stem + ".geo")));
    if (model.equals("poisson")) {
      words.addAll(List.of("--pop", folder.resolve(stem + ".pop")));
    } else if (model.equals("bernoulli")) {
      words.addAll(List.of("--controls", folder.resolve(stem + ".ctl")));
    }
    parameters.forEach(
        (key, value) -> {
          if (!key.endsWith("File")) {
            words.addAll(List.of("--set", key + "=" + value));
          }
        });
    Map<String, Object> answer = ToolRun.of(words.toArray()).answer();
    Map<String, Object> ours = ToolRun.map(ToolRun.list(answer.get("clusters")).getFirst());
    Map<String, Object> theirs = ToolRun.map(ToolRun.list(peer.get("clusters")).getFirst());
    assertThat(ToolRun.number(ours.get("statistic")))
        .isCloseTo(Double.parseDouble(theirs.get("test_statistic").toString()), within(1e-6));
    assertThat(Set.copyOf(ToolRun.list(ours.get("places"))))
        .isEqualTo(Set.copyOf(ToolRun.list(theirs.get("locations"))));
    assertThat(ours.get("observed").toString()).isEqualTo(theirs.get("cases"));
    assertThat(ToolRun.number(ours.get("expected")))
        .isCloseTo(Double.parseDouble(theirs.get("expected").toString()), within(0.005));
    if (theirs.get("time_frame") != null) {
      assertThat(theirs.get("time_frame").toString().replaceAll("/(\\d)(?!\\d)", "/0$1"))
          .isEqualTo((ours.get("from") + " to " + ours.get("to")).replace('-', '/'));
    }
    return ours;
  }

  @Test
  void everyAnalysisOfTheInventedSettlementsAgreesWithThePeer() throws IOException {
    Map<String, Object> oracle =
        JSON.std.mapFrom(Files.readString(OWN.resolve("synthetic_s31.json")));
    List<Object> runs = ToolRun.list(oracle.get("runs"));
    assertThat(runs).hasSize(4);
    for (Object run : runs) {
      Map<String, Object> ours = agree(OWN, "synthetic_s31", ToolRun.map(run));
      Object peer = ToolRun.map(ToolRun.list(ToolRun.map(run).get("clusters")).getFirst());
      double p = Double.parseDouble(ToolRun.map(peer).get("p_value").toString());
      assertThat(ToolRun.number(ours.get("p"))).isCloseTo(p, within(0.03));
    }
  }

  @Test
  void theSamplesOfThePeerGiveItsStatistics() throws IOException {
    assumeTrue(Files.exists(SAMPLES), "the samples of the peer are not here");
    Map<String, String> stems =
        Map.of(
            "NewMexicoSpaceTimePoisson", "nm",
            "NHumbersideSpatialBernoulli", "NHumberside",
            "NYCSpaceTimePermutation", "NYCfever");
    for (var entry : stems.entrySet()) {
      String text = Files.readString(SAMPLES.resolve(entry.getKey() + ".json"));
      agree(SAMPLES, entry.getValue(), JSON.std.mapFrom(text));
    }
  }

  /// The peer's parameter file of this sample limits the radius to 3 km, the record of its run does
  /// not say so. The third cluster tells that there was a limit: without one a wider circle has a
  /// higher statistic.
  @Test
  void withTheRadiusOfItsSampleEveryClusterOfThePeerIsFound() throws IOException {
    assumeTrue(Files.exists(SAMPLES), "the samples of the peer are not here");
    Map<String, Object> peer =
        JSON.std.mapFrom(Files.readString(SAMPLES.resolve("NYCSpaceTimePermutation.json")));
    var words = new ArrayList<Object>(List.of("scan", "--model", "permutation"));
    words.addAll(List.of("--cases", SAMPLES.resolve("NYCfever.cas")));
    words.addAll(List.of("--geo", SAMPLES.resolve("NYCfever.geo")));
    ToolRun.map(peer.get("parameters"))
        .forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    List<Object> theirs = ToolRun.list(peer.get("clusters"));
    List<Object> wide = ToolRun.list(ToolRun.of(words.toArray()).answer().get("clusters"));
    words.addAll(List.of("--set", "UseDistanceFromCenterOption=y"));
    words.addAll(List.of("--set", "MaxSpatialSizeInDistanceFromCenter=3"));
    List<Object> ours = ToolRun.list(ToolRun.of(words.toArray()).answer().get("clusters"));
    assertThat(theirs).hasSize(3);
    for (int i = 0; i < theirs.size(); i++) {
      Map<String, Object> their = ToolRun.map(theirs.get(i));
      Map<String, Object> our = ToolRun.map(ours.get(i));
      double statistic = Double.parseDouble(their.get("test_statistic").toString());
      assertThat(ToolRun.number(our.get("statistic"))).isCloseTo(statistic, within(1e-6));
      assertThat(our.get("observed").toString()).isEqualTo(their.get("cases"));
      assertThat(ToolRun.list(our.get("places"))).containsAll(ToolRun.list(their.get("locations")));
      assertThat(ToolRun.number(our.get("p")))
          .isLessThan(ToolRun.number(ToolRun.map(wide.get(i)).get("p")));
    }
    double third = Double.parseDouble(ToolRun.map(theirs.get(2)).get("test_statistic").toString());
    assertThat(ToolRun.number(ToolRun.map(wide.get(2)).get("statistic")))
        .isGreaterThan(third + 0.05);
    assertThat(ToolRun.number(ToolRun.map(wide.get(2)).get("radius_km"))).isGreaterThan(3);
  }

  @Test
  void aRadiusCountsOnlyTogetherWithItsOption() throws IOException {
    String geo = "A 40 20\nB 40.1 20\n";
    poisson("A 1 2020\n", geo, "A 2020 10\n", "UseDistanceFromCenterOption=y")
        .refused("name the largest radius too", "MaxSpatialSizeInDistanceFromCenter");
    poisson("A 1 2020\n", geo, "A 2020 10\n", "MaxSpatialSizeInDistanceFromCenter=3")
        .refused("say that it counts", "UseDistanceFromCenterOption=y");
    poisson("A 1 2020\n", geo, "A 2020 10\n", "UseDistanceFromCenterOption=1")
        .refused("write y or n");
    poisson(
            "A 1 2020\n",
            geo,
            "A 2020 10\n",
            "UseDistanceFromCenterOption=y",
            "MaxSpatialSizeInDistanceFromCenter=-3")
        .refused("above 0", "1 mistake");
    String limited =
        poisson(
                "A 4 2020\nB 4 2020\nC 1 2020\n",
                "A 40 20\nB 40.1 20\nC 42 20\n",
                "A 2020 10\nB 2020 10\nC 2020 60\n",
                "UseDistanceFromCenterOption=n",
                "MaxSpatialSizeInDistanceFromCenter=1")
            .out();
    assertThat(limited)
        .isEqualTo(
            poisson(
                    "A 4 2020\nB 4 2020\nC 1 2020\n",
                    "A 40 20\nB 40.1 20\nC 42 20\n",
                    "A 2020 10\nB 2020 10\nC 2020 60\n")
                .out());
  }

  @Test
  void theExampleFindsTheClusterPutIn() {
    Map<String, Object> answer =
        ToolRun.of(
                "scan",
                "--model",
                "poisson",
                "--cases",
                EXAMPLES.resolve("incidents.cas"),
                "--geo",
                EXAMPLES.resolve("villages.geo"),
                "--pop",
                EXAMPLES.resolve("villages.pop"))
            .answer();
    Map<String, Object> first = ToolRun.map(ToolRun.list(answer.get("clusters")).getFirst());
    assertThat(first.keySet())
        .containsExactly(
            "places",
            "radius_km",
            "from",
            "to",
            "observed",
            "expected",
            "relative_risk",
            "statistic",
            "p",
            "p_with_ties");
    assertThat(ToolRun.list(first.get("places"))).contains("V04");
    assertThat(ToolRun.number(first.get("p"))).isLessThan(0.05);
  }

  @Test
  void threadsChangeNothingAndSeedsLittle() {
    Object[] words = {
      "scan",
      "--model",
      "permutation",
      "--cases",
      EXAMPLES.resolve("incidents.cas"),
      "--geo",
      EXAMPLES.resolve("villages.geo"),
      "--set",
      "MonteCarloReps=99"
    };
    var one = new ArrayList<>(List.of(words));
    one.addAll(List.of("--threads", 1));
    var three = new ArrayList<>(List.of(words));
    three.addAll(List.of("--threads", 3));
    String out = ToolRun.of(one.toArray()).out();
    assertThat(out).contains("\"statistic\"");
    assertThat(ToolRun.of(three.toArray()).out()).isEqualTo(out);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(temporary.resolve(name), text);
  }

  private ToolRun poisson(String cases, String geo, String population, String... settings)
      throws IOException {
    var words =
        new ArrayList<Object>(
            List.of(
                "scan",
                "--model",
                "poisson",
                "--cases",
                file("a.cas", cases),
                "--geo",
                file("a.geo", geo),
                "--pop",
                file("a.pop", population)));
    for (String setting : settings) {
      words.addAll(List.of("--set", setting));
    }
    return ToolRun.of(words.toArray());
  }

  @Test
  void mistakesInFilesAreNamedAllAtOnce() throws IOException {
    String geo = "A 40 20\nB 40.1 20\n";
    poisson("A x 2020\nC 1 2020\nB 1 20/20/20\nB\n", geo, "A 2020 10\n")
        .refused(
            "a.cas:1: count is \"x\"",
            "a.cas:2: place C has no coordinates",
            "a.cas:3: the date is",
            "a.cas:4: the number of columns is 1",
            "4 mistakes");
    poisson("A 1 2020\n", "A 40 20\nA 41 20\nB 95 20\n", "A 2020 10\n")
        .refused("a.geo:2: place A stands there twice", "a.geo:3: latitude is 95");
    poisson("A 1 2020\nB 1 2020\n", geo, "A 2020 10\n").refused("a.cas:2: cases in B");
    poisson("A 1 2020 old\n", geo, "A 2020 10 young\n").refused("no population of \"old\"");
    poisson("A 1 2020\n", geo, "A 2020 NaN\n").refused("persons is \"NaN\"");
    poisson("A 0 2020\n", geo, "A 2020 10\n").refused("there is no case");
    poisson("\n", "A 99 20\n", " ").refused("a.cas:1: is empty", "a.geo:1: latitude is 99");
    poisson("A 1 2019\nA 1 2020\n", geo, "A 2020 10\n", "StartDate=2020/1/1")
        .refused("a.cas:1: the date 2019 is outside");
    poisson("A 1 2019\nA 1 2020\n", geo, "A 2020 10\n", "TimeAggregationUnits=3")
        .refused("dates are given by the year, intervals by the day");
    poisson("A 1\n", geo, "A 2020 10\n", "AnalysisType=3").refused("needs dates");
  }

  @Test
  void settingsThatAreWrongOrUnknownAreRefused() throws IOException {
    String geo = "A 40 20\nB 40.1 20\n";
    poisson(
            "A 1 2020\n",
            geo,
            "A 2020 10\n",
            "MonteCarloRep=9",
            "ScanAreas=2",
            "MaxSpatialSizeInPopulationAtRisk=120",
            "ModelType=1",
            "EndDate=soon",
            "nonsense")
        .refused(
            "--set MonteCarloRep is unknown",
            "MonteCarloReps",
            "--set ScanAreas=2",
            "AtRisk=120",
            "--set ModelType=1",
            "--set EndDate=soon",
            "write --set Key=Value",
            "6 mistakes");
    ToolRun.of(
            "scan",
            "--model",
            "bernoulli",
            "--cases",
            temporary.resolve("a.cas"),
            "--geo",
            temporary.resolve("no.geo"),
            "--pop",
            temporary.resolve("a.pop"))
        .refused("--controls is missing", "--pop has nothing to do with this model");
  }
}
