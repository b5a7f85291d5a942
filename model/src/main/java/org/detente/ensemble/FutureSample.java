package org.detente.ensemble;

import java.util.List;
import org.detente.evidence.Dimension;
import org.detente.evidence.Future;

/// Futures that an ensemble is run over in place of the first of its space: correlated ones, those
/// of a named scenario, or rows of a design.
///
/// @param name of the design
/// @param dimensions what the futures are made of, with the ranges they were drawn from
/// @param futures one or more; their numbers decide on luck and may repeat
public record FutureSample(String name, List<Dimension> dimensions, List<Future> futures) {

  public FutureSample {
    dimensions = List.copyOf(dimensions);
    futures = List.copyOf(futures);
    if (futures.isEmpty()) {
      throw new IllegalArgumentException("a sample needs futures");
    }
  }

  /// Tells futures apart by what they are made of, for the names of results on disk. Results of the
  /// first futures of a sequence are no use for another: the number of futures counts.
  public String key() {
    int hash = 1;
    long longer = 17;
    for (Future future : futures) {
      hash = 31 * hash + future.index();
      for (int d = 0; d < dimensions.size(); d++) {
        longer = 1_000_003 * longer + Double.doubleToLongBits(future.value(d));
        longer ^= longer >>> 29;
      }
    }
    return name + " " + futures.size() + " " + hash + " " + longer;
  }
}
