package org.detente.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.detente.evidence.Dimension.Scale;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: parameters are bound to the evidence base.
class ModelParametersTest {

  private static final double ROUNDING = 1e-12;

  private static final EvidenceBase EVIDENCE = EvidenceBase.shipped();
  private static final List<Dimension> DIMENSIONS = ModelParameters.dimensions(EVIDENCE);
  private static final List<NamedCsvRecord> ROWS = EvidenceBase.resource("model-parameters.csv");

  static Stream<NamedCsvRecord> rows() {
    return ROWS.stream();
  }

  @Test
  void tableAndEnumHaveTheSameParametersInTheSameOrder() {
    assertThat(DIMENSIONS)
        .extracting(Dimension::key)
        .containsExactly(
            Arrays.stream(Parameter.values()).map(Parameter::key).toArray(String[]::new));
  }

  /// A description is read alone, in a sentence about one parameter.
  @Test
  void noDescriptionPointsAtAnotherRow() {
    assertThat(DIMENSIONS)
        .extracting(Dimension::description)
        .doesNotHaveDuplicates()
        .allSatisfy(
            d ->
                assertThat(d)
                    .doesNotContainPattern(
                        "\\b(such|there|its|of that|that (effect|drift|answer)|(to|of|with|by) it)\\b"));
  }

  @Test
  void everyParameterRestsOnRowsThatExistOrIsAnAssumption() {
    for (Dimension dimension : DIMENSIONS) {
      assertThat(EVIDENCE.rows().keySet()).as(dimension.key()).containsAll(dimension.rows());
      assertThat(dimension.assumption()).isEqualTo(dimension.rows().isEmpty());
    }
    assertThat(DIMENSIONS).filteredOn(Dimension::assumption).isNotEmpty();
  }

  /// A word in the column of a number moves everything after it, and nobody notices.
  @ParameterizedTest
  @MethodSource("rows")
  void aRowStatesThreeNumbersOrTakesThemFromItsFirstRow(NamedCsvRecord row) {
    List<String> numbers =
        List.of(row.getField("low"), row.getField("central"), row.getField("high"));
    boolean takes = numbers.stream().allMatch(String::isEmpty);

    if (takes) {
      assertThat(row.getField("rows")).isNotEqualTo("assumption");
    } else {
      assertThat(numbers).allSatisfy(n -> assertThat(Double.parseDouble(n)).isFinite());
      assertThat(row.getField("factor")).as("a factor is for rows only").isEmpty();
    }
    assertThat(row.getField("weight").isEmpty())
        .as("a weight is for switches only")
        .isNotEqualTo(row.getField("scale").equals("switch"));
    assertThat(row.getField("description")).isNotEmpty();
    assertThat(row.getFieldCount()).isEqualTo(10);
  }

  @Test
  void ratesAndHazardRatiosAreSampledOnTheScalesThatTheyAreMeantToHave() {
    assertThat(dimension(Parameter.WAR_SQ).scale()).isEqualTo(Scale.LOG);
    assertThat(dimension(Parameter.A_WAVE).scale()).isEqualTo(Scale.LOG);
    assertThat(DIMENSIONS)
        .filteredOn(d -> d.scale() == Scale.RANK)
        .extracting(Dimension::key)
        .containsExactly(
            "hr_observer",
            "hr_interposition",
            "hr_multidimensional",
            "hr_enforcement",
            "hr_non_un");
  }

  @Test
  void logarithmsAreTakenOfPositiveRangesOnly() {
    assertThat(DIMENSIONS)
        .filteredOn(d -> d.scale() == Scale.LOG || d.scale() == Scale.RANK)
        .allSatisfy(d -> assertThat(d.range().low()).as(d.key()).isPositive());
  }

  @Test
  void aRowIsTakenOverWithItsFactorForUnits() {
    assertThat(dimension(Parameter.P10).range()).isEqualTo(EVIDENCE.row("R04").range());
    Range years = EVIDENCE.row("C08").range();
    assertThat(dimension(Parameter.HL_MEM).range())
        .isEqualTo(new Range(12 * years.low(), 12 * years.central(), 12 * years.high()));
  }

  @Test
  void aChangedRowChangesTheParametersThatTakeIt() {
    var rows = new LinkedHashMap<>(EVIDENCE.rows());
    EvidenceRow old = rows.get("R04");
    rows.put(
        "R04",
        new EvidenceRow(
            "R04",
            old.topic(),
            old.name(),
            new Range(0.1, 0.2, 0.3),
            old.unit(),
            "",
            old.status()));
    List<Dimension> changed = ModelParameters.dimensions(new EvidenceBase(rows, Map.of()));

    assertThat(changed.get(Parameter.P10.ordinal()).range()).isEqualTo(new Range(0.1, 0.2, 0.3));
    assertThat(changed.get(Parameter.SHAPE.ordinal())).isEqualTo(dimension(Parameter.SHAPE));
  }

  @Test
  void aRangeGivenForAParameterReplacesItsOwnAndSamplesWhatWasFixed() {
    var base = new EvidenceBase(EVIDENCE.rows(), Map.of("c_ref", new Range(0.3, 0.4, 0.6)));
    Dimension subject = ModelParameters.dimensions(base).get(Parameter.C_REF.ordinal());

    assertThat(dimension(Parameter.C_REF).scale()).isEqualTo(Scale.FIXED);
    assertThat(subject.scale()).isEqualTo(Scale.UNIFORM);
    assertThat(subject.at(0.5)).isCloseTo(0.45, within(ROUNDING));
  }

  @Test
  void aMissingRowIsNamed() {
    var rows = new LinkedHashMap<>(EVIDENCE.rows());
    rows.remove("R04");

    assertThatThrownBy(() -> ModelParameters.dimensions(new EvidenceBase(rows, Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("R04");
  }

  @Test
  void structuralHypothesesAreSwitchesAndTheScaleOfTransfer() {
    assertThat(DIMENSIONS)
        .filteredOn(Dimension::structural)
        .extracting(Dimension::key)
        .containsExactlyInAnyOrder(
            "drift", "leverage", "occupier", "contact", "stakes", "reset", "balance", "scale");
  }

  private static Dimension dimension(Parameter parameter) {
    return DIMENSIONS.get(parameter.ordinal());
  }
}
