package org.detente.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.input.Problems;
import org.detente.input.YamlMap;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitmentTest {

  private static final TheatreFolder TINY =
      TheatreFolder.load(Path.of("../model/src/test/resources/theatres/tiny"));
  private static final String TEXT = text();

  private static String text() {
    try {
      return Files.readString(Path.of("src/test/resources/commitment/tiny.yaml"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Optional<Menu> read(String text, Problems problems) {
    return YamlMap.ofText(text, "commitments.yaml", problems)
        .flatMap(file -> MenuReader.read(file, TINY.theatre(), TINY.options()));
  }

  private static Menu menu() {
    return read(TEXT, new Problems()).orElseThrow();
  }

  private static Option option(String id) {
    return TINY.options().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> ids(Menu menu, Commitment.Result r, StepSet set) {
    return java.util.stream.IntStream.range(0, r.played().steps().size())
        .filter(set::has)
        .mapToObj(s -> menu.steps().get(r.played().steps().get(s)).id())
        .toList();
  }

  @Test
  void anOptionMakesOnlyThoseStepsPossibleForWhichItHasWhatTheyNeed() {
    Menu menu = menu();
    List<Commitment.Result> results = Commitment.of(menu, TINY.options(), 8, 1);

    for (Commitment.Result r : results) {
      List<String> all = ids(menu, r, r.played().game().all());
      switch (r.option()) {
        case "status-quo" -> assertThat(all).containsExactly("line-a", "line-b");
        case "concord-mission" -> assertThat(all).hasSize(4);
        default -> assertThat(all).doesNotContain("mission");
      }
    }
  }

  @Test
  void findsTheLadderAndWhatItHoldsUp() {
    Menu menu = menu();
    Commitment.Result r = Commitment.of(menu, List.of(option("concord-mission")), 16, 1).getFirst();

    assertThat(r.checked()).isTrue();
    assertThat(r.lowest()).isEqualTo(StepSet.NONE);
    assertThat(ids(menu, r, r.highest())).containsExactly("line-a", "line-b", "leaves", "mission");
    assertThat(r.exists()).isTrue();
    assertThat(r.engagement().exists()).isBetween(0.0, 1.0);
    assertThat(Commitment.floors(menu, r))
        .isEqualTo(Commitment.floors(menu, option("concord-mission")));
    assertThat(Commitment.floors(menu, r).get("side-a")).isCloseTo(0.5, within(1e-12));
    assertThat(Commitment.floors(menu, r).get("side-b")).isCloseTo(0.15, within(1e-12));
  }

  /// With nothing to be gained together nobody moves, and nothing is held up.
  @Test
  void withoutComplementsThereIsNoLadder() {
    Menu menu = read(TEXT.substring(0, TEXT.indexOf("together:")), new Problems()).orElseThrow();
    Commitment.Result r = Commitment.of(menu, List.of(option("concord-mission")), 16, 1).getFirst();

    assertThat(r.exists()).isFalse();
    assertThat(r.ladder()).isEmpty();
    assertThat(r.reached()).isEqualTo(StepSet.NONE);
    assertThat(Commitment.floors(menu, r)).isEqualTo(Map.of("side-a", 0.0, "side-b", 0.0));
    assertThat(r.futures().exists()).isZero();
    assertThat(r.engagement().exists()).isNaN();
  }

  /// One set of payoffs, one guarantee below and one above what the ladder needs.
  @Test
  void aLadderExistsOnlyWithAGuarantee() {
    String risky =
        TEXT.replace("goes_on: [0.85, 0.9, 0.99]", "goes_on: 0.4")
            .replace("cost: {political: [0.02, 0.05, 0.1]}", "cost: {political: 0.1}");
    Menu poor = read(risky.replace("[0, 0.3, 0.6]", "0"), new Problems()).orElseThrow();
    Menu rich = read(risky.replace("[0, 0.3, 0.6]", "5"), new Problems()).orElseThrow();
    List<Option> one = List.of(option("concord-mission"));

    Commitment.Result without = Commitment.of(poor, one, 8, 1).getFirst();
    Commitment.Result with = Commitment.of(rich, one, 8, 1).getFirst();

    assertThat(without.ladder().orElseThrow().guarantee()).isPositive();
    assertThat(without.exists()).isFalse();
    assertThat(without.reached()).isEqualTo(without.start());
    assertThat(with.exists()).isTrue();
    assertThat(with.checked()).isTrue();
    assertThat(with.futures().exists()).isGreaterThan(without.futures().exists());
  }

  @Test
  void futuresDoNotDependOnHowManyThereAre() {
    Menu menu = menu();
    List<Option> one = List.of(option("concord-mission"));
    double few = Commitment.of(menu, one, 1, 7).getFirst().futures().exists();

    assertThat(few).isIn(0.0, 1.0);
    assertThat(Commitment.of(menu, one, 12, 7).getFirst().futures())
        .isEqualTo(Commitment.of(menu, one, 12, 7).getFirst().futures());
  }

  @Test
  void theOrderOfOptionsChangesNothing() {
    Menu menu = menu();
    List<Commitment.Result> forth = Commitment.of(menu, TINY.options(), 6, 1);
    List<Commitment.Result> back = Commitment.of(menu, TINY.options().reversed(), 6, 1);

    for (Commitment.Result r : forth) {
      Commitment.Result same =
          back.stream().filter(b -> b.option().equals(r.option())).findFirst().orElseThrow();
      assertThat(same.ladder()).isEqualTo(r.ladder());
      assertThat(same.futures()).isEqualTo(r.futures());
      assertThat(same.engagement()).isEqualTo(r.engagement());
      assertThat(same.equilibria()).isEqualTo(r.equilibria());
    }
  }

  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "prerequisites: [line-a, line-b] | prerequisites: [line-a, leaves] | rests on itself",
        "prerequisites: [line-a, line-b] | prerequisites: [line-c] | no step has the id line-c",
        "gives: {gov-b: 0.5} | gives: {gov-b: [-0.1, 0.2, 0.5]} | a step would make another worth less",
        "gives: {gov-b: 0.5} | gives: {gov-c: 0.5} | no actor of this menu has the id gov-c",
        "actor: friends, what | actor: foes, what | no actor of this menu has the id foes",
        "verifier: gov-a | verifier: friends | is verified by the actor that takes it",
        "side: international | side: side-c | side is \"side-c\"",
        "needs: [mission] | needs: [missions] | missions",
        "option: concord-mission | option: discord | no option has the id discord",
        "id: line-b, actor | id: line-a, actor | two steps have the id line-a",
        "reversible: no, holds | reversible: no, taken: yes, holds | is taken, but it rests on line-a",
        "steps: [leaves, mission] | steps: [leaves, leaves] | fewer than two different steps",
        "name: \"Friends of the Vale\", | '' | has no name here",
        "seen: 0.9 | seen: 1.9 | seen",
        "goes_on: | goes_un: | goes_un",
      })
  void tellsWhatIsWrongWithFileAndLine(String before, String after, String message) {
    assertThat(TEXT).contains(before);
    var problems = new Problems();

    Optional<Menu> menu =
        read(TEXT.replaceFirst(java.util.regex.Pattern.quote(before), after), problems);

    assertThat(menu).isEmpty();
    assertThat(problems.sorted())
        .anyMatch(
            p ->
                p.toString().matches("commitments\\.yaml:[0-9]+: .*")
                    && p.toString().contains(message));
  }

  @Test
  void refusesMoreStepsOfOneActorThanCanBeLookedAt() {
    var more = new StringBuilder(TEXT.substring(0, TEXT.indexOf("together:")));
    for (int k = 0; k < 12; k++) {
      more.append(
          "  - {id: more-%d, actor: gov-a, what: more, seen: 1, delay_months: 0, reversible: yes, verifier: friends, source: assumption}\n"
              .formatted(k));
    }
    var problems = new Problems();

    assertThat(read(more.toString(), problems)).isEmpty();
    assertThat(problems.sorted()).anyMatch(p -> p.toString().contains("gov-a has 14 steps"));
  }
}
