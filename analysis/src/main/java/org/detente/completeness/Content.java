package org.detente.completeness;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.detente.option.Option;
import org.detente.option.Option.Channel;
import org.detente.option.Option.Effort;
import org.detente.option.Option.Exit;
import org.detente.option.Option.Reform;
import org.detente.option.Option.ZonePlan;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.ForceLevel;
import org.detente.theatre.Presence.Hardness;
import org.detente.theatre.Presence.ProviderType;
import org.detente.theatre.Presence.Task;

/// A part of an option's file that settles something: fields that the program itself reads and acts
/// on, not texts. What is not there is not guessed.
public enum Content {
  DATES("dates", o -> all(o.dates().isPresent())),
  MISSION_LEAD("mission.lead", o -> all(o.mission().isPresent())),
  MANDATES("zone_plans: mandate", o -> all(internationals(o).findAny().isPresent())),
  SIZES("zone_plans: units", o -> of(internationals(o).toList(), p -> !p.units().isEmpty())),
  PHASES("phases", o -> all(o.phases().size() > 1)),
  RULES_OF_FORCE(
      "zone_plans: roe",
      o ->
          of(
              internationals(o).toList(),
              p -> p.hardness() == Hardness.UNARMED || p.roe() != ForceLevel.NONE)),
  REPORTING_LINES(
      "zone_plans: answers_to", o -> of(internationals(o).toList(), p -> !p.answersTo().isEmpty())),
  RESERVE(
      "mission.reserve_persons",
      o -> all(o.mission().filter(m -> m.reservePersons() > 0).isPresent())),
  FIXED_TERM(
      "mission.fixed_term_months",
      o -> all(o.mission().flatMap(m -> m.fixedTermMonths()).isPresent())),
  BENCHMARKS(
      "phases: exit", o -> all(o.phases().stream().anyMatch(p -> p.exit() == Exit.BENCHMARKS))),
  SEPARATION(
      "line_plans: separation",
      o -> of(List.copyOf(o.linePlans().values()), Option.LinePlan::separation)),
  WITHDRAWALS("zone_plans: withdrawal", o -> all(withdrawing(o).findAny().isPresent())),
  NO_GAP(
      "zone_plans: withdrawal, before_deployment",
      o -> of(withdrawing(o).toList(), z -> followed(o, z))),
  BEFORE_DEPLOYMENT(
      "zone_plans: before_deployment", o -> of(zones(o), z -> z.beforeDeployment().isPresent())),
  ZONES("zone_plans", o -> of(zones(o), z -> led(z))),
  JOINT_PROVIDERS(
      "zone_plans: local-joint",
      o -> all(presences(o).anyMatch(p -> p.type() == ProviderType.LOCAL_JOINT))),
  CORRIDOR("headings.corridor.provider", o -> all(o.headings().corridorProvider().isPresent())),
  RETURN(
      "zone_plans: return_opens",
      o ->
          some(
              zones(o).stream().anyMatch(z -> z.ownSideReturn().isPresent()),
              zones(o).stream().anyMatch(z -> z.crossSideReturn().isPresent()))),
  PROTECTION_OF_RETURNEES(
      "zone_plans: protect",
      o ->
          of(
              zones(o).stream().filter(z -> z.crossSideReturn().isPresent()).toList(),
              z -> inEveryPhase(z, Task.PROTECT))),
  DEMINING("headings.demining.effort", o -> all(o.headings().demining() != Effort.NONE)),
  HOUSING("headings.housing_and_property.effort", o -> all(o.headings().housing() != Effort.NONE)),
  POLICE("zone_plans: police", o -> of(zones(o), z -> inEveryPhase(z, Task.POLICE))),
  POLICE_ENTRY(
      "zone_plans: police in the first phase",
      o ->
          of(
              withdrawing(o).toList(),
              z -> firstPhase(o, z).stream().anyMatch(p -> p.tasks().contains(Task.POLICE)))),
  POLICE_REFORM("headings.security_sector_reform.police", o -> reform(o.headings().police())),
  OVERSIGHT_REFORM(
      "headings.security_sector_reform.oversight", o -> reform(o.headings().oversight())),
  JUSTICE_REFORM(
      "headings.security_sector_reform.judiciary, customs",
      o -> some(o.headings().judiciary() != Reform.NONE, o.headings().customs() != Reform.NONE)),
  OVERSIGHT("zone_plans: oversight", o -> of(zones(o), z -> inSomePhase(z, Task.OVERSIGHT))),
  CONSULTATION("headings.consultation.in_force", o -> all(o.headings().consultation())),
  MONITORING(
      "headings.monitoring.observers_per_km", o -> all(!o.headings().observersPerKm().isEmpty())),
  COMMITMENTS(
      "headings.commitments.parties",
      o -> of(List.copyOf(o.headings().commitmentFloors().values()), f -> f > 0)),
  COMMUNITY_BODIES(
      "zone_plans: community",
      o -> all(presences(o).anyMatch(p -> p.type() == ProviderType.COMMUNITY))),
  DE_FACTO_ENGAGEMENT(
      "headings.de_facto_engagement.channel",
      o ->
          o.headings().deFactoEngagement() == Channel.NONE
              ? Degree.NO
              : o.headings().deFactoEngagement() == Channel.DIRECT ? Degree.YES : Degree.SOME);

  private final String where;
  private final Function<Option, Degree> test;

  Content(String where, Function<Option, Degree> test) {
    this.where = where;
    this.test = test;
  }

  /// How far a part is there.
  public enum Degree {
    NO,
    SOME,
    YES
  }

  /// Keys of the option's file.
  public String where() {
    return where;
  }

  /// How far an option has it; never, where nothing is signed.
  public Degree in(Option option) {
    return option.agreement() ? test.apply(option) : Degree.NO;
  }

  private static Degree all(boolean there) {
    return there ? Degree.YES : Degree.NO;
  }

  private static Degree some(boolean one, boolean other) {
    return one && other ? Degree.YES : one || other ? Degree.SOME : Degree.NO;
  }

  private static Degree reform(Reform reform) {
    return switch (reform) {
      case NONE -> Degree.NO;
      case BASIC -> Degree.SOME;
      case FULL -> Degree.YES;
    };
  }

  private static <T> Degree of(List<T> things, Predicate<T> has) {
    long count = things.stream().filter(has).count();
    return count == 0 ? Degree.NO : count == things.size() ? Degree.YES : Degree.SOME;
  }

  private static List<ZonePlan> zones(Option o) {
    return List.copyOf(o.zonePlans().values());
  }

  private static Stream<ZonePlan> withdrawing(Option o) {
    return zones(o).stream().filter(z -> z.withdrawal().isPresent());
  }

  private static Stream<Presence> presences(Option o) {
    return zones(o).stream().flatMap(z -> z.phases().values().stream()).flatMap(List::stream);
  }

  private static Stream<Presence> internationals(Option o) {
    return presences(o).filter(Presence::international);
  }

  private static boolean led(ZonePlan zone) {
    return zone.phases().values().stream().noneMatch(List::isEmpty);
  }

  private static boolean inEveryPhase(ZonePlan zone, Task task) {
    return zone.phases().values().stream()
        .allMatch(phase -> phase.stream().anyMatch(p -> p.tasks().contains(task)));
  }

  private static boolean inSomePhase(ZonePlan zone, Task task) {
    return zone.phases().values().stream()
        .anyMatch(phase -> phase.stream().anyMatch(p -> p.tasks().contains(task)));
  }

  private static List<Presence> firstPhase(Option o, ZonePlan zone) {
    return zone.phases().getOrDefault(o.phases().getFirst().id(), List.of());
  }

  // Whether somebody is responsible on the day of the withdrawal: it comes after the first
  // deployment by central dates, or presences before deployment are named.
  private static boolean followed(Option o, ZonePlan zone) {
    boolean named = zone.beforeDeployment().filter(b -> !b.isEmpty()).isPresent();
    boolean after =
        o.dates()
            .flatMap(
                d ->
                    d.firstDeployment()
                        .map(
                            first ->
                                d.comprehensiveAgreement().central()
                                        + zone.withdrawal().orElseThrow().afterMonths().central()
                                    >= first.central()))
            .orElse(false);
    return named || after;
  }
}
