package org.detente.staffing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.option.Option;
import org.detente.pledge.Catalogue;
import org.detente.pledge.Function;
import org.detente.pledge.MissionClock;
import org.detente.pledge.Policy;
import org.detente.pledge.SupportRatio;
import org.detente.pledge.UnitKind;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.UnitType;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;

/// What an option asks for: units by zone, phase and function, the headquarters among the places.
///
/// @param places ids of the theatre's zones in their order, then `headquarters`
/// @param needs ordered by phase, place, function
/// @param sizings planner's figure and methods, for every zone and phase with internationals
/// @param strengthByPhase persons needed in the zones, by phase
public record Requirement(
    Option option,
    MissionClock clock,
    List<String> places,
    List<Need> needs,
    List<Sizing> sizings,
    List<Integer> strengthByPhase) {

  public Requirement {
    places = List.copyOf(places);
    needs = List.copyOf(needs);
    sizings = List.copyOf(sizings);
    strengthByPhase = List.copyOf(strengthByPhase);
  }

  /// What an option asks for.
  ///
  /// @return empty where nobody deploys
  public static Optional<Requirement> of(
      Option option, Theatre theatre, Catalogue catalogue, Basis basis) {
    return MissionClock.of(option, theatre)
        .map(clock -> new Builder(option, theatre, catalogue, basis, clock).build());
  }

  /// Position of the headquarters among the places.
  public int headquarters() {
    return places.size() - 1;
  }

  /// A text that is the same for requirements with the same answer: the same needs at the same
  /// times, on the same tasks, under the same leader.
  public String sameAs() {
    var tasks =
        option.zonePlans().values().stream()
            .flatMap(z -> z.phases().values().stream())
            .flatMap(List::stream)
            .filter(Presence::international)
            .map(p -> p.units() + " " + p.tasks())
            .toList();
    var phases = option.phases().stream().map(Option.Phase::id).toList();
    return String.join(
        " ",
        needs.toString(),
        clock.toString(),
        option.mission().toString(),
        option.levers().composition(),
        phases.toString(),
        tasks.toString());
  }

  /// The needs of a phase.
  public List<Need> inPhase(int phase) {
    return needs.stream().filter(n -> n.phase() == phase).toList();
  }

  /// Persons needed in a phase, everywhere.
  public int persons(int phase) {
    return inPhase(phase).stream().mapToInt(Need::persons).sum();
  }

  /// The phase with the largest need; the first of them.
  public int peakPhase() {
    int peak = 0;
    for (int f = 1; f < option.phases().size(); f++) {
      peak = persons(f) > persons(peak) ? f : peak;
    }
    return peak;
  }

  /// Share of headquarters and support among all persons of the phase with the largest need, 0..1.
  public double supportShare() {
    double all = 0;
    double support = 0;
    for (Need need : inPhase(peakPhase())) {
      all += need.persons();
      boolean behind = need.place() == headquarters() || need.function() == Function.SUPPORT;
      support += behind ? need.persons() : 0;
    }
    return all > 0 ? support / all : 0;
  }

  /// Puts a requirement together.
  private static final class Builder {

    private final Option option;
    private final Theatre theatre;
    private final Catalogue catalogue;
    private final Basis basis;
    private final MissionClock clock;
    private final List<Need> needs = new ArrayList<>();
    private final List<Sizing> sizings = new ArrayList<>();

    Builder(Option option, Theatre theatre, Catalogue catalogue, Basis basis, MissionClock clock) {
      this.option = option;
      this.theatre = theatre;
      this.catalogue = catalogue;
      this.basis = basis;
      this.clock = clock;
    }

    Requirement build() {
      var places = new ArrayList<>(theatre.zones().stream().map(Zone::id).toList());
      places.add(Policy.HEADQUARTERS);
      var strengths = new ArrayList<Integer>();
      for (int f = 0; f < option.phases().size(); f++) {
        int before = needs.size();
        if (clock.to().get(f) > clock.from().get(f)) {
          for (Zone zone : theatre.zones()) {
            zone(zone, f);
          }
        }
        int strength = needs.subList(before, needs.size()).stream().mapToInt(Need::persons).sum();
        strengths.add(strength);
        headquarters(f, strength);
      }
      return new Requirement(option, clock, places, needs, sizings, strengths);
    }

    private void zone(Zone zone, int f) {
      String phase = option.phases().get(f).id();
      List<Presence> presences =
          Optional.ofNullable(option.zonePlans().get(zone.id())).stream()
              .flatMap(z -> z.phases().getOrDefault(phase, List.of()).stream())
              .filter(Presence::international)
              .toList();
      if (presences.isEmpty()) {
        return;
      }
      Map<Function, Double> wanted = planned(zone, presences);
      double teeth = teeth(wanted);
      Sizing sizing = Sizing.of(zone, phase, presences, teeth, catalogue.sizing());
      sizings.add(sizing);
      double binding = sizing.binding().map(e -> e.persons().central()).orElse(teeth);
      if (teeth == 0 && binding > 0) {
        wanted.merge(usual(presences), binding, Double::sum);
      } else if (basis == Basis.METHODS && teeth > 0) {
        double factor = binding / teeth;
        wanted.replaceAll((_, persons) -> persons * factor);
      }
      reserve(zone, wanted);
      wanted.forEach((function, persons) -> add(zone.index(), f, function, persons));
    }

    private static Map<Function, Double> planned(Zone zone, List<Presence> presences) {
      var wanted = new EnumMap<Function, Double>(Function.class);
      for (Presence presence : presences) {
        for (UnitType type : presence.units().keySet()) {
          wanted.merge(Function.of(type), presence.persons(type, zone), Double::sum);
        }
      }
      return wanted;
    }

    private static double teeth(Map<Function, Double> wanted) {
      return wanted.entrySet().stream()
          .filter(e -> e.getKey() != Function.SUPPORT && e.getKey() != Function.ENGINEERS)
          .mapToDouble(Map.Entry::getValue)
          .sum();
    }

    /// What a presence of this hardness consists of where the option does not say.
    private static Function usual(List<Presence> presences) {
      Presence first =
          presences.stream().filter(Presence::lead).findFirst().orElse(presences.getFirst());
      return switch (first.hardness()) {
        case UNARMED -> Function.MONITORS;
        case POLICE -> Function.POLICE;
        case LIGHT, ARMED, ROBUST -> Function.INFANTRY;
      };
    }

    private void reserve(Zone zone, Map<Function, Double> wanted) {
      Option.Mission mission = option.mission().orElseThrow();
      if (mission.reserveZone().filter(zone.id()::equals).isPresent()
          && mission.reservePersons() > 0) {
        wanted.merge(Function.INFANTRY, mission.reservePersons(), Double::sum);
      }
    }

    /// Rounds to whole blocks of the smallest unit: as few as can hold the persons at their full
    /// strength.
    private void add(int place, int phase, Function function, double persons) {
      if (persons <= 0) {
        return;
      }
      Optional<UnitKind> block = catalogue.smallest(function);
      int whole =
          block
              .map(
                  u ->
                      (int) Math.ceil(persons / u.strength().high() - 1e-9)
                          * (int) Math.rint(u.strength().central()))
              .orElse((int) Math.ceil(persons - 1e-9));
      needs.add(new Need(place, phase, function, "", whole, catalogue.weight(function)));
    }

    private void headquarters(int f, int strength) {
      for (SupportRatio ratio : catalogue.ratios()) {
        UnitKind unit = catalogue.unit(ratio.unit()).orElseThrow();
        int wanted = ratio.units(strength) * (int) Math.rint(unit.strength().central());
        if (wanted > 0) {
          int weight = catalogue.weight(unit.function());
          needs.add(
              new Need(theatre.zones().size(), f, unit.function(), unit.id(), wanted, weight));
        }
      }
    }
  }
}
