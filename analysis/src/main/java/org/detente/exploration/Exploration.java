package org.detente.exploration;

import java.util.ArrayList;
import java.util.List;
import org.detente.ensemble.EnsembleResult;

/// What an ensemble says of the criteria of a brief.
///
/// @param criteria of the brief
/// @param robustness by criterion and option
/// @param pairs by criterion, option and other option
/// @param satisfied all criteria at once, by option
/// @param scenarios by scenario, option and criterion
/// @param searches by criterion and option
public record Exploration(
    List<Criterion> criteria,
    List<RobustnessRow> robustness,
    List<PairRow> pairs,
    List<Satisfied> satisfied,
    List<ScenarioRow> scenarios,
    List<Search> searches) {

  public Exploration {
    criteria = List.copyOf(criteria);
    robustness = List.copyOf(robustness);
    pairs = List.copyOf(pairs);
    satisfied = List.copyOf(satisfied);
    scenarios = List.copyOf(scenarios);
    searches = List.copyOf(searches);
  }

  /// Explores. A pure function of the ensemble, the brief and the seed.
  ///
  /// @param result holds the option without agreement
  /// @throws IllegalArgumentException if it does not
  public static Exploration of(EnsembleResult result, Brief brief, long seed) {
    var outcomes = new Outcomes(result, brief.criteria());
    var robustness = new RobustnessStudy(outcomes, seed);
    var scenarios = new ArrayList<>(brief.scenarios());
    return new Exploration(
        brief.criteria(),
        robustness.rows(),
        robustness.pairs(),
        robustness.satisfied(),
        robustness.scenarios(scenarios),
        new DiscoveryStudy(outcomes, seed).searches());
  }

  /// Searches in a criterion, in the order of the options.
  public List<Search> searches(Criterion criterion) {
    return searches.stream().filter(s -> s.criterion().equals(criterion)).toList();
  }

  /// Robustness in a criterion, in the order of the options.
  public List<RobustnessRow> robustness(Criterion criterion) {
    return robustness.stream().filter(r -> r.criterion().equals(criterion)).toList();
  }
}
