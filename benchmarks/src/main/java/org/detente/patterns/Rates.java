package org.detente.patterns;

import java.util.ArrayList;
import org.detente.numeric.Quantiles;
import org.detente.patterns.Pattern.Band;
import org.detente.simulation.Layout;
import org.detente.simulation.Variable;

/// Rates of harm, and ratios of them.
final class Rates {

  private Rates() {}

  /// Communal incidents per 1,000 contact-person-years, over months from one to before another.
  static double harm(Layout layout, double[] means, int from, int to) {
    double incidents = between(layout, means, from, to, Variable.COMMUNAL_INCIDENTS);
    double contact = between(layout, means, from, to, Variable.CONTACT_PERSON_YEARS);
    return contact > 0 ? 1000 * incidents / contact : 0;
  }

  /// How much a count grew over months from one to before another.
  static double between(Layout layout, double[] means, int from, int to, Variable variable) {
    double before = from == 0 ? 0 : means[layout.all(from - 1, variable)];
    return means[layout.all(to - 1, variable)] - before;
  }

  /// Ratio of mean rates, with the 5% and 95% quantiles over futures in which both are above 0.
  static Band ratio(double[][] above, double[][] below) {
    double[] a = Trials.column(above, 0);
    double[] b = Trials.column(below, 0);
    var ratios = new ArrayList<Double>();
    for (int f = 0; f < a.length; f++) {
      if (a[f] > 0 && b[f] > 0) {
        ratios.add(a[f] / b[f]);
      }
    }
    double[] each = ratios.stream().mapToDouble(Double::doubleValue).toArray();
    Band spread = each.length == 0 ? Band.NONE : Band.quantiles(each);
    return new Band(spread.low(), Quantiles.mean(a) / Quantiles.mean(b), spread.high());
  }

  /// The same in the logarithm.
  static Band logRatio(double[][] above, double[][] below) {
    Band ratio = ratio(above, below);
    return new Band(Math.log(ratio.low()), Math.log(ratio.central()), Math.log(ratio.high()));
  }
}
