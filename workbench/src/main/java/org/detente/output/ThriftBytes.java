package org.detente.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// Bytes of Thrift's compact protocol, as far as the headers and the footer of a Parquet file need
/// it. Fields of a struct are written in ascending order.
///
/// Source: Apache Thrift, "Thrift Compact protocol encoding".
final class ThriftBytes {

  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;
  private static final int SHORT_LIST = 15;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Deque<Integer> outer = new ArrayDeque<>();
  private int last;

  byte[] bytes() {
    return bytes.toByteArray();
  }

  void i32(int field, int value) {
    header(field, I32);
    zigzag(value);
  }

  void i64(int field, long value) {
    header(field, I64);
    zigzag(value);
  }

  void text(int field, String value) {
    header(field, BINARY);
    binary(value);
  }

  /// Begins a struct that is a field; [#end] ends it.
  void struct(int field) {
    header(field, STRUCT);
    element();
  }

  /// Begins a list of structs; each begins with [#element].
  void structs(int field, int size) {
    list(field, size, STRUCT);
  }

  /// Begins a struct in a list.
  void element() {
    outer.push(last);
    last = 0;
  }

  /// Ends a struct.
  void end() {
    bytes.write(0);
    last = outer.isEmpty() ? 0 : outer.pop();
  }

  void i32s(int field, int... values) {
    list(field, values.length, I32);
    for (int value : values) {
      zigzag(value);
    }
  }

  void texts(int field, String... values) {
    list(field, values.length, BINARY);
    for (String value : values) {
      binary(value);
    }
  }

  private void list(int field, int size, int type) {
    header(field, LIST);
    if (size < SHORT_LIST) {
      bytes.write(size << 4 | type);
    } else {
      bytes.write(0xf0 | type);
      varint(size);
    }
  }

  private void header(int field, int type) {
    int step = field - last;
    if (step < 1 || step > 15) {
      throw new IllegalArgumentException("field " + field + " after field " + last);
    }
    bytes.write(step << 4 | type);
    last = field;
  }

  private void binary(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    varint(utf8.length);
    bytes.writeBytes(utf8);
  }

  private void zigzag(long value) {
    varint(value << 1 ^ value >> 63);
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      bytes.write((int) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    bytes.write((int) left);
  }
}
