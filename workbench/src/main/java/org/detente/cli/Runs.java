package org.detente.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.detente.ablation.Ablation;
import org.detente.ablation.AblationCase;
import org.detente.ablation.AblationRow;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Threads;
import org.detente.ensemble.Workforce;
import org.detente.option.Option;
import org.detente.output.OutputFolder;
import org.detente.phrase.Phrases;
import org.detente.simulation.ForceDelivery;
import org.detente.study.Forces;
import org.detente.study.Program;

/// Runs an ensemble for a verb and tells how far it is.
final class Runs {

  private Runs() {}

  /// Runs, or goes on with what an interrupted command kept. Where the theatre says who might
  /// serve, missions come as far as they can be staffed.
  static EnsembleResult of(
      Request request, Request.Ready ready, List<Option> options, Workforce workforce)
      throws IOException, InterruptedException {
    return of(request, ready, options, deliveries(request, ready, options), workforce);
  }

  /// Runs with missions of which what comes is known already.
  static EnsembleResult of(
      Request request,
      Request.Ready ready,
      List<Option> options,
      Map<String, ForceDelivery> deliveries,
      Workforce workforce)
      throws IOException, InterruptedException {
    EnsembleRequest ensemble = ensemble(request, ready, options, request.futures(), deliveries);
    announce(request, ensemble, workforce, "");
    return of(ensemble, workforce, ready.out(), request.quiet());
  }

  /// Runs everything again under every wanted change to the model, or goes on with what was kept.
  /// Missions come as planned: what can be staffed is another question.
  static List<AblationRow> ablation(
      Request request, Request.Ready ready, Predicate<AblationCase> wanted)
      throws IOException, InterruptedException {
    EnsembleRequest ensemble =
        ensemble(request, ready, ready.options(), request.futures(), Map.of());
    List<AblationCase> cases = AblationCase.of(ensemble).stream().filter(wanted).toList();
    announce(
        request,
        ensemble,
        new Threads(request.threads()),
        " " + Phrases.capital(Phrases.times(cases.size())) + ", changed one by one.");
    return interruptible(
        ready.out(),
        request.quiet(),
        "option-futures",
        progress ->
            Ablation.run(
                ensemble, cases, request.threads(), ready.out().work(), build(), progress));
  }

  private static Map<String, ForceDelivery> deliveries(
      Request request, Request.Ready ready, List<Option> options)
      throws IOException, InterruptedException {
    return request.asPlanned()
        ? Map.of()
        : Forces.deliveries(ready.folder().theatre(), ready.force(), options, request.threads());
  }

  /// What is asked of an ensemble in which missions come as far as they can be staffed.
  static EnsembleRequest ensemble(Request request, Request.Ready ready, List<Option> options)
      throws IOException, InterruptedException {
    return ensemble(request, ready, options, request.futures());
  }

  /// The same with another number of futures.
  static EnsembleRequest ensemble(
      Request request, Request.Ready ready, List<Option> options, int futures)
      throws IOException, InterruptedException {
    return ensemble(request, ready, options, futures, deliveries(request, ready, options));
  }

  private static EnsembleRequest ensemble(
      Request request,
      Request.Ready ready,
      List<Option> options,
      int futures,
      Map<String, ForceDelivery> deliveries) {
    return new EnsembleRequest(
        ready.folder().theatre(),
        options,
        ready.evidence(),
        futures,
        request.replications(),
        ready.months(),
        request.seed(),
        ready.without(),
        deliveries);
  }

  /// Who does the runs: "2 threads", "8 cores of spark://there:7077".
  static String who(Workforce workforce) {
    return workforce
        .place()
        .map(place -> Phrases.counted(workforce.hands(), "core") + " of " + place)
        .orElseGet(() -> Phrases.counted(workforce.hands(), "thread"));
  }

  /// Says how much is going to be run.
  static void announce(
      Request request, EnsembleRequest ensemble, Workforce workforce, String more) {
    if (!request.quiet()) {
      System.err.printf(
          Locale.ROOT,
          "%s x %s x %s = %s of %s on %s.%s%n",
          Phrases.counted(ensemble.options().size(), "option"),
          Phrases.counted(ensemble.futures(), "future"),
          Phrases.counted(request.replications(), "replication"),
          Phrases.counted(ensemble.runs(), "run"),
          Phrases.counted(ensemble.months(), "month"),
          who(workforce),
          more);
    }
  }

  /// Runs an ensemble, or goes on with what an interrupted command kept.
  ///
  /// @param workforce who does it
  /// @param out whose work folder keeps what is finished
  static EnsembleResult of(
      EnsembleRequest ensemble, Workforce workforce, OutputFolder out, boolean quiet)
      throws IOException, InterruptedException {
    return interruptible(
        out,
        quiet,
        "option-futures",
        progress -> Ensemble.run(ensemble, workforce, out.work(), build(), progress));
  }

  /// Long work that keeps what is finished in the work folder.
  interface Work<T> {
    /// @param progress is to be told how far the work is
    T with(Ensemble.Progress progress) throws IOException, InterruptedException;
  }

  /// Does work of some minutes that keeps nothing, telling how far it is.
  ///
  /// @param did what is done to things, for the progress line
  static <T> T counted(boolean quiet, String did, String things, Work<T> work)
      throws IOException, InterruptedException {
    var progress = new ProgressLine(System.err, quiet, did, things);
    try {
      return work.with(progress);
    } finally {
      progress.end();
    }
  }

  /// Does long work, telling how far it is, and says on Ctrl-C that it can go on later.
  ///
  /// @param things what is counted, for the progress line
  static <T> T interruptible(OutputFolder out, boolean quiet, String things, Work<T> work)
      throws IOException, InterruptedException {
    PrintStream screen = System.err;
    var progress = new ProgressLine(screen, quiet, "simulated", things);
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

  /// Tells builds apart.
  static String build() throws IOException {
    return Program.build();
  }
}
