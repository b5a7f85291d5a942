package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: `tool mse` from a file of lists to JSON, and what it refuses.
class MseToolTest {

  private static final Path LISTS = Path.of("../docs/examples/tools/lists.csv");

  @TempDir Path temporary;

  private ToolRun of(String text) throws IOException {
    Path file = temporary.resolve("lists.csv");
    Files.writeString(file, text);
    return ToolRun.of("mse", "--data", file);
  }

  @Test
  void theExampleIsAnsweredWithItsKeys() {
    Map<String, Object> answer = ToolRun.of("mse", "--data", LISTS).answer();
    assertThat(answer.keySet())
        .containsExactly("lists", "seen", "chosen", "averaged", "latent_class", "models");
    Map<String, Object> chosen = ToolRun.map(answer.get("chosen"));
    assertThat(chosen.keySet())
        .containsExactly(
            "model",
            "estimate",
            "interval",
            "standard_error",
            "deviance",
            "degrees_of_freedom",
            "AIC",
            "BIC");
    List<Object> interval = ToolRun.list(chosen.get("interval"));
    // 1,500 people were drawn for the example.
    assertThat(ToolRun.number(interval.get(0))).isLessThan(1500);
    assertThat(ToolRun.number(interval.get(1))).isGreaterThan(1500);
    assertThat(ToolRun.list(answer.get("models"))).hasSize(113 + 12);
  }

  @Test
  void peopleOneByOneGiveWhatTheirCountsGive() throws IOException {
    var people = new StringBuilder("a,b\n");
    people.append("1,0\n".repeat(20)).append("0,1\n".repeat(30)).append("1,1\n".repeat(10));
    String one = of(people.toString()).out();
    assertThat(of("a,b,freq\n1,0,20\n0,1,30\n1,1,10\n").out()).isEqualTo(one);
    Map<String, Object> chosen = ToolRun.map(of(people.toString()).answer().get("chosen"));
    assertThat(ToolRun.number(chosen.get("estimate"))).isCloseTo(120, within(1e-6));
  }

  @Test
  void noUpperBoundIsNull() throws IOException {
    Map<String, Object> answer = of("a,b,freq\n1,0,20\n0,1,30\n").answer();
    assertThat(answer.get("chosen")).isNull();
    assertThat(answer.get("averaged")).isNull();
  }

  @Test
  void mistakesAreNamedAllAtOnce() throws IOException {
    of("a,b,freq\n1,x,20\n0,2,30\n1,1,NaN\n1,1,-4\n0,0,5\n")
        .refused(
            "lists.csv:2: b is \"x\"",
            "lists.csv:3: b is 2",
            "lists.csv:4: freq is \"NaN\"",
            "lists.csv:5: freq is -4",
            "lists.csv:6: people on no list",
            "5 mistakes");
    of("a,freq\n1,20\n").refused("the number of columns besides freq is 1");
    of("a,b,freq\n1,0,20\n").refused("nobody is on list b");
    of("").refused("is empty");
    of("a,b,freq\n").refused("nobody is on list a", "nobody is on list b");
    ToolRun.of("mse", "--data", temporary.resolve("missing.csv")).refused("no such file");
    ToolRun.of("mse", "--data", LISTS, "--threads", 0).refused("--threads is 0");
  }
}
