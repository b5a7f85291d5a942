package org.detente.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.detente.chart.ScatterChart;
import org.detente.chart.StackingChart;
import org.detente.discovery.Box;
import org.detente.discovery.Limit;
import org.detente.discovery.Prim;
import org.detente.ensemble.EnsembleResult;
import org.detente.exploration.Criterion;
import org.detente.exploration.Exploration;
import org.detente.exploration.Search;
import org.detente.exploration.Stacking;
import org.detente.message.Texts;

/// Pictures of what a search for conditions found.
public final class ExplorationPictures {

  private final EnsembleResult result;
  private final Conditions conditions;

  /// @param result the ensemble that was explored
  public ExplorationPictures(EnsembleResult result) {
    this.result = result;
    this.conditions = new Conditions(result.dimensions(), result.futures());
  }

  /// The search in a criterion whose first box holds most of the failures most densely, of those
  /// that may be spoken of.
  ///
  /// @param shown whether an option, by id, may be shown
  public static Optional<Search> strongest(
      Exploration exploration, Criterion criterion, Predicate<String> shown) {
    return exploration.searches(criterion).stream()
        .filter(s -> s.speaks() && shown.test(s.option()))
        .max(Comparator.comparingDouble(s -> strength(s.boxes().getFirst().box())));
  }

  private static double strength(Box box) {
    double sum = box.coverage() + box.density();
    return sum > 0 ? box.coverage() * box.density() / sum : 0;
  }

  /// Futures by the two conditions that matter most in the first box, failures marked, with the box
  /// around them. Further conditions of the box cannot be drawn: futures that break them lie inside
  /// it, too.
  public String scatter(Texts texts, Search search) {
    Box box = search.boxes().getFirst().box();
    List<String> keys = new ArrayList<>(numbers(search.boxes().getFirst()));
    // A box on hypotheses alone has no numbers to draw: the most important inputs stand in.
    search.scores().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .filter(k -> !keys.contains(k) && isNumber(k))
        .limit(2)
        .forEach(keys::add);
    String across = keys.get(0);
    String up = keys.get(1);
    var failing = new ArrayList<ScatterChart.Point>();
    var holding = new ArrayList<ScatterChart.Point>();
    double[] x = column(across);
    double[] y = column(up);
    int option = option(search.option());
    double[] outcome = result.outcome(option, search.criterion().outcome());
    for (int f = 0; f < x.length; f++) {
      (search.criterion().fails(outcome[f]) ? failing : holding)
          .add(new ScatterChart.Point(x[f], y[f]));
    }
    ScatterChart.Axis acrossAxis = axis(texts, across, x);
    ScatterChart.Axis upAxis = axis(texts, up, y);
    return ScatterChart.svg(
        texts,
        new ScatterChart.Spec(
            texts.own(result.options().get(option).label())
                + ": "
                + texts.own(search.criterion().title()),
            texts.say("exploration.one-mark-per-future"),
            acrossAxis,
            upAxis,
            Optional.of(
                new ScatterChart.Box(
                    low(box, across, acrossAxis),
                    high(box, across, acrossAxis),
                    low(box, up, upAxis),
                    high(box, up, upAxis),
                    texts.say(
                        "exploration.fails-in-of-the", "density", texts.percent(box.density()))))),
        List.of(
            new ScatterChart.Series(texts.say("exploration.criterion-holds"), holding),
            new ScatterChart.Series(texts.say("exploration.criterion-fails"), failing)));
  }

  /// The two conditions on numbers that the box needs most.
  private static List<String> numbers(Prim.Found found) {
    return found.box().limits().entrySet().stream()
        .filter(e -> e.getValue() instanceof Limit.Between)
        .map(Map.Entry::getKey)
        .sorted(Comparator.comparingDouble(k -> found.quasiP().get(k)))
        .limit(2)
        .toList();
  }

  private boolean isNumber(String key) {
    return switch (result.dimensions().get(position(key)).scale()) {
      case SWITCH, THREE -> false;
      case UNIFORM, LOG, RANK, FIXED -> true;
    };
  }

  private int position(String key) {
    return IntStream.range(0, result.dimensions().size())
        .filter(d -> result.dimensions().get(d).key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private int option(String id) {
    return IntStream.range(0, result.options().size())
        .filter(o -> result.options().get(o).id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private double[] column(String key) {
    int d = position(key);
    return result.futures().stream().mapToDouble(f -> f.value(d)).toArray();
  }

  private ScatterChart.Axis axis(Texts texts, String key, double[] values) {
    double low = java.util.Arrays.stream(values).min().orElseThrow();
    double high = java.util.Arrays.stream(values).max().orElseThrow();
    return new ScatterChart.Axis(conditions.axis(texts, key), low, high);
  }

  private static double low(Box box, String key, ScatterChart.Axis axis) {
    return box.limits().get(key) instanceof Limit.Between(double low, double _) ? low : axis.low();
  }

  private static double high(Box box, String key, ScatterChart.Axis axis) {
    return box.limits().get(key) instanceof Limit.Between(double _, double high)
        ? high
        : axis.high();
  }

  /// Failures by the levels of the few inputs that matter most.
  public String stacking(Texts texts, Search search) {
    Stacking stacking = search.stacking().orElseThrow();
    return StackingChart.svg(
        texts,
        texts.say(
            "exploration.failures-by-the-conditions",
            "options",
            texts.own(result.options().get(option(search.option())).label())),
        texts.say("exploration.a-grid-of-cells", "conditions", stacking.axes().size()),
        stacking.axes().stream()
            .map(
                a ->
                    new StackingChart.Axis(
                        texts.capital(conditions.name(texts, a.parameter())),
                        IntStream.range(0, a.levels())
                            .mapToObj(l -> conditions.level(texts, a.parameter(), l, a.cuts()))
                            .toList()))
            .toList(),
        stacking.cells().stream()
            .map(c -> new StackingChart.Cell(c.futures(), c.failures()))
            .toList());
  }
}
