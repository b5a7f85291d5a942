package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import org.detente.phrase.Phrases;

/// Sources, licences and how the paper was made.
final class SourcesChapter {

  private final Reading reading;

  SourcesChapter(Reading reading) {
    this.reading = reading;
  }

  DomContent html() {
    var content = new ArrayList<DomContent>();
    content.add(
        p("The figures come from the published sources named here and in the evidence above; the"
                + " paper was written by a program, and anybody can write it again.")
            .withClass("lead"));
    if (!reading.theatre().sources().isEmpty()) {
      content.add(
          ul(
              each(
                  reading.theatre().sources().stream()
                      .map(s -> li(s.what() + ". Licence: " + s.licence() + ".")))));
    }
    content.add(
        p(
            "Drafted by Détente %s from the theatre “%s”, seed %s, %s, %s per future, over %s. The same inputs give the same paper, byte for byte. Copy for: %s."
                .formatted(
                    reading.input().version(),
                    reading.theatre().id(),
                    reading.ensemble().request().seed(),
                    Phrases.counted(reading.futures(), "future"),
                    Phrases.counted(reading.replications(), "replication"),
                    reading.horizon(),
                    reading.input().audience().id())));
    content.add(p("Type: Noto Serif and Noto Sans, SIL Open Font License 1.1."));
    return Html.chapter("sources", "Sources", "Sources and attribution", content);
  }
}
