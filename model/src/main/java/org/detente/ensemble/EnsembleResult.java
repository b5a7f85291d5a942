package org.detente.ensemble;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.detente.evidence.Dimension;
import org.detente.evidence.Future;
import org.detente.numeric.Quantiles;
import org.detente.option.Option;
import org.detente.simulation.Layout;
import org.detente.simulation.Variable;

/// What an ensemble found: for every option and future the means over replications, in the order of
/// a [Layout]. Figures lie on disk and are read as they are asked for.
///
/// Thread-safe.
public final class EnsembleResult implements Closeable {

  /// Figures read together, at most so many doubles over all futures.
  private static final int BLOCK = 2_000_000;

  private final EnsembleRequest request;
  private final Layout layout;
  private final List<Dimension> dimensions;
  private final List<Future> futures;
  private final List<ResultStore> stores;
  private final Path folder;

  EnsembleResult(
      EnsembleRequest request,
      Layout layout,
      List<Dimension> dimensions,
      List<Future> futures,
      List<ResultStore> stores,
      Path folder) {
    this.request = request;
    this.layout = layout;
    this.dimensions = dimensions;
    this.futures = futures;
    this.stores = List.copyOf(stores);
    this.folder = folder;
  }

  /// What was asked for.
  public EnsembleRequest request() {
    return request;
  }

  /// Order of the figures.
  public Layout layout() {
    return layout;
  }

  /// What varies over futures.
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /// The futures.
  public List<Future> futures() {
    return futures;
  }

  /// The options, in the order asked for.
  public List<Option> options() {
    return request.options();
  }

  /// A figure over all futures.
  ///
  /// @param option position among the options
  /// @param at position in the layout
  /// @return shape `[futures]`; NaN where it did not happen
  public double[] values(int option, int at) {
    double[] values = new double[futures.size()];
    double[] one = new double[1];
    for (int f = 0; f < values.length; f++) {
      read(option, f, at, 1, one);
      values[f] = one[0];
    }
    return values;
  }

  /// A variable at the end of the runs, over all futures.
  public double[] outcome(int option, Variable variable) {
    return values(option, layout.outcome(variable));
  }

  /// A variable of the theatre at a month, over all futures.
  public double[] atMonth(int option, int month, Variable variable) {
    return values(option, layout.all(month, variable));
  }

  /// Takes the quantiles of a figure over futures.
  public interface QuantileSink {
    /// @param at position in the layout
    /// @param quantiles shape `[q]`, NaN where the thing happened in no future; reused
    void take(int at, double[] quantiles);
  }

  /// Quantiles over futures of all figures of an option, in the order of the layout: exact, in
  /// blocks of bounded size. Futures in which a thing did not happen are left out.
  ///
  /// @param q quantiles asked for, each 0..1
  public void quantiles(int option, double[] q, QuantileSink sink) {
    int n = futures.size();
    int width = Math.max(1, Math.min(layout.size(), BLOCK / n));
    double[][] block = new double[n][width];
    double[] column = new double[n];
    double[] found = new double[q.length];
    for (int from = 0; from < layout.size(); from += width) {
      int count = Math.min(width, layout.size() - from);
      for (int f = 0; f < n; f++) {
        read(option, f, from, count, block[f]);
      }
      for (int k = 0; k < count; k++) {
        int size = 0;
        for (int f = 0; f < n; f++) {
          if (!Double.isNaN(block[f][k])) {
            column[size++] = block[f][k];
          }
        }
        java.util.Arrays.sort(column, 0, size);
        for (int i = 0; i < q.length; i++) {
          found[i] = size == 0 ? Double.NaN : Quantiles.ofSorted(column, size, q[i]);
        }
        sink.take(from + k, found);
      }
    }
  }

  private void read(int option, int future, int from, int count, double[] into) {
    try {
      stores.get(option).read(future, from, count, into);
    } catch (IOException e) {
      throw new UncheckedIOException("the ensemble's results cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    for (ResultStore store : stores) {
      store.close();
    }
  }

  /// Closes the results and removes them from disk.
  public void discard() throws IOException {
    close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
