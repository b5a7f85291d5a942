package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: `--spark` where the cluster module is not on the class path, as here. What
/// it does where it is, `SparkWorkforceTest` tests.
class ClusterChoiceTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");

  @TempDir Path temporary;

  @Test
  void withoutTheModuleItSaysHowToGetIt() {
    Path out = temporary.resolve("out");

    Typed typed =
        Typed.run("simulate", TINY, "--spark", "spark://host:7077", "--out", out, "--futures", 0);

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.complained())
        .contains(
            "command line: --spark needs the program's cluster module, which is not on the class"
                + " path; start the program with ./detente",
            "command line: --futures is 0; at least 1",
            "2 mistakes; nothing was written.");
    assertThat(out).doesNotExist();
  }

  @Test
  void settingsOfSparkNeedACluster() {
    Typed typed = Typed.run("compare", TINY, "--spark-conf", "spark.executor.memory=1g");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.complained()).contains("--spark-conf stands alone; name a cluster");
  }

  @Test
  void verbsThatDoNotSimulateDoNotTakeIt() {
    assertThat(Typed.run("coverage", TINY, "--spark", "local").complained())
        .contains("Unknown option");
  }
}
