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
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;

/// Pages that belong to no theatre: the list of all of them, and what is wrong with one that cannot
/// be opened. Every text of them stands in [Said].
public final class ShelfPages {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());

  private ShelfPages() {}

  /// The texts of these pages.
  private static final class Said {
    static final String KICKER = "Workbench";
    static final String HEADING = "Theatres on this machine";
    static final String LEAD =
        "Each theatre has its own options, versions and runs. Runs go one at a time.";
    static final String HERE = "opened with this server";
    static final String OPEN = "Open";
    static final String BEGIN = "Begin a theatre from nothing";
    static final String BEGIN_WHY =
        "Step by step: who is there, zones, lines and settlements from your files, what is"
            + " missing.";
    static final String BRING = "Bring a theatre";
    static final String ZIP = "A zip of a theatre's folder";
    static final String ZIP_HINT = "Up to 32 MB, 2,000 files and 64 MB unpacked.";
    static final String FOLDER = "A folder on this machine";
    static final String FOLDER_HINT =
        "Its path. The folder is read and never written to, as with ./detente serve FOLDER.";
    static final String DRAFTS = "Begun and not finished";
    static final String AWAY = "Put away";
    static final String STAYS =
        "The theatre that the server was opened on cannot be put away while the server runs.";
    static final String FOOT =
        "It explores; it does not forecast. A share of futures is a share of those we tried; it is"
            + " not a probability.";
  }

  /// A theatre in the list.
  ///
  /// @param address of its first page
  /// @param here whether the server was opened on it
  /// @param edit what changing the list needs: its number
  public record Theatre(
      int id, String label, String address, boolean here, int versions, Instant changed) {}

  /// A theatre that is put away.
  public record Away(int id, String label, Instant since) {}

  /// A theatre that is being begun.
  public record Begun(int id, String label, String address, Instant changed) {}

  /// The frame of a page that belongs to no theatre.
  ///
  /// @param styles further assets, `*.css`
  static String frame(String heading, List<String> styles, List<DomContent> content) {
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
                    a("To the content").withHref("#content").withClass("skip"),
                    header(
                            a("Détente").withHref("/").withClass("brand"),
                            nav(a(Said.HEADING).withHref("/theatres"))
                                .withClass("where")
                                .attr("aria-label", "Pages"))
                        .withClass("top"),
                    div(main(each(content.stream())).withId("content")).withClass("shelf"),
                    footer(p(Said.FOOT))))
            .withLang("en"));
  }

  /// All theatres.
  ///
  /// @param done what was done just now, in words; empty: nothing
  public static String list(
      List<Theatre> theatres, List<Begun> drafts, List<Away> away, String done) {
    var content = new ArrayList<DomContent>();
    content.add(Parts.head(Said.KICKER, Said.HEADING, Said.LEAD));
    if (!done.isEmpty()) {
      content.add(p(done).withClass("saved").attr("role", "status"));
    }
    content.add(ul(each(theatres.stream().map(ShelfPages::theatre))).withClass("theatres"));
    content.add(p(Said.STAYS).withClass("note"));
    content.add(
        section(
            h2(Said.BEGIN),
            p(Said.BEGIN_WHY),
            form(button(Said.BEGIN).withType("submit"))
                .withMethod("post")
                .withAction("/theatres/begin")));
    if (!drafts.isEmpty()) {
      content.add(
          section(
              h2(Said.DRAFTS),
              ul(each(drafts.stream().map(ShelfPages::draft))).withClass("theatres")));
    }
    content.add(bring());
    if (!away.isEmpty()) {
      content.add(
          section(
                  h2(Said.AWAY),
                  ul(each(
                          away.stream()
                              .map(
                                  t ->
                                      li(
                                          span(t.label()).withClass("name"),
                                          span("since " + WHEN.format(t.since())).withClass("what"),
                                          form(button("Bring back")
                                                  .withType("submit")
                                                  .withClass("plain-button")
                                                  .attr("aria-label", "Bring back " + t.label()))
                                              .withMethod("post")
                                              .withAction("/theatres/" + t.id() + "/bring-back")
                                              .withClass("inline-form")))))
                      .withClass("theatres"))
              .withId("away"));
    }
    return frame(Said.HEADING, List.of("edit.css"), content);
  }

  private static DomContent theatre(Theatre t) {
    var parts = new ArrayList<DomContent>();
    parts.add(a(t.label()).withHref(t.address()).withClass("name"));
    parts.add(
        span((t.here() ? Said.HERE + " · " : "")
                + Phrases.counted(t.versions(), "version")
                + ", the last of "
                + WHEN.format(t.changed()))
            .withClass("what"));
    var acts = new ArrayList<DomContent>();
    acts.add(
        form(
                label("Call it ").withFor("label-" + t.id()),
                input()
                    .withId("label-" + t.id())
                    .withName("label")
                    .withType("text")
                    .attr("maxlength", "200")
                    .withValue(t.label()),
                button("Rename")
                    .withType("submit")
                    .withClass("plain-button")
                    .attr("aria-label", "Rename " + t.label()))
            .withMethod("post")
            .withAction("/theatres/" + t.id() + "/rename")
            .withClass("inline-form"));
    if (!t.here()) {
      acts.add(
          form(button("Put away")
                  .withType("submit")
                  .withClass("plain-button")
                  .attr("aria-label", "Put away " + t.label()))
              .withMethod("post")
              .withAction("/theatres/" + t.id() + "/put-away")
              .withClass("inline-form"));
    }
    parts.add(div(each(acts.stream())).withClass("acts"));
    return li(each(parts.stream()));
  }

  private static DomContent draft(Begun d) {
    return li(
        a(d.label()).withHref(d.address()).withClass("name"),
        span("changed " + WHEN.format(d.changed())).withClass("what"),
        form(button("Drop it")
                .withType("submit")
                .withClass("plain-button")
                .attr("aria-label", "Drop " + d.label()))
            .withMethod("post")
            .withAction(d.address() + "/drop")
            .withClass("inline-form"));
  }

  private static DomContent bring() {
    return section(
            h2(Said.BRING),
            form(
                    p(
                            label(Said.ZIP).withFor("zip"),
                            span(Said.ZIP_HINT).withClass("what hint"),
                            input()
                                .withType("file")
                                .withId("zip")
                                .withName("file")
                                .attr("accept", ".zip"))
                        .withClass("row"),
                    p(button("Bring it").withType("submit")))
                .withMethod("post")
                .withAction("/theatres/bring")
                .attr("enctype", "multipart/form-data")
                .withClass("edit"),
            form(
                    p(
                            label(Said.FOLDER).withFor("folder"),
                            span(Said.FOLDER_HINT).withClass("what hint"),
                            input()
                                .withType("text")
                                .withId("folder")
                                .withName("folder")
                                .withClass("wide"))
                        .withClass("row"),
                    p(button("Open it").withType("submit")))
                .withMethod("post")
                .withAction("/theatres/folder")
                .withClass("edit"))
        .withId("bring");
  }

  /// Something that cannot be done or shown, with its reasons.
  public static String refused(String title, List<String> reasons) {
    return frame(
        title,
        List.of("edit.css"),
        List.of(
            Parts.head("", title, ""),
            reasons.size() == 1
                ? p(reasons.getFirst())
                : div(
                        p(Figures.whole(reasons.size()) + " reasons:"),
                        ul(each(reasons.stream().map(r -> li(r)))))
                    .withClass("wrongs"),
            p(a("Back to all theatres").withHref("/theatres"), text("."))));
  }
}
