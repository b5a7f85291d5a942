package org.detente.paper;

import java.util.List;
import java.util.Optional;

/// What was found on one of the ten questions of each option, line by line, so that options can
/// stand beside each other: the figures of the question's chapter, made by the same code, as the
/// reader may see them.
///
/// @param question 1 to 10
/// @param lines those that most readers want come first
/// @param notes what the reader must know of them; what this copy leaves out
public record HeadingTable(int question, List<Line> lines, List<String> notes) {

  public HeadingTable {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /// How a figure comes about, and with it when two of them differ by more than chance.
  public enum Basis {
    /// Worked out from the files of the theatre: any difference is one.
    EXACT,
    /// Estimated over futures or draws.
    SAMPLED,
    /// Spread over futures: the range is what may come, not how well the middle is known.
    SPREAD
  }

  /// A line of the table.
  ///
  /// @param key the same in every language and run
  /// @param title with unit and grade
  /// @param basis of its figures
  /// @param further whether it goes into detail (by zone, by threat)
  /// @param cells by option, in the order of the paper; an option of which it is not asked has none
  public record Line(String key, String title, Basis basis, boolean further, List<Cell> cells) {

    public Line {
      cells = List.copyOf(cells);
    }

    /// What it says of an option.
    public Optional<Cell> of(String option) {
      return cells.stream().filter(c -> c.option().equals(option)).findFirst();
    }
  }

  /// What a line says of an option.
  ///
  /// @param option id
  /// @param figure as the chapter has it
  /// @param range in smaller type; empty where there is none
  /// @param interval 2.5% and 97.5% of an estimate, where it is known
  public record Cell(String option, String figure, String range, Optional<Interval> interval) {

    Cell(String option, String figure) {
      this(option, figure, "", Optional.empty());
    }
  }

  /// How well an estimate is known.
  public record Interval(double low, double high) {}
}
