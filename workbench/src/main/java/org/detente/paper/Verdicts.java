package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.comparison.Comparison.Verdict;
import org.detente.comparison.Comparison.Verdict.Kind;
import org.detente.phrase.Phrases;

/// What can be said of the options against the status quo, outcome by outcome; options of which the
/// same can be said stand in one sentence.
final class Verdicts {

  private static final Map<String, Outcome> OUTCOMES = new LinkedHashMap<>();

  static {
    OUTCOMES.put(
        "deaths", new Outcome("All deaths, war included (grade C)", "fewer deaths", "more deaths"));
    OUTCOMES.put(
        "deaths_outside_war",
        new Outcome(
            "Deaths outside war (grade C)", "fewer deaths outside war", "more deaths outside war"));
    OUTCOMES.put(
        "war",
        new Outcome(
            "Large-scale war (grade C)",
            "a lower expected chance of war",
            "a higher expected chance of war"));
    OUTCOMES.put(
        "returned",
        new Outcome("Return (grade B)", "more people returned", "fewer people returned"));
  }

  private final Reading reading;
  private final Hypotheses hypotheses;

  Verdicts(Reading reading) {
    this.reading = reading;
    hypotheses = new Hypotheses(reading);
  }

  /// An outcome that is compared, in words.
  ///
  /// @param title with the grade
  record Outcome(String title, String better, String worse) {}

  /// Words for an outcome.
  ///
  /// @param key as in a verdict
  static Outcome outcome(String key) {
    return OUTCOMES.get(key);
  }

  List<DomContent> html() {
    var content = new ArrayList<DomContent>();
    OUTCOMES.forEach(
        (key, outcome) -> {
          List<Verdict> verdicts =
              reading.input().comparison().verdicts().stream()
                  .filter(v -> v.outcome().equals(key) && reading.isShown(v.option()))
                  .toList();
          if (!verdicts.isEmpty()) {
            content.add(h3(outcome.title()).withClass("minor"));
            content.add(ul(each(sentences(outcome, verdicts).stream().map(s -> li(s)))));
          }
        });
    return content;
  }

  private List<String> sentences(Outcome outcome, List<Verdict> verdicts) {
    var sentences = new ArrayList<String>();
    for (Kind kind : Kind.values()) {
      List<Verdict> same = verdicts.stream().filter(v -> v.kind() == kind).toList();
      if (kind == Kind.CONDITIONAL) {
        same.forEach(
            v ->
                sentences.add(
                    reading.title(v.option())
                        + ": "
                        + hypotheses.conditional(v, outcome.better())));
      } else if (!same.isEmpty()) {
        sentences.add(sentence(outcome, kind, same, verdicts.size()));
      }
    }
    return sentences;
  }

  private String sentence(Outcome outcome, Kind kind, List<Verdict> same, int all) {
    double low = AnswerChapter.min(same.stream().mapToDouble(Verdict::share));
    double high = AnswerChapter.max(same.stream().mapToDouble(Verdict::share));
    String who =
        same.size() == all && all > 1
            ? "all " + all + " options"
            : String.join("; ", same.stream().map(v -> reading.title(v.option())).toList());
    String in = "in " + Phrases.of(low, high, reading.futures());
    String than = " than the status quo ";
    return switch (kind) {
      case FINDING_BETTER ->
          "Finding: "
              + outcome.better()
              + than
              + in
              + ", and in over nine of ten under every structural hypothesis: "
              + who
              + ".";
      case FINDING_WORSE ->
          "Finding: "
              + outcome.worse()
              + than
              + "in over nine of ten futures, and under every structural hypothesis: "
              + who
              + ".";
      case LEANS_BETTER ->
          "Leaning, no finding: " + outcome.better() + than + in + ": " + who + ".";
      case LEANS_WORSE ->
          "Leaning the other way, no finding: "
              + outcome.better()
              + than
              + "only "
              + in
              + ": "
              + who
              + ".";
      case UNKNOWN -> "We do not know: " + outcome.better() + than + in + ": " + who + ".";
      case CONDITIONAL -> "";
    };
  }
}
