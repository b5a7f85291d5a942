package org.detente.paper;

import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.detente.comparison.Compared;
import org.detente.comparison.Comparison.Condition;
import org.detente.comparison.VerdictRule;
import org.detente.evidence.Dimension;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.simulation.Variable;

/// What the conclusions hang on: in how many futures options do better than the status quo under
/// each answer to each structural hypothesis. The futures of the paper are split, nothing is run
/// again; what the verb `ablate` found by running the model with one thing changed at a time stands
/// below ([OneByOne]).
final class HangsOn {

  static final Map<Compared, String> HEADS = new EnumMap<>(Compared.class);

  static {
    HEADS.put(Compared.DEATHS, "fewer deaths");
    HEADS.put(Compared.DEATHS_OUTSIDE_WAR, "fewer outside war");
    HEADS.put(Compared.WAR, "lower chance of war");
    HEADS.put(Compared.RETURNED, "more returned");
  }

  private final Reading reading;
  private final Hypotheses hypotheses;
  private final VerdictRule rule;

  HangsOn(Reading reading) {
    this.reading = reading;
    hypotheses = new Hypotheses(reading);
    rule = new VerdictRule(reading.ensemble().dimensions(), reading.ensemble().futures());
  }

  /// Nothing where the status quo is alone.
  List<DomContent> html() {
    if (reading.others().isEmpty()) {
      return List.of();
    }
    var content = new ArrayList<DomContent>();
    content.add(h3("What the conclusions hang on"));
    content.add(p(turning()));
    content.add(table());
    content.add(
        p(
            "The futures of this paper are split here; a level is left out where too few futures have"
                + " it."));
    reading
        .input()
        .hangsOn()
        .ifPresentOrElse(
            study -> content.addAll(new OneByOne(reading, study).html()),
            () ->
                content.add(
                    p(
                        "What becomes of each conclusion with each process of the model off, and with"
                            + " each parameter at either end of its range, has not been tried for this"
                            + " theatre: the verb ablate of the program does so.")));
    return content;
  }

  /// How many answers turn with which hypothesis.
  private String turning() {
    var turned = new LinkedHashMap<String, Integer>();
    int answers = 0;
    for (var verdict : reading.input().comparison().verdicts()) {
      if (reading.isShown(verdict.option())) {
        answers++;
        Hypotheses.turning(verdict).forEach(key -> turned.merge(key, 1, Integer::sum));
      }
    }
    String of =
        "Of %s (options times the four outcomes below)"
            .formatted(Phrases.counted(answers, "answer"));
    if (turned.isEmpty()) {
      return of + ", none turns with a structural hypothesis.";
    }
    return of
        + ", so many turn with a structural hypothesis: "
        + Phrases.list(
            turned.entrySet().stream()
                .map(
                    e ->
                        Figures.whole(e.getValue())
                            + " with "
                            + hypotheses.question(e.getKey()).replaceAll(" *\\([0-9.]+\\)", ""))
                .toList())
        + ".";
  }

  private DomContent table() {
    var gaps = new EnumMap<Compared, List<double[]>>(Compared.class);
    for (Compared what : Compared.values()) {
      double[] before = values(reading.statusQuo(), what);
      gaps.put(
          what, reading.others().stream().map(o -> what.gap(values(o, what), before)).toList());
    }
    var rows = new ArrayList<List<DomContent>>();
    List<Dimension> dimensions = reading.ensemble().dimensions();
    for (int d = 0; d < dimensions.size(); d++) {
      if (dimensions.get(d).structural() && !dimensions.get(d).range().isPoint()) {
        addLevels(rows, d, gaps);
      }
    }
    var head = new ArrayList<>(List.of("", "futures"));
    HEADS.values().forEach(head::add);
    return Html.table_(
        "Share of futures in which an option does better than the status quo, lowest and highest option, by structural hypothesis (grades C, C, C, B)",
        head,
        rows);
  }

  private void addLevels(List<List<DomContent>> rows, int d, Map<Compared, List<double[]>> gaps) {
    List<Condition> levels = rule.levels(d, gaps.get(Compared.DEATHS).getFirst());
    for (int level : IntStream.range(0, levels.size()).toArray()) {
      var row = new ArrayList<DomContent>();
      row.add(Html.text(Phrases.capital(hypotheses.condition(levels.get(level), true))));
      row.add(Html.text(Figures.whole(levels.get(level).futures())));
      gaps.forEach(
          (_, options) -> {
            double[] shares =
                options.stream()
                    .mapToDouble(gap -> rule.levels(d, gap).get(level).share())
                    .sorted()
                    .toArray();
            row.add(
                Html.text(
                    Figures.between(
                        Figures.percent(shares[0]), Figures.percent(shares[shares.length - 1]))));
          });
      rows.add(row);
    }
  }

  private double[] values(int option, Compared what) {
    var columns = new EnumMap<Variable, double[]>(Variable.class);
    what.variables().forEach(v -> columns.put(v, reading.outcome(option, v)));
    double[] values = new double[reading.futures()];
    Arrays.setAll(values, f -> what.of(v -> columns.get(v)[f]));
    return values;
  }
}
