package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import org.detente.numeric.Arithmetic;

/// Onset, course and end of large-scale war (model.md 12).
///
/// The hazard comes from a reference class: a long-lived ceasefire line (W01), or a recent
/// agreement (R04, R10), each under one common factor of transfer. Politics, severity and the
/// mission move it. War breaks out when the summed hazard passes an exponential threshold that all
/// options of a run share. It does not end the run: its length and deaths are drawn together
/// (deaths = days x deaths a day, table 13b) and counted to the horizon; peace and another war may
/// follow.
final class War implements Process {

  private static final double DAYS = 30.4;

  /// Logarithm of the covariates' factor is held within these limits.
  private static final double LEAST = -3;

  private static final double MOST = 2;

  /// Weight of severity, so that `b_sev` is the log hazard per half of its range; tension beyond
  /// this adds nothing.
  private static final double SEVERITY = 2;

  private static final double MOST_TENSION = 2;

  /// Severity at the status quo's own death rate: the covariate is measured from there.
  private static final double USUAL_SEVERITY = Arithmetic.saturation(1.0 / 3);

  /// Lengths seen reach from 0.12 to 25.4 months (W05), intensities from 15 to 1,000 a day.
  private static final double SHORTEST_DAYS = 0.12 * DAYS;

  private static final double LONGEST_DAYS = 25.4 * DAYS;
  private static final double LEAST_A_DAY = 15;
  private static final double MOST_A_DAY = 1000;

  /// No war displaces or kills more than these shares of those within its reach (assumptions).
  private static final double MOST_DISPLACED = 0.6;

  private static final double MOST_KILLED = 0.1;

  /// How much of what is missing to full memory of violence a war adds (assumption).
  private static final double REMEMBERED = 0.5;

  private final HazardNormalisation normalisation;
  private double threshold;
  private double logRatioOfMission;
  private boolean breakingOut;

  War(HazardNormalisation normalisation) {
    this.normalisation = normalisation;
  }

  @Override
  public void begin(World w) {
    threshold = drawThreshold(w);
    logRatioOfMission = 0;
    breakingOut = false;
  }

  private static double drawThreshold(World w) {
    w.luck.draw(Luck.Purpose.WAR_THRESHOLD, 0, w.wars, 0);
    return -Arithmetic.log(w.luck.first());
  }

  @Override
  public void step(World w) {
    if (w.atWar) {
      fight(w);
      return;
    }
    w.hazard = hazard(w);
    w.hazardSum += w.hazard;
    if (w.inForce()) {
      w.hazardAgreement += w.hazard;
    } else if (w.wars > 0) {
      w.hazardAfterWar += w.hazard;
    }
    w.hazardSinceWar += w.hazard;
    if (w.hazardSinceWar > threshold) {
      breakOut(w);
    }
  }

  /// Hazard of this month: chance per month while it is small.
  double hazard(World w) {
    double common =
        SEVERITY * w.p(B_SEV) * (w.severity - USUAL_SEVERITY)
            + w.p(B_X) * Math.min(w.tension, MOST_TENSION)
            + 2 * (w.p(BALANCE) - 0.5) * w.p(B_BAL) * (2 * w.p(IMBALANCE) - 1);
    boolean afterWar = !w.inForce() && w.wars > 0;
    boolean longCeasefire = !w.inForce() && w.wars == 0;
    if (longCeasefire) {
      double covariates = common + w.p(B_CREL) * (w.p(C_SQ) - w.commitmentMean) + missionEffect(w);
      return w.p(WAR_SQ)
          / 12
          * w.p(TRANSFER)
          * normalisation.statusQuo()
          * w.p(STATUS_QUO_FACTOR)
          * Arithmetic.exp(Arithmetic.clip(covariates, LEAST, MOST));
    }
    int since = afterWar ? w.month - w.lastWarEnd : w.month - w.inForceSince;
    double age = since + 0.5 + (w.wars > 0 ? 0 : w.setting.ceasefireAge * (1 - w.p(RESET)));
    double reference = afterWar ? w.p(C_SQ) : w.p(C_REF);
    double covariates = common + w.p(B_CREL) * (reference - w.commitmentMean) + missionEffect(w);
    double shape = w.p(SHAPE);
    double scale = -Arithmetic.log(1 - w.p(P10) * w.p(WAR_SHARE)) / Arithmetic.pow(120, shape);
    double factor = afterWar ? 1 : w.p(AGREEMENT_FACTOR);
    return scale
        * shape
        * Arithmetic.pow(age, shape - 1)
        * w.p(TRANSFER)
        * normalisation.agreement()
        * factor
        * Arithmetic.exp(Arithmetic.clip(covariates, LEAST, MOST));
  }

  /// Log hazard ratio of the mission by kind (weighted by persons while it is there, remembered
  /// afterwards), scaled by transfer and fading with presence.
  private double missionEffect(World w) {
    if (w.presenceMemory == 0) {
      return 0;
    }
    double persons = 0;
    double sum = 0;
    for (int z = 0; z < w.setting.zones; z++) {
      int at = w.planCell(z);
      if (at >= 0 && w.missionPersons[z] > 0 && w.plan.kind[at] != Plan.NO_KIND) {
        persons += w.missionPersons[z];
        sum += w.missionPersons[z] * logRatio(w, w.plan.kind[at]);
      }
    }
    if (persons > 0) {
      double chosen = sum / persons;
      logRatioOfMission =
          (1 - w.regionalShare) * chosen + w.regionalShare * logRatio(w, Plan.NON_UN);
    }
    return w.p(DIRECT) * w.p(SCALE) * logRatioOfMission * w.presenceMemory;
  }

  private static double logRatio(World w, int kind) {
    return Arithmetic.log(
        switch (kind) {
          case Plan.OBSERVER -> w.p(HR_OBSERVER);
          case Plan.INTERPOSITION -> w.p(HR_INTERPOSITION);
          case Plan.MULTIDIMENSIONAL -> w.p(HR_MULTIDIMENSIONAL);
          case Plan.ENFORCEMENT -> w.p(HR_ENFORCEMENT);
          default -> w.p(HR_NON_UN);
        });
  }

  private void breakOut(World w) {
    w.luck.draw(Luck.Purpose.WAR_COURSE, 0, w.wars, 0);
    double days =
        Arithmetic.clip(
            w.p(WAR_DAYS)
                * Arithmetic.exp(w.p(WAR_DAYS_SD) * Arithmetic.normalQuantile(w.luck.first())),
            SHORTEST_DAYS,
            LONGEST_DAYS);
    double aDay =
        Arithmetic.clip(
            w.p(WAR_DEATHS_DAY)
                * Arithmetic.exp(w.p(WAR_DEATHS_SD) * Arithmetic.normalQuantile(w.luck.second())),
            LEAST_A_DAY,
            MOST_A_DAY);
    double deaths = Math.rint(Math.max(w.p(WAR_MIN), days * aDay));
    w.warMonthsLeft = (int) Math.ceil(days / DAYS);
    w.warDeathsPerMonth = deaths / w.warMonthsLeft;
    w.atWar = true;
    breakingOut = true;
  }

  /// A month of war. War is decided at the end of a month and fought from the next one, so that
  /// every process meets it, however short it is.
  private void fight(World w) {
    if (breakingOut) {
      breakingOut = false;
      w.wars++;
      w.tally.war(w.month);
      displace(w);
    }
    double civilians = takeCivilians(w, w.warDeathsPerMonth * w.p(WAR_CIV));
    w.tally.warDeaths(w.warDeathsPerMonth - civilians, civilians);
    w.warMonthsLeft--;
    if (w.warMonthsLeft == 0) {
      end(w);
    }
  }

  private void end(World w) {
    w.atWar = false;
    w.lastWarEnd = w.month;
    w.hazardSinceWar = 0;
    threshold = drawThreshold(w);
    w.limitCommitment(w.p(C_SQ));
    w.luck.draw(Luck.Purpose.RESUMPTION, 0, w.wars, 0);
    boolean resumed = w.plan.agreement && w.luck.first() < w.p(P_RESUME);
    w.frozenUntil = resumed ? w.month + 1 + (int) Math.rint(w.p(RESUME_MONTHS)) : Integer.MAX_VALUE;
  }

  private static double takeCivilians(World w, double wanted) {
    double people = 0;
    for (int i = 0; i < w.setting.cells; i++) {
      people += w.setting.settlementInWarReach[w.setting.cellSettlement[i]] ? w.residents[i] : 0;
    }
    if (people <= 0) {
      return 0;
    }
    double share = Math.min(MOST_KILLED, wanted / people);
    java.util.Arrays.fill(w.stirred, true);
    for (int i = 0; i < w.setting.cells; i++) {
      if (w.setting.settlementInWarReach[w.setting.cellSettlement[i]]) {
        w.residents[i] -= share * w.residents[i];
      }
    }
    return share * people;
  }

  private static void displace(World w) {
    double people = 0;
    for (int i = 0; i < w.setting.cells; i++) {
      w.memory[i] += (1 - w.memory[i]) * REMEMBERED;
      people += w.setting.settlementInWarReach[w.setting.cellSettlement[i]] ? w.residents[i] : 0;
    }
    if (people <= 0) {
      return;
    }
    double share = Math.min(MOST_DISPLACED, w.p(WAR_DISPLACED) / people);
    java.util.Arrays.fill(w.stirred, true);
    for (int i = 0; i < w.setting.cells; i++) {
      if (w.setting.settlementInWarReach[w.setting.cellSettlement[i]]) {
        double gone = share * w.residents[i];
        w.residents[i] -= gone;
        w.displacedByWar[i] += gone;
      }
    }
    w.countPeople();
  }
}
