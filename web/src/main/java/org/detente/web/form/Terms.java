package org.detente.web.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.phrase.Phrases;

/// What the places of an option are called, in the terms of the field, with their units.
public final class Terms {

  private static final Map<String, String> WORDS = words();

  private Terms() {}

  private static Map<String, String> words() {
    var w = new LinkedHashMap<String, String>();
    w.put("option", "Id");
    w.put("title", "Title");
    w.put("label", "Short title, for charts and tables");
    w.put("summary", "Summary");
    w.put("basis", "Whose option it is");
    w.put("confidentiality", "Who may read it");
    w.put("agreement", "Whether anything is signed");
    w.put("levers.composition", "Composition of the force (a word; lever)");
    w.put("levers.early_policing", "Local police from the first phase (lever)");
    w.put("levers.consultation", "Consultation of communities (lever)");
    w.put("dates.framework_signed", "Framework agreement signed (months from the as-of date)");
    w.put(
        "dates.comprehensive_agreement",
        "Comprehensive agreement concluded (months from the as-of date)");
    w.put("dates.mandate_given", "Mandate given (months from the as-of date)");
    w.put("dates.first_deployment", "First deployment (months from the as-of date)");
    w.put("dates.full_capability", "Full operational capability (months from the as-of date)");
    w.put("mission.lead", "Lead of the operation");
    w.put("mission.reserve_zone", "Zone where the reserve stands");
    w.put("mission.reserve_persons", "Reserve (persons)");
    w.put("mission.caveats", "Share of the armed strength bound by national caveats (0 to 1)");
    w.put("mission.includes_spoilers", "Potential spoilers among the contributors");
    w.put("mission.fixed_term_months", "Fixed term (months after first deployment; empty: none)");
    w.put("separation", "Separation of forces");
    w.put("note", "Note");
    w.put("withdrawal.by", "Withdrawal by");
    w.put("withdrawal.to", "Transfer of control to");
    w.put(
        "withdrawal.after_months",
        "Transfer of control (months after the comprehensive agreement)");
    w.put("withdrawal.after_zones", "Withdrawal only after these zones");
    w.put(
        "return_opens.own_side",
        "Return of the own side opens (months after the comprehensive agreement)");
    w.put(
        "return_opens.cross_side",
        "Return across the line opens (months after the comprehensive agreement)");
    w.put("provider", "Provider");
    w.put("type", "Where the provider comes from");
    w.put("lead", "Whether it leads");
    w.put("hardness", "Hardness");
    w.put("mandate", "Mandate");
    w.put("roe", "Rules of engagement");
    w.put("tasks", "Tasks");
    w.put("answers_to", "Answers to");
    w.put("fixed", "persons");
    w.put("per_km", "persons per km of line");
    w.put("per_1000", "persons per 1,000 people");
    w.put("headings.corridor.regime", "Corridor: regime");
    w.put("headings.corridor.provider", "Corridor: secured by");
    w.put("headings.demining.effort", "Demining: effort");
    w.put("headings.housing_and_property.effort", "Housing and property: effort");
    w.put("headings.monitoring.observers_per_km", "Observers (persons per km of line)");
    w.put("headings.consultation.in_force", "Consultation in force");
    w.put("headings.security_sector_reform.police", "Reform of the police");
    w.put("headings.security_sector_reform.judiciary", "Reform of the judiciary");
    w.put("headings.security_sector_reform.customs", "Reform of customs");
    w.put("headings.security_sector_reform.oversight", "Reform of oversight");
    w.put(
        "headings.security_sector_reform.lead_months",
        "Reform of the police begins (months before signature)");
    w.put("headings.security_sector_reform.quota", "Recruitment of minorities by quota");
    w.put("headings.de_facto_engagement.channel", "Engagement of de facto bodies: channel");
    w.put("headings.commitments.international", "Commitments of internationals");
    w.put("floor", "commitment that verified steps hold up (0 to 1)");
    w.put("ramp", "Stage between hard and soft");
    w.put("from", "From month after first deployment");
    w.put("to", "To month after first deployment");
    w.put("exit", "What ends it");
    return w;
  }

  /// What a place is called.
  ///
  /// @param path in a draft, or the end of one
  public static String of(String path) {
    String end = path;
    while (true) {
      String word = WORDS.get(end);
      if (word != null) {
        return word;
      }
      int dot = end.indexOf('.');
      if (dot < 0) {
        break;
      }
      end = end.substring(dot + 1);
    }
    List<String> steps = List.of(path.split("\\."));
    if (steps.getFirst().equals("headings")) {
      String heading = steps.get(1).replace('_', ' ');
      return Phrases.capital(
          steps.size() > 2 && !steps.getLast().equals("text")
              ? heading + ": " + steps.getLast().replace('_', ' ')
              : heading);
    }
    return Phrases.capital(steps.getLast().replace('_', ' ').replace('-', ' '));
  }
}
