package org.detente.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.detente.access.Audience;
import org.detente.commitment.Commitment;
import org.detente.commitment.Engagement;
import org.detente.commitment.Equilibria;
import org.detente.commitment.Ladder;
import org.detente.commitment.Menu;
import org.detente.commitment.StepSet;
import tools.jackson.jr.ob.JSON;

/// `ladder.json`. A planner and a mediator read all of it; a party reads the payoffs of its own
/// side and where its own side would stop; a public copy has no payoffs, no deviations and nothing
/// that says where a ladder breaks, which a guarantee at a single rung would.
public final class LadderFile {

  private final Menu menu;
  private final Audience audience;
  private final Set<String> known;

  private LadderFile(Menu menu, Audience audience, Set<String> known) {
    this.menu = menu;
    this.audience = audience;
    this.known = known;
  }

  /// Writes what was found for each option.
  public static void write(Menu menu, List<Commitment.Result> results, Audience audience, Path file)
      throws IOException {
    var known = results.stream().map(Commitment.Result::option).collect(Collectors.toSet());
    var writer = new LadderFile(menu, audience, known);
    Map<String, Object> json = Map.of("options", results.stream().map(writer::option).toList());
    String text =
        JSON.builder().enable(JSON.Feature.PRETTY_PRINT_OUTPUT).build().asString(json) + "\n";
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private Map<String, Object> option(Commitment.Result result) {
    var json = new LinkedHashMap<String, Object>();
    json.put("option", result.option());
    json.put("exists", result.exists());
    if (!result.exists()) {
      json.put("reason", reason(result, audience));
    }
    json.put("already", steps(result, result.start()));
    json.put("would_be_dropped", steps(result, result.dropped()));
    json.put("ladder", result.exists() ? rungs(result, result.ladder().orElseThrow()) : List.of());
    json.put("could_begin", result.begin().stream().map(i -> menu.actors().get(i).id()).toList());
    result.ladder().ifPresent(l -> json.put("certificate", certificate(result, l)));
    json.put(
        "equilibria",
        result.equilibria().sets().stream().map(set -> equilibrium(result, set)).toList());
    json.put("all_equilibria", result.equilibria().complete());
    json.put("thresholds", thresholds(result.engagement()));
    json.put("futures", futures(result));
    json.put("published_early", published(result));
    json.put("floors", Commitment.floors(menu, result));
    json.put("default", menu.defaultOutcome().text());
    // An option that this reader may not see is not named.
    menu.defaultOutcome()
        .option()
        .filter(known::contains)
        .ifPresent(o -> json.put("default_option", o));
    menu.defaultOutcome().policy().ifPresent(p -> json.put("default_policy", p));
    return json;
  }

  /// Why there is no ladder, in words.
  public static String reason(Commitment.Result result, Audience audience) {
    if (result.ladder().isEmpty()) {
      return "nobody would take a further step even if all others did: the highest equilibrium is"
          + " where things stand";
    }
    Ladder ladder = result.ladder().get();
    return ladder.bound() > result.guarantee() + Equilibria.SAME
        ? audience.seesEstimates(Optional.empty())
            ? "there is a higher equilibrium, but every way up needs a guarantee of %s or more, and %s can be added"
                .formatted(ladder.bound(), result.guarantee())
            : "there is a higher equilibrium, but every way up needs a larger guarantee than can be added"
        : "not known: there is a higher equilibrium, and the search ended before a way up within the"
            + " guarantee available was found or ruled out";
  }

  private List<Object> rungs(Commitment.Result result, Ladder ladder) {
    var rungs = new ArrayList<Object>();
    int order = 0;
    for (Ladder.Rung rung : ladder.rungs()) {
      var json = new LinkedHashMap<String, Object>();
      Menu.Actor mover = menu.actors().get(rung.mover());
      json.put("order", ++order);
      json.put("mover", mover.id());
      json.put("step", step(result, rung.step()));
      if (sees(mover)) {
        json.put("guarantee", rung.guarantee());
        json.put("payoff_move", rung.move());
        json.put("payoff_stop", rung.stop());
        json.put("left_if_it_stops", steps(result, rung.left()));
      }
      rungs.add(json);
    }
    return rungs;
  }

  private Map<String, Object> certificate(Commitment.Result result, Ladder ladder) {
    var json = new LinkedHashMap<String, Object>();
    json.put("cheapest", ladder.isCheapest());
    json.put("checked", result.checked());
    if (audience.seesEstimates(Optional.empty())) {
      json.put("guarantee", ladder.guarantee());
      json.put("bound", ladder.bound());
      json.put("available", result.guarantee());
      json.put("guarantee_if_landings_hold", result.ifLandingsHold());
      json.put("slack_in_order", Double.isFinite(result.slack()) ? result.slack() : null);
    }
    return json;
  }

  private Map<String, Object> equilibrium(Commitment.Result result, StepSet set) {
    var json = new LinkedHashMap<String, Object>();
    json.put("steps", steps(result, set));
    var deviations = new ArrayList<Object>();
    var equilibria = new Equilibria(result.played().game());
    for (int i = 0; i < menu.actors().size(); i++) {
      boolean moves = false;
      for (Menu.Step step : menu.steps()) {
        moves |= step.actor() == i;
      }
      if (moves && sees(menu.actors().get(i))) {
        var json1 = new LinkedHashMap<String, Object>();
        json1.put("actor", menu.actors().get(i).id());
        json1.put("payoff_change", equilibria.deviation(i, set));
        deviations.add(json1);
      }
    }
    if (!deviations.isEmpty()) {
      json.put("deviations", deviations);
    }
    return json;
  }

  private static Map<String, Object> thresholds(Engagement.Thresholds found) {
    var json = new LinkedHashMap<String, Object>();
    json.put("high_equilibrium_exists", known(found.exists()));
    json.put("reached_without_guarantee", known(found.reached()));
    json.put("reached_with_guarantee", known(found.reachedWithGuarantee()));
    return json;
  }

  private static Object known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private Map<String, Object> futures(Commitment.Result result) {
    var json = new LinkedHashMap<String, Object>();
    json.put("tried", result.futures().tried());
    json.put("share_with_ladder", result.futures().exists());
    json.put("share_without_guarantee", result.futures().free());
    json.put(
        "works_in_most",
        result.futures().best().stream().map(s -> menu.steps().get(s).id()).toList());
    json.put("share_it_works_in", result.futures().bestShare());
    return json;
  }

  private Map<String, Object> published(Commitment.Result result) {
    var json = new LinkedHashMap<String, Object>();
    json.put(
        "steps", result.published().steps().stream().map(s -> menu.steps().get(s).id()).toList());
    json.put("exists", result.published().exists());
    if (audience.seesEstimates(Optional.empty())) {
      json.put("guarantee", known(result.published().guarantee()));
    }
    json.put("share_of_futures", result.published().share());
    return json;
  }

  private boolean sees(Menu.Actor actor) {
    return audience.seesEstimates(actor.party());
  }

  private List<String> steps(Commitment.Result result, StepSet set) {
    var ids = new ArrayList<String>();
    for (int s = set.next(-1); s >= 0; s = set.next(s)) {
      ids.add(step(result, s));
    }
    return ids;
  }

  private String step(Commitment.Result result, int step) {
    return menu.steps().get(result.played().steps().get(step)).id();
  }
}
