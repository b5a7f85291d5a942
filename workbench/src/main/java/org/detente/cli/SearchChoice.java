package org.detente.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Futures;
import org.detente.exploration.Brief;
import org.detente.exploration.Criterion;
import org.detente.improvement.Aim;
import org.detente.improvement.ConsentDemand;
import org.detente.improvement.Demand;
import org.detente.improvement.Freedom;
import org.detente.improvement.Improvement;
import org.detente.improvement.Knob;
import org.detente.improvement.StaffingDemand;
import org.detente.input.Problems;
import org.detente.option.TheatreFolder;
import org.detente.pledge.ForceFolder;
import org.detente.positions.Positions;
import org.detente.positions.PositionsLoader;
import org.detente.staffing.Effort;
import org.detente.study.ExplorationFiles;
import org.detente.study.TheatreFiles;
import picocli.CommandLine.Option;

/// What a search is asked: what is freed, aimed at and required, from the command line,
/// `search.yaml` and `criteria.yaml`. Mixed into the verb.
final class SearchChoice {

  @Option(
      names = "--free",
      paramLabel = "NAME",
      description =
          "A setting that is decided anew; repeatable (default: numbers-by-phase, deployment, phase-lengths, fixed-term, consultation, police-reform, reform-lead, quota).")
  private List<String> free = new ArrayList<>();

  @Option(
      names = "--aim",
      paramLabel = "NAME",
      description =
          "What is wanted; repeatable: war, deaths, civilians, mission-deaths, returned, cost, person-months, duration, robustness, acceptance (default: war, deaths, returned, cost).")
  private List<String> aims = new ArrayList<>();

  @Option(
      names = "--require",
      paramLabel = "NAME",
      description =
          "What must hold: consent (every veto holder accepts) or staffing (the force can be raised); repeatable. Otherwise both are told of what is found.")
  private List<String> required = new ArrayList<>();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "What is freed, aimed at and required (default: search.yaml of the theatre).")
  private Optional<Path> settings = Optional.empty();

  @Option(
      names = "--criteria",
      paramLabel = "FILE",
      description = "What robustness means (default: criteria.yaml of the theatre).")
  private Optional<Path> criteria = Optional.empty();

  private SearchFile asked = SearchFile.USUAL;
  private Optional<Brief> brief = Optional.empty();
  private Optional<Positions> positions = Optional.empty();

  // ---- reading and checking

  /// Reads what the theatre's files say of it and checks all of it.
  ///
  /// @param worst the aim of a search for the worst future, in which nothing is freed
  void check(
      Request request,
      Optional<String> worst,
      Optional<TheatreFolder> folder,
      EvidenceBase base,
      Problems problems) {
    Path own = request.theatre().resolve(SearchFile.NAME);
    int before = problems.count();
    if (settings.isPresent() || Files.exists(own)) {
      asked = SearchFile.read(settings.orElse(own), problems);
    }
    asked = asked.over(free, aims, required, problems);
    boolean clear = problems.count() == before;
    Path file = criteria.orElse(request.theatre().resolve(ExplorationFiles.CRITERIA));
    if (criteria.isPresent() || Files.exists(file)) {
      brief = ExplorationFiles.criteria(file, folder, base, problems);
    } else if (asked.aimedAt().containsKey(Aim.ROBUSTNESS)) {
      problems.add(
          file.toString(),
          0,
          "robustness is aimed at, but nothing says what an option must meet",
          "add criteria.yaml or give --criteria");
    }
    folder.ifPresent(f -> option(request, worst, f, clear, problems));
    folder.ifPresent(f -> requirements(request.theatre(), f, problems));
  }

  /// @param clear whether what is freed could be read; what follows from a mistake in it is not
  ///   told
  private void option(
      Request request,
      Optional<String> worst,
      TheatreFolder folder,
      boolean clear,
      Problems problems) {
    if (request.named().size() != 1) {
      problems.add(
          Checks.COMMAND,
          0,
          request.named().isEmpty()
              ? "no --option says which option is to be improved"
              : "more than one --option is named",
          "name one: --option NAME");
      return;
    }
    Optional<org.detente.option.Option> option =
        folder.options().stream()
            .filter(o -> o.id().equals(request.named().getFirst()))
            .findFirst();
    if (option.isEmpty()) {
      return;
    }
    boolean leaving =
        worst
            .map(w -> w.equals(Aim.DURATION.id()))
            .orElse(asked.aimedAt().containsKey(Aim.DURATION));
    if (leaving && option.get().mission().isEmpty()) {
      problems.add(
          Checks.COMMAND,
          0,
          "duration is aimed at, but " + option.get().id() + " brings no internationals",
          "aim at something else, or name an option with a mission");
    }
    if (worst.isPresent()) {
      return;
    }
    if (!option.get().agreement()) {
      problems.add(
          Checks.COMMAND,
          0,
          "--option " + option.get().id() + " is the status quo, of which nothing can be freed",
          "name an option with an agreement");
      return;
    }
    boolean policies = ForceFolder.present(request.theatre());
    Freedom.Ground ground = ground(folder, option.get(), policies ? List.of("", "any") : List.of());
    for (Freedom f : free.isEmpty() ? asked.free().keySet() : asked.freed().keySet()) {
      if (f.knobs(ground, asked.freed().get(f)).isEmpty()) {
        problems.add(
            Checks.COMMAND,
            0,
            f.id() + " is freed, but " + option.get().id() + " has nothing of the kind",
            "leave it out; --list shows what can be freed");
      }
    }
    if (clear && knobs(ground).isEmpty()) {
      problems.add(
          Checks.COMMAND,
          0,
          "nothing of what is freed is in " + option.get().id(),
          "free something else; --list shows what can be freed");
    }
    floors(request.theatre(), folder, problems);
  }

  /// Where the ladder says what steps hold up, options cannot say otherwise.
  private void floors(Path theatre, TheatreFolder folder, Problems problems) {
    boolean fed =
        TheatreFiles.menu(theatre, folder, new Problems())
            .filter(m -> m.feedsSimulation())
            .isPresent();
    if (fed && asked.free().containsKey(Freedom.COMMITMENT)) {
      problems.add(
          Checks.COMMAND,
          0,
          "commitment is freed, but commitments.yaml says what steps hold up",
          "leave it out");
    }
  }

  private void requirements(Path theatre, TheatreFolder folder, Problems problems) {
    if (PositionsLoader.isThere(theatre)) {
      positions = TheatreFiles.positions(folder, problems);
    } else if (asked.required().contains("consent")
        || asked.aimedAt().containsKey(Aim.ACCEPTANCE)) {
      problems.add(
          theatre.toString(),
          0,
          asked.required().contains("consent")
              ? "consent is required, but nobody's positions are known"
              : "acceptance is aimed at, but nobody's positions are known",
          "add issues.csv and positions.csv");
    }
    if (asked.required().contains("staffing") && !ForceFolder.present(theatre)) {
      problems.add(
          theatre.toString(),
          0,
          "staffing is required, but nothing says who might serve",
          "add units.yaml, contributors.csv, pledges.csv and policies.csv");
    }
  }

  private static Freedom.Ground ground(
      TheatreFolder folder, org.detente.option.Option option, List<String> policies) {
    List<String> leads =
        folder.options().stream()
            .filter(o -> o.confidentiality() == option.confidentiality() || isPublic(o))
            .flatMap(o -> o.mission().stream())
            .map(m -> m.lead())
            .distinct()
            .sorted()
            .toList();
    return new Freedom.Ground(option, folder.theatre(), leads, policies);
  }

  private static boolean isPublic(org.detente.option.Option option) {
    return option.confidentiality() == org.detente.option.Option.Confidentiality.PUBLIC;
  }

  private List<Knob> knobs(Freedom.Ground ground) {
    var knobs = new ArrayList<Knob>();
    asked.freed().forEach((freedom, span) -> knobs.addAll(freedom.knobs(ground, span)));
    return knobs;
  }

  /// What can be freed in an option of a theatre that is ready.
  static Freedom.Ground ground(Request.Ready ready, org.detente.option.Option option) {
    List<String> policies =
        ready.force().map(d -> d.policies().stream().map(p -> p.id()).toList()).orElse(List.of());
    return ground(ready.folder(), option, policies);
  }

  // ---- what it comes to

  /// The question that a search answers.
  ///
  /// @param seed of positions
  Improvement.Question question(
      Request.Ready ready,
      org.detente.option.Option base,
      Futures space,
      long seed,
      Improvement.Effort effort) {
    org.detente.option.Option statusQuo = ready.folder().statusQuo();
    var known = new LinkedHashMap<String, Demand>();
    Optional<ConsentDemand> consent =
        positions.map(
            p ->
                new ConsentDemand(
                    ready.folder().theatre(), p.readBy(ready.audience().id()), statusQuo, seed));
    consent.ifPresent(c -> known.put("consent", c));
    ready
        .force()
        .ifPresent(
            d ->
                known.put(
                    "staffing", new StaffingDemand(ready.folder().theatre(), d, Effort.USUAL)));
    List<Criterion> wanted = brief.map(Brief::criteria).orElse(List.of());
    return new Improvement.Question(
        base,
        statusQuo,
        knobs(ground(ready, base)),
        List.copyOf(asked.aimedAt().keySet()),
        List.copyOf(asked.aimedAt().values()),
        wanted,
        asked.required().stream().map(known::get).toList(),
        known.entrySet().stream()
            .filter(e -> !asked.required().contains(e.getKey()))
            .map(Map.Entry::getValue)
            .toList(),
        consent.map(c -> c::least),
        space,
        effort);
  }

  /// What robustness means; empty where nothing says it.
  Optional<Brief> brief() {
    return brief;
  }

  /// What is freed, aimed at and required.
  SearchFile asked() {
    return asked;
  }

  /// Everything beside numbers that tells one question from another.
  List<String> key() {
    return List.of(
        brief.toString(), positions.filter(_ -> asked.required().contains("consent")).toString());
  }

  /// Files outside of the theatre that were read.
  List<Path> files() {
    return Stream.concat(criteria.stream(), settings.stream()).toList();
  }
}
