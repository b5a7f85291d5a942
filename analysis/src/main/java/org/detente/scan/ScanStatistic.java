package org.detente.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.detente.ensemble.Crew;

/// Finds windows with more cases than chance would give, and says how often chance gives as much.
///
/// Sources: Kulldorff (1997), "A spatial scan statistic", Communications in Statistics 26;
/// Kulldorff, Athas, Feuer, Miller & Key (1998), American Journal of Public Health 88 (space and
/// time); Kulldorff (2001), JRSS A 164 (clusters alive); Kulldorff, Heffernan, Hartman, Assunção &
/// Mostashari (2005), PLoS Medicine 2(3) (permutation).
public final class ScanStatistic {

  private ScanStatistic() {}

  /// Scans. The first cluster is the most likely one; each further one is the best window that does
  /// not overlap those before it, and its p-value is that of a most likely one of its statistic.
  ///
  /// @param data counts by place and interval
  /// @param settings windows and repetitions
  /// @param threads 1 or more; the answer does not depend on it
  /// @return highest statistic first; empty if no window has more than expected
  /// @throws InterruptedException if this thread is interrupted
  public static List<Cluster> of(ScanData data, ScanSettings settings, int threads)
      throws InterruptedException {
    double[][] expected = data.expected();
    int total = data.total();
    double[] weight =
        Arrays.stream(expected).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    var circles =
        new Circles(data, weight, settings.maximumShare() * total, settings.maximumRadius());
    var likelihood = new Likelihood(total, data.individuals());
    List<Windows.Window> found =
        clusters(data, new Windows(circles, expected, total, likelihood, settings), settings);

    double[] highest = new double[found.isEmpty() ? 0 : settings.repetitions()];
    try {
      Crew.run(
          threads,
          highest.length,
          () -> {
            var windows = new Windows(circles, expected, total, likelihood, settings);
            var chance = new Chance(data, expected, settings.seed());
            return i -> highest[i] = windows.highest(chance.sample(i));
          });
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written here", e);
    }
    Arrays.sort(highest);
    return found.stream().map(w -> cluster(w, circles, total, highest)).toList();
  }

  private static List<Windows.Window> clusters(
      ScanData data, Windows windows, ScanSettings settings) {
    boolean[][] taken = new boolean[data.places()][data.intervals()];
    var found = new ArrayList<Windows.Window>();
    Windows.Window best = windows.best(data.cases(), taken);
    while (best != null) {
      found.add(best);
      for (int i = 0; i < best.size(); i++) {
        int from = settings.wholePlaces() ? 0 : best.from();
        int to = settings.wholePlaces() ? data.intervals() : best.to();
        Arrays.fill(taken[windows.place(best.centre(), i)], from, to, true);
      }
      best = windows.best(data.cases(), taken);
    }
    return found;
  }

  private static Cluster cluster(Windows.Window w, Circles circles, int total, double[] highest) {
    double outside = (total - w.observed()) / (total - w.expected());
    return new Cluster(
        w.centre(),
        IntStream.of(Arrays.copyOf(circles.nearest[w.centre()], w.size())).boxed().toList(),
        w.radius(),
        w.from(),
        w.to() - 1,
        w.observed(),
        w.expected(),
        w.observed() / w.expected() / outside,
        w.statistic(),
        p(highest, w.statistic() + Windows.SAME),
        p(highest, w.statistic() - Windows.SAME));
  }

  /// Rank of a level among sorted statistics and itself.
  private static double p(double[] sorted, double level) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int below = -1 - Arrays.binarySearch(sorted, level);
    below = below < 0 ? -1 - below : below;
    return (sorted.length - below + 1.0) / (sorted.length + 1);
  }
}
