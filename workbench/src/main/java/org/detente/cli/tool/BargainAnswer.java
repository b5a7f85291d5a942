package org.detente.cli.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.detente.bargaining.BargainingActor;
import org.detente.bargaining.BargainingScenario;
import org.detente.bargaining.ExpectedUtilityRound;
import org.detente.bargaining.SpatialBargain;
import org.detente.bargaining.SpatialSettings;
import org.detente.bargaining.SpatialTurn;

/// The course of a bargaining as JSON: the whole trail, so that every step can be checked by hand.
final class BargainAnswer {

  private BargainAnswer() {}

  static Map<String, Object> spatial(
      BargainingScenario scenario, SpatialSettings settings, List<SpatialTurn> turns) {
    List<String> names = names(scenario);
    var all = head("smp", scenario);
    all.put("settings", words(settings));
    var list = new ArrayList<Map<String, Object>>();
    var probabilities = new ArrayList<Map<String, Object>>();
    for (SpatialTurn turn : turns) {
      var one = new LinkedHashMap<String, Object>();
      one.put("turn", turn.turn());
      var positions = new ArrayList<Map<String, Object>>();
      for (int i = 0; i < names.size(); i++) {
        var position = new LinkedHashMap<String, Object>();
        position.put("actor", names.get(i));
        position.put("position", turn.positions().get(i));
        position.put("ideal", turn.ideals().get(i));
        position.put("risk", turn.risks().get(i));
        positions.add(position);
      }
      one.put("positions", positions);
      one.put("bargains", turn.bargains().stream().map(b -> bargain(b, names)).toList());
      one.put("distances", turn.distances());
      one.put("victories", turn.victories());
      one.put("gains", turn.gains());
      list.add(one);
      for (int h = 0; h < names.size(); h++) {
        for (int i = 0; i < names.size(); i++) {
          var row = new LinkedHashMap<String, Object>();
          row.put("turn", turn.turn());
          row.put("estimator", names.get(h));
          row.put("actor", names.get(i));
          row.put("probability", turn.probabilities().get(h).get(i));
          probabilities.add(row);
        }
      }
    }
    all.put("turns", list);
    all.put("probabilities", probabilities);
    return all;
  }

  private static Map<String, Object> bargain(SpatialBargain b, List<String> names) {
    var one = new LinkedHashMap<String, Object>();
    one.put("initiator", names.get(b.initiator()));
    one.put("receiver", names.get(b.receiver()));
    one.put("gain", b.gain());
    if (!b.statusQuo()) {
      one.put("receiver_gain", b.receiverGain());
      one.put("victory", b.victory());
      one.put("victory_seen_by_receiver", b.victorySeenByReceiver());
    }
    one.put("initiator_offer", b.initiatorOffer());
    one.put("receiver_offer", b.receiverOffer());
    one.put("initiator_probability", b.initiatorProbability());
    one.put("initiator_takes_it", b.initiatorTakesIt());
    if (!b.statusQuo()) {
      one.put("receiver_probability", b.receiverProbability());
      one.put("receiver_takes_it", b.receiverTakesIt());
    }
    return one;
  }

  private static Map<String, Object> words(SpatialSettings s) {
    var words = new LinkedHashMap<String, Object>();
    words.put("VictoryProbModel", s.victory().word());
    words.put("ProbCondorcetElection", s.election().word());
    words.put("StateTransition", s.transition().word());
    words.put("VotingRule", s.voting().word());
    words.put("BigRAdjust", s.riskAdjustment().word());
    words.put("BigRRange", s.riskRange().word());
    words.put("ThirdPartyCommit", s.commitment().word());
    words.put("InterVecBrgn", s.interpolation().word());
    words.put("BargnModel", s.offers().word());
    words.put("Corrected", s.corrected() ? "yes" : "no");
    words.put("MostTurns", s.mostTurns());
    words.put("Seed", Long.toUnsignedString(s.seed()));
    return words;
  }

  static Map<String, Object> expectedUtility(
      BargainingScenario scenario, List<ExpectedUtilityRound> rounds) {
    List<String> names = names(scenario);
    var all = head("bdm", scenario);
    var list = new ArrayList<Map<String, Object>>();
    var probabilities = new ArrayList<Map<String, Object>>();
    for (ExpectedUtilityRound round : rounds) {
      var one = new LinkedHashMap<String, Object>();
      one.put("turn", round.round());
      one.put("median", round.median());
      one.put("weighted_mean", round.weightedMean());
      var positions = new ArrayList<Map<String, Object>>();
      for (int i = 0; i < names.size(); i++) {
        var position = new LinkedHashMap<String, Object>();
        position.put("actor", names.get(i));
        position.put("position", List.of(round.positions().get(i)));
        if (!round.risks().isEmpty()) {
          position.put("risk", round.risks().get(i));
        }
        positions.add(position);
      }
      one.put("positions", positions);
      one.put("bargains", round.offers().stream().map(o -> offer(o, names)).toList());
      list.add(one);
      for (int i = 0; i < names.size(); i++) {
        for (int j = 0; j < names.size(); j++) {
          var row = new LinkedHashMap<String, Object>();
          row.put("turn", round.round());
          row.put("challenger", names.get(i));
          row.put("challenged", names.get(j));
          row.put("probability", round.support().get(i).get(j));
          probabilities.add(row);
        }
      }
    }
    all.put("turns", list);
    all.put("probabilities", probabilities);
    return all;
  }

  private static Map<String, Object> offer(ExpectedUtilityRound.Offer offer, List<String> names) {
    var one = new LinkedHashMap<String, Object>();
    one.put("actor", names.get(offer.actor()));
    one.put("other", names.get(offer.other()));
    one.put("kind", offer.kind().name().toLowerCase(Locale.ROOT));
    one.put("utility", offer.utility());
    one.put("other_utility", offer.otherUtility());
    one.put("position", List.of(offer.position()));
    one.put("taken", offer.taken());
    return one;
  }

  private static Map<String, Object> head(String model, BargainingScenario scenario) {
    var all = new LinkedHashMap<String, Object>();
    all.put("model", model);
    all.put("scenario", scenario.name());
    all.put("dimensions", scenario.dimensions());
    all.put("actors", names(scenario));
    return all;
  }

  private static List<String> names(BargainingScenario scenario) {
    return scenario.actors().stream().map(BargainingActor::name).toList();
  }
}
