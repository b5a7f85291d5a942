package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/// What the paper cannot tell.
final class LimitsChapter {

  private final Reading reading;

  LimitsChapter(Reading reading) {
    this.reading = reading;
  }

  DomContent html() {
    var content = new ArrayList<DomContent>();
    content.add(p(reading.say("limits.détente-explores-it-does")).withClass("lead"));
    content.add(h3(reading.say("limits.what-it-does-not")));
    content.add(ul(each(doesNot().stream().map(s -> li(s)))));
    content.add(h3(reading.say("limits.deaths-are-under-counted")));
    content.add(
        p(
            reading.say(
                "limits.reports-of-casualties-are",
                "low",
                reading
                    .texts()
                    .given(
                        reading.theatre().underCount().low(),
                        reading.theatre().underCount().high()),
                "underCount",
                reading.texts().given(reading.theatre().underCount().central()))));
    content.add(h3(reading.say("limits.experience-from-elsewhere")));
    content.add(p(reading.say("limits.the-hazard-of-war")));
    content.addAll(new KnownPatterns().html(reading));
    content.add(h3(reading.say("limits.what-cannot-be-checked")));
    content.add(ul(each(notChecked().stream().map(s -> li(s)))));
    content.add(h3(reading.say("limits.luck")));
    content.add(
        p(
            reading.say(
                "limits.were-tried-each-run",
                "futures",
                reading
                    .texts()
                    .capital(reading.say("limits.futures", "futures", reading.futures())),
                "replications",
                reading.texts().times(reading.replications()),
                "horizon",
                reading.horizon(),
                "fewReplications",
                reading.fewReplications() ? "yes" : "no",
                "eNOUGHREPLICATIONS",
                reading.texts().whole(Reading.ENOUGH_REPLICATIONS))));
    return Html.chapter(
        "limits",
        reading.say("limits.limits"),
        reading.say("limits.what-this-paper-cannot"),
        content);
  }

  private List<String> doesNot() {
    return List.of(
        reading.say("limits.it-does-not-forecast"),
        reading.say("limits.it-does-not-say"),
        reading.say("limits.it-does-not-negotiate"),
        reading.say("limits.it-knows-no-persons"),
        reading.say("limits.it-has-no-economy"),
        reading.say("limits.it-does-not-know"));
  }

  private List<String> notChecked() {
    return List.of(
        reading.say("limits.how-incidents-set-off"),
        reading.say("limits.levels-of-commitment-trust"));
  }
}
