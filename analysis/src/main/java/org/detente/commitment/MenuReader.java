package org.detente.commitment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.commitment.Menu.DefaultOutcome;
import org.detente.input.Words;
import org.detente.input.YamlMap;
import org.detente.option.Option;
import org.detente.theatre.Theatre;
import org.detente.value.Range;

/// Reads `commitments.yaml` as `docs/formats.md` describes it. Every mistake is recorded before the
/// file is refused: among them steps that rest on each other in a circle, and payoffs with which a
/// step could make another worth less.
///
/// An instance reads one file once.
public final class MenuReader {

  /// Payoffs are in units of what is at stake; far larger ones are typing errors.
  private static final double MOST_WORTH = 100;

  private static final double MOST_MONTHS = 600;

  private final YamlMap file;
  private final Theatre theatre;
  private final List<String> options;
  private final List<Menu.Actor> actors = new ArrayList<>();
  private final List<YamlMap> maps = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();

  private MenuReader(YamlMap file, Theatre theatre, List<Option> options) {
    this.file = file;
    this.theatre = theatre;
    this.options = options.stream().map(Option::id).toList();
  }

  /// Reads a menu.
  ///
  /// @param file whose problems take every mistake
  /// @param options of the theatre, which the default outcome may name
  /// @return empty if there was any mistake
  public static Optional<Menu> read(YamlMap file, Theatre theatre, List<Option> options) {
    int before = file.problems().count();
    Menu menu = new MenuReader(file, theatre, options).menu();
    return file.problems().count() == before ? Optional.of(menu) : Optional.empty();
  }

  private Menu menu() {
    double months = file.number("months_per_rung", 0.1, MOST_MONTHS);
    Range goesOn = file.range("goes_on", 0, 1);
    Optional<YamlMap> guarantee = file.map("guarantee");
    Range available =
        guarantee.map(g -> g.range("available", 0, MOST_WORTH)).orElse(Range.exactly(0));
    String source = guarantee.map(g -> g.text("source")).orElse("");
    guarantee.ifPresent(YamlMap::refuseUnknownKeys);
    boolean feeds = file.optionalYesNo("feeds_simulation").orElse(false);
    DefaultOutcome outcome = defaultOutcome();
    file.maps("actors").forEach(this::actor);
    for (YamlMap map : file.maps("steps")) {
      String id = map.id("id");
      if (!id.isEmpty() && ids.contains(id)) {
        map.problem("id", "two steps have the id " + id, "give each its own");
      }
      ids.add(id);
      maps.add(map);
    }
    List<Menu.Step> steps = maps.stream().map(this::step).toList();
    checkCounts(steps);
    checkPrerequisites(steps);
    List<Menu.Together> together =
        file.optionalMaps("together").stream().map(this::together).toList();
    file.refuseUnknownKeys();
    return new Menu(actors, steps, together, months, goesOn, available, source, outcome, feeds);
  }

  private DefaultOutcome defaultOutcome() {
    Optional<YamlMap> map = file.map("default");
    if (map.isEmpty()) {
      return new DefaultOutcome("", Optional.empty(), Optional.empty());
    }
    Optional<String> option = map.get().optionalText("option");
    option.ifPresent(id -> map.get().checkKnown("option", "option", id, options));
    var outcome =
        new DefaultOutcome(map.get().text("text"), option, map.get().optionalText("policy"));
    map.get().refuseUnknownKeys();
    return outcome;
  }

  private void actor(YamlMap map) {
    String id = map.id("id");
    if (actors.stream().anyMatch(a -> a.id().equals(id))) {
      map.problem("id", "two actors have the id " + id, "give each its own");
    }
    String side = map.text("side");
    List<String> parties = theatre.parties().stream().map(p -> p.id()).toList();
    boolean international = side.equals("international");
    if (!international && !side.isEmpty() && !parties.contains(side)) {
      var known = new ArrayList<>(parties);
      known.add("international");
      map.problem("side", "side is \"" + side + "\"", Words.advice(side, known));
    }
    Optional<String> name = map.optionalText("name");
    Optional<String> known =
        theatre.actors().stream()
            .filter(a -> a.id().equals(id))
            .findFirst()
            .map(a -> a.names().in(theatre.languages()));
    if (name.isEmpty() && known.isEmpty()) {
      map.problem(
          "id",
          "the actor " + id + " has no name here and is none of the theatre's",
          "give it a name");
    }
    map.refuseUnknownKeys();
    actors.add(
        new Menu.Actor(
            id,
            name.or(() -> known).orElse(id),
            international ? Optional.empty() : Optional.of(side)));
  }

  private Menu.Step step(YamlMap map) {
    String id = map.optionalText("id").orElse("");
    String actor = map.text("actor");
    map.checkKnown("actor", "actor of this menu", actor, actorIds());
    var prerequisites = new ArrayList<Integer>();
    for (String p : map.optionalTexts("prerequisites")) {
      map.checkKnown("prerequisites", "step", p, ids);
      if (ids.contains(p)) {
        prerequisites.add(ids.indexOf(p));
      }
    }
    Map<String, Range> cost = new LinkedHashMap<>();
    map.optionalMap("cost")
        .ifPresent(c -> c.keys().forEach(kind -> cost.put(kind, c.range(kind, 0, MOST_WORTH))));
    Map<Integer, Range> gives = worth(map, "gives");
    Range seen = map.range("seen", 0, 1);
    double delay = map.number("delay_months", 0, MOST_MONTHS);
    Set<Feature> needs = map.has("needs") ? map.words("needs", Feature.class) : Set.of();
    String verifier = map.text("verifier");
    if (!actor.isEmpty() && verifier.equals(actor)) {
      map.problem("verifier", id + " is verified by the actor that takes it", "name somebody else");
    }
    var step =
        new Menu.Step(
            id,
            Math.max(0, actorIds().indexOf(actor)),
            map.text("what"),
            cost,
            gives,
            prerequisites,
            seen,
            delay,
            map.yesNo("reversible"),
            map.optionalYesNo("taken").orElse(false),
            map.optionalYesNo("can_be_published").orElse(false),
            needs,
            map.optionalNumber("holds", 0, 1).orElse(0),
            verifier,
            map.text("source"));
    map.refuseUnknownKeys();
    return step;
  }

  private Menu.Together together(YamlMap map) {
    var steps = new ArrayList<Integer>();
    List<String> named = map.texts("steps");
    for (String s : named) {
      map.checkKnown("steps", "step", s, ids);
      if (ids.contains(s)) {
        steps.add(ids.indexOf(s));
      }
    }
    if (new HashSet<>(named).size() < 2) {
      map.problem(
          "steps", "fewer than two different steps are worth more together", "name two or more");
    }
    Map<Integer, Range> worth = worth(map, "worth");
    String why = map.text("why");
    map.refuseUnknownKeys();
    return new Menu.Together(steps, worth, why);
  }

  // What something is worth to actors; never less than nothing, or a step could make another worth
  // less and there need be no highest equilibrium.
  private Map<Integer, Range> worth(YamlMap map, String key) {
    Map<Integer, Range> worth = new LinkedHashMap<>();
    Optional<YamlMap> values = map.optionalMap(key);
    if (values.isEmpty()) {
      return worth;
    }
    for (String actor : values.get().keys()) {
      Range range = values.get().range(actor, -MOST_WORTH, MOST_WORTH);
      values.get().checkKnown(actor, "actor of this menu", actor, actorIds());
      if (range.low() < 0) {
        values
            .get()
            .problem(
                actor,
                "%s.%s can be less than 0: a step would make another worth less"
                    .formatted(key, actor),
                "write 0 or more; what a step costs another is a cost of the step by which that one agrees to it");
      }
      if (actorIds().contains(actor)) {
        worth.put(actorIds().indexOf(actor), range);
      }
    }
    return worth;
  }

  private List<String> actorIds() {
    return actors.stream().map(Menu.Actor::id).toList();
  }

  private void checkCounts(List<Menu.Step> steps) {
    if (steps.size() > StepSet.MOST) {
      file.problem(
          "steps", "there are %s steps".formatted(steps.size()), "at most " + StepSet.MOST);
    }
    for (int i = 0; i < actors.size(); i++) {
      int actor = i;
      long own = steps.stream().filter(s -> s.actor() == actor).count();
      if (own > Equilibria.MOST_OWN) {
        file.problem(
            "steps",
            "%s has %s steps".formatted(actors.get(i).id(), own),
            "at most " + Equilibria.MOST_OWN + " of one actor; join small ones");
      }
    }
  }

  private void checkPrerequisites(List<Menu.Step> steps) {
    for (int s = 0; s < steps.size(); s++) {
      if (restsOn(steps, s, s, new HashSet<>())) {
        maps.get(s)
            .problem(
                "prerequisites",
                "the step %s rests on itself, directly or through others".formatted(ids.get(s)),
                "break the circle");
      }
      for (int p : steps.get(s).prerequisites()) {
        if (steps.get(s).taken() && !steps.get(p).taken()) {
          maps.get(s)
              .problem(
                  "taken",
                  "%s is taken, but it rests on %s, which is not".formatted(ids.get(s), ids.get(p)),
                  "mark that one as taken too");
        }
      }
    }
  }

  private static boolean restsOn(List<Menu.Step> steps, int from, int goal, Set<Integer> seen) {
    for (int p : steps.get(from).prerequisites()) {
      if (p == goal || seen.add(p) && restsOn(steps, p, goal, seen)) {
        return true;
      }
    }
    return false;
  }
}
