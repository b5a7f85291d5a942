package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import org.detente.chart.CoverageChart;
import org.detente.chart.HardToSoftChart;
import org.detente.coverage.CoverageCell;
import org.detente.coverage.CoverageGap;
import org.detente.coverage.CoverageLedger;
import org.detente.coverage.CoverageStatus;
import org.detente.coverage.Threat;
import org.detente.phrase.Figures;

/// Question 1: who protects whom, from hard to soft, and where nobody is responsible.
final class CoverageChapter {

  private static final int MOST_GAPS = 3;
  private static final int MOST_GAPS_FOR_PLANNERS = 10;

  private static final int YEAR = 12;

  private final Reading reading;

  CoverageChapter(Reading reading) {
    this.reading = reading;
  }

  DomContent html() {
    var content = new ArrayList<DomContent>();
    content.add(p(opening()).withClass("lead"));
    content.addAll(new HardToSoftMaps(reading).html());
    content.add(h3(reading.say("coverage.zone-by-month")));
    content.add(
        p(
            reading.say(
                "coverage.each-bar-below-is", "seesMonths", reading.seesMonths() ? "yes" : "no")));
    List<CoverageLedger> ledgers = reading.ledgers();
    for (int from = 0; from < ledgers.size(); from += HardToSoftChart.SIDE_BY_SIDE) {
      List<CoverageLedger> block =
          ledgers.subList(from, Math.min(ledgers.size(), from + HardToSoftChart.SIDE_BY_SIDE));
      content.add(
          Html.figure_(
              HardToSoftChart.svg(
                  reading.texts(),
                  reading.theatre(),
                  block,
                  reading.languages(),
                  !reading.seesMonths()),
              reading.say(
                  "coverage.from-hard-to-soft",
                  "block",
                  reading
                      .texts()
                      .list(block.stream().map(l -> reading.own(l.option().label())).toList()))));
    }
    content.add(h3(reading.say("coverage.how-many-are-provided")));
    content.add(p(reading.say("coverage.being-in-a-zone", "covered", covered())));
    content.add(
        Html.figure_(
            CoverageChart.svg(reading.texts(), ledgers, reading.seesMonths()),
            reading.say("coverage.share-of-people-threats", "horizon", reading.horizon())));
    content.add(p(reading.say("coverage.by-threat-the-share")));
    content.add(threats());
    content.add(h3(reading.say("coverage.gaps-in-words")));
    content.add(p(gapsNote()));
    gaps(content);
    return Html.chapter(
        "coverage",
        reading.say("coverage.question-1-coverage"),
        reading.say("coverage.who-protects-whom-from"),
        content);
  }

  private String opening() {
    var least = reading.shown().stream().min(Comparator.comparingDouble(this::open)).orElseThrow();
    var most = reading.shown().stream().max(Comparator.comparingDouble(this::open)).orElseThrow();
    String today =
        reading.say(
            "coverage.under-the-status-quo",
            "open",
            reading.texts().percent(open(reading.statusQuo())));
    return reading.others().isEmpty()
        ? today
        : reading.say(
            "coverage.over-the-options-the",
            "today",
            today,
            "open",
            reading.texts().percent(open(least)),
            "title",
            reading.own(reading.title(least)),
            "open2",
            reading.texts().percent(open(most)),
            "title2",
            reading.own(reading.title(most)));
  }

  /// What follows from the picture.
  private String covered() {
    String today =
        reading.say(
            "coverage.under-the-status-quo-of",
            "covered",
            reading.texts().percent(covered(reading.statusQuo())));
    double[] options = reading.others().stream().mapToDouble(this::covered).sorted().toArray();
    return options.length == 0
        ? today + "."
        : reading.say(
            "coverage.under-the-options-over",
            "today",
            today,
            "options",
            reading
                .texts()
                .between(
                    reading.texts().percent(options[0]),
                    reading.texts().percent(options[options.length - 1])));
  }

  private double covered(int o) {
    return CoverageChart.share(reading.ledger(o), CoverageStatus.COVERED);
  }

  private double open(int o) {
    return CoverageChart.share(reading.ledger(o), CoverageStatus.OPEN);
  }

  private DomContent threats() {
    var head = new ArrayList<>(List.of(reading.say("coverage.option")));
    for (Threat t : Threat.values()) {
      head.add(reading.texts().word(t));
    }
    var rows = new ArrayList<List<DomContent>>();
    for (int o : reading.shown()) {
      var row = new ArrayList<DomContent>();
      row.add(Html.text(reading.title(o)));
      for (Threat t : Threat.values()) {
        OptionalDouble open = open(o, t);
        row.add(
            Html.text(
                open.isEmpty()
                    ? reading.say("coverage.does-not-arise")
                    : reading.texts().percent(open.getAsDouble())));
      }
      rows.add(row);
    }
    return Html.table_(reading.say("coverage.nobody-responsible-share-of"), head, rows);
  }

  /// By state of coverage, then nobody responsible by threat.
  HeadingTable table() {
    var lines = new ArrayList<HeadingTable.Line>();
    for (CoverageStatus status : CoverageStatus.values()) {
      lines.add(
          new HeadingTable.Line(
              "share_" + status.name().toLowerCase(java.util.Locale.ROOT),
              reading.say(
                  "headings.share-of-people",
                  "status",
                  CoverageChart.word(reading.texts(), status)),
              HeadingTable.Basis.EXACT,
              false,
              reading.shown().stream()
                  .map(
                      o ->
                          new HeadingTable.Cell(
                              reading.option(o).id(),
                              reading
                                  .texts()
                                  .percent(CoverageChart.share(reading.ledger(o), status))))
                  .toList()));
    }
    for (Threat threat : Threat.values()) {
      var cells = new ArrayList<HeadingTable.Cell>();
      for (int o : reading.shown()) {
        open(o, threat)
            .ifPresent(
                share ->
                    cells.add(
                        new HeadingTable.Cell(
                            reading.option(o).id(), reading.texts().percent(share))));
      }
      lines.add(
          new HeadingTable.Line(
              "open_" + threat.name().toLowerCase(java.util.Locale.ROOT),
              reading.say(
                  "headings.nobody-responsible-when", "threat", reading.texts().word(threat)),
              HeadingTable.Basis.EXACT,
              true,
              cells));
    }
    return new HeadingTable(1, lines, List.of(reading.say("headings.coverage-is-arithmetic")));
  }

  /// Share of people and months of a threat with nobody responsible; empty where it does not arise.
  private OptionalDouble open(int o, Threat threat) {
    double all = 0;
    double open = 0;
    for (CoverageCell c : reading.ledger(o).cells()) {
      if (c.threat() == threat) {
        all += c.people();
        open += c.status() == CoverageStatus.OPEN ? c.people() : 0;
      }
    }
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(open / all);
  }

  private String gapsNote() {
    return reading.planner()
        ? reading.say("coverage.for-each-option-the")
        : reading.say("coverage.for-each-option-some");
  }

  /// Options with the same gaps stand together.
  private void gaps(List<DomContent> content) {
    var same = new LinkedHashMap<List<CoverageGap>, List<String>>();
    for (int o : reading.shown()) {
      CoverageLedger ledger = reading.ledger(o);
      List<CoverageGap> open =
          (reading.seesMonths() ? ledger.gaps() : ledger.yearlyGaps())
              .stream().filter(g -> g.status() == CoverageStatus.OPEN).toList();
      same.computeIfAbsent(open, _ -> new ArrayList<>()).add(reading.title(o));
    }
    int turn = 0;
    for (var entry : same.entrySet()) {
      List<CoverageGap> gaps =
          reading.seesMonths()
              ? entry.getKey().stream().limit(MOST_GAPS_FOR_PLANNERS).toList()
              : examples(entry.getKey(), turn++);
      content.add(h3(String.join(" · ", entry.getValue())).withClass("minor"));
      content.add(
          gaps.isEmpty()
              ? p(reading.say("coverage.somebody-is-responsible-everywhere"))
              : ul(each(gaps.stream().map(g -> li(sentence(g))))));
    }
  }

  /// A gap with nobody responsible, in words: by month for planners, by year for others.
  private String sentence(CoverageGap gap) {
    int step = reading.seesMonths() ? 1 : YEAR;
    int one = reading.seesMonths() ? 0 : 1;
    String from = Figures.year(gap.fromMonth() / step + one);
    String to = Figures.year(gap.toMonth() / step + one);
    return reading.say(
        "coverage.nobody-is-responsible-for",
        "unit",
        reading.seesMonths() ? "month" : "year",
        "one",
        from.equals(to) ? "yes" : "no",
        "from",
        from,
        "to",
        to,
        "community",
        reading.own(
            reading.theatre().communities().get(gap.community()).names().in(reading.languages())),
        "zone",
        reading.own(reading.theatre().zones().get(gap.zone()).names().in(reading.languages())),
        "threat",
        reading.texts().word(gap.threat()));
  }

  /// One gap per threat, of the first zone that has one; communities take turns where they can.
  private List<CoverageGap> examples(List<CoverageGap> open, int first) {
    int communities = reading.theatre().communities().size();
    var examples = new ArrayList<CoverageGap>();
    for (Threat threat : Threat.values()) {
      int turn = (first + examples.size()) % communities;
      open.stream()
          .filter(g -> g.threat() == threat)
          .min(
              Comparator.comparingInt(
                      (CoverageGap g) -> Math.floorMod(g.community() - turn, communities))
                  .thenComparingInt(CoverageGap::zone)
                  .thenComparingInt(CoverageGap::fromMonth))
          .ifPresent(examples::add);
    }
    return examples.stream().limit(MOST_GAPS).toList();
  }
}
