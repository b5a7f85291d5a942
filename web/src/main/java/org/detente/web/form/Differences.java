package org.detente.web.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.message.Texts;
import org.detente.study.StudyInput;
import org.detente.theatre.Theatre;

/// What differs between two drafts of an option, field by field, in words. Zones in which the same
/// differs stand together.
public final class Differences {

  private static final int MOST_LINES = 200;
  private static final int LONGEST_LINE = 300;

  private final Texts texts;
  private final String nothing;
  private final Names names;

  private Differences(Names names, Texts texts) {
    this.names = names;
    this.texts = texts;
    nothing = nothing(texts);
  }

  /// What people call what the files call by ids.
  ///
  /// @param zones how many zones there are
  /// @param of id of an actor, party, zone, line, scale or provision to its name
  /// @param levels id of a scale to the labels of its levels by their own words
  public record Names(int zones, Map<String, String> of, Map<String, Map<String, String>> levels) {

    static final Names NONE = new Names(0, Map.of(), Map.of());

    /// Of a theatre alone.
    public static Names of(Theatre theatre) {
      var names = new LinkedHashMap<String, String>();
      List<String> in = theatre.languages();
      theatre.lines().forEach(l -> names.put(l.id(), l.names().in(in)));
      theatre.zones().forEach(z -> names.put(z.id(), z.names().in(in)));
      theatre.parties().forEach(p -> names.put(p.id(), p.names().in(in)));
      theatre.actors().forEach(a -> names.put(a.id(), a.names().in(in)));
      return new Names(theatre.zones().size(), names, Map.of());
    }

    /// Of a theatre with its scales and what an agreement should answer.
    public static Names of(StudyInput input) {
      Names theatre = of(input.theatre());
      var names = new LinkedHashMap<>(theatre.of());
      var levels = new LinkedHashMap<String, Map<String, String>>();
      input.catalogue().provisions().forEach(p -> names.putIfAbsent(p.id(), p.name()));
      input
          .positions()
          .ifPresent(
              p ->
                  p.issues()
                      .forEach(
                          i -> {
                            names.putIfAbsent("settings." + i.id(), i.title());
                            var labels = new LinkedHashMap<String, String>();
                            i.levels().forEach(l -> labels.put(l.name(), l.label()));
                            levels.put(i.id(), labels);
                          }));
      return new Names(theatre.zones(), names, levels);
    }
  }

  /// A name, where there is one.
  private String named(String id) {
    return texts.own(names.of().getOrDefault(id, id));
  }

  /// What stands where an option says nothing by itself.
  private String nothing(String path) {
    return path.startsWith("settings.") || path.startsWith("provisions.")
        ? texts.say("differences.follows")
        : nothing;
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

  /// @param names of what both speak of
  /// @param texts in the language of whoever reads
  public static List<Difference> between(Draft before, Draft after, Names names, Texts texts) {
    return new Differences(names, texts).between(before, after);
  }

  /// @param theatre that both are options of
  /// @param texts in the language of whoever reads
  public static List<Difference> between(Draft before, Draft after, Theatre theatre, Texts texts) {
    return between(before, after, Names.of(theatre), texts);
  }

  private List<Difference> between(Draft before, Draft after) {
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
              List.of(
                  name(place.path()),
                  was.orElse(nothing(place.path())),
                  is.orElse(nothing(place.path()))),
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
                            zones(zones),
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
    return new Differences(Names.NONE, texts).places(before, after);
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
    return new Differences(Names.NONE, texts).lines(before, after);
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

  private String zones(List<String> ids) {
    return ids.size() == names.zones()
        ? texts.say("differences.every-zone")
        : texts.list(ids.stream().map(this::named).toList());
  }

  private String name(String path) {
    String[] steps = path.split("\\.");
    if (steps[0].equals("settings") && steps.length > 1) {
      return texts.capital(setting(steps));
    }
    if (steps[0].equals("provisions") && steps.length > 2) {
      return texts.capital(
          texts.say(
              "differences.provision",
              "provision",
              named(steps[1]),
              "part",
              texts.find("differences.part", steps[2]).orElseGet(() -> texts.own(steps[2]))));
    }
    var name = new StringBuilder();
    String end = path;
    for (int i = 0; i < steps.length; i++) {
      if (steps[i].endsWith("@")) {
        String who = steps[i].substring(0, steps[i].length() - 1).replaceAll(" [0-9]+$", "");
        name.append(named(who)).append(": ");
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
        name.append(named(steps[i + 1])).append(": ");
        end =
            commitments(path)
                ? "headings.commitments.parties" + path.substring(path.lastIndexOf('.'))
                : end;
      } else if (steps[i].equals("line_plans") && i + 1 < steps.length) {
        name.append(texts.say("differences.on-line", "line", named(steps[i + 1]))).append(": ");
      } else if (steps[i].equals("observers_per_km") && i + 1 < steps.length) {
        name.append(texts.say("differences.on-line", "line", named(steps[i + 1]))).append(": ");
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

  private static boolean commitments(String path) {
    return path.startsWith("headings.commitments.parties.");
  }

  private String setting(String[] steps) {
    String issue =
        texts.own(names.of().getOrDefault("settings." + steps[1], steps[1].replace('-', ' ')));
    if (steps.length < 3 || steps[2].equals("other")) {
      return texts.say("differences.setting", "issue", issue);
    }
    return texts.say("differences.setting-in", "issue", issue, "place", zones(List.of(steps[2])));
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
    if (value.isEmpty() || free) {
      return value.isEmpty() ? nothing : texts.own(value);
    }
    String[] steps = path.split("\\.");
    String level =
        steps[0].equals("settings") && steps.length > 1
            ? names.levels().getOrDefault(steps[1], Map.of()).get(value)
            : null;
    return texts.own(
        level != null ? level : names.of().getOrDefault(value, value.replace('-', ' ')));
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
        : texts.list(
            list.stream()
                .map(t -> texts.own(names.of().getOrDefault(t, t.replace('-', ' '))))
                .toList());
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
