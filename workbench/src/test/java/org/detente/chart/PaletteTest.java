package org.detente.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.detente.coverage.CoverageStatus;
import org.detente.coverage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// FEATURE UNDER TEST: the palette, as people with other colour vision and as grey print show it.
///
/// A distance of about 2 can just be seen side by side; areas apart in a picture need far more.
class PaletteTest {

  /// Neighbours of the ramp, and things that mean different things in one picture.
  private static final double APART = 15;

  /// Least step of lightness between neighbours of the ramp in grey print.
  private static final double GREY_STEP = 15;

  /// Least difference of lightness for areas that nothing but grey tells apart.
  private static final double GREY_APART = 10;

  /// Least contrast of text, WCAG 2 level AA.
  private static final double LEGIBLE = 4.5;

  private static final List<String> RAMP =
      List.of(
          Palette.of(Stage.INTERPOSITION),
          Palette.of(Stage.STABILISATION),
          Palette.of(Stage.MIXED_POLICE),
          Palette.of(Stage.LOCAL_POLICING),
          Palette.of(Stage.NOBODY));

  @ParameterizedTest
  @EnumSource
  void neighboursOfTheRampAreApart(Vision vision) {
    for (int i = 1; i < RAMP.size(); i++) {
      assertThat(vision.distance(RAMP.get(i - 1), RAMP.get(i)))
          .as("%s and %s", RAMP.get(i - 1), RAMP.get(i))
          .isGreaterThan(APART);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRampRisesInLightnessForEverybody(Vision vision) {
    assertThat(RAMP.stream().mapToDouble(c -> vision.lab(c)[0]).toArray()).isSorted();
  }

  @Test
  void theRampHasEvenStepsInGreyPrint() {
    double[] grey = RAMP.stream().mapToDouble(Vision::grey).toArray();
    var steps = new ArrayList<Double>();
    for (int i = 1; i < grey.length; i++) {
      steps.add(grey[i] - grey[i - 1]);
    }
    assertThat(steps).as(Arrays.toString(grey)).allMatch(s -> s > GREY_STEP);
    double least = steps.stream().mapToDouble(s -> s).min().orElseThrow();
    double most = steps.stream().mapToDouble(s -> s).max().orElseThrow();
    assertThat(most / least).as("even: %s", steps).isLessThan(1.25);
  }

  @ParameterizedTest
  @EnumSource
  void todayIsNoStageOfTheRamp(Vision vision) {
    for (String stage : RAMP.subList(0, 4)) {
      assertThat(vision.distance(Palette.of(Stage.TODAY), stage)).isGreaterThan(APART);
      assertThat(Math.abs(Vision.grey(Palette.of(Stage.TODAY)) - Vision.grey(stage)))
          .isGreaterThan(GREY_APART);
    }
  }

  @ParameterizedTest
  @EnumSource
  void categoriesUsedTogetherAreApart(Vision vision) {
    apart(vision, Palette.CATEGORIES);
    apart(vision, Arrays.stream(CoverageStatus.values()).map(Palette::of).toList());
  }

  private static void apart(Vision vision, List<String> colours) {
    for (int i = 0; i < colours.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(vision.distance(colours.get(i), colours.get(j)))
            .as("%s and %s", colours.get(i), colours.get(j))
            .isGreaterThan(APART);
      }
    }
  }

  /// Statuses of coverage fill areas, some of them with lines over the colour; two that look alike
  /// in grey must differ in their lines.
  @Test
  void statusesOfCoverageAreApartInGreyPrintByLightnessOrLines() {
    for (CoverageStatus a : CoverageStatus.values()) {
      for (CoverageStatus b : CoverageStatus.values()) {
        if (a.compareTo(b) < 0) {
          boolean lightness =
              Math.abs(Vision.grey(Palette.of(a)) - Vision.grey(Palette.of(b))) > GREY_APART;
          boolean lines = CoverageChart.lines(a) != CoverageChart.lines(b);
          assertThat(lightness || lines).as("%s and %s", a, b).isTrue();
        }
      }
    }
  }

  /// The first two series stand in one picture with nothing but colour to tell them apart.
  @Test
  void theFirstTwoCategoriesAreApartInGreyPrint() {
    assertThat(
            Math.abs(
                Vision.grey(Palette.CATEGORIES.get(0)) - Vision.grey(Palette.CATEGORIES.get(1))))
        .isGreaterThan(GREY_STEP);
  }

  @Test
  void textIsLegibleOnEveryFillThatCarriesIt() {
    for (String fill : RAMP) {
      assertThat(Colours.contrast(Palette.textOn(fill), fill)).as(fill).isGreaterThan(LEGIBLE);
    }
    for (String fill :
        List.of(
            Palette.PAPER,
            Palette.LAND,
            Palette.AFFECTED,
            Palette.of(Stage.TODAY),
            Palette.of(Stage.GAP_AGREEMENT))) {
      for (String text : List.of(Palette.INK, Palette.QUIET, Palette.ZONE_NAME)) {
        assertThat(Colours.contrast(text, fill)).as("%s on %s", text, fill).isGreaterThan(LEGIBLE);
      }
    }
  }

  /// Known values, so that a slip in the formulas is seen.
  @Test
  void theMeasuresAreRight() {
    assertThat(Colours.contrast("#000000", "#ffffff")).isEqualTo(21, Offset.offset(0.01));
    assertThat(Colours.contrast("#777777", "#ffffff")).isEqualTo(4.48, Offset.offset(0.01));
    assertThat(Vision.grey("#777777")).isEqualTo(50.03, Offset.offset(0.05));
    assertThat(Vision.FULL.lab("#ff0000"))
        .containsExactly(new double[] {53.24, 80.09, 67.20}, Offset.offset(0.05));
    for (Vision vision : Vision.values()) {
      assertThat(vision.distance("#808080", "#808080")).isZero();
      assertThat(vision.lab("#808080")[1]).as("grey stays grey").isBetween(-1.0, 1.0);
    }
    assertThat(Vision.DEUTERANOPIA.distance("#c00000", "#607000"))
        .as("red and green come together")
        .isLessThan(Vision.FULL.distance("#c00000", "#607000") / 3);
  }
}
