/// How many were there, given several incomplete lists? Multiple systems estimation (capture and
/// recapture) from the number of people on each combination of lists: hierarchical log-linear
/// models, the classical family of closed populations, latent classes. [MultipleSystems] is the way
/// in. Pure arithmetic: nothing here reads, writes or prints.
package org.detente.recapture;
