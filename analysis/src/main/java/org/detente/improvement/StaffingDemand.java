package org.detente.improvement;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.detente.option.Option;
import org.detente.pledge.ForceData;
import org.detente.pledge.Policy;
import org.detente.staffing.Basis;
import org.detente.staffing.Effort;
import org.detente.staffing.Staffing;
import org.detente.staffing.StaffingResult;
import org.detente.theatre.Theatre;

/// The force can be raised under the option's own policy of composition. Missed by the share of the
/// persons needed, over all phases, whom nobody sends.
public final class StaffingDemand implements Demand {

  private final Theatre theatre;
  private final ForceData data;
  private final Staffing staffing;
  private final Map<String, Judgement> known = new ConcurrentHashMap<>();

  /// @param data who might serve
  public StaffingDemand(Theatre theatre, ForceData data, Effort effort) {
    this.theatre = theatre;
    this.data = data;
    this.staffing = new Staffing(theatre, data, effort);
  }

  @Override
  public String id() {
    return "staffing";
  }

  @Override
  public String says() {
    return "the force can be raised";
  }

  @Override
  public Judgement judge(Option option) {
    Optional<org.detente.staffing.Requirement> needed =
        org.detente.staffing.Requirement.of(option, theatre, data.catalogue(), Basis.PLAN);
    if (needed.isEmpty()) {
      return new Judgement(0, 1, "nobody deploys");
    }
    Policy policy = data.policyFor(option.levers().composition());
    return known.computeIfAbsent(
        policy.id() + " " + needed.get().sameAs(),
        _ -> judgement(staffing.force(needed.get(), policy), policy));
  }

  private static Judgement judgement(StaffingResult force, Policy policy) {
    long missing = force.missing();
    long required = force.required();
    double share = required == 0 ? 0 : (double) missing / required;
    return new Judgement(share, 1 - share, policy.id());
  }
}
