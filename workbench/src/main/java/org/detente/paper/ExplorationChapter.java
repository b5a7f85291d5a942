package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.detente.comparison.Compared;
import org.detente.exploration.Criterion;
import org.detente.exploration.Exploration;
import org.detente.exploration.Interval;
import org.detente.exploration.Lever;
import org.detente.exploration.LeverStudy;
import org.detente.exploration.Movers;
import org.detente.exploration.RobustnessRow;
import org.detente.exploration.Satisfied;
import org.detente.exploration.Scenario;
import org.detente.exploration.ScenarioRow;
import org.detente.exploration.Search;
import org.detente.exploration.Sensitivity;
import org.detente.robustness.RobustnessMetric;

/// Question 6: in which futures does each option fail, and how robust is it?
public final class ExplorationChapter extends QuestionChapter {

  private static final int QUESTION = 6;
  private static final int MOVERS = 3;

  private final Exploration exploration;
  private final List<Scenario> scenarios;
  private final List<LeverStudy.Row> levers;
  private final Optional<Sensitivity> sensitivity;

  /// @param exploration of the paper's ensemble
  /// @param scenarios named in it
  /// @param levers what political commitment and numbers buy; may be empty
  /// @param sensitivity how the variance divides; empty where it was not worked out
  public ExplorationChapter(
      Exploration exploration,
      List<Scenario> scenarios,
      List<LeverStudy.Row> levers,
      Optional<Sensitivity> sensitivity) {
    super(QUESTION, "exploration");
    this.exploration = exploration;
    this.scenarios = List.copyOf(scenarios);
    this.levers = List.copyOf(levers);
    this.sensitivity = sensitivity;
  }

  @Override
  String title(Reading reading) {
    return reading.say("exploration.in-which-futures-it");
  }

  @Override
  DomContent html(Reading reading) {
    var content = new ArrayList<DomContent>();
    content.add(p(opening(reading)).withClass("lead"));
    Html.luck(reading).ifPresent(content::add);
    content.add(h3(reading.say("exploration.what-was-asked")));
    content.add(p(reading.say("exploration.each-criterion-is-a", "horizon", reading.horizon())));
    content.add(ul(each(exploration.criteria().stream().map(c -> li(asked(reading, c))))));
    content.add(h3(reading.say("exploration.how-robust-each-option")));
    content.add(
        p(reading.say("exploration.the-table-gives-the", "tried", reading.texts().ofThoseTried())));
    content.add(satisfied(reading));
    content.add(p(reading.say("exploration.regret-is-how-far")));
    content.add(regret(reading));
    if (!scenarios.isEmpty()) {
      content.add(h3(reading.say("exploration.in-named-scenarios")));
      content.addAll(scenarios(reading));
    }
    content.add(h3(reading.say("exploration.conditions-under-which-options")));
    content.add(p(reading.say("exploration.among-some-hundred-conditions")));
    conditions(reading, content);
    content.add(h3(reading.say("exploration.what-each-outcome-hangs")));
    content.add(movers(reading));
    content.addAll(
        new VarianceShares(reading, exploration.criteria(), c -> name(reading, c))
            .content(sensitivity));
    commitmentAndNumbers(reading, content);
    return Html.chapter(
        "exploration",
        reading.say("exploration.question-6-exploration"),
        reading.say("exploration.in-which-futures-it"),
        content);
  }

  @Override
  HeadingTable table(Reading reading) {
    var lines = new ArrayList<HeadingTable.Line>();
    lines.add(
        new HeadingTable.Line(
            "all",
            reading.say("headings.all-criteria-at-once"),
            HeadingTable.Basis.SAMPLED,
            false,
            cells(
                reading,
                id ->
                    exploration.satisfied().stream()
                        .filter(s -> s.option().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .all(),
                reading.texts()::percent)));
    for (Criterion c : exploration.criteria()) {
      lines.add(
          new HeadingTable.Line(
              "meets_" + c.outcome().column() + (c.atMost() ? "_most" : "_least"),
              reading.say("headings.criterion-met", "title", reading.own(c.title())),
              HeadingTable.Basis.SAMPLED,
              false,
              cells(
                  reading,
                  id -> metric(c, id, RobustnessMetric.SATISFICING),
                  reading.texts()::percent)));
    }
    for (Criterion c : exploration.criteria()) {
      lines.add(
          new HeadingTable.Line(
              "regret_" + c.outcome().column() + (c.atMost() ? "_most" : "_least"),
              reading.say("headings.regret", "title", reading.own(c.title())),
              HeadingTable.Basis.SAMPLED,
              true,
              cells(
                  reading,
                  id -> metric(c, id, RobustnessMetric.REGRET_P90),
                  value -> figure(reading, c, value))));
    }
    return new HeadingTable(
        QUESTION,
        lines,
        List.of(
            reading.say("headings.robustness-is-a-share"),
            reading.say("headings.regret-beside-all-options")));
  }

  private static List<HeadingTable.Cell> cells(
      Reading reading, Function<String, Interval> of, DoubleFunction<String> words) {
    return reading.shown().stream()
        .map(o -> reading.option(o).id())
        .map(
            id -> {
              Interval i = of.apply(id);
              String figure = words.apply(i.value());
              String range = reading.texts().between(words.apply(i.low()), words.apply(i.high()));
              return new HeadingTable.Cell(
                  id,
                  figure,
                  figure.equals(range) ? "" : range,
                  Optional.of(new HeadingTable.Interval(i.low(), i.high())));
            })
        .toList();
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
    String criteria =
        reading.say("exploration.criterions", "criterions", exploration.criteria().size());
    String together =
        shares.length == 0
            ? reading.say("exploration.no-option-beside-the")
            : shares[shares.length - 1] == 0
                ? reading.say("exploration.no-option-satisfies-all", "plural", plural(criteria))
                : reading.say(
                    "exploration.all-at-once-hold",
                    "plural",
                    plural(criteria),
                    "shares",
                    reading.texts().of(shares[0], shares[shares.length - 1], reading.futures()),
                    "today",
                    reading.texts().number(today, reading.futures()),
                    "standsOut",
                    standsOut(reading, all));
    long searched =
        exploration.searches().stream()
            .filter(s -> reading.isShown(s.option()) && s.none().isEmpty())
            .count();
    long spoken =
        exploration.searches().stream()
            .filter(s -> reading.isShown(s.option()) && s.speaks())
            .count();
    return reading.say(
        "exploration.of-searches-for-conditions",
        "together",
        together,
        "searched",
        reading.texts().whole(searched),
        "spoken",
        reading.texts().whole(spoken),
        "spoken2",
        spoken < searched ? "yes" : "no");
  }

  /// The best is named only where its interval lies above all others.
  private static String standsOut(Reading reading, List<Satisfied> all) {
    Satisfied best =
        all.stream().max(Comparator.comparingDouble(s -> s.all().value())).orElseThrow();
    boolean apart =
        all.stream().filter(s -> s != best).allMatch(s -> s.all().high() < best.all().low());
    return apart && all.size() > 1
        ? " "
            + reading.say(
                "exploration.stands-out-from-the",
                "title",
                reading.own(reading.title(best.option())))
        : all.size() > 1 ? " " + reading.say("exploration.no-option-stands-out") : "";
  }

  private static String plural(String criteria) {
    return criteria.replace("criterions", "criteria");
  }

  private static String asked(Reading reading, Criterion c) {
    return reading.say(
        "exploration.at-most-grade",
        "title",
        reading.own(reading.texts().capital(c.title())),
        "name",
        name(reading, c),
        "atMost",
        c.atMost() ? "yes" : "no",
        "figure",
        figure(reading, c, c.threshold()),
        "grade",
        reading.own(c.outcome().grade().name()),
        "why",
        reading.own(c.why()));
  }

  private static String name(Reading reading, Criterion c) {
    return ExplorationPictures.name(reading.texts(), c);
  }

  private static String figure(Reading reading, Criterion c, double value) {
    return switch (c.outcome().kind()) {
      case SHARE -> reading.texts().percent(value);
      case COUNT, DATE -> reading.texts().count(value);
    };
  }

  private static List<String> head(Reading reading, List<Criterion> criteria) {
    var head = new ArrayList<>(List.of(reading.say("exploration.option")));
    criteria.forEach(c -> head.add(reading.own(reading.texts().capital(c.title()))));
    return head;
  }

  private DomContent satisfied(Reading reading) {
    var head = head(reading, exploration.criteria());
    head.add(reading.say("exploration.all-at-once"));
    var rows = new ArrayList<List<DomContent>>();
    for (int o : reading.shown()) {
      String id = reading.option(o).id();
      var row = new ArrayList<DomContent>();
      row.add(Html.text(reading.title(o)));
      for (Criterion c : exploration.criteria()) {
        row.add(share(reading, metric(c, id, RobustnessMetric.SATISFICING)));
      }
      row.add(
          share(
              reading,
              exploration.satisfied().stream()
                  .filter(s -> s.option().equals(id))
                  .findFirst()
                  .orElseThrow()
                  .all()));
      rows.add(row);
    }
    return Html.table_(reading.say("exploration.share-of-futures-in"), head, rows);
  }

  private Interval metric(Criterion criterion, String option, RobustnessMetric metric) {
    RobustnessRow row =
        exploration.robustness(criterion).stream()
            .filter(r -> r.option().equals(option))
            .findFirst()
            .orElseThrow();
    return row.metrics().get(metric);
  }

  private static DomContent share(Reading reading, Interval i) {
    return Html.ranged(
        reading.texts().percent(i.value()),
        reading
            .texts()
            .between(reading.texts().percent(i.low()), reading.texts().percent(i.high())));
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
                figure(reading, c, i.value()),
                reading
                    .texts()
                    .between(figure(reading, c, i.low()), figure(reading, c, i.high()))));
      }
      rows.add(row);
    }
    return Html.table_(
        reading.say("exploration.regret-that-one-future"),
        head(reading, exploration.criteria()),
        rows);
  }

  /// A table for each scenario, laid out as the one over all futures, so that they compare.
  private List<DomContent> scenarios(Reading reading) {
    var head = new ArrayList<>(List.of(reading.say("exploration.option")));
    exploration.criteria().forEach(c -> head.add(reading.own(reading.texts().capital(c.title()))));
    var tables = new ArrayList<DomContent>();
    for (Scenario s : scenarios) {
      List<ScenarioRow> of =
          exploration.scenarios().stream().filter(r -> r.scenario().equals(s.id())).toList();
      var rows = new ArrayList<List<DomContent>>();
      for (int o : reading.shown()) {
        var row = new ArrayList<DomContent>(List.of(Html.text(reading.title(o))));
        for (Criterion c : exploration.criteria()) {
          row.add(
              Html.text(reading.texts().percent(share(reading, of, reading.option(o).id(), c))));
        }
        rows.add(row);
      }
      tables.add(
          Html.table_(
              reading.say(
                  "exploration.share-of-the-futures",
                  "futures",
                  of.getFirst().futures(),
                  "title",
                  reading.own(s.title())),
              head,
              rows));
    }
    return tables;
  }

  private static double share(
      Reading reading, List<ScenarioRow> of, String option, Criterion criterion) {
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
      content.add(h3(reading.own(reading.texts().capital(criterion.title()))).withClass("minor"));
      List<Search> searches =
          exploration.searches(criterion).stream().filter(s -> shown(reading, s.option())).toList();
      var sentences = new ArrayList<Html.Said>();
      searches.stream()
          .filter(Search::speaks)
          .forEach(
              s ->
                  sentences.add(
                      new Html.Said(
                          List.of(reading.title(s.option())),
                          words.of(reading.texts(), reading.title(s.option()), s))));
      var rest = new LinkedHashMap<String, List<String>>();
      searches.stream()
          .filter(s -> !s.speaks())
          .forEach(
              s ->
                  rest.computeIfAbsent(
                          s.none().orElse(reading.say("exploration.no-conditions-stand-out")),
                          _ -> new ArrayList<>())
                      .add(reading.title(s.option())));
      rest.forEach(
          (why, options) ->
              sentences.add(
                  new Html.Said(
                      options,
                      reading.say(
                          "exploration.all-options",
                          "options",
                          options.size() == searches.size() && options.size() > 1 ? "yes" : "no",
                          "options2",
                          String.join("; ", options),
                          "why",
                          reading.own(why)))));
      content.add(Html.said(sentences));
      ExplorationPictures.strongest(exploration, criterion, o -> shown(reading, o))
          .ifPresent(s -> pictures(reading, pictures, criterion, s, content));
    }
  }

  private static void pictures(
      Reading reading,
      ExplorationPictures pictures,
      Criterion criterion,
      Search search,
      List<DomContent> content) {
    String grade = reading.own(criterion.outcome().grade().name());
    content.add(
        Html.figureOf(
            List.of(reading.title(search.option())),
            pictures.scatter(reading.texts(), search),
            reading.say(
                "exploration.the-clearest-of-these",
                "title",
                reading.own(reading.title(search.option())),
                "grade",
                grade)));
    content.add(
        Html.figureOf(
            List.of(reading.title(search.option())),
            pictures.stacking(reading.texts(), search),
            reading.say("exploration.the-same-option-by", "grade", grade)));
  }

  private DomContent movers(Reading reading) {
    var words = new Conditions(reading.ensemble().dimensions(), reading.ensemble().futures());
    var items = new ArrayList<String>();
    for (Criterion criterion : exploration.criteria()) {
      Movers movers =
          Movers.of(
              exploration.searches(criterion).stream()
                  .filter(s -> reading.isShown(s.option()))
                  .toList());
      if (movers.options() > 0) {
        items.add(hangsOn(reading, words, criterion, movers).replace("`", ""));
      }
    }
    return TagCreator.div(
        p(reading.say("exploration.named-are-inputs-above-chance")),
        ul(each(items.stream().map(TagCreator::li))));
  }

  /// What moves an outcome more than chance would, or that nothing does.
  private static String hangsOn(
      Reading reading, Conditions words, Criterion criterion, Movers movers) {
    String level =
        reading
            .texts()
            .between(reading.texts().percent(movers.low()), reading.texts().percent(movers.high()));
    String outcome = reading.texts().capital(name(reading, criterion));
    if (movers.inputs().isEmpty()) {
      return reading.say("exploration.no-input-moves-it", "outcome", outcome, "level", level);
    }
    List<String> first =
        movers.inputs().stream()
            .limit(MOVERS)
            .map(
                m ->
                    reading.say(
                        "exploration.mover",
                        "input",
                        words.name(reading.texts(), m.parameter()),
                        "options",
                        m.options(),
                        "all",
                        movers.options(),
                        "share",
                        reading
                            .texts()
                            .between(
                                reading.texts().percent(m.low()),
                                reading.texts().percent(m.high()))))
            .toList();
    return reading.say(
        "exploration.outcome-hangs-on",
        "outcome",
        outcome,
        "inputs",
        String.join("; ", first),
        "more",
        movers.inputs().size() - first.size(),
        "level",
        level);
  }

  private void commitmentAndNumbers(Reading reading, List<DomContent> content) {
    List<LeverStudy.Row> rows = levers.stream().filter(r -> reading.isShown(r.option())).toList();
    if (rows.isEmpty()) {
      return;
    }
    content.add(h3(reading.say("exploration.what-political-commitment-buys")));
    content.add(
        p(
            reading.say(
                "exploration.each-option-with-a",
                "futures",
                rows.getFirst().futures(),
                "compared",
                compared(reading, rows))));
    content.add(commitmentTable(reading, rows));
  }

  private static String compared(Reading reading, List<LeverStudy.Row> rows) {
    Optional<double[]> war = both(rows, Compared.WAR);
    return war.map(
            w ->
                reading.say(
                    "exploration.on-average-over-the",
                    "futures",
                    rows.getFirst().futures(),
                    "points",
                    points(reading, w[0]),
                    "points2",
                    points(reading, w[1])))
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

  private static String points(Reading reading, double share) {
    return reading.say("exploration.points", "n", reading.texts().signed(100 * share));
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
          row.add(
              Html.text(
                  reading.texts().find("lever", lever.id()).orElse(lever.id())
                      + ": "
                      + reading.texts().find("level", level).orElse(level)));
          for (Compared outcome :
              List.of(Compared.WAR, Compared.DEATHS_OUTSIDE_WAR, Compared.RETURNED)) {
            LeverStudy.Row r =
                of.stream().filter(x -> x.outcome() == outcome).findFirst().orElseThrow();
            row.add(difference(reading, r));
          }
          table.add(row);
          title = "";
        }
      }
    }
    return Html.table_(
        reading.say("exploration.one-thing-changed-less"),
        List.of(
            reading.say("exploration.option"),
            reading.say("exploration.change"),
            reading.say("exploration.expected-chance-of-war"),
            reading.say("exploration.deaths-outside-war"),
            reading.say("exploration.returned")),
        table);
  }

  private static DomContent difference(Reading reading, LeverStudy.Row r) {
    double unit = r.outcome() == Compared.WAR ? 100 : 1;
    return Html.ranged(
        reading.texts().signed(unit * r.difference()),
        reading
            .texts()
            .between(
                reading.texts().signed(unit * r.lowDifference()),
                reading.texts().signed(unit * r.highDifference())));
  }
}
