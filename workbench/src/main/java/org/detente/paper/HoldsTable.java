package org.detente.paper;

import static j2html.TagCreator.b;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.chart.CoverageChart;
import org.detente.comparison.Comparison.Verdict;
import org.detente.comparison.Comparison.Verdict.Kind;
import org.detente.coverage.CoverageStatus;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;

/// Which option holds where: one row per option, one answer per outcome, each with how sure it is.
final class HoldsTable {

  /// What is asked of each outcome, in the order of the columns.
  private enum Question {
    DEATHS("deaths"),
    OUTSIDE_WAR("deaths_outside_war"),
    WAR("war"),
    RETURNED("returned");

    private final String outcome;

    Question(String outcome) {
      this.outcome = outcome;
    }
  }

  private final Reading reading;

  HoldsTable(Reading reading) {
    this.reading = reading;
  }

  private String asks(Question question) {
    return switch (question) {
      case DEATHS -> reading.say("answers.fewer-deaths-war-included");
      case OUTSIDE_WAR -> reading.say("answers.fewer-deaths-outside-war");
      case WAR -> reading.say("answers.less-large-scale-war");
      case RETURNED -> reading.say("answers.more-people-returned");
    };
  }

  private String better(Question question) {
    return switch (question) {
      case DEATHS -> "";
      case OUTSIDE_WAR -> reading.say("answers.fewer-deaths-outside-war-2");
      case WAR -> reading.say("answers.a-lower-chance-of");
      case RETURNED -> reading.say("answers.more-people-returned-3");
    };
  }

  private String worse(Question question) {
    return switch (question) {
      case DEATHS -> "";
      case OUTSIDE_WAR -> reading.say("answers.more-deaths-outside-war");
      case WAR -> reading.say("answers.a-higher-chance-of");
      case RETURNED -> reading.say("answers.fewer-people-returned");
    };
  }

  DomContent table() {
    var head = new ArrayList<>(List.of(reading.say("answers.option")));
    for (Question q : Question.values()) {
      head.add(asks(q));
    }
    head.add(
        reading.say("answers.nobody-responsible-status-quo", "open", open(reading.statusQuo())));
    var rows = new ArrayList<List<DomContent>>();
    for (int o : reading.others()) {
      var row = new ArrayList<DomContent>();
      row.add(Html.text(reading.title(o)));
      for (Question q : Question.values()) {
        row.add(verdict(o, q).map(this::cell).orElse(Html.text(Figures.NOTHING)));
      }
      row.add(Html.text(open(o)));
      rows.add(row);
    }
    return Html.table_(
        reading.say(
            "answers.does-it-hold-against",
            "futures",
            Math.min(reading.futures(), Phrases.HUNDRED)),
        head,
        rows);
  }

  /// What the answers mean.
  DomContent key() {
    return p(reading.say("answers.yes-and-no-are", "tried", reading.texts().ofThoseTried()))
        .withClass("note");
  }

  /// What else is a finding, for better and for worse, beside all deaths: a sentence, or nothing.
  String otherFindings() {
    var parts = new ArrayList<String>();
    for (Question q : Question.values()) {
      if (q != Question.DEATHS) {
        finding(q, Kind.FINDING_BETTER, better(q)).ifPresent(parts::add);
        finding(q, Kind.FINDING_WORSE, worse(q)).ifPresent(parts::add);
      }
    }
    return parts.isEmpty()
        ? ""
        : " "
            + reading.say(
                "answers.findings-of-options",
                "parts",
                reading.texts().list(parts),
                "options",
                reading.others().size());
  }

  private Optional<String> finding(Question question, Kind kind, String says) {
    long n =
        reading.others().stream()
            .flatMap(o -> verdict(o, question).stream())
            .filter(v -> v.kind() == kind)
            .count();
    return n == 0
        ? Optional.empty()
        : Optional.of(reading.say("answers.under", "says", says, "n", reading.texts().whole(n)));
  }

  /// How sure the answers are, in one sentence.
  String howSure() {
    List<Kind> kinds =
        reading.others().stream()
            .flatMap(
                o ->
                    java.util.Arrays.stream(Question.values()).flatMap(q -> verdict(o, q).stream()))
            .map(Verdict::kind)
            .toList();
    long findings = count(kinds, Kind.FINDING_BETTER, Kind.FINDING_WORSE);
    long leanings = count(kinds, Kind.LEANS_BETTER, Kind.LEANS_WORSE);
    long depends = count(kinds, Kind.CONDITIONAL);
    long unknown = count(kinds, Kind.UNKNOWN);
    var parts = new ArrayList<String>();
    add(parts, findings, reading.say("answers.findings", "n", findings));
    add(parts, leanings, reading.say("answers.leanings", "n", leanings));
    add(parts, depends, reading.say("answers.depend", "n", depends));
    add(parts, unknown, reading.say("answers.not-known", "n", unknown));
    return reading.say(
        "answers.of-answers-in-the", "answers", kinds.size(), "parts", reading.texts().list(parts));
  }

  private static void add(List<String> parts, long n, String words) {
    if (n > 0) {
      parts.add(words);
    }
  }

  private static long count(List<Kind> kinds, Kind... wanted) {
    return kinds.stream().filter(List.of(wanted)::contains).count();
  }

  private Optional<Verdict> verdict(int option, Question question) {
    String id = reading.option(option).id();
    return reading.input().comparison().verdicts().stream()
        .filter(v -> v.option().equals(id) && v.outcome().equals(question.outcome))
        .findFirst();
  }

  private DomContent cell(Verdict verdict) {
    String word =
        switch (verdict.kind()) {
          case FINDING_BETTER -> reading.say("answers.yes");
          case FINDING_WORSE -> reading.say("answers.no");
          case CONDITIONAL -> reading.say("answers.depends");
          case LEANS_BETTER -> reading.say("answers.leans-yes");
          case LEANS_WORSE -> reading.say("answers.leans-no");
          case UNKNOWN -> reading.say("answers.not-known-4");
        };
    boolean finding = verdict.kind() == Kind.FINDING_BETTER || verdict.kind() == Kind.FINDING_WORSE;
    return span(
            finding ? b(word) : Html.text(word),
            text(" "),
            span(reading.texts().number(verdict.share(), reading.futures())).withClass("range"))
        .withClass("figures");
  }

  private String open(int o) {
    return reading.texts().percent(CoverageChart.share(reading.ledger(o), CoverageStatus.OPEN));
  }
}
