/// Question 4: which steps lead out of the commitment dilemma, who moves first, with what
/// guarantee, and what happens if nobody climbs. A [Menu] is what the user wrote, with ranges; a
/// [Game] is a menu with numbers in it; [Equilibria], [LadderSearch] and [LadderCheck] answer for
/// one game, [Commitment] for a menu over many futures.
package org.detente.commitment;
