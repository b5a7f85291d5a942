package org.detente.exploration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.detente.ensemble.Crew;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.FutureSample;
import org.detente.ensemble.ResultStore;
import org.detente.option.Option;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Layout;
import org.detente.simulation.Plan;
import org.detente.simulation.RunRecord;
import org.detente.simulation.Setting;
import org.detente.simulation.Simulation;
import org.detente.simulation.Variable;

/// Runs the rows of a design and keeps a few outcomes of each, on disk until all are there.
///
/// @param request theatre, evidence, months, seed and processes; its options and futures do not
///   matter
/// @param threads 1 or more; does not change results
/// @param folder for results on disk; those of the same design found there are used
/// @param build tells builds of the program apart
/// @param prepared what is the same for all calls, worked out once
public record DesignRuns(
    EnsembleRequest request, int threads, Path folder, String build, Prepared prepared) {

  public DesignRuns(EnsembleRequest request, int threads, Path folder, String build) {
    this(request, threads, folder, build, new Prepared(request));
  }

  /// What all rows of all designs have in common: takes a second or so to work out, and is worked
  /// out when it is first asked for.
  public static final class Prepared {

    private final EnsembleRequest request;
    private Setting setting;
    private HazardNormalisation normalisation;
    private String name;

    Prepared(EnsembleRequest request) {
      this.request = request;
    }

    synchronized Setting setting() {
      if (setting == null) {
        setting = new Setting(request.theatre());
      }
      return setting;
    }

    synchronized HazardNormalisation normalisation() {
      if (normalisation == null) {
        normalisation = HazardNormalisation.of(request.theatre(), request.space(), request.seed());
      }
      return normalisation;
    }

    /// Tells theatres, evidence and what else the request says apart.
    synchronized String name() {
      if (name == null) {
        name =
            ResultStore.name(
                request.theatre().toString(),
                request.evidence().toString(),
                Integer.toString(request.months()),
                Long.toString(request.seed()),
                new TreeSet<>(request.without()).toString());
      }
      return name;
    }
  }

  /// An option in the rows of a design.
  public record Job(Option option, FutureSample sample) {}

  /// Runs what is not yet on disk.
  ///
  /// @param jobs each with its own rows
  /// @param outcomes kept, at the end of the runs
  /// @param replications of each row, 1 or more
  /// @param progress told in rows over all jobs
  /// @return by job: shape `[outcomes][rows]`, means over replications
  /// @throws InterruptedException if this thread is interrupted; what was finished is kept
  public List<double[][]> run(
      List<Job> jobs, List<Variable> outcomes, int replications, Ensemble.Progress progress)
      throws IOException, InterruptedException {
    var stores = new ArrayList<ResultStore>();
    try {
      for (Job job : jobs) {
        stores.add(
            new ResultStore(folder.resolve(key(job, outcomes, replications)), outcomes.size()));
      }
      runMissing(jobs, outcomes, replications, stores, progress);
      return read(jobs, outcomes, stores);
    } finally {
      for (ResultStore store : stores) {
        store.close();
      }
    }
  }

  private String key(Job job, List<Variable> outcomes, int replications) {
    return ResultStore.name(
        build,
        "design",
        job.sample().key(),
        outcomes.toString(),
        job.option().toString(),
        prepared.name(),
        Integer.toString(replications));
  }

  private void runMissing(
      List<Job> jobs,
      List<Variable> outcomes,
      int replications,
      List<ResultStore> stores,
      Ensemble.Progress progress)
      throws IOException, InterruptedException {
    var missing = new ArrayList<int[]>();
    int total = 0;
    for (int j = 0; j < jobs.size(); j++) {
      int rows = jobs.get(j).sample().futures().size();
      total += rows;
      for (int r = 0; r < rows; r++) {
        if (!stores.get(j).has(r)) {
          missing.add(new int[] {j, r});
        }
      }
    }
    int all = total;
    int kept = total - missing.size();
    var done = new AtomicInteger(kept);
    progress.at(kept, kept, all);
    if (missing.isEmpty()) {
      return;
    }
    Setting setting = prepared.setting();
    var layout = new Layout(request.months(), setting.zoneCount());
    HazardNormalisation normalisation = prepared.normalisation();
    List<Plan> plans = jobs.stream().map(j -> new Plan(j.option(), request.theatre())).toList();
    Crew.run(
        threads,
        missing.size(),
        () -> {
          var simulation = new Simulation(setting, normalisation, request.without());
          var record = new RunRecord(layout);
          return i -> {
            int[] task = missing.get(i);
            record.clear();
            for (int r = 0; r < replications; r++) {
              simulation.run(
                  plans.get(task[0]),
                  jobs.get(task[0]).sample().futures().get(task[1]),
                  request.seed(),
                  r,
                  record);
            }
            double[] means = record.means();
            stores
                .get(task[0])
                .write(
                    task[1],
                    outcomes.stream().mapToDouble(v -> means[layout.outcome(v)]).toArray());
            progress.at(done.incrementAndGet(), kept, all);
          };
        });
  }

  private static List<double[][]> read(
      List<Job> jobs, List<Variable> outcomes, List<ResultStore> stores) throws IOException {
    var found = new ArrayList<double[][]>();
    double[] one = new double[outcomes.size()];
    for (int j = 0; j < jobs.size(); j++) {
      int rows = jobs.get(j).sample().futures().size();
      double[][] values = new double[outcomes.size()][rows];
      for (int r = 0; r < rows; r++) {
        stores.get(j).read(r, 0, one.length, one);
        for (int k = 0; k < one.length; k++) {
          values[k][r] = one[k];
        }
      }
      found.add(values);
    }
    return found;
  }
}
