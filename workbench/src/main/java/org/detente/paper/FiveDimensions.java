package org.detente.paper;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.detente.option.Option;
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

  String mandate(Reading reading) {
    if (!deploys()) {
      return option.agreement()
          ? reading.say("answers.no-operation-is-mandated")
          : reading.say("answers.none-nothing-is-signed");
    }
    var phases = new ArrayList<String>();
    for (Option.Phase phase : option.phases()) {
      var mandates = new LinkedHashSet<String>();
      theatre
          .zones()
          .forEach(
              z ->
                  internationals(z, phase)
                      .forEach(p -> mandates.add(reading.texts().word(p.mandate()))));
      if (!mandates.isEmpty()) {
        phases.add(reading.own(phase.title()) + ": " + String.join(", ", mandates));
      }
    }
    return String.join(". ", phases) + ".";
  }

  String longevity(Reading reading) {
    if (option.phases().isEmpty()) {
      return text(reading, "longevity");
    }
    var phases = new ArrayList<String>();
    for (int i = 0; i < option.phases().size(); i++) {
      Option.Phase first = option.phases().get(i);
      while (i + 1 < option.phases().size() && option.phases().get(i + 1).ramp() == first.ramp()) {
        i++;
      }
      phases.add(span(reading, first, option.phases().get(i)));
    }
    String term =
        option
            .mission()
            .flatMap(Option.Mission::fixedTermMonths)
            .map(m -> " " + reading.say("answers.fixed-term", "what", reading.texts().duration(m)))
            .orElse(deploys() ? " " + reading.say("answers.no-fixed-term") : "");
    return reading.texts().capital(String.join("; ", phases))
        + "."
        + term
        + " "
        + text(reading, "longevity");
  }

  private static String span(Reading reading, Option.Phase first, Option.Phase last) {
    String when =
        last.to()
            .map(
                to ->
                    " "
                        + reading.say(
                            "answers.months",
                            "from",
                            reading
                                .texts()
                                .between(
                                    reading.texts().whole(first.from()),
                                    reading.texts().whole(to))))
            .orElse(
                " "
                    + reading.say(
                        "answers.from-month", "from", reading.texts().whole(first.from())));
    boolean benchmarks = last.to().isPresent() && last.exit() == Option.Exit.BENCHMARKS;
    return reading.say(
        "answers.left-on-benchmarks",
        "ramp",
        reading.texts().word(first.ramp()),
        "when",
        when,
        "benchmarks",
        benchmarks ? "yes" : "no");
  }

  String location(Reading reading) {
    if (!deploys() || option.phases().isEmpty()) {
      return text(reading, "allocation_of_units");
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
    return reading.say(
        "answers.at-first-in-of",
        "inAffected",
        reading.texts().whole(inAffected),
        "affected",
        reading.texts().whole(affected),
        "elsewhere",
        elsewhere,
        "text",
        text(reading, "allocation_of_units"));
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

  String armament(Reading reading) {
    if (!deploys() || option.phases().isEmpty()) {
      return text(reading, "rules_of_engagement");
    }
    var hardness = EnumSet.noneOf(Hardness.class);
    theatre
        .zones()
        .forEach(
            z ->
                internationals(z, option.phases().getFirst())
                    .forEach(p -> hardness.add(p.hardness())));
    String kinds = reading.texts().list(hardness.stream().map(reading.texts()::word).toList());
    double persons = persons();
    double reserve = option.mission().orElseThrow().reservePersons();
    double armed = persons == 0 ? 0 : armed();
    return reading.say(
        "answers.about-persons-planned-in",
        "persons",
        reading.texts().count(persons),
        "reserve",
        reserve > 0 ? "yes" : "no",
        "reserve2",
        reading.texts().count(reserve),
        "armed",
        armed < 1 ? "yes" : "no",
        "armed2",
        reading.texts().count(armed),
        "kinds",
        kinds.isEmpty() ? "yes" : "no",
        "kinds2",
        kinds,
        "text",
        text(reading, "rules_of_engagement"));
  }

  String composition(Reading reading, List<String> languages) {
    String lead =
        option
            .mission()
            .map(
                m ->
                    reading.say(
                            "answers.led-by",
                            "actor",
                            reading.own(theatre.actor(m.lead()).names().in(languages)))
                        + " ")
            .orElse("");
    return lead + text(reading, "contributing_states");
  }

  private String text(Reading reading, String heading) {
    return reading.own(option.headings().text().getOrDefault(heading, ""));
  }

  /// Mandate, longevity, location, armament, composition.
  List<String> all(Reading reading, List<String> languages) {
    return List.of(
        mandate(reading),
        longevity(reading),
        location(reading),
        armament(reading),
        composition(reading, languages));
  }
}
