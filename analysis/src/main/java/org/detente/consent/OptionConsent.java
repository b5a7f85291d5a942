package org.detente.consent;

import java.util.List;
import java.util.Optional;
import org.detente.option.Option;
import org.detente.positions.Settings;

/// How everybody takes one option, and what would bring every veto holder in.
///
/// @param settings where the option stands
/// @param levels the same as a package, shape [cells]; read only
/// @param actors in the order of their positions
/// @param allShare share of draws in which every veto holder accepts, 0..1
/// @param closest what brings every veto holder in; the option itself without moves where all do
public record OptionConsent(
    Option option,
    Settings settings,
    int[] levels,
    List<ActorConsent> actors,
    double allShare,
    Closest closest) {

  public OptionConsent {
    actors = List.copyOf(actors);
  }

  /// The smallest change that every veto holder accepts.
  ///
  /// @param proof what is proven of it; the gap counts changed settings
  /// @param levels the changed package; empty where there is none
  /// @param settled moves of cells whose level the option does not tell: to settle, not to trade
  /// @param trades the other moves in groups that stand together
  /// @param allShare share of draws in which every veto holder accepts the changed package; NaN
  ///   where there is none
  public record Closest(
      Proof proof,
      Optional<int[]> levels,
      List<Move> settled,
      List<List<Move>> trades,
      double allShare) {

    public Closest {
      settled = List.copyOf(settled);
      trades = trades.stream().map(List::copyOf).toList();
    }

    /// Number of settings changed or settled.
    public int moves() {
      return settled.size() + trades.stream().mapToInt(List::size).sum();
    }
  }

  /// Those who hold a veto.
  public List<ActorConsent> holders() {
    return actors.stream().filter(a -> a.interest().actor().veto()).toList();
  }

  /// Whether every veto holder accepts it.
  public boolean isAccepted() {
    return holders().stream().allMatch(ActorConsent::accepts);
  }
}
