package org.detente.web.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.detente.completeness.CatalogueReader;
import org.detente.phrase.Phrases;
import org.detente.positions.PositionsLoader;
import org.detente.study.ExplorationFiles;
import org.detente.study.TheatreFiles;
import org.detente.theatre.Actor;
import org.detente.theatre.Theatre;

/// The files that a theatre may do without, each begun as a table of first rows, whatever the file
/// itself is written in. Files that need each other are begun together.
public final class FirstRows {

  private static final String UNITS = "units.yaml";
  private static final String CONTRIBUTORS = "contributors.csv";
  private static final String PLEDGES = "pledges.csv";
  private static final String POLICIES = "policies.csv";
  private static final String PAIRED = "paired-inputs.csv";

  /// Scales that are offered to begin with, whose levels options tell by themselves, from none on
  /// (docs/formats.md).
  private static final Map<String, List<String>> SCALES = new LinkedHashMap<>();

  static {
    SCALES.put(
        "mandate",
        List.of(
            "none",
            "monitoring",
            "police-assistance",
            "multidimensional",
            "protection",
            "interposition",
            "executive-policing"));
    SCALES.put("armament", List.of("none", "unarmed", "police", "light", "armed", "robust"));
    SCALES.put("consultation", List.of("none", "in-force"));
  }

  private static final Set<String> BY_ZONE = Set.of("mandate", "armament");

  /// Positions that are offered at once: more would make a page that nobody fills in.
  private static final int MOST_OFFERED = 24;

  private static final String HEAD =
      "# Begun in the browser. What is marked as an assumption was put in because nobody said"
          + " otherwise.\n";

  private FirstRows() {}

  /// The first rows of one file.
  ///
  /// @param columns in the order of the form; of a range in YAML the three that end in `_low`,
  ///   `_central` and `_high`
  /// @param needed those without which no row is right
  /// @param spare rows that stay empty for whoever wants more than is offered
  public record Sheet(String file, List<String> columns, Set<String> needed, int spare) {}

  /// Files that are begun together.
  public record Group(List<Sheet> sheets) {

    /// Names of the files.
    public List<String> files() {
      return sheets.stream().map(Sheet::file).toList();
    }
  }

  /// A file made of rows.
  ///
  /// @param rows line, from 1, to the number of the row that stands on it, as it was typed
  /// @param columns line to the column that is meant, where a line is one column
  public record Made(String text, Map<Integer, Integer> rows, Map<Integer, String> columns) {}

  private static Sheet sheet(String file, int spare, String columns, String needed) {
    return new Sheet(
        file, List.of(columns.split(",")), new LinkedHashSet<>(List.of(needed.split(","))), spare);
  }

  private static Group alone(String file, int spare, String columns, String needed) {
    return new Group(List.of(sheet(file, spare, columns, needed)));
  }

  private static final List<Group> GROUPS =
      List.of(
          new Group(
              List.of(
                  sheet(
                      PositionsLoader.ISSUES,
                      3,
                      "issue,level,order,scope,title,label,note",
                      "issue,level,order,scope"),
                  sheet(
                      PositionsLoader.POSITIONS,
                      3,
                      "actor,issue,zone,ideal_low,ideal_high,salience_low,salience_high,red_lines,"
                          + "source,note",
                      "actor,issue,ideal_low,ideal_high,salience_low,salience_high,source"))),
          new Group(
              List.of(
                  sheet(
                      CONTRIBUTORS,
                      4,
                      "contributor,name,kind,roles,blocs,languages,refused_by,source,note",
                      "contributor,name"),
                  sheet(
                      PLEDGES,
                      6,
                      "contributor,unit,count,persons,ready_month,leave_month,level,caveat_zones,"
                          + "status,source,note",
                      "contributor,unit,count,persons,ready_month,status"),
                  sheet(
                      POLICIES,
                      2,
                      "policy,title,composition,zone,excluded_roles,max_share,min_contributors,"
                          + "consent,source,note",
                      "policy"),
                  sheet(
                      UNITS,
                      2,
                      "id,name,function,strength_low,strength_central,strength_high,cost,source",
                      "id,name,function,strength_central,cost,source"))),
          alone(
              TheatreFiles.COMMITMENTS,
              4,
              "actor,what,cost_low,cost_central,cost_high,gives_to,gives_low,gives_central,"
                  + "gives_high,seen_low,seen_central,seen_high,delay_months,reversible,verifier,"
                  + "source",
              "actor,what,seen_central,delay_months,reversible,verifier,source"),
          alone(
              TheatreFiles.PROVISIONS,
              3,
              "group,name,question,reason,weight,weight_source,source",
              "group,name,question,reason,weight,weight_source,source"),
          alone(
              ExplorationFiles.PRECEDENTS,
              3,
              "mission,area,mandates,from,to,strength,followed,source",
              "mission,area,mandates,from,strength,followed,source"),
          alone("incidents.csv", 4, "year,low,best,high,source,note", "year,low,best,high,source"),
          alone(
              "observed.csv",
              4,
              "outcome,period,observed,source,note",
              "outcome,period,observed,source"),
          alone(PAIRED, 0, "topic,party,figure,unit,source,note", "topic,party,figure,source"));

  /// The files that are begun together with one.
  ///
  /// @return empty where none is begun so
  public static Optional<Group> of(String file) {
    return GROUPS.stream().filter(g -> g.files().contains(file)).findFirst();
  }

  /// Groups of which the theatre has no file yet.
  ///
  /// @param there names of the files that it has
  public static List<Group> missing(Collection<String> there) {
    return GROUPS.stream().filter(g -> g.files().stream().noneMatch(there::contains)).toList();
  }

  // ---- what is offered

  /// Rows that are offered to begin with. Nobody's wish is guessed: a position that is offered says
  /// that nothing is known, by the whole scale.
  ///
  /// @param sheet of one of the groups
  public static List<List<String>> offered(Sheet sheet, Theatre theatre) {
    var rows = new ArrayList<Map<String, String>>();
    switch (sheet.file()) {
      case PositionsLoader.ISSUES -> scales(rows);
      case PositionsLoader.POSITIONS -> unknown(rows, theatre);
      case POLICIES ->
          rows.add(
              Map.of(
                  "policy", "open",
                  "title", "Everybody who is offered",
                  "source", "assumption"));
      case UNITS -> units(rows);
      case PAIRED ->
          theatre
              .parties()
              .forEach(p -> rows.add(Map.of("party", p.id(), "figure", "", "topic", "")));
      default -> {
        // Nothing is usual there.
      }
    }
    return rows.stream()
        .map(r -> sheet.columns().stream().map(c -> r.getOrDefault(c, "")).toList())
        .toList();
  }

  private static void scales(List<Map<String, String>> rows) {
    SCALES.forEach(
        (issue, levels) -> {
          for (int i = 0; i < levels.size(); i++) {
            var row = new TreeMap<String, String>();
            row.put("issue", issue);
            row.put("level", levels.get(i));
            row.put("order", Integer.toString(i));
            row.put("scope", BY_ZONE.contains(issue) ? "zone" : "theatre");
            row.put("title", i == 0 ? Phrases.capital(issue) : "");
            row.put("label", levels.get(i).replace('-', ' '));
            rows.add(row);
          }
        });
  }

  private static void unknown(List<Map<String, String>> rows, Theatre theatre) {
    List<Actor> heard = theatre.actors().stream().filter(Actor::veto).toList();
    for (Actor actor : heard) {
      for (Map.Entry<String, List<String>> scale : SCALES.entrySet()) {
        if (rows.size() < MOST_OFFERED) {
          rows.add(
              Map.of(
                  "actor", actor.id(),
                  "issue", scale.getKey(),
                  "ideal_low", scale.getValue().getFirst(),
                  "ideal_high", scale.getValue().getLast(),
                  "salience_low", "0.2",
                  "salience_high", "0.4",
                  "source", "assumption: nothing is known yet"));
        }
      }
    }
  }

  private static void units(List<Map<String, String>> rows) {
    Draft usual = Draft.of(resource(FirstRows.class, UNITS));
    for (int i = 0; i < usual.size("units"); i++) {
      String at = "units." + i + ".";
      List<String> strength = usual.texts(at + "strength");
      var row = new TreeMap<String, String>();
      for (String column : List.of("id", "name", "function", "source")) {
        row.put(column, usual.text(at + column));
      }
      if (strength.size() == 3) {
        row.put("strength_low", strength.get(0));
        row.put("strength_central", strength.get(1));
        row.put("strength_high", strength.get(2));
      } else {
        String said = usual.text(at + "strength");
        row.put("strength_central", said.isEmpty() ? usual.text(at + "strength_row") : said);
      }
      row.put("cost", usual.text(at + "cost_row"));
      rows.add(row);
    }
  }

  private static String resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own file cannot be read", e);
    }
  }

  /// What may stand in a column, where that is known: what is written to what is read.
  ///
  /// @param languages in which names are read
  public static Optional<Map<String, String>> choices(
      Sheet sheet, String column, Theatre theatre, List<String> languages) {
    var all = new LinkedHashMap<String, String>();
    all.put("", "");
    switch (column) {
      case "actor", "gives_to" ->
          theatre.actors().forEach(a -> all.put(a.id(), a.names().in(languages)));
      case "zone" -> theatre.zones().forEach(z -> all.put(z.id(), z.names().in(languages)));
      case "party" -> theatre.parties().forEach(p -> all.put(p.id(), p.names().in(languages)));
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(all);
  }

  /// Words that a column takes, apart from names; empty where any text goes.
  public static List<String> words(Sheet sheet, String column) {
    return switch (column) {
      case "scope" -> List.of("", "zone", "theatre");
      case "kind" -> List.of("", "state", "profile", "organisation");
      case "status" -> List.of("", "indicated", "offered", "agreed");
      case "consent", "reversible" -> List.of("", "yes", "no");
      case "function" ->
          List.of(
              "",
              "infantry",
              "observers",
              "monitors",
              "police",
              "formed-police",
              "engineers",
              "support",
              "headquarters",
              "logistics",
              "medical",
              "aviation",
              "signals");
      case "outcome" -> List.of("", "deaths", "returns", "police_strength", "war");
      default -> List.of();
    };
  }

  // ---- the file

  /// Makes the file of what was typed. Rows that hold nothing are left out.
  ///
  /// @param rows cells in the order of the columns; more may be missing at the end of the list
  public static Made made(Sheet sheet, List<List<String>> rows, Theatre theatre) {
    var kept = new ArrayList<Map<String, String>>();
    var numbers = new ArrayList<Integer>();
    for (int r = 0; r < rows.size(); r++) {
      var row = new LinkedHashMap<String, String>();
      for (int c = 0; c < sheet.columns().size(); c++) {
        row.put(sheet.columns().get(c), rows.get(r).get(c).strip());
      }
      boolean empty =
          row.entrySet().stream()
              .allMatch(
                  e ->
                      e.getValue().isEmpty()
                          || sheet.file().equals(PAIRED) && e.getKey().equals("party"));
      if (!empty) {
        kept.add(row);
        numbers.add(r);
      }
    }
    return switch (sheet.file()) {
      case UNITS -> listed(unitsOf(kept), "units", HEAD, numbers);
      case TheatreFiles.COMMITMENTS -> listed(commitments(kept, theatre), "steps", HEAD, numbers);
      case TheatreFiles.PROVISIONS -> provisions(kept, numbers);
      default -> table(sheet, kept, numbers);
    };
  }

  private static Made table(Sheet sheet, List<Map<String, String>> rows, List<Integer> numbers) {
    var text = new StringBuilder(Rows.written(sheet.columns()));
    var lines = new TreeMap<Integer, Integer>();
    int line = 2;
    for (int r = 0; r < rows.size(); r++) {
      lines.put(line++, numbers.get(r));
      text.append(Rows.written(List.copyOf(rows.get(r).values())));
    }
    return new Made(text.toString(), lines, Map.of());
  }

  /// @param list the list that was typed
  private static Made listed(Draft draft, String list, String head, List<Integer> numbers) {
    Draft.Written written = draft.written();
    int before = (int) head.chars().filter(c -> c == '\n').count();
    var rows = new TreeMap<Integer, Integer>();
    var columns = new TreeMap<Integer, String>();
    written
        .places()
        .forEach(
            (line, path) -> {
              String[] steps = path.split("\\.");
              if (steps.length > 1 && steps[0].equals(list)) {
                rows.put(line + before, numbers.get(Integer.parseInt(steps[1])));
                if (steps.length > 2) {
                  columns.put(line + before, steps[2].replaceAll("_row$", ""));
                }
              }
            });
    return new Made(head + written.text(), rows, columns);
  }

  /// A range: three numbers, or one where only one was typed.
  private static Object range(Map<String, String> row, String of) {
    List<String> three =
        List.of(
            row.get(of + "_low").isEmpty() ? row.get(of + "_central") : row.get(of + "_low"),
            row.get(of + "_central"),
            row.get(of + "_high").isEmpty() ? row.get(of + "_central") : row.get(of + "_high"));
    return three.stream().distinct().count() == 1 ? three.getFirst() : new ArrayList<>(three);
  }

  /// A number under a key, or the row of the evidence base that has it.
  private static void orRow(Map<String, Object> to, String key, Object value) {
    boolean row = value instanceof String text && text.matches("[A-Z]+[0-9]+");
    to.put(row ? key + "_row" : key, value);
  }

  private static Draft unitsOf(List<Map<String, String>> rows) {
    Draft draft = Draft.of(resource(FirstRows.class, UNITS));
    var units = new ArrayList<Object>();
    var ids = new LinkedHashSet<String>();
    for (Map<String, String> row : rows) {
      var unit = new LinkedHashMap<String, Object>();
      for (String key : List.of("id", "name", "function")) {
        unit.put(key, row.get(key));
      }
      orRow(unit, "strength", range(row, "strength"));
      orRow(unit, "cost", row.get("cost"));
      unit.put("source", row.get("source"));
      units.add(unit);
      ids.add(row.get("id"));
    }
    draft.put("units", units);
    // A rule that asks for a unit goes with the unit.
    for (int i = draft.size("support") - 1; i >= 0; i--) {
      if (!ids.contains(draft.text("support." + i + ".unit"))) {
        draft.remove("support." + i);
      }
    }
    if (draft.size("support") == 0) {
      draft.remove("support");
    }
    return draft;
  }

  private static Draft commitments(List<Map<String, String>> rows, Theatre theatre) {
    Draft draft = Draft.empty();
    draft.put("months_per_rung", "2");
    draft.put("goes_on", new ArrayList<Object>(List.of("0.9", "0.95", "0.97")));
    draft.put("guarantee.available", new ArrayList<Object>(List.of("0", "0.2", "0.5")));
    draft.put("guarantee.source", "assumption");
    draft.put("default.text", "Nobody takes a further step.");
    var named = new LinkedHashSet<String>();
    rows.forEach(r -> named.add(r.get("actor")));
    rows.forEach(r -> named.add(r.get("gives_to")));
    var actors = new ArrayList<Object>();
    for (String id : named) {
      if (!id.isEmpty()) {
        var actor = new LinkedHashMap<String, Object>();
        actor.put("id", id);
        actor.put("side", side(theatre, id));
        actors.add(actor);
      }
    }
    draft.put("actors", actors);
    var steps = new ArrayList<Object>();
    var taken = new LinkedHashSet<String>();
    for (Map<String, String> row : rows) {
      var step = new LinkedHashMap<String, Object>();
      String id = Typed.id(row.get("what"), taken, "step");
      taken.add(id);
      step.put("id", id);
      step.put("actor", row.get("actor"));
      step.put("what", row.get("what"));
      if (!row.get("cost_central").isEmpty()) {
        step.put("cost", new LinkedHashMap<>(Map.of("political", range(row, "cost"))));
      }
      if (!row.get("gives_to").isEmpty()) {
        step.put("gives", new LinkedHashMap<>(Map.of(row.get("gives_to"), range(row, "gives"))));
      }
      step.put("seen", range(row, "seen"));
      for (String key : List.of("delay_months", "reversible", "verifier", "source")) {
        step.put(key, row.get(key));
      }
      steps.add(step);
    }
    draft.put("steps", steps);
    return draft;
  }

  private static String side(Theatre theatre, String id) {
    return theatre.actors().stream()
        .filter(a -> a.id().equals(id))
        .findFirst()
        .flatMap(Actor::party)
        .orElse("international");
  }

  /// The general catalogue with what was typed after it: a theatre's file stands in its place.
  private static Made provisions(List<Map<String, String>> rows, List<Integer> numbers) {
    String general = resource(CatalogueReader.class, TheatreFiles.PROVISIONS);
    String head = HEAD + (general.endsWith("\n") ? general : general + "\n");
    if (rows.isEmpty()) {
      return new Made(head, Map.of(), Map.of());
    }
    Draft known = Draft.of(general);
    var taken = new LinkedHashSet<String>();
    for (int i = 0; i < known.size("provisions"); i++) {
      taken.add(known.text("provisions." + i + ".id"));
    }
    var added = new ArrayList<Object>();
    for (Map<String, String> row : rows) {
      var provision = new LinkedHashMap<String, Object>();
      String id = Typed.id(row.get("name"), taken, "provision");
      taken.add(id);
      provision.put("id", id);
      provision.putAll(row);
      added.add(provision);
    }
    Draft draft = Draft.empty();
    draft.put("provisions", added);
    Made made = listed(draft, "provisions", head, numbers);
    // The list has its name already.
    String text = head + made.text().substring(head.length()).replaceFirst("^provisions:\n", "");
    var up = new TreeMap<Integer, Integer>();
    made.rows().forEach((line, row) -> up.put(line - 1, row));
    var columns = new TreeMap<Integer, String>();
    made.columns().forEach((line, column) -> columns.put(line - 1, column));
    return new Made(text, up, columns);
  }
}
