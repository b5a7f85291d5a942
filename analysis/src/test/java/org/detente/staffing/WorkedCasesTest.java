package org.detente.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.detente.evidence.EvidenceBase;
import org.detente.pledge.Pledge;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// FEATURE UNDER TEST: rules of thumb and ramps against missions whose figures are known. Facts as
/// in the notes on sizing; tolerances are stated with each.
class WorkedCasesTest {

  private static final EvidenceBase EVIDENCE = EvidenceBase.shipped();

  /// Persons by a rule, and what was really there: inside the range, give or take the tolerance.
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // mission, row, units (km, or thousands of people), persons, tolerance at the range's ends
    "UNFICYP after 2004, F07, 180, 860, 0.00",
    "UNDOF 1974, F08, 80, 1250, 0.00",
    "UNIKOM 2000 infantry, F10, 200, 775, 0.00",
    "UNTAES, F01, 193.513, 5000, 0.04",
    "Moldova joint force, F07, 225, 1199, 0.00"
  })
  void sizingIsWithinTheStatedTolerance(
      String mission, String row, double units, double persons, double tolerance) {
    Range range = Sizing.times(EVIDENCE.row(row).range(), units);
    assertThat(persons)
        .as(mission)
        .isBetween(range.low() * (1 - tolerance), range.high() * (1 + tolerance));
  }

  @Test
  void theVerifiersOfKosovoWereOneForAThousandPeople() {
    assertThat(Sizing.times(new Range(0.5, 1, 1.5), 1980).central()).isCloseTo(2000, within(20.0));
  }

  /// The police task force in Bosnia: 618 of 1,721 after two months, 1,233 forecast four weeks
  /// later. What is still missing then shows in the ramp.
  @Test
  void aSlowRampShowsItsGap() {
    var police = TinyForce.data().catalogue().unit("constables").orElseThrow();
    var postings = new ArrayList<Posting>();
    int[] months = {2, 3, 5};
    int[] persons = {618, 1233 - 618, 1721 - 1233};
    for (int i = 0; i < months.length; i++) {
      var pledge =
          new Pledge(
              "c" + i,
              police,
              1,
              persons[i],
              months[i],
              2,
              OptionalInt.empty(),
              Set.of(),
              Set.of(),
              Set.of(),
              Set.of(),
              Pledge.Status.AGREED,
              i);
      postings.add(
          new Posting(
              "zone", "first", "c" + i, pledge, 1, persons[i], months[i], OptionalInt.empty()));
    }
    Arrivals a = Arrivals.of(postings, TinyForce.data().catalogue(), 13, 2);
    assertThat(a.central().get(1)).isZero();
    assertThat(a.central().get(2) / 1721).isCloseTo(0.36, within(0.005));
    assertThat(a.central().get(3) / 1721).isCloseTo(0.72, within(0.005));
    assertThat(a.central().get(12)).isEqualTo(1721);
    // Two months later by the slow end of the tempo seen (F20).
    assertThat(a.low().get(3)).isZero();
    assertThat(a.low().get(4)).isEqualTo(618);
  }

  /// The monitors in Georgia were there 16 days after the decision, those in Kosovo never all of
  /// them: what is pledged and ready decides, and the reason is named.
  @Test
  void aMissionThatIsNeverFullSaysWhy() {
    List<Pledge> few =
        TinyForce.data().pledges().stream().filter(p -> p.contributor().equals("north")).toList();
    StaffingResult result = TinyForce.answer(TinyForce.with(few), "free");
    assertThat(result.missing()).isPositive();
    Conflict conflict = result.conflict().orElseThrow();
    assertThat(conflict.members()).anyMatch(m -> m.rule().kind() == Rule.Kind.PLEDGED);
    assertThat(result.firstArrival()).hasValue(result.requirement().clock().deployment());
  }

  @Test
  void supportIsWithinWhatWasSeen() {
    // 24 of 100 in Kuwait in 2000, 32 in 1991, 14 at least: the invented catalogue asks for little.
    assertThat(TinyForce.requirement().supportShare()).isBetween(0.0, 0.32);
  }
}
