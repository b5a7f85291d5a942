package org.detente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.detente.completeness.Catalogue;
import org.detente.completeness.CatalogueReader;
import org.detente.completeness.CodedAgreement;
import org.detente.completeness.GapPeriods;
import org.detente.completeness.GapPeriods.GapPeriod;
import org.detente.completeness.Profile;
import org.detente.completeness.StartDates;
import org.detente.completeness.StartDates.StartDate;
import org.detente.coverage.CoverageLedger;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Workforce;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.input.YamlMap;
import org.detente.option.Option;
import org.detente.option.Option.Settled;
import org.detente.option.TheatreFolder;
import org.detente.output.CompletenessTables;
import org.detente.output.OutputFolder;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

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

  static final String FILE = "provisions.yaml";

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
  static final class Fewer implements IDefaultValueProvider {

    @Override
    public String defaultValue(ArgSpec argument) {
      return argument instanceof OptionSpec option
          ? switch (option.longestName()) {
            case "--futures" -> "64";
            case "--replications" -> "5";
            default -> null;
          }
          : null;
    }
  }

  /// What is known without a simulation.
  ///
  /// @param profiles of the options, then of coded agreements
  record Content(Catalogue catalogue, List<Profile> profiles, List<StartDate> starts) {

    static Content of(Catalogue catalogue, List<Option> options) {
      return new Content(
          catalogue,
          options.stream().map(o -> Profile.of(catalogue, o)).toList(),
          options.stream().flatMap(o -> StartDates.of(catalogue, o).stream()).toList());
    }

    Content with(List<Profile> more) {
      var all = new ArrayList<>(profiles);
      all.addAll(more);
      return new Content(catalogue, List.copyOf(all), starts);
    }

    void write(List<GapPeriod> gaps, OutputFolder out) throws IOException {
      CompletenessTables.completeness(profiles, out.file("completeness.csv"));
      CompletenessTables.gaps(gaps, out.file("gap-period.csv"));
      CompletenessTables.starts(starts, out.file("start-dates.csv"));
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var coded = new ArrayList<Profile>();
    Request.Ready ready =
        request.prepare(
            (folder, problems) -> {
              cluster.check(problems);
              folder
                  .flatMap(f -> catalogue(request.theatre(), f, problems))
                  .ifPresent(c -> coded.addAll(coded(c, folder.orElseThrow(), problems)));
            });
    Catalogue catalogue = ready.catalogue();
    Content content = Content.of(catalogue, ready.options()).with(coded);
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
        content.write(GapPeriods.of(result, ledgers), out);
        result.discard();
        out.publish();
      }
      if (!request.quiet()) {
        print(content, System.out);
      }
    }
    return 0;
  }

  /// The catalogue of a theatre: its own, or the general one.
  ///
  /// @param problems takes every mistake of the file, and statements of options about provisions
  ///   that are not in it
  static Optional<Catalogue> catalogue(Path theatre, TheatreFolder folder, Problems problems) {
    Path file = theatre.resolve(FILE);
    var headings = new HashSet<String>();
    folder.options().forEach(o -> headings.addAll(o.headings().text().keySet()));
    Optional<Catalogue> catalogue =
        Files.exists(file)
            ? YamlMap.read(file, file.toString(), problems)
                .flatMap(map -> CatalogueReader.read(map, headings))
            : Optional.of(shipped());
    catalogue.ifPresent(
        c ->
            CatalogueReader.checkStatements(
                c,
                folder.options(),
                o -> theatre.resolve("options").resolve(o.id() + ".yaml").toString(),
                problems));
    return catalogue;
  }

  /// The general catalogue.
  static Catalogue shipped() {
    var problems = new Problems();
    try (InputStream in = CatalogueReader.class.getResourceAsStream(FILE)) {
      return YamlMap.ofText(new String(in.readAllBytes(), UTF_8), FILE, problems)
          .flatMap(file -> CatalogueReader.read(file, java.util.Set.of()))
          .orElseThrow(() -> new IllegalStateException(problems.sorted().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own catalogue cannot be read", e);
    }
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

  private static void print(Content content, PrintStream screen) {
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
