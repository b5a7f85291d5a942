package org.detente.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.Threads;
import org.detente.evidence.EvidenceBase;
import org.detente.exploration.Brief;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.theatre.Presence.Mandate;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: leaving early, at benchmark, late and at fixed dates.
class HandoverStudyTest {

  private static final TheatreFolder TINY =
      TheatreFolder.load(Path.of("../model/src/test/resources/theatres/tiny"));
  private static final List<Integer> DATES = List.of(12, 48, 96);
  private static final Ensemble.Progress SILENT = (_, _, _) -> {};

  @TempDir Path temporary;

  private static EnsembleRequest request(int futures, Map<String, Range> held) {
    return new EnsembleRequest(
        TINY.theatre(),
        TINY.options(),
        new EvidenceBase(EvidenceBase.shipped().rows(), held),
        futures,
        2,
        240,
        3,
        Set.of());
  }

  private Handover run(EnsembleRequest request, int threads, String folder) throws Exception {
    return HandoverStudy.run(
        request,
        Brief.Acceptable.UNSAID,
        DATES,
        new Threads(threads),
        temporary.resolve(folder),
        "test",
        SILENT);
  }

  @Test
  void departuresStandInOrderAndAccountsAddUp() throws Exception {
    Handover found = run(request(10, Map.of()), 2, "a");
    String mission =
        TINY.options().stream()
            .filter(o -> o.mission().isPresent())
            .map(Option::id)
            .findFirst()
            .orElseThrow();
    assertThat(found.rows()).hasSize(3 * TINY.theatre().zones().size());
    assertThat(found.rows()).allMatch(r -> r.option().equals(mission));
    boolean compared = false;
    for (int i = 0; i < found.rows().size(); i += 3) {
      HandoverRow early = found.rows().get(i);
      HandoverRow benchmark = found.rows().get(i + 1);
      HandoverRow late = found.rows().get(i + 2);
      assertThat(early.leaving()).isEqualTo(Leaving.EARLY);
      assertThat(late.leaving()).isEqualTo(Leaving.LATE);
      assertThat(early.met()).isBetween(0.0, 1.0).isEqualTo(late.met());
      if (benchmark.month().isPresent()) {
        compared = true;
        Range month = benchmark.month().get();
        assertThat(early.month().orElseThrow().central()).isLessThan(month.central());
        assertThat(late.month().orElseThrow().central())
            .isCloseTo(month.central() + 24, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(late.month().orElseThrow().high() + HandoverStudy.WINDOW)
            .isLessThanOrEqualTo(240);
        assertThat(benchmark.incidents().orElseThrow().low()).isNotNegative();
      }
    }
    assertThat(compared).as("some zone in which departures can be compared").isTrue();
    assertThat(found.dates()).hasSize(DATES.size() * TINY.theatre().zones().size());
    assertThat(found.dates())
        .allMatch(d -> Double.isNaN(d.unacceptable()) || d.unacceptable() <= 1);
    assertThat(found.movers()).isNotEmpty();
    assertThat(HandoverStudy.runs(request(10, Map.of()), DATES)).isGreaterThan(10L * 2 * 7);
  }

  @Test
  void threadsAndWhatWasKeptDoNotMatter() throws Exception {
    Handover one = run(request(4, Map.of()), 1, "one");
    run(request(2, Map.of()), 3, "three");
    Handover three = run(request(4, Map.of()), 3, "three");
    assertThat(three.rows()).isEqualTo(one.rows());
    assertThat(three.dates()).isEqualTo(one.dates());
    assertThat(three.movers()).isEqualTo(one.movers());
  }

  /// Benchmarks that nobody can meet are met nowhere; then nothing is said of leaving but at dates.
  @Test
  void whereBenchmarksAreNeverMetItSaysSo() throws Exception {
    Handover found = run(request(3, Map.of("bench_police", Range.exactly(1))), 2, "never");
    assertThat(found.rows())
        .allMatch(r -> r.met() == 0 && r.compared() == 0)
        .allMatch(r -> r.month().isEmpty() && r.rate().isEmpty());
    assertThat(found.dates()).anyMatch(d -> d.futures() > 0);
  }

  @Test
  void theEarliestDateIsTheFirstFromWhichOnAllAreAcceptable() {
    List<DateRow> dates =
        List.of(
            new DateRow("o", "z", 12, 9, 0.1),
            new DateRow("o", "z", 24, 9, 0.5),
            new DateRow("o", "z", 36, 9, 0.2),
            new DateRow("o", "z", 48, 9, 0.1),
            new DateRow("o", "z", 60, 0, Double.NaN),
            new DateRow("o", "y", 12, 9, 0.9));
    var handover =
        new Handover(
            9,
            1,
            new Brief.Acceptable(10, 2, 0.2, "test"),
            List.of(),
            List.of(),
            dates,
            List.of(),
            List.of());
    assertThat(handover.earliest("o", "z")).hasValue(36);
    assertThat(handover.earliest("o", "y")).isEmpty();
    assertThat(handover.earliest("o", "x")).isEmpty();
  }

  @Test
  void aMissionStandsBesideOptionsThatHaveItsMandate() {
    Option mission =
        TINY.options().stream().filter(o -> o.mission().isPresent()).findFirst().orElseThrow();
    int comparable = 0;
    for (Mandate mandate : Mandate.values()) {
      var precedent =
          new Precedent("M", "A", Set.of(mandate), "1990", "", "s", "f", "x", Precedent.Facts.NONE);
      comparable += precedent.comparable(mission) ? 1 : 0;
      assertThat(precedent.comparable(TINY.statusQuo())).isFalse();
    }
    assertThat(comparable).isBetween(1, Mandate.values().length - 1);
  }
}
