package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.header;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.detente.evidence.Dimension;
import org.detente.phrase.Phrases;

/// Pieces that several pages are made of.
final class Parts {

  /// What a plan's arithmetic rests on.
  static final String COVERAGE_RESTS_ON = "/coverage#rests-on";

  private Parts() {}

  static DomContent head(String kicker, String title, String lead) {
    var parts = new ArrayList<DomContent>();
    if (!kicker.isEmpty()) {
      parts.add(p(kicker).withClass("kicker"));
    }
    parts.add(h1(title));
    if (!lead.isEmpty()) {
      parts.add(p(lead).withClass("lead"));
    }
    return header(each(parts.stream())).withClass("page-head");
  }

  /// What a form that leads to another address keeps of this one: the audience and the run.
  static DomContent kept(View view) {
    var hidden = new ArrayList<DomContent>();
    if (!view.audience().equals(org.detente.access.Audience.PUBLIC)) {
      hidden.add(input().withType("hidden").withName("audience").withValue(view.audience().id()));
    }
    if (view.chosen()) {
      view.run()
          .ifPresent(r -> hidden.add(input().withType("hidden").withName("run").withValue(r.id())));
    }
    return each(hidden.stream());
  }

  /// What to do where there is nothing to show.
  static DomContent empty(String... sentences) {
    return div(each(List.of(sentences).stream().map(s -> p(s)))).withClass("empty");
  }

  /// A table in a box that scrolls; the first cell of a row is its heading.
  static DomContent table_(String caption, List<String> head, List<List<DomContent>> rows) {
    return boxed(caption, text(caption), head, rows);
  }

  /// A table whose caption leads to what its figures rest on.
  ///
  /// @param grounds address of what they rest on
  static DomContent table_(
      View view, String caption, String grounds, List<String> head, List<List<DomContent>> rows) {
    return boxed(
        caption,
        each(
            text(caption + " "),
            a(view.say("fragment.what-this-rests-on")).withClass("why").withHref(grounds)),
        head,
        rows);
  }

  private static DomContent boxed(
      String named, DomContent caption, List<String> head, List<List<DomContent>> rows) {
    var body = new ArrayList<DomContent>();
    for (List<DomContent> row : rows) {
      var cells = new ArrayList<DomContent>();
      cells.add(th(row.getFirst()).attr("scope", "row"));
      row.stream().skip(1).forEach(c -> cells.add(td(c)));
      body.add(tr(each(cells.stream())));
    }
    return div(table(
            caption(caption),
            thead(tr(each(head.stream().map(h -> th(h).attr("scope", "col"))))),
            tbody(each(body.stream()))))
        .withClass("table words")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", named);
  }

  /// A parameter's range and unit.
  static String range(View view, Dimension d) {
    String unit = d.unit().equals("1") ? "" : " " + view.own(d.unit());
    return switch (d.scale()) {
      case SWITCH ->
          d.range().isPoint()
              ? view.say("parts.switched", "state", d.range().central() > 0 ? "on" : "off")
              : view.say("parts.on-or-off");
      case THREE -> view.say("parts.three-ways");
      case FIXED -> view.texts().given(d.range().central()) + unit;
      case UNIFORM, LOG, RANK -> view.texts().given(d.range().low(), d.range().high()) + unit;
    };
  }

  /// Rows of the evidence base, each a link, or the word "assumption".
  static DomContent restsOn(View view, Dimension d) {
    if (d.assumption()) {
      return span(view.say("parts.assumption")).withClass("tag");
    }
    var parts = new ArrayList<DomContent>();
    for (String row : d.rows()) {
      if (!parts.isEmpty()) {
        parts.add(text(view.say("figure.comma")));
      }
      parts.add(
          view.input().evidence().rows().containsKey(row)
              ? a(view.own(row)).withHref(view.to("/evidence/rows/" + row))
              : text(row.equals("theatre") ? view.say("parts.theatres-files") : view.own(row)));
    }
    return each(parts.stream());
  }

  /// Parameters as a table; each leads to its own page.
  static DomContent parameters(View view, String caption, List<Dimension> dimensions) {
    var rows = new ArrayList<List<DomContent>>();
    for (Dimension d : dimensions) {
      rows.add(
          List.of(
              each(
                  a(view.own(Phrases.capital(d.description())))
                      .withHref(view.to("/evidence/parameters/" + d.key())),
                  text(" "),
                  code(view.own(d.key()))),
              text(range(view, d)),
              restsOn(view, d)));
    }
    return table_(
        caption,
        List.of(view.say("parts.what-it-is"), view.say("parts.range"), view.say("parts.rests-on")),
        rows);
  }
}
