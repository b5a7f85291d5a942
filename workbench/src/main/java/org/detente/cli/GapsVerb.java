package org.detente.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.detente.completeness.Catalogue;
import org.detente.completeness.CodedAgreement;
import org.detente.completeness.GapPeriods;
import org.detente.completeness.GapPeriods.GapPeriod;
import org.detente.completeness.Profile;
import org.detente.coverage.CoverageLedger;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Workforce;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.option.Option.Settled;
import org.detente.option.TheatreFolder;
import org.detente.output.CompletenessTables;
import org.detente.output.OutputFolder;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.study.AgreementContent;
import org.detente.study.TheatreFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `gaps`: what does the agreement leave open, and how dangerous is the time before anybody is
/// there?
@Command(
    name = "gaps",
    mixinStandardHelpOptions = true,
    defaultValueProvider = GapsVerb.Fewer.class,
    description = {
      "What each option answers, defers and leaves open; both gaps before anybody is there, with their simulated cost; what must begin before signature.",
      "Reads provisions.yaml of the theatre, or a general catalogue; writes completeness.csv, gap-period.csv, start-dates.csv."
    })
final class GapsVerb implements Callable<Integer> {

  @Mixin private Request request;

  @Mixin private ClusterChoice cluster;

  @CommandLine.Option(
      names = "--questions",
      description =
          "Instead, write questionnaire.csv and questionnaire.md for a working group; no simulation.")
  private boolean questions;

  @CommandLine.Option(
      names = "--agreement",
      paramLabel = "FILE",
      description =
          "Compare with an agreement coded as CSV (provision,status,where,body,by_month,text); repeatable.")
  private List<Path> agreements = new ArrayList<>();

  /// Months and counts of the gaps are means over futures and need fewer of them than thresholds.
  static final class Fewer extends DefaultRuns {

    Fewer() {
      super(64, 5);
    }
  }

  static void write(AgreementContent content, List<GapPeriod> gaps, OutputFolder out)
      throws IOException {
    CompletenessTables.completeness(content.profiles(), out.file("completeness.csv"));
    CompletenessTables.gaps(gaps, out.file("gap-period.csv"));
    CompletenessTables.starts(content.starts(), out.file("start-dates.csv"));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var coded = new ArrayList<Profile>();
    Request.Ready ready =
        request.prepare(
            (folder, problems) -> {
              cluster.check(problems);
              folder
                  .flatMap(f -> TheatreFiles.catalogue(request.theatre(), f, problems))
                  .ifPresent(c -> coded.addAll(coded(c, folder.orElseThrow(), problems)));
            });
    Catalogue catalogue = ready.catalogue();
    AgreementContent content = AgreementContent.of(catalogue, ready.options()).with(coded);
    try (OutputFolder out = ready.out()) {
      if (questions) {
        String title = ready.folder().theatre().title().in(ready.folder().theatre().languages());
        CompletenessTables.questionnaire(catalogue, out.file("questionnaire.csv"));
        CompletenessTables.questionnaireText(
            title, catalogue, content.profiles(), out.file("questionnaire.md"));
        out.publish();
        if (!request.quiet()) {
          System.out.println(
              "Take " + out.place("questionnaire.md") + " or questionnaire.csv away");
        }
        return 0;
      }
      List<CoverageLedger> ledgers = CoverageVerb.ledgers(ready);
      try (Workforce workforce = cluster.open(request);
          EnsembleResult result = Runs.of(request, ready, ready.options(), workforce)) {
        write(content, GapPeriods.of(result, ledgers), out);
        result.discard();
        out.publish();
      }
      if (!request.quiet()) {
        print(content, System.out);
      }
    }
    return 0;
  }

  private List<Profile> coded(Catalogue catalogue, TheatreFolder folder, Problems problems) {
    var found = new ArrayList<Profile>();
    for (Path file : agreements) {
      String name = file.getFileName().toString().replaceFirst("[.][^.]*$", "");
      boolean taken =
          folder.options().stream().anyMatch(o -> o.id().equals(name))
              || found.stream().anyMatch(p -> p.option().equals(name));
      if (taken) {
        problems.add(
            file.toString(), 0, "something else is called " + name, "give the file another name");
      }
      CsvTable.read(file, file.toString(), CodedAgreement.COLUMNS, problems)
          .flatMap(table -> CodedAgreement.read(table, name, catalogue, problems))
          .ifPresent(found::add);
    }
    return found;
  }

  private static void print(AgreementContent content, PrintStream screen) {
    for (Profile p : content.profiles()) {
      screen.printf(
          Locale.ROOT,
          "%-40s answered %3s, partly %3s, deferred %3s, open %3s; %s not answered%n",
          p.option(),
          Figures.whole(p.count(Settled.ANSWERED)),
          Figures.whole(p.count(Settled.PARTLY)),
          Figures.whole(p.count(Settled.DEFERRED)),
          Figures.whole(p.count(Settled.OPEN)),
          Phrases.counted(p.openGates().size(), "gate"));
    }
  }
}
