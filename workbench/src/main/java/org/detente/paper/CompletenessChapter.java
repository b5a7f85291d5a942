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
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;

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
    super(QUESTION, "completeness", "What is answered and what is left open");
    this.catalogue = catalogue;
    this.profiles = List.copyOf(profiles);
    this.gaps = List.copyOf(gaps);
    this.starts = List.copyOf(starts);
  }

  @Override
  DomContent html(Reading reading) {
    List<Profile> shown = profiles.stream().filter(p -> reading.isShown(p.option())).toList();
    var content = new ArrayList<DomContent>();
    if (shown.isEmpty()) {
      content.add(p("There is no agreement whose content could be looked at."));
      return Html.chapter("completeness", "Question 8: completeness", title(), content);
    }
    content.add(p(opening(shown)).withClass("lead"));
    content.add(
        p(
            "A question counts as answered where parts of the option that the program itself reads"
                + " settle it (dates, providers, tasks, reforms), or where the option says so in so many"
                + " words. Where only a text speaks of it, it is partly answered: readers must judge."
                + " What is left to a body counts as deferred only with a date. There is no total, for"
                + " provisions do not add up; a gate is a question that should be answered before"
                + " anything is implemented. Grade A: read from the options; which questions, gates and"
                + " weights is our choice."));
    content.add(
        Html.figure_(
            ProvisionChart.svg(
                "What each option answers",
                catalogue.groups(),
                shown.stream().map(s -> row(reading, s)).toList()),
            "Every question of the catalogue under each option, by group. Grade A."));
    content.add(h3("Open gates"));
    content.add(openGates(reading, shown));
    content.add(h3("What weighs most"));
    content.add(p("Open everywhere, or nearly, the heaviest first:"));
    content.add(heaviest(shown));
    if (!gaps.isEmpty()) {
      content.add(h3("What a month of each gap costs"));
      content.add(gapTable(reading));
      content.addAll(inPlace(reading));
      meanwhile().ifPresent(content::add);
    }
    content.add(h3("What must begin before signature"));
    content.add(p(windows(reading)));
    content.add(startTable(reading));
    return Html.chapter("completeness", "Question 8: completeness", title(), content);
  }

  private String opening(List<Profile> shown) {
    long gates = catalogue.provisions().stream().filter(Provision::gate).count();
    long least = shown.stream().mapToLong(s -> s.openGates().size()).min().orElse(0);
    long most = shown.stream().mapToLong(s -> s.openGates().size()).max().orElse(0);
    return "Of %s that an agreement on security should answer, %s are gates. The options leave %s of the gates without a full answer."
        .formatted(
            Phrases.counted(catalogue.provisions().size(), "question"),
            Figures.whole(gates),
            Figures.between(Figures.whole(least), Figures.whole(most)));
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
    var head = new ArrayList<>(List.of("Option"));
    kinds.forEach(
        k ->
            head.add(
                switch (k) {
                  case PARTLY -> "Partly answered";
                  case DEFERRED -> "Left to a body by a date";
                  default -> "Open";
                }));
    var rows = new ArrayList<List<DomContent>>();
    for (Profile s : shown) {
      var row = new ArrayList<DomContent>(List.of(Html.text(reading.title(s.option()))));
      kinds.forEach(k -> row.add(Html.text(named(s, k))));
      rows.add(row);
    }
    return Html.textTable("Gates without a full answer (grade A)", head, rows);
  }

  private static String named(Profile profile, Settled settled) {
    List<String> names =
        profile.openGates().stream()
            .filter(a -> a.settled() == settled)
            .map(
                a ->
                    a.provision().name()
                        + a.body()
                            .map(
                                b ->
                                    " (%s, month %s)"
                                        .formatted(b, Figures.count(a.byMonth().orElse(0.0))))
                            .orElse(""))
            .toList();
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private DomContent heaviest(List<Profile> shown) {
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
                            "%s, open under %s of %s: %s %s."
                                .formatted(
                                    m.provision().name(),
                                    Figures.whole(m.open()),
                                    Phrases.counted(shown.size(), "option"),
                                    m.provision().question(),
                                    m.provision().reason())))));
  }

  /// What the table says of one gap.
  private record GapRow(
      Gap gap, String months, String range, String incidents, String outsideWar, String deaths) {

    static GapRow of(GapPeriod g) {
      return new GapRow(
          g.gap(),
          Figures.count(g.months().central()),
          Figures.between(Figures.count(g.months().low()), Figures.count(g.months().high())),
          Figures.two(g.incidentsPerMonth()),
          Figures.two(g.deathsOutsideWarPerMonth()),
          Figures.two(g.deathsPerMonth()));
    }
  }

  // Options whose gaps read alike share their rows.
  private DomContent gapTable(Reading reading) {
    var byOption = new LinkedHashMap<String, List<GapRow>>();
    for (GapPeriod g : gaps) {
      if (reading.isShown(g.option())) {
        byOption.computeIfAbsent(g.option(), _ -> new ArrayList<>()).add(GapRow.of(g));
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
                    Html.text(g.equals(read.getFirst()) ? Phrases.list(titles) : ""),
                    Html.text(
                        g.gap() == Gap.BEFORE_DEPLOYMENT
                            ? "before deployment"
                            : "before agreement"),
                    Html.ranged(g.months(), g.range()),
                    Html.text(g.incidents()),
                    Html.text(g.outsideWar()),
                    Html.text(g.deaths())));
          }
        });
    return Html.textTable(
        "Each gap, before the comprehensive agreement and then before the first deployment: months"
            + " (grade A), simulated incidents and deaths in a month of it, means over futures (grade"
            + " C); options with the same figures share a row",
        List.of(
            "Option",
            "Gap",
            "Months",
            "Incidents a month",
            "Deaths a month outside war",
            "Deaths a month, war counted"),
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
              "Responsible for something while a gap lasts, under every option: %s."
                  .formatted(providers(reading, kinds.getFirst()))));
    }
    return List.of(
        p("Responsible for something meanwhile, by central dates:"),
        ul(
            each(
                meanwhile.entrySet().stream()
                    .map(
                        e ->
                            li(
                                "%s, under %s: %s."
                                    .formatted(
                                        e.getKey().gap() == Gap.BEFORE_DEPLOYMENT
                                            ? "Before the first deployment"
                                            : "Before the comprehensive agreement",
                                        Phrases.list(e.getValue()),
                                        providers(reading, e.getKey().providers())))))));
  }

  private static String providers(Reading reading, List<String> actors) {
    return actors.isEmpty()
        ? "nobody"
        : Phrases.list(
            actors.stream()
                .map(id -> reading.theatre().actor(id).names().in(reading.languages()))
                .toList());
  }

  // Work that experts can do while nothing is agreed.
  private Optional<DomContent> meanwhile() {
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
                "What talks among experts could put in place meanwhile, without prejudice to status: "
                    + Phrases.list(early)
                    + "."));
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
        ? "By these calendars every preparation can begin after signature."
        : "By these calendars %s must begin before the framework is signed. Where talks among experts are marked, they can begin without prejudice to status."
            .formatted(Phrases.counted(early, "preparation"));
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
              Html.text(work.what()),
              Html.text(Phrases.plain(work.needed())),
              Html.central(work.months().central(), work.months().low(), work.months().high()),
              Html.text(Figures.between(Figures.signed(low), Figures.signed(high))),
              Html.text(Figures.whole(before) + " of " + Phrases.counted(of.size(), "option")),
              Html.text(work.technical() ? "yes" : "no")));
    }
    return Html.textTable(
        "Preparations by when they are needed. Start: months from the framework's signature, minus is"
            + " before it, with the central length; by option from the earliest to the latest (grade A"
            + " from assumed lengths)",
        List.of(
            "Preparation",
            "Needed at",
            "Takes months",
            "Start",
            "Before signature under",
            "Expert talks can do it"),
        rows);
  }
}
