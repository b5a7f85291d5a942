package org.detente.theatre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.detente.input.Problems;
import org.detente.testkit.TinyTheatre;
import org.detente.theatre.Presence.UnitType;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: a theatre says in memory what its folder says, and what follows from it.
class TheatreLoaderTest {

  private static final double ROUNDING = 1e-9;

  private final Theatre subject = TinyTheatre.theatre();

  @Test
  void singleValuesAreRead() {
    assertThat(subject.id()).isEqualTo("tiny");
    assertThat(subject.asOf()).isEqualTo(YearMonth.of(2020, 1));
    assertThat(subject.languages()).containsExactly("en", "xx");
    assertThat(subject.title().in("xx")).isEqualTo("Val o Bank");
    assertThat(subject.deathsPerYear()).isEqualTo(new Range(4, 8, 14));
    assertThat(subject.banner()).contains("Invented for tests.");
    assertThat(subject.incidents()).hasSize(4);
    assertThat(subject.pairedInputs()).hasSize(4);
    assertThat(subject.corridors().getFirst().serves()).containsExactly("upper-vale", "mill-plain");
  }

  @Test
  void actorsWithoutAcceptanceHaveNone() {
    assertThat(subject.actor("ridge").acceptance()).isEmpty();
    assertThat(subject.actor("concord").acceptance())
        .containsEntry("comm-b", new Range(0.3, 0.5, 0.7));
    assertThat(subject.actor("concord").leadKind()).isEqualTo(Actor.LeadKind.UN);
  }

  @Test
  void zonesHoldPeopleByCommunityInTheTheatresOrder() {
    Zone plain = subject.zones().get(subject.zoneIndex("mill-plain"));

    assertThat(plain.residents()).containsExactly(1500.0, 0.0);
    assertThat(plain.displaced()).containsExactly(0.0, 9000.0);
    assertThat(plain.people()).isEqualTo(10_500);
    assertThat(plain.providers().getFirst().persons(UnitType.INFANTRY, plain))
        .isCloseTo(60 * plain.lineKm(), within(ROUNDING));
  }

  @Test
  void aLineIsCutIntoEqualPiecesNearestToTheWantedLength() {
    List<Segment> front = subject.segments().stream().filter(s -> s.line() == 0).toList();
    List<Segment> border = subject.segments().stream().filter(s -> s.line() == 1).toList();

    assertThat(front).hasSize(6).allSatisfy(s -> assertThat(s.lengthKm()).isEqualTo(6));
    assertThat(border).hasSize(5).allSatisfy(s -> assertThat(s.lengthKm()).isEqualTo(5.6));
    assertThat(subject.segments()).extracting(Segment::index).isEqualTo(indices(11));
  }

  private static List<Integer> indices(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void middlesLieAtEqualDistancesAlongTheDrawnLine() {
    Geography geography = Geography.of(subject);
    List<Segment> border = subject.segments().stream().filter(s -> s.line() == 1).toList();
    double drawn_km = geography.project(subject.lines().get(1).geometry()).getLength();

    for (int i = 1; i < border.size(); i++) {
      Segment a = border.get(i - 1);
      Segment b = border.get(i);
      // The line bends a little, so that the straight way is a little shorter.
      assertThat(geography.distanceKm(a.longitude(), a.latitude(), b.longitude(), b.latitude()))
          .isCloseTo(drawn_km / border.size(), within(0.01));
    }
  }

  @Test
  void aKilometreOfLineCountsOnBothOfItsSides() {
    double[] lineKm = subject.zones().stream().mapToDouble(Zone::lineKm).toArray();

    assertThat(lineKm[0]).isZero();
    assertThat(lineKm[1]).isCloseTo(11.2, within(ROUNDING));
    assertThat(lineKm[2]).isCloseTo(52.8, within(ROUNDING));
    assertThat(lineKm[3]).isCloseTo(36 + 28, within(ROUNDING));
    assertThat(subject.segments())
        .allSatisfy(s -> assertThat(s.zones()).contains(s.zone()).hasSize(2));
  }

  @Test
  void aSideThatHoldsNoZoneHasNoneNextToTheLine(@TempDir Path temp) {
    Path folder = TinyTheatre.copyWith(temp, "theatre.yaml", "held_by: side-b", "held_by: side-a");

    assertThat(TheatreLoader.load(folder).segments())
        .allSatisfy(s -> assertThat(s.zones().get(1)).isEqualTo(-1));
  }

  @Test
  void theDistanceToTheLineIsMeasuredWhereTheFileLeavesItOut(@TempDir Path temp) {
    assertThat(subject.settlements().get(4).lineDistanceKm()).isCloseTo(11.5, within(0.1));

    Path folder =
        TinyTheatre.copyWith(temp, "settlements.csv", "Millbridge,Milpon,,", "Mill,Mil,9.25,");
    assertThat(TheatreLoader.load(folder).settlements().get(4).lineDistanceKm()).isEqualTo(9.25);
  }

  @Test
  void readingTwiceGivesTheSame() {
    assertThat(TinyTheatre.theatre().segments()).isEqualTo(subject.segments());
    assertThat(TinyTheatre.theatre().settlements()).isEqualTo(subject.settlements());
  }

  @Test
  void theIndexOfATheatreIsTheOneReadWithIt() {
    var problems = new Problems();

    assertThat(TheatreLoader.read(TinyTheatre.folder(), problems).index())
        .contains(TheatreIndex.of(subject));
  }
}
