package org.detente.consent;

import java.util.List;

/// How one actor takes an option.
///
/// @param interest whose and what it wants
/// @param utility of the option, 0..1
/// @param reservation utility of no agreement: of the status quo
/// @param accepts no red line is crossed and the utility reaches the reservation value
/// @param acceptShare share of draws in which it accepts, 0..1
/// @param crossings red lines and conditions that the option does not heed
/// @param losses issues on which the option is worse for it than the status quo, the worst first
/// @param gains issues on which it is better, the best first
/// @param unknown cells that matter to it and whose level the option does not tell
public record ActorConsent(
    Interest interest,
    Spread utility,
    Spread reservation,
    boolean accepts,
    double acceptShare,
    List<Interest.Crossing> crossings,
    List<Change> losses,
    List<Change> gains,
    int unknown) {

  public ActorConsent {
    crossings = List.copyOf(crossings);
    losses = List.copyOf(losses);
    gains = List.copyOf(gains);
  }

  /// What an option changes for an actor on one issue.
  ///
  /// @param issue id
  /// @param cells where it changes something, in the agenda
  /// @param difference of utility, over the status quo
  public record Change(String issue, List<Integer> cells, double difference) {

    public Change {
      cells = List.copyOf(cells);
    }
  }

  /// Ids of the issues whose red line or condition is crossed, each once.
  public List<String> vetoes() {
    return crossings.stream().map(c -> c.position().issue().id()).distinct().toList();
  }

  /// Whether nothing is known of what this actor wants: its ideals may be anything.
  public boolean isOpen() {
    return interest.positions().stream().allMatch(p -> p.isOpen());
  }
}
