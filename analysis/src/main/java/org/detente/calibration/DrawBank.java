package org.detente.calibration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.detente.ensemble.Crew;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.ResultStore;
import org.detente.evidence.Future;

/// Draws from the prior with the history that each of them gave.
///
/// @param quantiles where the calibrated values lie in their priors; shape `[draws][space.size()]`
/// @param histories reported deaths by year; shape `[draws][years]`
record DrawBank(double[][] quantiles, double[][] histories) {

  /// Draws that are simulated, and kept on disk, together.
  static final int BATCH = 200;

  /// Simulates what is not yet on disk, and reads the rest.
  ///
  /// @param years length of a history
  /// @param draws number of draws; the first of any larger number
  /// @param threads 1 or more; does not change the result
  /// @throws InterruptedException if this thread is interrupted; what was finished is kept
  static DrawBank fill(
      CalibrationRequest request,
      CalibrationSpace space,
      int years,
      int draws,
      int threads,
      ResultStore store,
      Ensemble.Progress progress)
      throws IOException, InterruptedException {
    int batches = (draws + BATCH - 1) / BATCH;
    var missing = new ArrayList<Integer>();
    for (int b = 0; b < batches; b++) {
      if (!store.has(b)) {
        missing.add(b);
      }
    }
    int kept = batches - missing.size();
    var done = new AtomicInteger(kept);
    progress.at(kept * BATCH, kept * BATCH, batches * BATCH);
    Crew.run(
        threads,
        missing.size(),
        () -> {
          var histories = new Histories(request.theatre(), space, request.seed());
          return i -> {
            store.write(missing.get(i), batch(space, histories, missing.get(i), years));
            progress.at(done.incrementAndGet() * BATCH, kept * BATCH, batches * BATCH);
          };
        });
    return read(store, space.size(), years, draws);
  }

  /// A store for draws of this shape.
  static ResultStore store(Path file, CalibrationSpace space, int years) throws IOException {
    return new ResultStore(file, BATCH * (space.size() + years));
  }

  private static double[] batch(CalibrationSpace space, Histories histories, int batch, int years) {
    int width = space.size() + years;
    double[] record = new double[BATCH * width];
    double[] deaths = new double[years];
    List<Future> futures = space.futures().between(batch * BATCH, (batch + 1) * BATCH);
    for (int i = 0; i < BATCH; i++) {
      histories.run(futures.get(i), 0, deaths);
      System.arraycopy(space.quantiles(futures.get(i)), 0, record, i * width, space.size());
      System.arraycopy(deaths, 0, record, i * width + space.size(), years);
    }
    return record;
  }

  private static DrawBank read(ResultStore store, int size, int years, int draws)
      throws IOException {
    double[][] quantiles = new double[draws][size];
    double[][] histories = new double[draws][years];
    int width = size + years;
    double[] record = new double[BATCH * width];
    for (int i = 0; i < draws; i++) {
      if (i % BATCH == 0) {
        store.read(i / BATCH, 0, record.length, record);
      }
      System.arraycopy(record, i % BATCH * width, quantiles[i], 0, size);
      System.arraycopy(record, i % BATCH * width + size, histories[i], 0, years);
    }
    return new DrawBank(quantiles, histories);
  }

  /// Statistics of the first years of every draw.
  ///
  /// @return shape `[draws][statistics]`
  double[][] statistics(int years) {
    double[][] statistics = new double[histories.length][];
    for (int i = 0; i < statistics.length; i++) {
      statistics[i] = Statistic.of(histories[i], years);
    }
    return statistics;
  }
}
