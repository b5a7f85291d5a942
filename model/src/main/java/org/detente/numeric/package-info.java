/// Arithmetic that plain and fast forms of the simulation share, so that they agree bit for bit:
/// exponential, logarithm and their kin from `+ - * /` alone, counter-based random numbers, counts
/// by inversion of one uniform, quantiles, scrambled Sobol' points.
package org.detente.numeric;
