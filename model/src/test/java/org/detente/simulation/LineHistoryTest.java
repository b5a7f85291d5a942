package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.detente.evidence.Future;
import org.detente.evidence.Parameter;
import org.detente.option.TheatreFolder;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: yearly deaths along the lines, alone.
class LineHistoryTest {

  private static final int YEARS = 15;

  @TempDir Path temporary;

  static IntStream futures() {
    return IntStream.range(0, 60);
  }

  /// Reference: the whole simulation of the status quo, with people, all other processes off.
  @ParameterizedTest(name = "future {0}")
  @MethodSource("futures")
  void equalsTheWholeSimulationOfTheStatusQuo(int index) {
    double[] deaths = new double[YEARS];
    new LineHistory(Runs.THEATRE).run(Runs.future(index), Runs.SEED, 2, deaths);

    // The theatre's clock starts in January.
    assertThat(deaths)
        .isEqualTo(whole(Runs.SETTING, Runs.plan(TinyTheatre.STATUS_QUO), Runs.future(index), 0));
  }

  /// A clock that starts in June runs for seven months before a calendar year begins.
  @Test
  void yearsAreCalendarYears() throws IOException {
    Path tiny = Runs.THEATRE.folder();
    try (Stream<Path> files = Files.walk(tiny)) {
      for (Path file : files.sorted().filter(Files::isRegularFile).toList()) {
        Path copy = temporary.resolve(tiny.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, Files.readString(file).replace("as_of: 2020-01", "as_of: 2020-06"));
      }
    }
    TheatreFolder june = TheatreFolder.load(temporary);
    var plan = new Plan(june.statusQuo(), june.theatre());
    double[] deaths = new double[YEARS];
    for (int index = 0; index < 10; index++) {
      new LineHistory(june.theatre()).run(Runs.future(index), Runs.SEED, 2, deaths);

      assertThat(deaths).isEqualTo(whole(new Setting(june.theatre()), plan, Runs.future(index), 7));
    }
  }

  private static double[] whole(Setting setting, Plan plan, Future future, int monthsBefore) {
    var layout = new Layout(monthsBefore + 12 * YEARS, setting.zones);
    var record = new RunRecord(layout);
    var off = EnumSet.allOf(ProcessId.class);
    off.removeAll(EnumSet.of(ProcessId.POLITICS, ProcessId.LINE_INCIDENTS, ProcessId.CASUALTIES));
    new Simulation(setting, Runs.NORMALISATION, off).run(plan, future, Runs.SEED, 2, record);
    double[] means = record.means();
    double[] deaths = new double[YEARS];
    double before = monthsBefore == 0 ? 0 : killed(layout, means, monthsBefore - 1);
    for (int year = 0; year < YEARS; year++) {
      double sum = killed(layout, means, monthsBefore + 12 * year + 11);
      deaths[year] = Math.rint(sum - before);
      before = sum;
    }
    return deaths;
  }

  private static double killed(Layout layout, double[] means, int month) {
    return means[layout.all(month, Variable.KILLED_COMBATANTS)]
        + means[layout.all(month, Variable.KILLED_CIVILIANS)];
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
