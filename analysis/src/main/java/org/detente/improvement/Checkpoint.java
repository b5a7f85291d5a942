package org.detente.improvement;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.detente.improvement.Race.Entry;
import org.detente.search.SearchState;
import org.detente.search.SearchState.Member;

/// A search put down between two batches.
///
/// @param runs of the simulation so far
/// @param seen everything looked at, in that order
/// @param marks after each batch
record Checkpoint(SearchState state, long runs, List<Entry> seen, List<Mark> marks) {

  private static final int FORM = 1;

  Checkpoint {
    seen = List.copyOf(seen);
    marks = List.copyOf(marks);
  }

  /// How far a search was after a batch.
  ///
  /// @param seen how many different candidates it had looked at
  record Mark(long evaluations, long runs, int seen) {}

  /// Writes it in place of an older one: whoever reads finds the one or the other, whole.
  ///
  /// @param key tells searches apart
  void write(Path file, String key) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(FORM);
      out.writeUTF(key);
      out.writeLong(state.counter());
      out.writeLong(state.evaluations());
      out.writeLong(state.lookedAt());
      out.writeLong(state.progress());
      out.writeLong(state.progressThen());
      members(out, state.population());
      members(out, state.archive());
      out.writeInt(state.renewal().size());
      for (List<Double> genes : state.renewal()) {
        numbers(out, genes);
      }
      out.writeLong(runs);
      out.writeInt(seen.size());
      for (Entry e : seen) {
        entry(out, e);
      }
      out.writeInt(marks.size());
      for (Mark m : marks) {
        out.writeLong(m.evaluations());
        out.writeLong(m.runs());
        out.writeInt(m.seen());
      }
    }
    byte[] body = bytes.toByteArray();
    var sum = new CRC32();
    sum.update(body);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    try (var out = new DataOutputStream(Files.newOutputStream(aside))) {
      out.write(body);
      out.writeLong(sum.getValue());
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void members(DataOutputStream out, List<Member> members) throws IOException {
    out.writeInt(members.size());
    for (Member m : members) {
      numbers(out, m.genes());
      out.writeInt(m.operator());
      numbers(out, m.objectives());
      out.writeDouble(m.violation());
    }
  }

  private static void numbers(DataOutputStream out, List<Double> numbers) throws IOException {
    out.writeInt(numbers.size());
    for (double n : numbers) {
      out.writeDouble(n);
    }
  }

  private static void entry(DataOutputStream out, Entry e) throws IOException {
    out.writeInt(e.levels().size());
    for (int level : e.levels()) {
      out.writeInt(level);
    }
    out.writeDouble(e.violation());
    out.writeBoolean(e.whole());
    numbers(out, e.costs());
    out.writeInt(e.values().length);
    for (double[] row : e.values()) {
      numbers(out, Arrays.stream(row).boxed().toList());
    }
  }

  /// Reads one.
  ///
  /// @param key as written
  /// @return empty where there is none of this search, or it is not whole
  static Optional<Checkpoint> read(Path file, String key) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] all = Files.readAllBytes(file);
    if (all.length < Long.BYTES) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOf(all, all.length - Long.BYTES);
    var sum = new CRC32();
    sum.update(body);
    var end = new DataInputStream(new ByteArrayInputStream(all, body.length, Long.BYTES));
    if (end.readLong() != sum.getValue()) {
      return Optional.empty();
    }
    var in = new DataInputStream(new ByteArrayInputStream(body));
    if (in.readInt() != FORM || !in.readUTF().equals(key)) {
      return Optional.empty();
    }
    long counter = in.readLong();
    long evaluations = in.readLong();
    long lookedAt = in.readLong();
    long progress = in.readLong();
    long progressThen = in.readLong();
    List<Member> population = members(in);
    List<Member> archive = members(in);
    var renewal = new ArrayList<List<Double>>();
    for (int n = in.readInt(); n > 0; n--) {
      renewal.add(numbers(in));
    }
    var state =
        new SearchState(
            counter, evaluations, lookedAt, progress, progressThen, population, archive, renewal);
    long runs = in.readLong();
    var seen = new ArrayList<Entry>();
    for (int n = in.readInt(); n > 0; n--) {
      seen.add(entry(in));
    }
    var marks = new ArrayList<Mark>();
    for (int n = in.readInt(); n > 0; n--) {
      marks.add(new Mark(in.readLong(), in.readLong(), in.readInt()));
    }
    return Optional.of(new Checkpoint(state, runs, seen, marks));
  }

  private static List<Member> members(DataInputStream in) throws IOException {
    var members = new ArrayList<Member>();
    for (int n = in.readInt(); n > 0; n--) {
      members.add(new Member(numbers(in), in.readInt(), numbers(in), in.readDouble()));
    }
    return members;
  }

  private static List<Double> numbers(DataInputStream in) throws IOException {
    var numbers = new ArrayList<Double>();
    for (int n = in.readInt(); n > 0; n--) {
      numbers.add(in.readDouble());
    }
    return numbers;
  }

  private static Entry entry(DataInputStream in) throws IOException {
    var levels = new ArrayList<Integer>();
    for (int n = in.readInt(); n > 0; n--) {
      levels.add(in.readInt());
    }
    double violation = in.readDouble();
    boolean whole = in.readBoolean();
    List<Double> costs = numbers(in);
    double[][] values = new double[in.readInt()][];
    for (int a = 0; a < values.length; a++) {
      values[a] = numbers(in).stream().mapToDouble(Double::doubleValue).toArray();
    }
    return new Entry(levels, violation, whole, costs, values);
  }
}
