package org.detente.web.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.detente.access.Audience;
import org.detente.comparison.AgainstStatusQuo;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Threads;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.ModelParameters;
import org.detente.exploration.Lever;
import org.detente.message.Texts;
import org.detente.option.Option;
import org.detente.paper.PaperInput;
import org.detente.paper.PaperSection;
import org.detente.paper.PaperWriter;
import org.detente.simulation.HazardNormalisation;
import org.detente.study.Program;
import org.detente.study.Study;
import org.detente.study.StudyInput;
import org.detente.theatre.Theatre;
import org.detente.value.Range;

/// A few futures at once, with levers of an option turned and structural hypotheses settled: quick
/// enough to try things. Missions come as planned.
///
/// What was simulated is kept while the server runs, so that a lever's turn simulates the turned
/// option alone, and a turn back nothing. A hypothesis that is settled changes the futures and the
/// factors of the war hazards, and with them every option.
public final class WhatIf {

  /// Futures tried, each [#REPLICATIONS] times.
  public static final int FUTURES = 24;

  public static final int REPLICATIONS = 2;

  private static final Set<String> CHAPTERS = Set.of("detail", "outcome");

  /// Records of so many options are kept, at most; then all are made anew. Some MB each.
  private static final int MOST_KEPT = 48;

  /// Factors of so many evidence bases are kept, at most.
  private static final int MOST_FACTORS = 24;

  private final Path records;
  private final int threads;
  private final Semaphore turn = new Semaphore(1);
  private final ArrayDeque<Factors> factors = new ArrayDeque<>();
  private boolean begun;

  /// @param folder for records; what another server left there is removed
  /// @param threads 1 or more
  public WhatIf(Path folder, int threads) {
    records = folder.resolve("what-if");
    this.threads = threads;
  }

  /// The structural hypotheses that can be settled.
  public static List<Dimension> hypotheses(StudyInput input) {
    return ModelParameters.dimensions(input.evidence()).stream()
        .filter(Dimension::structural)
        .toList();
  }

  /// What the answers to a hypothesis are called, with their values.
  public static Map<String, Double> answers(Dimension hypothesis) {
    var answers = new LinkedHashMap<String, Double>();
    switch (hypothesis.scale()) {
      case SWITCH -> {
        answers.put("no", 0.0);
        answers.put("yes", 1.0);
      }
      case THREE -> {
        answers.put("low", 0.0);
        answers.put("middle", 0.5);
        answers.put("high", 1.0);
      }
      case UNIFORM, LOG, RANK, FIXED -> {
        answers.put("low", hypothesis.range().low());
        answers.put("high", hypothesis.range().high());
      }
    }
    return answers;
  }

  /// An option with levers turned; the option itself where none is turned away from where it is.
  public static Option turned(StudyInput input, Option option, Map<Lever, String> levers) {
    Option turned = option;
    for (Map.Entry<Lever, String> lever : levers.entrySet()) {
      if (!lever.getKey().level(option).map(lever.getValue()::equals).orElse(false)) {
        turned = lever.getKey().at(turned, lever.getValue(), input.theatre());
      }
    }
    return turned;
  }

  /// Tries it.
  ///
  /// @param before what stands beside it, under a name of its own; empty: the option as it is,
  ///   where a lever is turned
  /// @param levers and their levels
  /// @param settled key of a hypothesis to its value
  /// @param texts in whose language the answer is written
  /// @return the turned option beside the option before, where they differ; then chapters on the
  ///   status quo and both
  public List<PaperSection> of(
      StudyInput input,
      Audience audience,
      Option option,
      Optional<Option> before,
      Map<Lever, String> levers,
      Map<String, Double> settled,
      Texts texts)
      throws IOException, InterruptedException {
    var options = new ArrayList<Option>();
    options.add(statusQuo(input, audience));
    Option than = before.orElse(option);
    options.add(than);
    Option turned = turned(input, option, levers);
    if (!turned.id().equals(than.id())) {
      options.add(turned);
    }
    var study =
        new Study(
            with(input, settled),
            RunWork.settings(input, new RunSize(FUTURES, REPLICATIONS, 1), threads),
            audience,
            options);
    EnsembleRequest request = study.ensemble(Map.of());
    turn.acquire();
    try {
      makeRoom();
      try (EnsembleResult result =
          Ensemble.run(
              request,
              () -> factors(request),
              new Threads(threads),
              records,
              Program.build(),
              (_, _, _) -> {})) {
        PaperInput paper =
            study.paper(List.of(), result, AgainstStatusQuo.of(result), List.of()).in(texts);
        var sections = new ArrayList<PaperSection>();
        if (options.size() > 2) {
          sections.add(PaperWriter.beside(paper, turned.id(), than.id()));
        }
        sections.addAll(PaperWriter.sections(paper, CHAPTERS::contains));
        return List.copyOf(sections);
      }
    } finally {
      turn.release();
    }
  }

  /// One request at a time comes here.
  private void makeRoom() throws IOException {
    boolean full = !begun;
    if (begun && Files.isDirectory(records)) {
      try (Stream<Path> kept = Files.list(records)) {
        full = kept.count() >= MOST_KEPT;
      }
    }
    if (full) {
      RunFolder.remove(records);
    }
    begun = true;
    Files.createDirectories(records);
  }

  /// Turning a lever changes none of what the factors depend on. One request at a time comes here.
  private HazardNormalisation factors(EnsembleRequest request) {
    for (Factors known : factors) {
      if (known.theatre() == request.theatre()
          && known.seed() == request.seed()
          && known.evidence().equals(request.evidence())) {
        return known.found();
      }
    }
    HazardNormalisation found = Ensemble.normalisation(request);
    factors.addFirst(new Factors(request.theatre(), request.evidence(), request.seed(), found));
    if (factors.size() > MOST_FACTORS) {
      factors.removeLast();
    }
    return found;
  }

  private record Factors(
      Theatre theatre, EvidenceBase evidence, long seed, HazardNormalisation found) {}

  private static Option statusQuo(StudyInput input, Audience audience) {
    return input.optionsFor(audience).stream()
        .filter(o -> !o.agreement())
        .findFirst()
        .orElseThrow();
  }

  private static StudyInput with(StudyInput input, Map<String, Double> settled) {
    var parameters = new LinkedHashMap<>(input.evidence().parameters());
    settled.forEach((key, value) -> parameters.put(key, Range.exactly(value)));
    return new StudyInput(
        input.folder(),
        new EvidenceBase(input.evidence().rows(), parameters),
        input.force(),
        input.menu(),
        input.catalogue(),
        input.positions(),
        input.brief(),
        input.precedents(),
        Optional.empty());
  }
}
