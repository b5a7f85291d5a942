package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import org.detente.evidence.Future;
import org.detente.value.Range;

/// The dates of a run, months of the agreement's calendar; [#NEVER] where a thing does not happen.
///
/// Each later date follows the one before it after a time that lies between the differences of
/// their ranges, so that a late framework does not eat up the gap after it.
///
/// @param framework framework signed
/// @param comprehensive comprehensive agreement concluded
/// @param failure talks have failed
/// @param mandate from which deployment is counted: mandate given and agreement concluded
/// @param deployment first deployment
/// @param capability full capability
/// @param reform reform of the police begins
record DrawnDates(
    int framework,
    int comprehensive,
    int failure,
    int mandate,
    int deployment,
    int capability,
    int reform) {

  static final int NEVER = Integer.MAX_VALUE;

  /// Draws the dates of a plan in a future; whether talks fail is luck, the same for every option.
  static DrawnDates of(Plan plan, Future future, Luck luck) {
    if (plan.framework.isEmpty() || plan.comprehensive.isEmpty()) {
      return new DrawnDates(NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER);
    }
    Range framework = plan.framework.get();
    Range comprehensive = plan.comprehensive.get();
    int signed = whole(framework.at(future.get(DATE_FRAMEWORK)));
    int concluded = after(signed, framework, comprehensive, future.get(DATE_COMPREHENSIVE));
    // Internationals who mean to prepare cannot know whether talks will fail.
    int reform = plan.reformLead > 0 ? Math.max(0, signed - plan.reformLead) : concluded;
    // An agreement that is whole on the day it is signed leaves no talks that could fail.
    boolean talks = comprehensive.high() > framework.high();
    if (talks && luck.uniform(Luck.Purpose.TALKS, 0, 0) < future.get(TALKS_FAIL)) {
      return new DrawnDates(signed, NEVER, concluded, NEVER, NEVER, NEVER, reform);
    }
    if (plan.mandate.isEmpty() || plan.deployment.isEmpty() || plan.capability.isEmpty()) {
      return new DrawnDates(signed, concluded, NEVER, NEVER, NEVER, NEVER, reform);
    }
    Range mandate = plan.mandate.get();
    Range deployment = plan.deployment.get();
    Range capability = plan.capability.get();
    int given = after(concluded, comprehensive, mandate, future.get(DATE_MANDATE));
    int deployed =
        after(Math.max(concluded, given), mandate, deployment, future.get(DATE_DEPLOYMENT));
    int planned = after(deployed, deployment, capability, future.get(DATE_CAPABILITY));
    int byEvidence = given + whole(future.get(FULL_MONTHS));
    int capable = Math.max(Math.max(planned, byEvidence), deployed + 1);
    int from = Math.max(concluded, given);
    if (plan.delivery != null) {
      // Who is not ready cannot come, whatever the calendar says.
      if (plan.delivery.firstArrival() == ForceDelivery.NOBODY) {
        return new DrawnDates(signed, concluded, NEVER, from, NEVER, NEVER, reform);
      }
      double stretch = stretch(plan, future);
      deployed = Math.max(deployed, from + whole(plan.delivery.firstArrival() * stretch));
      capable = Math.max(deployed + 1, from + whole(plan.delivery.lastArrival() * stretch));
    }
    return new DrawnDates(signed, concluded, NEVER, from, deployed, capable, reform);
  }

  /// How much slower than its delivery says a future is.
  static double stretch(Plan plan, Future future) {
    return future.get(FULL_MONTHS) / plan.delivery.peakMonths();
  }

  private static int after(int month, Range earlier, Range later, double quantile) {
    double low = later.low() - earlier.low();
    double central = later.central() - earlier.central();
    double high = later.high() - earlier.high();
    double wait =
        quantile < 0.5
            ? low + (central - low) * 2 * quantile
            : central + (high - central) * (2 * quantile - 1);
    return month + Math.max(0, whole(wait));
  }

  private static int whole(double months) {
    return (int) Math.rint(months);
  }
}
