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
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;

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
  String name(String key) {
    Dimension dimension = byKey.get(key);
    String words = Hypotheses.question(dimension);
    if (words.startsWith(QUANTILE)) {
      return words.substring(QUANTILE.length()) + " late in the option's range";
    }
    return LEANS.matcher(words).find() && !dimension.structural()
        ? words + " (" + key + ")"
        : words;
  }

  /// What a dimension is, with its unit, for an axis.
  String axis(String key) {
    Dimension dimension = byKey.get(key);
    String words = Hypotheses.question(dimension);
    String unit = dimension.unit();
    return words
        + (unit.isEmpty() || unit.equals("1") || unit.equals("quantile") ? "" : ", " + unit)
        + " ("
        + key
        + ")";
  }

  /// All limits of a box: "an agreement resets the war clock and the chance that ... is above 0.4".
  String of(Box box) {
    var words = new ArrayList<String>();
    box.limits().forEach((key, limit) -> words.add(of(key, limit)));
    return words.size() < 2
        ? String.join("", words)
        : String.join("; ", words.subList(0, words.size() - 1)) + "; and " + words.getLast();
  }

  private String of(String key, Limit limit) {
    Dimension dimension = byKey.get(key);
    String question = Hypotheses.question(dimension);
    return switch (limit) {
      case Limit.OneOf(List<String> answers) -> answered(question, answers);
      case Limit.Between(double low, double high) -> between(key, question, low, high);
    };
  }

  private static String answered(String question, List<String> answers) {
    if (question.startsWith(WHETHER)) {
      String statement = question.substring(WHETHER.length()).replaceAll(" *\\(.*\\)$", "");
      return answers.contains("1") ? statement : "it is not so that " + statement;
    }
    return Phrases.list(answers.stream().map(a -> Hypotheses.level(question, a)).toList())
        .replace(" and ", " or ");
  }

  private String between(String key, String question, double low, double high) {
    boolean fromBelow = low <= ends.get(key)[0];
    boolean toAbove = high >= ends.get(key)[1];
    if (question.startsWith(QUANTILE)) {
      return question.substring(QUANTILE.length())
          + " in the "
          + (fromBelow
              ? "first " + Figures.percent(high)
              : toAbove
                  ? "last " + Figures.percent(1 - low)
                  : "part from " + Figures.percent(low) + " to " + Figures.percent(high))
          + " of the option's range";
    }
    String unit = unit(byKey.get(key));
    String how =
        fromBelow
            ? "at most " + Figures.two(high) + unit
            : toAbove
                ? "at least " + Figures.two(low) + unit
                : "from " + Figures.between(Figures.two(low), Figures.two(high)) + unit;
    if (question.startsWith(HOW_FAR)) {
      return question.substring(HOW_FAR.length()) + " by " + how + " of their size";
    }
    return name(key) + " is " + how;
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
  String level(String key, int level, List<Double> cuts) {
    Dimension dimension = byKey.get(key);
    return switch (dimension.scale()) {
      case SWITCH -> level == 0 ? "no" : "yes";
      case THREE ->
          Hypotheses.level(
                  Hypotheses.question(dimension), level == 0 ? "0" : level == 1 ? "0.5" : "1")
              .replaceFirst("^it ", "");
      case UNIFORM, LOG, RANK, FIXED ->
          level == 0
              ? "up to " + Figures.two(cuts.getFirst())
              : "above " + Figures.two(cuts.getLast());
    };
  }
}
