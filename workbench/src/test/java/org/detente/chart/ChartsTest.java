package org.detente.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.detente.coverage.CoverageLedger;
import org.detente.coverage.Stage;
import org.detente.evidence.EvidenceBase;
import org.detente.message.MessageFiles;
import org.detente.option.TheatreFolder;
import org.detente.theatre.Party;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: pictures, against laws that do not depend on what they show.
class ChartsTest {

  private static final String LONG =
      "A very long title of an option with a mandate for each zone, without anybody; consultation";
  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");
  private static final TheatreFolder FOLDER = TheatreFolder.load(TINY);
  private static final Theatre THEATRE = FOLDER.theatre();

  private static List<CoverageLedger> ledgers() {
    var evidence = EvidenceBase.shipped();
    return FOLDER.options().stream()
        .map(o -> CoverageLedger.of(THEATRE, o, evidence, THEATRE.horizonMonths()))
        .toList();
  }

  private static double[] heavyTailed(int n, double sign) {
    return IntStream.range(0, n).mapToDouble(i -> sign * Math.pow(i, 3) / 10 - 50).toArray();
  }

  private static IntervalChart.Spec spec(double symlog) {
    return new IntervalChart.Spec(
        "Deaths",
        "A description",
        "deaths more or fewer",
        IntervalChart.Form.COUNT,
        symlog,
        Optional.of(new IntervalChart.Mark(0, "none")),
        "fewer deaths",
        "more deaths");
  }

  @Test
  void intervalsObeyTheLaws() {
    var rows =
        List.of(
            IntervalChart.Row.of(LONG, heavyTailed(80, 1)),
            IntervalChart.Row.of("Short", heavyTailed(80, -1)),
            IntervalChart.Row.of("All the same", new double[] {0, 0, 0}),
            IntervalChart.Row.of("Never", new double[] {Double.NaN, Double.NaN}));
    SvgLaws.check(IntervalChart.svg(MessageFiles.ENGLISH, spec(100), rows));
    SvgLaws.check(IntervalChart.svg(MessageFiles.ENGLISH, spec(0), rows));
    assertThat(IntervalChart.svg(MessageFiles.ENGLISH, spec(100), rows))
        .contains("in no future tried");
  }

  @Test
  void gapsObeyTheLaws() {
    SvgLaws.check(
        GapChart.svg(
            MessageFiles.ENGLISH,
            List.of(
                new GapChart.Gaps(LONG, new double[] {5, 18, 30}, new double[] {6, Double.NaN}),
                new GapChart.Gaps("None", new double[] {Double.NaN}, new double[] {Double.NaN}))));
  }

  @Test
  void fansObeyTheLawsWhateverTheirNumber() {
    double[][] quantiles = new double[5][240];
    for (int q = 0; q < 5; q++) {
      for (int m = 0; m < 240; m++) {
        quantiles[q][m] = m * (q + 1.0) * (q == 4 ? 300 : 1);
      }
    }
    for (int n : new int[] {1, 3, 12}) {
      for (double symlog : new double[] {0, 100}) {
        var panels =
            IntStream.range(0, n).mapToObj(i -> new FanChart.Panel(LONG, quantiles)).toList();
        SvgLaws.check(
            FanChart.svg(
                MessageFiles.ENGLISH,
                new FanChart.Spec(
                    "Deaths",
                    "A description",
                    "deaths",
                    false,
                    symlog,
                    Optional.of(new FanChart.Reference("status quo", quantiles[2]))),
                panels));
      }
    }
  }

  @Test
  void chartsOfLedgersObeyTheLaws() {
    SvgLaws.check(CoverageChart.svg(MessageFiles.ENGLISH, ledgers(), false));
    SvgLaws.check(CoverageChart.svg(MessageFiles.ENGLISH, ledgers(), true));
    SvgLaws.check(
        HardToSoftChart.svg(MessageFiles.ENGLISH, THEATRE, ledgers(), THEATRE.languages(), true));
    SvgLaws.check(
        HardToSoftChart.svg(MessageFiles.ENGLISH, THEATRE, ledgers(), THEATRE.languages(), false));
  }

  @Test
  void theMapObeysTheLawsAndNamesWhatIsAtStake() {
    String map =
        TheatreMap.svg(
            MessageFiles.ENGLISH,
            THEATRE,
            THEATRE.languages(),
            THEATRE.parties().stream().map(Party::id).toList());
    SvgLaws.check(map);
    assertThat(map).contains(" km<", ">N<", "State of January 2020");
    THEATRE.parties().forEach(p -> assertThat(map).contains(p.names().in("en")));
  }

  /// Real zones are small and crowded where the invented ones are not.
  @Test
  void mapsOfEveryBundledTheatreObeyTheLaws() throws IOException {
    int seen = 0;
    try (Stream<Path> folders = Files.list(Path.of("../theatres"))) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        seen++;
        TheatreFolder loaded = TheatreFolder.load(folder);
        Theatre theatre = loaded.theatre();
        String map =
            TheatreMap.svg(
                MessageFiles.ENGLISH,
                theatre,
                theatre.languages(),
                theatre.parties().stream().map(Party::id).toList());
        SvgLaws.check(map);
        var places =
            theatre.zones().stream()
                .map(
                    z ->
                        new StageMaps.Place(
                            Stage.values()[z.index() % Stage.values().length],
                            PresenceLevel.values()[z.index() % PresenceLevel.values().length]))
                .toList();
        String small =
            StageMaps.svg(
                MessageFiles.ENGLISH,
                theatre,
                theatre.languages(),
                List.of(
                    new StageMaps.Date("June 2018", "3 years after"),
                    new StageMaps.Date("June 2021", "6 years after"),
                    new StageMaps.Date("June 2023", "8 years after"),
                    new StageMaps.Date("June 2026", "11 years after")),
                List.of(new StageMaps.Row("Option", List.of(places, places, places, places))));
        SvgLaws.check(small);
        long zones = theatre.zones().stream().filter(Zone::affected).count();
        List<String> numbers =
            SvgLaws.labels(small).stream()
                .map(SvgLaws.Label::text)
                .filter(t -> t.matches("[0-9]{1,2}"))
                .toList();
        assertThat(numbers).as("every zone has its number on every map").hasSize((int) zones * 4);
        theatre.zones().stream()
            .filter(Zone::affected)
            .forEach(
                z ->
                    assertThat(SvgLaws.labels(map).stream().map(SvgLaws.Label::text))
                        .as("a zone at stake is named")
                        .anyMatch(
                            t ->
                                z.names()
                                    .in(theatre.languages())
                                    .startsWith(t.replaceAll(" /$", ""))));
      }
    }
    assertThat(seen).isPositive();
  }

  @Test
  void historyObeysTheLaws() {
    SvgLaws.check(HistoryChart.svg(MessageFiles.ENGLISH, THEATRE.incidents()));
    SvgLaws.check(
        HistoryChart.svg(
            MessageFiles.ENGLISH,
            IntStream.range(1990, 2020)
                .mapToObj(y -> new Theatre.IncidentYear(y, 1, y == 1990 ? 4000 : 10, 5000, "s", ""))
                .toList()));
  }

  @Test
  void scalesKeepTheOrder() {
    for (double linear : new double[] {0, 10}) {
      var scale = new Scale(-500, 20_000, 100, 600, linear);
      double[] at = IntStream.rangeClosed(-500, 20_000).mapToDouble(scale::at).toArray();
      assertThat(at).isSorted();
      assertThat(at[0]).isEqualTo(100);
      assertThat(at[at.length - 1]).isEqualTo(600);
    }
  }

  @Test
  void quantilesOfASpreadAreInOrderAndLeaveOutWhatDidNotHappen() {
    double[] values = {3, Double.NaN, 1, 2, 10};
    Spread s = Spread.of(values).orElseThrow();
    assertThat(new double[] {s.q05(), s.q25(), s.q50(), s.q75(), s.q95()}).isSorted();
    assertThat(s.count()).isEqualTo(4);
    assertThat(Spread.of(new double[] {Double.NaN})).isEmpty();
  }

  @Test
  void longTextsKeepTheirBeginningAndEnd() {
    List<String> lines = TextWidth.wrap(LONG, 10, 160, 2);
    assertThat(lines).hasSize(2);
    assertThat(String.join(" ", lines))
        .startsWith("A very long")
        .contains("…")
        .endsWith("consultation");
    assertThat(lines).allMatch(l -> TextWidth.of(l, 10) <= 160);
  }

  @Test
  void signsOfDirectionTakeNoRoomAndAreClosedOnEveryLine() {
    String name = "\u2068a name of two lines\u2069";

    assertThat(TextWidth.of(name, 10)).isEqualTo(TextWidth.of("a name of two lines", 10));
    assertThat(TextWidth.wrap(name + ": more", 10, 60, 3))
        .hasSizeGreaterThan(1)
        .allMatch(
            l ->
                l.chars().filter(c -> c == 0x2068).count()
                    == l.chars().filter(c -> c == 0x2069).count())
        .first()
        .asString()
        .startsWith("\u2068a name");
  }
}
