package org.detente.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.comparison.Comparison.Condition;
import org.detente.comparison.Comparison.Verdict;
import org.detente.evidence.Dimension;
import org.detente.message.Texts;

/// Words for structural hypotheses and for verdicts that turn with them.
final class Hypotheses {

  private static final String STRUCTURAL = "structural: ";
  private static final String WHETHER = "whether ";
  private static final String HOW_FAR = "how far ";

  private final Map<String, Dimension> byKey = new LinkedHashMap<>();
  private final int futures;
  private final Texts texts;

  Hypotheses(Reading reading) {
    reading.ensemble().dimensions().forEach(d -> byKey.put(d.key(), d));
    futures = reading.futures();
    texts = reading.texts();
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
      return yes
          ? texts.say("hypotheses.if", "statement", texts.own(statement))
          : first
              ? texts.say("hypotheses.if-not-so", "statement", texts.own(statement))
              : texts.say("hypotheses.if-not");
    }
    if (question.startsWith(HOW_FAR)) {
      String statement = question.substring(HOW_FAR.length());
      return texts.say(
          "hypotheses.if-how-far",
          "statement",
          texts.own(statement),
          "full",
          condition.level().equals("high") ? "yes" : "no");
    }
    return texts.say("hypotheses.if", "statement", level(texts, question, condition.level()));
  }

  /// Picks the words before "(level)" in a question such as "x prevents war (0), does not matter
  /// (0.5) or causes it (1)".
  static String level(Texts texts, String question, String level) {
    return level(texts, question, level, true);
  }

  /// The same for a column, without the subject of a sentence.
  static String column(Texts texts, String question, String level) {
    return level(texts, question, level, false);
  }

  private static String level(Texts texts, String question, String level, boolean sentence) {
    int end = question.indexOf(" (" + level + ")");
    if (end < 0) {
      return texts.say(
          "hypotheses.is-answered-with", "question", texts.own(question), "level", level);
    }
    String before = question.substring(0, end);
    int start = before.lastIndexOf(')') + 1;
    String words = before.substring(start).replaceFirst("^,? *(or )?", "");
    return start == 0 || !sentence
        ? texts.own(words)
        : texts.say("hypotheses.it", "what", texts.own(words));
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
    return conditional(verdict, better, texts.say("hypotheses.the-status-quo"));
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
      String share = texts.of(c.share(), c.futures());
      boolean first = parts.isEmpty();
      parts.add(
          first
              ? texts.say(
                  "hypotheses.then",
                  "condition",
                  condition(c, true),
                  "better",
                  better,
                  "than",
                  than,
                  "share",
                  share)
              : texts.say("hypotheses.in", "condition", condition(c, false), "share", share));
    }
    String sentence = texts.capital(String.join("; ", parts)) + ".";
    if (keys.size() > 1) {
      sentence +=
          " "
              + texts.say(
                  "hypotheses.it-also-turns-on",
                  "questions",
                  texts.list(
                      keys.subList(1, keys.size()).stream()
                          .map(this::question)
                          .map(q -> texts.own(q.replaceAll(" *\\([0-9.]+\\)", "")))
                          .toList()));
    }
    return sentence;
  }
}
