package org.detente.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.Workforce;
import org.detente.evidence.EvidenceBase;
import org.detente.exploration.Brief;
import org.detente.handover.Handover;
import org.detente.handover.HandoverRow;
import org.detente.handover.HandoverStudy;
import org.detente.handover.Leaving;
import org.detente.input.Problems;
import org.detente.message.MessageFiles;
import org.detente.option.TheatreFolder;
import org.detente.output.HandoverTables;
import org.detente.output.Manifest;
import org.detente.output.OutputFolder;
import org.detente.paper.HandoverPictures;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.study.ExplorationFiles;
import org.detente.study.Program;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.detente.value.Range;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `handover`: when can internationals leave?
@Command(
    name = "handover",
    mixinStandardHelpOptions = true,
    defaultValueProvider = HandoverVerb.Fewer.class,
    description = {
      "When can internationals leave each zone, and what does it cost to leave early or to stay?",
      "Runs each option with departures of its own. Writes handover.csv, handover-all-zones.csv, leaving-dates.csv, handover-movers.csv, handover.svg, manifest.json."
    })
final class HandoverVerb implements Callable<Integer> {

  /// Months after first deployment that are tried as fixed dates.
  static final List<Integer> DATES = List.of(12, 24, 36, 48, 60, 84, 108, 144);

  @Mixin private Request request;

  @Mixin private ClusterChoice cluster;

  @Spec private CommandSpec spec;

  @Option(
      names = "--criteria",
      paramLabel = "FILE",
      description =
          "Says what risk is acceptable (default: criteria.yaml of the theatre, where it is there).")
  private Optional<Path> criteria = Optional.empty();

  private Brief.Acceptable acceptable = Brief.Acceptable.UNSAID;

  /// Every future is run some 15 times.
  static final class Fewer extends DefaultRuns {

    Fewer() {
      super(100, 2);
    }
  }

  private void check(Optional<TheatreFolder> folder, EvidenceBase base, Problems problems) {
    cluster.check(problems);
    Path file = criteria.orElse(request.theatre().resolve(ExplorationFiles.CRITERIA));
    if (criteria.isPresent() || Files.exists(file)) {
      ExplorationFiles.criteria(file, folder, base, problems)
          .ifPresent(brief -> acceptable = brief.leaving());
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Instant start = Instant.now();
    Request.Ready ready = request.prepare(false, this::check);
    EnsembleRequest ensemble = Runs.ensemble(request, ready, ready.options());
    try (OutputFolder out = ready.out();
        Workforce workforce = cluster.open(request)) {
      announce(ensemble, workforce);
      Handover handover = run(ensemble, acceptable, DATES, request, workforce, out);
      write(handover, ready, out);
      manifest(ready, ensemble, start, out);
      out.removeWork();
      out.publish();
      if (!request.quiet()) {
        print(handover, ensemble.months(), System.out);
      }
    }
    return 0;
  }

  private void announce(EnsembleRequest ensemble, Workforce workforce) {
    if (!request.quiet()) {
      long runs = HandoverStudy.runs(ensemble, DATES);
      System.err.println(
          Phrases.counted(runs, "run")
              + " of "
              + Phrases.counted(ensemble.months(), "month")
              + " on "
              + Runs.who(workforce)
              + ": "
              + Pace.about(runs / (Pace.perSecond(ensemble) * workforce.hands()))
              + " if the machine has nothing else to do.");
    }
  }

  static Handover run(
      EnsembleRequest ensemble,
      Brief.Acceptable acceptable,
      List<Integer> dates,
      Request request,
      Workforce workforce,
      OutputFolder out)
      throws IOException, InterruptedException {
    return Runs.interruptible(
        out,
        request.quiet(),
        "option-futures",
        progress ->
            HandoverStudy.run(
                ensemble, acceptable, dates, workforce, out.work(), Runs.build(), progress));
  }

  private void manifest(
      Request.Ready ready, EnsembleRequest ensemble, Instant start, OutputFolder out)
      throws IOException {
    var settings = new LinkedHashMap<String, Object>(request.settings(ready));
    settings.put("dates", DATES);
    var others = new ArrayList<>(ready.evidenceFiles());
    criteria.ifPresent(others::add);
    Manifest.write(
        new Manifest.Account(
            Program.version(),
            Checks.typed(spec),
            request.seed(),
            ready.options().stream().map(org.detente.option.Option::id).toList(),
            settings,
            start,
            Duration.between(start, Instant.now()),
            HandoverStudy.runs(ensemble, DATES)),
        request.theatre(),
        others,
        out);
  }

  static void write(Handover handover, Request.Ready ready, OutputFolder out) throws IOException {
    HandoverTables.rows(handover, ready.audience(), out.file("handover.csv"));
    HandoverTables.totals(handover, out.file("handover-all-zones.csv"));
    HandoverTables.dates(handover, ready.audience(), out.file("leaving-dates.csv"));
    HandoverTables.movers(handover, out.file("handover-movers.csv"));
    Theatre theatre = ready.folder().theatre();
    var pictures =
        new HandoverPictures(handover, theatre, theatre.languages(), ready.audience().seesMonths());
    List<org.detente.option.Option> options = pictures.leaving(ready.options());
    List<Zone> zones = pictures.left(options);
    if (!zones.isEmpty()) {
      Files.writeString(
          out.file("handover.svg"),
          pictures.timelines(MessageFiles.ENGLISH, zones, options, ready.months()),
          StandardCharsets.UTF_8);
    }
  }

  private static void print(Handover handover, int months, PrintStream screen) {
    if (handover.totals().isEmpty()) {
      screen.println("None of the options brings internationals: nobody has to leave.");
      return;
    }
    String horizon = MessageFiles.ENGLISH.duration(months);
    screen.println(
        "Benchmarks met, and incidents per 1,000 contact-person-years in the 24 months after leaving"
            + " (two years before, at, two years after the benchmarks; medians over those of the "
            + Phrases.counted(handover.futures(), "future")
            + " in which all three can be compared):");
    for (HandoverRow row : handover.totals()) {
      if (row.leaving() == Leaving.EARLY) {
        screen.println(
            "  "
                + row.option()
                + ": met in "
                + Figures.percent(row.met())
                + " of runs; "
                + compared(row, handover.futures(), horizon));
      }
      if (row.compared() > 0) {
        screen.println(
            "    "
                + row.leaving().id()
                + ": month "
                + median(row.month())
                + ", rate "
                + median(row.rate())
                + ", had they stayed "
                + median(row.stayedRate()));
      }
    }
  }

  /// On how many futures an option's medians rest, or why there are none.
  private static String compared(HandoverRow row, int futures, String horizon) {
    if (row.compared() == 0) {
      return row.met() == 0
          ? "nobody leaves: in no future are they met within " + horizon
          : "nothing to compare: in no future are they met early enough for the last departure and"
              + " the 24 months after it to lie within "
              + horizon;
    }
    String of =
        "compared in "
            + Figures.whole(row.compared())
            + " of "
            + Phrases.counted(futures, "future");
    return row.rate().isPresent()
        ? of
        : of + "; no rate, for in none of them do communities meet after leaving";
  }

  private static String median(Optional<Range> range) {
    return range.map(r -> Figures.two(Math.rint(10 * r.central()) / 10)).orElse(Figures.NOTHING);
  }
}
