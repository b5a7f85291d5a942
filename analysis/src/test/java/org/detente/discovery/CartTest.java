package org.detente.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: classification trees.
class CartTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 150);
  }

  private static double minMass(long seed) {
    return 0.02 + 0.01 * (seed % 9);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyCaseLiesInExactlyOneLeafAndFiguresFollowFromLimits(long seed) {
    Cases cases = RandomCases.of(seed);
    boolean[] all = new boolean[cases.size()];
    Arrays.fill(all, true);

    List<Box> leaves = Cart.grow(cases, minMass(seed));

    for (int row = 0; row < cases.size(); row++) {
      int here = row;
      assertThat(leaves.stream().filter(l -> RandomCases.inside(cases, here, l)).count())
          .isEqualTo(1);
    }
    for (Box leaf : leaves) {
      int[] counted = RandomCases.counted(cases, all, leaf);
      assertThat(new int[] {leaf.cases(), leaf.positives()}).isEqualTo(counted);
      assertThat(leaf.mass()).isGreaterThanOrEqualTo(Math.min(minMass(seed), 1) - 1e-12);
    }
    assertThat(leaves.stream().mapToDouble(Box::coverage).sum()).isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfTheRowsDoesNotMatter(long seed) {
    Cases cases = RandomCases.of(seed);

    assertThat(Cart.grow(RandomCases.shuffled(cases, seed), minMass(seed)))
        .isEqualTo(Cart.grow(cases, minMass(seed)));
  }

  /// Reference: every way to divide the cases in two by one input, tried one by one. A tree whose
  /// leaves may hold just under half of the cases is cut once, or twice at most.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theFirstCutIsTheBestOfAll(long seed) {
    Cases cases = RandomCases.of(seed);
    double least = 0.34;
    double best = impurity(cases.positives(), cases.size());
    for (Input input : cases.inputs()) {
      for (boolean[] left : divisions(cases, input)) {
        int count = 0;
        int positives = 0;
        for (int row = 0; row < cases.size(); row++) {
          count += left[row] ? 1 : 0;
          positives += left[row] && cases.positive()[row] ? 1 : 0;
        }
        if (count >= least * cases.size() && cases.size() - count >= least * cases.size()) {
          double sum =
              impurity(positives, count)
                  + impurity(cases.positives() - positives, cases.size() - count);
          best = Math.min(best, sum);
        }
      }
    }

    List<Box> leaves = Cart.grow(cases, least);

    assertThat(leaves.size()).isLessThanOrEqualTo(2);
    assertThat(leaves.stream().mapToDouble(l -> impurity(l.positives(), l.cases())).sum())
        .isCloseTo(best, within(1e-9 * cases.size()));
  }

  private static double impurity(int positives, int count) {
    return count == 0 ? 0 : 2.0 * positives * (count - positives) / count;
  }

  private static List<boolean[]> divisions(Cases cases, Input input) {
    if (input.isNumbers()) {
      return Arrays.stream(input.values())
          .distinct()
          .mapToObj(
              cut -> {
                boolean[] left = new boolean[cases.size()];
                for (int row = 0; row < left.length; row++) {
                  left[row] = input.values()[row] <= cut;
                }
                return left;
              })
          .toList();
    }
    return IntStream.range(0, 1 << input.categories().size())
        .mapToObj(
            set -> {
              boolean[] left = new boolean[cases.size()];
              for (int row = 0; row < left.length; row++) {
                left[row] = (set >> input.codes()[row] & 1) == 1;
              }
              return left;
            })
        .toList();
  }

  @Test
  void neighbouringDoublesHaveNoMiddleAndWholeNumbersMeetAtWholeNumbers() {
    double next = Math.nextUp(1.0);
    boolean[] positive = {false, false, true, true};
    var reals =
        new Cases(List.of(Input.numbers("x", new double[] {1, 1, next, next}, false)), positive);
    var wholes =
        new Cases(List.of(Input.numbers("n", new double[] {-3, -3, 0, 0}, true)), positive);

    assertThat(Cart.grow(reals, 0.1))
        .extracting(b -> b.limits().get("x"))
        .containsExactly(new Limit.Between(1, 1), new Limit.Between(next, next));
    assertThat(Cart.grow(wholes, 0.1))
        .extracting(b -> b.limits().get("n"))
        .containsExactly(new Limit.Between(-3, -2), new Limit.Between(-1, 0));
  }

  @Test
  void whatCannotBeDividedIsOneLeaf() {
    var same =
        new Cases(
            List.of(Input.numbers("x", new double[] {2, 2, 2}, false)),
            new boolean[] {true, false, true});

    assertThat(Cart.grow(same, 0.1)).hasSize(1);
    assertThat(Cart.grow(RandomCases.of(3), 1)).hasSize(1);
    assertThatThrownBy(() -> Cart.grow(same, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
