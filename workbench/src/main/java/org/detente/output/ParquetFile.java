package org.detente.output;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A Parquet file being written: texts by dictionary, integers and doubles plain, nothing
/// compressed, so that the same rows give the same bytes everywhere. Texts and integers are always
/// there; a double that is NaN is null.
///
/// Source: Apache Parquet format, version 1 data pages, encodings PLAIN, RLE and RLE_DICTIONARY.
///
/// Not thread-safe.
final class ParquetFile implements Rows {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int ROWS_A_GROUP = 1 << 17;

  private static final int TYPE_INT32 = 1;
  private static final int TYPE_DOUBLE = 5;
  private static final int TYPE_BYTE_ARRAY = 6;
  private static final int REQUIRED = 0;
  private static final int OPTIONAL = 1;
  private static final int CONVERTED_UTF8 = 0;
  private static final int PLAIN = 0;
  private static final int RLE = 3;
  private static final int RLE_DICTIONARY = 8;
  private static final int DATA_PAGE = 0;
  private static final int DICTIONARY_PAGE = 2;
  private static final int UNCOMPRESSED = 0;

  private final OutputStream file;
  private final List<Column> columns;
  private final List<Buffer> buffers = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private long written;
  private long allRows;
  private int rows;

  private record Chunk(long dictionaryAt, long dataAt, long size) {}

  private record Group(List<Chunk> chunks, int rows) {}

  /// @param file overwritten
  ParquetFile(Path file, List<Column> columns) throws IOException {
    this.columns = List.copyOf(columns);
    columns.forEach(c -> buffers.add(new Buffer(c.kind())));
    this.file = new BufferedOutputStream(Files.newOutputStream(file));
    write(MAGIC);
  }

  @Override
  public void row(Object... cells) throws IOException {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + columns.size() + " columns");
    }
    for (int c = 0; c < cells.length; c++) {
      buffers.get(c).add(cells[c]);
    }
    rows++;
    if (rows == ROWS_A_GROUP) {
      flush();
    }
  }

  /// Values of a column that are not written yet.
  private static final class Buffer {

    private final Kind kind;
    private final Bytes values = new Bytes();
    private final Runs present = new Runs(1);
    private final Map<String, Integer> dictionary = new LinkedHashMap<>();
    private final List<Integer> codes = new ArrayList<>();

    Buffer(Kind kind) {
      this.kind = kind;
    }

    void add(Object cell) {
      switch (kind) {
        case TEXT -> {
          String text = cell.toString();
          Integer code = dictionary.get(text);
          if (code == null) {
            code = dictionary.size();
            dictionary.put(text, code);
          }
          codes.add(code);
        }
        case WHOLE -> values.int32((Integer) cell);
        case NUMBER -> {
          double value = (Double) cell;
          present.add(Double.isNaN(value) ? 0 : 1);
          if (!Double.isNaN(value)) {
            values.int64(Double.doubleToRawLongBits(value));
          }
        }
      }
    }

    /// The dictionary as a page; empty where there is none.
    byte[] dictionaryPage() {
      var page = new Bytes();
      dictionary
          .keySet()
          .forEach(
              text -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                page.int32(utf8.length);
                page.writeBytes(utf8);
              });
      return page.toByteArray();
    }

    byte[] dataPage() {
      var page = new Bytes();
      switch (kind) {
        case TEXT -> {
          int width = 32 - Integer.numberOfLeadingZeros(Math.max(1, dictionary.size() - 1));
          var runs = new Runs(width);
          codes.forEach(runs::add);
          page.write(width);
          page.writeBytes(runs.bytes());
        }
        case WHOLE -> page.writeBytes(values.toByteArray());
        case NUMBER -> {
          byte[] levels = present.bytes();
          page.int32(levels.length);
          page.writeBytes(levels);
          page.writeBytes(values.toByteArray());
        }
      }
      return page.toByteArray();
    }

    int encoding() {
      return kind == Kind.TEXT ? RLE_DICTIONARY : PLAIN;
    }

    void clear() {
      values.reset();
      present.clear();
      dictionary.clear();
      codes.clear();
    }
  }

  /// Bytes with numbers in little-endian order.
  private static final class Bytes extends ByteArrayOutputStream {

    private final ByteBuffer eight = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);

    void int32(int value) {
      write(eight.putInt(0, value).array(), 0, 4);
    }

    void int64(long value) {
      write(eight.putLong(0, value).array(), 0, 8);
    }
  }

  /// Runs of equal small integers.
  private static final class Runs {

    private final int bytesEach;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int value;
    private int count;

    Runs(int width) {
      bytesEach = (width + 7) / 8;
    }

    void add(int next) {
      if (count > 0 && next != value) {
        end();
      }
      value = next;
      count++;
    }

    private void end() {
      int left = count << 1;
      while ((left & ~0x7f) != 0) {
        bytes.write(left & 0x7f | 0x80);
        left >>>= 7;
      }
      bytes.write(left);
      for (int i = 0; i < bytesEach; i++) {
        bytes.write(value >>> 8 * i);
      }
      count = 0;
    }

    byte[] bytes() {
      if (count > 0) {
        end();
      }
      return bytes.toByteArray();
    }

    void clear() {
      bytes.reset();
      count = 0;
    }
  }

  private void write(byte[] bytes) throws IOException {
    file.write(bytes);
    written += bytes.length;
  }

  /// Writes a row group.
  private void flush() throws IOException {
    if (rows == 0) {
      return;
    }
    var chunks = new ArrayList<Chunk>();
    for (Buffer buffer : buffers) {
      long start = written;
      long dictionaryAt = -1;
      if (buffer.kind == Kind.TEXT) {
        dictionaryAt = written;
        byte[] page = buffer.dictionaryPage();
        var header = page(DICTIONARY_PAGE, page.length);
        header.struct(7);
        header.i32(1, buffer.dictionary.size());
        header.i32(2, PLAIN);
        header.end();
        header.end();
        write(header.bytes());
        write(page);
      }
      long dataAt = written;
      byte[] page = buffer.dataPage();
      var header = page(DATA_PAGE, page.length);
      header.struct(5);
      header.i32(1, rows);
      header.i32(2, buffer.encoding());
      header.i32(3, RLE);
      header.i32(4, RLE);
      header.end();
      header.end();
      write(header.bytes());
      write(page);
      chunks.add(new Chunk(dictionaryAt, dataAt, written - start));
      buffer.clear();
    }
    groups.add(new Group(chunks, rows));
    allRows += rows;
    rows = 0;
  }

  private static ThriftBytes page(int type, int size) {
    var header = new ThriftBytes();
    header.i32(1, type);
    header.i32(2, size);
    header.i32(3, size);
    return header;
  }

  @Override
  public void close() throws IOException {
    try (file) {
      flush();
      byte[] footer = footer();
      write(footer);
      var length = new Bytes();
      length.int32(footer.length);
      write(length.toByteArray());
      write(MAGIC);
    }
  }

  private byte[] footer() {
    var footer = new ThriftBytes();
    footer.i32(1, 1);
    footer.structs(2, columns.size() + 1);
    footer.element();
    footer.text(4, "schema");
    footer.i32(5, columns.size());
    footer.end();
    for (Column column : columns) {
      footer.element();
      footer.i32(1, type(column.kind()));
      footer.i32(3, column.kind() == Kind.NUMBER ? OPTIONAL : REQUIRED);
      footer.text(4, column.name());
      if (column.kind() == Kind.TEXT) {
        footer.i32(6, CONVERTED_UTF8);
      }
      footer.end();
    }
    footer.i64(3, allRows);
    footer.structs(4, groups.size());
    groups.forEach(group -> group(footer, group));
    footer.text(6, "detente");
    footer.end();
    return footer.bytes();
  }

  private static int type(Kind kind) {
    return switch (kind) {
      case TEXT -> TYPE_BYTE_ARRAY;
      case WHOLE -> TYPE_INT32;
      case NUMBER -> TYPE_DOUBLE;
    };
  }

  private void group(ThriftBytes footer, Group group) {
    footer.element();
    footer.structs(1, columns.size());
    long size = 0;
    for (int c = 0; c < columns.size(); c++) {
      Chunk chunk = group.chunks().get(c);
      Kind kind = columns.get(c).kind();
      size += chunk.size();
      footer.element();
      footer.i64(2, chunk.dictionaryAt() < 0 ? chunk.dataAt() : chunk.dictionaryAt());
      footer.struct(3);
      footer.i32(1, type(kind));
      switch (kind) {
        case TEXT -> footer.i32s(2, PLAIN, RLE, RLE_DICTIONARY);
        case WHOLE -> footer.i32s(2, PLAIN);
        case NUMBER -> footer.i32s(2, PLAIN, RLE);
      }
      footer.texts(3, columns.get(c).name());
      footer.i32(4, UNCOMPRESSED);
      footer.i64(5, group.rows());
      footer.i64(6, chunk.size());
      footer.i64(7, chunk.size());
      footer.i64(9, chunk.dataAt());
      if (chunk.dictionaryAt() >= 0) {
        footer.i64(11, chunk.dictionaryAt());
      }
      footer.end();
      footer.end();
    }
    footer.i64(2, size);
    footer.i64(3, group.rows());
    footer.end();
  }
}
