package org.detente.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.detente.access.Audience;
import org.detente.consent.ActorConsent;
import org.detente.consent.Agenda;
import org.detente.consent.Cell;
import org.detente.consent.Interest;
import org.detente.consent.OptionConsent;
import org.detente.message.MessageFiles;
import org.detente.message.Texts;
import org.detente.option.Option;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;

/// Why somebody accepts an option or does not, in a sentence.
public final class ConsentWords {

  /// Zones named before the others are only counted.
  private static final int NAMED = 3;

  private static final int ISSUES = 3;

  private final Theatre theatre;
  private final Agenda agenda;
  private final Texts texts;

  /// In English.
  ///
  /// @param agenda what the cells of results mean
  public ConsentWords(Theatre theatre, Agenda agenda) {
    this(theatre, agenda, MessageFiles.ENGLISH);
  }

  /// @param agenda what the cells of results mean
  /// @param texts in whose language it is said
  public ConsentWords(Theatre theatre, Agenda agenda, Texts texts) {
    this.theatre = theatre;
    this.agenda = agenda;
    this.texts = texts;
  }

  /// Whether a reader may see which settings of an option would have to change for everybody to
  /// accept it. Where one side alone accepts the option as it is, or the option is what one side is
  /// read to want, whatever changes would be that side's concession: those are told to nobody who
  /// may not read that side's limits.
  public static boolean tellsChanges(OptionConsent of, Audience audience) {
    if (audience.seesAllLimits()) {
      return true;
    }
    Set<Optional<String>> accepting =
        of.holders().stream()
            .filter(a -> a.accepts() && !a.isOpen())
            .map(a -> a.interest().actor().party().or(() -> Optional.of(a.interest().actor().id())))
            .collect(Collectors.toSet());
    if (accepting.size() == 1) {
      return audience.seesLimits(accepting.iterator().next());
    }
    return of.option().basis() != Option.Basis.OUR_READING;
  }

  /// The red lines or conditions that are not heeded; else what is lost and gained most over the
  /// status quo; and how much the option leaves open.
  public String reason(ActorConsent actor) {
    var parts = new ArrayList<String>();
    if (!actor.crossings().isEmpty()) {
      parts.add(texts.say("consent.crosses", "crossings", crossings(actor.crossings())));
    } else if (actor.accepts()) {
      parts.add(
          actor.gains().isEmpty()
              ? texts.say("consent.no-worse")
              : texts.say("consent.better-most-on", "issues", issues(actor.gains())));
    } else {
      parts.add(texts.say("consent.worse-most-on", "issues", issues(actor.losses())));
      if (!actor.gains().isEmpty()) {
        parts.add(texts.say("consent.better-on", "issues", issues(actor.gains())));
      }
    }
    if (actor.isOpen()) {
      parts.add(texts.say("consent.nothing-is-known"));
    }
    if (actor.unknown() > 0) {
      parts.add(texts.say("consent.option-does-not-tell", "n", Integer.toString(actor.unknown())));
    }
    return String.join("; ", parts) + ".";
  }

  private String issues(List<ActorConsent.Change> changes) {
    return String.join(
        ", ",
        changes.stream()
            .limit(ISSUES)
            .map(
                c ->
                    lower(title(c.cells().getFirst()))
                        + places(c.cells().stream().map(k -> zone(k)).toList()))
            .toList());
  }

  private String crossings(List<Interest.Crossing> crossings) {
    var found = new ArrayList<String>();
    Function<Interest.Crossing, String> what =
        c ->
            c.condition()
                .map(k -> texts.say("consent.the-condition", "what", texts.own(k.says())))
                .orElseGet(
                    () -> texts.say("consent.the-red-line", "level", level(c.cell(), c.level())));
    for (String text : crossings.stream().map(what).distinct().toList()) {
      List<Interest.Crossing> same =
          crossings.stream().filter(c -> what.apply(c).equals(text)).toList();
      found.add(
          texts.say(
              "consent.on",
              "what",
              text,
              "issue",
              lower(title(same.getFirst().cell())),
              "places",
              places(same.stream().map(c -> zone(c.cell())).toList())));
    }
    return String.join(", ", found);
  }

  /// " (in A, B, C and 4 more)", or nothing for the theatre.
  private String places(List<Optional<String>> zones) {
    List<String> names = zones.stream().flatMap(Optional::stream).distinct().toList();
    if (names.isEmpty()) {
      return "";
    }
    String named = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() <= NAMED
        ? " " + texts.say("consent.places", "zones", named)
        : " "
            + texts.say(
                "consent.places-and-more",
                "zones",
                named,
                "more",
                Integer.toString(names.size() - NAMED));
  }

  /// Title of a cell's issue.
  public String title(int cell) {
    return texts.own(agenda.cells().get(cell).issue().title());
  }

  /// A level of a cell in words.
  public String level(int cell, int level) {
    return level == Agenda.UNKNOWN
        ? texts.say("consent.not-told")
        : texts.own(agenda.cells().get(cell).issue().levels().get(level).label());
  }

  /// Name of a cell's zone in the theatre's working language; empty for the theatre.
  public Optional<String> zone(int cell) {
    Cell c = agenda.cells().get(cell);
    return c.zone()
        .map(
            id ->
                texts.own(
                    theatre.zones().stream()
                        .filter(z -> z.id().equals(id))
                        .map(Zone::names)
                        .findFirst()
                        .orElseThrow()
                        .in(theatre.languages())));
  }

  private String lower(String title) {
    return texts.small(title);
  }
}
