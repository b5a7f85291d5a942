/// What the conclusions hang on: the comparison with the status quo again with each process off,
/// each structural hypothesis held to each of its answers, and each parameter at its ends, one at a
/// time, on the same futures and the same luck.
package org.detente.ablation;
