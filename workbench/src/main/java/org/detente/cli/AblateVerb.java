package org.detente.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.detente.ablation.AblationCase;
import org.detente.ablation.AblationCase.Kind;
import org.detente.ablation.AblationRow;
import org.detente.ablation.AblationStudy;
import org.detente.ablation.AblationSummary;
import org.detente.comparison.Compared;
import org.detente.output.AblationTable;
import org.detente.output.OutputFolder;
import org.detente.phrase.Phrases;
import org.detente.study.HangsOnFile;
import org.detente.study.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ablate`: what the conclusions hang on.
@Command(
    name = "ablate",
    mixinStandardHelpOptions = true,
    defaultValueProvider = AblateVerb.Fewer.class,
    description = {
      "What the conclusions hang on: each option against the status quo again with each process off, each contested hypothesis held to each of its answers, and each parameter at its ends.",
      "Some 300 changes, on the same futures and the same luck. Writes ablation.csv, and hangs-on.csv: a sum over options, which the paper shows when it lies in the theatre's folder."
    })
final class AblateVerb implements Callable<Integer> {

  @Mixin private Request request;

  @Option(
      names = "--only",
      paramLabel = "SORT",
      description =
          "Only changes of this sort: ${COMPLETION-CANDIDATES}; repeatable (default: all).")
  private Set<Sort> only = EnumSet.allOf(Sort.class);

  /// Sorts of changes that a user may ask for.
  enum Sort {
    PROCESSES(Kind.PROCESS),
    HYPOTHESES(Kind.HYPOTHESIS),
    PARAMETERS(Kind.LOW_END, Kind.HIGH_END);

    private final Set<Kind> kinds;

    Sort(Kind... kinds) {
      this.kinds = Set.of(kinds);
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private boolean wanted(AblationCase change) {
    return change.kind() == Kind.AS_ASSESSED
        || only.stream().anyMatch(sort -> sort.kinds.contains(change.kind()));
  }

  /// Common random numbers let few futures show what a change does; there are some 300 changes.
  static final class Fewer extends DefaultRuns {

    Fewer() {
      super(32, 1);
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Request.Ready ready = request.prepare(true);
    try (OutputFolder out = ready.out()) {
      List<AblationRow> rows = Runs.ablation(request, ready, this::wanted);
      AblationTable.write(rows, out.file("ablation.csv"));
      AblationTable.write(
          new AblationStudy(AblationSummary.of(rows), request.futures(), Program.version()),
          out.file(HangsOnFile.NAME));
      out.removeWork();
      out.publish();
      if (!request.quiet()) {
        print(rows, System.out);
      }
    }
    return 0;
  }

  private static void print(List<AblationRow> rows, PrintStream screen) {
    screen.println("Changes under which the conclusion on an option has another sign:");
    for (Compared outcome : Compared.values()) {
      List<AblationRow> of =
          rows.stream()
              .filter(r -> r.kind() != Kind.AS_ASSESSED && r.outcome().equals(outcome.key()))
              .toList();
      long changed = of.stream().filter(AblationRow::changes).count();
      screen.println(
          "  "
              + outcome.key()
              + ": "
              + Phrases.counted(changed, "conclusion")
              + " of "
              + Phrases.counted(of.size(), "conclusion"));
    }
  }
}
