package org.detente.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.input.YamlMap;
import org.detente.option.Option.Channel;
import org.detente.option.Option.Effort;
import org.detente.option.Option.Headings;
import org.detente.option.Option.Reform;
import org.detente.theatre.PresenceReader;
import org.detente.theatre.TheatreIndex;

/// Reads the headings of an option: all of them filled, for an option that says nothing about one
/// of them is not finished.
final class HeadingsReader {

  private static final double MAX_OBSERVERS_PER_KM = 1000;
  private static final int MAX_LEAD_MONTHS = 600;

  private final YamlMap option;
  private final Optional<TheatreIndex> index;
  private final PresenceReader presences;
  private final Map<String, String> text = new LinkedHashMap<>();

  HeadingsReader(YamlMap option, Optional<TheatreIndex> index, PresenceReader presences) {
    this.option = option;
    this.index = index;
    this.presences = presences;
  }

  Headings read() {
    Optional<YamlMap> headings = option.map("headings");
    if (headings.isEmpty()) {
      return new Headings(
          Optional.empty(),
          Effort.NONE,
          Effort.NONE,
          Map.of(),
          false,
          Reform.NONE,
          Reform.NONE,
          Reform.NONE,
          Reform.NONE,
          0,
          false,
          Channel.NONE,
          Map.of(),
          Map.of());
    }
    YamlMap map = headings.get();
    Headings.PLAIN.forEach(key -> text.put(key, map.text(key)));
    Optional<YamlMap> corridor = heading(map, "corridor", "regime");
    Optional<String> provider = corridor.flatMap(c -> c.optionalText("provider"));
    provider.ifPresent(id -> presences.checkProvider(corridor.get(), "provider", id));
    Optional<YamlMap> demining = heading(map, "demining", "text");
    Optional<YamlMap> housing = heading(map, "housing_and_property", "text");
    List<String> lines = index.map(TheatreIndex::lines).orElse(List.of());
    Optional<YamlMap> monitoring = heading(map, "monitoring", "text");
    Map<String, Double> observersPerKm =
        monitoring
            .map(m -> m.optionalNumbers("observers_per_km", 0, MAX_OBSERVERS_PER_KM))
            .orElse(Map.of());
    monitoring
        .flatMap(m -> m.optionalMap("observers_per_km"))
        .ifPresent(m -> m.keys().forEach(id -> m.checkKnown(id, "line", id, lines)));
    Optional<YamlMap> consultation = heading(map, "consultation", "text");
    Optional<YamlMap> reform = heading(map, "security_sector_reform", "text");
    Optional<YamlMap> engagement = heading(map, "de_facto_engagement", "text");
    var read =
        new Headings(
            provider,
            demining.map(m -> m.word("effort", Effort.class)).orElse(Effort.NONE),
            housing.map(m -> m.word("effort", Effort.class)).orElse(Effort.NONE),
            observersPerKm,
            consultation.map(m -> m.yesNo("in_force")).orElse(false),
            reform(reform, "police"),
            reform(reform, "judiciary"),
            reform(reform, "customs"),
            reform(reform, "oversight"),
            reform.map(m -> m.integer("lead_months", 0, MAX_LEAD_MONTHS)).orElse(0),
            reform.map(m -> m.yesNo("quota")).orElse(false),
            engagement.map(m -> m.word("channel", Channel.class)).orElse(Channel.NONE),
            commitments(map),
            text);
    List.of(corridor, demining, housing, monitoring, consultation, reform, engagement)
        .forEach(heading -> heading.ifPresent(YamlMap::refuseUnknownKeys));
    map.refuseUnknownKeys();
    return read;
  }

  // A heading that is a map, with its text under a key.
  private Optional<YamlMap> heading(YamlMap headings, String key, String textKey) {
    Optional<YamlMap> heading = headings.map(key);
    heading.ifPresent(map -> text.put(key, map.text(textKey)));
    return heading;
  }

  private static Reform reform(Optional<YamlMap> map, String key) {
    return map.map(m -> m.word(key, Reform.class)).orElse(Reform.NONE);
  }

  private Map<String, Double> commitments(YamlMap headings) {
    Map<String, Double> floors = new LinkedHashMap<>();
    Optional<YamlMap> commitments = headings.map("commitments");
    if (commitments.isEmpty()) {
      return floors;
    }
    Optional<YamlMap> byParty = commitments.get().map("parties");
    if (byParty.isPresent()) {
      List<String> parties =
          index.map(TheatreIndex::parties).filter(p -> !p.isEmpty()).orElse(byParty.get().keys());
      for (String party : parties) {
        byParty
            .get()
            .map(party)
            .ifPresent(
                map -> {
                  floors.put(party, map.number("floor", 0, 1));
                  text.put("commitments.parties." + party, map.text("text"));
                  map.refuseUnknownKeys();
                });
      }
      byParty.get().refuseUnknownKeys();
    }
    text.put("commitments.international", commitments.get().text("international"));
    commitments.get().refuseUnknownKeys();
    return floors;
  }
}
