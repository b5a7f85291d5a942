package org.detente.cli.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.detente.discovery.Box;
import org.detente.discovery.Cases;
import org.detente.discovery.Input;
import org.detente.discovery.Limit;
import org.detente.output.BoxFields;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;

/// Boxes as JSON and as sentences.
final class BoxAnswer {

  private final Map<String, Double> smallest = new LinkedHashMap<>();
  private final Map<String, Double> largest = new LinkedHashMap<>();
  private final Cases cases;
  private final String interest;

  /// @param interest what makes a case one of interest
  BoxAnswer(Cases cases, String interest) {
    this.cases = cases;
    this.interest = interest;
    for (Input input : cases.inputs()) {
      if (input.kind() != Input.Kind.CATEGORIES) {
        smallest.put(input.name(), input.smallest());
        largest.put(input.name(), input.largest());
      }
    }
  }

  /// What was looked at: the head of an answer.
  Map<String, Object> head(String target, ThresholdOptions threshold) {
    var head = new LinkedHashMap<String, Object>();
    head.put("target", target);
    head.put("threshold", threshold.threshold());
    head.put("above", threshold.above());
    head.put("cases", cases.size());
    head.put("positives", cases.positives());
    var kinds = new LinkedHashMap<String, String>();
    cases.inputs().forEach(i -> kinds.put(i.name(), i.kind().name().toLowerCase(Locale.ROOT)));
    head.put("inputs", kinds);
    return head;
  }

  /// Limits, coverage, density, mass and the number of restricted inputs.
  Map<String, Object> fields(Box box) {
    return BoxFields.of(box);
  }

  /// The box in words.
  String sentence(Box box) {
    String where =
        box.limits().isEmpty()
            ? "of all cases looked at"
            : "of the cases with " + conditions(box.limits());
    return interest
        + " in "
        + Figures.percent(box.density())
        + " "
        + where
        + "; these are "
        + Figures.percent(box.coverage())
        + " of all such cases, in "
        + Phrases.counted(box.cases(), "row")
        + ".";
  }

  private String conditions(Map<String, Limit> limits) {
    var words = new ArrayList<String>();
    limits.forEach((name, limit) -> words.add(condition(name, limit)));
    if (words.size() == 1) {
      return words.getFirst();
    }
    return words.subList(0, words.size() - 1).stream().collect(Collectors.joining(", "))
        + " and "
        + words.getLast();
  }

  /// An end that lies where the data end says nothing and is left out.
  private String condition(String name, Limit limit) {
    return switch (limit) {
      case Limit.OneOf(List<String> categories) ->
          categories.size() == 1
              ? name + " = " + categories.getFirst()
              : name + " one of {" + String.join(", ", categories) + "}";
      case Limit.Between(double low, double high) when low == high ->
          name + " = " + Figures.given(low);
      case Limit.Between(double low, double high) when low <= smallest.get(name) ->
          name + " <= " + Figures.given(high);
      case Limit.Between(double low, double high) when high >= largest.get(name) ->
          name + " >= " + Figures.given(low);
      case Limit.Between(double low, double high) ->
          name + " from " + Figures.between(Figures.given(low), Figures.given(high));
    };
  }
}
