package org.detente.paper;

import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.detente.chart.PositionsChart;
import org.detente.consent.Consent;
import org.detente.consent.Interest;
import org.detente.positions.Issue;
import org.detente.positions.Position;
import org.detente.theatre.Party;
import org.detente.theatre.Zone;

/// The part of the chapter on consent that shows what everybody wants, issue by issue and zone by
/// zone. Red lines are not drawn: they are not for every reader.
record ConsentPositions(Consent consent, Reading reading) {

  private static final int QUESTION = 3;

  List<DomContent> html() {
    var content = new ArrayList<DomContent>();
    content.add(h3(reading.say("consent.positions-as-ranges")));
    content.add(p(reading.say("consent.what-each-is-read")));
    List<Issue> issues =
        consent.interests().stream()
            .flatMap(i -> i.positions().stream())
            .map(Position::issue)
            .distinct()
            .toList();
    for (Issue issue : consent.agenda().cells().stream().map(c -> c.issue()).distinct().toList()) {
      if (issues.contains(issue)) {
        content.add(h3(reading.own(issue.title())).withClass("minor"));
        content.add(
            Html.figure_(
                PositionsChart.svg(
                    reading.texts(), reading.own(issue.title()), levels(issue), groups(issue)),
                reading.say("consent.ranges-of-what-each", "title", reading.own(issue.title()))));
      }
    }
    return content;
  }

  private List<PositionsChart.Level> levels(Issue issue) {
    return IntStream.range(0, issue.levels().size())
        .filter(l -> issue.levels().get(l).arises())
        .mapToObj(
            l ->
                new PositionsChart.Level(
                    reading.own(issue.levels().get(l).label()), issue.value(l)))
        .toList();
  }

  /// Zones in which the same is wanted stand together.
  private List<PositionsChart.Group> groups(Issue issue) {
    if (!issue.byZone()) {
      return List.of(
          new PositionsChart.Group(
              reading.say("consent.for-the-theatre"), rows(issue, Optional.empty())));
    }
    Map<List<PositionsChart.Row>, List<String>> byRows = new LinkedHashMap<>();
    for (Zone zone : reading.theatre().zones()) {
      if (isShown(issue, zone)) {
        byRows
            .computeIfAbsent(rows(issue, Optional.of(zone.id())), _ -> new ArrayList<>())
            .add(reading.own(zone.names().in(reading.languages())));
      }
    }
    var groups = new ArrayList<PositionsChart.Group>();
    byRows.forEach(
        (rows, zones) ->
            groups.add(
                new PositionsChart.Group(
                    reading.say(
                        "consent.no-position-is-known",
                        "zones",
                        reading.texts().list(zones),
                        "rows",
                        rows.isEmpty() ? "yes" : "no"),
                    rows)));
    return groups;
  }

  /// Zones at stake, and any other that somebody names.
  private boolean isShown(Issue issue, Zone zone) {
    return consent.agenda().stakeZones().contains(zone.id())
        || consent.interests().stream()
            .flatMap(i -> i.positions().stream())
            .anyMatch(p -> p.issue().equals(issue) && p.zone().equals(Optional.of(zone.id())));
  }

  /// What each wants in a place: by a row on the zone, else by one on all zones.
  private List<PositionsChart.Row> rows(Issue issue, Optional<String> zone) {
    List<String> parties = reading.parties(QUESTION).stream().map(Party::id).toList();
    return consent.interests().stream()
        .sorted(
            Comparator.comparingInt(
                i -> i.actor().party().map(parties::indexOf).orElse(parties.size())))
        .flatMap(i -> position(i, issue, zone).map(p -> row(i, p)).stream())
        .toList();
  }

  private static Optional<Position> position(
      Interest interest, Issue issue, Optional<String> zone) {
    List<Position> all =
        interest.positions().stream().filter(p -> p.issue().equals(issue)).toList();
    Optional<Position> own = all.stream().filter(p -> p.zone().equals(zone)).findFirst();
    return own.or(() -> all.stream().filter(p -> p.zone().isEmpty()).findFirst());
  }

  private PositionsChart.Row row(Interest interest, Position p) {
    return new PositionsChart.Row(
        reading.own(interest.actor().names().in(reading.languages())),
        p.ideal().low(),
        p.ideal().high(),
        p.isOpen());
  }
}
