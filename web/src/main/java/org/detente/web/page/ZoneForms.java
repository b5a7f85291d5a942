package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.detente.option.Option;
import org.detente.theatre.Party;
import org.detente.theatre.Presence;
import org.detente.theatre.Zone;
import org.detente.web.form.Draft;
import org.detente.web.form.OptionDraft;
import org.detente.web.form.Terms;

/// Forms that change what an option plans in zones: one setting in all of them, or all of one zone.
public final class ZoneForms {

  private ZoneForms() {}

  /// What the table of zones and phases can show.
  public enum Setting {
    LEAD("lead"),
    HARDNESS("hardness"),
    MANDATE("mandate"),
    ROE("roe"),
    INFANTRY("infantry"),
    OBSERVERS("observers"),
    MONITORS("monitors"),
    POLICE("police"),
    FORMED_POLICE("formed_police"),
    ENGINEERS("engineers"),
    SUPPORT("support");

    private final String slug;

    Setting(String slug) {
      this.slug = slug;
    }

    /// What it is called.
    String title(View view) {
      return view.texts().of("options.setting", slug);
    }

    /// In the address.
    public static Setting of(String slug) {
      for (Setting setting : values()) {
        if (setting.slug.equals(slug)) {
          return setting;
        }
      }
      return LEAD;
    }
  }

  /// The table of zones and phases: one setting at a time, of one provider.
  ///
  /// @param provider id of the actor whose setting is shown; for [Setting#LEAD] of no matter
  public static String zones(View view, Sheet sheet, Setting setting, String provider) {
    Option option = sheet.option();
    var f = new Form(view, sheet.draft(), sheet.mistakes());
    var content = new ArrayList<DomContent>();
    if (option.phases().isEmpty()) {
      content.add(Parts.empty(view.say("options.without-an-agreement-nothing-changes")));
      return OptionSheet.page(view, sheet, OptionSheet.Part.ZONES.title(view), content);
    }
    content.add(choose(view, sheet, setting, provider));
    var rows = new ArrayList<DomContent>();
    for (Zone zone : view.theatre().zones()) {
      String plan = OptionDraft.plan(view.theatre(), zone.id());
      var cells = new ArrayList<DomContent>();
      cells.add(
          th(a(view.own(zone.names().in(view.languages())))
                  .withHref(view.to(OptionSheet.place(option, "plan"), "zone", zone.id())))
              .attr("scope", "row"));
      for (Option.Phase phase : option.phases()) {
        cells.add(
            td(cell(view, f, plan + ".phases." + phase.id(), zone, phase, setting, provider)));
      }
      rows.add(tr(each(cells.stream())));
    }
    var head = new ArrayList<DomContent>();
    head.add(th(view.say("options.zone")).attr("scope", "col"));
    option.phases().forEach(phase -> head.add(th(view.own(phase.title())).attr("scope", "col")));
    String called =
        setting == Setting.LEAD
            ? setting.title(view)
            : view.say(
                "options.setting-of",
                "setting",
                setting.title(view),
                "provider",
                OptionSheet.actors(view).getOrDefault(provider, view.own(provider)));
    DomContent table =
        div(table(caption(called), thead(tr(each(head.stream()))), tbody(each(rows.stream()))))
            .withClass("table words grid")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", called);
    var fields = new ArrayList<DomContent>();
    fields.add(input().withType("hidden").withName("setting").withValue(setting.slug));
    fields.add(input().withType("hidden").withName("provider").withValue(provider));
    fields.add(table);
    content.add(
        OptionSheet.sheet(
            view, sheet, f, OptionSheet.place(option, OptionSheet.Part.ZONES.slug()), fields));
    content.add(p(view.say("options.a-zones-name-leads-to")).withClass("note"));
    return OptionSheet.page(view, sheet, OptionSheet.Part.ZONES.title(view), content);
  }

  private static DomContent choose(View view, Sheet sheet, Setting setting, String provider) {
    var fields = new ArrayList<DomContent>();
    if (!view.audience().equals(org.detente.access.Audience.PUBLIC)) {
      fields.add(input().withType("hidden").withName("audience").withValue(view.audience().id()));
    }
    return form(
            each(fields.stream()),
            label(view.say("options.show") + " ").withFor("setting"),
            select(
                    each(
                        java.util.Arrays.stream(Setting.values())
                            .map(
                                s ->
                                    j2html.TagCreator.option(s.title(view))
                                        .withValue(s.slug)
                                        .withCondSelected(s == setting))))
                .withId("setting")
                .withName("setting"),
            label(" " + view.say("options.of") + " ").withFor("provider"),
            select(
                    each(
                        OptionSheet.providers(view).entrySet().stream()
                            .map(
                                e ->
                                    j2html.TagCreator.option(e.getValue())
                                        .withValue(e.getKey())
                                        .withCondSelected(e.getKey().equals(provider)))))
                .withId("provider")
                .withName("provider"),
            text(" "),
            button(view.say("options.show")).withType("submit"))
        .withMethod("get")
        .withAction(OptionSheet.place(sheet.option(), OptionSheet.Part.ZONES.slug()))
        .withClass("sentence");
  }

  private static DomContent cell(
      View view,
      Form f,
      String list,
      Zone zone,
      Option.Phase phase,
      Setting setting,
      String provider) {
    Draft draft = f.draft();
    String where =
        view.own(zone.names().in(view.languages()))
            + view.say("figure.comma")
            + view.own(phase.title());
    var parts = new ArrayList<DomContent>();
    if (setting == Setting.LEAD) {
      var there = new LinkedHashMap<String, String>();
      String leads = "";
      Map<String, String> names = OptionSheet.actors(view);
      for (int i = 0; i < draft.size(list); i++) {
        String each = list + "." + i;
        String key = Integer.toString(i);
        there.put(
            key,
            names.getOrDefault(
                draft.text(each + ".provider"), view.own(draft.text(each + ".provider"))));
        if (draft.text(each + ".lead").equals("yes")) {
          leads = key;
        }
      }
      if (there.isEmpty()) {
        return span(view.say("options.nobody")).withClass("what");
      }
      String now = leads;
      String id = "lead-" + list.replaceAll("[^A-Za-z0-9]+", "-");
      parts.add(
          label(view.say("options.leads-in", "where", where)).withFor(id).withClass("hidden"));
      parts.add(
          select(
                  each(
                      there.entrySet().stream()
                          .map(
                              e ->
                                  j2html.TagCreator.option(e.getValue())
                                      .withValue(e.getKey())
                                      .withCondSelected(e.getKey().equals(now)))))
              .withId(id)
              .withName("lead " + list));
      parts.add(f.at(list));
      return each(parts.stream());
    }
    for (int i = 0; i < draft.size(list); i++) {
      String each = list + "." + i;
      if (!draft.text(each + ".provider").equals(provider)) {
        continue;
      }
      String named = view.say("options.setting-in", "setting", setting.title(view), "where", where);
      parts.add(
          switch (setting) {
            case LEAD -> text("");
            case HARDNESS ->
                f.choice("t", each + ".hardness", named, f.words(Presence.Hardness.class));
            case MANDATE ->
                f.choice("t", each + ".mandate", named, f.words(Presence.Mandate.class));
            case ROE -> f.choice("t", each + ".roe", named, f.words(Presence.ForceLevel.class));
            case INFANTRY, OBSERVERS, MONITORS, POLICE, FORMED_POLICE, ENGINEERS, SUPPORT ->
                persons(view, f, each + ".units." + setting.slug, named);
          });
    }
    return parts.isEmpty()
        ? span(view.say("options.not-there")).withClass("what")
        : each(parts.stream());
  }

  /// Persons of a type of unit; a part by line or people is said beside it.
  private static DomContent persons(View view, Form f, String units, String named) {
    var further = new ArrayList<String>();
    for (String part : List.of("per_km", "per_1000")) {
      String more = f.draft().text(units + "." + part);
      if (!more.isEmpty() && !more.equals("0")) {
        further.add(view.texts().of("options.part-of", part, "n", view.own(more)));
      }
    }
    return span(
        f.number("o", units + ".fixed", named),
        further.isEmpty()
            ? text("")
            : span(" " + view.say("options.and", "parts", view.texts().list(further)))
                .withClass("what"));
  }

  /// The whole plan of a zone, and of those that share it.
  ///
  /// @param with ids of the zones that get the plan
  public static String plan(View view, Sheet sheet, Zone zone, List<String> with) {
    Option option = sheet.option();
    var f = new Form(view, sheet.draft(), sheet.mistakes());
    String plan = OptionDraft.plan(view.theatre(), zone.id());
    String name = view.own(zone.names().in(view.languages()));
    var content = new ArrayList<DomContent>();
    content.add(input().withType("hidden").withName("zone").withValue(zone.id()));
    content.add(
        fieldset(
                legend(view.say("options.zones-with-this-plan")),
                each(
                    OptionSheet.zones(view).entrySet().stream()
                        .map(
                            e ->
                                label(
                                        input()
                                            .withType("checkbox")
                                            .withName("with")
                                            .withValue(e.getKey())
                                            .withCondChecked(with.contains(e.getKey())),
                                        text(" " + e.getValue()))
                                    .withClass("tick"))))
            .withClass("ticks"));
    content.add(f.area("o", plan + ".note", view.say("options.note"), "", 2));
    content.add(h2(view.say("options.withdrawal-and-return")));
    Map<String, String> parties = new LinkedHashMap<>();
    for (Party party : view.theatre().parties()) {
      parties.put(party.id(), view.own(party.names().in(view.languages())));
    }
    content.add(
        p(view.html(
                "options.withdrawal",
                "by",
                f.choice(
                    "o",
                    plan + ".withdrawal.by",
                    Terms.of("withdrawal.by", view.texts()),
                    OptionSheet.withNone(view.say("options.nobody"), parties)),
                "to",
                f.choice(
                    "o",
                    plan + ".withdrawal.to",
                    Terms.of("withdrawal.to", view.texts()),
                    OptionSheet.withNone(view.say("options.nobody"), parties))))
            .withClass("sentence"));
    content.add(f.at(plan + ".withdrawal"));
    content.add(
        f.range(
            "q",
            plan + ".withdrawal.after_months",
            view.say("options.transfer-of-control"),
            view.say("options.months-after")));
    content.add(
        f.several(
            plan + ".withdrawal.after_zones",
            view.say("options.only-after-withdrawal-from"),
            OptionSheet.zones(view)));
    content.add(
        f.range(
            "q",
            plan + ".return_opens.own_side",
            view.say("options.return-of-the-own-side"),
            view.say("options.months-after-or-not")));
    content.add(
        f.range(
            "q",
            plan + ".return_opens.cross_side",
            view.say("options.return-across-the-line-opens"),
            view.say("options.months-after-or-not")));
    for (Option.Phase phase : option.phases()) {
      content.add(h2(view.own(phase.title())));
      presences(view, f, plan + ".phases." + phase.id(), content);
    }
    if (f.draft().at(plan + ".before_deployment").isPresent()) {
      content.add(h2(view.say("options.before-deployment")));
      presences(view, f, plan + ".before_deployment", content);
    }
    return OptionSheet.page(
        view,
        sheet,
        view.say("options.plan-of", "zone", name),
        List.of(OptionSheet.sheet(view, sheet, f, OptionSheet.place(option, "plan"), content)));
  }

  private static void presences(View view, Form f, String list, List<DomContent> content) {
    content.add(f.at(list));
    int size = f.draft().size(list);
    if (size == 0) {
      content.add(p(view.say("options.nobody-is-planned-here")).withClass("note"));
    }
    for (int i = 0; i <= size; i++) {
      content.add(presence(view, f, list + "." + i, i == size));
    }
  }

  private static DomContent presence(View view, Form f, String at, boolean fresh) {
    var units = new ArrayList<DomContent>();
    for (Presence.UnitType type : Presence.UnitType.values()) {
      String key = type.name().toLowerCase(Locale.ROOT);
      String place = at + ".units." + key;
      String name = view.word(type);
      units.add(
          tr(
              th(view.texts().capital(name)).attr("scope", "row"),
              td(f.number("o", place + ".fixed", view.say("options.unit-persons", "unit", name))),
              td(f.number("o", place + ".per_km", view.say("options.unit-per-km", "unit", name))),
              td(
                  f.number(
                      "o", place + ".per_1000", view.say("options.unit-per-1000", "unit", name)))));
    }
    String who =
        view.theatre().actors().stream()
            .filter(actor -> actor.id().equals(f.draft().text(at + ".provider")))
            .map(actor -> view.own(actor.names().in(view.languages())))
            .findFirst()
            .orElse(view.say("options.presence-of-nobody"));
    var body =
        new ArrayList<DomContent>(
            List.of(
                p(view.html(
                        "options.presence",
                        "provider",
                        f.choice(
                            "t",
                            at + ".provider",
                            view.say("options.provider"),
                            OptionSheet.withNone(
                                fresh
                                    ? view.say("options.nobody-more")
                                    : view.say("options.nobody-remove-it"),
                                OptionSheet.providers(view))),
                        "type",
                        termed(view, f, at, "type", f.words(Presence.ProviderType.class)),
                        "leads",
                        termed(
                            view,
                            f,
                            at,
                            "lead",
                            fresh
                                ? reversed(
                                    Form.yesNo(
                                        view.say("options.leads"),
                                        view.say("options.does-not-lead")))
                                : Form.yesNo(
                                    view.say("options.leads"), view.say("options.does-not-lead"))),
                        "hardness",
                        termed(view, f, at, "hardness", f.words(Presence.Hardness.class)),
                        "mandate",
                        termed(view, f, at, "mandate", f.words(Presence.Mandate.class)),
                        "roe",
                        termed(view, f, at, "roe", f.words(Presence.ForceLevel.class)),
                        "body",
                        f.inline(
                            "o", at + ".answers_to", Terms.of("answers_to", view.texts()), 30)))
                    .withClass("sentence"),
                f.several(at + ".tasks", view.say("options.tasks"), f.words(Presence.Task.class)),
                div(table(
                        caption(view.say("options.units")),
                        thead(
                            tr(
                                th(view.say("options.type")).attr("scope", "col"),
                                th(view.say("options.persons")).attr("scope", "col"),
                                th(view.say("options.per-km-of-line")).attr("scope", "col"),
                                th(view.say("options.per-1-000-people")).attr("scope", "col"))),
                        tbody(each(units.stream()))))
                    .withClass("table units")
                    .attr("tabindex", "0")
                    .attr("role", "region")
                    .attr("aria-label", view.say("options.units")),
                f.at(at + ".units"),
                f.at(at)));
    if (fresh) {
      return j2html.TagCreator.details(
              j2html.TagCreator.summary(view.say("options.add-a-presence")), each(body.stream()))
          .withClass("presence");
    }
    return fieldset(legend(who), each(body.stream())).withClass("presence");
  }

  /// A choice of a presence, called by the term of its field.
  private static DomContent termed(
      View view, Form f, String at, String field, Map<String, String> choices) {
    return f.choice("t", at + "." + field, Terms.of(field, view.texts()), choices);
  }

  private static Map<String, String> reversed(Map<String, String> choices) {
    var all = new LinkedHashMap<String, String>();
    List.copyOf(choices.entrySet()).reversed().forEach(e -> all.put(e.getKey(), e.getValue()));
    return all;
  }
}
