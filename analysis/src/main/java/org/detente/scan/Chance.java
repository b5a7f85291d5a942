package org.detente.scan;

import java.util.Arrays;
import org.detente.numeric.Draws;

/// Makes samples as chance alone would. The sample depends on the seed and the number of the
/// repetition only.
///
/// Belongs to one thread.
final class Chance {

  private static final int PURPOSE = 0x7363;

  private final ScanModel model;
  private final int seed;
  private final int total;
  private final int intervals;
  private final int[][] sample;

  /// Poisson: where cells end on the scale of expected cases.
  private final double[] ends;

  /// Bernoulli: cell of each individual. Permutation: place of each case.
  private final int[] pool;

  /// Permutation: interval of each case.
  private final int[] times;

  Chance(ScanData data, double[][] expected, int seed) {
    this.model = data.model();
    this.seed = seed;
    this.total = data.total();
    this.intervals = data.intervals();
    this.sample = new int[data.places()][intervals];
    this.ends = model == ScanModel.POISSON ? ends(expected) : new double[0];
    this.times = model == ScanModel.PERMUTATION ? new int[total] : new int[0];
    this.pool =
        switch (model) {
          case POISSON -> new int[0];
          case BERNOULLI -> individuals(data);
          case PERMUTATION -> cases(data);
        };
  }

  private double[] ends(double[][] expected) {
    double[] ends = new double[expected.length * intervals];
    double sum = 0;
    for (int i = 0; i < ends.length; i++) {
      sum += expected[i / intervals][i % intervals];
      ends[i] = sum;
    }
    return ends;
  }

  private int[] individuals(ScanData data) {
    int[] cells = new int[(int) data.individuals()];
    int next = 0;
    for (int p = 0; p < data.places(); p++) {
      for (int t = 0; t < intervals; t++) {
        int here = (int) data.base()[p][t];
        Arrays.fill(cells, next, next + here, p * intervals + t);
        next += here;
      }
    }
    return cells;
  }

  private int[] cases(ScanData data) {
    int[] places = new int[total];
    int next = 0;
    for (int p = 0; p < data.places(); p++) {
      for (int t = 0; t < intervals; t++) {
        int here = data.cases()[p][t];
        Arrays.fill(places, next, next + here, p);
        Arrays.fill(times, next, next + here, t);
        next += here;
      }
    }
    return places;
  }

  /// A sample; overwritten by the next.
  ///
  /// @param repetition number
  /// @return shape [places][intervals]
  int[][] sample(int repetition) {
    var draws = new Draws(seed, PURPOSE, repetition);
    for (int[] row : sample) {
      Arrays.fill(row, 0);
    }
    switch (model) {
      case POISSON -> scatter(draws);
      case BERNOULLI -> choose(draws);
      case PERMUTATION -> exchange(draws);
    }
    return sample;
  }

  private void scatter(Draws draws) {
    double all = ends[ends.length - 1];
    for (int i = 0; i < total; i++) {
      int cell = Arrays.binarySearch(ends, draws.uniform() * all);
      cell = Math.min(cell < 0 ? -cell - 1 : cell, ends.length - 1);
      sample[cell / intervals][cell % intervals]++;
    }
  }

  /// Chooses cases among a fresh copy of the individuals: an order left by an earlier repetition
  /// would make samples depend on the thread.
  private void choose(Draws draws) {
    int[] order = pool.clone();
    for (int i = 0; i < total; i++) {
      int j = i + draws.below(order.length - i);
      int cell = order[j];
      order[j] = order[i];
      order[i] = cell;
      sample[cell / intervals][cell % intervals]++;
    }
  }

  private void exchange(Draws draws) {
    int[] order = times.clone();
    for (int i = 0; i < total; i++) {
      int j = i + draws.below(total - i);
      int time = order[j];
      order[j] = order[i];
      order[i] = time;
      sample[pool[i]][time]++;
    }
  }
}
