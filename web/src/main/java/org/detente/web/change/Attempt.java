package org.detente.web.change;

import java.util.List;
import org.detente.web.form.Differences.Difference;
import org.detente.web.form.Draft;
import org.detente.web.project.Project.Saving;

/// What became of a change that somebody typed.
public sealed interface Attempt {

  /// It was looked at.
  ///
  /// @param saving what became of it
  /// @param typed what was typed, as a draft; empty where it was typed as a text
  /// @param written the text that was checked, and what stands on its lines
  record Looked(Saving saving, Draft typed, Draft.Written written) implements Attempt {}

  /// Somebody else has changed the same file meanwhile; nothing was saved.
  ///
  /// @param newest number of the version that holds what the other saved
  /// @param typed what was typed, as a draft; empty where it was typed as a text
  /// @param theirs what the other changed
  /// @param mine what was typed here
  record Crossed(int newest, Draft typed, List<Difference> theirs, List<Difference> mine)
      implements Attempt {

    public Crossed {
      theirs = List.copyOf(theirs);
      mine = List.copyOf(mine);
    }
  }
}
