package org.detente.web.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.option.Option;
import org.detente.option.OptionWriter;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.detente.web.message.Unfit;

/// An option as a draft: each zone has a plan of its own, in the order of the theatre's zones, so
/// that a field always stands at the same place.
public final class OptionDraft {

  /// Monitors in a zone where an operation begins with nobody planned (assumption).
  private static final String FIRST_MONITORS = "4";

  private static final List<String> OF_A_MISSION =
      List.of("mandate_given", "first_deployment", "full_capability");

  private OptionDraft() {}

  /// An option as it is.
  public static Draft of(Option option, Theatre theatre) {
    Draft draft = Draft.of(OptionWriter.text(option, List.of()));
    var plans = new HashMap<String, Object>();
    for (int i = 0; i < draft.size("zone_plans"); i++) {
      for (String zone : draft.texts("zone_plans." + i + ".zones")) {
        plans.put(zone, draft.copyOf("zone_plans." + i).orElseThrow());
      }
    }
    if (!plans.isEmpty()) {
      draft.put("zone_plans", new ArrayList<Object>());
      int at = 0;
      for (Zone zone : theatre.zones()) {
        draft.put("zone_plans." + at, plans.get(zone.id()));
        draft.put("zone_plans." + at + ".zones", new ArrayList<Object>(List.of(zone.id())));
        at++;
      }
    }
    // One level for all places is what the rest of a list of places says.
    for (String issue : draft.keys("settings")) {
      String level = draft.text("settings." + issue);
      if (!level.isEmpty()) {
        draft.put("settings." + issue, new LinkedHashMap<String, Object>(Map.of("other", level)));
      }
    }
    return draft;
  }

  /// Takes away settings that say nothing.
  public static void tidySettings(Draft draft) {
    for (String issue : draft.keys("settings")) {
      if (draft.keys("settings." + issue).isEmpty()) {
        draft.remove("settings." + issue);
      }
    }
    if (draft.keys("settings").isEmpty()) {
      draft.remove("settings");
    }
  }

  /// Takes away provisions of which nothing is said. Where something is said, what must be said
  /// with it is there, if only empty, so that its absence is told at its field.
  public static void tidyProvisions(Draft draft) {
    for (String id : draft.keys("provisions")) {
      String at = "provisions." + id;
      if (draft.keys(at).isEmpty()) {
        draft.remove(at);
        continue;
      }
      for (String needed : List.of("status", "text")) {
        if (draft.at(at + "." + needed).isEmpty()) {
          draft.put(at + "." + needed, "");
        }
      }
    }
    if (draft.keys("provisions").isEmpty()) {
      draft.remove("provisions");
    }
  }

  /// Lines of comment at the head of a file: they are kept when the file is written anew.
  public static List<String> remarks(String text) {
    var remarks = new ArrayList<String>();
    for (String line : text.lines().toList()) {
      if (!line.startsWith("#")) {
        break;
      }
      remarks.add(line.substring(1).strip());
    }
    return remarks;
  }

  /// Whether a file has comments that would be lost when it is written anew: those below its head.
  public static boolean hasFurtherRemarks(String text) {
    return text.lines().dropWhile(l -> l.startsWith("#")).anyMatch(l -> l.strip().startsWith("#"));
  }

  /// Where a plan of a zone stands.
  public static String plan(Theatre theatre, String zone) {
    int at = 0;
    for (Zone each : theatre.zones()) {
      if (each.id().equals(zone)) {
        return "zone_plans." + at;
      }
      at++;
    }
    throw new Unfit("unfit.no-zone", "zone", zone);
  }

  /// Gives some zones the plan of one of them.
  public static void share(Draft draft, Theatre theatre, String zone, List<String> with) {
    for (String other : with) {
      if (!other.equals(zone)) {
        String place = plan(theatre, other);
        draft.put(place, draft.copyOf(plan(theatre, zone)).orElseThrow());
        draft.put(place + ".zones", new ArrayList<Object>(List.of(other)));
      }
    }
  }

  /// Takes the operation away, with the dates that only an operation has.
  public static void withoutMission(Draft draft) {
    draft.remove("mission");
    OF_A_MISSION.forEach(date -> draft.remove("dates." + date));
  }

  /// Where an option has just got an operation and nobody international is planned anywhere, puts
  /// the least there is into every phase of every zone: a few unarmed monitors of whoever leads it.
  /// Neither could be saved before the other otherwise.
  public static void somebodyOfTheMission(Draft draft) {
    String lead = draft.text("mission.lead");
    if (lead.isEmpty() || planned(draft)) {
      return;
    }
    for (int i = 0; i < draft.size("zone_plans"); i++) {
      String place = "zone_plans." + i + ".phases";
      for (String phase : draft.keys(place)) {
        String list = place + "." + phase;
        int there = draft.size(list);
        var presence = new LinkedHashMap<String, Object>();
        presence.put("provider", lead);
        presence.put("type", "international");
        presence.put("lead", there == 0 ? "yes" : "no");
        presence.put("hardness", "unarmed");
        presence.put("mandate", "monitoring");
        presence.put("roe", "none");
        var persons = new LinkedHashMap<String, Object>();
        persons.put("fixed", FIRST_MONITORS);
        var units = new LinkedHashMap<String, Object>();
        units.put("monitors", persons);
        presence.put("units", units);
        presence.put("tasks", new ArrayList<Object>(List.of("monitor")));
        draft.put(list + "." + there, presence);
      }
    }
  }

  private static boolean planned(Draft draft) {
    for (int i = 0; i < draft.size("zone_plans"); i++) {
      String place = "zone_plans." + i + ".phases";
      for (String phase : draft.keys(place)) {
        for (int k = 0; k < draft.size(place + "." + phase); k++) {
          if (draft.text(place + "." + phase + "." + k + ".type").equals("international")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// Makes the phases of zones follow the phases of the option: those without a title fall away,
  /// with what was planned in them; a new one begins as the one before it, or with nobody.
  ///
  /// @param draft with the ids of phases as they were; a new one has none
  public static void phases(Draft draft) {
    var kept = new ArrayList<Object>();
    var from = new LinkedHashMap<String, Optional<String>>();
    var taken = new LinkedHashSet<String>();
    for (int i = 0; i < draft.size("phases"); i++) {
      taken.add(draft.text("phases." + i + ".id"));
    }
    Optional<String> last = Optional.empty();
    for (int i = 0; i < draft.size("phases"); i++) {
      String place = "phases." + i;
      if (draft.text(place + ".title").isEmpty()) {
        continue;
      }
      String id = draft.text(place + ".id");
      if (id.isEmpty()) {
        id = Typed.id(draft.text(place + ".title"), taken, "phase");
        taken.add(id);
        from.put(id, last);
      } else {
        from.put(id, Optional.of(id));
      }
      last = from.get(id);
      var phase = new LinkedHashMap<String, Object>();
      phase.put("id", id);
      for (String key : List.of("title", "ramp", "from", "to", "exit")) {
        draft.copyOf(place + "." + key).ifPresent(v -> phase.put(key, v));
      }
      kept.add(phase);
    }
    draft.put("phases", kept);
    for (int i = 0; i < draft.size("zone_plans"); i++) {
      String place = "zone_plans." + i + ".phases";
      var plans = new LinkedHashMap<String, Object>();
      for (Map.Entry<String, Optional<String>> phase : from.entrySet()) {
        Optional<Object> same = phase.getValue().flatMap(old -> draft.copyOf(place + "." + old));
        plans.put(phase.getKey(), same.orElseGet(ArrayList::new));
      }
      draft.put(place, plans);
    }
  }

  /// Zones that have the same plan as one, itself among them.
  public static List<String> sharing(Option option, String zone) {
    Option.ZonePlan plan = nameless(option.zonePlans().get(zone));
    return option.zonePlans().entrySet().stream()
        .filter(e -> nameless(e.getValue()).equals(plan))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Option.ZonePlan nameless(Option.ZonePlan p) {
    return new Option.ZonePlan(
        "",
        p.withdrawal(),
        p.ownSideReturn(),
        p.crossSideReturn(),
        p.beforeDeployment(),
        p.phases(),
        p.note());
  }

  /// Takes away from a plan what says nothing: a withdrawal by nobody, a return that does not open,
  /// presences without a provider.
  ///
  /// @param plan where it stands
  public static void tidy(Draft draft, String plan) {
    if (draft.texts(plan + ".withdrawal.after_zones").isEmpty()) {
      draft.remove(plan + ".withdrawal.after_zones");
    }
    for (String map : List.of(".withdrawal", ".return_opens")) {
      if (draft.at(plan + map).isPresent() && draft.keys(plan + map).isEmpty()) {
        draft.remove(plan + map);
      }
    }
    for (String phase : draft.keys(plan + ".phases")) {
      presences(draft, plan + ".phases." + phase);
    }
    if (draft.at(plan + ".before_deployment").isPresent()) {
      presences(draft, plan + ".before_deployment");
    }
  }

  /// Presences without a provider fall away, and units without persons.
  private static void presences(Draft draft, String place) {
    var kept = new ArrayList<Object>();
    for (int i = 0; i < draft.size(place); i++) {
      String each = place + "." + i;
      if (draft.text(each + ".provider").isEmpty()) {
        continue;
      }
      for (String unit : draft.keys(each + ".units")) {
        String persons = each + ".units." + unit;
        boolean nobody =
            draft.keys(persons).stream()
                .map(part -> draft.text(persons + "." + part))
                .allMatch(n -> n.isEmpty() || n.matches("0+(\\.0*)?"));
        if (nobody) {
          draft.remove(persons);
        }
      }
      if (draft.keys(each + ".units").isEmpty()) {
        draft.remove(each + ".units");
      }
      kept.add(draft.copyOf(each).orElseThrow());
    }
    draft.put(place, kept);
  }

  /// An agreement without an operation: those who provide security today, but for internationals,
  /// in one phase.
  ///
  /// @param statusQuo the theatre's option without an agreement, whose words it begins with
  public static Draft unwritten(Option statusQuo, Theatre theatre) {
    Draft draft = Draft.of(OptionWriter.text(statusQuo, List.of()));
    draft.put("agreement", "yes");
    draft.put("dates.framework_signed", new ArrayList<Object>(List.of("6", "12", "24")));
    draft.put("dates.comprehensive_agreement", new ArrayList<Object>(List.of("12", "24", "48")));
    draft.put("phases.0.id", "local");
    draft.put("phases.0.title", "Local policing");
    draft.put("phases.0.ramp", "local-policing");
    draft.put("phases.0.from", "0");
    draft.put("phases.0.exit", "date");
    draft.put("zone_plans", new ArrayList<Object>());
    int at = 0;
    for (Zone zone : theatre.zones()) {
      String place = "zone_plans." + at;
      draft.put(place, new LinkedHashMap<String, Object>());
      draft.put(place + ".zones", new ArrayList<Object>(List.of(zone.id())));
      draft.put(place + ".phases.local", Presences.withoutInternationals(zone.providers()));
      at++;
    }
    return draft;
  }
}
