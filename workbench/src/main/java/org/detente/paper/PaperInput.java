package org.detente.paper;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.detente.ablation.AblationStudy;
import org.detente.access.Audience;
import org.detente.comparison.Comparison;
import org.detente.coverage.CoverageLedger;
import org.detente.ensemble.EnsembleResult;
import org.detente.evidence.EvidenceBase;
import org.detente.message.MessageFiles;
import org.detente.message.Texts;
import org.detente.option.Option;
import org.detente.theatre.Theatre;

/// What a paper is a pure function of.
///
/// @param options among them the one without an agreement; in the ensemble's order
/// @param ledgers one per option, in the same order; none where only chapters are asked for that do
///   without: the answer in detail, the outcome, one option beside another
/// @param comparison of the ensemble
/// @param chapters on further questions, in any order
/// @param hangsOn what became of the conclusions when one thing was changed at a time, where that
///   was tried
/// @param version of the program
/// @param texts what the paper says, in its language
public record PaperInput(
    Theatre theatre,
    List<Option> options,
    List<CoverageLedger> ledgers,
    Comparison comparison,
    List<QuestionChapter> chapters,
    EnsembleResult ensemble,
    EvidenceBase evidence,
    Optional<AblationStudy> hangsOn,
    Audience audience,
    String version,
    Texts texts) {

  public PaperInput {
    options = List.copyOf(options);
    ledgers = List.copyOf(ledgers);
    chapters =
        chapters.stream().sorted(Comparator.comparingInt(QuestionChapter::question)).toList();
    if (!ledgers.isEmpty() && options.size() != ledgers.size()) {
      throw new IllegalArgumentException(
          "each option needs a ledger, but there are %s and %s"
              .formatted(options.size(), ledgers.size()));
    }
  }

  /// The paper in English.
  public PaperInput(
      Theatre theatre,
      List<Option> options,
      List<CoverageLedger> ledgers,
      Comparison comparison,
      List<QuestionChapter> chapters,
      EnsembleResult ensemble,
      EvidenceBase evidence,
      Optional<AblationStudy> hangsOn,
      Audience audience,
      String version) {
    this(
        theatre,
        options,
        ledgers,
        comparison,
        chapters,
        ensemble,
        evidence,
        hangsOn,
        audience,
        version,
        MessageFiles.ENGLISH);
  }

  /// The same in another language.
  public PaperInput in(Texts language) {
    return new PaperInput(
        theatre,
        options,
        ledgers,
        comparison,
        chapters,
        ensemble,
        evidence,
        hangsOn,
        audience,
        version,
        language);
  }
}
