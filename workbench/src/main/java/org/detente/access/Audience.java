package org.detente.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.option.Option.Confidentiality;

/// For whom a result is written.
///
/// @param party id of the party, for [Kind#PARTY] only
public record Audience(Kind kind, Optional<String> party) {

  /// What anybody may see: the default.
  public static final Audience PUBLIC = new Audience(Kind.PUBLIC, Optional.empty());

  /// Everything, with a warning on every page.
  public static final Audience PLANNER = new Audience(Kind.PLANNER, Optional.empty());

  /// Kinds of audience.
  public enum Kind {
    PUBLIC,
    MEDIATOR,
    PARTY,
    PLANNER
  }

  /// Reads `public`, `mediator`, `planner` or `party:ID`.
  ///
  /// @return empty if the text is none of these
  public static Optional<Audience> parse(String text) {
    return switch (text) {
      case "public" -> Optional.of(PUBLIC);
      case "mediator" -> Optional.of(new Audience(Kind.MEDIATOR, Optional.empty()));
      case "planner" -> Optional.of(PLANNER);
      default ->
          text.startsWith("party:") && text.length() > "party:".length()
              ? Optional.of(
                  new Audience(Kind.PARTY, Optional.of(text.substring("party:".length()))))
              : Optional.empty();
    };
  }

  /// Every audience of a theatre: the public, the mediator, each party, the planner.
  ///
  /// @param parties ids of the parties
  public static List<Audience> all(List<String> parties) {
    var all = new ArrayList<Audience>();
    all.add(PUBLIC);
    all.add(new Audience(Kind.MEDIATOR, Optional.empty()));
    parties.forEach(p -> all.add(new Audience(Kind.PARTY, Optional.of(p))));
    all.add(PLANNER);
    return List.copyOf(all);
  }

  /// Whether places and months of missing protection are shown: otherwise zone and year only.
  public boolean seesMonths() {
    return kind == Kind.PLANNER;
  }

  /// Whether it may read what somebody would accept or refuse, and why: red lines, reservation
  /// values, what would bring them in.
  ///
  /// @param ofParty party to which the one in question belongs, if to any
  public boolean seesLimits(Optional<String> ofParty) {
    return switch (kind) {
      case PUBLIC -> false;
      case PARTY -> ofParty.isPresent() && ofParty.equals(party);
      case MEDIATOR, PLANNER -> true;
    };
  }

  /// Whether it may read everybody's limits, and so where each would have to move.
  public boolean seesAllLimits() {
    return kind == Kind.MEDIATOR || kind == Kind.PLANNER;
  }

  /// Whether it may read what an actor is estimated to gain and lose, and where it would stop.
  ///
  /// @param side id of the party on whose side the actor is; empty: nobody's, or more than one
  public boolean seesEstimates(Optional<String> side) {
    return switch (kind) {
      case PLANNER, MEDIATOR -> true;
      case PARTY -> side.isPresent() && side.equals(party);
      case PUBLIC -> false;
    };
  }

  /// Whether it may read an option of this confidentiality.
  public boolean mayRead(Confidentiality confidentiality) {
    return switch (confidentiality) {
      case PUBLIC -> true;
      case MEDIATOR -> kind == Kind.MEDIATOR || kind == Kind.PLANNER;
      case PLANNER -> kind == Kind.PLANNER;
    };
  }

  /// As on the command line.
  public String id() {
    return kind == Kind.PARTY
        ? "party:" + party.orElseThrow()
        : kind.name().toLowerCase(java.util.Locale.ROOT);
  }
}
