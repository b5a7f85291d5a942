package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import java.util.Arrays;
import org.detente.numeric.Arithmetic;

/// Arrival, strength and departure of the mission (model.md 2).
///
/// Nothing is deployed before its date. Strength follows a delivery curve from first deployment to
/// full capability (F20), up to a share of what was authorised (F21), times engagement, less what
/// contributors took home. A mission that leaves shrinks by a fixed share a month.
final class Deployment implements Process {

  /// A mission counts as deployed from this share of what was authorised.
  static final double DEPLOYED = 0.05;

  /// Share of a mission that leaves in a month of large-scale war (assumption).
  private static final double WAR_SHRINK = 0.5;

  /// A leaving mission is gone when less than half a person is left.
  private static final double LAST_PERSON = 0.5;

  /// How soon presence saturates with strength (assumption).
  private static final double STEEPNESS = 2;

  /// Acceptance from which presence has its full effect (assumption).
  private static final double FULL_ACCEPTANCE = 0.4;

  private double fading;
  private double firstAuthorised;

  @Override
  public void begin(World w) {
    fading = Arithmetic.halving(w.p(HL_AFTER));
    firstAuthorised = 0;
    for (int z = 0; w.plan.phases > 0 && z < w.setting.zones; z++) {
      firstAuthorised += w.plan.authorised(z * w.plan.phases);
    }
  }

  @Override
  public void step(World w) {
    if (!w.plan.mission) {
      return;
    }
    boolean active =
        w.agreement == World.Agreement.COMPREHENSIVE && w.calendar >= w.deploymentMonth;
    if (active && w.phase[0] < 0) {
      arrive(w);
    }
    double ready =
        active
            ? Arithmetic.clip(
                (w.calendar - w.deploymentMonth + 1.0) / (w.capabilityMonth - w.deploymentMonth),
                0,
                1)
            : 0;
    // Of what is counted on already no share is taken a second time.
    double peak =
        w.plan.delivery == null ? w.p(PEAK) : Math.min(1, w.p(PEAK) / w.plan.delivery.countedOn());
    double delivered = ready * peak * w.engagement * (1 - w.missionLost);
    w.missionDelivered = holdsAnyZone(w) ? delivered : 0;
    double keep = 1 - (w.atWar ? WAR_SHRINK : w.p(SHRINK));
    double total = 0;
    double authorised = 0;
    double accepted = 0;
    for (int z = 0; z < w.setting.zones; z++) {
      int at = w.planCell(z);
      double share = at < 0 || w.handedOver[z] ? 0 : delivered(w, z, active, peak, delivered);
      w.missionArmed[z] = next(w.missionArmed[z], at < 0 ? 0 : w.plan.armed[at] * share, keep);
      w.missionUnarmed[z] =
          next(w.missionUnarmed[z], at < 0 ? 0 : w.plan.unarmed[at] * share, keep);
      w.missionPolice[z] = next(w.missionPolice[z], at < 0 ? 0 : w.plan.police[at] * share, keep);
      w.missionUniformed[z] =
          next(w.missionUniformed[z], at < 0 ? 0 : w.plan.uniformed[at] * share, keep);
      w.missionCivilian[z] =
          next(w.missionCivilian[z], at < 0 ? 0 : w.plan.civilian[at] * share, keep);
      w.missionPersons[z] = w.missionUniformed[z] + w.missionCivilian[z] + w.missionPolice[z];
      total += w.missionPersons[z];
      authorised += at < 0 || w.handedOver[z] ? 0 : w.plan.authorised(at);
      accepted += w.missionPersons[z] * w.acceptanceIn(z);
    }
    w.missionReserve = next(w.missionReserve, w.plan.reservePersons * w.missionDelivered, keep);
    w.missionTotal = total + w.missionReserve;
    w.missionAcceptance = total > 0 ? accepted / total : 0;
    if (!w.deployed && firstAuthorised > 0 && total >= DEPLOYED * firstAuthorised) {
      w.deployed = true;
      w.deployedOn = w.month;
    }
    double strength = authorised > 0 ? Math.min(1, total / authorised) : 0;
    double presence =
        Arithmetic.saturation(STEEPNESS * strength)
            / Arithmetic.saturation(STEEPNESS)
            * Math.sqrt(Math.min(1, w.missionAcceptance / FULL_ACCEPTANCE));
    w.presenceMemory = Math.max(presence, w.presenceMemory * fading);
  }

  /// Share of the plan that is there in a zone: the mission's, or the zone's own where staffing
  /// says who comes there when.
  private static double delivered(
      World w, int zone, boolean active, double peak, double ofMission) {
    if (w.plan.delivery == null) {
      return ofMission;
    }
    if (!active) {
      return 0;
    }
    double month = (w.calendar - w.mandateMonth + 1) / DrawnDates.stretch(w.plan, w.future);
    double there = w.phase[zone] > 0 ? 1 : w.plan.there(zone, month);
    return there * peak * w.engagement * (1 - w.missionLost);
  }

  private static void arrive(World w) {
    Arrays.fill(w.phase, 0);
    Arrays.fill(w.phaseSince, w.calendar);
    int communities = w.setting.communities;
    for (int c = 0; c < communities; c++) {
      double chosen = w.plan.acceptance[c].at(w.acceptanceQuantile(c));
      double start = (1 - w.regionalShare) * chosen + w.regionalShare * w.p(DEFAULT_ACCEPT);
      for (int z = 0; z < w.setting.zones; z++) {
        w.acceptance[z * communities + c] = start;
      }
    }
  }

  private static boolean holdsAnyZone(World w) {
    for (int z = 0; z < w.setting.zones; z++) {
      int at = w.planCell(z);
      if (at >= 0 && !w.handedOver[z] && w.plan.authorised(at) > 0) {
        return true;
      }
    }
    return false;
  }

  private static double next(double now, double wanted, double keep) {
    if (wanted >= now) {
      return wanted;
    }
    double left = Math.max(wanted, now * keep);
    return left < LAST_PERSON ? 0 : left;
  }
}
