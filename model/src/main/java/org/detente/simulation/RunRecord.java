package org.detente.simulation;

import java.util.Arrays;

/// Means over the replications of a future, in the order of a [Layout]. What did not happen (NaN)
/// is left out of a mean; a mean over nothing is NaN. Incidents after handover count as none where
/// there was no handover in a replication but was in another.
///
/// Not thread-safe.
public final class RunRecord {

  private final Layout layout;
  private final double[] sum;
  private final int[] count;
  private int replications;
  private int month;

  public RunRecord(Layout layout) {
    this.layout = layout;
    this.sum = new double[layout.size()];
    this.count = new int[layout.size()];
  }

  /// Forgets everything.
  public void clear() {
    Arrays.fill(sum, 0);
    Arrays.fill(count, 0);
    replications = 0;
  }

  void beginReplication() {
    replications++;
  }

  void month(int month) {
    this.month = month;
  }

  boolean wantsZones() {
    return layout.keepsZones(month);
  }

  void all(Variable variable, double value) {
    add(layout.all(month, variable), value);
  }

  void zone(int zone, Variable variable, double value) {
    add(layout.zone(month, zone, variable), value);
  }

  void end(Variable variable, double value) {
    add(layout.end(variable), value);
  }

  private void add(int at, double value) {
    if (!Double.isNaN(value)) {
      sum[at] += value;
      count[at]++;
    }
  }

  /// The layout of [#means].
  public Layout layout() {
    return layout;
  }

  /// Means over the replications so far.
  ///
  /// @return shape `[layout.size()]`, a new array; NaN where nothing happened
  public double[] means() {
    double[] means = new double[sum.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = count[i] == 0 ? Double.NaN : sum[i] / count[i];
    }
    for (int m = 0; m < layout.months(); m++) {
      spread(means, layout.all(m, Variable.INCIDENTS_AFTER_HANDOVER));
      if (layout.keepsZones(m)) {
        for (int z = 0; z < layout.zones(); z++) {
          spread(means, layout.zone(m, z, Variable.INCIDENTS_AFTER_HANDOVER));
        }
      }
    }
    return means;
  }

  private void spread(double[] means, int at) {
    if (count[at] > 0) {
      means[at] = sum[at] / replications;
    }
  }
}
