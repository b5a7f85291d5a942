package org.detente.theatre;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.input.YamlMap;
import org.detente.value.Range;

/// Reads those who act: parties, communities, actors.
final class ActorReader {

  private ActorReader() {}

  static List<Party> parties(YamlMap yaml, List<String> languages) {
    List<Party> parties = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (YamlMap map : yaml.maps("parties")) {
      parties.add(
          new Party(
              Entries.ownId(map, "party", lines),
              Entries.names(map, "names", languages),
              map.number("leverage", 0, 1),
              map.text("leverage_source")));
      map.refuseUnknownKeys();
    }
    Entries.atLeast(yaml, "parties", parties.size(), 2);
    return parties;
  }

  static List<Community> communities(YamlMap yaml, List<String> languages, List<String> parties) {
    List<Community> communities = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (YamlMap map : yaml.maps("communities")) {
      var community =
          new Community(
              Entries.ownId(map, "community", lines),
              Entries.names(map, "names", languages),
              map.id("party"));
      map.checkKnown("party", "party", community.party(), parties);
      map.refuseUnknownKeys();
      communities.add(community);
    }
    Entries.atLeast(yaml, "communities", communities.size(), 1);
    return communities;
  }

  static List<Actor> actors(
      YamlMap yaml, List<String> languages, List<String> parties, List<String> communities) {
    List<Actor> actors = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (YamlMap map : yaml.maps("actors")) {
      Optional<String> party = map.optionalText("party");
      party.ifPresent(p -> map.checkKnown("party", "party", p, parties));
      boolean accepted = map.has("acceptance");
      actors.add(
          new Actor(
              Entries.ownId(map, "actor", lines),
              Entries.names(map, "names", languages),
              map.word("role", Actor.Role.class),
              party,
              map.optionalYesNo("veto").orElse(false),
              map.optionalWord("lead_kind", Actor.LeadKind.class).orElse(Actor.LeadKind.LOCAL),
              acceptance(map, communities),
              accepted ? map.text("acceptance_source") : ""));
      map.optionalText("acceptance_source");
      map.refuseUnknownKeys();
    }
    Entries.atLeast(yaml, "actors", actors.size(), 1);
    return actors;
  }

  private static Map<String, Range> acceptance(YamlMap actor, List<String> communities) {
    Map<String, Range> acceptance = new LinkedHashMap<>();
    actor
        .optionalMap("acceptance")
        .ifPresent(
            map -> {
              communities.forEach(c -> acceptance.put(c, map.range(c, 0, 1)));
              map.refuseUnknownKeys();
            });
    return acceptance;
  }
}
