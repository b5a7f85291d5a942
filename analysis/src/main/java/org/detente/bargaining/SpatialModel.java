package org.detente.bargaining;

import static org.detente.bargaining.BargainingActor.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.detente.bargaining.SpatialSettings.Transition;
import org.detente.numeric.Philox;

/// The spatial model of politics. In every turn each actor looks for the challenge that promises it
/// most, and offers the challenged a bargain that divides the distance between their positions by
/// salience and by who would prevail. Every actor then has several bargains on its table: to stay,
/// its own offer, and those of others. All actors vote on them; the winner is the actor's next
/// position.
///
/// Positions lie in 0..100 on each dimension; the saliences of an actor add up to at most 100.
///
/// Source: the spatial model (SMP) of the KAPSARC Toolkit for Behavioral Analysis (KTAB), described
/// in discussion papers by Wise, Lester & Efird (2015); equations, constants, order and rounding
/// after its published programme (as there, a bargain is rounded to the hundredth of a point before
/// any mean is taken).
///
/// Two things in that programme look like slips, and its published results rest on them: where the
/// receiver's view of a bargain counts, its weight is the gain that the receiver expects the
/// *initiator* to have, not the probability that the initiator prevails; and in the compromise both
/// sides are weighted with the initiator's capability. We do as it does unless
/// [SpatialSettings#corrected] is set. Bargains made in the initiator's view only have neither.
///
/// Own deviations: a bargain never leads beyond the two positions it divides (it could for such a
/// weight, to the first power); where all positions are the same, all actors are risk-neutral; the
/// stochastic form draws from a generator of its own.
public final class SpatialModel {

  private static final double SCALE = 100;

  /// A challenge that promises less is not worth it.
  private static final double LEAST_GAIN = 1e-5;

  /// Added to the first turn's movement, so that a standstill can be compared with it.
  private static final double LEAST_MOVEMENT = 1e-4;

  private static final double ROUNDING = 1e-9;

  private final BargainingScenario scenario;
  private final SpatialSettings settings;
  private final int actors;
  private final Division division;
  private final Philox luck = new Philox();

  private SpatialModel(BargainingScenario scenario, SpatialSettings settings) {
    this.scenario = scenario;
    this.settings = settings;
    this.actors = scenario.actors().size();
    this.division = new Division(settings.interpolation());
  }

  /// Runs the model until positions rest or the most turns are reached. Draws one random number per
  /// actor and turn in the stochastic form, none else. Cost per turn: the fourth power of the
  /// number of actors.
  ///
  /// @return the turns from 0; the last one holds the outcome
  /// @throws IllegalArgumentException if a position lies outside 0..100 or the saliences of an
  ///   actor add up to more than 100
  public static List<SpatialTurn> run(BargainingScenario scenario, SpatialSettings settings) {
    for (BargainingActor actor : scenario.actors()) {
      require(
          actor.position().stream().allMatch(p -> p >= 0 && p <= SCALE),
          actor.name() + ": positions lie in 0..100");
      double total = actor.salience().stream().mapToDouble(Double::doubleValue).sum();
      require(
          total <= SCALE + ROUNDING,
          actor.name() + ": saliences add up to " + total + ", more than 100");
    }
    return new SpatialModel(scenario, settings).run();
  }

  private List<SpatialTurn> run() {
    double[] capability =
        scenario.actors().stream().mapToDouble(BargainingActor::capability).toArray();
    double[][] salience =
        shares(scenario.actors().stream().map(BargainingActor::salience).toList());
    double[][] positions =
        shares(scenario.actors().stream().map(BargainingActor::position).toList());
    var turns = new ArrayList<SpatialTurn>();
    var state = new SpatialState(settings, capability, salience, positions, positions);
    double first = 0;
    double moved = 0;
    for (int turn = 0; ; turn++) {
      boolean quiet = moved < settings.quietShare() * (first + LEAST_MOVEMENT);
      if (turn >= settings.mostTurns() || turn >= settings.fewestTurns() && quiet) {
        turns.add(describe(turn, state, challenges(state), List.of()));
        return List.copyOf(turns);
      }
      Challenges challenges = challenges(state);
      List<Table> tables = negotiate(state, challenges);
      vote(turn, state, tables);
      turns.add(describe(turn, state, challenges, tables));
      double[][] next = tables.stream().map(Table::outcome).toArray(double[][]::new);
      moved = 0;
      for (int i = 0; i < actors; i++) {
        moved += SpatialState.apart(next[i], state.positions[i]);
      }
      first = turn == 0 ? moved : first;
      state = new SpatialState(settings, capability, salience, next, ideals(state.ideals, next));
    }
  }

  private static double[][] shares(List<List<Double>> values) {
    return values.stream()
        .map(row -> row.stream().mapToDouble(v -> v / SCALE).toArray())
        .toArray(double[][]::new);
  }

  private double[][] ideals(double[][] old, double[][] positions) {
    if (scenario.accommodation().isEmpty()) {
      return positions;
    }
    int dimensions = positions[0].length;
    var next = new double[actors][dimensions];
    for (int i = 0; i < actors; i++) {
      double total = 0;
      for (int j = 0; j < actors; j++) {
        double share = scenario.accommodation().get(i).get(j);
        total += share;
        for (int d = 0; d < dimensions; d++) {
          next[i][d] += share * positions[j][d];
        }
      }
      double lag = Math.max(0, 1 - total);
      for (int d = 0; d < dimensions; d++) {
        next[i][d] += lag * old[i][d];
      }
    }
    return next;
  }

  /// What every actor thinks of challenging every other, shapes [initiators][receivers].
  private record Challenges(double[][] victories, double[][] gains) {

    /// The receiver that promises most, or -1.
    int best(int initiator) {
      int best = -1;
      for (int j = 0; j < gains.length; j++) {
        double threshold = best < 0 ? LEAST_GAIN : gains[initiator][best];
        if (j != initiator && gains[initiator][j] > threshold) {
          best = j;
        }
      }
      return best;
    }
  }

  private Challenges challenges(SpatialState state) {
    var victories = new double[actors][actors];
    var gains = new double[actors][actors];
    for (int i = 0; i < actors; i++) {
      for (int j = 0; j < actors; j++) {
        if (i != j) {
          victories[i][j] = state.victory(i, i, j);
          gains[i][j] = state.gain(i, i, i, j, victories[i][j]);
        }
      }
    }
    return new Challenges(victories, gains);
  }

  /// A bargain before it is voted on.
  private record Draft(
      int initiator,
      int receiver,
      double gain,
      double receiverGain,
      double victory,
      double seenByReceiver,
      double[] initiatorOffer,
      double[] receiverOffer) {

    Draft offering(double[] toInitiator, double[] toReceiver) {
      return new Draft(
          initiator,
          receiver,
          gain,
          receiverGain,
          victory,
          seenByReceiver,
          toInitiator,
          toReceiver);
    }

    double[] offerTo(int actor) {
      return actor == initiator ? initiatorOffer : receiverOffer;
    }
  }

  /// What lies before an actor.
  private static final class Table {
    final int actor;
    final List<Draft> drafts = new ArrayList<>();
    double[] probabilities;
    int chosen;

    Table(int actor) {
      this.actor = actor;
    }

    double[] outcome() {
      return drafts.get(chosen).offerTo(actor);
    }
  }

  private List<Table> negotiate(SpatialState state, Challenges challenges) {
    var tables = new ArrayList<Table>();
    for (int i = 0; i < actors; i++) {
      tables.add(new Table(i));
    }
    for (int i = 0; i < actors; i++) {
      double[] here = state.positions[i];
      tables.get(i).drafts.add(new Draft(i, i, 0, 0, Double.NaN, Double.NaN, here, here));
      int j = challenges.best(i);
      if (j < 0) {
        continue;
      }
      for (Draft draft : offers(state, i, j, challenges.victories[i][j], challenges.gains[i][j])) {
        tables.get(i).drafts.add(draft);
        tables.get(j).drafts.add(draft);
      }
    }
    return tables;
  }

  private List<Draft> offers(SpatialState state, int i, int j, double victory, double gain) {
    double seen = state.victory(j, i, j);
    double receiverGain = state.gain(j, j, i, j, seen);
    // See the class comment on what the published programme takes here.
    double receiversWeight = settings.corrected() ? seen : state.gain(j, i, i, j, seen);
    double[][] own = division.divide(state, i, j, victory);
    double[][] other = division.divide(state, i, j, receiversWeight);
    Draft one = new Draft(i, j, gain, receiverGain, victory, seen, own[0], own[1]);
    return switch (settings.offers()) {
      case INITIATOR -> List.of(one);
      case BOTH -> List.of(one, one.offering(other[0], other[1]));
      case COMPROMISE -> {
        double wi = state.totalSalience[i] * state.capability[i];
        double wj = state.totalSalience[j] * state.capability[settings.corrected() ? j : i];
        yield List.of(
            one.offering(
                Division.mean(own[0], other[0], wi, wj), Division.mean(own[1], other[1], wi, wj)));
      }
    };
  }

  private void vote(int turn, SpatialState state, List<Table> tables) {
    for (Table table : tables) {
      int options = table.drafts.size();
      var worth = new double[actors][options];
      for (int k = 0; k < actors; k++) {
        for (int b = 0; b < options; b++) {
          worth[k][b] = worth(state, k, table.drafts.get(b));
        }
      }
      table.probabilities = state.elect(worth);
      table.chosen =
          settings.transition() == Transition.DETERMINISTIC
              ? mostProbable(table.probabilities)
              : draw(table.probabilities, turn, table.actor);
    }
  }

  /// Mean utility of all positions to an actor once a bargain is kept.
  private double worth(SpatialState state, int k, Draft draft) {
    double[] own = state.utilities[k][k];
    double sum = 0;
    for (int n = 0; n < actors; n++) {
      boolean moves =
          draft.initiator != draft.receiver && (n == draft.initiator || n == draft.receiver);
      sum +=
          moves
              ? SpatialState.utility(state.distance(k, draft.offerTo(n)), state.risks[k])
              : own[n];
    }
    return sum / actors;
  }

  private static int mostProbable(double[] p) {
    int best = 0;
    for (int i = 1; i < p.length; i++) {
      best = p[i] > p[best] ? i : best;
    }
    return best;
  }

  private int draw(double[] p, int turn, int actor) {
    luck.draw((int) settings.seed(), (int) (settings.seed() >>> 32), turn, actor, 0, 0);
    double left = luck.first();
    for (int i = 0; i < p.length; i++) {
      left -= p[i];
      if (left <= 0) {
        return i;
      }
    }
    return p.length - 1;
  }

  private SpatialTurn describe(
      int turn, SpatialState state, Challenges challenges, List<Table> tables) {
    var probabilities = new ArrayList<List<Double>>();
    for (int h = 0; h < actors; h++) {
      probabilities.add(list(state.winProbabilities(h)));
    }
    var bargains = new ArrayList<SpatialBargain>();
    for (Table table : tables) {
      for (int b = 0; b < table.drafts.size(); b++) {
        if (table.drafts.get(b).initiator == table.actor) {
          bargains.add(bargain(table, b, tables));
        }
      }
    }
    return new SpatialTurn(
        turn,
        scaled(state.positions),
        scaled(state.ideals),
        list(state.risks),
        lists(state.distances),
        probabilities,
        lists(challenges.victories),
        lists(challenges.gains),
        bargains);
  }

  private static SpatialBargain bargain(Table table, int b, List<Table> tables) {
    Draft draft = table.drafts.get(b);
    boolean statusQuo = draft.initiator == draft.receiver;
    Table others = tables.get(draft.receiver);
    int there = others.drafts.indexOf(draft);
    return new SpatialBargain(
        draft.initiator,
        draft.receiver,
        draft.gain,
        draft.receiverGain,
        draft.victory,
        draft.seenByReceiver,
        scaled(draft.initiatorOffer),
        scaled(draft.receiverOffer),
        table.probabilities[b],
        table.chosen == b,
        statusQuo ? Double.NaN : others.probabilities[there],
        !statusQuo && others.chosen == there);
  }

  private static List<List<Double>> scaled(double[][] shares) {
    return Arrays.stream(shares).map(SpatialModel::scaled).toList();
  }

  /// Back to 0..100, without the noise of dividing and multiplying by 100.
  private static List<Double> scaled(double[] shares) {
    return Arrays.stream(shares).mapToObj(s -> Math.rint(s * SCALE * 1e12) / 1e12).toList();
  }

  private static List<List<Double>> lists(double[][] rows) {
    return Arrays.stream(rows).map(SpatialModel::list).toList();
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
