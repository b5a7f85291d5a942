package org.detente.positions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.detente.input.Words;
import org.detente.option.Option;
import org.detente.theatre.Presence;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;

/// What an option's own content tells about issues of certain names. The words it tells are those
/// of option files; a scale that has a level of that word gets it, any other stays unknown. The
/// table is in `docs/formats.md`.
///
/// An instance belongs to one option.
final class KnownIssues {

  private static final String NONE = "none";
  private static final String SHARED = "shared";
  private static final String NOBODY = "nobody";
  private static final String LATER = "later";
  private static final Pattern MONTHS = Pattern.compile("(?:within|up-to)-(\\d{1,5})-months");

  private final Theatre theatre;
  private final Option option;

  KnownIssues(Theatre theatre, Option option) {
    this.theatre = theatre;
    this.option = option;
  }

  /// What is told.
  ///
  /// @param words of which the highest on the scale counts; empty: nothing
  /// @param months stands for the words where the scale goes by months
  /// @param because the part of the option
  record Told(List<String> words, OptionalInt months, String because) {

    static Told word(String word, String because) {
      return new Told(List.of(word), OptionalInt.empty(), because);
    }

    static Told months(double months, String beyond, String because) {
      return new Told(List.of(beyond), OptionalInt.of((int) StrictMath.ceil(months)), because);
    }

    static Told nothing(String because) {
      return new Told(List.of(), OptionalInt.empty(), because);
    }

    /// The level on a scale; empty where the scale lacks a word that is told.
    OptionalInt level(Issue issue) {
      if (months.isPresent()) {
        OptionalInt soonest =
            IntStream.range(0, issue.levels().size())
                .filter(l -> limit(issue, l) >= months.getAsInt())
                .boxed()
                .min(Comparator.comparingInt(l -> limit(issue, l)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        if (soonest.isPresent()) {
          return soonest;
        }
      }
      var levels = words.stream().map(issue::level).toList();
      return levels.isEmpty() || levels.stream().anyMatch(OptionalInt::isEmpty)
          ? OptionalInt.empty()
          : OptionalInt.of(levels.stream().mapToInt(OptionalInt::getAsInt).max().orElseThrow());
    }

    /// Months that a level names, or -1.
    private static int limit(Issue issue, int level) {
      Matcher m = MONTHS.matcher(issue.levels().get(level).name());
      return m.matches() ? Integer.parseInt(m.group(1)) : -1;
    }
  }

  /// What the option tells about an issue, in a zone where it is settled by zone.
  Told tell(Issue issue, Optional<Zone> zone) {
    return switch (issue.id()) {
      case "mandate" -> ofOperation(zone, p -> Words.of(p.mandate()));
      case "armament" -> ofOperation(zone, p -> Words.of(p.hardness()));
      case "sovereignty" -> sovereignty(zone);
      case "composition" -> composition(zone);
      case "security-lead" -> zone.map(this::lead).orElse(Told.nothing("told by zone only"));
      case "withdrawals" -> zone.map(this::withdrawal).orElse(Told.nothing("told by zone only"));
      case "return" -> zone.map(this::opening).orElse(Told.nothing("told by zone only"));
      case "longevity" -> longevity();
      case "corridor" -> corridor();
      case "de-facto-engagement" ->
          Told.word(Words.of(option.headings().deFactoEngagement()), "de_facto_engagement");
      case "police-reform" ->
          Told.word(Words.of(option.headings().police()), "security_sector_reform");
      case "consultation" ->
          Told.word(option.headings().consultation() ? "in-force" : NONE, "consultation");
      default -> Told.nothing("the option has no settings for it");
    };
  }

  /// Presences of all phases in a zone, or of all zones; today's where nothing is signed.
  private List<Presence> presences(Optional<Zone> zone) {
    var all = new ArrayList<Presence>();
    for (Zone z : zone.map(List::of).orElse(theatre.zones())) {
      if (option.agreement()) {
        Option.ZonePlan plan = option.zonePlans().get(z.id());
        option.phases().forEach(f -> all.addAll(plan.phases().get(f.id())));
      } else {
        all.addAll(z.providers());
      }
    }
    return all;
  }

  private List<Presence> operation(Optional<Zone> zone) {
    return presences(zone).stream().filter(Presence::international).toList();
  }

  private Told ofOperation(Optional<Zone> zone, Function<Presence, String> word) {
    List<Presence> operation = operation(zone);
    return operation.isEmpty()
        ? Told.word(NONE, "no international presence")
        : new Told(
            operation.stream().map(word).distinct().toList(),
            OptionalInt.empty(),
            "the widest of any phase");
  }

  /// How far the operation stands in the place of the authorities.
  private Told sovereignty(Optional<Zone> zone) {
    List<Presence> operation = operation(zone);
    if (operation.stream().anyMatch(p -> p.mandate() == Presence.Mandate.EXECUTIVE_POLICING)) {
      return Told.word("executive", "the operation polices by itself");
    }
    if (operation.stream().anyMatch(Presence::lead)) {
      return Told.word("led", "the operation leads in some phase");
    }
    boolean onlyLooks =
        operation.stream()
            .allMatch(
                p ->
                    p.mandate() == Presence.Mandate.MONITORING
                        || p.hardness() == Presence.Hardness.UNARMED);
    return onlyLooks
        ? Told.word("unrestricted", "no international presence, or one that watches and advises")
        : Told.word("assisted", "the operation acts, but leads in no phase");
  }

  private Told composition(Optional<Zone> zone) {
    return operation(zone).isEmpty()
        ? Told.word(NONE, "no international presence")
        : Told.word(option.levers().composition(), "levers.composition");
  }

  /// On whose side the provider stands that leads in the end.
  private Told lead(Zone zone) {
    List<Presence> last =
        option.agreement()
            ? option.zonePlans().get(zone.id()).phases().get(option.phases().getLast().id())
            : zone.providers();
    return last.stream()
        .filter(Presence::lead)
        .findFirst()
        .map(p -> Told.word(side(p.provider()), "who leads in the last phase: " + p.provider()))
        .orElse(Told.word(NOBODY, "nobody leads in the last phase"));
  }

  private String side(String actor) {
    return theatre.actor(actor).party().orElse(SHARED);
  }

  private Told withdrawal(Zone zone) {
    return Optional.ofNullable(option.zonePlans().get(zone.id()))
        .flatMap(Option.ZonePlan::withdrawal)
        .map(w -> Told.months(w.afterMonths().central(), LATER, "withdrawal.after_months, central"))
        .orElse(Told.word(NONE, "no withdrawal is planned"));
  }

  private Told opening(Zone zone) {
    Optional<Option.ZonePlan> plan = Optional.ofNullable(option.zonePlans().get(zone.id()));
    double own = plan.flatMap(Option.ZonePlan::ownSideReturn).map(r -> r.central()).orElse(-1.0);
    double cross =
        plan.flatMap(Option.ZonePlan::crossSideReturn).map(r -> r.central()).orElse(-1.0);
    if (own < 0 && cross < 0) {
      return Told.word(NONE, "no return is planned");
    }
    double first = own < 0 ? cross : cross < 0 ? own : Math.min(own, cross);
    return Told.months(first, LATER, "return_opens, central, the earlier of the two");
  }

  private Told longevity() {
    if (option.mission().isEmpty()) {
      return Told.word(NONE, "no mission");
    }
    return option
        .mission()
        .get()
        .fixedTermMonths()
        .map(term -> Told.months(term, "longer", "mission.fixed_term_months"))
        .orElse(Told.word("open-ended", "a mission without a fixed term"));
  }

  private Told corridor() {
    Optional<String> provider = option.headings().corridorProvider();
    if (provider.isPresent()) {
      return Told.word(side(provider.get()), "corridor.provider");
    }
    if (!option.agreement() && !theatre.corridors().isEmpty()) {
      return Told.word(theatre.corridors().getFirst().heldBy(), "who holds the corridor today");
    }
    return Told.word(NOBODY, "no provider is named for corridors");
  }
}
