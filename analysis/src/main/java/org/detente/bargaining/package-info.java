/// How positions move when actors bargain: the spatial model of politics ([SpatialModel]) and the
/// older expected utility model it descends from ([ExpectedUtilityModel]). A [BargainingScenario]
/// goes in; the whole course comes out, turn by turn, with every challenge considered, every offer
/// made and what was chosen, so that each step can be checked by hand.
///
/// Knows no other package. Start reading at [SpatialModel].
package org.detente.bargaining;
