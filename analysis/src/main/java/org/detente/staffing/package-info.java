/// Question 2: can the force be raised? What each option asks for, who could serve under which
/// rules of composition, the best force that whole units allow, when it would be there, and, where
/// it falls short, the smallest set of rules that together make it so.
///
/// Pure functions of their input: no file, no clock, nothing printed. The exact solver behind
/// [ForceModel] is bounded by deterministic time, so that the same question has the same answer on
/// any machine of a kind.
package org.detente.staffing;
