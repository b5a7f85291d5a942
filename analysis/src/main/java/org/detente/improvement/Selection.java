package org.detente.improvement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.detente.improvement.Race.Entry;
import org.detente.search.Hypervolume;

/// Chooses a few of many trade-offs.
final class Selection {

  private static final double REFERENCE = 1.1;

  private Selection() {}

  /// The best in each aim, then one after another the one that adds most to the volume that they
  /// cover together, aims scaled to the range of all.
  ///
  /// @return at most so many, in the order given
  static List<Entry> of(List<Entry> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    int aims = all.getFirst().costs().size();
    var scaled = new ArrayList<List<Double>>();
    for (Entry e : all) {
      scaled.add(scaled(e, all, aims));
    }
    var chosen = new LinkedHashSet<Integer>();
    for (int a = 0; a < aims && chosen.size() < most; a++) {
      int aim = a;
      chosen.add(
          all.indexOf(
              all.stream()
                  .min(Comparator.comparingDouble((Entry e) -> e.costs().get(aim)))
                  .orElseThrow()));
    }
    List<Double> reference = java.util.Collections.nCopies(aims, REFERENCE);
    while (chosen.size() < most) {
      int best = -1;
      double volume = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < all.size(); i++) {
        if (!chosen.contains(i)) {
          var with = new ArrayList<List<Double>>();
          chosen.forEach(c -> with.add(scaled.get(c)));
          with.add(scaled.get(i));
          double v = Hypervolume.of(with, reference);
          if (v > volume) {
            volume = v;
            best = i;
          }
        }
      }
      chosen.add(best);
    }
    return chosen.stream().sorted().map(all::get).toList();
  }

  private static List<Double> scaled(Entry e, List<Entry> all, int aims) {
    var scaled = new ArrayList<Double>();
    for (int a = 0; a < aims; a++) {
      int aim = a;
      double low = all.stream().mapToDouble(o -> o.costs().get(aim)).min().orElseThrow();
      double high = all.stream().mapToDouble(o -> o.costs().get(aim)).max().orElseThrow();
      scaled.add(high > low ? (e.costs().get(a) - low) / (high - low) : 0);
    }
    return scaled;
  }
}
