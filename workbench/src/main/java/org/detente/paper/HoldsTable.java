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
    DEATHS("deaths", "Fewer deaths, war included?", "", ""),
    OUTSIDE_WAR(
        "deaths_outside_war",
        "Fewer deaths outside war?",
        "fewer deaths outside war",
        "more deaths outside war"),
    WAR(
        "war",
        "Less large-scale war?",
        "a lower chance of large-scale war",
        "a higher chance of large-scale war"),
    RETURNED("returned", "More people returned?", "more people returned", "fewer people returned");

    private final String outcome;
    private final String asks;
    private final String better;
    private final String worse;

    Question(String outcome, String asks, String better, String worse) {
      this.outcome = outcome;
      this.asks = asks;
      this.better = better;
      this.worse = worse;
    }
  }

  private final Reading reading;

  HoldsTable(Reading reading) {
    this.reading = reading;
  }

  DomContent table() {
    var head = new ArrayList<>(List.of("Option"));
    for (Question q : Question.values()) {
      head.add(q.asks);
    }
    head.add("Nobody responsible (status quo %s)".formatted(open(reading.statusQuo())));
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
        "Does it hold against the status quo? The answer, and in how many of %s (grade C; return B; nobody responsible A)"
            .formatted(Phrases.counted(Math.min(reading.futures(), Phrases.HUNDRED), "future")),
        head,
        rows);
  }

  /// What the answers mean.
  DomContent key() {
    return p("Yes and no are findings: in over nine of ten futures, and under every structural hypothesis. Leans: no hypothesis turns it, but it does not hold in so many. Depends: the answer turns with an assumption that the evidence does not settle. Not known: about as often one way as the other. Nobody responsible: share of people, threats and months. Shares are "
            + Phrases.OF_THOSE_TRIED
            + ".")
        .withClass("note");
  }

  /// What else is a finding, for better and for worse, beside all deaths: a sentence, or nothing.
  String otherFindings() {
    var parts = new ArrayList<String>();
    for (Question q : Question.values()) {
      if (q != Question.DEATHS) {
        finding(q, Kind.FINDING_BETTER, q.better).ifPresent(parts::add);
        finding(q, Kind.FINDING_WORSE, q.worse).ifPresent(parts::add);
      }
    }
    return parts.isEmpty()
        ? ""
        : " Findings: "
            + Phrases.list(parts)
            + " of %s.".formatted(Phrases.counted(reading.others().size(), "option"));
  }

  private Optional<String> finding(Question question, Kind kind, String says) {
    long n =
        reading.others().stream()
            .flatMap(o -> verdict(o, question).stream())
            .filter(v -> v.kind() == kind)
            .count();
    return n == 0 ? Optional.empty() : Optional.of(says + " under " + Figures.whole(n));
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
    add(parts, findings, "is a finding", "are findings");
    add(parts, leanings, "leans one way", "lean one way");
    add(parts, depends, "depends on an assumption", "depend on an assumption");
    add(parts, unknown, "is not known", "are not known");
    return "Of %s in the table, %s."
        .formatted(Phrases.counted(kinds.size(), "answer"), Phrases.list(parts));
  }

  private static void add(List<String> parts, long n, String one, String more) {
    if (n > 0) {
      parts.add(Figures.whole(n) + " " + (n == 1 ? one : more));
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
          case FINDING_BETTER -> "yes";
          case FINDING_WORSE -> "no";
          case CONDITIONAL -> "depends";
          case LEANS_BETTER -> "leans yes";
          case LEANS_WORSE -> "leans no";
          case UNKNOWN -> "not known";
        };
    boolean finding = verdict.kind() == Kind.FINDING_BETTER || verdict.kind() == Kind.FINDING_WORSE;
    return span(
            finding ? b(word) : Html.text(word),
            text(" "),
            span(Phrases.number(verdict.share(), reading.futures())).withClass("range"))
        .withClass("figures");
  }

  private String open(int o) {
    return Figures.percent(CoverageChart.share(reading.ledger(o), CoverageStatus.OPEN));
  }
}
