package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import org.detente.numeric.Arithmetic;

/// Organised assaults on a place (model.md 6): rare, instrumental, by an armed group against people
/// who live under another side's administration. A process of its own, apart from communal
/// incidents; the catastrophe criterion rests on it.
///
/// Warning, troops on the spot, a reserve that arrives in time, caveats and authority to use force
/// decide whether it is stopped; local police count by capacity and legitimacy. One that is not
/// stopped kills in the place it is aimed at and drives people out of the zone.
final class Assaults implements Process {

  /// Effect of tension on assaults, per log point, up to two points (assumption).
  private static final double TENSION = 0.3;

  private static final double MOST_TENSION = 2;

  /// Share of attacks that missions met at once in the cases behind A06: a reserve is judged by it.
  private static final double USUALLY_MET = 0.2;

  /// Exposed people at which a theatre is as exposed as the cases of table 13c (assumption).
  private static final double EXPOSED_PERSONS = 5000;

  /// No more of a place's exposed people die in one wave (assumption; Srebrenica: about a fifth of
  /// those present).
  private static final double MOST_KILLED = 0.3;

  /// Weight of local police against troops in stopping an assault (assumption).
  private static final double POLICE_STOPS = 0.3;

  /// Most that any protection can stop.
  private static final double MOST_STOPPED = 0.95;

  /// Alarm of an assault, in incidents, for the place and for the zone (assumptions).
  private static final double SHOCK_HERE = 20;

  private static final double SHOCK_AROUND = 5;

  private double[] exposed = new double[0];

  @Override
  public void begin(World w) {
    if (exposed.length != w.setting.zones) {
      exposed = new double[w.setting.zones];
    }
  }

  @Override
  public void step(World w) {
    java.util.Arrays.fill(w.assaultShock, 0);
    w.assaultedZone = -1;
    double total = 0;
    double weighted = 0;
    for (int z = 0; z < w.setting.zones; z++) {
      exposed[z] = 0;
      for (int c = 0; c < w.setting.communities; c++) {
        if (exposedTo(w, z, c)) {
          exposed[z] += w.zoneResidents[z * w.setting.communities + c];
        }
      }
      total += exposed[z];
      weighted += exposed[z] * (1 + w.spoilers[z]);
    }
    if (total < 1) {
      return;
    }
    double spoiled = weighted / total / (1 + w.p(SPOIL_0));
    double rate =
        w.p(A_WAVE)
            / 12
            * Arithmetic.saturation(total / EXPOSED_PERSONS)
            * Arithmetic.exp(TENSION * Math.min(w.tension, MOST_TENSION))
            * spoiled
            * (w.atWar ? w.p(A_WAR) : 1);
    w.luck.draw(Luck.Purpose.ASSAULT, w.month, 0, 0);
    if (w.luck.first() >= Arithmetic.saturation(rate)) {
      return;
    }
    strike(w, aim(w, w.luck.second() * weighted), w.atWar);
  }

  private static boolean exposedTo(World w, int zone, int community) {
    return w.setting.communityParty[community] != w.administration[zone];
  }

  private int aim(World w, double at) {
    int last = 0;
    for (int z = 0; z < w.setting.zones; z++) {
      double weight = exposed[z] * (1 + w.spoilers[z]);
      if (weight > 0) {
        last = z;
        if (at < weight) {
          return z;
        }
        at -= weight;
      }
    }
    return last;
  }

  private void strike(World w, int zone, boolean inWar) {
    w.luck.draw(Luck.Purpose.ASSAULT_COURSE, w.month, zone, 0);
    double place = w.luck.first() * exposed[zone];
    double size = w.luck.second();
    w.luck.draw(Luck.Purpose.ASSAULT_COURSE, w.month, zone, 1);
    double warning = logUniform(w.p(A_WARN_LOW), w.p(A_WARN_HIGH), w.luck.first());
    boolean stopped = w.luck.second() < chanceToStop(w, zone, warning);
    w.tally.assault(stopped);

    int target = targetIn(w, zone, place);
    if (target < 0) {
      return;
    }
    w.assaultedZone = zone;
    for (int s = 0; s < w.setting.settlements; s++) {
      if (w.setting.settlementZone[s] == zone) {
        w.assaultShock[s] = s == target ? SHOCK_HERE : SHOCK_AROUND;
      }
    }
    if (!stopped) {
      double intended = logUniform(w.p(A_DEATHS_LOW), w.p(A_DEATHS_HIGH), size);
      killAndExpel(w, zone, target, intended, inWar);
    }
  }

  private static double logUniform(double low, double high, double u) {
    return Arithmetic.exp(Arithmetic.log(low) + (Arithmetic.log(high) - Arithmetic.log(low)) * u);
  }

  /// Troops on the spot (A07), or a reserve that arrives within the warning (A06), both as far as
  /// their authority and their caveats allow.
  private static double chanceToStop(World w, int zone, double warningDays) {
    double people = Math.max(w.residentsOf(zone), 1);
    int at = w.planCell(zone);
    double authority = at < 0 ? 0 : w.plan.authority[at];
    double spot = Arithmetic.saturation(w.armedIn(zone) / people * 1000 / w.p(M_COM));
    double reserve = 0;
    if (w.plan.reserveZone >= 0 && w.missionReserve > 0) {
      double km = w.setting.zoneDistance[w.plan.reserveZone * w.setting.zones + zone];
      boolean inTime = w.p(A_REACT) + km / w.p(A_SPEED) <= warningDays;
      double met = Math.min(1, w.p(A_MET) / USUALLY_MET);
      reserve =
          inTime
              ? met
                  * Arithmetic.saturation(
                      w.missionReserve * (1 - w.plan.caveats) / people * 1000 / w.p(M_COM))
              : 0;
    }
    double troops = authority * w.p(A_STOP) * Math.max(spot, reserve);
    double police = POLICE_STOPS * w.police[zone] * w.leastLegitimacy(zone);
    return Math.min(MOST_STOPPED, 1 - (1 - troops) * (1 - police));
  }

  private static int targetIn(World w, int zone, double at) {
    int last = -1;
    for (int i = 0; i < w.setting.cells; i++) {
      if (w.setting.cellZone[i] == zone && exposedTo(w, zone, w.setting.cellCommunity[i])) {
        if (w.residents[i] > 0) {
          last = w.setting.cellSettlement[i];
          if (at < w.residents[i]) {
            return last;
          }
          at -= w.residents[i];
        }
      }
    }
    return last;
  }

  private void killAndExpel(World w, int zone, int target, double intended, boolean inWar) {
    double left = intended;
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < w.setting.cells && left > 0; i++) {
        boolean here = w.setting.cellSettlement[i] == target;
        if (w.setting.cellZone[i] == zone
            && here == (pass == 0)
            && exposedTo(w, zone, w.setting.cellCommunity[i])) {
          double killed = Math.floor(Math.min(left, MOST_KILLED * w.residents[i]));
          w.stir(i);
          w.residents[i] -= killed;
          left -= killed;
          w.tally.civilians(w, w.setting.cellSettlement[i], killed, inWar);
        }
      }
    }
    for (int i = 0; i < w.setting.cells; i++) {
      if (w.setting.cellZone[i] == zone && exposedTo(w, zone, w.setting.cellCommunity[i])) {
        double fled = w.p(A_FLEE) * w.residents[i];
        w.stir(i);
        w.residents[i] -= fled;
        w.displaced[i] += fled;
      }
    }
    w.countPeople();
  }
}
