package org.detente.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: boxes of conditions, against their definition written out plainly, and what
/// must hold of any of them.
class PrimTest {

  private static final PrimSettings LOOSE = new PrimSettings(0.1, 0.1, 0.03, 0.5);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 150);
  }

  private static PrimSettings settings(long seed) {
    return seed % 2 == 0 ? PrimSettings.USUAL : LOOSE;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyStepIsTheOneThatTheDefinitionGives(long seed) {
    Cases cases = RandomCases.of(seed);

    List<Box> trajectory = Prim.search(cases, settings(seed)).trajectory();

    assertThat(trajectory).isEqualTo(PlainPrim.trajectory(cases, settings(seed)));
  }

  @Test
  void theInventedCasesMeetEveryKindOfStep() {
    var kinds = new TreeSet<String>();
    seeds()
        .forEach(
            seed -> {
              Cases cases = RandomCases.of(seed);
              List<Box> steps = Prim.search(cases, settings(seed)).trajectory();
              for (int i = 1; i < steps.size(); i++) {
                Box box = steps.get(i);
                Box before = steps.get(i - 1);
                for (Input input : cases.inputs()) {
                  Limit limit = box.limits().get(input.name());
                  if (!Objects.equals(limit, before.limits().get(input.name()))) {
                    kinds.add((box.cases() < before.cases() ? "peel " : "paste ") + input.kind());
                  }
                }
              }
            });

    assertThat(kinds)
        .contains("peel REAL", "peel WHOLE", "peel CATEGORIES", "paste REAL", "paste WHOLE");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void figuresFollowFromLimitsAndLaterBoxesCountAmongTheRest(long seed) {
    Cases cases = RandomCases.of(seed);
    boolean[] left = new boolean[cases.size()];
    Arrays.fill(left, true);

    Prim.Result found = Prim.search(cases, settings(seed));

    int[] rest = {cases.size(), cases.positives()};
    for (Prim.Found one : found.boxes()) {
      Box box = one.box();
      int[] counted = RandomCases.counted(cases, left, box);
      assertThat(new int[] {box.cases(), box.positives()}).isEqualTo(counted);
      assertThat(box.coverage()).isEqualTo((double) counted[1] / cases.positives());
      assertThat(box.density()).isEqualTo((double) counted[1] / counted[0]);
      assertThat(box.mass()).isEqualTo((double) counted[0] / cases.size());
      assertThat(one.denseEnough()).isEqualTo(box.density() >= settings(seed).density());
      assertThat(one.quasiP().keySet()).isEqualTo(box.limits().keySet());
      if (one.denseEnough()) {
        rest[0] -= counted[0];
        rest[1] -= counted[1];
        for (int row = 0; row < left.length; row++) {
          left[row] &= !RandomCases.inside(cases, row, box);
        }
      }
    }
    assertThat(new int[] {found.leftCases(), found.leftPositives()}).isEqualTo(rest);
    assertThat(found.boxes().stream().skip(1)).allMatch(Prim.Found::denseEnough);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void densityRisesWithEveryStepAndNoBoxIsTooSmall(long seed) {
    List<Box> steps = Prim.search(RandomCases.of(seed), settings(seed)).trajectory();

    assertThat(steps.getFirst().limits()).isEmpty();
    for (int i = 1; i < steps.size(); i++) {
      assertThat(steps.get(i).density()).isGreaterThan(steps.get(i - 1).density());
      assertThat(steps.get(i).mass()).isGreaterThanOrEqualTo(settings(seed).minMass());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfTheRowsDoesNotMatter(long seed) {
    Cases cases = RandomCases.of(seed);

    Prim.Result shuffled = Prim.search(RandomCases.shuffled(cases, seed), settings(seed));

    assertThat(shuffled).isEqualTo(Prim.search(cases, settings(seed)));
  }

  @Test
  void aBoxThatIsThereIsFound() {
    int n = 1000;
    double[] x = IntStream.range(0, n).mapToDouble(i -> (i * 617 % n) / (double) n).toArray();
    double[] z = IntStream.range(0, n).mapToDouble(i -> (i * 383 % n) / (double) n).toArray();
    int[] word = IntStream.range(0, n).map(i -> i % 3).toArray();
    boolean[] positive = new boolean[n];
    for (int i = 0; i < n; i++) {
      positive[i] = x[i] < 0.5 && word[i] != 2;
    }
    var cases =
        new Cases(
            List.of(
                Input.numbers("x", x, false),
                Input.numbers("z", z, false),
                Input.categories("word", word, List.of("a", "b", "c"))),
            positive);

    Prim.Found found = Prim.search(cases, PrimSettings.USUAL).boxes().getFirst();

    assertThat(found.box().density()).isEqualTo(1);
    assertThat(found.box().coverage()).isGreaterThan(0.95);
    assertThat(found.box().limits().keySet()).containsExactly("x", "word");
    assertThat(found.box().limits().get("word")).isEqualTo(new Limit.OneOf(List.of("a", "b")));
    assertThat(found.quasiP().values()).allMatch(p -> p < 1e-10);
  }

  /// Word b looks idle at first, for most of its cases lie where little happens; where much
  /// happens, it happens in all of them.
  @Test
  void aCategoryComesBackWhenItTurnsOutGood() {
    int n = 1000;
    double[] x = new double[n];
    int[] word = new int[n];
    boolean[] positive = new boolean[n];
    for (int i = 0; i < n; i++) {
      x[i] = (i * 617 % n) / (double) n;
      word[i] = i % 10 == 0 && (x[i] < 0.8 || i % 50 == 0) ? 1 : 0;
      positive[i] = x[i] > 0.8 ? word[i] == 1 || i % 5 != 1 : word[i] == 0 && i % 7 == 3;
    }
    var cases =
        new Cases(
            List.of(
                Input.numbers("x", x, false), Input.categories("word", word, List.of("a", "b"))),
            positive);
    var settings = new PrimSettings(0.05, 0.05, 0.15, 0.8);

    List<Box> steps = Prim.search(cases, settings).trajectory();

    assertThat(steps).anyMatch(box -> box.limits().containsKey("word"));
    assertThat(steps.getLast().limits()).containsOnlyKeys("x");
    assertThat(steps).isEqualTo(PlainPrim.trajectory(cases, settings));
  }

  @Test
  void whereNoBoxIsDenseEnoughTheFirstIsTold() {
    Cases cases = RandomCases.of(4);
    var demanding = new PrimSettings(0.05, 0.05, 0.4, 1);

    Prim.Result found = Prim.search(cases, demanding);

    assertThat(found.boxes()).hasSize(1);
    assertThat(found.boxes().getFirst().denseEnough()).isFalse();
    assertThat(found.leftCases()).isEqualTo(cases.size());
  }

  @Test
  void binomialTailsAreSumsOfTheirTerms() {
    for (int n = 1; n <= 12; n++) {
      for (double p : new double[] {0, 0.1, 0.5, 0.83, 1}) {
        for (int k = 0; k <= n; k++) {
          double sum = 0;
          for (int i = k; i <= n; i++) {
            double choose = 1;
            for (int m = 1; m <= i; m++) {
              choose *= (n - i + m) / (double) m;
            }
            sum += choose * Math.pow(p, i) * Math.pow(1 - p, n - i);
          }
          assertThat(Prim.atLeast(k, n, p)).isCloseTo(sum, within(1e-12));
        }
      }
    }
  }

  @Test
  void refusesCasesWithoutPositivesAndSettingsOutOfRange() {
    var none = new Cases(List.of(Input.numbers("x", new double[] {1, 2}, false)), new boolean[2]);

    assertThatThrownBy(() -> Prim.search(none, PrimSettings.USUAL))
        .hasMessage("no case is positive");
    assertThatThrownBy(() -> new PrimSettings(0, 0.05, 0.05, 0.8))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PrimSettings(0.05, 0.05, 1, 0.8))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Input.numbers("x", new double[] {0.5}, true))
        .hasMessage("x has 0.5, which is not a whole number");
    assertThatThrownBy(() -> Input.categories("c", new int[] {2}, List.of("a", "b")))
        .hasMessage("c has code 2, but 2 categories");
  }

  /// Resampled cases are sorted without sorting: they must be as if built from their rows.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void resampledCasesAreThoseOfTheirRows(long seed) {
    Cases cases = RandomCases.of(seed);
    int[] times = IntStream.range(0, cases.size()).map(i -> (int) (i * seed % 3)).toArray();
    times[0] = 1;
    int[] rows =
        IntStream.range(0, times.length)
            .flatMap(i -> IntStream.range(0, times[i]).map(_ -> i))
            .toArray();
    boolean[] positive = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      positive[i] = cases.positive()[rows[i]];
    }

    Cases taken = cases.taken(times);

    var built = new Cases(cases.inputs().stream().map(i -> i.at(rows)).toList(), positive);
    assertThat(Prim.search(taken, LOOSE)).isEqualTo(Prim.search(built, LOOSE));
    for (int j = 0; j < cases.inputs().size(); j++) {
      assertThat(taken.order(j)).isEqualTo(built.order(j));
    }
  }

  @Test
  void aStrongConditionRepeatsAndAnIdleInputDoesNot() {
    int n = 600;
    double[] x = IntStream.range(0, n).mapToDouble(i -> (i * 7 % n) / (double) n).toArray();
    double[] idle = IntStream.range(0, n).mapToDouble(i -> (i * 181 % n) / (double) n).toArray();
    boolean[] positive = new boolean[n];
    for (int i = 0; i < n; i++) {
      positive[i] = x[i] < 0.3;
    }
    var cases =
        new Cases(
            List.of(Input.numbers("x", x, false), Input.numbers("idle", idle, false)), positive);
    Box box = Prim.search(cases, PrimSettings.USUAL).boxes().getFirst().box();

    Reproducibility how = Reproducibility.of(cases, PrimSettings.USUAL, box, 30, 5);

    assertThat(how.restricted().get("x")).isEqualTo(1);
    assertThat(how.restricted().get("idle")).isLessThan(0.3);
    assertThat(how.density().low()).isGreaterThan(0.9);
    assertThat(how).isEqualTo(Reproducibility.of(cases, PrimSettings.USUAL, box, 30, 5));
    assertThat(how).isNotEqualTo(Reproducibility.of(cases, PrimSettings.USUAL, box, 30, 6));
  }
}
