package org.detente.web.upload;

import org.detente.message.Said;
import org.detente.web.message.Languages;

/// Something wrong with a file that was brought.
///
/// @param said what is wrong, and what would be right
/// @param ofSystem whether telling another system of coordinates may mend it
public record Fault(Said said, boolean ofSystem) {

  /// In English: `file: what is wrong; what would be right`.
  @Override
  public String toString() {
    return Languages.ENGLISH.say(said);
  }
}
