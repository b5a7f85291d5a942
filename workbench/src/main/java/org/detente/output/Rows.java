package org.detente.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A table being written row by row, in whichever form.
interface Rows extends Closeable {

  /// A column.
  record Column(String name, Kind kind) {

    static Column text(String name) {
      return new Column(name, Kind.TEXT);
    }

    static Column whole(String name) {
      return new Column(name, Kind.WHOLE);
    }

    static Column number(String name) {
      return new Column(name, Kind.NUMBER);
    }
  }

  /// What a column holds.
  enum Kind {
    TEXT,
    /// Integers of 32 bits.
    WHOLE,
    /// Doubles; NaN is written as nothing.
    NUMBER
  }

  /// Writes a row.
  ///
  /// @param cells as many as columns: texts, Integers and Doubles
  void row(Object... cells) throws IOException;

  /// Begins a table: Parquet where the name ends so, else CSV.
  static Rows open(Path file, List<Column> columns) throws IOException {
    if (file.getFileName().toString().endsWith(".parquet")) {
      return new ParquetFile(file, columns);
    }
    var table = new Table(file, columns.stream().map(Column::name).toList());
    return new Rows() {
      @Override
      public void row(Object... cells) {
        table.row(cells);
      }

      @Override
      public void close() throws IOException {
        table.close();
      }
    };
  }
}
