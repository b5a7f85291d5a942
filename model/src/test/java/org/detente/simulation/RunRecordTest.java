package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: where figures stand, and means over replications.
class RunRecordTest {

  @ParameterizedTest(name = "{0} months")
  @ValueSource(ints = {1, 2, 12, 13, 24, 25, 240})
  void everyFigureHasAPlaceOfItsOwnAndNoPlaceIsEmpty(int months) {
    var subject = new Layout(months, 3);
    var places = new HashSet<Integer>();
    int figures = 0;
    for (Variable variable : Variable.values()) {
      if (!variable.inTrajectories()) {
        places.add(subject.end(variable));
        figures++;
      }
    }
    for (int month = 0; month < months; month++) {
      for (Variable variable : Layout.MONTHLY) {
        places.add(subject.all(month, variable));
        figures++;
      }
    }
    for (int month : subject.zoneMonths()) {
      for (int zone = 0; zone < 3; zone++) {
        for (Variable variable : Layout.ZONAL) {
          places.add(subject.zone(month, zone, variable));
          figures++;
        }
      }
    }

    assertThat(places).hasSize(figures).hasSize(subject.size());
    assertThat(places).allSatisfy(p -> assertThat(p).isBetween(0, subject.size() - 1));
    assertThat(subject.zoneMonths()).contains(0, months - 1);
  }

  @Test
  void aVariableThatIsNotKeptInAPlaceIsNamed() {
    var layout = new Layout(12, 1);

    assertThatThrownBy(() -> layout.all(0, Variable.WAR_MONTH)).hasMessageContaining("war_month");
    assertThatThrownBy(() -> layout.end(Variable.FEAR)).hasMessageContaining("fear");
    assertThatThrownBy(() -> layout.zone(0, 0, Variable.WAR)).hasMessageContaining("war");
  }

  @Test
  void whatDidNotHappenIsLeftOutOfAMean() {
    var layout = new Layout(1, 1);
    var subject = new RunRecord(layout);
    for (double month : new double[] {10, Double.NaN, 20, Double.NaN}) {
      subject.beginReplication();
      subject.month(0);
      subject.end(Variable.WAR_MONTH, month);
      subject.end(Variable.LAST_HANDOVER_MONTH, Double.NaN);
      subject.all(Variable.FEAR, month == 10 ? 0.6 : 0.2);
    }

    assertThat(subject.means()[layout.end(Variable.WAR_MONTH)]).isEqualTo(15);
    assertThat(subject.means()[layout.end(Variable.LAST_HANDOVER_MONTH)]).isNaN();
    assertThat(subject.means()[layout.all(0, Variable.FEAR)]).isCloseTo(0.3, within(1e-15));
  }

  @Test
  void incidentsAfterHandoverAreNoneWhereOnlyOtherReplicationsHadAHandover() {
    var layout = new Layout(1, 1);
    var subject = new RunRecord(layout);
    for (double incidents : new double[] {6, Double.NaN, Double.NaN}) {
      subject.beginReplication();
      subject.month(0);
      subject.all(Variable.INCIDENTS_AFTER_HANDOVER, incidents);
    }

    assertThat(subject.means()[layout.all(0, Variable.INCIDENTS_AFTER_HANDOVER)]).isEqualTo(2);
  }

  @Test
  void aClearedRecordIsNew() {
    var layout = new Layout(1, 1);
    var subject = new RunRecord(layout);
    subject.beginReplication();
    subject.month(0);
    subject.all(Variable.FEAR, 1);
    subject.clear();

    assertThat(subject.means()).containsOnly(Double.NaN);
  }
}
