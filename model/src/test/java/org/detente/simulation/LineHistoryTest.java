package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.IntStream;
import org.detente.evidence.Future;
import org.detente.evidence.Parameter;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: yearly deaths along the lines, alone.
class LineHistoryTest {

  private static final int YEARS = 15;

  static IntStream futures() {
    return IntStream.range(0, 60);
  }

  /// Reference: the whole simulation of the status quo, with people, all other processes off.
  @ParameterizedTest(name = "future {0}")
  @MethodSource("futures")
  void equalsTheWholeSimulationOfTheStatusQuo(int index) {
    Future future = Runs.future(index);
    // Counted from the next January on; the theatre's clock starts in January.
    var layout = new Layout(12 * YEARS, Runs.SETTING.zones);
    var record = new RunRecord(layout);
    var off = EnumSet.allOf(ProcessId.class);
    off.removeAll(EnumSet.of(ProcessId.POLITICS, ProcessId.LINE_INCIDENTS, ProcessId.CASUALTIES));
    new Simulation(Runs.SETTING, Runs.NORMALISATION, off)
        .run(Runs.plan(TinyTheatre.STATUS_QUO), future, Runs.SEED, 2, record);
    double[] means = record.means();
    double[] expected = new double[YEARS];
    double before = 0;
    for (int year = 0; year < YEARS; year++) {
      int last = 12 * year + 11;
      double sum =
          means[layout.all(last, Variable.KILLED_COMBATANTS)]
              + means[layout.all(last, Variable.KILLED_CIVILIANS)];
      expected[year] = Math.rint(sum - before);
      before = sum;
    }

    double[] deaths = new double[YEARS];
    new LineHistory(Runs.THEATRE).run(future, Runs.SEED, 2, deaths);

    assertThat(deaths).isEqualTo(expected);
  }

  /// Law: a run knows nothing of the one before it, and a longer one begins like a shorter.
  @ParameterizedTest(name = "future {0}")
  @MethodSource("futures")
  void aRunForgetsTheOneBefore(int index) {
    var subject = new LineHistory(Runs.THEATRE);
    double[] once = new double[YEARS];
    double[] other = new double[YEARS];
    double[] again = new double[2 * YEARS];
    subject.run(Runs.future(index), Runs.SEED, 0, once);
    subject.run(Runs.future(index).with(Parameter.DRIFT, 1), Runs.SEED, 1, other);
    subject.run(Runs.future(index), Runs.SEED, 0, again);

    assertThat(java.util.Arrays.copyOf(again, YEARS)).isEqualTo(once);
  }
}
