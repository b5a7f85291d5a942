package org.detente.improvement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.detente.option.Option;
import org.detente.theatre.Theatre;

/// What of an option can be decided anew. Each gives one knob or several, for the phases, zones,
/// lines or parties of the option at hand; none where the option has nothing of the kind.
public enum Freedom {
  NUMBERS(
      "strength of all international presences and of the reserve, percent of the plan",
      Span.usual(0, 200, 25),
      0,
      1000,
      Knobs::numbers),
  NUMBERS_BY_PHASE(
      "the same, phase by phase; the reserve stays",
      Span.usual(0, 200, 25),
      0,
      1000,
      Knobs::numbersByPhase),
  NUMBERS_BY_ZONE(
      "the same, zone by zone (zones with the same plan together)",
      Span.usual(0, 200, 25),
      0,
      1000,
      Knobs::numbersByZone),
  NUMBERS_BY_ZONE_AND_PHASE(
      "the same, zone by zone and phase by phase",
      Span.usual(0, 200, 25),
      0,
      1000,
      Knobs::numbersByZoneAndPhase),
  RESERVE("the reserve, percent of the plan", Span.usual(0, 200, 25), 0, 1000, Knobs::reserve),
  POSTURE(
      "hardness, mandate and rules of engagement of international forces, phase by phase",
      Knobs::posture),
  LEAD("who leads the mission: the actors that lead one in any option", Knobs::lead),
  COMPOSITION("the policy of composition under which the force is raised", Knobs::composition),
  DEPLOYMENT(
      "mandate, first deployment and full capability, months earlier or later",
      Span.usual(-12, 12, 6),
      -120,
      240,
      Knobs::deployment),
  PHASE_LENGTHS(
      "length of every phase but the last, months",
      Span.usual(6, 60, 6),
      1,
      240,
      Knobs::phaseLengths),
  PHASE_EXITS("whether a phase ends by benchmarks or by date", Knobs::phaseExits),
  FIXED_TERM(
      "months after deployment at which the mission leaves in any case, or none",
      Span.usual(24, 180, 12),
      1,
      2400,
      Knobs::fixedTerm),
  WITHDRAWALS(
      "withdrawals, months earlier or later (those of the same date together)",
      Span.usual(-12, 24, 6),
      -600,
      600,
      Knobs::withdrawals),
  RETURNS(
      "opening of return, months earlier or later, own side and cross side apart",
      Span.usual(-12, 24, 6),
      -600,
      600,
      Knobs::returns),
  SEPARATION("whether forces part on a line", Knobs::separation),
  OBSERVERS("observers per km of each line", Span.usual(0, 0.5, 0.1), 0, 1000, Knobs::observers),
  CAVEATS(
      "share of the armed strength bound by national caveats, percent",
      Span.usual(0, 60, 20),
      0,
      100,
      Knobs::caveats),
  SPOILERS("whether potential spoilers are among the contributors", Knobs::spoilers),
  CONSULTATION(
      "consultation between internationals, local providers and communities", Knobs::consultation),
  POLICE_REFORM("reform of the police", Knobs::policeReform),
  JUDICIARY_REFORM("reform of the judiciary", Knobs::judiciaryReform),
  REFORM_LEAD(
      "months before signature at which reform of the police begins",
      Span.usual(0, 48, 12),
      0,
      600,
      Knobs::reformLead),
  QUOTA("recruitment of minorities into the police by quota", Knobs::quota),
  DEMINING("effort of demining", Knobs::demining),
  HOUSING("effort for housing and property", Knobs::housing),
  ENGAGEMENT("how internationals engage de facto bodies", Knobs::engagement),
  COMMITMENT(
      "commitment that verified steps of each party hold up, 0 to 1",
      Span.usual(0, 0.8, 0.2),
      0,
      1,
      Knobs::commitment);

  /// What is freed when nobody says what: things that planners decide and that cost or take time.
  public static final List<Freedom> USUAL =
      List.of(
          NUMBERS_BY_PHASE,
          DEPLOYMENT,
          PHASE_LENGTHS,
          FIXED_TERM,
          CONSULTATION,
          POLICE_REFORM,
          REFORM_LEAD,
          QUOTA);

  /// Those that turn the same numbers: at most one of them at a time.
  public static final List<Freedom> OF_NUMBERS =
      List.of(NUMBERS, NUMBERS_BY_PHASE, NUMBERS_BY_ZONE, NUMBERS_BY_ZONE_AND_PHASE);

  private final String says;
  private final Optional<Span> usual;
  private final double least;
  private final double most;
  private final Maker maker;

  /// Makes knobs.
  interface Maker {
    List<Knob> knobs(Ground ground, Freedom freedom, Span span);
  }

  /// What knobs are made from.
  ///
  /// @param option that is changed
  /// @param leads ids of actors that may lead a mission
  /// @param policies ids of policies of composition; empty where the theatre has none
  public record Ground(Option option, Theatre theatre, List<String> leads, List<String> policies) {

    public Ground {
      leads = List.copyOf(leads);
      policies = List.copyOf(policies);
    }
  }

  Freedom(String says, Span usual, double least, double most, Maker maker) {
    this.says = says;
    this.usual = Optional.of(usual);
    this.least = least;
    this.most = most;
    this.maker = maker;
  }

  Freedom(String says, Maker maker) {
    this.says = says;
    this.usual = Optional.empty();
    this.least = 0;
    this.most = 0;
    this.maker = maker;
  }

  /// As on the command line and in tables.
  public String id() {
    return Words.id(this);
  }

  /// By name.
  public static Optional<Freedom> of(String id) {
    return Stream.of(values()).filter(f -> f.id().equals(id)).findFirst();
  }

  /// What it is, for people.
  public String says() {
    return says;
  }

  /// The numbers tried when nobody says which; empty where it is a choice of words.
  public Optional<Span> usual() {
    return usual;
  }

  /// The least number that makes sense, where it is one of numbers.
  public double least() {
    return least;
  }

  /// The largest number that makes sense, where it is one of numbers.
  public double most() {
    return most;
  }

  /// The knobs for an option.
  ///
  /// @param span numbers to try; not looked at where it is a choice of words
  /// @return none where the option has nothing of the kind
  public List<Knob> knobs(Ground ground, Optional<Span> span) {
    return maker.knobs(ground, this, span.or(() -> usual).orElse(null));
  }
}
