package org.detente.exploration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.FutureSample;
import org.detente.ensemble.ResultStore;
import org.detente.ensemble.RunMissing;
import org.detente.ensemble.SimulationWork;
import org.detente.ensemble.Workforce;
import org.detente.ensemble.Workload;
import org.detente.option.Option;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Variable;

/// Runs the rows of a design and keeps a few outcomes of each, on disk until all are there.
///
/// @param request theatre, evidence, months, seed and processes; its options and futures do not
///   matter
/// @param workforce who does the runs; does not change results
/// @param folder for results on disk; those of the same design found there are used
/// @param build tells builds of the program apart
/// @param prepared what is the same for all calls, worked out once
public record DesignRuns(
    EnsembleRequest request, Workforce workforce, Path folder, String build, Prepared prepared) {

  public DesignRuns(EnsembleRequest request, Workforce workforce, Path folder, String build) {
    this(request, workforce, folder, build, new Prepared(request));
  }

  /// What all rows of all designs have in common: takes a second or so to work out, and is worked
  /// out when it is first asked for.
  public static final class Prepared {

    private final EnsembleRequest request;
    private HazardNormalisation normalisation;
    private String name;

    Prepared(EnsembleRequest request) {
      this.request = request;
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
      RunMissing.run(
          () -> work(jobs, outcomes, replications),
          stores,
          jobs.stream().mapToInt(j -> j.sample().futures().size()).toArray(),
          workforce,
          progress);
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

  private Workload work(List<Job> jobs, List<Variable> outcomes, int replications) {
    return new SimulationWork(
        request.theatre(),
        prepared.normalisation(),
        jobs.stream()
            .map(j -> new SimulationWork.Part(j.option(), Optional.empty(), j.sample().futures()))
            .toList(),
        request.months(),
        replications,
        request.seed(),
        request.without(),
        Optional.of(outcomes));
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
