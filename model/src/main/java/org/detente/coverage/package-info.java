/// Coverage (question 1): whose security is provided for, from whom, by whom, on what mandate,
/// where and when; and where nobody is responsible. [CoverageLedger] is the way in.
package org.detente.coverage;
