package org.detente.improvement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.detente.improvement.Freedom.Ground;
import org.detente.option.Option;
import org.detente.option.Option.Channel;
import org.detente.option.Option.Dates;
import org.detente.option.Option.Effort;
import org.detente.option.Option.Exit;
import org.detente.option.Option.Levers;
import org.detente.option.Option.LinePlan;
import org.detente.option.Option.Mission;
import org.detente.option.Option.Phase;
import org.detente.option.Option.Reform;
import org.detente.option.Option.Withdrawal;
import org.detente.option.Option.ZonePlan;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.Strength;
import org.detente.theatre.Presence.UnitType;
import org.detente.value.Range;

/// Makes the knobs of each freedom.
final class Knobs {

  private static final double PERCENT = 100;
  private static final double LATEST = 2400;
  private static final String NONE = "none";

  private Knobs() {}

  // ---- strength

  static List<Knob> numbers(Ground g, Freedom f, Span span) {
    boolean reserve = g.option().mission().map(m -> m.reservePersons() > 0).orElse(false);
    if (!reserve && internationals(g.option(), _ -> true, _ -> true).isEmpty()) {
      return List.of();
    }
    return List.of(
        percent(
            f.id(),
            "all internationals, % of the plan",
            span,
            (draft, factor) -> {
              scale(draft, _ -> true, _ -> true, factor);
              scaleReserve(draft, factor);
            }));
  }

  static List<Knob> numbersByPhase(Ground g, Freedom f, Span span) {
    var knobs = new ArrayList<Knob>();
    for (Phase p : g.option().phases()) {
      if (!internationals(g.option(), _ -> true, p.id()::equals).isEmpty()) {
        knobs.add(
            percent(
                f.id() + ":" + p.id(),
                "internationals in phase " + p.id() + ", % of the plan",
                span,
                (draft, factor) -> scale(draft, _ -> true, p.id()::equals, factor)));
      }
    }
    return knobs;
  }

  static List<Knob> numbersByZone(Ground g, Freedom f, Span span) {
    var knobs = new ArrayList<Knob>();
    for (List<String> zones : groups(g.option())) {
      if (!internationals(g.option(), zones::contains, _ -> true).isEmpty()) {
        knobs.add(
            percent(
                f.id() + ":" + String.join("+", zones),
                "internationals in " + String.join(", ", zones) + ", % of the plan",
                span,
                (draft, factor) -> scale(draft, zones::contains, _ -> true, factor)));
      }
    }
    return knobs;
  }

  static List<Knob> numbersByZoneAndPhase(Ground g, Freedom f, Span span) {
    var knobs = new ArrayList<Knob>();
    for (List<String> zones : groups(g.option())) {
      for (Phase p : g.option().phases()) {
        if (!internationals(g.option(), zones::contains, p.id()::equals).isEmpty()) {
          knobs.add(
              percent(
                  f.id() + ":" + String.join("+", zones) + ":" + p.id(),
                  "internationals in "
                      + String.join(", ", zones)
                      + " in phase "
                      + p.id()
                      + ", % of the plan",
                  span,
                  (draft, factor) -> scale(draft, zones::contains, p.id()::equals, factor)));
        }
      }
    }
    return knobs;
  }

  static List<Knob> reserve(Ground g, Freedom f, Span span) {
    return g.option().mission().filter(m -> m.reservePersons() > 0).isEmpty()
        ? List.of()
        : List.of(percent(f.id(), "the reserve, % of the plan", span, Knobs::scaleReserve));
  }

  private static List<Presence> internationals(
      Option option, Predicate<String> zone, Predicate<String> phase) {
    return option.zonePlans().values().stream()
        .filter(plan -> zone.test(plan.zone()))
        .flatMap(plan -> plan.phases().entrySet().stream())
        .filter(e -> phase.test(e.getKey()))
        .flatMap(e -> e.getValue().stream())
        .filter(p -> p.international() && !p.units().isEmpty())
        .toList();
  }

  /// Zones with the same presences together, in the order of the first of each.
  private static List<List<String>> groups(Option option) {
    var groups = new LinkedHashMap<Map<String, List<Presence>>, List<String>>();
    option
        .zonePlans()
        .forEach(
            (zone, plan) ->
                groups.computeIfAbsent(plan.phases(), _ -> new ArrayList<>()).add(zone));
    return List.copyOf(groups.values());
  }

  private static Knob percent(
      String id, String title, Span span, BiConsumer<OptionDraft, Double> factor) {
    return numbers(
        id,
        title,
        span.with(PERCENT),
        PERCENT,
        (draft, value) -> factor.accept(draft, value / PERCENT));
  }

  private static void scale(
      OptionDraft draft, Predicate<String> zone, Predicate<String> phase, double factor) {
    draft.internationals(
        zone,
        phase,
        p -> {
          var units = new LinkedHashMap<UnitType, Strength>();
          p.units()
              .forEach(
                  (unit, s) ->
                      units.put(
                          unit,
                          new Strength(
                              s.fixed() * factor, s.perKm() * factor, s.per1000() * factor)));
          return new Presence(
              p.provider(),
              p.type(),
              p.lead(),
              p.hardness(),
              p.mandate(),
              p.roe(),
              units,
              p.tasks(),
              p.answersTo());
        });
  }

  private static void scaleReserve(OptionDraft draft, double factor) {
    draft.mission(
        m ->
            new Mission(
                m.lead(),
                m.reserveZone(),
                m.reservePersons() * factor,
                m.caveats(),
                m.includesSpoilers(),
                m.fixedTermMonths()));
  }

  // ---- what kind of force

  static List<Knob> posture(Ground g, Freedom f, Span none) {
    var levels = new ArrayList<String>();
    levels.add("as-planned");
    Stream.of(Posture.values()).map(Words::id).forEach(levels::add);
    var knobs = new ArrayList<Knob>();
    for (Phase p : g.option().phases()) {
      if (internationals(g.option(), _ -> true, p.id()::equals).stream()
          .anyMatch(Posture::applies)) {
        knobs.add(
            new Knob(
                f.id() + ":" + p.id(),
                "posture of international forces in phase " + p.id(),
                false,
                levels,
                OptionalInt.of(0),
                (draft, level) ->
                    draft.internationals(
                        _ -> true,
                        p.id()::equals,
                        one ->
                            level > 0 && Posture.applies(one)
                                ? Posture.values()[level - 1].of(one)
                                : one)));
      }
    }
    return knobs;
  }

  static List<Knob> lead(Ground g, Freedom f, Span none) {
    if (g.option().mission().isEmpty()) {
      return List.of();
    }
    String now = g.option().mission().get().lead();
    return words(
        f.id(),
        "who leads the mission",
        false,
        g.leads(),
        now,
        (draft, lead) -> {
          UnaryOperator<String> renamed = id -> id.equals(now) ? lead : id;
          draft.mission(
              m ->
                  new Mission(
                      lead,
                      m.reserveZone(),
                      m.reservePersons(),
                      m.caveats(),
                      m.includesSpoilers(),
                      m.fixedTermMonths()));
          draft.internationals(
              _ -> true,
              _ -> true,
              p ->
                  new Presence(
                      renamed.apply(p.provider()),
                      p.type(),
                      p.lead(),
                      p.hardness(),
                      p.mandate(),
                      p.roe(),
                      p.units(),
                      p.tasks(),
                      p.answersTo()));
          draft.headings(h -> h.corridor = h.corridor.map(renamed));
        });
  }

  static List<Knob> composition(Ground g, Freedom f, Span none) {
    if (g.option().mission().isEmpty() || g.policies().isEmpty()) {
      return List.of();
    }
    return words(
        f.id(),
        "policy of composition",
        false,
        g.policies(),
        g.option().levers().composition(),
        (draft, policy) ->
            draft.levers(l -> new Levers(policy, l.earlyPolicing(), l.consultation())));
  }

  static List<Knob> caveats(Ground g, Freedom f, Span span) {
    return g.option().mission().isEmpty()
        ? List.of()
        : List.of(
            numbers(
                f.id(),
                "strength bound by national caveats, %",
                span,
                g.option().mission().get().caveats() * PERCENT,
                (draft, value) ->
                    draft.mission(
                        m ->
                            new Mission(
                                m.lead(),
                                m.reserveZone(),
                                m.reservePersons(),
                                value / PERCENT,
                                m.includesSpoilers(),
                                m.fixedTermMonths()))));
  }

  static List<Knob> spoilers(Ground g, Freedom f, Span none) {
    return g.option().mission().isEmpty()
        ? List.of()
        : yesNo(
            f.id(),
            "potential spoilers among the contributors",
            g.option().mission().get().includesSpoilers(),
            (draft, yes) ->
                draft.mission(
                    m ->
                        new Mission(
                            m.lead(),
                            m.reserveZone(),
                            m.reservePersons(),
                            m.caveats(),
                            yes,
                            m.fixedTermMonths())));
  }

  // ---- when

  static List<Knob> deployment(Ground g, Freedom f, Span span) {
    if (g.option().mission().isEmpty() || g.option().dates().isEmpty()) {
      return List.of();
    }
    return List.of(
        numbers(
            f.id(),
            "mandate, deployment and full capability, months later (-: earlier)",
            span,
            0,
            (draft, months) -> draft.dates(d -> later(d, months))));
  }

  private static Dates later(Dates d, double months) {
    Optional<Range> mandate =
        d.mandateGiven().map(r -> notBefore(shifted(r, months), d.frameworkSigned()));
    Optional<Range> deployment =
        d.firstDeployment()
            .map(
                r ->
                    notBefore(
                        notBefore(shifted(r, months), d.comprehensiveAgreement()),
                        mandate.orElse(d.comprehensiveAgreement())));
    Optional<Range> capability =
        d.fullCapability()
            .map(r -> notBefore(shifted(r, months), deployment.orElse(d.comprehensiveAgreement())));
    return new Dates(
        d.frameworkSigned(), d.comprehensiveAgreement(), mandate, deployment, capability);
  }

  private static Range shifted(Range r, double months) {
    return new Range(
        month(r.low() + months), month(r.central() + months), month(r.high() + months));
  }

  private static double month(double month) {
    return Math.clamp(month, 0, LATEST);
  }

  private static Range notBefore(Range r, Range earliest) {
    return new Range(
        Math.max(r.low(), earliest.low()),
        Math.max(r.central(), earliest.central()),
        Math.max(r.high(), earliest.high()));
  }

  static List<Knob> phaseLengths(Ground g, Freedom f, Span span) {
    var knobs = new ArrayList<Knob>();
    List<Phase> phases = g.option().phases();
    for (int i = 0; i < phases.size() - 1; i++) {
      int at = i;
      Phase p = phases.get(i);
      knobs.add(
          numbers(
              f.id() + ":" + p.id(),
              "length of phase " + p.id() + ", months",
              whole(span),
              p.to().orElse(p.from()) - p.from(),
              (draft, months) -> draft.phaseLength(at, (int) Math.rint(months))));
    }
    return knobs;
  }

  /// Months are whole.
  private static Span whole(Span span) {
    double from = Math.ceil(span.from());
    double step = Math.max(1, Math.rint(span.step()));
    return new Span(from, Math.max(from + step, Math.floor(span.to())), step, span.open());
  }

  static List<Knob> phaseExits(Ground g, Freedom f, Span none) {
    var knobs = new ArrayList<Knob>();
    List<Phase> phases = g.option().phases();
    for (int i = 0; i < phases.size() - 1; i++) {
      int at = i;
      knobs.addAll(
          words(
              f.id() + ":" + phases.get(i).id(),
              "what ends phase " + phases.get(i).id(),
              false,
              Exit.class,
              phases.get(i).exit(),
              (draft, exit) -> draft.phaseExit(at, exit)));
    }
    return knobs;
  }

  static List<Knob> fixedTerm(Ground g, Freedom f, Span span) {
    if (g.option().mission().isEmpty()) {
      return List.of();
    }
    Optional<Integer> now = g.option().mission().get().fixedTermMonths();
    Span tried = whole(span);
    List<Double> terms = tried.with(now.map(Integer::doubleValue).orElse(tried.from()));
    // From no term to the shortest, so that neighbours are alike.
    var levels = new ArrayList<Optional<Integer>>();
    levels.add(Optional.empty());
    for (int i = terms.size() - 1; i >= 0; i--) {
      levels.add(Optional.of((int) Math.rint(terms.get(i))));
    }
    int base = levels.indexOf(now);
    return List.of(
        new Knob(
            f.id(),
            "fixed term of the mission, months",
            true,
            levels.stream().map(l -> l.map(Object::toString).orElse(NONE)).toList(),
            base < 0 ? OptionalInt.empty() : OptionalInt.of(base),
            (draft, level) ->
                draft.mission(
                    m ->
                        new Mission(
                            m.lead(),
                            m.reserveZone(),
                            m.reservePersons(),
                            m.caveats(),
                            m.includesSpoilers(),
                            levels.get(level)))));
  }

  static List<Knob> withdrawals(Ground g, Freedom f, Span span) {
    var groups = new LinkedHashMap<Range, List<String>>();
    g.option()
        .zonePlans()
        .forEach(
            (zone, plan) ->
                plan.withdrawal()
                    .ifPresent(
                        w ->
                            groups
                                .computeIfAbsent(w.afterMonths(), _ -> new ArrayList<>())
                                .add(zone)));
    var knobs = new ArrayList<Knob>();
    for (List<String> zones : groups.values()) {
      knobs.add(
          numbers(
              f.id() + ":" + String.join("+", zones),
              "withdrawal from " + String.join(", ", zones) + ", months later (-: earlier)",
              span,
              0,
              (draft, months) ->
                  draft.zones(
                      plan -> zones.contains(plan.zone()),
                      p ->
                          new ZonePlan(
                              p.zone(),
                              p.withdrawal()
                                  .map(
                                      w ->
                                          new Withdrawal(
                                              w.by(),
                                              w.to(),
                                              shifted(w.afterMonths(), months),
                                              w.afterZones())),
                              p.ownSideReturn(),
                              p.crossSideReturn(),
                              p.beforeDeployment(),
                              p.phases(),
                              p.note()))));
    }
    return knobs;
  }

  static List<Knob> returns(Ground g, Freedom f, Span span) {
    var knobs = new ArrayList<Knob>();
    var plans = g.option().zonePlans().values();
    if (plans.stream().anyMatch(p -> p.ownSideReturn().isPresent())) {
      knobs.add(
          numbers(
              f.id() + ":own-side",
              "return to the side's own area, months later (-: earlier)",
              span,
              0,
              (draft, months) ->
                  draft.zones(
                      _ -> true,
                      p ->
                          new ZonePlan(
                              p.zone(),
                              p.withdrawal(),
                              p.ownSideReturn().map(r -> shifted(r, months)),
                              p.crossSideReturn(),
                              p.beforeDeployment(),
                              p.phases(),
                              p.note()))));
    }
    if (plans.stream().anyMatch(p -> p.crossSideReturn().isPresent())) {
      knobs.add(
          numbers(
              f.id() + ":cross-side",
              "return to the other side's area, months later (-: earlier)",
              span,
              0,
              (draft, months) ->
                  draft.zones(
                      _ -> true,
                      p ->
                          new ZonePlan(
                              p.zone(),
                              p.withdrawal(),
                              p.ownSideReturn(),
                              p.crossSideReturn().map(r -> shifted(r, months)),
                              p.beforeDeployment(),
                              p.phases(),
                              p.note()))));
    }
    return knobs;
  }

  // ---- lines

  static List<Knob> separation(Ground g, Freedom f, Span none) {
    var knobs = new ArrayList<Knob>();
    g.option()
        .linePlans()
        .forEach(
            (line, plan) ->
                knobs.addAll(
                    yesNo(
                        f.id() + ":" + line,
                        "forces part on " + line,
                        plan.separation(),
                        (draft, yes) ->
                            draft.line(line, p -> new LinePlan(p.line(), yes, p.note())))));
    return knobs;
  }

  static List<Knob> observers(Ground g, Freedom f, Span span) {
    if (g.option().mission().isEmpty()) {
      return List.of();
    }
    var knobs = new ArrayList<Knob>();
    g.theatre()
        .lines()
        .forEach(
            line ->
                knobs.add(
                    numbers(
                        f.id() + ":" + line.id(),
                        "observers per km on " + line.id(),
                        span,
                        g.option().headings().observersPerKm().getOrDefault(line.id(), 0.0),
                        (draft, value) ->
                            draft.headings(
                                h -> {
                                  h.observers = new LinkedHashMap<>(h.observers);
                                  h.observers.put(line.id(), value);
                                }))));
    return knobs;
  }

  // ---- headings

  static List<Knob> consultation(Ground g, Freedom f, Span none) {
    return agreed(
        g,
        () ->
            yesNo(
                f.id(),
                "consultation",
                g.option().headings().consultation(),
                (draft, yes) -> {
                  draft.headings(h -> h.consultation = yes);
                  if (yes != g.option().headings().consultation()) {
                    draft.levers(l -> new Levers(l.composition(), l.earlyPolicing(), yes));
                  }
                }));
  }

  static List<Knob> policeReform(Ground g, Freedom f, Span none) {
    return agreed(
        g,
        () ->
            words(
                f.id(),
                "reform of the police",
                true,
                Reform.class,
                g.option().headings().police(),
                (draft, reform) -> draft.headings(h -> h.police = reform)));
  }

  static List<Knob> judiciaryReform(Ground g, Freedom f, Span none) {
    return agreed(
        g,
        () ->
            words(
                f.id(),
                "reform of the judiciary",
                true,
                Reform.class,
                g.option().headings().judiciary(),
                (draft, reform) -> draft.headings(h -> h.judiciary = reform)));
  }

  static List<Knob> reformLead(Ground g, Freedom f, Span span) {
    return agreed(
        g,
        () ->
            List.of(
                numbers(
                    f.id(),
                    "reform of the police begins so many months before signature",
                    whole(span),
                    g.option().headings().reformLeadMonths(),
                    (draft, months) -> {
                      int lead = (int) Math.rint(months);
                      draft.headings(h -> h.reformLead = lead);
                      if (lead != g.option().headings().reformLeadMonths()) {
                        draft.levers(l -> new Levers(l.composition(), lead > 0, l.consultation()));
                      }
                    })));
  }

  static List<Knob> quota(Ground g, Freedom f, Span none) {
    return agreed(
        g,
        () ->
            yesNo(
                f.id(),
                "recruitment by quota",
                g.option().headings().recruitmentQuota(),
                (draft, yes) -> draft.headings(h -> h.quota = yes)));
  }

  static List<Knob> demining(Ground g, Freedom f, Span none) {
    return agreed(
        g,
        () ->
            words(
                f.id(),
                "demining",
                true,
                Effort.class,
                g.option().headings().demining(),
                (draft, effort) -> draft.headings(h -> h.demining = effort)));
  }

  static List<Knob> housing(Ground g, Freedom f, Span none) {
    return agreed(
        g,
        () ->
            words(
                f.id(),
                "housing and property",
                true,
                Effort.class,
                g.option().headings().housing(),
                (draft, effort) -> draft.headings(h -> h.housing = effort)));
  }

  static List<Knob> engagement(Ground g, Freedom f, Span none) {
    return agreed(
        g,
        () ->
            words(
                f.id(),
                "engagement of de facto bodies",
                true,
                Channel.class,
                g.option().headings().deFactoEngagement(),
                (draft, channel) -> draft.headings(h -> h.engagement = channel)));
  }

  static List<Knob> commitment(Ground g, Freedom f, Span span) {
    return agreed(
        g,
        () -> {
          var knobs = new ArrayList<Knob>();
          g.option()
              .headings()
              .commitmentFloors()
              .forEach(
                  (party, floor) ->
                      knobs.add(
                          numbers(
                              f.id() + ":" + party,
                              "commitment that steps of " + party + " hold up",
                              span,
                              floor,
                              (draft, value) ->
                                  draft.headings(
                                      h -> {
                                        h.floors = new LinkedHashMap<>(h.floors);
                                        h.floors.put(party, value);
                                      }))));
          return knobs;
        });
  }

  private static List<Knob> agreed(Ground g, java.util.function.Supplier<List<Knob>> knobs) {
    return g.option().agreement() ? knobs.get() : List.of();
  }

  // ---- shapes of knobs

  private static Knob numbers(
      String id, String title, Span span, double now, BiConsumer<OptionDraft, Double> turn) {
    return numbers(id, title, span.with(now), now, turn);
  }

  private static Knob numbers(
      String id,
      String title,
      List<Double> values,
      double now,
      BiConsumer<OptionDraft, Double> turn) {
    int base = values.indexOf(now);
    return new Knob(
        id,
        title,
        true,
        values.stream().map(Words::number).toList(),
        base < 0 ? OptionalInt.empty() : OptionalInt.of(base),
        (draft, level) -> turn.accept(draft, values.get(level)));
  }

  private static List<Knob> yesNo(
      String id, String title, boolean now, BiConsumer<OptionDraft, Boolean> turn) {
    return List.of(
        new Knob(
            id,
            title,
            true,
            List.of("no", "yes"),
            OptionalInt.of(now ? 1 : 0),
            (draft, level) -> turn.accept(draft, level == 1)));
  }

  private static <E extends Enum<E>> List<Knob> words(
      String id,
      String title,
      boolean ordered,
      Class<E> type,
      E now,
      BiConsumer<OptionDraft, E> turn) {
    E[] values = type.getEnumConstants();
    return List.of(
        new Knob(
            id,
            title,
            ordered,
            Stream.of(values).map(Words::id).toList(),
            OptionalInt.of(now.ordinal()),
            (draft, level) -> turn.accept(draft, values[level])));
  }

  private static List<Knob> words(
      String id,
      String title,
      boolean ordered,
      List<String> words,
      String now,
      BiConsumer<OptionDraft, String> turn) {
    var all = new LinkedHashSet<>(words);
    all.add(now);
    List<String> levels = List.copyOf(all);
    return levels.size() < 2
        ? List.of()
        : List.of(
            new Knob(
                id,
                title,
                ordered,
                levels,
                OptionalInt.of(levels.indexOf(now)),
                (draft, level) -> turn.accept(draft, levels.get(level))));
  }
}
