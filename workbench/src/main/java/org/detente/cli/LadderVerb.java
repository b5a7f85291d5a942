package org.detente.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.detente.commitment.Commitment;
import org.detente.commitment.Menu;
import org.detente.output.LadderFile;
import org.detente.output.OutputFolder;
import org.detente.phrase.Phrases;
import org.detente.study.TheatreFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `ladder`: which steps lead out of the dilemma, who moves first, with what guarantee?
@Command(
    name = "ladder",
    mixinStandardHelpOptions = true,
    description = {
      "Which reciprocal steps lead out of the commitment dilemma, who moves first, with what guarantee, and what happens if nobody climbs.",
      "Reads commitments.yaml of the theatre; writes ladder.json."
    })
final class LadderVerb implements Callable<Integer> {

  static final String FILE = TheatreFiles.COMMITMENTS;

  @Mixin private Request request;

  @Override
  public Integer call() throws IOException {
    Request.Ready ready =
        request.prepare(
            (_, problems) -> {
              if (Files.isDirectory(request.theatre())
                  && !Files.exists(request.theatre().resolve(FILE))) {
                problems.add(
                    request.theatre().resolve(FILE).toString(),
                    0,
                    "there is no such file",
                    "write the menus of steps, as docs/formats.md describes them");
              }
            });
    try (OutputFolder out = ready.out()) {
      Menu menu = ready.menu().orElseThrow();
      List<Commitment.Result> results = results(request, ready, menu);
      LadderFile.write(menu, results, ready.audience(), out.file("ladder.json"));
      out.publish();
      if (!request.quiet()) {
        print(ready, results, System.out);
      }
    }
    return 0;
  }

  /// Results in the order of the options.
  static List<Commitment.Result> results(Request request, Request.Ready ready, Menu menu) {
    return Commitment.of(menu, ready.options(), request.futures(), request.seed());
  }

  private static void print(
      Request.Ready ready, List<Commitment.Result> results, PrintStream screen) {
    for (Commitment.Result r : results) {
      String found =
          r.exists()
              ? "a ladder of " + Phrases.counted(r.ladder().orElseThrow().rungs().size(), "step")
              : "no ladder: " + LadderFile.reason(r, ready.audience());
      screen.printf(
          Locale.ROOT,
          "%-40s %s; a ladder in %s (%s)%n",
          r.option(),
          found,
          Phrases.of(r.futures().exists(), r.futures().tried()),
          Phrases.OF_THOSE_TRIED);
    }
  }
}
