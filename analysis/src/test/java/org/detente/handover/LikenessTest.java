package org.detente.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.detente.handover.Likeness.Answer;
import org.detente.handover.Likeness.Aspect;
import org.detente.handover.Likeness.Trait;
import org.detente.handover.Precedent.Facts;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.Hardness;
import org.detente.theatre.Presence.Mandate;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: which zones of an option compare with a real mission's area, and in what.
class LikenessTest {

  private static final TheatreFolder TINY =
      TheatreFolder.load(Path.of("../model/src/test/resources/theatres/tiny"));
  private static final Theatre THEATRE = TINY.theatre();
  private static final Option MISSION =
      TINY.options().stream().filter(o -> o.mission().isPresent()).findFirst().orElseThrow();

  /// An international presence, and the zone where it stands.
  private record Place(Zone zone, Presence presence) {}

  private static final Place PLACE =
      THEATRE.zones().stream()
          .filter(z -> MISSION.zonePlans().containsKey(z.id()) && z.people() > 0)
          .flatMap(
              z ->
                  MISSION.zonePlans().get(z.id()).phases().values().stream()
                      .flatMap(List::stream)
                      .filter(Presence::international)
                      .map(p -> new Place(z, p)))
          .findFirst()
          .orElseThrow();

  private static Facts facts(Hardness armament, double people, double displaced, double line) {
    return new Facts(
        Optional.of(armament),
        OptionalDouble.of(people),
        OptionalDouble.of(displaced),
        OptionalDouble.of(line),
        OptionalDouble.empty(),
        "a book");
  }

  private static Likeness likeness(Facts facts) {
    var precedent =
        new Precedent(
            "M", "A", Set.of(PLACE.presence().mandate()), "1990", "", "s", "f", "x", facts);
    List<Likeness> found = Likeness.of(List.of(precedent), MISSION, THEATRE);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static double displaced(Zone zone) {
    return zone.displaced().stream().mapToDouble(d -> d).sum();
  }

  @Test
  void anAreaLikeAZoneComparesWithIt() {
    Zone zone = PLACE.zone();
    Likeness same =
        likeness(facts(PLACE.presence().hardness(), zone.people(), displaced(zone), zone.lineKm()));

    assertThat(same.zones()).contains(zone);
    assertThat(same.shared()).containsAll(same.zones());
    assertThat(same.mandates()).containsExactly(PLACE.presence().mandate());
    assertThat(same.traits().stream().map(Trait::aspect)).containsExactly(Aspect.values());
    assertThat(same.trait(Aspect.PEOPLE).answer()).isEqualTo(Answer.ALIKE);
    assertThat(same.trait(Aspect.PEOPLE).low()).isLessThanOrEqualTo(zone.people());
    assertThat(same.trait(Aspect.PEOPLE).high()).isGreaterThanOrEqualTo(zone.people());
    assertThat(same.trait(Aspect.FIGHTING).answer()).isEqualTo(Answer.UNKNOWN);
  }

  /// Five times as many people still compare, a little more do not.
  @Test
  void sizesAreAlikeWithinAFactorOfFive() {
    Hardness arms = PLACE.presence().hardness();
    double most =
        likeness(facts(arms, 1, 0, 0)).shared().stream()
            .mapToDouble(Zone::people)
            .max()
            .orElseThrow();

    assertThat(likeness(facts(arms, 5 * most, 0, 0)).zones()).isNotEmpty();
    Likeness larger = likeness(facts(arms, 5.01 * most, 0, 0));
    assertThat(larger.zones()).isEmpty();
    assertThat(larger.trait(Aspect.PEOPLE).answer()).isEqualTo(Answer.UNLIKE);
    assertThat(larger.trait(Aspect.PEOPLE).high()).isEqualTo(most);
  }

  @Test
  void armsTwoStepsApartDoNotCompare() {
    Zone zone = PLACE.zone();
    for (Hardness arms : Hardness.values()) {
      boolean near =
          MISSION.zonePlans().get(zone.id()).phases().values().stream()
              .flatMap(List::stream)
              .filter(p -> p.international() && p.mandate() == PLACE.presence().mandate())
              .anyMatch(p -> Math.abs(p.hardness().ordinal() - arms.ordinal()) <= 1);
      assertThat(likeness(facts(arms, zone.people(), 0, 0)).zones().contains(zone))
          .as(arms.name())
          .isEqualTo(near);
    }
  }

  @Test
  void whatIsNotOnFileComparesWithNothingAndIsSaid() {
    Likeness nothing = likeness(Facts.NONE);

    assertThat(nothing.zones()).isEmpty();
    assertThat(nothing.shared()).contains(PLACE.zone());
    assertThat(nothing.traits()).allMatch(t -> t.answer() == Answer.UNKNOWN);
  }

  @Test
  void aMandateThatTheOptionDoesNotHaveStandsBesideNothing() {
    for (Mandate mandate : Mandate.values()) {
      var precedent =
          new Precedent("M", "A", Set.of(mandate), "1990", "", "s", "f", "x", Facts.NONE);
      assertThat(Likeness.of(List.of(precedent), MISSION, THEATRE).isEmpty())
          .isEqualTo(!precedent.comparable(MISSION));
      assertThat(Likeness.of(List.of(precedent), TINY.statusQuo(), THEATRE)).isEmpty();
    }
  }
}
