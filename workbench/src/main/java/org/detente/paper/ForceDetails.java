package org.detente.paper;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.detente.pledge.Contributor;
import org.detente.pledge.ForceData;
import org.detente.pledge.Policy;
import org.detente.pledge.UnitKind;
import org.detente.staffing.Posting;
import org.detente.staffing.StaffingResult;
import org.detente.staffing.Withdrawn;
import org.detente.value.Range;

/// The tables behind question 2: cost by year, who would lead where, whom the short names of the
/// force table stand for, and what one pledge less takes away.
final class ForceDetails {

  /// Years with a column of their own; those after them stand in the sum.
  private static final int YEARS = 5;

  /// Contributors named among those that would lead in zones.
  private static final int LEADERS = 5;

  private ForceDetails() {}

  /// Cost by year after the mandate, million US dollars with ranges.
  static DomContent cost(Reading reading, List<StaffingResult> own) {
    int years = own.stream().mapToInt(r -> Math.min(YEARS, r.costByYear().size())).max().orElse(0);
    var head = new ArrayList<>(List.of(reading.say("staffing.option")));
    for (int y = 1; y <= years; y++) {
      head.add(reading.say("staffing.year", "year", reading.texts().whole(y)));
    }
    head.add(reading.say("staffing.all-years"));
    var rows = new ArrayList<List<DomContent>>();
    for (StaffingResult r : own) {
      List<Range> costs = r.costByYear();
      var row = new ArrayList<DomContent>();
      row.add(Html.text(reading.own(StaffingChapter.label(r))));
      for (int y = 0; y < years; y++) {
        row.add(y < costs.size() ? millions(reading, costs.get(y)) : Html.text("–"));
      }
      row.add(
          millions(
              reading,
              new Range(
                  costs.stream().mapToDouble(Range::low).sum(),
                  costs.stream().mapToDouble(Range::central).sum(),
                  costs.stream().mapToDouble(Range::high).sum())));
      rows.add(row);
    }
    return Html.table_(reading.say("staffing.cost-by-year"), head, rows);
  }

  private static DomContent millions(Reading reading, Range cost) {
    return Html.central(reading, cost.central(), cost.low(), cost.high());
  }

  /// Who has most persons at the headquarters and in how many zones, in the phase with the largest
  /// need: the planner's copy only.
  static DomContent leads(Reading reading, List<StaffingResult> own) {
    var rows = new ArrayList<List<DomContent>>();
    for (StaffingResult r : own) {
      var leads = new TreeMap<>(r.leads(r.peakPhase()));
      String headquarters = leads.remove(Policy.HEADQUARTERS);
      rows.add(
          List.of(
              Html.text(reading.own(StaffingChapter.label(r))),
              Html.text(
                  headquarters == null
                      ? reading.say("staffing.nobody")
                      : reading.own(headquarters)),
              Html.text(zonesLed(reading, leads.values()))));
    }
    return Html.textTable(
        reading.say("staffing.who-would-lead"),
        List.of(
            reading.say("staffing.option"),
            reading.say("staffing.headquarters"),
            reading.say("staffing.zones-led")),
        rows);
  }

  private static String zonesLed(Reading reading, Collection<String> leaders) {
    var zones = new TreeMap<String, Integer>();
    leaders.forEach(k -> zones.merge(reading.own(k), 1, Integer::sum));
    return most(reading, zones, LEADERS);
  }

  /// Those with the largest numbers, and how many more there are.
  ///
  /// @param numbers by name as the reader has it
  static String most(Reading reading, TreeMap<String, Integer> numbers, int limit) {
    List<String> most =
        numbers.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(limit)
            .map(e -> e.getKey() + " " + reading.texts().whole(e.getValue()))
            .toList();
    int more = numbers.size() - most.size();
    return most.isEmpty()
        ? reading.say("staffing.nobody")
        : reading.say(
            "staffing.and-more",
            "most",
            String.join(", ", most),
            "more",
            more > 0 ? "yes" : "no",
            "more2",
            reading.texts().whole(more));
  }

  /// Whom the short names in maps and tables stand for, of all that serve.
  static DomContent contributors(Reading reading, List<StaffingResult> own) {
    var serving = new TreeSet<String>();
    own.forEach(r -> r.postings().forEach(p -> serving.add(p.contributor())));
    var rows = new ArrayList<List<DomContent>>();
    for (String id : serving) {
      Contributor who = own.getFirst().data().contributor(id);
      rows.add(
          List.of(
              Html.text(reading.own(id)),
              Html.text(reading.own(who.name())),
              Html.text(reading.texts().whole(most(own, id)))));
    }
    return Html.textTable(
        reading.say("staffing.whom-names-stand-for"),
        List.of(
            reading.say("staffing.short-name"),
            reading.say("staffing.contributor"),
            reading.say("staffing.most-persons")),
        rows);
  }

  /// The most persons of a contributor in a phase of any option.
  private static long most(List<StaffingResult> own, String contributor) {
    long most = 0;
    for (StaffingResult r : own) {
      var persons = new TreeMap<String, Long>();
      for (Posting p : r.postings()) {
        if (p.contributor().equals(contributor)) {
          persons.merge(p.phase(), (long) p.persons(), Long::sum);
        }
      }
      most = Math.max(most, persons.values().stream().mapToLong(Long::longValue).max().orElse(0));
    }
    return most;
  }

  /// What one pledge less takes away, for the largest that serve, dearest first.
  static DomContent withdrawn(Reading reading, List<StaffingResult> own) {
    var rows = new ArrayList<List<DomContent>>();
    for (StaffingResult r : own) {
      List<Withdrawn> dearest =
          r.withdrawn().stream()
              .sorted(
                  Comparator.comparingLong(Withdrawn::delivered)
                      .thenComparing(Withdrawn::contributor))
              .toList();
      if (dearest.isEmpty()) {
        continue;
      }
      Withdrawn worst = dearest.getFirst();
      List<String> others =
          dearest.stream()
              .skip(1)
              .map(w -> pledge(reading, r.data(), w) + " " + lost(reading, r, w))
              .toList();
      rows.add(
          List.of(
              Html.text(reading.own(StaffingChapter.label(r))),
              Html.text(
                  pledge(reading, r.data(), worst)
                      + " ("
                      + reading.texts().whole(worst.persons())
                      + ")"),
              Html.text(lost(reading, r, worst)),
              Html.text(
                  others.isEmpty() ? reading.say("staffing.none") : String.join("; ", others))));
    }
    return Html.textTable(
        reading.say("staffing.the-withdrawal-that-costs"),
        List.of(
            reading.say("staffing.option"),
            reading.say("staffing.pledge"),
            reading.say("staffing.persons-phases-lost"),
            reading.say("staffing.the-others-of-the-ten")),
        rows);
  }

  private static String pledge(Reading reading, ForceData data, Withdrawn w) {
    String unit =
        data.catalogue().units().stream()
            .filter(u -> u.id().equals(w.unit()))
            .map(UnitKind::name)
            .findFirst()
            .orElse(w.unit());
    return reading.own(w.contributor()) + ", " + reading.own(unit);
  }

  private static String lost(Reading reading, StaffingResult r, Withdrawn w) {
    return reading.say(
        "staffing.at-most",
        "n",
        reading.texts().whole(Math.max(0, r.delivered() - w.delivered())),
        "exact",
        w.exact() ? "yes" : "no");
  }
}
