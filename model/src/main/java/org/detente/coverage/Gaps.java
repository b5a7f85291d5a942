package org.detente.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.detente.theatre.Theatre;

/// Joins cells that are not covered into runs of months, and puts each into a sentence.
final class Gaps {

  private static final int YEAR = 12;

  private Gaps() {}

  /// Gaps by month.
  static List<CoverageGap> monthly(Theatre theatre, List<CoverageCell> cells) {
    return of(theatre, cells, 1);
  }

  /// Gaps by whole years, each judged by its first month.
  ///
  /// @param cells those of the first month of each year
  static List<CoverageGap> yearly(Theatre theatre, List<CoverageCell> cells) {
    return of(theatre, cells, YEAR);
  }

  private static List<CoverageGap> of(Theatre theatre, List<CoverageCell> cells, int step) {
    var runs = new TreeMap<Long, List<CoverageCell>>();
    for (CoverageCell cell : cells) {
      long key =
          ((long) cell.zone() * theatre.communities().size() + cell.community())
                  * Threat.values().length
              + cell.threat().ordinal();
      runs.computeIfAbsent(key, _ -> new ArrayList<>()).add(cell);
    }
    var gaps = new ArrayList<CoverageGap>();
    for (List<CoverageCell> run : runs.values()) {
      addRuns(theatre, run, step, gaps);
    }
    gaps.sort(
        Comparator.comparingDouble(CoverageGap::peopleMonths)
            .reversed()
            .thenComparingInt(CoverageGap::zone)
            .thenComparingInt(CoverageGap::community)
            .thenComparing(CoverageGap::threat)
            .thenComparingInt(CoverageGap::fromMonth));
    return List.copyOf(gaps);
  }

  private static void addRuns(
      Theatre theatre, List<CoverageCell> cells, int step, List<CoverageGap> gaps) {
    int from = 0;
    for (int i = 1; i <= cells.size(); i++) {
      boolean broken =
          i == cells.size()
              || cells.get(i).status() != cells.get(from).status()
              || cells.get(i).month() != cells.get(i - 1).month() + step;
      if (broken) {
        if (cells.get(from).status() != CoverageStatus.COVERED) {
          gaps.add(gap(theatre, cells.subList(from, i), step));
        }
        from = i;
      }
    }
  }

  private static CoverageGap gap(Theatre theatre, List<CoverageCell> run, int step) {
    CoverageCell first = run.getFirst();
    int last = run.getLast().month() + step - 1;
    double people = 0;
    for (CoverageCell cell : run) {
      people += cell.people() * step;
    }
    return new CoverageGap(
        first.zone(),
        first.community(),
        first.threat(),
        first.status(),
        first.month(),
        last,
        people,
        sentence(
            theatre, first, step == 1 ? months(first.month(), last) : years(first.month(), last)));
  }

  private static String months(int from, int to) {
    return from == to ? "In month " + from : "From month %d to %d".formatted(from, to);
  }

  private static String years(int from, int to) {
    int first = from / YEAR + 1;
    int last = to / YEAR + 1;
    return first == last ? "In year " + first : "From year %d to year %d".formatted(first, last);
  }

  /// A gap in words.
  ///
  /// @param time when, as the beginning of a sentence
  static String sentence(Theatre theatre, CoverageCell cell, String time) {
    List<String> languages = theatre.languages();
    String zone = theatre.zones().get(cell.zone()).names().in(languages);
    String community = theatre.communities().get(cell.community()).names().in(languages);
    String who = providers(theatre, cell);
    String people = "the %s in %s".formatted(community, zone);
    String threat = cell.threat().says();
    return switch (cell.status()) {
      case OPEN ->
          "%s nobody is responsible for protecting %s from %s.".formatted(time, people, threat);
      case THIN ->
          "%s %s %s responsible for protecting %s from %s, with less strength than experience asks for."
              .formatted(time, who, isOrAre(cell), people, threat);
      case CONTESTED ->
          "%s only %s %s responsible for protecting %s from %s, whom few of that community accept."
              .formatted(time, who, isOrAre(cell), people, threat);
      case OVERLAPPING ->
          "%s %s are responsible for protecting %s from %s, and none of them leads."
              .formatted(time, who, people, threat);
      case COVERED ->
          "%s %s %s responsible for protecting %s from %s."
              .formatted(time, who, isOrAre(cell), people, threat);
    };
  }

  private static String isOrAre(CoverageCell cell) {
    return cell.providers().size() == 1 ? "is" : "are";
  }

  private static String providers(Theatre theatre, CoverageCell cell) {
    List<String> names =
        cell.providers().stream()
            .map(p -> theatre.actor(p).names().in(theatre.languages()))
            .toList();
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}
