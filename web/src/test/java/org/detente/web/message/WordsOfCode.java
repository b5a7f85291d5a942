package org.detente.web.message;

import java.util.List;
import org.detente.chart.PresenceLevel;
import org.detente.chart.StageWords;
import org.detente.completeness.Provision;
import org.detente.coverage.Stage;
import org.detente.coverage.Threat;
import org.detente.evidence.EvidenceRow;
import org.detente.option.Option;
import org.detente.phrase.Phrases;
import org.detente.pledge.SizingRule;
import org.detente.simulation.ProcessId;
import org.detente.theatre.Presence;
import org.detente.web.page.Question;
import org.detente.web.work.RunState;
import org.detente.web.work.Step;

/// Words of the code that pages say, and what the paper and pictures call them.
final class WordsOfCode {

  static final List<Class<? extends Enum<?>>> ALL =
      List.of(
          RunState.class,
          Step.class,
          Question.State.class,
          Stage.class,
          PresenceLevel.class,
          Threat.class,
          ProcessId.class,
          EvidenceRow.Status.class,
          Option.Basis.class,
          Option.Channel.class,
          Option.Reform.class,
          Option.Effort.class,
          Option.Exit.class,
          Option.Ramp.class,
          Provision.Event.class,
          SizingRule.Method.class,
          Presence.UnitType.class,
          Presence.Task.class,
          Presence.ProviderType.class,
          Presence.Hardness.class,
          Presence.Mandate.class,
          Presence.ForceLevel.class);

  private WordsOfCode() {}

  static String inEnglish(Enum<?> constant) {
    return switch (constant) {
      case Stage stage -> StageWords.of(stage);
      case Threat threat -> threat.says();
      case ProcessId process -> process.says();
      case Step step -> step.says();
      case RunState state -> state.word();
      case Question.State state -> state.word();
      default -> Phrases.plain(constant);
    };
  }
}
