package org.detente.simulation;

import java.util.Arrays;
import org.detente.evidence.Future;
import org.detente.theatre.Theatre;

/// Deaths along the lines year by year while nothing is signed and no large-scale war is fought:
/// what a theatre's history of quiet years can be compared with.
///
/// A run is the ensemble's status quo reduced to what makes these deaths: politics, line incidents
/// with offensives, casualties. Nobody lives in this theatre, for people change none of the counts.
/// War is off, because the years that histories are compared with are years without one. It starts
/// as every run does and in the same month of the year; the months up to the next January are run
/// and not counted.
///
/// An instance keeps one world and serves one thread.
public final class LineHistory {

  private static final int YEAR = 12;

  private final World world;
  private final Plan plan;
  private final Process[] processes = {new Politics(), new LineIncidents(), new Casualties()};

  /// @param theatre as loaded
  public LineHistory(Theatre theatre) {
    world = new World(Setting.withoutPeople(theatre));
    plan = new Plan(HazardNormalisation.reference(false), theatre);
  }

  /// Runs some calendar years.
  ///
  /// @param future conditions; its index is part of the luck
  /// @param seed 64 bits
  /// @param replication luck within the future, from 0
  /// @param deaths takes the deaths of each year, whole numbers, as they are and not as reported;
  ///   shape `[years]`
  public void run(Future future, long seed, int replication, double[] deaths) {
    int before = (YEAR + 1 - world.setting.firstMonthOfYear) % YEAR;
    int months = before + YEAR * deaths.length;
    world.begin(plan, future, seed, replication, months);
    for (Process process : processes) {
      process.begin(world);
    }
    Arrays.fill(deaths, 0);
    for (int month = 0; month < months; month++) {
      world.month = month;
      world.turnCalendar();
      for (Process process : processes) {
        process.step(world);
      }
      world.tally.closeMonth(world);
      if (month >= before) {
        deaths[(month - before) / YEAR] += world.tally.deathsOutsideWarLastMonth();
      }
    }
    // Combatants and civilians of an offensive are shares of a whole number.
    for (int year = 0; year < deaths.length; year++) {
      deaths[year] = Math.rint(deaths[year]);
    }
  }
}
