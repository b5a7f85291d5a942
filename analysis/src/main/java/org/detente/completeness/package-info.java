/// Question 8: what an agreement leaves open. [Catalogue] holds the questions that an agreement on
/// security should answer, [Content] says which parts of an option answer which, [Profile] is the
/// answer for one option; [GapPeriods] are the months before anybody is there, [StartDates] what
/// must begin before anything is signed.
package org.detente.completeness;
