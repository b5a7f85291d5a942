package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Consumer;
import org.detente.evidence.Future;
import org.detente.evidence.Parameter;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: organised assaults on a place, alone.
class AssaultsTest {

  private static final double SIGMAS = 5;
  private static final int MONTHS = 240;
  private static final int RUNS = 100;
  private static final int PLAIN = Runs.THEATRE.zoneIndex("mill-plain");

  /// So frequent that a run has several; no police.
  private static final Future OFTEN =
      Runs.central().with(Parameter.A_WAVE, 0.5).with(Parameter.A_STOP, 1);

  /// What happened over all runs.
  private record Outcome(double assaults, double stopped, double killed) {}

  /// People of the other side live in Mill Plain, as many each month; nothing but assaults moves.
  private static Outcome outcome(Future future, double exposed, Consumer<World> with) {
    double assaults = 0;
    double stopped = 0;
    double killed = 0;
    for (int r = 0; r < RUNS; r++) {
      World w = Runs.world(TinyTheatre.MISSION, future, r);
      var subject = Runs.begun(w, new Assaults());
      for (int month = 0; month < MONTHS; month++) {
        People.live(w, People.cell(w, "s05", "comm-b"), exposed);
        Arrays.fill(w.police, 0);
        with.accept(w);
        Runs.month(w, month, subject);
      }
      assaults += Runs.soFar(w, Variable.ASSAULTS);
      stopped += Runs.soFar(w, Variable.ASSAULTS_STOPPED);
      killed += Runs.soFar(w, Variable.KILLED_CIVILIANS);
    }
    return new Outcome(assaults, stopped, killed);
  }

  @Test
  void whereNobodyIsExposedThereAreNone() {
    assertThat(outcome(OFTEN, 0, _ -> {})).isEqualTo(new Outcome(0, 0, 0));
  }

  @Test
  void theyComeAtTheirRateOnceTheTheatreIsAsExposedAsItsCases() {
    Outcome many = outcome(OFTEN, 50_000, _ -> {});

    double chance = 1 - Math.exp(-0.5 / 12);
    double n = RUNS * MONTHS;
    assertThat(many.assaults())
        .isCloseTo(n * chance, within(SIGMAS * Math.sqrt(n * chance * (1 - chance))));
  }

  @Test
  void theyComeMoreOftenInWarAndWithSpoilersAndSeldomWhereFewAreExposed() {
    double before = outcome(OFTEN, 5000, _ -> {}).assaults();

    assertThat(outcome(OFTEN.with(Parameter.A_WAR, 6), 5000, w -> w.atWar = true).assaults())
        .isGreaterThan(3 * before);
    assertThat(outcome(OFTEN, 5000, w -> Arrays.fill(w.spoilers, 3)).assaults())
        .isGreaterThan(1.5 * before);
    assertThat(outcome(OFTEN, 50, _ -> {}).assaults()).isLessThan(0.1 * before);
  }

  private static Consumer<World> troops(double armed) {
    return w -> {
      Arrays.fill(w.phase, 0);
      w.missionArmed[PLAIN] = armed;
    };
  }

  /// The first phase of the option may defend its mandate in Mill Plain: authority 0.7.
  @Test
  void troopsOnTheSpotStopThemAsFarAsTheirNumbersAndTheirAuthorityAllow() {
    Outcome nobody = outcome(OFTEN, 5000, _ -> {});
    Outcome few = outcome(OFTEN, 5000, troops(30));
    Outcome many = outcome(OFTEN, 5000, troops(2000));

    assertThat(nobody.stopped()).isZero();
    assertThat(few.assaults()).isEqualTo(nobody.assaults());
    assertThat(few.stopped()).isBetween(1.0, many.stopped());
    double share = many.stopped() / many.assaults();
    double standardError = Math.sqrt(0.7 * 0.3 / many.assaults());
    assertThat(share).isCloseTo(0.7, within(SIGMAS * standardError));
    assertThat(many.killed()).isLessThan(few.killed());
  }

  /// In the mixed-police phase the option leaves the zone no authority beyond self-defence: 0.3.
  @Test
  void lessAuthorityStopsFewer() {
    Outcome mandate = outcome(OFTEN, 5000, troops(2000));
    Outcome selfDefence = outcome(OFTEN, 5000, troops(2000).andThen(w -> Arrays.fill(w.phase, 1)));

    assertThat(selfDefence.stopped()).isLessThan(0.6 * mandate.stopped()).isPositive();
  }

  /// The reserve stands in Upper Vale, some 20 km away: with a long warning it arrives.
  @Test
  void aReserveHelpsOnlyIfItArrivesWithinTheWarning() {
    Consumer<World> reserve =
        w -> {
          Arrays.fill(w.phase, 0);
          w.missionReserve = 2000;
        };
    Future met = OFTEN.with(Parameter.A_MET, 0.2);
    Outcome inTime =
        outcome(met.with(Parameter.A_WARN_LOW, 20).with(Parameter.A_WARN_HIGH, 22), 5000, reserve);
    Outcome late =
        outcome(
            met.with(Parameter.A_WARN_LOW, 0.25)
                .with(Parameter.A_WARN_HIGH, 0.3)
                .with(Parameter.A_REACT, 1),
            5000,
            reserve);

    assertThat(inTime.stopped()).isGreaterThan(0.3 * inTime.assaults());
    assertThat(late.stopped()).isZero();
  }

  @Test
  void localPoliceStopSomeByCapacityAndLegitimacy() {
    Outcome police =
        outcome(
            OFTEN,
            5000,
            w -> {
              Arrays.fill(w.police, 1);
              Arrays.fill(w.legitimacy, 1);
            });

    double standardError = Math.sqrt(0.3 * 0.7 / police.assaults());
    assertThat(police.stopped() / police.assaults()).isCloseTo(0.3, within(SIGMAS * standardError));
  }

  /// An assault harms those who live under another side's administration, and no one else.
  @Test
  void onlyTheExposedAreKilledOrDrivenOut() {
    for (int r = 0; r < RUNS; r++) {
      World w = Runs.world(TinyTheatre.MISSION, OFTEN, r);
      var subject = Runs.begun(w, new Assaults());
      int exposed = People.cell(w, "s05", "comm-b");
      People.live(w, exposed, 5000);
      double[] before = w.residents.clone();
      double displaced = w.displaced[exposed];
      double killed = 0;
      for (int month = 0; month < 60 && killed == 0; month++) {
        Runs.month(w, month, subject);
        killed = Runs.soFar(w, Variable.KILLED_CIVILIANS);
      }
      for (int i = 0; i < before.length; i++) {
        if (i != exposed) {
          assertThat(w.residents[i]).isEqualTo(before[i]);
        }
      }
      if (killed > 0) {
        double left = 5000 - killed;
        assertThat(killed).isBetween(1.0, 0.3 * 5000);
        assertThat(w.residents[exposed])
            .isCloseTo(left * (1 - OFTEN.get(Parameter.A_FLEE)), within(1e-6));
        assertThat(w.displaced[exposed] - displaced)
            .isCloseTo(left * OFTEN.get(Parameter.A_FLEE), within(1e-6));
      }
    }
  }

  @Test
  void anAssaultIsHeardInItsPlaceAndInItsZoneOnly() {
    World w = Runs.world(TinyTheatre.MISSION, OFTEN.with(Parameter.A_WAVE, 1e4));
    People.live(w, People.cell(w, "s05", "comm-b"), 5000);
    Runs.month(w, 0, Runs.begun(w, new Assaults()));

    assertThat(w.assaultShock[People.settlement("s05")]).isEqualTo(20);
    assertThat(w.assaultShock[People.settlement("s06")]).isEqualTo(5);
    assertThat(w.assaultShock[People.settlement("s03")]).isZero();
  }
}
