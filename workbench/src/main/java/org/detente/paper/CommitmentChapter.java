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
import org.detente.phrase.Phrases;
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
    super(QUESTION, "commitment", "Which steps lead out of the dilemma");
    this.menu = menu;
    this.results = List.copyOf(results);
  }

  @Override
  DomContent html(Reading reading) {
    List<List<Result>> groups = groups(reading);
    var content = new ArrayList<DomContent>();
    content.add(p(opening(groups)).withClass("lead"));
    content.add(p(method()));
    content.add(table(reading, groups));
    content.add(h3("The ladder"));
    groups.stream()
        .filter(g -> g.getFirst().exists())
        .limit(MOST_PICTURES)
        .forEach(g -> content.addAll(picture(reading, menu(groups, g), g.getFirst())));
    if (groups.stream().noneMatch(g -> g.getFirst().exists())) {
      content.add(p("There is none to draw in the central case."));
    }
    content.add(h3("The dilemma, both ways"));
    content.addAll(dilemma(reading, groups));
    content.add(h3("Publishing commitments early"));
    content.add(p(published(groups)));
    content.add(h3("If nobody climbs"));
    content.add(p(defaultOutcome(reading)));
    if (seesAll(reading)) {
      content.add(h3("Where it breaks"));
      content.add(breaks(reading, groups));
    }
    return Html.chapter("commitment", "Question 4: commitment", title(), content);
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

  private static String opening(List<List<Result>> groups) {
    List<Result> all = groups.stream().flatMap(List::stream).toList();
    long whole =
        all.stream()
            .filter(r -> r.exists() && r.highest().size() == r.played().steps().size())
            .count();
    long part = all.stream().filter(Result::exists).count() - whole;
    double low = all.stream().mapToDouble(r -> r.futures().exists()).min().orElse(0);
    double high = all.stream().mapToDouble(r -> r.futures().exists()).max().orElse(0);
    int tried = all.getFirst().futures().tried();
    return "With central figures a ladder of reciprocal steps leads all the way up under %s of %s, and part of the way under %s. Over all figures thought possible there is a ladder in %s, depending on the option (%s)."
        .formatted(
            Figures.whole(whole),
            Phrases.counted(all.size(), "option"),
            Figures.whole(part),
            Phrases.of(low, high, tried),
            Phrases.OF_THOSE_TRIED);
  }

  private String method() {
    return "Each actor has a menu of steps. A step costs its owner something, is worth something to the"
        + " others, and some steps are worth more together than apart. Two things can hold: a low"
        + " state in which nobody begins because nobody else has, and a high one in which each step"
        + " pays because the others are there. A ladder is an order of steps from here to the high"
        + " state in which every mover, at its turn, is better off moving than stopping, or than only"
        + " claiming to have moved. If somebody stops, all that can be taken back and does not pay by"
        + " itself is taken back. Every payoff is an assumption with a range, the same for both"
        + " sides; grade D. Nobody's private position is guessed.";
  }

  private DomContent table(Reading reading, List<List<Result>> groups) {
    var rows = new ArrayList<List<DomContent>>();
    for (List<Result> group : groups) {
      Result r = group.getFirst();
      rows.add(
          List.of(
              Html.text(Phrases.capital(menu(groups, group)) + ": " + names(reading, group)),
              Html.text(
                  Figures.whole(r.highest().size())
                      + " of "
                      + Figures.whole(r.played().steps().size())),
              Html.text(
                  r.exists()
                      ? Phrases.counted(r.ladder().orElseThrow().rungs().size(), "step")
                      : "none"),
              Html.text(guarantee(reading, r)),
              Html.text(Phrases.of(r.futures().exists(), r.futures().tried())),
              Html.text(Phrases.of(r.futures().free(), r.futures().tried())),
              Html.text(
                  r.futures().best().isEmpty()
                      ? Figures.NOTHING
                      : Phrases.of(r.futures().bestShare(), r.futures().tried()))));
    }
    return Html.textTable(
        "Ladders by menu: options that make the same steps possible share one (grade D). Steps: those taken in the high state, of those possible",
        List.of(
            "Menu",
            "Steps in the high state",
            "Ladder",
            "Guarantee needed",
            "A ladder exists in",
            "without a guarantee in",
            "One and the same order works in"),
        rows);
  }

  private String guarantee(Reading reading, Result r) {
    if (r.ladder().isEmpty()) {
      return Figures.NOTHING;
    }
    Ladder ladder = r.ladder().get();
    if (ladder.guarantee() == 0) {
      return "none";
    }
    if (!seesAll(reading)) {
      return r.exists() ? "some" : "more than can be added";
    }
    String needed = Figures.two(ladder.guarantee());
    return ladder.isCheapest()
        ? needed
        : Figures.between(Figures.two(ladder.bound()), needed) + " (not known more exactly)";
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
                        step(r, rung.step()).what(),
                        rung.guarantee() > 0))
            .toList();
    Ladder.Rung first = ladder.rungs().getFirst();
    Ladder.Rung last = ladder.rungs().getLast();
    String text =
        "On %s, in the order drawn, the first step is that of %s: “%s”. The last is that of %s: “%s”. %s %s%s"
            .formatted(
                name,
                menu.actors().get(first.mover()).name(),
                step(r, first.step()).what(),
                menu.actors().get(last.mover()).name(),
                step(r, last.step()).what(),
                r.begin().isEmpty()
                    ? "Nobody could begin without a guarantee."
                    : "Without a guarantee, each of these could begin: %s."
                        .formatted(
                            Phrases.list(
                                actors(reading).stream()
                                    .filter(r.begin()::contains)
                                    .map(i -> menu.actors().get(i).name())
                                    .toList())),
                ladder.isCheapest()
                    ? "No order needs less guarantee."
                    : "Whether another order needs less guarantee is not known.",
                r.checked()
                    ? " A check apart from the search confirms every rung and the state at the end."
                    : " A check apart from the search does not confirm it: do not rely on it, and report it.");
    return List.of(
        p(text),
        Html.figure_(
            LadderChart.svg(
                "Ladder of steps, " + name,
                order.stream().map(i -> menu.actors().get(i).name()).toList(),
                rungs,
                seesAll(reading)),
            "A ladder of steps from the bottom up, each in the lane of its mover; central figures."
                + " Who moves before whom is one order among those that need least; steps that need"
                + " nothing are dealt out in turn. Grade D."));
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
            ? "On %s no engagement tried makes the high state hold.".formatted(menu(groups, group))
            : "On %s the high state holds from %s of the engagement written into the menu; a ladder leads there without a guarantee from %s."
                .formatted(
                    menu(groups, group),
                    Figures.percent(found.exists()),
                    Double.isNaN(found.reached())
                        ? "no engagement tried"
                        : Figures.percent(found.reached()));
    return List.of(
        p(
            text
                + " Left: the less the international side gives, the less the parties commit. Right: the"
                + " less the parties give, the less the international side engages. Between the two"
                + " lines both staying and climbing can hold: what decides is whether anybody begins."),
        Html.figure_(
            DilemmaChart.svg(
                "The commitment dilemma",
                List.of(
                    new DilemmaChart.Panel(
                        "Steps that the parties' sides take",
                        "worth of what the international side gives, 1: as written",
                        points(found.parties())),
                    new DilemmaChart.Panel(
                        "Steps that the international side takes",
                        "worth of what the parties' sides give, 1: as written",
                        points(found.international())))),
            "Commitment against engagement, both ways: share of possible steps taken in the low and in"
                + " the high state. %s; central figures. Grade D."
                    .formatted(Phrases.capital(menu(groups, group)))));
  }

  private static List<DilemmaChart.Point> points(List<Engagement.Point> points) {
    return points.stream()
        .map(q -> new DilemmaChart.Point(q.factor(), q.lowest(), q.highest()))
        .toList();
  }

  private String published(List<List<Result>> groups) {
    Result r = groups.getFirst().getFirst();
    if (r.published().steps().isEmpty()) {
      return "The menu has no international step to which its owner could bind itself beforehand.";
    }
    return "Menu 1: if the international side first binds itself in public to what it can (%s), a ladder exists in %s instead of %s."
        .formatted(
            Phrases.list(
                r.published().steps().stream()
                    .map(s -> "“" + menu.steps().get(s).what() + "”")
                    .toList()),
            Phrases.of(r.published().share(), r.futures().tried()),
            Phrases.of(r.futures().exists(), r.futures().tried()));
  }

  private String defaultOutcome(Reading reading) {
    Optional<String> option =
        menu.defaultOutcome()
            .option()
            .filter(reading::isShown)
            .map(o -> " In this paper %s stands for it.".formatted(reading.title(o)));
    String floors =
        menu.feedsSimulation()
            ? " What verified steps hold up feeds the simulation."
            : " The simulation uses the commitments that the options state, not the ladder's.";
    return menu.defaultOutcome().text().strip() + option.orElse("") + floors;
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
                            Html.text(Figures.whole(groups.indexOf(group) + 1L)),
                            Html.text(menu.actors().get(actor).name()),
                            Html.text(step(r, rung.step()).what()),
                            Html.text(Figures.two(rung.move() - rung.stop())),
                            Html.text(Figures.two(rung.guarantee())),
                            Html.text(Figures.whole(rung.left().size())))));
      }
    }
    return Html.textTable(
        "The step at which each actor gains least by moving, in units of what it has at stake; steps"
            + " that stay if it stops there (grade D)",
        List.of("Menu", "Actor", "Step", "Gain over stopping", "Guarantee", "Steps that stay"),
        rows);
  }

  private static String menu(List<List<Result>> groups, List<Result> group) {
    return "menu " + Figures.whole(groups.indexOf(group) + 1L);
  }

  private Menu.Step step(Result r, int step) {
    return menu.steps().get(r.played().steps().get(step));
  }

  private static String names(Reading reading, List<Result> group) {
    return Phrases.list(group.stream().map(r -> reading.title(r.option())).toList());
  }
}
