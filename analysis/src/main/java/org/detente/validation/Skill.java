package org.detente.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.numeric.Philox;
import org.detente.numeric.Quantiles;
import org.detente.validation.Scored.Baseline;

/// What the scores of all cases say together, by outcome: one vote per case, differences from each
/// baseline on the observations that both score, with a paired bootstrap over cases.
///
/// @param cases cases with this outcome
/// @param observations all of them
/// @param score mean over cases of the model's mean score
/// @param inside50 share of observations between the 25% and 75% quantiles (NaN for war)
/// @param inside90 between the 5% and 95% quantiles (NaN for war)
/// @param logScore mean logarithmic score over cases (war only, else NaN)
/// @param ranks how many observations fall into each fifth of the forecast (none for war)
/// @param against differences from baselines that apply
public record Skill(
    Outcome outcome,
    int cases,
    int observations,
    double score,
    double inside50,
    double inside90,
    double logScore,
    int[] ranks,
    Map<Baseline, Difference> against) {

  private static final int RESAMPLES = 4000;
  private static final int BOOTSTRAP = 0x5eed0002;
  private static final int FIFTHS = 5;

  /// Model less baseline: below zero the model is better.
  ///
  /// @param cases that both score
  /// @param model mean score of the model on them
  /// @param baseline mean score of the baseline
  /// @param difference model less baseline
  /// @param low 5% quantile of the difference over resampled cases
  /// @param high 95% quantile
  public record Difference(
      int cases, double model, double baseline, double difference, double low, double high) {

    /// Whether the interval lies on one side of zero: a few cases can say no more.
    public boolean clear() {
      return cases > 1 && (high < 0 || low > 0);
    }
  }

  /// Sums up.
  ///
  /// @param scored of all cases
  /// @param seed of the bootstrap
  /// @return one per outcome that was observed, in the order of [Outcome]
  public static List<Skill> of(List<Scored> scored, long seed) {
    var all = new ArrayList<Skill>();
    for (Outcome outcome : Outcome.values()) {
      List<Scored> here =
          scored.stream().filter(s -> s.observation().outcome() == outcome).toList();
      if (!here.isEmpty()) {
        all.add(of(outcome, here, seed));
      }
    }
    return List.copyOf(all);
  }

  private static Skill of(Outcome outcome, List<Scored> scored, long seed) {
    boolean war = outcome == Outcome.WAR;
    int[] ranks = new int[war ? 0 : FIFTHS];
    if (!war) {
      for (Scored s : scored) {
        ranks[Math.min(FIFTHS - 1, (int) (s.rank() * FIFTHS))]++;
      }
    }
    var against = new EnumMap<Baseline, Difference>(Baseline.class);
    for (Baseline baseline : Baseline.values()) {
      List<Scored> both = scored.stream().filter(s -> !Double.isNaN(s.of(baseline))).toList();
      if (!both.isEmpty()) {
        against.put(baseline, difference(both, baseline, seed));
      }
    }
    double n = scored.size();
    return new Skill(
        outcome,
        byCase(scored, Scored::score).length,
        scored.size(),
        Quantiles.mean(byCase(scored, Scored::score)),
        war ? Double.NaN : scored.stream().filter(s -> s.inside(1, 3)).count() / n,
        war ? Double.NaN : scored.stream().filter(s -> s.inside(0, 4)).count() / n,
        war ? Quantiles.mean(byCase(scored, Scored::logScore)) : Double.NaN,
        ranks,
        against);
  }

  private static Difference difference(List<Scored> scored, Baseline baseline, long seed) {
    double[] model = byCase(scored, Scored::score);
    double[] other = byCase(scored, s -> s.of(baseline));
    double[] differences = new double[model.length];
    Arrays.setAll(differences, i -> model[i] - other[i]);
    double[] means = new double[RESAMPLES];
    var philox = new Philox();
    for (int r = 0; r < RESAMPLES; r++) {
      double sum = 0;
      for (int i = 0; i < differences.length; i++) {
        philox.draw((int) seed, (int) (seed >>> 32), r, i, BOOTSTRAP, 0);
        sum += differences[(int) (philox.first() * differences.length)];
      }
      means[r] = sum / differences.length;
    }
    Arrays.sort(means);
    return new Difference(
        model.length,
        Quantiles.mean(model),
        Quantiles.mean(other),
        Quantiles.mean(differences),
        Quantiles.ofSorted(means, 0.05),
        Quantiles.ofSorted(means, 0.95));
  }

  private interface Figure {
    double of(Scored scored);
  }

  /// Mean of a figure within each case, in the order in which cases come.
  private static double[] byCase(List<Scored> scored, Figure figure) {
    var sums = new LinkedHashMap<String, double[]>();
    for (Scored s : scored) {
      double[] sum = sums.computeIfAbsent(s.caseName(), _ -> new double[2]);
      sum[0] += figure.of(s);
      sum[1]++;
    }
    return sums.values().stream().mapToDouble(s -> s[0] / s[1]).toArray();
  }
}
