package org.detente.consent;

import java.util.Arrays;
import java.util.Optional;

/// The price of treating all zones alike: the best package in which every issue has one level in
/// all zones, against the best package by zone. What is best is measured in two ways, for the first
/// says nothing where whoever gains least cares for no zone.
///
/// @param least the veto holder who gains least over its reservation value gains most
/// @param together veto holders gain most on average, with nobody below its reservation value
public record Uniformity(Price least, Price together) {

  /// The best package by a measure.
  ///
  /// @param levels shape [cells]; empty where there is none
  /// @param value of the measure, in utility over the reservation value; NaN where there is none
  /// @param share share of draws in which every veto holder accepts it; NaN where there is none
  public record Best(Optional<int[]> levels, Proof proof, double value, double share) {}

  /// The best package by zone and the best that treats all zones alike.
  public record Price(Best zonal, Best uniform) {

    /// What uniformity costs, in utility; NaN where either package is missing. Never negative
    /// beyond the gap of the best package by zone.
    public double value() {
      return zonal.value() - uniform.value();
    }

    /// How far the price may be off, in utility.
    public double precision() {
      return zonal.proof().gap() + uniform.proof().gap();
    }
  }

  /// @param fairest the package by zone in which the one who gains least gains most, as searched
  ///   for
  static Uniformity of(
      Ground ground, int[] base, PackageSearch.Found fairest, Acceptance acceptance) {
    int holders = ground.holders().size();
    double[] ones = new double[holders];
    Arrays.fill(ones, 1);
    double[] shares = new double[holders];
    Arrays.fill(shares, 1.0 / Math.max(1, holders));
    var zonal = new PackageSearch(ground, base, false);
    var uniform = new PackageSearch(ground, base, true);
    var judge = new Judge(ground, acceptance);
    return new Uniformity(
        new Price(judge.least(fairest), judge.least(uniform.fairest(ones, false))),
        new Price(judge.mean(zonal.best(shares, true)), judge.mean(uniform.best(shares, true))));
  }

  /// Puts a value on what was found.
  private record Judge(Ground ground, Acceptance acceptance) {

    Best least(PackageSearch.Found found) {
      return best(found, found.levels().map(l -> Arrays.stream(ground.gains(l)).min().orElse(0)));
    }

    Best mean(PackageSearch.Found found) {
      return best(
          found, found.levels().map(l -> Arrays.stream(ground.gains(l)).average().orElse(0)));
    }

    private Best best(PackageSearch.Found found, Optional<Double> value) {
      return new Best(
          found.levels(),
          found.proof(),
          value.orElse(Double.NaN),
          found.levels().map(l -> acceptance.of(l).byAll()).orElse(Double.NaN));
    }
  }
}
