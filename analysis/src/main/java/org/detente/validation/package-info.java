/// Is the simulation any better than simple guesses? Real missions as cases, forecasts beside what
/// happened, scores beside those of baselines. [ValidationCase] reads a case from its folder;
/// everything else works on records.
package org.detente.validation;
