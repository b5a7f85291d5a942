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
import org.detente.phrase.Phrases;

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
        h3("One thing changed at a time"),
        p(
            "The model was run again with each process off, each hypothesis held to one answer, and each parameter at either end of its range: %s, %s, the same %s and the same luck for each, one run per future (version %s of the program; the verb ablate makes the figures anew). So few futures show what a change does; they do not settle how large a share is, and a conclusion at the edge moves with one future."
                .formatted(
                    Phrases.counted(changes.size() - 1, "change"),
                    Phrases.counted(options, "option"),
                    Phrases.counted(study.futures(), "future"),
                    study.version())),
        Html.table_(
            "Share of futures in which an option does better than the status quo, lowest and highest option, and how many conclusions get another sign (better, worse, neither)",
            head(),
            shown),
        p(
            "Of %s of parameters, those that give another sign to more than %s stand in the table; %s move fewer, %s none."
                .formatted(
                    Phrases.counted(ends, "end"),
                    Phrases.counted(FEW, "conclusion"),
                    Figures.whole(few),
                    Figures.whole(none))));
  }

  private static List<String> head() {
    var head = new ArrayList<>(List.of("changed"));
    head.addAll(HangsOn.HEADS.values());
    head.add("another sign");
    return head;
  }

  private List<DomContent> row(
      AblationSummary any, Map<String, AblationSummary> change, int changed) {
    var row = new ArrayList<DomContent>();
    row.add(Html.text(name(any)));
    int conclusions = 0;
    for (Compared outcome : HangsOn.HEADS.keySet()) {
      AblationSummary cell = change.get(outcome.key());
      conclusions += cell == null ? 0 : cell.options();
      row.add(
          Html.text(
              cell == null
                  ? Figures.NOTHING
                  : Figures.between(
                      Figures.percent(cell.shareLow()), Figures.percent(cell.shareHigh()))));
    }
    row.add(
        Html.text(
            any.kind() == Kind.AS_ASSESSED
                ? Figures.NOTHING
                : Figures.whole(changed) + " of " + Figures.whole(conclusions)));
    return row;
  }

  private String name(AblationSummary change) {
    if (change.kind() == Kind.AS_ASSESSED) {
      return "Nothing";
    }
    if (change.kind() == Kind.PROCESS) {
      return Phrases.capital(change.what().replace('-', ' '));
    }
    String key = change.what().substring(0, change.what().indexOf(" = "));
    String value = change.what().substring(change.what().indexOf(" = ") + 3);
    return reading.ensemble().dimensions().stream()
        .filter(d -> d.key().equals(key))
        .findFirst()
        .map(d -> Phrases.capital(Hypotheses.question(d)) + held(d, value))
        .orElse(change.what());
  }

  private static String held(Dimension dimension, String value) {
    return dimension.scale() == Dimension.Scale.SWITCH
        ? value.equals("1") ? ": yes" : ": no"
        : " = " + value;
  }
}
