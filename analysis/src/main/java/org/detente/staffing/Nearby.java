package org.detente.staffing;

import com.google.ortools.sat.CpModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.detente.numeric.Philox;

/// Looks for a better force near the one there is: some places, in the next look some contributors,
/// are free, everything else stays as it is, and the exact solver answers what is left. What is
/// free is drawn from a fixed seed, so that the same force is found every time.
final class Nearby {

  private static final int SEED = 6;

  /// How much is free in a look; with more the exact solver does not end, with less nothing can
  /// move.
  ///
  /// @param places that are free in every other look
  /// @param contributors that are free in the others
  /// @param limit deterministic time of a look
  record Size(int places, int contributors, double limit) {}

  static final Size SMALL = new Size(7, 15, 0.03);

  /// For pieces, where most of a model is settled.
  static final Size LARGE = new Size(6, 18, 0.1);

  /// The same where a model is large, and a look dear.
  static final Size LARGE_BRIEF = new Size(6, 18, 0.04);

  private final ForceModel force;
  private final Effort effort;
  private final Size size;
  private final List<Integer> places;
  private final List<Integer> contributors;
  private final Philox philox = new Philox();
  private long best = Long.MAX_VALUE;
  private int looks;

  Nearby(ForceModel force, Effort effort, Size size) {
    this.force = force;
    this.effort = effort;
    this.size = size;
    var found = new TreeSet<Integer>();
    force.postings.forEach(p -> found.add(p.place()));
    places = List.copyOf(found);
    contributors = List.copyOf(force.contributors().keySet());
  }

  /// The least value found so far.
  long best() {
    return best;
  }

  /// Looks once.
  ///
  /// @param model with an objective; it stays as it is
  /// @param units of the force there is, by posting
  /// @param first contributors that are free whenever contributors are
  /// @return a solution as good as the best so far or better
  Optional<List<Long>> look(CpModel model, long[] units, List<Integer> first) {
    boolean byPlace = looks % 2 == 0;
    Set<Integer> free =
        byPlace
            ? some(places, size.places(), List.of())
            : some(contributors, size.contributors(), first);
    looks++;
    CpModel near = model.getClone();
    for (int i = 0; i < units.length; i++) {
      ForceModel.Posting p = force.postings.get(i);
      if (!free.contains(byPlace ? p.place() : p.offer().contributor())) {
        ForceModel.range(near, p, units[i], units[i]);
      }
    }
    Solver.Answer answer = Solver.solve(near, size.limit(), effort.workers());
    if (!answer.solved() || Math.round(answer.solver().objectiveValue()) > best) {
      return Optional.empty();
    }
    best = Math.round(answer.solver().objectiveValue());
    return Optional.of(answer.solver().response().getSolutionList());
  }

  private Set<Integer> some(List<Integer> of, int count, List<Integer> first) {
    var rest = new ArrayList<>(of);
    rest.removeAll(first);
    var chosen = new HashSet<>(first);
    for (int k = 0; chosen.size() < count && !rest.isEmpty(); k++) {
      philox.draw(SEED, 0, looks, k, 0, 0);
      chosen.add(rest.remove((int) (philox.first() * rest.size())));
    }
    return chosen;
  }
}
