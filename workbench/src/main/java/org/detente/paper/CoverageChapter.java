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
import org.detente.chart.CoverageChart;
import org.detente.chart.HardToSoftChart;
import org.detente.coverage.CoverageCell;
import org.detente.coverage.CoverageGap;
import org.detente.coverage.CoverageLedger;
import org.detente.coverage.CoverageStatus;
import org.detente.coverage.Threat;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;

/// Question 1: who protects whom, from hard to soft, and where nobody is responsible.
final class CoverageChapter {

  private static final int MOST_GAPS = 3;
  private static final int MOST_GAPS_FOR_PLANNERS = 10;

  private final Reading reading;

  CoverageChapter(Reading reading) {
    this.reading = reading;
  }

  DomContent html() {
    var content = new ArrayList<DomContent>();
    content.add(p(opening()).withClass("lead"));
    content.addAll(new HardToSoftMaps(reading).html());
    content.add(h3("Zone by month"));
    content.add(
        p(
            "Each bar below is a zone under one option over all months, in the colours of the maps."
                + " The thicker the bar, the harder the"
                + " international presence."
                + (reading.seesMonths() ? "" : " In this copy hatching is drawn by whole years.")));
    List<CoverageLedger> ledgers = reading.ledgers();
    for (int from = 0; from < ledgers.size(); from += HardToSoftChart.SIDE_BY_SIDE) {
      List<CoverageLedger> block =
          ledgers.subList(from, Math.min(ledgers.size(), from + HardToSoftChart.SIDE_BY_SIDE));
      content.add(
          Html.figure_(
              HardToSoftChart.svg(
                  reading.theatre(), block, reading.languages(), !reading.seesMonths()),
              Phrases.list(block.stream().map(l -> l.option().label()).toList())
                  + ": from hard to soft security, zone by month. Grade A: arithmetic from the"
                  + " option."));
    }
    content.add(h3("How many are provided for"));
    content.add(
        p(
            "Being in a zone is not the same as being responsible for a threat, accepted by those"
                + " to be protected and strong enough by what experience asks for. The next picture"
                + " counts all pairs of a person and a threat that applies to them. "
                + covered()));
    content.add(
        Html.figure_(
            CoverageChart.svg(ledgers, reading.seesMonths()),
            "Share of people × threats by status, over "
                + reading.horizon()
                + ". Thin: less strength than the low end of published ranges. Grade A: arithmetic"
                + " from the option, the theatre and cited strengths."));
    content.add(p("By threat, the share that nobody is responsible for:"));
    content.add(threats());
    content.add(h3("Gaps in words"));
    content.add(p(gapsNote()));
    gaps(content);
    return Html.chapter(
        "coverage", "Question 1: coverage", "Who protects whom, from hard to soft", content);
  }

  private String opening() {
    var least = reading.shown().stream().min(Comparator.comparingDouble(this::open)).orElseThrow();
    var most = reading.shown().stream().max(Comparator.comparingDouble(this::open)).orElseThrow();
    String today =
        "Under the status quo nobody is responsible for %s of people, threats and months together."
            .formatted(Figures.percent(open(reading.statusQuo())));
    return reading.others().isEmpty()
        ? today
        : "%s Over the options the share runs from %s (%s) to %s (%s)."
            .formatted(
                today,
                Figures.percent(open(least)),
                reading.title(least),
                Figures.percent(open(most)),
                reading.title(most));
  }

  /// What follows from the picture.
  private String covered() {
    String today =
        "Under the status quo %s of them are covered by somebody whom they accept and who is strong enough"
            .formatted(Figures.percent(covered(reading.statusQuo())));
    double[] options = reading.others().stream().mapToDouble(this::covered).sorted().toArray();
    return options.length == 0
        ? today + "."
        : today
            + ", under the options %s, over the whole time."
                .formatted(
                    Figures.between(
                        Figures.percent(options[0]), Figures.percent(options[options.length - 1])));
  }

  private double covered(int o) {
    return CoverageChart.share(reading.ledger(o), CoverageStatus.COVERED);
  }

  private double open(int o) {
    return CoverageChart.share(reading.ledger(o), CoverageStatus.OPEN);
  }

  private DomContent threats() {
    var head = new ArrayList<>(List.of("Option"));
    for (Threat t : Threat.values()) {
      head.add(t.says());
    }
    var rows = new ArrayList<List<DomContent>>();
    for (int o : reading.shown()) {
      double[] all = new double[Threat.values().length];
      double[] open = new double[all.length];
      for (CoverageCell c : reading.ledger(o).cells()) {
        all[c.threat().ordinal()] += c.people();
        open[c.threat().ordinal()] += c.status() == CoverageStatus.OPEN ? c.people() : 0;
      }
      var row = new ArrayList<DomContent>();
      row.add(Html.text(reading.title(o)));
      for (int t = 0; t < all.length; t++) {
        row.add(Html.text(all[t] == 0 ? "does not arise" : Figures.percent(open[t] / all[t])));
      }
      rows.add(row);
    }
    return Html.table_(
        "Nobody responsible: share of people and months exposed to the threat (grade A)",
        head,
        rows);
  }

  private String gapsNote() {
    return reading.planner()
        ? "For each option the gaps with most people and months, in months from the as-of date."
        : "For each option some gaps in which nobody is responsible, by zone and year only. They"
            + " are examples in the order of the zones, not a ranking: a public list of the worst"
            + " places would serve those who mean harm.";
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
              ? p("Somebody is responsible everywhere, for every threat that applies.")
              : ul(each(gaps.stream().map(g -> li(g.sentence())))));
    }
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
