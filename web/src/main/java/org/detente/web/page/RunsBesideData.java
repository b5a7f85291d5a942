package org.detente.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.message.Texts;
import org.detente.paper.HeadingTable;
import org.detente.paper.HeadingTable.Cell;
import org.detente.paper.HeadingTable.Interval;
import org.detente.paper.HeadingTable.Line;
import org.detente.web.change.PastVersions.ChangedFile;
import org.detente.web.message.Languages;
import org.detente.web.work.RunFolder;
import org.detente.web.work.RunInfo;
import org.detente.web.work.RunOptions;
import org.detente.web.work.RunsBeside;

/// Two finished runs beside each other, for one audience.
///
/// @param inputs what changed in the theatre's files between them
/// @param outcomes what changed in what is simulated
public record RunsBesideData(Side first, Side second, Inputs inputs, RunsBeside outcomes) {

  /// One of the runs.
  ///
  /// @param options that the audience may read; empty of a run made before this was kept
  public record Side(RunInfo run, RunFolder folder, Optional<RunOptions> options) {}

  /// What changed in the theatre's files.
  ///
  /// @param same whether both runs read the same files
  /// @param first number of the version that the first run read, where it is known
  /// @param second likewise
  /// @param files that differ and that the audience may know of; in what, planners alone are told
  /// @param more files that differ and are not shown to this audience
  public record Inputs(
      boolean same,
      Optional<Integer> first,
      Optional<Integer> second,
      List<ChangedFile> files,
      int more) {

    public Inputs {
      files = List.copyOf(files);
    }
  }

  /// What a change of a figure means.
  public enum Meaning {
    /// Worked out from the files: it changed.
    CHANGED,
    /// Estimates whose intervals lie apart.
    APART,
    /// Estimates whose intervals overlap.
    OVERLAP,
    /// There is no interval to tell by.
    UNTOLD
  }

  /// A figure of a question that is not the same in both runs.
  ///
  /// @param option id
  public record Changed(
      int question, Line line, String option, Cell before, Cell after, Meaning meaning) {}

  /// Options that both hold, in the order of the second.
  List<RunOptions.Held> both() {
    if (first.options().isEmpty() || second.options().isEmpty()) {
      return List.of();
    }
    return second.options().get().options().stream()
        .filter(o -> first.options().get().option(o.id()).isPresent())
        .toList();
  }

  /// Options of one that the other does not hold.
  static List<RunOptions.Held> only(Side of, Side other) {
    if (of.options().isEmpty() || other.options().isEmpty()) {
      return List.of();
    }
    return of.options().get().options().stream()
        .filter(o -> other.options().get().option(o.id()).isEmpty())
        .toList();
  }

  /// Figures by question, in the language of whoever reads where both runs were written in it.
  private static List<HeadingTable> tables(View view, Side side, Texts texts) {
    return side.folder().tables(view.audience(), texts);
  }

  private Texts texts(View view) {
    return first.folder().hasTables(view.audience(), view.texts())
            && second.folder().hasTables(view.audience(), view.texts())
        ? view.texts()
        : Languages.ENGLISH;
  }

  /// The lines of the outcome, of the second run.
  List<Line> outcomeLines(View view) {
    return table(tables(view, second, texts(view)), Question.OUTCOME.number())
        .map(HeadingTable::lines)
        .orElse(List.of());
  }

  private static Optional<HeadingTable> table(List<HeadingTable> tables, int question) {
    return tables.stream().filter(t -> t.question() == question).findFirst();
  }

  /// Figures of questions but the outcome that both runs tell: how many are the same.
  ///
  /// @param same number of figures that are the same
  /// @param changed those that are not
  public record Headings(int same, List<Changed> changed) {}

  /// What changed in the questions but the outcome.
  public Headings headings(View view) {
    List<HeadingTable> before = tables(view, first, texts(view));
    List<HeadingTable> after = tables(view, second, texts(view));
    var changed = new ArrayList<Changed>();
    int same = 0;
    for (HeadingTable table : after) {
      Optional<HeadingTable> was = table(before, table.question());
      if (table.question() == Question.OUTCOME.number() || was.isEmpty()) {
        continue;
      }
      for (Line line : table.lines()) {
        Optional<Line> then =
            was.get().lines().stream().filter(l -> l.key().equals(line.key())).findFirst();
        for (Cell cell : line.cells()) {
          Optional<Cell> old = then.flatMap(l -> l.of(cell.option()));
          if (old.isPresent()) {
            if (old.get().equals(cell)) {
              same++;
            } else {
              changed.add(
                  new Changed(
                      table.question(),
                      line,
                      cell.option(),
                      old.get(),
                      cell,
                      meaning(line, old.get(), cell)));
            }
          }
        }
      }
    }
    return new Headings(same, changed);
  }

  private static Meaning meaning(Line line, Cell before, Cell after) {
    if (line.basis() == HeadingTable.Basis.EXACT) {
      return Meaning.CHANGED;
    }
    if (before.interval().isEmpty() || after.interval().isEmpty()) {
      return Meaning.UNTOLD;
    }
    Interval was = before.interval().get();
    Interval is = after.interval().get();
    return was.high() < is.low() || is.high() < was.low() ? Meaning.APART : Meaning.OVERLAP;
  }
}
