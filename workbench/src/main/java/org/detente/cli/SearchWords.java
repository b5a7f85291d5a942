package org.detente.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.detente.comparison.Comparison.Verdict;
import org.detente.improvement.Aim;
import org.detente.improvement.Found;
import org.detente.improvement.Found.Score;
import org.detente.improvement.Found.Solution;
import org.detente.improvement.Freedom;
import org.detente.improvement.Knob;
import org.detente.improvement.WorstFuture.Row;
import org.detente.improvement.WorstFuture.Worst;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;

/// What a search says in sentences.
final class SearchWords {

  private static final int MOST_ROWS = 8;

  private SearchWords() {}

  // ---- what can be freed

  /// What can be freed in an option, with where it stands now, and the aims.
  static void list(Freedom.Ground ground, PrintStream screen) {
    screen.println("Can be freed in " + ground.option().id() + " (* unless told otherwise):");
    for (Freedom freedom : Freedom.values()) {
      List<Knob> knobs = freedom.knobs(ground, Optional.empty());
      if (knobs.isEmpty()) {
        continue;
      }
      screen.println(
          "  "
              + (Freedom.USUAL.contains(freedom) ? "* " : "  ")
              + freedom.id()
              + ": "
              + freedom.says());
      for (Knob knob : knobs) {
        screen.println(
            "        "
                + knob.title()
                + ": "
                + String.join(", ", knob.levels())
                + knob.base().stream()
                    .mapToObj(b -> "; now " + knob.levels().get(b))
                    .findFirst()
                    .orElse(""));
      }
    }
    screen.println("Aims (* unless told otherwise):");
    for (Aim aim : Aim.values()) {
      screen.println(
          "  "
              + (Aim.USUAL.contains(aim) ? "* " : "  ")
              + aim.id()
              + ": "
              + aim.says()
              + (aim.moreIsBetter() ? " (more is better)" : " (less is better)"));
    }
  }

  // ---- what was found

  static void print(Found found, PrintStream screen) {
    String base = found.question().base().id();
    screen.println(
        Phrases.counted(found.looked(), "different candidate")
            + " looked at, "
            + Figures.whole(found.dropped())
            + " of them beaten on the first futures"
            + (found.question().required().isEmpty()
                ? ""
                : ", "
                    + Figures.whole(found.refused())
                    + " not run because a requirement is missed")
            + "; "
            + Phrases.counted(found.runs(), "run")
            + ". Missions are simulated as planned.");
    screen.println("Differences worth telling apart: " + epsilons(found) + ".");
    if (found.found().isEmpty()) {
      nothing(found, base, screen);
      return;
    }
    screen.println(
        "Means over fresh futures that took no part in the search, beside " + base + ":");
    better(found, base, screen);
    trades(found, screen);
    honest(found, screen);
  }

  private static String epsilons(Found found) {
    return Phrases.list(
        IntStream.range(0, found.question().aims().size())
            .mapToObj(
                a ->
                    found.question().aims().get(a).id()
                        + " "
                        + Figures.given(found.epsilons().get(a)))
            .toList());
  }

  private static void nothing(Found found, String base, PrintStream screen) {
    screen.println(
        found.nearest().isPresent()
            ? "No candidate meets what is required; the nearest misses it by "
                + Figures.two(found.nearest().get())
                + ". Free more, or require less."
            : "Nothing was found that is worth telling apart from " + base + ".");
  }

  /// Options that are nowhere worse by more than is worth telling apart, and better somewhere.
  private static void better(Found found, String base, PrintStream screen) {
    List<Solution> all =
        found.found().stream()
            .filter(
                s ->
                    aims(found).noneMatch(a -> worse(found, s, a) > found.epsilons().get(a))
                        && aims(found).anyMatch(a -> gains(found, s, a)))
            .toList();
    if (all.isEmpty()) {
      screen.println(
          "  None of what was found is better than "
              + base
              + " in something by what is worth telling apart, and nowhere worse by as much."
              + (found.base().stands()
                  ? ""
                  : " Compared exactly, as in pareto.csv, something is as good in everything asked"
                      + " for and better in something, but by less (stands: no)."));
    }
    for (Solution s : all) {
      screen.println(
          "  "
              + s.option().id()
              + " is nowhere worse by what is worth telling apart, and better: "
              + Phrases.list(changes(found, s, a -> gains(found, s, a)))
              + ".");
    }
  }

  /// For each aim, the option that is best in it and what it costs elsewhere.
  private static void trades(Found found, PrintStream screen) {
    for (int a = 0; a < found.question().aims().size(); a++) {
      int aim = a;
      Solution best =
          found.found().stream()
              .min(Comparator.comparingDouble((Solution s) -> worse(found, s, aim)))
              .orElseThrow();
      if (!gains(found, best, aim)) {
        screen.println(
            "  "
                + Phrases.capital(found.question().aims().get(a).says())
                + ": nothing found is better than what is planned by what is worth telling apart.");
        continue;
      }
      List<String> price =
          changes(found, best, other -> worse(found, best, other) > found.epsilons().get(other));
      screen.println(
          "  "
              + (price.isEmpty()
                  ? "At no price worth telling apart, "
                  : "If you can live with " + Phrases.list(price) + ", then ")
              + change(found, best, aim)
              + ": "
              + best.option().id()
              + "; "
              + (found.question().aims().get(aim) == Aim.ACCEPTANCE
                  ? "no finding: it rests on positions as they are read"
                  : verdict(best.scores().get(aim).againstBase()))
              + ".");
    }
  }

  private static IntStream aims(Found found) {
    return IntStream.range(0, found.question().aims().size());
  }

  private static boolean gains(Found found, Solution s, int aim) {
    return -worse(found, s, aim) > found.epsilons().get(aim);
  }

  private static double worse(Found found, Solution s, int aim) {
    double difference = s.scores().get(aim).difference();
    return found.question().aims().get(aim).moreIsBetter() ? -difference : difference;
  }

  private static List<String> changes(
      Found found, Solution s, java.util.function.IntPredicate which) {
    var all = new ArrayList<String>();
    for (int a = 0; a < found.question().aims().size(); a++) {
      if (which.test(a)) {
        all.add(change(found, s, a));
      }
    }
    return all;
  }

  /// "chance of large-scale war 31% instead of 42%".
  private static String change(Found found, Solution s, int a) {
    Aim aim = found.question().aims().get(a);
    Score score = s.scores().get(a);
    double base = found.base().scores().get(a).fresh();
    String now = figure(aim, score.fresh());
    String before = figure(aim, base);
    return now.equals(before)
        ? aim.says() + " " + now + " (" + signed(aim, score.difference()) + ")"
        : aim.says() + " " + now + " instead of " + before;
  }

  private static String figure(Aim aim, double value) {
    return aim.isShare() ? Figures.percent(value) : Figures.two(value);
  }

  /// Shares differ by points: a percentage would be read as a share of the figure it changes.
  private static String signed(Aim aim, double difference) {
    return aim.isShare()
        ? Figures.signed(100 * difference) + " percentage points"
        : Figures.signed(difference);
  }

  private static String size(Aim aim, double difference) {
    return aim.isShare()
        ? Figures.two(100 * Math.abs(difference)) + " percentage points"
        : Figures.two(Math.abs(difference));
  }

  private static String verdict(Verdict verdict) {
    return switch (verdict.kind()) {
      case FINDING_BETTER ->
          "a finding within this model: better in "
              + Figures.percent(verdict.share())
              + " of fresh futures and under every structural hypothesis";
      case FINDING_WORSE -> "yet worse in nearly all fresh futures";
      case CONDITIONAL ->
          "no finding: it turns with a structural hypothesis ("
              + Phrases.list(
                  verdict.decisive().stream().map(c -> c.dimension()).distinct().toList())
              + ")";
      case LEANS_BETTER ->
          "no finding: better in " + Figures.percent(verdict.share()) + " of fresh futures";
      case LEANS_WORSE, UNKNOWN ->
          "no finding: better in only "
              + Figures.percent(verdict.share())
              + " of fresh futures, though on average";
    };
  }

  private static void honest(Found found, PrintStream screen) {
    long fallen = found.found().stream().filter(s -> !s.stands()).count();
    if (fallen > 0) {
      screen.println(
          "  "
              + Figures.whole(fallen)
              + " of "
              + Figures.whole(found.found().size())
              + " did not hold on fresh futures (stands: no): there something else found, or "
              + found.question().base().id()
              + " itself, is as good in everything asked for and better in something, compared"
              + " exactly.");
    }
    screen.println(
        "What the model gives for nothing is taken wherever it helps: only the mission costs in it. A"
            + " share of futures is not a probability. pareto.csv has every figure, found/ the"
            + " options.");
  }

  // ---- the worst future

  static void print(Worst worst, PrintStream screen) {
    Aim aim = worst.question().aim();
    screen.println(
        "The worst plausible future found for "
            + worst.question().option().id()
            + ": "
            + aim.says()
            + " "
            + figure(aim, worst.fresh())
            + " with fresh luck ("
            + figure(aim, worst.searched())
            + " with the luck it was found with), "
            + figure(aim, worst.central())
            + " where everything is central.");
    screen.println(
        "Of "
            + Phrases.counted(worst.drawn(), "future")
            + " drawn from the same ranges the "
            + Figures.whole(worst.again())
            + " worst were run again as often: the worst has "
            + figure(aim, worst.sampled())
            + "; "
            + (worst.atLeastAsBad() == 0
                ? "none is as bad as the one found."
                : Figures.whole(worst.atLeastAsBad())
                    + " of them are at least as bad as the one found: this outcome hangs on luck more"
                    + " than on conditions, or more --evaluations or --replications are needed."));
    boolean any = worst.rows().stream().anyMatch(r -> r.effect() > 0);
    screen.println(
        any
            ? "Of single conditions these matter most; were they central instead:"
            : "No single condition matters alone: with any of them central it were as bad.");
    for (Row r : worst.rows().subList(0, Math.min(MOST_ROWS, worst.rows().size()))) {
      if (r.effect() > 0) {
        screen.println(
            "  "
                + r.dimension().key()
                + " = "
                + Figures.given(r.value())
                + ": "
                + size(aim, r.effect())
                + (aim.moreIsBetter() ? " more" : " less")
                + "; "
                + r.dimension().description());
      }
    }
    screen.println(
        "Each value lies in its range, and all together no further from the centre than 95 of 100"
            + " drawn futures; that such a future is likely is not said. Run it again with --evidence"
            + " worst.csv.");
  }
}
