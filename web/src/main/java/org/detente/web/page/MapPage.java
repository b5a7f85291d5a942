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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.detente.chart.TheatreMap;
import org.detente.coverage.Stage;
import org.detente.message.Texts;
import org.detente.option.Option;
import org.detente.theatre.Line;
import org.detente.theatre.Party;
import org.detente.theatre.Presence.ProviderType;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.detente.web.map.Course;
import org.detente.web.work.Json;

/// The map through time: a map to look at, and the same in a table.
public final class MapPage {

  /// What can be shown over the zones.
  private static final List<String> LAYERS =
      List.of(
          "stages",
          "lines",
          "presence",
          "providers",
          "gaps",
          "transfers",
          "returns",
          "residents",
          "displaced");

  /// Shown unless the address says otherwise.
  private static final List<String> FIRST = List.of("stages", "lines", "presence", "gaps");

  /// A table holds so many zones; the rest are a step away.
  private static final int MOST_ROWS = 200;

  private static final int YEAR = 12;

  /// Shapes by which communities are told apart.
  private static final int SHAPES = 4;

  private MapPage() {}

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
            view.say("map.theatre"),
            view.say("map.from-hard-to-soft-month"),
            view.say("map.the-map-follows-the-options")));
    content.add(controls(view, options, chosen));
    content.add(
        div(
                div(
                        div()
                            .withId("map")
                            .attr("data-ground", "/api/ground.json")
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
                            .attr("data-words", words(view))
                            .attr("role", "application")
                            .attr("aria-label", view.say("map.map-the-same-stands-in"))
                            .attr("tabindex", "0"),
                        time(view, chosen, course, month),
                        legend_(view),
                        noscript(rawHtml(drawn(view))))
                    .withClass("map-left"),
                section(rawHtml(table(view, chosen, course, month, returned)))
                    .withClass("map-right")
                    .attr("aria-label", view.say("map.the-month-in-words")))
            .withClass("map-frame"));
    return Layout.page(
        view, view.say("map.map"), List.of("leaflet.css", "leaflet.js", "map.js"), content);
  }

  /// A map that does not move takes a while to draw and is the same for everybody: the last one
  /// drawn is kept.
  private record Drawn(Theatre theatre, Texts texts, String svg) {}

  private static volatile Drawn last;

  private static String drawn(View view) {
    Theatre theatre = view.theatre();
    Drawn kept = last;
    if (kept == null || kept.theatre() != theatre || kept.texts() != view.texts()) {
      kept =
          new Drawn(
              theatre,
              view.texts(),
              TheatreMap.svg(
                  view.texts(),
                  theatre,
                  view.languages(),
                  theatre.parties().stream().map(Party::id).toList()));
      last = kept;
    }
    return kept.svg();
  }

  private static DomContent controls(View view, List<Option> options, Option chosen) {
    List<String> on = view.asked("layers").map(l -> List.of(l.split("\\."))).orElse(FIRST);
    var boxes = new ArrayList<DomContent>();
    LAYERS.forEach(
        id ->
            boxes.add(
                label(
                    input()
                        .withType("checkbox")
                        .withName("layer")
                        .withValue(id)
                        .withId("layer-" + id)
                        .withCondChecked(on.contains(id)),
                    text(" " + view.texts().of("map.layer", id)))));
    return div(
            form(
                    Parts.kept(view),
                    kept(view, "month"),
                    kept(view, "layers"),
                    label(view.say("map.option") + " ").withFor("option"),
                    select(
                            each(
                                options.stream()
                                    .map(
                                        o ->
                                            option(view.own(o.label()))
                                                .withValue(o.id())
                                                .withCondSelected(o.id().equals(chosen.id())))))
                        .withId("option")
                        .withName("option")
                        .attr("data-submit"),
                    button(view.say("map.show")).withType("submit").withClass("quiet"))
                .withMethod("get")
                .withAction("/map")
                .attr("data-carry", "from"),
            fieldset(legend(view.say("map.layers")), each(boxes.stream()))
                .withId("layers")
                .withClass("layers"))
        .withClass("controls");
  }

  /// What the address says of something that a form does not ask.
  private static DomContent kept(View view, String name) {
    return each(
        view.query().getOrDefault(name, List.of()).stream()
            .map(v -> input().withType("hidden").withName(name).withValue(v)));
  }

  private static DomContent legend_(View view) {
    var items = new ArrayList<DomContent>();
    for (Stage stage : Stage.values()) {
      items.add(li(span().withClass("swatch stage-" + id(stage)), text(" " + view.word(stage))));
    }
    items.add(li(span().withClass("swatch dot"), text(" " + view.say("map.dot"))));
    for (ProviderType type : ProviderType.values()) {
      items.add(li(provider(type), text(" " + view.texts().of("map.provider", type.name()))));
    }
    items.add(li(span("!").withClass("swatch gap"), text(" " + view.say("map.gap"))));
    for (int c = 0; c < view.theatre().communities().size(); c++) {
      items.add(
          li(
              symbol(c),
              text(
                  " "
                      + view.own(
                          view.theatre().communities().get(c).names().in(view.languages())))));
    }
    items.add(li(text(view.say("map.filled-and-hollow"))));
    for (Line.Kind kind : Line.Kind.values()) {
      if (view.theatre().lines().stream().anyMatch(l -> l.kind() == kind)) {
        items.add(
            li(
                kind == Line.Kind.BORDER
                    ? drawn("var(--line)", "1.6", "9 3 2 3")
                    : drawn("var(--line)", "2.8", ""),
                text(
                    " "
                        + (kind == Line.Kind.BORDER
                            ? view.say("map.border")
                            : view.say("map.line-of-contact")))));
      }
    }
    if (!view.theatre().corridors().isEmpty()) {
      items.add(li(drawn("#8a4a0b", "3", ""), text(" " + view.say("map.corridor"))));
    }
    return ul(each(items.stream())).withClass("legend");
  }

  /// The symbol of a community as the script draws it: a shape of its own, in its colour.
  private static DomContent symbol(int community) {
    String shape =
        switch (community % SHAPES) {
          case 0 -> "<circle cx=\"7\" cy=\"7\" r=\"5\"/>";
          case 1 -> "<path d=\"M2.5 2.5h9v9h-9z\"/>";
          case 2 -> "<path d=\"M7 1.5L12.5 11.5L1.5 11.5z\"/>";
          default -> "<path d=\"M7 1L13 7L7 13L1 7z\"/>";
        };
    return rawHtml(
        "<svg width=\"14\" height=\"14\" aria-hidden=\"true\" class=\"fill-"
            + community % SHAPES
            + "\">"
            + shape
            + "</svg>");
  }

  /// The symbol of a type of provider as the script draws it.
  private static DomContent provider(ProviderType type) {
    String shape =
        switch (type) {
          case INTERNATIONAL -> "<circle cx=\"7\" cy=\"7\" r=\"4.5\"/>";
          case STATE -> "<path d=\"M3 3h8v8h-8z\"/>";
          case DE_FACTO -> "<path d=\"M7 1.5L12.5 7L7 12.5L1.5 7z\"/>";
          case LOCAL_JOINT -> "<path d=\"M7 2L12 11.5L2 11.5z\"/>";
          case COMMUNITY ->
              "<circle cx=\"7\" cy=\"7\" r=\"3.6\" fill=\"#ffffff\" stroke=\"var(--line)\""
                  + " stroke-width=\"2\"/>";
        };
    return rawHtml(
        "<svg width=\"14\" height=\"14\" aria-hidden=\"true\" fill=\"var(--line)\">"
            + shape
            + "</svg>");
  }

  /// A piece of a line as the script draws it.
  private static DomContent drawn(String colour, String width, String dashes) {
    return rawHtml(
        "<svg width=\"28\" height=\"10\" aria-hidden=\"true\"><path d=\"M1 5H27\" fill=\"none\" stroke=\""
            + colour
            + "\" stroke-width=\""
            + width
            + "\""
            + (dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"")
            + "/></svg>");
  }

  private static String id(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static DomContent time(View view, Option chosen, Course course, int month) {
    return form(
            input().withType("hidden").withName("option").withValue(chosen.id()),
            Parts.kept(view),
            kept(view, "layers"),
            button(view.say("map.script.play"))
                .withType("button")
                .withId("play")
                .attr("aria-pressed", "false"),
            label(view.say("map.month") + " ").withFor("month"),
            input()
                .withType("range")
                .withId("month")
                .withName("month")
                .attr("min", 0)
                .attr("max", course.months() - 1)
                .attr("step", 1)
                .withValue(Integer.toString(month)),
            output(date(view, month)).withId("date").withFor("month"),
            noscript(button(view.say("map.go")).withType("submit")))
        .withMethod("get")
        .withAction("/map")
        .withClass("time")
        .attr("data-from", view.theatre().asOf().toString());
  }

  /// "month 18, December 2016".
  static String date(View view, int month) {
    return view.say("map.date", "month", month, "date", view.theatre().asOf().plusMonths(month));
  }

  /// What the script says, by name; names in braces are what it puts in.
  private static String words(View view) {
    var words = new LinkedHashMap<String, Object>();
    for (String name :
        List.of(
            "open",
            "transferred",
            "transfer",
            "returned",
            "done",
            "play",
            "pause",
            "failed",
            "km",
            "nearer",
            "farther",
            "north")) {
      words.put(
          name,
          view.texts()
              .of(
                  "map.script",
                  name,
                  "share",
                  "{share}",
                  "month",
                  "{month}",
                  "people",
                  "{people}",
                  "n",
                  "{n}"));
    }
    words.put(
        "date",
        view.say("map.script.date", "month", "{month}", "name", "{name}", "year", "{year}"));
    var months = new ArrayList<String>();
    for (int m = 1; m <= YEAR; m++) {
      months.add(view.say("map.month-name", "month", YearMonth.of(2000, m)));
    }
    words.put("months", months);
    var stages = new LinkedHashMap<String, String>();
    for (Stage stage : Stage.values()) {
      stages.put(stage.name(), view.word(stage));
    }
    words.put("stages", stages);
    return Json.text(words);
  }

  /// The month in words, a row per zone where something is at stake.
  public static String table(
      View view, Option chosen, Course course, int month, Returned returned) {
    var rows = new ArrayList<List<DomContent>>();
    boolean any = view.theatre().zones().stream().anyMatch(Zone::affected);
    List<Zone> stake = view.theatre().zones().stream().filter(z -> !any || z.affected()).toList();
    int from = Math.min(from(view), Math.max(0, stake.size() - 1));
    int to = Math.min(stake.size(), from + MOST_ROWS);
    for (Zone zone : stake.subList(from, to)) {
      int z = zone.index();
      var row = new ArrayList<DomContent>();
      row.add(
          each(
              div(view.own(zone.names().in(view.languages())))
                  .withClass("zone")
                  .withId("zone-" + z),
              div(
                  span().withClass("swatch stage-" + id(course.stage(z, month))),
                  text(" " + view.word(course.stage(z, month)))),
              change(view, chosen, zone)));
      List<String> who = course.presenceWords(z, month, view.texts());
      var lines = new ArrayList<DomContent>();
      lines.add(
          said(
              view.say("map.there"),
              who.isEmpty() ? view.say("plans.nobody") : String.join("; ", who)));
      lines.add(said(view.say("map.nobody-against"), open(view, course, z, month)));
      course
          .transfer(z)
          .ifPresent(
              m ->
                  lines.add(
                      said(
                          view.say("map.control"),
                          m <= month
                              ? view.say("map.has-changed-hands")
                              : view.say(
                                  "map.changes-hands",
                                  "date",
                                  view.theatre().asOf().plusMonths(m)))));
      returned
          .at(z, month)
          .ifPresent(
              r -> lines.add(said(view.say("map.returned"), view.texts().range(r[1], r[0], r[2]))));
      row.add(each(lines.stream()));
      rows.add(row);
    }
    return div(
            p(view.say("map.at", "option", view.own(chosen.label()), "date", date(view, month)))
                .withClass("at"),
            p(view.say("map.grades", "told", course.told(month) == month ? "months" : "years"))
                .withClass("note"),
            pager(view, chosen, month, from, to, stake.size()),
            Parts.table_(
                view.say("map.zones-where-something-is-at"),
                List.of(view.say("map.zone-and-stage"), view.say("map.what-it-means-there")),
                rows),
            p(view.html(
                    "map.rests-on",
                    "coverage",
                    View.link(view.to("/coverage#rests-on")),
                    "returns",
                    View.link(view.to("/outcome#rests-on"))))
                .withClass("note"))
        .withId("at")
        .attr("aria-live", "polite")
        .render();
  }

  /// The way to a zone's plan, for whoever may change it.
  private static DomContent change(View view, Option chosen, Zone zone) {
    boolean may =
        view.exposure().mayWork()
            && view.audience().kind() == org.detente.access.Audience.Kind.PLANNER
            && !chosen.phases().isEmpty();
    return may
        ? div(a(view.say("map.change-its-plan"))
                .withHref(view.to("/edit/options/" + chosen.id() + "/plan", "zone", zone.id()))
                .attr(
                    "aria-label",
                    view.say(
                        "map.change-the-plan-of",
                        "zone",
                        view.own(zone.names().in(view.languages())))))
            .withClass("small")
        : text("");
  }

  /// The first row of the table, as the address has it.
  private static int from(View view) {
    return view.asked("from")
        .filter(f -> f.matches("[0-9]{1,6}"))
        .map(f -> Integer.parseInt(f) / MOST_ROWS * MOST_ROWS)
        .orElse(0);
  }

  /// The way to the other rows where there are more than one table holds.
  private static DomContent pager(View view, Option chosen, int month, int from, int to, int all) {
    if (all <= MOST_ROWS) {
      return text("");
    }
    var links = new ArrayList<DomContent>();
    links.add(
        text(
            view.say(
                "map.zones",
                "some",
                view.texts().between(view.texts().whole(from + 1L), view.texts().whole(to)),
                "all",
                all)));
    if (from > 0) {
      links.add(rows(view, chosen, month, from - MOST_ROWS, view.say("map.the-ones-before")));
    }
    if (to < all) {
      links.add(rows(view, chosen, month, to, view.say("map.the-next")));
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
    return div(span(what + " ").withClass("what"), text(words));
  }

  private static String open(View view, Course course, int zone, int month) {
    double share = course.open(zone, month);
    if (share == 0) {
      return view.say("map.nothing");
    }
    return view.say(
        "map.open",
        "threats",
        String.join(
            view.say("figure.comma"),
            course.threats(zone, month).stream().map(view::word).toList()),
        "share",
        view.texts().percent(share));
  }
}
