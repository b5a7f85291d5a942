package org.detente.pledge;

import java.util.List;
import java.util.Optional;

/// Everything that a theatre folder says about who might serve.
///
/// @param contributors in the order of the file
/// @param pledges in the order of the file
/// @param policies in the order of the file, at least one
public record ForceData(
    Catalogue catalogue,
    List<Contributor> contributors,
    List<Pledge> pledges,
    List<Policy> policies) {

  public ForceData {
    contributors = List.copyOf(contributors);
    pledges = List.copyOf(pledges);
    policies = List.copyOf(policies);
  }

  /// The contributor with an id; loaders have checked every id.
  public Contributor contributor(String id) {
    return contributors.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  /// The policy that a word of an option's composition lever means; else the first that rules
  /// nothing out by role, else the first.
  public Policy policyFor(String composition) {
    Optional<Policy> named =
        policies.stream()
            .filter(p -> p.id().equals(composition) || p.compositions().contains(composition))
            .findFirst();
    return named
        .or(
            () ->
                policies.stream()
                    .filter(p -> p.general().excludedRoles().isEmpty() && p.byPlace().isEmpty())
                    .findFirst())
        .orElse(policies.getFirst());
  }
}
