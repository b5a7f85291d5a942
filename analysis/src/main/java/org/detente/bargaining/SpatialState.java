package org.detente.bargaining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Positions and ideals of one turn, and all that actors make of them before anybody acts. Inside,
/// positions and saliences are shares of the scale, 0..1.
final class SpatialState {

  /// Positions nearer to each other than this count as one.
  private static final double SAME_PLACE = 1e-3;

  /// Strength of a side before anybody is on it.
  private static final double NOBODY = 1e-10;

  final SpatialSettings settings;
  final int actors;
  final double[] capability;
  final double[][] salience;
  final double[] totalSalience;
  final double[][] positions;
  final double[][] ideals;
  final double[][] distances;
  final double[] risks;

  /// Shape [estimators][actors][positions].
  final double[][][] utilities;

  SpatialState(
      SpatialSettings settings,
      double[] capability,
      double[][] salience,
      double[][] positions,
      double[][] ideals) {
    this.settings = settings;
    this.actors = capability.length;
    this.capability = capability;
    this.salience = salience;
    this.positions = positions;
    this.ideals = ideals;
    totalSalience = Arrays.stream(salience).mapToDouble(s -> Arrays.stream(s).sum()).toArray();
    distances = new double[actors][actors];
    for (int i = 0; i < actors; i++) {
      for (int j = 0; j < actors; j++) {
        distances[i][j] = distance(i, positions[j]);
      }
    }
    risks = risks();
    utilities = new double[actors][actors][actors];
    for (int h = 0; h < actors; h++) {
      for (int i = 0; i < actors; i++) {
        double risk = settings.riskAdjustment().estimate(risks[h], risks[i]);
        for (int j = 0; j < actors; j++) {
          utilities[h][i][j] = utility(distances[i][j], risk);
        }
      }
    }
  }

  /// Utility of a position: 1 at the ideal, 0 at the other end of the scale, bent by risk attitude.
  static double utility(double distance, double risk) {
    // Rounding can carry a distance a little over 1.
    return (1 - distance) * (1 + Math.min(distance, 1) * risk);
  }

  /// Distance of a position from the ideal of an actor, weighted by its saliences.
  double distance(int actor, double[] position) {
    double squares = 0;
    double weights = 0;
    for (int d = 0; d < position.length; d++) {
      double s = salience[actor][d];
      double apart = (ideals[actor][d] - position[d]) * s;
      squares += apart * apart;
      weights += s * s;
    }
    return Math.sqrt(squares / weights);
  }

  /// Those whose position would win among the risk-neutral are averse to none.
  private double[] risks() {
    var neutral = new double[actors][actors];
    for (int i = 0; i < actors; i++) {
      for (int j = 0; j < actors; j++) {
        neutral[i][j] = utility(distances[i][j], 0);
      }
    }
    double[] p = elect(neutral);
    double least = Arrays.stream(p).min().orElseThrow();
    double most = Arrays.stream(p).max().orElseThrow();
    double bottom = settings.riskRange().least();
    // All in one place: nobody has more to fear than others.
    return Arrays.stream(p)
        .map(q -> most > least ? bottom + (1 - bottom) * ((q - least) / (most - least)) : 0)
        .toArray();
  }

  /// Probability of each option when all actors vote with their capability.
  ///
  /// @param worth shape [actors][options]
  double[] elect(double[][] worth) {
    return Election.probabilities(
        settings.election(),
        settings.victory(),
        Election.coalitions(settings.voting(), capability, worth));
  }

  /// As the estimator sees it, the probability that each actor's position prevails.
  double[] winProbabilities(int estimator) {
    List<Integer> places = distinctPlaces();
    var worth = new double[actors][places.size()];
    for (int i = 0; i < actors; i++) {
      for (int k = 0; k < places.size(); k++) {
        worth[i][k] = utilities[estimator][i][places.get(k)];
      }
    }
    double[] p = elect(worth);
    var result = new double[actors];
    for (int i = 0; i < actors; i++) {
      for (int k = 0; k < p.length; k++) {
        if (samePlace(i, places.get(k))) {
          result[i] = p[k];
        }
      }
    }
    return result;
  }

  private List<Integer> distinctPlaces() {
    var places = new ArrayList<Integer>();
    for (int i = 0; i < actors; i++) {
      int actor = i;
      if (places.stream().noneMatch(place -> samePlace(actor, place))) {
        places.add(i);
      }
    }
    return places;
  }

  private boolean samePlace(int i, int j) {
    return apart(positions[i], positions[j]) < SAME_PLACE;
  }

  /// Euclidean distance.
  static double apart(double[] a, double[] b) {
    double squares = 0;
    for (int d = 0; d < a.length; d++) {
      squares += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return Math.sqrt(squares);
  }

  /// The estimator's view of a contest.
  ///
  /// @param estimator whose view
  /// @param i the initiator
  /// @param j the receiver
  /// @return probability that the initiator prevails
  double victory(int estimator, int i, int j) {
    double[][] u = utilities[estimator];
    VotingRule rule = settings.voting();
    double forI = NOBODY;
    double forJ = NOBODY;
    // Where ideals lag behind, an actor may like the other's position better than its own.
    double ownVote = rule.vote(totalSalience[i] * capability[i], u[i][i], u[i][j]);
    double otherVote = rule.vote(totalSalience[j] * capability[j], u[j][i], u[j][j]);
    forI += Math.max(ownVote, 0) + Math.max(otherVote, 0);
    forJ += Math.max(-ownVote, 0) + Math.max(-otherVote, 0);
    double principalsForI = forI;
    double principalsForJ = forJ;
    for (int n = 0; n < actors; n++) {
      if (n == i || n == j) {
        continue;
      }
      double vote = thirdParty(u[n], n, i, j, principalsForI, principalsForJ);
      if (vote > 0) {
        forI += vote;
      } else {
        forJ -= vote;
      }
    }
    return forI / (forI + forJ);
  }

  /// Vote of a third party that looks at the principals and itself only.
  private double thirdParty(double[] u, int n, int i, int j, double forI, double forJ) {
    VotingRule rule = settings.voting();
    double weight = totalSalience[n] * capability[n];
    double leaning = rule.vote(weight, u[i], u[j]);
    double withMe = forI + Math.max(leaning, 0);
    double againstMe = forJ + Math.max(-leaning, 0);
    double p = withMe / (withMe + againstMe);
    // Three positions count: those of the principals and its own, which moves with the commitment.
    double winner = 2 * u[i];
    double loser = 2 * u[j];
    double joinI;
    double joinJ;
    switch (settings.commitment()) {
      case NONE -> {
        joinI = p * (winner + u[n]) + (1 - p) * (loser + u[n]);
        joinJ = p * (winner + u[n]) + (1 - p) * (loser + u[n]);
      }
      case SEMI -> {
        joinI = p * (winner + u[n]) + (1 - p) * (loser + u[j]);
        joinJ = p * (winner + u[i]) + (1 - p) * (loser + u[n]);
      }
      default -> {
        joinI = p * (winner + u[i]) + (1 - p) * (loser + u[j]);
        joinJ = p * (winner + u[i]) + (1 - p) * (loser + u[j]);
      }
    }
    return rule.vote(weight, joinI, joinJ);
  }

  /// The estimator's view of what a contest brings an actor over the status quo: the receiver gives
  /// in as far as it does not care, and else the contest decides who takes whose position.
  ///
  /// @param victory the estimator's probability that the initiator prevails
  double gain(int estimator, int affected, int i, int j, double victory) {
    double atI = 2 * utilities[estimator][affected][i];
    double atJ = 2 * utilities[estimator][affected][j];
    double contest = victory * atI + (1 - victory) * atJ;
    double challenge = (1 - totalSalience[j]) * atI + totalSalience[j] * contest;
    return challenge - (atI + atJ) / 2;
  }
}
