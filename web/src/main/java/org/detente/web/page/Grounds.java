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
import org.detente.message.Texts;
import org.detente.simulation.ProcessId;
import org.detente.simulation.Setting;
import org.detente.theatre.Theatre;

/// What an answer rests on: parameters by the process that reads them first, rows of the evidence
/// base, files of the theatre.
final class Grounds {

  /// Parameters that belong together.
  ///
  /// @param process that reads them first; empty where none does
  /// @param other what they are called where no process reads them
  record Group(Optional<ProcessId> process, String other, List<Dimension> dimensions) {

    /// What they are called.
    String title(Texts texts) {
      return process.map(texts::word).orElseGet(() -> texts.of("grounds", other));
    }

    /// Whether both are called the same.
    boolean sameAs(Group group) {
      return process.equals(group.process()) && other.equals(group.other());
    }
  }

  /// A stretch of [Parameter], which stand in the order of the processes.
  private record Stretch(Optional<ProcessId> process, String other, Parameter from, Parameter to) {
    static Stretch of(ProcessId process, Parameter from, Parameter to) {
      return new Stretch(Optional.of(process), "", from, to);
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
          new Stretch(Optional.empty(), "costs", Parameter.COST_UNIFORMED, Parameter.COST_MONITOR));

  private static final Set<ProcessId> ALL = EnumSet.allOf(ProcessId.class);

  private final Question question;

  private Grounds(Question question) {
    this.question = question;
  }

  static Grounds of(Question question) {
    return new Grounds(question);
  }

  /// What the answer is worked out from beside parameters, in sentences.
  List<String> sentences(Texts texts) {
    return switch (question) {
      case COVERAGE ->
          List.of(
              texts.say("grounds.arithmetic-from-the-options-who"),
              texts.say("grounds.strength-is-called-thin-below"),
              texts.say("grounds.a-provider-counts-as-rejected"));
      case STAFFING ->
          List.of(
              texts.say("grounds.exact-planning-from-the-theatres"),
              texts.say("grounds.when-units-arrive-rests-on"));
      case CONSENT -> List.of(texts.say("grounds.positions-and-red-lines-are"));
      case COMMITMENT -> List.of(texts.say("grounds.steps-payoffs-and-guarantees-are"));
      case OUTCOME -> List.of(texts.say("grounds.the-simulation-over-all-parameters"));
      case ROBUSTNESS -> List.of(texts.say("grounds.the-same-futures-as-the"));
      case HANDOVER -> List.of(texts.say("grounds.runs-of-their-own-in"));
      case COMPLETENESS -> List.of(texts.say("grounds.what-an-agreement-should-answer"));
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
    return new Group(s.process(), s.other(), all.subList(s.from().ordinal(), s.to().ordinal() + 1));
  }

  private static Group own(EvidenceBase evidence, Theatre theatre) {
    return new Group(Optional.empty(), "own", Setting.dimensions(theatre, evidence));
  }
}
