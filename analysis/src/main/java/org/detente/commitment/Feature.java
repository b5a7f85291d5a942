package org.detente.commitment;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.detente.option.Option;
import org.detente.option.Option.Channel;
import org.detente.option.Option.Effort;
import org.detente.option.Option.Reform;
import org.detente.theatre.Presence;

/// What an option has that a step may need: a step that needs what an option lacks is not on that
/// option's menu.
public enum Feature {
  /// Something is signed.
  AGREEMENT(Option::agreement),
  /// Internationals deploy.
  MISSION(o -> o.mission().isPresent()),
  /// They are armed, lightly or more, somewhere at some time.
  ARMED_MISSION(Feature::armed),
  /// Control over some zone is transferred.
  WITHDRAWALS(o -> o.zonePlans().values().stream().anyMatch(z -> z.withdrawal().isPresent())),
  /// Return opens somewhere.
  RETURN(
      o ->
          o.zonePlans().values().stream()
              .anyMatch(z -> z.ownSideReturn().isPresent() || z.crossSideReturn().isPresent())),
  /// Somebody secures corridors.
  CORRIDOR(o -> o.headings().corridorProvider().isPresent()),
  /// Mines are cleared by an agency or a state.
  DEMINING(o -> o.headings().demining() != Effort.NONE),
  /// Homes are repaired by an agency or a state.
  HOUSING(o -> o.headings().housing() != Effort.NONE),
  /// A three-way body is in force.
  CONSULTATION(o -> o.headings().consultation()),
  /// Police are reformed, at least in part.
  POLICE_REFORM(o -> o.headings().police() != Reform.NONE),
  /// Reform of the police begins before signature.
  EARLY_REFORM(o -> o.headings().reformLeadMonths() > 0),
  /// Internationals engage de facto bodies, directly or not.
  DE_FACTO_ENGAGEMENT(o -> o.headings().deFactoEngagement() != Channel.NONE);

  private final Predicate<Option> test;

  Feature(Predicate<Option> test) {
    this.test = test;
  }

  /// What an option has.
  public static Set<Feature> of(Option option) {
    var features = EnumSet.noneOf(Feature.class);
    for (Feature feature : values()) {
      if (feature.test.test(option)) {
        features.add(feature);
      }
    }
    return features;
  }

  private static boolean armed(Option option) {
    return option.zonePlans().values().stream()
        .flatMap(z -> z.phases().values().stream())
        .flatMap(List::stream)
        .anyMatch(p -> p.international() && p.hardness().compareTo(Presence.Hardness.LIGHT) >= 0);
  }
}
