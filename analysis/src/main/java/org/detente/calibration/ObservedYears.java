package org.detente.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.detente.input.Problems;
import org.detente.theatre.Theatre;
import org.detente.theatre.Theatre.IncidentYear;

/// The reported deaths that a calibration is fitted to, and those of the years after them, which
/// are held out and scored.
///
/// @param first first fitted calendar year
/// @param fitted reported deaths of the fitted years, in order
/// @param heldOut reported deaths of the years that follow, in order; may be empty
public record ObservedYears(int first, List<Double> fitted, List<Double> heldOut) {

  /// Full calendar years after the ceasefire that are left out: deaths of the first ones belong to
  /// the end of the war.
  static final int AFTERMATH = 2;

  /// Years at the end of the table that are held out when nobody says otherwise.
  static final int HELD_OUT = 3;

  /// Fewer years say nothing about spread or memory.
  static final int FEWEST = 8;

  public ObservedYears {
    fitted = List.copyOf(fitted);
    heldOut = List.copyOf(heldOut);
  }

  /// The last fitted year.
  public int last() {
    return first + fitted.size() - 1;
  }

  /// Fitted and held-out years together.
  int all() {
    return fitted.size() + heldOut.size();
  }

  /// Takes the years from a theatre's `incidents.csv`: from the third full calendar year of the
  /// ceasefire to three years before the table's end, or as asked for; best estimates.
  ///
  /// @param from first year to fit, where somebody says so
  /// @param until last year to fit, where somebody says so
  /// @param problems takes every mistake
  /// @return empty where there is any
  public static Optional<ObservedYears> of(
      Theatre theatre, OptionalInt from, OptionalInt until, Problems problems) {
    String file = theatre.folder().resolve("incidents.csv").toString();
    int before = problems.count();
    var byYear = new TreeMap<Integer, IncidentYear>();
    theatre.incidents().forEach(year -> byYear.put(year.year(), year));
    if (byYear.isEmpty()) {
      problems.add(
          file,
          0,
          "there are no yearly deaths to calibrate to",
          "give the table at least " + FEWEST + " years of the ceasefire");
      return Optional.empty();
    }
    if (theatre.deathsPerYear().low() <= 0) {
      problems.add(
          theatre.folder().resolve("theatre.yaml").toString(),
          0,
          "deaths_per_year.low is 0, so there is no rate to calibrate",
          "a low above 0: rates are sampled by their logarithm");
    }
    int ceasefire = theatre.ceasefireSince().getYear();
    int first = from.orElse(ceasefire + 1 + AFTERMATH);
    int last = until.orElse(byYear.lastKey() - HELD_OUT);
    if (first <= ceasefire) {
      problems.add(
          "command line",
          0,
          "--from " + first + " is not after the ceasefire of " + theatre.ceasefireSince(),
          "a later year: war is not what is fitted");
    }
    if (last - first + 1 < FEWEST) {
      problems.add(
          file,
          0,
          "the years to fit are "
              + first
              + " to "
              + last
              + " (from the third full year of the ceasefire to "
              + HELD_OUT
              + " years before the table's end, unless --from and --until say otherwise)",
          "at least " + FEWEST + " years");
    }
    if (last > byYear.lastKey()) {
      problems.add(
          "command line",
          0,
          "--until " + last + " is after the table's last year, " + byYear.lastKey(),
          "an earlier year");
    }
    for (int year = first; year <= Math.min(last, byYear.lastKey()); year++) {
      if (!byYear.containsKey(year)) {
        problems.add(file, 0, "the year " + year + " is missing", "add it: every year counts");
      }
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    var fitted = new ArrayList<Double>();
    var heldOut = new ArrayList<Double>();
    for (int year = first; byYear.containsKey(year); year++) {
      (year <= last ? fitted : heldOut).add(byYear.get(year).best());
    }
    return Optional.of(new ObservedYears(first, fitted, heldOut));
  }
}
