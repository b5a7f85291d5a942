package org.detente.paper;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.detente.chart.HistoryChart;
import org.detente.chart.TheatreMap;
import org.detente.theatre.Community;
import org.detente.theatre.Line;
import org.detente.theatre.Party;
import org.detente.theatre.Theatre;
import org.detente.theatre.Theatre.IncidentYear;
import org.detente.theatre.Zone;

/// The place: who lives where, who holds what, where forces face each other, what is known of past
/// deaths.
final class TheatreChapter {

  static final int NUMBER = 0;

  private final Reading reading;
  private final Theatre theatre;
  private final List<String> languages;

  TheatreChapter(Reading reading) {
    this.reading = reading;
    theatre = reading.theatre();
    languages = reading.languages();
  }

  DomContent html() {
    var content = new ArrayList<DomContent>();
    content.add(p(opening()).withClass("lead"));
    content.add(p(mapShows()));
    content.add(
        Html.figure_(
            TheatreMap.svg(
                reading.texts(),
                theatre,
                languages,
                reading.parties(NUMBER).stream().map(Party::id).toList()),
            reading.say("theatre.zones-where-withdrawal-return")));
    theatre.lines().forEach(l -> content.add(p(line(l))));
    content.add(p(reading.say("theatre.the-next-table-gives")));
    content.add(people());
    if (!theatre.incidents().isEmpty()) {
      content.add(p(history()));
      content.add(
          Html.figure_(
              HistoryChart.svg(reading.texts(), theatre.incidents()),
              reading.say(
                  "theatre.reported-deaths-all-lines",
                  "low",
                  reading.texts().given(theatre.underCount().low(), theatre.underCount().high()))));
    }
    return Html.chapter(
        "theatre",
        reading.say("theatre.the-theatre"),
        reading.own(theatre.title().in(languages)),
        content);
  }

  private String opening() {
    List<Zone> affected = theatre.zones().stream().filter(Zone::affected).toList();
    var people = new ArrayList<String>();
    for (Community c : reading.communities(NUMBER)) {
      int at = theatre.communityIndex(c.id());
      double residents = affected.stream().mapToDouble(z -> z.residents().get(at)).sum();
      double displaced = theatre.zones().stream().mapToDouble(z -> z.displaced().get(at)).sum();
      people.add(
          reading.say(
              "theatre.there-and",
              "what",
              reading.own(c.names().in(languages)),
              "some",
              some(reading, residents, reading.say("theatre.who-reside")),
              "some2",
              some(reading, displaced, reading.say("theatre.displaced-people-who-originate"))));
    }
    return reading.say(
        "theatre.withdrawal-return-or-cohabitation",
        "affected",
        reading.texts().whole(affected.size()),
        "zones",
        theatre.zones().size(),
        "people",
        String.join("; ", people));
  }

  /// What the map shows, and what follows from it: who holds what is at stake.
  private String mapShows() {
    var held = new ArrayList<String>();
    for (Party party : reading.parties(NUMBER)) {
      long zones =
          theatre.zones().stream()
              .filter(z -> z.affected() && z.heldBy().equals(party.id()))
              .count();
      if (zones > 0) {
        held.add(
            reading.own(party.names().in(languages)) + " (" + reading.texts().whole(zones) + ")");
      }
    }
    return reading.say("theatre.the-map-shows-these", "held", reading.texts().list(held));
  }

  private static String some(Reading reading, double persons, String who) {
    return persons < 1
        ? reading.say("theatre.no", "who", who)
        : reading.say("theatre.about", "persons", reading.texts().count(persons), "who", who);
  }

  private String line(Line line) {
    var forces = new ArrayList<String>();
    for (Party party : reading.parties(NUMBER)) {
      Double persons = line.forces().get(party.id());
      if (persons != null) {
        forces.add(
            reading.say(
                "theatre.about-5",
                "persons",
                reading.texts().count(persons),
                "party",
                reading.own(party.names().in(languages))));
      }
    }
    return reading.say(
        "theatre.is-about-km-long",
        "line",
        reading.own(line.names().in(languages)),
        "lengthKm",
        reading.texts().two(line.lengthKm()),
        "forces",
        reading.texts().list(forces),
        "source",
        reading.own(line.source()));
  }

  private DomContent people() {
    List<Community> communities = reading.communities(NUMBER);
    var head =
        new ArrayList<>(List.of(reading.say("theatre.zone"), reading.say("theatre.held-by")));
    for (Community c : communities) {
      head.add(reading.say("theatre.residents", "what", reading.own(c.names().in(languages))));
      head.add(
          reading.say("theatre.displaced-from-here", "what", reading.own(c.names().in(languages))));
    }
    head.add(reading.say("theatre.security-today-as-the"));
    var rows = new ArrayList<List<DomContent>>();
    for (Zone zone : theatre.zones()) {
      if (!zone.affected()) {
        continue;
      }
      var row = new ArrayList<DomContent>();
      row.add(Html.text(reading.own(zone.names().in(languages))));
      row.add(
          Html.text(
              reading.own(
                  theatre.parties().get(theatre.partyIndex(zone.heldBy())).names().in(languages))));
      for (Community c : communities) {
        int at = theatre.communityIndex(c.id());
        row.add(Html.text(reading.texts().count(zone.residents().get(at))));
        row.add(Html.text(reading.texts().count(zone.displaced().get(at))));
      }
      row.add(Html.text(reading.own(zone.modality())));
      rows.add(row);
    }
    return Html.textTable(reading.say("theatre.people-by-zone-where"), head, rows);
  }

  private String history() {
    List<IncidentYear> years = theatre.incidents();
    IncidentYear worst = years.getFirst();
    for (IncidentYear y : years) {
      worst = y.best() > worst.best() ? y : worst;
    }
    return reading.say(
        "theatre.from-to-the-sources",
        "year",
        reading.texts().year(years.getFirst().year()),
        "year2",
        reading.texts().year(years.getLast().year()),
        "best",
        reading.texts().count(worst.best()),
        "year3",
        reading.texts().year(worst.year()),
        "low",
        reading.texts().given(theatre.deathsPerYear().low(), theatre.deathsPerYear().high()),
        "deathsPerYearSource",
        reading.own(theatre.deathsPerYearSource()));
  }
}
