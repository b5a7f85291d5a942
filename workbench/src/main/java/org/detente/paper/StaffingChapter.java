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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.detente.chart.ServingMap;
import org.detente.chart.StaircaseChart;
import org.detente.option.Option;
import org.detente.output.StaffingTables;
import org.detente.pledge.Contributor;
import org.detente.pledge.Gate;
import org.detente.pledge.Policy;
import org.detente.simulation.Variable;
import org.detente.staffing.Arrivals;
import org.detente.staffing.Cell;
import org.detente.staffing.Conflict;
import org.detente.staffing.Posting;
import org.detente.staffing.Sizing;
import org.detente.staffing.StaffingResult;
import org.detente.value.Range;

/// Question 2: can the force be raised? By policy of composition, with what stands in the way, who
/// would be there when, and what a contributor asks first.
public final class StaffingChapter extends QuestionChapter {

  private static final int PANELS = 6;

  /// Contributors named at a place.
  private static final int NAMED = 3;

  private static final int YEAR = 12;

  /// Share of the largest need that counts as in place (assumption).
  private static final double REACHED = 0.9;

  private final List<StaffingResult> results;

  /// @param results every option that deploys under every policy
  public StaffingChapter(List<StaffingResult> results) {
    super(2, "staffing");
    this.results = List.copyOf(results);
  }

  @Override
  String title(Reading reading) {
    return reading.say("staffing.can-the-force-be");
  }

  @Override
  DomContent html(Reading reading) {
    var content = new ArrayList<DomContent>();
    List<StaffingResult> own = own(reading);
    content.add(p(opening(reading, own)).withClass("lead"));
    content.add(p(reading.say("staffing.nobody-has-pledged-anything")));
    content.add(h3(reading.say("staffing.rules-of-composition-side")));
    content.add(p(reading.say("staffing.persons-of-the-phase")));
    content.add(policies(reading));
    content.add(h3(reading.say("staffing.what-stands-in-the")));
    content.add(p(reasonsNote(reading)));
    reasons(reading, own, content);
    content.add(h3(reading.say("staffing.when-they-would-be")));
    content.add(p(arrivalsNote(reading, own)));
    arrivals(reading, own, content);
    content.add(h3(reading.say("staffing.who-serves-where")));
    where(reading, own, content);
    if (!own.isEmpty()) {
      content.add(h3(reading.say("staffing.what-it-costs")));
      content.add(ForceDetails.cost(reading, own));
    }
    content.add(h3(reading.say("staffing.is-the-planned-strength")));
    content.add(p(sizing(reading, own)));
    content.add(h3(reading.say("staffing.what-others-must-decide")));
    content.add(gates(reading));
    content.add(h3(reading.say("staffing.what-a-contributor-asks")));
    content.add(contributor(reading, own));
    if (reading.planner()) {
      content.add(h3(reading.say("staffing.if-one-pledge-is")));
      content.add(ForceDetails.withdrawn(reading, own));
    }
    return Html.chapter(id(), reading.say("staffing.question-2-staffing"), title(reading), content);
  }

  @Override
  HeadingTable table(Reading reading) {
    var raised = new ArrayList<HeadingTable.Cell>();
    var first = new ArrayList<HeadingTable.Cell>();
    var full = new ArrayList<HeadingTable.Cell>();
    for (StaffingResult r : own(reading)) {
      String id = r.requirement().option().id();
      raised.add(
          new HeadingTable.Cell(
              id,
              reading.texts().percent(met(r)),
              reading.say(
                  "headings.persons-of",
                  "delivered",
                  reading.texts().whole(r.delivered(r.peakPhase())),
                  "required",
                  reading.texts().whole(r.required(r.peakPhase()))),
              Optional.empty()));
      first.add(
          new HeadingTable.Cell(
              id, r.firstArrival().map(m -> when(reading, m)).orElse(nobody(reading))));
      full.add(reached(reading, r));
    }
    var lines = new ArrayList<HeadingTable.Line>();
    lines.add(line("raised", reading.say("headings.need-raised"), false, raised));
    lines.add(line("first", reading.say("headings.first-in-place"), false, first));
    lines.add(line("full", reading.say("headings.nine-tenths-in-place"), false, full));
    List<Policy> policies = results.isEmpty() ? List.of() : results.getFirst().data().policies();
    for (Policy policy : policies) {
      var cells = new ArrayList<HeadingTable.Cell>();
      byOption(reading)
          .forEach(
              (id, all) ->
                  all.stream()
                      .filter(r -> r.policy().equals(policy))
                      .findFirst()
                      .ifPresent(r -> cells.add(new HeadingTable.Cell(id, cell(reading, r)))));
      lines.add(
          line(
              "policy_" + policy.id(),
              reading.say("headings.under-the-rule", "rule", reading.own(policy.title())),
              true,
              cells));
    }
    return new HeadingTable(2, lines, List.of(reading.say("headings.staffing-own-rule")));
  }

  private static HeadingTable.Line line(
      String key, String title, boolean further, List<HeadingTable.Cell> cells) {
    return new HeadingTable.Line(key, title, HeadingTable.Basis.EXACT, further, cells);
  }

  private static String nobody(Reading reading) {
    return reading.say("headings.nobody-comes");
  }

  /// After how long most of the phase with the largest need is in place; the range is that of
  /// experience with tempo and shortfall.
  private static HeadingTable.Cell reached(Reading reading, StaffingResult r) {
    double wanted = REACHED * r.required(r.peakPhase());
    String id = r.requirement().option().id();
    Optional<String> central = after(reading, r.arrivals().central(), wanted);
    String never = reading.say("headings.never");
    String early = after(reading, r.arrivals().high(), wanted).orElse(never);
    String late = after(reading, r.arrivals().low(), wanted).orElse(never);
    String figure = central.orElse(never);
    String range = early.equals(late) ? "" : reading.texts().between(early, late);
    return new HeadingTable.Cell(id, figure, range, Optional.empty());
  }

  private static Optional<String> after(Reading reading, List<Double> persons, double wanted) {
    for (int m = 0; m < persons.size(); m++) {
      if (persons.get(m) >= wanted && wanted > 0) {
        return Optional.of(when(reading, m));
      }
    }
    return Optional.empty();
  }

  /// A month after the mandate; whoever is told no months is told its year.
  private static String when(Reading reading, int month) {
    return reading.seesMonths()
        ? reading.say("headings.month", "month", month)
        : reading.say("headings.year", "year", month / YEAR + 1);
  }

  /// Results under the option's own policy, of the options that the reader may see.
  private List<StaffingResult> own(Reading reading) {
    return results.stream()
        .filter(r -> reading.isShown(r.requirement().option().id()))
        .filter(
            r ->
                r.data()
                    .policyFor(r.requirement().option().levers().composition())
                    .equals(r.policy()))
        .toList();
  }

  static String label(StaffingResult r) {
    return r.requirement().option().label();
  }

  private static double met(StaffingResult r) {
    long required = r.required(r.peakPhase());
    return required == 0 ? 1 : (double) r.delivered(r.peakPhase()) / required;
  }

  private String opening(Reading reading, List<StaffingResult> own) {
    if (own.isEmpty()) {
      return reading.say("staffing.no-option-that-this");
    }
    long whole = own.stream().filter(r -> r.missing() == 0).count();
    StaffingResult least =
        own.stream().min(Comparator.comparingDouble(StaffingChapter::met)).orElseThrow();
    StaffingResult most =
        own.stream().max(Comparator.comparingDouble(StaffingChapter::met)).orElseThrow();
    return reading.say(
        "staffing.under-its-own-rule",
        "one",
        least == most ? "yes" : "no",
        "whole",
        reading.texts().whole(whole),
        "options",
        own.size(),
        "met",
        reading.texts().percent(met(least)),
        "label",
        reading.own(label(least)),
        "met2",
        reading.texts().percent(met(most)),
        "label2",
        reading.own(label(most)));
  }

  private DomContent policies(Reading reading) {
    List<Policy> policies = results.isEmpty() ? List.of() : results.getFirst().data().policies();
    var head = new ArrayList<>(List.of(reading.say("staffing.option")));
    policies.forEach(p -> head.add(reading.own(p.title())));
    var rows = new ArrayList<List<DomContent>>();
    for (Map.Entry<String, List<StaffingResult>> option : byOption(reading).entrySet()) {
      var row = new ArrayList<DomContent>();
      row.add(Html.text(reading.own(label(option.getValue().getFirst()))));
      for (Policy policy : policies) {
        option.getValue().stream()
            .filter(r -> r.policy().equals(policy))
            .findFirst()
            .ifPresent(r -> row.add(Html.text(cell(reading, r))));
      }
      rows.add(row);
    }
    return Html.table_(reading.say("staffing.persons-who-would-serve"), head, rows);
  }

  private static String cell(Reading reading, StaffingResult r) {
    String phase = r.peakPhase();
    String bound =
        r.status() == StaffingResult.Status.OPTIMAL ? "" : reading.say("staffing.best-found");
    return reading.say(
        "staffing.of",
        "delivered",
        reading.texts().whole(r.delivered(phase)),
        "required",
        reading.texts().whole(r.required(phase)),
        "largestShare",
        reading.texts().percent(r.largestShare(phase)),
        "bound",
        bound);
  }

  private Map<String, List<StaffingResult>> byOption(Reading reading) {
    var found = new LinkedHashMap<String, List<StaffingResult>>();
    results.stream()
        .filter(r -> reading.isShown(r.requirement().option().id()))
        .forEach(
            r ->
                found
                    .computeIfAbsent(r.requirement().option().id(), _ -> new ArrayList<>())
                    .add(r));
    return found;
  }

  private static String reasonsNote(Reading reading) {
    return reading.say("staffing.where-a-force-falls");
  }

  /// Options with the same reasons stand together.
  private void reasons(Reading reading, List<StaffingResult> own, List<DomContent> content) {
    var same = new LinkedHashMap<String, List<StaffingResult>>();
    for (StaffingResult r : own) {
      if (r.conflict().isPresent()) {
        same.computeIfAbsent(sentence(reading, r), _ -> new ArrayList<>()).add(r);
      }
    }
    if (same.isEmpty()) {
      content.add(p(reading.say("staffing.nothing-stands-in-the")));
    }
    same.forEach(
        (sentence, results) ->
            content.add(
                Html.of(
                    results.stream().map(StaffingChapter::label).toList(),
                    p(
                        reading
                                .texts()
                                .list(
                                    reading
                                        .texts()
                                        .own(results.stream().map(StaffingChapter::label).toList()))
                            + ": "
                            + sentence))));
  }

  private static String sentence(Reading reading, StaffingResult r) {
    Conflict c = r.conflict().orElseThrow();
    var parts = new ArrayList<String>();
    for (Conflict.Member m : c.members()) {
      parts.add(
          reading.say(
              "staffing.without-it",
              "says",
              reading.own(m.says()),
              "relaxedDelivered",
              reading.texts().whole(m.relaxedDelivered())));
    }
    String others =
        c.others().stream()
            .filter(m -> m.relaxedDelivered() > r.delivered())
            .map(
                m ->
                    reading.own(m.says())
                        + " ("
                        + reading.texts().whole(m.relaxedDelivered())
                        + ")")
            .collect(java.util.stream.Collectors.joining("; "));
    return reading.say(
        "staffing.leave-of",
        "parts",
        reading.texts().capital(String.join(" + ", parts)),
        "count",
        parts.size(),
        "delivered",
        reading.texts().whole(r.delivered()),
        "required",
        reading.texts().whole(r.required()),
        "minimal",
        c.minimal() ? "yes" : "no",
        "others",
        others.isEmpty() ? "yes" : "no",
        "others2",
        others);
  }

  private static String arrivalsNote(Reading reading, List<StaffingResult> own) {
    Optional<Integer> first =
        own.stream().flatMap(r -> r.firstArrival().stream()).min(Integer::compare);
    return first
        .map(
            m ->
                reading.say("staffing.under-each-options-own", "what", reading.texts().duration(m)))
        .orElse(reading.say("staffing.under-no-options-own"));
  }

  private static void arrivals(
      Reading reading, List<StaffingResult> own, List<DomContent> content) {
    var series = new LinkedHashMap<List<StaircaseChart.Step>, List<String>>();
    int months = 1;
    for (StaffingResult r : own) {
      months = Math.max(months, r.arrivals().months());
      series
          .computeIfAbsent(
              steps(r.arrivals(), reading.seesMonths() ? 6 : 12), _ -> new ArrayList<>())
          .add(reading.own(label(r)));
    }
    var panels = new ArrayList<StaircaseChart.Series>();
    series.forEach(
        (steps, labels) -> panels.add(new StaircaseChart.Series(String.join("; ", labels), steps)));
    for (int from = 0; from < panels.size(); from += PANELS) {
      List<StaircaseChart.Series> block =
          panels.subList(from, Math.min(panels.size(), from + PANELS));
      content.add(
          Html.figure_(
              StaircaseChart.svg(
                  reading.texts(),
                  new StaircaseChart.Spec(
                      reading.say("staffing.persons-in-place"),
                      reading.say("staffing.persons-in-place-after"),
                      reading.say("staffing.persons"),
                      months,
                      reading.say("staffing.years-after-the-mandate")),
                  block),
              reading.say("staffing.persons-in-place-after-the")));
    }
  }

  /// Means over blocks of months.
  private static List<StaircaseChart.Step> steps(Arrivals a, int block) {
    var steps = new ArrayList<StaircaseChart.Step>();
    for (int from = 0; from < a.months(); from += block) {
      int to = Math.min(a.months(), from + block);
      steps.add(
          new StaircaseChart.Step(
              from,
              to,
              mean(a.low(), from, to),
              mean(a.central(), from, to),
              mean(a.high(), from, to)));
    }
    return steps;
  }

  private static double mean(List<Double> values, int from, int to) {
    return values.subList(from, to).stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private void where(Reading reading, List<StaffingResult> own, List<DomContent> content) {
    if (!reading.planner()) {
      content.add(p(reading.say("staffing.this-copy-leaves-out")));
      return;
    }
    var same = new LinkedHashMap<List<ServingMap.Entry>, List<StaffingResult>>();
    own.forEach(r -> same.computeIfAbsent(entries(reading, r), _ -> new ArrayList<>()).add(r));
    same.forEach(
        (entries, results) -> {
          if (!entries.isEmpty()) {
            String labels =
                reading
                    .texts()
                    .list(
                        reading.texts().own(results.stream().map(StaffingChapter::label).toList()));
            content.add(
                Html.figureOf(
                    results.stream().map(StaffingChapter::label).toList(),
                    ServingMap.svg(
                        reading.texts(),
                        reading.theatre(),
                        reading.languages(),
                        reading.say("staffing.who-serves-where"),
                        entries),
                    reading.say("staffing.who-serves-where-in", "labels", reading.own(labels))));
          }
        });
    if (!own.isEmpty()) {
      content.add(ForceDetails.leads(reading, own));
      content.add(ForceDetails.contributors(reading, own));
    }
  }

  private static List<ServingMap.Entry> entries(Reading reading, StaffingResult r) {
    var entries = new ArrayList<ServingMap.Entry>();
    for (Cell cell : r.cells()) {
      int zone = reading.theatre().zoneIndex(cell.place());
      if (zone >= 0 && cell.phase().equals(r.peakPhase())) {
        double met = cell.required() == 0 ? 1 : (double) cell.delivered() / cell.required();
        entries.add(new ServingMap.Entry(zone, met, who(reading, r, cell)));
      }
    }
    return entries;
  }

  private static String who(Reading reading, StaffingResult r, Cell cell) {
    var persons = new TreeMap<String, Integer>();
    for (Posting p : r.postings()) {
      if (p.place().equals(cell.place()) && p.phase().equals(cell.phase())) {
        Contributor who = r.data().contributor(p.contributor());
        String name = StaffingTables.named(who, p.pledge().status(), reading.input().audience());
        persons.merge(
            name.isEmpty() ? reading.say("staffing.a-contributor") : reading.own(name),
            p.persons(),
            Integer::sum);
      }
    }
    return ForceDetails.most(reading, persons, NAMED);
  }

  private static String sizing(Reading reading, List<StaffingResult> own) {
    long all = 0;
    long supported = 0;
    long below = 0;
    long apart = 0;
    var binding = new TreeMap<String, Integer>();
    for (StaffingResult r : own) {
      for (Sizing s : r.requirement().sizings()) {
        all++;
        supported += s.supported() ? 1 : 0;
        apart += s.methodsDisagree() ? 1 : 0;
        if (!s.supported() && s.binding().map(e -> s.planned() < e.persons().low()).orElse(false)) {
          below++;
        }
        s.binding()
            .ifPresent(e -> binding.merge(reading.texts().word(e.method()), 1, Integer::sum));
      }
    }
    String binds =
        reading
            .texts()
            .list(
                binding.entrySet().stream()
                    .map(
                        e ->
                            reading.say(
                                "staffing.the-method-by-in",
                                "getKey",
                                e.getKey(),
                                "getValue",
                                reading.texts().whole(e.getValue())))
                    .toList());
    return reading.say(
        "staffing.of-cases-zone-phase",
        "cases",
        all,
        "supported",
        reading.texts().whole(supported),
        "below",
        reading.texts().whole(below),
        "binds",
        binds.isEmpty() ? "yes" : "no",
        "binds2",
        binds,
        "apart",
        reading.texts().whole(apart));
  }

  private DomContent gates(Reading reading) {
    List<Gate> gates =
        results.isEmpty() ? List.of() : results.getFirst().data().catalogue().gates();
    var rows = new ArrayList<List<DomContent>>();
    for (Gate g : gates) {
      Range m = g.months();
      rows.add(
          List.of(
              Html.text(reading.own(g.title())),
              Html.text(g.passed() ? reading.say("staffing.passed") : reading.say("staffing.open")),
              Html.central(reading, m.central(), m.low(), m.high()),
              Html.text(reading.own(g.source()))));
    }
    return Html.textTable(
        reading.say("staffing.gates-open-until-recorded"),
        List.of(
            reading.say("staffing.gate"),
            reading.say("staffing.state"),
            reading.say("staffing.months-it-costs"),
            reading.say("staffing.source")),
        rows);
  }

  private DomContent contributor(Reading reading, List<StaffingResult> own) {
    var items = new ArrayList<DomContent>();
    items.add(li(reading.say("staffing.tasks-those-of-the")));
    risk(reading, own).ifPresent(text -> items.add(li(text)));
    Range rotation =
        results.isEmpty() ? Range.exactly(0) : results.getFirst().data().catalogue().rotation();
    items.add(
        li(
            reading.say(
                "staffing.duration-people-are-relieved",
                "rotation",
                reading.texts().range(rotation.central(), rotation.low(), rotation.high()))));
    items.add(li(reading.say("staffing.exit-units-leave-with")));
    return ul(each(items.stream()));
  }

  /// Deaths of the mission's own for a thousand of its person-years, as simulated.
  private static Optional<String> risk(Reading reading, List<StaffingResult> own) {
    var risks = new ArrayList<Map.Entry<String, Double>>();
    for (StaffingResult r : own) {
      int o = index(reading, r.requirement().option());
      double months = o < 0 ? 0 : Reading.mean(reading.outcome(o, Variable.MISSION_PERSON_MONTHS));
      if (months > 0) {
        double killed = Reading.mean(reading.outcome(o, Variable.KILLED_MISSION));
        risks.add(Map.entry(reading.own(label(r)), killed / months * 12 * 1000));
      }
    }
    risks.sort(Map.Entry.comparingByValue());
    return risks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            reading.say(
                "staffing.risk-from-of-the",
                "one",
                risks.size() == 1 ? "yes" : "no",
                "getValue",
                reading.texts().two(risks.getFirst().getValue()),
                "getKey",
                risks.getFirst().getKey(),
                "getValue2",
                reading.texts().two(risks.getLast().getValue()),
                "getKey2",
                risks.getLast().getKey()));
  }

  private static int index(Reading reading, Option option) {
    for (int o : reading.others()) {
      if (reading.option(o).id().equals(option.id())) {
        return o;
      }
    }
    return -1;
  }
}
