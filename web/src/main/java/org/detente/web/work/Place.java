package org.detente.web.work;

import java.io.IOException;
import java.nio.file.Path;

/// Where the theatre's files lie that is worked on.
public interface Place {

  /// What the theatre is known by among others: the folder that it was first read from.
  Path theatre();

  /// The folder that holds its files as they are now.
  Path folder() throws IOException;

  /// Takes down from which files a run is made.
  ///
  /// @param run its id
  /// @param folder that it has read: what [#folder] said when it began
  void ran(String run, Path folder) throws IOException;

  /// A folder that is the theatre and stays so.
  static Place of(Path folder) {
    Path theatre = folder.toAbsolutePath().normalize();
    return new Place() {
      @Override
      public Path theatre() {
        return theatre;
      }

      @Override
      public Path folder() {
        return theatre;
      }

      @Override
      public void ran(String run, Path folder) {
        // Nobody keeps versions of it.
      }
    };
  }
}
