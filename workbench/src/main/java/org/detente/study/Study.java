package org.detente.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.access.Audience;
import org.detente.commitment.Commitment;
import org.detente.comparison.Comparison;
import org.detente.consent.Acceptance;
import org.detente.consent.Consent;
import org.detente.coverage.CoverageLedger;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.FutureSample;
import org.detente.ensemble.Workforce;
import org.detente.exploration.Brief;
import org.detente.exploration.DesignRuns;
import org.detente.exploration.Exploration;
import org.detente.exploration.Lever;
import org.detente.exploration.LeverStudy;
import org.detente.exploration.SensitivityStudy;
import org.detente.handover.Handover;
import org.detente.handover.HandoverStudy;
import org.detente.input.Problems;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.paper.PaperInput;
import org.detente.paper.QuestionChapter;
import org.detente.positions.Derivation;
import org.detente.positions.Positions;
import org.detente.positions.Settings;
import org.detente.simulation.ForceDelivery;
import org.detente.simulation.ProcessId;
import org.detente.staffing.Basis;
import org.detente.staffing.Effort;
import org.detente.staffing.StaffingResult;

/// The main job for one reader, step by step: everything that can be answered of a theatre. Whoever
/// calls decides on the order, tells how far it is, and keeps what was found.
///
/// @param options that the reader may read, as they are simulated, the status quo among them
public record Study(
    StudyInput input, StudySettings settings, Audience audience, List<Option> options) {

  /// Futures on which departures are tried, at most: each is run some 13 times.
  private static final int HANDOVER_FUTURES = 24;

  /// Months after first deployment that are tried as fixed dates.
  private static final List<Integer> HANDOVER_DATES = List.of(24, 48, 72, 96, 120);

  /// Futures and replications on which levers are turned, at most.
  private static final int LEVER_FUTURES = 16;

  private static final int LEVER_REPLICATIONS = 2;

  /// How much is run, and on what.
  ///
  /// @param futures 1 or more
  /// @param replications of each, 1 or more
  /// @param months length of a run, 1 or more
  /// @param threads for what this machine works out itself, 1 or more; results do not depend on it
  /// @param without processes that are switched off
  /// @param asPlanned whether every mission comes as planned, even where the theatre says who might
  ///   serve
  public record StudySettings(
      int futures,
      int replications,
      int months,
      long seed,
      int threads,
      Set<ProcessId> without,
      boolean asPlanned) {

    public StudySettings {
      without = Set.copyOf(without);
    }
  }

  public Study {
    options = List.copyOf(options);
  }

  /// Question 1, one ledger per option.
  public List<CoverageLedger> ledgers() {
    return options.stream()
        .map(o -> CoverageLedger.of(input.theatre(), o, input.evidence(), settings.months()))
        .toList();
  }

  /// Question 2, with reasons: every option that deploys under every policy; empty where the
  /// theatre does not say who might serve.
  ///
  /// @param progress is told how many answers there are
  public List<StaffingResult> forces(Ensemble.Progress progress)
      throws IOException, InterruptedException {
    return input.force().isEmpty()
        ? List.of()
        : Forces.answers(
            input.theatre(),
            options,
            input.force().get(),
            Basis.PLAN,
            Effort.USUAL,
            settings.threads(),
            progress);
  }

  /// What comes of the missions, from answers that are there already.
  public Map<String, ForceDelivery> deliveries(List<StaffingResult> forces) {
    return settings.asPlanned() ? Map.of() : Forces.deliveries(forces, input.theatre());
  }

  /// Question 3 from what the reader may know; empty where the theatre has no positions.
  public Optional<Consent> consent() {
    return input
        .positions()
        .map(all -> consent(input.folder(), all, options, audience, settings.seed()));
  }

  /// Question 3 from what a reader may know.
  ///
  /// @param all positions as they were read
  public static Consent consent(
      TheatreFolder folder, Positions all, List<Option> options, Audience audience, long seed) {
    Positions positions = all.readBy(audience.id());
    return Consent.of(
        new Consent.Inquiry(
            folder.theatre(),
            positions,
            stand(folder, folder.statusQuo(), positions),
            options.stream()
                .filter(Option::agreement)
                .map(o -> stand(folder, o, positions))
                .toList(),
            seed,
            Acceptance.DRAWS));
  }

  private static Settings stand(TheatreFolder folder, Option option, Positions positions) {
    // Mistakes in it have been told at reading.
    return Derivation.of(folder.theatre(), option, positions.issues(), new Problems());
  }

  /// Question 4 in the order of the options; empty where the theatre has no menus.
  public List<Commitment.Result> ladders() {
    return input
        .menu()
        .map(m -> Commitment.of(m, options, settings.futures(), settings.seed()))
        .orElse(List.of());
  }

  /// What is asked of the ensemble of question 5.
  ///
  /// @param deliveries option id to what comes of its mission
  public EnsembleRequest ensemble(Map<String, ForceDelivery> deliveries) {
    return ensemble(deliveries, settings.futures(), settings.replications());
  }

  private EnsembleRequest ensemble(
      Map<String, ForceDelivery> deliveries, int futures, int replications) {
    return new EnsembleRequest(
        input.theatre(),
        options,
        input.evidence(),
        futures,
        replications,
        settings.months(),
        settings.seed(),
        settings.without(),
        deliveries);
  }

  /// Question 6 from the ensemble; empty where the theatre has no criteria.
  public Optional<Exploration> exploration(EnsembleResult result) {
    return input.brief().map(b -> Exploration.of(result, b, settings.seed()));
  }

  /// What political commitment buys against what numbers buy, on the first futures of the ensemble.
  ///
  /// @param workforce who does the runs; results do not depend on it
  /// @param folder for results on disk
  /// @param progress told in rows
  public List<LeverStudy.Row> levers(
      EnsembleResult result, Workforce workforce, Path folder, Ensemble.Progress progress)
      throws IOException, InterruptedException {
    var first =
        new FutureSample(
            "sobol",
            result.dimensions(),
            result.futures().subList(0, Math.min(LEVER_FUTURES, settings.futures())));
    return LeverStudy.run(
        new DesignRuns(result.request(), workforce, folder, Program.build()),
        options,
        List.of(Lever.COMMITMENT, Lever.NUMBERS),
        first,
        Math.min(LEVER_REPLICATIONS, settings.replications()),
        progress);
  }

  /// What moves each outcome, option by option, over the ranges of the ensemble.
  ///
  /// @param brief whose criteria say which outcomes
  public SensitivityStudy sensitivity(
      EnsembleResult result,
      Brief brief,
      SensitivityStudy.Settings work,
      Workforce workforce,
      Path folder)
      throws IOException {
    return new SensitivityStudy(
        new DesignRuns(result.request(), workforce, folder, Program.build()),
        options,
        result.request().space(),
        brief.criteria(),
        work);
  }

  /// Question 7; empty where no option brings internationals.
  ///
  /// @param workforce who does the runs; results do not depend on it
  /// @param folder for results on disk
  /// @param progress told in option-futures
  public Optional<Handover> handover(
      Map<String, ForceDelivery> deliveries,
      Workforce workforce,
      Path folder,
      Ensemble.Progress progress)
      throws IOException, InterruptedException {
    if (options.stream().noneMatch(o -> o.mission().isPresent())) {
      return Optional.empty();
    }
    return Optional.of(
        HandoverStudy.run(
            ensemble(deliveries, Math.min(HANDOVER_FUTURES, settings.futures()), 1),
            input.brief().map(Brief::leaving).orElse(Brief.Acceptable.UNSAID),
            HANDOVER_DATES,
            workforce,
            folder,
            Program.build(),
            progress));
  }

  /// Question 8 as far as it needs no simulation.
  public AgreementContent content() {
    return AgreementContent.of(input.catalogue(), options);
  }

  /// What the paper is written from.
  ///
  /// @param chapters on further questions
  public PaperInput paper(
      List<CoverageLedger> ledgers,
      EnsembleResult result,
      Comparison comparison,
      List<QuestionChapter> chapters) {
    return new PaperInput(
        input.theatre(),
        options,
        ledgers,
        comparison,
        chapters,
        result,
        input.evidence(),
        input.hangsOn(),
        audience,
        Program.version());
  }
}
