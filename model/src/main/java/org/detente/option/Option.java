package org.detente.option;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.detente.theatre.Presence;
import org.detente.value.Range;

/// A planning option.
///
/// @param label short form of the title, for charts and tables
/// @param agreement whether anything is signed; the status quo is the option without
/// @param dates present where there is an agreement
/// @param mission present where internationals deploy
/// @param phases from hard to soft, adjoining; empty without an agreement
/// @param linePlans line id to plan; lines without a plan stay as they are
/// @param zonePlans zone id to plan: every zone where there is an agreement, none otherwise
/// @param settings where the option says by itself to stand on the scales of consent; may be empty
/// @param statements provision id to what the option says of it in so many words; the rest is
///   derived from its other parts
public record Option(
    String id,
    String title,
    String label,
    String summary,
    Basis basis,
    Confidentiality confidentiality,
    boolean agreement,
    Levers levers,
    Optional<Dates> dates,
    Optional<Mission> mission,
    List<Phase> phases,
    Map<String, LinePlan> linePlans,
    Map<String, ZonePlan> zonePlans,
    Headings headings,
    List<StatedSetting> settings,
    Map<String, Statement> statements) {

  /// An option that states nothing about single provisions.
  public Option(
      String id,
      String title,
      String label,
      String summary,
      Basis basis,
      Confidentiality confidentiality,
      boolean agreement,
      Levers levers,
      Optional<Dates> dates,
      Optional<Mission> mission,
      List<Phase> phases,
      Map<String, LinePlan> linePlans,
      Map<String, ZonePlan> zonePlans,
      Headings headings) {
    this(
        id,
        title,
        label,
        summary,
        basis,
        confidentiality,
        agreement,
        levers,
        dates,
        mission,
        phases,
        linePlans,
        zonePlans,
        headings,
        List.of(),
        Map.of());
  }

  public Option {
    phases = List.copyOf(phases);
    linePlans = java.util.Collections.unmodifiableMap(new TreeMap<>(linePlans));
    zonePlans = java.util.Collections.unmodifiableMap(new TreeMap<>(zonePlans));
    settings = List.copyOf(settings);
    statements = java.util.Collections.unmodifiableMap(new TreeMap<>(statements));
  }

  /// The same option under another name, so that both can stand beside each other.
  public Option named(String otherId, String otherLabel) {
    return new Option(
        otherId,
        title,
        otherLabel,
        summary,
        basis,
        confidentiality,
        agreement,
        levers,
        dates,
        mission,
        phases,
        linePlans,
        zonePlans,
        headings,
        settings,
        statements);
  }

  /// The same option with other commitments that verified steps hold up.
  ///
  /// @param floors party id to 0..1
  public Option withCommitmentFloors(Map<String, Double> floors) {
    return new Option(
        id,
        title,
        label,
        summary,
        basis,
        confidentiality,
        agreement,
        levers,
        dates,
        mission,
        phases,
        linePlans,
        zonePlans,
        headings.withCommitmentFloors(floors),
        settings,
        statements);
  }

  /// Where an option says to stand on a scale of consent, in its own words. Whether there are such
  /// a scale and such a level is for those to check who know the scales.
  ///
  /// @param issue name of the scale
  /// @param place id or class of zones, or empty for every place that no other entry names
  /// @param level name on the scale
  /// @param line of the option's file
  public record StatedSetting(String issue, Optional<String> place, String level, int line) {}

  /// Whose option it is.
  public enum Basis {
    ILLUSTRATIVE,
    OUR_READING,
    USER
  }

  /// Who may read it.
  public enum Confidentiality {
    PUBLIC,
    MEDIATOR,
    PLANNER
  }

  /// The three levers that bundled options cross, so that none wins by bundling.
  public record Levers(String composition, boolean earlyPolicing, boolean consultation) {}

  /// The five dates, months from the as-of date. The last three are present where there is a
  /// mission.
  public record Dates(
      Range frameworkSigned,
      Range comprehensiveAgreement,
      Optional<Range> mandateGiven,
      Optional<Range> firstDeployment,
      Optional<Range> fullCapability) {}

  /// The international operation as a whole.
  ///
  /// @param lead id of the actor that leads it
  /// @param reserveZone id of the zone where its reserve stands, if it has one
  /// @param reservePersons persons
  /// @param caveats 0..1 share of the armed strength bound by national caveats
  /// @param includesSpoilers whether potential spoilers are among the contributors
  /// @param fixedTermMonths after first deployment it leaves everywhere, benchmarks or not
  public record Mission(
      String lead,
      Optional<String> reserveZone,
      double reservePersons,
      double caveats,
      boolean includesSpoilers,
      Optional<Integer> fixedTermMonths) {}

  /// A phase, in planned months after first deployment (after the comprehensive agreement where
  /// nobody deploys).
  ///
  /// @param to empty for the last
  public record Phase(
      String id, String title, Ramp ramp, int from, Optional<Integer> to, Exit exit) {}

  /// Where a phase stands between hard and soft.
  public enum Ramp {
    INTERPOSITION,
    STABILISATION,
    MIXED_POLICE,
    LOCAL_POLICING
  }

  /// What ends a phase.
  public enum Exit {
    BENCHMARKS,
    DATE
  }

  /// What happens on a line.
  ///
  /// @param separation whether forces part as withdrawals proceed
  public record LinePlan(String line, boolean separation, String note) {}

  /// What happens in a zone.
  ///
  /// @param beforeDeployment presences from the framework's signature to first deployment; empty:
  ///   today's providers go on
  /// @param phases phase id to presences; an empty list means nobody
  public record ZonePlan(
      String zone,
      Optional<Withdrawal> withdrawal,
      Optional<Range> ownSideReturn,
      Optional<Range> crossSideReturn,
      Optional<List<Presence>> beforeDeployment,
      Map<String, List<Presence>> phases,
      String note) {

    public ZonePlan {
      phases = java.util.Collections.unmodifiableMap(new TreeMap<>(phases));
    }
  }

  /// Transfer of control over a zone.
  ///
  /// @param by id of the party that withdraws
  /// @param to id of the party that takes over
  /// @param afterMonths months after the comprehensive agreement
  /// @param afterZones ids of zones whose withdrawal must be complete before this one begins; free
  ///   of cycles
  public record Withdrawal(String by, String to, Range afterMonths, List<String> afterZones) {

    public Withdrawal {
      afterZones = List.copyOf(afterZones);
    }
  }

  /// How much effort goes into demining or housing.
  public enum Effort {
    NONE,
    AGENCY,
    STATE
  }

  /// How far an institution is reformed.
  public enum Reform {
    NONE,
    BASIC,
    FULL
  }

  /// How internationals engage de facto bodies.
  public enum Channel {
    DIRECT,
    NGO,
    NONE
  }

  /// Every heading of an option: text for people, and the few words that the simulation reads.
  ///
  /// @param corridorProvider id of the actor that secures corridors, if anybody does
  /// @param observersPerKm line id to observers per km
  /// @param reformLeadMonths months before signature at which reform of the police begins
  /// @param recruitmentQuota whether minorities are recruited by quota
  /// @param commitmentFloors party id to the commitment (0..1) that its verified steps hold up
  /// @param text heading key as in the file to its text; every heading has one
  public record Headings(
      Optional<String> corridorProvider,
      Effort demining,
      Effort housing,
      Map<String, Double> observersPerKm,
      boolean consultation,
      Reform police,
      Reform judiciary,
      Reform customs,
      Reform oversight,
      int reformLeadMonths,
      boolean recruitmentQuota,
      Channel deFactoEngagement,
      Map<String, Double> commitmentFloors,
      Map<String, String> text) {

    /// Keys of the headings that are a text and nothing else, as files order them.
    public static final List<String> PLAIN =
        List.of(
            "size_and_characteristics",
            "command_and_control",
            "logistics",
            "allocation_of_units",
            "rules_of_engagement",
            "contributing_states",
            "longevity",
            "local_forces",
            "sovereignty",
            "withdrawals",
            "return",
            "interim_status",
            "joint_military_commission");

    public Headings {
      observersPerKm = java.util.Collections.unmodifiableMap(new TreeMap<>(observersPerKm));
      commitmentFloors = java.util.Collections.unmodifiableMap(new TreeMap<>(commitmentFloors));
      text = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(text));
    }

    private Headings withCommitmentFloors(Map<String, Double> floors) {
      return new Headings(
          corridorProvider,
          demining,
          housing,
          observersPerKm,
          consultation,
          police,
          judiciary,
          customs,
          oversight,
          reformLeadMonths,
          recruitmentQuota,
          deFactoEngagement,
          floors,
          text);
    }
  }

  /// Whether an agreement settles a question.
  public enum Settled {
    /// It says who does what by when.
    ANSWERED,
    /// It says something, but not all.
    PARTLY,
    /// It leaves the question to a named body, by a date.
    DEFERRED,
    /// It says nothing that would settle it.
    OPEN
  }

  /// What an option says of a provision in so many words.
  ///
  /// @param line of the option's file
  /// @param where it is said; empty where open or deferred
  /// @param body to which it is left; present where deferred
  /// @param afterMonths after the comprehensive agreement, by when; present where deferred
  public record Statement(
      int line,
      Settled settled,
      String where,
      Optional<String> body,
      Optional<Double> afterMonths,
      String text) {}
}
