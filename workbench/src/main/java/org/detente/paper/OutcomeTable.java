package org.detente.paper;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.detente.simulation.Variable;

/// Every outcome with its range and grade, in three tables.
final class OutcomeTable {

  private final Reading reading;

  OutcomeTable(Reading reading) {
    this.reading = reading;
  }

  private Map<Variable, String> people() {
    var names = new LinkedHashMap<Variable, String>();
    names.put(Variable.KILLED_COMBATANTS, reading.say("outcomes.combatants-killed"));
    names.put(Variable.KILLED_CIVILIANS, reading.say("outcomes.civilians-killed"));
    names.put(Variable.KILLED_IN_WAR, reading.say("outcomes.of-these-in-large-scale-war"));
    names.put(
        Variable.WORST_PLACE_CIVILIANS,
        reading.say("outcomes.civilians-killed-in-the-worst-month-of-any-one"));
    names.put(Variable.LINE_INCIDENTS, reading.say("outcomes.incidents-on-the-lines"));
    names.put(Variable.COMMUNAL_INCIDENTS, reading.say("outcomes.incidents-between-communities"));
    names.put(Variable.RETURNED, reading.say("outcomes.people-returned"));
    return names;
  }

  private Map<Variable, String> order() {
    var names = new LinkedHashMap<Variable, String>();
    names.put(Variable.MOVEMENT, reading.say("outcomes.normality-movement"));
    names.put(Variable.MIXING, reading.say("outcomes.normality-mingled-population"));
    names.put(Variable.LOCAL_POLICING, reading.say("outcomes.normality-local-policing"));
    names.put(Variable.TRUST, reading.say("outcomes.trust-between-communities"));
    names.put(Variable.FEAR, reading.say("outcomes.fear"));
    names.put(Variable.STAKES, reading.say("outcomes.stakes-across-communities"));
    names.put(Variable.POLICE_CAPACITY, reading.say("outcomes.capacity-of-local-police"));
    names.put(Variable.POLICE_LEGITIMACY, reading.say("outcomes.legitimacy-of-local-police"));
    return names;
  }

  private Map<Variable, String> mission() {
    var names = new LinkedHashMap<Variable, String>();
    names.put(
        Variable.MISSION_PERSON_MONTHS, reading.say("outcomes.person-months-of-the-operation"));
    names.put(Variable.COST_MUSD, reading.say("outcomes.cost-million-us-dollars"));
    names.put(Variable.KILLED_MISSION, reading.say("outcomes.members-of-the-operation-who-died"));
    names.put(Variable.MISSION_ACCEPTANCE, reading.say("outcomes.acceptance-of-the-operation"));
    names.put(Variable.LAST_HANDOVER_MONTH, reading.say("outcomes.month-of-the-last-handover"));
    names.put(Variable.INCIDENTS_AFTER_HANDOVER, reading.say("outcomes.incidents-after-handover"));
    return names;
  }

  DomContent html() {
    return div(
        each(
            java.util.stream.Stream.of(
                table(reading.say("outcomes.people-over-the-whole"), people()),
                table(reading.say("outcomes.order-and-daily-life"), order()),
                table(reading.say("outcomes.the-operation-over-the"), mission()))));
  }

  /// Deaths in sum, what is told of people, of the operation, and of order and daily life.
  HeadingTable lines() {
    int last = reading.months() - 1;
    var lines = new ArrayList<HeadingTable.Line>();
    lines.add(
        line(
            "deaths",
            reading.say("verdicts.all-deaths-war-included-grade-c"),
            false,
            o -> reading.deaths(o, last),
            false));
    lines.add(
        line(
            "deaths_outside_war",
            reading.say("verdicts.deaths-outside-war-grade-c"),
            false,
            o -> reading.deathsOutsideWar(o, last),
            false));
    lines.add(line(Variable.WAR_PROBABILITY, reading.say("headings.chance-of-war"), false));
    lines.add(line(Variable.RETURNED_SHARE, reading.say("headings.share-returned"), false));
    people().forEach((v, name) -> lines.add(line(v, name, v != Variable.RETURNED)));
    mission().forEach((v, name) -> lines.add(line(v, name, v != Variable.COST_MUSD)));
    order().forEach((v, name) -> lines.add(line(v, name, true)));
    return new HeadingTable(
        PaperWriter.SIMULATION,
        lines,
        List.of(
            reading.say("headings.medians-over-futures", "futures", reading.futures()),
            reading.say("headings.stories-do-not-rank")));
  }

  private HeadingTable.Line line(Variable variable, String name, boolean further) {
    return line(
        variable.column(),
        name + " (" + variable.grade().name() + ")",
        further,
        o -> reading.outcome(o, variable),
        variable.kind() == Variable.Kind.SHARE);
  }

  private HeadingTable.Line line(
      String key, String title, boolean further, IntFunction<double[]> values, boolean share) {
    var cells = new ArrayList<HeadingTable.Cell>();
    for (int o : reading.shown()) {
      String id = reading.option(o).id();
      Html.Words words = Html.words(reading, values.apply(o), share);
      cells.add(new HeadingTable.Cell(id, words.figure(), words.range(), Optional.empty()));
    }
    return new HeadingTable.Line(key, title, HeadingTable.Basis.SPREAD, further, cells);
  }

  private DomContent table(String caption, Map<Variable, String> variables) {
    var head = new ArrayList<>(List.of(reading.say("outcomes.option")));
    variables.forEach((v, name) -> head.add(name + " (" + v.grade().name() + ")"));
    var rows = new ArrayList<List<DomContent>>();
    for (int o : reading.shown()) {
      var row = new ArrayList<DomContent>();
      row.add(Html.text(reading.title(o)));
      for (Variable v : variables.keySet()) {
        row.add(Html.spread(reading, reading.outcome(o, v), v.kind() == Variable.Kind.SHARE));
      }
      rows.add(row);
    }
    return Html.table_(
        reading.say("outcomes.median-and-the-range", "caption", caption), head, rows);
  }
}
