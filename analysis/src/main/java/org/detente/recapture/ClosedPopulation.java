package org.detente.recapture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// The classical family for closed populations, lists taken as occasions in order: `M0` all alike,
/// `Mt` lists differ, `Mh` people differ (in the forms of Chao, Poisson, Darroch and gamma), `Mth`
/// both, `Mb` a first listing changes the chance of further ones, `Mbh` the first list also differs
/// from the others.
///
/// Sources: Otis, Burnham, White & Anderson (1978), Wildlife Monographs 62; Chao (1987), Biometrics
/// 43; Darroch, Fienberg, Glonek & Junker (1993), JASA 88; Rivest & Baillargeon (2007),
/// "Applications and extensions of Chao's moment estimator", Biometrics 63; names and log-linear
/// forms as in Baillargeon & Rivest (2007), Journal of Statistical Software 19(5).
final class ClosedPopulation {

  private static final double GAMMA = 3.5;

  private final CaptureTable table;
  private final int lists;

  private ClosedPopulation(CaptureTable table) {
    this.table = table;
    this.lists = table.size();
  }

  /// Fits the whole family; with fewer than three lists people cannot differ, and there are `M0`,
  /// `Mt` and `Mb` only.
  static List<Estimate> fitAll(CaptureTable table) {
    return new ClosedPopulation(table).fitAll();
  }

  private List<Estimate> fitAll() {
    var estimates = new ArrayList<Estimate>();
    estimates.add(logLinear("M0", false, null));
    estimates.add(logLinear("Mt", true, null));
    if (lists > 2) {
      for (boolean time : new boolean[] {false, true}) {
        String name = time ? "Mth" : "Mh";
        estimates.add(chao(name + " Chao (LB)", time));
        estimates.add(logLinear(name + " Poisson2", time, k -> Math.pow(2, k) - 1));
        estimates.add(logLinear(name + " Darroch", time, k -> k * k / 2));
        estimates.add(
            logLinear(name + " Gamma3.5", time, k -> Math.log(GAMMA) - Math.log(GAMMA + k)));
      }
    }
    estimates.add(new RemovalModel(table, false).fit("Mb"));
    if (lists > 2) {
      estimates.add(new RemovalModel(table, true).fit("Mbh"));
    }
    return estimates;
  }

  private Estimate logLinear(String name, boolean time, DoubleUnaryOperator heterogeneity) {
    double[][] extra = new double[table.cells()][heterogeneity == null ? 0 : 1];
    if (heterogeneity != null) {
      for (int c = 0; c < extra.length; c++) {
        extra[c][0] = heterogeneity.applyAsDouble(Integer.bitCount(c));
      }
    }
    double[][] design = design(time, extra);
    return LogLinear.fit(name, table, design, null, design[0].length, false);
  }

  private double[][] design(boolean time, double[][] extra) {
    int own = time ? lists : 1;
    double[][] design = new double[table.cells()][1 + own + extra[0].length];
    for (int c = 0; c < design.length; c++) {
      design[c][0] = 1;
      for (int i = 0; i < own; i++) {
        design[c][1 + i] = time ? c >> i & 1 : Integer.bitCount(c);
      }
      System.arraycopy(extra[c], 0, design[c], 1 + own, extra[c].length);
    }
    return design;
  }

  /// Chao's lower bound: a term `(k - j)+` for each number of listings from the third on, none
  /// negative. Negative ones are taken out, the most negative first.
  private Estimate chao(String name, boolean time) {
    var knots = new ArrayList<Integer>();
    for (int j = 2; j < lists; j++) {
      knots.add(j);
    }
    while (true) {
      double[][] extra = new double[table.cells()][knots.size()];
      for (int c = 0; c < extra.length; c++) {
        for (int j = 0; j < knots.size(); j++) {
          extra[c][j] = Math.max(0, Integer.bitCount(c) - knots.get(j));
        }
      }
      double[][] design = design(time, extra);
      int own = design[0].length - knots.size();
      double[][] seen = Arrays.copyOfRange(design, 1, design.length);
      double[] y = Arrays.copyOfRange(table.asDoubles(), 1, design.length);
      var regression = new PoissonRegression(seen);
      if (!regression.fit(y)) {
        if (knots.isEmpty()) {
          return LogLinear.unfitted(name, table.cells() - 1 - own, true);
        }
        // Nobody is on so many lists: the last term has nothing to stand on.
        knots.removeLast();
        continue;
      }
      int worst = -1;
      for (int j = 0; j < knots.size(); j++) {
        double eta = regression.coefficients[own + j];
        worst = eta < 0 && (worst < 0 || eta < regression.coefficients[own + worst]) ? j : worst;
      }
      if (worst < 0) {
        return LogLinear.fit(name, table, design, null, design[0].length, true);
      }
      knots.remove(worst);
    }
  }
}
