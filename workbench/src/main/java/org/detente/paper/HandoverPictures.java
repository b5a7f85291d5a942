package org.detente.paper;

import java.util.List;
import org.detente.chart.BenchmarkChart;
import org.detente.handover.Handover;
import org.detente.handover.HandoverRow;
import org.detente.handover.Leaving;
import org.detente.message.Texts;
import org.detente.option.Option;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.detente.value.Range;

/// Pictures of when the benchmarks for leaving are met.
public final class HandoverPictures {

  private static final int YEAR = 12;

  private final Handover handover;
  private final Theatre theatre;
  private final List<String> languages;
  private final boolean seesMonths;

  /// @param languages of places' names, the first one first
  /// @param seesMonths whether months are told, or whole years only
  public HandoverPictures(
      Handover handover, Theatre theatre, List<String> languages, boolean seesMonths) {
    this.handover = handover;
    this.theatre = theatre;
    this.languages = List.copyOf(languages);
    this.seesMonths = seesMonths;
  }

  /// Those of some options that bring internationals.
  public List<Option> leaving(List<Option> options) {
    return options.stream()
        .filter(o -> handover.totals().stream().anyMatch(r -> r.option().equals(o.id())))
        .toList();
  }

  /// Zones that somebody leaves in some future.
  ///
  /// @param options that may be shown
  public List<Zone> left(List<Option> options) {
    List<String> ids = options.stream().map(Option::id).toList();
    return theatre.zones().stream()
        .filter(
            z ->
                handover.rows().stream()
                    .anyMatch(
                        r -> r.zone().equals(z.id()) && r.met() > 0 && ids.contains(r.option())))
        .toList();
  }

  /// One panel per option, one row per zone.
  ///
  /// @param zones rows, in their order
  /// @param options that bring internationals, in the order of the panels
  /// @param months length of the runs
  public String timelines(Texts texts, List<Zone> zones, List<Option> options, int months) {
    return BenchmarkChart.svg(
        texts,
        new BenchmarkChart.Spec(
            texts.say("handover.when-the-benchmarks-for"),
            texts.say("handover.one-panel-per-option"),
            zones.stream().map(z -> texts.own(z.names().in(languages))).toList(),
            months,
            texts.say("handover.years-from-the-as")),
        options.stream()
            .map(
                o ->
                    new BenchmarkChart.Panel(
                        texts.own(o.label()), zones.stream().map(z -> row(o, z)).toList()))
            .toList());
  }

  /// When the benchmarks of a zone are met, months or whole years as the reader sees them.
  BenchmarkChart.Row row(Option option, Zone zone) {
    HandoverRow row =
        handover.rows().stream()
            .filter(
                r ->
                    r.option().equals(option.id())
                        && r.zone().equals(zone.id())
                        && r.leaving() == Leaving.BENCHMARK)
            .findFirst()
            .orElseThrow();
    return new BenchmarkChart.Row(row.month().map(m -> seesMonths ? m : years(m)), row.met());
  }

  private static Range years(Range months) {
    return new Range(year(months.low()), year(months.central()), year(months.high()));
  }

  private static double year(double month) {
    return YEAR * Math.floor(month / YEAR);
  }
}
