package org.detente.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.detente.evidence.EvidenceBase;
import org.detente.numeric.Quantiles;
import org.detente.simulation.Layout;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: figures over futures, read from disk in blocks.
class EnsembleResultTest {

  /// More figures than one block of 2,000,000 holds.
  private static final int FUTURES = 300;

  private static final double[] ASKED = {0, 0.05, 0.5, 0.95, 1};

  @TempDir Path temporary;

  @Test
  void quantilesInSeveralBlocksAreThoseOfTheValues() throws Exception {
    var request =
        new EnsembleRequest(
            TinyTheatre.theatre(),
            List.of(TinyTheatre.option(TinyTheatre.STATUS_QUO)),
            EvidenceBase.shipped(),
            FUTURES,
            1,
            240,
            1,
            Set.of());
    var layout = new Layout(240, 4);
    assertThat((long) FUTURES * layout.size()).isGreaterThan(2_000_000);
    var random = new SplittableRandom(1);
    double[][] figures = new double[FUTURES][layout.size()];
    var store = new ResultStore(temporary.resolve("option.results"), layout.size());
    for (int f = 0; f < FUTURES; f++) {
      for (int k = 0; k < layout.size(); k++) {
        // Every seventh figure is empty in some futures, the first in all.
        boolean empty = k == 0 || k % 7 == 0 && random.nextInt(3) == 0;
        figures[f][k] = empty ? Double.NaN : random.nextDouble(-1, 1);
      }
      store.write(f, figures[f]);
    }
    var space = request.space();
    try (var subject =
        new EnsembleResult(
            request, layout, space.dimensions(), space.first(FUTURES), List.of(store), temporary)) {
      int[] taken = {0};
      subject.quantiles(
          0,
          ASKED,
          (at, found) -> {
            assertThat(at).isEqualTo(taken[0]);
            taken[0]++;
            double[] there =
                Arrays.stream(figures)
                    .mapToDouble(f -> f[at])
                    .filter(v -> !Double.isNaN(v))
                    .toArray();
            for (int q = 0; q < ASKED.length; q++) {
              double expected = there.length == 0 ? Double.NaN : Quantiles.of(there, ASKED[q]);
              assertThat(Double.compare(found[q], expected)).as("figure %d", at).isZero();
            }
          });

      assertThat(taken[0]).isEqualTo(layout.size());
      assertThat(subject.values(0, 5))
          .isEqualTo(Arrays.stream(figures).mapToDouble(f -> f[5]).toArray());
    }
  }
}
