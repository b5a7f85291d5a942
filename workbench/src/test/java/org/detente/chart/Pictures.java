package org.detente.chart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.detente.coverage.CoverageLedger;
import org.detente.coverage.Stage;
import org.detente.evidence.EvidenceBase;
import org.detente.message.MessageFiles;
import org.detente.message.Texts;
import org.detente.option.TheatreFolder;
import org.detente.phrase.Phrases;
import org.detente.theatre.Party;
import org.detente.theatre.Theatre;
import org.detente.value.Range;

/// One picture of every kind, from an invented theatre or invented figures.
final class Pictures {

  private static final TheatreFolder FOLDER =
      TheatreFolder.load(Path.of("../model/src/test/resources/theatres/tiny"));
  private static final Theatre THEATRE = FOLDER.theatre();
  private static final int MONTHS = 120;

  private final Texts texts;

  private Pictures(Texts texts) {
    this.texts = texts;
  }

  /// By the name of its file, in English.
  static Map<String, Supplier<String>> all() {
    return in(MessageFiles.ENGLISH);
  }

  /// The same in another language; what is handed to them stays as it is.
  static Map<String, Supplier<String>> in(Texts texts) {
    return new Pictures(texts).pictures();
  }

  private Map<String, Supplier<String>> pictures() {
    var all = new LinkedHashMap<String, Supplier<String>>();
    all.put("coverage-years", () -> CoverageChart.svg(texts, ledgers(), false));
    all.put("coverage-months", () -> CoverageChart.svg(texts, ledgers(), true));
    all.put(
        "hard-to-soft-months",
        () -> HardToSoftChart.svg(texts, THEATRE, ledgers(), THEATRE.languages(), false));
    all.put(
        "hard-to-soft-years",
        () -> HardToSoftChart.svg(texts, THEATRE, ledgers(), THEATRE.languages(), true));
    all.put("stage-maps", this::stageMaps);
    all.put("timeline", this::timeline);
    all.put("staircase", this::staircase);
    all.put("staircase-ranges", this::staircaseOfRanges);
    all.put("profile", this::profile);
    all.put("scatter-with-box", () -> scatter(true));
    all.put("scatter-without-box", () -> scatter(false));
    all.put("fans", () -> fans(0));
    all.put("fans-logarithmic", () -> fans(100));
    all.put("intervals", this::intervals);
    all.put("gaps", this::gaps);
    all.put("ladder", this::ladder);
    all.put("dilemma", this::dilemma);
    all.put("provisions", this::provisions);
    all.put("history", () -> HistoryChart.svg(texts, THEATRE.incidents()));
    all.put("theatre-map", this::map);
    all.put("places-map", this::places);
    all.put("forecasts", this::forecasts);
    all.put("stacking", this::stacking);
    all.put("benchmarks", this::benchmarks);
    all.put("estimates", this::estimates);
    all.put("estimates-two-each", this::estimatesOfTwo);
    all.put("estimates-three-in-a-row", this::estimatesInThrees);
    all.put("positions", this::positions);
    all.put("trade-map", this::trades);
    all.put("serving-map", this::serving);
    all.put("parallel", this::parallel);
    all.put("climb", () -> climb(true));
    all.put("climb-alone", () -> climb(false));
    return all;
  }

  /// Plain and pale lines, both references; shares and counts, more and less being better.
  private String parallel() {
    var lines = new ArrayList<ParallelChart.Line>();
    for (int i = 0; i < 7; i++) {
      lines.add(
          new ParallelChart.Line(
              "Found " + i,
              List.of(0.2 + 0.03 * i, 9000.0 - 800 * i, 0.1 + 0.02 * ((3 * i) % 7), 90.0 * i),
              i % 3 == 2 ? ParallelChart.Style.FADED : ParallelChart.Style.PLAIN));
    }
    lines.add(
        new ParallelChart.Line(
            "C: a mission with a title that is too long for one line of the legend",
            List.of(0.3, 8100.0, 0.15, 410.0),
            ParallelChart.Style.FIRST_REFERENCE));
    lines.add(
        new ParallelChart.Line(
            "Status quo", List.of(0.42, 9900.0, 0.0, 0.0), ParallelChart.Style.SECOND_REFERENCE));
    return ParallelChart.svg(
        texts,
        new ParallelChart.Spec(
            "What was found", "Nine lines.", "found", "found, but beaten on fresh futures"),
        List.of(
            new ParallelChart.Axis("Chance of large-scale war", true, false),
            new ParallelChart.Axis("People killed", false, false),
            new ParallelChart.Axis("Share of the displaced who have returned", true, true),
            new ParallelChart.Axis("Cost of the mission, million US dollars", false, false)),
        lines);
  }

  private String climb(boolean beside) {
    var search = new ArrayList<ClimbChart.Point>();
    var random = new ArrayList<ClimbChart.Point>();
    for (int i = 1; i <= 25; i++) {
      search.add(new ClimbChart.Point(16 * i, 0.7 * i / (i + 3)));
      random.add(new ClimbChart.Point(16 * i, 0.5 * i / (i + 4)));
    }
    var lines = new ArrayList<ClimbChart.Line>();
    lines.add(new ClimbChart.Line("search", search));
    if (beside) {
      lines.add(new ClimbChart.Line("as many random candidates", random));
    }
    return ClimbChart.svg(
        texts,
        new ClimbChart.Spec(
            "How the search went",
            "Lines that never fall.",
            "candidates looked at",
            "Hypervolume: share of what lies between the worst at the beginning and the best"),
        lines);
  }

  /// One cell without futures, one in which all fail, one in which none does.
  private String stacking() {
    var cells = new ArrayList<StackingChart.Cell>();
    for (int i = 0; i < 24; i++) {
      cells.add(new StackingChart.Cell(i == 5 ? 0 : 4 + i, i == 5 ? 0 : i * (4 + i) / 23));
    }
    return StackingChart.svg(
        texts,
        "Failures by four conditions",
        "Twenty-four cells.",
        List.of(
            new StackingChart.Axis("An agreement resets the war clock", List.of("no", "yes")),
            new StackingChart.Axis(
                "Pace of return under the other side's administration under conditions like those where"
                    + " it was measured (r_other)",
                List.of("up to 0.14", "above 0.14")),
            new StackingChart.Axis(
                "Imbalance of forces and war",
                List.of("prevents it", "does not matter", "causes it")),
            new StackingChart.Axis("Chance that talks fail", List.of("up to 0.3", "above 0.3"))),
        cells);
  }

  private String benchmarks() {
    var panels = new ArrayList<BenchmarkChart.Panel>();
    for (int p = 0; p < 3; p++) {
      panels.add(
          new BenchmarkChart.Panel(
              p == 1 ? "B: a title long enough to be broken over two lines of a panel" : "Option",
              List.of(
                  new BenchmarkChart.Row(
                      Optional.of(new Range(30 + 10 * p, 60 + 10 * p, 100)), 0.9),
                  new BenchmarkChart.Row(Optional.of(new Range(80, 80, 80)), 0.02),
                  new BenchmarkChart.Row(Optional.empty(), 0))));
    }
    return BenchmarkChart.svg(
        texts,
        new BenchmarkChart.Spec(
            "When benchmarks are met",
            "Three panels.",
            List.of("North / Nord", "A zone with two long names / the other of them", "South"),
            MONTHS,
            "years from the as-of date"),
        panels);
  }

  /// Differences on a scale of each panel, one row empty, an interval on both sides of nothing.
  private String estimates() {
    return EstimateChart.svg(
        texts,
        new EstimateChart.Spec(
            "What a lever buys",
            "Three panels.",
            List.of("A: half", "A: double", "An option with a title that is too long for one line"),
            List.of("difference")),
        List.of(
            new EstimateChart.Panel(
                "Expected chance of large-scale war",
                "points",
                EstimateChart.Form.DIFFERENCE,
                0,
                List.of(
                    EstimateChart.Row.of(3, -1.5, 8),
                    EstimateChart.Row.of(-6.2, -13, -0.4),
                    new EstimateChart.Row(List.of()))),
            new EstimateChart.Panel(
                "Returned",
                "people",
                EstimateChart.Form.DIFFERENCE,
                0,
                List.of(
                    EstimateChart.Row.of(-12_000, -31_000, 0),
                    EstimateChart.Row.of(8_000, 1_000, 18_000),
                    EstimateChart.Row.of(0, 0, 0))),
            new EstimateChart.Panel(
                "Better than the other, on the same futures",
                "share of futures",
                EstimateChart.Form.SHARE,
                0.5,
                List.of(
                    EstimateChart.Row.of(0.81, 0.74, 0.88),
                    EstimateChart.Row.of(0.5, 0.41, 0.59),
                    EstimateChart.Row.of(0.12, 0.08, 0.17)))));
  }

  /// More panels than two columns take; titles that need two lines.
  private String estimatesInThrees() {
    List<EstimateChart.Panel> panels =
        IntStream.range(0, 5)
            .mapToObj(
                p ->
                    new EstimateChart.Panel(
                        p == 1 ? "The mission costs at most 2,000 million US dollars" : "Outcome",
                        "share of futures",
                        EstimateChart.Form.SHARE,
                        0,
                        List.of(
                            EstimateChart.Row.of(0.1 * p, 0.08 * p, 0.13 * p),
                            EstimateChart.Row.of(1 - 0.1 * p, 1 - 0.15 * p, 1))))
            .toList();
    return EstimateChart.svg(
        texts,
        new EstimateChart.Spec(
            "Futures in which criteria hold",
            "Five panels.",
            List.of("Option", "Status quo"),
            List.of("share of futures")),
        panels);
  }

  /// Two bars in each row; intervals beyond what a share can be.
  private String estimatesOfTwo() {
    return EstimateChart.svg(
        texts,
        new EstimateChart.Spec(
            "How the variance divides",
            "One panel.",
            List.of("Pace of return", "Whether an agreement resets the war clock"),
            List.of("alone", "with all interplay")),
        List.of(
            new EstimateChart.Panel(
                "Returned",
                "share of the variance",
                EstimateChart.Form.SHARE,
                0,
                List.of(
                    new EstimateChart.Row(
                        List.of(
                            new EstimateChart.Estimate(0.62, 0.48, 0.76),
                            new EstimateChart.Estimate(0.95, 0.83, 1.07))),
                    new EstimateChart.Row(
                        List.of(
                            new EstimateChart.Estimate(0.02, -0.05, 0.09),
                            new EstimateChart.Estimate(0.11, 0.06, 0.16)))))));
  }

  /// A range, one level, nothing known; two groups of places.
  private String positions() {
    List<PositionsChart.Level> levels =
        List.of(
            new PositionsChart.Level("nobody", 0),
            new PositionsChart.Level("watched from outside", 0.4),
            new PositionsChart.Level("held by a force of several States", 1));
    var first = new PositionsChart.Row("Aldia", 0, 0.4, false);
    var second = new PositionsChart.Row("Borland", 1, 1, false);
    var open = new PositionsChart.Row("Ridge", 0, 1, true);
    return PositionsChart.svg(
        texts,
        "Who holds the pass",
        levels,
        List.of(
            new PositionsChart.Group("Hollow Pass and Upper Vale", List.of(first, second)),
            new PositionsChart.Group("Mill Plain", List.of(second, open))));
  }

  private String trades() {
    return TradeMap.svg(
        texts,
        "The Concord Mission",
        THEATRE,
        THEATRE.languages(),
        Map.of("mill-plain", List.of(1, 2), "upper-vale", List.of(2)));
  }

  /// A zone with all that it needs, one with two thirds, one with nothing.
  private String serving() {
    var entries = new ArrayList<ServingMap.Entry>();
    double[] met = {1, 0.66, 0};
    for (int zone = 0; zone < Math.min(3, THEATRE.zones().size()); zone++) {
      entries.add(
          new ServingMap.Entry(zone, met[zone], zone == 2 ? "nobody" : "Profile A, Profile B"));
    }
    return ServingMap.svg(texts, THEATRE, THEATRE.languages(), "Who serves where", entries);
  }

  static List<CoverageLedger> ledgers() {
    var evidence = EvidenceBase.shipped();
    return FOLDER.options().stream()
        .map(o -> CoverageLedger.of(THEATRE, o, evidence, THEATRE.horizonMonths()))
        .toList();
  }

  /// Held by one, by another, by nobody known; a place in no zone.
  private String places() {
    var areas = new ArrayList<PlacesMap.Area>();
    for (var zone : THEATRE.zones()) {
      areas.add(
          new PlacesMap.Area(
              zone.names().in(THEATRE.languages()), zone.outline(), zone.index() % 3 - 1));
    }
    var places = new ArrayList<PlacesMap.Place>();
    for (var s : THEATRE.settlements()) {
      places.add(
          new PlacesMap.Place(
              s.name() + (s.index() == 0 ? ": in no zone" : ""),
              new org.locationtech.jts.geom.Coordinate(s.longitude(), s.latitude()),
              s.index() == 0));
    }
    return PlacesMap.svg(
        areas,
        List.of("One side", "The other side"),
        THEATRE.lines().stream()
            .map(l -> (org.locationtech.jts.geom.Geometry) l.geometry())
            .toList(),
        places,
        "Map of what was read",
        Phrases.list(
            List.of(
                Phrases.counted(areas.size(), "zone"),
                Phrases.counted(THEATRE.lines().size(), "line"),
                Phrases.counted(places.size(), "place"))));
  }

  private String map() {
    return TheatreMap.svg(
        texts, THEATRE, THEATRE.languages(), THEATRE.parties().stream().map(Party::id).toList());
  }

  /// Every stage and level stands somewhere.
  private String stageMaps() {
    int zones = THEATRE.zones().size();
    var rows = new ArrayList<StageMaps.Row>();
    for (int r = 0; r < 2; r++) {
      var dates = new ArrayList<List<StageMaps.Place>>();
      for (int d = 0; d < 4; d++) {
        int first = r * 4 + d;
        dates.add(
            IntStream.range(0, zones)
                .mapToObj(
                    z ->
                        new StageMaps.Place(
                            Stage.values()[(first + z) % Stage.values().length],
                            PresenceLevel.values()[(first + z) % PresenceLevel.values().length]))
                .toList());
      }
      rows.add(new StageMaps.Row(r == 0 ? "First option; second option" : "Third option", dates));
    }
    return StageMaps.svg(
        texts,
        THEATRE,
        THEATRE.languages(),
        IntStream.range(0, 4)
            .mapToObj(d -> new StageMaps.Date("January " + (2022 + 2 * d), (2 + 2 * d) + " years"))
            .toList(),
        rows);
  }

  private String timeline() {
    var strip =
        new TimelineChart.Strip(
            "An option with every phase",
            List.of(
                new TimelineChart.Span(Stage.INTERPOSITION, 36, 60),
                new TimelineChart.Span(Stage.STABILISATION, 60, 68),
                new TimelineChart.Span(Stage.MIXED_POLICE, 68, 96),
                new TimelineChart.Span(Stage.LOCAL_POLICING, 96, MONTHS)));
    return TimelineChart.svg(
        texts,
        "Dates and phases",
        MONTHS,
        List.of(
            new TimelineChart.Group(
                List.of(
                    new TimelineChart.Dated("framework signed", 6, 12, 24),
                    new TimelineChart.Dated("first deployment", 23, 36, 56)),
                List.of(strip, new TimelineChart.Strip("Nobody deploys", List.of()))),
            new TimelineChart.Group(
                List.of(new TimelineChart.Dated("framework signed", 12, 12, 12)), List.of(strip))));
  }

  private String forecasts() {
    return ForecastChart.svg(
        texts,
        "Forecast and observed",
        "deaths in the year",
        10,
        List.of(
            new ForecastChart.Panel(
                "A place with a bad year",
                List.of(
                    new ForecastChart.Year(2001, new double[] {0, 4, 9, 20, 300}, 7),
                    new ForecastChart.Year(2002, new double[] {1, 5, 12, 22, 150}, 2200))),
            new ForecastChart.Panel(
                "A quiet place", List.of(new ForecastChart.Year(2005, new double[5], 0)))));
  }

  private String ladder() {
    return LadderChart.svg(
        texts,
        "Ladder",
        List.of("Government of Aldia", "Government of Borland", "Friends of the Vale"),
        List.of(
            new LadderChart.Rung(0, "Answers the line", true),
            new LadderChart.Rung(1, "Answers the line", false),
            new LadderChart.Rung(2, "Send a mission that stays for as long as both wish", false),
            new LadderChart.Rung(0, "Leaves Mill Plain", false)),
        true);
  }

  private String dilemma() {
    return DilemmaChart.svg(
        texts,
        "Dilemma",
        List.of(
            new DilemmaChart.Panel(
                "Steps that the parties take",
                "engagement, 1: as written",
                List.of(
                    new DilemmaChart.Point(0, 0, 0.1),
                    new DilemmaChart.Point(0.8, 0, 0.3),
                    new DilemmaChart.Point(0.9, 0, 1),
                    new DilemmaChart.Point(2, 0.25, 1))),
            new DilemmaChart.Panel(
                "Steps that the outside takes",
                "commitment, 1: as written",
                List.of(
                    new DilemmaChart.Point(0, 0, 0),
                    new DilemmaChart.Point(1, 0, 0.5),
                    new DilemmaChart.Point(1.5, 0.5, 0.5),
                    new DilemmaChart.Point(2, 1, 1)))));
  }

  private String provisions() {
    var some =
        List.of(
            new ProvisionChart.Mark(ProvisionChart.Standing.ANSWERED, true),
            new ProvisionChart.Mark(ProvisionChart.Standing.PARTLY, false),
            new ProvisionChart.Mark(ProvisionChart.Standing.PARTLY, true),
            new ProvisionChart.Mark(ProvisionChart.Standing.DEFERRED, false),
            new ProvisionChart.Mark(ProvisionChart.Standing.OPEN, true));
    return ProvisionChart.svg(
        texts,
        "Provisions",
        List.of("Frame", "Ceasefire and withdrawal", "People"),
        List.of(
            new ProvisionChart.Row("The Concord Mission", List.of(some, some.reversed(), some)),
            new ProvisionChart.Row(
                "An option whose name is so long that it needs two lines",
                List.of(some.reversed(), some, some.subList(1, 3)))));
  }

  private String staircase() {
    return StaircaseChart.svg(
        texts,
        new StaircaseChart.Spec(
            "Ceiling of forces", "Three levels.", "persons", MONTHS, "years from the as-of date"),
        List.of(
            new StaircaseChart.Series(
                "Three phases",
                List.of(
                    StaircaseChart.Step.exactly(24, 48, 4400),
                    StaircaseChart.Step.exactly(48, 72, 1342),
                    StaircaseChart.Step.exactly(72, MONTHS, 0))),
            new StaircaseChart.Series(
                "One phase", List.of(StaircaseChart.Step.exactly(12, MONTHS, 54)))));
  }

  private String staircaseOfRanges() {
    return StaircaseChart.svg(
        texts,
        new StaircaseChart.Spec(
            "Zones transferred", "Levels with ranges.", "zones", MONTHS, "years from signature"),
        List.of(
            new StaircaseChart.Series(
                "Stage by stage",
                List.of(
                    new StaircaseChart.Step(0, 24, 0, 0, 0),
                    new StaircaseChart.Step(24, 60, 2, 3, 5),
                    new StaircaseChart.Step(60, MONTHS, 5, 7, 7)))));
  }

  private String profile() {
    Optional<ProfileChart.Level> unknown = Optional.empty();
    return ProfileChart.svg(
        texts,
        new ProfileChart.Spec(
            "Completeness", "Two profiles over four headings.", "share of the heading settled"),
        List.of("Mandate", "Return and property", "Police reform", "Something nobody settled"),
        List.of(
            new ProfileChart.Profile(
                "first text", List.of(level(0.8), level(0.4), unknown, unknown)),
            new ProfileChart.Profile(
                "second text", List.of(level(0.8), level(0.1), level(0.95), unknown))));
  }

  private static Optional<ProfileChart.Level> level(double central) {
    return Optional.of(
        new ProfileChart.Level(Math.max(0, central - 0.1), central, Math.min(1, central + 0.1)));
  }

  private String scatter(boolean boxed) {
    var fewer = new ArrayList<ScatterChart.Point>();
    var more = new ArrayList<ScatterChart.Point>();
    for (int i = 0; i < 40; i++) {
      double x = i * 0.6180339887498949 % 1;
      double y = i * 0.7548776662466927 % 1;
      (x > 0.5 && y < 0.6 ? more : fewer).add(new ScatterChart.Point(x, y * 50));
    }
    return ScatterChart.svg(
        texts,
        new ScatterChart.Spec(
            "Futures by two conditions",
            "Forty futures; a box around those with more deaths.",
            new ScatterChart.Axis("share of something", 0, 1),
            new ScatterChart.Axis("months of something else", 0, 50),
            boxed
                ? Optional.of(
                    new ScatterChart.Box(
                        0.5, 1, 0, 30, "here the option has more deaths in most futures"))
                : Optional.empty()),
        List.of(
            new ScatterChart.Series("fewer deaths", fewer),
            new ScatterChart.Series("more deaths", more)));
  }

  private String fans(double symlog) {
    double[][] quantiles = new double[FanChart.QUANTILES.size()][MONTHS];
    for (int q = 0; q < quantiles.length; q++) {
      for (int m = 0; m < MONTHS; m++) {
        quantiles[q][m] = m * (q + 1.0) * (q == 4 ? 30 : 1);
      }
    }
    return FanChart.svg(
        texts,
        new FanChart.Spec(
            "Deaths",
            "Three panels.",
            "deaths",
            false,
            symlog,
            Optional.of(new FanChart.Reference("median of the status quo", quantiles[1]))),
        IntStream.range(0, 3)
            .mapToObj(i -> new FanChart.Panel("Option " + (i + 1), quantiles))
            .toList());
  }

  private String intervals() {
    return IntervalChart.svg(
        texts,
        new IntervalChart.Spec(
            "Difference in deaths",
            "Three rows.",
            "deaths more or fewer",
            IntervalChart.Form.COUNT,
            100,
            Optional.of(new IntervalChart.Mark(0, "none")),
            "fewer deaths",
            "more deaths"),
        List.of(
            IntervalChart.Row.of("Heavy tail", cubes(1)),
            IntervalChart.Row.of("The other way", cubes(-1)),
            IntervalChart.Row.of("Never", new double[] {Double.NaN})));
  }

  private static double[] cubes(double sign) {
    return IntStream.range(0, 40).mapToDouble(i -> sign * Math.pow(i, 3) / 10 - 50).toArray();
  }

  private String gaps() {
    return GapChart.svg(
        texts,
        List.of(
            new GapChart.Gaps("Both gaps", new double[] {5, 18, 30}, new double[] {6, 9, 20}),
            new GapChart.Gaps("Talks fail", new double[] {Double.NaN}, new double[] {Double.NaN})));
  }
}
