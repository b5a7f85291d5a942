package org.detente.chart;

import java.util.Map;
import org.detente.coverage.Stage;

/// What the stages from hard to soft are called in pictures.
public final class StageWords {

  private static final Map<Stage, String> WORDS =
      Map.of(
          Stage.TODAY, "as today",
          Stage.GAP_AGREEMENT, "framework signed, no comprehensive agreement yet",
          Stage.GAP_DEPLOYMENT, "agreed, nobody deployed yet",
          Stage.INTERPOSITION, "interposition",
          Stage.STABILISATION, "stabilisation",
          Stage.MIXED_POLICE, "mixed police",
          Stage.LOCAL_POLICING, "local policing",
          Stage.NOBODY, "nobody responsible");

  private StageWords() {}

  /// The words for a stage.
  public static String of(Stage stage) {
    return WORDS.get(stage);
  }
}
