package org.detente.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.detente.input.Problems;
import org.detente.study.StudyInput;
import org.detente.study.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `serve`: the workbench in the browser.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "The workbench in the browser: the answers, the map through time, runs and comparisons.",
      "Serves this machine only. With another host it serves what the public may see, and nobody can start work there."
    })
final class ServeVerb implements Callable<Integer> {

  private static final int LAST_PORT = 65_535;

  /// Names the theatre that is opened when nobody names one.
  private static final Path DEFAULT = Path.of("theatres", "default.txt");

  @Parameters(
      paramLabel = "THEATRE",
      arity = "0..1",
      description = "Folder of the theatre (default: the one that theatres/default.txt names).")
  private Optional<Path> theatre = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Where to listen; 0: any port that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      defaultValue = "127.0.0.1",
      description = "Name or address to listen on (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for what is worked out (default: ~/.detente).")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "JDBC address of a PostgreSQL that keeps projects, jdbc:postgresql://HOST/NAME?user=... (default: a file in the data folder).")
  private Optional<String> database = Optional.empty();

  @Option(
      names = "--pseudo-locale",
      description =
          "Offer two languages that nobody speaks: en-XA (English with accents, longer) and ar-XB (from right to left), to see which words of a page are not in the message files.")
  private boolean pseudoLocales;

  @Override
  public Integer call() throws IOException {
    var problems = new Problems();
    if (port < 0 || port > LAST_PORT) {
      problems.add(Checks.COMMAND, 0, "--port is " + port, "between 0 and " + LAST_PORT);
    }
    Optional<Boolean> loopback = loopback(problems);
    Optional<Path> folder =
        theatre.or(() -> byDefault(problems)).map(f -> f.toAbsolutePath().normalize());
    Optional<StudyInput> input = folder.flatMap(f -> StudyInput.read(f, problems));
    problems.throwIfAny();
    WebServer server =
        ServiceLoader.load(WebServer.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the pages are not on the class path; start them with ./detente serve"));
    try {
      server.serve(
          new WebServer.Settings(
              input.orElseThrow(),
              folder.orElseThrow(),
              host,
              loopback.orElseThrow(),
              port,
              data.orElseGet(() -> Path.of(System.getProperty("user.home"), ".detente")),
              database,
              pseudoLocales),
          System.out);
    } catch (IOException e) {
      // A port or a folder that cannot be had: the message says what to do.
      System.err.println("serve: " + e.getMessage());
      return Main.BAD_INPUT;
    }
    return 0;
  }

  private Optional<Boolean> loopback(Problems problems) {
    try {
      return Optional.of(InetAddress.getByName(host).isLoopbackAddress());
    } catch (UnknownHostException e) {
      problems.add(
          Checks.COMMAND, 0, "--host " + host + " is unknown", "127.0.0.1 for this machine only");
      return Optional.empty();
    }
  }

  private static Optional<Path> byDefault(Problems problems) {
    try {
      return Optional.of(DEFAULT.resolveSibling(Files.readString(DEFAULT).strip()));
    } catch (IOException e) {
      problems.add(
          Checks.COMMAND,
          0,
          "no theatre is named, and there is no " + DEFAULT,
          "name the folder of a theatre");
      return Optional.empty();
    }
  }
}
