package org.detente.web.page;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.input.Problem;
import org.detente.option.Option;
import org.detente.web.form.Differences.Difference;
import org.detente.web.form.Draft;

/// A form of an option as it is shown: fresh, or with what was typed and what is wrong with it.
///
/// @param option as it is saved
/// @param draft what the fields hold
/// @param mistakes path in the draft to what is wrong there; empty: nothing is known to be wrong
/// @param began number of the version whose words the form began with
/// @param conflict what another has saved meanwhile, beside what was typed; empty: nothing
/// @param remarks whether the file has comments that saving this form would lose
/// @param notice what was saved just now
public record Sheet(
    Option option,
    Draft draft,
    Map<String, List<String>> mistakes,
    int began,
    Optional<Conflict> conflict,
    boolean remarks,
    Optional<DomContent> notice) {

  /// Two changes of the same option.
  ///
  /// @param theirs what the other changed, and is saved
  /// @param mine what was typed here, and is not saved
  public record Conflict(List<Difference> theirs, List<Difference> mine) {}

  /// An option as it is saved.
  ///
  /// @param notice of what was saved just now
  public static Sheet of(
      Option option, Draft draft, int began, boolean remarks, Optional<DomContent> notice) {
    return new Sheet(option, draft, Map.of(), began, Optional.empty(), remarks, notice);
  }

  /// What was typed, with what is wrong with it.
  ///
  /// @param file to which the draft was written, as the problems call it
  public static Sheet wrong(
      Option option,
      Draft typed,
      List<Problem> problems,
      String file,
      Draft.Written written,
      int began,
      boolean remarks) {
    return new Sheet(
        option,
        typed,
        Form.at(problems, file, written.places()),
        began,
        Optional.empty(),
        remarks,
        Optional.empty());
  }

  /// What was typed on a version that is not the newest any more.
  ///
  /// @param newest number of the version that holds what another saved
  public static Sheet outdated(
      Option option, Draft typed, int newest, Conflict conflict, boolean remarks) {
    return new Sheet(
        option, typed, Map.of(), newest, Optional.of(conflict), remarks, Optional.empty());
  }
}
