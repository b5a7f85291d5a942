package org.detente.improvement;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.detente.ensemble.ResultStore;
import org.detente.improvement.Checkpoint.Mark;
import org.detente.improvement.Race.Entry;
import org.detente.search.SearchState;
import org.detente.search.SearchState.Member;

/// Where a search is put down between two batches: a small file, written anew each time, and beside
/// it a log of everything looked at, which only grows, so that a batch costs the same however long
/// the search has gone on. The small file says how much of the log is meant and what it sums to:
/// whoever reads finds the search as it was after one batch or the next, or nothing.
///
/// Searches with different keys have files of their own. Not thread-safe.
final class CheckpointFile {

  private static final int FORM = 2;
  private static final String SMALL = ".checkpoint";
  private static final String LOG = ".seen";
  private static final int DIGITS = 16;

  private final Path folder;
  private final String name;
  private final String key;
  private final Path file;
  private final Path log;

  /// What of the log counts: entries, bytes, and their sum.
  private int entries;

  private long length;
  private CRC32 sum = new CRC32();

  /// @param folder made where it is not there
  /// @param name of the search
  /// @param key tells questions apart
  CheckpointFile(Path folder, String name, String key) {
    this.folder = folder;
    this.name = name;
    this.key = key;
    String stem = name + "-" + ResultStore.name(key).substring(0, DIGITS);
    file = folder.resolve(stem + SMALL);
    log = folder.resolve(stem + LOG);
  }

  /// The small file.
  Path file() {
    return file;
  }

  /// The log.
  Path log() {
    return log;
  }

  /// Whether there is one of this key, whole or not.
  boolean isThere() {
    return Files.exists(file);
  }

  /// Whether there are some of the same name, but of other keys.
  boolean othersAreThere() throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .anyMatch(
              f ->
                  f.startsWith(name + "-")
                      && f.endsWith(SMALL)
                      && !f.equals(file.getFileName().toString()));
    }
  }

  // ---- writing

  /// Puts a search down in place of where it was before.
  ///
  /// @param seen everything looked at: what this object wrote or read before, and more
  void write(SearchState state, long runs, List<Entry> seen, List<Mark> marks) throws IOException {
    Files.createDirectories(folder);
    append(seen.subList(entries, seen.size()));
    entries = seen.size();
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(FORM);
      out.writeUTF(key);
      out.writeInt(entries);
      out.writeLong(length);
      out.writeLong(sum.getValue());
      out.writeLong(runs);
      out.writeInt(marks.size());
      for (Mark m : marks) {
        out.writeLong(m.evaluations());
        out.writeLong(m.runs());
        out.writeInt(m.seen());
      }
      state(out, state);
    }
    byte[] body = bytes.toByteArray();
    var own = new CRC32();
    own.update(body);
    Path aside = folder.resolve(file.getFileName() + ".new");
    try (var out = new DataOutputStream(Files.newOutputStream(aside))) {
      out.write(body);
      out.writeLong(own.getValue());
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void append(List<Entry> more) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (Entry e : more) {
        entry(out, e);
      }
    }
    byte[] added = bytes.toByteArray();
    try (FileChannel to =
        FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // What was appended after the small file was last written does not count.
      to.truncate(length);
      ByteBuffer left = ByteBuffer.wrap(added);
      for (long at = length; left.hasRemaining(); ) {
        at += to.write(left, at);
      }
    }
    length += added.length;
    sum.update(added);
  }

  private static void state(DataOutputStream out, SearchState state) throws IOException {
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
      out.writeInt(row.length);
      for (double value : row) {
        out.writeDouble(value);
      }
    }
  }

  // ---- reading

  /// Reads where the search was put down; what is written later goes on from there.
  ///
  /// @return empty where there is none of this key, or it is not whole
  Optional<Checkpoint> read() throws IOException {
    if (!Files.exists(file) || !Files.exists(log)) {
      return Optional.empty();
    }
    byte[] all = Files.readAllBytes(file);
    if (all.length < Long.BYTES) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOf(all, all.length - Long.BYTES);
    var own = new CRC32();
    own.update(body);
    var end = new DataInputStream(new ByteArrayInputStream(all, body.length, Long.BYTES));
    if (end.readLong() != own.getValue()) {
      return Optional.empty();
    }
    var in = new DataInputStream(new ByteArrayInputStream(body));
    if (in.readInt() != FORM || !in.readUTF().equals(key)) {
      return Optional.empty();
    }
    int count = in.readInt();
    long bytes = in.readLong();
    long expected = in.readLong();
    byte[] logged = Files.readAllBytes(log);
    var logSum = new CRC32();
    if (bytes <= logged.length) {
      logSum.update(logged, 0, (int) bytes);
    }
    if (bytes > logged.length || logSum.getValue() != expected) {
      return Optional.empty();
    }
    long runs = in.readLong();
    var marks = new ArrayList<Mark>();
    for (int n = in.readInt(); n > 0; n--) {
      marks.add(new Mark(in.readLong(), in.readLong(), in.readInt()));
    }
    SearchState state = state(in);
    var from = new DataInputStream(new ByteArrayInputStream(logged, 0, (int) bytes));
    var seen = new ArrayList<Entry>();
    for (int n = count; n > 0; n--) {
      seen.add(entry(from));
    }
    entries = count;
    length = bytes;
    sum = logSum;
    return Optional.of(new Checkpoint(state, runs, seen, marks));
  }

  private static SearchState state(DataInputStream in) throws IOException {
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
    return new SearchState(
        counter, evaluations, lookedAt, progress, progressThen, population, archive, renewal);
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
      values[a] = new double[in.readInt()];
      for (int f = 0; f < values[a].length; f++) {
        values[a][f] = in.readDouble();
      }
    }
    return new Entry(levels, violation, whole, costs, values);
  }
}
