package org.detente.study;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/// The workbench in the browser. The command line is built without it and finds it, where it is
/// there, by [java.util.ServiceLoader].
public interface WebServer {

  /// What to serve, and to whom.
  ///
  /// @param input the theatre, read and found right
  /// @param theatre its folder
  /// @param host name or address to listen on
  /// @param loopback whether that host is this machine only: then every audience's view may be
  ///   looked at and work started; elsewhere only what the public may see is served
  /// @param port 0 for any that is free
  /// @param data folder for what is worked out
  /// @param database JDBC address of a PostgreSQL that keeps projects; empty: a file in the data
  ///   folder does
  /// @param pseudoLocales whether languages are offered that nobody speaks, to test pages
  record Settings(
      StudyInput input,
      Path theatre,
      String host,
      boolean loopback,
      int port,
      Path data,
      Optional<String> database,
      boolean pseudoLocales) {

    /// Projects are kept in the data folder.
    public Settings(
        StudyInput input, Path theatre, String host, boolean loopback, int port, Path data) {
      this(input, theatre, host, loopback, port, data, Optional.empty());
    }

    /// No languages that nobody speaks.
    public Settings(
        StudyInput input,
        Path theatre,
        String host,
        boolean loopback,
        int port,
        Path data,
        Optional<String> database) {
      this(input, theatre, host, loopback, port, data, database, false);
    }
  }

  /// Serves until the process ends.
  ///
  /// @param screen is told where to look
  /// @throws IOException if it cannot listen there, or cannot write to the folder; the message says
  ///   what to do
  void serve(Settings settings, PrintStream screen) throws IOException;
}
