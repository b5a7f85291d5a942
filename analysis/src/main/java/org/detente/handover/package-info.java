/// Question 7: when can internationals leave, what does it cost to leave early or to stay, and what
/// moves the month? [HandoverStudy] runs each option with departures of its own and measures
/// incidents after them in the same zones and months.
package org.detente.handover;
