package org.detente.web.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.text;
import static j2html.TagCreator.textarea;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.message.Texts;
import org.detente.option.Option;
import org.detente.pledge.ForceData;
import org.detente.pledge.Policy;
import org.detente.theatre.Line;
import org.detente.theatre.Party;
import org.detente.web.form.Terms;

/// Forms that change an option: its frame, its words, and its file as text.
public final class OptionForms {

  private static final List<String> READERS = List.of("public", "mediator", "planner");

  private OptionForms() {}

  /// What the composition can be: the theatre's rules by their titles, and what its options say
  /// that is no rule.
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
    return OptionSheet.page(
        view,
        sheet,
        OptionSheet.Part.FRAME.title(view),
        List.of(
            OptionSheet.sheet(
                view,
                sheet,
                f,
                OptionSheet.place(option, OptionSheet.Part.FRAME.slug()),
                content)));
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
                    OptionSheet.withNone(view.say("options.nobody"), OptionSheet.actors(view))),
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
                    OptionSheet.withNone(view.say("options.no-zone"), OptionSheet.zones(view))),
                "caveats",
                f.number("o", "mission.caveats", Terms.of("mission.caveats", view.texts())),
                "spoilers",
                f.choice(
                    "o",
                    "mission.includes_spoilers",
                    Terms.of("mission.includes_spoilers", view.texts()),
                    OptionSheet.withNone(
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
    if (!there) {
      content.add(p(view.say("options.an-operation-begins-with")).withClass("note"));
    }
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
                              OptionSheet.withNone(
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

  // ---- words

  /// Headings and commitments.
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
            OptionSheet.withNone(view.say("options.nobody"), OptionSheet.providers(view))));
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
    return OptionSheet.page(
        view,
        sheet,
        OptionSheet.Part.WORDS.title(view),
        List.of(
            OptionSheet.sheet(
                view,
                sheet,
                f,
                OptionSheet.place(option, OptionSheet.Part.WORDS.slug()),
                content)));
  }

  // ---- text

  /// The file itself.
  ///
  /// @param text what it holds, or what was typed
  /// @param mistakes each as a line
  public static String asText(View view, Sheet sheet, String text, List<String> mistakes) {
    var content = new ArrayList<DomContent>();
    if (sheet.conflict().isPresent()) {
      content.add(OptionSheet.conflict(view, sheet.conflict().get()));
    } else if (!mistakes.isEmpty()) {
      content.add(
          div(
                  p(view.say("options.nothing-was-saved-yet-something")),
                  ul(each(mistakes.stream().map(m -> li(view.own(m))))))
              .withClass("wrongs")
              .attr("role", "alert"));
    }
    String place = OptionSheet.place(sheet.option(), OptionSheet.Part.TEXT.slug());
    content.add(
        OptionSheet.sent(
            view,
            sheet,
            place,
            List.of(
                p(
                        label(view.say("options.the-options-file-as-docs")).withFor("text"),
                        textarea(text)
                            .withId("text")
                            .withName("text")
                            .withClass("code")
                            .attr("rows", 32)
                            .attr("spellcheck", "false"))
                    .withClass("row"))));
    return OptionSheet.page(view, sheet, OptionSheet.Part.TEXT.title(view), content);
  }
}
