package org.detente.exploration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.detente.discovery.Box;
import org.detente.discovery.Cart;
import org.detente.discovery.Cases;
import org.detente.discovery.Input;
import org.detente.discovery.Limit;
import org.detente.discovery.Prim;
import org.detente.discovery.PrimSettings;
import org.detente.discovery.Reproducibility;
import org.detente.discovery.Scores;
import org.detente.numeric.Draws;

/// Searches the conditions under which options fail criteria.
///
/// With some 150 inputs and a few hundred futures a search always finds a dense box somewhere.
/// Boxes are therefore kept to few inputs, and each search is repeated with the outcomes shuffled
/// over the futures: how often does luck alone give a box that stands out as much? Scores are taken
/// again in the same way: how large a score does luck alone give to some input?
final class DiscoveryStudy {

  /// A box that people can read.
  private static final PrimSettings SETTINGS = new PrimSettings(0.05, 0.05, 0.08, 0.75, 3);

  /// Inputs among which boxes are searched. Among all of them the first slices would fall on inputs
  /// that matter by luck only, and use up what a box may restrict.
  private static final int CANDIDATES = 6;

  /// A restriction with a larger quasi-p-value does too little to be told to people.
  private static final double NEEDED = 0.05;

  private static final double LEAF = 0.1;
  private static final int MOST_BOXES = 3;
  private static final int TREES = 100;

  /// Trees of each shuffle for the level that chance gives: with a fifth of the trees it is a tenth
  /// to a fifth too high, and costs a fifth.
  private static final int CHANCE_TREES = 20;

  private static final int SHUFFLES = 99;

  /// Of an outcome, to say how large a score chance alone may give: the second largest of these.
  private static final int SHUFFLES_FOR_SCORES = 39;

  private static final int RESAMPLES = 20;
  private static final int PURPOSE = 0x73687566;

  /// Fewer futures of one kind say nothing of where it happens.
  private static final int FEWEST = 5;

  private final Outcomes outcomes;
  private final long seed;

  DiscoveryStudy(Outcomes outcomes, long seed) {
    this.outcomes = outcomes;
    this.seed = seed;
  }

  /// By criterion and option. The same on any number of threads.
  List<Search> searches() {
    int options = outcomes.options();
    return IntStream.range(0, options * outcomes.criteria().size())
        .parallel()
        .mapToObj(i -> search(i % options, i / options))
        .toList();
  }

  private Search search(int o, int c) {
    boolean[] fails = outcomes.fails(o, c);
    int failures = count(fails);
    Map<String, Double> scores = scores(outcomes.of(o, c));
    Optional<String> none = none(failures, fails.length);
    if (none.isPresent()) {
      return new Search(
          outcomes.option(o),
          outcomes.criteria().get(c),
          fails.length,
          failures,
          List.of(),
          Optional.empty(),
          List.of(),
          scores,
          chanceLevel(scores, outcomes.of(o, c), o, c),
          Optional.empty(),
          List.of(),
          none);
    }
    Cases cases = cases(fails);
    Prim.Result found = Prim.search(cases, SETTINGS);
    List<Prim.Found> boxes = found.boxes().stream().limit(MOST_BOXES).toList();
    Box first = boxes.getFirst().box();
    var chance =
        new Search.Chance(
            p(first, fails, o, c),
            SHUFFLES,
            Reproducibility.of(cases, SETTINGS, first, RESAMPLES, seed));
    return new Search(
        outcomes.option(o),
        outcomes.criteria().get(c),
        fails.length,
        failures,
        boxes,
        Optional.of(chance),
        Cart.grow(new Cases(outcomes.inputs(), fails), LEAF),
        scores,
        chanceLevel(scores, outcomes.of(o, c), o, c),
        Optional.of(Stacking.of(outcomes.dimensions(), outcomes.futures(), scores, fails)),
        regional(first, fails),
        none);
  }

  /// The cases with the inputs among which boxes are searched: of the candidates those that a first
  /// search restricts and needs, if it needs any.
  private Cases cases(boolean[] fails) {
    var all = new Cases(outcomes.candidates(fails, CANDIDATES), fails);
    Map<String, Double> quasiP = Prim.search(all, SETTINGS).boxes().getFirst().quasiP();
    List<Input> needed =
        all.inputs().stream().filter(i -> quasiP.getOrDefault(i.name(), 1.0) <= NEEDED).toList();
    return needed.isEmpty() ? all : new Cases(needed, fails);
  }

  private Optional<String> none(int failures, int futures) {
    if (outcomes.inputs().isEmpty()) {
      return Optional.of("nothing varies over the futures");
    }
    if (failures == 0) {
      return Optional.of("it fails in no future tried");
    }
    if (failures == futures) {
      return Optional.of("it fails in every future tried");
    }
    if (Math.min(failures, futures - failures) < FEWEST) {
      return Optional.of(
          failures < FEWEST
              ? "it fails in too few futures to say under which conditions"
              : "it holds in too few futures to say under which conditions");
    }
    return Optional.empty();
  }

  private Map<String, Double> scores(double[] outcome) {
    boolean constant = Arrays.stream(outcome).allMatch(y -> y == outcome[0]);
    return constant || outcomes.inputs().isEmpty()
        ? Map.of()
        : Scores.of(outcomes.inputs(), outcome, TREES, seed).importance();
  }

  /// Every search shuffles anew, so that one unlucky set of shuffles does not speak for all
  /// options.
  private double chanceLevel(Map<String, Double> scores, double[] outcome, int o, int c) {
    return scores.isEmpty()
        ? 0
        : Scores.chanceLevel(
            outcomes.inputs(),
            outcome,
            CHANCE_TREES,
            SHUFFLES_FOR_SCORES,
            seed + ((long) (o * outcomes.criteria().size() + c) << 32));
  }

  /// How far a box stands out from all futures, in standard deviations of a binomial count.
  private static double standingOut(Box box, double share) {
    double expected = box.cases() * share;
    return (box.positives() - expected) / Math.sqrt(expected * (1 - share));
  }

  private double p(Box first, boolean[] fails, int o, int c) {
    double share = (double) count(fails) / fails.length;
    double found = standingOut(first, share);
    int asGood = 1;
    for (int s = 0; s < SHUFFLES; s++) {
      int[] order = IntStream.range(0, fails.length).toArray();
      new Draws(seed, PURPOSE, (o * outcomes.criteria().size() + c) * SHUFFLES + s).shuffle(order);
      boolean[] shuffled = new boolean[fails.length];
      for (int f = 0; f < shuffled.length; f++) {
        shuffled[f] = fails[order[f]];
      }
      Box other = Prim.first(cases(shuffled), SETTINGS);
      asGood += standingOut(other, share) >= found ? 1 : 0;
    }
    return (double) asGood / (SHUFFLES + 1);
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  private List<RegionalRow> regional(Box box, boolean[] fails) {
    boolean[] inside = inside(box);
    var rows = new ArrayList<RegionalRow>();
    for (int region = 0; region < 3; region++) {
      String name = region == 0 ? "all" : region == 1 ? "box" : "outside";
      int which = region;
      int[] failing =
          IntStream.range(0, fails.length)
              .filter(f -> fails[f] && (which == 0 || inside[f] == (which == 1)))
              .toArray();
      int[] holding =
          IntStream.range(0, fails.length)
              .filter(f -> !fails[f] && (which == 0 || inside[f] == (which == 1)))
              .toArray();
      if (failing.length < FEWEST || holding.length < FEWEST) {
        continue;
      }
      for (int d = 0; d < outcomes.dimensions().size(); d++) {
        String key = outcomes.dimensions().get(d).key();
        if (outcomes.inputs().stream().map(Input::name).noneMatch(key::equals)) {
          continue;
        }
        double distance = Kolmogorov.distance(values(d, failing), values(d, holding));
        rows.add(
            new RegionalRow(
                name, key, distance, Kolmogorov.p(distance, failing.length, holding.length)));
      }
    }
    return rows;
  }

  private double[] values(int dimension, int[] futures) {
    return Arrays.stream(futures)
        .mapToDouble(f -> outcomes.futures().get(f).value(dimension))
        .toArray();
  }

  private boolean[] inside(Box box) {
    boolean[] inside = new boolean[outcomes.futures().size()];
    Arrays.fill(inside, true);
    for (int d = 0; d < outcomes.dimensions().size(); d++) {
      Limit limit = box.limits().get(outcomes.dimensions().get(d).key());
      for (int f = 0; limit != null && f < inside.length; f++) {
        inside[f] &= holds(limit, outcomes.futures().get(f).value(d));
      }
    }
    return inside;
  }

  /// Whether a value lies within a limit.
  static boolean holds(Limit limit, double value) {
    return switch (limit) {
      case Limit.Between(double low, double high) -> value >= low && value <= high;
      case Limit.OneOf(List<String> categories) ->
          categories.stream().mapToDouble(Double::parseDouble).anyMatch(c -> c == value);
    };
  }
}
