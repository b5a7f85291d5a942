package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;

/// What the paper cannot tell.
final class LimitsChapter {

  private static final List<String> DOES_NOT =
      List.of(
          "It does not forecast. A future is a set of conditions; how plausible each set is, nobody"
              + " knows.",
          "It does not say who is right, what status a territory should have, or what a party"
              + " privately wants.",
          "It does not negotiate: options are taken as given, whether or not anybody would accept"
              + " them. Consent, staffing, and the sequence of steps are separate questions that"
              + " this paper does not answer.",
          "It knows no persons: commanders, politicians and spoilers are levels between 0 and 1.",
          "It has no economy, no outside war and no change of government other than through"
              + " tension, engagement and commitment.",
          "It does not know whether a place is defended well by those who are there, only whether"
              + " somebody is responsible, accepted and as strong as experience elsewhere asks"
              + " for.");

  private static final List<String> NOT_CHECKED =
      List.of(
          "How incidents set off others, how heavy the tail is and how strong the seasons are"
              + " cannot be told from yearly deaths: those parameters stay at their prior ranges.",
          "Levels of commitment, trust, stakes and legitimacy, the credibility of guarantees, and"
              + " everything after some five years cannot be checked against data here.");

  private final Reading reading;

  LimitsChapter(Reading reading) {
    this.reading = reading;
  }

  DomContent html() {
    var content = new ArrayList<DomContent>();
    content.add(
        p("Détente explores; it does not forecast. What follows is what a careful reader should"
                + " hold against every page before this one.")
            .withClass("lead"));
    content.add(h3("What it does not do"));
    content.add(ul(each(DOES_NOT.stream().map(s -> li(s)))));
    content.add(h3("Deaths are under-counted"));
    content.add(
        p(
            "Reports of casualties are unreliable and politicised. True deaths are taken as %s times the reported ones (%s central); all deaths in this paper are meant as true ones."
                .formatted(
                    Figures.given(
                        reading.theatre().underCount().low(),
                        reading.theatre().underCount().high()),
                    Figures.given(reading.theatre().underCount().central()))));
    content.add(h3("Experience from elsewhere"));
    content.add(
        p(
            "The hazard of war after an agreement, and the effect of missions on it, come from"
                + " studies of many cases, most of them civil wars. The hazard under the status quo"
                + " comes from long-lived ceasefire lines between States. Whether either fits here"
                + " is not known; a common factor widens both, and a structural hypothesis sets how"
                + " far published effects transfer. Missions are not sent at random, and studies"
                + " correct for that only in part."));
    content.addAll(new KnownPatterns().html());
    content.add(h3("What cannot be checked"));
    content.add(ul(each(NOT_CHECKED.stream().map(s -> li(s)))));
    content.add(h3("Luck"));
    content.add(
        p(
            "%s were tried, each run %s over %s. %s"
                .formatted(
                    Phrases.capital(Phrases.counted(reading.futures(), "future")),
                    Phrases.times(reading.replications()),
                    reading.horizon(),
                    reading.fewReplications()
                        ? "With fewer than %s replications, thresholds, tails and ranks mix conditions with luck."
                            .formatted(Figures.whole(Reading.ENOUGH_REPLICATIONS))
                        : "That is enough to tell conditions from luck in thresholds, tails and"
                            + " ranks.")));
    return Html.chapter("limits", "Limits", "What this paper cannot tell", content);
  }
}
