package org.detente.improvement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.detente.improvement.Checkpoint.Mark;
import org.detente.improvement.Improvement.Effort;
import org.detente.improvement.Improvement.Walk;
import org.detente.improvement.Race.Entry;
import org.detente.search.Hypervolume;

/// How far a search was after a batch.
///
/// The volume is that which everything found so far dominates, of a box that is the same for all
/// rows: from the best value of each aim that was ever met to the worst among the option at hand,
/// the status quo and the first, random candidates. It never falls.
///
/// @param evaluations candidates so far
/// @param runs of the simulation so far
/// @param front how many of those so far no other dominates
/// @param volume share of the box, 0..1
/// @param randomRuns runs of the random candidates; NaN without them
/// @param randomVolume the same for as many random candidates; NaN without them
public record Trace(
    long evaluations, long runs, int front, double volume, double randomRuns, double randomVolume) {

  static List<Trace> of(
      Walk walk, Optional<Walk> blind, List<Double> base, List<Double> statusQuo, Effort effort) {
    List<Entry> seen = walk.race().seen();
    List<Entry> random = blind.map(b -> b.race().seen()).orElse(List.of());
    int early = early(walk.marks(), effort.settings().population());
    List<List<Double>> reached =
        Stream.concat(seen.stream(), random.stream())
            .filter(Entry::counts)
            .map(Entry::costs)
            .toList();
    List<List<Double>> start =
        Stream.concat(
                Stream.of(base, statusQuo),
                seen.stream().limit(early).filter(Entry::counts).map(Entry::costs))
            .toList();
    int aims = base.size();
    double[] best = new double[aims];
    double[] worst = new double[aims];
    for (int a = 0; a < aims; a++) {
      int aim = a;
      best[a] = reached.stream().mapToDouble(c -> c.get(aim)).min().orElse(base.get(a));
      worst[a] = start.stream().mapToDouble(c -> c.get(aim)).max().orElseThrow();
    }
    var trace = new ArrayList<Trace>();
    var reachedBy = new Front(seen);
    var reachedByChance = new Front(random);
    for (int m = 0; m < walk.marks().size(); m++) {
      Mark mark = walk.marks().get(m);
      List<List<Double>> front = reachedBy.after(mark.seen());
      double randomRuns = Double.NaN;
      double randomVolume = Double.NaN;
      if (blind.isPresent()) {
        Mark other = blind.get().marks().get(m);
        randomRuns = other.runs();
        randomVolume = volume(reachedByChance.after(other.seen()), best, worst);
      }
      trace.add(
          new Trace(
              mark.evaluations(),
              mark.runs(),
              front.size(),
              volume(front, best, worst),
              randomRuns,
              randomVolume));
    }
    return List.copyOf(trace);
  }

  private static int early(List<Mark> marks, int population) {
    return marks.stream()
        .filter(m -> m.evaluations() >= population)
        .findFirst()
        .map(Mark::seen)
        .orElse(Integer.MAX_VALUE);
  }

  /// What no other dominates of the first so many; of equals the first. Each is looked at once.
  private static final class Front {

    private final List<Entry> seen;
    private final List<List<Double>> front = new ArrayList<>();
    private int upTo;

    Front(List<Entry> seen) {
      this.seen = seen;
    }

    /// @param count not less than before
    /// @return valid until asked again
    List<List<Double>> after(int count) {
      for (; upTo < Math.min(count, seen.size()); upTo++) {
        Entry e = seen.get(upTo);
        if (e.counts() && front.stream().noneMatch(f -> reaches(f, e.costs()))) {
          front.removeIf(f -> reaches(e.costs(), f));
          front.add(e.costs());
        }
      }
      return front;
    }
  }

  private static boolean reaches(List<Double> one, List<Double> other) {
    for (int a = 0; a < one.size(); a++) {
      if (one.get(a) > other.get(a)) {
        return false;
      }
    }
    return true;
  }

  /// Aims in which nothing was ever better than the worst do not count.
  private static double volume(List<List<Double>> front, double[] best, double[] worst) {
    var scaled = new ArrayList<List<Double>>();
    for (List<Double> costs : front) {
      var one = new ArrayList<Double>();
      for (int a = 0; a < best.length; a++) {
        if (worst[a] > best[a]) {
          one.add((costs.get(a) - best[a]) / (worst[a] - best[a]));
        }
      }
      scaled.add(one);
    }
    if (scaled.isEmpty() || scaled.getFirst().isEmpty()) {
      return 0;
    }
    return Hypervolume.of(scaled, java.util.Collections.nCopies(scaled.getFirst().size(), 1.0));
  }
}
