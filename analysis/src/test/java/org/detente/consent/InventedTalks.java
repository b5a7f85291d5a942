package org.detente.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.numeric.Draws;
import org.detente.positions.Condition;
import org.detente.positions.Issue;
import org.detente.positions.Position;
import org.detente.positions.Position.Ends;
import org.detente.theatre.Actor;
import org.detente.value.Names;

/// Talks drawn at random, the same for the same seed: small enough to try every package.
///
/// @param statusQuo shape [cells]
record InventedTalks(Agenda agenda, List<Interest> interests, int[] statusQuo) {

  private static final List<String> ZONES = List.of("east", "west");

  static Actor actor(String id, boolean veto) {
    return new Actor(
        id,
        Names.of("en", id),
        Actor.Role.PARTY,
        Optional.empty(),
        veto,
        Actor.LeadKind.LOCAL,
        Map.of(),
        "");
  }

  static Issue issue(String id, boolean byZone, int levels, List<Condition> rules) {
    var list = new ArrayList<Issue.Level>();
    for (int l = 0; l < levels; l++) {
      list.add(new Issue.Level("level-" + l, l, "level " + l, true));
    }
    return new Issue(id, id, byZone, list, rules);
  }

  static Position position(
      String actor, Issue issue, Optional<String> zone, int low, int high, Ends salience) {
    return new Position(
        actor,
        issue,
        zone,
        low,
        high,
        salience,
        new Ends(0, 0),
        Set.of(),
        Set.of(),
        List.of(),
        "invented",
        "",
        Optional.empty(),
        0);
  }

  /// Two issues by zone in two zones, one for the theatre; two or three veto holders and one
  /// without.
  static InventedTalks of(int seed) {
    var luck = new Draws(seed, 3001, 0);
    int levels = 3 + luck.below(2);
    var rule = new Condition(0, "second", false, levels - 2, "level-0 only if second at most ...");
    Issue first = issue("first", true, levels, luck.below(2) == 0 ? List.of() : List.of(rule));
    Issue second = issue("second", true, levels, List.of());
    Issue third = issue("third", false, 3, List.of());
    List<Issue> issues = List.of(first, second, third);
    Agenda agenda = Agenda.of(issues, ZONES, ZONES);
    int actors = 3 + luck.below(2);
    var interests = new ArrayList<Interest>();
    for (int a = 0; a < actors; a++) {
      String id = "actor-" + a;
      var positions = new ArrayList<Position>();
      for (Issue issue : issues) {
        boolean apart = issue.byZone() && luck.below(2) == 0;
        for (Optional<String> zone :
            apart ? ZONES.stream().map(Optional::of).toList() : List.of(Optional.<String>empty())) {
          positions.add(drawn(luck, id, issue, zone));
        }
      }
      interests.add(new Interest(agenda, actor(id, a > 0), positions));
    }
    int[] statusQuo = agenda.cells().stream().mapToInt(c -> luck.below(c.levels())).toArray();
    return new InventedTalks(agenda, interests, statusQuo);
  }

  private static Position drawn(Draws luck, String actor, Issue issue, Optional<String> zone) {
    int n = issue.levels().size();
    int low = luck.below(n);
    int high = low + luck.below(n - low);
    int red = luck.below(2 * n);
    double least = luck.uniform();
    boolean conditional = !issue.id().equals("third") && luck.below(4) == 0;
    return new Position(
        actor,
        issue,
        zone,
        low,
        high,
        new Ends(least, least + luck.uniform()),
        new Ends(0, luck.uniform() * 0.2),
        red < n && (red < low || red > high) ? Set.of(red) : Set.of(),
        Set.of(),
        conditional
            ? List.of(new Condition(n - 1, "third", true, 1, "level-n only if third at least ..."))
            : List.of(),
        "invented",
        "",
        Optional.empty(),
        0);
  }

  Ground ground() {
    return Ground.of(agenda, interests, statusQuo, new boolean[agenda.size()]);
  }

  /// Every package there is, clean or not.
  List<int[]> everyPackage() {
    var all = new ArrayList<int[]>();
    all.add(new int[agenda.size()]);
    for (int k = 0; k < agenda.size(); k++) {
      var longer = new ArrayList<int[]>();
      for (int[] start : all) {
        for (int l = 0; l < agenda.cells().get(k).levels(); l++) {
          int[] next = start.clone();
          next[k] = l;
          longer.add(next);
        }
      }
      all.clear();
      all.addAll(longer);
    }
    return all;
  }

  /// A package drawn at random.
  int[] anyPackage(Draws luck) {
    return agenda.cells().stream().mapToInt(c -> luck.below(c.levels())).toArray();
  }
}
