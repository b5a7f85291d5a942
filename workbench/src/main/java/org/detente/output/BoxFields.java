package org.detente.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.discovery.Box;
import org.detente.discovery.Limit;

/// A box as JSON.
public final class BoxFields {

  private BoxFields() {}

  /// Limits, coverage, density, mass and the number of restricted inputs. Limits of numbers are
  /// `[low, high]`, both inside; of categories a list of them.
  public static Map<String, Object> of(Box box) {
    var fields = new LinkedHashMap<String, Object>();
    var limits = new LinkedHashMap<String, Object>();
    box.limits()
        .forEach(
            (name, limit) ->
                limits.put(
                    name,
                    switch (limit) {
                      case Limit.Between(double low, double high) -> List.of(low, high);
                      case Limit.OneOf(List<String> categories) -> categories;
                    }));
    fields.put("limits", limits);
    fields.put("coverage", box.coverage());
    fields.put("density", box.density());
    fields.put("mass", box.mass());
    fields.put("restricted", box.restricted());
    return fields;
  }
}
