package org.detente.web.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.message.Texts;
import org.detente.theatre.Theatre;

/// What differs between two drafts of an option, field by field, in words. Zones in which the same
/// differs stand together.
public final class Differences {

  private static final int MOST_LINES = 200;
  private static final int LONGEST_LINE = 300;

  private final Texts texts;
  private final String nothing;

  private Differences(Texts texts) {
    this.texts = texts;
    nothing = nothing(texts);
  }

  /// A field that differs.
  ///
  /// @param what it is called
  /// @param before and after in words
  public record Difference(String what, String before, String after) {

    /// "what: before → after", for a line of a list.
    public String sentence() {
      return what + ": " + before + " → " + after;
    }
  }

  /// A field with the zone it is said of.
  private record Place(Optional<String> zone, String path) {}

  /// What a field says that is not there.
  public static String nothing(Texts texts) {
    return texts.say("differences.nothing");
  }

  /// @param theatre that both are options of
  /// @param texts in the language of whoever reads
  public static List<Difference> between(Draft before, Draft after, Theatre theatre, Texts texts) {
    return new Differences(texts).between(before, after, theatre);
  }

  private List<Difference> between(Draft before, Draft after, Theatre theatre) {
    Map<Place, String> left = flat(before);
    Map<Place, String> right = flat(after);
    var places = new LinkedHashSet<>(left.keySet());
    places.addAll(right.keySet());
    var together = new LinkedHashMap<List<String>, List<String>>();
    for (Place place : places) {
      Optional<String> was = Optional.ofNullable(left.get(place));
      Optional<String> is = Optional.ofNullable(right.get(place));
      if (was.equals(is) || within(place, left) != within(place, right)) {
        continue;
      }
      if (whole(place) && was.isPresent() && is.isPresent()) {
        // Both have it: its fields are told one by one.
        continue;
      }
      together
          .computeIfAbsent(
              List.of(name(place.path(), theatre), was.orElse(nothing), is.orElse(nothing)),
              _ -> new ArrayList<>())
          .addAll(place.zone().stream().toList());
    }
    var all = new ArrayList<Difference>();
    together.forEach(
        (d, zones) ->
            all.add(
                new Difference(
                    zones.isEmpty()
                        ? d.get(0)
                        : texts.say(
                            "differences.in-zones",
                            "zones",
                            zones(zones, theatre),
                            "what",
                            texts.small(d.get(0))),
                    d.get(1),
                    d.get(2))));
    return all;
  }

  /// What differs between two drafts of any file, place by place.
  ///
  /// @param texts in the language of whoever reads
  public static List<Difference> places(Draft before, Draft after, Texts texts) {
    return new Differences(texts).places(before, after);
  }

  private List<Difference> places(Draft before, Draft after) {
    Map<Place, String> left = flat(before);
    Map<Place, String> right = flat(after);
    var places = new LinkedHashSet<>(left.keySet());
    places.addAll(right.keySet());
    var all = new ArrayList<Difference>();
    for (Place place : places) {
      String was = left.getOrDefault(place, nothing);
      String is = right.getOrDefault(place, nothing);
      if (!was.equals(is)) {
        all.add(
            new Difference(
                texts.own(place.path().replace('.', ' ').replace('_', ' ').replace("@", "")),
                was,
                is));
      }
    }
    return all;
  }

  /// What differs between two texts, line by line: lines that only one of them has.
  ///
  /// @param texts in the language of whoever reads
  public static List<Difference> lines(String before, String after, Texts texts) {
    return new Differences(texts).lines(before, after);
  }

  private List<Difference> lines(String before, String after) {
    List<String> left = before.lines().toList();
    List<String> right = after.lines().toList();
    int head = 0;
    while (head < Math.min(left.size(), right.size()) && left.get(head).equals(right.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(left.size(), right.size()) - head
        && left.get(left.size() - 1 - tail).equals(right.get(right.size() - 1 - tail))) {
      tail++;
    }
    List<String> was = left.subList(head, left.size() - tail);
    List<String> is = right.subList(head, right.size() - tail);
    var all = new ArrayList<Difference>();
    boolean one = was.size() == is.size();
    if (one) {
      for (int i = 0; i < was.size() && all.size() < MOST_LINES; i++) {
        if (!was.get(i).equals(is.get(i))) {
          all.add(line(head + i, was.get(i), is.get(i)));
        }
      }
      return all;
    }
    var gone = new ArrayList<>(was);
    is.forEach(gone::remove);
    var come = new ArrayList<>(is);
    was.forEach(come::remove);
    for (int i = 0; i < Math.max(gone.size(), come.size()) && all.size() < MOST_LINES; i++) {
      all.add(
          line(
              head + i,
              i < gone.size() ? gone.get(i) : nothing,
              i < come.size() ? come.get(i) : nothing));
    }
    return all;
  }

  private Difference line(int at, String before, String after) {
    return new Difference(
        texts.say("differences.line", "line", at + 1), brief(before), brief(after));
  }

  private String brief(String line) {
    return line.equals(nothing)
        ? line
        : texts.own(
            line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…");
  }

  /// A presence or a phase as a whole, said only where it comes or goes.
  private boolean whole(Place place) {
    return place.path().endsWith("@");
  }

  /// Whether the presence or phase to which a field belongs is there; a field of none always is.
  private boolean within(Place place, Map<Place, String> all) {
    int at = place.path().lastIndexOf("@.");
    return at < 0 || all.containsKey(new Place(place.zone(), place.path().substring(0, at + 1)));
  }

  private String zones(List<String> ids, Theatre theatre) {
    if (ids.size() == theatre.zones().size()) {
      return texts.say("differences.every-zone");
    }
    return texts.list(
        ids.stream()
            .map(
                id ->
                    theatre.zones().stream()
                        .filter(z -> z.id().equals(id))
                        .map(z -> texts.own(z.names().in(theatre.languages())))
                        .findFirst()
                        .orElseGet(() -> texts.own(id)))
            .toList());
  }

  private String name(String path, Theatre theatre) {
    String[] steps = path.split("\\.");
    if (steps[0].equals("settings") && steps.length > 1) {
      return texts.capital(setting(steps, theatre));
    }
    if (steps[0].equals("provisions") && steps.length > 2) {
      return texts.capital(
          texts.say(
              "differences.provision",
              "provision",
              texts.own(steps[1]),
              "part",
              texts.find("differences.part", steps[2]).orElseGet(() -> texts.own(steps[2]))));
    }
    var name = new StringBuilder();
    String end = path;
    for (int i = 0; i < steps.length; i++) {
      if (steps[i].endsWith("@")) {
        String who = steps[i].substring(0, steps[i].length() - 1).replaceAll(" [0-9]+$", "");
        name.append(
                theatre.actors().stream()
                    .filter(a -> a.id().equals(who))
                    .map(a -> texts.own(a.names().in(theatre.languages())))
                    .findFirst()
                    .orElse(who))
            .append(": ");
        end = String.join(".", List.of(steps).subList(i + 1, steps.length));
      } else if (i > 0 && steps[i - 1].equals("phases") && !steps[i].endsWith("@")) {
        name.append(texts.say("differences.phase", "phase", texts.own(steps[i]))).append(", ");
        end = String.join(".", List.of(steps).subList(i + 1, steps.length));
      } else if (steps[i].equals("before_deployment")) {
        name.append(texts.say("differences.before-deployment")).append(", ");
        end = String.join(".", List.of(steps).subList(i + 1, steps.length));
      } else if (steps[i].equals("units") && i + 1 < steps.length) {
        name.append(texts.own(steps[i + 1].replace('_', ' '))).append(", ");
      } else if (steps[i].equals("parties") && i + 1 < steps.length) {
        name.append(texts.own(steps[i + 1])).append(": ");
      } else if (steps[i].equals("line_plans") && i + 1 < steps.length) {
        name.append(texts.say("differences.on-line", "line", texts.own(steps[i + 1]))).append(": ");
      } else if (steps[i].equals("observers_per_km") && i + 1 < steps.length) {
        name.append(texts.say("differences.on-line", "line", texts.own(steps[i + 1]))).append(": ");
        end = "headings.monitoring.observers_per_km";
      }
    }
    if (end.isEmpty()) {
      String whole = name.toString().replaceAll("[:,] $", "");
      return texts.capital(whole);
    }
    String words = Terms.of(end, texts);
    return texts.capital(name.isEmpty() ? words : name + texts.small(words));
  }

  private String setting(String[] steps, Theatre theatre) {
    String issue = texts.own(steps[1].replace('-', ' '));
    if (steps.length < 3 || steps[2].equals("other")) {
      return texts.say("differences.setting", "issue", issue);
    }
    return texts.say(
        "differences.setting-in", "issue", issue, "place", zones(List.of(steps[2]), theatre));
  }

  private Map<Place, String> flat(Draft draft) {
    var flat = new LinkedHashMap<Place, String>();
    for (String key : draft.top()) {
      switch (key) {
        case "zone_plans" -> {
          for (int i = 0; i < draft.size(key); i++) {
            String place = key + "." + i;
            for (String zone : draft.texts(place + ".zones")) {
              for (String part : draft.keys(place)) {
                if (!part.equals("zones")) {
                  into(flat, Optional.of(zone), part, draft.at(place + "." + part).orElseThrow());
                }
              }
            }
          }
        }
        default -> into(flat, Optional.empty(), key, draft.at(key).orElseThrow());
      }
    }
    return flat;
  }

  private void into(Map<Place, String> flat, Optional<String> zone, String path, Object value) {
    switch (value) {
      case Map<?, ?> map -> map.forEach((key, of) -> into(flat, zone, path + "." + key, of));
      case List<?> items when items.stream().allMatch(String.class::isInstance) -> {
        flat.put(new Place(zone, path), list(items.stream().map(String.class::cast).toList()));
      }
      case List<?> items -> {
        var seen = new LinkedHashMap<String, Integer>();
        for (Object item : items) {
          if (item instanceof Map<?, ?> map) {
            Object called = null;
            for (String key : List.of("provider", "line", "outcome", "id")) {
              called = called == null ? map.get(key) : called;
            }
            int count = seen.merge(String.valueOf(called), 1, Integer::sum);
            String place = path + "." + called + (count > 1 ? " " + count : "") + "@";
            flat.put(new Place(zone, place), sentence(map));
            map.forEach(
                (key, of) -> {
                  if (!key.equals("provider") && !key.equals("id")) {
                    into(flat, zone, place + "." + key, of);
                  }
                });
          }
        }
      }
      default -> flat.put(new Place(zone, path), words(path, value.toString()));
    }
  }

  private String words(String path, String value) {
    boolean free =
        path.matches(
            ".*(title|label|summary|note|text|regime|international|answers_to|where|body)");
    return value.isEmpty() ? nothing : texts.own(free ? value : value.replace('-', ' '));
  }

  private String list(List<String> list) {
    boolean range = list.size() == 3 && list.stream().allMatch(t -> t.matches("[-+0-9.eE]+"));
    if (range) {
      return list.get(0).equals(list.get(2))
          ? list.get(0)
          : texts.say(
              "differences.range", "central", list.get(1), "low", list.get(0), "high", list.get(2));
    }
    return list.isEmpty()
        ? texts.say("plans.nobody")
        : texts.list(list.stream().map(t -> texts.own(t.replace('-', ' '))).toList());
  }

  private String sentence(Map<?, ?> map) {
    if (map.containsKey("provider")) {
      return texts.say(
          "differences.there-as",
          "hardness",
          texts.own(String.valueOf(map.get("hardness")).replace('-', ' ')),
          "mandate",
          texts.own(String.valueOf(map.get("mandate")).replace('-', ' ')));
    }
    return map.containsKey("title")
        ? texts.own(String.valueOf(map.get("title")))
        : texts.say("differences.there");
  }
}
