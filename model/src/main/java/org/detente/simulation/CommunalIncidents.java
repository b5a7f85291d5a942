package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import org.detente.numeric.Arithmetic;
import org.detente.numeric.Counts;

/// Incidents between communities and property disputes that turn violent (model.md 5).
///
/// They grow with contact, distrust and spoilers and fall with stakes and with protection by
/// mission and police. Offspring of an incident fall to its own place and, by weights that add up
/// to one, to its neighbours: the branching ratio put in is the one that comes out.
sealed class CommunalIncidents implements Process permits FastCommunalIncidents {

  /// Days in a month.
  private static final double DAYS = 30.4;

  /// Trust at which distrust neither raises nor lowers incidents (assumption).
  static final double NEUTRAL_TRUST = 0.5;

  private static final double MOST_TENSION = 2;

  /// Offspring that stay in the place (assumption).
  static final double STAYS = 0.7;

  /// Effect of a police officer of the mission against that of a soldier (V05 against V11).
  private static final double POLICE_WEIGHT = 8;

  /// Effect of tension on incidents between communities, per log point, up to two points
  /// (assumption).
  private static final double TENSION = 0.3;

  /// Observers in hundreds beyond which V06 is not carried further.
  private static final double MOST_HUNDREDS = 3;

  /// A spoiler's fall through consultation, and the span of acceptance over which rejection sets in
  /// (assumptions).
  private static final double CONSULTED = 0.5;

  private static final double REJECTION = 20;

  /// Mission per 1,000 at which rejection has its full effect (assumption).
  private static final double REJECTED_PER_1000 = 3;

  /// Share of property disputes that a working justice chain settles (assumption).
  private static final double SETTLED = 0.8;

  private double sameMonth;

  /// Offspring of an incident in later months.
  double carried;

  /// Offspring within the month.
  double within;

  double distrust;
  double restraint;
  double base;
  double property;
  double[] zoneFactor = new double[0];
  double[] propertyFactor = new double[0];

  @Override
  public void begin(World w) {
    sameMonth = 1 - w.p(TAU_D) / DAYS * (1 - Arithmetic.exp(-DAYS / w.p(TAU_D)));
    carried = w.p(N_COM) * (1 - sameMonth);
    if (zoneFactor.length != w.setting.zones) {
      zoneFactor = new double[w.setting.zones];
      propertyFactor = new double[w.setting.zones];
    }
    distrust = w.p(E_T);
    restraint = w.p(STAKES) * w.p(E_K);
    base = w.p(C0) / 12000;
    property = w.p(PROP_0) / 12000;
    within = w.p(N_COM) * sameMonth;
  }

  @Override
  public final void step(World w) {
    stepZones(w);
    stepPlaces(w);
    carryOver(w);
  }

  /// Draws the month's incidents of every place.
  void stepPlaces(World w) {
    for (int s = 0; s < w.setting.settlements; s++) {
      w.communalIncidents[s] = 0;
      if (w.contact[s] > 0 || w.communalCarry[s] > 0) {
        double u = w.luck.uniform(Luck.Purpose.COMMUNAL, w.month, s);
        w.communalIncidents[s] = Counts.generalisedPoisson(u, rate(w, s), within);
      }
    }
  }

  /// Expected founders of a month in a place: carried over from earlier incidents, and new ones
  /// where communities meet.
  final double rate(World w, int s) {
    double x = w.contact[s];
    double carry = w.communalCarry[s];
    if (x == 0) {
      return carry;
    }
    double trust = 0;
    double people = 0;
    double returned = 0;
    for (int k = w.setting.cellStart[s]; k < w.setting.cellStart[s + 1]; k++) {
      int i = w.setting.cellAt[k];
      trust += w.trust[i] * w.residents[i];
      people += w.residents[i];
      returned += Math.max(0, w.displacedAtStart[i] - w.displaced[i]);
    }
    double meeting =
        Arithmetic.exp(distrust * (NEUTRAL_TRUST - trust / people)) * (1 - restraint * w.stakes[s]);
    return carry + unrest(w, s, Math.min(returned, x)) * meeting;
  }

  /// Incidents between communities and over property, before trust and stakes.
  final double unrest(World w, int s, double returned) {
    int z = w.setting.settlementZone[s];
    return base * w.contact[s] * zoneFactor[z] + property * returned * propertyFactor[z];
  }

  /// Base capacity of spoilers: lower or higher, once the operation is there, where potential ones
  /// are included or excluded.
  private static double spoilerBase(World w) {
    double inclusion =
        !w.deployed ? 1 : w.plan.includesSpoilers ? w.p(SPOILER_IN) : w.p(SPOILER_OUT);
    return w.p(SPOIL_0) * inclusion;
  }

  private void stepZones(World w) {
    double spoilerBase = spoilerBase(w);
    double strained = Arithmetic.exp(TENSION * Math.min(w.tension, MOST_TENSION));
    for (int z = 0; z < w.setting.zones; z++) {
      double people = Math.max(w.residentsOf(z), 1);
      double accepted = w.acceptanceIn(z);
      double armed = w.armedIn(z) / people * 1000;
      double officers = w.missionPolice[z] / people * 1000;
      double protecting = accepted * (w.p(E_M) * armed + POLICE_WEIGHT * officers);
      double mission = protecting > 0 ? Arithmetic.saturation(protecting / w.p(M_COM)) : 0;
      double least = w.leastLegitimacy(z);
      double police = w.p(E_P) * w.police[z] * least;
      double observers =
          w.missionUnarmed[z] > 0
              ? Arithmetic.exp(w.p(E_OBS) * Math.min(MOST_HUNDREDS, w.missionUnarmed[z] / 100))
              : 1;
      double open = Math.max(w.withdrawn[z], Math.max(w.openOwn[z], w.openCross[z]));
      double vacuum =
          open > 0
              ? w.p(B_VAC) * open * Arithmetic.exp(-armed * accepted) * (1 - w.police[z] * least)
              : 0;
      double rejected =
          w.missionPersons[z] > 0
              ? w.p(OCCUPIER)
                  * w.p(B_OCC)
                  * Math.min(1, w.missionPersons[z] / people * 1000 / REJECTED_PER_1000)
                  * softplus(REJECTION * (w.p(A_CRIT) - accepted))
                  / REJECTION
              : 0;
      double consulted = w.plan.consultation && w.inForce() ? 1 - CONSULTED : 1;
      double aim = spoilerBase * (1 + vacuum) * consulted * (1 + rejected);
      w.spoilers[z] += (aim - w.spoilers[z]) / w.p(TAU_SPOIL);
      double protection = (1 - mission) * (1 - police);
      zoneFactor[z] = strained * (1 + w.spoilers[z]) * protection * observers;
      propertyFactor[z] = strained * protection * (1 - SETTLED * w.justice[z]);
    }
  }

  private static double softplus(double v) {
    return v > 30 ? v : Arithmetic.log(1 + Arithmetic.exp(v));
  }

  /// Lays by what this month's incidents will excite next month, in their place and around it.
  void carryOver(World w) {
    java.util.Arrays.fill(w.heardCommunal, 0);
    for (int s = 0; s < w.setting.settlements; s++) {
      int y = w.communalIncidents[s];
      if (y == 0) {
        continue;
      }
      for (int k = w.setting.neighbourStart[s]; k < w.setting.neighbourStart[s + 1]; k++) {
        w.heardCommunal[w.setting.neighbour[k]] += w.setting.neighbourWeight[k] * y;
      }
    }
    for (int s = 0; s < w.setting.settlements; s++) {
      w.communalCarry[s] =
          carried * (STAYS * w.communalIncidents[s] + (1 - STAYS) * w.heardCommunal[s]);
    }
  }
}
