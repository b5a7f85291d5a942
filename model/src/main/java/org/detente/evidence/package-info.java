/// Evidence: published figures with their ranges, the parameters of the simulation that rest on
/// them or are assumptions, and futures sampled from both.
package org.detente.evidence;
