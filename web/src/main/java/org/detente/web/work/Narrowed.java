package org.detente.web.work;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.detente.access.Audience;
import org.detente.comparison.AgainstStatusQuo;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Threads;
import org.detente.message.Texts;
import org.detente.option.Option;
import org.detente.paper.PaperInput;
import org.detente.paper.PaperSection;
import org.detente.paper.PaperWriter;
import org.detente.simulation.ForceDelivery;
import org.detente.study.Program;
import org.detente.study.Study;
import org.detente.study.StudyInput;

/// Some options of a finished run beside the status quo, on the same futures, from the records that
/// the run kept.
public final class Narrowed {

  /// Chapters that speak of options beside each other.
  private static final Set<String> CHAPTERS = Set.of("detail", "outcome", "options", "coverage");

  private Narrowed() {}

  /// @param options at least one with an agreement, of those that the audience may read
  /// @param texts in whose language it is written
  /// @param input as the run read it
  /// @return what can be said of them, each option beside the first of them, then chapters of the
  ///   paper on these options only; empty where the records are no longer kept
  public static Optional<List<PaperSection>> of(
      StudyInput input,
      RunInfo run,
      RunFolder folder,
      Audience audience,
      List<Option> options,
      Texts texts)
      throws IOException, InterruptedException {
    if (!Files.isDirectory(folder.records()) || !run.build().equals(Program.build())) {
      return Optional.empty();
    }
    Map<String, ForceDelivery> deliveries =
        new TreeMap<>(DeliveriesFile.read(folder.deliveries()).orElse(Map.of()));
    var chosen = new ArrayList<>(options);
    input.optionsFor(audience).stream()
        .filter(o -> !o.agreement() && options.stream().noneMatch(c -> c.id().equals(o.id())))
        .forEach(chosen::addFirst);
    deliveries.keySet().retainAll(chosen.stream().map(Option::id).toList());
    var study = new Study(input, RunWork.settings(input, run.size(), 1), audience, chosen);
    try (EnsembleResult result =
        Ensemble.run(
            study.ensemble(deliveries),
            new Threads(1),
            folder.records(),
            Program.build(),
            (_, _, _) -> {})) {
      PaperInput paper =
          study.paper(study.ledgers(), result, AgainstStatusQuo.of(result), List.of()).in(texts);
      var sections = new ArrayList<PaperSection>();
      sections.add(PaperWriter.compared(paper));
      String first = options.getFirst().id();
      for (Option other : options.subList(1, options.size())) {
        sections.add(PaperWriter.beside(paper, other.id(), first));
      }
      sections.addAll(PaperWriter.sections(paper, CHAPTERS::contains));
      return Optional.of(List.copyOf(sections));
    }
  }
}
