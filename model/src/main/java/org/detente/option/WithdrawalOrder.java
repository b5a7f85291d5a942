package org.detente.option;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.input.Problems;
import org.detente.option.Option.ZonePlan;

/// Checks the conditions between withdrawals: each waits only for zones that are withdrawn from,
/// and none waits for itself, through others or not.
final class WithdrawalOrder {

  private WithdrawalOrder() {}

  /// @param plans by zone
  /// @param lineOfPlan line of the file at which a zone's plan begins
  static void check(
      String file,
      Map<String, ZonePlan> plans,
      Map<String, Integer> lineOfPlan,
      Problems problems) {
    Set<String> told = new LinkedHashSet<>();
    for (String zone : plans.keySet()) {
      for (String before : waitsFor(plans, zone)) {
        if (plans.containsKey(before) && plans.get(before).withdrawal().isEmpty()) {
          problems.add(
              file,
              lineOfPlan.getOrDefault(zone, 0),
              "the withdrawal from " + zone + " waits for " + before + ", where there is none",
              "name zones that have a withdrawal");
        }
      }
      Optional<List<String>> circle = circle(plans, zone, new ArrayList<>());
      if (circle.isPresent() && told.addAll(circle.get())) {
        problems.add(
            file,
            lineOfPlan.getOrDefault(zone, 0),
            "withdrawals wait for each other: " + String.join(" for ", circle.get()),
            "let one of them wait for none of the others");
      }
    }
  }

  private static List<String> waitsFor(Map<String, ZonePlan> plans, String zone) {
    ZonePlan plan = plans.get(zone);
    return plan == null
        ? List.of()
        : plan.withdrawal().map(Option.Withdrawal::afterZones).orElse(List.of());
  }

  /// A chain of zones from the first one back to itself.
  private static Optional<List<String>> circle(
      Map<String, ZonePlan> plans, String zone, List<String> path) {
    if (path.contains(zone)) {
      if (!path.getFirst().equals(zone)) {
        return Optional.empty();
      }
      path.add(zone);
      return Optional.of(path);
    }
    path.add(zone);
    for (String before : waitsFor(plans, zone)) {
      Optional<List<String>> found = circle(plans, before, new ArrayList<>(path));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
