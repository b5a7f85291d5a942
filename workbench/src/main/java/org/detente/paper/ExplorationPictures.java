package org.detente.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.detente.chart.EstimateChart;
import org.detente.chart.ScatterChart;
import org.detente.chart.StackingChart;
import org.detente.comparison.Compared;
import org.detente.discovery.Box;
import org.detente.discovery.Limit;
import org.detente.discovery.Prim;
import org.detente.ensemble.EnsembleResult;
import org.detente.exploration.Criterion;
import org.detente.exploration.Exploration;
import org.detente.exploration.Interval;
import org.detente.exploration.LeverStudy;
import org.detente.exploration.Satisfied;
import org.detente.exploration.Search;
import org.detente.exploration.Sensitivity;
import org.detente.exploration.Stacking;
import org.detente.message.Texts;
import org.detente.robustness.RobustnessMetric;
import org.detente.simulation.Variable;

/// Pictures of what a search for conditions found.
public final class ExplorationPictures {

  /// Inputs that are drawn of each outcome, those with the largest shares of its variance.
  private static final int LARGEST = 2;

  /// Half of the widest interval of a share of the variance that is drawn.
  private static final double WIDEST = 0.5;

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

  private String label(Texts texts, String option) {
    return texts.own(result.options().get(option(option)).label());
  }

  private static EstimateChart.Row row(Interval interval) {
    return EstimateChart.Row.of(interval.value(), interval.low(), interval.high());
  }

  /// In how many futures each option satisfies each criterion, and all at once.
  public String robustness(Texts texts, Exploration exploration) {
    List<String> options = exploration.satisfied().stream().map(Satisfied::option).toList();
    var panels = new ArrayList<EstimateChart.Panel>();
    String unit = texts.say("exploration.share-of-futures");
    for (Criterion criterion : exploration.criteria()) {
      List<EstimateChart.Row> rows =
          exploration.robustness(criterion).stream()
              .map(r -> row(r.metrics().get(RobustnessMetric.SATISFICING)))
              .toList();
      String title = texts.own(texts.capital(criterion.title()));
      panels.add(new EstimateChart.Panel(title, unit, EstimateChart.Form.SHARE, 0, rows));
    }
    panels.add(
        new EstimateChart.Panel(
            texts.say("exploration.all-at-once"),
            unit,
            EstimateChart.Form.SHARE,
            0,
            exploration.satisfied().stream().map(s -> row(s.all())).toList()));
    return EstimateChart.svg(
        texts,
        new EstimateChart.Spec(
            texts.say("exploration.how-many-futures-satisfy"),
            texts.say("exploration.one-panel-per-criterion"),
            options.stream().map(o -> label(texts, o)).toList(),
            List.of(texts.say("exploration.share-of-futures"))),
        panels);
  }

  /// Options pair by pair on the same futures in one criterion.
  public String pairs(Texts texts, Exploration exploration, Criterion criterion) {
    List<String> options = exploration.satisfied().stream().map(Satisfied::option).toList();
    var better = new HashMap<List<String>, EstimateChart.Row>();
    exploration.pairs().stream()
        .filter(p -> p.criterion().equals(criterion))
        .forEach(p -> better.put(List.of(p.option(), p.other()), row(p.better())));
    var nothing = new EstimateChart.Row(List.of());
    List<EstimateChart.Panel> panels =
        options.stream()
            .map(
                option ->
                    new EstimateChart.Panel(
                        texts.say("exploration.better-than", "option", label(texts, option)),
                        texts.say("exploration.share-of-futures"),
                        EstimateChart.Form.SHARE,
                        0.5,
                        options.stream()
                            .map(other -> better.getOrDefault(List.of(option, other), nothing))
                            .toList()))
            .toList();
    return EstimateChart.svg(
        texts,
        new EstimateChart.Spec(
            texts.say(
                "exploration.options-on-the-same-futures", "title", texts.own(criterion.title())),
            texts.say("exploration.one-panel-per-option-others"),
            options.stream().map(o -> label(texts, o)).toList(),
            List.of(texts.say("exploration.share-better"))),
        panels);
  }

  /// What a turn of each lever buys.
  ///
  /// @param rows one or more
  public String levers(Texts texts, List<LeverStudy.Row> rows) {
    var turns = new LinkedHashMap<String, Map<Compared, LeverStudy.Row>>();
    for (LeverStudy.Row row : rows) {
      String turn =
          label(texts, row.option())
              + " · "
              + texts.find("lever", row.lever().id()).orElse(row.lever().id())
              + " "
              + texts.find("level", row.level()).orElse(row.level());
      turns.computeIfAbsent(turn, _ -> new HashMap<>()).put(row.outcome(), row);
    }
    List<EstimateChart.Panel> panels =
        Stream.of(Compared.values())
            .map(
                outcome ->
                    new EstimateChart.Panel(
                        compared(texts, outcome),
                        outcome == Compared.WAR
                            ? texts.say("exploration.points-axis")
                            : texts.say("exploration.people"),
                        EstimateChart.Form.DIFFERENCE,
                        0,
                        turns.values().stream().map(t -> difference(t.get(outcome))).toList()))
            .toList();
    return EstimateChart.svg(
        texts,
        new EstimateChart.Spec(
            texts.say("exploration.what-a-lever-turned-buys", "futures", rows.getFirst().futures()),
            texts.say("exploration.one-panel-per-outcome-turns"),
            List.copyOf(turns.keySet()),
            List.of(texts.say("exploration.difference"))),
        panels);
  }

  private static EstimateChart.Row difference(LeverStudy.Row row) {
    double unit = row.outcome() == Compared.WAR ? 100 : 1;
    return EstimateChart.Row.of(
        unit * row.difference(), unit * row.lowDifference(), unit * row.highDifference());
  }

  private static String compared(Texts texts, Compared outcome) {
    return switch (outcome) {
      case WAR -> texts.say("exploration.compared-war");
      case DEATHS -> texts.say("exploration.compared-deaths");
      case DEATHS_OUTSIDE_WAR -> texts.say("exploration.deaths-outside-war");
      case RETURNED -> texts.say("exploration.returned");
    };
  }

  /// How the variance of each outcome divides among the inputs with the largest shares. What is
  /// known no better than [#WIDEST] either way is not drawn; empty where nothing is known better.
  ///
  /// @param name of a criterion's outcome
  /// @param shown whether an option, by id, may be shown
  public Optional<String> variance(
      Texts texts,
      Sensitivity sensitivity,
      List<Criterion> criteria,
      Function<Criterion, String> name,
      Predicate<String> shown) {
    var joined = new LinkedHashMap<Criterion, List<Sensitivity.Joined>>();
    var inputs = new LinkedHashSet<String>();
    for (Criterion criterion : criteria) {
      List<Sensitivity.Joined> of =
          sensitivity.joined(criterion.outcome(), shown).stream()
              .filter(j -> half(j.first()) <= WIDEST && half(j.total()) <= WIDEST)
              .toList();
      if (!of.isEmpty()) {
        joined.put(criterion, of);
        of.stream().limit(LARGEST).forEach(j -> inputs.add(j.parameter()));
      }
    }
    if (inputs.isEmpty()) {
      return Optional.empty();
    }
    var panels = new ArrayList<EstimateChart.Panel>();
    joined.forEach(
        (criterion, of) ->
            panels.add(
                new EstimateChart.Panel(
                    texts.capital(name.apply(criterion)),
                    texts.say("exploration.share-of-the-variance"),
                    EstimateChart.Form.SHARE,
                    0,
                    inputs.stream().map(input -> shares(of, input)).toList())));
    return Optional.of(
        EstimateChart.svg(
            texts,
            new EstimateChart.Spec(
                texts.say("exploration.how-the-variance-divides"),
                texts.say("exploration.one-panel-per-outcome-shares"),
                inputs.stream().map(i -> conditions.name(texts, i).replace("`", "")).toList(),
                List.of(
                    texts.say("exploration.alone"), texts.say("exploration.with-all-interplay"))),
            panels));
  }

  private static EstimateChart.Row shares(List<Sensitivity.Joined> joined, String input) {
    return joined.stream()
        .filter(j -> j.parameter().equals(input))
        .findFirst()
        .map(j -> new EstimateChart.Row(List.of(estimate(j.first()), estimate(j.total()))))
        .orElseGet(() -> new EstimateChart.Row(List.of()));
  }

  private static double half(Interval i) {
    return (i.high() - i.low()) / 2;
  }

  private static EstimateChart.Estimate estimate(Interval i) {
    return new EstimateChart.Estimate(i.value(), i.low(), i.high());
  }

  /// What an outcome is called.
  public static String name(Texts texts, Criterion criterion) {
    return criterion.outcome() == Variable.COST_MUSD
        ? texts.say("exploration.cost-in-million")
        : texts
            .find("outcome", criterion.outcome().column())
            .orElse(texts.own(criterion.outcome().column().replace('_', ' ')));
  }
}
