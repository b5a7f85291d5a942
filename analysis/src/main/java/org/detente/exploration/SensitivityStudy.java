package org.detente.exploration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.FutureSample;
import org.detente.evidence.Dimension;
import org.detente.evidence.Future;
import org.detente.evidence.Futures;
import org.detente.option.Option;
import org.detente.sensitivity.Estimate;
import org.detente.sensitivity.MorrisDesign;
import org.detente.sensitivity.MorrisEffects;
import org.detente.sensitivity.SaltelliDesign;
import org.detente.sensitivity.SobolIndices;
import org.detente.simulation.Variable;

/// What moves each outcome, option by option. Elementary effects of everything that varies come
/// first; variance shares follow for what passes, all else held central.
///
/// Inputs are taken as independent, also those that futures draw together. Rows of a block, and of
/// a trajectory, share their luck: what differs between them is their inputs, and luck inflates no
/// index. What an input does in company with luck counts as its own.
public final class SensitivityStudy {

  /// An input passes whose mean absolute effect on some outcome reaches this part of the largest.
  static final double PASSES = 0.1;

  /// So many inputs pass at most, the largest first: each costs another row of every block.
  public static final int MOST = 12;

  private static final int RESAMPLES = 200;

  private final DesignRuns runs;
  private final List<Option> options;
  private final List<Variable> outcomes;
  private final Futures space;
  private final Settings settings;

  /// How much work is put in.
  ///
  /// @param trajectories of the screening, 2 or more
  /// @param blocks of the variance shares, 2 or more; powers of 2 spread most evenly
  /// @param replications of every row, 1 or more
  public record Settings(int trajectories, int blocks, int replications) {

    /// Settings with which the bundled theatre takes some quarter of an hour.
    public static final Settings USUAL = new Settings(8, 128, 2);

    public Settings {
      if (trajectories < 2 || blocks < 2 || replications < 1) {
        throw new IllegalArgumentException("at least 2 trajectories, 2 blocks and 1 replication");
      }
    }
  }

  /// Elementary effects of an input.
  ///
  /// @param passes whether variance shares follow
  public record ScreeningRow(
      String option,
      Variable outcome,
      String parameter,
      MorrisEffects.Effect effect,
      boolean passes) {}

  /// Variance shares of an input that passed.
  public record IndexRow(
      String option, Variable outcome, String parameter, Estimate first, Estimate total) {}

  /// @param space ranges to vary over
  /// @param criteria whose outcomes are looked at
  public SensitivityStudy(
      DesignRuns runs,
      List<Option> options,
      Futures space,
      List<Criterion> criteria,
      Settings settings) {
    this.runs = runs;
    this.options = List.copyOf(options);
    this.space = space;
    this.outcomes = criteria.stream().map(Criterion::outcome).toList();
    this.settings = settings;
  }

  /// How much work is put in.
  public Settings settings() {
    return settings;
  }

  /// Runs that both steps take at most.
  public long runs() {
    long screening =
        (long) settings.trajectories() * (Design.varying(space.dimensions()).size() + 1);
    long indices = (long) settings.blocks() * (MOST + 2);
    return options.size() * (screening + indices) * settings.replications();
  }

  /// Screens.
  ///
  /// @return by option, outcome and input
  public List<ScreeningRow> screen(Ensemble.Progress progress)
      throws IOException, InterruptedException {
    List<Integer> inputs = Design.varying(space.dimensions());
    if (inputs.isEmpty()) {
      return List.of();
    }
    long seed = runs.request().seed();
    var design = new MorrisDesign(inputs.size(), Design.LEVELS);
    double[][] sample = design.sample(settings.trajectories(), seed);
    List<Future> futures = Design.futures(space, inputs, sample, design.trajectoryRows());
    var rows = new FutureSample("morris", space.dimensions(), futures);
    List<double[][]> found =
        runs.run(
            options.stream().map(o -> new DesignRuns.Job(o, rows)).toList(),
            outcomes,
            settings.replications(),
            progress);
    double[][] columns = columns(sample);
    var all = new ArrayList<ScreeningRow>();
    for (int o = 0; o < options.size(); o++) {
      var effects = new ArrayList<MorrisEffects>();
      for (double[] outcome : found.get(o)) {
        effects.add(MorrisEffects.of(design, columns, outcome, RESAMPLES, seed));
      }
      List<Integer> passing = passing(effects, inputs.size());
      for (int k = 0; k < outcomes.size(); k++) {
        for (int i = 0; i < inputs.size(); i++) {
          all.add(
              new ScreeningRow(
                  options.get(o).id(),
                  outcomes.get(k),
                  key(inputs.get(i)),
                  effects.get(k).inputs().get(i),
                  passing.contains(i)));
        }
      }
    }
    return List.copyOf(all);
  }

  private String key(int dimension) {
    return space.dimensions().get(dimension).key();
  }

  private static double[][] columns(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < columns.length; i++) {
        columns[i][r] = rows[r][i];
      }
    }
    return columns;
  }

  /// Inputs by the largest effect that they have on any outcome, as a part of the largest of all on
  /// that outcome.
  private static List<Integer> passing(List<MorrisEffects> effects, int inputs) {
    double[] most = new double[inputs];
    for (MorrisEffects of : effects) {
      double largest = of.inputs().stream().mapToDouble(e -> e.absolute().value()).max().orElse(0);
      for (int i = 0; i < inputs && largest > 0; i++) {
        most[i] = Math.max(most[i], of.inputs().get(i).absolute().value() / largest);
      }
    }
    return IntStream.range(0, inputs)
        .boxed()
        .filter(i -> most[i] >= PASSES)
        .sorted(Comparator.comparingDouble((Integer i) -> -most[i]).thenComparingInt(i -> i))
        .limit(MOST)
        .sorted()
        .toList();
  }

  /// Variance shares of what passed.
  ///
  /// @param screening of [#screen]
  /// @return by option, outcome and input; an outcome that does not vary has none
  public List<IndexRow> indices(List<ScreeningRow> screening, Ensemble.Progress progress)
      throws IOException, InterruptedException {
    Map<String, List<Integer>> passed = passed(screening);
    long seed = runs.request().seed();
    var jobs = new ArrayList<DesignRuns.Job>();
    for (Option option : options) {
      List<Integer> inputs = passed.getOrDefault(option.id(), List.of());
      if (!inputs.isEmpty()) {
        var design = new SaltelliDesign(inputs.size(), false);
        jobs.add(
            new DesignRuns.Job(
                option,
                new FutureSample(
                    "saltelli",
                    space.dimensions(),
                    Design.futures(
                        space,
                        inputs,
                        design.sample(settings.blocks(), seed),
                        design.blockRows()))));
      }
    }
    List<double[][]> found = runs.run(jobs, outcomes, settings.replications(), progress);
    var all = new ArrayList<IndexRow>();
    for (int j = 0; j < jobs.size(); j++) {
      List<Integer> inputs = passed.get(jobs.get(j).option().id());
      var design = new SaltelliDesign(inputs.size(), false);
      for (int k = 0; k < outcomes.size(); k++) {
        double[] outcome = found.get(j)[k];
        if (IntStream.range(1, outcome.length).allMatch(i -> outcome[i] == outcome[0])) {
          continue;
        }
        SobolIndices indices = SobolIndices.of(design, outcome, RESAMPLES, seed);
        for (int i = 0; i < inputs.size(); i++) {
          all.add(
              new IndexRow(
                  jobs.get(j).option().id(),
                  outcomes.get(k),
                  key(inputs.get(i)),
                  indices.first().get(i),
                  indices.total().get(i)));
        }
      }
    }
    return List.copyOf(all);
  }

  private Map<String, List<Integer>> passed(List<ScreeningRow> screening) {
    List<String> keys = space.dimensions().stream().map(Dimension::key).toList();
    var passed = new LinkedHashMap<String, List<Integer>>();
    for (ScreeningRow row : screening) {
      if (row.passes()) {
        List<Integer> inputs = passed.computeIfAbsent(row.option(), _ -> new ArrayList<>());
        int d = keys.indexOf(row.parameter());
        if (!inputs.contains(d)) {
          inputs.add(d);
        }
      }
    }
    return passed;
  }
}
