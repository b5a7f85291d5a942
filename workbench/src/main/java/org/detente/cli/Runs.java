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
import org.detente.output.OutputFolder;
import org.detente.phrase.Phrases;

/// Runs an ensemble for a verb and tells how far it is.
final class Runs {

  private Runs() {}

  /// Runs, or goes on with what an interrupted command kept.
  static EnsembleResult of(Request request, Request.Ready ready, List<Option> options)
      throws IOException, InterruptedException {
    EnsembleRequest ensemble = ensemble(request, ready, options);
    announce(request, ensemble, "");
    return of(ensemble, request.threads(), ready.out(), request.quiet());
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
    return interruptible(
        ready.out(),
        request.quiet(),
        "option-futures",
        progress ->
            Ablation.run(
                ensemble, cases, request.threads(), ready.out().work(), build(), progress));
  }

  /// What is asked of an ensemble.
  static EnsembleRequest ensemble(Request request, Request.Ready ready, List<Option> options) {
    return ensemble(request, ready, options, request.futures());
  }

  /// The same with another number of futures.
  static EnsembleRequest ensemble(
      Request request, Request.Ready ready, List<Option> options, int futures) {
    return new EnsembleRequest(
        ready.folder().theatre(),
        options,
        ready.evidence(),
        futures,
        request.replications(),
        ready.months(),
        request.seed(),
        ready.without());
  }

  /// Says how much is going to be run.
  static void announce(Request request, EnsembleRequest ensemble, String more) {
    if (!request.quiet()) {
      System.err.printf(
          Locale.ROOT,
          "%s x %s x %s = %s of %s on %s.%s%n",
          Phrases.counted(ensemble.options().size(), "option"),
          Phrases.counted(ensemble.futures(), "future"),
          Phrases.counted(request.replications(), "replication"),
          Phrases.counted(ensemble.runs(), "run"),
          Phrases.counted(ensemble.months(), "month"),
          Phrases.counted(request.threads(), "thread"),
          more);
    }
  }

  /// Runs an ensemble, or goes on with what an interrupted command kept.
  ///
  /// @param out whose work folder keeps what is finished
  static EnsembleResult of(EnsembleRequest ensemble, int threads, OutputFolder out, boolean quiet)
      throws IOException, InterruptedException {
    return interruptible(
        out,
        quiet,
        "option-futures",
        progress -> Ensemble.run(ensemble, threads, out.work(), build(), progress));
  }

  /// Long work that keeps what is finished in the work folder.
  interface Work<T> {
    /// @param progress is to be told how far the work is
    T with(Ensemble.Progress progress) throws IOException, InterruptedException;
  }

  /// Does long work, telling how far it is, and says on Ctrl-C that it can go on later.
  ///
  /// @param things what is counted, for the progress line
  static <T> T interruptible(OutputFolder out, boolean quiet, String things, Work<T> work)
      throws IOException, InterruptedException {
    PrintStream screen = System.err;
    var progress = new ProgressLine(screen, quiet, things);
    var farewell = new Thread(() -> farewell(screen, out));
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
  private static void farewell(PrintStream screen, OutputFolder out) {
    screen.println(
        "\nInterrupted. What was finished is kept; the same command goes on from there.");
    try {
      out.close();
    } catch (IOException e) {
      screen.println("A folder for unfinished files could not be removed: " + e.getMessage());
    }
  }

  /// Tells builds apart: the version, and when the program's classes were made.
  static String build() throws IOException {
    try {
      Path code =
          Path.of(Ensemble.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Main.Version.version() + " " + Files.getLastModifiedTime(code).toMillis();
    } catch (URISyntaxException e) {
      throw new IOException("the program does not find itself", e);
    }
  }
}
