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
import org.detente.simulation.Variable;

/// What the conclusions hang on: in how many futures options do better than the status quo under
/// each answer to each structural hypothesis. The futures of the paper are split, nothing is run
/// again; what the verb `ablate` found by running the model with one thing changed at a time stands
/// below ([OneByOne]).
final class HangsOn {

  private final Reading reading;
  private final Hypotheses hypotheses;
  private final VerdictRule rule;

  HangsOn(Reading reading) {
    this.reading = reading;
    hypotheses = new Hypotheses(reading);
    rule = new VerdictRule(reading.ensemble().dimensions(), reading.ensemble().futures());
  }

  /// Names of what is compared, in their order.
  static Map<Compared, String> heads(Reading reading) {
    var heads = new EnumMap<Compared, String>(Compared.class);
    heads.put(Compared.DEATHS, reading.say("hangs-on.fewer-deaths"));
    heads.put(Compared.DEATHS_OUTSIDE_WAR, reading.say("hangs-on.fewer-outside-war"));
    heads.put(Compared.WAR, reading.say("hangs-on.lower-chance-of-war"));
    heads.put(Compared.RETURNED, reading.say("hangs-on.more-returned"));
    return heads;
  }

  /// Nothing where the status quo is alone.
  List<DomContent> html() {
    if (reading.others().isEmpty()) {
      return List.of();
    }
    var content = new ArrayList<DomContent>();
    content.add(h3(reading.say("hangs-on.what-the-conclusions-hang")));
    content.add(p(turning()));
    content.add(table());
    content.add(p(reading.say("hangs-on.the-futures-of-this")));
    reading
        .input()
        .hangsOn()
        .ifPresentOrElse(
            study -> content.addAll(new OneByOne(reading, study).html()),
            () -> content.add(p(reading.say("hangs-on.what-becomes-of-each"))));
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
    String of = reading.say("hangs-on.of-answers-options-times", "answers", answers);
    if (turned.isEmpty()) {
      return reading.say("hangs-on.none-turns-with-a", "of", of);
    }
    return reading.say(
        "hangs-on.so-many-turn-with",
        "of",
        of,
        "entrySet",
        reading
            .texts()
            .list(
                turned.entrySet().stream()
                    .map(
                        e ->
                            reading.say(
                                "hangs-on.with",
                                "getValue",
                                reading.texts().whole(e.getValue()),
                                "replaceAll",
                                reading.own(
                                    hypotheses
                                        .question(e.getKey())
                                        .replaceAll(" *\\([0-9.]+\\)", ""))))
                    .toList()));
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
    var head = new ArrayList<>(List.of("", reading.say("hangs-on.futures")));
    heads(reading).values().forEach(head::add);
    return Html.table_(reading.say("hangs-on.share-of-futures-in"), head, rows);
  }

  private void addLevels(List<List<DomContent>> rows, int d, Map<Compared, List<double[]>> gaps) {
    List<Condition> levels = rule.levels(d, gaps.get(Compared.DEATHS).getFirst());
    for (int level : IntStream.range(0, levels.size()).toArray()) {
      var row = new ArrayList<DomContent>();
      row.add(Html.text(reading.texts().capital(hypotheses.condition(levels.get(level), true))));
      row.add(Html.text(reading.texts().whole(levels.get(level).futures())));
      gaps.forEach(
          (_, options) -> {
            double[] shares =
                options.stream()
                    .mapToDouble(gap -> rule.levels(d, gap).get(level).share())
                    .sorted()
                    .toArray();
            row.add(
                Html.text(
                    reading
                        .texts()
                        .between(
                            reading.texts().percent(shares[0]),
                            reading.texts().percent(shares[shares.length - 1]))));
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
