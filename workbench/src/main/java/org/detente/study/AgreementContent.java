package org.detente.study;

import java.util.ArrayList;
import java.util.List;
import org.detente.completeness.Catalogue;
import org.detente.completeness.Profile;
import org.detente.completeness.StartDates;
import org.detente.completeness.StartDates.StartDate;
import org.detente.option.Option;

/// What is known of an agreement's answers without a simulation.
///
/// @param profiles of the options, then of coded agreements
/// @param starts what must begin before signature
public record AgreementContent(
    Catalogue catalogue, List<Profile> profiles, List<StartDate> starts) {

  public AgreementContent {
    profiles = List.copyOf(profiles);
    starts = List.copyOf(starts);
  }

  /// Looks every option up in the catalogue.
  public static AgreementContent of(Catalogue catalogue, List<Option> options) {
    return new AgreementContent(
        catalogue,
        options.stream().map(o -> Profile.of(catalogue, o)).toList(),
        options.stream().flatMap(o -> StartDates.of(catalogue, o).stream()).toList());
  }

  /// The same with agreements that somebody coded.
  public AgreementContent with(List<Profile> more) {
    var all = new ArrayList<>(profiles);
    all.addAll(more);
    return new AgreementContent(catalogue, all, starts);
  }
}
