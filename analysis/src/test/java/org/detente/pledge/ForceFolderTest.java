package org.detente.pledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.detente.evidence.EvidenceBase;
import org.detente.input.Problems;
import org.detente.option.TheatreFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// FEATURE UNDER TEST: reading who might serve, and telling every mistake with its file and line.
class ForceFolderTest {

  private static final Path GIVEN = Path.of("src/test/resources/staffing");
  private static final TheatreFolder TINY =
      TheatreFolder.load(Path.of("../model/src/test/resources/theatres/tiny"));

  @TempDir Path folder;

  private final Problems problems = new Problems();

  @BeforeEach
  void copy() throws IOException {
    for (String file : List.of("units.yaml", "contributors.csv", "pledges.csv", "policies.csv")) {
      Files.copy(GIVEN.resolve(file), folder.resolve(file));
    }
  }

  private Optional<ForceData> load() {
    return ForceFolder.load(folder, TINY, EvidenceBase.shipped(), problems);
  }

  private void replace(String file, String text, String by) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path, StandardCharsets.UTF_8);
    assertThat(before).contains(text);
    Files.writeString(path, before.replaceFirst(java.util.regex.Pattern.quote(text), by));
  }

  private String told() {
    return String.join("\n", problems.sorted().stream().map(Object::toString).toList());
  }

  @Test
  void everythingIsRead() {
    ForceData data = load().orElseThrow();
    assertThat(problems.isEmpty()).isTrue();
    assertThat(data.contributors())
        .extracting(Contributor::id)
        .containsExactly("north", "south", "east", "ridge");
    assertThat(data.pledges()).hasSize(9);
    assertThat(data.policies())
        .extracting(Policy::id)
        .containsExactly("free", "no-neighbours", "capped", "by-place", "consent", "spoken");
    assertThat(data.catalogue().peakMonths().central()).isEqualTo(10);
    assertThat(data.policyFor("no-neighbours").id()).isEqualTo("no-neighbours");
    assertThat(data.policyFor("open").id()).isEqualTo("free");
    Policy byPlace = data.policies().get(3);
    assertThat(byPlace.at("hollow-pass").excludedRoles()).isEmpty();
    assertThat(byPlace.at("mill-plain").excludedRoles()).containsExactly("neighbour");
    assertThat(byPlace.at(Policy.HEADQUARTERS).excludedRoles()).containsExactly("neighbour");
  }

  @Test
  void aTheatreWithoutTheFilesHasNothingToSay() throws IOException {
    for (String file : List.of("units.yaml", "contributors.csv", "pledges.csv", "policies.csv")) {
      Files.delete(folder.resolve(file));
    }
    assertThat(load()).isEmpty();
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void someOfTheFilesAreNotEnough() throws IOException {
    Files.delete(folder.resolve("policies.csv"));
    assertThat(load()).isEmpty();
    assertThat(told()).contains("policies.csv").contains("is missing");
  }

  /// One change, and the message that names the place and what would be right.
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "pledges.csv|north,platoon,4|north,battalion,4|pledges.csv:2: the catalogue has no unit battalion",
        "pledges.csv|north,platoon,4|north,platoon,-4|pledges.csv:2: count is -4",
        "pledges.csv|north,platoon,4,30|north,platoon,4,45|pledges.csv:2: persons is 45; a unit of this kind has 30 to 30",
        "pledges.csv|north,platoon,4,30,3|north,platoon,4,30,-3|pledges.csv:2: ready_month is -3",
        "pledges.csv|north,platoon,4,30,3|north,platoon,4,30,400|pledges.csv:2: it would be ready in month 400 after the mandate; every mission has left by month 63",
        "pledges.csv|north,platoon,4,30,3|nord,platoon,4,30,3|pledges.csv:2: no contributor has the id nord; did you mean north?",
        "pledges.csv|north,watchers|north,platoon|pledges.csv:3: north has pledged platoon in a row before",
        "pledges.csv|hollow-pass|hollow-pas|pledges.csv:4: caveat_zones: no zone has the id hollow-pas; did you mean hollow-pass?",
        "pledges.csv|offered|promised|pledges.csv:2: status is \"promised\"",
        "pledges.csv|medical|magic|pledges.csv:7: enablers: \"magic\"",
        "policies.csv|,0.5,|,0.2,|policies.csv:4: max_share is 0.2, but the roles leave 4 contributors; no force can meet it: at least 0.25",
        "policies.csv|,0.5,|,0,|policies.csv:4: max_share is 0; above 0",
        "policies.csv|,0.5,,2|,0.5,,9|policies.csv:4: min_contributors is 9, but the roles leave 4",
        "policies.csv|by-place,,,hollow-pass|by-place,,,nowhere|policies.csv:6: no zone has the id nowhere",
        "policies.csv|,,neighbour,|,,neigbour,|policies.csv:3: excluded_roles: no contributor has the role neigbour; did you mean neighbour?",
        "policies.csv|,en,0.5|,zz,0.5|policies.csv:8: no contributor works in zz",
        "policies.csv|no-neighbours,No neighbours,no-neighbours,,neighbour,,,,,,,,,,,,|no-neighbours,No neighbours,no-neighbours,,neighbour,,,,,,,,great,neighbour,,,|policies.csv:3: pair_with is neighbour, a role that excluded_roles leaves out; the two rules contradict each other",
        "contributors.csv|side-b|side-z|contributors.csv:5: refused_by names no party: side-z",
        "contributors.csv|0.1;0.2;0.3|0.3;0.2;0.1|contributors.csv:5: acceptance_comm-a is \"0.3;0.2;0.1\"",
        "units.yaml|rate_row: F10|rate_row: F999|units.yaml:13: the evidence base has no row F999",
        "units.yaml|unit: clinic|unit: klinic|units.yaml:11: no unit has the id klinic; did you mean clinic?",
        "units.yaml|service_months: 6|service_months: -6|units.yaml:17: service_months is -6"
      })
  void aMistakeIsToldWithItsPlace(String file, String text, String by, String message)
      throws IOException {
    replace(file, text, by);
    assertThat(load()).isEmpty();
    assertThat(told()).contains(message);
  }

  @Test
  void allMistakesAreToldAtOnce() throws IOException {
    replace("pledges.csv", "north,platoon,4", "north,battalion,4");
    replace("policies.csv", ",0.5,", ",0.1,");
    replace("contributors.csv", "side-b", "side-z");
    assertThat(load()).isEmpty();
    assertThat(told()).contains("battalion").contains("0.1").contains("side-z");
  }
}
