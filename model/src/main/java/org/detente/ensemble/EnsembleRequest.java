package org.detente.ensemble;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Futures;
import org.detente.evidence.ModelParameters;
import org.detente.option.Option;
import org.detente.simulation.ForceDelivery;
import org.detente.simulation.Plan;
import org.detente.simulation.ProcessId;
import org.detente.simulation.Setting;
import org.detente.theatre.Theatre;

/// What an ensemble is a pure function of.
///
/// @param futures number of futures, 1 or more
/// @param replications luck within each future, 1 or more
/// @param months length of the runs, 1 or more
/// @param without processes that are switched off
/// @param deliveries option id to what comes of its mission; options without one have it whole
public record EnsembleRequest(
    Theatre theatre,
    List<Option> options,
    EvidenceBase evidence,
    int futures,
    int replications,
    int months,
    long seed,
    Set<ProcessId> without,
    Map<String, ForceDelivery> deliveries) {

  public EnsembleRequest {
    options = List.copyOf(options);
    without = Set.copyOf(without);
    deliveries = java.util.Collections.unmodifiableMap(new TreeMap<>(deliveries));
    if (futures < 1 || replications < 1 || months < 1) {
      throw new IllegalArgumentException(
          "futures, replications and months must be at least 1, but are %d, %d, %d"
              .formatted(futures, replications, months));
    }
  }

  /// A request in which every mission comes as planned.
  public EnsembleRequest(
      Theatre theatre,
      List<Option> options,
      EvidenceBase evidence,
      int futures,
      int replications,
      int months,
      long seed,
      Set<ProcessId> without) {
    this(theatre, options, evidence, futures, replications, months, seed, without, Map.of());
  }

  /// An option as the simulation sees it.
  public Plan plan(Option option) {
    return new Plan(option, theatre, Optional.ofNullable(deliveries.get(option.id())));
  }

  /// The space of futures: parameters bound to the evidence, and what the theatre adds.
  public Futures space() {
    return new Futures(
        ModelParameters.dimensions(evidence), Setting.dimensions(theatre, evidence), seed);
  }

  /// Number of runs.
  public long runs() {
    return (long) options.size() * futures * replications;
  }
}
