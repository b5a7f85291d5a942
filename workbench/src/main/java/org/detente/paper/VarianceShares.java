package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.detente.exploration.Criterion;
import org.detente.exploration.Sensitivity;
import org.detente.exploration.Sensitivity.First;
import org.detente.exploration.SensitivityStudy.ScreeningRow;

/// How the variance of each outcome divides among what is uncertain, or how to find out.
final class VarianceShares {

  private final Reading reading;
  private final List<Criterion> criteria;
  private final Function<Criterion, String> name;

  /// @param name of a criterion's outcome
  VarianceShares(Reading reading, List<Criterion> criteria, Function<Criterion, String> name) {
    this.reading = reading;
    this.criteria = List.copyOf(criteria);
    this.name = name;
  }

  private boolean shown(String option) {
    return reading.isShown(option) || reading.option(reading.statusQuo()).id().equals(option);
  }

  /// Heading, sentences and a picture.
  List<DomContent> content(Optional<Sensitivity> found) {
    var content = new ArrayList<DomContent>();
    content.add(h3(reading.say("exploration.how-the-variance-divides")));
    if (found.isEmpty()) {
      content.add(p(reading.say("exploration.variance-was-not-divided")));
      return content;
    }
    Sensitivity sensitivity = found.get();
    long inputs = sensitivity.screening().stream().map(ScreeningRow::parameter).distinct().count();
    content.add(
        p(
            reading.say(
                "exploration.each-input-was-moved",
                "inputs",
                inputs,
                "trajectories",
                sensitivity.settings().trajectories(),
                "passed",
                passed(sensitivity),
                "blocks",
                sensitivity.settings().blocks())));
    content.add(ul(each(criteria.stream().map(c -> sentence(sensitivity, c)).map(TagCreator::li))));
    var pictures = new ExplorationPictures(reading.ensemble());
    pictures
        .variance(reading.texts(), sensitivity, criteria, name, this::shown)
        .ifPresent(
            svg ->
                content.add(
                    Html.figure_(svg, reading.say("exploration.mean-over-the-options-under"))));
    return content;
  }

  /// How many inputs passed, by option: "9 to 12".
  private String passed(Sensitivity sensitivity) {
    var by = new LinkedHashMap<String, List<String>>();
    for (ScreeningRow row : sensitivity.screening()) {
      List<String> inputs = by.computeIfAbsent(row.option(), _ -> new ArrayList<>());
      if (row.passes() && !inputs.contains(row.parameter())) {
        inputs.add(row.parameter());
      }
    }
    by.keySet().removeIf(option -> !shown(option));
    List<Integer> counts = by.values().stream().map(List::size).sorted().toList();
    return counts.isEmpty()
        ? reading.texts().whole(0)
        : reading
            .texts()
            .between(
                reading.texts().whole(counts.getFirst()), reading.texts().whole(counts.getLast()));
  }

  /// What comes first, and under how many options.
  private String sentence(Sensitivity sensitivity, Criterion criterion) {
    var words = new Conditions(reading.ensemble().dimensions(), reading.ensemble().futures());
    var by = new LinkedHashMap<String, List<First>>();
    for (First row : sensitivity.first(criterion.outcome(), this::shown)) {
      by.computeIfAbsent(row.parameter(), _ -> new ArrayList<>()).add(row);
    }
    String outcome = reading.texts().capital(name.apply(criterion));
    if (by.isEmpty()) {
      return reading.say("exploration.which-input-comes-first", "outcome", outcome);
    }
    List<String> first =
        by.entrySet().stream()
            .sorted(Comparator.comparingInt(e -> -e.getValue().size()))
            .map(e -> first(words, e))
            .toList();
    return reading
        .say(
            "exploration.most-of-the-variance",
            "outcome",
            outcome,
            "inputs",
            String.join("; ", first))
        .replace("`", "");
  }

  private String first(Conditions words, Map.Entry<String, List<First>> input) {
    double[] totals = input.getValue().stream().mapToDouble(First::share).sorted().toArray();
    return reading.say(
        "exploration.first-under",
        "input",
        words.name(reading.texts(), input.getKey()),
        "options",
        totals.length,
        "share",
        reading
            .texts()
            .between(
                reading.texts().percent(totals[0]),
                reading.texts().percent(totals[totals.length - 1])));
  }
}
