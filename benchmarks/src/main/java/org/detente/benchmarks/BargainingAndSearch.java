package org.detente.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.detente.bargaining.BargainingActor;
import org.detente.bargaining.BargainingScenario;
import org.detente.bargaining.SpatialModel;
import org.detente.bargaining.SpatialSettings;
import org.detente.bargaining.SpatialTurn;
import org.detente.numeric.Philox;
import org.detente.search.Dtlz2;
import org.detente.search.Evaluation;
import org.detente.search.Hypervolume;
import org.detente.search.LakeProblem;
import org.detente.search.Search;
import org.detente.search.SearchSettings;
import org.detente.search.TestProblem;
import org.detente.search.Zdt1;

/// What bargaining, search and hypervolume cost on one thread, on invented input. Processor time of
/// the thread is counted, so that other work on the machine disturbs little. Cold is the first run
/// in the process, warm the median of those after it.
public final class BargainingAndSearch {

  private static final int ACTORS = 26;
  private static final int TURNS = 20;
  private static final int EVALUATIONS = 10_000;
  private static final int RUNS = 15;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private BargainingAndSearch() {}

  /// Prints the table. No arguments.
  public static void main(String[] arguments) {
    System.out.printf(Locale.ROOT, "%-60s %10s %10s%n", "", "cold", "warm");
    bargaining();
    search(new Zdt1());
    search(new Dtlz2());
    search(new LakeProblem(inflows()));
    hypervolume(3);
    hypervolume(4);
  }

  private static void bargaining() {
    SpatialSettings s = SpatialSettings.standard();
    var settings =
        new SpatialSettings(
            s.victory(),
            s.election(),
            s.transition(),
            s.voting(),
            s.riskAdjustment(),
            s.riskRange(),
            s.commitment(),
            s.interpolation(),
            s.offers(),
            s.corrected(),
            TURNS,
            TURNS,
            0,
            1);
    BargainingScenario scenario = scenario();
    var ms = new double[RUNS];
    int bargains = 0;
    for (int r = 0; r < RUNS; r++) {
      long start = CLOCK.getCurrentThreadCpuTime();
      List<SpatialTurn> turns = SpatialModel.run(scenario, settings);
      ms[r] = (CLOCK.getCurrentThreadCpuTime() - start) / 1e6;
      bargains = turns.stream().mapToInt(t -> t.bargains().size()).sum();
    }
    String what = "bargaining, %d actors x %d turns, %d bargains: ms";
    print(String.format(Locale.ROOT, what, ACTORS, TURNS, bargains), ms);
  }

  private static BargainingScenario scenario() {
    var luck = new Philox();
    var actors = new ArrayList<BargainingActor>();
    for (int i = 0; i < ACTORS; i++) {
      luck.draw(1, 2, i, 0, 0, 0);
      double position = 100 * luck.first();
      double salience = 20 + 75 * luck.second();
      luck.draw(1, 2, i, 1, 0, 0);
      double capability = 5 + 95 * luck.first();
      actors.add(
          new BargainingActor("actor " + i, "", capability, List.of(position), List.of(salience)));
    }
    return new BargainingScenario("invented", List.of("issue"), actors);
  }

  private static List<List<Double>> inflows() {
    var luck = new Philox();
    var series = new ArrayList<List<Double>>();
    for (int s = 0; s < 20; s++) {
      var years = new ArrayList<Double>();
      for (int t = 0; t < 100; t++) {
        luck.draw(1, 3, s, t, 0, 0);
        years.add(0.04 * luck.first() * luck.second());
      }
      series.add(years);
    }
    return series;
  }

  /// Time within the search only: what the problem itself takes is left out.
  private static void search(TestProblem problem) {
    var us = new double[RUNS];
    for (int r = 0; r < RUNS; r++) {
      long[] evaluating = {0};
      long start = CLOCK.getCurrentThreadCpuTime();
      Search.run(
          problem.space(),
          new SearchSettings(r + 1L, 100, 100),
          batch -> {
            long before = CLOCK.getCurrentThreadCpuTime();
            List<Evaluation> done = problem.evaluate(batch);
            evaluating[0] += CLOCK.getCurrentThreadCpuTime() - before;
            return done;
          },
          EVALUATIONS);
      us[r] = (CLOCK.getCurrentThreadCpuTime() - start - evaluating[0]) / 1e3 / EVALUATIONS;
    }
    print("search, " + problem.getClass().getSimpleName() + ": us an evaluation", us);
  }

  /// Points on a sphere, none of which dominates another.
  private static void hypervolume(int objectives) {
    var luck = new Philox();
    var points = new ArrayList<List<Double>>();
    for (int i = 0; i < 500; i++) {
      var direction = new double[objectives];
      double squares = 0;
      for (int m = 0; m < objectives; m++) {
        luck.draw(1, 4, i, m, 0, 0);
        direction[m] = Math.sqrt(-Math.log(luck.first())) * Math.cos(luck.second());
        squares += direction[m] * direction[m];
      }
      double length = Math.sqrt(squares);
      points.add(Arrays.stream(direction).map(d -> Math.abs(d) / length).boxed().toList());
    }
    List<Double> reference = Arrays.stream(new double[objectives]).map(z -> 1.1).boxed().toList();
    var ms = new double[RUNS];
    double volume = 0;
    for (int r = 0; r < RUNS; r++) {
      long start = CLOCK.getCurrentThreadCpuTime();
      volume += Hypervolume.of(points, reference);
      ms[r] = (CLOCK.getCurrentThreadCpuTime() - start) / 1e6;
    }
    String what = "hypervolume, 500 points, %d objectives (%.4f): ms";
    print(String.format(Locale.ROOT, what, objectives, volume / RUNS), ms);
  }

  private static void print(String what, double[] runs) {
    double[] warm = Arrays.copyOfRange(runs, 1, runs.length);
    Arrays.sort(warm);
    System.out.printf(Locale.ROOT, "%-60s %10.2f %10.2f%n", what, runs[0], warm[warm.length / 2]);
  }
}
