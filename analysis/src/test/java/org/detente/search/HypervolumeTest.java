package org.detente.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.detente.numeric.Philox;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: exact hypervolume.
class HypervolumeTest {

  private static final Path RECORDED = Path.of("../../shared/oracles/moea");

  private final Philox luck = new Philox();

  /// Random points; coarse ones have many equal coordinates.
  private List<List<Double>> points(int seed, int count, int objectives, boolean coarse) {
    var points = new ArrayList<List<Double>>();
    for (int i = 0; i < count; i++) {
      var point = new ArrayList<Double>();
      for (int m = 0; m < objectives; m++) {
        luck.draw(seed, 11, i, m, 0, 0);
        double value = 1.2 * luck.first();
        point.add(coarse ? Math.floor(5 * value) / 5 : value);
      }
      points.add(point);
    }
    return points;
  }

  /// Plain and slow: the grid that all coordinates make is counted cell by cell.
  private static double byCells(List<List<Double>> points, List<Double> reference) {
    int m = reference.size();
    var cuts = new ArrayList<double[]>();
    for (int k = 0; k < m; k++) {
      int objective = k;
      double top = reference.get(k);
      cuts.add(
          DoubleStream.concat(
                  points.stream().mapToDouble(p -> p.get(objective)).filter(v -> v < top),
                  DoubleStream.of(top))
              .sorted()
              .distinct()
              .toArray());
    }
    return cells(points, cuts, new double[m], 0, 1);
  }

  private static double cells(
      List<List<Double>> points, List<double[]> cuts, double[] corner, int k, double size) {
    if (k == corner.length) {
      boolean dominated =
          points.stream()
              .anyMatch(
                  p -> {
                    for (int i = 0; i < corner.length; i++) {
                      if (p.get(i) > corner[i]) {
                        return false;
                      }
                    }
                    return true;
                  });
      return dominated ? size : 0;
    }
    double sum = 0;
    double[] cut = cuts.get(k);
    for (int i = 0; i + 1 < cut.length; i++) {
      corner[k] = cut[i];
      sum += cells(points, cuts, corner, k + 1, size * (cut[i + 1] - cut[i]));
    }
    return sum;
  }

  @Test
  void agreesWithCountingCells() {
    for (int seed = 0; seed < 60; seed++) {
      int objectives = 1 + seed % 5;
      int count = objectives == 5 ? 6 : 12;
      List<List<Double>> points = points(seed, count, objectives, seed % 2 == 0);
      List<Double> reference = Collections.nCopies(objectives, 1.0);
      assertThat(Hypervolume.of(points, reference))
          .as("seed %s", seed)
          .isCloseTo(byCells(points, reference), within(1e-12));
    }
  }

  @Test
  void neitherOrderNorDominatedPointsMatter() {
    for (int seed = 0; seed < 30; seed++) {
      int objectives = 2 + seed % 4;
      List<Double> reference = Collections.nCopies(objectives, 1.0);
      List<List<Double>> points = points(seed, 40, objectives, false);
      double volume = Hypervolume.of(points, reference);
      var more = new ArrayList<>(points);
      for (List<Double> point : points) {
        more.add(point.stream().map(v -> v + 0.1).toList());
      }
      more.addAll(points);
      Collections.reverse(more);
      assertThat(Hypervolume.of(more, reference)).isCloseTo(volume, within(1e-12));
    }
  }

  @Test
  void aBetterPointAddsVolume() {
    for (int seed = 0; seed < 30; seed++) {
      List<Double> reference = Collections.nCopies(4, 1.5);
      List<List<Double>> points = points(seed, 20, 4, false);
      var more = new ArrayList<>(points);
      more.set(3, points.get(3).stream().map(v -> v - 0.05).toList());
      assertThat(Hypervolume.of(more, reference))
          .isGreaterThanOrEqualTo(Hypervolume.of(points, reference) - 1e-12);
      more.add(List.of(-0.1, -0.1, -0.1, -0.1));
      assertThat(Hypervolume.of(more, reference)).isCloseTo(Math.pow(1.6, 4), within(1e-9));
    }
  }

  @Test
  void whatIsNotBetterThanTheReferenceCountsNothing() {
    assertThat(Hypervolume.of(List.of(), List.of(1.0, 1.0))).isZero();
    assertThat(Hypervolume.of(List.of(List.of(0.0, 1.0)), List.of(1.0, 1.0))).isZero();
    assertThat(Hypervolume.of(List.of(List.of(0.0, 2.0, 0.0)), List.of(1.0, 1.0, 1.0))).isZero();
    assertThatThrownBy(() -> Hypervolume.of(List.of(List.of(0.0)), List.of(1.0, 1.0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// Fronts that other programmes found; their volumes were computed by a programme of its own.
  @Test
  void agreesWithRecordedVolumes() throws IOException {
    assumeTrue(Files.isDirectory(RECORDED), "the recorded fronts are not beside the project");
    List<String> lines = Files.readAllLines(RECORDED.resolve("indicators.csv"));
    int compared = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      List<Double> reference =
          Arrays.stream(cells[6].replaceAll("[\\[\\]]", "").split(" "))
              .map(Double::valueOf)
              .toList();
      List<String> rows = Files.readAllLines(RECORDED.resolve(cells[0]));
      var points = new ArrayList<List<Double>>();
      for (String row : rows) {
        if (!row.isBlank() && !Character.isLetter(row.charAt(0))) {
          List<Double> values = Arrays.stream(row.split(",")).map(Double::valueOf).toList();
          points.add(values.subList(0, reference.size()));
        }
      }
      assertThat(Hypervolume.of(points, reference))
          .as(cells[0])
          .isCloseTo(Double.parseDouble(cells[3]), within(1e-6));
      compared++;
    }
    assertThat(compared).isGreaterThan(40);
  }
}
