package org.detente.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.detente.chart.TimelineChart;
import org.detente.chart.TimelineChart.Dated;
import org.detente.chart.TimelineChart.Span;
import org.detente.chart.TimelineChart.Strip;
import org.detente.coverage.Stage;
import org.detente.option.Option;
import org.detente.value.Range;

/// The options' dates and phases along one axis; options with the same dates stand together.
final class OptionDates {

  private final Reading reading;

  OptionDates(Reading reading) {
    this.reading = reading;
  }

  /// Empty where no option has dates.
  Optional<String> svg() {
    List<TimelineChart.Group> groups = groups();
    return groups.isEmpty()
        ? Optional.empty()
        : Optional.of(
            TimelineChart.svg(
                reading.texts(),
                reading.say("side-by-side.dates-and-phases-of"),
                reading.months(),
                groups));
  }

  /// What follows from the dates, in words.
  String sentence() {
    List<Option> dated =
        reading.others().stream().map(reading::option).filter(o -> o.dates().isPresent()).toList();
    double[] gap =
        dated.stream()
            .mapToDouble(
                o -> FourDates.start(o) - central(o.dates().orElseThrow().frameworkSigned()))
            .sorted()
            .toArray();
    int calendars = groups().size();
    String same =
        calendars == 1
            ? reading.say("side-by-side.all-options-with-an")
            : reading.say(
                "side-by-side.the-options-with-an",
                "calendars",
                reading.texts().letters(calendars));
    return gap.length == 0
        ? same
        : reading.say(
            "side-by-side.from-the-frameworks-signature",
            "same",
            same,
            "gap",
            reading
                .texts()
                .between(
                    reading.texts().given(gap[0]), reading.texts().given(gap[gap.length - 1])));
  }

  private static double central(Range range) {
    return range.central();
  }

  private List<TimelineChart.Group> groups() {
    var same = new LinkedHashMap<Option.Dates, List<Strip>>();
    for (int o : reading.others()) {
      Option option = reading.option(o);
      option
          .dates()
          .ifPresent(
              d ->
                  same.computeIfAbsent(d, _ -> new ArrayList<>())
                      .add(new Strip(reading.title(o), spans(option))));
    }
    var groups = new ArrayList<TimelineChart.Group>();
    same.forEach(
        (dates, strips) -> groups.add(new TimelineChart.Group(dated(reading, dates), strips)));
    return groups;
  }

  private static List<Dated> dated(Reading reading, Option.Dates dates) {
    var all = new ArrayList<Dated>();
    all.add(dated(reading, reading.say("side-by-side.framework-signed"), dates.frameworkSigned()));
    all.add(
        dated(
            reading,
            reading.say("side-by-side.comprehensive-agreement"),
            dates.comprehensiveAgreement()));
    dates
        .mandateGiven()
        .ifPresent(r -> all.add(dated(reading, reading.say("side-by-side.mandate-given"), r)));
    dates
        .firstDeployment()
        .ifPresent(r -> all.add(dated(reading, reading.say("side-by-side.first-deployment"), r)));
    dates
        .fullCapability()
        .ifPresent(r -> all.add(dated(reading, reading.say("side-by-side.full-capability"), r)));
    return all;
  }

  private static Dated dated(Reading reading, String name, Range range) {
    return new Dated(name, range.low(), range.central(), range.high());
  }

  private List<Span> spans(Option option) {
    double start = FourDates.start(option);
    var spans = new ArrayList<Span>();
    for (Option.Phase phase : option.phases()) {
      double from = Math.min(reading.months(), start + phase.from());
      double to = Math.min(reading.months(), start + phase.to().orElse(reading.months()));
      Stage stage = Stage.valueOf(phase.ramp().name());
      if (to > from && !spans.isEmpty() && spans.getLast().stage() == stage) {
        spans.add(new Span(stage, spans.removeLast().from(), to));
      } else if (to > from) {
        spans.add(new Span(stage, from, to));
      }
    }
    return spans;
  }
}
