package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.script;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.message.Texts;

/// Pages that belong to no theatre: the list of all of them, and what is wrong with one that cannot
/// be opened.
public final class ShelfPages {

  private ShelfPages() {}

  /// A theatre in the list.
  ///
  /// @param address of its first page
  /// @param here whether the server was opened on it
  /// @param folder from which it was read, by which theatres of one name are told apart; empty: it
  ///   was begun or brought
  public record Theatre(
      int id,
      String label,
      String address,
      boolean here,
      int versions,
      Instant changed,
      Optional<String> folder) {}

  /// A theatre that is put away.
  public record Away(int id, String label, Instant since) {}

  /// A theatre that is being begun.
  public record Begun(int id, String label, String address, Instant changed) {}

  /// The frame of a page that belongs to no theatre.
  ///
  /// @param texts in the language of whoever reads
  /// @param styles further assets, `*.css`
  static String frame(Texts texts, String heading, List<String> styles, List<DomContent> content) {
    var heads = new ArrayList<DomContent>();
    heads.add(meta().withCharset("utf-8"));
    heads.add(meta().withName("viewport").withContent("width=device-width, initial-scale=1"));
    heads.add(title(heading + " · Détente"));
    heads.add(link().withRel("icon").withHref(Assets.at("mark.svg")));
    heads.add(link().withRel("stylesheet").withHref(Assets.at("fonts.css")));
    for (String style : styles) {
      heads.add(link().withRel("stylesheet").withHref(Assets.at(style)));
    }
    heads.add(link().withRel("stylesheet").withHref(Assets.at("app.css")));
    heads.add(link().withRel("stylesheet").withHref(Assets.at("shelf.css")));
    heads.add(script().withSrc(Assets.at("app.js")).attr("defer"));
    return document(
        html(
                head(each(heads.stream())),
                body(
                    a(texts.say("frame.to-the-content")).withHref("#content").withClass("skip"),
                    header(
                            a("Détente").withHref("/").withClass("brand"),
                            nav(a(texts.say("shelf.theatres")).withHref("/theatres"))
                                .withClass("where")
                                .attr("aria-label", texts.say("frame.pages")))
                        .withClass("top"),
                    div(main(each(content.stream())).withId("content")).withClass("shelf"),
                    footer(p(texts.say("frame.it-explores-it-does-not")))))
            .withLang(texts.tag())
            .condAttr(!texts.english(), "dir", texts.direction()));
  }

  /// All theatres.
  ///
  /// @param done what was done just now, in words; empty: nothing
  public static String list(
      Texts texts, List<Theatre> theatres, List<Begun> drafts, List<Away> away, String done) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            texts.say("shelf.workbench"), texts.say("shelf.theatres"), texts.say("shelf.lead")));
    if (!done.isEmpty()) {
      content.add(p(done).withClass("saved").attr("role", "status"));
    }
    content.add(ul(each(theatres.stream().map(t -> theatre(texts, t)))).withClass("theatres"));
    content.add(p(texts.say("shelf.stays")).withClass("note"));
    content.add(
        section(
            h2(texts.say("shelf.begin")),
            p(texts.say("shelf.begin-why")),
            form(button(texts.say("shelf.begin")).withType("submit"))
                .withMethod("post")
                .withAction("/theatres/begin")));
    if (!drafts.isEmpty()) {
      content.add(
          section(
              h2(texts.say("shelf.drafts")),
              ul(each(drafts.stream().map(d -> draft(texts, d)))).withClass("theatres")));
    }
    content.add(bring(texts));
    if (!away.isEmpty()) {
      content.add(
          section(
                  h2(texts.say("shelf.put-away")),
                  ul(each(
                          away.stream()
                              .map(
                                  t ->
                                      li(
                                          span(texts.own(t.label())).withClass("name"),
                                          span(texts.say("shelf.since", "when", t.since()))
                                              .withClass("what"),
                                          form(button(texts.say("shelf.bring-back"))
                                                  .withType("submit")
                                                  .withClass("plain-button")
                                                  .attr(
                                                      "aria-label",
                                                      texts.say(
                                                          "shelf.bring-back-what",
                                                          "what",
                                                          texts.own(t.label()))))
                                              .withMethod("post")
                                              .withAction("/theatres/" + t.id() + "/bring-back")
                                              .withClass("inline-form")))))
                      .withClass("theatres"))
              .withId("away"));
    }
    return frame(texts, texts.say("shelf.theatres"), List.of("edit.css"), content);
  }

  private static DomContent theatre(Texts texts, Theatre t) {
    var parts = new ArrayList<DomContent>();
    parts.add(a(texts.own(t.label())).withHref(t.address()).withClass("name"));
    parts.add(
        span(texts.say(
                "shelf.about",
                "here",
                t.here() ? "yes" : "no",
                "versions",
                t.versions(),
                "when",
                t.changed(),
                "read",
                t.folder().isPresent() ? "yes" : "no",
                "folder",
                texts.own(t.folder().orElse(""))))
            .withClass("what"));
    var acts = new ArrayList<DomContent>();
    acts.add(
        form(
                label(texts.say("shelf.call-it")).withFor("label-" + t.id()),
                input()
                    .withId("label-" + t.id())
                    .withName("label")
                    .withType("text")
                    .attr("maxlength", "200")
                    .withValue(t.label()),
                button(texts.say("shelf.rename"))
                    .withType("submit")
                    .withClass("plain-button")
                    .attr(
                        "aria-label", texts.say("shelf.rename-what", "what", texts.own(t.label()))))
            .withMethod("post")
            .withAction("/theatres/" + t.id() + "/rename")
            .withClass("inline-form"));
    if (!t.here()) {
      acts.add(
          form(button(texts.say("shelf.put-away"))
                  .withType("submit")
                  .withClass("plain-button")
                  .attr(
                      "aria-label", texts.say("shelf.put-away-what", "what", texts.own(t.label()))))
              .withMethod("post")
              .withAction("/theatres/" + t.id() + "/put-away")
              .withClass("inline-form"));
    }
    parts.add(div(each(acts.stream())).withClass("acts"));
    return li(each(parts.stream()));
  }

  private static DomContent draft(Texts texts, Begun d) {
    return li(
        a(texts.own(d.label())).withHref(d.address()).withClass("name"),
        span(texts.say("shelf.changed", "when", d.changed())).withClass("what"),
        form(button(texts.say("shelf.drop"))
                .withType("submit")
                .withClass("plain-button")
                .attr("aria-label", texts.say("shelf.drop-what", "what", texts.own(d.label()))))
            .withMethod("post")
            .withAction(d.address() + "/drop")
            .withClass("inline-form"));
  }

  private static DomContent bring(Texts texts) {
    return section(
            h2(texts.say("shelf.bring")),
            form(
                    p(
                            label(texts.say("shelf.zip")).withFor("zip"),
                            span(texts.say("shelf.zip-hint")).withClass("what hint"),
                            input()
                                .withType("file")
                                .withId("zip")
                                .withName("file")
                                .attr("accept", ".zip"))
                        .withClass("row"),
                    p(button(texts.say("shelf.bring-it")).withType("submit")))
                .withMethod("post")
                .withAction("/theatres/bring")
                .attr("enctype", "multipart/form-data")
                .withClass("edit"),
            form(
                    p(
                            label(texts.say("shelf.folder")).withFor("folder"),
                            span(texts.say("shelf.folder-hint")).withClass("what hint"),
                            input()
                                .withType("text")
                                .withId("folder")
                                .withName("folder")
                                .withClass("wide"))
                        .withClass("row"),
                    p(button(texts.say("shelf.open-it")).withType("submit")))
                .withMethod("post")
                .withAction("/theatres/folder")
                .withClass("edit"))
        .withId("bring");
  }

  /// Something that cannot be done or shown, with its reasons.
  public static String refused(Texts texts, String title, List<String> reasons) {
    return refused(texts, title, reasons, Back.toAll(texts));
  }

  /// Where a refusal leads back to.
  ///
  /// @param kept what is still there although something was refused; may be empty
  /// @param words of the link
  /// @param address where it leads
  public record Back(String kept, String words, String address) {

    /// To the list of all theatres.
    public static Back toAll(Texts texts) {
      return new Back("", texts.say("shelf.back"), "/theatres");
    }
  }

  /// Something was not done, and why.
  ///
  /// @param reasons one a line
  /// @param back where to go on
  public static String refused(Texts texts, String title, List<String> reasons, Back back) {
    return frame(
        texts,
        title,
        List.of("edit.css"),
        List.of(
            Parts.head("", title, ""),
            reasons.size() == 1
                ? p(reasons.getFirst())
                : div(
                        p(texts.say("shelf.reasons", "n", reasons.size())),
                        ul(each(reasons.stream().map(r -> li(r)))))
                    .withClass("wrongs"),
            back.kept().isEmpty() ? text("") : p(back.kept()),
            p(a(back.words()).withHref(back.address()), text("."))));
  }
}
