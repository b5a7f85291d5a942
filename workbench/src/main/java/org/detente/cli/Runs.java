package org.detente.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.detente.ablation.Ablation;
import org.detente.ablation.AblationCase;
import org.detente.ablation.AblationRow;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.option.Option;
import org.detente.phrase.Phrases;

/// Runs an ensemble for a verb and tells how far it is.
final class Runs {

  private Runs() {}

  /// Runs, or goes on with what an interrupted command kept.
  static EnsembleResult of(Request request, Request.Ready ready, List<Option> options)
      throws IOException, InterruptedException {
    EnsembleRequest ensemble = ensemble(request, ready, options);
    announce(request, ensemble, "");
    return watched(
        request,
        ready,
        progress ->
            Ensemble.run(ensemble, request.threads(), ready.out().work(), build(), progress));
  }

  /// Runs everything again under every wanted change to the model, or goes on with what was kept.
  static List<AblationRow> ablation(
      Request request, Request.Ready ready, Predicate<AblationCase> wanted)
      throws IOException, InterruptedException {
    EnsembleRequest ensemble = ensemble(request, ready, ready.options());
    List<AblationCase> cases = AblationCase.of(ensemble).stream().filter(wanted).toList();
    announce(
        request,
        ensemble,
        " " + Phrases.capital(Phrases.times(cases.size())) + ", changed one by one.");
    return watched(
        request,
        ready,
        progress ->
            Ablation.run(
                ensemble, cases, request.threads(), ready.out().work(), build(), progress));
  }

  private static EnsembleRequest ensemble(
      Request request, Request.Ready ready, List<Option> options) {
    return new EnsembleRequest(
        ready.folder().theatre(),
        options,
        ready.evidence(),
        request.futures(),
        request.replications(),
        ready.months(),
        request.seed(),
        ready.without());
  }

  private static void announce(Request request, EnsembleRequest ensemble, String more) {
    if (!request.quiet()) {
      System.err.printf(
          Locale.ROOT,
          "%s x %s x %s = %s of %s on %s.%s%n",
          Phrases.counted(ensemble.options().size(), "option"),
          Phrases.counted(request.futures(), "future"),
          Phrases.counted(request.replications(), "replication"),
          Phrases.counted(ensemble.runs(), "run"),
          Phrases.counted(ensemble.months(), "month"),
          Phrases.counted(request.threads(), "thread"),
          more);
    }
  }

  /// Long work that tells how far it is.
  private interface Work<T> {
    T with(ProgressLine progress) throws IOException, InterruptedException;
  }

  private static <T> T watched(Request request, Request.Ready ready, Work<T> work)
      throws IOException, InterruptedException {
    PrintStream screen = System.err;
    var progress = new ProgressLine(screen, request.quiet());
    var farewell = new Thread(() -> farewell(screen, ready));
    Runtime.getRuntime().addShutdownHook(farewell);
    try {
      return work.with(progress);
    } finally {
      Runtime.getRuntime().removeShutdownHook(farewell);
      progress.end();
    }
  }

  /// On Ctrl-C: what is finished lies in the work folder already; the empty folder for new files
  /// goes.
  private static void farewell(PrintStream screen, Request.Ready ready) {
    screen.println(
        "\nInterrupted. What was finished is kept; the same command goes on from there.");
    try {
      ready.out().close();
    } catch (IOException e) {
      screen.println("A folder for unfinished files could not be removed: " + e.getMessage());
    }
  }

  /// Tells builds apart: the version, and when the program's classes were made.
  private static String build() throws IOException {
    try {
      Path code =
          Path.of(Ensemble.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Main.Version.version() + " " + Files.getLastModifiedTime(code).toMillis();
    } catch (URISyntaxException e) {
      throw new IOException("the program does not find itself", e);
    }
  }
}
