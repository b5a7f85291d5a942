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
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import j2html.tags.specialized.SelectTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.detente.evidence.Dimension;
import org.detente.exploration.Lever;
import org.detente.option.Option;
import org.detente.paper.PaperSection;
import org.detente.phrase.Phrases;
import org.detente.web.work.WhatIf;

/// Levers of an option and structural hypotheses, and what changes when they are turned.
public final class WhatIfPage {

  private WhatIfPage() {}

  /// The whole page.
  ///
  /// @param before the option as an earlier version has it, which it stands beside
  /// @param levers levels that the address names
  /// @param settled names of answers to hypotheses that the address names, by key
  public static String page(
      View view,
      Option chosen,
      Optional<Option> before,
      Map<Lever, String> levers,
      Map<String, String> settled,
      List<PaperSection> found) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            view.say("looking.looking-closer"),
            view.say("looking.what-if"),
            view.say("looking.turn-a-lever-of-an")));
    content.add(controls(view, chosen, levers, settled, found.isEmpty()));
    before.ifPresent(
        b ->
            content.add(
                p(view.html(
                        "looking.now-and-before",
                        "now",
                        view.own(chosen.label()),
                        "before",
                        view.own(b.label()),
                        "itself",
                        View.link(view.to("/what-if", "option", chosen.id())),
                        "history",
                        View.link(view.to("/edit/options/" + chosen.id() + "/history"))))
                    .withClass("note")));
    content.add(div(answer_(view, chosen, found)).withId("answer").attr("aria-live", "polite"));
    return Layout.page(view, view.say("looking.what-if"), List.of(), content);
  }

  /// The answer by itself.
  public static String answer(View view, Option chosen, List<PaperSection> found) {
    return answer_(view, chosen, found).render();
  }

  private static DomContent answer_(View view, Option chosen, List<PaperSection> found) {
    var content = new ArrayList<DomContent>();
    content.add(
        p(
                text(
                    view.say(
                            "looking.quick-look",
                            "option",
                            view.own(chosen.label()),
                            "futures",
                            WhatIf.FUTURES,
                            "times",
                            view.texts().times(WhatIf.REPLICATIONS))
                        + " "),
                a(view.say("looking.what-this-rests-on")).withHref(view.to("/outcome#rests-on")))
            .withClass("note"));
    for (PaperSection section : found) {
      content.add(Fragment.of(view, section.html(), view.to("/outcome#rests-on")));
    }
    return div(each(content.stream()));
  }

  private static DomContent controls(
      View view,
      Option chosen,
      Map<Lever, String> levers,
      Map<String, String> settled,
      boolean atOnce) {
    var options = new LinkedHashMap<String, String>();
    view.options().stream()
        .filter(Option::agreement)
        .forEach(o -> options.put(o.id(), view.own(o.label())));
    var turns = new ArrayList<DomContent>();
    for (Lever lever : Lever.values()) {
      var levels = new LinkedHashMap<String, String>();
      String own = lever.level(chosen).orElse("");
      lever
          .levels()
          .forEach(
              l ->
                  levels.put(
                      l,
                      view.say(
                          "looking.level",
                          "level",
                          view.texts().find("level", l).orElse(l),
                          "own",
                          l.equals(own) ? "yes" : "no")));
      turns.add(
          choice(
              lever.id(),
              view.texts().capital(view.texts().find("lever", lever.id()).orElse(lever.id())),
              levels,
              levers.getOrDefault(lever, own)));
    }
    var switches = new ArrayList<DomContent>();
    for (Dimension d : WhatIf.hypotheses(view.input())) {
      var answers = new LinkedHashMap<String, String>();
      answers.put("", view.say("looking.open-drawn-over-futures"));
      WhatIf.answers(d)
          .forEach(
              (name, value) ->
                  answers.put(
                      name,
                      d.scale() == Dimension.Scale.SWITCH
                          ? view.texts().find("answer", name).orElse(name)
                          : view.say(
                              "looking.answer",
                              "name",
                              view.texts().find("answer", name).orElse(name),
                              "value",
                              view.texts().given(value))));
      switches.add(
          choice(
              d.key(),
              view.own(
                  Phrases.capital(d.description().replaceFirst("^structural: (whether )?", ""))),
              answers,
              settled.getOrDefault(d.key(), "")));
    }
    // Levers are turned away from where one option has them: another option begins where it is.
    DomContent other =
        form(
                Parts.kept(view),
                each(
                    settled.entrySet().stream()
                        .map(
                            s ->
                                input()
                                    .withType("hidden")
                                    .withName(s.getKey())
                                    .withValue(s.getValue()))),
                div(label(
                        text(view.say("looking.option")),
                        options(options, chosen.id())
                            .withName("option")
                            .withId("w-option")
                            .attr("data-submit")))
                    .withClass("levers"),
                button(view.say("map.show")).withType("submit").withClass("quiet"))
            .withMethod("get")
            .withAction("/what-if")
            .attr(
                "data-carry",
                Stream.of(Lever.values()).map(Lever::id).collect(Collectors.joining(" "))
                    + " before")
            .withClass("controls");
    DomContent turning =
        form(
                Parts.kept(view),
                input().withType("hidden").withName("option").withValue(chosen.id()),
                each(
                    view.asked("before").stream()
                        .map(b -> input().withType("hidden").withName("before").withValue(b))),
                fieldset(
                    legend(view.say("looking.levers")),
                    div(each(turns.stream())).withClass("levers")),
                fieldset(
                    legend(view.say("looking.structural-hypotheses")),
                    div(each(switches.stream())).withClass("levers")),
                p(
                    button(view.say("looking.try")).withType("submit"),
                    text(" "),
                    span(view.say("looking.trying")).withClass("waits").attr("role", "status")))
            .withMethod("get")
            .withAction("/what-if")
            .attr("hx-get", "/what-if/answer")
            .attr("hx-trigger", atOnce ? "load, change, submit" : "change, submit")
            .attr("hx-target", "#answer")
            .attr("hx-sync", "this:replace");
    return each(other, turning);
  }

  private static DomContent choice(
      String name, String word, Map<String, String> values, String chosen) {
    return label(text(word), options(values, chosen).withName(name).withId("w-" + name));
  }

  private static SelectTag options(Map<String, String> values, String chosen) {
    return select(
        each(
            values.entrySet().stream()
                .map(
                    v ->
                        option(v.getValue())
                            .withValue(v.getKey())
                            .withCondSelected(v.getKey().equals(chosen)))));
  }
}
