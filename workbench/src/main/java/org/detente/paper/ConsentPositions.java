package org.detente.paper;

import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.detente.chart.PositionsChart;
import org.detente.consent.Consent;
import org.detente.consent.Interest;
import org.detente.phrase.Phrases;
import org.detente.positions.Issue;
import org.detente.positions.Position;
import org.detente.theatre.Party;
import org.detente.theatre.Zone;

/// The part of the chapter on consent that shows what everybody wants, issue by issue and zone by
/// zone. Red lines are not drawn: they are not for every reader.
record ConsentPositions(Consent consent, Reading reading) {

  private static final int QUESTION = 3;
  private static final String EVERYWHERE = "Everywhere";
  private static final String ELSEWHERE = "In all other zones";
  private static final String THEATRE = "For the theatre";

  List<DomContent> html() {
    var content = new ArrayList<DomContent>();
    content.add(h3("Positions as ranges"));
    content.add(
        p(
            "What each is read to want lies somewhere along its bar. A hatched bar says that nothing is"
                + " known. Zones with the same positions stand together."));
    List<Issue> issues =
        consent.interests().stream()
            .flatMap(i -> i.positions().stream())
            .map(Position::issue)
            .distinct()
            .toList();
    for (Issue issue : consent.agenda().cells().stream().map(c -> c.issue()).distinct().toList()) {
      if (issues.contains(issue)) {
        content.add(h3(issue.title()).withClass("minor"));
        content.add(
            Html.figure_(
                PositionsChart.svg(issue.title(), levels(issue), groups(issue)),
                issue.title()
                    + ". Ranges of what each wants; sources row by row in positions.csv."));
      }
    }
    return content;
  }

  private static List<PositionsChart.Level> levels(Issue issue) {
    return IntStream.range(0, issue.levels().size())
        .filter(l -> issue.levels().get(l).arises())
        .mapToObj(l -> new PositionsChart.Level(issue.levels().get(l).label(), issue.value(l)))
        .toList();
  }

  /// Zones in which the same rows hold, named together; rows for all zones last.
  private List<PositionsChart.Group> groups(Issue issue) {
    Map<List<PositionsChart.Row>, List<String>> byRows = new LinkedHashMap<>();
    if (issue.byZone()) {
      for (Zone zone : reading.theatre().zones()) {
        List<PositionsChart.Row> rows = rows(issue, Optional.of(zone.id()));
        if (!rows.isEmpty()) {
          byRows
              .computeIfAbsent(rows, _ -> new ArrayList<>())
              .add(zone.names().in(reading.languages()));
        }
      }
    }
    var groups = new ArrayList<PositionsChart.Group>();
    byRows.forEach(
        (rows, zones) -> groups.add(new PositionsChart.Group(Phrases.list(zones), rows)));
    List<PositionsChart.Row> general = rows(issue, Optional.empty());
    if (!general.isEmpty()) {
      String label = !issue.byZone() ? THEATRE : groups.isEmpty() ? EVERYWHERE : ELSEWHERE;
      groups.add(new PositionsChart.Group(label, general));
    }
    return groups;
  }

  private List<PositionsChart.Row> rows(Issue issue, Optional<String> zone) {
    List<String> parties = reading.parties(QUESTION).stream().map(Party::id).toList();
    return consent.interests().stream()
        .sorted(
            java.util.Comparator.comparingInt(
                (Interest i) -> i.actor().party().map(parties::indexOf).orElse(parties.size())))
        .flatMap(
            i ->
                i.positions().stream()
                    .filter(p -> p.issue().equals(issue) && p.zone().equals(zone))
                    .map(
                        p ->
                            new PositionsChart.Row(
                                i.actor().names().in(reading.languages()),
                                p.ideal().low(),
                                p.ideal().high(),
                                p.isOpen())))
        .toList();
  }
}
