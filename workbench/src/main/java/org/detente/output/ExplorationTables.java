package org.detente.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.detente.discovery.Prim;
import org.detente.exploration.Criterion;
import org.detente.exploration.Exploration;
import org.detente.exploration.Interval;
import org.detente.exploration.LeverStudy;
import org.detente.exploration.PairRow;
import org.detente.exploration.RegionalRow;
import org.detente.exploration.RobustnessRow;
import org.detente.exploration.Satisfied;
import org.detente.exploration.ScenarioRow;
import org.detente.exploration.Search;
import org.detente.exploration.SensitivityStudy;
import org.detente.exploration.Stacking;
import org.detente.robustness.RobustnessMetric;
import org.detente.simulation.Variable;
import org.detente.value.Range;
import tools.jackson.jr.ob.JSON;

/// What exploration found, as tables and JSON.
public final class ExplorationTables {

  /// Measures in the order of `robustness.csv`; those with intervals after them.
  private static final List<RobustnessMetric> FIRST =
      List.of(
          RobustnessMetric.MAXIMIN,
          RobustnessMetric.LAPLACE,
          RobustnessMetric.PERCENTILE10,
          RobustnessMetric.MEDIAN,
          RobustnessMetric.MAXIMUM_REGRET,
          RobustnessMetric.REGRET_P90,
          RobustnessMetric.SATISFICING);

  private ExplorationTables() {}

  private static String column(Criterion criterion) {
    return criterion.outcome().column();
  }

  /// Robustness of each option in each criterion. Measures first, then the others, then the
  /// interval of each.
  public static void robustness(List<RobustnessRow> rows, Path file) throws IOException {
    var metrics = new ArrayList<>(FIRST);
    Arrays.stream(RobustnessMetric.values()).filter(m -> !FIRST.contains(m)).forEach(metrics::add);
    var columns = new ArrayList<>(List.of("option", "outcome", "direction", "threshold"));
    metrics.forEach(m -> columns.add(m.key()));
    columns.addAll(List.of("grade", "against_status_quo"));
    metrics.forEach(m -> columns.addAll(List.of(m.key() + "_low", m.key() + "_high")));
    try (var table = new Table(file, columns)) {
      for (RobustnessRow row : rows) {
        var cells = new ArrayList<Object>();
        cells.add(row.option());
        cells.add(column(row.criterion()));
        cells.add(row.criterion().atMost() ? "minimise" : "maximise");
        cells.add(row.criterion().threshold());
        metrics.forEach(m -> cells.add(interval(row, m).value()));
        cells.add(row.criterion().outcome().grade().name());
        cells.add(words(row.verdict().kind()));
        metrics.forEach(
            m -> {
              cells.add(interval(row, m).low());
              cells.add(interval(row, m).high());
            });
        table.row(cells.toArray());
      }
    }
  }

  private static Interval interval(RobustnessRow row, RobustnessMetric metric) {
    return row.metrics().getOrDefault(metric, new Interval(Double.NaN, Double.NaN, Double.NaN));
  }

  private static String words(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Options pair by pair on the same futures.
  public static void pairs(List<PairRow> rows, Path file) throws IOException {
    List<String> columns =
        List.of(
            "option",
            "other",
            "outcome",
            "share_better",
            "share_better_low",
            "share_better_high",
            "share_equal",
            "mean_difference",
            "mean_difference_low",
            "mean_difference_high",
            "p05",
            "p95",
            "grade",
            "verdict");
    try (var table = new Table(file, columns)) {
      for (PairRow row : rows) {
        table.row(
            row.option(),
            row.other(),
            column(row.criterion()),
            row.better().value(),
            row.better().low(),
            row.better().high(),
            row.equal(),
            row.difference().value(),
            row.difference().low(),
            row.difference().high(),
            row.lowDifference(),
            row.highDifference(),
            row.criterion().outcome().grade().name(),
            words(row.verdict().kind()));
      }
    }
  }

  /// All criteria at once, by option, with the weakest of their grades.
  ///
  /// @param criteria one or more
  public static void satisfied(List<Satisfied> rows, List<Criterion> criteria, Path file)
      throws IOException {
    String grade = weakest(criteria.stream().map(Criterion::outcome).toList());
    try (var table = new Table(file, List.of("option", "all_criteria", "low", "high", "grade"))) {
      for (Satisfied row : rows) {
        table.row(row.option(), row.all().value(), row.all().low(), row.all().high(), grade);
      }
    }
  }

  /// Criteria in the futures of each named scenario.
  public static void scenarios(List<ScenarioRow> rows, Path file) throws IOException {
    try (var table =
        new Table(
            file, List.of("scenario", "option", "outcome", "futures", "satisfies", "grade"))) {
      for (ScenarioRow row : rows) {
        table.row(
            row.scenario(),
            row.option(),
            column(row.criterion()),
            row.futures(),
            row.satisfies(),
            row.criterion().outcome().grade().name());
      }
    }
  }

  /// Importance of each input to each outcome, and the level that chance gives.
  public static void scores(List<Search> searches, Path file) throws IOException {
    List<String> columns =
        List.of("option", "outcome", "parameter", "score", "grade", "chance_level");
    try (var table = new Table(file, columns)) {
      for (Search search : searches) {
        search
            .scores()
            .forEach(
                (parameter, score) ->
                    table.row(
                        search.option(),
                        column(search.criterion()),
                        parameter,
                        score,
                        search.criterion().outcome().grade().name(),
                        search.chanceLevel()));
      }
    }
  }

  /// Failing futures against others, inside and outside the first box.
  public static void regional(List<Search> searches, Path file) throws IOException {
    List<String> columns =
        List.of("option", "outcome", "region", "parameter", "distance", "p", "grade");
    try (var table = new Table(file, columns)) {
      for (Search search : searches) {
        for (RegionalRow row : search.regional()) {
          table.row(
              search.option(),
              column(search.criterion()),
              row.region(),
              row.parameter(),
              row.distance(),
              row.p(),
              search.criterion().outcome().grade().name());
        }
      }
    }
  }

  /// Failures by the levels of the inputs that matter most.
  public static void stacking(List<Search> searches, Path file) throws IOException {
    List<String> columns =
        List.of("option", "outcome", "parameters", "levels", "cuts", "futures", "failures");
    try (var table = new Table(file, columns)) {
      for (Search search : searches) {
        if (search.stacking().isEmpty()) {
          continue;
        }
        Stacking stacking = search.stacking().get();
        String parameters =
            String.join(";", stacking.axes().stream().map(Stacking.Axis::parameter).toList());
        String cuts =
            String.join(
                ";",
                stacking.axes().stream()
                    .map(a -> String.join(" ", a.cuts().stream().map(Table::number).toList()))
                    .toList());
        for (Stacking.Cell cell : stacking.cells()) {
          table.row(
              search.option(),
              column(search.criterion()),
              parameters,
              String.join(";", cell.levels().stream().map(String::valueOf).toList()),
              cuts,
              cell.futures(),
              cell.failures());
        }
      }
    }
  }

  /// Boxes of every search.
  ///
  /// @param sentence of a search that speaks
  public static void boxes(Exploration exploration, Function<Search, String> sentence, Path file)
      throws IOException {
    json(
        file,
        exploration.searches(),
        (search, json) -> {
          if (search.speaks()) {
            json.put("sentence", sentence.apply(search));
          }
          json.put("boxes", search.boxes().stream().map(ExplorationTables::box).toList());
          search.chance().ifPresent(chance -> json.put("chance", chance(chance)));
        });
  }

  private static Map<String, Object> box(Prim.Found found) {
    Map<String, Object> fields = BoxFields.of(found.box());
    fields.put("quasi_p", found.quasiP());
    fields.put("dense_enough", found.denseEnough());
    return fields;
  }

  private static Map<String, Object> chance(Search.Chance chance) {
    var json = new LinkedHashMap<String, Object>();
    json.put("p", chance.p());
    json.put("shuffles", chance.shuffles());
    json.put("resamples", chance.repeated().resamples());
    var restricted = new LinkedHashMap<String, Double>();
    chance
        .repeated()
        .restricted()
        .forEach(
            (name, share) -> {
              if (share > 0) {
                restricted.put(name, share);
              }
            });
    json.put("restricted", restricted);
    json.put("coverage", quantiles(chance.repeated().coverage()));
    json.put("density", quantiles(chance.repeated().density()));
    json.put("mass", quantiles(chance.repeated().mass()));
    return json;
  }

  private static List<Double> quantiles(Range range) {
    return List.of(range.low(), range.central(), range.high());
  }

  /// Leaves of every tree.
  public static void trees(Exploration exploration, Path file) throws IOException {
    json(
        file,
        exploration.searches(),
        (search, json) -> json.put("leaves", search.leaves().stream().map(BoxFields::of).toList()));
  }

  private interface Filling {
    void fill(Search search, Map<String, Object> json);
  }

  private static void json(Path file, List<Search> searches, Filling filling) throws IOException {
    var list = new ArrayList<Map<String, Object>>();
    for (Search search : searches) {
      var one = new LinkedHashMap<String, Object>();
      one.put("option", search.option());
      one.put("outcome", column(search.criterion()));
      one.put("grade", search.criterion().outcome().grade().name());
      one.put("threshold", search.criterion().threshold());
      one.put("above", search.criterion().atMost());
      one.put("futures", search.futures());
      one.put("failures", search.failures());
      Optional<String> none = search.none();
      none.ifPresent(why -> one.put("none", why));
      filling.fill(search, one);
      list.add(one);
    }
    String text =
        JSON.builder()
                .enable(JSON.Feature.PRETTY_PRINT_OUTPUT)
                .build()
                .asString(Map.of("searches", list))
            + "\n";
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /// Elementary effects of everything that varies.
  public static void screening(List<SensitivityStudy.ScreeningRow> rows, Path file)
      throws IOException {
    List<String> columns =
        List.of(
            "option",
            "outcome",
            "parameter",
            "mu_star",
            "mu_star_conf",
            "mu",
            "sigma",
            "passes",
            "grade");
    try (var table = new Table(file, columns)) {
      for (SensitivityStudy.ScreeningRow row : rows) {
        table.row(
            row.option(),
            row.outcome().column(),
            row.parameter(),
            row.effect().absolute().value(),
            row.effect().absolute().halfWidth(),
            row.effect().mean(),
            row.effect().deviation(),
            row.passes() ? "yes" : "no",
            row.outcome().grade().name());
      }
    }
  }

  /// Variance shares of what passed.
  public static void sensitivity(List<SensitivityStudy.IndexRow> rows, Path file)
      throws IOException {
    List<String> columns =
        List.of("option", "outcome", "parameter", "S1", "S1_conf", "ST", "ST_conf", "grade");
    try (var table = new Table(file, columns)) {
      for (SensitivityStudy.IndexRow row : rows) {
        table.row(
            row.option(),
            row.outcome().column(),
            row.parameter(),
            row.first().value(),
            row.first().halfWidth(),
            row.total().value(),
            row.total().halfWidth(),
            row.outcome().grade().name());
      }
    }
  }

  /// What levers buy.
  public static void levers(List<LeverStudy.Row> rows, Path file) throws IOException {
    List<String> columns =
        List.of(
            "option",
            "lever",
            "level",
            "outcome",
            "mean_difference",
            "low_difference",
            "high_difference",
            "share_better",
            "verdict",
            "grade");
    try (var table = new Table(file, columns)) {
      for (LeverStudy.Row row : rows) {
        table.row(
            row.option(),
            row.lever().id(),
            row.level(),
            row.outcome().key(),
            row.difference(),
            row.lowDifference(),
            row.highDifference(),
            row.better(),
            words(row.verdict()),
            weakest(row.outcome().variables()));
      }
    }
  }

  /// The weakest grade of some variables.
  ///
  /// @param variables one or more
  static String weakest(List<Variable> variables) {
    return variables.stream()
        .map(Variable::grade)
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .name();
  }
}
