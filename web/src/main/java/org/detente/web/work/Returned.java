package org.detente.web.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.ensemble.EnsembleResult;
import org.detente.numeric.Quantiles;
import org.detente.simulation.Layout;
import org.detente.simulation.Variable;

/// People returned by zone and year, over futures, for the map.
final class Returned {

  private static final double LOW = 0.05;
  private static final double MIDDLE = 0.5;
  private static final double HIGH = 0.95;

  private Returned() {}

  /// @return `months`, and by option id per month and zone `[low, median, high]` persons
  static Map<String, Object> of(EnsembleResult result) {
    Layout layout = result.layout();
    var options = new LinkedHashMap<String, Object>();
    for (int o = 0; o < result.options().size(); o++) {
      var months = new ArrayList<List<double[]>>();
      for (int month : layout.zoneMonths()) {
        var zones = new ArrayList<double[]>();
        for (int zone = 0; zone < layout.zones(); zone++) {
          double[] sorted =
              Quantiles.sorted(result.values(o, layout.zone(month, zone, Variable.RETURNED)));
          zones.add(
              new double[] {
                Math.rint(Quantiles.ofSorted(sorted, LOW)),
                Math.rint(Quantiles.ofSorted(sorted, MIDDLE)),
                Math.rint(Quantiles.ofSorted(sorted, HIGH))
              });
        }
        months.add(zones);
      }
      options.put(result.options().get(o).id(), months);
    }
    return Map.of("months", layout.zoneMonths(), "options", options);
  }
}
