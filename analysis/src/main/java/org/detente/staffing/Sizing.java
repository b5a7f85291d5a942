package org.detente.staffing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.detente.pledge.SizingRule;
import org.detente.theatre.Presence;
import org.detente.theatre.Zone;
import org.detente.value.Range;

/// The strength of the international presence in a zone and phase: the planner's own figure, and
/// beside it what independent methods give.
///
/// @param zone id
/// @param phase id
/// @param planned persons the option asks for, support and engineers not counted
/// @param estimates one per rule that applies
public record Sizing(String zone, String phase, double planned, List<Estimate> estimates) {

  /// Another method that gives so many times as much has to be explained.
  public static final double APART = 3;

  public Sizing {
    estimates = List.copyOf(estimates);
  }

  /// What a rule gives.
  ///
  /// @param rule id of the rule
  /// @param persons range
  public record Estimate(String rule, SizingRule.Method method, Range persons, String source) {}

  /// The estimate that binds: the one with the largest central value.
  public Optional<Estimate> binding() {
    return estimates.stream().max(Comparator.comparingDouble(e -> e.persons().central()));
  }

  /// Whether the planner's figure lies inside the range of some method; true where no method
  /// applies.
  public boolean supported() {
    return estimates.isEmpty()
        || estimates.stream()
            .anyMatch(e -> e.persons().low() <= planned && planned <= e.persons().high());
  }

  /// Whether two methods differ by more than [#APART].
  public boolean methodsDisagree() {
    var values =
        estimates.stream()
            .mapToDouble(e -> e.persons().central())
            .filter(v -> v > 0)
            .sorted()
            .toArray();
    return values.length > 1 && values[values.length - 1] > APART * values[0];
  }

  /// Applies rules to presences of a zone.
  ///
  /// @param presences the international ones
  /// @param people residents and displaced by origin
  static Sizing of(
      Zone zone, String phase, List<Presence> presences, double planned, List<SizingRule> rules) {
    var estimates = new ArrayList<Estimate>();
    for (SizingRule rule : rules) {
      boolean applies =
          presences.stream()
              .anyMatch(
                  p ->
                      rule.hardness().contains(p.hardness())
                          && (rule.tasks().isEmpty()
                              || p.tasks().stream().anyMatch(rule.tasks()::contains)));
      double units =
          switch (rule.method()) {
            case LINE -> zone.lineKm();
            case POPULATION -> zone.people() / 1000;
            case TASK -> posts(zone, presences, rule);
          };
      if (applies && units > 0) {
        estimates.add(
            new Estimate(rule.id(), rule.method(), times(rule.rate(), units), rule.source()));
      }
    }
    return new Sizing(zone.id(), phase, planned, estimates);
  }

  /// Posts that the presences need for the rule's tasks: one per stretch of line where the rule
  /// spaces them along the line and the zone has one, else one per task.
  private static double posts(Zone zone, List<Presence> presences, SizingRule rule) {
    long tasks =
        presences.stream()
            .filter(p -> rule.hardness().contains(p.hardness()))
            .flatMap(p -> p.tasks().stream())
            .distinct()
            .filter(rule.tasks()::contains)
            .count();
    return rule.spacing() > 0 ? Math.ceil(zone.lineKm() / rule.spacing()) : tasks;
  }

  /// A range times a number.
  public static Range times(Range range, double factor) {
    return new Range(range.low() * factor, range.central() * factor, range.high() * factor);
  }
}
