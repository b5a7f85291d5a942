package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.detente.comparison.Beside;
import org.detente.comparison.Beside.Difference;
import org.detente.comparison.Compared;
import org.detente.comparison.Comparison.Verdict;
import org.detente.comparison.Comparison.Verdict.Kind;
import org.detente.phrase.Phrases;

/// Every option beside the status quo and beside every other, the firmest first: what is a finding,
/// what turns on an assumption, and what is neither. No option is the measure of the others: each
/// pair stands once, in the order of the options.
final class ComparedChapter {

  static final String ID = "compared";

  private static final Set<Kind> FINDINGS = Set.of(Kind.FINDING_BETTER, Kind.FINDING_WORSE);

  private final Reading reading;
  private final Hypotheses hypotheses;
  private final List<Pair> pairs = new ArrayList<>();

  /// What can be said of one option against another.
  private record Pair(int option, int than, Difference difference) {

    Kind kind() {
      return difference.verdict().kind();
    }

    /// Where neither differs in any future that counts, nothing is unknown.
    boolean same() {
      return difference.low() == 0 && difference.high() == 0;
    }
  }

  ComparedChapter(Reading reading) {
    this.reading = reading;
    hypotheses = new Hypotheses(reading);
    List<Integer> shown = reading.shown();
    for (int a = 0; a < shown.size(); a++) {
      for (int b = a + 1; b < shown.size(); b++) {
        for (Difference d : Beside.of(reading.ensemble(), shown.get(b), shown.get(a))) {
          pairs.add(new Pair(shown.get(b), shown.get(a), d));
        }
      }
    }
  }

  String title() {
    return reading.say("compared.what-can-be-said");
  }

  DomContent html() {
    List<Pair> findings = pairs.stream().filter(p -> FINDINGS.contains(p.kind())).toList();
    List<Pair> turning = pairs.stream().filter(p -> p.kind() == Kind.CONDITIONAL).toList();
    List<Pair> rest =
        pairs.stream().filter(p -> !findings.contains(p) && !turning.contains(p)).toList();
    var content = new ArrayList<DomContent>();
    content.add(
        p(reading.say(
                "compared.of-so-many-comparisons",
                "pairs",
                pairs.size(),
                "findings",
                findings.size(),
                "turning",
                turning.size(),
                "rest",
                rest.size(),
                "futures",
                reading.futures()))
            .withClass("lead"));
    Html.luck(reading).ifPresent(content::add);
    content.add(h3(reading.say("compared.holds-in-almost-all")));
    content.addAll(
        findings.isEmpty()
            ? List.of(p(reading.say("compared.no-finding")))
            : byOutcome(findings, this::together));
    content.add(h3(reading.say("compared.holds-only-if")));
    content.addAll(
        turning.isEmpty()
            ? List.of(p(reading.say("compared.nothing-turns")))
            : byOutcome(turning, some -> some.stream().map(this::turns).toList()));
    content.add(h3(reading.say("compared.what-we-do-not-know")));
    content.addAll(
        rest.isEmpty()
            ? List.of(p(reading.say("compared.nothing-is-left")))
            : byOutcome(
                rest.stream().filter(p -> !manyPairs() || today(p)).toList(), this::together));
    if (manyPairs()) {
      content.add(h3(reading.say("compared.pair-by-pair")));
      content.add(p(reading.say("compared.what-is-left-of-pairs")));
      for (Compared what : Compared.values()) {
        content.add(table(what));
      }
    }
    content.add(
        p(reading.say("compared.how-to-read", "tried", reading.texts().ofThoseTried()))
            .withClass("note"));
    return Html.chapter(ID, reading.say("compared.the-answer-first"), title(), content);
  }

  private List<DomContent> byOutcome(
      List<Pair> some, Function<List<Pair>, List<String>> sentences) {
    var content = new ArrayList<DomContent>();
    for (Compared what : Compared.values()) {
      List<Pair> of = some.stream().filter(p -> p.difference().what() == what).toList();
      if (!of.isEmpty()) {
        content.add(h3(words(of.getFirst()).title()).withClass("minor"));
        content.add(ul(each(sentences.apply(of).stream().map(s -> li(s)))));
      }
    }
    return content;
  }

  /// So many pairs of options that sentences would hide them.
  private boolean manyPairs() {
    return reading.others().size() > 2;
  }

  /// Whether it is beside the status quo.
  private boolean today(Pair pair) {
    return pair.than() == reading.statusQuo();
  }

  /// Every pair once: the option of the row beside that of the column.
  private DomContent table(Compared what) {
    List<Integer> options = reading.others();
    List<Integer> columns = options.subList(0, options.size() - 1);
    Verdicts.Outcome words = Verdicts.outcome(reading, what.key());
    var head = new ArrayList<>(List.of(reading.say("compared.option")));
    columns.forEach(o -> head.add(reading.say("compared.than", "option", reading.title(o))));
    var rows = new ArrayList<List<DomContent>>();
    for (int row : options.subList(1, options.size())) {
      var cells = new ArrayList<DomContent>();
      cells.add(Html.text(reading.title(row)));
      for (int column : columns) {
        cells.add(
            Html.text(
                pairs.stream()
                    .filter(p -> p.option() == row && p.than() == column)
                    .filter(p -> p.difference().what() == what)
                    .findFirst()
                    .map(this::cell)
                    .orElse("")));
      }
      rows.add(cells);
    }
    return Html.textTable(
        reading.say(
            "compared.futures-in-which", "outcome", words.title(), "better", words.better()),
        head,
        rows);
  }

  private String cell(Pair pair) {
    return reading.say(
        "compared.cell",
        "share",
        reading.texts().number(pair.difference().verdict().share(), reading.futures()),
        "futures",
        reading.texts().whole(Math.min(reading.futures(), Phrases.HUNDRED)),
        "kind",
        pair.same() ? "SAME" : pair.kind().name());
  }

  private String turns(Pair pair) {
    return reading.say(
        "compared.turns",
        "option",
        reading.title(pair.option()),
        "turns",
        hypotheses.conditional(
            pair.difference().verdict(), words(pair).better(), than(pair.than())));
  }

  private Verdicts.Outcome words(Pair pair) {
    return Verdicts.outcome(reading, pair.difference().what().key());
  }

  private String than(int option) {
    return option == reading.statusQuo()
        ? reading.say("hypotheses.the-status-quo")
        : reading.title(option);
  }

  /// Pairs of which the same can be said stand in one sentence.
  private List<String> together(List<Pair> some) {
    Map<String, List<Pair>> same = new TreeMap<>();
    for (Pair p : some) {
      String said = p.same() ? "SAME" : p.kind().name();
      same.computeIfAbsent(said, _ -> new ArrayList<>()).add(p);
    }
    return same.entrySet().stream().map(e -> sentence(e.getKey(), e.getValue())).toList();
  }

  private String sentence(String said, List<Pair> of) {
    Verdicts.Outcome words = words(of.getFirst());
    boolean leansWorse = said.equals(Kind.LEANS_WORSE.name());
    boolean worse = leansWorse || said.equals(Kind.FINDING_WORSE.name());
    var who = new ArrayList<String>();
    for (Pair pair : of) {
      Verdict v = pair.difference().verdict();
      who.add(
          reading.say(
              "compared.pair",
              "option",
              reading.title(pair.option()),
              "than",
              than(pair.than()),
              "counted",
              leansWorse ? "reverse" : worse || pair.same() ? "no" : "yes",
              "share",
              reading.texts().of(v.share(), reading.futures())));
    }
    return reading.say(
        "compared.said",
        "kind",
        said,
        "better",
        worse ? words.worse() : words.better(),
        "who",
        String.join("; ", who));
  }
}
