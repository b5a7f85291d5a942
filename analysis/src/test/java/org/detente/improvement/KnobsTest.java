package org.detente.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.detente.input.Problems;
import org.detente.numeric.SobolPoints;
import org.detente.option.Option;
import org.detente.option.OptionLoader;
import org.detente.option.OptionWriter;
import org.detente.simulation.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: what can be freed of an option, and that whatever is decided is an option.
class KnobsTest {

  @TempDir Path temporary;

  private static List<Integer> random(List<Knob> knobs, int seed) {
    double[] point = new SobolPoints(knobs.size(), 77).point(seed);
    var levels = new ArrayList<Integer>();
    for (int k = 0; k < knobs.size(); k++) {
      levels.add((int) (point[k] * knobs.get(k).levels().size()));
    }
    return levels;
  }

  private Option readBack(Option option) throws IOException {
    Path file = temporary.resolve(option.id() + ".yaml");
    Files.writeString(file, OptionWriter.text(option, List.of()));
    var problems = new Problems();
    Optional<Option> read = OptionLoader.load(file, Invented.TINY.theatre(), problems);
    assertThat(problems.sorted()).isEmpty();
    return read.orElseThrow();
  }

  /// The law that everything rests on: 4 x 2 x 100 options at random levels of every knob at once.
  @ParameterizedTest
  @EnumSource(
      value = Freedom.class,
      names = {"NUMBERS", "NUMBERS_BY_PHASE", "NUMBERS_BY_ZONE", "NUMBERS_BY_ZONE_AND_PHASE"})
  void everyDecisionIsAValidOptionThatIsReadBackEqual(Freedom numbers) throws IOException {
    for (String id : List.of("concord-mission", "agreement-only")) {
      Option base = Invented.option(id);
      List<Knob> knobs = Invented.everything(base, numbers);
      var different = new HashSet<Option>();
      for (int seed = 0; seed < 100; seed++) {
        Option option = Knob.turned(base, knobs, random(knobs, seed));
        assertThat(readBack(option)).as("%s, seed %s", id, seed).isEqualTo(option);
        assertThat(new Plan(option, Invented.TINY.theatre()).name()).isEqualTo(id);
        different.add(option);
      }
      assertThat(different).hasSize(100);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"concord-mission", "agreement-only"})
  void turnedToWhereTheOptionStandsNothingChanges(String id) {
    Option base = Invented.option(id);
    List<Knob> knobs = Invented.everything(base, Freedom.NUMBERS_BY_PHASE);
    for (Knob knob : knobs) {
      assertThat(knob.base()).as(knob.id()).isPresent();
      // Also when the knob is really turned, not only left alone.
      var draft = new OptionDraft(base);
      knob.turn().to(draft, knob.base().getAsInt());
      assertThat(draft.option()).as(knob.id()).isEqualTo(base);
    }
    assertThat(knobs.stream().map(Knob::id).distinct().count()).isEqualTo(knobs.size());
  }

  @Test
  void everyLevelOfEveryKnobMakesADifferenceAndOnlyThere() {
    Option base = Invented.mission();
    for (Knob knob : Invented.everything(base, Freedom.NUMBERS_BY_ZONE_AND_PHASE)) {
      var different = new HashSet<Option>();
      for (int level = 0; level < knob.levels().size(); level++) {
        Option turned = Knob.turned(base, List.of(knob), List.of(level));
        different.add(turned);
        assertThat(turned.settings()).isEqualTo(base.settings());
        assertThat(turned.statements()).isEqualTo(base.statements());
        assertThat(turned.headings().text()).isEqualTo(base.headings().text());
        assertThat(turned.title()).isEqualTo(base.title());
      }
      // A posture may be the one that is planned; shifts may stop at what comes before.
      assertThat(different.size()).as(knob.id()).isGreaterThan(1);
      if (!knob.id().startsWith("posture") && !knob.id().startsWith("deployment")) {
        assertThat(different).as(knob.id()).hasSize(knob.levels().size());
      }
    }
  }

  @Test
  void knobsDoWhatTheySay() {
    Option base = Invented.mission();
    Freedom.Ground ground = Invented.ground(base);
    Knob lengths = Freedom.PHASE_LENGTHS.knobs(ground, Optional.of(new Span(10, 30, 5))).getFirst();
    assertThat(lengths.levels()).containsExactly("10", "15", "20", "24", "25", "30");
    Option longer = Knob.turned(base, List.of(lengths), List.of(5));
    assertThat(longer.phases().stream().map(Option.Phase::from).toList())
        .containsExactly(0, 30, 66);
    assertThat(longer.phases().get(1).to()).contains(66);

    Knob lead = Freedom.LEAD.knobs(ground, Optional.empty()).getFirst();
    Option led = Knob.turned(base, List.of(lead), List.of(lead.levels().indexOf("observers")));
    assertThat(led.mission().orElseThrow().lead()).isEqualTo("observers");
    assertThat(led.zonePlans().toString()).contains("observers").doesNotContain("concord");

    Knob numbers = Freedom.NUMBERS.knobs(ground, Optional.empty()).getFirst();
    Option twice = Knob.turned(base, List.of(numbers), List.of(numbers.levels().indexOf("200")));
    assertThat(Invented.persons(twice)).isEqualTo(2 * Invented.persons(base));
    assertThat(twice.mission().orElseThrow().reservePersons())
        .isEqualTo(2 * base.mission().orElseThrow().reservePersons());

    Knob term = Freedom.FIXED_TERM.knobs(ground, Optional.empty()).getFirst();
    assertThat(term.levels()).startsWith("none", "180").endsWith("24");
    assertThat(
            Knob.turned(base, List.of(term), List.of(0)).mission().orElseThrow().fixedTermMonths())
        .isEmpty();
  }

  @Test
  void withoutAMissionThereIsNothingOfIt() {
    Freedom.Ground ground = Invented.ground(Invented.option("agreement-only"));
    for (Freedom f :
        List.of(
            Freedom.NUMBERS,
            Freedom.NUMBERS_BY_ZONE,
            Freedom.RESERVE,
            Freedom.LEAD,
            Freedom.FIXED_TERM,
            Freedom.DEPLOYMENT,
            Freedom.OBSERVERS,
            Freedom.POSTURE,
            Freedom.CAVEATS)) {
      assertThat(f.knobs(ground, Optional.empty())).as(f.id()).isEmpty();
    }
    Freedom.Ground nothing = Invented.ground(Invented.TINY.statusQuo());
    assertThat(
            Stream.of(Freedom.values()).flatMap(f -> f.knobs(nothing, Optional.empty()).stream()))
        .isEmpty();
  }

  @Test
  void aRangeThatLeavesTheOptionOutLeavesItOut() {
    Freedom.Ground ground = Invented.ground(Invented.mission());
    Knob knob = Freedom.NUMBERS.knobs(ground, Optional.of(new Span(120, 200, 40))).getFirst();
    assertThat(knob.base()).isEmpty();
    assertThat(knob.levels()).containsExactly("120", "160", "200");
    assertThatThrownBy(() -> new Span(2, 2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Span(0, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Span(0, 1, 1e-9)).isInstanceOf(IllegalArgumentException.class);
  }
}
