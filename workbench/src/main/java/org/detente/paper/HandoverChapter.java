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
import org.detente.phrase.Phrases;
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
    super(QUESTION, "handover", "When internationals can leave");
    this.handover = handover;
    this.precedents = List.copyOf(precedents);
  }

  @Override
  DomContent html(Reading reading) {
    var content = new ArrayList<DomContent>();
    content.add(p(opening(reading)).withClass("lead"));
    content.add(
        p(
            "Benchmarks are local police of sufficient capacity, legitimacy with every community"
                + " and few incidents per resident, held for a year. Here internationals stay in"
                + " every zone until told otherwise, in "
                + Phrases.counted(handover.futures(), "future")
                + (handover.replications() == 1
                    ? ", each run once"
                    : ", each run " + Phrases.times(handover.replications()))
                + ": ranges hold luck as well as conditions. All of this is grade C: a direction,"
                + " not a date."));
    content.add(h3("When benchmarks are met"));
    timelines(reading)
        .forEach(
            (svg, labels) ->
                content.add(
                    Html.figure_(
                        svg,
                        labels
                            + ": from the tenth to the ninetieth of 100 futures in which the"
                            + " benchmarks are met, with the median"
                            + (reading.seesMonths() ? "" : ", by whole years")
                            + "; at the right the share of runs in which they are met within "
                            + reading.horizon()
                            + ".")));
    content.add(h3("What it costs to leave early, and what to stay"));
    content.add(
        p(
            "Incidents in the 24 months after internationals have left, per 1,000"
                + " contact-person-years (counts alone would flatter leaving early, when fewer"
                + " people have returned to meet), beside the same zones and the same months had"
                + " internationals stayed. Only futures in which all three departures and the"
                + " months after them can be seen are compared."));
    content.add(costs(reading));
    content.add(h3("The earliest date"));
    content.add(earliest(reading));
    content.add(h3("What moves it"));
    content.add(movers(reading));
    missions(reading, content);
    return Html.chapter(
        "handover", "Question 7: transition", "When internationals can leave", content);
  }

  private List<Option> options(Reading reading) {
    return reading.others().stream()
        .map(reading::option)
        .filter(o -> handover.totals().stream().anyMatch(r -> r.option().equals(o.id())))
        .toList();
  }

  private HandoverRow total(Option option, Leaving leaving) {
    return handover.totals().stream()
        .filter(r -> r.option().equals(option.id()) && r.leaving() == leaving)
        .findFirst()
        .orElseThrow();
  }

  private String opening(Reading reading) {
    List<Option> options = options(reading);
    if (options.isEmpty()) {
      return "No option shown brings internationals, so that nobody has to leave.";
    }
    double[] met =
        options.stream().mapToDouble(o -> total(o, Leaving.BENCHMARK).met()).sorted().toArray();
    int earlyWorse = 0;
    int stayingWorse = 0;
    int leavingWorse = 0;
    int known = 0;
    for (Option option : options) {
      Optional<Range> early = total(option, Leaving.EARLY).rateDifference();
      Optional<Range> benchmark = total(option, Leaving.BENCHMARK).rateDifference();
      if (early.isPresent() && benchmark.isPresent()) {
        known++;
        earlyWorse += round(early.get().central()) > 0 ? 1 : 0;
        stayingWorse += round(benchmark.get().central()) < 0 ? 1 : 0;
        leavingWorse += round(benchmark.get().central()) > 0 ? 1 : 0;
      }
    }
    String when =
        "Over all zones the benchmarks for leaving are met within "
            + reading.horizon()
            + " in "
            + Figures.between(Figures.percent(met[0]), Figures.percent(met[met.length - 1]))
            + " of the runs, by option.";
    return known == 0
        ? when
            + " Whether leaving early costs more than it saves cannot be said: in no future tried"
            + " could the departures be compared where communities meet."
        : when
            + " At the median, leaving two years before the benchmarks means more incidents per"
            + " contact-person-year than staying would have under "
            + Figures.whole(earlyWorse)
            + " of "
            + Phrases.counted(known, "option")
            + ". Leaving when they are met still means more under "
            + Figures.whole(leavingWorse)
            + ", fewer under "
            + Figures.whole(stayingWorse)
            + "; under the rest there is no difference to speak of.";
  }

  /// Pictures of a few options each, so that one fits a page, with the labels of their options.
  private Map<String, String> timelines(Reading reading) {
    List<Zone> zones =
        reading.theatre().zones().stream().filter(z -> anybodyLeaves(reading, z)).toList();
    var spec =
        new BenchmarkChart.Spec(
            "When the benchmarks for leaving are met, by zone",
            "One panel per option, one row per zone: a bar from the 10% to the 90% quantile over"
                + " futures, a tick at the median.",
            zones.stream().map(z -> z.names().in(reading.languages())).toList(),
            reading.months(),
            "years from the as-of date");
    List<Option> options = options(reading);
    var pictures = new LinkedHashMap<String, String>();
    for (int from = 0; from < options.size(); from += PANELS) {
      List<Option> some = options.subList(from, Math.min(options.size(), from + PANELS));
      List<BenchmarkChart.Panel> panels =
          some.stream()
              .map(
                  o ->
                      new BenchmarkChart.Panel(
                          o.label(), zones.stream().map(z -> row(reading, o, z)).toList()))
              .toList();
      pictures.put(
          BenchmarkChart.svg(spec, panels),
          Phrases.list(some.stream().map(Option::label).toList()));
    }
    return pictures;
  }

  private boolean anybodyLeaves(Reading reading, Zone zone) {
    List<String> ids = options(reading).stream().map(Option::id).toList();
    return handover.rows().stream()
        .anyMatch(r -> r.zone().equals(zone.id()) && r.met() > 0 && ids.contains(r.option()));
  }

  private BenchmarkChart.Row row(Reading reading, Option option, Zone zone) {
    HandoverRow row =
        handover.rows().stream()
            .filter(
                r ->
                    r.option().equals(option.id())
                        && r.zone().equals(zone.id())
                        && r.leaving() == Leaving.BENCHMARK)
            .findFirst()
            .orElseThrow();
    return new BenchmarkChart.Row(
        row.month().map(m -> reading.seesMonths() ? m : years(m)), row.met());
  }

  private static Range years(Range m) {
    return new Range(
        12 * Math.floor(m.low() / 12),
        12 * Math.floor(m.central() / 12),
        12 * Math.floor(m.high() / 12));
  }

  private DomContent costs(Reading reading) {
    var rows = new ArrayList<List<DomContent>>();
    for (Option option : options(reading)) {
      String title = option.label();
      for (Leaving leaving : Leaving.values()) {
        HandoverRow row = total(option, leaving);
        rows.add(
            List.of(
                Html.text(title),
                Html.text(
                    switch (leaving) {
                      case EARLY -> "two years before";
                      case BENCHMARK -> "at the benchmarks";
                      case LATE -> "two years after";
                    }),
                Html.text(Figures.whole(row.compared())),
                cell(row.incidents()),
                cell(row.rate()),
                cell(row.stayedRate()),
                signed(row.rateDifference())));
        title = "";
      }
    }
    return Html.table_(
        "All zones together: median over futures (10% to 90%), in the "
            + Phrases.counted(HandoverStudy.WINDOW, "month")
            + " after leaving (grade C)",
        List.of(
            "Option",
            "Leaving",
            "Futures",
            "Incidents per zone",
            "Per 1,000 contact-person-years",
            "Had they stayed",
            "Difference"),
        rows);
  }

  private static DomContent cell(Optional<Range> range) {
    return range
        .map(
            r ->
                Html.ranged(
                    Figures.two(round(r.central())),
                    Figures.between(Figures.two(round(r.low())), Figures.two(round(r.high())))))
        .orElse(Html.text(Figures.NOTHING));
  }

  private static double round(double value) {
    return Math.rint(10 * value) / 10;
  }

  private static DomContent signed(Optional<Range> range) {
    return range
        .map(
            r ->
                Html.ranged(
                    Figures.signed(round(r.central())),
                    Figures.between(
                        Figures.signed(round(r.low())), Figures.signed(round(r.high())))))
        .orElse(Html.text(Figures.NOTHING));
  }

  private DomContent earliest(Reading reading) {
    var items = new ArrayList<String>();
    var a = handover.acceptable();
    for (Option option : options(reading)) {
      List<String> known =
          reading.theatre().zones().stream().filter(z -> reaches(option, z)).map(Zone::id).toList();
      var found = new ArrayList<Integer>();
      known.forEach(z -> handover.earliest(option.id(), z).ifPresent(found::add));
      found.sort(null);
      items.add(
          option.label()
              + ": "
              + (found.isEmpty()
                  ? "in none of " + Phrases.counted(known.size(), "zone") + " at any date tried"
                  : "in "
                      + Figures.whole(found.size())
                      + " of "
                      + Phrases.counted(known.size(), "zone")
                      + ", first after "
                      + Figures.duration(found.getFirst())
                      + ", last after "
                      + Figures.duration(found.getLast()))
              + (reading.planner() ? byZone(reading, option, known) : "")
              + ".");
    }
    return j2html.TagCreator.div(
        p(
            "Acceptable is, in the 24 months after leaving, at most "
                + Figures.given(a.incidents())
                + " incidents per 1,000 contact-person-years (where communities do not meet, at"
                + " most "
                + Phrases.counted(Math.round(a.peopleless()), "incident")
                + "), in all but "
                + Figures.percent(a.share())
                + " of the futures ("
                + a.why()
                + "). The earliest date is the first of those tried, counted from first"
                + " deployment, at which and after which leaving is acceptable, benchmarks or"
                + " not:"),
        ul(each(items.stream().map(i -> li(i)))));
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
                  words.add(zone.names().in(reading.languages()) + " " + Figures.duration(months)));
    }
    return words.isEmpty() ? "" : " (" + String.join("; ", words) + ")";
  }

  private DomContent movers(Reading reading) {
    List<String> ids = options(reading).stream().map(Option::id).toList();
    var items = new ArrayList<String>();
    var byTurn = new LinkedHashMap<String, List<MoverRow>>();
    handover.movers().stream()
        .filter(m -> m.zone().equals("all") && ids.contains(m.option()))
        .forEach(m -> byTurn.computeIfAbsent(turn(m), _ -> new ArrayList<>()).add(m));
    byTurn.forEach(
        (turn, rows) -> {
          double met = rows.stream().mapToDouble(MoverRow::met).average().orElse(0);
          double[] months =
              rows.stream().mapToDouble(MoverRow::months).filter(m -> !Double.isNaN(m)).toArray();
          items.add(
              Phrases.capital(turn)
                  + " ("
                  + Phrases.counted(rows.size(), "option")
                  + "): benchmarks are met in "
                  + Phrases.moreOrFewer(100 * met)
                  + " of 100 runs"
                  + (months.length == 0
                      ? ""
                      : ", and where they are met either way "
                          + later(Arrays.stream(months).average().orElse(0)))
                  + ".");
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
            .map(e -> words.name(e.getKey()) + " (" + Figures.signed(e.getValue()) + ")")
            .toList();
    items.add(
        first.isEmpty()
            ? "Of what varies over the futures nothing stands out from what chance gives when so"
                + " many conditions are looked at in so few futures: we cannot tell what else moves"
                + " the month."
            : "Of what varies over the futures, the month goes most closely with "
                + Phrases.list(first)
                + "; in brackets the rank correlation, above 0: later.");
    return ul(each(items.stream().map(i -> li(i))));
  }

  private static String turn(MoverRow m) {
    return switch (m.lever()) {
      case "reform" -> (m.level().equals("none") ? "no" : m.level()) + " reform of the police";
      case "representation" ->
          m.level().equals("yes") ? "recruitment of minorities by quota" : "no quota";
      case "consultation" -> m.level().equals("yes") ? "consultation in force" : "no consultation";
      default -> m.lever() + " " + m.level();
    };
  }

  private static String later(double months) {
    String size = Figures.count(Math.abs(months));
    return size.equals("0")
        ? "at about the same time"
        : "about "
            + size
            + (size.equals("1") ? " month " : " months ")
            + (months < 0 ? "earlier" : "later");
  }

  private void missions(Reading reading, List<DomContent> content) {
    if (precedents.isEmpty()) {
      return;
    }
    content.add(h3("What real missions did"));
    content.add(
        p(
            "Beside each option the missions that had one of its mandates somewhere. No mission is"
                + " a forecast of another: they differ in place, time and what the parties"
                + " wanted."));
    var same = new LinkedHashMap<List<Precedent>, List<String>>();
    for (Option option : options(reading)) {
      same.computeIfAbsent(
              precedents.stream().filter(x -> x.comparable(option)).toList(),
              _ -> new ArrayList<>())
          .add(option.label());
    }
    same.forEach(
        (of, labels) -> {
          content.add(h3(String.join(" · ", labels)).withClass("minor"));
          content.add(
              of.isEmpty()
                  ? p("None of the missions on file had such a mandate.")
                  : Html.textTable(
                      "Missions with a comparable mandate",
                      List.of("Mission", "Where, when", "Strength", "What followed", "Source"),
                      of.stream().map(HandoverChapter::mission).toList()));
        });
  }

  private static List<DomContent> mission(Precedent x) {
    return List.of(
        Html.text(x.mission()),
        Html.text(x.area() + ", " + x.from() + (x.to().isEmpty() ? " to today" : "–" + x.to())),
        Html.text(x.strength()),
        Html.text(x.followed()),
        Html.text(x.source()));
  }
}
