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
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.detente.access.Audience;
import org.detente.phrase.Figures;

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
                    a("To the content").withHref("#content").withClass("skip"),
                    top(view),
                    each(banners(view).stream()),
                    div(main(each(content.stream())).withId("content"), side(view))
                        .withClass("frame"),
                    footer(
                        p(view.theatre().disclaimer()),
                        p(
                            "It explores; it does not forecast. A share of futures is a share of"
                                + " those we tried; it is not a probability."))))
            .withLang("en"));
  }

  private static DomContent top(View view) {
    var asOf = view.theatre().asOf();
    String date =
        asOf.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
            + " "
            + Figures.year(asOf.getYear());
    return header(
            a(PRODUCT).withHref(view.to("/")).withClass("brand"),
            span(
                    span(view.theatre().title().in(view.languages())).withClass("name"),
                    span(" as of " + date).withClass("asof"))
                .withClass("where"),
            reader(view),
            a("Menu").withHref("#menu").withClass("to-menu"))
        .withClass("top");
  }

  /// Chooses whose view is shown. Where only the public's may be served there is nothing to choose.
  private static DomContent reader(View view) {
    List<Audience> audiences =
        Audience.all(view.theatre().parties().stream().map(party -> party.id()).toList()).stream()
            .filter(view.exposure()::shows)
            .toList();
    if (audiences.size() < 2) {
      return span("Public view").withClass("reader");
    }
    var fields = new ArrayList<DomContent>();
    view.query()
        .forEach(
            (name, values) ->
                values.forEach(
                    v -> fields.add(input().withType("hidden").withName(name).withValue(v))));
    if (view.chosen()) {
      view.run()
          .ifPresent(
              r -> fields.add(input().withType("hidden").withName("run").withValue(r.id())));
    }
    return form(
            each(fields.stream()),
            label("As seen by ").withFor("audience"),
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
            button("Show").withType("submit").withClass("quiet"))
        .withAction(view.path())
        .withMethod("get")
        .withClass("reader");
  }

  private static List<DomContent> banners(View view) {
    var banners = new ArrayList<DomContent>();
    view.theatre().banner().ifPresent(b -> banners.add(p(b).withClass("banner")));
    if (view.audience().kind() == Audience.Kind.PLANNER) {
      banners.add(
          p("Planner's view: names places without protection by month. Do not pass it on.")
              .withClass("banner warning"));
    } else if (view.audience().kind() != Audience.Kind.PUBLIC) {
      banners.add(
          p("This is what "
                  + view.says(view.audience())
                  + " would see. It holds what the public must not see.")
              .withClass("banner warning"));
    }
    if (!view.mistakes().isEmpty()) {
      banners.add(
          p("The theatre's files have mistakes; the pages show them as they were before. "
                  + view.mistakes().getFirst())
              .withClass("banner warning"));
    }
    return banners;
  }

  private static DomContent side(View view) {
    return nav(
            p("Theatre").withClass("kicker"),
            ul(
                place(view, "/", "Overview"),
                place(view, "/map", "Map"),
                place(view, "/theatre", "The place"),
                place(view, "/options", "Options"),
                view.exposure().mayWork() ? place(view, "/changes", "Changes") : text(""),
                view.exposure().mayWork()
                    ? li(a("All theatres").withHref("/theatres"))
                    : text("")),
            p("Questions").withClass("kicker"),
            questions(view, false),
            p("Looking closer").withClass("kicker"),
            ul(
                place(view, "/compare", "Compare options"),
                place(view, "/what-if", "What if"),
                place(view, "/assumptions", "What rests on assumption"),
                place(view, "/evidence", "Evidence"),
                place(view, "/how-to-read", "How to read it"),
                place(view, "/runs", "Runs")))
        .withId("menu")
        .withClass("side")
        .attr("aria-label", "Pages");
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
          a(span(q.word()), span(state.word()).withClass("state " + state.word()))
              .withHref(view.to(q));
      items.add(
          li(view.path().equals("/" + q.slug()) ? link.attr("aria-current", "page") : link));
    }
    var list = ol(each(items.stream())).withId("questions").withClass("questions");
    return outOfBand ? list.attr("hx-swap-oob", "true") : list;
  }
}
