package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.message.Texts;
import org.detente.web.begin.Assembly;
import org.detente.web.begin.Sketch;
import org.detente.web.begin.Step;

/// The last step of beginning a theatre: what stands in for what nobody said, which files are not
/// there, and what can be answered.
final class BeginReview {

  private final BeginView view;
  private final BeginFields f;
  private final Texts texts;
  private final Assembly all;
  private final Sketch sketch;

  BeginReview(BeginView view, BeginFields f) {
    this.view = view;
    this.f = f;
    texts = view.texts();
    all = view.all();
    sketch = view.sketch();
  }

  /// The last step.
  ///
  /// @param unsettled steps with mistakes
  /// @param settled whether the loaders say nothing of what belongs to no other step
  /// @param questions which can be answered
  List<DomContent> review(
      List<Step> unsettled, boolean settled, List<BeginPages.Answerable> questions) {
    var content = new ArrayList<DomContent>();
    List<Step> open = unsettled.stream().filter(s -> s != Step.REVIEW).toList();
    if (!open.isEmpty()) {
      content.add(
          div(
                  h2(texts.say("begin.review.settle")).withClass("minor"),
                  ul(each(open.stream().map(s -> li(a(view.title(s)).withHref(view.address(s)))))))
              .withClass("wrongs"));
    }
    var stands = new ArrayList<List<DomContent>>();
    for (Assembly.Assumption a : all.assumptions()) {
      stands.add(
          List.of(
              a(texts.capital(texts.say(a.what()))).withHref(view.address(a.step())),
              text(texts.say(a.value())),
              text(texts.say(a.consequence()))));
    }
    if (!stands.isEmpty()) {
      content.add(h2(texts.say("begin.review.stands")));
      content.add(p(texts.say("begin.review.each")));
      content.add(
          Parts.table_(
              texts.say("begin.review.assumptions"),
              List.of(
                  texts.say("begin.review.what"),
                  texts.say("begin.review.stands-in"),
                  texts.say("begin.review.follows")),
              stands));
    }
    content.add(h2(texts.say("begin.review.files")));
    content.add(
        Parts.table_(
            texts.say("begin.review.files-caption"),
            List.of(texts.say("begin.review.file"), texts.say("begin.review.without")),
            FILES.entrySet().stream()
                .map(
                    e ->
                        List.<DomContent>of(
                            text(texts.own(e.getValue())),
                            text(texts.of("begin.without", e.getKey()))))
                .toList()));
    if (!questions.isEmpty()) {
      var rows = new ArrayList<List<DomContent>>();
      for (BeginPages.Answerable q : questions) {
        rows.add(
            List.of(
                text(texts.of("begin.asks", q.question())),
                text(texts.say("begin.answerable", "yes", q.answerable() ? "yes" : "no")),
                text(texts.say(q.why()))));
      }
      content.add(h2(texts.say("begin.review.answered")));
      content.add(
          Parts.table_(
              texts.say("begin.review.questions"),
              List.of(
                  texts.say("begin.review.question"),
                  texts.say("begin.review.can"),
                  texts.say("begin.review.why")),
              rows));
    }
    var agreement = new LinkedHashMap<String, String>();
    agreement.put("yes", texts.say("begin.review.with"));
    agreement.put("no", texts.say("begin.review.alone"));
    content.add(
        form(
                view.began(),
                p(f.choice(
                        "review.agreement",
                        texts.say("begin.review.options"),
                        agreement,
                        sketch.or("review.agreement", "yes"),
                        true))
                    .withClass("row pick"),
                p(
                        open.isEmpty() && settled
                            ? button(texts.say("begin.review.make"))
                                .withType("submit")
                                .withName("go")
                                .withValue("finish")
                            : span(texts.say("begin.review.not-yet")),
                        text(" "),
                        button(texts.say("begin.save"))
                            .withType("submit")
                            .withName("go")
                            .withValue("stay")
                            .withClass("plain-button"))
                    .withClass("save"))
            .withMethod("post")
            .withAction(view.address(Step.REVIEW))
            .withClass("edit"));
    return content;
  }

  private static final Map<String, String> FILES = files();

  /// Entry of what is missed without it, to the names of files.
  private static Map<String, String> files() {
    var files = new LinkedHashMap<String, String>();
    files.put("incidents", "incidents.csv");
    files.put("criteria", "criteria.yaml");
    files.put("positions", "issues.csv, positions.csv");
    files.put("force", "units.yaml, contributors.csv, pledges.csv, policies.csv");
    files.put("commitments", "commitments.yaml");
    files.put("provisions", "provisions.yaml");
    files.put("paired", "paired-inputs.csv");
    files.put("evidence", "evidence.csv");
    return files;
  }
}
