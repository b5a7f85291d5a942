package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import org.detente.numeric.Arithmetic;
import org.detente.numeric.Counts;

/// Incidents along the lines and offensives short of war (model.md 4).
///
/// Each segment has founders (background) and descendants (excitation, n); those of the same month
/// are counted exactly by the generalised Poisson distribution, the rest is carried over to the
/// segment and its neighbours. The background is scaled so that the status quo has the deaths a
/// year that the theatre states, whatever the excitation. Under the status quo, tension has mean
/// `exp(sig^2/2)`, which the scale takes off.
final class LineIncidents implements Process {

  /// Days in a month.
  private static final double DAYS = 30.4;

  /// Log rates are held below this: twentyfold.
  private static final double CAP = 3;

  /// Excitation stays below this share, so that incidents cannot run away.
  private static final double MOST_EXCITATION = 0.6;

  /// Observers per km at which 63% of the effect of monitoring is reached (F11, F13 span it).
  private static final double OBSERVERS_PER_KM = 0.3;

  /// How far monitoring changes excitation, as a share of its effect on the background
  /// (assumption).
  private static final double ON_EXCITATION = 0.5;

  /// Most deaths of one incident on the line.
  static final int MOST_DEATHS = 500;

  /// An offensive is drawn with this spread around its median, log points (assumption).
  private static final double OFFENSIVE_SPREAD = 0.6;

  private double n;
  private double sameMonth;
  private double own;
  private double neighbour;
  private double background;
  private double centred;
  private double[] carried = new double[0];
  private double[] armedPerKm = new double[0];
  private double[] unarmedPerKm = new double[0];
  private MonthlyUniforms uniforms = new MonthlyUniforms(Luck.Purpose.LINE, 0);

  @Override
  public void begin(World w) {
    if (armedPerKm.length != w.setting.zones) {
      armedPerKm = new double[w.setting.zones];
      unarmedPerKm = new double[w.setting.zones];
    }
    if (carried.length != w.setting.segments) {
      carried = new double[w.setting.segments];
      uniforms = new MonthlyUniforms(Luck.Purpose.LINE, w.setting.segments);
    }
    uniforms.begin();
    n = Math.min(MOST_EXCITATION, w.p(N_LINE) + w.p(DELEGATION));
    sameMonth = 1 - w.p(TAU_D) / DAYS * (1 - Arithmetic.exp(-DAYS / w.p(TAU_D)));
    double fall = Arithmetic.exp(-w.setting.meanSegmentKm / w.p(LEN_LINE));
    own = 1 / (1 + 2 * fall);
    neighbour = fall * own;
    centred = w.p(SIG_X) * w.p(SIG_X) / 2;
    background =
        w.deathsPerYear()
            / 12
            * (1 - n)
            * Arithmetic.exp(-centred)
            / (w.p(P_LETH) * Counts.powerLawMean(w.p(ALPHA), MOST_DEATHS));
  }

  @Override
  public void step(World w) {
    java.util.Arrays.fill(w.lineIncidents, 0);
    w.offensiveAt = -1;
    if (w.atWar) {
      java.util.Arrays.fill(w.lineCarry, 0);
      return;
    }
    double frozen = w.p(LEVERAGE) * w.setting.leverage * w.p(B_U) * (w.dissatisfaction - 1);
    double politics = w.tension + w.p(B_C) * (w.p(C_SQ) - w.commitmentMean) + frozen;
    int calendarMonth = (w.setting.firstMonthOfYear - 1 + w.month) % 12 + 1;
    double season = 1 + w.p(SEASON) * cosine((calendarMonth - w.setting.seasonPeak) / 12.0);
    double accepted = Math.sqrt(w.missionAcceptance);

    standAlong(w);
    double parted = 0;
    // Most segments are watched alike: exponentials are taken where that changes.
    double raisedBy = Double.NaN;
    double raised = 0;
    double excitation = 0;
    for (int g = 0; g < w.setting.segments; g++) {
      int line = w.setting.segmentLine[g];
      double armed = 0;
      double inZones = 0;
      for (int side = 2 * g; side < 2 * g + 2; side++) {
        int z = w.setting.segmentSides[side];
        if (z >= 0) {
          armed += armedPerKm[z];
          inZones += unarmedPerKm[z];
        }
      }
      // Observers of the monitoring scheme may be those who stand in the zones: not counted twice.
      double watching = Math.max(inZones, w.plan.observersPerKm[line] * w.missionDelivered);
      double watched =
          watching > 0 ? w.p(MON) * Arithmetic.saturation(watching / OBSERVERS_PER_KM) : 0;
      double separated = 1 - w.p(SEP) * w.lineSeparation[line];
      double held =
          armed > 0 ? 1 - w.p(E_LINE) * accepted * Arithmetic.saturation(armed / w.p(M_LINE)) : 1;
      if (watched != raisedBy) {
        raisedBy = watched;
        raised = Arithmetic.exp(Math.min(CAP, politics + watched));
        excitation = n * Arithmetic.exp(ON_EXCITATION * watched);
      }
      double founders =
          background * w.setting.segmentWeight[g] * raised * season * separated * held;
      double branching = Math.min(MOST_EXCITATION, excitation);
      double within = branching * sameMonth;
      carried[g] = branching * (1 - sameMonth);
      double u = uniforms.at(w.luck, w.month, g);
      w.lineIncidents[g] = Counts.generalisedPoisson(u, founders + w.lineCarry[g], within);
      parted += w.setting.segmentWeight[g] * separated;
    }
    carryOver(w);
    offensive(w, politics, parted);
  }

  /// Persons of the mission per km of line, where they watch the line or stand on it.
  private void standAlong(World w) {
    for (int z = 0; z < w.setting.zones; z++) {
      int at = w.planCell(z);
      boolean there = at >= 0 && w.plan.onTheLine[at] && w.setting.zoneLineKm[z] > 0;
      armedPerKm[z] = there ? w.armedIn(z) / w.setting.zoneLineKm[z] : 0;
      unarmedPerKm[z] = there ? w.missionUnarmed[z] / w.setting.zoneLineKm[z] : 0;
    }
  }

  private void carryOver(World w) {
    int[] y = w.lineIncidents;
    for (int g = 0; g < y.length; g++) {
      int before = w.setting.segmentPrevious[g];
      int after = w.setting.segmentNext[g];
      w.lineCarry[g] =
          own * carried[g] * y[g]
              + neighbour * (carried[before] * y[before] + carried[after] * y[after]);
    }
  }

  /// An offensive short of war: rare, with many dead in days. It strikes one segment.
  private void offensive(World w, double politics, double parted) {
    double rate = w.p(FLARE) / 12 * Arithmetic.exp(Math.min(CAP, politics) - centred) * parted;
    w.luck.draw(Luck.Purpose.OFFENSIVE, w.month, 0, 0);
    if (w.luck.first() >= Arithmetic.saturation(rate) || w.setting.segments == 0) {
      return;
    }
    double spread = Arithmetic.exp(OFFENSIVE_SPREAD * Arithmetic.normalQuantile(w.luck.second()));
    double deaths = Math.floor(Math.min(w.p(WAR_MIN) - 1, w.p(FLARE_D) * spread));
    w.luck.draw(Luck.Purpose.OFFENSIVE, w.month, 0, 1);
    double at = w.luck.first();
    int g = 0;
    while (g < w.setting.segments - 1 && at >= w.setting.segmentWeight[g]) {
      at -= w.setting.segmentWeight[g];
      g++;
    }
    w.offensiveAt = g;
    w.tally.offensive(deaths * (1 - w.p(CIV_LINE)));
    w.tally.civiliansOnLine(w, g, deaths * w.p(CIV_LINE));
  }

  /// Cosine of a turn, by the identity for double angles from a short series: `+ - *` only.
  ///
  /// @param turns any
  private static double cosine(double turns) {
    double x = (turns - Math.rint(turns)) * 2 * Math.PI / 4;
    double z = x * x;
    double c =
        1 - z / 2 * (1 - z / 12 * (1 - z / 30 * (1 - z / 56 * (1 - z / 90 * (1 - z / 132)))));
    c = 2 * c * c - 1;
    return 2 * c * c - 1;
  }
}
