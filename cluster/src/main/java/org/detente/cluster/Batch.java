package org.detente.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.spark.broadcast.Broadcast;
import org.detente.ensemble.Workload;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/// Does a batch of pieces on a worker. Takes the pieces as parts and rows in turn; gives, for each
/// piece, how many figures there are and their bits.
final class Batch extends AbstractFunction1<Iterator<int[]>, byte[]> implements Serializable {

  private static final long serialVersionUID = 1;

  private final String key;
  private final Build build;
  private final Broadcast<byte[]> parcel;

  Batch(String key, Build build, Broadcast<byte[]> parcel) {
    this.key = key;
    this.build = build;
    this.parcel = parcel;
  }

  @Override
  public byte[] apply(Iterator<int[]> pieces) {
    try {
      Bench bench = Bench.of(key, build, parcel);
      Workload.Worker worker = bench.take();
      int[] numbers = pieces.next();
      double[][] figures = new double[numbers.length / 2][];
      int size = 0;
      for (int i = 0; i < figures.length; i++) {
        figures[i] = worker.figures(new Workload.Piece(numbers[2 * i], numbers[2 * i + 1]));
        size += Integer.BYTES + figures[i].length * Double.BYTES;
      }
      bench.give(worker);
      ByteBuffer bytes = ByteBuffer.allocate(size);
      for (double[] each : figures) {
        bytes.putInt(each.length);
        bytes.asDoubleBuffer().put(each);
        bytes.position(bytes.position() + each.length * Double.BYTES);
      }
      return bytes.array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads what a batch gave.
  ///
  /// @return shape `[pieces][figures]`
  static double[][] figures(byte[] given, int pieces) {
    ByteBuffer bytes = ByteBuffer.wrap(given);
    double[][] figures = new double[pieces][];
    for (int i = 0; i < pieces; i++) {
      figures[i] = new double[bytes.getInt()];
      bytes.asDoubleBuffer().get(figures[i]);
      bytes.position(bytes.position() + figures[i].length * Double.BYTES);
    }
    return figures;
  }
}
