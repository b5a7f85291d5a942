package org.detente.bargaining;

import static org.detente.bargaining.BargainingActor.require;

/// Choices of the spatial model of politics. Each constant's `word()` is its name in scenario
/// files.
///
/// @param victory how strength becomes probability where positions or bargains compete
/// @param election how pairwise probabilities become the probability of each option
/// @param transition which of an actor's bargains comes to pass
/// @param voting how utility becomes influence
/// @param riskAdjustment how far an actor sees the risk attitude of others as it is
/// @param riskRange the scale of risk attitudes
/// @param commitment whether third parties share the fate of the side they join
/// @param interpolation how a bargain divides the distance between two positions
/// @param offers whose view of the contest makes the bargain
/// @param corrected whether two apparent slips of the published programme are put right; see
///   [SpatialModel]
/// @param fewestTurns the run is not stopped before this turn, 2 or more
/// @param mostTurns the run is stopped at this turn at the latest
/// @param quietShare the run is stopped when a turn moves less than this share of the first one
/// @param seed for [Transition#STOCHASTIC] only
public record SpatialSettings(
    VictoryLaw victory,
    ElectionModel election,
    Transition transition,
    VotingRule voting,
    RiskAdjustment riskAdjustment,
    RiskRange riskRange,
    Commitment commitment,
    Interpolation interpolation,
    Offers offers,
    boolean corrected,
    int fewestTurns,
    int mostTurns,
    double quietShare,
    long seed) {

  /// @throws IllegalArgumentException if the turns are not 2 <= fewest <= most or the share is
  ///   negative
  public SpatialSettings {
    require(fewestTurns >= 2, "a run has at least 2 turns, not " + fewestTurns);
    require(mostTurns >= fewestTurns, "at most " + mostTurns + " turns are under the fewest");
    require(quietShare >= 0, "the share of the first turn is negative: " + quietShare);
  }

  /// What the published runs use unless they say otherwise.
  public static SpatialSettings standard() {
    return new SpatialSettings(
        VictoryLaw.LINEAR,
        ElectionModel.CONDITIONAL,
        Transition.DETERMINISTIC,
        VotingRule.PROPORTIONAL,
        RiskAdjustment.ONE_THIRD,
        RiskRange.MID,
        Commitment.SEMI,
        Interpolation.S2P2,
        Offers.INITIATOR,
        false,
        2,
        100,
        0.02,
        1);
  }

  /// How the probability of an option follows from those of victory over each other option.
  public enum ElectionModel {
    /// It beats all others at once, given that some option does.
    CONDITIONAL("Conditional"),
    /// Markov process; challenges are the likelier the stronger and more promising they are.
    MARKOV_INCENTIVE("MarkovIncentive"),
    /// Markov process; all challenges are equally likely.
    MARKOV_UNIFORM("MarkovUniform");

    private final String word;

    ElectionModel(String word) {
      this.word = word;
    }

    /// The name in scenario files.
    public String word() {
      return word;
    }
  }

  /// Which of the bargains on an actor's table comes to pass.
  public enum Transition {
    /// The most probable; of equals the first.
    DETERMINISTIC("Deterministic"),
    /// One drawn by its probability.
    STOCHASTIC("Stochastic");

    private final String word;

    Transition(String word) {
      this.word = word;
    }

    /// The name in scenario files.
    public String word() {
      return word;
    }
  }

  /// The weight of the other's own risk attitude in an actor's estimate of it; the rest is the
  /// estimator's own attitude.
  public enum RiskAdjustment {
    NONE("None", 0),
    ONE_THIRD("OneThird", 1.0 / 3),
    HALF("Half", 0.5),
    TWO_THIRDS("TwoThirds", 2.0 / 3),
    FULL("Full", 1);

    private final String word;
    private final double weight;

    RiskAdjustment(String word, double weight) {
      this.word = word;
      this.weight = weight;
    }

    /// The name in scenario files.
    public String word() {
      return word;
    }

    /// Estimate of another's risk attitude.
    double estimate(double own, double other) {
      return (1 - weight) * own + weight * other;
    }
  }

  /// The least risk attitude; the greatest is 1. The scale is linear in the probability that an
  /// actor's position prevails.
  public enum RiskRange {
    MIN("Min", 0),
    MID("Mid", -0.5),
    MAX("Max", -1);

    private final String word;
    private final double least;

    RiskRange(String word, double least) {
      this.word = word;
      this.least = least;
    }

    /// The name in scenario files.
    public String word() {
      return word;
    }

    double least() {
      return least;
    }
  }

  /// What a third party that joins a side takes upon itself.
  public enum Commitment {
    NONE("NoCommit"),
    /// It moves if its side loses, and keeps its position if its side wins.
    SEMI("SemiCommit"),
    FULL("FullCommit");

    private final String word;

    Commitment(String word) {
      this.word = word;
    }

    /// The name in scenario files.
    public String word() {
      return word;
    }
  }

  /// Weights of two positions in a bargain: salience and probability of victory, to the first or
  /// second power, or the difference of the probabilities.
  public enum Interpolation {
    S1P1("S1P1"),
    S2P2("S2P2"),
    S2PMAX("S2PMax");

    private final String word;

    Interpolation(String word) {
      this.word = word;
    }

    /// The name in scenario files.
    public String word() {
      return word;
    }
  }

  /// Which offers come of a challenge.
  public enum Offers {
    /// One, as the initiator sees the contest.
    INITIATOR("InitOnlyInterp"),
    /// Two: as the initiator and as the receiver see it.
    BOTH("InitRcvrInterp"),
    /// One: the mean of the two, weighted by capability times salience.
    COMPROMISE("PWCompInterp");

    private final String word;

    Offers(String word) {
      this.word = word;
    }

    /// The name in scenario files.
    public String word() {
      return word;
    }
  }
}
