package org.detente.web.page;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.ModelParameters;
import org.detente.evidence.Parameter;
import org.detente.simulation.ProcessId;
import org.detente.simulation.Setting;
import org.detente.theatre.Theatre;

/// What an answer rests on: parameters by the process that reads them first, rows of the evidence
/// base, files of the theatre.
final class Grounds {

  /// Parameters that belong together.
  ///
  /// @param title in words
  record Group(String title, List<Dimension> dimensions) {}

  /// A stretch of [Parameter], which stand in the order of the processes.
  private record Stretch(Optional<ProcessId> process, String title, Parameter from, Parameter to) {
    static Stretch of(ProcessId process, Parameter from, Parameter to) {
      return new Stretch(Optional.of(process), process.says(), from, to);
    }
  }

  private static final List<Stretch> STRETCHES =
      List.of(
          Stretch.of(ProcessId.POLITICS, Parameter.TAU_X, Parameter.B_U),
          Stretch.of(ProcessId.DEPLOYMENT, Parameter.DATE_FRAMEWORK, Parameter.PEAK),
          Stretch.of(ProcessId.LINE_INCIDENTS, Parameter.B_C, Parameter.FLARE_D),
          Stretch.of(ProcessId.COMMUNAL_INCIDENTS, Parameter.C0, Parameter.TAU_SPOIL),
          Stretch.of(ProcessId.ASSAULTS, Parameter.A_WAVE, Parameter.A_WAR),
          Stretch.of(ProcessId.CASUALTIES, Parameter.ALPHA, Parameter.MD_SHARE),
          Stretch.of(ProcessId.PERCEPTION, Parameter.H_0, Parameter.ISOLATION),
          Stretch.of(ProcessId.MOVEMENT, Parameter.R_OWN, Parameter.ALLOCATION),
          Stretch.of(ProcessId.POLICING, Parameter.Y_POL, Parameter.JUSTICE_0),
          Stretch.of(ProcessId.TRANSITION, Parameter.BENCH_POLICE, Parameter.SHRINK),
          Stretch.of(ProcessId.WAR, Parameter.WAR_SQ, Parameter.RESUME_MONTHS),
          new Stretch(
              Optional.empty(),
              "what a person of the mission costs",
              Parameter.COST_UNIFORMED,
              Parameter.COST_MONITOR));

  private static final Set<ProcessId> ALL = EnumSet.allOf(ProcessId.class);

  private final Question question;

  private Grounds(Question question) {
    this.question = question;
  }

  static Grounds of(Question question) {
    return new Grounds(question);
  }

  /// What the answer is worked out from beside parameters, in sentences.
  List<String> sentences() {
    return switch (question) {
      case COVERAGE ->
          List.of(
              "Arithmetic from the options (who, where, from when, by central dates) and the theatre (people by zone and community): grade A.",
              "Strength is called thin below the low end of the rows of the evidence base listed here.",
              "A provider counts as rejected where less than a quarter of a community accepts it: an assumption.");
      case STAFFING ->
          List.of(
              "Exact planning from the theatre's own files: units.yaml, contributors.csv, pledges.csv and policies.csv. A pledge is what somebody said, with its status.",
              "When units arrive rests on the rows listed here.");
      case CONSENT ->
          List.of(
              "Positions and red lines are those of the theatre's positions.csv on the scales of issues.csv. Every row names its source; what we read out of a paper is marked “our reading”. Weights are ranges, and the share of draws says how far the answer hangs on them.");
      case COMMITMENT ->
          List.of(
              "Steps, payoffs and guarantees are those of the theatre's commitments.yaml, each with its source or marked an assumption.");
      case OUTCOME ->
          List.of("The simulation, over all parameters below; each future draws from their ranges.");
      case ROBUSTNESS ->
          List.of(
              "The same futures as the outcome, judged by the thresholds of the theatre's criteria.yaml: what would be acceptable is a judgement, and its reason stands there.");
      case HANDOVER ->
          List.of(
              "Runs of their own in which internationals leave early, when the benchmarks are met, and late. Precedents are those of precedents.csv.");
      case COMPLETENESS ->
          List.of(
              "What an agreement should answer is the theatre's provisions.yaml, or the general catalogue. What the gaps cost is simulated.");
      case GROUND_TRUTH, CONSULTATION -> List.of();
    };
  }

  /// Ids of rows that the answer rests on directly, beside those of its parameters.
  List<String> rows() {
    return switch (question) {
      case COVERAGE -> List.of("F02", "F03", "F10", "F11");
      case STAFFING -> List.of("F20", "F21");
      default -> List.of();
    };
  }

  private Set<ProcessId> processes() {
    return switch (question) {
      case OUTCOME, ROBUSTNESS -> ALL;
      case COMMITMENT -> EnumSet.of(ProcessId.POLITICS);
      case HANDOVER ->
          EnumSet.of(
              ProcessId.DEPLOYMENT,
              ProcessId.COMMUNAL_INCIDENTS,
              ProcessId.POLICING,
              ProcessId.TRANSITION,
              ProcessId.WAR);
      case COMPLETENESS ->
          EnumSet.of(
              ProcessId.POLITICS,
              ProcessId.DEPLOYMENT,
              ProcessId.LINE_INCIDENTS,
              ProcessId.COMMUNAL_INCIDENTS);
      case COVERAGE, STAFFING, CONSENT, GROUND_TRUTH, CONSULTATION ->
          EnumSet.noneOf(ProcessId.class);
    };
  }

  /// Parameters that the answer rests on, together as the simulation reads them.
  List<Group> groups(EvidenceBase evidence, Theatre theatre) {
    Set<ProcessId> wanted = processes();
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<Group> all = everything(evidence, theatre);
    var found = new ArrayList<Group>();
    for (int s = 0; s < STRETCHES.size(); s++) {
      if (STRETCHES.get(s).process().map(wanted::contains).orElse(wanted.equals(ALL))) {
        found.add(all.get(s));
      }
    }
    if (wanted.equals(ALL)) {
      found.add(all.getLast());
    }
    return found;
  }

  /// Parameters are read from a table of the program's; what was read last is kept.
  private record Known(EvidenceBase evidence, Theatre theatre, List<Group> groups) {}

  private static volatile Known last;

  /// Every parameter, in groups: those of the stretches in their order, then the theatre's own.
  static List<Group> everything(EvidenceBase evidence, Theatre theatre) {
    Known known = last;
    if (known == null || known.evidence() != evidence || known.theatre() != theatre) {
      List<Dimension> dimensions = ModelParameters.dimensions(evidence);
      var groups = new ArrayList<>(STRETCHES.stream().map(s -> group(s, dimensions)).toList());
      groups.add(own(evidence, theatre));
      known = new Known(evidence, theatre, List.copyOf(groups));
      last = known;
    }
    return known.groups();
  }

  private static Group group(Stretch s, List<Dimension> all) {
    return new Group(s.title(), all.subList(s.from().ordinal(), s.to().ordinal() + 1));
  }

  private static Group own(EvidenceBase evidence, Theatre theatre) {
    return new Group("what the theatre adds of its own", Setting.dimensions(theatre, evidence));
  }
}
