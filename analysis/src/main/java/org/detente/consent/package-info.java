/// Question 3: who accepts an option, who vetoes it and over what, and which changes would bring
/// everybody in? Utilities over settings with ranges, acceptance over sampled positions, the exact
/// search for the closest package that every veto holder accepts, its trades, the frontier with the
/// named solutions, the price of treating all zones alike, and a second opinion by the spatial
/// model of politics. [Consent] is the way in.
///
/// Pure: nothing here reads, writes or prints. The searches run in a solver that is given a fixed
/// seed, one thread and a limit of work and not of time, so that they give the same everywhere.
package org.detente.consent;
