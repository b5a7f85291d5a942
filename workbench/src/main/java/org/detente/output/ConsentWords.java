package org.detente.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.detente.consent.ActorConsent;
import org.detente.consent.Agenda;
import org.detente.consent.Cell;
import org.detente.consent.Interest;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;

/// Why somebody accepts an option or does not, in a sentence.
public final class ConsentWords {

  /// Zones named before the others are only counted.
  private static final int NAMED = 3;

  private static final int ISSUES = 3;

  private final Theatre theatre;
  private final Agenda agenda;

  /// @param agenda what the cells of results mean
  public ConsentWords(Theatre theatre, Agenda agenda) {
    this.theatre = theatre;
    this.agenda = agenda;
  }

  /// The red lines or conditions that are not heeded; else what is lost and gained most over the
  /// status quo; and how much the option leaves open.
  public String reason(ActorConsent actor) {
    var parts = new ArrayList<String>();
    if (!actor.crossings().isEmpty()) {
      parts.add("Crosses " + crossings(actor.crossings()));
    } else if (actor.accepts()) {
      parts.add(
          actor.gains().isEmpty()
              ? "No worse than the status quo"
              : "Better than the status quo, most on " + issues(actor.gains()));
    } else {
      parts.add("Worse than the status quo, most on " + issues(actor.losses()));
      if (!actor.gains().isEmpty()) {
        parts.add("better on " + issues(actor.gains()));
      }
    }
    if (actor.isOpen()) {
      parts.add("nothing is known of what this actor wants");
    }
    if (actor.unknown() > 0) {
      parts.add(
          "the option does not tell " + actor.unknown() + " of the settings that matter here");
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
    var texts = new ArrayList<String>();
    Function<Interest.Crossing, String> what =
        c ->
            c.condition()
                .map(k -> "the condition \"" + k.says() + "\"")
                .orElseGet(() -> "the red line \"" + level(c.cell(), c.level()) + "\"");
    for (String text : crossings.stream().map(what).distinct().toList()) {
      List<Interest.Crossing> same =
          crossings.stream().filter(c -> what.apply(c).equals(text)).toList();
      texts.add(
          text
              + " on "
              + lower(title(same.getFirst().cell()))
              + places(same.stream().map(c -> zone(c.cell())).toList()));
    }
    return String.join(", ", texts);
  }

  /// " (in A, B, C and 4 more)", or nothing for the theatre.
  private static String places(List<Optional<String>> zones) {
    List<String> names = zones.stream().flatMap(Optional::stream).distinct().toList();
    if (names.isEmpty()) {
      return "";
    }
    String named = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() <= NAMED
        ? " (" + named + ")"
        : " (" + named + " and " + (names.size() - NAMED) + " more)";
  }

  /// Title of a cell's issue.
  public String title(int cell) {
    return agenda.cells().get(cell).issue().title();
  }

  /// A level of a cell in words.
  public String level(int cell, int level) {
    return level == Agenda.UNKNOWN
        ? "not told"
        : agenda.cells().get(cell).issue().levels().get(level).label();
  }

  /// Name of a cell's zone in the theatre's working language; empty for the theatre.
  public Optional<String> zone(int cell) {
    Cell c = agenda.cells().get(cell);
    return c.zone()
        .map(
            id ->
                theatre.zones().stream()
                    .filter(z -> z.id().equals(id))
                    .map(Zone::names)
                    .findFirst()
                    .orElseThrow()
                    .in(theatre.languages()));
  }

  private static String lower(String title) {
    return title.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + title.substring(1);
  }
}
