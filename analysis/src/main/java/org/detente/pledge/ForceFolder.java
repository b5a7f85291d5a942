package org.detente.pledge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.detente.evidence.EvidenceBase;
import org.detente.input.CsvRow;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.option.TheatreFolder;
import org.detente.theatre.Presence.Task;
import org.detente.theatre.Theatre;
import org.detente.value.Range;

/// Reads what a theatre folder says about who might serve: `units.yaml`, `contributors.csv`,
/// `pledges.csv`, `policies.csv`. A theatre has all four or none.
public final class ForceFolder {

  private static final List<String> FILES =
      List.of("units.yaml", "contributors.csv", "pledges.csv", "policies.csv");

  private static final int MOST_LEVEL = 4;
  private static final int MOST_COUNT = 1000;
  private static final int MOST_MONTHS = 1200;

  private final TheatreFolder folder;
  private final Problems problems;

  private ForceFolder(TheatreFolder folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /// Whether a theatre has any of the files.
  public static boolean present(Path theatre) {
    return FILES.stream().anyMatch(f -> Files.exists(theatre.resolve(f)));
  }

  /// Reads the files.
  ///
  /// @param theatre the folder
  /// @param loaded the theatre and its options, as read from there
  /// @param problems takes every mistake
  /// @return empty where the theatre has none of the files, or where they have mistakes
  public static Optional<ForceData> load(
      Path theatre, TheatreFolder loaded, EvidenceBase evidence, Problems problems) {
    if (!present(theatre)) {
      return Optional.empty();
    }
    int before = problems.count();
    for (String file : FILES) {
      if (!Files.exists(theatre.resolve(file))) {
        problems.add(
            theatre.resolve(file).toString(),
            0,
            "is missing",
            "a theatre has all of " + String.join(", ", FILES) + ", or none");
      }
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    var reader = new ForceFolder(loaded, problems);
    Path unitsFile = theatre.resolve(FILES.get(0));
    Optional<Catalogue> catalogue =
        new CatalogueReader(evidence).read(unitsFile, unitsFile.toString(), problems);
    List<Contributor> contributors = reader.contributors(theatre.resolve(FILES.get(1)));
    List<Pledge> pledges = reader.pledges(theatre.resolve(FILES.get(2)), catalogue, contributors);
    List<Policy> policies =
        new PolicyReader(loaded, contributors, problems).read(theatre.resolve(FILES.get(3)));
    if (problems.count() > before || catalogue.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ForceData(catalogue.get(), contributors, pledges, policies));
  }

  // ------------------------------------------------------------------ contributors

  private List<Contributor> contributors(Path file) {
    Optional<CsvTable> table =
        CsvTable.read(file, file.toString(), List.of("contributor", "name", "roles"), problems);
    if (table.isEmpty()) {
      return List.of();
    }
    Theatre theatre = folder.theatre();
    var known =
        new LinkedHashSet<>(
            List.of(
                "contributor",
                "name",
                "kind",
                "roles",
                "blocs",
                "languages",
                "refused_by",
                "region",
                "un_uniformed",
                "kfor_troops",
                "source",
                "note"));
    theatre.communities().forEach(c -> known.add("acceptance_" + c.id()));
    table.get().refuseUnknownColumns(known::contains, known, problems);
    var read = new ArrayList<Contributor>();
    var seen = new HashSet<String>();
    for (CsvRow row : table.get().rows()) {
      String id = row.requiredText("contributor", problems).orElse("");
      if (!id.isEmpty() && !seen.add(id)) {
        row.problem("the contributor " + id + " stands there twice", "keep one", problems);
      }
      Set<String> refused = words(row.text("refused_by"));
      for (String party : refused) {
        if (theatre.partyIndex(party) < 0) {
          row.problem(
              "refused_by names no party: " + party,
              Words.advice(party, theatre.parties().stream().map(p -> p.id()).toList()),
              problems);
        }
      }
      for (String column : List.of("un_uniformed", "kfor_troops")) {
        row.optionalNumber(column, 0, Double.POSITIVE_INFINITY, problems);
      }
      var acceptance = new TreeMap<String, Range>();
      theatre
          .communities()
          .forEach(
              c -> shares(row, "acceptance_" + c.id()).ifPresent(r -> acceptance.put(c.id(), r)));
      String kind = row.text("kind").isEmpty() ? "state" : row.text("kind");
      if (!List.of("state", "profile", "organisation").contains(kind)) {
        row.problem("kind is \"" + kind + "\"", "state, profile or organisation", problems);
      }
      read.add(
          new Contributor(
              id,
              row.requiredText("name", problems).orElse(""),
              kind.equals("profile"),
              words(row.text("roles")),
              words(row.text("blocs")),
              words(row.text("languages")),
              refused,
              acceptance,
              row.text("note")));
    }
    return read;
  }

  /// `low;central;high`, all shares.
  private Optional<Range> shares(CsvRow row, String column) {
    String text = row.text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = text.split(";");
    double[] values = new double[3];
    boolean right = parts.length == 3;
    for (int i = 0; right && i < 3; i++) {
      var value = Words.number(parts[i].strip());
      right = value.isPresent() && value.getAsDouble() >= 0 && value.getAsDouble() <= 1;
      values[i] = value.orElse(0);
    }
    if (!right || values[0] > values[1] || values[1] > values[2]) {
      row.problem(
          column + " is \"" + text + "\"", "low;central;high in order, each 0 to 1", problems);
      return Optional.empty();
    }
    return Optional.of(new Range(values[0], values[1], values[2]));
  }

  // ------------------------------------------------------------------ pledges

  private List<Pledge> pledges(
      Path file, Optional<Catalogue> catalogue, List<Contributor> contributors) {
    Optional<CsvTable> table =
        CsvTable.read(
            file,
            file.toString(),
            List.of(
                "contributor",
                "unit",
                "count",
                "persons",
                "ready_month",
                "leave_month",
                "caveat_zones",
                "status"),
            problems);
    if (table.isEmpty()) {
      return List.of();
    }
    var known =
        List.of(
            "contributor",
            "unit",
            "count",
            "persons",
            "ready_month",
            "level",
            "leave_month",
            "caveat_zones",
            "caveat_tasks",
            "caveat_phases",
            "enablers",
            "status",
            "source",
            "note");
    table.get().refuseUnknownColumns(known::contains, known, problems);
    var read = new ArrayList<Pledge>();
    var seen = new HashSet<String>();
    List<String> ids = contributors.stream().map(Contributor::id).toList();
    for (CsvRow row : table.get().rows()) {
      pledge(row, catalogue, ids, seen).ifPresent(read::add);
    }
    return read;
  }

  private Optional<Pledge> pledge(
      CsvRow row, Optional<Catalogue> catalogue, List<String> contributors, Set<String> seen) {
    int before = problems.count();
    String contributor = row.requiredText("contributor", problems).orElse("");
    if (!contributor.isEmpty() && !contributors.isEmpty() && !contributors.contains(contributor)) {
      row.problem(
          "no contributor has the id " + contributor,
          Words.advice(contributor, contributors),
          problems);
    }
    String unit = row.requiredText("unit", problems).orElse("");
    Optional<UnitKind> kind = catalogue.flatMap(c -> c.unit(unit));
    if (catalogue.isPresent() && kind.isEmpty() && !unit.isEmpty()) {
      row.problem(
          "the catalogue has no unit " + unit,
          Words.advice(unit, catalogue.get().units().stream().map(UnitKind::id).toList()),
          problems);
    }
    if (!seen.add(contributor + " " + unit)) {
      row.problem(
          contributor + " has pledged " + unit + " in a row before", "one row for both", problems);
    }
    OptionalInt count = row.integer("count", 1, MOST_COUNT, problems);
    OptionalInt persons = row.integer("persons", 1, 100_000, problems);
    kind.ifPresent(
        k -> {
          double p = persons.orElse((int) k.strength().central());
          if (p < k.strength().low() || p > k.strength().high()) {
            row.problem(
                "persons is " + row.text("persons"),
                "a unit of this kind has %s to %s"
                    .formatted(Words.say(k.strength().low()), Words.say(k.strength().high())),
                problems);
          }
        });
    OptionalInt ready = row.integer("ready_month", 0, MOST_MONTHS, problems);
    OptionalInt level =
        row.text("level").isEmpty()
            ? OptionalInt.of(Policy.USUAL_LEVEL)
            : row.integer("level", 0, MOST_LEVEL, problems);
    OptionalInt leave =
        row.text("leave_month").isEmpty()
            ? OptionalInt.empty()
            : row.integer("leave_month", 0, MOST_MONTHS, problems);
    if (ready.isPresent() && leave.isPresent() && leave.getAsInt() <= ready.getAsInt()) {
      row.problem(
          "it would leave in month %d and be ready in month %d"
              .formatted(leave.getAsInt(), ready.getAsInt()),
          "leave after it is ready",
          problems);
    }
    ready.ifPresent(r -> checkMissionsEnd(row, r));
    var places = new TreeSet<String>();
    folder.theatre().zones().forEach(z -> places.add(z.id()));
    places.add(Policy.HEADQUARTERS);
    Set<String> zones = words(row.text("caveat_zones"));
    refuseUnknown(row, "caveat_zones", "zone", zones, places);
    var phases = new TreeSet<String>();
    folder.options().forEach(o -> o.phases().forEach(p -> phases.add(p.id())));
    Set<String> caveatPhases = words(row.text("caveat_phases"));
    refuseUnknown(row, "caveat_phases", "phase", caveatPhases, phases);
    Optional<Pledge.Status> status = row.word("status", Pledge.Status.class, problems);
    Set<Task> tasks = constants(row, "caveat_tasks", Task.class);
    Set<Function> enablers = constants(row, "enablers", Function.class);
    if (problems.count() > before || kind.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Pledge(
            contributor,
            kind.get(),
            count.orElseThrow(),
            persons.orElseThrow(),
            ready.orElseThrow(),
            level.orElseThrow(),
            leave,
            zones,
            tasks,
            caveatPhases,
            enablers,
            status.orElseThrow(),
            row.line()));
  }

  /// A unit that is ready only when every mission of the theatre has left can serve nobody.
  private void checkMissionsEnd(CsvRow row, int ready) {
    OptionalInt end =
        folder.options().stream()
            .flatMapToInt(
                o -> MissionClock.of(o, folder.theatre()).stream().mapToInt(MissionClock::end))
            .max();
    if (end.isPresent() && ready >= end.getAsInt()) {
      row.problem(
          "it would be ready in month %d after the mandate".formatted(ready),
          "every mission has left by month %d: earlier, or no pledge".formatted(end.getAsInt()),
          problems);
    }
  }

  private void refuseUnknown(
      CsvRow row, String column, String kind, Set<String> given, Set<String> known) {
    for (String id : given) {
      if (!known.contains(id)) {
        row.problem(
            column + ": no " + kind + " has the id " + id, Words.advice(id, known), problems);
      }
    }
  }

  private <E extends Enum<E>> Set<E> constants(CsvRow row, String column, Class<E> type) {
    var found = new TreeSet<E>();
    for (String word : words(row.text(column))) {
      Optional<E> constant = Words.constant(type, word);
      constant.ifPresentOrElse(
          found::add,
          () ->
              row.problem(
                  column + ": \"" + word + "\"", Words.advice(word, Words.of(type)), problems));
    }
    return found;
  }

  /// Words of a list in a cell, separated by `;`.
  static Set<String> words(String cell) {
    var words = new TreeSet<String>();
    for (String word : cell.split(";")) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return words;
  }

  /// Roles that any contributor has, and how many have each.
  static Map<String, Integer> roles(List<Contributor> contributors) {
    var roles = new HashMap<String, Integer>();
    contributors.forEach(c -> c.roles().forEach(r -> roles.merge(r, 1, Integer::sum)));
    return roles;
  }
}
