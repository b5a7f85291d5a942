package org.detente.bargaining;

import java.util.List;

/// One round of the expected utility model. Lists go by actor.
///
/// @param round 0 is the start
/// @param positions at the start of the round, in the unit of the input
/// @param median position that beats every other in a vote by capability and salience
/// @param weightedMean mean position, weighted by capability times salience
/// @param risks exponent of utility used in this round's offers: 0.5 seeking .. 2 averse; empty in
///   the last round, where none is needed
/// @param support shape [challengers][challenged]: share of all votes that back the challenger's
///   position against the other's
/// @param offers all that are made, by actor; empty in the last round
public record ExpectedUtilityRound(
    int round,
    List<Double> positions,
    double median,
    double weightedMean,
    List<Double> risks,
    List<List<Double>> support,
    List<Offer> offers) {

  public ExpectedUtilityRound {
    positions = List.copyOf(positions);
    risks = List.copyOf(risks);
    support = List.copyOf(support);
    offers = List.copyOf(offers);
  }

  /// How an actor answers another.
  public enum Kind {
    /// It expects to lose and takes the other's position.
    CONFRONTATION,
    /// It goes part of the way.
    COMPROMISE,
    /// It takes the other's position without a contest.
    CAPITULATION
  }

  /// An offer as its receiver sees it.
  ///
  /// @param actor index of the actor that would move
  /// @param other index of the actor it would move towards
  /// @param kind what the offer amounts to
  /// @param utility what the actor expects of challenging the other
  /// @param otherUtility what the actor thinks the other expects of challenging it
  /// @param position where the actor would go
  /// @param taken whether the actor goes there
  public record Offer(
      int actor,
      int other,
      Kind kind,
      double utility,
      double otherUtility,
      double position,
      boolean taken) {}
}
