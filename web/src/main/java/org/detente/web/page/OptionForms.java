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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.detente.option.Option;
import org.detente.phrase.Figures;
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

/// Forms that change an option.
public final class OptionForms {

  private static final List<String> HEADINGS =
      List.of(
          "size_and_characteristics",
          "command_and_control",
          "logistics",
          "allocation_of_units",
          "rules_of_engagement",
          "contributing_states",
          "longevity",
          "local_forces",
          "sovereignty",
          "withdrawals",
          "return",
          "interim_status",
          "joint_military_commission");

  private static final Map<String, String> READERS = new LinkedHashMap<>();

  static {
    READERS.put("public", "everybody");
    READERS.put("mediator", "mediators and planners");
    READERS.put("planner", "planners only");
  }

  private OptionForms() {}

  /// The parts in which an option is changed.
  public enum Part {
    FRAME("frame", "Frame: title, dates, operation, phases"),
    ZONES("zones", "Zones and phases"),
    WORDS("words", "Headings and commitments"),
    TEXT("text", "The file as text");

    private final String slug;
    private final String title;

    Part(String slug, String title) {
      this.slug = slug;
      this.title = title;
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
    all.add(Parts.head("Change " + sheet.option().label(), title, ""));
    all.add(parts(view, sheet.option()));
    sheet.notice().ifPresent(all::add);
    all.addAll(content);
    return Layout.page(view, title, List.of("edit.css"), all);
  }

  private static DomContent parts(View view, Option option) {
    var links = new ArrayList<DomContent>();
    for (Part part : Part.values()) {
      String place = place(option, part.slug());
      var link = a(part.title).withHref(view.to(place));
      links.add(li(view.path().equals(place) ? link.attr("aria-current", "page") : link));
    }
    links.add(li(a("What changed when").withHref(view.to(place(option, "history")))));
    links.add(li(a("The option").withHref(view.to("/options/" + option.id()))));
    return nav(ul(each(links.stream())))
        .withClass("parts")
        .attr("aria-label", "Parts of the option");
  }

  private static DomContent sheet(
      View view, Sheet sheet, Form fields, String place, List<DomContent> content) {
    var all = new ArrayList<DomContent>();
    List<String> untold = fields.untold();
    if (sheet.conflict().isPresent()) {
      all.add(conflict(sheet.conflict().get()));
    } else if (!sheet.mistakes().isEmpty()) {
      all.add(
          div(
                  p(
                      "Nothing was saved yet: something is wrong. It stands at its field"
                          + (untold.isEmpty() ? "." : ", or here:")),
                  untold.isEmpty() ? text("") : ul(each(untold.stream().map(u -> li(u)))))
              .withClass("wrongs")
              .attr("role", "alert"));
    }
    if (sheet.remarks()) {
      all.add(
          p("The file has comments between its lines. Saving this form writes the file anew and"
                + " leaves them out; earlier versions keep them. To keep them here, change the file"
                + " as text.")
              .withClass("caution"));
    }
    all.add(
        form(
                input()
                    .withType("hidden")
                    .withName("began")
                    .withValue(Integer.toString(sheet.began())),
                each(content.stream()),
                p(
                        button(sheet.conflict().isPresent() ? "Save mine over it" : "Save")
                            .withType("submit"),
                        text(" "),
                        a("Leave it as it was").withHref(view.to(place)))
                    .withClass("save"))
            .withMethod("post")
            .withAction(view.to(place))
            .withClass("edit"));
    return section(each(all.stream()));
  }

  private static DomContent conflict(Sheet.Conflict conflict) {
    return div(
            h2("Somebody else saved this option meanwhile"),
            p(
                "Nothing of yours was saved, and nothing is lost: the fields below hold what you"
                    + " typed. What is saved now stands on the left. Saving yours puts it in the"
                    + " place of theirs; theirs stays in the history."),
            div(
                    section(h3("Saved meanwhile"), differences(conflict.theirs())),
                    section(h3("Yours, not saved"), differences(conflict.mine())))
                .withClass("both"))
        .withClass("wrongs")
        .attr("role", "alert");
  }

  /// Differences as a table.
  static DomContent differences(List<Difference> differences) {
    if (differences.isEmpty()) {
      return p("Nothing differs.");
    }
    return Parts.table_(
        "What differs",
        List.of("What", "Before", "After"),
        differences.stream()
            .map(d -> List.<DomContent>of(text(d.what()), text(d.before()), text(d.after())))
            .toList());
  }

  private static Map<String, String> actors(View view) {
    var actors = new LinkedHashMap<String, String>();
    for (Actor actor : view.theatre().actors()) {
      actors.put(actor.id(), actor.names().in(view.languages()));
    }
    return actors;
  }

  private static Map<String, String> providers(View view) {
    var providers = new LinkedHashMap<String, String>();
    for (Actor actor : view.theatre().actors()) {
      if (!actor.acceptance().isEmpty()) {
        providers.put(actor.id(), actor.names().in(view.languages()));
      }
    }
    return providers;
  }

  private static Map<String, String> zones(View view) {
    var zones = new LinkedHashMap<String, String>();
    for (Zone zone : view.theatre().zones()) {
      zones.put(zone.id(), zone.names().in(view.languages()));
    }
    return zones;
  }

  private static Map<String, String> withNone(String none, Map<String, String> choices) {
    var all = new LinkedHashMap<String, String>();
    all.put("", none);
    all.putAll(choices);
    return all;
  }

  // ---- frame

  /// Title, levers, dates, operation, phases, lines.
  public static String frame(View view, Sheet sheet) {
    Option option = sheet.option();
    var f = new Form(sheet.draft(), sheet.mistakes());
    var content = new ArrayList<DomContent>();
    content.add(h2("About"));
    content.add(f.line("t", "title", "Title", ""));
    content.add(f.line("t", "label", "Short title", "for charts and tables"));
    content.add(f.area("t", "summary", "Summary", "", 4));
    content.add(
        p(
                text("It is "),
                f.choice("t", "basis", Terms.of("basis"), Form.words(Option.Basis.class)),
                text(" and may be read by "),
                f.choice("t", "confidentiality", Terms.of("confidentiality"), READERS),
                text("."))
            .withClass("sentence"));
    content.add(
        p(
                text("Levers: the composition of the force is "),
                f.inline("t", "levers.composition", Terms.of("levers.composition"), 28),
                text("; local police work "),
                f.choice(
                    "t",
                    "levers.early_policing",
                    Terms.of("levers.early_policing"),
                    Form.yesNo("from the first phase", "in later phases only")),
                text("; communities are "),
                f.choice(
                    "t",
                    "levers.consultation",
                    Terms.of("levers.consultation"),
                    Form.yesNo("consulted", "not consulted")),
                text("."))
            .withClass("sentence"));
    if (option.agreement()) {
      dates(f, content);
      mission(view, f, content);
      phases(f, content);
      lines(view, f, content);
    } else {
      content.add(
          p("This is the status quo: nothing is signed, and so there are no dates, no operation and"
                + " no phases to plan.")
              .withClass("note"));
    }
    return page(
        view,
        sheet,
        Part.FRAME.title,
        List.of(sheet(view, sheet, f, place(option, Part.FRAME.slug()), content)));
  }

  private static void dates(Form f, List<DomContent> content) {
    content.add(h2("Dates"));
    content.add(
        p("Months from the as-of date, each from earliest to latest. The last three only where"
              + " there is an operation.")
            .withClass("note"));
    boolean mission = f.draft().at("mission").isPresent();
    for (String date : List.of("framework_signed", "comprehensive_agreement")) {
      content.add(f.range("r", "dates." + date, Phrases.capital(date.replace('_', ' ')), "months"));
    }
    for (String date : List.of("mandate_given", "first_deployment", "full_capability")) {
      content.add(
          f.range(
              mission ? "r" : "q",
              "dates." + date,
              Phrases.capital(date.replace('_', ' ')),
              "months"));
    }
  }

  private static void mission(View view, Form f, List<DomContent> content) {
    boolean there = f.draft().at("mission").isPresent();
    content.add(h2("Operation"));
    content.add(
        p(
                label("There is ").withFor("mission"),
                select(
                        j2html.TagCreator.option("an international operation")
                            .withValue("yes")
                            .withCondSelected(there),
                        j2html.TagCreator.option("no international operation")
                            .withValue("no")
                            .withCondSelected(!there))
                    .withId("mission")
                    .withName("mission"),
                text(", led by "),
                f.choice(
                    "o",
                    "mission.lead",
                    Terms.of("mission.lead"),
                    withNone("nobody", actors(view))),
                text(". Its reserve of "),
                f.number("o", "mission.reserve_persons", Terms.of("mission.reserve_persons")),
                text(" persons stands in "),
                f.choice(
                    "o",
                    "mission.reserve_zone",
                    Terms.of("mission.reserve_zone"),
                    withNone("no zone", zones(view))),
                text(". National caveats bind "),
                f.number("o", "mission.caveats", Terms.of("mission.caveats")),
                text(" (0 to 1) of its armed strength. Potential spoilers are "),
                f.choice(
                    "o",
                    "mission.includes_spoilers",
                    Terms.of("mission.includes_spoilers"),
                    withNone(
                        "–", Form.yesNo("among the contributors", "not among the contributors"))),
                text(". It leaves after "),
                f.number("o", "mission.fixed_term_months", Terms.of("mission.fixed_term_months")),
                text(" months, benchmarks or not (empty: no fixed term)."))
            .withClass("sentence"));
  }

  private static void phases(Form f, List<DomContent> content) {
    content.add(h2("Phases, from hard to soft"));
    content.add(
        p("Months after first deployment (after the comprehensive agreement where nobody deploys)."
              + " Phases adjoin; the last has no end. A phase without a title falls away, with what"
              + " was planned in it; a new one begins with what is planned in the one before it.")
            .withClass("note"));
    int size = f.draft().size("phases");
    content.add(f.at("phases"));
    for (int i = 0; i <= size; i++) {
      String at = "phases." + i;
      boolean fresh = i == size;
      content.add(
          fieldset(
                  legend(fresh ? "A new phase after these" : "Phase " + Figures.whole(i + 1)),
                  fresh ? text("") : f.hidden("o", at + ".id"),
                  text("Called "),
                  f.inline("o", at + ".title", "Title of the phase", 34),
                  text(", a stage of "),
                  f.choice("t", at + ".ramp", Terms.of("ramp"), Form.words(Option.Ramp.class)),
                  text(", from month "),
                  f.number("o", at + ".from", Terms.of("from")),
                  text(" to month "),
                  f.number("o", at + ".to", Terms.of("to")),
                  text(", ended by "),
                  f.choice("t", at + ".exit", Terms.of("exit"), Form.words(Option.Exit.class)),
                  text("."))
              .withClass("sentence"));
    }
  }

  private static void lines(View view, Form f, List<DomContent> content) {
    content.add(h2("Lines"));
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
          p(
                  label("At " + name + ", ").withFor(id),
                  select(
                          each(
                              withNone(
                                      "nothing is planned",
                                      Form.yesNo(
                                          "forces part as withdrawals proceed",
                                          "forces stay where they are"))
                                  .entrySet()
                                  .stream()
                                  .map(
                                      e ->
                                          j2html.TagCreator.option(e.getValue())
                                              .withValue(e.getKey())
                                              .withCondSelected(e.getKey().equals(now)))))
                      .withId(id)
                      .withName("line " + line.id()),
                  text(". "),
                  label("Note: ").withFor(id + "-note"),
                  input()
                      .withType("text")
                      .attr("size", 40)
                      .withId(id + "-note")
                      .withName("note " + line.id())
                      .withValue(note))
              .withClass("sentence"));
    }
  }

  // ---- zones

  /// What the table of zones and phases can show.
  public enum Setting {
    LEAD("lead", "Who leads"),
    HARDNESS("hardness", "Hardness"),
    MANDATE("mandate", "Mandate"),
    ROE("roe", "Rules of engagement"),
    INFANTRY("infantry", "Infantry (persons)"),
    OBSERVERS("observers", "Observers (persons)"),
    MONITORS("monitors", "Monitors (persons)"),
    POLICE("police", "Police (persons)"),
    FORMED_POLICE("formed_police", "Formed police units (persons)"),
    ENGINEERS("engineers", "Engineers (persons)"),
    SUPPORT("support", "Support (persons)");

    private final String slug;
    private final String title;

    Setting(String slug, String title) {
      this.slug = slug;
      this.title = title;
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
    var f = new Form(sheet.draft(), sheet.mistakes());
    var content = new ArrayList<DomContent>();
    if (option.phases().isEmpty()) {
      content.add(
          Parts.empty(
              "Without an agreement nothing changes in any zone: today's providers go on. Duplicate"
                  + " an option with an agreement to plan one."));
      return page(view, sheet, Part.ZONES.title, content);
    }
    content.add(choose(view, sheet, setting, provider));
    var rows = new ArrayList<DomContent>();
    for (Zone zone : view.theatre().zones()) {
      String plan = OptionDraft.plan(view.theatre(), zone.id());
      var cells = new ArrayList<DomContent>();
      cells.add(
          th(a(zone.names().in(view.languages()))
                  .withHref(view.to(place(option, "plan"), "zone", zone.id())))
              .attr("scope", "row"));
      for (Option.Phase phase : option.phases()) {
        cells.add(
            td(cell(view, f, plan + ".phases." + phase.id(), zone, phase, setting, provider)));
      }
      rows.add(tr(each(cells.stream())));
    }
    var head = new ArrayList<DomContent>();
    head.add(th("Zone").attr("scope", "col"));
    option.phases().forEach(phase -> head.add(th(phase.title()).attr("scope", "col")));
    String called =
        setting == Setting.LEAD
            ? setting.title
            : setting.title + " of " + actors(view).getOrDefault(provider, provider);
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
    content.add(
        p("A zone's name leads to its whole plan: withdrawal, return, who is there, with what and"
              + " for what.")
            .withClass("note"));
    return page(view, sheet, Part.ZONES.title, content);
  }

  private static DomContent choose(View view, Sheet sheet, Setting setting, String provider) {
    var fields = new ArrayList<DomContent>();
    if (!view.audience().equals(org.detente.access.Audience.PUBLIC)) {
      fields.add(input().withType("hidden").withName("audience").withValue(view.audience().id()));
    }
    return form(
            each(fields.stream()),
            label("Show ").withFor("setting"),
            select(
                    each(
                        java.util.Arrays.stream(Setting.values())
                            .map(
                                s ->
                                    j2html.TagCreator.option(s.title)
                                        .withValue(s.slug)
                                        .withCondSelected(s == setting))))
                .withId("setting")
                .withName("setting"),
            label(" of ").withFor("provider"),
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
            button("Show").withType("submit"))
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
    String where = zone.names().in(view.languages()) + ", " + phase.title();
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
            names.getOrDefault(draft.text(each + ".provider"), draft.text(each + ".provider")));
        if (draft.text(each + ".lead").equals("yes")) {
          leads = key;
        }
      }
      if (there.isEmpty()) {
        return span("nobody").withClass("what");
      }
      String now = leads;
      String id = "lead-" + list.replaceAll("[^A-Za-z0-9]+", "-");
      parts.add(label("Leads in " + where).withFor(id).withClass("hidden"));
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
      String named = setting.title + " in " + where;
      parts.add(
          switch (setting) {
            case LEAD -> text("");
            case HARDNESS ->
                f.choice("t", each + ".hardness", named, Form.words(Presence.Hardness.class));
            case MANDATE ->
                f.choice("t", each + ".mandate", named, Form.words(Presence.Mandate.class));
            case ROE -> f.choice("t", each + ".roe", named, Form.words(Presence.ForceLevel.class));
            case INFANTRY, OBSERVERS, MONITORS, POLICE, FORMED_POLICE, ENGINEERS, SUPPORT ->
                persons(f, each + ".units." + setting.slug, named);
          });
    }
    return parts.isEmpty() ? span("not there").withClass("what") : each(parts.stream());
  }

  /// Persons of a type of unit; a part by line or people is said beside it.
  private static DomContent persons(Form f, String units, String named) {
    var further = new ArrayList<String>();
    for (String part : List.of("per_km", "per_1000")) {
      String more = f.draft().text(units + "." + part);
      if (!more.isEmpty() && !more.equals("0")) {
        further.add(more + (part.equals("per_km") ? " per km" : " per 1,000"));
      }
    }
    return span(
        f.number("o", units + ".fixed", named),
        further.isEmpty()
            ? text("")
            : span(" and " + String.join(" and ", further)).withClass("what"));
  }

  /// The whole plan of a zone, and of those that share it.
  ///
  /// @param with ids of the zones that get the plan
  public static String plan(View view, Sheet sheet, Zone zone, List<String> with) {
    Option option = sheet.option();
    var f = new Form(sheet.draft(), sheet.mistakes());
    String plan = OptionDraft.plan(view.theatre(), zone.id());
    String name = zone.names().in(view.languages());
    var content = new ArrayList<DomContent>();
    content.add(input().withType("hidden").withName("zone").withValue(zone.id()));
    content.add(
        fieldset(
                legend("Zones with this plan"),
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
    content.add(f.area("o", plan + ".note", "Note", "", 2));
    content.add(h2("Withdrawal and return"));
    Map<String, String> parties = new LinkedHashMap<>();
    for (Party party : view.theatre().parties()) {
      parties.put(party.id(), party.names().in(view.languages()));
    }
    content.add(
        p(
                text("Withdrawal by "),
                f.choice(
                    "o",
                    plan + ".withdrawal.by",
                    Terms.of("withdrawal.by"),
                    withNone("nobody", parties)),
                text(", transfer of control to "),
                f.choice(
                    "o",
                    plan + ".withdrawal.to",
                    Terms.of("withdrawal.to"),
                    withNone("nobody", parties)),
                text("."))
            .withClass("sentence"));
    content.add(f.at(plan + ".withdrawal"));
    content.add(
        f.range(
            "q",
            plan + ".withdrawal.after_months",
            "Transfer of control",
            "months after the comprehensive agreement"));
    content.add(
        f.several(plan + ".withdrawal.after_zones", "Only after withdrawal from", zones(view)));
    content.add(
        f.range(
            "q",
            plan + ".return_opens.own_side",
            "Return of the own side opens",
            "months after the comprehensive agreement; empty: it does not"));
    content.add(
        f.range(
            "q",
            plan + ".return_opens.cross_side",
            "Return across the line opens",
            "months after the comprehensive agreement; empty: it does not"));
    for (Option.Phase phase : option.phases()) {
      content.add(h2(phase.title()));
      presences(view, f, plan + ".phases." + phase.id(), content);
    }
    if (f.draft().at(plan + ".before_deployment").isPresent()) {
      content.add(h2("Before deployment"));
      presences(view, f, plan + ".before_deployment", content);
    }
    return page(
        view,
        sheet,
        "Plan of " + name,
        List.of(sheet(view, sheet, f, place(option, "plan"), content)));
  }

  private static void presences(View view, Form f, String list, List<DomContent> content) {
    content.add(f.at(list));
    int size = f.draft().size(list);
    if (size == 0) {
      content.add(p("Nobody is planned here.").withClass("note"));
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
      String name = Phrases.plain(type);
      units.add(
          tr(
              th(Phrases.capital(name)).attr("scope", "row"),
              td(f.number("o", place + ".fixed", name + ", persons")),
              td(f.number("o", place + ".per_km", name + ", persons per km of line")),
              td(f.number("o", place + ".per_1000", name + ", persons per 1,000 people"))));
    }
    String who =
        view.theatre().actors().stream()
            .filter(actor -> actor.id().equals(f.draft().text(at + ".provider")))
            .map(actor -> actor.names().in(view.languages()))
            .findFirst()
            .orElse("Presence");
    var body =
        new ArrayList<DomContent>(
            List.of(
                p(
                        f.choice(
                            "t",
                            at + ".provider",
                            "Provider",
                            withNone(fresh ? "nobody more" : "nobody: remove it", providers(view))),
                        text(", "),
                        f.choice(
                            "t",
                            at + ".type",
                            Terms.of("type"),
                            Form.words(Presence.ProviderType.class)),
                        text(", "),
                        f.choice(
                            "t",
                            at + ".lead",
                            Terms.of("lead"),
                            fresh
                                ? reversed(Form.yesNo("leads", "does not lead"))
                                : Form.yesNo("leads", "does not lead")),
                        text("; "),
                        f.choice(
                            "t",
                            at + ".hardness",
                            Terms.of("hardness"),
                            Form.words(Presence.Hardness.class)),
                        text(", with a mandate of "),
                        f.choice(
                            "t",
                            at + ".mandate",
                            Terms.of("mandate"),
                            Form.words(Presence.Mandate.class)),
                        text("; may use force in "),
                        f.choice(
                            "t",
                            at + ".roe",
                            Terms.of("roe"),
                            Form.words(Presence.ForceLevel.class)),
                        text("; answers to "),
                        f.inline("o", at + ".answers_to", Terms.of("answers_to"), 30),
                        text("."))
                    .withClass("sentence"),
                f.several(at + ".tasks", "Tasks", Form.words(Presence.Task.class)),
                div(table(
                        caption("Units"),
                        thead(
                            tr(
                                th("Type").attr("scope", "col"),
                                th("Persons").attr("scope", "col"),
                                th("per km of line").attr("scope", "col"),
                                th("per 1,000 people").attr("scope", "col"))),
                        tbody(each(units.stream()))))
                    .withClass("table units")
                    .attr("tabindex", "0")
                    .attr("role", "region")
                    .attr("aria-label", "Units"),
                f.at(at + ".units"),
                f.at(at)));
    if (fresh) {
      return j2html.TagCreator.details(
              j2html.TagCreator.summary("Add a presence"), each(body.stream()))
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
    var f = new Form(sheet.draft(), sheet.mistakes());
    var content = new ArrayList<DomContent>();
    content.add(h2("Headings"));
    for (String key : HEADINGS) {
      content.add(f.area("t", "headings." + key, Terms.of("headings." + key), "", 3));
    }
    content.add(h2("Headings that the simulation reads too"));
    content.add(f.area("t", "headings.corridor.regime", "Corridor: regime", "", 2));
    content.add(
        f.choiceRow(
            "o",
            "headings.corridor.provider",
            "Corridor: secured by",
            withNone("nobody", providers(view))));
    Map<String, String> efforts = Form.words(Option.Effort.class);
    content.add(f.area("t", "headings.demining.text", "Demining", "", 2));
    content.add(f.choiceRow("t", "headings.demining.effort", "Demining: effort", efforts));
    content.add(f.area("t", "headings.housing_and_property.text", "Housing and property", "", 2));
    content.add(
        f.choiceRow(
            "t", "headings.housing_and_property.effort", "Housing and property: effort", efforts));
    content.add(f.area("t", "headings.monitoring.text", "Monitoring", "", 2));
    for (Line line : view.theatre().lines()) {
      content.add(
          p(
                  text("Observers at " + line.names().in(view.languages()) + ": "),
                  f.number(
                      "o",
                      "headings.monitoring.observers_per_km." + line.id(),
                      "Observers per km at " + line.names().in(view.languages())),
                  text(" persons per km of line."))
              .withClass("sentence"));
    }
    content.add(f.area("t", "headings.consultation.text", "Consultation", "", 2));
    content.add(
        f.choiceRow(
            "t",
            "headings.consultation.in_force",
            "Consultation is",
            Form.yesNo("in force", "not in force")));
    content.add(
        f.area("t", "headings.security_sector_reform.text", "Security sector reform", "", 2));
    Map<String, String> reforms = Form.words(Option.Reform.class);
    for (String key : List.of("police", "judiciary", "customs", "oversight")) {
      content.add(
          f.choiceRow(
              "t",
              "headings.security_sector_reform." + key,
              Terms.of("headings.security_sector_reform." + key),
              reforms));
    }
    content.add(
        p(
                text("Reform of the police begins "),
                f.number(
                    "t",
                    "headings.security_sector_reform.lead_months",
                    Terms.of("headings.security_sector_reform.lead_months")),
                text(" months before signature; minorities are "),
                f.choice(
                    "t",
                    "headings.security_sector_reform.quota",
                    Terms.of("headings.security_sector_reform.quota"),
                    Form.yesNo("recruited by quota", "not recruited by quota")),
                text("."))
            .withClass("sentence"));
    content.add(
        f.area("t", "headings.de_facto_engagement.text", "Engagement of de facto bodies", "", 2));
    content.add(
        f.choiceRow(
            "t",
            "headings.de_facto_engagement.channel",
            "Engagement of de facto bodies: channel",
            Form.words(Option.Channel.class)));
    content.add(h2("Commitments"));
    for (Party party : view.theatre().parties()) {
      String at = "headings.commitments.parties." + party.id();
      String name = party.names().in(view.languages());
      content.add(f.area("t", at + ".text", name, "", 2));
      content.add(
          p(
                  text("Verified steps hold its commitment up to "),
                  f.number("t", at + ".floor", name + ": " + Terms.of("floor")),
                  text(" (0 to 1)."))
              .withClass("sentence"));
    }
    content.add(f.area("t", "headings.commitments.international", "Internationals", "", 2));
    settings(view, f, content);
    return page(
        view,
        sheet,
        Part.WORDS.title,
        List.of(sheet(view, sheet, f, place(option, Part.WORDS.slug()), content)));
  }

  private static void settings(View view, Form f, List<DomContent> content) {
    if (view.input().positions().isEmpty()) {
      return;
    }
    content.add(h2("Where it stands on the scales of consent"));
    content.add(
        p("Only where the option says so by itself; the rest follows from its other parts. Settings"
              + " that differ by place are changed in the file as text.")
            .withClass("note"));
    for (var issue : view.input().positions().get().issues()) {
      String at = "settings." + issue.id();
      if (!f.draft().keys(at).isEmpty()) {
        continue;
      }
      var levels = new LinkedHashMap<String, String>();
      issue.levels().forEach(level -> levels.put(level.name(), level.name().replace('-', ' ')));
      content.add(
          f.choiceRow(
              "o",
              at,
              Phrases.capital(issue.title()),
              withNone("as the rest of the option says", levels)));
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
      content.add(conflict(sheet.conflict().get()));
    } else if (!mistakes.isEmpty()) {
      content.add(
          div(
                  p("Nothing was saved yet: something is wrong."),
                  ul(each(mistakes.stream().map(m -> li(m)))))
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
                        label(
                                "The option's file, as docs/formats.md describes it. It is saved"
                                    + " word for word, comments among it.")
                            .withFor("text"),
                        textarea(text)
                            .withId("text")
                            .withName("text")
                            .withClass("code")
                            .attr("rows", 32)
                            .attr("spellcheck", "false"))
                    .withClass("row"),
                p(
                        button(sheet.conflict().isPresent() ? "Save mine over it" : "Save")
                            .withType("submit"),
                        text(" "),
                        a("Leave it as it was").withHref(view.to(place)))
                    .withClass("save"))
            .withMethod("post")
            .withAction(view.to(place))
            .withClass("edit"));
    return page(view, sheet, Part.TEXT.title, content);
  }
}
