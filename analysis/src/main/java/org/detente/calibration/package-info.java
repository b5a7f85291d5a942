/// What a theatre's own history says about the parameters of the simulation, and what it cannot
/// say: approximate Bayesian computation on the yearly deaths of the long ceasefire, checked
/// against chance and scored on years held out (docs/calibration.md).
package org.detente.calibration;
