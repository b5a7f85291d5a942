package org.detente.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.detente.access.Audience;
import org.detente.comparison.Comparison.Verdict;
import org.detente.improvement.Aim;
import org.detente.improvement.Demand;
import org.detente.improvement.Demand.Judgement;
import org.detente.improvement.Found;
import org.detente.improvement.Found.Kind;
import org.detente.improvement.Found.Score;
import org.detente.improvement.Found.Solution;
import org.detente.improvement.Knob;
import org.detente.improvement.Trace;
import org.detente.improvement.WorstFuture.Row;
import org.detente.improvement.WorstFuture.Worst;
import org.detente.option.OptionWriter;

/// Tables and option files of a search.
public final class ImprovementTables {

  /// Folder of the options that were found.
  public static final String FOLDER = "found";

  private ImprovementTables() {}

  /// `pareto.csv`: what was found, the option at hand and the status quo.
  public static void pareto(Found found, Audience audience, Path file) throws IOException {
    List<Knob> knobs = found.question().knobs();
    List<Demand> requirements = new ArrayList<>(found.question().required());
    requirements.addAll(found.question().reported());
    var columns = new ArrayList<String>(List.of("solution", "kind", "stands", "file"));
    knobs.forEach(k -> columns.add(k.id()));
    for (Aim aim : found.aims()) {
      String name = column(aim);
      columns.addAll(
          List.of(
              name,
              name + "_low",
              name + "_high",
              name + "_searched",
              name + "_difference",
              name + "_share_better",
              name + "_against_option",
              name + "_against_status_quo"));
    }
    for (Demand r : requirements) {
      columns.addAll(List.of(r.id() + "_met", r.id() + "_share", r.id() + "_violation"));
    }
    try (var table = new Table(file, columns)) {
      for (Solution s : found.solutions()) {
        table.row(row(s, found.aims(), knobs, requirements, audience).toArray());
      }
    }
  }

  private static List<Object> row(
      Solution s, List<Aim> aims, List<Knob> knobs, List<Demand> requirements, Audience audience) {
    var cells = new ArrayList<Object>();
    cells.add(s.option().id());
    cells.add(word(s.kind()));
    cells.add(s.stands() ? "yes" : "no");
    cells.add(s.kind() == Kind.FOUND ? name(s) : "");
    for (int k = 0; k < knobs.size(); k++) {
      cells.add(s.levels().isEmpty() ? "" : knobs.get(k).levels().get(s.levels().get(k)));
    }
    for (int a = 0; a < aims.size(); a++) {
      Aim aim = aims.get(a);
      Score score = s.scores().get(a);
      boolean base = s.kind() == Kind.BASE;
      cells.add(score.fresh());
      cells.add(score.low());
      cells.add(score.high());
      cells.add(score.searched());
      cells.add(base ? 0.0 : score.difference());
      boolean compared = !base && !Double.isNaN(score.fresh());
      cells.add(compared ? (Object) score.againstBase().share() : "");
      cells.add(compared ? word(score.againstBase()) : "");
      cells.add(
          s.kind() == Kind.STATUS_QUO || aim.needsAgreement()
              ? ""
              : word(score.againstStatusQuo()));
    }
    for (Demand r : requirements) {
      Optional<Judgement> judged = Optional.ofNullable(s.judged().get(r.id()));
      cells.add(judged.map(j -> j.violation() == 0 ? "yes" : "no").orElse(""));
      cells.add(judged.map(j -> (Object) j.share()).orElse(""));
      // By how much a red line is missed would tell where it is.
      cells.add(
          judged.filter(_ -> audience.seesAllLimits()).map(j -> (Object) j.violation()).orElse(""));
    }
    return cells;
  }

  /// Where an option that was found is written, in the output folder.
  public static String name(Solution s) {
    return FOLDER + "/" + s.option().id() + ".yaml";
  }

  /// The column of an aim.
  static String column(Aim aim) {
    return aim.id().replace('-', '_');
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String word(Verdict verdict) {
    return verdict.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Every option that was found, as a valid option file. The same search writes the same bytes:
  /// what was typed stands in the manifest alone.
  public static void options(Found found, OutputFolder out) throws IOException {
    Files.createDirectories(out.file(FOLDER));
    for (Solution s : found.found()) {
      List<String> remarks =
          List.of(
              "Found by search, from the option "
                  + found.question().base().id()
                  + ", seed "
                  + found.question().effort().seed()
                  + ": manifest.json of the folder it was written into says how.",
              "To work with it, copy it into the folder options of the theatre.");
      Files.writeString(
          out.file(name(s)), OptionWriter.text(s.option(), remarks), StandardCharsets.UTF_8);
    }
  }

  /// `hypervolume.csv`: how the search went.
  public static void trace(List<Trace> trace, Path file) throws IOException {
    List<String> columns =
        List.of("evaluations", "runs", "front", "hypervolume", "random_runs", "random_hypervolume");
    try (var table = new Table(file, columns)) {
      for (Trace t : trace) {
        table.row(
            t.evaluations(), t.runs(), t.front(), t.volume(), t.randomRuns(), t.randomVolume());
      }
    }
  }

  /// `aims.csv`: what was wanted, and the difference worth telling apart.
  public static void aims(Found found, Path file) throws IOException {
    try (var table = new Table(file, List.of("aim", "direction", "epsilon", "meaning"))) {
      for (int a = 0; a < found.question().aims().size(); a++) {
        Aim aim = found.question().aims().get(a);
        table.row(
            aim.id(),
            aim.moreIsBetter() ? "maximise" : "minimise",
            found.epsilons().get(a),
            aim.says());
      }
    }
  }

  /// `freed.csv`: what was decided anew.
  public static void knobs(List<Knob> knobs, Path file) throws IOException {
    try (var table = new Table(file, List.of("setting", "option", "tried", "meaning"))) {
      for (Knob k : knobs) {
        table.row(
            k.id(),
            k.base().isPresent() ? k.levels().get(k.base().getAsInt()) : "",
            String.join(";", k.levels()),
            k.title());
      }
    }
  }

  /// `worst.csv`: the worst future, usable as `--evidence`.
  public static void worst(Worst worst, Path file) throws IOException {
    List<String> columns =
        List.of("parameter", "low", "central", "high", "quantile", "effect", "description");
    try (var table = new Table(file, columns)) {
      for (Row r : worst.rows()) {
        table.row(
            r.dimension().key(),
            r.value(),
            r.value(),
            r.value(),
            r.quantile(),
            r.effect(),
            r.dimension().description());
      }
    }
  }

  /// The same as an entry under `scenarios` of a criteria file.
  public static String scenario(Worst worst) {
    var text = new StringBuilder();
    text.append("# To be put under scenarios: of criteria.yaml, for explore --scenario.\n");
    text.append("  - id: worst-for-").append(worst.question().option().id()).append('\n');
    text.append("    title: everything is as in the worst future found for ")
        .append(worst.question().option().id())
        .append('\n');
    text.append("    values:\n");
    for (Row r : worst.rows()) {
      text.append("      ")
          .append(r.dimension().key())
          .append(": ")
          .append(Table.number(r.value()))
          .append('\n');
    }
    return text.toString();
  }
}
