package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.detente.selfexciting.CountProcess;
import org.detente.selfexciting.CountSeries;
import org.detente.selfexciting.HawkesProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: `tool hawkes` from CSV to JSON, for events and for monthly counts, and what
/// it refuses.
class HawkesToolTest {

  private static final Path EVENTS = Path.of("../docs/examples/tools/events.csv");

  @TempDir Path temporary;

  private ToolRun of(String text, Object... more) throws IOException {
    Path file = Files.writeString(temporary.resolve("events.csv"), text);
    var words = new ArrayList<Object>(List.of("hawkes", "--data", file));
    words.addAll(List.of(more));
    return ToolRun.of(words.toArray());
  }

  private static double estimate(Map<String, Object> answer, String key) {
    return ToolRun.number(ToolRun.map(answer.get(key)).get("estimate"));
  }

  private static double error(Map<String, Object> answer, String key) {
    return ToolRun.number(ToolRun.map(answer.get(key)).get("standard_error"));
  }

  @Test
  void theExampleGivesBackWhatWasPutIn() {
    Map<String, Object> answer = ToolRun.of("hawkes", "--data", EVENTS).answer();
    String ratio = "branching_ratio";
    assertThat(estimate(answer, ratio)).isCloseTo(0.45, within(2.5 * error(answer, ratio)));
    String decay = "decay_per_day";
    assertThat(estimate(answer, decay)).isCloseTo(0.25, within(2.5 * error(answer, decay)));
    String scale = "spatial_scale_km";
    assertThat(estimate(answer, scale)).isCloseTo(1.5, within(2.5 * error(answer, scale)));
    assertThat(answer).containsEntry("converged", true);
    assertThat(ToolRun.map(answer.get("residual_test")).keySet())
        .containsExactly("uniform_statistic", "uniform_p", "waiting_statistic", "waiting_p");
  }

  @Test
  void datesAndDaysGiveTheSameAndWholeDaysAreLaidApart() throws IOException {
    double[] times =
        new HawkesProcess(1, 0.5, 0.2, Double.NaN, Double.NaN, 0).simulate(600, 2).times();
    var days = new StringBuilder("t\n");
    var dates = new StringBuilder("t\n");
    LocalDate first = LocalDate.of(2020, 1, 1);
    for (double t : times) {
      long day = (long) t;
      days.append(day).append('\n');
      dates.append(first.plusDays(day)).append('\n');
    }
    Map<String, Object> byDay = of(days.toString(), "--from", 0, "--to", 599).answer();
    Map<String, Object> byDate =
        of(dates.toString(), "--from", first, "--to", first.plusDays(599)).answer();
    assertThat(ToolRun.number(byDay.get("spread_days"))).isEqualTo(1);
    assertThat(ToolRun.number(byDay.get("days"))).isEqualTo(600);
    assertThat(estimate(byDate, "branching_ratio"))
        .isCloseTo(estimate(byDay, "branching_ratio"), within(1e-6));
    assertThat(estimate(byDay, "branching_ratio")).isBetween(0.35, 0.65);
  }

  @Test
  void monthlyCountsGiveBackWhatWasPutIn() throws IOException {
    var shape = CountSeries.apart(shape(80, 120), null);
    CountSeries series = new CountProcess(0.2, 0.5, 0.4, 1).simulate(shape, 3);
    var text = new StringBuilder("place,month,count\n");
    for (int p = 0; p < series.places(); p++) {
      for (int t = 0; t < series.months(); t++) {
        if (series.counts()[p][t] > 0 || t == 0 || t == series.months() - 1) {
          text.append("p%d,%d,%d%n".formatted(p, t, series.counts()[p][t]));
        }
      }
    }
    Map<String, Object> answer = of(text.toString()).answer();
    assertThat(answer).containsEntry("places", 80).containsEntry("months", 120);
    assertThat(estimate(answer, "branching_ratio"))
        .isCloseTo(0.5, within(3 * error(answer, "branching_ratio")));
    assertThat(estimate(answer, "same_month"))
        .isCloseTo(0.4, within(3 * error(answer, "same_month")));
  }

  /// A shape needs an incident somewhere; the counts are not used.
  private static int[][] shape(int places, int months) {
    int[][] counts = new int[places][months];
    counts[0][0] = 1;
    return counts;
  }

  @Test
  void mistakesAreNamedAllAtOnce() throws IOException {
    of("t,latitude,longitude\nx,40,20\n1,95,20\n2,40,NaN\n")
        .refused("events.csv:2: t is \"x\"", ":3: latitude is 95", ":4: longitude is \"NaN\"");
    of("time\n1\n").refused("column t is missing");
    of("t,latitude\n1,40\n").refused("latitude and longitude go together");
    of("t\n1\n2\n").refused("the number of events is 2");
    of("t\n" + "5.5\n".repeat(12)).refused("all events are at the same time");
    of("t,mark\n" + "1.5,2\n2.5,2\n".repeat(6)).refused("all marks are the same");
    of("t\n" + "1.5\n2.5\n".repeat(6), "--from", 2).refused("outside of --from and --to");
    of("t\n" + "1.5\n2.5\n".repeat(6), "--to", "never").refused("--to is never");
    of("place,month,count\na,1,x\na,2.5,1\n").refused(":2: count", ":3: month");
    of("place,month,count\na,1,0\na,2,0\n").refused("no incidents");
    of("place,month,count,exposure\na,1,3,0\na,2,1,1\n").refused("incidents without exposure");
    of("place,month,count,latitude,longitude\na,1,3,40,20\na,2,1,41,20\n")
        .refused("lies elsewhere");
    of("").refused("is empty");
  }
}
