/// Measurements of speed, by command; each says what it measures, on what input.
package org.detente.benchmarks;
