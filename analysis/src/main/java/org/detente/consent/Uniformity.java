package org.detente.consent;

import java.util.Arrays;
import java.util.Optional;

/// The price of treating all zones alike: the best package in which every issue has one level in
/// all zones, against the best package by zone. Best means: the veto holder who gains least over
/// its reservation value gains most.
///
/// @param zonal the best package by zone; empty where there is none without crossing a red line
/// @param zonalLeast what the one who gains least gains by it; NaN where there is none
/// @param zonalShare share of draws in which every veto holder accepts it; NaN where there is none
/// @param uniform the best package that treats all zones alike, and so on
public record Uniformity(
    Optional<int[]> zonal,
    Proof zonalProof,
    double zonalLeast,
    double zonalShare,
    Optional<int[]> uniform,
    Proof uniformProof,
    double uniformLeast,
    double uniformShare) {

  /// What the one who gains least loses by uniformity, in utility; NaN where either package is
  /// missing. Never negative beyond rounding where both are proven.
  public double price() {
    return zonalLeast - uniformLeast;
  }

  /// @param zonal the best package by zone, already searched for
  static Uniformity of(
      Ground ground, int[] base, PackageSearch.Found zonal, Acceptance acceptance) {
    double[] ones = new double[ground.holders().size()];
    Arrays.fill(ones, 1);
    PackageSearch.Found uniform = new PackageSearch(ground, base, true).fairest(ones, false);
    return new Uniformity(
        zonal.levels(),
        zonal.proof(),
        least(ground, zonal),
        share(acceptance, zonal),
        uniform.levels(),
        uniform.proof(),
        least(ground, uniform),
        share(acceptance, uniform));
  }

  private static double least(Ground ground, PackageSearch.Found found) {
    return found
        .levels()
        .map(l -> Arrays.stream(ground.gains(l)).min().orElse(0))
        .orElse(Double.NaN);
  }

  private static double share(Acceptance acceptance, PackageSearch.Found found) {
    return found.levels().map(l -> acceptance.of(l).byAll()).orElse(Double.NaN);
  }
}
