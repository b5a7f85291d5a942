package org.detente.exploration;

/// An option in the futures of a named scenario.
///
/// @param scenario id
/// @param option id
/// @param futures of the ensemble that lie in the scenario
/// @param satisfies share of them that satisfies the criterion; NaN where there are none
public record ScenarioRow(
    String scenario, String option, Criterion criterion, int futures, double satisfies) {}
