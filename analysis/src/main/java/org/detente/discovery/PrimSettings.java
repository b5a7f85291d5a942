package org.detente.discovery;

/// How boxes are searched.
///
/// @param peel share of the cases in the box that a peel takes off: 0 < peel <= 0.5
/// @param paste share of the cases beside the box that a paste adds: 0 < paste <= 0.5
/// @param minMass least share of all cases in a box: 0 < minMass < 1
/// @param density a box is found if at least this share of its cases is positive: 0..1
/// @param mostRestricted inputs that peeling may restrict at most, 1 or more: what people can read
public record PrimSettings(
    double peel, double paste, double minMass, double density, int mostRestricted) {

  /// As most tools have them.
  public static final PrimSettings USUAL = new PrimSettings(0.05, 0.05, 0.05, 0.8);

  /// However many inputs are restricted.
  public PrimSettings(double peel, double paste, double minMass, double density) {
    this(peel, paste, minMass, density, Integer.MAX_VALUE);
  }

  /// @throws IllegalArgumentException if one is out of its range
  public PrimSettings {
    if (mostRestricted < 1) {
      throw new IllegalArgumentException("at least 1 input must be free to be restricted");
    }
    if (!(peel > 0 && peel <= 0.5) || !(paste > 0 && paste <= 0.5)) {
      throw new IllegalArgumentException("peel and paste must be above 0 and at most 0.5");
    }
    if (!(minMass > 0 && minMass < 1) || !(density >= 0 && density <= 1)) {
      throw new IllegalArgumentException(
          "min-mass must be within 0..1, ends left out; density 0..1");
    }
  }
}
