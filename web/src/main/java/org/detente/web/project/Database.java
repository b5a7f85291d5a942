package org.detente.web.project;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/// The database behind projects: a file of H2 in the data folder, or a PostgreSQL that somebody
/// named. Both run the same statements.
///
/// H2 writes a transaction to the disk before it says that it is done (`WRITE_DELAY=0`), as
/// PostgreSQL does: what was acknowledged outlives the process.
///
/// Thread-safe: each piece of work has a connection of its own.
public final class Database implements Closeable {

  /// The newest of the migrations. A database that has it is not looked at by Flyway again, which
  /// takes longer than everything else that is done at the start.
  static final String NEWEST = "2";

  private static final String POSTGRESQL = "jdbc:postgresql:";

  private final String url;

  /// Open as long as the database is used: H2 closes its file with the last connection.
  private final Connection anchor;

  private Database(String url, Connection anchor) {
    this.url = url;
    this.anchor = anchor;
  }

  /// Opens the database of a data folder, making it where there is none.
  ///
  /// @param folder where H2 keeps its file
  /// @param server JDBC address of a PostgreSQL that is used instead, with user and password in it
  /// @throws IOException if it cannot be opened; the message says what to do
  public static Database open(Path folder, Optional<String> server) throws IOException {
    if (server.isPresent() && !server.get().startsWith(POSTGRESQL)) {
      throw new IOException(
          "the database's address does not begin with "
              + POSTGRESQL
              + "; leave --database out to keep everything in the data folder");
    }
    String file = folder.toAbsolutePath().normalize().resolve("projects").toString();
    if (server.isEmpty() && file.indexOf(';') >= 0) {
      throw new IOException(
          folder
              + " has a semicolon in its name, which the database cannot take; give --data another"
              + " folder");
    }
    Files.createDirectories(folder);
    String url = server.orElse("jdbc:h2:file:" + file + ";WRITE_DELAY=0");
    try {
      Connection anchor = DriverManager.getConnection(url);
      try {
        if (!upToDate(anchor)) {
          migrate(url, server.isPresent() ? "BYTEA" : "BLOB");
        }
        return new Database(url, anchor);
      } catch (SQLException | RuntimeException e) {
        anchor.close();
        throw e;
      }
    } catch (SQLException | FlywayException e) {
      throw new IOException(
          server.isPresent()
              ? "the database that --database names cannot be used: " + firstLine(e)
              : "the database in " + folder + " cannot be used: " + firstLine(e),
          e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }

  private static boolean upToDate(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
      if (!tables.next()) {
        return false;
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet newest =
            statement.executeQuery(
                "SELECT COUNT(*) FROM \"flyway_schema_history\" WHERE \"version\" = '"
                    + NEWEST
                    + "' AND \"success\" = TRUE")) {
      newest.next();
      return newest.getInt(1) > 0;
    }
  }

  private static void migrate(String url, String bytes) {
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(url, null, null)
        .locations("classpath:org/detente/web/project/migrations")
        .loggers(Silent.class.getName())
        .placeholders(Map.of("bytes", bytes))
        .load()
        .migrate();
  }

  /// What goes wrong comes as an exception; the rest is nothing for the screen of the server.
  ///
  /// Flyway makes it by its name.
  public static final class Silent implements LogCreator, Log {
    @Override
    public Log createLogger(Class<?> of) {
      return this;
    }

    @Override
    public void debug(String message) {}

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Exception e) {}

    @Override
    public void notice(String message) {}
  }

  /// Something that is done within one transaction.
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /// Does something whole or not at all. It is done on a thread of its own: Java closes a file
  /// under a thread that is interrupted, and a run that is stopped must not close the database.
  ///
  /// @throws IOException if the database cannot be read or written to
  <T> T within(Work<T> work) throws IOException {
    var task = new FutureTask<T>(() -> done(work));
    Thread.ofVirtual().start(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case RuntimeException mistake -> throw mistake;
        default -> throw new IllegalStateException(e.getCause());
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private <T> T done(Work<T> work) throws IOException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      try {
        T done = work.with(connection);
        connection.commit();
        return done;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new IOException("the database cannot be used: " + firstLine(e), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      anchor.close();
    } catch (SQLException e) {
      throw new IOException("the database could not be closed: " + firstLine(e), e);
    }
  }
}
