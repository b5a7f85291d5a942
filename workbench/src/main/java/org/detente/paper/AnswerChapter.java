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

  private static final String QUESTION = "Is peace more dangerous than the status quo?";
  private static final double LINEAR_BELOW = 100;

  private final Reading reading;
  private final Hypotheses hypotheses;
  private final int futures;

  AnswerChapter(Reading reading) {
    this.reading = reading;
    hypotheses = new Hypotheses(reading);
    futures = reading.futures();
  }

  /// The answer on one page: what decides most, which option holds where, how sure, and why.
  DomContent html() {
    var content = new ArrayList<DomContent>();
    content.add(
        p(
            "Two assumptions that evidence does not settle decide most: whether an agreement resets"
                + " the war clock, and how far the effects published for missions elsewhere would"
                + " transfer here. Where the shares in a row differ, the assumption speaks."));
    content.add(StructuralTable.brief(reading));
    List<Verdict> verdicts = verdicts("deaths");
    if (verdicts.isEmpty()) {
      content.add(p("Only the status quo was assessed, so there is nothing to compare it with."));
      return Html.chapter("answer", "The answer first", QUESTION, content);
    }
    content.add(p(lead(verdicts)).withClass("lead"));
    var holds = new HoldsTable(reading);
    content.add(holds.table());
    content.add(holds.key());
    content.add(p(b("How sure? "), text(holds.howSure() + " " + luck())));
    content.add(p(b("Why? "), text(String.join(" ", why(verdicts)))));
    return Html.chapter("answer", "The answer first", QUESTION, content);
  }

  /// What stands behind the answer, option by option. Empty where there is nothing to compare.
  Optional<DomContent> detail() {
    List<Verdict> verdicts = verdicts("deaths");
    if (verdicts.isEmpty()) {
      return Optional.empty();
    }
    var content = new ArrayList<DomContent>();
    content.add(
        p(
            "The table tells how often large-scale war comes under each option, assumption by"
                + " assumption. (The status quo's own row varies only because the futures in the"
                + " columns are not the same.) No comparison should be read without it."));
    content.add(StructuralTable.of(reading));
    content.add(p(String.join(" ", sentences(verdicts))));
    content.add(
        p(
            "The picture shows the difference in deaths future by future. A row that lies on both"
                + " sides of the line says that the same option saves lives in some futures and"
                + " costs lives in others."));
    content.add(chart());
    return Optional.of(
        Html.chapter(
            "detail", "The answer in more detail", "How sure we are, option by option", content));
  }

  private String luck() {
    return reading.fewReplications()
        ? "Each future was run only %s where %s are needed to tell conditions from luck: a first look."
            .formatted(
                Phrases.times(reading.replications()), Figures.whole(Reading.ENOUGH_REPLICATIONS))
        : "Each future was run %s.".formatted(Phrases.times(reading.replications()));
  }

  /// What moves the answer, in a few sentences.
  private List<String> why(List<Verdict> verdicts) {
    List<Row> rows = horizonRows();
    var why = new ArrayList<String>();
    why.add(war(rows));
    why.add(
        "Outside war the options have %s deaths than the status quo on average over %s; in war, %s."
            .formatted(
                Phrases.moreOrFewer(
                    min(rows.stream().mapToDouble(Row::deathsOutsideWar)),
                    max(rows.stream().mapToDouble(Row::deathsOutsideWar))),
                reading.horizon(),
                Phrases.moreOrFewer(
                    min(rows.stream().mapToDouble(Row::deathsInWar)),
                    max(rows.stream().mapToDouble(Row::deathsInWar)))));
    if (warDecides(rows)) {
      why.add("So the sum is decided by war, and war by the two assumptions above.");
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
      return "Not in this exploration: every option has fewer deaths than the status quo, in over"
          + " nine of ten futures and under every structural hypothesis tried.";
    }
    if (worse == all) {
      return "In this exploration, yes: every option has more deaths than the status quo, in over"
          + " nine of ten futures and under every structural hypothesis tried.";
    }
    if (2 * turning >= all) {
      return "It depends on what nobody knows yet: for %s of %s the answer turns with an assumption about how the world works, and the evidence does not settle it."
          .formatted(Figures.whole(turning), Phrases.counted(all, "option"));
    }
    String found =
        better + worse == 0
            ? "On all deaths, war included, nothing is firm enough to call a finding"
            : "On all deaths, war included, as a finding %s fewer deaths than the status quo and %s more"
                .formatted(have(better), have(worse));
    return found + leaning(verdicts) + new HoldsTable(reading).otherFindings();
  }

  private String leaning(List<Verdict> verdicts) {
    long better = verdicts.stream().filter(v -> v.kind() == Verdict.Kind.LEANS_BETTER).count();
    long worse = verdicts.stream().filter(v -> v.kind() == Verdict.Kind.LEANS_WORSE).count();
    long unknown = verdicts.stream().filter(v -> v.kind() == Verdict.Kind.UNKNOWN).count();
    long turning = verdicts.stream().filter(v -> v.kind() == Verdict.Kind.CONDITIONAL).count();
    var parts = new ArrayList<String>();
    if (better > 0) {
      parts.add("most futures lean to fewer deaths for " + Phrases.counted(better, "option"));
    }
    if (worse > 0) {
      parts.add("most lean to more deaths for " + Phrases.counted(worse, "option"));
    }
    if (unknown > 0) {
      parts.add(
          unknown == verdicts.size()
              ? "we do not know for any of the options"
              : "for " + Phrases.counted(unknown, "option") + " we do not know");
    }
    if (turning > 0) {
      parts.add(
          "for "
              + Phrases.counted(turning, "option")
              + " the answer turns with an assumption that the evidence does not settle");
    }
    return parts.isEmpty() ? "." : ": " + Phrases.list(parts) + "." + worst();
  }

  private String worst() {
    boolean lost = horizonRows().stream().anyMatch(r -> r.tail() > 0);
    return lost ? " What is gained in some futures can be lost in the worst." : "";
  }

  private static String have(long n) {
    return n == 0 ? "none has" : n == 1 ? "one has" : Figures.whole(n) + " have";
  }

  private List<String> sentences(List<Verdict> verdicts) {
    var sentences = new ArrayList<String>();
    DoubleStream shares = verdicts.stream().mapToDouble(Verdict::share);
    double[] sorted = shares.sorted().toArray();
    sentences.add(
        "On the same futures, with wars counted, %s fewer deaths than the status quo in %s, %s."
            .formatted(
                verdicts.size() == 1 ? "the option has" : "the options have",
                Phrases.of(sorted[0], sorted[sorted.length - 1], futures),
                Phrases.OF_THOSE_TRIED));
    decisive(verdicts).ifPresent(sentences::add);
    List<Row> rows = horizonRows();
    sentences.add(
        "In the tenth of futures that are worst for them, all deaths taken together, the options have %s deaths than the status quo."
            .formatted(
                Phrases.moreOrFewer(
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
      String share = Phrases.of(low, high, level.getFirst().futures());
      boolean first = parts.isEmpty();
      String who = options == 1 ? "that option has" : "those " + options + " have";
      parts.add(
          hypotheses.condition(level.getFirst(), first)
              + (first ? ", then " + who + " fewer deaths in " : ", in ")
              + share);
    }
    return "For %s the assumption that decides most is %s: %s."
        .formatted(
            Phrases.counted((int) options, "option"),
            hypotheses.question(key).replaceAll(" *\\([0-9.]+\\)", ""),
            String.join("; ", parts));
  }

  private String war(List<Row> rows) {
    double before = rows.getFirst().warShareStatusQuo();
    return "Large-scale war breaks out within %s in about %s of 100 runs under the status quo and in %s under the options (grade C: direction only)."
        .formatted(
            reading.horizon(),
            Phrases.number(before, Phrases.HUNDRED),
            Figures.between(
                Phrases.number(min(rows.stream().mapToDouble(Row::warShare)), Phrases.HUNDRED),
                Phrases.number(max(rows.stream().mapToDouble(Row::warShare)), Phrases.HUNDRED)));
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
            ? "multiplied by about " + Figures.two(found[0])
            : "multiplied by "
                + Figures.two(found[0])
                + " to "
                + Figures.two(found[found.length - 1])
                + ", depending on the option";
    return Optional.of(
        "The ranking by mean deaths would reverse for %s if the war hazard that we give an agreement were %s: an error of that size would turn it."
            .formatted(
                found.length == flips.size()
                    ? "every option"
                    : Figures.whole(found.length)
                        + " of "
                        + Phrases.counted(flips.size(), "option"),
                where));
  }

  private DomContent chart() {
    var spec =
        new IntervalChart.Spec(
            "Deaths under each option less deaths under the status quo, in the same future",
            "One row per option; a dot for each future, bars for half and nine tenths of the"
                + " futures, a tick at the median.",
            "deaths more or fewer than under the status quo within %s (war included; axis logarithmic beyond ±%s)"
                .formatted(reading.horizon(), Figures.tick(LINEAR_BELOW)),
            IntervalChart.Form.COUNT,
            LINEAR_BELOW,
            Optional.of(new IntervalChart.Mark(0, "as in the status quo")),
            "fewer deaths",
            "more deaths");
    String svg =
        IntervalChart.svg(
            spec,
            reading.others().stream()
                .map(o -> IntervalChart.Row.of(reading.title(o), reading.deathsDifference(o)))
                .toList());
    return Html.figure_(
        svg,
        "Each dot is a future: the option's deaths less those of the status quo under the same"
            + " conditions. Wars kill in thousands and incidents in tens, so the axis stretches"
            + " near zero and shrinks far from it. Thick bar: half of the futures; thin bar: nine"
            + " tenths; tick: median. Grade C, paired between options; a level of deaths is grade"
            + " D.");
  }

  static double min(DoubleStream values) {
    return values.min().orElse(0);
  }

  static double max(DoubleStream values) {
    return values.max().orElse(0);
  }
}
