package org.detente.cli.tool;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.detente.cli.tool.GivenDate.Precision;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.scan.Metric;
import org.detente.scan.ScanModel;

/// The settings of a scan by the names that scan programs write into their parameter files.
final class ScanParameters {

  private static final String COMMAND = "command line";
  private static final String RADIUS = "MaxSpatialSizeInDistanceFromCenter";
  private static final String RADIUS_OPTION = "UseDistanceFromCenterOption";

  private static final List<String> KEYS =
      List.of(
          "AnalysisType",
          "CoordinatesType",
          "CriteriaForReportingSecondaryClusters",
          "EndDate",
          RADIUS,
          "MaxSpatialSizeInPopulationAtRisk",
          "MaxTemporalSize",
          "MaxTemporalSizeInterpretation",
          "MinimumCasesInHighRateClusters",
          "ModelType",
          "MonteCarloReps",
          "PrecisionCaseTimes",
          "ScanAreas",
          "SpatialWindowShapeType",
          "StartDate",
          "TimeAggregationLength",
          "TimeAggregationUnits",
          RADIUS_OPTION);

  private final Map<String, String> given = new TreeMap<>();
  private final Problems problems;

  final Metric metric;
  final Optional<LocalDate> start;
  final Optional<LocalDate> end;
  final int repetitions;
  final int leastCases;
  final double maximumShare;

  /// Largest radius of a circle in kilometres, or in the unit of the plane; infinite: none.
  final double maximumRadius;

  /// 1 places only, 2 times only, 3 places and times, 4 those that are alive at the end; empty: as
  /// the dates of the files allow.
  final OptionalInt analysis;

  /// Unit of the intervals of time; empty: as precise as the files.
  final Optional<Precision> unit;

  final int unitLength;

  /// Longest span of time: per cent of the whole, or a number of units.
  final double maximumTime;

  final boolean maximumTimeInUnits;

  /// How much of the dates of cases is read; empty: all that is there.
  final Optional<Precision> precision;

  /// @param model as named on the command line
  /// @param words `Key=Value` each
  ScanParameters(ScanModel model, List<String> words, Problems problems) {
    this.problems = problems;
    for (String word : words) {
      read(word);
    }
    code("ModelType", 0, 2)
        .ifPresent(
            type -> {
              if (type != model.ordinal()) {
                String instead = "ModelType of --model " + name(model) + " is " + model.ordinal();
                problems.add(COMMAND, 0, "--set ModelType=" + type, instead);
              }
            });
    only("ScanAreas", "1", "only areas with more cases than expected are looked for");
    only("SpatialWindowShapeType", "0", "only circles are looked at");
    only("CriteriaForReportingSecondaryClusters", "0", "clusters that overlap are left out");
    metric = code("CoordinatesType", 0, 1).orElse(1) == 0 ? Metric.PLANE : Metric.SPHERE;
    start = date("StartDate").map(GivenDate::first);
    end = date("EndDate").map(GivenDate::last);
    if (start.isPresent() && end.isPresent() && start.get().isAfter(end.get())) {
      problems.add(COMMAND, 0, "StartDate is after EndDate", "exchange them");
    }
    repetitions = code("MonteCarloReps", 0, 10_000_000).orElse(999);
    leastCases = code("MinimumCasesInHighRateClusters", 1, Integer.MAX_VALUE).orElse(2);
    maximumShare = number("MaxSpatialSizeInPopulationAtRisk", 100).orElse(50) / 100;
    maximumRadius = radius();
    analysis = code("AnalysisType", 1, 4);
    unit = precision("TimeAggregationUnits");
    unitLength = code("TimeAggregationLength", 1, 100_000).orElse(1);
    maximumTimeInUnits = code("MaxTemporalSizeInterpretation", 0, 1).orElse(0) == 1;
    maximumTime = number("MaxTemporalSize", maximumTimeInUnits ? 1e9 : 100).orElse(50);
    precision = precision("PrecisionCaseTimes");
  }

  private static String name(ScanModel model) {
    return model.name().toLowerCase(Locale.ROOT);
  }

  private void read(String word) {
    int equals = word.indexOf('=');
    String key = equals < 0 ? word : word.substring(0, equals).strip();
    if (equals < 0) {
      problems.add(COMMAND, 0, "--set " + word, "write --set Key=Value");
    } else if (!KEYS.contains(key)) {
      problems.add(COMMAND, 0, "--set " + key + " is unknown", Words.advice(key, KEYS));
    } else if (given.put(key, word.substring(equals + 1).strip()) != null) {
      problems.add(COMMAND, 0, "--set " + key + " stands there twice", "keep one");
    }
  }

  private void only(String key, String value, String because) {
    if (!given.getOrDefault(key, value).equals(value)) {
      problems.add(
          COMMAND, 0, "--set " + key + "=" + given.get(key), "write " + value + ": " + because);
    }
  }

  /// A parameter file holds a distance whether it counts or not: the option says so. One without
  /// the other on the command line is a mistake, as the windows looked at would not be those meant.
  private double radius() {
    String option = given.get(RADIUS_OPTION);
    OptionalDouble radius = number(RADIUS, Double.MAX_VALUE);
    boolean limited = "y".equals(option);
    if (option != null && !limited && !option.equals("n")) {
      problems.add(COMMAND, 0, "--set " + RADIUS_OPTION + "=" + option, "write y or n");
    } else if (limited && !given.containsKey(RADIUS)) {
      String instead = "name the largest radius too: --set " + RADIUS + "=3";
      problems.add(COMMAND, 0, "--set " + RADIUS_OPTION + "=y", instead);
    } else if (option == null && radius.isPresent()) {
      String instead = "say that it counts: --set " + RADIUS_OPTION + "=y";
      problems.add(COMMAND, 0, "--set " + RADIUS + "=" + given.get(RADIUS), instead);
    }
    return limited ? radius.orElse(Double.POSITIVE_INFINITY) : Double.POSITIVE_INFINITY;
  }

  private OptionalDouble number(String key, double most) {
    String text = given.get(key);
    if (text == null) {
      return OptionalDouble.empty();
    }
    OptionalDouble value = Words.number(text);
    if (value.isEmpty() || !(value.getAsDouble() > 0 && value.getAsDouble() <= most)) {
      String instead = "write a number above 0" + (most == 100 ? ", at most 100 (per cent)" : "");
      problems.add(COMMAND, 0, "--set " + key + "=" + text, instead);
      return OptionalDouble.empty();
    }
    return value;
  }

  private OptionalInt code(String key, int least, int most) {
    String text = given.get(key);
    if (text == null) {
      return OptionalInt.empty();
    }
    OptionalDouble value = Words.number(text);
    boolean sound =
        value.isPresent()
            && value.getAsDouble() == Math.rint(value.getAsDouble())
            && value.getAsDouble() >= least
            && value.getAsDouble() <= most;
    if (!sound) {
      String instead =
          "write a whole number from " + least + (most == Integer.MAX_VALUE ? "" : " to " + most);
      problems.add(COMMAND, 0, "--set " + key + "=" + text, instead);
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) value.getAsDouble());
  }

  private Optional<Precision> precision(String key) {
    OptionalInt code = code(key, 0, Precision.values().length);
    return code.isEmpty() || code.getAsInt() == 0
        ? Optional.empty()
        : Optional.of(Precision.values()[code.getAsInt() - 1]);
  }

  private Optional<GivenDate> date(String key) {
    String text = given.get(key);
    if (text == null) {
      return Optional.empty();
    }
    Optional<GivenDate> date = GivenDate.parse(text, 2000);
    if (date.isEmpty()) {
      problems.add(COMMAND, 0, "--set " + key + "=" + text, "write year/month/day");
    }
    return date;
  }
}
