package org.detente.web.project;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.message.Said;
import org.detente.web.message.Unfit;

/// All theatres that a database keeps. None is ever removed: a theatre that is put away is there
/// still and can be brought back.
///
/// Thread-safe.
public final class Projects {

  /// Longer names are refused.
  public static final int LONGEST_LABEL = 200;

  private final Database database;

  public Projects(Database database) {
    this.database = database;
  }

  /// A theatre in a list.
  ///
  /// @param id by which addresses know it
  /// @param label what lists call it
  /// @param source the folder that it was read from, or a name that no folder has
  /// @param putAway since when it is put away; empty: it is not
  /// @param versions how many states are kept
  /// @param changed when the newest was made
  public record Entry(
      int id,
      String label,
      String source,
      Optional<Instant> putAway,
      int versions,
      Instant changed) {}

  /// All of them, the first made first.
  public List<Entry> all() throws IOException {
    return database.within(
        c -> {
          try (PreparedStatement ask =
                  c.prepareStatement(
                      "SELECT p.id, COALESCE(p.label, p.name), p.source, p.put_away,"
                          + " COUNT(v.number), MAX(v.made_at) FROM project p JOIN version v ON"
                          + " v.project = p.id GROUP BY p.id, p.label, p.name, p.source, p.put_away"
                          + " ORDER BY p.id");
              ResultSet row = ask.executeQuery()) {
            var all = new ArrayList<Entry>();
            while (row.next()) {
              all.add(
                  new Entry(
                      row.getInt(1),
                      row.getString(2),
                      row.getString(3),
                      Optional.ofNullable(row.getObject(4, OffsetDateTime.class))
                          .map(OffsetDateTime::toInstant),
                      row.getInt(5),
                      row.getObject(6, OffsetDateTime.class).toInstant()));
            }
            return all;
          }
        });
  }

  /// A theatre by its number.
  public Optional<Entry> find(int id) throws IOException {
    return all().stream().filter(e -> e.id() == id).findFirst();
  }

  /// Calls a theatre otherwise. Its folder and its own title stay as they are.
  ///
  /// @throws IllegalArgumentException if that is no name; the message says why
  public void rename(int id, String label) throws IOException {
    update(
        "UPDATE project SET label = ? WHERE id = ?",
        s -> {
          s.setString(1, checked(label));
          s.setInt(2, id);
        });
  }

  /// Gives a theatre a name, unless it has one.
  public void name(int id, String label) throws IOException {
    update(
        "UPDATE project SET label = ? WHERE id = ? AND label IS NULL",
        s -> {
          s.setString(1, checked(shortened(label)));
          s.setInt(2, id);
        });
  }

  private static String shortened(String label) {
    String plain = label.strip();
    return plain.length() <= LONGEST_LABEL ? plain : plain.substring(0, LONGEST_LABEL - 1) + "…";
  }

  private static String checked(String label) {
    String plain = label.strip();
    if (plain.isEmpty() || plain.length() > LONGEST_LABEL) {
      throw new Unfit("shelf.name-length", "most", LONGEST_LABEL);
    }
    if (plain.chars().anyMatch(Character::isISOControl)) {
      throw new Unfit("shelf.name-lines");
    }
    return plain;
  }

  /// Why something is no name for a theatre in the list.
  ///
  /// @return empty: it is one
  public static Optional<Said> wrong(String label) {
    try {
      checked(label);
      return Optional.empty();
    } catch (Unfit e) {
      return Optional.of(e.said());
    }
  }

  /// Puts a theatre away: it leaves the list, and all of it is kept.
  public void putAway(int id) throws IOException {
    update(
        "UPDATE project SET put_away = ? WHERE id = ? AND put_away IS NULL",
        s -> {
          s.setObject(1, Project.now());
          s.setInt(2, id);
        });
  }

  /// Brings back what was put away.
  public void bringBack(int id) throws IOException {
    update(
        "UPDATE project SET put_away = ? WHERE id = ?",
        s -> {
          s.setNull(1, Types.TIMESTAMP_WITH_TIMEZONE);
          s.setInt(2, id);
        });
  }

  /// Fills in a statement.
  private interface Filled {
    void in(PreparedStatement statement) throws SQLException;
  }

  private void update(String sql, Filled filled) throws IOException {
    database.within(
        c -> {
          try (PreparedStatement change = c.prepareStatement(sql)) {
            filled.in(change);
            return change.executeUpdate();
          }
        });
  }
}
