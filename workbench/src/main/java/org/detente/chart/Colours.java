package org.detente.chart;

import java.util.HexFormat;

/// What can be measured of colours.
final class Colours {

  /// Weights of red, green and blue in luminance (sRGB, Rec. 709).
  private static final double[] WEIGHTS = {0.2126, 0.7152, 0.0722};

  /// Added to luminances by the definition of contrast in WCAG 2.
  private static final double FLARE = 0.05;

  private Colours() {}

  /// Red, green and blue as amounts of light.
  ///
  /// @param hex such as `#2b3a4e`
  /// @return three values 0..1
  static double[] light(String hex) {
    int rgb = Integer.parseInt(hex.substring(1), 16);
    double[] light = {rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255};
    for (int i = 0; i < light.length; i++) {
      double c = light[i] / 255;
      light[i] = c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
    }
    return light;
  }

  /// A colour between two, by equal steps of their codes.
  ///
  /// @param share 0: the first, 1: the second
  static String mix(String from, String to, double share) {
    int a = Integer.parseInt(from.substring(1), 16);
    int b = Integer.parseInt(to.substring(1), 16);
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int x = a >> shift & 255;
      int y = b >> shift & 255;
      mixed |= (int) Math.rint(x + (y - x) * share) << shift;
    }
    return "#" + HexFormat.of().toHexDigits(mixed, 6);
  }

  /// Luminance, 0 for black to 1 for white.
  static double luminance(String hex) {
    double[] light = light(hex);
    double sum = 0;
    for (int i = 0; i < light.length; i++) {
      sum += WEIGHTS[i] * light[i];
    }
    return sum;
  }

  /// Contrast as defined in WCAG 2.
  ///
  /// @return 1 for the same luminance to 21 for black on white
  static double contrast(String a, String b) {
    double la = luminance(a) + FLARE;
    double lb = luminance(b) + FLARE;
    return Math.max(la, lb) / Math.min(la, lb);
  }
}
