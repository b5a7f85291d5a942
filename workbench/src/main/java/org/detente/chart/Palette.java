package org.detente.chart;

import java.util.List;
import org.detente.coverage.CoverageStatus;
import org.detente.coverage.Stage;

/// Every colour of the paper and the pages. The ramp from hard to soft rises in lightness by even
/// steps, so that it stays in order in grey print; categories are those of Okabe and Ito (2008),
/// never red against green, never a nation's.
public final class Palette {

  /// Text.
  public static final String INK = "#1f2328";

  /// Secondary text, at least 4.5:1 on white.
  public static final String QUIET = "#5a6068";

  /// Grid lines.
  public static final String GRID = "#dcdad5";

  /// Axes and outlines.
  public static final String RULE = "#8d8f8c";

  public static final String PAPER = "#ffffff";

  /// Fans, intervals and dots: blue of Okabe and Ito.
  public static final String BLUE = "#0072b2";

  public static final String SKY = "#56b4e9";
  public static final String ORANGE = "#e69f00";
  public static final String PURPLE = "#cc79a7";
  public static final String VERMILION = "#d55e00";

  static final String INTERPOSITION = "#2b3a4e";
  static final String STABILISATION = "#256f7e";
  static final String MIXED_POLICE = "#6fa396";
  static final String LOCAL_POLICING = "#e3c58f";
  static final String TODAY = "#eceae6";
  static final String GAP = "#f4f3f0";
  static final String HATCH = "#6d6f70";

  static final String LAND = "#f7f6f2";
  static final String AFFECTED = "#efe7d6";
  static final String MAP_HATCH = "#c3b592";
  static final String ZONE_EDGE = "#b3a98f";

  /// Names of zones at stake.
  static final String ZONE_NAME = "#4b4028";

  static final String CORRIDOR = "#8a4a0b";

  /// Categories in the order in which they are given out.
  static final List<String> CATEGORIES = List.of(BLUE, ORANGE, PURPLE, SKY, VERMILION);

  private Palette() {}

  /// The fill of a stage between hard and soft; nobody responsible is white, to be hatched.
  public static String of(Stage stage) {
    return switch (stage) {
      case TODAY -> TODAY;
      case GAP_AGREEMENT, GAP_DEPLOYMENT -> GAP;
      case INTERPOSITION -> INTERPOSITION;
      case STABILISATION -> STABILISATION;
      case MIXED_POLICE -> MIXED_POLICE;
      case LOCAL_POLICING -> LOCAL_POLICING;
      case NOBODY -> PAPER;
    };
  }

  /// Whether dark or light text reads better on a fill.
  public static String textOn(String fill) {
    return Colours.contrast(INK, fill) >= Colours.contrast(PAPER, fill) ? INK : PAPER;
  }

  /// The fill of a status of coverage; open is white, to be hatched.
  public static String of(CoverageStatus status) {
    return switch (status) {
      case COVERED -> BLUE;
      case THIN -> SKY;
      case CONTESTED -> ORANGE;
      case OVERLAPPING -> PURPLE;
      case OPEN -> PAPER;
    };
  }
}
