package org.detente.exploration;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Threads;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceBase;
import org.detente.option.TheatreFolder;
import org.detente.simulation.Variable;
import org.detente.value.Range;

/// The invented theatre, run and asked.
final class TinyStudy {

  static final TheatreFolder TINY =
      TheatreFolder.load(Path.of("../model/src/test/resources/theatres/tiny"));

  private TinyStudy() {}

  static EnsembleRequest request(int futures, int months, long seed, Map<String, Range> held) {
    return new EnsembleRequest(
        TINY.theatre(),
        TINY.options(),
        new EvidenceBase(EvidenceBase.shipped().rows(), held),
        futures,
        1,
        months,
        seed,
        Set.of());
  }

  /// Everything stands still but what is named, and a few prices and times that have no part in
  /// incidents on the line.
  static EnsembleRequest onlyMoves(int futures, int months, long seed, Map<String, Range> moving) {
    var still = List.of("cost_police", "cost_monitor", "cost_uniformed", "y_jus", "war_return");
    var held = new HashMap<String, Range>();
    for (Dimension d : request(1, 1, 1, Map.of()).space().dimensions()) {
      if (!still.contains(d.key())) {
        held.put(d.key(), Range.exactly(d.structural() ? 0 : d.range().central()));
      }
    }
    held.putAll(moving);
    return request(futures, months, seed, held);
  }

  static EnsembleResult run(EnsembleRequest request, Path folder) throws Exception {
    return Ensemble.run(request, new Threads(2), folder, "test", (_, _, _) -> {});
  }

  static Criterion atMost(Variable outcome, double threshold) {
    return new Criterion(outcome, outcome.column(), true, threshold, "test");
  }

  static Brief brief(Criterion... criteria) {
    return new Brief(List.of(criteria), List.of(), List.of(), Brief.Acceptable.UNSAID);
  }
}
