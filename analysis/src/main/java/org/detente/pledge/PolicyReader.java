package org.detente.pledge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.detente.input.CsvRow;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.option.TheatreFolder;

/// Reads `policies.csv`: one row per policy and place; an empty place is the rule everywhere else.
final class PolicyReader {

  private static final int MOST_LEVEL = 4;
  private static final double SAME = 1e-9;

  private static final List<String> REQUIRED =
      List.of("policy", "zone", "excluded_roles", "max_share", "min_contributors");

  private static final List<String> KNOWN =
      List.of(
          "policy",
          "title",
          "composition",
          "zone",
          "excluded_roles",
          "max_share",
          "max_bloc_share",
          "min_contributors",
          "consent",
          "min_acceptance",
          "language",
          "language_share",
          "pair_role",
          "pair_with",
          "one_side",
          "ready_within",
          "min_level",
          "source",
          "note");

  private final TheatreFolder folder;
  private final List<Contributor> contributors;
  private final Problems problems;

  PolicyReader(TheatreFolder folder, List<Contributor> contributors, Problems problems) {
    this.folder = folder;
    this.contributors = contributors;
    this.problems = problems;
  }

  /// A policy while its rows are read.
  private static final class Draft {
    private String title = "";
    private List<String> compositions = List.of();
    private Optional<Policy.Rule> general = Optional.empty();
    private final Map<String, Policy.Rule> byPlace = new TreeMap<>();
    private CsvRow first;
  }

  List<Policy> read(Path file) {
    Optional<CsvTable> table = CsvTable.read(file, file.toString(), REQUIRED, problems);
    if (table.isEmpty()) {
      return List.of();
    }
    table.get().refuseUnknownColumns(KNOWN::contains, KNOWN, problems);
    var drafts = new LinkedHashMap<String, Draft>();
    for (CsvRow row : table.get().rows()) {
      Optional<String> id = row.requiredText("policy", problems);
      if (id.isPresent()) {
        Draft draft = drafts.computeIfAbsent(id.get(), _ -> new Draft());
        draft.first = draft.first == null ? row : draft.first;
        take(row, draft);
      }
    }
    if (drafts.isEmpty()) {
      problems.add(file.toString(), 1, "there is no policy", "at least one row");
    }
    var policies = new ArrayList<Policy>();
    drafts.forEach(
        (id, draft) -> {
          if (draft.general.isEmpty()) {
            draft.first.problem(
                "the policy " + id + " has no rule for places without a rule of their own",
                "a row of it with an empty zone",
                problems);
          }
          policies.add(
              new Policy(
                  id,
                  draft.title.isEmpty() ? id : draft.title,
                  draft.compositions,
                  draft.general.orElseGet(Policy.Rule::none),
                  draft.byPlace));
        });
    return policies;
  }

  private void take(CsvRow row, Draft draft) {
    Policy.Rule rule = rule(row);
    String place = row.text("zone");
    if (place.isEmpty()) {
      if (draft.general.isPresent()) {
        row.problem("a second rule for all places", "keep one", problems);
      }
      draft.general = Optional.of(rule);
      draft.title = row.text("title");
      draft.compositions = List.copyOf(ForceFolder.words(row.text("composition")));
      return;
    }
    if (!place.equals(Policy.HEADQUARTERS) && folder.theatre().zoneIndex(place) < 0) {
      row.problem(
          "no zone has the id " + place,
          Words.advice(place, folder.theatre().zones().stream().map(z -> z.id()).toList()),
          problems);
    }
    if (draft.byPlace.put(place, rule) != null) {
      row.problem("a second rule for " + place, "keep one", problems);
    }
  }

  private Policy.Rule rule(CsvRow row) {
    Map<String, Integer> roles = ForceFolder.roles(contributors);
    Set<String> excluded = ForceFolder.words(row.text("excluded_roles"));
    excluded.forEach(r -> checkRole(row, "excluded_roles", r, roles));
    OptionalDouble share = share(row, "max_share");
    OptionalDouble bloc = share(row, "max_bloc_share");
    OptionalInt least =
        row.text("min_contributors").isEmpty()
            ? OptionalInt.empty()
            : row.integer("min_contributors", 1, 1000, problems);
    long allowed =
        contributors.stream().filter(c -> c.roles().stream().noneMatch(excluded::contains)).count();
    if (share.isPresent() && allowed > 0 && share.getAsDouble() * allowed < 1 - SAME) {
      row.problem(
          "max_share is %s, but the roles leave %d contributors"
              .formatted(row.text("max_share"), allowed),
          "no force can meet it: at least " + Words.say(Math.ceil(1e3 / allowed) / 1e3),
          problems);
    }
    if (least.isPresent() && !contributors.isEmpty() && least.getAsInt() > allowed) {
      row.problem(
          "min_contributors is %d, but the roles leave %d".formatted(least.getAsInt(), allowed),
          "no force can meet both: fewer contributors, or fewer roles left out",
          problems);
    }
    Optional<String> language = Optional.of(row.text("language")).filter(l -> !l.isEmpty());
    var spoken = new TreeSet<String>();
    contributors.forEach(c -> spoken.addAll(c.languages()));
    language
        .filter(l -> !spoken.contains(l) && !contributors.isEmpty())
        .ifPresent(
            l -> row.problem("no contributor works in " + l, Words.advice(l, spoken), problems));
    double languageShare =
        row.optionalNumber("language_share", 0, 1, problems).orElse(language.isPresent() ? 1 : 0);
    return new Policy.Rule(
        excluded,
        share,
        bloc,
        least,
        yes(row, "consent"),
        row.optionalNumber("min_acceptance", 0, 1, problems),
        language,
        languageShare,
        pairing(row, roles, excluded),
        yes(row, "one_side"),
        row.text("ready_within").isEmpty()
            ? OptionalInt.empty()
            : row.integer("ready_within", 0, 1200, problems),
        row.text("min_level").isEmpty()
            ? Policy.USUAL_LEVEL
            : row.integer("min_level", 0, MOST_LEVEL, problems).orElse(Policy.USUAL_LEVEL));
  }

  private Optional<Policy.Pairing> pairing(
      CsvRow row, Map<String, Integer> roles, Set<String> excluded) {
    String role = row.text("pair_role");
    String with = row.text("pair_with");
    if (role.isEmpty() && with.isEmpty()) {
      return Optional.empty();
    }
    if (role.isEmpty() || with.isEmpty()) {
      row.problem("only one of pair_role and pair_with is filled", "both or neither", problems);
      return Optional.empty();
    }
    checkRole(row, "pair_role", role, roles);
    checkRole(row, "pair_with", with, roles);
    if (excluded.contains(with) && !excluded.contains(role)) {
      row.problem(
          "pair_with is " + with + ", a role that excluded_roles leaves out",
          "the two rules contradict each other: drop one",
          problems);
    }
    return Optional.of(new Policy.Pairing(role, with));
  }

  private void checkRole(CsvRow row, String column, String role, Map<String, Integer> roles) {
    if (!contributors.isEmpty() && !roles.containsKey(role)) {
      row.problem(
          column + ": no contributor has the role " + role,
          Words.advice(role, roles.keySet()),
          problems);
    }
  }

  /// A share above 0: a share of 0 would be met by nobody.
  private OptionalDouble share(CsvRow row, String column) {
    OptionalDouble share = row.optionalNumber(column, 0, 1, problems);
    if (share.isPresent() && share.getAsDouble() <= 0) {
      row.problem(column + " is 0", "above 0: not even an empty force has a share", problems);
      return OptionalDouble.empty();
    }
    return share;
  }

  private boolean yes(CsvRow row, String column) {
    return !row.text(column).isEmpty() && row.yesNo(column, problems).orElse(false);
  }
}
