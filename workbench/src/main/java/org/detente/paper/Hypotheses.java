package org.detente.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.comparison.Comparison.Condition;
import org.detente.comparison.Comparison.Verdict;
import org.detente.evidence.Dimension;
import org.detente.phrase.Phrases;

/// Words for structural hypotheses and for verdicts that turn with them.
final class Hypotheses {

  private static final String STRUCTURAL = "structural: ";
  private static final String WHETHER = "whether ";
  private static final String HOW_FAR = "how far ";

  private final Map<String, Dimension> byKey = new LinkedHashMap<>();
  private final int futures;

  Hypotheses(Reading reading) {
    reading.ensemble().dimensions().forEach(d -> byKey.put(d.key(), d));
    futures = reading.futures();
  }

  /// What a dimension is, without the mark that it is structural.
  static String question(Dimension dimension) {
    String d = dimension.description();
    return d.startsWith(STRUCTURAL) ? d.substring(STRUCTURAL.length()) : d;
  }

  /// The question of a hypothesis by key.
  String question(String key) {
    Dimension dimension = byKey.get(key);
    return dimension == null ? key : question(dimension);
  }

  /// A condition as the beginning of a sentence: "if an agreement resets the war clock".
  String condition(Condition condition, boolean first) {
    String question = question(condition.dimension());
    if (question.startsWith(WHETHER)) {
      boolean yes = condition.level().equals("1");
      String statement = question.substring(WHETHER.length()).replaceAll(" *\\(.*\\)$", "");
      return yes ? "if " + statement : first ? "if it is not so that " + statement : "if not";
    }
    if (question.startsWith(HOW_FAR)) {
      String statement = question.substring(HOW_FAR.length());
      return "if "
          + statement
          + (condition.level().equals("high")
              ? " in full or nearly so"
              : " by less than three quarters");
    }
    return "if " + level(question, condition.level());
  }

  /// Picks the words before "(level)" in a question such as "x prevents war (0), does not matter
  /// (0.5) or causes it (1)".
  static String level(String question, String level) {
    int end = question.indexOf(" (" + level + ")");
    if (end < 0) {
      return "“" + question + "” is answered with " + level;
    }
    String before = question.substring(0, end);
    int start = before.lastIndexOf(')') + 1;
    String words = before.substring(start).replaceFirst("^,? *(or )?", "");
    return start == 0 ? words : "it " + words;
  }

  /// The keys of the hypotheses under which a verdict turns, the one that moves it most first.
  static List<String> turning(Verdict verdict) {
    var spread = new LinkedHashMap<String, Double>();
    for (Condition c : verdict.decisive()) {
      spread.computeIfAbsent(c.dimension(), k -> spread(verdict, k));
    }
    var keys = new ArrayList<>(spread.keySet());
    keys.sort(Comparator.comparingDouble(k -> -spread.get(k)));
    return List.copyOf(keys);
  }

  private static double spread(Verdict verdict, String key) {
    double[] shares =
        verdict.decisive().stream()
            .filter(c -> c.dimension().equals(key))
            .mapToDouble(Condition::share)
            .sorted()
            .toArray();
    return shares[shares.length - 1] - shares[0];
  }

  /// What turns a verdict, as one or two sentences.
  ///
  /// @param better what better means: "fewer deaths"
  String conditional(Verdict verdict, String better) {
    return conditional(verdict, better, "the status quo");
  }

  /// The same against something else.
  ///
  /// @param than what it is compared with
  String conditional(Verdict verdict, String better, String than) {
    List<String> keys = turning(verdict);
    String key = keys.getFirst();
    var parts = new ArrayList<String>();
    for (Condition c :
        verdict.decisive().stream().filter(c -> c.dimension().equals(key)).toList().reversed()) {
      String share = Phrases.of(c.share(), c.futures());
      boolean first = parts.isEmpty();
      parts.add(
          condition(c, first)
              + (first ? ", then " + better + " than " + than + " in " : ", in ")
              + share);
    }
    String sentence = Phrases.capital(String.join("; ", parts)) + ".";
    if (keys.size() > 1) {
      sentence +=
          " It also turns on "
              + Phrases.list(
                  keys.subList(1, keys.size()).stream()
                      .map(this::question)
                      .map(q -> q.replaceAll(" *\\([0-9.]+\\)", ""))
                      .toList())
              + ".";
    }
    return sentence;
  }
}
