package org.detente.discovery;

/// How boxes are searched.
///
/// @param peel share of the cases in the box that a peel takes off: 0 < peel <= 0.5
/// @param paste share of the cases beside the box that a paste adds: 0 < paste <= 0.5
/// @param minMass least share of all cases in a box: 0 < minMass < 1
/// @param density a box is found if at least this share of its cases is positive: 0..1
public record PrimSettings(double peel, double paste, double minMass, double density) {

  /// As most tools have them.
  public static final PrimSettings USUAL = new PrimSettings(0.05, 0.05, 0.05, 0.8);

  /// @throws IllegalArgumentException if one is out of its range
  public PrimSettings {
    if (!(peel > 0 && peel <= 0.5) || !(paste > 0 && paste <= 0.5)) {
      throw new IllegalArgumentException("peel and paste must be above 0 and at most 0.5");
    }
    if (!(minMass > 0 && minMass < 1) || !(density >= 0 && density <= 1)) {
      throw new IllegalArgumentException(
          "min-mass must be within 0..1, ends left out; density 0..1");
    }
  }
}
