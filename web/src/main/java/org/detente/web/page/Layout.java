package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.form;
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
import static j2html.TagCreator.ol;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.script;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.detente.access.Audience;

/// The frame of every page: theatre and reader on top, the questions at the side, the disclaimer at
/// the foot.
final class Layout {

  private static final String PRODUCT = "Détente";

  /// Configuration of htmx that keeps to the content security policy.
  private static final String HTMX =
      "{\"includeIndicatorStyles\":false,\"allowEval\":false,\"selfRequestsOnly\":true,\"historyCacheSize\":0}";

  private Layout() {}

  /// A whole page.
  ///
  /// @param heading in the title of the window
  /// @param scripts further assets, `*.css` and `*.js`
  static String page(View view, String heading, List<String> scripts, List<DomContent> content) {
    var heads = new ArrayList<DomContent>();
    heads.add(meta().withCharset("utf-8"));
    heads.add(meta().withName("viewport").withContent("width=device-width, initial-scale=1"));
    heads.add(meta().withName("htmx-config").withContent(HTMX));
    heads.add(title(heading + " · " + PRODUCT));
    heads.add(link().withRel("icon").withHref(Assets.at("mark.svg")));
    heads.add(link().withRel("stylesheet").withHref(Assets.at("fonts.css")));
    scripts.stream()
        .filter(s -> s.endsWith(".css"))
        .forEach(s -> heads.add(link().withRel("stylesheet").withHref(Assets.at(s))));
    heads.add(link().withRel("stylesheet").withHref(Assets.at("app.css")));
    heads.add(script().withSrc(Assets.at("htmx.js")).attr("defer"));
    heads.add(script().withSrc(Assets.at("app.js")).attr("defer"));
    scripts.stream()
        .filter(s -> s.endsWith(".js"))
        .forEach(s -> heads.add(script().withSrc(Assets.at(s)).attr("defer")));
    return document(
        html(
                head(each(heads.stream())),
                body(
                    a(view.say("frame.to-the-content")).withHref("#content").withClass("skip"),
                    top(view),
                    each(banners(view).stream()),
                    div(main(each(content.stream())).withId("content"), side(view))
                        .withClass("frame"),
                    footer(
                        p(view.own(view.theatre().disclaimer())),
                        p(view.say("frame.it-explores-it-does-not")))))
            .withLang(view.texts().tag())
            .condAttr(!view.texts().english(), "dir", view.texts().direction()));
  }

  private static DomContent top(View view) {
    return header(
            a(PRODUCT).withHref(view.to("/")).withClass("brand"),
            span(
                    span(view.own(view.theatre().title().in(view.languages()))).withClass("name"),
                    span(" " + view.say("frame.as-of", "date", view.theatre().asOf()))
                        .withClass("asof"))
                .withClass("where"),
            reader(view),
            language(view),
            a(view.say("frame.menu")).withHref("#menu").withClass("to-menu"))
        .withClass("top");
  }

  /// Chooses whose view is shown. Where only the public's may be served there is nothing to choose.
  private static DomContent reader(View view) {
    List<Audience> audiences =
        Audience.all(view.theatre().parties().stream().map(party -> party.id()).toList()).stream()
            .filter(view.exposure()::shows)
            .toList();
    if (audiences.size() < 2) {
      return span(view.say("frame.public-view")).withClass("reader");
    }
    var fields = new ArrayList<DomContent>();
    view.query()
        .forEach(
            (name, values) ->
                values.forEach(
                    v -> fields.add(input().withType("hidden").withName(name).withValue(v))));
    if (view.chosen()) {
      view.run()
          .ifPresent(r -> fields.add(input().withType("hidden").withName("run").withValue(r.id())));
    }
    return form(
            each(fields.stream()),
            label(view.say("frame.as-seen-by") + " ").withFor("audience"),
            select(
                    each(
                        audiences.stream()
                            .map(
                                who ->
                                    option(view.says(who))
                                        .withValue(who.id())
                                        .withCondSelected(who.equals(view.audience())))))
                .withId("audience")
                .withName("audience")
                .attr("data-submit"),
            button(view.say("frame.show")).withType("submit").withClass("quiet"))
        .withAction(view.path())
        .withMethod("get")
        .attr("data-carry", "")
        .withClass("reader");
  }

  /// Chooses the language, where there is more than one. What is chosen is kept by the browser; the
  /// address stays as it is.
  private static DomContent language(View view) {
    if (view.choice().size() < 2) {
      return text("");
    }
    var fields = new ArrayList<DomContent>();
    view.query()
        .forEach(
            (name, values) ->
                values.forEach(
                    v -> fields.add(input().withType("hidden").withName(name).withValue(v))));
    return form(
            Parts.kept(view),
            each(fields.stream()),
            label(view.say("frame.language") + " ").withFor("language"),
            select(
                    each(
                        view.choice().stream()
                            .map(
                                l ->
                                    option(view.own(l.name()))
                                        .withValue(l.texts().tag())
                                        .withLang(l.texts().tag())
                                        .withCondSelected(l.texts() == view.texts()))))
                .withId("language")
                .withName("language")
                .attr("data-submit"),
            button(view.say("frame.show")).withType("submit").withClass("quiet"))
        .withAction(view.path())
        .withMethod("get")
        .attr("data-carry", "")
        .withClass("reader");
  }

  private static List<DomContent> banners(View view) {
    var banners = new ArrayList<DomContent>();
    view.theatre().banner().ifPresent(b -> banners.add(p(view.own(b)).withClass("banner")));
    if (view.audience().kind() == Audience.Kind.PLANNER) {
      banners.add(
          p(view.say("frame.planners-view-names-places-without")).withClass("banner warning"));
    } else if (view.audience().kind() != Audience.Kind.PUBLIC) {
      banners.add(
          p(view.say("frame.as-another", "reader", view.says(view.audience())))
              .withClass("banner warning"));
    }
    if (!view.mistakes().isEmpty()) {
      banners.add(
          p(view.say("frame.mistakes", "first", view.own(view.mistakes().getFirst())))
              .withClass("banner warning"));
    }
    return banners;
  }

  private static DomContent side(View view) {
    return nav(
            p(view.say("frame.theatre")).withClass("kicker"),
            ul(
                place(view, "/", view.say("frame.overview")),
                place(view, "/map", view.say("frame.map")),
                place(view, "/theatre", view.say("frame.the-place")),
                place(view, "/options", view.say("frame.options")),
                view.exposure().mayWork()
                    ? place(view, "/changes", view.say("frame.changes"))
                    : text(""),
                view.exposure().mayWork()
                    ? li(a(view.say("frame.all-theatres")).withHref("/theatres"))
                    : text("")),
            p(view.say("frame.questions")).withClass("kicker"),
            questions(view, false),
            p(view.say("frame.looking-closer")).withClass("kicker"),
            ul(
                place(view, "/compare", view.say("frame.compare-options")),
                place(view, "/what-if", view.say("frame.what-if")),
                place(view, "/assumptions", view.say("frame.what-rests-on-assumption")),
                place(view, "/evidence", view.say("frame.evidence")),
                place(view, "/how-to-read", view.say("frame.how-to-read-it")),
                place(view, "/limits", view.say("refused.limits")),
                place(view, "/sources", view.say("refused.sources")),
                place(view, "/runs", view.say("frame.runs"))))
        .withId("menu")
        .withClass("side")
        .attr("aria-label", view.say("frame.pages"));
  }

  private static DomContent place(View view, String path, String word) {
    var link = a(word).withHref(view.to(path));
    return li(view.path().equals(path) ? link.attr("aria-current", "page") : link);
  }

  /// The ten questions with their states.
  ///
  /// @param outOfBand whether it replaces the list of a page that is open already
  static DomContent questions(View view, boolean outOfBand) {
    var items = new ArrayList<DomContent>();
    for (Question q : Question.values()) {
      Question.State state = view.state(q);
      var link =
          a(span(q.word(view.texts())), span(view.word(state)).withClass("state " + state.word()))
              .withHref(view.to(q));
      items.add(li(view.path().equals("/" + q.slug()) ? link.attr("aria-current", "page") : link));
    }
    var list = ol(each(items.stream())).withId("questions").withClass("questions");
    return outOfBand ? list.attr("hx-swap-oob", "true") : list;
  }
}
