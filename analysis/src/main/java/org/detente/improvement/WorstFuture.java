package org.detente.improvement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.FutureSample;
import org.detente.evidence.Dimension;
import org.detente.evidence.Dimension.Scale;
import org.detente.evidence.Future;
import org.detente.evidence.Futures;
import org.detente.numeric.Arithmetic;
import org.detente.option.Option;
import org.detente.search.Candidate;
import org.detente.search.Decision;
import org.detente.search.Evaluation;
import org.detente.search.Search;
import org.detente.search.SearchSettings;
import org.detente.search.SearchSpace;
import org.detente.simulation.Variable;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// A directed search for the plausible future in which an option is worst. Plausible means: every
/// value inside its range, and all together no further from the centre than 95 of 100 futures drawn
/// from the same ranges are. Distance is the sum of squared normal scores of the quantiles;
/// switches and levels do not count in it, for each of them is as plausible as the other.
///
/// First every parameter is moved alone, then all together along what that did (the design point of
/// first-order reliability analysis: Hasofer & Lind 1974, "Exact and invariant second-moment code
/// format", Journal of the Engineering Mechanics Division 100, 111-121), and the evolutionary
/// search goes on from there. All candidates meet the same luck; what is found is run again with
/// fresh luck.
public final class WorstFuture {

  /// Share of drawn futures that are no further from the centre than what is searched.
  public static final double PLAUSIBLE = 0.95;

  /// Standard normal quantile of that share.
  private static final double PLAUSIBLE_SCORE = 1.6448536269514722;

  private static final double NEAR_END = 1e-6;
  private static final double SIDE = 0.84;
  private static final double MIDDLE = 0.5;
  private static final double[] STEPS = {1, 0.66, 0.33};
  private static final int POPULATION = 40;

  /// So many of the worst drawn futures are run again.
  private static final int AGAIN = 16;

  private static final int BATCH = 16;
  private static final int LUCK = 0;
  private static final int FRESH_LUCK = 1;
  private static final NormalDistribution NORMAL = new NormalDistribution();

  private final Question question;
  private final Bench bench;
  private final Ensemble.Progress progress;
  private final List<Variable> variables;
  private final List<Dimension> dimensions;

  /// Positions of the dimensions that vary.
  private final List<Integer> inputs;

  private final double limit;
  private int done;
  private long runs;

  private WorstFuture(Question question, Bench bench, Ensemble.Progress progress) {
    this.question = question;
    this.bench = bench;
    this.progress = progress;
    this.variables = Aim.variables(List.of(question.aim()), List.of());
    this.dimensions = question.space().dimensions();
    this.inputs =
        IntStream.range(0, dimensions.size())
            .filter(
                d ->
                    !dimensions.get(d).range().isPoint()
                        && dimensions.get(d).scale() != Scale.FIXED)
            .boxed()
            .toList();
    this.limit = limit(inputs.stream().filter(d -> levels(d) == 0).count());
  }

  /// What is asked.
  ///
  /// @param aim what is to be as bad as can be; one that varies by future
  /// @param evaluations futures looked at, those along single parameters among them, 1 or more
  /// @param replications of each, 1 or more
  /// @param freshReplications of what is found, 1 or more
  public record Question(
      Option option,
      Aim aim,
      Futures space,
      int evaluations,
      int replications,
      int freshReplications,
      long seed) {

    /// @throws IllegalArgumentException if the aim has no value in a single future
    public Question {
      if (!aim.variesByFuture()) {
        throw new IllegalArgumentException("no future is worst for " + aim.id());
      }
    }

    /// About how many runs of the simulation it takes.
    public long runs() {
      long varying =
          space.dimensions().stream()
              .filter(d -> !d.range().isPoint() && d.scale() != Scale.FIXED)
              .count();
      return (2L * evaluations + 3 * varying) * replications + (2L + AGAIN) * freshReplications;
    }
  }

  /// A parameter in the worst future.
  ///
  /// @param value in it
  /// @param quantile of the value in its range, 0..1; of switches and levels NaN
  /// @param effect how much less bad the outcome were, in its unit, were this one central (a
  ///   switch: turned over; levels: the best of the others)
  public record Row(Dimension dimension, double value, double quantile, double effect) {}

  /// The worst that was found.
  ///
  /// @param rows by dimension that varies, the largest effect first
  /// @param searched the outcome with the luck of the search
  /// @param fresh the outcome with fresh luck
  /// @param central the outcome with that luck where everything is central
  /// @param distance from the centre
  /// @param limit how far it might have been
  /// @param drawn how many futures were drawn at random beside
  /// @param again how many of them, the worst, were run again with as many replications as `fresh`:
  ///   of many futures with little luck each the worst is mostly the unluckiest
  /// @param sampled the worst of these
  /// @param atLeastAsBad how many of these are at least as bad as `fresh`
  /// @param runs of the simulation
  public record Worst(
      Question question,
      List<Row> rows,
      double searched,
      double fresh,
      double central,
      double distance,
      double limit,
      int drawn,
      int again,
      double sampled,
      int atLeastAsBad,
      long runs) {

    public Worst {
      rows = List.copyOf(rows);
    }
  }

  /// Searches; what an interrupted search had run is used if the bench keeps it.
  ///
  /// @param progress told in futures
  public static Worst of(Question question, Bench bench, Ensemble.Progress progress)
      throws IOException, InterruptedException {
    return new WorstFuture(question, bench, progress).find();
  }

  /// The quantile of a chi-squared distribution, after Wilson & Hilferty (1931), "The distribution
  /// of chi-square", PNAS 17(12), 684-688.
  ///
  /// @param degrees 0 or more
  static double limit(long degrees) {
    if (degrees == 0) {
      return 0;
    }
    double part = 2.0 / (9 * degrees);
    double root = 1 - part + PLAUSIBLE_SCORE * Math.sqrt(part);
    return degrees * root * root * root;
  }

  private Worst find() throws IOException, InterruptedException {
    List<List<Double>> alone = alone();
    double[] effects = effects(alone, bad(alone, LUCK, question.replications()));
    List<List<Double>> first = along(alone, effects);
    int left = Math.max(first.size(), question.evaluations() - alone.size());
    var space =
        new SearchSpace(
            inputs.stream()
                .map(
                    d ->
                        levels(d) == 0
                            ? new Decision.Real(0, 1)
                            : (Decision) new Decision.Choice(levels(d)))
                .toList(),
            List.of(1e-9));
    Search search =
        Search.start(space, new SearchSettings(question.seed(), POPULATION, BATCH), first);
    while (search.evaluations() < left) {
      int most = (int) Math.min(BATCH, left - search.evaluations());
      search.tell(evaluate(search.ask(most)));
    }
    List<Double> worst = search.front().getFirst().decisions();
    return result(worst, -search.front().getFirst().objectives().getFirst());
  }

  /// Everything central, then every parameter to both sides, or at its other levels.
  private List<List<Double>> alone() {
    var all = new ArrayList<List<Double>>();
    all.add(centre());
    for (int i = 0; i < inputs.size(); i++) {
      int levels = levels(inputs.get(i));
      if (levels == 0) {
        all.add(with(centre(), i, 1 - SIDE));
        all.add(with(centre(), i, SIDE));
      } else {
        for (int level = 0; level < levels; level++) {
          all.add(with(centre(), i, level));
        }
      }
    }
    return all;
  }

  private List<Double> centre() {
    return inputs.stream().map(d -> levels(d) == 0 ? MIDDLE : middleLevel(d)).toList();
  }

  private double middleLevel(int dimension) {
    return dimensions.get(dimension).scale() == Scale.THREE ? 1 : 0;
  }

  private static List<Double> with(List<Double> decisions, int position, double value) {
    var changed = new ArrayList<>(decisions);
    changed.set(position, value);
    return List.copyOf(changed);
  }

  /// By input: how much worse at its upper side than at its lower; of levels the worst of them.
  private double[] effects(List<List<Double>> alone, double[] bad) {
    double[] effects = new double[inputs.size()];
    int at = 1;
    for (int i = 0; i < effects.length; i++) {
      int levels = levels(inputs.get(i));
      if (levels == 0) {
        effects[i] = bad[at + 1] - bad[at];
        at += 2;
      } else {
        for (int level = 1; level < levels; level++) {
          effects[i] = bad[at + level] > bad[at + (int) effects[i]] ? level : effects[i];
        }
        at += levels;
      }
    }
    return effects;
  }

  /// All parameters together along their effects, up to the limit and part of the way; and what was
  /// worst alone.
  private List<List<Double>> along(List<List<Double>> alone, double[] effects) {
    double squares = 0;
    for (int i = 0; i < effects.length; i++) {
      squares += levels(inputs.get(i)) == 0 ? effects[i] * effects[i] : 0;
    }
    var all = new ArrayList<List<Double>>();
    for (double step : STEPS) {
      var decisions = new ArrayList<Double>();
      // A hair inside, so that rounding does not put it outside.
      double radius = step * Math.sqrt(limit) * (1 - NEAR_END);
      for (int i = 0; i < effects.length; i++) {
        double score = squares == 0 ? 0 : radius * effects[i] / Math.sqrt(squares);
        decisions.add(
            levels(inputs.get(i)) == 0
                ? Math.clamp(NORMAL.cumulativeProbability(score), NEAR_END, 1 - NEAR_END)
                : effects[i]);
      }
      all.add(List.copyOf(decisions));
    }
    all.add(alone.getFirst());
    return all;
  }

  /// Too far ones are not run.
  private List<Evaluation> evaluate(List<Candidate> candidates)
      throws IOException, InterruptedException {
    List<List<Double>> inside =
        candidates.stream().map(Candidate::decisions).filter(d -> distance(d) <= limit).toList();
    double[] bad = bad(inside, LUCK, question.replications());
    count(candidates.size() - inside.size());
    var evaluations = new ArrayList<Evaluation>();
    int at = 0;
    for (Candidate c : candidates) {
      double distance = distance(c.decisions());
      evaluations.add(
          distance <= limit
              ? new Evaluation(List.of(-bad[at++]), 0)
              : new Evaluation(List.of(0.0), distance - limit));
    }
    return evaluations;
  }

  private double distance(List<Double> decisions) {
    double squares = 0;
    for (int i = 0; i < decisions.size(); i++) {
      if (levels(inputs.get(i)) == 0) {
        double u = Math.clamp(decisions.get(i), NEAR_END, 1 - NEAR_END);
        double score = Arithmetic.normalQuantile(u);
        squares += score * score;
      }
    }
    return squares;
  }

  /// How bad the option is in futures; more is worse.
  private double[] bad(List<List<Double>> decisions, int luck, int replications)
      throws IOException, InterruptedException {
    if (decisions.isEmpty()) {
      return new double[0];
    }
    return bad(
        decisions.stream().map(d -> future(d, luck)).toList(), "worst " + luck, replications);
  }

  private double[] bad(List<Future> futures, String name, int replications)
      throws IOException, InterruptedException {
    var sample = new FutureSample(name, dimensions, futures);
    double[][] found =
        bench.run(List.of(question.option()), sample, variables, replications).getFirst();
    runs += (long) futures.size() * replications;
    count(futures.size());
    return Arrays.stream(question.aim().values(variables, found, List.of()))
        .map(question.aim()::cost)
        .toArray();
  }

  private void count(int more) {
    done += more;
    int total = (int) (question.runs() / question.replications());
    progress.at(Math.min(done, total), 0, total);
  }

  private Future future(List<Double> decisions, int luck) {
    double[] quantiles = new double[dimensions.size()];
    Arrays.fill(quantiles, MIDDLE);
    for (int i = 0; i < decisions.size(); i++) {
      if (levels(inputs.get(i)) == 0) {
        quantiles[inputs.get(i)] = Math.clamp(decisions.get(i), NEAR_END, 1 - NEAR_END);
      }
    }
    Future future = question.space().at(luck, quantiles);
    Future central = question.space().central();
    for (int d = 0; d < quantiles.length; d++) {
      int input = inputs.indexOf(d);
      if (input < 0) {
        future = future.with(d, central.value(d));
      } else if (levels(d) > 0) {
        future = future.with(d, decisions.get(input) / (levels(d) - 1));
      }
    }
    return future;
  }

  /// Levels of a hypothesis; 0 where it is a quantity.
  private int levels(int dimension) {
    return switch (dimensions.get(dimension).scale()) {
      case SWITCH -> 2;
      case THREE -> 3;
      case UNIFORM, LOG, RANK, FIXED -> 0;
    };
  }

  private Worst result(List<Double> worst, double bad) throws IOException, InterruptedException {
    List<Row> rows = rows(worst, bad);
    double[] again = bad(List.of(worst, centre()), FRESH_LUCK, question.freshReplications());
    List<Future> drawn = question.space().first(question.evaluations());
    double[] roughly = bad(drawn, "drawn", question.replications());
    List<Future> worstDrawn =
        IntStream.range(0, roughly.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer f) -> -roughly[f]))
            .limit(AGAIN)
            .map(drawn::get)
            .toList();
    double[] rerun = bad(worstDrawn, "drawn again", question.freshReplications());
    Aim aim = question.aim();
    return new Worst(
        question,
        rows,
        aim.cost(bad),
        aim.cost(again[0]),
        aim.cost(again[1]),
        distance(worst),
        limit,
        drawn.size(),
        worstDrawn.size(),
        aim.cost(Arrays.stream(rerun).max().orElseThrow()),
        (int) Arrays.stream(rerun).filter(b -> b >= again[0]).count(),
        runs);
  }

  /// Each parameter alone put back.
  private List<Row> rows(List<Double> worst, double bad) throws IOException, InterruptedException {
    var back = new ArrayList<List<Double>>();
    for (int i = 0; i < inputs.size(); i++) {
      int levels = levels(inputs.get(i));
      if (levels == 0) {
        back.add(with(worst, i, MIDDLE));
      } else {
        for (int level = 0; level < levels; level++) {
          if (level != worst.get(i)) {
            back.add(with(worst, i, level));
          }
        }
      }
    }
    double[] without = bad(back, LUCK, question.replications());
    var rows = new ArrayList<Row>();
    Future future = future(worst, LUCK);
    int at = 0;
    for (int i = 0; i < inputs.size(); i++) {
      int d = inputs.get(i);
      int turns = Math.max(1, levels(d) - 1);
      double best = Arrays.stream(without, at, at + turns).min().orElseThrow();
      at += turns;
      rows.add(
          new Row(
              dimensions.get(d),
              future.value(d),
              levels(d) == 0 ? worst.get(i) : Double.NaN,
              bad - best));
    }
    rows.sort(
        Comparator.comparingDouble((Row r) -> -r.effect()).thenComparing(r -> r.dimension().key()));
    return rows;
  }
}
