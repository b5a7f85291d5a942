package org.detente.web.change;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.detente.web.form.Draft;
import org.detente.web.form.OptionDraft;
import org.detente.web.form.Typed;
import org.detente.web.message.Unfit;

/// Files as programs see and change them: maps, lists and texts, with the keys that the file has. A
/// change is a merge patch: what it does not name stays, nothing (`null`) removes, maps are gone
/// into, texts and lists are replaced.
///
/// Plans of zones stand by the zone's id, each zone with a plan of its own.
public final class Document {

  private static final String ZONE_PLANS = "zone_plans";

  /// Keys that a path can hold.
  private static final String KEY = "[A-Za-z0-9_-]{1,80}";

  private Document() {}

  /// A file of no theatre's zones.
  public static Map<String, Object> of(Draft draft) {
    var all = new LinkedHashMap<String, Object>();
    for (String key : draft.top()) {
      all.put(key, draft.copyOf(key).orElseThrow());
    }
    return all;
  }

  /// An option.
  ///
  /// @param draft as [OptionDraft#of] makes it
  public static Map<String, Object> of(Draft draft, Theatre theatre) {
    Map<String, Object> all = of(draft);
    if (all.containsKey(ZONE_PLANS)) {
      var plans = new LinkedHashMap<String, Object>();
      for (int i = 0; i < theatre.zones().size(); i++) {
        draft
            .copyOf(ZONE_PLANS + "." + i)
            .ifPresent(
                plan -> {
                  var fields = new LinkedHashMap<>((Map<?, ?>) plan);
                  fields.remove("zones");
                  plans.put(theatre.zones().get(plans.size()).id(), fields);
                });
      }
      all.put(ZONE_PLANS, plans);
    }
    return all;
  }

  /// A file with a change.
  ///
  /// @param patch keys to texts, numbers, truths, lists, maps or null
  /// @throws Unfit if the change holds what no file can
  public static Draft merged(Draft before, Map<String, Object> patch) {
    Draft typed = before.copy();
    patch.forEach((key, value) -> merge(typed, checked(key), value));
    return typed;
  }

  /// An option with a change, tidied as forms tidy what was typed: phases without a title fall away
  /// with what was planned in them, new ones begin as the one before; what says nothing is left
  /// out.
  ///
  /// @param before as [OptionDraft#of] makes it
  /// @param patch keys to texts, numbers, truths, lists, maps or null
  /// @throws Unfit if the change holds what no option can
  public static Draft merged(Draft before, Map<String, Object> patch, Theatre theatre) {
    var rest = new LinkedHashMap<>(patch);
    Object plans = rest.remove(ZONE_PLANS);
    Draft typed = merged(before, rest);
    if (rest.containsKey("mission") && rest.get("mission") == null) {
      OptionDraft.withoutMission(typed);
    }
    if (rest.containsKey("phases") && typed.text("agreement").equals("yes")) {
      OptionDraft.phases(typed);
    }
    if (rest.containsKey("settings")) {
      OptionDraft.tidySettings(typed);
    }
    if (rest.containsKey("provisions")) {
      OptionDraft.tidyProvisions(typed);
    }
    if (patch.containsKey(ZONE_PLANS)) {
      if (!(plans instanceof Map<?, ?> zones)) {
        throw new Unfit("unfit.plans-by-zone");
      }
      if (typed.size(ZONE_PLANS) == 0) {
        throw new Unfit("refused.without-an-agreement-no-zone");
      }
      zones.forEach(
          (zone, plan) -> {
            String place = OptionDraft.plan(theatre, (String) zone);
            if (!(plan instanceof Map<?, ?>)) {
              throw new Unfit("unfit.plans-by-zone");
            }
            merge(typed, place, plan);
            OptionDraft.tidy(typed, place);
          });
    }
    return typed;
  }

  private static String checked(Object key) {
    String text = (String) key;
    if (!text.matches(KEY)) {
      throw new Unfit("unfit.no-key", "key", text);
    }
    return text;
  }

  private static void merge(Draft draft, String path, Object value) {
    switch (value) {
      case null -> draft.remove(path);
      case Map<?, ?> map -> {
        if (draft.at(path).filter(Map.class::isInstance).isEmpty()) {
          draft.put(path, new LinkedHashMap<String, Object>());
        }
        map.forEach((key, of) -> merge(draft, path + "." + checked(key), of));
      }
      default -> draft.put(path, plain(value));
    }
  }

  /// A value as drafts hold it.
  private static Object plain(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var plain = new LinkedHashMap<String, Object>();
        map.forEach(
            (key, of) -> {
              if (of != null) {
                plain.put(checked(key), plain(of));
              }
            });
        yield plain;
      }
      case List<?> items -> {
        var plain = new ArrayList<Object>();
        for (Object item : items) {
          if (item == null) {
            throw new Unfit("unfit.nothing-in-a-list");
          }
          plain.add(plain(item));
        }
        yield plain;
      }
      case Boolean truth -> truth ? "yes" : "no";
      case Number number -> new BigDecimal(number.toString()).toPlainString();
      default -> {
        String text = value.toString().replace("\r\n", "\n").replace('\r', '\n').strip();
        if (text.length() > Typed.LONGEST) {
          throw new Unfit("unfit.more-was-typed-into-one");
        }
        yield text;
      }
    };
  }

  /// A place in an option's draft as programs name it, with the zone's id in the place of its
  /// number.
  public static String field(String path, Theatre theatre) {
    String[] steps = path.split("\\.", 3);
    boolean plan = steps[0].equals(ZONE_PLANS) && steps.length > 1;
    Optional<Zone> zone =
        plan && steps[1].matches("[0-9]{1,6}")
            ? theatre.zones().stream().skip(Integer.parseInt(steps[1])).findFirst()
            : Optional.empty();
    return zone.isEmpty()
        ? path
        : ZONE_PLANS + "." + zone.get().id() + (steps.length > 2 ? "." + steps[2] : "");
  }
}
