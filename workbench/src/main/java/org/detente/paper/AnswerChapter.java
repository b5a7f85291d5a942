package org.detente.paper;

import static j2html.TagCreator.b;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.detente.chart.IntervalChart;
import org.detente.comparison.Comparison.Condition;
import org.detente.comparison.Comparison.FlipPoint;
import org.detente.comparison.Comparison.Row;
import org.detente.comparison.Comparison.Verdict;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;

/// The first page: is peace more dangerous than the status quo?
final class AnswerChapter {

  private static final double LINEAR_BELOW = 100;

  private final Reading reading;
  private final Hypotheses hypotheses;
  private final int futures;

  /// The question that the paper answers first.
  static String question(Reading reading) {
    return reading.say("answers.is-peace-more-dangerous");
  }

  static String detailTitle(Reading reading) {
    return reading.say("answers.how-sure-we-are");
  }

  AnswerChapter(Reading reading) {
    this.reading = reading;
    hypotheses = new Hypotheses(reading);
    futures = reading.futures();
  }

  /// The answer on one page: what decides most, which option holds where, how sure, and why.
  DomContent html() {
    var content = new ArrayList<DomContent>();
    content.add(p(reading.say("answers.two-assumptions-that-evidence")));
    content.add(StructuralTable.brief(reading));
    List<Verdict> verdicts = verdicts("deaths");
    if (verdicts.isEmpty()) {
      content.add(p(reading.say("answers.only-the-status-quo")));
      return Html.chapter(
          "answer", reading.say("answers.the-answer-first"), question(reading), content);
    }
    content.add(p(lead(verdicts)).withClass("lead"));
    var holds = new HoldsTable(reading);
    content.add(holds.table());
    content.add(holds.key());
    content.add(p(b(reading.say("answers.how-sure") + " "), text(holds.howSure() + " " + luck())));
    content.add(p(b(reading.say("answers.why") + " "), text(String.join(" ", why(verdicts)))));
    return Html.chapter(
        "answer", reading.say("answers.the-answer-first"), question(reading), content);
  }

  /// What stands behind the answer, option by option. Empty where there is nothing to compare.
  Optional<DomContent> detail() {
    List<Verdict> verdicts = verdicts("deaths");
    if (verdicts.isEmpty()) {
      return Optional.empty();
    }
    var content = new ArrayList<DomContent>();
    content.add(p(reading.say("answers.the-table-tells-how")));
    content.add(StructuralTable.of(reading));
    content.add(p(String.join(" ", sentences(verdicts))));
    content.add(p(reading.say("answers.the-picture-shows-the")));
    content.add(chart());
    return Optional.of(
        Html.chapter(
            "detail",
            reading.say("answers.the-answer-in-more"),
            reading.say("answers.how-sure-we-are"),
            content));
  }

  private String luck() {
    return reading.fewReplications()
        ? reading.say(
            "answers.each-future-was-run",
            "replications",
            reading.texts().times(reading.replications()),
            "eNOUGHREPLICATIONS",
            reading.texts().whole(Reading.ENOUGH_REPLICATIONS))
        : reading.say(
            "answers.each-future-was-run-2",
            "replications",
            reading.texts().times(reading.replications()));
  }

  /// What moves the answer, in a few sentences.
  private List<String> why(List<Verdict> verdicts) {
    List<Row> rows = horizonRows();
    var why = new ArrayList<String>();
    why.add(war(rows));
    why.add(
        reading.say(
            "answers.outside-war-the-options",
            "min",
            reading
                .texts()
                .moreOrFewer(
                    min(rows.stream().mapToDouble(Row::deathsOutsideWar)),
                    max(rows.stream().mapToDouble(Row::deathsOutsideWar))),
            "horizon",
            reading.horizon(),
            "min2",
            reading
                .texts()
                .moreOrFewer(
                    min(rows.stream().mapToDouble(Row::deathsInWar)),
                    max(rows.stream().mapToDouble(Row::deathsInWar)))));
    if (warDecides(rows)) {
      why.add(reading.say("answers.so-the-sum-is"));
    }
    flip().ifPresent(why::add);
    return why;
  }

  /// Whether, under every option, the difference in war is larger than that outside war and points
  /// the other way.
  private static boolean warDecides(List<Row> rows) {
    return rows.stream()
        .allMatch(
            r ->
                Math.signum(r.deathsInWar()) == -Math.signum(r.deathsOutsideWar())
                    && Math.abs(r.deathsInWar()) > Math.abs(r.deathsOutsideWar()));
  }

  private List<Verdict> verdicts(String outcome) {
    return reading.input().comparison().verdicts().stream()
        .filter(v -> v.outcome().equals(outcome) && reading.isShown(v.option()))
        .toList();
  }

  private String lead(List<Verdict> verdicts) {
    long better = verdicts.stream().filter(v -> v.kind() == Verdict.Kind.FINDING_BETTER).count();
    long worse = verdicts.stream().filter(v -> v.kind() == Verdict.Kind.FINDING_WORSE).count();
    long turning = verdicts.stream().filter(v -> v.kind() == Verdict.Kind.CONDITIONAL).count();
    int all = verdicts.size();
    if (better == all) {
      return reading.say("answers.not-in-this-exploration");
    }
    if (worse == all) {
      return reading.say("answers.in-this-exploration-yes");
    }
    if (2 * turning >= all) {
      return reading.say(
          "answers.it-depends-on-what", "turning", reading.texts().whole(turning), "options", all);
    }
    String found =
        better + worse == 0
            ? reading.say("answers.on-all-deaths-war")
            : reading.say(
                "answers.on-all-deaths-war-included",
                "have",
                have(reading, better),
                "have2",
                have(reading, worse));
    return found + leaning(verdicts) + new HoldsTable(reading).otherFindings();
  }

  private String leaning(List<Verdict> verdicts) {
    long better = verdicts.stream().filter(v -> v.kind() == Verdict.Kind.LEANS_BETTER).count();
    long worse = verdicts.stream().filter(v -> v.kind() == Verdict.Kind.LEANS_WORSE).count();
    long unknown = verdicts.stream().filter(v -> v.kind() == Verdict.Kind.UNKNOWN).count();
    long turning = verdicts.stream().filter(v -> v.kind() == Verdict.Kind.CONDITIONAL).count();
    var parts = new ArrayList<String>();
    if (better > 0) {
      parts.add(reading.say("answers.most-futures-lean-to", "options", better));
    }
    if (worse > 0) {
      parts.add(reading.say("answers.most-lean-to-more", "options", worse));
    }
    if (unknown > 0) {
      parts.add(
          unknown == verdicts.size()
              ? reading.say("answers.we-do-not-know")
              : reading.say("answers.for-options-we-do", "options", unknown));
    }
    if (turning > 0) {
      parts.add(reading.say("answers.for-options-the-answer", "options", turning));
    }
    return parts.isEmpty() ? "." : ": " + reading.texts().list(parts) + "." + worst();
  }

  private String worst() {
    boolean lost = horizonRows().stream().anyMatch(r -> r.tail() > 0);
    return lost ? " " + reading.say("answers.what-is-gained-in") : "";
  }

  private static String have(Reading reading, long n) {
    return n == 0
        ? reading.say("answers.none-has")
        : n == 1
            ? reading.say("answers.one-has")
            : reading.say("answers.have", "n", reading.texts().whole(n));
  }

  private List<String> sentences(List<Verdict> verdicts) {
    var sentences = new ArrayList<String>();
    DoubleStream shares = verdicts.stream().mapToDouble(Verdict::share);
    double[] sorted = shares.sorted().toArray();
    sentences.add(
        reading.say(
            "answers.on-the-same-futures",
            "verdicts",
            verdicts.size(),
            "sorted",
            reading.texts().of(sorted[0], sorted[sorted.length - 1], futures),
            "tried",
            reading.texts().ofThoseTried()));
    decisive(verdicts).ifPresent(sentences::add);
    List<Row> rows = horizonRows();
    sentences.add(
        reading.say(
            "answers.in-the-tenth-of",
            "min",
            reading
                .texts()
                .moreOrFewer(
                    min(rows.stream().mapToDouble(Row::tail)),
                    max(rows.stream().mapToDouble(Row::tail)))));
    return sentences;
  }

  private Optional<String> decisive(List<Verdict> verdicts) {
    Map<String, Integer> votes = new LinkedHashMap<>();
    verdicts.forEach(
        v -> Hypotheses.turning(v).stream().limit(1).forEach(k -> votes.merge(k, 1, Integer::sum)));
    Optional<String> key =
        votes.entrySet().stream()
            .max(Comparator.comparingInt(Map.Entry::getValue))
            .map(Map.Entry::getKey);
    return key.map(k -> decisive(verdicts, k));
  }

  private String decisive(List<Verdict> verdicts, String key) {
    var byLevel = new LinkedHashMap<String, List<Condition>>();
    for (Verdict v : verdicts) {
      v.decisive().stream()
          .filter(c -> c.dimension().equals(key))
          .toList()
          .reversed()
          .forEach(c -> byLevel.computeIfAbsent(c.level(), _ -> new ArrayList<>()).add(c));
    }
    long options =
        verdicts.stream()
            .filter(v -> v.decisive().stream().anyMatch(c -> c.dimension().equals(key)))
            .count();
    var parts = new ArrayList<String>();
    for (List<Condition> level : byLevel.values()) {
      double low = min(level.stream().mapToDouble(Condition::share));
      double high = max(level.stream().mapToDouble(Condition::share));
      String share = reading.texts().of(low, high, level.getFirst().futures());
      boolean first = parts.isEmpty();
      String who =
          options == 1
              ? reading.say("answers.that-option-has")
              : reading.say("answers.those-have", "options", options);
      parts.add(
          reading.say(
              "answers.then-fewer-deaths-in",
              "condition",
              hypotheses.condition(level.getFirst(), first),
              "first",
              first ? "yes" : "no",
              "who",
              who,
              "share",
              share));
    }
    return reading.say(
        "answers.for-options-the-assumption",
        "options",
        (int) options,
        "replaceAll",
        hypotheses.question(key).replaceAll(" *\\([0-9.]+\\)", ""),
        "parts",
        String.join("; ", parts));
  }

  private String war(List<Row> rows) {
    double before = rows.getFirst().warShareStatusQuo();
    return reading.say(
        "answers.large-scale-war-breaks",
        "horizon",
        reading.horizon(),
        "before",
        reading.texts().number(before, Phrases.HUNDRED),
        "min",
        reading
            .texts()
            .between(
                reading
                    .texts()
                    .number(min(rows.stream().mapToDouble(Row::warShare)), Phrases.HUNDRED),
                reading
                    .texts()
                    .number(max(rows.stream().mapToDouble(Row::warShare)), Phrases.HUNDRED)));
  }

  private List<Row> horizonRows() {
    return reading.others().stream()
        .map(o -> reading.input().comparison().of(reading.option(o).id()).getLast())
        .toList();
  }

  private Optional<String> flip() {
    List<FlipPoint> flips =
        reading.others().stream()
            .map(
                o ->
                    reading.input().comparison().flips().stream()
                        .filter(f -> f.option().equals(reading.option(o).id()))
                        .toList()
                        .getLast())
            .toList();
    double[] found =
        flips.stream()
            .map(FlipPoint::hazardRatio)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    if (found.length == 0) {
      return Optional.empty();
    }
    String where =
        found.length == 1
            ? reading.say("answers.multiplied-by-about", "found", reading.texts().two(found[0]))
            : reading.say(
                "answers.multiplied-by-to-depending",
                "found",
                reading.texts().two(found[0]),
                "found2",
                reading.texts().two(found[found.length - 1]));
    return Optional.of(
        reading.say(
            "answers.the-ranking-by-mean",
            "length",
            found.length == flips.size() ? "yes" : "no",
            "length2",
            reading.texts().whole(found.length),
            "options",
            flips.size(),
            "where",
            where));
  }

  private DomContent chart() {
    var spec =
        new IntervalChart.Spec(
            reading.say("answers.deaths-under-each-option"),
            reading.say("answers.one-row-per-option"),
            reading.say(
                "answers.deaths-more-or-fewer",
                "horizon",
                reading.horizon(),
                "lINEARBELOW",
                Figures.tick(LINEAR_BELOW)),
            IntervalChart.Form.COUNT,
            LINEAR_BELOW,
            Optional.of(new IntervalChart.Mark(0, reading.say("answers.as-in-the-status"))),
            reading.say("answers.fewer-deaths"),
            reading.say("answers.more-deaths"));
    String svg =
        IntervalChart.svg(
            reading.texts(),
            spec,
            reading.others().stream()
                .map(o -> IntervalChart.Row.of(reading.title(o), reading.deathsDifference(o)))
                .toList());
    return Html.figure_(svg, reading.say("answers.each-dot-is-a"));
  }

  static double min(DoubleStream values) {
    return values.min().orElse(0);
  }

  static double max(DoubleStream values) {
    return values.max().orElse(0);
  }
}
