package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.detente.web.work.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: the examples of docs/api.md, one after the other, on another theatre.
/// Skipped where there is no shell, or no `curl` that can tell a header.
class ApiPageTest {

  private static final Path PAGE = Path.of("../docs/api.md");
  private static final long SECONDS = 300;

  @TempDir private static Path temporary;

  private static String run(String name, String script) throws IOException, InterruptedException {
    Path file = Files.writeString(temporary.resolve(name), script);
    Path printed = temporary.resolve(name + ".out");
    Process process =
        new ProcessBuilder(List.of("bash", "-e", file.toString()))
            .directory(temporary.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    String output = Files.readString(printed, StandardCharsets.UTF_8);
    assertThat(ended).as(output).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  @Test
  void examples() throws Exception {
    boolean there;
    try {
      there =
          run("can", "curl --help all | grep -q fail-with-body && curl --version").contains("curl");
    } catch (IOException | AssertionError _) {
      there = false;
    }
    assumeTrue(there, "skipped: the examples of docs/api.md need bash and curl 7.84 or newer");
    Matcher blocks =
        Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE, StandardCharsets.UTF_8));
    List<String> all = blocks.results().map(b -> b.group(1)).collect(Collectors.toList());
    assertThat(all).hasSizeGreaterThan(8);
    assertThat(all.getFirst()).startsWith("AT=").contains("OPTION=", "ZONE=");

    try (Served served = Served.start(Served.theatre(temporary), temporary.resolve("data"))) {
      assertThat(served.ended("0001")).isEqualTo(RunState.DONE);
      all.set(
          0,
          "AT=%s\nOPTION=concord-mission\nZONE=mill-plain\n"
              .formatted(served.address().replaceAll("/$", "")));
      String printed = run("examples", String.join("\n", all));

      assertThat(printed)
          .contains(
              "\"id\":\"a-try\"",
              "\"theirs\":[{\"what\":",
              "\"field\":\"mission.caveats\"",
              "\"field\":\"confidentiality\"",
              "\"columns\":[\"name\",\"holder\"]",
              "\"can_be_finished\":true",
              "\"label\":\"Hill and Dale\"");
      assertThat(served.get("/changes?audience=planner").body()).contains("A try");
      assertThat(served.get("/api/options/a-try.yaml?audience=planner").body())
          .contains("Handed over last.", "# ours");
    }
  }
}
