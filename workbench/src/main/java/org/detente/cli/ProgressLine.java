package org.detente.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import org.detente.ensemble.Ensemble;
import org.detente.phrase.Figures;

/// Progress with an estimate: one line that is rewritten on a terminal, a line per tenth elsewhere.
/// Thread-safe.
final class ProgressLine implements Ensemble.Progress {

  private static final long NANOS = 1_000_000_000L;
  private static final int TENTHS = 10;

  private final PrintStream screen;
  private final boolean quiet;
  private final String did;
  private final String things;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private long lastShown;
  private int lastTenth = -1;
  private boolean begun;

  /// @param did what is done to things, for example `simulated`
  /// @param things what is counted, for example `option-futures`
  ProgressLine(PrintStream screen, boolean quiet, String did, String things) {
    this.did = did;
    this.things = things;
    this.screen = screen;
    this.quiet = quiet;
    Console console = System.console();
    this.terminal = console != null && console.isTerminal();
  }

  @Override
  public synchronized void at(int done, int kept, int total) {
    if (quiet || total == 0) {
      return;
    }
    int tenth = TENTHS * done / total;
    boolean due =
        terminal ? System.nanoTime() - lastShown > NANOS / 4 || done == total : tenth > lastTenth;
    if (!due) {
      return;
    }
    lastShown = System.nanoTime();
    lastTenth = tenth;
    String line = line(done, kept, total);
    if (terminal) {
      screen.print("\r" + line + "   ");
      begun = true;
    } else {
      screen.println(line);
    }
    screen.flush();
  }

  private String line(int done, int kept, int total) {
    double seconds = (System.nanoTime() - start) / (double) NANOS;
    int fresh = done - kept;
    String left =
        fresh > 0 && done < total
            ? String.format(
                Locale.ROOT, ", about %s left", Figures.elapsed(seconds / fresh * (total - done)))
            : "";
    String before =
        kept > 0 ? String.format(Locale.ROOT, " (%s kept from before)", Figures.whole(kept)) : "";
    return String.format(
        Locale.ROOT,
        "%s %s of %s %s%s, %s%s",
        did,
        Figures.whole(done),
        Figures.whole(total),
        things,
        before,
        Figures.elapsed(seconds),
        left);
  }

  synchronized void end() {
    if (begun) {
      screen.println();
    }
  }
}
