/// Against the status quo: is peace more dangerous? Each option beside the status quo on the same
/// futures, over 5, 10, 20 years; the hazard ratio at which the ranking reverses; and what a
/// conclusion rests on.
package org.detente.comparison;
