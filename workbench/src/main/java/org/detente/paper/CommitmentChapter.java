package org.detente.paper;

import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.chart.DilemmaChart;
import org.detente.chart.LadderChart;
import org.detente.commitment.Commitment.Result;
import org.detente.commitment.Engagement;
import org.detente.commitment.Ladder;
import org.detente.commitment.Menu;
import org.detente.phrase.Figures;
import org.detente.theatre.Party;

/// Question 4: which steps lead out of the commitment dilemma. Options with the same menu have the
/// same answer and stand together. What a mover gains and loses, and where it would stop, is told
/// to those only who may know it.
public final class CommitmentChapter extends QuestionChapter {

  private static final int QUESTION = 4;
  private static final int MOST_PICTURES = 1;

  private final Menu menu;
  private final List<Result> results;

  /// @param results one per option of the paper
  public CommitmentChapter(Menu menu, List<Result> results) {
    super(QUESTION, "commitment");
    this.menu = menu;
    this.results = List.copyOf(results);
  }

  @Override
  String title(Reading reading) {
    return reading.say("commitment.which-steps-lead-out");
  }

  @Override
  DomContent html(Reading reading) {
    List<List<Result>> groups = groups(reading);
    var content = new ArrayList<DomContent>();
    content.add(p(opening(reading, groups)).withClass("lead"));
    content.add(p(method(reading)));
    content.add(table(reading, groups));
    content.add(h3(reading.say("commitment.the-ladder")));
    groups.stream()
        .filter(g -> g.getFirst().exists())
        .limit(MOST_PICTURES)
        .forEach(g -> content.addAll(picture(reading, menu(reading, groups, g), g.getFirst())));
    if (groups.stream().noneMatch(g -> g.getFirst().exists())) {
      content.add(p(reading.say("commitment.there-is-none-to")));
    }
    content.add(h3(reading.say("commitment.the-dilemma-both-ways")));
    content.addAll(dilemma(reading, groups));
    content.add(h3(reading.say("commitment.publishing-commitments-early")));
    content.add(p(published(reading, groups)));
    content.add(h3(reading.say("commitment.if-nobody-climbs")));
    content.add(p(defaultOutcome(reading)));
    if (seesAll(reading)) {
      content.add(h3(reading.say("commitment.where-it-breaks")));
      content.add(breaks(reading, groups));
    }
    return Html.chapter(
        "commitment", reading.say("commitment.question-4-commitment"), title(reading), content);
  }

  @Override
  HeadingTable table(Reading reading) {
    List<Result> shown = groups(reading).stream().flatMap(List::stream).toList();
    var ladder = new ArrayList<HeadingTable.Cell>();
    var high = new ArrayList<HeadingTable.Cell>();
    var guarantee = new ArrayList<HeadingTable.Cell>();
    var exists = new ArrayList<HeadingTable.Cell>();
    var free = new ArrayList<HeadingTable.Cell>();
    var worst = new ArrayList<HeadingTable.Cell>();
    for (int o : reading.shown()) {
      String id = reading.option(o).id();
      for (Result r : shown) {
        if (r.option().equals(id)) {
          int tried = r.futures().tried();
          ladder.add(new HeadingTable.Cell(id, steps(reading, r)));
          high.add(new HeadingTable.Cell(id, highest(reading, r)));
          guarantee.add(new HeadingTable.Cell(id, guarantee(reading, r)));
          exists.add(share(reading, id, r.futures().exists(), tried));
          free.add(share(reading, id, r.futures().free(), tried));
          worst(reading, r).ifPresent(w -> worst.add(new HeadingTable.Cell(id, w)));
        }
      }
    }
    var lines = new ArrayList<HeadingTable.Line>();
    lines.add(line("ladder", reading.say("headings.ladder"), HeadingTable.Basis.EXACT, ladder));
    lines.add(
        line(
            "high",
            reading.say("headings.steps-in-the-high-state"),
            HeadingTable.Basis.EXACT,
            high));
    lines.add(
        line(
            "guarantee",
            reading.say("headings.guarantee-needed"),
            HeadingTable.Basis.EXACT,
            guarantee));
    lines.add(
        line(
            "exists",
            reading.say("headings.a-ladder-exists-in"),
            HeadingTable.Basis.SAMPLED,
            exists));
    lines.add(
        line(
            "free",
            reading.say("headings.without-a-guarantee-in"),
            HeadingTable.Basis.SAMPLED,
            free));
    if (seesAll(reading)) {
      lines.add(
          line(
              "worst",
              reading.say("headings.where-it-breaks-first"),
              HeadingTable.Basis.EXACT,
              worst));
    }
    return new HeadingTable(
        QUESTION,
        lines,
        List.of(
            reading.say(
                "headings.same-menu-same-ladder", "worst", seesAll(reading) ? "yes" : "no")));
  }

  private static HeadingTable.Line line(
      String key, String title, HeadingTable.Basis basis, List<HeadingTable.Cell> cells) {
    return new HeadingTable.Line(key, title, basis, false, cells);
  }

  private static HeadingTable.Cell share(Reading reading, String id, double share, int tried) {
    return new HeadingTable.Cell(
        id, reading.texts().of(share, tried), "", Proportion.of(share, tried));
  }

  private static String steps(Reading reading, Result r) {
    return r.exists()
        ? reading.say("commitment.steps", "steps", r.ladder().orElseThrow().rungs().size())
        : reading.say("commitment.none");
  }

  private static String highest(Reading reading, Result r) {
    return reading.say(
        "commitment.of",
        "highest",
        reading.texts().whole(r.highest().size()),
        "steps",
        reading.texts().whole(r.played().steps().size()));
  }

  /// The step of the whole ladder whose mover gains least by moving.
  private Optional<String> worst(Reading reading, Result r) {
    return r.ladder()
        .filter(_ -> r.exists())
        .flatMap(
            l ->
                l.rungs().stream()
                    .min(Comparator.comparingDouble(rung -> rung.move() - rung.stop())))
        .map(
            rung ->
                reading.say(
                    "headings.step-of",
                    "actor",
                    reading.own(menu.actors().get(rung.mover()).name()),
                    "step",
                    reading.own(step(r, rung.step()).what()),
                    "gain",
                    reading.texts().two(rung.move() - rung.stop())));
  }

  private boolean seesAll(Reading reading) {
    return reading.input().audience().seesEstimates(Optional.empty());
  }

  // Results of the options shown, those with the same menu together, the longest way first.
  private List<List<Result>> groups(Reading reading) {
    Map<List<Integer>, List<Result>> groups = new LinkedHashMap<>();
    for (Result r : results) {
      boolean shown =
          reading.shown().stream().anyMatch(o -> reading.option(o).id().equals(r.option()));
      if (shown) {
        groups.computeIfAbsent(r.played().steps(), _ -> new ArrayList<>()).add(r);
      }
    }
    return groups.values().stream()
        .sorted(
            Comparator.comparingInt((List<Result> g) -> -g.size())
                .thenComparingInt(g -> -g.getFirst().reached().size()))
        .toList();
  }

  private static String opening(Reading reading, List<List<Result>> groups) {
    List<Result> all = groups.stream().flatMap(List::stream).toList();
    long whole =
        all.stream()
            .filter(r -> r.exists() && r.highest().size() == r.played().steps().size())
            .count();
    long part = all.stream().filter(Result::exists).count() - whole;
    double low = all.stream().mapToDouble(r -> r.futures().exists()).min().orElse(0);
    double high = all.stream().mapToDouble(r -> r.futures().exists()).max().orElse(0);
    int tried = all.getFirst().futures().tried();
    return reading.say(
        "commitment.with-central-figures-a",
        "whole",
        reading.texts().whole(whole),
        "options",
        all.size(),
        "part",
        reading.texts().whole(part),
        "low",
        reading.texts().of(low, high, tried),
        "tried",
        reading.texts().ofThoseTried());
  }

  private String method(Reading reading) {
    return reading.say("commitment.each-actor-has-a");
  }

  private DomContent table(Reading reading, List<List<Result>> groups) {
    var rows = new ArrayList<List<DomContent>>();
    for (List<Result> group : groups) {
      Result r = group.getFirst();
      rows.add(
          List.of(
              Html.text(
                  reading.texts().capital(menu(reading, groups, group))
                      + ": "
                      + names(reading, group)),
              Html.text(highest(reading, r)),
              Html.text(steps(reading, r)),
              Html.text(guarantee(reading, r)),
              Html.text(reading.texts().of(r.futures().exists(), r.futures().tried())),
              Html.text(reading.texts().of(r.futures().free(), r.futures().tried())),
              Html.text(
                  r.futures().best().isEmpty()
                      ? Figures.NOTHING
                      : reading.texts().of(r.futures().bestShare(), r.futures().tried()))));
    }
    return Html.textTable(
        reading.say("commitment.ladders-by-menu-options"),
        List.of(
            reading.say("commitment.menu"),
            reading.say("commitment.steps-in-the-high"),
            reading.say("commitment.ladder"),
            reading.say("commitment.guarantee-needed"),
            reading.say("commitment.a-ladder-exists-in"),
            reading.say("commitment.without-a-guarantee-in"),
            reading.say("commitment.one-and-the-same")),
        rows);
  }

  private String guarantee(Reading reading, Result r) {
    if (r.ladder().isEmpty()) {
      return Figures.NOTHING;
    }
    Ladder ladder = r.ladder().get();
    if (ladder.guarantee() == 0) {
      return reading.say("commitment.none");
    }
    if (!seesAll(reading)) {
      return r.exists()
          ? reading.say("commitment.some")
          : reading.say("commitment.more-than-can-be");
    }
    String needed = reading.texts().two(ladder.guarantee());
    return ladder.isCheapest()
        ? needed
        : reading.say(
            "commitment.not-known-more-exactly",
            "bound",
            reading.texts().between(reading.texts().two(ladder.bound()), needed));
  }

  private List<DomContent> picture(Reading reading, String name, Result r) {
    Ladder ladder = r.ladder().orElseThrow();
    List<Integer> order = actors(reading);
    var rungs =
        ladder.rungs().stream()
            .map(
                rung ->
                    new LadderChart.Rung(
                        order.indexOf(rung.mover()),
                        reading.own(step(r, rung.step()).what()),
                        rung.guarantee() > 0))
            .toList();
    Ladder.Rung first = ladder.rungs().getFirst();
    Ladder.Rung last = ladder.rungs().getLast();
    String text =
        (r.begin().isEmpty()
            ? reading.say(
                "commitment.on-in-the-order",
                "name",
                reading.own(name),
                "actors",
                reading.own(menu.actors().get(first.mover()).name()),
                "what",
                reading.own(step(r, first.step()).what()),
                "actors2",
                reading.own(menu.actors().get(last.mover()).name()),
                "what2",
                reading.own(step(r, last.step()).what()),
                "isCheapest",
                ladder.isCheapest() ? "yes" : "no",
                "checked",
                r.checked() ? "yes" : "no")
            : reading.say(
                "commitment.on-in-the-order-drawn",
                "name",
                reading.own(name),
                "actors",
                reading.own(menu.actors().get(first.mover()).name()),
                "what",
                reading.own(step(r, first.step()).what()),
                "actors2",
                reading.own(menu.actors().get(last.mover()).name()),
                "what2",
                reading.own(step(r, last.step()).what()),
                "filter",
                reading
                    .texts()
                    .list(
                        actors(reading).stream()
                            .filter(r.begin()::contains)
                            .map(i -> reading.own(menu.actors().get(i).name()))
                            .toList()),
                "isCheapest",
                ladder.isCheapest() ? "yes" : "no",
                "checked",
                r.checked() ? "yes" : "no"));
    return List.of(
        p(text),
        Html.figure_(
            LadderChart.svg(
                reading.texts(),
                reading.say("commitment.ladder-of-steps", "name", reading.own(name)),
                order.stream().map(i -> reading.own(menu.actors().get(i).name())).toList(),
                rungs,
                seesAll(reading)),
            reading.say("commitment.a-ladder-of-steps")));
  }

  // Actors with the reader's parties in their order, the international side last.
  private List<Integer> actors(Reading reading) {
    List<String> parties = reading.parties(QUESTION).stream().map(Party::id).toList();
    var order = new ArrayList<Integer>();
    for (int i = 0; i < menu.actors().size(); i++) {
      int actor = i;
      if (menu.steps().stream().anyMatch(s -> s.actor() == actor)) {
        order.add(i);
      }
    }
    order.sort(
        Comparator.comparingInt(
            i -> menu.actors().get(i).party().map(parties::indexOf).orElse(parties.size())));
    return order;
  }

  private List<DomContent> dilemma(Reading reading, List<List<Result>> groups) {
    List<Result> group = groups.getFirst();
    Engagement.Thresholds found = group.getFirst().engagement();
    String text =
        Double.isNaN(found.exists())
            ? reading.say("commitment.on-no-engagement-tried", "menu", menu(reading, groups, group))
            : reading.say(
                "commitment.on-the-high-state",
                "menu",
                menu(reading, groups, group),
                "exists",
                reading.texts().percent(found.exists()),
                "isNaN",
                Double.isNaN(found.reached()) ? "yes" : "no",
                "reached",
                reading.texts().percent(found.reached()));
    return List.of(
        p(reading.say("commitment.left-the-less-the", "text", text)),
        Html.figure_(
            DilemmaChart.svg(
                reading.texts(),
                reading.say("commitment.the-commitment-dilemma"),
                List.of(
                    new DilemmaChart.Panel(
                        reading.say("commitment.steps-that-the-parties"),
                        reading.say("commitment.worth-of-what-the"),
                        points(found.parties())),
                    new DilemmaChart.Panel(
                        reading.say("commitment.steps-that-the-international"),
                        reading.say("commitment.worth-of-what-the-parties"),
                        points(found.international())))),
            reading.say(
                "commitment.commitment-against-engagement-both",
                "menu",
                reading.texts().capital(menu(reading, groups, group)))));
  }

  private static List<DilemmaChart.Point> points(List<Engagement.Point> points) {
    return points.stream()
        .map(q -> new DilemmaChart.Point(q.factor(), q.lowest(), q.highest()))
        .toList();
  }

  private String published(Reading reading, List<List<Result>> groups) {
    Result r = groups.getFirst().getFirst();
    if (r.published().steps().isEmpty()) {
      return reading.say("commitment.the-menu-has-no");
    }
    return reading.say(
        "commitment.menu-1-if-the",
        "steps",
        reading
            .texts()
            .list(
                r.published().steps().stream()
                    .map(s -> "“" + reading.own(menu.steps().get(s).what()) + "”")
                    .toList()),
        "share",
        reading.texts().of(r.published().share(), r.futures().tried()),
        "exists",
        reading.texts().of(r.futures().exists(), r.futures().tried()));
  }

  private String defaultOutcome(Reading reading) {
    Optional<String> option =
        menu.defaultOutcome()
            .option()
            .filter(reading::isShown)
            .map(
                o ->
                    " "
                        + reading.say(
                            "commitment.in-this-paper-stands",
                            "title",
                            reading.own(reading.title(o))));
    String floors =
        menu.feedsSimulation()
            ? " " + reading.say("commitment.what-verified-steps-hold")
            : " " + reading.say("commitment.the-simulation-uses-the");
    return reading.own(menu.defaultOutcome().text().strip()) + option.orElse("") + floors;
  }

  // For each actor the rung at which it gains least by moving.
  private DomContent breaks(Reading reading, List<List<Result>> groups) {
    var rows = new ArrayList<List<DomContent>>();
    for (List<Result> group : groups) {
      Result r = group.getFirst();
      if (!r.exists()) {
        continue;
      }
      for (int actor : actors(reading)) {
        r.ladder().orElseThrow().rungs().stream()
            .filter(rung -> rung.mover() == actor)
            .min(Comparator.comparingDouble(rung -> rung.move() - rung.stop()))
            .ifPresent(
                rung ->
                    rows.add(
                        List.of(
                            Html.text(reading.texts().whole(groups.indexOf(group) + 1L)),
                            Html.text(reading.own(menu.actors().get(actor).name())),
                            Html.text(reading.own(step(r, rung.step()).what())),
                            Html.text(reading.texts().two(rung.move() - rung.stop())),
                            Html.text(reading.texts().two(rung.guarantee())),
                            Html.text(reading.texts().whole(rung.left().size())))));
      }
    }
    return Html.textTable(
        reading.say("commitment.the-step-at-which"),
        List.of(
            reading.say("commitment.menu"),
            reading.say("commitment.actor"),
            reading.say("commitment.step"),
            reading.say("commitment.gain-over-stopping"),
            reading.say("commitment.guarantee"),
            reading.say("commitment.steps-that-stay")),
        rows);
  }

  private static String menu(Reading reading, List<List<Result>> groups, List<Result> group) {
    return reading.say(
        "commitment.menu-5", "indexOf", reading.texts().whole(groups.indexOf(group) + 1L));
  }

  private Menu.Step step(Result r, int step) {
    return menu.steps().get(r.played().steps().get(step));
  }

  private static String names(Reading reading, List<Result> group) {
    return reading.texts().list(group.stream().map(r -> reading.title(r.option())).toList());
  }
}
