package org.detente.web.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.detente.input.InputException;
import org.detente.input.Problem;
import org.detente.input.Problems;
import org.detente.study.StudyInput;
import org.detente.web.message.Languages;
import org.detente.web.project.Version.Kind;
import org.detente.web.work.Place;

/// A theatre that is worked on. Every state of its files is a [Version] and none is ever lost:
/// undoing makes a version more. No state is taken in that cannot be read without a mistake.
///
/// The folder that it was read from is never written to. As long as nothing was changed in the
/// browser that folder is the theatre, and changes made there count at once; from the first change
/// on the newest version is laid out in a folder of its own, whose name is a sum over the files:
/// the same files always lie in the same place.
///
/// Thread-safe.
public final class Project implements Place {

  private static final String DUPLICATE = "23505";
  private static final int NAME_DIGITS = 16;

  /// Versions that stay laid out beside the newest.
  private static final int LAID_OUT = 3;

  private static final int LONGEST_WHAT = 1000;

  private final Database database;
  private final int id;
  private final String name;
  private final Path source;
  private final Path layouts;

  /// Replaced as a whole: pages look at it while something is being saved.
  private volatile State state;

  /// @param head the newest version
  /// @param folder the newest that was read from the folder; empty: none was
  private record State(Version head, Optional<Version> folder) {

    boolean edited() {
      return folder.isEmpty() || !folder.get().tree().equals(head.tree());
    }
  }

  private Project(Database database, int id, String name, Path source, Path layouts)
      throws IOException {
    this.database = database;
    this.id = id;
    this.name = name;
    this.source = source;
    this.layouts = layouts;
    look();
  }

  /// Opens the project that was read from a folder, taking the folder in where there is none.
  ///
  /// @param source folder of a theatre that can be read without a mistake
  /// @param layouts where versions are laid out
  public static Project open(Database database, Path source, Path layouts) throws IOException {
    Path place = source.toAbsolutePath().normalize();
    Optional<Integer> known = database.within(c -> idOf(c, place));
    String name = place.getFileName() == null ? "theatre" : place.getFileName().toString();
    int id =
        known.isPresent()
            ? known.get()
            : made(
                database,
                name,
                place,
                Tree.of(place),
                Kind.FOLDER,
                Languages.ENGLISH.say("history.read", "place", place.toString()));
    return open(database, id, name, place, layouts);
  }

  private static Project open(Database database, int id, String name, Path source, Path layouts)
      throws IOException {
    var project = new Project(database, id, name, source, layouts.resolve(Integer.toString(id)));
    project.tidy();
    return project;
  }

  /// Opens a project by its number.
  ///
  /// @param layouts where versions are laid out
  /// @return empty where there is none
  public static Optional<Project> open(Database database, int id, Path layouts) throws IOException {
    record Known(String name, Path source) {}
    Optional<Known> known =
        database.within(
            c -> {
              try (PreparedStatement ask =
                  c.prepareStatement("SELECT name, source FROM project WHERE id = ?")) {
                ask.setInt(1, id);
                try (ResultSet found = ask.executeQuery()) {
                  return found.next()
                      ? Optional.of(new Known(found.getString(1), Path.of(found.getString(2))))
                      : Optional.empty();
                }
              }
            });
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(open(database, id, known.get().name(), known.get().source(), layouts));
  }

  /// Makes a project that has no folder of its own: it was brought or begun in the browser.
  ///
  /// @param name what its folder is called wherever it is laid out
  /// @param tree files that can be read without a mistake
  /// @param what where it comes from, in words
  /// @param layouts where versions are laid out
  public static Project made(Database database, String name, Tree tree, String what, Path layouts)
      throws IOException {
    // A name that no folder has; runs know their theatre by it.
    Path source = Path.of("made-" + java.util.UUID.randomUUID());
    int id = made(database, name, source, tree, Kind.EDIT, what);
    return open(database, id, name, source, layouts);
  }

  private static Optional<Integer> idOf(Connection c, Path source) throws SQLException {
    try (PreparedStatement ask = c.prepareStatement("SELECT id FROM project WHERE source = ?")) {
      ask.setString(1, source.toString());
      try (ResultSet found = ask.executeQuery()) {
        return found.next() ? Optional.of(found.getInt(1)) : Optional.empty();
      }
    }
  }

  private static int made(
      Database database, String name, Path source, Tree tree, Kind kind, String what)
      throws IOException {
    return database.within(
        c -> {
          int id;
          try (PreparedStatement ask =
                  c.prepareStatement("SELECT COALESCE(MAX(id), 0) + 1 FROM project");
              ResultSet next = ask.executeQuery()) {
            next.next();
            id = next.getInt(1);
          }
          try (PreparedStatement add =
              c.prepareStatement(
                  "INSERT INTO project (id, name, source, created) VALUES (?, ?, ?, ?)")) {
            add.setInt(1, id);
            add.setString(2, name);
            add.setString(3, source.toString());
            add.setObject(4, now());
            add.executeUpdate();
          }
          var first =
              new Version(
                  1,
                  Optional.empty(),
                  1,
                  kind,
                  who(),
                  Instant.now(),
                  what,
                  Tree.sum(tree.hashes()));
          add(c, id, first, tree);
          return id;
        });
  }

  static OffsetDateTime now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }

  /// There are no accounts yet: whoever the machine says it is.
  private static String who() {
    return System.getProperty("user.name", Languages.ENGLISH.say("history.somebody"));
  }

  private synchronized void look() throws IOException {
    List<Version> all = versions();
    state =
        new State(all.getFirst(), all.stream().filter(v -> v.kind() == Kind.FOLDER).findFirst());
  }

  /// Removes versions that are laid out, but for the newest and those that were laid out last,
  /// which somebody may still be reading. They can be laid out again.
  private void tidy() throws IOException {
    if (!Files.isDirectory(layouts)) {
      return;
    }
    Path needed = laidOut(state.head()).getParent();
    List<Path> old;
    try (var all = Files.list(layouts)) {
      old =
          all.filter(f -> !f.equals(needed) && !f.getFileName().toString().startsWith("."))
              .sorted(Comparator.<Path, FileTime>comparing(Project::made).reversed())
              .skip(LAID_OUT)
              .toList();
    }
    for (Path each : old) {
      Tree.remove(each);
    }
  }

  private static FileTime made(Path folder) {
    try {
      return Files.getLastModifiedTime(folder);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  /// Its number, by which addresses know it.
  public int id() {
    return id;
  }

  /// What the theatre's folder is called.
  public String name() {
    return name;
  }

  @Override
  public Path theatre() {
    return source;
  }

  @Override
  public Path folder() throws IOException {
    State now = state;
    return now.edited() ? laidOutNow(now.head()) : source;
  }

  /// Whether the newest version differs from what was last read from the folder.
  public boolean edited() {
    return state.edited();
  }

  private Path laidOut(Version version) {
    return layouts.resolve(version.tree().substring(0, NAME_DIGITS)).resolve(name);
  }

  private Path laidOutNow(Version version) throws IOException {
    Path place = laidOut(version);
    if (!Files.isDirectory(place)) {
      synchronized (this) {
        if (!Files.isDirectory(place)) {
          tree(version.number()).write(place);
        }
      }
    }
    return place;
  }

  /// The newest version.
  public Version head() {
    return state.head();
  }

  /// All versions, the newest first.
  public List<Version> versions() throws IOException {
    return database.within(
        c -> {
          try (PreparedStatement ask =
              c.prepareStatement(
                  "SELECT number, parent, stands_for, kind, made_by, made_at, what, tree"
                      + " FROM version WHERE project = ? ORDER BY number DESC")) {
            ask.setInt(1, id);
            var all = new ArrayList<Version>();
            try (ResultSet row = ask.executeQuery()) {
              while (row.next()) {
                int parent = row.getInt(2);
                Optional<Integer> before = row.wasNull() ? Optional.empty() : Optional.of(parent);
                all.add(
                    new Version(
                        row.getInt(1),
                        before,
                        row.getInt(3),
                        Kind.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        row.getString(7),
                        row.getString(8)));
              }
            }
            return all;
          }
        });
  }

  /// A version by its number.
  public Optional<Version> version(int number) throws IOException {
    return versions().stream().filter(v -> v.number() == number).findFirst();
  }

  /// The files of a version.
  ///
  /// @throws NoSuchFileException if there is none of this number
  public Tree tree(int number) throws IOException {
    var files =
        database.within(
            c -> {
              try (PreparedStatement ask =
                  c.prepareStatement(
                      "SELECT f.path, c.bytes FROM version_file f JOIN content c ON c.hash = f.hash"
                          + " WHERE f.project = ? AND f.number = ?")) {
                ask.setInt(1, id);
                ask.setInt(2, number);
                var found = new TreeMap<String, byte[]>();
                try (ResultSet row = ask.executeQuery()) {
                  while (row.next()) {
                    found.put(row.getString(1), row.getBytes(2));
                  }
                }
                return found;
              }
            });
    if (files.isEmpty()) {
      throw new NoSuchFileException("version " + number);
    }
    return new Tree(files);
  }

  private SortedMap<String, String> hashes(int number) throws IOException {
    return database.within(
        c -> {
          try (PreparedStatement ask =
              c.prepareStatement(
                  "SELECT path, hash FROM version_file WHERE project = ? AND number = ?")) {
            ask.setInt(1, id);
            ask.setInt(2, number);
            var found = new TreeMap<String, String>();
            try (ResultSet row = ask.executeQuery()) {
              while (row.next()) {
                found.put(row.getString(1), row.getString(2));
              }
            }
            return found;
          }
        });
  }

  /// The files as they are now, with their version. Where nothing was changed in the browser yet
  /// and the folder has changed, the folder is taken in first.
  ///
  /// @throws InputException if the folder has changed into something that cannot be read
  public synchronized Version present() throws IOException {
    if (!edited() && Files.isDirectory(source)) {
      Tree there = Tree.of(source);
      if (!Tree.sum(there.hashes()).equals(state.head().tree())) {
        StudyInput.read(source);
        commit(
            there,
            Kind.FOLDER,
            Optional.empty(),
            Languages.ENGLISH.say("history.read-again", "place", source.toString()));
      }
    }
    return state.head();
  }

  /// What a state of the files would be.
  ///
  /// @param problems every mistake, with files named from the theatre's folder on
  /// @param input what it holds, where there is no mistake; its folder is gone already
  public record Checked(List<Problem> problems, Optional<StudyInput> input) {}

  /// Reads a state of the files.
  public Checked check(Tree tree) throws IOException {
    return check(tree, name, layouts);
  }

  /// Reads what may become a theatre.
  ///
  /// @param name what its folder is called
  /// @param layouts a folder to lay it out in, aside
  public static Checked check(Tree tree, String name, Path layouts) throws IOException {
    Files.createDirectories(layouts);
    Path aside = Files.createTempDirectory(layouts, ".check");
    try {
      Path place = aside.resolve(name);
      tree.write(place);
      var problems = new Problems();
      Optional<StudyInput> input = StudyInput.read(place, problems);
      String prefix = place + "/";
      List<Problem> told =
          problems.sorted().stream()
              .map(
                  p ->
                      new Problem(
                          shortened(p.file(), prefix),
                          p.line(),
                          p.what().replace(prefix, ""),
                          p.instead().replace(prefix, "")))
              .toList();
      return new Checked(told, input);
    } finally {
      Tree.remove(aside);
    }
  }

  private static String shortened(String file, String prefix) {
    return file.startsWith(prefix) ? file.substring(prefix.length()) : file.replace(prefix, "");
  }

  /// What became of a wish to save.
  public sealed interface Saving {
    /// It is there.
    record Saved(Version version) implements Saving {}

    /// The files are as they were: there was nothing to save.
    record Same(Version version) implements Saving {}

    /// It has mistakes and was not saved.
    record Refused(List<Problem> problems) implements Saving {}
  }

  /// What is saved once it is known to be right.
  ///
  /// @param files file to what it shall hold; empty: it is removed
  /// @param what was changed, in words
  public record Change(Map<String, Optional<byte[]>> files, String what) {}

  /// Saves files otherwise than they are, word for word.
  ///
  /// @param changed file to what it shall hold; empty: it is removed
  /// @param began number of the version that whoever changed them had before their eyes
  /// @param what was changed, in words
  /// @throws Outdated if one of the files is another now than in that version; nothing was saved
  public Saving save(Map<String, Optional<byte[]>> changed, int began, String what)
      throws IOException, Outdated {
    return save(changed, began, _ -> new Change(Map.of(), what));
  }

  /// Saves files otherwise than they are.
  ///
  /// @param changed file to what it shall hold, perhaps still as it was typed; empty: it is removed
  /// @param began number of the version that whoever changed them had before their eyes
  /// @param finished takes what was read from the changed files, and says how the same is written
  ///   for good
  /// @throws Outdated if one of the files is another now than in that version; nothing was saved
  public synchronized Saving save(
      Map<String, Optional<byte[]>> changed, int began, Function<StudyInput, Change> finished)
      throws IOException, Outdated {
    Version now = present();
    SortedMap<String, String> before = hashes(began);
    SortedMap<String, String> today = hashes(now.number());
    for (String file : changed.keySet()) {
      if (!java.util.Objects.equals(before.get(file), today.get(file))) {
        throw new Outdated(file, now.number());
      }
    }
    Tree next = tree(now.number()).with(changed);
    if (Tree.sum(next.hashes()).equals(now.tree())) {
      return new Saving.Same(now);
    }
    Checked checked = check(next);
    if (checked.input().isEmpty()) {
      return new Saving.Refused(checked.problems());
    }
    Change change = finished.apply(checked.input().get());
    Tree written = next.with(change.files());
    return Tree.sum(written.hashes()).equals(now.tree())
        ? new Saving.Same(now)
        : new Saving.Saved(commit(written, Kind.EDIT, Optional.empty(), change.what()));
  }

  private Version commit(Tree tree, Kind kind, Optional<Integer> standsFor, String what)
      throws IOException {
    int number = state.head().number() + 1;
    String words = what.length() <= LONGEST_WHAT ? what : what.substring(0, LONGEST_WHAT - 1) + "…";
    var version =
        new Version(
            number,
            Optional.of(state.head().number()),
            standsFor.orElse(number),
            kind,
            who(),
            now().toInstant(),
            words,
            Tree.sum(tree.hashes()));
    // Laid out first: if the disk is full, nothing has happened yet.
    if (kind != Kind.FOLDER && !Files.isDirectory(laidOut(version))) {
      tree.write(laidOut(version));
    }
    try {
      database.within(
          c -> {
            add(c, id, version, tree);
            return number;
          });
    } catch (IOException e) {
      look();
      if (e.getCause() instanceof SQLException sql && DUPLICATE.equals(sql.getSQLState())) {
        throw new IOException(
            "another server changed this theatre at the same moment; nothing was saved, try again",
            e);
      }
      throw e;
    }
    look();
    try {
      tidy();
    } catch (IOException e) {
      // It is saved; what is left over is removed after the next change.
      return state.head();
    }
    return state.head();
  }

  /// Keeps what files hold, where it is not kept yet.
  ///
  /// @return file to the sum over what it holds
  static SortedMap<String, String> keep(Connection c, Tree tree) throws SQLException {
    SortedMap<String, String> hashes = tree.hashes();
    try (PreparedStatement known =
            c.prepareStatement("SELECT COUNT(*) FROM content WHERE hash = ?");
        PreparedStatement content =
            c.prepareStatement("INSERT INTO content (hash, bytes) VALUES (?, ?)")) {
      for (String file : hashes.keySet()) {
        known.setString(1, hashes.get(file));
        try (ResultSet count = known.executeQuery()) {
          count.next();
          if (count.getInt(1) == 0) {
            content.setString(1, hashes.get(file));
            content.setBytes(2, tree.files().get(file));
            content.executeUpdate();
          }
        }
      }
    }
    return hashes;
  }

  private static void add(Connection c, int project, Version v, Tree tree) throws SQLException {
    SortedMap<String, String> hashes = keep(c, tree);
    try (PreparedStatement add =
        c.prepareStatement(
            "INSERT INTO version (project, number, parent, stands_for, kind, made_by, made_at,"
                + " what, tree) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      add.setInt(1, project);
      add.setInt(2, v.number());
      if (v.parent().isPresent()) {
        add.setInt(3, v.parent().get());
      } else {
        add.setNull(3, java.sql.Types.INTEGER);
      }
      add.setInt(4, v.standsFor());
      add.setString(5, v.kind().name());
      add.setString(6, v.by());
      add.setObject(7, v.at().atOffset(ZoneOffset.UTC));
      add.setString(8, v.what());
      add.setString(9, v.tree());
      add.executeUpdate();
    }
    try (PreparedStatement add =
        c.prepareStatement(
            "INSERT INTO version_file (project, number, path, hash) VALUES (?, ?, ?, ?)")) {
      for (Map.Entry<String, String> file : hashes.entrySet()) {
        add.setInt(1, project);
        add.setInt(2, v.number());
        add.setString(3, file.getKey());
        add.setString(4, file.getValue());
        add.addBatch();
      }
      add.executeBatch();
    }
  }

  /// What can be undone and done again.
  ///
  /// @param undo the change that would be undone, if there is one
  /// @param before the state it would lead back to
  /// @param redo the state that would be there again, if something was undone just now
  /// @param last kind of the newest version; empty where there is none
  public record Steps(
      Optional<Version> undo,
      Optional<Version> before,
      Optional<Version> redo,
      Optional<Kind> last) {}

  /// What can be undone and done again now.
  public Steps steps() throws IOException {
    return steps(versions().reversed());
  }

  /// @param versions the first first
  static Steps steps(List<Version> versions) {
    var all = new LinkedHashMap<Integer, Version>();
    versions.forEach(v -> all.put(v.number(), v));
    Deque<Version> done = new ArrayDeque<>();
    Deque<Version> undone = new ArrayDeque<>();
    Optional<Version> now = Optional.empty();
    for (Version v : versions) {
      switch (v.kind()) {
        case FOLDER, EDIT -> {
          now.ifPresent(done::push);
          undone.clear();
          now = Optional.of(v);
        }
        case UNDO -> {
          undone.push(now.orElseThrow());
          now = Optional.of(done.pop());
        }
        case REDO -> {
          done.push(now.orElseThrow());
          now = Optional.of(undone.pop());
        }
      }
    }
    Optional<Version> before = Optional.ofNullable(done.peek());
    return new Steps(
        before.isEmpty() ? Optional.empty() : now,
        before,
        Optional.ofNullable(undone.peek()),
        versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast().kind()));
  }

  /// Goes one change back.
  ///
  /// @param seen number of the newest version that whoever asks knows of
  /// @throws Outdated if there is a newer one
  public synchronized Saving undo(int seen) throws IOException, Outdated {
    return step(seen, steps().before(), Kind.UNDO, steps().undo());
  }

  /// Does again what was undone last.
  ///
  /// @param seen number of the newest version that whoever asks knows of
  /// @throws Outdated if there is a newer one
  public synchronized Saving redo(int seen) throws IOException, Outdated {
    return step(seen, steps().redo(), Kind.REDO, steps().redo());
  }

  private Saving step(int seen, Optional<Version> to, Kind kind, Optional<Version> of)
      throws IOException, Outdated {
    if (present().number() != seen) {
      throw new Outdated("", state.head().number());
    }
    if (to.isEmpty()) {
      return new Saving.Same(state.head());
    }
    Tree tree = tree(to.get().number());
    List<Problem> problems = check(tree).problems();
    if (!problems.isEmpty()) {
      return new Saving.Refused(problems);
    }
    return new Saving.Saved(
        commit(
            tree,
            kind,
            Optional.of(to.get().number()),
            Languages.ENGLISH.say(
                "history.step",
                "kind",
                kind == Kind.UNDO ? "undo" : "redo",
                "what",
                of.orElseThrow().what())));
  }

  /// Files that have changed in the folder since they were read from it, and are not like that
  /// here.
  ///
  /// @return file to what it holds there; empty: it is gone
  public synchronized Map<String, Optional<byte[]>> inFolder() throws IOException {
    var differ = new TreeMap<String, Optional<byte[]>>();
    if (!edited() || state.folder().isEmpty() || !Files.isDirectory(source)) {
      return differ;
    }
    Tree there = Tree.of(source);
    SortedMap<String, String> now = there.hashes();
    SortedMap<String, String> then = hashes(state.folder().get().number());
    SortedMap<String, String> here = hashes(state.head().number());
    var names = new java.util.TreeSet<>(now.keySet());
    names.addAll(then.keySet());
    for (String file : names) {
      if (!java.util.Objects.equals(now.get(file), then.get(file))
          && !java.util.Objects.equals(now.get(file), here.get(file))) {
        differ.put(file, Optional.ofNullable(there.files().get(file)));
      }
    }
    return differ;
  }

  @Override
  public void ran(String run, Path read) throws IOException {
    Version of = readFrom(read);
    database.within(
        c -> {
          try (PreparedStatement add =
              c.prepareStatement(
                  "INSERT INTO run (project, id, number, begun) VALUES (?, ?, ?, ?)")) {
            add.setInt(1, id);
            add.setString(2, run);
            add.setInt(3, of.number());
            add.setObject(4, now());
            return add.executeUpdate();
          }
        });
  }

  /// The version that lies in a folder. Meanwhile there may be newer ones.
  private synchronized Version readFrom(Path read) throws IOException {
    if (read.equals(source)) {
      present();
      return state.folder().orElse(state.head());
    }
    return versions().stream()
        .filter(v -> laidOut(v).equals(read))
        .findFirst()
        .orElse(state.head());
  }

  /// Runs by the version that they were made from.
  ///
  /// @return number of the version to ids of runs, in the order in which they began
  public Map<Integer, List<String>> runs() throws IOException {
    return database.within(
        c -> {
          try (PreparedStatement ask =
              c.prepareStatement("SELECT number, id FROM run WHERE project = ? ORDER BY begun")) {
            ask.setInt(1, id);
            var runs = new TreeMap<Integer, List<String>>();
            try (ResultSet row = ask.executeQuery()) {
              while (row.next()) {
                List<String> of = runs.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>());
                if (!of.contains(row.getString(2))) {
                  of.add(row.getString(2));
                }
              }
            }
            return runs;
          }
        });
  }
}
