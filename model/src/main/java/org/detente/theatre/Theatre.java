package org.detente.theatre;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.detente.value.Names;
import org.detente.value.Range;

/// Everything a theatre folder says about the place, without its options.
///
/// @param folder where it was read from
/// @param asOf month 0 of every clock
/// @param ceasefireSince month since which the lines have been those of a ceasefire
/// @param horizonMonths default length of a simulation
/// @param languages language codes; the first is the working language
/// @param seasonPeakMonth calendar month in which line incidents peak, 1..12
/// @param deathsPerYear deaths a year along the lines under the status quo, as they are and not as
///   reported
/// @param underCount true deaths per reported death in `incidents`
/// @param displacedFactor uncertainty of displaced totals, multiplies every displaced cell
/// @param residentsFactor uncertainty of resident totals, multiplies every resident cell
/// @param segments pieces of the lines, line by line
/// @param frameworkAssumptions what is taken from the framework agreement
/// @param incidents reported deaths by year; may be empty
/// @param pairedInputs party-specific figures beside their counterparts; may be empty
public record Theatre(
    Path folder,
    String id,
    Names title,
    YearMonth asOf,
    YearMonth ceasefireSince,
    int horizonMonths,
    List<String> languages,
    int seasonPeakMonth,
    Optional<String> banner,
    String disclaimer,
    Range deathsPerYear,
    String deathsPerYearSource,
    Range underCount,
    Range displacedFactor,
    Range residentsFactor,
    List<Party> parties,
    List<Community> communities,
    List<Actor> actors,
    List<Zone> zones,
    List<Line> lines,
    List<Segment> segments,
    List<Settlement> settlements,
    List<Corridor> corridors,
    List<FrameworkAssumption> frameworkAssumptions,
    List<IncidentYear> incidents,
    List<PairedInput> pairedInputs,
    List<DataSource> sources) {

  public Theatre {
    languages = List.copyOf(languages);
    parties = List.copyOf(parties);
    communities = List.copyOf(communities);
    actors = List.copyOf(actors);
    zones = List.copyOf(zones);
    lines = List.copyOf(lines);
    segments = List.copyOf(segments);
    settlements = List.copyOf(settlements);
    corridors = List.copyOf(corridors);
    frameworkAssumptions = List.copyOf(frameworkAssumptions);
    incidents = List.copyOf(incidents);
    pairedInputs = List.copyOf(pairedInputs);
    sources = List.copyOf(sources);
  }

  /// An assumption taken from the framework agreement.
  public record FrameworkAssumption(String id, String statement, String source) {}

  /// Reported deaths of a calendar year, all lines together.
  public record IncidentYear(
      int year, double low, double best, double high, String source, String note) {}

  /// A party-specific figure; `figure` is text, for it may say that none was found.
  public record PairedInput(
      String topic, String party, String figure, String unit, String source, String note) {}

  /// Attribution of data.
  public record DataSource(String what, String licence) {}

  /// Age of the ceasefire at the as-of date, months.
  public int ceasefireAgeMonths() {
    return (int) ceasefireSince.until(asOf, java.time.temporal.ChronoUnit.MONTHS);
  }

  /// The actor with an id.
  ///
  /// @throws IllegalArgumentException if there is none; loaders have checked every id
  public Actor actor(String actorId) {
    return actors.stream()
        .filter(a -> a.id().equals(actorId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no actor has the id " + actorId));
  }

  /// Position of a party in `parties`, or -1.
  public int partyIndex(String partyId) {
    for (int i = 0; i < parties.size(); i++) {
      if (parties.get(i).id().equals(partyId)) {
        return i;
      }
    }
    return -1;
  }

  /// Position of a community in `communities`, or -1.
  public int communityIndex(String communityId) {
    for (int i = 0; i < communities.size(); i++) {
      if (communities.get(i).id().equals(communityId)) {
        return i;
      }
    }
    return -1;
  }

  /// Position of a zone in `zones`, or -1.
  public int zoneIndex(String zoneId) {
    for (int i = 0; i < zones.size(); i++) {
      if (zones.get(i).id().equals(zoneId)) {
        return i;
      }
    }
    return -1;
  }

  /// Position of a line in `lines`, or -1.
  public int lineIndex(String lineId) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).id().equals(lineId)) {
        return i;
      }
    }
    return -1;
  }
}
