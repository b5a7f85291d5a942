package org.detente.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.detente.numeric.Philox;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: the archive of trade-offs worth telling apart.
class ArchiveTest {

  private static final double EPSILON = 0.1;

  private final Philox luck = new Philox();

  private Individual individual(int seed, int number, int objectives, double violation) {
    var one = new Individual(new double[] {number}, 0);
    one.objectives = new double[objectives];
    for (int m = 0; m < objectives; m++) {
      luck.draw(seed, 13, number, m, 0, 0);
      // Negative values too: boxes count from minus infinity.
      one.objectives[m] = 2 * luck.first() - 1;
    }
    one.violation = violation;
    return one;
  }

  private static List<Integer> box(Individual one) {
    return IntStream.range(0, one.objectives.length)
        .mapToObj(m -> (int) Math.floor(one.objectives[m] / EPSILON))
        .toList();
  }

  private static boolean dominates(List<Integer> a, List<Integer> b) {
    return !a.equals(b) && IntStream.range(0, a.size()).allMatch(m -> a.get(m) <= b.get(m));
  }

  @Test
  void itsBoxesAreTheUndominatedOnesOfAllThatWereOffered() {
    for (int seed = 0; seed < 40; seed++) {
      int objectives = 2 + seed % 3;
      var epsilons = new double[objectives];
      Arrays.fill(epsilons, EPSILON);
      var archive = new Archive(epsilons);
      var all = new HashSet<List<Integer>>();
      for (int i = 0; i < 300; i++) {
        Individual one = individual(seed, i, objectives, 0);
        archive.offer(one);
        all.add(box(one));
      }
      Set<List<Integer>> expected = new HashSet<>();
      for (List<Integer> box : all) {
        if (all.stream().noneMatch(other -> dominates(other, box))) {
          expected.add(box);
        }
      }
      List<List<Integer>> ours = archive.members().stream().map(ArchiveTest::box).toList();
      assertThat(ours).doesNotHaveDuplicates();
      assertThat(new HashSet<>(ours)).isEqualTo(expected);
      for (Individual a : archive.members()) {
        assertThat(archive.members()).noneMatch(b -> Individual.compare(b, a) < 0);
      }
    }
  }

  @Test
  void whileNothingIsFeasibleItHoldsTheLeastViolation() {
    var archive = new Archive(new double[] {EPSILON, EPSILON});
    assertThat(archive.offer(individual(1, 0, 2, 3))).isTrue();
    assertThat(archive.offer(individual(1, 1, 2, 4))).isFalse();
    assertThat(archive.offer(individual(1, 2, 2, 1))).isTrue();
    assertThat(archive.size()).isEqualTo(1);
    assertThat(archive.get(0).violation).isEqualTo(1);
    assertThat(archive.offer(individual(1, 3, 2, 0))).isTrue();
    assertThat(archive.offer(individual(1, 4, 2, 0.001))).isFalse();
    assertThat(archive.members()).allMatch(Individual::feasible);
  }

  @Test
  void progressCountsNewBoxesOnly() {
    var archive = new Archive(new double[] {1, 1});
    var all = new ArrayList<Individual>();
    for (double[] f : new double[][] {{0.5, 0.5}, {0.4, 0.4}, {0.45, 0.45}, {-0.5, 1.5}}) {
      var one = new Individual(new double[] {0}, 0);
      one.objectives = f;
      all.add(one);
    }
    assertThat(archive.offer(all.get(0))).isTrue();
    assertThat(archive.offer(all.get(1))).isTrue();
    assertThat(archive.offer(all.get(2))).isFalse();
    assertThat(archive.progress()).isEqualTo(1);
    assertThat(archive.offer(all.get(3))).isTrue();
    assertThat(archive.progress()).isEqualTo(2);
    assertThat(archive.size()).isEqualTo(2);
  }
}
