package org.detente.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: results of an option on disk.
class ResultStoreTest {

  private static final int SIZE = 5;

  @TempDir Path temporary;

  private ResultStore open() throws IOException {
    return new ResultStore(temporary.resolve("folder").resolve("option.results"), SIZE);
  }

  private static double[] figures(int future) {
    return new double[] {future, Double.NaN, -0.0, Math.PI * future, Double.MIN_VALUE};
  }

  @Test
  void whatIsWrittenIsReadBitByBitAfterReopening() throws Exception {
    try (ResultStore store = open()) {
      store.write(0, figures(0));
      store.write(1, figures(1));
    }
    try (ResultStore store = open()) {
      double[] whole = new double[SIZE];
      store.read(1, 0, SIZE, whole);
      double[] part = new double[2];
      store.read(0, 2, 2, part);

      assertThat(bits(whole)).isEqualTo(bits(figures(1)));
      assertThat(bits(part)).isEqualTo(bits(new double[] {-0.0, 0}));
    }
  }

  private static long[] bits(double[] values) {
    return java.util.Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  /// Threads finish futures in any order.
  @Test
  void aFutureThatWasPassedOverIsNotThere() throws Exception {
    try (ResultStore store = open()) {
      store.write(3, figures(3));

      assertThat(store.has(0)).isFalse();
      assertThat(store.has(2)).isFalse();
      assertThat(store.has(3)).isTrue();
      assertThat(store.has(4)).isFalse();
    }
  }

  /// The program was stopped between the figures and the mark, with a later future already whole.
  @Test
  void figuresWithoutTheMarkAreNotThere() throws Exception {
    try (ResultStore store = open()) {
      store.write(0, figures(0));
      store.write(2, figures(2));
    }
    Path file = temporary.resolve("folder").resolve("option.results");
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.allocate(SIZE * Double.BYTES);
      bytes.asDoubleBuffer().put(figures(1));
      channel.write(bytes, (SIZE + 1) * Double.BYTES);
    }
    try (ResultStore store = open()) {
      assertThat(store.has(0)).isTrue();
      assertThat(store.has(1)).isFalse();
      assertThat(store.has(2)).isTrue();
    }
  }

  @Test
  void readingWhatWasCutShortIsRefused() throws Exception {
    try (ResultStore store = open()) {
      store.write(0, figures(0));

      assertThatThrownBy(() -> store.read(1, 0, SIZE, new double[SIZE]))
          .isInstanceOf(IOException.class)
          .hasMessage("the results of future 1 are cut short");
    }
  }
}
