package org.detente.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.detente.evidence.EvidenceBase;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.testkit.TinyTheatre;
import org.detente.theatre.Presence;
import org.detente.theatre.Theatre;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: who is responsible for whom, from what, where, when, and how well.
///
/// The tiny mission by its central dates: framework in month 12, comprehensive agreement in 24,
/// first deployment in 27, Mill Plain transferred in 36, mixed police from 51, local police from
/// 87.
class CoverageLedgerTest {

  private static final int MONTHS = 132;
  private static final double ROUNDING = 1e-6;

  @TempDir Path temporary;

  static Stream<String> options() {
    return Stream.of(TinyTheatre.STATUS_QUO, TinyTheatre.WITHOUT_DEPLOYMENT, TinyTheatre.MISSION);
  }

  private static CoverageLedger ledger(String option) {
    return ledger(TinyTheatre.load(), option);
  }

  private static CoverageLedger ledger(TheatreFolder folder, String option) {
    Option found =
        folder.options().stream().filter(o -> o.id().equals(option)).findFirst().orElseThrow();
    return CoverageLedger.of(folder.theatre(), found, EvidenceBase.shipped(), MONTHS);
  }

  private static Optional<CoverageCell> cell(
      CoverageLedger ledger, String zone, int month, String community, Threat threat) {
    Theatre theatre = TinyTheatre.theatre();
    return ledger.cells().stream()
        .filter(c -> c.zone() == theatre.zoneIndex(zone))
        .filter(c -> c.month() == month)
        .filter(c -> c.community() == theatre.communityIndex(community))
        .filter(c -> c.threat() == threat)
        .findFirst();
  }

  /// Worked out by hand from the theatre and its options. `NONE`: the threat does not apply.
  @ParameterizedTest
  @CsvSource({
    // Today: forces face each other, police only in the towns, nobody clears mines.
    "status-quo, upper-vale, 0, comm-a, LINE_FIRE, COVERED",
    "status-quo, upper-vale, 0, comm-a, CRIME, COVERED",
    "status-quo, mill-plain, 131, comm-a, CRIME, OPEN",
    "status-quo, hollow-pass, 0, comm-a, LINE_FIRE, NONE",
    "status-quo, upper-vale, 0, comm-a, COMMUNAL_VIOLENCE, NONE",
    "status-quo, upper-vale, 0, comm-a, ORGANISED_ASSAULT, NONE",
    "status-quo, upper-vale, 0, comm-a, ISOLATION, NONE",
    "status-quo, east-bank, 60, comm-b, MINES, OPEN",
    "status-quo, mill-plain, 0, comm-b, CRIME, NONE",
    // The mission: as today before deployment, then between the forces.
    "concord-mission, mill-plain, 26, comm-a, MINES, OPEN",
    "concord-mission, mill-plain, 27, comm-a, MINES, COVERED",
    "concord-mission, mill-plain, 27, comm-a, LINE_FIRE, COVERED",
    "concord-mission, mill-plain, 35, comm-a, ORGANISED_ASSAULT, NONE",
    "concord-mission, mill-plain, 36, comm-a, ORGANISED_ASSAULT, COVERED",
    "concord-mission, mill-plain, 41, comm-b, CRIME, NONE",
    "concord-mission, mill-plain, 42, comm-b, CRIME, OPEN",
    "concord-mission, mill-plain, 51, comm-b, CRIME, COVERED",
    "concord-mission, mill-plain, 51, comm-a, LINE_FIRE, OPEN",
    "concord-mission, mill-plain, 51, comm-a, ORGANISED_ASSAULT, OPEN",
    "concord-mission, mill-plain, 87, comm-a, ORGANISED_ASSAULT, COVERED",
    "concord-mission, upper-vale, 50, comm-a, PROVIDER_ABUSE, OPEN",
    "concord-mission, upper-vale, 51, comm-a, PROVIDER_ABUSE, COVERED",
    "concord-mission, upper-vale, 87, comm-a, PROVIDER_ABUSE, OPEN",
    // Those who return across the line find police whom they do not accept.
    "concord-mission, hollow-pass, 71, comm-b, CRIME, NONE",
    "concord-mission, hollow-pass, 72, comm-b, CRIME, CONTESTED",
    "concord-mission, hollow-pass, 72, comm-a, CRIME, COVERED",
    "concord-mission, hollow-pass, 72, comm-a, COMMUNAL_VIOLENCE, COVERED",
    "concord-mission, hollow-pass, 72, comm-b, ORGANISED_ASSAULT, OPEN",
    // Without anybody from outside: an army that the residents reject, then nobody on the line.
    "agreement-only, mill-plain, 29, comm-a, LINE_FIRE, COVERED",
    "agreement-only, mill-plain, 30, comm-a, LINE_FIRE, CONTESTED",
    "agreement-only, mill-plain, 42, comm-a, ORGANISED_ASSAULT, CONTESTED",
    "agreement-only, mill-plain, 54, comm-a, LINE_FIRE, OPEN",
    "agreement-only, mill-plain, 48, comm-b, LINE_FIRE, COVERED"
  })
  void aCellSaysWhatTheFilesSay(
      String option, String zone, int month, String community, Threat threat, String status) {
    assertThat(cell(ledger(option), zone, month, community, threat).map(c -> c.status().name()))
        .isEqualTo(status.equals("NONE") ? Optional.empty() : Optional.of(status));
  }

  @Test
  void aCellNamesItsProvidersTheLeadFirstAndItsPeople() {
    CoverageCell subject =
        cell(ledger(TinyTheatre.MISSION), "mill-plain", 60, "comm-b", Threat.COMMUNAL_VIOLENCE)
            .orElseThrow();

    assertThat(subject.lead()).isEqualTo("joint-police");
    assertThat(subject.providers()).containsExactly("joint-police", "concord");
    assertThat(subject.mandate()).isEqualTo("national");
    assertThat(subject.people()).as("those who are to return").isEqualTo(9000);
  }

  @Test
  void anOpenCellNamesNobody() {
    CoverageCell subject =
        cell(ledger(TinyTheatre.STATUS_QUO), "mill-plain", 0, "comm-a", Threat.CRIME).orElseThrow();

    assertThat(subject.lead()).isEmpty();
    assertThat(subject.providers()).isEmpty();
    assertThat(subject.mandate()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("options")
  void everyCellStandsOnceInOrderAndHasSomebodyToProtect(String option) {
    CoverageLedger subject = ledger(option);
    var seen = new HashSet<List<Integer>>();
    for (CoverageCell cell : subject.cells()) {
      assertThat(
              seen.add(
                  List.of(cell.zone(), cell.month(), cell.community(), cell.threat().ordinal())))
          .as("%s", cell)
          .isTrue();
      assertThat(cell.people()).isGreaterThanOrEqualTo(1);
      assertThat(cell.status() == CoverageStatus.OPEN).isEqualTo(cell.providers().isEmpty());
    }
    var alwaysThere = new HashSet<List<Integer>>();
    subject.cells().stream()
        .filter(c -> c.threat() == Threat.CRIME)
        .forEach(c -> alwaysThere.add(List.of(c.zone(), c.month())));
    assertThat(alwaysThere).as("every zone in every month").hasSize(4 * MONTHS);
  }

  /// Reference: every uncovered cell lies in exactly one gap, gaps hold nothing else, and no two
  /// gaps of a kind touch.
  @ParameterizedTest(name = "{0}")
  @MethodSource("options")
  void gapsAreTheUncoveredCellsJoined(String option) {
    CoverageLedger subject = ledger(option);
    Map<List<Object>, CoverageCell> uncovered = new HashMap<>();
    for (CoverageCell c : subject.cells()) {
      if (c.status() != CoverageStatus.COVERED) {
        uncovered.put(List.of(c.zone(), c.community(), c.threat(), c.month()), c);
      }
    }
    int all = uncovered.size();
    int joined = 0;
    double before = Double.POSITIVE_INFINITY;
    for (CoverageGap gap : subject.gaps()) {
      double people = 0;
      for (int month = gap.fromMonth(); month <= gap.toMonth(); month++) {
        CoverageCell cell =
            uncovered.remove(List.<Object>of(gap.zone(), gap.community(), gap.threat(), month));
        assertThat(cell).as("%s in month %d", gap, month).isNotNull();
        assertThat(cell.status()).isEqualTo(gap.status());
        people += cell.people();
        joined++;
      }
      assertThat(gap.peopleMonths()).isCloseTo(people, within(ROUNDING));
      assertThat(gap.peopleMonths()).as("largest first").isLessThanOrEqualTo(before);
      before = gap.peopleMonths();
      for (CoverageGap other : subject.gaps()) {
        boolean next =
            other.zone() == gap.zone()
                && other.community() == gap.community()
                && other.threat() == gap.threat()
                && other.status() == gap.status()
                && other.fromMonth() == gap.toMonth() + 1;
        assertThat(next).as("%s and %s touch", gap, other).isFalse();
      }
    }
    assertThat(uncovered).isEmpty();
    assertThat(joined).isEqualTo(all).isPositive();
  }

  private static String sentence(CoverageLedger ledger, String zone, Threat threat, int from) {
    return ledger.gaps().stream()
        .filter(g -> g.zone() == TinyTheatre.theatre().zoneIndex(zone))
        .filter(g -> g.threat() == threat && g.fromMonth() == from)
        .map(CoverageGap::sentence)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aGapIsASentence() {
    assertThat(sentence(ledger(TinyTheatre.MISSION), "hollow-pass", Threat.CRIME, 0))
        .isEqualTo(
            "From month 0 to 26 nobody is responsible for protecting the Aldians in Hollow Pass"
                + " from crime.");
    assertThat(sentence(ledger(TinyTheatre.MISSION), "hollow-pass", Threat.CRIME, 72))
        .isEqualTo(
            "From month 72 to 131 only Vale Police is responsible for protecting the Borlanders in"
                + " Hollow Pass from crime, whom few of that community accept.");
  }

  @Test
  void lessStrengthThanTheEvidenceAsksForIsThin() {
    // F02 asks for one officer per 1,000 at the least.
    TheatreFolder folder =
        changed(
            "theatre.yaml",
            "tasks: [police], units: {police: {per_1000: 3}}",
            "tasks: [police], units: {police: {per_1000: 0.9}}");
    CoverageLedger subject = ledger(folder, TinyTheatre.STATUS_QUO);

    assertThat(cell(subject, "upper-vale", 0, "comm-a", Threat.CRIME).orElseThrow().status())
        .isEqualTo(CoverageStatus.THIN);
    assertThat(sentence(subject, "upper-vale", Threat.CRIME, 0))
        .isEqualTo(
            "From month 0 to 131 Vale Police is responsible for protecting the Aldians in Upper"
                + " Vale from crime, with less strength than experience asks for.");
  }

  /// The one who leads in Upper Vale does not watch the line.
  @Test
  void twoOfWhomNeitherLeadsOverlap() {
    String force = "tasks: [separate, protect, reserve], units: {infantry: {per_km: 20}}}\n";
    TheatreFolder folder =
        changed(
            "theatre.yaml",
            force,
            force
                + "      - {provider: observers, type: international, hardness: unarmed,"
                + " mandate: monitoring, tasks: [monitor], units: {monitors: 4}}\n");
    CoverageLedger subject = ledger(folder, TinyTheatre.STATUS_QUO);

    CoverageCell overlapping =
        cell(subject, "upper-vale", 0, "comm-a", Threat.LINE_FIRE).orElseThrow();
    assertThat(overlapping.status()).isEqualTo(CoverageStatus.OVERLAPPING);
    assertThat(overlapping.lead()).isEmpty();
    assertThat(sentence(subject, "upper-vale", Threat.LINE_FIRE, 0))
        .isEqualTo(
            "From month 0 to 131 Vale Defence Force and Union of Observers are responsible for"
                + " protecting the Aldians in Upper Vale from fire across the line, and none of"
                + " them leads.");
  }

  /// Once a zone that the road crosses has changed hands, those it serves may be cut off.
  @Test
  void isolationThreatensThoseWhomATransferredCorridorServes() {
    TheatreFolder folder =
        changed(
            "options/concord-mission.yaml",
            "return_opens: {cross_side: [24, 48, 72]}",
            "withdrawal: {by: side-a, to: side-b, after_months: 12}\n"
                + "    return_opens: {cross_side: [24, 48, 72]}");
    CoverageLedger subject = ledger(folder, TinyTheatre.MISSION);

    assertThat(cell(subject, "upper-vale", 35, "comm-a", Threat.ISOLATION)).isEmpty();
    CoverageCell guarded =
        cell(subject, "upper-vale", 36, "comm-a", Threat.ISOLATION).orElseThrow();
    assertThat(guarded.status()).isEqualTo(CoverageStatus.COVERED);
    assertThat(guarded.providers()).containsExactly("concord");
    assertThat(cell(subject, "upper-vale", 51, "comm-a", Threat.ISOLATION).orElseThrow().status())
        .isEqualTo(CoverageStatus.OPEN);
    assertThat(cell(subject, "hollow-pass", 51, "comm-a", Threat.ISOLATION))
        .as("the road crosses it but does not serve it")
        .isEmpty();
  }

  private TheatreFolder changed(String file, String text, String replacement) {
    return TheatreFolder.load(TinyTheatre.copyWith(temporary, file, text, replacement));
  }

  @ParameterizedTest
  @CsvSource({
    "concord-mission, mill-plain, 0, TODAY",
    "concord-mission, mill-plain, 12, GAP_AGREEMENT",
    "concord-mission, mill-plain, 24, GAP_DEPLOYMENT",
    "concord-mission, mill-plain, 27, INTERPOSITION",
    "concord-mission, mill-plain, 51, MIXED_POLICE",
    "concord-mission, mill-plain, 87, LOCAL_POLICING",
    "agreement-only, mill-plain, 29, GAP_AGREEMENT",
    "agreement-only, mill-plain, 30, STABILISATION",
    "status-quo, mill-plain, 131, TODAY"
  })
  void aZoneStandsBetweenHardAndSoftByTheCentralDates(
      String option, String zone, int month, Stage stage) {
    assertThat(ledger(option).stage(TinyTheatre.theatre().zoneIndex(zone), month)).isEqualTo(stage);
  }

  /// In Mill Plain the observers stay only as long as today's arrangement does.
  @Test
  void whoIsPresentFollowsThePlan() {
    CoverageLedger subject = ledger(TinyTheatre.MISSION);
    int plain = TinyTheatre.theatre().zoneIndex("mill-plain");

    assertThat(subject.presences(plain, 11))
        .extracting(Presence::provider)
        .containsExactly("force-a", "observers");
    assertThat(subject.presences(plain, 12))
        .extracting(Presence::provider)
        .containsExactly("force-a");
    assertThat(subject.presences(plain, 27))
        .extracting(Presence::provider)
        .containsExactly("concord");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("options")
  void aPublicCopyTellsWholeYearsByTheirFirstMonth(String option) {
    CoverageLedger subject = ledger(option);

    assertThat(subject.yearlyCells())
        .containsExactlyElementsOf(
            subject.cells().stream().filter(c -> c.month() % 12 == 0).toList());
    for (CoverageGap gap : subject.yearlyGaps()) {
      assertThat(gap.fromMonth() % 12).isZero();
      assertThat(gap.toMonth() % 12).isEqualTo(11);
      double people =
          subject.yearlyCells().stream()
              .filter(c -> c.zone() == gap.zone() && c.community() == gap.community())
              .filter(c -> c.threat() == gap.threat())
              .filter(c -> c.month() >= gap.fromMonth() && c.month() <= gap.toMonth())
              .mapToDouble(c -> 12 * c.people())
              .sum();
      assertThat(gap.peopleMonths()).isCloseTo(people, within(ROUNDING));
      assertThat(gap.sentence()).doesNotContain("month").contains("year");
    }
  }

  @Test
  void aYearlyGapIsWordedInYears() {
    List<String> sentences =
        ledger(TinyTheatre.MISSION).yearlyGaps().stream().map(CoverageGap::sentence).toList();

    assertThat(sentences)
        .contains(
            "From year 1 to year 3 nobody is responsible for protecting the Aldians in Hollow Pass"
                + " from crime.");
  }

  @Test
  void theLedgerIsTheSameEachTime() {
    assertThat(ledger(TinyTheatre.MISSION).cells()).isEqualTo(ledger(TinyTheatre.MISSION).cells());
  }
}
