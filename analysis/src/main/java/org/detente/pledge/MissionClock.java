package org.detente.pledge;

import java.util.List;
import java.util.Optional;
import org.detente.option.Option;
import org.detente.theatre.Presence;
import org.detente.theatre.Theatre;

/// The planned time of an option's mission in months after its mandate: the clock of pledges.
///
/// Central values of the option's dates; what the months really are differs from future to future.
///
/// @param mandate central month of the mandate, from the theatre's as-of date
/// @param deployment months from mandate to first deployment, 0 or more
/// @param from by phase: its first month
/// @param to by phase: the first month after it
/// @param manned by phase: whether internationals are anywhere
public record MissionClock(
    int mandate, int deployment, List<Integer> from, List<Integer> to, List<Boolean> manned) {

  public MissionClock {
    from = List.copyOf(from);
    to = List.copyOf(to);
    manned = List.copyOf(manned);
  }

  /// The clock of an option.
  ///
  /// @return empty where nobody deploys
  public static Optional<MissionClock> of(Option option, Theatre theatre) {
    if (option.mission().isEmpty()
        || option.dates().isEmpty()
        || option.dates().get().mandateGiven().isEmpty()
        || option.dates().get().firstDeployment().isEmpty()) {
      return Optional.empty();
    }
    double given = option.dates().get().mandateGiven().get().central();
    double deployed = option.dates().get().firstDeployment().get().central();
    int start = (int) Math.max(0, Math.rint(deployed - given));
    int term = option.mission().get().fixedTermMonths().orElse(Integer.MAX_VALUE / 2);
    int last = start + Math.min(term, Math.max(1, theatre.horizonMonths() - (int) deployed));
    List<Option.Phase> phases = option.phases();
    return Optional.of(
        new MissionClock(
            (int) Math.rint(given),
            start,
            phases.stream().map(p -> Math.min(last, start + p.from())).toList(),
            phases.stream()
                .map(p -> Math.min(last, p.to().map(t -> start + t).orElse(last)))
                .toList(),
            phases.stream().map(p -> manned(option, p.id())).toList()));
  }

  private static boolean manned(Option option, String phase) {
    return option.zonePlans().values().stream()
        .flatMap(z -> z.phases().getOrDefault(phase, List.of()).stream())
        .anyMatch(Presence::international);
  }

  /// The first month without the mission.
  public int end() {
    int end = deployment;
    for (int f = 0; f < to.size(); f++) {
      end = manned.get(f) ? Math.max(end, to.get(f)) : end;
    }
    return end;
  }
}
