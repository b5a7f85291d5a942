/// Question 6, robustness: how well does each policy do over many scenarios, none of which is known
/// to be likelier? [RobustnessMetric] defines every measure, [Robustness] computes them all.
package org.detente.robustness;
