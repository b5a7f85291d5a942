package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import org.detente.numeric.Arithmetic;

/// Tension, commitment, engagement, dissatisfaction (model.md 1).
///
/// Tension is an autoregressive process that all options share, with a drift where that hypothesis
/// holds. Commitment answers the other sides' commitment, violence and what a guarantee is worth
/// (quantal response, K07, K11); verified steps hold it up. Engagement follows commitment and
/// progress and tires. With both low, composition moves towards regional stakeholders.
final class Politics implements Process {

  /// Months over which tension drifts where it does (assumption).
  private static final double DRIFT_MONTHS = 60;

  /// Weight of a new month in the severity of violence: an exponential mean over six months.
  private static final double SEVERITY_WEIGHT = 1.0 / 6;

  /// Death rate, as a multiple of the status quo's, at which severity reaches 63% (assumption).
  private static final double SEVERE = 3;

  /// Aim of engagement at medium commitment, before fatigue, on the logistic scale; medium
  /// commitment (assumptions).
  static final double ENGAGED = 2;

  static final double MEDIUM = 0.5;

  /// Commitment times engagement below which composition moves to regional stakeholders
  /// (assumption).
  private static final double UNGUARANTEED = 0.4;

  /// Acceptance from which a guarantee is worth all it can be (assumption).
  private static final double FULL_ACCEPTANCE = 0.4;

  private double memory;
  private double shock;

  @Override
  public void begin(World w) {
    memory = Arithmetic.exp(-1 / w.p(TAU_X));
    shock = Math.sqrt(1 - memory * memory) * w.p(SIG_X);
    w.slowTension =
        w.p(SIG_X) * Arithmetic.normalQuantile(w.luck.uniform(Luck.Purpose.TENSION, 0xFFFF, 0));
  }

  @Override
  public void step(World w) {
    w.slowTension =
        memory * w.slowTension
            + shock * Arithmetic.normalQuantile(w.luck.uniform(Luck.Purpose.TENSION, w.month, 0));
    double drift = w.p(DRIFT) * w.p(DRIFT_RATE) * Math.min(w.month, DRIFT_MONTHS) / 12;
    w.tension = w.slowTension + drift;

    double before = w.deathsPerYear() / 12;
    w.deathsMonthly += SEVERITY_WEIGHT * (w.tally.deathsOutsideWarLastMonth() - w.deathsMonthly);
    w.severity = w.atWar ? 1 : Arithmetic.saturation(w.deathsMonthly / (SEVERE * before));

    stepCommitment(w);
    stepEngagement(w);
    w.dissatisfaction += ((1 - w.progress) - w.dissatisfaction) / w.p(TAU_U);
  }

  private void stepCommitment(World w) {
    int parties = w.commitment.length;
    double guarantee = guarantee(w);
    double bonus =
        w.inForce()
            ? w.p(K_AGREEMENT)
            : w.agreement == World.Agreement.FAILED ? -w.p(K_AGREEMENT) : 0;
    double verified = w.p(VERIFY_0) + (1 - w.p(VERIFY_0)) * w.presenceMemory;
    // Parties answer to what they saw last month, not to each other's move of this one.
    double seen = w.commitmentMean * parties;
    double total = 0;
    for (int i = 0; i < parties; i++) {
      double others = (seen - w.commitment[i]) / (parties - 1);
      double drive =
          others
              - w.p(ETA) * w.severity
              + w.p(W_G) * guarantee
              + bonus
              - w.p(THR)
              - w.p(W_X) * w.tension;
      double aim = Arithmetic.logistic(w.p(BETA) * drive);
      double next = w.commitment[i] + (aim - w.commitment[i]) / w.p(TAU_C);
      double floor = w.inForce() ? verified * w.plan.floors[i] : 0;
      w.commitment[i] = Math.max(next, floor);
      total += w.commitment[i];
    }
    w.commitmentMean = total / parties;
  }

  /// What the guarantor is worth: mandate, memory of its presence, engagement, acceptance.
  private static double guarantee(World w) {
    if (!w.plan.mission) {
      return 0;
    }
    double worth = 0;
    double persons = 0;
    for (int z = 0; z < w.setting.zones; z++) {
      int at = w.planCell(z);
      if (at >= 0 && w.missionPersons[z] > 0) {
        persons += w.missionPersons[z];
        worth +=
            w.missionPersons[z]
                * switch (w.plan.kind[at]) {
                  case Plan.OBSERVER -> w.p(CRED_OBSERVER);
                  case Plan.INTERPOSITION -> w.p(CRED_INTERPOSITION);
                  case Plan.MULTIDIMENSIONAL, Plan.ENFORCEMENT -> w.p(CRED_MULTIDIMENSIONAL);
                  case Plan.NON_UN -> w.p(CRED_NON_UN);
                  default -> 0;
                };
      }
    }
    double credible = persons > 0 ? worth / persons : w.p(CRED_OBSERVER);
    credible = (1 - w.regionalShare) * credible + w.regionalShare * w.p(CRED_NON_UN);
    return credible
        * w.presenceMemory
        * w.engagement
        * Math.min(1, w.missionAcceptance / FULL_ACCEPTANCE);
  }

  private void stepEngagement(World w) {
    double years = w.deployed ? (w.month - w.deployedOn) / 12.0 : 0;
    double aim =
        Arithmetic.logistic(
            ENGAGED + w.p(G_C) * (w.commitmentMean - MEDIUM) - w.p(G_FAT) * years + w.progress);
    w.engagement += (aim - w.engagement) / w.p(TAU_G);
    w.regionalShare =
        w.plan.mission
            ? Arithmetic.logistic(
                w.p(DEFAULT_SLOPE) * (UNGUARANTEED - w.commitmentMean * w.engagement))
            : 0;
  }
}
