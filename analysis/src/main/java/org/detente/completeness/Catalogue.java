package org.detente.completeness;

import java.util.List;

/// The questions that an agreement on security should answer.
///
/// @param provisions in the order of the file, groups together
public record Catalogue(List<Provision> provisions) {

  public Catalogue {
    provisions = List.copyOf(provisions);
  }

  /// Headings, in order.
  public List<String> groups() {
    return provisions.stream().map(Provision::group).distinct().toList();
  }

  /// Ids, in order.
  public List<String> ids() {
    return provisions.stream().map(Provision::id).toList();
  }
}
