package org.detente.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.detente.comparison.Compared;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.FutureSample;
import org.detente.ensemble.Threads;
import org.detente.evidence.Correlation;
import org.detente.evidence.Dimension;
import org.detente.evidence.Future;
import org.detente.evidence.Futures;
import org.detente.numeric.RankCorrelation;
import org.detente.option.Option;
import org.detente.sensitivity.MorrisDesign;
import org.detente.sensitivity.SaltelliDesign;
import org.detente.simulation.Variable;
import org.detente.theatre.Presence;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// FEATURE UNDER TEST: designs, sensitivity and levers.
class DesignsTest {

  private static final Ensemble.Progress SILENT = (_, _, _) -> {};

  @TempDir Path temporary;

  private final EnsembleRequest request = TinyStudy.request(4, 36, 3, Map.of());
  private final Futures space = request.space();
  private final Option mission =
      request.options().stream().filter(o -> o.mission().isPresent()).findFirst().orElseThrow();

  @ParameterizedTest
  @EnumSource(Design.class)
  void everyDesignKeepsToTheRangesAndRowsThatBelongTogetherShareTheirLuck(Design design) {
    FutureSample sample = design.sample(space, 3, 9);
    int k = Design.varying(space.dimensions()).size();
    int together =
        switch (design) {
          case SOBOL, LATIN_HYPERCUBE -> 1;
          case SALTELLI -> new SaltelliDesign(k, false).blockRows();
          case MORRIS -> new MorrisDesign(k, 4).trajectoryRows();
        };
    assertThat(sample.futures()).hasSize(3 * together);
    for (int f = 0; f < sample.futures().size(); f++) {
      Future future = sample.futures().get(f);
      assertThat(future.index()).isEqualTo(f / together);
      for (int d = 0; d < space.dimensions().size(); d++) {
        Dimension dimension = space.dimensions().get(d);
        assertThat(future.value(d))
            .as(dimension.key())
            .isBetween(dimension.range().low() - 1e-9, dimension.range().high() + 1e-9);
      }
    }
    assertThat(Design.of(design.id())).contains(design);
  }

  /// What goes together in the sequence goes together in a Latin hypercube, and every dimension
  /// that does not still fills all its slices. Designs for shares of variance take all as
  /// independent.
  @Test
  void aLatinHypercubeKeepsWhatGoesTogether() {
    int count = 512;
    Futures joined = space.correlated(List.of(new Correlation("c_sign", "talks_fail", -0.6)));

    FutureSample sample = Design.LATIN_HYPERCUBE.sample(joined, count, 4);

    assertThat(RankCorrelation.of(values(sample, "c_sign"), values(sample, "talks_fail")))
        .isBetween(-0.67, -0.53);
    assertThat(
            RankCorrelation.of(values(sample, "hr_observer"), values(sample, "hr_interposition")))
        .isBetween(0.38, 0.58);
    Dimension deaths = space.dimensions().get(space.position("tau_x"));
    double[] placed = values(sample, deaths.key());
    Arrays.sort(placed);
    for (int slice = 0; slice < count; slice++) {
      assertThat(placed[slice])
          .isBetween(
              deaths.at((double) slice / count) - 1e-9, deaths.at((slice + 1.0) / count) + 1e-9);
    }
    assertThat(Design.LATIN_HYPERCUBE.keepsCorrelations()).isTrue();
    assertThat(Design.SALTELLI.keepsCorrelations()).isFalse();
    assertThat(joined.correlated()).isTrue();
  }

  private double[] values(FutureSample sample, String key) {
    int d = space.position(key);
    return sample.futures().stream().mapToDouble(f -> f.value(d)).toArray();
  }

  private DesignRuns runs(int threads, String folder) {
    return new DesignRuns(request, new Threads(threads), temporary.resolve(folder), "test");
  }

  /// Incidents on the line move with the theatre's deaths a year and not with what police cost: the
  /// screening passes the one, and the shares of variance find it. Luck has its share of the
  /// variance, too; without tension and over many replications little is left of it.
  @Test
  void whatMovesAnOutcomePassesAndGetsTheLargestShare() throws Exception {
    EnsembleRequest calm =
        TinyStudy.onlyMoves(
            4, 36, 3, Map.of("deaths_sq", new Range(5, 20, 80), "sig_x", Range.exactly(0.01)));
    var runs = new DesignRuns(calm, new Threads(2), temporary.resolve("s"), "test");
    var study =
        new SensitivityStudy(
            runs,
            List.of(TinyStudy.TINY.statusQuo()),
            calm.space(),
            List.of(TinyStudy.atMost(Variable.LINE_INCIDENTS, 10)),
            new SensitivityStudy.Settings(4, 64, 16));
    List<SensitivityStudy.ScreeningRow> screening = study.screen(SILENT);
    assertThat(screening)
        .filteredOn(r -> r.parameter().equals("deaths_sq"))
        .allMatch(SensitivityStudy.ScreeningRow::passes);
    assertThat(screening)
        .filteredOn(r -> r.parameter().equals("cost_police"))
        .hasSize(1)
        .noneMatch(SensitivityStudy.ScreeningRow::passes);
    assertThat(screening.stream().filter(SensitivityStudy.ScreeningRow::passes).count())
        .isLessThanOrEqualTo(SensitivityStudy.MOST);

    List<SensitivityStudy.IndexRow> indices = study.indices(screening, SILENT);
    double most = indices.stream().mapToDouble(r -> r.total().value()).max().orElseThrow();
    assertThat(indices)
        .filteredOn(r -> r.parameter().equals("deaths_sq"))
        .hasSize(1)
        .allMatch(r -> r.total().value() == most && r.total().value() > 0.8);
    assertThat(indices)
        .allMatch(
            r ->
                r.first().value()
                    <= r.total().value()
                        + 2 * (r.first().halfWidth() + r.total().halfWidth())
                        + 0.05);
  }

  @Test
  void threadsAndWhatWasKeptDoNotMatter() throws Exception {
    FutureSample sample = Design.SOBOL.sample(space, 5, 3);
    List<DesignRuns.Job> jobs =
        request.options().stream().map(o -> new DesignRuns.Job(o, sample)).toList();
    var outcomes = List.of(Variable.LINE_INCIDENTS, Variable.RETURNED);
    List<double[][]> one = runs(1, "one").run(jobs, outcomes, 2, SILENT);
    // The first two jobs lie there already; the third is new.
    runs(3, "three").run(jobs.subList(0, 2), outcomes, 2, SILENT);
    int[] kept = {-1};
    List<double[][]> three = runs(3, "three").run(jobs, outcomes, 2, (_, k, _) -> kept[0] = k);
    assertThat(kept[0]).isEqualTo(10);
    for (int j = 0; j < jobs.size(); j++) {
      for (int k = 0; k < outcomes.size(); k++) {
        assertThat(three.get(j)[k]).isEqualTo(one.get(j)[k]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Lever.class)
  void aLeverTurnsOneThing(Lever lever) {
    for (String level : lever.levels()) {
      Option turned = lever.at(mission, level, request.theatre());
      assertThat(turned.id()).isEqualTo(mission.id() + "." + lever.id() + "-" + level);
      assertThat(turned.dates()).isEqualTo(mission.dates());
      assertThat(turned.linePlans()).isEqualTo(mission.linePlans());
      if (lever != Lever.NUMBERS) {
        assertThat(turned.zonePlans()).isEqualTo(mission.zonePlans());
      }
      boolean same = lever.level(mission).filter(level::equals).isPresent();
      boolean equal =
          turned.headings().equals(mission.headings())
              && turned.zonePlans().equals(mission.zonePlans())
              && turned.mission().equals(mission.mission());
      if (same) {
        assertThat(equal).isTrue();
      }
      // A floor may stand where the lever would put it.
      if (!same && lever != Lever.COMMITMENT) {
        assertThat(equal).isFalse();
      }
    }
  }

  @Test
  void twiceTheNumbersAreTwiceTheInternationalsAndNobodyElse() {
    Option twice = Lever.NUMBERS.at(mission, "double", request.theatre());
    for (var zone : request.theatre().zones()) {
      var before = mission.zonePlans().get(zone.id());
      var after = twice.zonePlans().get(zone.id());
      before
          .phases()
          .forEach(
              (phase, presences) -> {
                for (int i = 0; i < presences.size(); i++) {
                  Presence one = presences.get(i);
                  Presence two = after.phases().get(phase).get(i);
                  assertThat(two.persons(zone))
                      .isEqualTo((one.international() ? 2 : 1) * one.persons(zone));
                }
              });
    }
  }

  @Test
  void aFactorialHasEveryCombinationOnce() {
    List<Option> all =
        Lever.factorial(mission, List.of(Lever.REFORM, Lever.CONSULTATION), request.theatre());
    assertThat(all).hasSize(6);
    assertThat(new HashSet<>(all.stream().map(Option::id).toList())).hasSize(6);
    assertThat(
            all.stream()
                .map(o -> o.headings().police() + " " + o.headings().consultation())
                .distinct())
        .hasSize(6);
    assertThat(Lever.factorial(mission, List.of(), request.theatre())).containsExactly(mission);
  }

  @Test
  void leversAreComparedWithTheOptionItself() throws Exception {
    FutureSample sample = Design.SOBOL.sample(space, 6, 3);
    List<LeverStudy.Row> rows =
        LeverStudy.run(
            runs(2, "levers"),
            request.options(),
            List.of(Lever.COMMITMENT, Lever.NUMBERS),
            sample,
            1,
            SILENT);
    // Only one option has a mission; four turns, each in every outcome.
    assertThat(rows).hasSize(4 * Compared.values().length);
    assertThat(rows).allMatch(r -> r.option().equals(mission.id()));
    assertThat(rows).allMatch(r -> r.lowDifference() <= r.highDifference());
    assertThat(rows).allMatch(r -> r.better() >= 0 && r.better() <= 1);
  }
}
