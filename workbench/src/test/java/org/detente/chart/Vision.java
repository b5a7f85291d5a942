package org.detente.chart;

/// How colours look to people who see fewer of them, and in grey print.
///
/// Matrices for the full deficiency (severity 1.0) from Machado, Oliveira and Fernandes, "A
/// physiologically-based model for simulation of color vision deficiency", IEEE Transactions on
/// Visualization and Computer Graphics 15 (2009), applied to linear sRGB.
enum Vision {
  FULL(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
  PROTANOPIA(
      new double[][] {
        {0.152286, 1.052583, -0.204868},
        {0.114503, 0.786281, 0.099216},
        {-0.003882, -0.048116, 1.051998}
      }),
  DEUTERANOPIA(
      new double[][] {
        {0.367322, 0.860646, -0.227968},
        {0.280085, 0.672501, 0.047413},
        {-0.011820, 0.042940, 0.968881}
      }),
  TRITANOPIA(
      new double[][] {
        {1.255528, -0.076749, -0.178779},
        {-0.078411, 0.930809, 0.147602},
        {0.004733, 0.691367, 0.303900}
      });

  /// From linear sRGB to CIE XYZ under D65.
  private static final double[][] XYZ = {
    {0.4124564, 0.3575761, 0.1804375},
    {0.2126729, 0.7151522, 0.0721750},
    {0.0193339, 0.1191920, 0.9503041}
  };

  private static final double[] WHITE = {0.95047, 1, 1.08883};

  private final double[][] matrix;

  Vision(double[][] matrix) {
    this.matrix = matrix;
  }

  /// Distance of two colours as seen, in CIE Lab (1976).
  double distance(String a, String b) {
    double[] la = lab(a);
    double[] lb = lab(b);
    return Math.sqrt(
        Math.pow(la[0] - lb[0], 2) + Math.pow(la[1] - lb[1], 2) + Math.pow(la[2] - lb[2], 2));
  }

  /// Lightness in grey print, 0 to 100.
  static double grey(String colour) {
    return FULL.lab(colour)[0];
  }

  /// Lightness, green to red, blue to yellow.
  double[] lab(String colour) {
    double[] seen = times(matrix, Colours.light(colour));
    for (int i = 0; i < seen.length; i++) {
      seen[i] = Math.max(0, Math.min(1, seen[i]));
    }
    double[] xyz = times(XYZ, seen);
    double[] f = new double[xyz.length];
    for (int i = 0; i < f.length; i++) {
      double t = xyz[i] / WHITE[i];
      f[i] = t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
    return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
  }

  private static double[] times(double[][] matrix, double[] v) {
    double[] product = new double[v.length];
    for (int i = 0; i < product.length; i++) {
      for (int j = 0; j < v.length; j++) {
        product[i] += matrix[i][j] * v[j];
      }
    }
    return product;
  }
}
