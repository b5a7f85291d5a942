package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.li;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.option;
import static j2html.TagCreator.output;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.detente.chart.StageWords;
import org.detente.chart.TheatreMap;
import org.detente.coverage.Stage;
import org.detente.option.Option;
import org.detente.phrase.Figures;
import org.detente.theatre.Party;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.detente.web.map.Course;

/// The map through time: a map to look at, and the same in a table.
public final class MapPage {

  /// What can be shown over the zones.
  private static final Map<String, String> LAYERS = layers();

  /// Shown unless the address says otherwise.
  private static final List<String> FIRST = List.of("stages", "lines", "presence", "gaps");

  /// A table holds so many zones; the rest are a step away.
  private static final int MOST_ROWS = 200;

  private MapPage() {}

  private static Map<String, String> layers() {
    var all = new java.util.LinkedHashMap<String, String>();
    all.put("stages", "zones, from hard to soft");
    all.put("lines", "lines and corridors");
    all.put("presence", "international presence by hardness");
    all.put("gaps", "where nobody is responsible");
    all.put("transfers", "transfers of control");
    all.put("returns", "people returned");
    all.put("residents", "settlements: who lives there");
    all.put("displaced", "settlements: who was displaced from there");
    return all;
  }

  /// People returned to a zone by a month: `[low, median, high]`.
  public interface Returned {
    Optional<double[]> at(int zone, int month);
  }

  /// The whole page.
  public static String page(
      View view, List<Option> options, Option chosen, Course course, int month, Returned returned) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            "Theatre",
            "From hard to soft, month by month",
            "The map follows the option's central dates. Zones, people and lines are the theatre's own; nothing is loaded from elsewhere."));
    content.add(controls(view, options, chosen));
    content.add(
        div(
                div(
                        div().withId("map").attr("data-ground", "/api/ground.json")
                            .attr("data-course", view.to("/api/course.json", "option", chosen.id()))
                            .attr(
                                "data-table",
                                view.to(
                                    "/map/table",
                                    "option",
                                    chosen.id(),
                                    "from",
                                    Integer.toString(from(view))))
                            .attr("data-month", month)
                            .attr("role", "application")
                            .attr("aria-label", "Map; the same stands in the table beside it")
                            .attr("tabindex", "0"),
                        legend_(view),
                        noscript(
                            rawHtml(
                                drawn(view.theatre(), view.languages()))))
                    .withClass("map-left"),
                section(rawHtml(table(view, chosen, course, month, returned)))
                    .withClass("map-right")
                    .attr("aria-label", "The month in words"))
            .withClass("map-frame"));
    content.add(time(view, chosen, course, month));
    return Layout.page(view, "Map", List.of("leaflet.css", "leaflet.js", "map.js"), content);
  }

  /// A map that does not move takes a while to draw and is the same for everybody: the last one
  /// drawn is kept.
  private record Drawn(Theatre theatre, String svg) {}

  private static volatile Drawn last;

  private static String drawn(Theatre theatre, List<String> languages) {
    Drawn kept = last;
    if (kept == null || kept.theatre() != theatre) {
      kept =
          new Drawn(
              theatre,
              TheatreMap.svg(
                  theatre, languages, theatre.parties().stream().map(Party::id).toList()));
      last = kept;
    }
    return kept.svg();
  }

  private static DomContent controls(View view, List<Option> options, Option chosen) {
    List<String> on =
        view.asked("layers").map(l -> List.of(l.split("\\."))).orElse(FIRST);
    var boxes = new ArrayList<DomContent>();
    LAYERS.forEach(
        (id, words) ->
            boxes.add(
                label(
                    input()
                        .withType("checkbox")
                        .withName("layer")
                        .withValue(id)
                        .withId("layer-" + id)
                        .withCondChecked(on.contains(id)),
                    text(" " + words))));
    var hidden = new ArrayList<DomContent>();
    if (!view.audience().equals(org.detente.access.Audience.PUBLIC)) {
      hidden.add(
          input().withType("hidden").withName("audience").withValue(view.audience().id()));
    }
    view.asked("month")
        .ifPresent(
            m ->
                hidden.add(
                    input()
                        .withType("hidden")
                        .withName("month")
                        .withId("keep-month")
                        .withValue(m)));
    return div(
            form(
                    each(hidden.stream()),
                    label("Option ").withFor("option"),
                    select(
                            each(
                                options.stream()
                                    .map(
                                        o ->
                                            option(o.label())
                                                .withValue(o.id())
                                                .withCondSelected(o.id().equals(chosen.id())))))
                        .withId("option")
                        .withName("option")
                        .attr("data-submit"),
                    button("Show").withType("submit").withClass("quiet"))
                .withMethod("get")
                .withAction("/map"),
            fieldset(legend("Layers"), each(boxes.stream())).withId("layers").withClass("layers"))
        .withClass("controls");
  }

  private static DomContent legend_(View view) {
    var items = new ArrayList<DomContent>();
    for (Stage stage : Stage.values()) {
      items.add(
          li(
              span().withClass("swatch stage-" + id(stage)),
              text(" " + StageWords.of(stage))));
    }
    items.add(li(span().withClass("swatch dot"), text(" dot: internationals, larger is harder")));
    items.add(li(span("!").withClass("swatch gap"), text(" somebody has nobody responsible")));
    for (int c = 0; c < view.theatre().communities().size(); c++) {
      items.add(
          li(
              span().withClass("swatch round community-" + c),
              text(
                  " "
                      + view.theatre().communities().get(c).names().in(view.languages()))));
    }
    return ul(each(items.stream())).withClass("legend");
  }

  private static String id(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static DomContent time(View view, Option chosen, Course course, int month) {
    return form(
            input().withType("hidden").withName("option").withValue(chosen.id()),
            view.audience().equals(org.detente.access.Audience.PUBLIC)
                ? text("")
                : input().withType("hidden").withName("audience").withValue(view.audience().id()),
            button("Play").withType("button").withId("play").attr("aria-pressed", "false"),
            label("Month ").withFor("month"),
            input()
                .withType("range")
                .withId("month")
                .withName("month")
                .attr("min", 0)
                .attr("max", course.months() - 1)
                .attr("step", 1)
                .withValue(Integer.toString(month)),
            output(date(view, month)).withId("date").withFor("month"),
            noscript(button("Go").withType("submit")))
        .withMethod("get")
        .withAction("/map")
        .withClass("time")
        .attr("data-from", view.theatre().asOf().toString());
  }

  /// "month 18, December 2016".
  static String date(View view, int month) {
    YearMonth at = view.theatre().asOf().plusMonths(month);
    return "month %s, %s %s"
        .formatted(
            Figures.whole(month),
            at.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
            Figures.year(at.getYear()));
  }

  /// The month in words, a row per zone where something is at stake.
  public static String table(
      View view, Option chosen, Course course, int month, Returned returned) {
    var rows = new ArrayList<List<DomContent>>();
    boolean any = view.theatre().zones().stream().anyMatch(Zone::affected);
    List<Zone> stake =
        view.theatre().zones().stream().filter(z -> !any || z.affected()).toList();
    int from = Math.min(from(view), Math.max(0, stake.size() - 1));
    int to = Math.min(stake.size(), from + MOST_ROWS);
    for (Zone zone : stake.subList(from, to)) {
      int z = zone.index();
      var row = new ArrayList<DomContent>();
      row.add(
          each(
              div(zone.names().in(view.languages())).withClass("zone"),
              div(
                  span().withClass("swatch stage-" + id(course.stage(z, month))),
                  text(" " + StageWords.of(course.stage(z, month))))));
      List<String> who = course.presenceWords(z, month);
      var lines = new ArrayList<DomContent>();
      lines.add(said("There: ", who.isEmpty() ? "nobody" : String.join("; ", who)));
      lines.add(said("Nobody is responsible against: ", open(course, z, month)));
      course
          .transfer(z)
          .ifPresent(
              m ->
                  lines.add(
                      said(
                          "Control: ",
                          m <= month
                              ? "has changed hands"
                              : "changes hands in "
                                  + date(view, m).replaceFirst("^month [0-9,]+, ", ""))));
      returned
          .at(z, month)
          .ifPresent(r -> lines.add(said("Returned: ", Figures.range(r[1], r[0], r[2]))));
      row.add(each(lines.stream()));
      rows.add(row);
    }
    String told =
        course.told(month) == month
            ? ""
            : " Who is there and where nobody is responsible is told by whole years here, by the first month of each.";
    return div(
            p(chosen.label() + ", " + date(view, month) + ".").withClass("at"),
            p("Stages and dates: arithmetic from the option, grade A. People returned: medians and ranges of the simulation by year, grade B."
                    + told)
                .withClass("note"),
            pager(view, chosen, month, from, to, stake.size()),
            Parts.table_(
                "Zones where something is at stake",
                List.of("Zone and stage", "What it means there"),
                rows),
            p(
                    a("What this rests on").withHref(view.to("/coverage#rests-on")),
                    text(" · "),
                    a("returns").withHref(view.to("/outcome#rests-on")))
                .withClass("note"))
        .withId("at")
        .attr("aria-live", "polite")
        .render();
  }

  /// The first row of the table, as the address has it.
  private static int from(View view) {
    return view.asked("from")
        .filter(f -> f.matches("[0-9]{1,6}"))
        .map(f -> Integer.parseInt(f) / MOST_ROWS * MOST_ROWS)
        .orElse(0);
  }

  /// The way to the other rows where there are more than one table holds.
  private static DomContent pager(
      View view, Option chosen, int month, int from, int to, int all) {
    if (all <= MOST_ROWS) {
      return text("");
    }
    var links = new ArrayList<DomContent>();
    links.add(
        text(
            "Zones %s of %s."
                .formatted(
                    Figures.between(Figures.whole(from + 1L), Figures.whole(to)),
                    Figures.whole(all))));
    if (from > 0) {
      links.add(rows(view, chosen, month, from - MOST_ROWS, "The ones before"));
    }
    if (to < all) {
      links.add(rows(view, chosen, month, to, "The next"));
    }
    return p(each(links.stream().flatMap(l -> java.util.stream.Stream.of(l, text(" ")))))
        .withClass("note");
  }

  private static DomContent rows(View view, Option chosen, int month, int from, String word) {
    return a(word)
        .withHref(
            view.to(
                "/map",
                "option",
                chosen.id(),
                "month",
                Integer.toString(month),
                "from",
                Integer.toString(from)));
  }

  private static DomContent said(String what, String words) {
    return div(span(what).withClass("what"), text(words));
  }

  private static String open(Course course, int zone, int month) {
    double share = course.open(zone, month);
    if (share == 0) {
      return "nothing";
    }
    return String.join(", ", course.threats(zone, month).stream().map(t -> t.says()).toList())
        + " ("
        + Figures.percent(share)
        + " of people and threats)";
  }
}
