package org.detente.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: the packed jar, started as `spark-submit` does. Runs after packaging.
class SubmitIT {

  private static final String[] ASKED = {
    "--futures", "8", "--replications", "1", "--months", "36", "--audience", "planner"
  };

  @TempDir Path temporary;

  @Test
  void theJarNeedsNothingButTheClustersSpark() throws Exception {
    Path here = temporary.resolve("here");
    Path there = temporary.resolve("there");
    SparkWorkforceTest.detente(0, simulate(here));
    try (var cluster = new LocalCluster(temporary, 1)) {
      Process submit =
          cluster.submit(
              Path.of("target", "detente-spark.jar"),
              "org.detente.cli.Main",
              simulate(
                  there,
                  "--spark",
                  "submitted",
                  "--spark-conf",
                  SparkWorkforce.PATIENCE + "=" + LocalCluster.SECONDS));
      String said = new String(submit.getInputStream().readAllBytes());

      assertThat(submit.waitFor()).as(said).isZero();
      assertThat(said).contains("1 core of " + cluster.url());
    }
    Map<String, List<Byte>> expected = Tiny.files(here);
    assertThat(Tiny.files(there)).isEqualTo(expected).hasSize(3);
  }

  private static String[] simulate(Path out, String... more) {
    var words =
        new java.util.ArrayList<>(
            List.of("simulate", Tiny.FOLDER.toString(), "--out", out.toString()));
    words.addAll(List.of(ASKED));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }
}
