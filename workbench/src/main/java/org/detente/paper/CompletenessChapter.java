package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.detente.chart.ProvisionChart;
import org.detente.completeness.Catalogue;
import org.detente.completeness.GapPeriods.Gap;
import org.detente.completeness.GapPeriods.GapPeriod;
import org.detente.completeness.Profile;
import org.detente.completeness.Provision;
import org.detente.completeness.StartDates.StartDate;
import org.detente.option.Option.Settled;
import org.detente.simulation.Variable;

/// Question 8: what is answered, left to whom, and open; what a month of each gap costs; what must
/// begin before anything is signed. The lengths of the gaps stand in the chapter before.
public final class CompletenessChapter extends QuestionChapter {

  private static final int QUESTION = 8;
  private static final int MOST_GAPS = 8;

  private final Catalogue catalogue;
  private final List<Profile> profiles;
  private final List<GapPeriod> gaps;
  private final List<StartDate> starts;

  /// @param profiles one per option of the paper, and of agreements to compare with
  public CompletenessChapter(
      Catalogue catalogue, List<Profile> profiles, List<GapPeriod> gaps, List<StartDate> starts) {
    super(QUESTION, "completeness");
    this.catalogue = catalogue;
    this.profiles = List.copyOf(profiles);
    this.gaps = List.copyOf(gaps);
    this.starts = List.copyOf(starts);
  }

  @Override
  String title(Reading reading) {
    return reading.say("completeness.what-is-answered-and");
  }

  @Override
  DomContent html(Reading reading) {
    List<Profile> shown = profiles.stream().filter(p -> reading.isShown(p.option())).toList();
    var content = new ArrayList<DomContent>();
    if (shown.isEmpty()) {
      content.add(p(reading.say("completeness.there-is-no-agreement")));
      return Html.chapter(
          "completeness",
          reading.say("completeness.question-8-completeness"),
          title(reading),
          content);
    }
    content.add(p(opening(reading, shown)).withClass("lead"));
    content.add(p(reading.say("completeness.a-question-counts-as")));
    content.add(
        Html.figure_(
            ProvisionChart.svg(
                reading.texts(),
                reading.say("completeness.what-each-option-answers"),
                reading.texts().own(catalogue.groups()),
                shown.stream().map(s -> row(reading, s)).toList()),
            reading.say("completeness.every-question-of-the")));
    content.add(h3(reading.say("completeness.open-gates")));
    content.add(openGates(reading, shown));
    content.add(h3(reading.say("completeness.what-weighs-most")));
    content.add(p(reading.say("completeness.open-everywhere-or-nearly")));
    content.add(heaviest(reading, shown));
    if (!gaps.isEmpty()) {
      content.add(h3(reading.say("completeness.what-a-month-of")));
      content.add(gapTable(reading));
      content.addAll(inPlace(reading));
      meanwhile(reading).ifPresent(content::add);
    }
    content.add(h3(reading.say("completeness.what-must-begin-before")));
    content.add(p(windows(reading)));
    content.add(startTable(reading));
    return Html.chapter(
        "completeness",
        reading.say("completeness.question-8-completeness"),
        title(reading),
        content);
  }

  @Override
  HeadingTable table(Reading reading) {
    List<Profile> shown = profiles.stream().filter(p -> reading.isShown(p.option())).toList();
    var lines = new ArrayList<HeadingTable.Line>();
    for (Settled settled : Settled.values()) {
      lines.add(
          new HeadingTable.Line(
              settled.name().toLowerCase(Locale.ROOT),
              reading.say("headings.questions", "settled", settled.name()),
              HeadingTable.Basis.EXACT,
              false,
              shown.stream()
                  .map(
                      s ->
                          new HeadingTable.Cell(
                              s.option(), reading.texts().whole(s.count(settled))))
                  .toList()));
    }
    lines.add(
        new HeadingTable.Line(
            "gates",
            reading.say("headings.gates-without-an-answer"),
            HeadingTable.Basis.EXACT,
            false,
            shown.stream()
                .map(
                    s ->
                        new HeadingTable.Cell(
                            s.option(), reading.texts().whole(s.openGates().size())))
                .toList()));
    lines.add(
        gap(
            reading,
            shown,
            Variable.GAP_AGREEMENT_MONTHS,
            reading.say("headings.gap-before-agreement")));
    lines.add(
        gap(
            reading,
            shown,
            Variable.GAP_DEPLOYMENT_MONTHS,
            reading.say("headings.gap-before-deployment")));
    return new HeadingTable(
        QUESTION,
        lines,
        List.of(
            reading.say(
                "headings.of-so-many-questions", "questions", catalogue.provisions().size())));
  }

  /// The length of a gap, as the chapter before tells it.
  private static HeadingTable.Line gap(
      Reading reading, List<Profile> shown, Variable variable, String title) {
    List<String> ids = shown.stream().map(Profile::option).toList();
    var cells = new ArrayList<HeadingTable.Cell>();
    for (int o : reading.others()) {
      String id = reading.option(o).id();
      if (ids.contains(id)) {
        Html.Words words = Html.words(reading, reading.outcome(o, variable), false);
        cells.add(new HeadingTable.Cell(id, words.figure(), words.range(), Optional.empty()));
      }
    }
    return new HeadingTable.Line(variable.column(), title, HeadingTable.Basis.SPREAD, false, cells);
  }

  private String opening(Reading reading, List<Profile> shown) {
    long gates = catalogue.provisions().stream().filter(Provision::gate).count();
    long least = shown.stream().mapToLong(s -> s.openGates().size()).min().orElse(0);
    long most = shown.stream().mapToLong(s -> s.openGates().size()).max().orElse(0);
    return reading.say(
        "completeness.of-questions-that-an",
        "questions",
        catalogue.provisions().size(),
        "gates",
        reading.texts().whole(gates),
        "least",
        reading.texts().between(reading.texts().whole(least), reading.texts().whole(most)));
  }

  private ProvisionChart.Row row(Reading reading, Profile profile) {
    return new ProvisionChart.Row(
        reading.title(profile.option()),
        catalogue.groups().stream()
            .map(
                g ->
                    profile.answers().stream()
                        .filter(a -> a.provision().group().equals(g))
                        .map(
                            a ->
                                new ProvisionChart.Mark(
                                    switch (a.settled()) {
                                      case ANSWERED -> ProvisionChart.Standing.ANSWERED;
                                      case PARTLY -> ProvisionChart.Standing.PARTLY;
                                      case DEFERRED -> ProvisionChart.Standing.DEFERRED;
                                      case OPEN -> ProvisionChart.Standing.OPEN;
                                    },
                                    a.provision().gate()))
                        .toList())
            .toList());
  }

  private static DomContent openGates(Reading reading, List<Profile> shown) {
    // A column that would say "none" in every row is left out.
    List<Settled> kinds =
        Stream.of(Settled.OPEN, Settled.PARTLY, Settled.DEFERRED)
            .filter(
                k ->
                    shown.stream()
                        .flatMap(s -> s.openGates().stream())
                        .anyMatch(a -> a.settled() == k))
            .toList();
    var head = new ArrayList<>(List.of(reading.say("completeness.option")));
    kinds.forEach(
        k ->
            head.add(
                switch (k) {
                  case PARTLY -> reading.say("completeness.partly-answered");
                  case DEFERRED -> reading.say("completeness.left-to-a-body");
                  default -> reading.say("completeness.open");
                }));
    var rows = new ArrayList<List<DomContent>>();
    for (Profile s : shown) {
      var row = new ArrayList<DomContent>(List.of(Html.text(reading.title(s.option()))));
      kinds.forEach(k -> row.add(Html.text(named(reading, s, k))));
      rows.add(row);
    }
    return Html.textTable(reading.say("completeness.gates-without-a-full"), head, rows);
  }

  private static String named(Reading reading, Profile profile, Settled settled) {
    List<String> names =
        profile.openGates().stream()
            .filter(a -> a.settled() == settled)
            .map(
                a ->
                    reading.own(a.provision().name())
                        + a.body()
                            .map(
                                b ->
                                    " "
                                        + reading.say(
                                            "completeness.month",
                                            "what",
                                            reading.own(b),
                                            "byMonth",
                                            reading.texts().count(a.byMonth().orElse(0.0))))
                            .orElse(""))
            .toList();
    return names.isEmpty() ? reading.say("completeness.none") : String.join(", ", names);
  }

  private DomContent heaviest(Reading reading, List<Profile> shown) {
    record Missing(Provision provision, long open) {}
    var missing = new ArrayList<Missing>();
    for (int k = 0; k < catalogue.provisions().size(); k++) {
      int at = k;
      long open = shown.stream().filter(s -> s.answers().get(at).settled() == Settled.OPEN).count();
      missing.add(new Missing(catalogue.provisions().get(k), open));
    }
    return ul(
        each(
            missing.stream()
                .filter(m -> m.open() * 2 > shown.size())
                .sorted(
                    java.util.Comparator.comparingDouble((Missing m) -> -m.provision().weight())
                        .thenComparingLong(m -> -m.open()))
                .limit(MOST_GAPS)
                .map(
                    m ->
                        li(
                            reading.say(
                                "completeness.open-under-of-options",
                                "provision",
                                reading.own(m.provision().name()),
                                "open",
                                reading.texts().whole(m.open()),
                                "options",
                                shown.size(),
                                "question",
                                reading.own(m.provision().question()),
                                "reason",
                                reading.own(m.provision().reason()))))));
  }

  /// What the table says of one gap.
  private record GapRow(
      Gap gap, String months, String range, String incidents, String outsideWar, String deaths) {

    static GapRow of(Reading reading, GapPeriod g) {
      return new GapRow(
          g.gap(),
          reading.texts().count(g.months().central()),
          reading
              .texts()
              .between(
                  reading.texts().count(g.months().low()),
                  reading.texts().count(g.months().high())),
          reading.texts().two(g.incidentsPerMonth()),
          reading.texts().two(g.deathsOutsideWarPerMonth()),
          reading.texts().two(g.deathsPerMonth()));
    }
  }

  // Options whose gaps read alike share their rows.
  private DomContent gapTable(Reading reading) {
    var byOption = new LinkedHashMap<String, List<GapRow>>();
    for (GapPeriod g : gaps) {
      if (reading.isShown(g.option())) {
        byOption.computeIfAbsent(g.option(), _ -> new ArrayList<>()).add(GapRow.of(reading, g));
      }
    }
    var options = new LinkedHashMap<List<GapRow>, List<String>>();
    byOption.forEach(
        (option, read) ->
            options.computeIfAbsent(read, _ -> new ArrayList<>()).add(reading.title(option)));
    var rows = new ArrayList<List<DomContent>>();
    options.forEach(
        (read, titles) -> {
          for (GapRow g : read) {
            rows.add(
                List.of(
                    Html.text(g.equals(read.getFirst()) ? reading.texts().list(titles) : ""),
                    Html.text(
                        g.gap() == Gap.BEFORE_DEPLOYMENT
                            ? reading.say("completeness.before-deployment")
                            : reading.say("completeness.before-agreement")),
                    Html.ranged(g.months(), g.range()),
                    Html.text(g.incidents()),
                    Html.text(g.outsideWar()),
                    Html.text(g.deaths())));
          }
        });
    return Html.textTable(
        reading.say("completeness.each-gap-before-the"),
        List.of(
            reading.say("completeness.option"),
            reading.say("completeness.gap"),
            reading.say("completeness.months"),
            reading.say("completeness.incidents-a-month"),
            reading.say("completeness.deaths-a-month-outside"),
            reading.say("completeness.deaths-a-month-war")),
        rows);
  }

  /// Who is responsible for something in a gap, by identifier.
  private record Meanwhile(Gap gap, List<String> providers) {}

  // By central dates.
  private List<DomContent> inPlace(Reading reading) {
    var meanwhile = new LinkedHashMap<Meanwhile, List<String>>();
    for (GapPeriod g : gaps) {
      if (reading.isShown(g.option())) {
        meanwhile
            .computeIfAbsent(new Meanwhile(g.gap(), g.inPlace()), _ -> new ArrayList<>())
            .add(reading.title(g.option()));
      }
    }
    List<List<String>> kinds =
        meanwhile.keySet().stream().map(Meanwhile::providers).distinct().toList();
    if (kinds.size() == 1) {
      return List.of(
          p(
              reading.say(
                  "completeness.responsible-for-something-while",
                  "providers",
                  providers(reading, kinds.getFirst()))));
    }
    return List.of(
        p(reading.say("completeness.responsible-for-something-meanwhile")),
        ul(
            each(
                meanwhile.entrySet().stream()
                    .map(
                        e ->
                            li(
                                reading.say(
                                    "completeness.before-the-first-deployment",
                                    "gap",
                                    e.getKey().gap() == Gap.BEFORE_DEPLOYMENT ? "yes" : "no",
                                    "getValue",
                                    reading.texts().list(e.getValue()),
                                    "providers",
                                    providers(reading, e.getKey().providers())))))));
  }

  private static String providers(Reading reading, List<String> actors) {
    return actors.isEmpty()
        ? reading.say("completeness.nobody")
        : reading
            .texts()
            .list(
                actors.stream()
                    .map(
                        id ->
                            reading.own(
                                reading.theatre().actor(id).names().in(reading.languages())))
                    .toList());
  }

  // Work that experts can do while nothing is agreed.
  private Optional<DomContent> meanwhile(Reading reading) {
    List<String> early =
        catalogue.provisions().stream()
            .flatMap(q -> q.preparation().stream())
            .filter(Provision.Preparation::technical)
            .map(
                work ->
                    work.what().substring(0, 1).toLowerCase(Locale.ROOT) + work.what().substring(1))
            .toList();
    return early.isEmpty()
        ? Optional.empty()
        : Optional.of(
            p(
                reading.say(
                    "completeness.what-talks-among-experts",
                    "early",
                    reading.texts().list(reading.texts().own(early)))));
  }

  private List<StartDate> shownStarts(Reading reading) {
    return starts.stream().filter(s -> reading.isShown(s.option())).toList();
  }

  private String windows(Reading reading) {
    var early =
        shownStarts(reading).stream()
            .filter(StartDate::beforeSignature)
            .map(s -> s.provision().id())
            .distinct()
            .count();
    return early == 0
        ? reading.say("completeness.by-these-calendars-every")
        : reading.say("completeness.by-these-calendars-preparations", "preparations", early);
  }

  private DomContent startTable(Reading reading) {
    var rows = new ArrayList<List<DomContent>>();
    for (Provision provision : catalogue.provisions()) {
      var of = shownStarts(reading).stream().filter(s -> s.provision().equals(provision)).toList();
      if (of.isEmpty()) {
        continue;
      }
      Provision.Preparation work = provision.preparation().orElseThrow();
      long before = of.stream().filter(StartDate::beforeSignature).count();
      double low =
          of.stream().mapToDouble(s -> s.start().central() - s.framework()).min().orElse(0);
      double high =
          of.stream().mapToDouble(s -> s.start().central() - s.framework()).max().orElse(0);
      rows.add(
          List.of(
              Html.text(reading.own(work.what())),
              Html.text(reading.texts().word(work.needed())),
              Html.central(
                  reading, work.months().central(), work.months().low(), work.months().high()),
              Html.text(
                  reading
                      .texts()
                      .between(reading.texts().signed(low), reading.texts().signed(high))),
              Html.text(
                  reading.say(
                      "completeness.of-options",
                      "before",
                      reading.texts().whole(before),
                      "options",
                      of.size())),
              Html.text(
                  work.technical()
                      ? reading.say("completeness.yes")
                      : reading.say("completeness.no"))));
    }
    return Html.textTable(
        reading.say("completeness.preparations-by-when-they"),
        List.of(
            reading.say("completeness.preparation"),
            reading.say("completeness.needed-at"),
            reading.say("completeness.takes-months"),
            reading.say("completeness.start"),
            reading.say("completeness.before-signature-under"),
            reading.say("completeness.expert-talks-can-do")),
        rows);
  }
}
