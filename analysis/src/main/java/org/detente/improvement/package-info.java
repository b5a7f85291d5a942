/// Question 6, its last part: what would be better than all options there are? [Freedom] says what
/// of an option can be decided anew, [Knob] is one such decision, [Aim] what is wanted, [Demand]
/// what must hold; [Improvement] searches, on the same futures and with the same luck for every
/// candidate, few futures first, and looks at what it found again on fresh futures. [WorstFuture]
/// searches the other way: for plausible conditions that are worst for one option.
package org.detente.improvement;
