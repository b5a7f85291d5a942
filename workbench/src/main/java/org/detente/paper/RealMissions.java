package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.detente.handover.Likeness;
import org.detente.handover.Likeness.Answer;
import org.detente.handover.Likeness.Aspect;
import org.detente.handover.Likeness.Trait;
import org.detente.handover.Precedent;
import org.detente.option.Option;
import org.detente.theatre.Presence.Hardness;
import org.detente.theatre.Zone;

/// What real missions did, beside the zones of each option that compare with theirs.
final class RealMissions {

  /// Zones that are named, at most.
  private static final int NAMED = 5;

  private final Reading reading;
  private final List<Precedent> precedents;

  RealMissions(Reading reading, List<Precedent> precedents) {
    this.reading = reading;
    this.precedents = List.copyOf(precedents);
  }

  /// Nothing where no missions are on file.
  ///
  /// @param options that bring internationals
  List<DomContent> content(List<Option> options) {
    if (precedents.isEmpty()) {
      return List.of();
    }
    var content = new ArrayList<DomContent>();
    content.add(h3(reading.say("handover.what-real-missions-did")));
    content.add(p(reading.say("handover.beside-each-option-the")));
    var same = new LinkedHashMap<List<String>, List<String>>();
    for (Option option : options) {
      same.computeIfAbsent(sentences(option), _ -> new ArrayList<>())
          .add(reading.own(option.label()));
    }
    same.forEach(
        (sentences, labels) -> {
          content.add(h3(String.join(" · ", labels)).withClass("minor"));
          content.add(ul(each(sentences.stream().map(TagCreator::li))));
        });
    List<Precedent> beside =
        precedents.stream().filter(x -> options.stream().anyMatch(x::comparable)).toList();
    if (!beside.isEmpty()) {
      content.add(
          Html.textTable(
              reading.say("handover.missions-with-a-comparable"),
              List.of(
                  reading.say("handover.mission"),
                  reading.say("handover.where-when"),
                  reading.say("handover.strength"),
                  reading.say("handover.what-followed"),
                  reading.say("handover.source")),
              beside.stream().map(this::mission).toList()));
    }
    return content;
  }

  private List<String> sentences(Option option) {
    List<Likeness> found = Likeness.of(precedents, option, reading.theatre());
    if (found.isEmpty()) {
      return List.of(reading.say("handover.none-of-the-missions"));
    }
    var sentences = new ArrayList<String>();
    found.stream().filter(l -> !l.zones().isEmpty()).map(this::comparable).forEach(sentences::add);
    if (sentences.isEmpty()) {
      sentences.add(reading.say("handover.no-comparable-mission"));
    }
    List<String> others =
        found.stream()
            .filter(l -> l.zones().isEmpty())
            .map(l -> reading.own(l.precedent().mission()) + ": " + whyNot(l))
            .toList();
    if (!others.isEmpty()) {
      sentences.add(
          reading.say("handover.same-mandate-only", "missions", String.join("; ", others)));
    }
    return List.copyOf(sentences);
  }

  private String comparable(Likeness likeness) {
    return reading.say(
        "handover.compares-with",
        "mission",
        reading.own(likeness.precedent().mission()),
        "mandates",
        reading.texts().list(likeness.mandates().stream().map(reading.texts()::word).toList()),
        "zones",
        zones(likeness),
        "alike",
        traits(likeness, Answer.ALIKE),
        "unlike",
        likeness.traits().stream().anyMatch(t -> t.answer() == Answer.UNLIKE) ? "yes" : "no",
        "other",
        traits(likeness, Answer.UNLIKE),
        "unknown",
        likeness.traits().stream().anyMatch(t -> t.answer() == Answer.UNKNOWN) ? "yes" : "no",
        "open",
        String.join(
            "; ",
            likeness.traits().stream()
                .filter(t -> t.answer() == Answer.UNKNOWN)
                .map(t -> name(t.aspect()))
                .toList()));
  }

  private String zones(Likeness likeness) {
    List<Zone> zones = likeness.zones();
    if (zones.size() > NAMED) {
      return reading.say(
          "handover.of-zones",
          "zones",
          reading.texts().whole(zones.size()),
          "shared",
          likeness.shared().size());
    }
    return reading
        .texts()
        .list(zones.stream().map(z -> reading.own(z.names().in(reading.languages()))).toList());
  }

  private String traits(Likeness likeness, Answer answer) {
    return String.join(
        "; ",
        likeness.traits().stream().filter(t -> t.answer() == answer).map(this::words).toList());
  }

  /// Why no zone compares: what the rule asks for and does not find.
  private String whyNot(Likeness likeness) {
    Trait arms = likeness.trait(Aspect.ARMAMENT);
    Trait people = likeness.trait(Aspect.PEOPLE);
    return people.answer() == Answer.UNKNOWN
        ? reading.say("handover.people-not-on-file")
        : people.answer() == Answer.UNLIKE
            ? words(people)
            : arms.answer() == Answer.UNKNOWN
                ? reading.say("handover.arms-not-on-file")
                : words(arms);
  }

  private String name(Aspect aspect) {
    return switch (aspect) {
      case ARMAMENT -> reading.say("handover.aspect-armament");
      case PEOPLE -> reading.say("handover.aspect-people");
      case DISPLACED -> reading.say("handover.aspect-displaced");
      case LINE -> reading.say("handover.aspect-line");
      case FIGHTING -> reading.say("handover.aspect-fighting");
    };
  }

  private String words(Trait trait) {
    return reading.say(
        "handover.there-and-here",
        "aspect",
        name(trait.aspect()),
        "there",
        figure(trait.aspect(), trait.there()),
        "here",
        reading
            .texts()
            .between(figure(trait.aspect(), trait.low()), figure(trait.aspect(), trait.high())));
  }

  private String figure(Aspect aspect, double value) {
    return switch (aspect) {
      case ARMAMENT -> reading.texts().word(Hardness.values()[(int) value]);
      case DISPLACED -> reading.texts().percent(value);
      case PEOPLE, LINE, FIGHTING -> reading.texts().count(value);
    };
  }

  private List<DomContent> mission(Precedent x) {
    return List.of(
        Html.text(reading.own(x.mission())),
        Html.text(
            reading.say(
                "handover.to-today",
                "area",
                reading.own(x.area()),
                "from",
                x.from(),
                "to",
                x.to().isEmpty() ? "yes" : "no",
                "to2",
                x.to())),
        Html.text(reading.own(x.strength())),
        Html.text(reading.own(x.followed())),
        Html.text(
            reading.own(
                x.facts().source().isEmpty()
                    ? x.source()
                    : x.source() + "; " + x.facts().source())));
  }
}
