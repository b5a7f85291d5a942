package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Consumer;
import org.detente.evidence.Future;
import org.detente.evidence.Parameter;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: incidents between communities and property disputes, alone.
class CommunalIncidentsTest {

  private static final double SIGMAS = 5;
  private static final int MONTHS = 120;
  private static final int RUNS = 40;

  /// Contact at the base rate and nothing else: no distrust, spoilers, stakes, police, disputes.
  private static Future plain(double branching) {
    return Runs.central()
        .with(Parameter.C0, 4)
        .with(Parameter.PROP_0, 0)
        .with(Parameter.E_T, 0)
        .with(Parameter.SPOIL_0, 0)
        .with(Parameter.B_VAC, 0)
        .with(Parameter.OCCUPIER, 0)
        .with(Parameter.E_P, 0)
        .with(Parameter.STAKES, 0)
        .with(Parameter.N_COM, branching);
  }

  private static double total(Future future, Consumer<World> with) {
    double total = 0;
    for (int r = 0; r < RUNS; r++) {
      World w = Runs.world(TinyTheatre.MISSION, future, r);
      People.onlyIn(w, "s05", 3000);
      var subject = Runs.begun(w, new CommunalIncidents());
      for (int month = 0; month < MONTHS; month++) {
        with.accept(w);
        Runs.month(w, month, subject);
        total += Arrays.stream(w.communalIncidents).sum();
      }
    }
    return total;
  }

  @Test
  void whereNobodyMeetsNothingHappens() {
    World w = Runs.world(TinyTheatre.STATUS_QUO, Runs.central().with(Parameter.C0, 1e6));
    var subject = Runs.begun(w, new CommunalIncidents());
    assertThat(w.contact).containsOnly(0);
    Runs.months(w, 60, subject);

    assertThat(Runs.soFar(w, Variable.COMMUNAL_INCIDENTS)).isZero();
  }

  @Test
  void contactIsTheHarmonicShareOfTwoCommunities() {
    World w = Runs.world(TinyTheatre.STATUS_QUO, Runs.central());
    People.onlyIn(w, "s05", 100);
    People.live(w, People.cell(w, "s05", "comm-b"), 300);

    assertThat(w.contact[People.settlement("s05")]).isCloseTo(75, within(1e-9));
  }

  /// Two communities of 3,000 have 1,500 contact-persons: at 4 per 1,000 contact-years six a year,
  /// and as many again as descendants make of it. Five standard errors.
  @ParameterizedTest(name = "branching ratio {0}")
  @ValueSource(doubles = {0, 0.3, 0.5})
  void incidentsPerContactYearAreTheBaseRateAndItsDescendants(double n) {
    double founders = RUNS * MONTHS * 4.0 / 12000 * 1500;
    double expected = founders / (1 - n);
    double standardError = Math.sqrt(expected) / (1 - n);
    // What the last month passes on does not happen any more: less than one incident a run.
    double cut = RUNS;

    assertThat(total(plain(n), _ -> {}))
        .isCloseTo(expected, within(SIGMAS * standardError + (n > 0 ? cut : 0)));
  }

  @Test
  void distrustSpoilersAndTensionRaiseThem() {
    double before = total(plain(0), _ -> {});

    assertThat(total(plain(0).with(Parameter.E_T, 2), w -> Arrays.fill(w.trust, 0)))
        .isGreaterThan(2 * before);
    assertThat(total(plain(0), w -> Arrays.fill(w.spoilers, 1))).isGreaterThan(1.6 * before);
    assertThat(total(plain(0), w -> w.tension = 2)).isGreaterThan(1.5 * before);
  }

  @Test
  void policeStakesAndAnAcceptedMissionLowerThem() {
    double before = total(plain(0), _ -> {});

    assertThat(
            total(
                plain(0).with(Parameter.E_P, 0.9),
                w -> {
                  Arrays.fill(w.police, 1);
                  Arrays.fill(w.legitimacy, 1);
                }))
        .isLessThan(0.2 * before);
    assertThat(
            total(
                plain(0).with(Parameter.STAKES, 1).with(Parameter.E_K, 0.6),
                w -> Arrays.fill(w.stakes, 1)))
        .isLessThan(0.5 * before);
    Consumer<World> police =
        w -> {
          Arrays.fill(w.missionPolice, 60);
          Arrays.fill(w.acceptance, 0.8);
        };
    assertThat(total(plain(0), police)).isLessThan(0.05 * before);
    assertThat(total(plain(0), police.andThen(w -> Arrays.fill(w.acceptance, 0))))
        .isEqualTo(before);
  }

  @Test
  void aMissionThatIsNoLongerAcceptedFeedsSpoilersWhereThatHypothesisHolds() {
    Future holds =
        plain(0)
            .with(Parameter.SPOIL_0, 0.6)
            .with(Parameter.OCCUPIER, 1)
            .with(Parameter.B_OCC, 8)
            .with(Parameter.A_CRIT, 0.5);
    Consumer<World> rejected = w -> Arrays.fill(w.missionPersons, 5000);

    assertThat(total(holds, rejected))
        .isGreaterThan(1.2 * total(holds.with(Parameter.OCCUPIER, 0), rejected));
  }

  @Test
  void propertyDisputesComeWithThoseWhoReturnedAndAreSettledByJustice() {
    Future disputes = plain(0).with(Parameter.C0, 0).with(Parameter.PROP_0, 5);
    Consumer<World> returned = w -> w.displaced[People.cell(w, "s05", "comm-b")] = 3000;
    double without = total(disputes, returned.andThen(w -> Arrays.fill(w.justice, 0)));

    assertThat(
            total(
                disputes,
                w -> {
                  for (int i = 0; i < w.displaced.length; i++) {
                    w.displaced[i] = w.displacedAtStart[i];
                  }
                }))
        .isZero();
    assertThat(without).isPositive();
    assertThat(total(disputes, returned.andThen(w -> Arrays.fill(w.justice, 1))))
        .isLessThan(0.35 * without);
  }
}
