package org.detente.bargaining;

import static org.detente.bargaining.BargainingActor.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.detente.bargaining.ExpectedUtilityRound.Kind;
import org.detente.bargaining.ExpectedUtilityRound.Offer;

/// Bueno de Mesquita's expected utility model on one dimension, as Scholz, Calbert and Smith
/// reconstructed it. In every round each actor weighs what it and every other actor expect of a
/// challenge, and gives way to one of those that have the better of it.
///
/// Positions have any unit; saliences lie in 0..1. A second opinion beside [SpatialModel], not
/// more: the reconstruction is known to leave out some of the original.
///
/// Source: Scholz, Calbert & Smith (2011), "Unravelling Bueno de Mesquita's group decision model",
/// Journal of Theoretical Politics 23(4), 510-531; in the details the public implementation of it
/// (jmckib, revision 55f63e9f), which says where it doubts: support is divided by the votes on all
/// pairs of positions; of compromises the one with the lowest weighted position is taken, of other
/// offers the one with the smallest move; the condition of a capitulation never holds there (it
/// compares a utility with itself), while in the paper it holds where the actor expects to lose
/// more than the other expects to win.
public final class ExpectedUtilityModel {

  /// Risk attitudes lie between (1 - this) / (1 + this) and its inverse.
  private static final double RISK_WEIGHT = 1.0 / 3;

  private static final double NEUTRAL = 1;

  private final List<BargainingActor> actors;
  private final int count;
  private final double statusQuo;
  private final boolean capitulation;
  private final double range;
  private double[] positions;
  private double[] risks;
  private double[][] support;

  private ExpectedUtilityModel(
      BargainingScenario scenario, double statusQuo, boolean capitulation) {
    this.actors = scenario.actors();
    this.count = actors.size();
    this.statusQuo = statusQuo;
    this.capitulation = capitulation;
    positions = actors.stream().mapToDouble(a -> a.position().get(0)).toArray();
    range =
        Arrays.stream(positions).max().orElseThrow() - Arrays.stream(positions).min().orElseThrow();
  }

  /// Runs the model. Draws nothing. Cost per round: the third power of the number of actors.
  ///
  /// @param scenario one dimension, saliences in 0..1, not all positions the same
  /// @param rounds 1 or more
  /// @param statusQuo 0..1, probability that things stay as they are without a challenge; 1 in the
  ///   published runs
  /// @param capitulation whether actors capitulate as in the paper, not only as in the public
  ///   implementation (never)
  /// @return rounds from 0; the last one holds the outcome and no offers
  /// @throws IllegalArgumentException if the input is outside these ranges
  public static List<ExpectedUtilityRound> run(
      BargainingScenario scenario, int rounds, double statusQuo, boolean capitulation) {
    require(scenario.dimensions().size() == 1, "this model knows one dimension only");
    require(rounds >= 1, "at least 1 round is run, not " + rounds);
    require(statusQuo >= 0 && statusQuo <= 1, "a probability lies in 0..1, not " + statusQuo);
    for (BargainingActor actor : scenario.actors()) {
      require(actor.salience().get(0) <= 1, actor.name() + ": salience lies in 0..1");
    }
    var model = new ExpectedUtilityModel(scenario, statusQuo, capitulation);
    require(model.range > 0, "all positions are the same: there is nothing to bargain over");
    return model.run(rounds);
  }

  private List<ExpectedUtilityRound> run(int rounds) {
    var course = new ArrayList<ExpectedUtilityRound>();
    for (int round = 0; round < rounds; round++) {
      assess(neutral());
      assess(attitudes());
      List<Offer> offers = offers();
      course.add(describe(round, boxed(risks), offers));
      double[] next = positions.clone();
      offers.stream().filter(Offer::taken).forEach(o -> next[o.actor()] = o.position());
      positions = next;
    }
    assess(neutral());
    course.add(describe(rounds, List.of(), List.of()));
    return List.copyOf(course);
  }

  private double[] neutral() {
    var r = new double[count];
    Arrays.fill(r, NEUTRAL);
    return r;
  }

  /// Takes over risk attitudes and counts the votes that go with them.
  private void assess(double[] attitudes) {
    risks = attitudes;
    // Loss of each actor at each position; votes are differences of losses.
    var loss = new double[count][count];
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < count; i++) {
        loss[k][i] = loss(k, positions[i], risks[k]);
      }
    }
    double all = 0;
    support = new double[count][count];
    for (int k = 0; k < count; k++) {
      double weight = weight(k);
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
          double vote = weight * (loss[k][j] - loss[k][i]);
          all += Math.abs(vote);
          support[i][j] += Math.max(0, vote);
        }
      }
    }
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        support[i][j] = positions[i] == positions[j] ? 0 : support[i][j] / all;
      }
    }
  }

  private double weight(int k) {
    return actors.get(k).capability() * actors.get(k).salience().get(0);
  }

  private double loss(int k, double position, double risk) {
    return StrictMath.pow(Math.abs(positions[k] - position) / range, risk);
  }

  /// What actor `viewer` thinks actor `i` expects of challenging actor `j`: the viewer's risk
  /// attitude is used for all.
  private double challenge(int viewer, int i, int j) {
    double risk = risks[viewer];
    double apart = Math.abs(positions[i] - positions[j]) / range;
    double success = 2 - 4 * StrictMath.pow(0.5 - 0.5 * apart, risk);
    double failure = 2 - 4 * StrictMath.pow(0.5 + 0.5 * apart, risk);
    double nothing = 2 - 4 * StrictMath.pow(0.5, risk);
    double salience = actors.get(j).salience().get(0);
    double resisted = support[i][j] * success + (1 - support[i][j]) * failure;
    return salience * resisted + (1 - salience) * success - statusQuo * nothing;
  }

  /// Whom others challenge with most profit holds its position in spite of it, and so seeks risk.
  private double[] attitudes() {
    var danger = new double[count];
    for (int i = 0; i < count; i++) {
      for (int other = 0; other < count; other++) {
        danger[i] += other == i ? 0 : challenge(i, other, i);
      }
    }
    double most = Arrays.stream(danger).max().orElseThrow();
    double least = Arrays.stream(danger).min().orElseThrow();
    if (most == least) {
      return neutral();
    }
    return Arrays.stream(danger)
        .map(d -> (2 * d - most - least) / (most - least))
        .map(acceptance -> (1 - acceptance * RISK_WEIGHT) / (1 + acceptance * RISK_WEIGHT))
        .toArray();
  }

  private List<Offer> offers() {
    var all = new ArrayList<Offer>();
    for (int i = 0; i < count; i++) {
      var own = new ArrayList<Offer>();
      for (int j = 0; j < count; j++) {
        if (positions[i] != positions[j]) {
          addOffer(i, j, own);
        }
      }
      Offer best = best(own);
      own.forEach(o -> all.add(o == best ? taken(o) : o));
    }
    return all;
  }

  private static Offer taken(Offer o) {
    return new Offer(
        o.actor(), o.other(), o.kind(), o.utility(), o.otherUtility(), o.position(), true);
  }

  private void addOffer(int i, int j, List<Offer> own) {
    double mine = challenge(i, i, j);
    double others = challenge(i, j, i);
    if (others > mine && mine > 0) {
      own.add(new Offer(i, j, Kind.CONFRONTATION, mine, others, positions[j], false));
    } else if (others > 0 && mine < 0 && others > -mine) {
      double way = Math.abs(mine / others);
      double position = positions[i] + (positions[j] - positions[i]) * way;
      own.add(new Offer(i, j, Kind.COMPROMISE, mine, others, position, false));
    } else if (capitulation && others > 0 && mine < 0 && others < -mine) {
      own.add(new Offer(i, j, Kind.CAPITULATION, mine, others, positions[j], false));
    }
  }

  private Offer best(List<Offer> own) {
    for (Kind kind : Kind.values()) {
      ToDoubleFunction<Offer> key = kind == Kind.COMPROMISE ? this::middle : this::move;
      var best = own.stream().filter(o -> o.kind() == kind).min(Comparator.comparingDouble(key));
      if (best.isPresent()) {
        return best.get();
      }
    }
    return null;
  }

  private double move(Offer offer) {
    return Math.abs(positions[offer.actor()] - offer.position());
  }

  private double middle(Offer offer) {
    double mine = Math.abs(offer.utility());
    double others = Math.abs(offer.otherUtility());
    return (mine * positions[offer.actor()] + others * positions[offer.other()]) / (mine + others);
  }

  private ExpectedUtilityRound describe(int round, List<Double> attitudes, List<Offer> offers) {
    double weights = 0;
    double sum = 0;
    for (int k = 0; k < count; k++) {
      weights += weight(k);
      sum += weight(k) * positions[k];
    }
    return new ExpectedUtilityRound(
        round,
        boxed(positions),
        median(),
        sum / weights,
        attitudes,
        Arrays.stream(support).map(ExpectedUtilityModel::boxed).toList(),
        offers);
  }

  private double median() {
    double[] candidates = Arrays.stream(positions).distinct().sorted().toArray();
    double best = candidates[0];
    for (double candidate : candidates) {
      double votes = 0;
      for (int k = 0; k < count; k++) {
        votes += weight(k) * (loss(k, best, NEUTRAL) - loss(k, candidate, NEUTRAL));
      }
      best = votes > 0 ? candidate : best;
    }
    return best;
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
