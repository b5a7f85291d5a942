package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import java.util.Arrays;
import org.detente.numeric.Sums;

/// Bookkeeping of a run (model.md 13): what happened so far, in total and by zone, and what the
/// month looks like. Deaths in war and outside are told apart; the worst month of the worst place
/// is kept.
sealed class Tally permits FastTally {

  /// Mission persons per 1,000 residents at which policing is no longer local at all (assumption).
  private static final double MISSION_PER_1000 = 3;

  private static final int MONTHS_A_YEAR = 12;

  final Setting setting;

  private double lineIncidents;
  private double communalIncidents;
  private double contactYears;
  private double combatants;
  private double civilians;
  private double inWar;
  private double mission;
  private double personMonths;
  private double cost;
  private double worstPlace;
  private double afterHandover;
  private double assaults;
  private double stopped;
  private double offensives;
  private int firstWar;
  private int warMonths;
  private int lastHandover;

  private double monthOutsideWar;
  private double lastMonthOutsideWar;
  private boolean warThisMonth;
  private final int[] touched;
  private int touchedCount;

  private final double[] zoneLine;
  private final double[] zoneCommunal;
  private final double[] zoneContactYears;
  private final double[] zoneCivilians;
  private final double[] zonePersonMonths;
  private final double[] zoneAfterHandover;
  private final double[] zoneYear;

  final double[] zonePersons;
  final double[] zoneReturned;
  final double[] zoneDisplaced;
  final double[] zoneFear;
  final double[] zoneTrust;
  final double[] zoneContact;
  final double[] zoneStakes;
  double nearLinesPersons;
  double nearLinesFear;

  Tally(Setting setting) {
    this.setting = setting;
    int z = setting.zones;
    touched = new int[setting.settlements + 1];
    zoneLine = new double[z];
    zoneCommunal = new double[z];
    zoneContactYears = new double[z];
    zoneCivilians = new double[z];
    zonePersonMonths = new double[z];
    zoneAfterHandover = new double[z];
    zoneYear = new double[z * MONTHS_A_YEAR];
    zonePersons = new double[z];
    zoneReturned = new double[z];
    zoneDisplaced = new double[z];
    zoneFear = new double[z];
    zoneTrust = new double[z];
    zoneContact = new double[z];
    zoneStakes = new double[z];
  }

  void begin(World w) {
    lineIncidents = 0;
    communalIncidents = 0;
    contactYears = 0;
    combatants = 0;
    civilians = 0;
    inWar = 0;
    mission = 0;
    personMonths = 0;
    cost = 0;
    worstPlace = 0;
    afterHandover = 0;
    assaults = 0;
    stopped = 0;
    offensives = 0;
    firstWar = -1;
    warMonths = 0;
    lastHandover = -1;
    monthOutsideWar = 0;
    lastMonthOutsideWar = w.deathsPerYear() / MONTHS_A_YEAR;
    warThisMonth = false;
    touchedCount = 0;
    for (double[] byZone :
        new double[][] {
          zoneLine,
          zoneCommunal,
          zoneContactYears,
          zoneCivilians,
          zonePersonMonths,
          zoneAfterHandover,
          zoneYear
        }) {
      Arrays.fill(byZone, 0);
    }
  }

  double zoneIncidents(int zone) {
    return zoneLine[zone] + zoneCommunal[zone];
  }

  double zoneContactYears(int zone) {
    return zoneContactYears[zone];
  }

  double deathsOutsideWarLastMonth() {
    return lastMonthOutsideWar;
  }

  void combatants(double killed) {
    combatants += killed;
    monthOutsideWar += killed;
  }

  /// Civilians killed in a place; the caller has taken them from its residents.
  void civilians(World w, int settlement, double killed, boolean inWar) {
    if (killed <= 0) {
      return;
    }
    civilians += killed;
    if (inWar) {
      this.inWar += killed;
    } else {
      monthOutsideWar += killed;
    }
    zoneCivilians[setting.settlementZone[settlement]] += killed;
    if (w.civiliansKilledHere[settlement] == 0) {
      touched[touchedCount++] = settlement;
    }
    w.civiliansKilledHere[settlement] += killed;
    worstPlace = Math.max(worstPlace, w.civiliansKilledHere[settlement]);
  }

  /// Civilians killed at a segment live in the nearest place; where there is none they were
  /// combatants.
  void civiliansOnLine(World w, int segment, double killed) {
    int place = setting.segmentPlace[segment];
    double people = place < 0 ? 0 : w.residentsAt(place);
    if (people < 2 * killed) {
      combatants(killed);
      return;
    }
    for (int k = setting.cellStart[place]; k < setting.cellStart[place + 1]; k++) {
      int i = setting.cellAt[k];
      w.stir(i);
      w.residents[i] -= killed * w.residents[i] / people;
    }
    civilians(w, place, killed, false);
  }

  void mission(double killed) {
    mission += killed;
  }

  void offensive(double killedCombatants) {
    offensives++;
    combatants(killedCombatants);
  }

  void assault(boolean wasStopped) {
    assaults++;
    stopped += wasStopped ? 1 : 0;
  }

  void war(int month) {
    firstWar = firstWar < 0 ? month : firstWar;
  }

  void warDeaths(double killedCombatants, double killedCivilians) {
    combatants += killedCombatants;
    civilians += killedCivilians;
    inWar += killedCombatants + killedCivilians;
    warThisMonth = true;
  }

  void handover(World w, int zone) {
    lastHandover = w.month;
    zoneAfterHandover[zone] = 0;
  }

  /// Closes a month: counts what happened and forgets what belongs to the month only.
  void closeMonth(World w) {
    warMonths += warThisMonth ? 1 : 0;
    warThisMonth = false;
    lastMonthOutsideWar = monthOutsideWar;
    monthOutsideWar = 0;
    for (int k = 0; k < touchedCount; k++) {
      w.civiliansKilledHere[touched[k]] = 0;
    }
    touchedCount = 0;
    countIncidents(w);
    countPersons(w);
    Arrays.fill(w.stirred, false);
    double thousand =
        (total(w.missionUniformed) + w.missionReserve) * w.p(COST_UNIFORMED)
            + total(w.missionPolice) * w.p(COST_POLICE)
            + total(w.missionCivilian) * w.p(COST_MONITOR);
    cost += thousand / 1000 / MONTHS_A_YEAR;
    personMonths += w.missionTotal;
  }

  private static double total(double[] byZone) {
    double sum = 0;
    for (double value : byZone) {
      sum += value;
    }
    return sum;
  }

  private void countIncidents(World w) {
    int slot = w.month % MONTHS_A_YEAR;
    for (int z = 0; z < setting.zones; z++) {
      w.zoneIncidentsYear[z] -= zoneYear[slot * setting.zones + z];
      zoneYear[slot * setting.zones + z] = 0;
    }
    for (int g = 0; g < setting.segments; g++) {
      if (w.lineIncidents[g] > 0) {
        lineIncidents += w.lineIncidents[g];
        count(w, slot, setting.segmentZone[g], w.lineIncidents[g], zoneLine);
      }
    }
    countCommunal(w, slot);
  }

  /// Counts the month's incidents between communities.
  void countCommunal(World w, int slot) {
    for (int s = 0; s < setting.settlements; s++) {
      if (w.communalIncidents[s] > 0) {
        countCommunal(w, slot, s);
      }
    }
  }

  final void countCommunal(World w, int slot, int s) {
    communalIncidents += w.communalIncidents[s];
    count(w, slot, setting.settlementZone[s], w.communalIncidents[s], zoneCommunal);
  }

  private void count(World w, int slot, int zone, double incidents, double[] byZone) {
    byZone[zone] += incidents;
    zoneYear[slot * setting.zones + zone] += incidents;
    w.zoneIncidentsYear[zone] += incidents;
    if (w.handedOver[zone]) {
      afterHandover += incidents;
      zoneAfterHandover[zone] += incidents;
    }
  }

  /// Counts persons, their fear and trust, returns and contact by zone. Figures of a row are summed
  /// as [Sums] does, rows of a zone one after the other.
  void countPersons(World w) {
    nearLinesPersons = 0;
    nearLinesFear = 0;
    for (int z = 0; z < setting.zones; z++) {
      zonePersons[z] = 0;
      zoneFear[z] = 0;
      zoneTrust[z] = 0;
      zoneReturned[z] = 0;
      zoneDisplaced[z] = 0;
      for (int row = z * setting.communities; row < (z + 1) * setting.communities; row++) {
        countRow(w, z, setting.rowStart[row], setting.rowStart[row + 1]);
      }
      zoneContact[z] = 0;
      zoneStakes[z] = 0;
    }
    for (int s = 0; s < setting.settlements; s++) {
      zoneContact[setting.settlementZone[s]] += w.contact[s];
      zoneStakes[setting.settlementZone[s]] += w.contact[s] * w.stakes[s];
    }
    addMonth(w);
  }

  private void countRow(World w, int z, int from, int to) {
    double[] trust = new double[to - from];
    double[] fear = new double[to - from];
    double[] personsNear = new double[to - from];
    double[] fearNear = new double[to - from];
    for (int i = from; i < to; i++) {
      int k = i - from;
      trust[k] = w.residents[i] * w.trust[i];
      fear[k] = w.residents[i] * w.fear(i);
      if (setting.settlementInWarReach[setting.cellSettlement[i]] || setting.zoneAffected[z]) {
        personsNear[k] = w.residents[i];
        fearNear[k] = fear[k];
      }
      if (w.displacedAtStart[i] > 0) {
        zoneDisplaced[z] += w.displacedAtStart[i];
        zoneReturned[z] +=
            Math.max(0, w.displacedAtStart[i] - w.displaced[i] - w.displacedByWar[i]);
      }
    }
    zonePersons[z] += Sums.of(w.residents, from, to);
    zoneTrust[z] += Sums.of(trust, 0, to - from);
    zoneFear[z] += Sums.of(fear, 0, to - from);
    nearLinesPersons += Sums.of(personsNear, 0, to - from);
    nearLinesFear += Sums.of(fearNear, 0, to - from);
  }

  /// Adds what the month brought to the sums over time.
  final void addMonth(World w) {
    for (int z = 0; z < setting.zones; z++) {
      double years = zoneContact[z] / MONTHS_A_YEAR;
      contactYears += years;
      zoneContactYears[z] += years;
      zonePersonMonths[z] += w.missionPersons[z];
    }
  }

  /// Records the month in a run's record.
  void record(World w, RunRecord record) {
    record.month(w.month);
    double persons = 0;
    double trust = 0;
    double contact = 0;
    double stakes = 0;
    double returned = 0;
    double displaced = 0;
    double police = 0;
    double legitimacy = 0;
    double movement = 0;
    double local = 0;
    double toHandover = 0;
    int affected = 0;
    for (int z = 0; z < setting.zones; z++) {
      returned += zoneReturned[z];
      displaced += zoneDisplaced[z];
      if (setting.zoneAffected[z]) {
        affected++;
        persons += zonePersons[z];
        trust += zoneTrust[z];
        contact += zoneContact[z];
        stakes += zoneStakes[z];
        police += w.police[z];
        legitimacy += w.leastLegitimacy(z);
        movement += movement(w, z) * zonePersons[z];
        local += localPolicing(w, z);
        toHandover += w.localOn[z] < 0 ? w.month + 1 : w.localOn[z];
      }
    }
    int zones = Math.max(1, affected);
    record.all(Variable.WAR, firstWar >= 0 ? 1 : 0);
    record.all(Variable.WAR_PROBABILITY, org.detente.numeric.Arithmetic.saturation(w.hazardSum));
    record.all(Variable.YEARS_AT_PEACE, (w.month + 1 - warMonths) / 12.0);
    record.all(Variable.LINE_INCIDENTS, lineIncidents);
    record.all(Variable.COMMUNAL_INCIDENTS, communalIncidents);
    record.all(Variable.CONTACT_PERSON_YEARS, contactYears);
    record.all(Variable.KILLED_COMBATANTS, combatants);
    record.all(Variable.KILLED_CIVILIANS, civilians);
    record.all(Variable.KILLED_IN_WAR, inWar);
    record.all(Variable.KILLED_MISSION, mission);
    record.all(Variable.RETURNED, returned);
    record.all(Variable.RETURNED_SHARE, displaced > 0 ? returned / displaced : 0);
    record.all(Variable.MIXING, persons > 0 ? Math.min(1, 4 * contact / persons) : 0);
    record.all(Variable.TRUST, persons > 0 ? trust / persons : 0);
    record.all(Variable.FEAR, nearLinesPersons > 0 ? nearLinesFear / nearLinesPersons : 0);
    record.all(Variable.POLICE_CAPACITY, police / zones);
    record.all(Variable.POLICE_LEGITIMACY, legitimacy / zones);
    record.all(Variable.MISSION_ACCEPTANCE, w.missionTotal > 0 ? w.missionAcceptance : Double.NaN);
    record.all(Variable.MISSION_PERSON_MONTHS, personMonths);
    record.all(Variable.COST_MUSD, cost);
    record.all(Variable.INCIDENTS_AFTER_HANDOVER, lastHandover < 0 ? Double.NaN : afterHandover);
    record.all(Variable.WORST_PLACE_CIVILIANS, worstPlace);
    record.all(Variable.MOVEMENT, persons > 0 ? movement / persons : 0);
    record.all(Variable.LOCAL_POLICING, local / zones);
    record.all(Variable.STAKES, contact > 0 ? stakes / contact : 0);
    record.all(Variable.ASSAULTS, assaults);
    record.all(Variable.ASSAULTS_STOPPED, stopped);
    record.all(Variable.OFFENSIVES, offensives);
    record.all(Variable.WARS, w.wars);
    record.all(Variable.WAR_HAZARD_LINE, w.hazardSum - w.hazardAgreement - w.hazardAfterWar);
    record.all(Variable.WAR_HAZARD_AGREEMENT, w.hazardAgreement);
    record.all(Variable.WAR_HAZARD_AFTER_WAR, w.hazardAfterWar);
    record.all(Variable.COMMITMENT, w.commitmentMean);
    record.all(Variable.ENGAGEMENT, w.engagement);
    // Where it never came, or no zone is one in which it matters, it is as far off as can be told.
    record.all(Variable.MONTHS_TO_HANDOVER, affected > 0 ? toHandover / affected : w.month + 1);
    if (record.wantsZones()) {
      for (int z = 0; z < setting.zones; z++) {
        recordZone(w, record, z);
      }
    }
  }

  private double movement(World w, int z) {
    double open = setting.zoneAffected[z] ? Math.max(w.openOwn[z], w.openCross[z]) : w.progress;
    return zonePersons[z] > 0 ? open * (1 - zoneFear[z] / zonePersons[z]) : 0;
  }

  private double localPolicing(World w, int z) {
    double people = Math.max(zonePersons[z], 1);
    double foreign = Math.min(1, w.missionPersons[z] / people * 1000 / MISSION_PER_1000);
    return w.police[z] * w.leastLegitimacy(z) * (1 - foreign);
  }

  private void recordZone(World w, RunRecord record, int z) {
    double persons = zonePersons[z];
    record.zone(z, Variable.LINE_INCIDENTS, zoneLine[z]);
    record.zone(z, Variable.COMMUNAL_INCIDENTS, zoneCommunal[z]);
    record.zone(z, Variable.CONTACT_PERSON_YEARS, zoneContactYears[z]);
    record.zone(z, Variable.KILLED_CIVILIANS, zoneCivilians[z]);
    record.zone(z, Variable.RETURNED, zoneReturned[z]);
    record.zone(
        z,
        Variable.RETURNED_SHARE,
        zoneDisplaced[z] > 0 ? zoneReturned[z] / zoneDisplaced[z] : Double.NaN);
    record.zone(z, Variable.MIXING, persons > 0 ? Math.min(1, 4 * zoneContact[z] / persons) : 0);
    record.zone(z, Variable.TRUST, persons > 0 ? zoneTrust[z] / persons : Double.NaN);
    record.zone(z, Variable.FEAR, persons > 0 ? zoneFear[z] / persons : Double.NaN);
    record.zone(z, Variable.POLICE_CAPACITY, w.police[z]);
    record.zone(z, Variable.POLICE_LEGITIMACY, w.leastLegitimacy(z));
    record.zone(
        z, Variable.MISSION_ACCEPTANCE, w.missionPersons[z] > 0 ? w.acceptanceIn(z) : Double.NaN);
    record.zone(z, Variable.MISSION_PERSON_MONTHS, zonePersonMonths[z]);
    record.zone(z, Variable.MOVEMENT, movement(w, z));
    record.zone(z, Variable.LOCAL_POLICING, localPolicing(w, z));
    record.zone(z, Variable.STAKES, zoneContact[z] > 0 ? zoneStakes[z] / zoneContact[z] : 0);
    record.zone(
        z, Variable.INCIDENTS_AFTER_HANDOVER, w.handedOver[z] ? zoneAfterHandover[z] : Double.NaN);
  }

  /// Records what is known only at the end of a run.
  void recordEnd(World w, RunRecord record) {
    record.end(Variable.WAR_MONTH, firstWar < 0 ? Double.NaN : firstWar);
    record.end(Variable.LAST_HANDOVER_MONTH, lastHandover < 0 ? Double.NaN : lastHandover);
    boolean concluded = w.firstSignedOn >= 0 && w.concludedOn >= 0;
    record.end(
        Variable.GAP_AGREEMENT_MONTHS, concluded ? w.concludedOn - w.firstSignedOn : Double.NaN);
    record.end(
        Variable.GAP_DEPLOYMENT_MONTHS,
        concluded && w.deployedOn >= 0 ? Math.max(0, w.deployedOn - w.concludedOn) : Double.NaN);
  }
}
