package org.detente.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.comparison.Comparison.Verdict;
import org.detente.exploration.Criterion;
import org.detente.exploration.Exploration;
import org.detente.exploration.LeverStudy;
import org.detente.exploration.Movers;
import org.detente.exploration.RobustnessRow;
import org.detente.exploration.Satisfied;
import org.detente.exploration.Search;
import org.detente.exploration.SensitivityStudy.IndexRow;
import org.detente.message.MessageFiles;
import org.detente.paper.FailureWords;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.robustness.RobustnessMetric;
import org.detente.simulation.Variable;

/// What `explore` says of what it found.
final class ExploreWords {

  /// Inputs that are named for an outcome, at most.
  private static final int NAMED = 5;

  private final PrintStream screen;

  ExploreWords(PrintStream screen) {
    this.screen = screen;
  }

  /// How many futures satisfy the criteria, and under which conditions options fail.
  void found(Exploration exploration, FailureWords failures) {
    screen.println(
        "Each criterion alone and all at once, in so many of the futures we tried (not a"
            + " probability):");
    for (Satisfied all : exploration.satisfied()) {
      var words = new ArrayList<String>();
      for (RobustnessRow row : exploration.robustness()) {
        if (row.option().equals(all.option())) {
          words.add(
              row.criterion().outcome().column()
                  + " "
                  + Figures.percent(row.metrics().get(RobustnessMetric.SATISFICING).value()));
        }
      }
      screen.println(
          "  "
              + all.option()
              + ": "
              + String.join(", ", words)
              + "; all "
              + Figures.percent(all.all().value()));
    }
    long speaking = exploration.searches().stream().filter(s -> s.speaks()).count();
    screen.println(
        "Conditions of failure that shuffled outcomes hardly ever give: in "
            + Figures.whole(speaking)
            + " of "
            + Figures.whole(exploration.searches().size())
            + " searches (boxes.json).");
    for (Search search : exploration.searches()) {
      if (search.speaks()) {
        screen.println(
            "  "
                + search.criterion().outcome().column()
                + " (grade "
                + search.criterion().outcome().grade().name()
                + "): "
                + failures.of(MessageFiles.ENGLISH, search.option(), search));
      }
    }
  }

  /// What each outcome hangs on by scores, where they say more than chance would.
  void hangsOn(Exploration exploration) {
    screen.println(
        "What each outcome hangs on: inputs whose score lies above the level that the largest of all"
            + " inputs reaches in one of twenty shuffles of the outcome (scores.csv):");
    for (Criterion criterion : exploration.criteria()) {
      Movers movers = Movers.of(exploration.searches(criterion));
      if (movers.options() > 0) {
        screen.println(
            "  "
                + criterion.outcome().column()
                + " (grade "
                + criterion.outcome().grade().name()
                + "): "
                + (movers.inputs().isEmpty()
                    ? "no input moves it more than chance would"
                    : String.join(
                        ", ",
                        movers.inputs().stream().limit(NAMED).map(ExploreWords::mover).toList()))
                + "; chance reaches "
                + shares(movers.low(), movers.high())
                + ".");
      }
    }
  }

  private static String mover(Movers.Mover mover) {
    return mover.parameter()
        + " under "
        + Phrases.counted(mover.options(), "option")
        + " ("
        + shares(mover.low(), mover.high())
        + ")";
  }

  /// What most of an outcome's variance goes with, for each outcome.
  void indices(List<IndexRow> indices) {
    if (indices.isEmpty()) {
      return;
    }
    screen.println(
        "What moves an outcome most: largest share of its variance with all interplay (total Sobol'"
            + " index), inputs taken as independent; sensitivity.csv:");
    var outcomes = new LinkedHashMap<Variable, Map<String, IndexRow>>();
    for (IndexRow row : indices) {
      outcomes
          .computeIfAbsent(row.outcome(), _ -> new LinkedHashMap<>())
          .merge(row.option(), row, (a, b) -> a.total().value() >= b.total().value() ? a : b);
    }
    outcomes.forEach((outcome, first) -> screen.println("  " + mover(outcome, first.values())));
  }

  private static String mover(Variable outcome, Collection<IndexRow> first) {
    var by = new LinkedHashMap<String, List<IndexRow>>();
    for (IndexRow row : first) {
      // An interval that holds nought says nothing.
      if (row.total().value() > row.total().halfWidth()) {
        by.computeIfAbsent(row.parameter(), _ -> new ArrayList<>()).add(row);
      }
    }
    if (by.isEmpty()) {
      return outcome.column() + ": we do not know.";
    }
    var words = new ArrayList<String>();
    by.entrySet().stream()
        .sorted(Comparator.comparingInt(e -> -e.getValue().size()))
        .forEach(
            e ->
                words.add(
                    "%s under %s (%s)"
                        .formatted(
                            e.getKey(),
                            Phrases.counted(e.getValue().size(), "option"),
                            shares(e.getValue()))));
    return outcome.column()
        + " (grade "
        + outcome.grade().name()
        + "): "
        + String.join(", ", words)
        + ".";
  }

  private static String shares(List<IndexRow> rows) {
    double low = rows.stream().mapToDouble(r -> r.total().value()).min().orElseThrow();
    double high = rows.stream().mapToDouble(r -> r.total().value()).max().orElseThrow();
    return shares(low, high);
  }

  private static String shares(double low, double high) {
    String least = Figures.percent(Math.min(1, low));
    String most = Figures.percent(Math.min(1, high));
    return least.equals(most) ? most : least + " to " + most;
  }

  /// For how many options it is a finding that a turn of a lever makes an outcome better, or worse.
  void levers(List<LeverStudy.Row> rows, int futures) {
    if (rows.isEmpty()) {
      return;
    }
    screen.println(
        "What a lever turned buys, on "
            + Phrases.counted(futures, "future")
            + ": options whose outcome is better, or worse, in over 90% of them and under every"
            + " hypothesis (levers.csv):");
    var turns = new LinkedHashMap<String, Map<String, int[]>>();
    for (LeverStudy.Row row : rows) {
      int[] counts =
          turns
              .computeIfAbsent(row.lever().id() + " " + row.level(), _ -> new LinkedHashMap<>())
              .computeIfAbsent(row.outcome().key(), _ -> new int[3]);
      counts[0] += row.verdict() == Verdict.Kind.FINDING_BETTER ? 1 : 0;
      counts[1] += row.verdict() == Verdict.Kind.FINDING_WORSE ? 1 : 0;
      counts[2]++;
    }
    turns.forEach(
        (turn, outcomes) -> {
          var words = new ArrayList<String>();
          outcomes.forEach(
              (outcome, counts) -> {
                if (counts[0] + counts[1] > 0) {
                  words.add(
                      outcome
                          + " better in "
                          + Figures.whole(counts[0])
                          + ", worse in "
                          + Figures.whole(counts[1])
                          + " of "
                          + Figures.whole(counts[2]));
                }
              });
          screen.println(
              "  "
                  + turn
                  + ": "
                  + (words.isEmpty() ? "no outcome of any option" : String.join("; ", words))
                  + ".");
        });
  }
}
