package org.detente.paper;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.simulation.Variable;

/// Every outcome with its range and grade, in three tables.
final class OutcomeTable {

  private static final Map<Variable, String> PEOPLE = new LinkedHashMap<>();
  private static final Map<Variable, String> ORDER = new LinkedHashMap<>();
  private static final Map<Variable, String> MISSION = new LinkedHashMap<>();

  static {
    PEOPLE.put(Variable.KILLED_COMBATANTS, "Combatants killed");
    PEOPLE.put(Variable.KILLED_CIVILIANS, "Civilians killed");
    PEOPLE.put(Variable.KILLED_IN_WAR, "of these, in large-scale war");
    PEOPLE.put(
        Variable.WORST_PLACE_CIVILIANS, "Civilians killed in the worst month of any one place");
    PEOPLE.put(Variable.LINE_INCIDENTS, "Incidents on the lines");
    PEOPLE.put(Variable.COMMUNAL_INCIDENTS, "Incidents between communities");
    PEOPLE.put(Variable.RETURNED, "People returned");
    ORDER.put(Variable.MOVEMENT, "Normality: movement");
    ORDER.put(Variable.MIXING, "Normality: mingled population");
    ORDER.put(Variable.LOCAL_POLICING, "Normality: local policing");
    ORDER.put(Variable.TRUST, "Trust between communities");
    ORDER.put(Variable.FEAR, "Fear");
    ORDER.put(Variable.STAKES, "Stakes across communities");
    ORDER.put(Variable.POLICE_CAPACITY, "Capacity of local police");
    ORDER.put(Variable.POLICE_LEGITIMACY, "Legitimacy of local police");
    MISSION.put(Variable.MISSION_PERSON_MONTHS, "Person-months of the operation");
    MISSION.put(Variable.COST_MUSD, "Cost, million US dollars");
    MISSION.put(Variable.KILLED_MISSION, "Members of the operation who died");
    MISSION.put(Variable.MISSION_ACCEPTANCE, "Acceptance of the operation");
    MISSION.put(Variable.LAST_HANDOVER_MONTH, "Month of the last handover");
    MISSION.put(Variable.INCIDENTS_AFTER_HANDOVER, "Incidents after handover");
  }

  private final Reading reading;

  OutcomeTable(Reading reading) {
    this.reading = reading;
  }

  DomContent html() {
    return div(
        each(
            java.util.stream.Stream.of(
                table("People, over the whole time", PEOPLE),
                table("Order and daily life, at the end", ORDER),
                table("The operation, over the whole time", MISSION))));
  }

  private DomContent table(String caption, Map<Variable, String> variables) {
    var head = new ArrayList<>(List.of("Option"));
    variables.forEach((v, name) -> head.add(name + " (" + v.grade().name() + ")"));
    var rows = new ArrayList<List<DomContent>>();
    for (int o : reading.shown()) {
      var row = new ArrayList<DomContent>();
      row.add(Html.text(reading.title(o)));
      for (Variable v : variables.keySet()) {
        row.add(Html.spread(reading.outcome(o, v), v.kind() == Variable.Kind.SHARE));
      }
      rows.add(row);
    }
    return Html.table_(
        caption + ": median, and the range of nine tenths of the futures; grade in brackets",
        head,
        rows);
  }
}
