package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.textarea;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.detente.option.Option;
import org.detente.pledge.ForceData;
import org.detente.pledge.Policy;
import org.detente.phrase.Phrases;
import org.detente.theatre.Actor;
import org.detente.theatre.Line;
import org.detente.theatre.Party;
import org.detente.theatre.Presence;
import org.detente.theatre.Zone;
import org.detente.web.form.Differences.Difference;
import org.detente.web.form.Draft;
import org.detente.web.form.OptionDraft;
import org.detente.web.form.Terms;
import org.detente.message.Texts;

/// Forms that change an option.
public final class OptionForms {

  private static final List<String> READERS = List.of("public", "mediator", "planner");

  private OptionForms() {}

  /// The parts in which an option is changed.
  public enum Part {
    FRAME("frame"),
    ZONES("zones"),
    WORDS("words"),
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

  // ---- the frame of a page

  private static String place(Option option, String part) {
    return "/edit/options/" + option.id() + (part.isEmpty() ? "" : "/" + part);
  }

  private static String page(View view, Sheet sheet, String title, List<DomContent> content) {
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

  private static DomContent sheet(
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
                  untold.isEmpty() ? text("") : ul(each(untold.stream().map(u -> li(view.own(u))))))
              .withClass("wrongs")
              .attr("role", "alert"));
    }
    if (sheet.remarks()) {
      all.add(p(view.say("options.the-file-has-comments-between")).withClass("caution"));
    }
    all.add(
        form(
                input()
                    .withType("hidden")
                    .withName("began")
                    .withValue(Integer.toString(sheet.began())),
                each(content.stream()),
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
            .withClass("edit"));
    return section(each(all.stream()));
  }

  private static DomContent conflict(View view, Sheet.Conflict conflict) {
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

  private static Map<String, String> actors(View view) {
    var actors = new LinkedHashMap<String, String>();
    for (Actor actor : view.theatre().actors()) {
      actors.put(actor.id(), view.own(actor.names().in(view.languages())));
    }
    return actors;
  }

  private static Map<String, String> providers(View view) {
    var providers = new LinkedHashMap<String, String>();
    for (Actor actor : view.theatre().actors()) {
      if (!actor.acceptance().isEmpty()) {
        providers.put(actor.id(), view.own(actor.names().in(view.languages())));
      }
    }
    return providers;
  }

  private static Map<String, String> zones(View view) {
    var zones = new LinkedHashMap<String, String>();
    for (Zone zone : view.theatre().zones()) {
      zones.put(zone.id(), view.own(zone.names().in(view.languages())));
    }
    return zones;
  }

  private static Map<String, String> withNone(String none, Map<String, String> choices) {
    var all = new LinkedHashMap<String, String>();
    all.put("", none);
    all.putAll(choices);
    return all;
  }

  /// What the composition can be: the theatre's rules by their titles, and what its options say that
  /// is no rule.
  private static Map<String, String> compositions(View view, String now) {
    var words = new LinkedHashMap<String, String>();
    var named = new HashSet<String>();
    for (Policy policy : view.input().force().map(ForceData::policies).orElse(List.of())) {
      var own = new ArrayList<>(policy.compositions());
      own.add(policy.id());
      named.addAll(own);
      words.put(own.contains(now) ? now : own.getFirst(), view.own(policy.title()));
    }
    for (Option option : view.options()) {
      String word = option.levers().composition();
      if (!named.contains(word)) {
        words.putIfAbsent(word, view.own(word.replace('-', ' ')));
      }
    }
    return words;
  }

  private static Map<String, String> readers(View view) {
    var readers = new LinkedHashMap<String, String>();
    for (String reader : READERS) {
      readers.put(reader, view.texts().of("options.reader", reader));
    }
    return readers;
  }

  // ---- frame

  /// Title, levers, dates, operation, phases, lines.
  public static String frame(View view, Sheet sheet) {
    Option option = sheet.option();
    var f = new Form(view, sheet.draft(), sheet.mistakes());
    var content = new ArrayList<DomContent>();
    content.add(h2(view.say("options.about")));
    content.add(f.line("t", "title", view.say("options.title"), ""));
    content.add(
        f.line(
            "t",
            "label",
            view.say("options.short-title"),
            view.say("options.for-charts-and-tables")));
    content.add(f.area("t", "summary", view.say("options.summary"), "", 4));
    content.add(
        p(view.html(
                "options.whose",
                "basis",
                f.choice(
                    "t", "basis", Terms.of("basis", view.texts()), f.words(Option.Basis.class)),
                "reader",
                f.choice(
                    "t",
                    "confidentiality",
                    Terms.of("confidentiality", view.texts()),
                    readers(view))))
            .withClass("sentence"));
    content.add(
        p(view.html(
                "options.levers",
                "composition",
                f.choice(
                    "t",
                    "levers.composition",
                    Terms.of("levers.composition", view.texts()),
                    compositions(view, sheet.draft().text("levers.composition"))),
                "policing",
                f.choice(
                    "t",
                    "levers.early_policing",
                    Terms.of("levers.early_policing", view.texts()),
                    Form.yesNo(
                        view.say("options.from-the-first-phase"),
                        view.say("options.in-later-phases-only"))),
                "consultation",
                f.choice(
                    "t",
                    "levers.consultation",
                    Terms.of("levers.consultation", view.texts()),
                    Form.yesNo(view.say("options.consulted"), view.say("options.not-consulted")))))
            .withClass("sentence"));
    if (option.agreement()) {
      dates(view, f, content);
      mission(view, f, content);
      phases(view, f, content);
      lines(view, f, content);
    } else {
      content.add(p(view.say("options.this-is-the-status-quo")).withClass("note"));
    }
    return page(
        view,
        sheet,
        Part.FRAME.title(view),
        List.of(sheet(view, sheet, f, place(option, Part.FRAME.slug()), content)));
  }

  private static void dates(View view, Form f, List<DomContent> content) {
    content.add(h2(view.say("options.dates")));
    content.add(p(view.say("options.months-from-the-as-of")).withClass("note"));
    boolean mission = f.draft().at("mission").isPresent();
    for (String date : List.of("framework_signed", "comprehensive_agreement")) {
      content.add(
          f.range("r", "dates." + date, view.texts().of("date", date), view.say("options.months")));
    }
    for (String date : List.of("mandate_given", "first_deployment", "full_capability")) {
      content.add(
          f.range(
              mission ? "r" : "q",
              "dates." + date,
              view.texts().of("date", date),
              view.say("options.months")));
    }
  }

  private static void mission(View view, Form f, List<DomContent> content) {
    boolean there = f.draft().at("mission").isPresent();
    content.add(h2(view.say("options.operation-heading")));
    content.add(
        p(view.html(
                "options.operation",
                "there",
                Texts.slot(words -> label(words).withFor("mission")),
                "mission",
                select(
                        j2html.TagCreator.option(view.say("options.an-international-operation"))
                            .withValue("yes")
                            .withCondSelected(there),
                        j2html.TagCreator.option(view.say("options.no-international-operation"))
                            .withValue("no")
                            .withCondSelected(!there))
                    .withId("mission")
                    .withName("mission"),
                "lead",
                f.choice(
                    "o",
                    "mission.lead",
                    Terms.of("mission.lead", view.texts()),
                    withNone(view.say("options.nobody"), actors(view))),
                "persons",
                f.number(
                    "o",
                    "mission.reserve_persons",
                    Terms.of("mission.reserve_persons", view.texts())),
                "zone",
                f.choice(
                    "o",
                    "mission.reserve_zone",
                    Terms.of("mission.reserve_zone", view.texts()),
                    withNone(view.say("options.no-zone"), zones(view))),
                "caveats",
                f.number("o", "mission.caveats", Terms.of("mission.caveats", view.texts())),
                "spoilers",
                f.choice(
                    "o",
                    "mission.includes_spoilers",
                    Terms.of("mission.includes_spoilers", view.texts()),
                    withNone(
                        "–",
                        Form.yesNo(
                            view.say("options.among-the-contributors"),
                            view.say("options.not-among-the-contributors")))),
                "months",
                f.number(
                    "o",
                    "mission.fixed_term_months",
                    Terms.of("mission.fixed_term_months", view.texts()))))
            .withClass("sentence"));
  }

  private static void phases(View view, Form f, List<DomContent> content) {
    content.add(h2(view.say("options.phases-from-hard-to-soft")));
    content.add(p(view.say("options.months-after-first-deployment-after")).withClass("note"));
    int size = f.draft().size("phases");
    content.add(f.at("phases"));
    for (int i = 0; i <= size; i++) {
      String at = "phases." + i;
      boolean fresh = i == size;
      content.add(
          fieldset(
                  legend(
                      fresh
                          ? view.say("options.new-phase")
                          : view.say("settings.phase", "number", i + 1)),
                  fresh ? text("") : f.hidden("o", at + ".id"),
                  view.html(
                      "options.phase",
                      "title",
                      f.inline("o", at + ".title", view.say("options.title-of-the-phase"), 34),
                      "ramp",
                      f.choice(
                          "t",
                          at + ".ramp",
                          Terms.of("ramp", view.texts()),
                          f.words(Option.Ramp.class)),
                      "from",
                      f.number("o", at + ".from", Terms.of("from", view.texts())),
                      "to",
                      f.number("o", at + ".to", Terms.of("to", view.texts())),
                      "exit",
                      f.choice(
                          "t",
                          at + ".exit",
                          Terms.of("exit", view.texts()),
                          f.words(Option.Exit.class))))
              .withClass("sentence"));
    }
  }

  private static void lines(View view, Form f, List<DomContent> content) {
    content.add(h2(view.say("options.lines")));
    for (Line line : view.theatre().lines()) {
      int at = -1;
      for (int i = 0; i < f.draft().size("line_plans"); i++) {
        if (f.draft().text("line_plans." + i + ".line").equals(line.id())) {
          at = i;
        }
      }
      String name = line.names().in(view.languages());
      String now = at < 0 ? "" : f.draft().text("line_plans." + at + ".separation");
      String note = at < 0 ? "" : f.draft().text("line_plans." + at + ".note");
      String id = "line-" + line.id();
      content.add(
          p(view.html(
                  "options.line",
                  "line",
                  view.own(name),
                  "at",
                  Texts.slot(words -> label(words).withFor(id)),
                  "plan",
                  select(
                          each(
                              withNone(
                                      view.say("options.nothing-is-planned"),
                                      Form.yesNo(
                                          view.say("options.forces-part-as-withdrawals-proceed"),
                                          view.say("options.forces-stay-where-they-are")))
                                  .entrySet()
                                  .stream()
                                  .map(
                                      e ->
                                          j2html.TagCreator.option(e.getValue())
                                              .withValue(e.getKey())
                                              .withCondSelected(e.getKey().equals(now)))))
                      .withId(id)
                      .withName("line " + line.id()),
                  "noted",
                  Texts.slot(words -> label(words).withFor(id + "-note")),
                  "note",
                  input()
                      .withType("text")
                      .attr("size", 40)
                      .withId(id + "-note")
                      .withName("note " + line.id())
                      .withValue(note)))
              .withClass("sentence"));
    }
  }

  // ---- zones

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
      return page(view, sheet, Part.ZONES.title(view), content);
    }
    content.add(choose(view, sheet, setting, provider));
    var rows = new ArrayList<DomContent>();
    for (Zone zone : view.theatre().zones()) {
      String plan = OptionDraft.plan(view.theatre(), zone.id());
      var cells = new ArrayList<DomContent>();
      cells.add(
          th(a(view.own(zone.names().in(view.languages())))
                  .withHref(view.to(place(option, "plan"), "zone", zone.id())))
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
                actors(view).getOrDefault(provider, view.own(provider)));
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
    content.add(sheet(view, sheet, f, place(option, Part.ZONES.slug()), fields));
    content.add(p(view.say("options.a-zones-name-leads-to")).withClass("note"));
    return page(view, sheet, Part.ZONES.title(view), content);
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
                        providers(view).entrySet().stream()
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
        .withAction(place(sheet.option(), Part.ZONES.slug()))
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
      Map<String, String> names = actors(view);
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
                    zones(view).entrySet().stream()
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
                    withNone(view.say("options.nobody"), parties)),
                "to",
                f.choice(
                    "o",
                    plan + ".withdrawal.to",
                    Terms.of("withdrawal.to", view.texts()),
                    withNone(view.say("options.nobody"), parties))))
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
            zones(view)));
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
    return page(
        view,
        sheet,
        view.say("options.plan-of", "zone", name),
        List.of(sheet(view, sheet, f, place(option, "plan"), content)));
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
                            withNone(
                                fresh
                                    ? view.say("options.nobody-more")
                                    : view.say("options.nobody-remove-it"),
                                providers(view))),
                        "type",
                        f.choice(
                            "t",
                            at + ".type",
                            Terms.of("type", view.texts()),
                            f.words(Presence.ProviderType.class)),
                        "leads",
                        f.choice(
                            "t",
                            at + ".lead",
                            Terms.of("lead", view.texts()),
                            fresh
                                ? reversed(
                                    Form.yesNo(
                                        view.say("options.leads"),
                                        view.say("options.does-not-lead")))
                                : Form.yesNo(
                                    view.say("options.leads"), view.say("options.does-not-lead"))),
                        "hardness",
                        f.choice(
                            "t",
                            at + ".hardness",
                            Terms.of("hardness", view.texts()),
                            f.words(Presence.Hardness.class)),
                        "mandate",
                        f.choice(
                            "t",
                            at + ".mandate",
                            Terms.of("mandate", view.texts()),
                            f.words(Presence.Mandate.class)),
                        "roe",
                        f.choice(
                            "t",
                            at + ".roe",
                            Terms.of("roe", view.texts()),
                            f.words(Presence.ForceLevel.class)),
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

  private static Map<String, String> reversed(Map<String, String> choices) {
    var all = new LinkedHashMap<String, String>();
    List.copyOf(choices.entrySet()).reversed().forEach(e -> all.put(e.getKey(), e.getValue()));
    return all;
  }

  // ---- words

  /// Headings, commitments, settings and provisions.
  public static String words(View view, Sheet sheet) {
    Option option = sheet.option();
    var f = new Form(view, sheet.draft(), sheet.mistakes());
    var content = new ArrayList<DomContent>();
    content.add(h2(view.say("options.headings")));
    for (String key : Option.Headings.PLAIN) {
      content.add(f.area("t", "headings." + key, Terms.of("headings." + key, view.texts()), "", 3));
    }
    content.add(h2(view.say("options.headings-that-the-simulation-reads")));
    content.add(
        f.area("t", "headings.corridor.regime", view.say("options.corridor-regime"), "", 2));
    content.add(
        f.choiceRow(
            "o",
            "headings.corridor.provider",
            view.say("options.corridor-secured-by"),
            withNone(view.say("options.nobody"), providers(view))));
    Map<String, String> efforts = f.words(Option.Effort.class);
    content.add(f.area("t", "headings.demining.text", view.say("options.demining"), "", 2));
    content.add(
        f.choiceRow("t", "headings.demining.effort", view.say("options.demining-effort"), efforts));
    content.add(
        f.area(
            "t",
            "headings.housing_and_property.text",
            view.say("options.housing-and-property"),
            "",
            2));
    content.add(
        f.choiceRow(
            "t",
            "headings.housing_and_property.effort",
            view.say("options.housing-and-property-effort"),
            efforts));
    content.add(f.area("t", "headings.monitoring.text", view.say("options.monitoring"), "", 2));
    for (Line line : view.theatre().lines()) {
      content.add(
          p(view.html(
                  "options.observers",
                  "line",
                  view.own(line.names().in(view.languages())),
                  "persons",
                  f.number(
                      "o",
                      "headings.monitoring.observers_per_km." + line.id(),
                      view.say(
                          "options.observers-at",
                          "line",
                          view.own(line.names().in(view.languages()))))))
              .withClass("sentence"));
    }
    content.add(f.area("t", "headings.consultation.text", view.say("options.consultation"), "", 2));
    content.add(
        f.choiceRow(
            "t",
            "headings.consultation.in_force",
            view.say("options.consultation-is"),
            Form.yesNo(view.say("options.in-force"), view.say("options.not-in-force"))));
    content.add(
        f.area(
            "t",
            "headings.security_sector_reform.text",
            view.say("options.security-sector-reform"),
            "",
            2));
    Map<String, String> reforms = f.words(Option.Reform.class);
    for (String key : List.of("police", "judiciary", "customs", "oversight")) {
      content.add(
          f.choiceRow(
              "t",
              "headings.security_sector_reform." + key,
              Terms.of("headings.security_sector_reform." + key, view.texts()),
              reforms));
    }
    content.add(
        p(view.html(
                "options.reform-begins",
                "months",
                f.number(
                    "t",
                    "headings.security_sector_reform.lead_months",
                    Terms.of("headings.security_sector_reform.lead_months", view.texts())),
                "quota",
                f.choice(
                    "t",
                    "headings.security_sector_reform.quota",
                    Terms.of("headings.security_sector_reform.quota", view.texts()),
                    Form.yesNo(
                        view.say("options.recruited-by-quota"),
                        view.say("options.not-recruited-by-quota")))))
            .withClass("sentence"));
    content.add(
        f.area("t", "headings.de_facto_engagement.text", view.say("options.engagement"), "", 2));
    content.add(
        f.choiceRow(
            "t",
            "headings.de_facto_engagement.channel",
            view.say("options.engagement-channel"),
            f.words(Option.Channel.class)));
    content.add(h2(view.say("options.commitments")));
    for (Party party : view.theatre().parties()) {
      String at = "headings.commitments.parties." + party.id();
      String name = view.own(party.names().in(view.languages()));
      content.add(f.area("t", at + ".text", name, "", 2));
      content.add(
          p(view.html(
                  "options.floor",
                  "floor",
                  f.number(
                      "t",
                      at + ".floor",
                      view.say(
                          "options.party-floor",
                          "party",
                          name,
                          "term",
                          Terms.of("floor", view.texts())))))
              .withClass("sentence"));
    }
    content.add(
        f.area(
            "t", "headings.commitments.international", view.say("options.internationals"), "", 2));
    settings(view, f, content);
    return page(
        view,
        sheet,
        Part.WORDS.title(view),
        List.of(sheet(view, sheet, f, place(option, Part.WORDS.slug()), content)));
  }

  private static void settings(View view, Form f, List<DomContent> content) {
    if (view.input().positions().isEmpty()) {
      return;
    }
    content.add(h2(view.say("options.where-it-stands-on-the")));
    content.add(p(view.say("options.only-where-the-option-says")).withClass("note"));
    for (var issue : view.input().positions().get().issues()) {
      String at = "settings." + issue.id();
      if (!f.draft().keys(at).isEmpty()) {
        continue;
      }
      var levels = new LinkedHashMap<String, String>();
      issue
          .levels()
          .forEach(level -> levels.put(level.name(), view.own(level.name().replace('-', ' '))));
      content.add(
          f.choiceRow(
              "o",
              at,
              view.own(Phrases.capital(issue.title())),
              withNone(view.say("options.as-the-rest-of-the"), levels)));
    }
  }

  // ---- text

  /// The file itself.
  ///
  /// @param text what it holds, or what was typed
  /// @param mistakes each as a line
  public static String asText(View view, Sheet sheet, String text, List<String> mistakes) {
    var content = new ArrayList<DomContent>();
    if (sheet.conflict().isPresent()) {
      content.add(conflict(view, sheet.conflict().get()));
    } else if (!mistakes.isEmpty()) {
      content.add(
          div(
                  p(view.say("options.nothing-was-saved-yet-something")),
                  ul(each(mistakes.stream().map(m -> li(view.own(m))))))
              .withClass("wrongs")
              .attr("role", "alert"));
    }
    String place = place(sheet.option(), Part.TEXT.slug());
    content.add(
        form(
                input()
                    .withType("hidden")
                    .withName("began")
                    .withValue(Integer.toString(sheet.began())),
                p(
                        label(view.say("options.the-options-file-as-docs")).withFor("text"),
                        textarea(text)
                            .withId("text")
                            .withName("text")
                            .withClass("code")
                            .attr("rows", 32)
                            .attr("spellcheck", "false"))
                    .withClass("row"),
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
            .withClass("edit"));
    return page(view, sheet, Part.TEXT.title(view), content);
  }
}
