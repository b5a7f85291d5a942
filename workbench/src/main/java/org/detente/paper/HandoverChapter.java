package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.chart.BenchmarkChart;
import org.detente.handover.Handover;
import org.detente.handover.HandoverRow;
import org.detente.handover.HandoverStudy;
import org.detente.handover.Leaving;
import org.detente.handover.MoverRow;
import org.detente.handover.Precedent;
import org.detente.option.Option;
import org.detente.phrase.Figures;
import org.detente.theatre.Zone;
import org.detente.value.Range;

/// Question 7: when can internationals leave, and what does it cost to leave early or to stay?
public final class HandoverChapter extends QuestionChapter {

  private static final int QUESTION = 7;
  private static final int MOVERS = 3;

  /// Options in one picture.
  private static final int PANELS = 4;

  private final Handover handover;
  private final List<Precedent> precedents;

  /// @param handover of the paper's options
  /// @param precedents what real missions did; may be empty
  public HandoverChapter(Handover handover, List<Precedent> precedents) {
    super(QUESTION, "handover");
    this.handover = handover;
    this.precedents = List.copyOf(precedents);
  }

  @Override
  String title(Reading reading) {
    return reading.say("handover.when-internationals-can-leave");
  }

  @Override
  DomContent html(Reading reading) {
    var content = new ArrayList<DomContent>();
    content.add(p(opening(reading)).withClass("lead"));
    content.add(
        p(
            reading.say(
                "handover.benchmarks-are-local-police",
                "futures",
                handover.futures(),
                "replications",
                reading.texts().times(handover.replications()))));
    content.add(h3(reading.say("handover.when-benchmarks-are-met")));
    int[] behind = behindMonths(reading);
    timelines(reading)
        .forEach(
            (svg, labels) ->
                content.add(
                    Html.figure_(
                        svg,
                        reading.say(
                            "handover.from-the-tenth-to",
                            "labels",
                            reading.own(labels),
                            "seesMonths",
                            reading.seesMonths() ? "yes" : "no",
                            "most",
                            behind[1],
                            "counted",
                            between(reading, behind),
                            "futures",
                            handover.futures(),
                            "horizon",
                            reading.horizon()))));
    content.add(h3(reading.say("handover.what-it-costs-to")));
    content.add(p(reading.say("handover.incidents-in-the-24")));
    content.add(costs(reading));
    content.add(h3(reading.say("handover.the-earliest-date")));
    content.add(earliest(reading));
    content.add(h3(reading.say("handover.what-moves-it")));
    content.add(movers(reading));
    content.addAll(new RealMissions(reading, precedents).content(options(reading)));
    return Html.chapter(
        "handover",
        reading.say("handover.question-7-transition"),
        reading.say("handover.when-internationals-can-leave"),
        content);
  }

  @Override
  HeadingTable table(Reading reading) {
    var lines = new ArrayList<HeadingTable.Line>();
    lines.add(
        line(
            "met",
            reading.say("headings.benchmarks-met"),
            HeadingTable.Basis.SAMPLED,
            false,
            options(reading).stream()
                .map(
                    o ->
                        new HeadingTable.Cell(
                            o.id(),
                            reading.texts().percent(total(o, Leaving.BENCHMARK).met()),
                            "",
                            Proportion.of(total(o, Leaving.BENCHMARK).met(), handover.futures())))
                .toList()));
    lines.add(
        line(
            "acceptable",
            reading.say("headings.zones-that-can-be-left"),
            HeadingTable.Basis.SAMPLED,
            false,
            options(reading).stream()
                .map(o -> new HeadingTable.Cell(o.id(), acceptable(reading, o)))
                .toList()));
    for (Leaving leaving : List.of(Leaving.EARLY, Leaving.BENCHMARK)) {
      var cells = new ArrayList<HeadingTable.Cell>();
      for (Option o : options(reading)) {
        total(o, leaving).rateDifference().ifPresent(r -> cells.add(difference(reading, o, r)));
      }
      lines.add(
          line(
              "cost_" + leaving.name().toLowerCase(java.util.Locale.ROOT),
              reading.say("headings.incidents-after-leaving", "leaving", leaving.name()),
              HeadingTable.Basis.SPREAD,
              false,
              cells));
    }
    for (Zone zone : pictures(reading).left(options(reading))) {
      var cells = new ArrayList<HeadingTable.Cell>();
      for (Option o : options(reading)) {
        cells.add(when(reading, o, zone));
      }
      lines.add(
          line(
              "zone_" + zone.id(),
              reading.say(
                  "headings.benchmarks-met-in",
                  "zone",
                  reading.own(zone.names().in(reading.languages()))),
              HeadingTable.Basis.SPREAD,
              true,
              cells));
    }
    return new HeadingTable(
        QUESTION,
        lines,
        List.of(
            reading.say(
                "headings.handover-from-few-futures",
                "futures",
                handover.futures(),
                "months",
                reading.seesMonths() ? "yes" : "no")));
  }

  private static HeadingTable.Line line(
      String key,
      String title,
      HeadingTable.Basis basis,
      boolean further,
      List<HeadingTable.Cell> cells) {
    return new HeadingTable.Line(key, title, basis, further, cells);
  }

  private static HeadingTable.Cell difference(Reading reading, Option option, Range r) {
    String figure = reading.texts().signed(round(r.central()));
    String range =
        reading
            .texts()
            .between(
                reading.texts().signed(round(r.low())), reading.texts().signed(round(r.high())));
    return new HeadingTable.Cell(
        option.id(), figure, figure.equals(range) ? "" : range, Optional.empty());
  }

  private String acceptable(Reading reading, Option option) {
    List<String> known = known(reading, option);
    int[] found = found(option, known);
    return found.length == 0
        ? reading.say("headings.none-of-zones", "zones", known.size())
        : reading.say(
            "headings.so-many-of-zones",
            "found",
            reading.texts().whole(found.length),
            "zones",
            known.size(),
            "first",
            reading.texts().duration(found[0]));
  }

  private List<String> known(Reading reading, Option option) {
    return reading.theatre().zones().stream()
        .filter(z -> reaches(option, z))
        .map(Zone::id)
        .toList();
  }

  /// Months after which zones can be left, the earliest first.
  private int[] found(Option option, List<String> zones) {
    return zones.stream()
        .map(z -> handover.earliest(option.id(), z))
        .filter(java.util.OptionalInt::isPresent)
        .mapToInt(java.util.OptionalInt::getAsInt)
        .sorted()
        .toArray();
  }

  /// When the benchmarks of a zone are met, by month or by year as the picture has it, and how
  /// often.
  private HeadingTable.Cell when(Reading reading, Option option, Zone zone) {
    BenchmarkChart.Row row = pictures(reading).row(option, zone);
    String often = reading.say("headings.met-in", "share", reading.texts().percent(row.share()));
    return row.month()
        .map(
            m -> {
              String figure = date(reading, m.central());
              String range =
                  reading.texts().between(date(reading, m.low()), date(reading, m.high()));
              return new HeadingTable.Cell(
                  option.id(),
                  figure,
                  (figure.equals(range) ? "" : range + "; ") + often,
                  Optional.empty());
            })
        .orElseGet(
            () ->
                new HeadingTable.Cell(
                    option.id(), reading.say("headings.no-date-known"), often, Optional.empty()));
  }

  private static String date(Reading reading, double month) {
    return reading.seesMonths()
        ? reading.say("headings.month", "month", Math.round(month))
        : reading.say("headings.year", "year", (int) (month / 12) + 1);
  }

  private List<Option> options(Reading reading) {
    return pictures(reading).leaving(reading.others().stream().map(reading::option).toList());
  }

  private HandoverRow total(Option option, Leaving leaving) {
    return handover.totals().stream()
        .filter(r -> r.option().equals(option.id()) && r.leaving() == leaving)
        .findFirst()
        .orElseThrow();
  }

  /// The fewest and the most futures behind the bars that are drawn; 0 and 0 where there are none.
  private int[] behindMonths(Reading reading) {
    List<String> ids = options(reading).stream().map(Option::id).toList();
    IntSummaryStatistics compared =
        handover.rows().stream()
            .filter(r -> r.month().isPresent() && ids.contains(r.option()))
            .mapToInt(HandoverRow::compared)
            .summaryStatistics();
    return compared.getCount() == 0
        ? new int[] {0, 0}
        : new int[] {compared.getMin(), compared.getMax()};
  }

  private static String between(Reading reading, int[] counts) {
    return reading
        .texts()
        .between(reading.texts().whole(counts[0]), reading.texts().whole(counts[1]));
  }

  private String opening(Reading reading) {
    List<Option> options = options(reading);
    if (options.isEmpty()) {
      return reading.say("handover.no-option-shown-brings");
    }
    double[] met =
        options.stream().mapToDouble(o -> total(o, Leaving.BENCHMARK).met()).sorted().toArray();
    int earlyWorse = 0;
    int stayingWorse = 0;
    int leavingWorse = 0;
    int known = 0;
    var paired = new IntSummaryStatistics();
    for (Option option : options) {
      Optional<Range> early = total(option, Leaving.EARLY).rateDifference();
      Optional<Range> benchmark = total(option, Leaving.BENCHMARK).rateDifference();
      if (early.isPresent() && benchmark.isPresent()) {
        known++;
        paired.accept(total(option, Leaving.EARLY).paired());
        paired.accept(total(option, Leaving.BENCHMARK).paired());
        earlyWorse += round(early.get().central()) > 0 ? 1 : 0;
        stayingWorse += round(benchmark.get().central()) < 0 ? 1 : 0;
        leavingWorse += round(benchmark.get().central()) > 0 ? 1 : 0;
      }
    }
    String when =
        reading.say(
            "handover.over-all-zones-the",
            "horizon",
            reading.horizon(),
            "met",
            reading
                .texts()
                .between(
                    reading.texts().percent(met[0]), reading.texts().percent(met[met.length - 1])));
    return known == 0
        ? reading.say(
            "handover.whether-leaving-early-costs", "when", when, "futures", handover.futures())
        : reading.say(
            "handover.at-the-median-leaving",
            "when",
            when,
            "compared",
            between(reading, new int[] {paired.getMin(), paired.getMax()}),
            "futures",
            handover.futures(),
            "earlyWorse",
            reading.texts().whole(earlyWorse),
            "options",
            known,
            "leavingWorse",
            reading.texts().whole(leavingWorse),
            "stayingWorse",
            reading.texts().whole(stayingWorse));
  }

  /// Pictures of a few options each, so that one fits a page, with the labels of their options.
  private Map<String, String> timelines(Reading reading) {
    List<Option> options = options(reading);
    HandoverPictures drawn = pictures(reading);
    List<Zone> zones = drawn.left(options);
    var pictures = new LinkedHashMap<String, String>();
    for (int from = 0; from < options.size(); from += PANELS) {
      List<Option> some = options.subList(from, Math.min(options.size(), from + PANELS));
      pictures.put(
          drawn.timelines(reading.texts(), zones, some, reading.months()),
          reading.texts().list(reading.texts().own(some.stream().map(Option::label).toList())));
    }
    return pictures;
  }

  private HandoverPictures pictures(Reading reading) {
    return new HandoverPictures(
        handover, reading.theatre(), reading.languages(), reading.seesMonths());
  }

  private DomContent costs(Reading reading) {
    var rows = new ArrayList<List<DomContent>>();
    for (Option option : options(reading)) {
      String title = reading.own(option.label());
      for (Leaving leaving : Leaving.values()) {
        HandoverRow row = total(option, leaving);
        rows.add(
            List.of(
                Html.text(title),
                Html.text(
                    switch (leaving) {
                      case EARLY -> reading.say("handover.two-years-before");
                      case BENCHMARK -> reading.say("handover.at-the-benchmarks");
                      case LATE -> reading.say("handover.two-years-after");
                    }),
                Html.text(reading.texts().whole(row.compared())),
                cell(reading, row.incidents()),
                cell(reading, row.rate()),
                cell(reading, row.stayedRate()),
                signed(reading, row.rateDifference())));
        title = "";
      }
    }
    return Html.table_(
        reading.say("handover.all-zones-together-median", "months", HandoverStudy.WINDOW),
        List.of(
            reading.say("handover.option"),
            reading.say("handover.leaving"),
            reading.say("handover.futures"),
            reading.say("handover.incidents-per-zone"),
            reading.say("handover.per-1-000-contact"),
            reading.say("handover.had-they-stayed"),
            reading.say("handover.difference")),
        rows);
  }

  private static DomContent cell(Reading reading, Optional<Range> range) {
    return range
        .map(
            r ->
                Html.ranged(
                    reading.texts().two(round(r.central())),
                    reading
                        .texts()
                        .between(
                            reading.texts().two(round(r.low())),
                            reading.texts().two(round(r.high())))))
        .orElse(Html.text(Figures.NOTHING));
  }

  private static double round(double value) {
    return Math.rint(10 * value) / 10;
  }

  private static DomContent signed(Reading reading, Optional<Range> range) {
    return range
        .map(
            r ->
                Html.ranged(
                    reading.texts().signed(round(r.central())),
                    reading
                        .texts()
                        .between(
                            reading.texts().signed(round(r.low())),
                            reading.texts().signed(round(r.high())))))
        .orElse(Html.text(Figures.NOTHING));
  }

  private DomContent earliest(Reading reading) {
    var items = new ArrayList<Html.Said>();
    var a = handover.acceptable();
    for (Option option : options(reading)) {
      List<String> known = known(reading, option);
      int[] found = found(option, known);
      items.add(
          new Html.Said(
              List.of(option.label()),
              found.length == 0
                  ? reading.say(
                      "handover.in-none-of-zones",
                      "option",
                      reading.own(option.label()),
                      "zones",
                      known.size(),
                      "byZone",
                      reading.planner() ? byZone(reading, option, known) : "")
                  : reading.say(
                      "handover.in-of-zones-first",
                      "option",
                      reading.own(option.label()),
                      "found",
                      reading.texts().whole(found.length),
                      "zones",
                      known.size(),
                      "found2",
                      reading.texts().duration(found[0]),
                      "found3",
                      reading.texts().duration(found[found.length - 1]),
                      "byZone",
                      reading.planner() ? byZone(reading, option, known) : "")));
    }
    return j2html.TagCreator.div(
        p(
            reading.say(
                "handover.acceptable-is-in-the",
                "incidents",
                reading.texts().given(a.incidents()),
                "incidents2",
                Math.round(a.peopleless()),
                "share",
                reading.texts().percent(a.share()),
                "why",
                reading.own(a.why()))),
        Html.said(items));
  }

  private boolean reaches(Option option, Zone zone) {
    return handover.dates().stream()
        .anyMatch(
            d -> d.option().equals(option.id()) && d.zone().equals(zone.id()) && d.futures() > 0);
  }

  private String byZone(Reading reading, Option option, List<String> zones) {
    var words = new ArrayList<String>();
    for (String id : zones) {
      Zone zone = reading.theatre().zones().get(reading.theatre().zoneIndex(id));
      handover
          .earliest(option.id(), id)
          .ifPresent(
              months ->
                  words.add(
                      reading.own(zone.names().in(reading.languages()))
                          + " "
                          + reading.texts().duration(months)));
    }
    return words.isEmpty() ? "" : " (" + String.join("; ", words) + ")";
  }

  private DomContent movers(Reading reading) {
    List<String> ids = options(reading).stream().map(Option::id).toList();
    var items = new ArrayList<String>();
    var byTurn = new LinkedHashMap<String, List<MoverRow>>();
    handover.movers().stream()
        .filter(m -> m.zone().equals("all") && ids.contains(m.option()))
        .forEach(m -> byTurn.computeIfAbsent(turn(reading, m), _ -> new ArrayList<>()).add(m));
    byTurn.forEach(
        (turn, rows) -> {
          double met = rows.stream().mapToDouble(MoverRow::met).average().orElse(0);
          double[] months =
              rows.stream().mapToDouble(MoverRow::months).filter(m -> !Double.isNaN(m)).toArray();
          items.add(
              reading.say(
                  "handover.options-benchmarks-are-met",
                  "turn",
                  reading.texts().capital(turn),
                  "options",
                  rows.size(),
                  "n",
                  reading.texts().moreOrFewer(100 * met),
                  "length",
                  months.length == 0 ? "yes" : "no",
                  "later",
                  later(reading, Arrays.stream(months).average().orElse(0))));
        });
    var sum = new LinkedHashMap<String, Double>();
    handover.correlations().stream()
        .filter(c -> ids.contains(c.option()))
        .forEach(c -> sum.merge(c.parameter(), c.rank() / Math.max(1, ids.size()), Double::sum));
    var words = new Conditions(reading.ensemble().dimensions(), reading.ensemble().futures());
    int known =
        handover.correlations().stream()
            .filter(c -> ids.contains(c.option()))
            .mapToInt(Handover.CorrelationRow::futures)
            .min()
            .orElse(0);
    double chance = AssumptionsChapter.byChance(known);
    List<String> first =
        sum.entrySet().stream()
            .filter(e -> Math.abs(e.getValue()) > chance)
            .sorted(Comparator.comparingDouble(e -> -Math.abs(e.getValue())))
            .limit(MOVERS)
            .map(
                e ->
                    words.name(reading.texts(), e.getKey())
                        + " ("
                        + reading.texts().signed(e.getValue())
                        + ")")
            .toList();
    items.add(
        first.isEmpty()
            ? reading.say("handover.of-what-varies-over")
            : reading.say(
                "handover.of-what-varies-over-the", "first", reading.texts().list(first)));
    return ul(each(items.stream().map(i -> li(i))));
  }

  private static String turn(Reading reading, MoverRow m) {
    return switch (m.lever()) {
      case "reform" ->
          reading.say(
              "handover.no-reform-of-the",
              "level",
              m.level().equals("none") ? "yes" : "no",
              "level2",
              reading.texts().find("level", m.level()).orElse(reading.own(m.level())));
      case "representation" ->
          m.level().equals("yes")
              ? reading.say("handover.recruitment-of-minorities-by")
              : reading.say("handover.no-quota");
      case "consultation" ->
          m.level().equals("yes")
              ? reading.say("handover.consultation-in-force")
              : reading.say("handover.no-consultation");
      default -> reading.own(m.lever() + " " + m.level());
    };
  }

  private static String later(Reading reading, double months) {
    String size = reading.texts().count(Math.abs(months));
    return size.equals("0")
        ? reading.say("handover.at-about-the-same")
        : reading.say(
            "handover.about-month-earlier",
            "size",
            size,
            "months",
            (long) Math.rint(Math.abs(months)),
            "earlier",
            months < 0 ? "yes" : "no");
  }
}
