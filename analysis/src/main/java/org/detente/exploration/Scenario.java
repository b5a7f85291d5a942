package org.detente.exploration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.evidence.Dimension;
import org.detente.evidence.Future;
import org.detente.value.Range;

/// A part of the space of futures that has a name.
///
/// @param id for `--scenario`
/// @param title for people
/// @param values by key of a dimension: where it lies in this scenario
public record Scenario(String id, String title, Map<String, Range> values) {

  public Scenario {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// Whether a future lies in it.
  public boolean holds(List<Dimension> dimensions, Future future) {
    for (int d = 0; d < dimensions.size(); d++) {
      Range range = values.get(dimensions.get(d).key());
      if (range != null && !(future.value(d) >= range.low() && future.value(d) <= range.high())) {
        return false;
      }
    }
    return true;
  }

  /// The dimensions with this scenario's ranges.
  public List<Dimension> narrowed(List<Dimension> dimensions) {
    return dimensions.stream()
        .map(d -> values.containsKey(d.key()) ? d.over(values.get(d.key())) : d)
        .toList();
  }
}
