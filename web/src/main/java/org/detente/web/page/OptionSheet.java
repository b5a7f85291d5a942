package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.input;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.option.Option;
import org.detente.theatre.Actor;
import org.detente.theatre.Zone;
import org.detente.web.form.Differences.Difference;

/// What all forms of an option have around their fields: the parts of the option, what is wrong,
/// what another has saved meanwhile, and what there is to choose from.
final class OptionSheet {

  private OptionSheet() {}

  /// The parts in which an option is changed.
  public enum Part {
    FRAME("frame"),
    ZONES("zones"),
    WORDS("words"),
    SETTINGS("settings"),
    PROVISIONS("provisions"),
    TEXT("text");

    private final String slug;

    Part(String slug) {
      this.slug = slug;
    }

    /// What it is called.
    String title(View view) {
      return view.texts().of("options.part", slug);
    }

    /// In the address.
    public String slug() {
      return slug;
    }
  }

  static String place(Option option, String part) {
    return "/edit/options/" + option.id() + (part.isEmpty() ? "" : "/" + part);
  }

  static String page(View view, Sheet sheet, String title, List<DomContent> content) {
    var all = new ArrayList<DomContent>();
    all.add(
        Parts.head(
            view.say("options.change", "option", view.own(sheet.option().label())), title, ""));
    all.add(parts(view, sheet.option()));
    sheet.notice().ifPresent(all::add);
    all.addAll(content);
    return Layout.page(view, title, List.of("edit.css"), all);
  }

  private static DomContent parts(View view, Option option) {
    var links = new ArrayList<DomContent>();
    for (Part part : Part.values()) {
      String place = place(option, part.slug());
      var link = a(part.title(view)).withHref(view.to(place));
      links.add(li(view.path().equals(place) ? link.attr("aria-current", "page") : link));
    }
    links.add(
        li(a(view.say("options.what-changed-when")).withHref(view.to(place(option, "history")))));
    links.add(li(a(view.say("options.the-option")).withHref(view.to("/options/" + option.id()))));
    return nav(ul(each(links.stream())))
        .withClass("parts")
        .attr("aria-label", view.say("options.parts-of-the-option"));
  }

  static DomContent sheet(
      View view, Sheet sheet, Form fields, String place, List<DomContent> content) {
    var all = new ArrayList<DomContent>();
    List<String> untold = fields.untold();
    if (sheet.conflict().isPresent()) {
      all.add(conflict(view, sheet.conflict().get()));
    } else if (!sheet.mistakes().isEmpty()) {
      all.add(
          div(
                  p(
                      untold.isEmpty()
                          ? view.say("options.wrong-at-field")
                          : view.say("options.wrong-at-field-or-here")),
                  ul(
                      each(
                          fields.atFields().entrySet().stream()
                              .flatMap(
                                  e ->
                                      e.getValue().stream()
                                          .map(w -> li(a(w).withHref("#" + e.getKey()))))),
                      each(untold.stream().map(u -> li(view.own(u))))))
              .withClass("wrongs")
              .attr("role", "alert"));
    }
    if (sheet.remarks()) {
      all.add(p(view.say("options.the-file-has-comments-between")).withClass("caution"));
    }
    all.add(sent(view, sheet, place, content));
    return section(each(all.stream()));
  }

  /// The form around some fields, with what saves it.
  static DomContent sent(View view, Sheet sheet, String place, List<DomContent> fields) {
    return form(
            input().withType("hidden").withName("began").withValue(Integer.toString(sheet.began())),
            each(fields.stream()),
            p(
                    button(
                            sheet.conflict().isPresent()
                                ? view.say("options.save-over")
                                : view.say("options.save"))
                        .withType("submit"),
                    text(" "),
                    a(view.say("options.leave-it-as-it-was")).withHref(view.to(place)))
                .withClass("save"))
        .withMethod("post")
        .withAction(view.to(place))
        .withClass("edit");
  }

  static DomContent conflict(View view, Sheet.Conflict conflict) {
    return div(
            h2(view.say("options.somebody-else-saved-this-option")),
            p(view.say("options.nothing-of-yours-was-saved")),
            div(
                    section(
                        h3(view.say("options.saved-meanwhile")),
                        differences(view, conflict.theirs())),
                    section(
                        h3(view.say("options.yours-not-saved")),
                        differences(view, conflict.mine())))
                .withClass("both"))
        .withClass("wrongs")
        .attr("role", "alert");
  }

  /// Differences as a table.
  static DomContent differences(View view, List<Difference> differences) {
    if (differences.isEmpty()) {
      return p(view.say("options.nothing-differs"));
    }
    return Parts.table_(
        view.say("options.what-differs"),
        List.of(view.say("options.what"), view.say("options.before"), view.say("options.after")),
        differences.stream()
            .map(d -> List.<DomContent>of(text(d.what()), text(d.before()), text(d.after())))
            .toList());
  }

  static Map<String, String> actors(View view) {
    var actors = new LinkedHashMap<String, String>();
    for (Actor actor : view.theatre().actors()) {
      actors.put(actor.id(), view.own(actor.names().in(view.languages())));
    }
    return actors;
  }

  static Map<String, String> providers(View view) {
    var providers = new LinkedHashMap<String, String>();
    for (Actor actor : view.theatre().actors()) {
      if (!actor.acceptance().isEmpty()) {
        providers.put(actor.id(), view.own(actor.names().in(view.languages())));
      }
    }
    return providers;
  }

  static Map<String, String> zones(View view) {
    var zones = new LinkedHashMap<String, String>();
    for (Zone zone : view.theatre().zones()) {
      zones.put(zone.id(), view.own(zone.names().in(view.languages())));
    }
    return zones;
  }

  static Map<String, String> withNone(String none, Map<String, String> choices) {
    var all = new LinkedHashMap<String, String>();
    all.put("", none);
    all.putAll(choices);
    return all;
  }
}
