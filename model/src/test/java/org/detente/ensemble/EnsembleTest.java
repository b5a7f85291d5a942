package org.detente.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.detente.evidence.EvidenceBase;
import org.detente.numeric.Quantiles;
import org.detente.option.Option;
import org.detente.simulation.ProcessId;
import org.detente.simulation.Variable;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: an ensemble gives the same figures on any number of threads, whole or
/// continued, few futures or many.
class EnsembleTest {

  private static final String BUILD = "test";

  @TempDir Path temporary;

  private static EnsembleRequest request(List<Option> options, int futures, long seed) {
    return new EnsembleRequest(
        TinyTheatre.theatre(), options, EvidenceBase.shipped(), futures, 2, 30, seed, Set.of());
  }

  private EnsembleResult run(EnsembleRequest request, int threads, String folder)
      throws IOException, InterruptedException {
    return Ensemble.run(
        request, new Threads(threads), temporary.resolve(folder), BUILD, (_, _, _) -> {});
  }

  /// The bits of every figure of every option and future; figures that do not exist are NaN.
  private static long[][] everything(EnsembleResult result) {
    var rows = new ArrayList<long[]>();
    for (int o = 0; o < result.options().size(); o++) {
      for (int at = 0; at < result.layout().size(); at++) {
        rows.add(Arrays.stream(result.values(o, at)).mapToLong(Double::doubleToLongBits).toArray());
      }
    }
    return rows.toArray(long[][]::new);
  }

  @Test
  void givesTheSameBitsOnOneTwoAndThreeThreads() throws Exception {
    EnsembleRequest request = request(TinyTheatre.options(), 5, 3);
    long[][] one = everything(run(request, 1, "one"));

    assertThat(everything(run(request, 2, "two"))).isDeepEqualTo(one);
    assertThat(everything(run(request, 3, "three"))).isDeepEqualTo(one);
  }

  @Test
  void fewFuturesAreTheFirstOfMany() throws Exception {
    EnsembleResult few = run(request(TinyTheatre.options(), 3, 3), 2, "few");
    EnsembleResult many = run(request(TinyTheatre.options(), 7, 3), 2, "many");

    for (int o = 0; o < 3; o++) {
      for (Variable variable : Variable.values()) {
        assertThat(Arrays.copyOf(many.outcome(o, variable), 3)).isEqualTo(few.outcome(o, variable));
      }
    }
  }

  @Test
  void anOptionDoesNotDependOnItsNeighbours() throws Exception {
    Option mission = TinyTheatre.option(TinyTheatre.MISSION);
    EnsembleResult alone = run(request(List.of(mission), 3, 3), 1, "alone");
    EnsembleResult among = run(request(TinyTheatre.options(), 3, 3), 1, "among");
    int at = TinyTheatre.options().indexOf(mission);

    assertThat(among.outcome(at, Variable.LINE_INCIDENTS))
        .isEqualTo(alone.outcome(0, Variable.LINE_INCIDENTS));
    assertThat(among.outcome(at, Variable.RETURNED)).isEqualTo(alone.outcome(0, Variable.RETURNED));
  }

  @Test
  void anotherSeedGivesOtherFigures() throws Exception {
    EnsembleResult one = run(request(TinyTheatre.options(), 3, 3), 1, "three");
    EnsembleResult other = run(request(TinyTheatre.options(), 3, 4), 1, "four");

    assertThat(other.outcome(0, Variable.LINE_INCIDENTS))
        .isNotEqualTo(one.outcome(0, Variable.LINE_INCIDENTS));
  }

  /// What an interrupted run leaves: some futures done, and one record cut short.
  @Test
  void goesOnFromWhatIsThereAndMakesATornRecordAgain() throws Exception {
    EnsembleRequest request = request(TinyTheatre.options(), 6, 3);
    long[][] whole = everything(run(request, 1, "whole"));
    EnsembleRequest first = request(TinyTheatre.options(), 4, 3);
    run(first, 1, "torn").close();
    long record = 0;
    for (Path file : files("torn")) {
      record = Files.size(file) / 4;
      try (var channel = Files.newByteChannel(file, java.nio.file.StandardOpenOption.WRITE)) {
        channel.truncate(3 * record + record / 2);
      }
    }

    var kept = new ArrayList<Integer>();
    EnsembleResult continued =
        Ensemble.run(
            request,
            new Threads(2),
            temporary.resolve("torn"),
            BUILD,
            (_, before, _) -> kept.add(before));

    assertThat(kept).isNotEmpty().containsOnly(3 * 3);
    assertThat(everything(continued)).isDeepEqualTo(whole);
  }

  private List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(temporary.resolve(folder))) {
      return files.sorted().toList();
    }
  }

  @Test
  void resultsOfAnotherBuildOrOfOtherSettingsAreNotUsed() throws Exception {
    EnsembleRequest request = request(List.of(TinyTheatre.option(TinyTheatre.MISSION)), 2, 3);
    run(request, 1, "shared").close();
    var kept = new ArrayList<Integer>();
    Ensemble.run(
            request,
            new Threads(1),
            temporary.resolve("shared"),
            "other",
            (_, before, _) -> kept.add(before))
        .close();
    var without =
        new EnsembleRequest(
            request.theatre(),
            request.options(),
            request.evidence(),
            2,
            2,
            30,
            3,
            Set.of(ProcessId.WAR));
    Ensemble.run(
            without,
            new Threads(1),
            temporary.resolve("shared"),
            BUILD,
            (_, before, _) -> kept.add(before))
        .close();

    assertThat(kept).containsOnly(0);
    assertThat(files("shared")).hasSize(3);
  }

  @Test
  void quantilesAreThoseOfTheValues() throws Exception {
    EnsembleResult result = run(request(TinyTheatre.options(), 7, 3), 2, "quantiles");
    double[] q = {0.05, 0.5, 0.95};

    for (int o = 0; o < 3; o++) {
      int option = o;
      result.quantiles(
          o,
          q,
          (at, found) -> {
            double[] values =
                Arrays.stream(result.values(option, at)).filter(v -> !Double.isNaN(v)).toArray();
            for (int i = 0; i < q.length; i++) {
              double expected = values.length == 0 ? Double.NaN : Quantiles.of(values, q[i]);
              assertThat(found[i]).as("figure %d", at).isEqualTo(Double.valueOf(expected));
            }
          });
    }
  }

  @Test
  void discardingLeavesNothingBehind() throws Exception {
    EnsembleResult result = run(request(TinyTheatre.options(), 2, 3), 1, "gone");

    result.discard();

    assertThat(temporary.resolve("gone")).doesNotExist();
  }

  @Test
  void tellsProgressUpToTheWhole() throws Exception {
    var seen = new ArrayList<Integer>();
    Ensemble.run(
            request(TinyTheatre.options(), 2, 3),
            new Threads(1),
            temporary.resolve("progress"),
            BUILD,
            (done, _, total) -> {
              assertThat(total).isEqualTo(6);
              seen.add(done);
            })
        .close();

    assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }
}
