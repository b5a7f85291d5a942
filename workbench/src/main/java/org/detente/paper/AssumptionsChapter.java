package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.chart.IntervalChart;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceRow;
import org.detente.numeric.RankCorrelation;
import org.detente.simulation.Variable;
import org.detente.theatre.Party;
import org.detente.theatre.Theatre.PairedInput;

/// What the results rest on: every range, its evidence or the word "assumption", and how much it
/// matters.
final class AssumptionsChapter {

  static final int NUMBER = 1;

  private static final int MOST = 8;

  /// Standard errors that the largest of many correlations may reach by chance.
  private static final double MANY = 3;

  private static final List<String> POPULATIONS =
      List.of("allocation", "displaced_factor", "residents_factor");

  private final Reading reading;
  private final List<Dimension> dimensions;

  AssumptionsChapter(Reading reading) {
    this.reading = reading;
    dimensions = reading.ensemble().dimensions();
  }

  DomContent html() {
    var content = new ArrayList<DomContent>();
    content.add(p(opening()).withClass("lead"));
    if (!reading.others().isEmpty()) {
      content.add(h3(reading.say("assumptions.what-matters-most")));
      most(content);
      content.add(h3(reading.say("assumptions.where-people-are-does")));
      populations(content);
    }
    content.addAll(new HangsOn(reading).html());
    framework(content);
    paired(content);
    content.add(h3(reading.say("assumptions.every-range")));
    content.add(p(reading.say("assumptions.rows-with-an-id")));
    content.add(table());
    content.add(h3(reading.say("assumptions.evidence-cited")));
    content.add(evidence());
    return Html.chapter(
        "assumptions",
        reading.say("assumptions.what-it-rests-on"),
        reading.say("assumptions.what-rests-on-assumption"),
        content);
  }

  private String opening() {
    long assumed = dimensions.stream().filter(Dimension::assumption).count();
    long structural = dimensions.stream().filter(Dimension::structural).count();
    return reading.say(
        "assumptions.of-things-that-vary",
        "dimensions",
        reading.texts().whole(dimensions.size()),
        "assumed",
        reading.texts().whole(assumed),
        "structural",
        reading.texts().whole(structural));
  }

  private double[] values(int d) {
    return reading.ensemble().futures().stream().mapToDouble(f -> f.value(d)).toArray();
  }

  /// How dimensions go with the difference in deaths, option by option.
  private void most(List<DomContent> content) {
    var differences = reading.others().stream().map(reading::deathsDifference).toList();
    var found = new ArrayList<IntervalChart.Row>();
    var order = new LinkedHashMap<Integer, Double>();
    double[][] all = new double[dimensions.size()][];
    for (int d = 0; d < dimensions.size(); d++) {
      double[] x = values(d);
      all[d] = differences.stream().mapToDouble(y -> RankCorrelation.of(x, y)).toArray();
      double size = 0;
      for (double r : all[d]) {
        size += Math.abs(r) / all[d].length;
      }
      order.put(d, size);
    }
    List<Integer> top =
        order.keySet().stream()
            .sorted(java.util.Comparator.comparingDouble(d -> -order.get(d)))
            .limit(MOST)
            .toList();
    top.forEach(
        d ->
            found.add(
                IntervalChart.Row.of(
                    reading.own(dimensions.get(d).key())
                        + ": "
                        + reading.own(Hypotheses.question(dimensions.get(d))),
                    all[d])));
    content.add(p(whatMatters(order, top)));
    var spec =
        new IntervalChart.Spec(
            reading.say("assumptions.conditions-that-go-with"),
            reading.say("assumptions.one-row-per-condition"),
            reading.say("assumptions.rank-correlation-with-the"),
            IntervalChart.Form.CORRELATION,
            0,
            Optional.of(new IntervalChart.Mark(0, reading.say("assumptions.none"))),
            reading.say("assumptions.high-values-fewer-deaths"),
            reading.say("assumptions.high-values-more-deaths"));
    content.add(
        Html.figure_(
            IntervalChart.svg(reading.texts(), spec, found),
            reading.say(
                "assumptions.the-conditions-with-the", "top", reading.texts().whole(top.size()))));
  }

  /// Names the conditions that stand out from what chance gives when so many are looked at, or says
  /// that none does.
  private String whatMatters(Map<Integer, Double> size, List<Integer> top) {
    double chance = byChance();
    List<String> clear =
        top.stream()
            .filter(d -> size.get(d) > chance)
            .map(d -> reading.own(Hypotheses.question(dimensions.get(d))))
            .toList();
    String question = reading.say("assumptions.which-conditions-go-with") + " ";
    String limit =
        reading.say(
            "assumptions.with-futures-chance-alone",
            "futures",
            reading.futures(),
            "chance",
            reading.texts().two(chance));
    return clear.isEmpty()
        ? reading.say(
            "assumptions.we-cannot-tell-the",
            "question",
            question,
            "size",
            reading.texts().two(size.get(top.getFirst())),
            "limit",
            limit)
        : reading.say(
            "assumptions.these-stand-out-this",
            "question",
            question,
            "clear",
            reading.texts().list(clear),
            "limit",
            limit);
  }

  /// Largest rank correlation to expect by chance. Consecutive futures are made to differ, so that
  /// they count for half as many independent ones.
  private double byChance() {
    return byChance(reading.futures());
  }

  /// The same among so many futures.
  static double byChance(int futures) {
    return Math.min(1, MANY * Math.sqrt(2.0 / Math.max(1, futures - 1)));
  }

  private void populations(List<DomContent> content) {
    var rows = new ArrayList<List<DomContent>>();
    double largest = 0;
    for (int d = 0; d < dimensions.size(); d++) {
      if (!POPULATIONS.contains(dimensions.get(d).key())) {
        continue;
      }
      double[] x = values(d);
      double deaths =
          strongest(reading.others().stream().map(reading::deathsDifference).toList(), x);
      double war =
          strongest(
              reading.shown().stream()
                  .map(o -> reading.outcome(o, Variable.WAR_PROBABILITY))
                  .toList(),
              x);
      double returned =
          strongest(
              reading.others().stream().map(o -> reading.outcome(o, Variable.RETURNED)).toList(),
              x);
      double communal =
          strongest(
              reading.others().stream()
                  .map(o -> reading.outcome(o, Variable.COMMUNAL_INCIDENTS))
                  .toList(),
              x);
      largest = Math.max(largest, Math.max(Math.abs(deaths), Math.abs(war)));
      rows.add(
          List.of(
              Html.text(reading.own(dimensions.get(d).key())),
              Html.text(reading.own(Hypotheses.question(dimensions.get(d)))),
              correlation(reading, deaths),
              correlation(reading, war),
              correlation(reading, returned),
              correlation(reading, communal)));
    }
    if (rows.isEmpty()) {
      return;
    }
    double chance = byChance();
    content.add(
        p(
            reading.say(
                "assumptions.figures-for-single-places",
                "largest",
                reading.texts().two(largest),
                "chance",
                reading.texts().two(chance),
                "largest2",
                largest <= chance ? "yes" : "no")));
    content.add(
        Html.textTable(
            reading.say("assumptions.strongest-rank-correlation-over"),
            List.of(
                reading.say("assumptions.key"),
                reading.say("assumptions.what-it-is"),
                reading.say("assumptions.difference-in-deaths"),
                reading.say("assumptions.chance-of-war"),
                reading.say("assumptions.people-returned"),
                reading.say("assumptions.communal-incidents")),
            rows));
  }

  private static double strongest(List<double[]> outcomes, double[] x) {
    double strongest = 0;
    for (double[] y : outcomes) {
      double r = RankCorrelation.of(x, y);
      strongest = Math.abs(r) > Math.abs(strongest) ? r : strongest;
    }
    return strongest;
  }

  private static DomContent correlation(Reading reading, double r) {
    return Html.text(reading.texts().signed(r));
  }

  private void framework(List<DomContent> content) {
    if (reading.theatre().frameworkAssumptions().isEmpty()) {
      return;
    }
    content.add(h3(reading.say("assumptions.taken-from-the-framework")));
    content.add(
        ul(
            each(
                reading.theatre().frameworkAssumptions().stream()
                    .map(
                        a ->
                            li(
                                Html.text(reading.own(a.statement()) + " "),
                                span("(" + reading.own(a.source()) + ")").withClass("range"))))));
  }

  private void paired(List<DomContent> content) {
    if (reading.theatre().pairedInputs().isEmpty()) {
      return;
    }
    content.add(h3(reading.say("assumptions.each-sides-figure-beside")));
    content.add(p(reading.say("assumptions.every-figure-that-belongs")));
    List<Party> parties = reading.parties(NUMBER);
    var topics = new LinkedHashMap<String, List<PairedInput>>();
    reading
        .theatre()
        .pairedInputs()
        .forEach(i -> topics.computeIfAbsent(i.topic(), _ -> new ArrayList<>()).add(i));
    var head = new ArrayList<>(List.of(reading.say("assumptions.topic")));
    parties.forEach(party -> head.add(reading.own(party.names().in(reading.languages()))));
    var rows = new ArrayList<List<DomContent>>();
    topics.forEach(
        (topic, inputs) -> {
          var row = new ArrayList<DomContent>();
          row.add(Html.text(reading.own(topic)));
          for (Party party : parties) {
            row.add(
                inputs.stream()
                    .filter(i -> i.party().equals(party.id()))
                    .findFirst()
                    .map(x -> AssumptionsChapter.input(reading, x))
                    .orElse(Html.text(reading.say("assumptions.no-figure-found"))));
          }
          rows.add(row);
        });
    content.add(Html.textTable(reading.say("assumptions.party-specific-inputs"), head, rows));
  }

  private static DomContent input(Reading reading, PairedInput input) {
    String note = input.note().isEmpty() ? input.source() : input.source() + "; " + input.note();
    return span(
        Html.text(figure(reading, input) + " "),
        span("(" + reading.own(note) + ")").withClass("range"));
  }

  /// Where there is no figure there is no unit.
  private static String figure(Reading reading, PairedInput input) {
    return input.figure().matches(".*[0-9].*")
        ? reading.own(reading.texts().quoted(input.figure()) + " " + input.unit())
        : reading.own(input.figure());
  }

  private DomContent table() {
    var rows = new ArrayList<List<DomContent>>();
    for (Dimension d : dimensions) {
      String range = reading.texts().given(d.range().low(), d.range().high());
      rows.add(
          List.of(
              Html.text(reading.own(d.key())),
              Html.text(range),
              Html.text(d.unit().equals("1") ? "" : reading.own(d.unit())),
              Html.text(
                  d.assumption()
                      ? reading.say("assumptions.assumption")
                      : reading.own(String.join(", ", d.rows()))),
              Html.text(reading.own(d.description()))));
    }
    return Html.textTable(
        reading.say("assumptions.what-varies-over-futures"),
        List.of(
            reading.say("assumptions.key"),
            reading.say("assumptions.range"),
            reading.say("assumptions.unit"),
            reading.say("assumptions.rests-on"),
            reading.say("assumptions.what-it-is")),
        rows);
  }

  private DomContent evidence() {
    var ids = new java.util.TreeSet<String>();
    dimensions.forEach(d -> ids.addAll(d.rows()));
    var rows = new ArrayList<List<DomContent>>();
    for (String id : ids) {
      EvidenceRow row = reading.input().evidence().rows().get(id);
      if (row != null) {
        rows.add(
            List.of(
                Html.text(reading.own(id)),
                Html.text(reading.own(row.name())),
                Html.text(
                    reading
                            .texts()
                            .withRange(
                                reading.texts().given(row.range().central()),
                                reading.texts().given(row.range().low(), row.range().high()))
                        + " "
                        + reading.own(row.unit())),
                Html.text(reading.own(row.source())),
                Html.text(reading.texts().word(row.status()))));
      }
    }
    return Html.textTable(
        reading.say("assumptions.rows-of-the-evidence"),
        List.of(
            reading.say("assumptions.id"),
            reading.say("assumptions.what"),
            reading.say("assumptions.central-range"),
            reading.say("assumptions.source"),
            reading.say("assumptions.status")),
        rows);
  }
}
