package org.detente.web.project;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Theatres that somebody begins and has not finished: what was answered so far and the files that
/// were brought, kept as files. They outlive the server. A number is never given twice.
///
/// Thread-safe.
public final class Drafts {

  private static final int LONGEST_LABEL = 200;

  private final Database database;

  public Drafts(Database database) {
    this.database = database;
  }

  /// What is known of a draft in a list.
  ///
  /// @param revision counts its changes
  /// @param label what it is called so far
  public record Entry(int id, int revision, String label, Instant changed) {}

  /// A draft.
  ///
  /// @param project the number of the theatre that it became, if it did
  /// @param files what is kept of it; empty once it is done or dropped
  public record Draft(Entry entry, Optional<Integer> project, Tree files) {}

  /// Drafts that are open, the one changed last first.
  public List<Entry> open() throws IOException {
    return database.within(
        c -> {
          try (PreparedStatement ask =
                  c.prepareStatement(
                      "SELECT id, revision, label, changed FROM draft WHERE state = 'OPEN' ORDER BY"
                          + " changed DESC, id DESC");
              ResultSet row = ask.executeQuery()) {
            var all = new ArrayList<Entry>();
            while (row.next()) {
              all.add(entry(row));
            }
            return all;
          }
        });
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getInt(1),
        row.getInt(2),
        row.getString(3),
        row.getObject(4, OffsetDateTime.class).toInstant());
  }

  /// Begins one.
  ///
  /// @return its number
  public int begin(String label, Tree files) throws IOException {
    return database.within(
        c -> {
          int id;
          try (PreparedStatement ask =
                  c.prepareStatement("SELECT COALESCE(MAX(id), 0) + 1 FROM draft");
              ResultSet next = ask.executeQuery()) {
            next.next();
            id = next.getInt(1);
          }
          try (PreparedStatement add =
              c.prepareStatement(
                  "INSERT INTO draft (id, revision, label, state, changed) VALUES (?, 1, ?, 'OPEN',"
                      + " ?)")) {
            add.setInt(1, id);
            add.setString(2, shortened(label));
            add.setObject(3, Project.now());
            add.executeUpdate();
          }
          write(c, id, files);
          return id;
        });
  }

  /// A draft by its number.
  ///
  /// @return empty where there never was one, or it was dropped
  public Optional<Draft> find(int id) throws IOException {
    return database.within(
        c -> {
          Entry entry;
          Optional<Integer> project;
          try (PreparedStatement ask =
              c.prepareStatement(
                  "SELECT id, revision, label, changed, project FROM draft WHERE id = ? AND state"
                      + " <> 'DROPPED'")) {
            ask.setInt(1, id);
            try (ResultSet row = ask.executeQuery()) {
              if (!row.next()) {
                return Optional.empty();
              }
              entry = entry(row);
              int number = row.getInt(5);
              project = row.wasNull() ? Optional.empty() : Optional.of(number);
            }
          }
          try (PreparedStatement ask =
              c.prepareStatement(
                  "SELECT f.path, c.bytes FROM draft_file f JOIN content c ON c.hash = f.hash WHERE"
                      + " f.draft = ?")) {
            ask.setInt(1, id);
            var files = new TreeMap<String, byte[]>();
            try (ResultSet row = ask.executeQuery()) {
              while (row.next()) {
                files.put(row.getString(1), row.getBytes(2));
              }
            }
            return Optional.of(new Draft(entry, project, new Tree(files)));
          }
        });
  }

  /// Changes files of a draft.
  ///
  /// @param seen revision that whoever changes it had before their eyes
  /// @param label what it is called now
  /// @param changed file to what it shall hold; empty: it is removed
  /// @throws Outdated if it was changed since or is no longer open; nothing was saved
  public void save(int id, int seen, String label, Map<String, Optional<byte[]>> changed)
      throws IOException, Outdated {
    Draft now = find(id).orElseThrow(() -> new Outdated("the draft", 0));
    Tree next = now.files().with(changed);
    boolean saved =
        database.within(
            c -> {
              try (PreparedStatement change =
                  c.prepareStatement(
                      "UPDATE draft SET revision = revision + 1, label = ?, changed = ? WHERE id ="
                          + " ? AND revision = ? AND state = 'OPEN'")) {
                change.setString(1, shortened(label));
                change.setObject(2, Project.now());
                change.setInt(3, id);
                change.setInt(4, seen);
                if (change.executeUpdate() == 0) {
                  return false;
                }
              }
              write(c, id, next);
              return true;
            });
    if (!saved) {
      throw new Outdated("the draft", now.entry().revision());
    }
  }

  /// Takes down which theatre a draft became; its files are the theatre's now.
  public void done(int id, int project) throws IOException {
    close(id, "DONE", Optional.of(project));
  }

  /// Drops a draft with its files.
  public void drop(int id) throws IOException {
    close(id, "DROPPED", Optional.empty());
  }

  private void close(int id, String state, Optional<Integer> project) throws IOException {
    database.within(
        c -> {
          try (PreparedStatement change =
              c.prepareStatement(
                  "UPDATE draft SET revision = revision + 1, state = ?, project = ?, changed = ?"
                      + " WHERE id = ? AND state = 'OPEN'")) {
            change.setString(1, state);
            if (project.isPresent()) {
              change.setInt(2, project.get());
            } else {
              change.setNull(2, java.sql.Types.INTEGER);
            }
            change.setObject(3, Project.now());
            change.setInt(4, id);
            if (change.executeUpdate() == 0) {
              return false;
            }
          }
          write(c, id, new Tree(new TreeMap<>()));
          return true;
        });
  }

  private static void write(Connection c, int id, Tree files) throws SQLException {
    Set<String> before = new HashSet<>();
    try (PreparedStatement ask =
        c.prepareStatement("SELECT hash FROM draft_file WHERE draft = ?")) {
      ask.setInt(1, id);
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          before.add(row.getString(1));
        }
      }
    }
    try (PreparedStatement remove = c.prepareStatement("DELETE FROM draft_file WHERE draft = ?")) {
      remove.setInt(1, id);
      remove.executeUpdate();
    }
    var hashes = Project.keep(c, files);
    try (PreparedStatement add =
        c.prepareStatement("INSERT INTO draft_file (draft, path, hash) VALUES (?, ?, ?)")) {
      for (Map.Entry<String, String> file : hashes.entrySet()) {
        add.setInt(1, id);
        add.setString(2, file.getKey());
        add.setString(3, file.getValue());
        add.addBatch();
      }
      add.executeBatch();
    }
    before.removeAll(hashes.values());
    // What nobody holds any more goes: files that are brought may be large.
    try (PreparedStatement remove =
        c.prepareStatement(
            "DELETE FROM content WHERE hash = ? AND NOT EXISTS (SELECT 1 FROM draft_file d WHERE"
                + " d.hash = content.hash) AND NOT EXISTS (SELECT 1 FROM version_file v WHERE"
                + " v.hash = content.hash)")) {
      for (String hash : before) {
        remove.setString(1, hash);
        remove.executeUpdate();
      }
    }
  }

  private static String shortened(String label) {
    return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
  }
}
