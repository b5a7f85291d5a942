package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;

/// Sources, licences and how the paper was made.
final class SourcesChapter {

  private final Reading reading;

  SourcesChapter(Reading reading) {
    this.reading = reading;
  }

  DomContent html() {
    var content = new ArrayList<DomContent>();
    content.add(p(reading.say("sources.the-figures-come-from")).withClass("lead"));
    if (!reading.theatre().sources().isEmpty()) {
      content.add(
          ul(
              each(
                  reading.theatre().sources().stream()
                      .map(
                          s ->
                              li(
                                  reading.say(
                                      "sources.licence",
                                      "what",
                                      reading.own(s.what()),
                                      "licence",
                                      reading.own(s.licence())))))));
    }
    content.add(
        p(
            reading.say(
                "sources.drafted-by-détente-from",
                "version",
                reading.own(reading.input().version()),
                "id",
                reading.own(reading.theatre().id()),
                "seed",
                reading.ensemble().request().seed(),
                "futures",
                reading.futures(),
                "replications",
                reading.replications(),
                "horizon",
                reading.horizon(),
                "id2",
                reading.own(reading.input().audience().id()))));
    content.add(p(reading.say("sources.type-noto-serif-and")));
    return Html.chapter(
        "sources",
        reading.say("sources.sources"),
        reading.say("sources.sources-and-attribution"),
        content);
  }
}
