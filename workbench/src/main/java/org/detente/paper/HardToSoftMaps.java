package org.detente.paper;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.detente.chart.PresenceLevel;
import org.detente.chart.StageMaps;
import org.detente.coverage.CoverageLedger;
import org.detente.coverage.Stage;
import org.detente.theatre.Zone;

/// Maps at four dates, from hard to soft.
final class HardToSoftMaps {

  /// No more rows to a picture, so that it fits on a printed page.
  private static final int ROWS = 3;

  private final Reading reading;
  private final List<Integer> months;
  private final List<Zone> zones;

  HardToSoftMaps(Reading reading) {
    this.reading = reading;
    months =
        FourDates.of(reading.others().stream().map(reading::option).toList(), reading.months())
            .months();
    zones = reading.theatre().zones().stream().filter(Zone::affected).toList();
  }

  /// Sentences and pictures; nothing where no option has phases.
  List<DomContent> html() {
    if (months.isEmpty() || zones.isEmpty()) {
      return List.of();
    }
    var content = new ArrayList<DomContent>();
    content.add(
        p(reading.say("coverage.the-maps-show-where", "dates", dates(), "follows", follows())));
    var rows = rows();
    for (int from = 0; from < rows.size(); from += ROWS) {
      List<StageMaps.Row> block = rows.subList(from, Math.min(rows.size(), from + ROWS));
      content.add(
          Html.figure_(
              StageMaps.svg(
                  reading.texts(),
                  reading.theatre(),
                  reading.languages(),
                  months.stream().map(this::date).toList(),
                  block),
              reading.say(
                  "coverage.zones-at-stake-from",
                  "dates",
                  dates(),
                  "block",
                  String.join("; ", block.stream().map(StageMaps.Row::label).toList()))));
    }
    return content;
  }

  private String dates() {
    return months.size() == 1
        ? reading.say("coverage.one-date")
        : months.size() == 4
            ? reading.say("coverage.four-dates")
            : reading.say("coverage.dates", "months", reading.texts().letters(months.size()));
  }

  private StageMaps.Date date(int month) {
    return new StageMaps.Date(
        calendar(month),
        month == 0
            ? reading.say("coverage.the-as-of-date")
            : reading.say("coverage.after-the-as-of", "month", reading.texts().duration(month)));
  }

  private String calendar(int month) {
    YearMonth date = reading.theatre().asOf().plusMonths(month);
    return reading.say("chapters.month", "month", date);
  }

  /// Options that look the same at every date stand together. The status quo has no phases and is
  /// left out.
  private List<StageMaps.Row> rows() {
    var same = new LinkedHashMap<List<List<StageMaps.Place>>, List<String>>();
    for (int o : reading.others()) {
      same.computeIfAbsent(places(reading.ledger(o)), _ -> new ArrayList<>()).add(reading.title(o));
    }
    var rows = new ArrayList<StageMaps.Row>();
    same.forEach(
        (places, titles) -> rows.add(new StageMaps.Row(String.join("; ", titles), places)));
    return rows;
  }

  /// The months are whole years, so that what a public copy may tell by its first month is the same
  /// as what happens in that month.
  private List<List<StageMaps.Place>> places(CoverageLedger ledger) {
    return months.stream()
        .map(
            m ->
                reading.theatre().zones().stream()
                    .map(
                        z ->
                            new StageMaps.Place(
                                ledger.stage(z.index(), m),
                                PresenceLevel.of(ledger.presences(z.index(), m))))
                    .toList())
        .toList();
  }

  private String follows() {
    double first = hard(months.getFirst());
    double last = hard(months.getLast());
    double nobody = months.stream().mapToDouble(m -> share(m, Stage.NOBODY)).max().orElse(0);
    return reading.say(
        "coverage.over-all-options-with",
        "first",
        reading.texts().percent(first),
        "calendar",
        calendar(months.getFirst()),
        "last",
        reading.texts().percent(last),
        "calendar2",
        calendar(months.getLast()),
        "nobody",
        nobody > 0 ? "yes" : "no",
        "nobody2",
        reading.texts().percent(nobody));
  }

  private double hard(int month) {
    return share(month, Stage.INTERPOSITION) + share(month, Stage.STABILISATION);
  }

  /// Share of zones at stake, every option counted alike.
  private double share(int month, Stage stage) {
    long all = 0;
    long here = 0;
    for (int o : reading.others()) {
      for (Zone zone : zones) {
        all++;
        here += reading.ledger(o).stage(zone.index(), month) == stage ? 1 : 0;
      }
    }
    return all == 0 ? 0 : (double) here / all;
  }
}
