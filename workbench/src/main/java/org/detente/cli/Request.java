package org.detente.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.access.Audience;
import org.detente.commitment.Menu;
import org.detente.completeness.Catalogue;
import org.detente.evidence.EvidenceBase;
import org.detente.input.InputException;
import org.detente.input.Problems;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.output.OutputFolder;
import org.detente.pledge.ForceData;
import org.detente.pledge.ForceFolder;
import org.detente.simulation.ProcessId;
import org.detente.study.TheatreFiles;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// What all verbs are asked with: a theatre and the common options. Reads and checks all of it at
/// once, so that every mistake is told in one go and before anything is written.
final class Request {

  /// Futures and replications when nobody asks for other numbers: chosen so that `assess` of the
  /// bundled theatre ends within five minutes on two cores.
  static final int FUTURES = 200;

  static final int REPLICATIONS = 10;

  @Parameters(paramLabel = "THEATRE", description = "Folder of the theatre.")
  private Path theatre;

  @CommandLine.Option(
      names = "--option",
      paramLabel = "NAME",
      description = "Only this option; repeatable (default: all).")
  private List<String> options = new ArrayList<>();

  @CommandLine.Option(
      names = "--futures",
      paramLabel = "N",
      description = "Plausible futures (default: ${DEFAULT-VALUE}).")
  private int futures = FUTURES;

  @CommandLine.Option(
      names = "--replications",
      paramLabel = "N",
      description =
          "Runs within each future, separate in luck (default: ${DEFAULT-VALUE}; 30 is the full form).")
  private int replications = REPLICATIONS;

  @CommandLine.Option(
      names = "--months",
      paramLabel = "N",
      description = "Length of a run (default: the theatre's horizon).")
  private Optional<Integer> months = Optional.empty();

  @CommandLine.Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed; the same seed gives the same bytes (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @CommandLine.Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; results do not depend on them (default: all cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @CommandLine.Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write (default: out/THEATRE-NAME).")
  private Optional<Path> out = Optional.empty();

  @CommandLine.Option(
      names = "--evidence",
      paramLabel = "FILE",
      description = "Rows that replace rows of the evidence base or ranges of parameters.")
  private Optional<Path> evidence = Optional.empty();

  @CommandLine.Option(
      names = "--without",
      paramLabel = "PROCESS",
      description = "Switches a process of the simulation off; repeatable.")
  private List<String> without = new ArrayList<>();

  @CommandLine.Option(
      names = "--audience",
      paramLabel = "WHO",
      description = "public, mediator, party:ID or planner (default: ${DEFAULT-VALUE}).")
  private String audience = "public";

  @CommandLine.Option(
      names = "--as-planned",
      description =
          "Simulates every mission as its option plans it, even where the theatre says who might serve.")
  private boolean asPlanned;

  @CommandLine.Option(names = "--quiet", description = "No progress, no summary.")
  private boolean quiet;

  /// Everything read and checked.
  ///
  /// @param options whose commitment floors are those of the ladder where the menu says so
  /// @param evidenceFiles files of evidence beside the shipped base
  /// @param force who might serve; empty where the theatre says nothing of it
  /// @param menu who can take which steps; empty where the theatre has none
  /// @param catalogue what an agreement should answer
  record Ready(
      TheatreFolder folder,
      List<Option> options,
      EvidenceBase evidence,
      List<Path> evidenceFiles,
      int months,
      Set<ProcessId> without,
      Audience audience,
      Optional<ForceData> force,
      Optional<Menu> menu,
      Catalogue catalogue,
      Optional<OutputFolder> output) {

    OutputFolder out() {
      return output.orElseThrow();
    }
  }

  /// Reads everything for a verb that writes.
  ///
  /// @param withStatusQuo whether the status quo is needed beside the options asked for
  /// @throws InputException with every mistake
  Ready prepare(boolean withStatusQuo) {
    return read(withStatusQuo, true, (_, _, _) -> {});
  }

  /// What a verb looks at beside the common options.
  interface Further {
    /// @param folder empty where it has mistakes
    /// @param problems takes what is wrong
    void check(Optional<TheatreFolder> folder, Problems problems);
  }

  /// Reads everything for a verb that writes and has options of its own.
  Ready prepare(Further further) {
    return read(false, true, (folder, _, problems) -> further.check(folder, problems));
  }

  /// What a verb looks at that has files of its own about what varies.
  interface Asking {
    /// @param folder empty where it has mistakes
    /// @param base evidence, the user's over the theatre's over the shipped
    /// @param problems takes what is wrong
    void check(Optional<TheatreFolder> folder, EvidenceBase base, Problems problems);
  }

  /// Reads everything for a verb that writes and has such files.
  ///
  /// @param withStatusQuo whether the status quo is needed beside the options asked for
  Ready prepare(boolean withStatusQuo, Asking asking) {
    return read(withStatusQuo, true, asking);
  }

  /// Reads everything for a verb that only prints.
  Ready look(Further further) {
    return read(false, false, (folder, _, problems) -> further.check(folder, problems));
  }

  private Ready read(boolean withStatusQuo, boolean writes, Asking asking) {
    var problems = new Problems();
    Checks.atLeastOne("--futures", futures, problems);
    Checks.atLeastOne("--replications", replications, problems);
    Checks.atLeastOne("--threads", threads, problems);
    months.ifPresent(m -> Checks.atLeastOne("--months", m, problems));
    Set<ProcessId> off = processes(problems);
    Optional<Audience> who = Audience.parse(audience);
    if (who.isEmpty()) {
      problems.add(
          Checks.COMMAND,
          0,
          "--audience is \"" + audience + "\"",
          "write public, mediator, planner or party:ID");
    }
    Optional<TheatreFolder> folder = TheatreFolder.load(theatre, problems);
    EvidenceBase base = TheatreFiles.evidence(theatre, folder, evidence, problems);
    List<Option> chosen =
        folder
            .map(f -> choose(f, withStatusQuo, who.orElse(Audience.PUBLIC), problems))
            .orElse(List.of());
    folder.ifPresent(f -> who.ifPresent(a -> checkParty(f, a, problems)));
    Optional<ForceData> force = folder.flatMap(f -> ForceFolder.load(theatre, f, base, problems));
    Optional<Menu> menu = folder.flatMap(f -> TheatreFiles.menu(theatre, f, problems));
    Optional<Catalogue> catalogue =
        folder.flatMap(f -> TheatreFiles.catalogue(theatre, f, problems));
    asking.check(folder, base, problems);
    Optional<OutputFolder> output = Optional.empty();
    if (writes) {
      // Last, and only looked at while nothing is wrong: bad input writes nothing.
      output = problems.isEmpty() ? OutputFolder.open(folder(), problems) : tryFolder(problems);
    }
    problems.throwIfAny();
    int length = months.orElse(folder.orElseThrow().theatre().horizonMonths());
    return new Ready(
        folder.orElseThrow(),
        TheatreFiles.held(chosen, menu),
        base,
        evidence.stream().toList(),
        length,
        off,
        who.orElseThrow(),
        force,
        menu,
        catalogue.orElseThrow(),
        output);
  }

  private Path folder() {
    return out.orElseGet(
        () -> Path.of("out").resolve(theatre.toAbsolutePath().normalize().getFileName()));
  }

  /// Names an impossible folder without making a possible one.
  private Optional<OutputFolder> tryFolder(Problems problems) {
    Path existing = folder().toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
      problems.add(
          folder().toString(),
          0,
          "cannot be written to",
          "give --out a folder in which you may write");
    }
    return Optional.empty();
  }

  private Set<ProcessId> processes(Problems problems) {
    var off = EnumSet.noneOf(ProcessId.class);
    for (String id : without) {
      Optional<ProcessId> process = ProcessId.of(id);
      if (process.isEmpty()) {
        var known = new ArrayList<String>();
        for (ProcessId each : ProcessId.values()) {
          known.add(each.id());
        }
        problems.add(
            Checks.COMMAND,
            0,
            "--without " + id + " names no process",
            "one of " + String.join(", ", known));
      }
      process.ifPresent(off::add);
    }
    return off;
  }

  /// The options asked for, of those that the audience may read.
  private List<Option> choose(
      TheatreFolder folder, boolean withStatusQuo, Audience reader, Problems problems) {
    var byId = new LinkedHashMap<String, Option>();
    folder.options().stream()
        .filter(o -> reader.mayRead(o.confidentiality()))
        .forEach(o -> byId.put(o.id(), o));
    if (options.isEmpty()) {
      return List.copyOf(byId.values());
    }
    var chosen = new LinkedHashMap<String, Option>();
    for (String name : options) {
      Option option = byId.get(name);
      if (option == null) {
        problems.add(
            Checks.COMMAND,
            0,
            "--option " + name + " is not an option of " + theatre + " for this audience",
            "one of " + String.join(", ", byId.keySet()));
      } else {
        chosen.put(name, option);
      }
    }
    if (withStatusQuo) {
      Option before = folder.statusQuo();
      chosen.putIfAbsent(before.id(), before);
    }
    return List.copyOf(chosen.values());
  }

  private static void checkParty(TheatreFolder folder, Audience audience, Problems problems) {
    audience
        .party()
        .filter(id -> folder.theatre().partyIndex(id) < 0)
        .ifPresent(
            id -> {
              List<String> known = folder.theatre().parties().stream().map(p -> p.id()).toList();
              problems.add(
                  Checks.COMMAND,
                  0,
                  "--audience party:" + id + " names no party",
                  "one of " + String.join(", ", known));
            });
  }

  Path theatre() {
    return theatre;
  }

  /// Options asked for by name; empty: all.
  List<String> named() {
    return List.copyOf(options);
  }

  int futures() {
    return futures;
  }

  int replications() {
    return replications;
  }

  long seed() {
    return seed;
  }

  int threads() {
    return threads;
  }

  boolean asPlanned() {
    return asPlanned;
  }

  boolean quiet() {
    return quiet;
  }

  /// What a result depends on beside theatre, options and seed, for the manifest.
  Map<String, Object> settings(Ready ready) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("futures", futures);
    settings.put("replications", replications);
    settings.put("months", ready.months());
    settings.put("audience", ready.audience().id());
    settings.put("as_planned", asPlanned || ready.force().isEmpty());
    settings.put("without", ready.without().stream().map(ProcessId::id).sorted().toList());
    return settings;
  }
}
