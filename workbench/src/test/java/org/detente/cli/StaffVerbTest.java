package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/// FEATURE UNDER TEST: `staff`, and what it changes in the verbs that simulate, on an invented
/// theatre.
class StaffVerbTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");
  private static final Path FORCE = Path.of("../analysis/src/test/resources/staffing");

  @TempDir Path temporary;

  private Path theatre;
  private Path out;

  @BeforeEach
  void copy() throws IOException {
    theatre = temporary.resolve("tiny");
    out = temporary.resolve("out");
    for (Path from : List.of(TINY, FORCE)) {
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.sorted().toList()) {
          Path to = theatre.resolve(from.relativize(file).toString());
          if (Files.isDirectory(file)) {
            Files.createDirectories(to);
          } else {
            Files.copy(file, to);
          }
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> results() throws IOException {
    return (List<Map<String, Object>>)
        JSON.std.mapFrom(Files.readString(out.resolve("staffing.json"))).get("results");
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file, StandardCharsets.UTF_8);
  }

  @Test
  @SuppressWarnings("unchecked")
  void everyPolicyIsAnsweredAndTheFilesAgree() throws IOException {
    Typed typed = Typed.run("staff", theatre, "--out", out, "--audience", "planner");
    assertThat(typed.complained().lines())
        .isNotEmpty()
        .allMatch(line -> line.matches("answered \\d of 6 questions, .*"));
    assertThat(typed.code()).isZero();
    assertThat(results()).hasSize(6);
    for (Map<String, Object> r : results()) {
      long required = 0;
      long delivered = 0;
      boolean shortOfSome = false;
      for (Map<String, Object> c : (List<Map<String, Object>>) r.get("cells")) {
        long d = ((Number) c.get("delivered")).longValue();
        long q = ((Number) c.get("required")).longValue();
        required += q;
        delivered += d;
        shortOfSome |= d < q;
        long rows =
            lines(out.resolve("force-table.csv")).stream()
                .map(l -> l.split(",", -1))
                .filter(
                    l ->
                        l[1].equals(r.get("policy"))
                            && l[2].equals(c.get("zone"))
                            && l[3].equals(c.get("phase")))
                .mapToLong(l -> Long.parseLong(l[7]))
                .sum();
        assertThat(rows).isEqualTo(d);
      }
      assertThat(((Number) r.get("required")).longValue()).isEqualTo(required);
      assertThat(((Number) r.get("delivered")).longValue()).isEqualTo(delivered);
      assertThat(((List<?>) r.get("conflict")).isEmpty()).isEqualTo(!shortOfSome);
    }
    assertThat(lines(out.resolve("arrivals.csv")).getFirst())
        .isEqualTo("option,policy,month,low,central,high");
    assertThat(typed.printed()).contains("no-neighbours").contains("than is pledged");
  }

  @Test
  void aPublicCopyKeepsHeadersAndLeavesOutWhoServesWhere() throws IOException {
    assertThat(Typed.run("staff", theatre, "--out", out).code()).isZero();
    assertThat(lines(out.resolve("force-table.csv"))).hasSize(1);
    assertThat(lines(out.resolve("arrivals.csv")).size()).isGreaterThan(6);
    String json = Files.readString(out.resolve("staffing.json"));
    assertThat(json)
        .doesNotContain("northland")
        .doesNotContain("\"north\"")
        .doesNotContain("mill-plain");
    assertThat(results()).allSatisfy(r -> assertThat((List<?>) r.get("cells")).isEmpty());
    assertThat(results()).anySatisfy(r -> assertThat((List<?>) r.get("conflict")).isNotEmpty());
  }

  @Test
  void twoRunsGiveTheSameBytesOnAnyThreads() throws IOException {
    Path other = temporary.resolve("other");
    Typed.run("staff", theatre, "--out", out, "--audience", "planner", "--threads", 1);
    Typed.run("staff", theatre, "--out", other, "--audience", "planner", "--threads", 4);
    for (String file : List.of("staffing.json", "force-table.csv", "arrivals.csv")) {
      assertThat(Files.readAllBytes(other.resolve(file)))
          .isEqualTo(Files.readAllBytes(out.resolve(file)));
    }
  }

  @Test
  void methodsAskForWhatTheyGive() throws IOException {
    Typed.run("staff", theatre, "--out", out, "--audience", "planner");
    Object planned = results().getFirst().get("required");
    Typed.run("staff", theatre, "--out", out, "--audience", "planner", "--requirement", "methods");
    assertThat(results().getFirst().get("required")).isNotEqualTo(planned);
  }

  @Test
  void withoutItsFilesATheatreIsToldWhatIsMissing() {
    Typed typed = Typed.run("staff", TINY, "--out", out);
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.complained()).contains("who might serve").contains("pledges.csv");
    assertThat(Files.exists(out)).isFalse();
  }

  @Test
  void badInputIsToldAtOnceByEveryVerb() throws IOException {
    Path pledges = theatre.resolve("pledges.csv");
    Files.writeString(
        pledges,
        Files.readString(pledges)
            .replace("north,platoon,4", "north,legion,4")
            .replace("south,sappers,3", "south,sappers,-3"));
    for (String verb : List.of("staff", "simulate", "check")) {
      Typed typed = Typed.run(verb, theatre);
      assertThat(typed.code()).as(verb).isEqualTo(2);
      assertThat(typed.complained())
          .contains("pledges.csv:2: the catalogue has no unit legion")
          .contains("pledges.csv:5: count is -3");
    }
    assertThat(Typed.run("staff", theatre, "--out", out, "--effort", 0).complained())
        .contains("--effort is 0");
  }

  @Test
  void simulationsFollowTheForceUnlessToldNotTo() throws IOException {
    Object[] common = {"--futures", 4, "--replications", 1, "--quiet"};
    Path planned = temporary.resolve("planned");
    Path bare = temporary.resolve("bare");
    assertThat(run("simulate", theatre, out, common)).isZero();
    assertThat(run("simulate", theatre, planned, with(common, "--as-planned"))).isZero();
    assertThat(run("simulate", TINY, bare, common)).isZero();
    String file = "outcomes.csv";
    assertThat(Files.readAllBytes(planned.resolve(file)))
        .isEqualTo(Files.readAllBytes(bare.resolve(file)));
    assertThat(column(out.resolve(file), "mission_person_months"))
        .isLessThan(column(planned.resolve(file), "mission_person_months"));
  }

  private static int run(String verb, Path theatre, Path out, Object... more) {
    return Typed.run(with(more, verb, theatre, "--out", out)).code();
  }

  private static Object[] with(Object[] some, Object... more) {
    return Stream.concat(Stream.of(more), Stream.of(some)).toArray();
  }

  private static double column(Path file, String name) throws IOException {
    List<String> lines = lines(file);
    int at = List.of(lines.getFirst().split(",")).indexOf(name);
    return lines.stream()
        .skip(1)
        .filter(l -> l.startsWith("concord-mission"))
        .mapToDouble(l -> Double.parseDouble(l.split(",", -1)[at]))
        .sum();
  }
}
