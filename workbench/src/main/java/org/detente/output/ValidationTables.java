package org.detente.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.detente.validation.Observation;
import org.detente.validation.Scored;
import org.detente.validation.Scored.Baseline;
import org.detente.validation.Skill;

/// `validation.csv` and `validation-summary.csv`.
public final class ValidationTables {

  private ValidationTables() {}

  /// Every observation with its forecast and scores.
  public static void scores(List<Scored> scored, Path file) throws IOException {
    List<String> columns =
        List.of(
            "case",
            "outcome",
            "period",
            "observed",
            "p05",
            "p25",
            "median",
            "p75",
            "p95",
            "score",
            "score_own_history",
            "score_last_value",
            "score_panel",
            "score_processes_off");
    try (var table = new Table(file, columns)) {
      for (Scored s : scored) {
        Observation o = s.observation();
        double[] q = s.quantiles();
        table.row(
            s.caseName(),
            o.outcome().id(),
            o.year(),
            o.observed(),
            q[0],
            q[1],
            q[2],
            q[3],
            q[4],
            s.score(),
            s.ownHistory(),
            s.lastValue(),
            s.panel(),
            s.processesOff());
      }
    }
  }

  /// What the scores say together: one row per outcome and baseline.
  public static void summary(List<Skill> skills, Path file) throws IOException {
    List<String> columns =
        List.of(
            "outcome",
            "baseline",
            "cases",
            "observations",
            "score",
            "score_baseline",
            "difference",
            "difference_low",
            "difference_high",
            "inside_50",
            "inside_90",
            "log_score");
    try (var table = new Table(file, columns)) {
      for (Skill skill : skills) {
        String outcome = skill.outcome().id();
        table.row(
            outcome,
            "",
            skill.cases(),
            skill.observations(),
            skill.score(),
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            skill.inside50(),
            skill.inside90(),
            skill.logScore());
        for (Map.Entry<Baseline, Skill.Difference> entry : skill.against().entrySet()) {
          Skill.Difference d = entry.getValue();
          String baseline = entry.getKey().name().toLowerCase(java.util.Locale.ROOT);
          table.row(
              outcome,
              baseline,
              d.cases(),
              "",
              d.model(),
              d.baseline(),
              d.difference(),
              d.low(),
              d.high(),
              Double.NaN,
              Double.NaN,
              Double.NaN);
        }
      }
    }
  }
}
