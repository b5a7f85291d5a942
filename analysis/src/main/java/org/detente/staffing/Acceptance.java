package org.detente.staffing;

import org.detente.option.Option;
import org.detente.pledge.Contributor;
import org.detente.theatre.Theatre;
import org.detente.value.Range;

/// How far communities accept a contributor.
final class Acceptance {

  private Acceptance() {}

  /// The contributor's own figure, or that of the actor who leads the operation.
  ///
  /// @param community position in the theatre's list
  static Range of(Contributor who, Option option, Theatre theatre, int community) {
    String id = theatre.communities().get(community).id();
    Range own = who.acceptance().get(id);
    return own != null
        ? own
        : theatre.actor(option.mission().orElseThrow().lead()).acceptance().get(id);
  }
}
