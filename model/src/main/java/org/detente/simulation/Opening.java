package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import org.detente.numeric.Arithmetic;
import org.detente.option.Option;

/// Withdrawals, openings for return, corridors, mines and homes (model.md 3).
///
/// From the comprehensive agreement a clock runs at the speed that commitment allows; withdrawals
/// and openings come due on it and take six months each. A zone that is to be transferred opens for
/// return only as far as the withdrawal has gone.
final class Opening implements Process {

  /// Commitment below which nothing moves, and the span above it to full speed (assumption).
  private static final double STALL = 0.15;

  private static final double SPAN = 0.25;

  /// Months that a withdrawal or an opening takes once it is due (assumption).
  private static final double MONTHS = 6;

  /// Months of full speed until forces have parted along a line (assumption).
  private static final double PARTING_MONTHS = 36;

  /// Presence per 1,000 at which a corridor is as good as guarded (assumption).
  private static final double GUARD_PER_1000 = 1;

  private double[] withdrawalDue = new double[0];
  private double[] ownDue = new double[0];
  private double[] crossDue = new double[0];
  private double clearing;
  private double repairing;

  @Override
  public void begin(World w) {
    int zones = w.setting.zones;
    if (withdrawalDue.length != zones) {
      withdrawalDue = new double[zones];
      ownDue = new double[zones];
      crossDue = new double[zones];
    }
    for (int z = 0; z < zones; z++) {
      withdrawalDue[z] = due(w.plan.withdrawal[z], w.p(DATE_WITHDRAWAL));
      ownDue[z] = due(w.plan.ownReturn[z], w.p(DATE_RETURN));
      crossDue[z] = due(w.plan.crossReturn[z], w.p(DATE_RETURN));
    }
    clearing = Arithmetic.exp(-w.p(CLEAR) * pace(w, w.plan.demining) / 12);
    repairing = Arithmetic.exp(-w.p(REPAIR) * pace(w, w.plan.housing) / 12);
  }

  private static double due(org.detente.value.Range range, double quantile) {
    return range == null ? Double.POSITIVE_INFINITY : range.at(quantile);
  }

  private static double pace(World w, Option.Effort effort) {
    return switch (effort) {
      case NONE -> w.p(EFFORT_NONE);
      case AGENCY -> 1;
      case STATE -> w.p(EFFORT_STATE);
    };
  }

  @Override
  public void step(World w) {
    double speed = 0;
    if (w.agreement == World.Agreement.COMPREHENSIVE) {
      speed = Arithmetic.clip((w.commitmentMean - STALL) / SPAN, 0, 1);
      w.openingClock += speed;
      for (int l = 0; l < w.setting.lines; l++) {
        if (w.plan.separation[l]) {
          w.lineSeparation[l] = Math.min(1, w.lineSeparation[l] + speed / PARTING_MONTHS);
        }
      }
    }
    double opened = 0;
    int affected = 0;
    for (int z = 0; z < w.setting.zones; z++) {
      stepZone(w, z);
      if (w.setting.zoneAffected[z]) {
        affected++;
        opened += Math.max(w.openOwn[z], w.openCross[z]);
      }
    }
    w.progress = affected > 0 ? opened / affected : 0;
    stepCorridors(w, speed);
  }

  private void stepZone(World w, int z) {
    if (w.withdrawn[z] < 1 && othersHaveGone(w, z)) {
      // The clock of a withdrawal that waited for others starts when they are complete.
      if (withdrawalDue[z] < w.openingClock && w.withdrawn[z] == 0) {
        withdrawalDue[z] = Math.max(withdrawalDue[z], w.openingClock - 1);
      }
      w.withdrawn[z] = Math.max(w.withdrawn[z], gone(w.openingClock, withdrawalDue[z]));
      if (w.withdrawn[z] >= 0.5 && w.withdrawnOn[z] < 0) {
        w.withdrawnOn[z] = w.month;
        w.administration[z] = w.plan.withdrawalTo[z];
        Policing.transfer(w, z);
      }
    }
    double limit = w.plan.withdrawalTo[z] < 0 ? 1 : w.withdrawn[z];
    w.openOwn[z] = Math.max(w.openOwn[z], Math.min(limit, gone(w.openingClock, ownDue[z])));
    w.openCross[z] = Math.max(w.openCross[z], Math.min(limit, gone(w.openingClock, crossDue[z])));
    boolean open = w.openOwn[z] > 0 || w.openCross[z] > 0;
    if (open) {
      if (w.openSince[z] < 0) {
        w.openSince[z] = w.month;
      }
      w.damaged[z] *= repairing;
    }
    if (open || w.withdrawn[z] > 0) {
      w.mined[z] *= clearing;
    }
  }

  private static boolean othersHaveGone(World w, int z) {
    for (int other : w.plan.withdrawalAfter[z]) {
      if (w.withdrawn[other] < 1) {
        return false;
      }
    }
    return true;
  }

  private static double gone(double clock, double due) {
    return clock > due ? Math.min(1, (clock - due) / MONTHS) : 0;
  }

  /// A corridor is open as long as today's holder holds it; once its zones are being transferred it
  /// is as open as the option's provider makes it.
  private static void stepCorridors(World w, double speed) {
    java.util.Arrays.fill(w.isolated, 0);
    for (int k = 0; k < w.setting.corridorCrosses.length; k++) {
      double transferred = 0;
      double guarded = 1;
      for (int z : w.setting.corridorCrosses[k]) {
        transferred = Math.max(transferred, w.withdrawn[z]);
        double people = Math.max(w.setting.zonePeople[z], 1000);
        double guard =
            Arithmetic.saturation(
                (w.armedIn(z) + w.missionPolice[z]) / people * 1000 / GUARD_PER_1000);
        guarded = Math.min(guarded, guard);
      }
      double kept = w.plan.corridorByMission ? guarded : w.plan.corridorByOthers ? speed : 0;
      double open = w.atWar ? 0 : (1 - transferred) + transferred * kept;
      for (int z : w.setting.corridorServes[k]) {
        w.isolated[z] = Math.max(w.isolated[z], 1 - open);
      }
    }
  }
}
