package org.detente.recapture;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.detente.ensemble.Crew;
import org.detente.numeric.Arithmetic;
import org.detente.numeric.Draws;
import org.detente.numeric.Quantiles;

/// The size of the population when people fall into classes that differ in their chances to be on
/// each list, and chances are independent within a class; number and size of classes are learnt
/// (Dirichlet process, cut at [Settings#classes]). Posterior by Gibbs sampling: class of each
/// combination seen, number unseen (prior 1/N) and their classes, chances (uniform priors), sticks
/// and their concentration.
///
/// Source: Manrique-Vallier (2016), "Bayesian population size estimation using Dirichlet process
/// mixtures", Biometrics 72.
public final class LatentClasses {

  private static final int PURPOSE = 0x6c61;

  private LatentClasses() {}

  /// How the chains are run.
  ///
  /// @param classes most classes
  /// @param shape and
  /// @param rate of the gamma prior of the concentration
  /// @param chains independent ones, whose draws are pooled
  /// @param burnIn steps of each chain left out
  /// @param draws kept of each chain
  /// @param thinning steps from one kept draw to the next
  public record Settings(
      int classes, double shape, double rate, int chains, int burnIn, int draws, int thinning) {

    /// The published priors; 4 chains of 2,000 kept draws.
    public static Settings usual() {
      return new Settings(10, 0.25, 0.25, 4, 10_000, 2000, 20);
    }
  }

  /// The posterior of the size.
  ///
  /// @param estimate median
  /// @param low 2.5% quantile
  /// @param high 97.5% quantile
  /// @param mean mean
  /// @param mixing Gelman and Rubin's ratio over the chains: near 1 if they agree
  public record Posterior(double estimate, double low, double high, double mean, double mixing) {}

  /// Samples the posterior; the same seed gives the same answer on any number of threads.
  ///
  /// @throws InterruptedException if this thread is interrupted
  public static Posterior of(CaptureTable table, Settings settings, int seed, int threads)
      throws InterruptedException {
    double[][] sizes = new double[settings.chains()][];
    try {
      Crew.run(
          Math.min(threads, settings.chains()),
          settings.chains(),
          () -> chain -> sizes[chain] = new Chain(table, settings, seed, chain).run());
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written here", e);
    }
    double[] all = Arrays.stream(sizes).flatMapToDouble(Arrays::stream).toArray();
    double[] sorted = Quantiles.sorted(all);
    return new Posterior(
        Quantiles.ofSorted(sorted, 0.5),
        Quantiles.ofSorted(sorted, 0.025),
        Quantiles.ofSorted(sorted, 0.975),
        Quantiles.mean(all),
        mixing(sizes));
  }

  /// Source: Gelman & Rubin (1992), "Inference from iterative simulation using multiple sequences",
  /// Statistical Science 7.
  private static double mixing(double[][] chains) {
    int n = chains[0].length;
    double[] means = Arrays.stream(chains).mapToDouble(Quantiles::mean).toArray();
    double within =
        IntStream.range(0, chains.length)
            .mapToDouble(c -> squares(chains[c], means[c]) / (n - 1))
            .average()
            .orElseThrow();
    double between = squares(means, Quantiles.mean(means)) / Math.max(1, chains.length - 1);
    return within > 0 ? Math.sqrt((n - 1.0) / n + between / within) : 1;
  }

  private static double squares(double[] values, double mean) {
    double sum = 0;
    for (double v : values) {
      sum += (v - mean) * (v - mean);
    }
    return sum;
  }

  /// One chain.
  private static final class Chain {

    private final CaptureTable table;
    private final Settings settings;
    private final Draws draws;
    private final int classes;
    private final int lists;
    private final double[] logShare;
    private final double[] share;
    private final double[][] chance;
    private final double[][] odds;
    private final double[] none;
    private final int[] members;
    private final int[][] listed;
    private final double[] weight;
    private double concentration = 1;
    private int unseen;

    Chain(CaptureTable table, Settings settings, int seed, int number) {
      this.table = table;
      this.settings = settings;
      this.draws = new Draws(seed, PURPOSE, number);
      this.classes = settings.classes();
      this.lists = table.size();
      logShare = new double[classes];
      share = new double[classes];
      chance = new double[classes][lists];
      odds = new double[classes][lists];
      none = new double[classes];
      members = new int[classes];
      listed = new int[classes][lists];
      weight = new double[classes];
      Arrays.fill(share, 1.0 / classes);
      for (double[] of : chance) {
        Arrays.setAll(of, i -> draws.uniform());
      }
    }

    double[] run() {
      double[] sizes = new double[settings.draws()];
      for (int i = 0; i < settings.burnIn(); i++) {
        step();
      }
      for (int d = 0; d < sizes.length; d++) {
        for (int i = 0; i < settings.thinning(); i++) {
          step();
        }
        sizes[d] = table.seen() + (double) unseen;
      }
      return sizes;
    }

    private void step() {
      prepare();
      Arrays.fill(members, 0);
      for (int[] row : listed) {
        Arrays.fill(row, 0);
      }
      for (int c = 1; c < table.cells(); c++) {
        if (table.count(c) > 0) {
          classesOf(c);
        }
      }
      unseen();
      chances();
      shares();
    }

    private void prepare() {
      for (int k = 0; k < classes; k++) {
        double product = share[k];
        for (int i = 0; i < lists; i++) {
          product *= 1 - chance[k][i];
          odds[k][i] = chance[k][i] / (1 - chance[k][i]);
        }
        none[k] = product;
      }
    }

    /// Divides the people of a combination among the classes.
    private void classesOf(int pattern) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        double w = none[k];
        for (int i = 0; i < lists; i++) {
          w *= (pattern >> i & 1) == 1 ? odds[k][i] : 1;
        }
        weight[k] = w;
        sum += w;
      }
      int left = table.count(pattern);
      for (int k = 0; k < classes && left > 0; k++) {
        int here = part(left, k, sum);
        sum -= weight[k];
        left -= here;
        members[k] += here;
        for (int i = 0; i < lists && here > 0; i++) {
          listed[k][i] += (pattern >> i & 1) == 1 ? here : 0;
        }
      }
    }

    /// One class's part of those not yet given to a class.
    private int part(int left, int k, double sum) {
      boolean last = k == classes - 1 || weight[k] >= sum;
      return last ? left : draws.binomial(left, Math.max(0, weight[k] / sum));
    }

    /// Given chances, the number unseen is negative binomial: a Poisson of a gamma.
    private void unseen() {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        weight[k] = none[k];
        sum += none[k];
      }
      double most = 1e8;
      double mean = draws.gamma(table.seen()) * sum / Math.max(1 - sum, 1e-12);
      unseen = draws.poisson(Math.min(mean, most));
      int left = unseen;
      for (int k = 0; k < classes && left > 0; k++) {
        int here = part(left, k, sum);
        sum -= weight[k];
        left -= here;
        members[k] += here;
      }
    }

    private void chances() {
      for (int k = 0; k < classes; k++) {
        for (int i = 0; i < lists; i++) {
          double p = draws.beta(1.0 + listed[k][i], 1.0 + members[k] - listed[k][i]);
          chance[k][i] = Math.clamp(p, 1e-12, 1 - 1e-12);
        }
      }
    }

    private void shares() {
      int after = table.seen() + unseen;
      double remains = 0;
      for (int k = 0; k < classes - 1; k++) {
        after -= members[k];
        double x = draws.gamma(1.0 + members[k]);
        double y = draws.gamma(concentration + after);
        double stick = Math.max(x / (x + y), 1e-300);
        logShare[k] = remains + Arithmetic.log(stick);
        // The rest keeps its digits where the stick takes nearly all.
        remains += Arithmetic.log(Math.max(y / (x + y), 1e-300));
        share[k] = Arithmetic.exp(logShare[k]);
      }
      logShare[classes - 1] = remains;
      share[classes - 1] = Arithmetic.exp(remains);
      concentration =
          draws.gamma(settings.shape() + classes - 1) / (settings.rate() - logShare[classes - 1]);
      concentration = Math.max(concentration, 1e-10);
    }
  }
}
