package org.detente.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.detente.discovery.Box;
import org.detente.discovery.Limit;
import org.detente.evidence.Dimension;
import org.detente.evidence.Future;
import org.detente.message.Texts;

/// Conditions that a box sets, in words.
final class Conditions {

  private static final String QUANTILE = "where in the option's range ";
  private static final String WHETHER = "whether ";
  private static final String HOW_FAR = "how far ";

  /// Descriptions that lean on the one before them are told apart by the key.
  private static final Pattern LEANS = Pattern.compile("\\b(that|its|there|then|such|it|gain)\\b");

  private final Map<String, Dimension> byKey = new LinkedHashMap<>();
  private final Map<String, double[]> ends = new LinkedHashMap<>();

  Conditions(List<Dimension> dimensions, List<Future> futures) {
    for (int d = 0; d < dimensions.size(); d++) {
      int at = d;
      double[] values = futures.stream().mapToDouble(f -> f.value(at)).sorted().toArray();
      byKey.put(dimensions.get(d).key(), dimensions.get(d));
      ends.put(dimensions.get(d).key(), new double[] {values[0], values[values.length - 1]});
    }
  }

  /// What a dimension is, with its key where the words alone do not say.
  String name(Texts texts, String key) {
    Dimension dimension = byKey.get(key);
    String words = Hypotheses.question(dimension);
    if (words.startsWith(QUANTILE)) {
      return texts.say("conditions.late", "what", texts.own(words.substring(QUANTILE.length())));
    }
    return LEANS.matcher(words).find() && !dimension.structural()
        ? texts.own(words) + " (" + texts.own(key) + ")"
        : texts.own(words);
  }

  /// What a dimension is, with its unit, for an axis.
  String axis(Texts texts, String key) {
    Dimension dimension = byKey.get(key);
    String words = Hypotheses.question(dimension);
    String unit = dimension.unit();
    return texts.own(words)
        + (unit.isEmpty() || unit.equals("1") || unit.equals("quantile")
            ? ""
            : ", " + texts.own(unit))
        + " ("
        + texts.own(key)
        + ")";
  }

  /// All limits of a box: "an agreement resets the war clock and the chance that ... is above 0.4".
  String of(Texts texts, Box box) {
    var words = new ArrayList<String>();
    box.limits().forEach((key, limit) -> words.add(of(texts, key, limit)));
    return words.size() < 2
        ? String.join("", words)
        : texts.say(
            "conditions.and",
            "before",
            String.join("; ", words.subList(0, words.size() - 1)),
            "last",
            words.getLast());
  }

  private String of(Texts texts, String key, Limit limit) {
    Dimension dimension = byKey.get(key);
    String question = Hypotheses.question(dimension);
    return switch (limit) {
      case Limit.OneOf(List<String> answers) -> answered(texts, question, answers);
      case Limit.Between(double low, double high) -> between(texts, key, question, low, high);
    };
  }

  private static String answered(Texts texts, String question, List<String> answers) {
    if (question.startsWith(WHETHER)) {
      String statement = question.substring(WHETHER.length()).replaceAll(" *\\(.*\\)$", "");
      return answers.contains("1")
          ? texts.own(statement)
          : texts.say("conditions.it-is-not-so", "statement", texts.own(statement));
    }
    List<String> words = answers.stream().map(a -> Hypotheses.level(texts, question, a)).toList();
    return words.size() < 2
        ? String.join("", words)
        : texts.say(
            "conditions.or",
            "before",
            String.join(", ", words.subList(0, words.size() - 1)),
            "last",
            words.getLast());
  }

  private String between(Texts texts, String key, String question, double low, double high) {
    boolean fromBelow = low <= ends.get(key)[0];
    boolean toAbove = high >= ends.get(key)[1];
    if (question.startsWith(QUANTILE)) {
      return texts.say(
          "conditions.in-the-range",
          "what",
          texts.own(question.substring(QUANTILE.length())),
          "part",
          fromBelow ? "first" : toAbove ? "last" : "middle",
          "first",
          texts.percent(high),
          "last",
          texts.percent(1 - low),
          "low",
          texts.percent(low));
    }
    String unit = texts.own(unit(byKey.get(key)));
    String how =
        fromBelow
            ? texts.say("conditions.at-most", "high", texts.two(high), "unit", unit)
            : toAbove
                ? texts.say("conditions.at-least", "low", texts.two(low), "unit", unit)
                : texts.say(
                    "conditions.from",
                    "range",
                    texts.between(texts.two(low), texts.two(high)),
                    "unit",
                    unit);
    if (question.startsWith(HOW_FAR)) {
      return texts.say(
          "conditions.of-their-size",
          "what",
          texts.own(question.substring(HOW_FAR.length())),
          "how",
          how);
    }
    return texts.say("conditions.is", "name", name(texts, key), "how", how);
  }

  private static String unit(Dimension dimension) {
    return switch (dimension.unit()) {
      case "", "1", "share", "probability", "ratio", "quantile", "hazard ratio" -> "";
      default -> " " + dimension.unit();
    };
  }

  /// A level of a stacking axis in words.
  ///
  /// @param level from 0
  /// @param cuts upper ends of all levels but the last
  String level(Texts texts, String key, int level, List<Double> cuts) {
    Dimension dimension = byKey.get(key);
    return switch (dimension.scale()) {
      case SWITCH -> level == 0 ? texts.say("conditions.no") : texts.say("conditions.yes");
      case THREE ->
          Hypotheses.column(
              texts, Hypotheses.question(dimension), level == 0 ? "0" : level == 1 ? "0.5" : "1");
      case UNIFORM, LOG, RANK, FIXED ->
          level == 0
              ? texts.say("conditions.up-to", "value", texts.two(cuts.getFirst()))
              : texts.say("conditions.above", "value", texts.two(cuts.getLast()));
    };
  }
}
