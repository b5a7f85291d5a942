package org.detente.web.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.option.Option;
import org.detente.web.page.MapPage.Returned;
import org.detente.web.page.View;
import tools.jackson.jr.ob.JSON;

/// People returned by zone and year, as the shown run found them.
final class Returns {

  private Returns() {}

  private static Optional<Map<String, Object>> file(View view) {
    return view.folder()
        .flatMap(f -> f.figures(view.audience(), "returned"))
        .map(text -> JSON.std.mapFrom(text));
  }

  /// What is known of an option.
  static Returned of(View view, Option option) {
    Optional<Map<String, Object>> file = file(view);
    if (file.isEmpty()
        || !(((Map<?, ?>) file.get().get("options")).get(option.id()) instanceof List<?> byMonth)) {
      return (_, _) -> Optional.empty();
    }
    List<?> months = (List<?>) file.get().get("months");
    return (zone, month) -> {
      int at = 0;
      while (at + 1 < months.size() && ((Number) months.get(at + 1)).intValue() <= month) {
        at++;
      }
      List<?> three = (List<?>) ((List<?>) byMonth.get(at)).get(zone);
      return Optional.of(three.stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray());
    };
  }

  /// Months that are known and medians by month and zone, for the map.
  static Map<String, Object> json(View view, Option option) {
    return file(view)
        .filter(f -> ((Map<?, ?>) f.get("options")).containsKey(option.id()))
        .map(
            f ->
                Map.of(
                    "months",
                    f.get("months"),
                    "zones",
                    (Object)
                        ((List<?>) ((Map<?, ?>) f.get("options")).get(option.id()))
                            .stream()
                                .map(
                                    zones ->
                                        ((List<?>) zones)
                                            .stream()
                                                .map(three -> ((List<?>) three).get(1))
                                                .toList())
                                .toList()))
        .orElse(Map.of("months", List.of(), "zones", List.of()));
  }
}
