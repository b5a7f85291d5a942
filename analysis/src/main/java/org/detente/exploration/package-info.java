/// Question 6: in which futures does an option fail, what decides it, and how robust is each
/// option? [Brief] says what is asked (criteria, correlations, scenarios); [Exploration] answers
/// from an ensemble that has been run; [SensitivityStudy] and [LeverStudy] run designs of their
/// own.
package org.detente.exploration;
