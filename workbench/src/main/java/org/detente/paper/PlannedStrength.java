package org.detente.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.detente.chart.StaircaseChart;
import org.detente.chart.StaircaseChart.Series;
import org.detente.chart.StaircaseChart.Step;
import org.detente.option.Option;
import org.detente.theatre.Presence;
import org.detente.theatre.Theatre;

/// How many persons an option's operation plans phase by phase, over all zones, reserve apart.
final class PlannedStrength {

  private final Reading reading;

  PlannedStrength(Reading reading) {
    this.reading = reading;
  }

  /// Empty where no option plans an operation.
  Optional<String> svg() {
    var same = new LinkedHashMap<List<Step>, List<String>>();
    for (int o : deploying()) {
      same.computeIfAbsent(steps(reading.option(o)), _ -> new ArrayList<>()).add(reading.title(o));
    }
    if (same.isEmpty()) {
      return Optional.empty();
    }
    var series = new ArrayList<Series>();
    var words = new ArrayList<String>();
    same.forEach(
        (steps, titles) -> {
          String title = String.join("; ", titles);
          series.add(new Series(title, steps));
          words.add(
              title
                  + ": "
                  + String.join(
                      reading.say("staffing.then") + " ",
                      steps.stream().map(s -> reading.texts().count(s.central())).toList()));
        });
    return Optional.of(
        StaircaseChart.svg(
            reading.texts(),
            new StaircaseChart.Spec(
                reading.say("staffing.persons-of-the-operation"),
                String.join(". ", words) + ".",
                reading.say("staffing.persons-planned-in-all"),
                reading.months(),
                reading.say("staffing.years-from-the-as")),
            series));
  }

  /// What the picture shows, in words.
  String sentence() {
    double[] first =
        deploying().stream()
            .map(reading::option)
            .mapToDouble(o -> persons(reading.theatre(), o, o.phases().getFirst()))
            .sorted()
            .toArray();
    double[] last =
        deploying().stream()
            .map(reading::option)
            .mapToDouble(o -> persons(reading.theatre(), o, o.phases().getLast()))
            .sorted()
            .toArray();
    return reading.say(
        "staffing.the-next-picture-shows",
        "ends",
        ends(reading, first),
        "ends2",
        ends(reading, last));
  }

  private static String ends(Reading reading, double[] sorted) {
    String range =
        reading
            .texts()
            .between(
                reading.texts().count(sorted[0]), reading.texts().count(sorted[sorted.length - 1]));
    return range.equals("0") ? reading.say("staffing.none") : range;
  }

  private List<Integer> deploying() {
    return reading.others().stream()
        .filter(o -> reading.option(o).mission().isPresent())
        .filter(o -> !reading.option(o).phases().isEmpty())
        .toList();
  }

  private List<Step> steps(Option option) {
    double start = FourDates.start(option);
    double horizon = reading.months();
    var steps = new ArrayList<Step>();
    for (Option.Phase phase : option.phases()) {
      double from = Math.min(horizon, start + phase.from());
      double to = Math.min(horizon, start + phase.to().orElse(reading.months()));
      if (to > from) {
        steps.add(Step.exactly(from, to, persons(reading.theatre(), option, phase)));
      }
    }
    return steps;
  }

  private static double persons(Theatre theatre, Option option, Option.Phase phase) {
    return theatre.zones().stream()
        .mapToDouble(
            z -> {
              Option.ZonePlan plan = option.zonePlans().get(z.id());
              return plan == null
                  ? 0
                  : plan.phases().getOrDefault(phase.id(), List.of()).stream()
                      .filter(Presence::international)
                      .mapToDouble(p -> p.persons(z))
                      .sum();
            })
        .sum();
  }
}
