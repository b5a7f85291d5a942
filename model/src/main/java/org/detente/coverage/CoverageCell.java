package org.detente.coverage;

import java.util.List;

/// A row of the ledger.
///
/// @param zone index of the zone
/// @param month months from the as-of date
/// @param community index of the community
/// @param lead id of the actor in the lead; empty text where nobody leads
/// @param providers ids of the actors responsible, the lead first; empty where the cell is open
/// @param mandate mandate of the lead, else of the first provider; empty text where the cell is
///   open
/// @param people persons of that community whom the cell is about
public record CoverageCell(
    int zone,
    int month,
    int community,
    Threat threat,
    CoverageStatus status,
    String lead,
    List<String> providers,
    String mandate,
    double people) {

  public CoverageCell {
    providers = List.copyOf(providers);
  }
}
