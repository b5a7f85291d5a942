package org.detente.handover;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.detente.option.Option;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.Hardness;
import org.detente.theatre.Presence.Mandate;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;

/// In which zones a real mission compares with what an option plans, in what, and in what not.
///
/// A zone is comparable where an international presence has one of the mission's mandates, is armed
/// at most one step harder or softer, and where between a fifth and five times as many people are
/// concerned as in the mission's area (assumptions). What else is alike is told, and decides
/// nothing.
///
/// @param precedent the mission
/// @param mandates that both have, one or more
/// @param shared zones in which the option has one of them
/// @param zones of these, those that are comparable
/// @param traits every aspect once, over the comparable zones, or over the shared ones where none
///   is
public record Likeness(
    Precedent precedent,
    Set<Mandate> mandates,
    List<Zone> shared,
    List<Zone> zones,
    List<Trait> traits) {

  private static final int STEPS = 1;
  private static final double FACTOR = 5;
  private static final double SHARE = 0.25;
  private static final int YEARS = 3;

  /// In what a mission's area and a zone may be alike.
  public enum Aspect {
    /// How hard presences are: positions in [Hardness].
    ARMAMENT,
    /// Residents and displaced by origin, persons.
    PEOPLE,
    /// Share of the displaced among these.
    DISPLACED,
    /// Length of line at it, km.
    LINE,
    /// The most deaths in battle in one of the last three years.
    FIGHTING
  }

  /// Whether both are alike in every zone looked at, or it is not on file.
  public enum Answer {
    ALIKE,
    UNLIKE,
    UNKNOWN
  }

  /// An aspect.
  ///
  /// @param there of the mission's area; NaN where it is not on file
  /// @param low the least of the zones looked at; NaN where it is not on file
  /// @param high the most
  public record Trait(Aspect aspect, Answer answer, double there, double low, double high) {}

  public Likeness {
    mandates = java.util.Collections.unmodifiableSet(EnumSet.copyOf(mandates));
    shared = List.copyOf(shared);
    zones = List.copyOf(zones);
    traits = List.copyOf(traits);
  }

  /// The trait of an aspect.
  public Trait trait(Aspect aspect) {
    return traits.get(aspect.ordinal());
  }

  /// Sets missions beside an option.
  ///
  /// @return those that share a mandate with an international presence of it, in their order
  public static List<Likeness> of(List<Precedent> precedents, Option option, Theatre theatre) {
    return precedents.stream()
        .filter(p -> p.comparable(option))
        .map(p -> of(p, option, theatre))
        .toList();
  }

  private static Likeness of(Precedent precedent, Option option, Theatre theatre) {
    var shared = new ArrayList<Zone>();
    var zones = new ArrayList<Zone>();
    var mandates = EnumSet.noneOf(Mandate.class);
    var arms = new HashSet<Hardness>();
    var armsOfAll = new HashSet<Hardness>();
    for (Zone zone : theatre.zones()) {
      List<Presence> there =
          presences(option, zone).stream()
              .filter(p -> p.international() && precedent.mandates().contains(p.mandate()))
              .toList();
      if (there.isEmpty()) {
        continue;
      }
      shared.add(zone);
      there.forEach(p -> mandates.add(p.mandate()));
      there.forEach(p -> armsOfAll.add(p.hardness()));
      List<Presence> alike = there.stream().filter(p -> near(precedent, p)).toList();
      if (!alike.isEmpty() && sized(precedent.facts().people(), zone.people())) {
        zones.add(zone);
        alike.forEach(p -> arms.add(p.hardness()));
      }
    }
    List<Zone> looked = zones.isEmpty() ? shared : zones;
    return new Likeness(
        precedent,
        mandates,
        shared,
        zones,
        List.of(
            armament(precedent, zones.isEmpty() ? armsOfAll : arms),
            sizes(Aspect.PEOPLE, precedent.facts().people(), looked, Zone::people),
            displaced(precedent, looked),
            sizes(Aspect.LINE, precedent.facts().lineKm(), looked, Zone::lineKm),
            fighting(precedent, theatre)));
  }

  private static List<Presence> presences(Option option, Zone zone) {
    var plan = option.zonePlans().get(zone.id());
    return plan == null
        ? List.of()
        : plan.phases().values().stream().flatMap(List::stream).toList();
  }

  private static boolean near(Precedent precedent, Presence presence) {
    return precedent
        .facts()
        .armament()
        .filter(h -> Math.abs(h.ordinal() - presence.hardness().ordinal()) <= STEPS)
        .isPresent();
  }

  private static boolean sized(OptionalDouble there, double here) {
    return there.isPresent() && within(there.getAsDouble(), here);
  }

  private static boolean within(double there, double here) {
    double more = Math.max(there, here);
    double less = Math.min(there, here);
    return more == less || less > 0 && more / less <= FACTOR;
  }

  private static Trait armament(Precedent precedent, Set<Hardness> here) {
    double low = here.stream().mapToInt(Hardness::ordinal).min().orElseThrow();
    double high = here.stream().mapToInt(Hardness::ordinal).max().orElseThrow();
    if (precedent.facts().armament().isEmpty()) {
      return new Trait(Aspect.ARMAMENT, Answer.UNKNOWN, Double.NaN, low, high);
    }
    double there = precedent.facts().armament().get().ordinal();
    boolean alike = there - low <= STEPS && high - there <= STEPS;
    return new Trait(Aspect.ARMAMENT, answer(alike), there, low, high);
  }

  private static Answer answer(boolean alike) {
    return alike ? Answer.ALIKE : Answer.UNLIKE;
  }

  private static Trait sizes(
      Aspect aspect, OptionalDouble there, List<Zone> zones, ToDoubleFunction<Zone> size) {
    double low = zones.stream().mapToDouble(size).min().orElseThrow();
    double high = zones.stream().mapToDouble(size).max().orElseThrow();
    if (there.isEmpty()) {
      return new Trait(aspect, Answer.UNKNOWN, Double.NaN, low, high);
    }
    double value = there.getAsDouble();
    boolean alike = DoubleStream.of(low, high).allMatch(here -> within(value, here));
    return new Trait(aspect, answer(alike), value, low, high);
  }

  private static Trait displaced(Precedent precedent, List<Zone> zones) {
    double[] shares =
        zones.stream()
            .filter(z -> z.people() > 0)
            .mapToDouble(z -> z.displaced().stream().mapToDouble(d -> d).sum() / z.people())
            .sorted()
            .toArray();
    double low = shares.length == 0 ? Double.NaN : shares[0];
    double high = shares.length == 0 ? Double.NaN : shares[shares.length - 1];
    OptionalDouble people = precedent.facts().people();
    OptionalDouble displaced = precedent.facts().displaced();
    if (people.isEmpty() || displaced.isEmpty() || shares.length == 0) {
      return new Trait(Aspect.DISPLACED, Answer.UNKNOWN, Double.NaN, low, high);
    }
    double there = displaced.getAsDouble() / people.getAsDouble();
    boolean alike = there - low <= SHARE && high - there <= SHARE;
    return new Trait(Aspect.DISPLACED, answer(alike), there, low, high);
  }

  /// Of the theatre the last full years before the as-of date count.
  private static Trait fighting(Precedent precedent, Theatre theatre) {
    int year = theatre.asOf().getYear();
    OptionalDouble here =
        theatre.incidents().stream()
            .filter(i -> i.year() < year && i.year() >= year - YEARS)
            .mapToDouble(Theatre.IncidentYear::best)
            .max();
    OptionalDouble there = precedent.facts().deathsBefore();
    double known = here.orElse(Double.NaN);
    if (here.isEmpty() || there.isEmpty()) {
      return new Trait(Aspect.FIGHTING, Answer.UNKNOWN, there.orElse(Double.NaN), known, known);
    }
    return new Trait(
        Aspect.FIGHTING,
        answer(within(there.getAsDouble(), known)),
        there.getAsDouble(),
        known,
        known);
  }
}
