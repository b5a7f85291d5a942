package org.detente.cli.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.detente.input.Problems;
import org.detente.scan.Cluster;
import org.detente.scan.Metric;
import org.detente.scan.ScanModel;
import org.detente.scan.ScanSettings;
import org.detente.scan.ScanStatistic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tool scan`: where and when there are more cases than chance would have it.
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = {
      "Where and when there are more cases than chance would have it (Kulldorff's scan statistics).",
      "Files have no header; columns are separated by blanks: cases PLACE COUNT [DATE [STRATUM...]], places PLACE LATITUDE LONGITUDE, population PLACE DATE PERSONS [STRATUM...], controls PLACE COUNT [DATE]."
    })
final class ScanTool implements Callable<Integer> {

  @Option(names = "--cases", paramLabel = "FILE", required = true, description = "Cases.")
  private Path cases;

  @Option(names = "--geo", paramLabel = "FILE", required = true, description = "Places.")
  private Path geo;

  @Option(names = "--pop", paramLabel = "FILE", description = "Population (poisson).")
  private Optional<Path> population = Optional.empty();

  @Option(names = "--controls", paramLabel = "FILE", description = "Controls (bernoulli).")
  private Optional<Path> controls = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      required = true,
      description = "What chance would do: ${COMPLETION-CANDIDATES}.")
  private ScanModel model;

  @Option(
      names = "--set",
      paramLabel = "Key=Value",
      description = "A setting by its usual name, such as MonteCarloReps=9999; repeatable.")
  private List<String> settings = List.of();

  @Mixin private Effort effort;
  @Mixin private Answer answer;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var problems = new Problems();
    effort.check(problems);
    needs("--pop", population, model == ScanModel.POISSON, problems);
    needs("--controls", controls, model == ScanModel.BERNOULLI, problems);
    var parameters = new ScanParameters(model, settings, problems);
    problems.throwIfAny();
    Optional<ScanInput.Ready> read =
        new ScanInput(model, parameters, problems).read(cases, geo, population, controls);
    problems.throwIfAny();
    ScanInput.Ready ready = read.orElseThrow();
    var windows =
        new ScanSettings(
            parameters.maximumShare,
            parameters.maximumRadius,
            longest(parameters, ready.data().intervals()),
            parameters.analysis.orElse(0) == 4,
            true,
            parameters.leastCases,
            parameters.repetitions,
            effort.seed());
    answer.write(answer(ready, ScanStatistic.of(ready.data(), windows, effort.threads())));
    return 0;
  }

  private void needs(String option, Optional<Path> file, boolean needed, Problems problems) {
    if (needed != file.isPresent()) {
      problems.add(
          "command line",
          0,
          option + (needed ? " is missing" : " has nothing to do with this model"),
          needed ? "the model needs it" : "leave it out, or name the model that reads it");
    }
  }

  private static int longest(ScanParameters parameters, int intervals) {
    double most =
        parameters.maximumTimeInUnits
            ? parameters.maximumTime / parameters.unitLength
            : parameters.maximumTime / 100 * intervals;
    // A little more than nothing keeps 50 per cent of 36 from becoming 17.
    return Math.clamp((long) (most + 1e-9), 1, intervals);
  }

  private static Map<String, Object> answer(ScanInput.Ready ready, List<Cluster> clusters) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("cases", ready.data().total());
    answer.put("places", ready.data().places());
    answer.put("intervals", ready.data().intervals());
    answer.put("clusters", clusters.stream().map(c -> cluster(ready, c)).toList());
    return answer;
  }

  private static Map<String, Object> cluster(ScanInput.Ready ready, Cluster c) {
    var map = new LinkedHashMap<String, Object>();
    map.put("places", c.places().stream().map(ready.places()::get).toList());
    boolean sphere = ready.data().metric() == Metric.SPHERE;
    map.put(sphere ? "radius_km" : "radius", c.radius());
    List<LocalDate> starts = ready.starts();
    map.put("from", starts.isEmpty() ? null : starts.get(c.from()).toString());
    map.put("to", starts.isEmpty() ? null : starts.get(c.to() + 1).minusDays(1).toString());
    map.put("observed", c.observed());
    map.put("expected", c.expected());
    map.put("relative_risk", Json.number(c.relativeRisk()));
    map.put("statistic", c.statistic());
    map.put("p", Json.number(c.p()));
    map.put("p_with_ties", Json.number(c.pWithTies()));
    return map;
  }
}
