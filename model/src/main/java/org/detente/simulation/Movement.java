package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import org.detente.numeric.Arithmetic;

/// Return, flight, leaving transferred areas, displacement by war and going home after it (model.md
/// 9). Persons only move between states of their cell: residents, displaced, displaced by war.
///
/// Return where the own side administers the place and return under the other side are two regimes
/// with their own pace and ceiling; both need an opening, homes, cleared land, and others who
/// return, and are held back by fear and by incidents nearby.
sealed class Movement implements Process permits FastMovement {

  /// Years after an opening at which 63% of services are there (assumption).
  private static final double SERVICES_YEARS = 3;

  /// Fear around which people of a minority flee, and how sharply (assumption).
  static final double FLIGHT_FEAR = 0.8;

  static final double FLIGHT_SLOPE = 14;

  /// Incidents a month beyond which return is not held back further.
  static final double MOST_INCIDENTS = 4;

  /// Pace of return under the other side: without any police worth trusting, and what a fully
  /// capable and legitimate one adds (assumptions).
  private static final double WELCOME = 0.3;

  private static final double WELCOMED = 1.2;

  /// What held return back where its pace was measured: the evidence counts people who did return
  /// each year, not what they would have done had nothing stood in the way. Taken as three years
  /// after an opening, a tenth of the land mined, a third of the homes in ruins, fear at 0.4, a
  /// quarter of the willing back (herd 0.5), and under the other side police at 0.6 that half
  /// trusts (assumptions).
  static final double MEASURED_OWN = 0.63 * 0.9 * 0.667 * 0.6 * 0.75;

  static final double MEASURED_CROSS = MEASURED_OWN * (WELCOME + WELCOMED * 0.6 * 0.5);

  /// Months over which people leave an area transferred at once, and under a presence (RL04, RL05).
  private static final int LEAVE_AT_ONCE = 3;

  private static final int LEAVE_SLOWLY = 24;

  double[] openFactorOwn = new double[0];
  double[] openFactorCross = new double[0];

  /// Share of people of another side who leave a zone that has changed hands.
  double[] leaving = new double[0];

  double[] policeTrust = new double[0];
  private double leaveAtOnce;
  private double leaveSlowly;

  @Override
  public void begin(World w) {
    if (openFactorOwn.length != w.setting.zones) {
      openFactorOwn = new double[w.setting.zones];
      openFactorCross = new double[w.setting.zones];
      leaving = new double[w.setting.zones];
      policeTrust = new double[w.setting.zones * w.setting.communities];
    }
    leaveAtOnce = -Arithmetic.log(1 - w.p(LEAVE_TRANSFER)) / LEAVE_AT_ONCE;
    leaveSlowly = -Arithmetic.log(1 - w.p(LEAVE_ADMIN)) / LEAVE_SLOWLY;
  }

  @Override
  public void step(World w) {
    stepZones(w);
    returnAfterWar(w);
    for (int i = 0; i < w.setting.cells; i++) {
      int z = w.setting.cellZone[i];
      boolean own = w.setting.communityParty[w.setting.cellCommunity[i]] == w.administration[z];
      move(w, i, own, own ? openFactorOwn[z] : openFactorCross[z], own ? 0 : leaving[z]);
    }
    w.countPeople();
  }

  /// People whom war drove out go home once it is over.
  static void returnAfterWar(World w) {
    double homeward = w.atWar ? 0 : w.p(WAR_RETURN);
    if (w.wars > 0) {
      java.util.Arrays.fill(w.stirred, true);
    }
    for (int i = 0; i < w.setting.cells; i++) {
      double home = homeward * w.displacedByWar[i];
      w.displacedByWar[i] -= home;
      w.residents[i] += home;
    }
  }

  /// Return to a cell, leaving it, flight from it.
  final void move(World w, int i, boolean own, double open, double leaving) {
    if (open > 0 && w.displaced[i] > 0) {
      goHome(w, i, own ? w.p(W_OWN) : w.p(W_OTH), own, open);
    }
    if (w.residents[i] > 0) {
      if (leaving > 0) {
        leave(w, i, leaving);
      }
      if (w.contact[w.setting.cellSettlement[i]] > 0) {
        flee(w, i);
      }
    }
  }

  final void stepZones(World w) {
    int communities = w.setting.communities;
    for (int z = 0; z < w.setting.zones; z++) {
      double ready = (1 - w.mined[z]) * (1 - w.damaged[z]);
      double years = w.openSince[z] < 0 ? 0 : (w.month - w.openSince[z] + 1) / 12.0;
      double services = years > 0 ? Arithmetic.saturation(years / SERVICES_YEARS) * ready : 0;
      double reachable = 1 - w.isolated[z];
      double peace = w.atWar ? 0 : 1;
      openFactorOwn[z] =
          peace * w.openOwn[z] * services * reachable * w.p(R_OWN) / (12 * MEASURED_OWN);
      openFactorCross[z] =
          peace * w.openCross[z] * services * reachable * w.p(R_OTH) / (12 * MEASURED_CROSS);
      for (int c = 0; c < communities; c++) {
        int at = z * communities + c;
        policeTrust[at] = WELCOME + WELCOMED * w.police[z] * w.legitimacy[at];
      }
      leaving[z] = 0;
      int since = w.withdrawnOn[z] < 0 ? Integer.MAX_VALUE : w.month - w.withdrawnOn[z];
      if (since < LEAVE_SLOWLY) {
        double people = Math.max(w.residentsOf(z), 1);
        double force = (w.armedIn(z) + w.missionPolice[z] + w.missionUnarmed[z]) / people * 1000;
        double presence = Arithmetic.saturation(w.acceptanceIn(z) * force / w.p(M_COM));
        leaving[z] =
            Arithmetic.saturation(
                presence * leaveSlowly
                    + (since < LEAVE_AT_ONCE ? (1 - presence) * leaveAtOnce : 0));
      }
    }
  }

  private void goHome(World w, int i, double willing, boolean own, double open) {
    double atStart = w.displacedAtStart[i];
    double pool = w.displaced[i] - (1 - willing) * atStart;
    if (pool <= 0) {
      return;
    }
    int s = w.setting.cellSettlement[i];
    // Others follow until half of those who are willing have returned.
    double gone = atStart - w.displaced[i];
    double half = 0.5 * willing * atStart;
    double herd =
        half > 0 && gone < half ? 1 - w.p(HERD) + w.p(HERD) * Math.max(0, gone) / half : 1;
    double incidents = w.communalIncidents[s] + w.heardCommunal[s] + w.assaultShock[s];
    double held =
        incidents > 0 ? Arithmetic.exp(-w.p(D19) * Math.min(MOST_INCIDENTS, incidents)) : 1;
    int at = w.setting.cellZone[i] * w.setting.communities + w.setting.cellCommunity[i];
    double welcome = own ? 1 : policeTrust[at];
    double rate = open * (1 - w.fear(i)) * herd * held * welcome;
    double flow = pool * Math.min(1, rate);
    w.stir(i);
    w.displaced[i] -= flow;
    w.residents[i] += flow;
  }

  static void leave(World w, int i, double share) {
    double gone = w.residents[i] * share;
    w.stir(i);
    w.residents[i] -= gone;
    w.displaced[i] += gone;
  }

  /// A minority flees where fear stays high.
  static void flee(World w, int i) {
    double people = w.residentsAt(w.setting.cellSettlement[i]);
    double others = Math.max(0, people - w.residents[i]);
    double calm = Arithmetic.exp(FLIGHT_SLOPE * (FLIGHT_FEAR - w.fear(i)));
    // Share of the others in the place times the logistic function of fear, by one division.
    leave(w, i, w.p(FLIGHT) * others / (people * (1 + calm)));
  }
}
