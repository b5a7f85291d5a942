package org.detente.web.project;

import java.time.Instant;
import java.util.Optional;

/// A state that all files of a project were in.
///
/// @param number from 1, without gaps
/// @param parent the version before it; empty for the first
/// @param standsFor the version whose files these are: itself, or an earlier one where something
///   was undone or done again
/// @param by who made it
/// @param what was changed, in words
/// @param tree sum over names and bytes of all files: the same files have the same sum
public record Version(
    int number,
    Optional<Integer> parent,
    int standsFor,
    Kind kind,
    String by,
    Instant at,
    String what,
    String tree) {

  /// How a version came to be.
  public enum Kind {
    /// Read from the folder that was named.
    FOLDER,
    /// Changed in the browser.
    EDIT,
    /// An earlier state again.
    UNDO,
    /// What had been undone.
    REDO
  }
}
