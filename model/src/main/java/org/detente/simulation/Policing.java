package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import org.detente.numeric.Arithmetic;
import org.detente.option.Option;

/// Capacity, representation and legitimacy of police and justice, by zone (model.md 10): posts are
/// filled by zone, and there is no evidence below it.
final class Policing implements Process {

  /// Police capacity that stays when an area is transferred and another police takes over, and when
  /// nobody does (assumptions).
  private static final double KEPT_BY_ANOTHER = 0.5;

  private static final double KEPT_BY_NOBODY = 0.1;

  /// Coefficients of the logistic aim of legitimacy (assumptions).
  private static final double BASE = -0.8;

  private static final double OWN = 2;
  private static final double REPRESENTED = 1.6;
  private static final double CONSULTED = 0.8;
  private static final double CAPABLE = 0.8;
  private static final double INCIDENTS = 0.5;

  private double effort;
  private double justiceEffort;

  @Override
  public void begin(World w) {
    effort = effort(w, w.plan.policeReform);
    justiceEffort = effort(w, w.plan.justiceReform);
  }

  private static double effort(World w, Option.Reform reform) {
    return switch (reform) {
      case NONE -> w.p(REFORM_NONE);
      case BASIC -> w.p(REFORM_BASIC);
      case FULL -> 1;
    };
  }

  @Override
  public void step(World w) {
    boolean reforming =
        w.plan.agreement && w.calendar >= w.reformMonth && w.agreement != World.Agreement.FAILED;
    double speed = reforming ? effort : w.p(REFORM_NONE);
    double justiceSpeed = reforming ? justiceEffort : w.p(REFORM_NONE);
    double gain = (w.plan.quota && reforming ? w.p(REP_Q) : w.p(REP_N)) / 1200;
    for (int z = 0; z < w.setting.zones; z++) {
      double reach = reach(w, z);
      w.police[z] = grown(w.police[z], speed * reach, w.p(Y_POL), w.p(ATTR));
      w.justice[z] = grown(w.justice[z], justiceSpeed * reach, w.p(Y_JUS), w.p(ATTR));
      double people = Math.max(w.residentsOf(z), 1);
      for (int c = 0; c < w.setting.communities; c++) {
        int at = z * w.setting.communities + c;
        double share = w.zoneResidents[at] / people;
        w.representation[at] = Math.min(share, w.representation[at] + gain);
        w.legitimacy[at] += (legitimacyAim(w, z, c) - w.legitimacy[at]) / w.p(TAU_L);
      }
    }
  }

  /// Growth that slows towards a ceiling that effort and attrition set together.
  private static double grown(double level, double effort, double years, double attrition) {
    double square = level * level;
    double next = level + effort * (1 - square * square) / (12 * years) - attrition * level;
    return Arithmetic.clip(next, 0, 1);
  }

  /// How far reform reaches: bodies of a de facto administration are reached by the channel that
  /// the option opens.
  private static double reach(World w, int zone) {
    if (!w.setting.zoneDeFacto[zone] || w.administration[zone] != w.setting.zoneParty[zone]) {
      return 1;
    }
    return switch (w.plan.channel) {
      case DIRECT -> 1;
      case NGO -> w.p(NGO);
      case NONE -> w.p(NO_CHANNEL);
    };
  }

  /// What legitimacy with a community moves towards.
  static double legitimacyAim(World w, int zone, int community) {
    int at = zone * w.setting.communities + community;
    boolean own = w.setting.communityParty[community] == w.administration[zone];
    double people = Math.max(w.residentsOf(zone), 1);
    double share = w.zoneResidents[at] / people;
    double represented = share > 0 ? Math.min(1, w.representation[at] / share) : 0;
    double consulted = w.plan.consultation && w.inForce() ? CONSULTED : 0;
    return Arithmetic.logistic(
        BASE
            + (own ? OWN : REPRESENTED * represented)
            + consulted
            + CAPABLE * w.police[zone]
            - INCIDENTS * Math.min(w.zoneIncidentsYear[zone] / 6, 2));
  }

  /// An area changes hands: its police goes, and another takes over or nobody does.
  static void transfer(World w, int zone) {
    int at = w.plan.phases == 0 ? -1 : zone * w.plan.phases + Math.max(w.phase[zone], 0);
    boolean another = at >= 0 && w.plan.localPolice[at];
    w.police[zone] *= another ? KEPT_BY_ANOTHER : KEPT_BY_NOBODY;
    for (int c = 0; c < w.setting.communities; c++) {
      w.representation[zone * w.setting.communities + c] = w.p(REP_0);
    }
  }
}
