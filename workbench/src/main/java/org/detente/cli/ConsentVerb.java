package org.detente.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.detente.access.Audience;
import org.detente.consent.Consent;
import org.detente.consent.OptionConsent;
import org.detente.consent.Proof;
import org.detente.input.Problems;
import org.detente.option.TheatreFolder;
import org.detente.output.ConsentTables;
import org.detente.output.OutputFolder;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.positions.Positions;
import org.detente.positions.PositionsLoader;
import org.detente.positions.Settings;
import org.detente.study.Study;
import org.detente.study.TheatreFiles;
import org.detente.theatre.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `consent`: who accepts, who vetoes over what, and what would bring everybody in?
@Command(
    name = "consent",
    mixinStandardHelpOptions = true,
    description = {
      "Who accepts, who vetoes, and which smallest changes would bring every veto holder in.",
      "Writes consent.csv, settings.csv, unsettled.csv, trades.csv, frontier.csv, packages.csv,"
          + " package-settings.csv, second-opinion.csv."
    })
final class ConsentVerb implements Callable<Integer> {

  @Mixin private Request request;

  @Override
  public Integer call() throws IOException {
    var input = new Input();
    Request.Ready ready = request.prepare(input::read);
    Consent consent = answer(ready, input.found().orElseThrow(), request.seed());
    try (OutputFolder out = ready.out()) {
      write(ready, consent, out);
      out.publish();
      if (!request.quiet()) {
        print(ready, input.found().orElseThrow(), consent, System.out);
      }
    }
    return 0;
  }

  /// Scales and positions, read beside the theatre.
  static final class Input {
    private Optional<Positions> found = Optional.empty();

    void read(Optional<TheatreFolder> folder, Problems problems) {
      folder.ifPresent(f -> found = TheatreFiles.positions(f, problems));
    }

    /// For verbs that can do without.
    void readIfThere(Optional<TheatreFolder> folder, Problems problems) {
      read(folder.filter(f -> PositionsLoader.isThere(f.theatre().folder())), problems);
    }

    /// What was read; empty where there is none.
    Optional<Positions> found() {
      return found;
    }
  }

  /// Answers from what the audience may know.
  static Consent answer(Request.Ready ready, Positions all, long seed) {
    return Study.consent(ready.folder(), all, ready.options(), ready.audience(), seed);
  }

  static void write(Request.Ready ready, Consent consent, OutputFolder out) throws IOException {
    var tables = new ConsentTables(ready.folder().theatre(), consent, ready.audience());
    tables.consent(out.file("consent.csv"));
    var settings = new ArrayList<Settings>();
    settings.add(consent.statusQuo());
    consent.options().forEach(o -> settings.add(o.settings()));
    tables.settings(settings, out.file("settings.csv"));
    tables.unsettled(out.file("unsettled.csv"));
    tables.trades(out.file("trades.csv"));
    tables.frontier(out.file("frontier.csv"));
    tables.packages(out.file("packages.csv"));
    tables.packageSettings(out.file("package-settings.csv"));
    tables.secondOpinion(out.file("second-opinion.csv"));
  }

  private static void print(
      Request.Ready ready, Positions all, Consent consent, PrintStream screen) {
    notes(all.readBy(ready.audience().id()), consent, screen);
    for (OptionConsent o : consent.options()) {
      long refuse = o.holders().stream().filter(a -> !a.accepts()).count();
      String unknown =
          o.settings().unknown().isEmpty()
              ? ""
              : "; " + Phrases.counted(o.settings().unknown().size(), "setting") + " not told";
      screen.printf(
          Locale.ROOT,
          "%-40s %s; all accept in %s of draws%s%n",
          o.option().id(),
          refuse == 0 ? "every veto holder accepts" : closest(refuse, o, ready.audience()),
          Figures.percent(o.allShare()),
          unknown);
    }
  }

  private static String closest(long refuse, OptionConsent o, Audience audience) {
    String who =
        audience.seesAllLimits()
            ? Phrases.list(
                    o.holders().stream()
                        .filter(a -> !a.accepts())
                        .map(a -> a.interest().actor().id())
                        .toList())
                + (refuse == 1 ? " refuses" : " refuse")
            : Phrases.counted(refuse, "veto holder") + (refuse == 1 ? " refuses" : " refuse");
    Proof proof = o.closest().proof();
    return switch (proof.state()) {
      case OPTIMAL ->
          who + "; " + Phrases.counted(o.closest().moves(), "change") + " would bring all in";
      case FEASIBLE ->
          who
              + "; "
              + Phrases.counted(o.closest().moves(), "change")
              + " would bring all in, perhaps "
              + Figures.whole((long) Math.ceil(proof.gap()))
              + " fewer";
      case INFEASIBLE -> who + "; no package would bring all in";
      case UNKNOWN -> who + "; whether any package would bring all in is not known";
    };
  }

  private static void notes(Positions positions, Consent consent, PrintStream screen) {
    positions
        .notAddingUp()
        .forEach(
            (actor, sum) ->
                screen.printf(
                    Locale.ROOT,
                    "Note: saliences of %s add up to %s and not to 1; only their ratios count.%n",
                    actor,
                    Figures.given(sum)));
    if (!consent.silent().isEmpty()) {
      screen.println(
          "Note: "
              + Phrases.list(consent.silent().stream().map(Actor::id).toList())
              + ": a veto, but no position; nobody knows what they would say.");
    }
  }
}
