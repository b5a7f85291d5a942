package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.detente.comparison.Compared;
import org.detente.exploration.Criterion;
import org.detente.exploration.Exploration;
import org.detente.exploration.Interval;
import org.detente.exploration.Lever;
import org.detente.exploration.LeverStudy;
import org.detente.exploration.RobustnessRow;
import org.detente.exploration.Satisfied;
import org.detente.exploration.Scenario;
import org.detente.exploration.ScenarioRow;
import org.detente.exploration.Search;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.robustness.RobustnessMetric;

/// Question 6: in which futures does each option fail, and how robust is it?
public final class ExplorationChapter extends QuestionChapter {

  private static final int QUESTION = 6;
  private static final int MOVERS = 3;

  private final Exploration exploration;
  private final List<Scenario> scenarios;
  private final List<LeverStudy.Row> levers;

  /// @param exploration of the paper's ensemble
  /// @param scenarios named in it
  /// @param levers what political commitment and numbers buy; may be empty
  public ExplorationChapter(
      Exploration exploration, List<Scenario> scenarios, List<LeverStudy.Row> levers) {
    super(QUESTION, "exploration", "In which futures it fails");
    this.exploration = exploration;
    this.scenarios = List.copyOf(scenarios);
    this.levers = List.copyOf(levers);
  }

  @Override
  DomContent html(Reading reading) {
    var content = new ArrayList<DomContent>();
    content.add(p(opening(reading)).withClass("lead"));
    Html.luck(reading).ifPresent(content::add);
    content.add(h3("What was asked"));
    content.add(
        p(
            "Each criterion is a threshold on an outcome at the end of "
                + reading.horizon()
                + ". The thresholds are for the reader to set (criteria.yaml); another threshold"
                + " gives other shares."));
    content.add(ul(each(exploration.criteria().stream().map(c -> li(asked(c))))));
    content.add(h3("How robust each option is"));
    content.add(
        p(
            "The table gives the share of futures in which a criterion holds, with the range that"
                + " drawing other futures of the same kind would give (95%). No future is likelier"
                + " than another; shares are "
                + Phrases.OF_THOSE_TRIED
                + "."));
    content.add(satisfied(reading));
    content.add(
        p(
            "Regret is how far an option falls short of the best option in the same future. The"
                + " next table gives the regret that one future in ten exceeds: small where an"
                + " option is never far from the best."));
    content.add(regret(reading));
    if (!scenarios.isEmpty()) {
      content.add(h3("In named scenarios"));
      content.addAll(scenarios(reading));
    }
    content.add(h3("Conditions under which options fail"));
    content.add(
        p(
            "Among some hundred conditions a search always finds a few under which many futures"
                + " fail. A set of conditions is named here only if outcomes shuffled over the"
                + " futures give one that stands out as much in no more than one of twenty trials."
                + " Where none does, we do not know under which conditions the option fails."));
    conditions(reading, content);
    content.add(h3("What each outcome hangs on"));
    content.add(movers(reading));
    commitmentAndNumbers(reading, content);
    return Html.chapter(
        "exploration", "Question 6: exploration", "In which futures it fails", content);
  }

  private boolean shown(Reading reading, String option) {
    return reading.isShown(option) || reading.option(reading.statusQuo()).id().equals(option);
  }

  private String opening(Reading reading) {
    List<Satisfied> all =
        exploration.satisfied().stream().filter(s -> reading.isShown(s.option())).toList();
    double today =
        exploration.satisfied().stream()
            .filter(s -> s.option().equals(reading.option(reading.statusQuo()).id()))
            .mapToDouble(s -> s.all().value())
            .sum();
    double[] shares = all.stream().mapToDouble(s -> s.all().value()).sorted().toArray();
    String criteria = Phrases.counted(exploration.criteria().size(), "criterion");
    String together =
        shares.length == 0
            ? "No option beside the status quo is shown."
            : shares[shares.length - 1] == 0
                ? "No option satisfies all " + plural(criteria) + " at once in any future tried."
                : "All "
                    + plural(criteria)
                    + " at once hold in "
                    + Phrases.of(shares[0], shares[shares.length - 1], reading.futures())
                    + ", by option, and under the status quo in "
                    + Phrases.number(today, reading.futures())
                    + "."
                    + standsOut(reading, all);
    long searched =
        exploration.searches().stream()
            .filter(s -> reading.isShown(s.option()) && s.none().isEmpty())
            .count();
    long spoken =
        exploration.searches().stream()
            .filter(s -> reading.isShown(s.option()) && s.speaks())
            .count();
    return together
        + " Of "
        + Figures.whole(searched)
        + " searches for conditions of failure "
        + Figures.whole(spoken)
        + " found some that chance would hardly give"
        + (spoken < searched ? "; for the rest we do not know." : ".");
  }

  /// The best is named only where its interval lies above all others.
  private static String standsOut(Reading reading, List<Satisfied> all) {
    Satisfied best =
        all.stream().max(Comparator.comparingDouble(s -> s.all().value())).orElseThrow();
    boolean apart =
        all.stream().filter(s -> s != best).allMatch(s -> s.all().high() < best.all().low());
    return apart && all.size() > 1
        ? " " + reading.title(best.option()) + " stands out from the others."
        : all.size() > 1 ? " No option stands out from all others." : "";
  }

  private static String plural(String criteria) {
    return criteria.replace("criterions", "criteria");
  }

  private static String asked(Criterion c) {
    return Phrases.capital(c.title())
        + ": "
        + name(c)
        + " at "
        + (c.atMost() ? "most " : "least ")
        + figure(c, c.threshold())
        + " (grade "
        + c.outcome().grade().name()
        + "; "
        + c.why()
        + ").";
  }

  private static String name(Criterion c) {
    return c.outcome().column().replace('_', ' ').replace("musd", "in million USD");
  }

  private static String figure(Criterion c, double value) {
    return switch (c.outcome().kind()) {
      case SHARE -> Figures.percent(value);
      case COUNT, DATE -> Figures.count(value);
    };
  }

  private static List<String> head(List<Criterion> criteria) {
    var head = new ArrayList<>(List.of("Option"));
    criteria.forEach(c -> head.add(Phrases.capital(c.title())));
    return head;
  }

  private DomContent satisfied(Reading reading) {
    var head = head(exploration.criteria());
    head.add("All at once");
    var rows = new ArrayList<List<DomContent>>();
    for (int o : reading.shown()) {
      String id = reading.option(o).id();
      var row = new ArrayList<DomContent>();
      row.add(Html.text(reading.title(o)));
      for (Criterion c : exploration.criteria()) {
        row.add(share(metric(c, id, RobustnessMetric.SATISFICING)));
      }
      row.add(
          share(
              exploration.satisfied().stream()
                  .filter(s -> s.option().equals(id))
                  .findFirst()
                  .orElseThrow()
                  .all()));
      rows.add(row);
    }
    return Html.table_("Share of futures in which a criterion holds", head, rows);
  }

  private Interval metric(Criterion criterion, String option, RobustnessMetric metric) {
    RobustnessRow row =
        exploration.robustness(criterion).stream()
            .filter(r -> r.option().equals(option))
            .findFirst()
            .orElseThrow();
    return row.metrics().get(metric);
  }

  private static DomContent share(Interval i) {
    return Html.ranged(
        Figures.percent(i.value()),
        Figures.between(Figures.percent(i.low()), Figures.percent(i.high())));
  }

  private DomContent regret(Reading reading) {
    var rows = new ArrayList<List<DomContent>>();
    for (int o : reading.shown()) {
      var row = new ArrayList<DomContent>();
      row.add(Html.text(reading.title(o)));
      for (Criterion c : exploration.criteria()) {
        Interval i = metric(c, reading.option(o).id(), RobustnessMetric.REGRET_P90);
        row.add(
            Html.ranged(
                figure(c, i.value()), Figures.between(figure(c, i.low()), figure(c, i.high()))));
      }
      rows.add(row);
    }
    return Html.table_(
        "Regret that one future in ten exceeds, against the best option of each future",
        head(exploration.criteria()),
        rows);
  }

  /// A table for each scenario, laid out as the one over all futures, so that they compare.
  private List<DomContent> scenarios(Reading reading) {
    var head = new ArrayList<>(List.of("Option"));
    exploration.criteria().forEach(c -> head.add(Phrases.capital(c.title())));
    var tables = new ArrayList<DomContent>();
    for (Scenario s : scenarios) {
      List<ScenarioRow> of =
          exploration.scenarios().stream().filter(r -> r.scenario().equals(s.id())).toList();
      var rows = new ArrayList<List<DomContent>>();
      for (int o : reading.shown()) {
        var row = new ArrayList<DomContent>(List.of(Html.text(reading.title(o))));
        for (Criterion c : exploration.criteria()) {
          row.add(Html.text(Figures.percent(share(of, reading.option(o).id(), c))));
        }
        rows.add(row);
      }
      tables.add(
          Html.table_(
              "Share of the %s in which a criterion holds, if %s"
                  .formatted(Phrases.counted(of.getFirst().futures(), "future"), s.title()),
              head,
              rows));
    }
    return tables;
  }

  private static double share(List<ScenarioRow> of, String option, Criterion criterion) {
    return of.stream()
        .filter(r -> r.option().equals(option) && r.criterion().equals(criterion))
        .findFirst()
        .orElseThrow()
        .satisfies();
  }

  private void conditions(Reading reading, List<DomContent> content) {
    var words = new FailureWords(reading.ensemble());
    var pictures = new ExplorationPictures(reading.ensemble());
    for (Criterion criterion : exploration.criteria()) {
      content.add(h3(Phrases.capital(criterion.title())).withClass("minor"));
      List<Search> searches =
          exploration.searches(criterion).stream().filter(s -> shown(reading, s.option())).toList();
      var sentences = new ArrayList<String>();
      searches.stream()
          .filter(Search::speaks)
          .forEach(s -> sentences.add(words.of(reading.title(s.option()), s)));
      var rest = new LinkedHashMap<String, List<String>>();
      searches.stream()
          .filter(s -> !s.speaks())
          .forEach(
              s ->
                  rest.computeIfAbsent(
                          s.none()
                              .orElse(
                                  "no conditions stand out from what chance gives; we do not know"),
                          _ -> new ArrayList<>())
                      .add(reading.title(s.option())));
      rest.forEach(
          (why, options) ->
              sentences.add(
                  (options.size() == searches.size() && options.size() > 1
                          ? "All options"
                          : String.join("; ", options))
                      + ": "
                      + why
                      + "."));
      content.add(ul(each(sentences.stream().map(s -> li(s)))));
      ExplorationPictures.strongest(exploration, criterion, o -> shown(reading, o))
          .ifPresent(s -> pictures(reading, pictures, s, content));
    }
  }

  private static void pictures(
      Reading reading, ExplorationPictures pictures, Search search, List<DomContent> content) {
    content.add(
        Html.figureOf(
            List.of(reading.title(search.option())),
            pictures.scatter(search),
            reading.title(search.option())
                + ", the clearest of these: each mark is a future. Conditions on hypotheses, and a"
                + " third one, cannot be drawn; futures that break them lie in the box, too."));
    content.add(
        Html.figureOf(
            List.of(reading.title(search.option())),
            pictures.stacking(search),
            "The same option by the four conditions that its outcome hangs on most, cut at their"
                + " medians: share of failures and number of futures in each cell. Cells with few"
                + " futures say little."));
  }

  private DomContent movers(Reading reading) {
    var words = new Conditions(reading.ensemble().dimensions(), reading.ensemble().futures());
    var items = new ArrayList<String>();
    for (Criterion criterion : exploration.criteria()) {
      var sum = new LinkedHashMap<String, Double>();
      int count = 0;
      for (Search s : exploration.searches(criterion)) {
        if (reading.isShown(s.option()) && !s.scores().isEmpty()) {
          count++;
          s.scores().forEach((key, score) -> sum.merge(key, score, Double::sum));
        }
      }
      int options = count;
      if (options > 0) {
        List<String> first =
            sum.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOVERS)
                .map(
                    e ->
                        words.name(e.getKey())
                            + " ("
                            + Figures.percent(e.getValue() / options)
                            + ")")
                .toList();
        items.add(Phrases.capital(name(criterion)) + ": " + String.join("; ", first) + ".");
      }
    }
    items.add(
        "In brackets: how much of what can be explained goes with it, on average over the"
            + " options. An input without any effect gets somewhat more than nothing, too. With"
            + " `explore`, sensitivity.csv says how the variance divides.");
    return ul(each(items.stream().map(i -> li(i.replace("`", "")))));
  }

  private void commitmentAndNumbers(Reading reading, List<DomContent> content) {
    List<LeverStudy.Row> rows = levers.stream().filter(r -> reading.isShown(r.option())).toList();
    if (rows.isEmpty()) {
      return;
    }
    content.add(h3("What political commitment buys, and what numbers buy"));
    content.add(
        p(
            "Each option with a mission was run again with one thing changed, on the same futures"
                + " and with the same luck: with no verified steps that hold up the parties'"
                + " commitment, or with steps that hold it up at four fifths (assumptions); and"
                + " with half or twice the international strength everywhere. Mean differences"
                + " from the option itself, with the range that holds nine tenths of the"
                + " futures. "
                + compared(rows)));
    content.add(commitmentTable(reading, rows));
  }

  private static String compared(List<LeverStudy.Row> rows) {
    Optional<double[]> war = both(rows, Compared.WAR);
    return war.map(
            w ->
                "On average over the options the expected chance of war changes by "
                    + points(w[0])
                    + " with high commitment and by "
                    + points(w[1])
                    + " with twice the numbers (grade C).")
        .orElse("");
  }

  private static Optional<double[]> both(List<LeverStudy.Row> rows, Compared outcome) {
    double[] commitment = of(rows, outcome, Lever.COMMITMENT, "high");
    double[] numbers = of(rows, outcome, Lever.NUMBERS, "double");
    return commitment.length == 0 || numbers.length == 0
        ? Optional.empty()
        : Optional.of(new double[] {Reading.mean(commitment), Reading.mean(numbers)});
  }

  private static double[] of(
      List<LeverStudy.Row> rows, Compared outcome, Lever lever, String level) {
    return rows.stream()
        .filter(r -> r.outcome() == outcome && r.lever() == lever && r.level().equals(level))
        .mapToDouble(LeverStudy.Row::difference)
        .toArray();
  }

  private static String points(double share) {
    return Figures.signed(100 * share) + " points";
  }

  private static DomContent commitmentTable(Reading reading, List<LeverStudy.Row> rows) {
    var table = new ArrayList<List<DomContent>>();
    for (int o : reading.others()) {
      String id = reading.option(o).id();
      String title = reading.title(o);
      for (Lever lever : List.of(Lever.COMMITMENT, Lever.NUMBERS)) {
        for (String level : lever.levels()) {
          List<LeverStudy.Row> of =
              rows.stream()
                  .filter(
                      r -> r.option().equals(id) && r.lever() == lever && r.level().equals(level))
                  .toList();
          if (of.isEmpty()) {
            continue;
          }
          var row = new ArrayList<DomContent>();
          row.add(Html.text(title));
          row.add(Html.text(lever.name().toLowerCase(Locale.ROOT) + ": " + level));
          for (Compared outcome :
              List.of(Compared.WAR, Compared.DEATHS_OUTSIDE_WAR, Compared.RETURNED)) {
            LeverStudy.Row r =
                of.stream().filter(x -> x.outcome() == outcome).findFirst().orElseThrow();
            row.add(difference(r));
          }
          table.add(row);
          title = "";
        }
      }
    }
    return Html.table_(
        "One thing changed, less the option itself (war and deaths: grade C; return: grade B)",
        List.of(
            "Option", "Change", "Expected chance of war, points", "Deaths outside war", "Returned"),
        table);
  }

  private static DomContent difference(LeverStudy.Row r) {
    double unit = r.outcome() == Compared.WAR ? 100 : 1;
    return Html.ranged(
        Figures.signed(unit * r.difference()),
        Figures.between(
            Figures.signed(unit * r.lowDifference()), Figures.signed(unit * r.highDifference())));
  }
}
