package org.detente.numeric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Spearman's rank correlation, ties at their mean rank.
public final class RankCorrelation {

  private RankCorrelation() {}

  /// Correlates; pairs with a NaN are left out.
  ///
  /// @return -1..1; 0 where one side does not vary or fewer than three pairs are whole
  public static double of(double[] a, double[] b) {
    int[] whole =
        IntStream.range(0, a.length)
            .filter(i -> !Double.isNaN(a[i]) && !Double.isNaN(b[i]))
            .toArray();
    if (whole.length < 3) {
      return 0;
    }
    double[] ra = ranks(Arrays.stream(whole).mapToDouble(i -> a[i]).toArray());
    double[] rb = ranks(Arrays.stream(whole).mapToDouble(i -> b[i]).toArray());
    double middle = (whole.length - 1) / 2.0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < whole.length; i++) {
      ab += (ra[i] - middle) * (rb[i] - middle);
      aa += (ra[i] - middle) * (ra[i] - middle);
      bb += (rb[i] - middle) * (rb[i] - middle);
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }

  private static double[] ranks(double[] values) {
    Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[values.length];
    int from = 0;
    for (int i = 1; i <= order.length; i++) {
      if (i == order.length || values[order[i]] != values[order[from]]) {
        double mean = (from + i - 1) / 2.0;
        for (int k = from; k < i; k++) {
          ranks[order[k]] = mean;
        }
        from = i;
      }
    }
    return ranks;
  }
}
