package org.detente.paper;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.detente.chart.HistoryChart;
import org.detente.chart.TheatreMap;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
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
                theatre, languages, reading.parties(NUMBER).stream().map(Party::id).toList()),
            "Zones where withdrawal, return or cohabitation is at stake are tinted; the direction"
                + " of the hatching tells who held them at the as-of date. Other zones are pale."
                + " The small map shows the whole theatre. Names stand side by side; their order means"
                + " nothing."));
    theatre.lines().forEach(l -> content.add(p(line(l))));
    content.add(
        p(
            "The next table gives people by zone, to two significant digits. Figures for single"
                + " places inside a zone are allocated where no source gives them: an assumption"
                + " whose weight is tested below."));
    content.add(people());
    if (!theatre.incidents().isEmpty()) {
      content.add(p(history()));
      content.add(
          Html.figure_(
              HistoryChart.svg(theatre.incidents()),
              "Reported deaths, all lines together, with the range of the sources. Reports miss deaths: the true number is taken as %s times the reported one."
                  .formatted(
                      Figures.given(theatre.underCount().low(), theatre.underCount().high()))));
    }
    return Html.chapter("theatre", "The theatre", theatre.title().in(languages), content);
  }

  private String opening() {
    List<Zone> affected = theatre.zones().stream().filter(Zone::affected).toList();
    var people = new ArrayList<String>();
    for (Community c : reading.communities(NUMBER)) {
      int at = theatre.communityIndex(c.id());
      double residents = affected.stream().mapToDouble(z -> z.residents().get(at)).sum();
      double displaced = theatre.zones().stream().mapToDouble(z -> z.displaced().get(at)).sum();
      people.add(
          "%s: %s there and %s"
              .formatted(
                  c.names().in(languages),
                  some(residents, "residents"),
                  some(displaced, "displaced people who originate in the theatre")));
    }
    return "Withdrawal, return or cohabitation is at stake in %s of %s. %s."
        .formatted(
            Figures.whole(affected.size()),
            Phrases.counted(theatre.zones().size(), "zone"),
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
        held.add("%s (%s)".formatted(party.names().in(languages), Figures.whole(zones)));
      }
    }
    return "The map shows these zones and the lines along which forces face each other. At the as-of date the zones were held by: %s."
        .formatted(Phrases.list(held));
  }

  private static String some(double persons, String who) {
    return persons < 1 ? "no " + who : "about " + Figures.count(persons) + " " + who;
  }

  private String line(Line line) {
    var forces = new ArrayList<String>();
    for (Party party : reading.parties(NUMBER)) {
      Double persons = line.forces().get(party.id());
      if (persons != null) {
        forces.add("about " + Figures.count(persons) + " (" + party.names().in(languages) + ")");
      }
    }
    return "%s is about %s km long; persons deployed along it: %s. Source: %s."
        .formatted(
            line.names().in(languages),
            Figures.two(line.lengthKm()),
            Phrases.list(forces),
            line.source());
  }

  private DomContent people() {
    List<Community> communities = reading.communities(NUMBER);
    var head = new ArrayList<>(List.of("Zone", "Held by"));
    for (Community c : communities) {
      head.add("Residents: " + c.names().in(languages));
      head.add("Displaced from here: " + c.names().in(languages));
    }
    head.add("Security today, as the source has it");
    var rows = new ArrayList<List<DomContent>>();
    for (Zone zone : theatre.zones()) {
      if (!zone.affected()) {
        continue;
      }
      var row = new ArrayList<DomContent>();
      row.add(Html.text(zone.names().in(languages)));
      row.add(
          Html.text(
              theatre.parties().get(theatre.partyIndex(zone.heldBy())).names().in(languages)));
      for (Community c : communities) {
        int at = theatre.communityIndex(c.id());
        row.add(Html.text(Figures.count(zone.residents().get(at))));
        row.add(Html.text(Figures.count(zone.displaced().get(at))));
      }
      row.add(Html.text(zone.modality()));
      rows.add(row);
    }
    return Html.textTable("People by zone where something is at stake (persons)", head, rows);
  }

  private String history() {
    List<IncidentYear> years = theatre.incidents();
    IncidentYear worst = years.getFirst();
    for (IncidentYear y : years) {
      worst = y.best() > worst.best() ? y : worst;
    }
    return "From %s to %s, the sources report the deaths shown below; the highest best estimate is %s, in %s. The simulation takes %s deaths a year as the starting level (%s)."
        .formatted(
            Figures.year(years.getFirst().year()),
            Figures.year(years.getLast().year()),
            Figures.count(worst.best()),
            Figures.year(worst.year()),
            Figures.given(theatre.deathsPerYear().low(), theatre.deathsPerYear().high()),
            theatre.deathsPerYearSource());
  }
}
