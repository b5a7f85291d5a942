package org.detente.paper;

import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.ablation.AblationCase.Kind;
import org.detente.ablation.AblationStudy;
import org.detente.ablation.AblationSummary;
import org.detente.comparison.Compared;
import org.detente.evidence.Dimension;
import org.detente.phrase.Figures;

/// What became of the conclusions with one thing changed at a time: processes off, hypotheses held
/// to one answer, parameters at their ends.
final class OneByOne {

  /// Ends of parameters that move fewer conclusions are only counted: with few futures, a
  /// conclusion at the edge moves by one future.
  private static final int FEW = 3;

  private final Reading reading;
  private final AblationStudy study;
  private final Map<String, Map<String, AblationSummary>> changes = new LinkedHashMap<>();

  OneByOne(Reading reading, AblationStudy study) {
    this.reading = reading;
    this.study = study;
    study
        .rows()
        .forEach(
            row ->
                changes
                    .computeIfAbsent(row.what(), _ -> new LinkedHashMap<>())
                    .put(row.outcome(), row));
  }

  List<DomContent> html() {
    var shown = new ArrayList<List<DomContent>>();
    int ends = 0;
    int few = 0;
    int none = 0;
    for (Map<String, AblationSummary> change : changes.values()) {
      AblationSummary any = change.values().iterator().next();
      int changed = change.values().stream().mapToInt(AblationSummary::changed).sum();
      boolean end = any.kind() == Kind.LOW_END || any.kind() == Kind.HIGH_END;
      ends += end ? 1 : 0;
      if (!end || changed > FEW) {
        shown.add(row(any, change, changed));
      } else if (changed > 0) {
        few++;
      } else {
        none++;
      }
    }
    int options = study.rows().stream().mapToInt(AblationSummary::options).max().orElse(0);
    return List.of(
        h3(reading.say("answers.one-thing-changed-at")),
        p(
            reading.say(
                "answers.the-model-was-run",
                "changes",
                changes.size() - 1,
                "options",
                options,
                "futures",
                study.futures(),
                "version",
                study.version())),
        Html.table_(reading.say("answers.share-of-futures-in"), head(reading), shown),
        p(
            reading.say(
                "answers.of-ends-of-parameters",
                "ends",
                ends,
                "conclusions",
                FEW,
                "few",
                reading.texts().whole(few),
                "none",
                reading.texts().whole(none))));
  }

  private static List<String> head(Reading reading) {
    var head = new ArrayList<>(List.of(reading.say("answers.changed")));
    head.addAll(HangsOn.heads(reading).values());
    head.add(reading.say("answers.another-sign"));
    return head;
  }

  private List<DomContent> row(
      AblationSummary any, Map<String, AblationSummary> change, int changed) {
    var row = new ArrayList<DomContent>();
    row.add(Html.text(name(any)));
    int conclusions = 0;
    for (Compared outcome : HangsOn.heads(reading).keySet()) {
      AblationSummary cell = change.get(outcome.key());
      conclusions += cell == null ? 0 : cell.options();
      row.add(
          Html.text(
              cell == null
                  ? Figures.NOTHING
                  : reading
                      .texts()
                      .between(
                          reading.texts().percent(cell.shareLow()),
                          reading.texts().percent(cell.shareHigh()))));
    }
    row.add(
        Html.text(
            any.kind() == Kind.AS_ASSESSED
                ? Figures.NOTHING
                : reading.say(
                    "answers.of",
                    "changed",
                    reading.texts().whole(changed),
                    "conclusions",
                    reading.texts().whole(conclusions))));
    return row;
  }

  private String name(AblationSummary change) {
    if (change.kind() == Kind.AS_ASSESSED) {
      return reading.say("answers.nothing");
    }
    if (change.kind() == Kind.PROCESS) {
      return reading.own(reading.texts().capital(change.what().replace('-', ' ')));
    }
    String key = change.what().substring(0, change.what().indexOf(" = "));
    String value = change.what().substring(change.what().indexOf(" = ") + 3);
    return reading.ensemble().dimensions().stream()
        .filter(d -> d.key().equals(key))
        .findFirst()
        .map(
            d ->
                reading.own(reading.texts().capital(Hypotheses.question(d)))
                    + held(reading, d, value))
        .orElse(reading.own(change.what()));
  }

  private static String held(Reading reading, Dimension dimension, String value) {
    return dimension.scale() == Dimension.Scale.SWITCH
        ? value.equals("1") ? reading.say("answers.yes-5") : reading.say("answers.no-5")
        : " = " + value;
  }
}
