package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: `tool moea`, from arguments to JSON and exit codes.
class ToolMoeaTest {

  private static final Path INFLOWS = Path.of("../docs/examples/tools/moea-inflows.csv");

  @TempDir Path temporary;

  private static Typed moea(String problem, long evaluations, Object... more) {
    var words =
        new ArrayList<Object>(
            List.of("tool", "moea", "--problem", problem, "--evaluations", evaluations));
    words.addAll(List.of(more));
    return Typed.run(words.toArray());
  }

  @Test
  void everyProblemAnswers() throws IOException {
    for (String problem : List.of("DTLZ2", "ZDT1", "lake")) {
      Object[] more =
          problem.equals("lake") ? new Object[] {"--inflows", INFLOWS} : new Object[] {};
      Typed typed = moea(problem, 1000, more);
      assertThat(typed.code()).isZero();
      Map<String, Object> answer = typed.json();
      assertThat(answer.get("evaluations")).isEqualTo(1000);
      assertThat((Double) answer.get("hypervolume")).isPositive();
      List<?> front = (List<?>) answer.get("front");
      assertThat(front).isNotEmpty();
      for (Object one : front) {
        Map<?, ?> solution = (Map<?, ?>) one;
        assertThat((List<?>) solution.get("objectives"))
            .hasSameSizeAs((List<?>) answer.get("reference"));
        if (problem.equals("lake")) {
          Object reliability = ((List<?>) solution.get("objectives")).get(3);
          assertThat((Double) reliability).isLessThanOrEqualTo(-0.85);
        }
      }
    }
  }

  @Test
  void theSeedDecidesEveryByte() {
    assertThat(moea("ZDT1", 500, "--seed", 7).printed())
        .isEqualTo(moea("ZDT1", 500, "--seed", 7).printed())
        .isNotEqualTo(moea("ZDT1", 500, "--seed", 8).printed());
  }

  @Test
  void theAnswerGoesToAFileIfOneIsNamed() throws IOException {
    Path file = temporary.resolve("deep/answer.json");
    Typed typed = moea("ZDT1", 200, "--json", file);
    assertThat(typed.printed()).isEmpty();
    assertThat(Files.readString(file)).contains("\"hypervolume\"");
  }

  @Test
  void badInputIsToldAtOnce() throws IOException {
    Path bad =
        Files.write(
            temporary.resolve("bad.csv"),
            List.of(
                String.join(",", Collections.nCopies(20, "0.1")),
                String.join(",", Collections.nCopies(19, "0.1")) + ",NaN",
                String.join(",", Collections.nCopies(19, "0.1")),
                String.join(",", Collections.nCopies(19, "0.1")) + ",-1"));
    Typed typed = moea("lake", 0, "--inflows", bad);
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.complained())
        .contains("--evaluations: is 0")
        .contains(bad + ":2: inflow of year 19 is \"NaN\"")
        .contains(bad + ":3: the series has 19 years, the first one 20")
        .contains(bad + ":4: inflow of year 19 is -1");
    Path odd =
        Files.write(
            temporary.resolve("odd.csv"), List.of(String.join(",", Collections.nCopies(7, "0.1"))));
    assertThat(moea("lake", 10, "--inflows", odd).complained())
        .contains("make it a multiple of 20");
    Path empty = Files.write(temporary.resolve("empty.csv"), List.of());
    assertThat(moea("lake", 10, "--inflows", empty).complained()).contains("is empty");
    assertThat(moea("lake", 10, "--inflows", temporary.resolve("none")).complained())
        .contains("there is no such file");
    assertThat(moea("lake", 10).complained()).contains("--inflows: is missing");
    assertThat(moea("ZDT1", 10, "--inflows", INFLOWS).complained())
        .contains("only the lake has inflows");
    assertThat(moea("ZDT9", 10).code()).isEqualTo(2);
  }
}
