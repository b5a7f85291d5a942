package org.detente.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: elementary effects and the design they need.
class MorrisEffectsTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  /// Law: the effects of a plane are its slopes, everywhere.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void effectsOfAPlaneAreItsSlopes(long seed) {
    var random = new SplittableRandom(seed);
    int inputs = random.nextInt(1, 9);
    var design = new MorrisDesign(inputs, 2 * random.nextInt(1, 6));
    double[] slope = DoubleStream.generate(() -> random.nextDouble(-3, 3)).limit(inputs).toArray();
    double[][] rows = design.sample(12, seed);
    double[] y =
        Arrays.stream(rows)
            .mapToDouble(
                u -> {
                  double sum = 1;
                  for (int i = 0; i < inputs; i++) {
                    sum += slope[i] * u[i];
                  }
                  return sum;
                })
            .toArray();

    List<MorrisEffects.Effect> effects =
        MorrisEffects.of(design, SobolIndicesTest.columns(rows), y, 20, seed).inputs();

    for (int i = 0; i < inputs; i++) {
      assertThat(effects.get(i).mean()).isCloseTo(slope[i], within(1e-10));
      assertThat(effects.get(i).absolute().value()).isCloseTo(Math.abs(slope[i]), within(1e-10));
      assertThat(effects.get(i).deviation()).isCloseTo(0, within(1e-10));
      assertThat(effects.get(i).absolute().halfWidth()).isCloseTo(0, within(1e-10));
    }
  }

  /// What works both ways cancels in mu and not in mu*.
  @Test
  void effectsThatCancelShowInMuStarAndSigma() {
    var design = new MorrisDesign(2, 4);
    double[][] rows = design.sample(400, 5);
    double[] y = Arrays.stream(rows).mapToDouble(u -> (u[0] - 0.5) * (u[1] - 0.5)).toArray();

    MorrisEffects.Effect effect =
        MorrisEffects.of(design, SobolIndicesTest.columns(rows), y, 200, 5).inputs().getFirst();

    assertThat(effect.mean()).isCloseTo(0, within(0.08));
    assertThat(effect.absolute().value()).isCloseTo((0.5 + 1.0 / 6) / 2, within(0.03));
    assertThat(effect.deviation()).isGreaterThan(0.3);
    // Sizes are 1/2 or 1/6, half of the time each: their standard deviation is 1/6.
    assertThat(effect.absolute().halfWidth()).isCloseTo(1.96 / 6 / Math.sqrt(400), within(0.003));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aSampleFitsAndAnyWrongValueIsTold(long seed) {
    var random = new SplittableRandom(seed);
    int inputs = random.nextInt(1, 6);
    var design = new MorrisDesign(inputs, 4);
    double[][] columns = SobolIndicesTest.columns(design.sample(8, seed));
    assertThat(design.misfits(columns, 10)).isEmpty();

    int row = random.nextInt(columns[0].length);
    columns[random.nextInt(inputs)][row] += 0.2;

    assertThat(design.misfits(columns, 10)).isNotEmpty();
  }

  @Test
  void aSampleOfOtherLevelsIsTold() {
    double[][] six = SobolIndicesTest.columns(new MorrisDesign(3, 6).sample(20, 1));

    assertThat(new MorrisDesign(3, 4).misfits(six, 10)).hasSize(10);
    assertThat(new MorrisDesign(3, 6).misfits(six, 10)).isEmpty();
  }

  @Test
  void whatIsWrongIsSaid() {
    var design = new MorrisDesign(2, 2);

    assertThat(design.misfits(new double[][] {{0, 1, 1}, {0, 0, 0}}, 9))
        .containsExactly(new Misfit(2, -1, "no input differs from the row before"));
    assertThat(design.misfits(new double[][] {{0, 1, 1}, {0, 1, 0}}, 9))
        .first()
        .isEqualTo(new Misfit(1, 1, "a second input differs from the row before"));
    assertThat(design.misfits(new double[][] {{0, 1, 0}, {0, 0, 0}}, 9))
        .containsExactly(new Misfit(2, 0, "it moves a second time in this trajectory"));
  }

  /// Every level is as likely as the others: 5 standard errors of a fixed sample.
  @Test
  void everyLevelIsAsLikely() {
    int trajectories = 2000;
    double[][] rows = new MorrisDesign(3, 4).sample(trajectories, 3);
    int[] count = new int[4];
    for (int t = 0; t < trajectories; t++) {
      count[(int) Math.rint(rows[4 * t][1] * 3)]++;
    }

    for (int c : count) {
      assertThat(c).isCloseTo(500, within((int) (5 * Math.sqrt(2000 * 0.25 * 0.75))));
    }
  }

  @Test
  void refusesBrokenTrajectoriesAndOddLevels() {
    var design = new MorrisDesign(2, 4);

    assertThatThrownBy(() -> MorrisEffects.of(design, new double[2][7], new double[7], 10, 1))
        .hasMessage("7 rows are not two or more trajectories of 3");
    assertThatThrownBy(() -> new MorrisDesign(2, 5)).isInstanceOf(IllegalArgumentException.class);
  }
}
