package org.detente.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The trade-offs found so far that are worth telling apart: the space of objectives is divided
/// into boxes; no box in it is dominated by another, and each holds one solution, the one nearest
/// to the box's best corner. While nothing feasible is known it holds the solution that misses the
/// constraints least.
///
/// Source: Laumanns, Thiele, Deb & Zitzler (2002), "Combining convergence and diversity in
/// evolutionary multiobjective optimization", Evolutionary Computation 10(3), 263-282.
final class Archive {

  private final double[] epsilons;
  private final List<Individual> members = new ArrayList<>();

  /// Box of each member, row by row.
  private double[] boxes = new double[64];

  private final double[] box;

  /// How often a member came into a box of its own.
  private long progress;

  Archive(double[] epsilons) {
    this.epsilons = epsilons;
    this.box = new double[epsilons.length];
  }

  int size() {
    return members.size();
  }

  Individual get(int index) {
    return members.get(index);
  }

  List<Individual> members() {
    return List.copyOf(members);
  }

  long progress() {
    return progress;
  }

  /// Takes over how often that was, from an archive that had the same members.
  void count(long progress) {
    this.progress = progress;
  }

  /// Takes a solution if it is worth keeping, and drops those it makes worthless.
  ///
  /// @return whether it was taken
  boolean offer(Individual one) {
    if (!members.isEmpty() && (!one.feasible() || !members.getFirst().feasible())) {
      if (Individual.compare(one, members.getFirst()) >= 0) {
        return false;
      }
      members.clear();
    }
    int m = epsilons.length;
    for (int k = 0; k < m; k++) {
      box[k] = Math.floor(one.objectives[k] / epsilons[k]);
    }
    boolean newBox = true;
    for (int i = 0; i < members.size(); i++) {
      int compared = compareBox(i);
      if (compared > 0) {
        // What refuses one often refuses the next: it is asked earlier then.
        swap(i, i / 2);
        return false;
      }
      if (compared == 0 && sameBox(i)) {
        if (!nearer(one, members.get(i))) {
          return false;
        }
        newBox = false;
        removeAt(i--);
      } else if (compared < 0) {
        removeAt(i--);
      }
    }
    append(one);
    progress += newBox ? 1 : 0;
    return true;
  }

  /// -1 if the new box dominates that of a member, 1 if it is dominated, else 0.
  private int compareBox(int member) {
    boolean better = false;
    boolean worse = false;
    int at = member * box.length;
    for (int k = 0; k < box.length; k++) {
      double other = boxes[at + k];
      if (box[k] < other) {
        better = true;
        if (worse) {
          return 0;
        }
      } else if (box[k] > other) {
        worse = true;
        if (better) {
          return 0;
        }
      }
    }
    return better ? -1 : worse ? 1 : 0;
  }

  private boolean sameBox(int member) {
    for (int k = 0; k < box.length; k++) {
      if (box[k] != boxes[member * box.length + k]) {
        return false;
      }
    }
    return true;
  }

  /// Of two in the same box: the dominating one, else the one nearer to the best corner.
  private boolean nearer(Individual one, Individual other) {
    int compared = Individual.compare(one, other);
    return compared < 0 || compared == 0 && distance(one) < distance(other);
  }

  private double distance(Individual one) {
    double squares = 0;
    for (int k = 0; k < box.length; k++) {
      double d = one.objectives[k] / epsilons[k] - box[k];
      squares += d * d;
    }
    return squares;
  }

  private void removeAt(int index) {
    int last = members.size() - 1;
    members.set(index, members.get(last));
    System.arraycopy(boxes, last * box.length, boxes, index * box.length, box.length);
    members.removeLast();
  }

  private void swap(int a, int b) {
    Individual member = members.set(a, members.get(b));
    members.set(b, member);
    for (int k = 0; k < box.length; k++) {
      double value = boxes[a * box.length + k];
      boxes[a * box.length + k] = boxes[b * box.length + k];
      boxes[b * box.length + k] = value;
    }
  }

  private void append(Individual one) {
    int at = members.size() * box.length;
    if (at + box.length > boxes.length) {
      boxes = Arrays.copyOf(boxes, 2 * boxes.length + box.length);
    }
    System.arraycopy(box, 0, boxes, at, box.length);
    members.add(one);
  }
}
