package org.detente.consent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts the moves of a package into trades: moves that stand together, because what one veto holder
/// loses by some of them it gets back by the others. The same change in several zones is one block.
/// Each trade is the smallest group of the blocks left that leaves no veto holder worse off than
/// before it; blocks that no group balances form the last trade, paid for by what its losers gain
/// over the status quo.
final class Trades {

  /// Groups of more blocks than this are not looked for: they would not be read as one trade.
  private static final int LARGEST = 4;

  private static final double ROUNDING = 1e-9;

  private Trades() {}

  /// @param moves of a package, from known levels
  /// @return the moves, each in one trade, in the order of the cells within a trade
  static List<List<Move>> of(Ground ground, List<Move> moves) {
    var left = new ArrayList<>(blocks(ground, moves));
    var trades = new ArrayList<List<Move>>();
    // Growing sizes suffice: taking a balanced group away never makes a smaller one balanced.
    for (int size = 1; size <= LARGEST; size++) {
      List<List<Move>> group = group(ground, left, size, 0, new ArrayList<>());
      while (!group.isEmpty()) {
        trades.add(together(group));
        left.removeAll(group);
        group = group(ground, left, size, 0, new ArrayList<>());
      }
    }
    if (!left.isEmpty()) {
      trades.add(together(left));
    }
    return List.copyOf(trades);
  }

  private static List<List<Move>> blocks(Ground ground, List<Move> moves) {
    Map<List<Object>, List<Move>> blocks = new LinkedHashMap<>();
    for (Move m : moves) {
      String issue = ground.agenda().cells().get(m.cell()).issue().id();
      blocks.computeIfAbsent(List.of(issue, m.from(), m.to()), _ -> new ArrayList<>()).add(m);
    }
    return List.copyOf(blocks.values());
  }

  private static List<Move> together(List<List<Move>> blocks) {
    return blocks.stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Move::cell))
        .toList();
  }

  /// The first group of a size, in the order of the cells, that leaves nobody worse off.
  private static List<List<Move>> group(
      Ground ground, List<List<Move>> left, int size, int from, List<List<Move>> taken) {
    if (size == 0) {
      return isBalanced(ground, together(taken)) ? List.copyOf(taken) : List.of();
    }
    for (int i = from; i + size <= left.size(); i++) {
      taken.add(left.get(i));
      List<List<Move>> found = group(ground, left, size - 1, i + 1, taken);
      taken.removeLast();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static boolean isBalanced(Ground ground, List<Move> moves) {
    for (int i = 0; i < ground.holders().size(); i++) {
      double change = 0;
      for (Move m : moves) {
        double before = ground.gains()[i][m.cell()][m.from()];
        change += ground.gains()[i][m.cell()][m.to()] - before;
      }
      if (change < -ROUNDING) {
        return false;
      }
    }
    return true;
  }
}
