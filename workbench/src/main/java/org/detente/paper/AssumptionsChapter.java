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
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
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
      content.add(h3("What matters most"));
      most(content);
      content.add(h3("Where people are: does the allocation matter?"));
      populations(content);
    }
    content.addAll(new HangsOn(reading).html());
    framework(content);
    paired(content);
    content.add(h3("Every range"));
    content.add(
        p(
            "Rows with an id are cited in the evidence base; “theatre” stands for the theatre's own"
                + " files; all others are assumptions, with wide ranges."));
    content.add(table());
    content.add(h3("Evidence cited"));
    content.add(evidence());
    return Html.chapter("assumptions", "What it rests on", "What rests on assumption", content);
  }

  private String opening() {
    long assumed = dimensions.stream().filter(Dimension::assumption).count();
    long structural = dimensions.stream().filter(Dimension::structural).count();
    return "Of %s things that vary over the futures, %s rest on no published figure and are assumptions; %s are structural: statements about how the world works that are switched on and off rather than estimated."
        .formatted(
            Figures.whole(dimensions.size()), Figures.whole(assumed), Figures.whole(structural));
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
                    dimensions.get(d).key() + ": " + Hypotheses.question(dimensions.get(d)),
                    all[d])));
    content.add(p(whatMatters(order, top)));
    var spec =
        new IntervalChart.Spec(
            "Conditions that go with the difference in deaths",
            "One row per condition; each dot is an option's rank correlation over futures.",
            "rank correlation with the difference in deaths from the status quo (dots: options)",
            IntervalChart.Form.CORRELATION,
            0,
            Optional.of(new IntervalChart.Mark(0, "none")),
            "high values: fewer deaths",
            "high values: more deaths");
    content.add(
        Html.figure_(
            IntervalChart.svg(spec, found),
            "The %s conditions with the largest mean rank correlation (Spearman). Bars: range over options. Grade C."
                .formatted(Figures.whole(top.size()))));
  }

  /// Names the conditions that stand out from what chance gives when so many are looked at, or says
  /// that none does.
  private String whatMatters(Map<Integer, Double> size, List<Integer> top) {
    double chance = byChance();
    List<String> clear =
        top.stream()
            .filter(d -> size.get(d) > chance)
            .map(d -> Hypotheses.question(dimensions.get(d)))
            .toList();
    String question = "Which conditions go with more or fewer deaths than under the status quo? ";
    String limit =
        "with %s, chance alone may give a rank correlation of up to %s when so many are looked at."
            .formatted(Phrases.counted(reading.futures(), "future"), Figures.two(chance));
    return clear.isEmpty()
        ? question
            + "We cannot tell: the largest mean rank correlation is %s, and "
                .formatted(Figures.two(size.get(top.getFirst())))
            + limit
            + " The picture shows the largest all the same; more futures would tell."
        : question
            + "These stand out: %s. This is exploration, not proof of cause: "
                .formatted(Phrases.list(clear))
            + limit;
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
              Html.text(dimensions.get(d).key()),
              Html.text(Hypotheses.question(dimensions.get(d))),
              correlation(deaths),
              correlation(war),
              correlation(returned),
              correlation(communal)));
    }
    if (rows.isEmpty()) {
      return;
    }
    double chance = byChance();
    content.add(
        p(
            "Figures for single places come from a documented allocation of zone totals, and the totals are uncertain. The futures vary both. Looked at over all options, the strongest rank correlation of these with the difference in deaths or with war is %s; chance alone may give up to %s when so many are looked at. %s"
                .formatted(
                    Figures.two(largest),
                    Figures.two(chance),
                    largest <= chance
                        ? "So nothing here says that the answer hangs on the allocation."
                        : "So the allocation is part of the answer.")));
    content.add(
        Html.textTable(
            "Strongest rank correlation over the options (Spearman)",
            List.of(
                "Key",
                "What it is",
                "Difference in deaths",
                "Chance of war",
                "People returned",
                "Communal incidents"),
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

  private static DomContent correlation(double r) {
    return Html.text(Figures.signed(r));
  }

  private void framework(List<DomContent> content) {
    if (reading.theatre().frameworkAssumptions().isEmpty()) {
      return;
    }
    content.add(h3("Taken from the framework"));
    content.add(
        ul(
            each(
                reading.theatre().frameworkAssumptions().stream()
                    .map(
                        a ->
                            li(
                                Html.text(a.statement() + " "),
                                span("(" + a.source() + ")").withClass("range"))))));
  }

  private void paired(List<DomContent> content) {
    if (reading.theatre().pairedInputs().isEmpty()) {
      return;
    }
    content.add(h3("Each side's figure beside the other's"));
    content.add(
        p(
            "Every figure that belongs to one party stands beside its counterpart, or beside the"
                + " words “no figure found”."));
    List<Party> parties = reading.parties(NUMBER);
    var topics = new LinkedHashMap<String, List<PairedInput>>();
    reading
        .theatre()
        .pairedInputs()
        .forEach(i -> topics.computeIfAbsent(i.topic(), _ -> new ArrayList<>()).add(i));
    var head = new ArrayList<>(List.of("Topic"));
    parties.forEach(party -> head.add(party.names().in(reading.languages())));
    var rows = new ArrayList<List<DomContent>>();
    topics.forEach(
        (topic, inputs) -> {
          var row = new ArrayList<DomContent>();
          row.add(Html.text(topic));
          for (Party party : parties) {
            row.add(
                inputs.stream()
                    .filter(i -> i.party().equals(party.id()))
                    .findFirst()
                    .map(AssumptionsChapter::input)
                    .orElse(Html.text("no figure found")));
          }
          rows.add(row);
        });
    content.add(Html.textTable("Party-specific inputs", head, rows));
  }

  private static DomContent input(PairedInput input) {
    String note = input.note().isEmpty() ? input.source() : input.source() + "; " + input.note();
    return span(Html.text(figure(input) + " "), span("(" + note + ")").withClass("range"));
  }

  /// Where there is no figure there is no unit.
  private static String figure(PairedInput input) {
    return input.figure().matches(".*[0-9].*")
        ? Figures.quoted(input.figure()) + " " + input.unit()
        : input.figure();
  }

  private DomContent table() {
    var rows = new ArrayList<List<DomContent>>();
    for (Dimension d : dimensions) {
      String range = Figures.given(d.range().low(), d.range().high());
      rows.add(
          List.of(
              Html.text(d.key()),
              Html.text(range),
              Html.text(d.unit().equals("1") ? "" : d.unit()),
              Html.text(d.assumption() ? "assumption" : String.join(", ", d.rows())),
              Html.text(d.description())));
    }
    return Html.textTable(
        "What varies over futures",
        List.of("Key", "Range", "Unit", "Rests on", "What it is"),
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
                Html.text(id),
                Html.text(row.name()),
                Html.text(
                    Figures.withRange(
                            Figures.given(row.range().central()),
                            Figures.given(row.range().low(), row.range().high()))
                        + " "
                        + row.unit()),
                Html.text(row.source()),
                Html.text(Phrases.plain(row.status()))));
      }
    }
    return Html.textTable(
        "Rows of the evidence base that parameters rest on",
        List.of("Id", "What", "Central (range)", "Source", "Status"),
        rows);
  }
}
