package org.detente.theatre;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.input.Words;
import org.detente.input.YamlMap;
import org.detente.theatre.Presence.ForceLevel;
import org.detente.theatre.Presence.Hardness;
import org.detente.theatre.Presence.Mandate;
import org.detente.theatre.Presence.ProviderType;
import org.detente.theatre.Presence.Strength;
import org.detente.theatre.Presence.Task;
import org.detente.theatre.Presence.UnitType;

/// Reads lists of presences, which theatres and options write in the same shape. One reader per
/// file: what is wrong with a provider is told once.
public final class PresenceReader {

  private static final double MAX_PERSONS = 1e7;

  private final Optional<TheatreIndex> index;
  private final Set<String> complainedOf = new HashSet<>();

  /// @param index the ids to check against; empty: they are not checked
  public PresenceReader(Optional<TheatreIndex> index) {
    this.index = index;
  }

  /// Reads the list of presences under a key: one leads, unless it is empty.
  public List<Presence> read(YamlMap owner, String key) {
    List<Presence> presences = new ArrayList<>();
    List<YamlMap> maps = owner.maps(key);
    Set<Presence> seen = new HashSet<>();
    for (YamlMap map : maps) {
      Presence presence = presence(map);
      if (!presence.provider().isEmpty() && !seen.add(presence)) {
        map.problem("provider", "the same presence stands twice in " + key, "keep one");
      }
      presences.add(presence);
    }
    long leads = presences.stream().filter(Presence::lead).count();
    if (!maps.isEmpty() && leads != 1) {
      String what = owner.path(key) + (leads == 0 ? " has no lead" : " has " + leads + " leads");
      owner.problem(key, what, "write lead: yes for exactly one provider");
    }
    return presences;
  }

  private Presence presence(YamlMap map) {
    String provider = map.id("provider");
    checkProvider(map, "provider", provider);
    var presence =
        new Presence(
            provider,
            map.word("type", ProviderType.class),
            map.optionalYesNo("lead").orElse(false),
            map.word("hardness", Hardness.class),
            map.word("mandate", Mandate.class),
            map.optionalWord("roe", ForceLevel.class).orElse(ForceLevel.NONE),
            units(map),
            map.words("tasks", Task.class),
            map.optionalText("answers_to").orElse(""));
    map.refuseUnknownKeys();
    return presence;
  }

  /// Records a provider that is no actor, or whose acceptance is not known.
  ///
  /// @param key under which it is named
  public void checkProvider(YamlMap map, String key, String provider) {
    if (index.isEmpty() || provider.isEmpty()) {
      return;
    }
    map.checkKnown(key, "actor", provider, index.get().actors());
    if (index.get().actors().contains(provider)
        && !index.get().providers().contains(provider)
        && complainedOf.add(provider)) {
      String what = provider + " provides security, but its acceptance is not known";
      map.problem(key, what, "give acceptance of every community to the actor");
    }
  }

  private static Map<UnitType, Strength> units(YamlMap map) {
    Map<UnitType, Strength> units = new EnumMap<>(UnitType.class);
    Optional<YamlMap> written = map.optionalMap("units");
    if (written.isEmpty()) {
      return units;
    }
    YamlMap byType = written.get();
    for (String key : byType.keys()) {
      // Words of the file have hyphens, but keys have underscores.
      Optional<UnitType> type = Words.constant(UnitType.class, key.replace('_', '-'));
      if (type.isPresent()) {
        units.put(type.get(), strength(byType, key));
      } else {
        List<String> known =
            Words.of(UnitType.class).stream().map(word -> word.replace('-', '_')).toList();
        byType.problem(key, "no type of unit is called " + key, Words.advice(key, known));
      }
    }
    return units;
  }

  private static Strength strength(YamlMap byType, String key) {
    if (!byType.isMap(key)) {
      return new Strength(byType.number(key, 0, MAX_PERSONS), 0, 0);
    }
    YamlMap parts = byType.map(key).orElseThrow();
    var strength =
        new Strength(
            parts.optionalNumber("fixed", 0, MAX_PERSONS).orElse(0),
            parts.optionalNumber("per_km", 0, MAX_PERSONS).orElse(0),
            parts.optionalNumber("per_1000", 0, MAX_PERSONS).orElse(0));
    parts.refuseUnknownKeys();
    return strength;
  }
}
