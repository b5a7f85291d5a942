package org.detente.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.detente.bargaining.ExpectedUtilityRound.Offer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/// FEATURE UNDER TEST: the expected utility model round by round against results recorded from the
/// public implementation of the same equations.
class ExpectedUtilityRecordedTest {

  @ParameterizedTest
  @ValueSource(strings = {"synthetic_s5", "emission_standards_1993"})
  void everyRound(String stem) throws IOException {
    Map<String, Object> recorded =
        JSON.std.mapFrom(Files.readString(Recorded.file("bdm", stem + ".json")));
    BargainingScenario scenario = scenario(stem);
    int rounds = (Integer) recorded.get("rounds");
    List<ExpectedUtilityRound> ours = ExpectedUtilityModel.run(scenario, rounds, 1, false);
    List<?> history = (List<?>) recorded.get("history");
    assertThat(ours).hasSize(rounds + 1).hasSize(history.size());
    for (int k = 0; k < history.size(); k++) {
      Map<?, ?> theirs = (Map<?, ?>) history.get(k);
      ExpectedUtilityRound round = ours.get(k);
      assertThat(round.median()).isCloseTo(number(theirs.get("median")), within(1e-9));
      assertThat(round.weightedMean()).isCloseTo(number(theirs.get("weighted_mean")), within(1e-9));
      compare(scenario, round.positions(), (Map<?, ?>) theirs.get("positions"));
      if (k > 0) {
        // Recorded after the round in which they were used.
        compare(scenario, ours.get(k - 1).risks(), (Map<?, ?>) theirs.get("risk"));
      }
      List<?> accepted = theirs.get("offers_accepted") instanceof List<?> list ? list : List.of();
      compareOffers(scenario, round.offers().stream().filter(Offer::taken).toList(), accepted);
    }
  }

  private static BargainingScenario scenario(String stem) {
    var actors = new ArrayList<BargainingActor>();
    for (Map<String, String> row : Recorded.rows(Recorded.file("bdm", stem + ".csv"))) {
      actors.add(
          new BargainingActor(
              row.get("Actor"),
              "",
              Double.parseDouble(row.get("Capability")),
              List.of(Double.valueOf(row.get("Position"))),
              List.of(Double.valueOf(row.get("Salience")))));
    }
    return new BargainingScenario(stem, List.of("Position"), actors);
  }

  private static void compare(BargainingScenario scenario, List<Double> ours, Map<?, ?> theirs) {
    for (int i = 0; i < ours.size(); i++) {
      String name = scenario.actors().get(i).name();
      assertThat(ours.get(i)).as(name).isCloseTo(number(theirs.get(name)), within(1e-9));
    }
  }

  /// Three lines an offer: who does what to whom; the two utilities; the new position.
  private static void compareOffers(BargainingScenario scenario, List<Offer> ours, List<?> theirs) {
    assertThat(ours).hasSize(theirs.size() / 3);
    for (int k = 0; k < ours.size(); k++) {
      Offer offer = ours.get(k);
      String said = (String) theirs.get(3 * k);
      assertThat(said).startsWith(scenario.actors().get(offer.actor()).name() + " ");
      assertThat(said).endsWith(" " + scenario.actors().get(offer.other()).name());
      String[] utilities = ((String) theirs.get(3 * k + 1)).strip().split(" vs ");
      assertThat(offer.utility()).isCloseTo(Double.parseDouble(utilities[0]), within(1e-9));
      assertThat(offer.otherUtility()).isCloseTo(Double.parseDouble(utilities[1]), within(1e-9));
      String position = ((String) theirs.get(3 * k + 2)).strip().replace("new_pos = ", "");
      assertThat(offer.position()).isCloseTo(Double.parseDouble(position), within(1e-9));
    }
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
