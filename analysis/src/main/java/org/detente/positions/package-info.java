/// What is negotiated over and who wants what: the named scales of `issues.csv`, the positions of
/// `positions.csv` as ranges, and where an option stands on each scale. [PositionsLoader] reads,
/// [Derivation] finds an option's settings in its own content. A setting that the option does not
/// tell stays unknown.
package org.detente.positions;
