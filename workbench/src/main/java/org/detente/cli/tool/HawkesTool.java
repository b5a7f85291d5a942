package org.detente.cli.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.selfexciting.CountEstimate;
import org.detente.selfexciting.CountFit;
import org.detente.selfexciting.CountSeries;
import org.detente.selfexciting.Events;
import org.detente.selfexciting.HawkesEstimate;
import org.detente.selfexciting.HawkesFit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tool hawkes`: whether incidents bring on further incidents.
@Command(
    name = "hawkes",
    mixinStandardHelpOptions = true,
    description = {
      "Whether incidents bring on further incidents: fits a self-exciting process.",
      "Input: either events with t (days or year-month-day) and, where known, latitude, longitude, mark; or counts with place, month, count and, where known, exposure, latitude, longitude."
    })
final class HawkesTool implements Callable<Integer> {

  @Option(names = "--data", paramLabel = "FILE", required = true, description = "Events or counts.")
  private Path data;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Start of observation, written as t is (default: the first event).")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "End of observation, written as t is (default: the last event).")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--background",
      paramLabel = "FORM",
      description =
          "How events that nothing brought on lie in space: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private HawkesFit.Background background = HawkesFit.Background.SMOOTH;

  @Option(
      names = "--bases",
      paramLabel = "FORM",
      description =
          "Own rates of places in counts: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private CountFit.Bases bases = CountFit.Bases.COMMON;

  @Mixin private Effort effort;
  @Mixin private Answer answer;

  @Override
  public Integer call() throws IOException {
    var problems = new Problems();
    effort.check(problems);
    Optional<CsvTable> table = CsvTable.read(data, data.toString(), List.of(), problems);
    problems.throwIfAny();
    List<String> columns = table.orElseThrow().columns();
    if (columns.contains("count")) {
      CountSeries series = new CountInput(table.get(), problems).read();
      answer.write(counts(series, CountFit.of(series, bases)));
      return 0;
    }
    var input = new EventInput(table.get(), from, to, effort.seed(), problems);
    Events events = input.read();
    answer.write(events(events, input.spreadDays(), HawkesFit.of(events, background)));
    return 0;
  }

  private static Map<String, Object> events(Events events, double spread, HawkesEstimate e) {
    var map = new LinkedHashMap<String, Object>();
    map.put("events", events.size());
    map.put("days", events.duration());
    map.put("area_km2", events.spatial() ? events.area() : null);
    map.put("spread_days", spread);
    map.put("background_per_day", value(e.backgroundPerDay()));
    map.put("branching_ratio", value(e.branchingRatio()));
    map.put("decay_per_day", value(e.decayPerDay()));
    map.put("spatial_scale_km", value(e.spatialScaleKm()));
    map.put("mark_effect", value(e.markEffect()));
    map.put("log_likelihood", e.logLikelihood());
    map.put("log_likelihood_without_excitation", e.logLikelihoodWithoutExcitation());
    map.put("AIC", e.aic());
    var residual = new LinkedHashMap<String, Object>();
    residual.put("uniform_statistic", e.residual().uniformStatistic());
    residual.put("uniform_p", e.residual().uniformP());
    residual.put("waiting_statistic", e.residual().waitingStatistic());
    residual.put("waiting_p", e.residual().waitingP());
    map.put("residual_test", residual);
    map.put("converged", e.converged());
    return map;
  }

  private static Map<String, Object> counts(CountSeries series, CountEstimate e) {
    var map = new LinkedHashMap<String, Object>();
    map.put("places", series.places());
    map.put("months", series.months());
    map.put("base_per_month", value(e.base()));
    map.put("branching_ratio", value(e.branchingRatio()));
    map.put("same_month", value(e.sameMonth()));
    map.put("stays", value(e.stays()));
    map.put("log_likelihood", e.logLikelihood());
    map.put("log_likelihood_without_excitation", e.logLikelihoodWithoutExcitation());
    map.put("AIC", e.aic());
    map.put("dispersion", Json.number(e.dispersion()));
    map.put("converged", e.converged());
    return map;
  }

  private static Map<String, Object> value(HawkesEstimate.Value value) {
    if (Double.isNaN(value.estimate())) {
      return null;
    }
    var map = new LinkedHashMap<String, Object>();
    map.put("estimate", value.estimate());
    map.put("standard_error", Json.number(value.standardError()));
    return map;
  }
}
