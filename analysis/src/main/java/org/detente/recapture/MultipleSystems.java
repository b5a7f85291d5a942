package org.detente.recapture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.detente.ensemble.Crew;

/// Everything that several incomplete lists say about the number of people, under many models.
///
/// @param models all models tried: log-linear ones by their criterion (up to five lists), then the
///   closed-population family in its usual order
/// @param chosen the sound log-linear model of the lowest BIC; beyond five lists the best of the
///   closed-population family that is no lower bound; empty if no model is sound
/// @param averaged over the models among which it was chosen; empty if no model is sound
/// @param latentClasses the Bayesian answer
public record MultipleSystems(
    List<Estimate> models,
    Optional<Estimate> chosen,
    Optional<Average> averaged,
    LatentClasses.Posterior latentClasses) {

  public MultipleSystems {
    models = List.copyOf(models);
  }

  /// Quantile of the standard normal distribution at 97.5%.
  private static final double Z = 1.959963984540054;

  /// An average over models.
  ///
  /// @param estimate weighted mean of the estimates
  /// @param low lower end of the 95% interval
  /// @param high its upper end
  /// @param weights models of a weight of a thousandth or more, heaviest first
  public record Average(double estimate, double low, double high, List<Weight> weights) {

    public Average {
      weights = List.copyOf(weights);
    }
  }

  /// A model's part of an average.
  ///
  /// @param model name
  /// @param weight 0..1
  public record Weight(String model, double weight) {}

  /// Fits all models.
  ///
  /// @param table people by combination of lists
  /// @param settings of the latent classes
  /// @param seed of the latent classes
  /// @param threads 1 or more; the answer does not depend on it
  /// @throws InterruptedException if this thread is interrupted
  public static MultipleSystems of(
      CaptureTable table, LatentClasses.Settings settings, int seed, int threads)
      throws InterruptedException {
    List<Estimate> family = ClosedPopulation.fitAll(table);
    boolean few = table.size() <= HierarchicalModels.MOST_LISTS;
    List<Estimate> candidates =
        few ? logLinear(table, threads) : family.stream().filter(e -> !e.lowerBound()).toList();
    var models = new ArrayList<Estimate>(few ? candidates : List.of());
    models.addAll(family);
    List<Estimate> sound =
        candidates.stream()
            .filter(Estimate::sound)
            .sorted(Comparator.comparingDouble(Estimate::bic))
            .toList();
    return new MultipleSystems(
        models,
        sound.stream().findFirst(),
        sound.isEmpty() ? Optional.empty() : Optional.of(average(sound, table.seen())),
        LatentClasses.of(table, settings, seed, threads));
  }

  /// All hierarchical models, the lowest BIC first, those without a fit last.
  static List<Estimate> logLinear(CaptureTable table, int threads) throws InterruptedException {
    List<HierarchicalModels.Model> models = HierarchicalModels.of(table.size());
    Estimate[] fitted = new Estimate[models.size()];
    try {
      Crew.run(
          threads,
          fitted.length,
          () -> i -> fitted[i] = HierarchicalModels.fit(models.get(i), table));
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written here", e);
    }
    return Arrays.stream(fitted).sorted(Comparator.comparingDouble(Estimate::bic)).toList();
  }

  /// Weights are `exp(-BIC/2)`; the variance counts what models say and how far they stand apart;
  /// the interval is symmetric in the logarithm of the number unseen. Sources: Buckland, Burnham &
  /// Augustin (1997), "Model selection: an integral part of inference", Biometrics 53; Chao (1987)
  /// for the interval.
  ///
  /// @param sound at least one, lowest BIC first
  static Average average(List<Estimate> sound, int seen) {
    double best = sound.getFirst().bic();
    double sum = 0;
    double mean = 0;
    for (Estimate e : sound) {
      double w = Math.exp((best - e.bic()) / 2);
      sum += w;
      mean += w * e.estimate();
    }
    mean /= sum;
    double error = 0;
    var weights = new ArrayList<Weight>();
    for (Estimate e : sound) {
      double w = Math.exp((best - e.bic()) / 2) / sum;
      double apart = e.estimate() - mean;
      error += w * Math.sqrt(e.standardError() * e.standardError() + apart * apart);
      if (w >= 1e-3) {
        weights.add(new Weight(e.model(), w));
      }
    }
    double unseen = Math.max(mean - seen, 1e-9);
    double factor = Math.exp(Z * Math.sqrt(Math.log1p(error * error / (unseen * unseen))));
    return new Average(mean, seen + unseen / factor, seen + unseen * factor, weights);
  }
}
