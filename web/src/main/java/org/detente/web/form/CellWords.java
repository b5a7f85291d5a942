package org.detente.web.form;

import java.util.List;
import org.detente.positions.Issue;
import org.detente.study.StudyInput;

/// What a cell of a theatre's table says, in words: names in the place of ids.
public final class CellWords {

  private CellWords() {}

  /// @param languages of names, dearest first
  /// @param column what the cell stands under
  /// @return the name, not in any one reader's direction of writing; the cell itself where it is no
  ///   id or has no name
  public static String of(StudyInput input, List<String> languages, String column, String cell) {
    return switch (column) {
      case "actor" ->
          input.theatre().actors().stream()
              .filter(a -> a.id().equals(cell))
              .findFirst()
              .map(a -> a.names().in(languages))
              .orElse(cell);
      case "party" ->
          input.theatre().parties().stream()
              .filter(p -> p.id().equals(cell))
              .findFirst()
              .map(p -> p.names().in(languages))
              .orElse(cell);
      case "zone" ->
          input.theatre().zones().stream()
              .filter(z -> z.id().equals(cell))
              .findFirst()
              .map(z -> z.names().in(languages))
              .orElse(cell);
      case "issue" ->
          input
              .positions()
              .flatMap(p -> p.issues().stream().filter(i -> i.id().equals(cell)).findFirst())
              .map(Issue::title)
              .orElse(cell);
      default -> cell;
    };
  }
}
