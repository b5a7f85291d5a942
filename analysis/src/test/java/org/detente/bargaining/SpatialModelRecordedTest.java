package org.detente.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.detente.bargaining.SpatialSettings.Commitment;
import org.detente.bargaining.SpatialSettings.Offers;
import org.detente.bargaining.SpatialSettings.RiskAdjustment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// FEATURE UNDER TEST: the spatial model step by step against results recorded from the toolkit
/// that published it: utilities, probabilities, bargains, votes on them, positions of every turn.
class SpatialModelRecordedTest {

  private static final String CUBIC = "synthetic_s11_cubic_full";

  private record Case(
      BargainingScenario scenario, SpatialSettings settings, List<SpatialTurn> turns) {

    int actor(String name) {
      for (int i = 0; i < scenario.actors().size(); i++) {
        if (scenario.actors().get(i).name().equals(name)) {
          return i;
        }
      }
      throw new AssertionError("no actor " + name);
    }
  }

  private static Case run(String stem) {
    String input = stem.equals(CUBIC) ? "synthetic_s11_6a1d" : stem;
    var scenario = Recorded.spatial(Recorded.file("ktab", input + ".csv"));
    SpatialSettings settings = stem.equals(CUBIC) ? cubic() : SpatialSettings.standard();
    return new Case(scenario, settings, SpatialModel.run(scenario, settings));
  }

  private static SpatialSettings cubic() {
    SpatialSettings s = SpatialSettings.standard();
    return new SpatialSettings(
        VictoryLaw.SQUARE,
        s.election(),
        s.transition(),
        VotingRule.CUBIC,
        RiskAdjustment.TWO_THIRDS,
        s.riskRange(),
        Commitment.FULL,
        s.interpolation(),
        Offers.COMPROMISE,
        s.corrected(),
        s.fewestTurns(),
        s.mostTurns(),
        s.quietShare(),
        s.seed());
  }

  @ParameterizedTest
  @CsvSource({"synthetic_s11_6a1d", CUBIC, "dummyData_3Dim"})
  void utilitiesBeforeTheFirstTurn(String stem) {
    Case c = run(stem);
    for (Map<String, String> row :
        Recorded.rows(Recorded.file("ktab", stem + ".utilities_turn0.csv"))) {
      double ours =
          c.turns
              .get(0)
              .utility(
                  c.actor(row.get("estimator")),
                  c.actor(row.get("actor")),
                  c.actor(row.get("position_of")),
                  c.settings.riskAdjustment());
      assertThat(ours)
          .as("%s", row)
          .isCloseTo(Double.parseDouble(row.get("utility")), within(2e-8));
    }
  }

  @ParameterizedTest
  @CsvSource({"synthetic_s11_6a1d", CUBIC, "dummyData_3Dim", "SOE-Policy", "SOE-Pol-Comp"})
  void probabilitiesOfWinning(String stem) {
    Case c = run(stem);
    for (Map<String, String> row :
        Recorded.rows(Recorded.file("ktab", stem + ".probabilities.csv"))) {
      SpatialTurn turn = c.turns.get(Integer.parseInt(row.get("turn")));
      double ours =
          turn.probabilities()
              .get(c.actor(row.get("estimator")))
              .get(c.actor(row.get("actor_position")));
      assertThat(ours)
          .as("%s", row)
          .isCloseTo(Double.parseDouble(row.get("probability")), within(2e-8));
    }
  }

  @ParameterizedTest
  @CsvSource({"synthetic_s11_6a1d", CUBIC, "dummyData_3Dim", "SOE-Policy", "SOE-Pol-Comp"})
  void bargainsAndTheVotesOnThem(String stem) {
    Case c = run(stem);
    var seen = new ArrayList<SpatialBargain>();
    for (Map<String, String> row : Recorded.rows(Recorded.file("ktab", stem + ".bargains.csv"))) {
      SpatialTurn turn = c.turns.get(Integer.parseInt(row.get("turn")));
      int initiator = c.actor(row.get("initiator"));
      int receiver = c.actor(row.get("receiver"));
      SpatialBargain ours =
          turn.bargains().stream()
              .filter(b -> b.initiator() == initiator && b.receiver() == receiver)
              .findFirst()
              .orElseThrow(() -> new AssertionError("no bargain " + row));
      seen.add(ours);
      assertThat(ours.gain()).as("%s", row).isCloseTo(number(row, "value"), within(2e-8));
      assertThat(ours.initiatorProbability())
          .as("%s", row)
          .isCloseTo(number(row, "init_prob"), within(2e-8));
      assertThat(ours.initiatorTakesIt())
          .as("%s", row)
          .isEqualTo(row.get("init_selected").equals("1"));
      if (!ours.statusQuo()) {
        assertThat(ours.receiverProbability())
            .as("%s", row)
            .isCloseTo(number(row, "recv_prob"), within(2e-8));
        assertThat(ours.receiverTakesIt())
            .as("%s", row)
            .isEqualTo(row.get("recv_selected").equals("1"));
      }
    }
    assertThat(seen).hasSize(c.turns.get(0).bargains().size() + c.turns.get(1).bargains().size());
  }

  @ParameterizedTest
  @CsvSource({"synthetic_s11_6a1d", CUBIC, "dummyData_3Dim", "SOE-Policy", "SOE-Pol-Comp"})
  void positionsOfEveryTurn(String stem) {
    Case c = run(stem);
    int last = 0;
    for (Map<String, String> row : Recorded.rows(Recorded.file("ktab", stem + ".positions.csv"))) {
      int turn = Integer.parseInt(row.get("turn"));
      last = Math.max(last, turn);
      List<Double> ours = c.turns.get(turn).positions().get(c.actor(row.get("actor")));
      for (int d = 0; d < ours.size(); d++) {
        assertThat(ours.get(d))
            .as("%s", row)
            .isCloseTo(number(row, c.scenario.dimensions().get(d)), within(1e-6));
      }
    }
    assertThat(c.turns).hasSize(last + 1);
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
