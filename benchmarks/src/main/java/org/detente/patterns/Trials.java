package org.detente.patterns;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.detente.ensemble.Crew;
import org.detente.ensemble.EnsembleRequest;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Future;
import org.detente.option.Option;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Layout;
import org.detente.simulation.Plan;
import org.detente.simulation.ProcessId;
import org.detente.simulation.RunRecord;
import org.detente.simulation.Setting;
import org.detente.simulation.Simulation;
import org.detente.theatre.Theatre;
import org.detente.value.Range;

/// An ensemble for a pattern: some options in some futures, and of each run only what the pattern
/// asks for.
///
/// @param theatre where
/// @param held parameters that stand still, by key
/// @param without processes that are off
/// @param futures how many
/// @param replications luck within each
/// @param months length of a run
/// @param threads do not change results
record Trials(
    Theatre theatre,
    Map<String, Double> held,
    Set<ProcessId> without,
    int futures,
    int replications,
    int months,
    int threads) {

  private static final long SEED = 1;

  /// What is asked of a run after its months.
  interface Reader {
    /// @param layout where figures stand
    /// @param means of the run's replications, in that layout
    double[] read(Layout layout, double[] means);
  }

  /// What is looked at while a run goes on.
  interface Watcher {
    /// A month is over.
    void monthOver(Simulation simulation, int option, int future, int month);
  }

  /// Runs.
  ///
  /// @return shape `[options][futures][what the reader gives]`
  double[][][] run(List<Option> options, Reader reader) {
    return run(options, reader, (_, _, _, _) -> {});
  }

  /// Runs and watches; a watcher is called from several threads, for different futures. Futures
  /// follow those over which the war hazards were normalised, so that a base rate is not found in
  /// the futures that it was fitted to.
  double[][][] run(List<Option> options, Reader reader, Watcher watcher) {
    var setting = new Setting(theatre);
    var layout = new Layout(months, setting.zoneCount());
    EnsembleRequest request = request(options);
    HazardNormalisation normalisation = HazardNormalisation.of(theatre, request.space(), SEED);
    List<Future> all = request.space().first(HazardNormalisation.FUTURES + futures);
    List<Future> fresh = all.subList(HazardNormalisation.FUTURES, all.size());
    List<Plan> plans = options.stream().map(o -> new Plan(o, theatre)).toList();
    double[][][] found = new double[options.size()][futures][];
    try {
      Crew.run(
          threads,
          futures,
          () -> {
            var simulation = new Simulation(setting, normalisation, without);
            var record = new RunRecord(layout);
            return f -> {
              for (int o = 0; o < plans.size(); o++) {
                record.clear();
                for (int r = 0; r < replications; r++) {
                  int[] month = {0};
                  int option = o;
                  simulation.run(
                      plans.get(o),
                      fresh.get(f),
                      SEED,
                      r,
                      record,
                      process -> {
                        if (process == ProcessId.values().length) {
                          watcher.monthOver(simulation, option, f, month[0]++);
                        }
                      });
                }
                found[o][f] = reader.read(layout, record.means());
              }
            };
          });
    } catch (IOException e) {
      throw new IllegalStateException("nothing is read or written here", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return found;
  }

  private EnsembleRequest request(List<Option> options) {
    var parameters = new java.util.TreeMap<String, Range>();
    held.forEach((key, value) -> parameters.put(key, Range.exactly(value)));
    return new EnsembleRequest(
        theatre,
        options,
        new EvidenceBase(EvidenceBase.shipped().rows(), parameters),
        futures,
        replications,
        months,
        SEED,
        without);
  }

  /// A column of what an option gave.
  ///
  /// @return shape `[futures]`
  static double[] column(double[][] ofOption, int k) {
    double[] column = new double[ofOption.length];
    for (int f = 0; f < column.length; f++) {
      column[f] = ofOption[f][k];
    }
    return column;
  }
}
