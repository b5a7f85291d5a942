package org.detente.ensemble;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.detente.evidence.Future;
import org.detente.option.Option;
import org.detente.simulation.ForceDelivery;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Layout;
import org.detente.simulation.Plan;
import org.detente.simulation.ProcessId;
import org.detente.simulation.RunRecord;
import org.detente.simulation.Setting;
import org.detente.simulation.Simulation;
import org.detente.simulation.Variable;
import org.detente.theatre.Theatre;

/// Runs of options over futures; a piece gives means over replications.
///
/// @param parts options, each with its futures
/// @param months length of a run, 1 or more
/// @param replications of every future, 1 or more
/// @param without processes that are switched off
/// @param kept outcomes kept of each future, at the end of the runs; empty: everything, in the
///   order of a [Layout]
public record SimulationWork(
    Theatre theatre,
    HazardNormalisation normalisation,
    List<Part> parts,
    int months,
    int replications,
    long seed,
    Set<ProcessId> without,
    Optional<List<Variable>> kept)
    implements Workload {

  /// An option and the futures that it meets.
  ///
  /// @param delivery what comes of its mission; empty: everything as planned
  public record Part(Option option, Optional<ForceDelivery> delivery, List<Future> futures) {

    public Part {
      futures = List.copyOf(futures);
    }
  }

  /// A theatre as the simulation reads it takes a second to lay out. In a search many small
  /// workloads of one theatre follow each other: the last one laid out is kept.
  private record Laid(Theatre theatre, Setting setting) {}

  private static volatile Laid last;

  private static Setting setting(Theatre theatre) {
    Laid laid = last;
    if (laid == null || laid.theatre() != theatre) {
      laid = new Laid(theatre, new Setting(theatre));
      last = laid;
    }
    return laid.setting();
  }

  public SimulationWork {
    parts = List.copyOf(parts);
    without = Set.copyOf(without);
    kept = kept.map(List::copyOf);
  }

  @Override
  public Supplier<Worker> workers() {
    Setting setting = setting(theatre);
    var layout = new Layout(months, setting.zoneCount());
    List<Plan> plans =
        parts.stream().map(p -> new Plan(p.option(), theatre, p.delivery())).toList();
    return () -> {
      var simulation = new Simulation(setting, normalisation, without);
      var record = new RunRecord(layout);
      return piece -> {
        Future future = parts.get(piece.part()).futures().get(piece.row());
        record.clear();
        for (int r = 0; r < replications; r++) {
          simulation.run(plans.get(piece.part()), future, seed, r, record);
        }
        double[] means = record.means();
        return kept.isEmpty()
            ? means
            : kept.get().stream().mapToDouble(v -> means[layout.outcome(v)]).toArray();
      };
    };
  }
}
