package org.detente.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.detente.numeric.Draws;
import org.detente.positions.Issue;
import org.detente.positions.Position;
import org.detente.positions.Position.Ends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: utilities with ranges, acceptance over draws, trades; laws over many seeds
/// and cases worked out by hand.
class ConsentLawsTest {

  private static final double ROUNDING = 1e-9;

  /// A utility with everything drawn within its range, worked out from the definition.
  private static double drawn(InventedTalks talks, Interest interest, int[] levels, Draws luck) {
    double total = 0;
    double losses = 0;
    for (Stake s : interest.stakes()) {
      Position p = s.position();
      double ideal = p.ideal().at(luck.uniform());
      double salience = p.salience().at(luck.uniform());
      double tolerance = p.tolerance().at(luck.uniform());
      double sum = 0;
      for (int k : s.cells()) {
        double at = talks.agenda().cells().get(k).issue().value(levels[k]);
        sum += Math.max(0, Math.abs(at - ideal) - tolerance);
      }
      total += salience;
      losses += salience * sum / s.cells().length;
    }
    return 1 - losses / total;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noDrawLeavesTheSpread(int seed) {
    InventedTalks talks = InventedTalks.of(seed);
    var luck = new Draws(seed, 3003, 0);
    for (Interest interest : talks.interests()) {
      int[] levels = talks.anyPackage(luck);
      Spread spread = interest.spread(levels);
      assertThat(spread.central()).isCloseTo(interest.utility(levels), within(ROUNDING));
      assertThat(spread.low()).isBetween(0.0, spread.central());
      assertThat(spread.high()).isBetween(spread.central(), 1.0);
      double low = 1;
      double high = 0;
      for (int d = 0; d < 2000; d++) {
        double u = drawn(talks, interest, levels, luck);
        low = Math.min(low, u);
        high = Math.max(high, u);
      }
      assertThat(low).isGreaterThanOrEqualTo(spread.low() - ROUNDING);
      assertThat(high).isLessThanOrEqualTo(spread.high() + ROUNDING);
      // The bounds are reached, so draws come at least half way.
      assertThat(spread.central() - low)
          .isGreaterThanOrEqualTo((spread.central() - spread.low()) * 0.4);
    }
  }

  @Test
  void aUtilityWorkedOutByHand() {
    Issue issue = InventedTalks.issue("first", true, 5, List.of());
    Agenda agenda = Agenda.of(List.of(issue), List.of("east", "west"), List.of("east", "west"));
    var interest =
        new Interest(
            agenda,
            InventedTalks.actor("a", true),
            List.of(InventedTalks.position("a", issue, Optional.empty(), 0, 2, new Ends(1, 1))));

    // Levels lie at 0, 1/4, 1/2, 3/4, 1; the ideal from 0 to 1/2, in the middle 1/4.
    Spread spread = interest.spread(new int[] {4, 2});
    assertThat(spread.central()).isCloseTo(1 - (0.75 + 0.25) / 2, within(ROUNDING));
    assertThat(spread.low()).isCloseTo(1 - (1 + 0.5) / 2, within(ROUNDING));
    assertThat(spread.high()).isCloseTo(1 - (0.5 + 0) / 2, within(ROUNDING));
  }

  @Test
  void whatIsNotKnownIsAnything() {
    Issue issue = InventedTalks.issue("first", false, 3, List.of());
    Agenda agenda = Agenda.of(List.of(issue), List.of("east"), List.of("east"));
    var interest =
        new Interest(
            agenda,
            InventedTalks.actor("a", true),
            List.of(InventedTalks.position("a", issue, Optional.empty(), 0, 0, new Ends(1, 1))));

    Spread spread = interest.spread(new int[] {Agenda.UNKNOWN});
    assertThat(spread.low()).isCloseTo(0, within(ROUNDING));
    assertThat(spread.central()).isCloseTo(0.5, within(ROUNDING));
    assertThat(spread.high()).isCloseTo(1, within(ROUNDING));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void withoutRangesAcceptanceIsYesOrNo(int seed) {
    InventedTalks talks = pinned(InventedTalks.of(seed));
    var acceptance = new Acceptance(talks.agenda(), talks.interests(), talks.statusQuo(), seed, 64);
    var luck = new Draws(seed, 3004, 0);
    for (int n = 0; n < 20; n++) {
      int[] levels = talks.anyPackage(luck);
      Acceptance.Shares shares = acceptance.of(levels);
      boolean all = true;
      for (int i = 0; i < talks.interests().size(); i++) {
        Interest interest = talks.interests().get(i);
        boolean accepts =
            interest.crossings(levels).isEmpty()
                && interest.utility(levels) >= interest.utility(talks.statusQuo()) - ROUNDING;
        assertThat(shares.byActor().get(i)).isEqualTo(accepts ? 1 : 0);
        all &= accepts || !interest.actor().veto();
      }
      assertThat(shares.byAll()).isEqualTo(all ? 1 : 0);
    }
  }

  /// The same talks with every range drawn together at its middle level.
  private static InventedTalks pinned(InventedTalks talks) {
    var interests = new ArrayList<Interest>();
    for (Interest interest : talks.interests()) {
      var positions = new ArrayList<Position>();
      for (Position p : interest.positions()) {
        double salience = p.salience().middle();
        positions.add(
            new Position(
                p.actor(),
                p.issue(),
                p.zone(),
                p.idealLow(),
                p.idealLow(),
                new Ends(salience, salience),
                new Ends(0, 0),
                p.redLines(),
                Set.of(),
                p.conditions(),
                p.source(),
                p.note(),
                p.reader(),
                p.line()));
      }
      interests.add(new Interest(talks.agenda(), interest.actor(), positions));
    }
    return new InventedTalks(talks.agenda(), interests, talks.statusQuo());
  }

  @Test
  void aPossibleRedLineIsOneInHalfOfTheDraws() {
    Issue issue = InventedTalks.issue("first", false, 3, List.of());
    Agenda agenda = Agenda.of(List.of(issue), List.of("east"), List.of("east"));
    Position plain = InventedTalks.position("a", issue, Optional.empty(), 0, 0, new Ends(1, 1));
    var wary =
        new Position(
            "a",
            issue,
            Optional.empty(),
            0,
            0,
            plain.salience(),
            plain.tolerance(),
            Set.of(),
            Set.of(1),
            List.of(),
            "invented",
            "",
            Optional.empty(),
            0);
    var interest = new Interest(agenda, InventedTalks.actor("a", true), List.of(wary));
    int[] statusQuo = {2};

    var acceptance = new Acceptance(agenda, List.of(interest), statusQuo, 1, 1024);
    assertThat(acceptance.of(new int[] {1}).byAll()).isCloseTo(0.5, within(0.01));
    assertThat(acceptance.of(new int[] {0}).byAll()).isEqualTo(1);
  }

  /// Two sides, each of which cares for another zone: what one loses in the east it gets in the
  /// west.
  private static InventedTalks twoZones(int weightOfFirst) {
    Issue issue = InventedTalks.issue("first", true, 3, List.of());
    List<String> zones = List.of("east", "west");
    Agenda agenda = Agenda.of(List.of(issue), zones, zones);
    var interests = new ArrayList<Interest>();
    for (int side = 0; side < 2; side++) {
      String id = "side-" + side;
      int ideal = side == 0 ? 0 : 2;
      var positions =
          List.of(
              InventedTalks.position(
                  id,
                  issue,
                  Optional.of("east"),
                  ideal,
                  ideal,
                  side == 0 ? new Ends(weightOfFirst, weightOfFirst) : new Ends(1, 1)),
              InventedTalks.position(
                  id,
                  issue,
                  Optional.of("west"),
                  ideal,
                  ideal,
                  side == 0 ? new Ends(1, 1) : new Ends(3, 3)));
      interests.add(new Interest(agenda, InventedTalks.actor(id, true), positions));
    }
    return new InventedTalks(agenda, interests, new int[] {1, 1});
  }

  @Test
  void exactlyOneTradeBringsBothIn() {
    InventedTalks talks = twoZones(3);
    Ground ground = talks.ground();
    int[] planned = {2, 0};
    var search = new PackageSearch(ground, planned, false);
    int[] to = search.closest(planned).levels().orElseThrow();

    // The plan gives each side the zone that it cares less for. One change leaves one side below
    // what it has; two bring both in.
    assertThat(Arrays.stream(ground.gains(planned)).min().orElseThrow()).isLessThan(0);
    var moves = new ArrayList<Move>();
    for (int k = 0; k < to.length; k++) {
      if (to[k] != planned[k]) {
        moves.add(new Move(k, planned[k], to[k]));
      }
    }
    List<List<Move>> trades = Trades.of(ground, moves);
    assertThat(trades).hasSize(1);
    assertThat(trades.getFirst()).hasSize(2);
    for (double gain : ground.gains(to)) {
      assertThat(gain).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void whereSidesWantTheOppositeAlikeNothingIsAgreed() {
    Issue issue = InventedTalks.issue("first", false, 3, List.of());
    Agenda agenda = Agenda.of(List.of(issue), List.of("east"), List.of("east"));
    var interests = new ArrayList<Interest>();
    for (int side = 0; side < 2; side++) {
      Position p =
          InventedTalks.position(
              "side-" + side, issue, Optional.empty(), side * 2, side * 2, new Ends(1, 1));
      var lined =
          new Position(
              p.actor(),
              issue,
              p.zone(),
              p.idealLow(),
              p.idealHigh(),
              p.salience(),
              p.tolerance(),
              side == 0 ? Set.of(1, 2) : Set.of(0),
              Set.of(),
              List.of(),
              "invented",
              "",
              Optional.empty(),
              0);
      interests.add(
          new Interest(agenda, InventedTalks.actor("side-" + side, true), List.of(lined)));
    }
    var talks = new InventedTalks(agenda, interests, new int[] {1});
    Ground ground = talks.ground();
    var search = new PackageSearch(ground, talks.statusQuo(), false);

    PackageSearch.Found closest = search.closest(new int[] {0});
    assertThat(closest.levels()).isEmpty();
    assertThat(closest.proof().state()).isEqualTo(Proof.State.INFEASIBLE);
    Frontier frontier = Frontier.of(ground, search);
    assertThat(frontier.points()).isEmpty();
    assertThat(frontier.acceptable()).contains(false);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void tradesHoldEveryMoveOnceAndAllButTheLastLeaveNobodyWorseOff(int seed) {
    InventedTalks talks = InventedTalks.of(seed);
    Ground ground = talks.ground();
    var luck = new Draws(seed, 3005, 0);
    int[] from = talks.anyPackage(luck);
    int[] to = talks.anyPackage(luck);
    var moves = new ArrayList<Move>();
    for (int k = 0; k < to.length; k++) {
      if (to[k] != from[k]) {
        moves.add(new Move(k, from[k], to[k]));
      }
    }
    List<List<Move>> trades = Trades.of(ground, moves);
    assertThat(trades.stream().flatMap(List::stream).toList())
        .containsExactlyInAnyOrderElementsOf(moves);
    for (List<Move> trade : trades.subList(0, Math.max(0, trades.size() - 1))) {
      int[] after = from.clone();
      trade.forEach(m -> after[m.cell()] = m.to());
      for (Interest holder : ground.holders()) {
        assertThat(holder.utility(after)).isGreaterThanOrEqualTo(holder.utility(from) - ROUNDING);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void treatingZonesAlikeNeverPays(int seed) {
    InventedTalks talks = InventedTalks.of(seed);
    var acceptance = new Acceptance(talks.agenda(), talks.interests(), talks.statusQuo(), seed, 16);
    Ground ground = talks.ground();
    var search = new PackageSearch(ground, talks.statusQuo(), false);
    Uniformity u =
        Uniformity.of(ground, talks.statusQuo(), Frontier.of(ground, search).fairest(), acceptance);
    for (Uniformity.Price price : List.of(u.least(), u.together())) {
      if (price.uniform().levels().isPresent()) {
        assertThat(price.value()).isGreaterThanOrEqualTo(-price.zonal().proof().gap() - 1e-6);
      }
    }
  }

  @Test
  void uniformityHasAPriceWhereSidesCareForDifferentZones() {
    InventedTalks talks = twoZones(3);
    Ground ground = talks.ground();
    var acceptance = new Acceptance(talks.agenda(), talks.interests(), talks.statusQuo(), 1, 16);
    var search = new PackageSearch(ground, talks.statusQuo(), false);
    Uniformity u =
        Uniformity.of(ground, talks.statusQuo(), Frontier.of(ground, search).fairest(), acceptance);

    // By zone each side gets the zone that it cares for (3 of its weight of 4) and gives the other,
    // half a scale each: 3/8 - 1/8. Alike in both zones, what one gains the other loses.
    assertThat(u.least().zonal().value()).isCloseTo(0.25, within(1e-6));
    assertThat(u.least().uniform().value()).isCloseTo(0, within(1e-6));
    assertThat(u.least().value()).isCloseTo(0.25, within(1e-6));
    assertThat(u.together().value()).isCloseTo(0.25, within(1e-6));
  }

  @Test
  void whoWantsTheSameStaysThere() {
    Issue issue = InventedTalks.issue("first", false, 5, List.of());
    Agenda agenda = Agenda.of(List.of(issue), List.of("east"), List.of("east"));
    List<Interest> alike =
        List.of("a", "b", "c").stream()
            .map(
                id ->
                    new Interest(
                        agenda,
                        InventedTalks.actor(id, true),
                        List.of(
                            InventedTalks.position(
                                id, issue, Optional.empty(), 3, 3, new Ends(1, 1)))))
            .toList();

    SecondOpinion second = SecondOpinion.of(List.of(issue), alike).orElseThrow();
    assertThat(second.lines()).hasSize(1);
    assertThat(second.lines().getFirst().level()).isEqualTo(3);
    assertThat(second.lines().getFirst().endApart()).isCloseTo(0, within(ROUNDING));
    assertThat(SecondOpinion.of(List.of(issue), alike.subList(0, 1))).isEmpty();
  }
}
