package org.detente.paper;

import static j2html.TagCreator.h3;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.comparison.Comparison.Verdict;
import org.detente.comparison.Comparison.Verdict.Kind;

/// What can be said of the options against the status quo, outcome by outcome; options of which the
/// same can be said stand in one sentence.
final class Verdicts {

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
  static Outcome outcome(Reading reading, String key) {
    return outcomes(reading).get(key);
  }

  private static Map<String, Outcome> outcomes(Reading reading) {
    var outcomes = new LinkedHashMap<String, Outcome>();
    outcomes.put(
        "deaths",
        new Outcome(
            reading.say("verdicts.all-deaths-war-included-grade-c"),
            reading.say("verdicts.fewer-deaths"),
            reading.say("verdicts.more-deaths")));
    outcomes.put(
        "deaths_outside_war",
        new Outcome(
            reading.say("verdicts.deaths-outside-war-grade-c"),
            reading.say("verdicts.fewer-deaths-outside-war"),
            reading.say("verdicts.more-deaths-outside-war")));
    outcomes.put(
        "war",
        new Outcome(
            reading.say("verdicts.large-scale-war-grade-c"),
            reading.say("verdicts.a-lower-expected-chance-of-war"),
            reading.say("verdicts.a-higher-expected-chance-of-war")));
    outcomes.put(
        "returned",
        new Outcome(
            reading.say("verdicts.return-grade-b"),
            reading.say("verdicts.more-people-returned"),
            reading.say("verdicts.fewer-people-returned")));
    return outcomes;
  }

  List<DomContent> html() {
    var content = new ArrayList<DomContent>();
    outcomes(reading)
        .forEach(
            (key, outcome) -> {
              List<Verdict> verdicts =
                  reading.input().comparison().verdicts().stream()
                      .filter(v -> v.outcome().equals(key) && reading.isShown(v.option()))
                      .toList();
              if (!verdicts.isEmpty()) {
                content.add(h3(outcome.title()).withClass("minor"));
                content.add(Html.said(sentences(outcome, verdicts)));
              }
            });
    return content;
  }

  private List<Html.Said> sentences(Outcome outcome, List<Verdict> verdicts) {
    var sentences = new ArrayList<Html.Said>();
    for (Kind kind : Kind.values()) {
      List<Verdict> same = verdicts.stream().filter(v -> v.kind() == kind).toList();
      if (kind == Kind.CONDITIONAL) {
        same.forEach(
            v ->
                sentences.add(
                    new Html.Said(
                        List.of(reading.title(v.option())),
                        reading.title(v.option())
                            + ": "
                            + hypotheses.conditional(v, outcome.better()))));
      } else if (!same.isEmpty()) {
        sentences.add(new Html.Said(List.of(), sentence(outcome, kind, same, verdicts.size())));
      }
    }
    return sentences;
  }

  private String sentence(Outcome outcome, Kind kind, List<Verdict> same, int all) {
    double low = AnswerChapter.min(same.stream().mapToDouble(Verdict::share));
    double high = AnswerChapter.max(same.stream().mapToDouble(Verdict::share));
    String who =
        same.size() == all && all > 1
            ? reading.say("verdicts.all-options", "all", all)
            : String.join("; ", same.stream().map(v -> reading.title(v.option())).toList());
    String in = reading.say("verdicts.in", "low", reading.texts().of(low, high, reading.futures()));
    String than = " " + reading.say("verdicts.than-the-status-quo") + " ";
    return switch (kind) {
      case FINDING_BETTER ->
          reading.say(
              "verdicts.finding-and-in-over",
              "better",
              outcome.better(),
              "than",
              than,
              "in",
              in,
              "who",
              who);
      case FINDING_WORSE ->
          reading.say(
              "verdicts.finding-in-over-nine", "worse", outcome.worse(), "than", than, "who", who);
      case LEANS_BETTER ->
          reading.say(
              "verdicts.leaning-no-finding",
              "better",
              outcome.better(),
              "than",
              than,
              "in",
              in,
              "who",
              who);
      case LEANS_WORSE ->
          reading.say(
              "verdicts.leaning-the-other-way",
              "better",
              outcome.better(),
              "than",
              than,
              "in",
              in,
              "who",
              who);
      case UNKNOWN ->
          reading.say(
              "verdicts.we-do-not-know",
              "better",
              outcome.better(),
              "than",
              than,
              "in",
              in,
              "who",
              who);
      case CONDITIONAL -> "";
    };
  }
}
