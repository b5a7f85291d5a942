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
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
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
import org.detente.staffing.Withdrawn;
import org.detente.value.Range;

/// Question 2: can the force be raised? By policy of composition, with what stands in the way, who
/// would be there when, and what a contributor asks first.
public final class StaffingChapter extends QuestionChapter {

  private static final int PANELS = 6;

  private final List<StaffingResult> results;

  /// @param results every option that deploys under every policy
  public StaffingChapter(List<StaffingResult> results) {
    super(2, "staffing", "Can the force be raised");
    this.results = List.copyOf(results);
  }

  @Override
  DomContent html(Reading reading) {
    var content = new ArrayList<DomContent>();
    List<StaffingResult> own = own(reading);
    content.add(p(opening(own)).withClass("lead"));
    content.add(
        p(
            "Nobody has pledged anything. What follows is arithmetic on anonymous profiles of"
                + " contributors, made from public figures on earlier operations, under the rules of"
                + " composition that are discussed; replace the profiles by what States say. Of what"
                + " is pledged only the share that experience lets expect is counted on."));
    content.add(h3("Rules of composition side by side"));
    content.add(
        p(
            "Persons of the phase with the largest need, headquarters and support included: the"
                + " best force that whole units allow under each policy, proved where not marked."));
    content.add(policies(reading));
    content.add(h3("What stands in the way"));
    content.add(p(reasonsNote()));
    reasons(reading, own, content);
    content.add(h3("When they would be there"));
    content.add(p(arrivalsNote(own)));
    arrivals(reading, own, content);
    content.add(h3("Who serves where"));
    where(reading, own, content);
    content.add(h3("Is the planned strength of the right size?"));
    content.add(p(sizing(own)));
    content.add(h3("What others must decide first"));
    content.add(gates());
    content.add(h3("What a contributor asks first"));
    content.add(contributor(reading, own));
    if (reading.planner()) {
      content.add(h3("If one pledge is withdrawn"));
      content.add(withdrawn(reading, own));
    }
    return Html.chapter(id(), "Question 2: staffing", title(), content);
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

  private static String label(StaffingResult r) {
    return r.requirement().option().label();
  }

  private static double met(StaffingResult r) {
    long required = r.required(r.peakPhase());
    return required == 0 ? 1 : (double) r.delivered(r.peakPhase()) / required;
  }

  private String opening(List<StaffingResult> own) {
    if (own.isEmpty()) {
      return "No option that this copy shows sends anybody.";
    }
    long whole = own.stream().filter(r -> r.missing() == 0).count();
    StaffingResult least =
        own.stream().min(Comparator.comparingDouble(StaffingChapter::met)).orElseThrow();
    StaffingResult most =
        own.stream().max(Comparator.comparingDouble(StaffingChapter::met)).orElseThrow();
    return "Under its own rule of composition the force can be raised whole for %s of %s that deploy. In the phase with the largest need it reaches from %s (%s) to %s (%s)."
        .formatted(
            Figures.whole(whole),
            Phrases.counted(own.size(), "option"),
            Figures.percent(met(least)),
            label(least),
            Figures.percent(met(most)),
            label(most));
  }

  private DomContent policies(Reading reading) {
    List<Policy> policies = results.isEmpty() ? List.of() : results.getFirst().data().policies();
    var head = new ArrayList<>(List.of("Option"));
    policies.forEach(p -> head.add(p.title()));
    var rows = new ArrayList<List<DomContent>>();
    for (Map.Entry<String, List<StaffingResult>> option : byOption(reading).entrySet()) {
      var row = new ArrayList<DomContent>();
      row.add(Html.text(label(option.getValue().getFirst())));
      for (Policy policy : policies) {
        option.getValue().stream()
            .filter(r -> r.policy().equals(policy))
            .findFirst()
            .ifPresent(r -> row.add(Html.text(cell(r))));
      }
      rows.add(row);
    }
    return Html.table_(
        "Persons who would serve, of those needed; largest share of one contributor (grade D)",
        head,
        rows);
  }

  private static String cell(StaffingResult r) {
    String phase = r.peakPhase();
    String bound = r.status() == StaffingResult.Status.OPTIMAL ? "" : "; best found";
    return "%s of %s; %s%s"
        .formatted(
            Figures.whole(r.delivered(phase)),
            Figures.whole(r.required(phase)),
            Figures.percent(r.largestShare(phase)),
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

  private static String reasonsNote() {
    return "Where a force falls short, the rules below cannot all hold together with a full force,"
        + " and none of them could be spared: without any one of them the others would allow it, in"
        + " the phase in which most is missing. Each comes with what dropping it alone would bring,"
        + " all other rules of the policy unchanged, in persons over all phases.";
  }

  /// Options with the same reasons stand together.
  private void reasons(Reading reading, List<StaffingResult> own, List<DomContent> content) {
    var same = new LinkedHashMap<String, List<StaffingResult>>();
    for (StaffingResult r : own) {
      if (r.conflict().isPresent()) {
        same.computeIfAbsent(sentence(r), _ -> new ArrayList<>()).add(r);
      }
    }
    if (same.isEmpty()) {
      content.add(p("Nothing stands in the way of any option shown here."));
    }
    same.forEach(
        (sentence, results) ->
            content.add(
                p(
                    Phrases.list(results.stream().map(StaffingChapter::label).toList())
                        + ": "
                        + sentence)));
  }

  private static String sentence(StaffingResult r) {
    Conflict c = r.conflict().orElseThrow();
    var parts = new ArrayList<String>();
    for (Conflict.Member m : c.members()) {
      parts.add("%s (%s without it)".formatted(m.says(), Figures.whole(m.relaxedDelivered())));
    }
    String others =
        c.others().stream()
            .filter(m -> m.relaxedDelivered() > r.delivered())
            .map(m -> "%s (%s)".formatted(m.says(), Figures.whole(m.relaxedDelivered())))
            .collect(java.util.stream.Collectors.joining("; "));
    return "%s leave %s of %s%s.%s"
        .formatted(
            Phrases.capital(String.join(" + ", parts)),
            Figures.whole(r.delivered()),
            Figures.whole(r.required()),
            c.minimal() ? "" : " (the set may hold a rule too many: the time allowed ran out)",
            others.isEmpty()
                ? ""
                : " Of the policy's other rules, dropping one would bring: " + others + ".");
  }

  private static String arrivalsNote(List<StaffingResult> own) {
    Optional<Integer> first =
        own.stream().flatMap(r -> r.firstArrival().stream()).min(Integer::compare);
    return first
        .map(
            m ->
                "Under each option's own policy the first come %s after the mandate. The line is the force table, the band what experience with tempo and shortfall allows (evidence rows F20 and F21)."
                    .formatted(Figures.duration(m)))
        .orElse("Under no option's own policy does anybody come.");
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
          .add(label(r));
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
                  new StaircaseChart.Spec(
                      "Persons in place",
                      "Persons in place after the mandate, with ranges, by option.",
                      "persons",
                      months,
                      "years after the mandate"),
                  block),
              "Persons in place after the mandate, with ranges. Grade D: profiles and policies are"
                  + " assumptions."));
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
      content.add(
          p(
              "This copy leaves out who would serve in which place: it would tell where protection"
                  + " is missing. Profiles stand for no State, and a State is named only where its"
                  + " pledge is agreed and the reader may see it."));
      return;
    }
    var same = new LinkedHashMap<List<ServingMap.Entry>, List<StaffingResult>>();
    own.forEach(r -> same.computeIfAbsent(entries(reading, r), _ -> new ArrayList<>()).add(r));
    same.forEach(
        (entries, results) -> {
          if (!entries.isEmpty()) {
            String labels = Phrases.list(results.stream().map(StaffingChapter::label).toList());
            content.add(
                Html.figureOf(
                    results.stream().map(StaffingChapter::label).toList(),
                    ServingMap.svg(
                        reading.theatre(), reading.languages(), "Who serves where", entries),
                    labels
                        + ": who serves where in the phase with the largest need, those with most"
                        + " persons first. Grade D."));
          }
        });
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
        persons.merge(name.isEmpty() ? "a contributor" : name, p.persons(), Integer::sum);
      }
    }
    var most =
        persons.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(3)
            .map(e -> e.getKey() + " " + Figures.whole(e.getValue()))
            .toList();
    int more = persons.size() - most.size();
    return most.isEmpty()
        ? "nobody"
        : String.join(", ", most) + (more > 0 ? " and " + Figures.whole(more) + " more" : "");
  }

  private static String sizing(List<StaffingResult> own) {
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
        s.binding().ifPresent(e -> binding.merge(Phrases.plain(e.method()), 1, Integer::sum));
      }
    }
    String binds =
        Phrases.list(
            binding.entrySet().stream()
                .map(e -> "the method by " + e.getKey() + " in " + Figures.whole(e.getValue()))
                .toList());
    return "Of %s (zone, phase and option) the planner's own figure lies inside the range of at least one independent method in %s; in %s it is below what the method that gives most asks for at least. Most is asked for by %s. In %s two methods differ more than threefold: methods by population overshoot where police work, methods by line where few live."
        .formatted(
            Phrases.counted(all, "case"),
            Figures.whole(supported),
            Figures.whole(below),
            binds.isEmpty() ? "no method" : binds,
            Figures.whole(apart));
  }

  private DomContent gates() {
    List<Gate> gates =
        results.isEmpty() ? List.of() : results.getFirst().data().catalogue().gates();
    var rows = new ArrayList<List<DomContent>>();
    for (Gate g : gates) {
      Range m = g.months();
      rows.add(
          List.of(
              Html.text(g.title()),
              Html.text(g.passed() ? "passed" : "open"),
              Html.central(m.central(), m.low(), m.high()),
              Html.text(g.source())));
    }
    return Html.textTable(
        "Gates, open until recorded as passed; nobody's decision is predicted",
        List.of("Gate", "State", "Months it costs", "Source"),
        rows);
  }

  private DomContent contributor(Reading reading, List<StaffingResult> own) {
    var items = new ArrayList<DomContent>();
    items.add(
        li(
            "Tasks: those of the option's phases; what a contributor's caveats exclude is not asked"
                + " of it in this plan."));
    risk(reading, own).ifPresent(text -> items.add(li(text)));
    Range rotation =
        results.isEmpty() ? Range.exactly(0) : results.getFirst().data().catalogue().rotation();
    items.add(
        li(
            "Duration: people are relieved every %s months (evidence row F24), so that a company for three years is found several times over."
                .formatted(Figures.range(rotation.central(), rotation.low(), rotation.high()))));
    items.add(
        li(
            "Exit: units leave with the phase they serve in, with the month their contributor states, or at the end of the option's fixed term."));
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
        risks.add(Map.entry(label(r), killed / months * 12 * 1000));
      }
    }
    risks.sort(Map.Entry.comparingByValue());
    return risks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Risk: from %s of the mission's own killed for 1,000 person-years (%s) to %s (%s), means over futures, wars included (grade C). A contributor that loses many at once may leave (evidence row MD05)."
                .formatted(
                    Figures.two(risks.getFirst().getValue()),
                    risks.getFirst().getKey(),
                    Figures.two(risks.getLast().getValue()),
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

  private static DomContent withdrawn(Reading reading, List<StaffingResult> own) {
    var rows = new ArrayList<List<DomContent>>();
    for (StaffingResult r : own) {
      Optional<Withdrawn> worst =
          r.withdrawn().stream()
              .min(
                  Comparator.comparingLong(Withdrawn::delivered)
                      .thenComparing(Withdrawn::contributor));
      worst.ifPresent(
          w ->
              rows.add(
                  List.of(
                      Html.text(label(r)),
                      Html.text(w.contributor() + ", " + w.unit()),
                      Html.text(Figures.whole(w.persons())),
                      Html.text(
                          Figures.whole(Math.max(0, r.delivered() - w.delivered()))
                              + (w.exact() ? "" : " at most")))));
    }
    return Html.table_(
        "The withdrawal that costs most, of the ten largest pledges that serve (planner's copy)",
        List.of("Option", "Pledge", "Persons", "Persons × phases lost"),
        rows);
  }
}
