package org.detente.paper;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.detente.option.Option;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.Hardness;
import org.detente.theatre.Presence.UnitType;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;

/// An option on the five dimensions that the discussion turns on: mandate, longevity, location,
/// armament, composition.
final class FiveDimensions {

  private static final Set<UnitType> UNDER_ARMS =
      EnumSet.of(UnitType.INFANTRY, UnitType.FORMED_POLICE);

  private final Theatre theatre;
  private final Option option;

  FiveDimensions(Theatre theatre, Option option) {
    this.theatre = theatre;
    this.option = option;
  }

  private List<Presence> internationals(Zone zone, Option.Phase phase) {
    Option.ZonePlan plan = option.zonePlans().get(zone.id());
    return plan == null
        ? List.of()
        : plan.phases().getOrDefault(phase.id(), List.of()).stream()
            .filter(Presence::international)
            .toList();
  }

  private boolean deploys() {
    return option.mission().isPresent();
  }

  String mandate() {
    if (!deploys()) {
      return option.agreement()
          ? "No operation is mandated; local and national providers go on."
          : "None: nothing is signed.";
    }
    var phases = new ArrayList<String>();
    for (Option.Phase phase : option.phases()) {
      var mandates = new LinkedHashSet<String>();
      theatre
          .zones()
          .forEach(
              z -> internationals(z, phase).forEach(p -> mandates.add(Phrases.plain(p.mandate()))));
      if (!mandates.isEmpty()) {
        phases.add(phase.title() + ": " + String.join(", ", mandates));
      }
    }
    return String.join(". ", phases) + ".";
  }

  String longevity() {
    if (option.phases().isEmpty()) {
      return text("longevity");
    }
    var phases = new ArrayList<String>();
    for (int i = 0; i < option.phases().size(); i++) {
      Option.Phase first = option.phases().get(i);
      while (i + 1 < option.phases().size() && option.phases().get(i + 1).ramp() == first.ramp()) {
        i++;
      }
      phases.add(span(first, option.phases().get(i)));
    }
    String term =
        option
            .mission()
            .flatMap(Option.Mission::fixedTermMonths)
            .map(m -> " Fixed term: " + Figures.duration(m) + ".")
            .orElse(deploys() ? " No fixed term." : "");
    return Phrases.capital(String.join("; ", phases)) + "." + term + " " + text("longevity");
  }

  private static String span(Option.Phase first, Option.Phase last) {
    String when =
        last.to()
            .map(to -> " months " + Figures.between(Figures.whole(first.from()), Figures.whole(to)))
            .orElse(" from month " + Figures.whole(first.from()));
    boolean benchmarks = last.to().isPresent() && last.exit() == Option.Exit.BENCHMARKS;
    return Phrases.plain(first.ramp()) + when + (benchmarks ? ", left on benchmarks" : "");
  }

  String location() {
    if (!deploys() || option.phases().isEmpty()) {
      return text("allocation_of_units");
    }
    Option.Phase first = option.phases().getFirst();
    long affected = theatre.zones().stream().filter(Zone::affected).count();
    long inAffected =
        theatre.zones().stream()
            .filter(z -> z.affected() && !internationals(z, first).isEmpty())
            .count();
    long elsewhere =
        theatre.zones().stream()
            .filter(z -> !z.affected() && !internationals(z, first).isEmpty())
            .count();
    return "At first in %s of the %s zones at stake%s. %s"
        .formatted(
            Figures.whole(inAffected),
            Figures.whole(affected),
            elsewhere == 0 ? "" : " and in " + Figures.whole(elsewhere) + " others",
            text("allocation_of_units"));
  }

  /// Persons of the international presences in the first phase.
  double persons() {
    if (option.phases().isEmpty()) {
      return 0;
    }
    return theatre.zones().stream()
        .mapToDouble(
            z ->
                internationals(z, option.phases().getFirst()).stream()
                    .mapToDouble(p -> p.persons(z))
                    .sum())
        .sum();
  }

  private double armed() {
    double sum = 0;
    for (Zone zone : theatre.zones()) {
      for (Presence p : internationals(zone, option.phases().getFirst())) {
        for (UnitType unit : UNDER_ARMS) {
          sum += p.persons(unit, zone);
        }
      }
    }
    return sum;
  }

  String armament() {
    if (!deploys() || option.phases().isEmpty()) {
      return text("rules_of_engagement");
    }
    var hardness = EnumSet.noneOf(Hardness.class);
    theatre
        .zones()
        .forEach(
            z ->
                internationals(z, option.phases().getFirst())
                    .forEach(p -> hardness.add(p.hardness())));
    String kinds = Phrases.list(hardness.stream().map(Phrases::plain).toList());
    double persons = persons();
    double reserve = option.mission().orElseThrow().reservePersons();
    double armed = persons == 0 ? 0 : armed();
    return "About %s persons planned in the first phase%s, %s; presences: %s. %s"
        .formatted(
            Figures.count(persons),
            reserve > 0 ? " and a reserve of " + Figures.count(reserve) : "",
            armed < 1
                ? "none in infantry or formed police"
                : "about " + Figures.count(armed) + " of them in infantry and formed police",
            kinds.isEmpty() ? "none" : kinds,
            text("rules_of_engagement"));
  }

  String composition(List<String> languages) {
    String lead =
        option
            .mission()
            .map(m -> "Led by: " + theatre.actor(m.lead()).names().in(languages) + ". ")
            .orElse("");
    return lead + text("contributing_states");
  }

  private String text(String heading) {
    return option.headings().text().getOrDefault(heading, "");
  }

  /// Mandate, longevity, location, armament, composition.
  List<String> all(List<String> languages) {
    return List.of(mandate(), longevity(), location(), armament(), composition(languages));
  }
}
