package org.detente.selfexciting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import org.detente.selfexciting.HawkesEstimate.Value;

/// Fits a self-exciting process with exponential decay in time and a normal spread in space to
/// events, by maximum likelihood.
///
/// Sources: Hawkes (1971), Biometrika 58; Ogata (1988), JASA 83, and (1998), Annals of the
/// Institute of Statistical Mathematics 50; Mohler, Short, Brantingham, Schoenberg & Tita (2011),
/// "Self-exciting point process modeling of crime", JASA 106; Zhuang, Ogata & Vere-Jones (2002),
/// JASA 97, for the smoothed background.
public final class HawkesFit {

  /// Rounds of fitting and smoothing, after which shares of the background hardly move.
  private static final int SMOOTHINGS = 6;

  /// Events within the width of a kernel: enough to be steady, few enough to follow towns.
  private static final int NEIGHBOURS = 20;

  /// Many events may carry the coordinates of one place.
  private static final double NARROWEST_KM = 0.5;

  /// Half a squared distance, in widths, beyond which a kernel is nothing.
  private static final double FAR = 40;

  private HawkesFit() {}

  /// How the background lies in space.
  public enum Background {
    /// The same everywhere in the area.
    UNIFORM,
    /// Denser where more events are that nothing seems to have brought on (kernel estimate).
    SMOOTH
  }

  /// Fits.
  ///
  /// @param background not used without places
  public static HawkesEstimate of(Events events, Background background) {
    int n = events.size();
    double[] density = new double[n];
    Arrays.fill(density, events.spatial() ? 1 / events.area() : 1);
    if (!events.spatial() || background == Background.UNIFORM) {
      return estimate(events, density, null);
    }
    double[] shares = new double[n];
    Arrays.fill(shares, 1);
    double[] widths = widths(events);
    double[] start = null;
    for (int i = 0; i < SMOOTHINGS; i++) {
      density = smooth(events, widths, shares);
      var likelihood = new EventLikelihood(events, density);
      start = best(events, likelihood, start).x();
      shares = likelihood.backgroundShares(start);
    }
    return estimate(events, smooth(events, widths, shares), start);
  }

  private static HawkesEstimate estimate(Events events, double[] density, double[] start) {
    var likelihood = new EventLikelihood(events, density);
    Maximum best = best(events, likelihood, start);
    double[] x = best.x();
    double[] errors = best.errors();
    int n = events.size();
    double without = n * Math.log(n / events.duration()) - n;
    for (double d : density) {
      without += Math.log(d);
    }
    double[] rescaled = likelihood.rescaledTimes(x);
    int alphaAt = events.spatial() ? 4 : 3;
    return new HawkesEstimate(
        Value.ofLog(x[0], errors[0]),
        Value.ofLog(x[1], errors[1]),
        Value.ofLog(x[2], errors[2]),
        events.spatial() ? Value.ofLog(x[3], errors[3]) : Value.NONE,
        events.marks() != null ? new Value(x[alphaAt], errors[alphaAt]) : Value.NONE,
        best.value(),
        2.0 * likelihood.dimensions() - 2 * best.value(),
        without,
        ResidualTest.of(rescaled, expected(likelihood, events, x)),
        best.converged());
  }

  /// Expected events over the whole time: at a maximum, just as many as were seen.
  private static double expected(EventLikelihood likelihood, Events events, double[] x) {
    double[] rescaled = likelihood.rescaledTimes(x);
    return Math.max(rescaled[rescaled.length - 1], events.size());
  }

  /// The likelihood may have several maxima: the two best of several starts are followed.
  private static Maximum best(Events events, EventLikelihood likelihood, double[] start) {
    if (start != null) {
      return Maximum.of(likelihood, start);
    }
    int n = events.size();
    double gap = events.duration() / n;
    double spread = spread(events);
    var starts = new ArrayList<double[]>();
    for (double delay : new double[] {0.3, 3, 30}) {
      for (double scale : events.spatial() ? new double[] {0.02, 0.1, 0.4} : new double[] {1}) {
        double[] x = new double[likelihood.dimensions()];
        x[0] = Math.log(0.6 / gap);
        x[1] = Math.log(0.4);
        x[2] = -Math.log(Math.min(delay * gap, events.duration() / 3));
        if (events.spatial()) {
          x[3] = Math.log(scale * spread);
        }
        starts.add(x);
      }
    }
    starts.sort(Comparator.comparingDouble(x -> -likelihood.at(x).value()));
    return starts.subList(0, 2).stream()
        .map(x -> Maximum.of(likelihood, x))
        .max(Comparator.comparingDouble(Maximum::value))
        .orElseThrow();
  }

  /// Root of the mean squared distance from the centre in one direction, km.
  private static double spread(Events events) {
    if (!events.spatial()) {
      return 1;
    }
    double sum = variance(events.east()) + variance(events.north());
    return Math.max(Math.sqrt(sum / 2), 1e-3);
  }

  private static double variance(double[] v) {
    double mean = Arrays.stream(v).average().orElseThrow();
    return Arrays.stream(v).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
  }

  /// Width of the kernel of each event: the distance to its [#NEIGHBOURS]th nearest, km.
  private static double[] widths(Events events) {
    int n = events.size();
    double[] widths = new double[n];
    double[] squares = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        squares[j] = events.squaredDistance(i, j);
      }
      Arrays.sort(squares);
      widths[i] = Math.max(Math.sqrt(squares[Math.min(n - 1, NEIGHBOURS)]), NARROWEST_KM);
    }
    return widths;
  }

  /// Density of the background at each event from the others, weighted with their probability to be
  /// of the background; normal kernels, narrow where events are dense.
  private static double[] smooth(Events events, double[] widths, double[] shares) {
    int n = events.size();
    double all = Arrays.stream(shares).sum();
    double[] density = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double square = events.squaredDistance(i, j);
        density[i] += shares[j] * kernel(square, widths[j]);
        density[j] += shares[i] * kernel(square, widths[i]);
      }
    }
    for (int i = 0; i < n; i++) {
      // An event far from all others still has some background.
      density[i] = Math.max(density[i] / (all - shares[i]), 1e-3 / events.area());
    }
    return density;
  }

  private static double kernel(double square, double width) {
    double half = square / (2 * width * width);
    return half > FAR ? 0 : Math.exp(-half) / (2 * Math.PI * width * width);
  }
}
