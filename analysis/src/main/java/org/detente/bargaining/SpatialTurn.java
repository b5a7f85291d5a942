package org.detente.bargaining;

import java.util.List;

/// The state at the start of a turn, and what is bargained in it. Outer lists go by actor.
///
/// @param turn 0 is the start
/// @param positions shape [actors][dimensions], 0..100
/// @param ideals what actors judge positions by; shape [actors][dimensions], 0..100
/// @param risks risk attitude of each actor: -1 averse .. 1 seeking
/// @param distances shape [actors][actors]: from the ideal of the row's actor to the position of
///   the column's, weighted by the saliences of the former, as share of the scale, 0..1
/// @param probabilities shape [estimators][actors]: probability, as the estimator sees it, that the
///   position of the actor prevails; actors in the same place share one probability
/// @param victories shape [initiators][receivers]: the initiator's estimate of prevailing; 0 on the
///   diagonal
/// @param gains shape [initiators][receivers]: what the initiator expects to gain; 0 on the
///   diagonal
/// @param bargains by initiator; empty in the last turn
public record SpatialTurn(
    int turn,
    List<List<Double>> positions,
    List<List<Double>> ideals,
    List<Double> risks,
    List<List<Double>> distances,
    List<List<Double>> probabilities,
    List<List<Double>> victories,
    List<List<Double>> gains,
    List<SpatialBargain> bargains) {

  public SpatialTurn {
    positions = List.copyOf(positions);
    ideals = List.copyOf(ideals);
    risks = List.copyOf(risks);
    distances = List.copyOf(distances);
    probabilities = List.copyOf(probabilities);
    victories = List.copyOf(victories);
    gains = List.copyOf(gains);
    bargains = List.copyOf(bargains);
  }

  /// What the estimator takes the position of one actor to be worth to another, 0..1.
  ///
  /// @param adjustment as in the settings of the run
  public double utility(
      int estimator, int actor, int positionOf, SpatialSettings.RiskAdjustment adjustment) {
    double risk = adjustment.estimate(risks.get(estimator), risks.get(actor));
    return SpatialState.utility(distances.get(actor).get(positionOf), risk);
  }
}
