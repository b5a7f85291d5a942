package org.detente.simulation;

import java.util.Arrays;
import org.detente.evidence.Future;
import org.detente.evidence.Parameter;
import org.detente.numeric.Arithmetic;
import org.detente.numeric.Sums;

/// The state of a run, shared by all processes: flat arrays by zone, segment, settlement and cell.
/// Allocated once per thread and reset before each run.
///
/// Shares and levels lie in 0..1, people are persons, rates are per month. Not thread-safe.
final class World {

  /// Commitment with which an agreement is taken up again after a war, as a share of that at
  /// signature (assumption).
  private static final double RESUMED = 0.8;

  /// Where the agreement stands.
  enum Agreement {
    NONE,
    FRAMEWORK,
    COMPREHENSIVE,
    FAILED,
    AFTER_WAR
  }

  final Setting setting;
  final Luck luck = new Luck();
  Plan plan;
  Future future;
  private int firstTheatreDimension;

  // Clock.
  int month;
  int months;

  /// The agreement's own clock: stands still during and after a war until talks are taken up again.
  int calendar;

  int frameworkMonth;
  int comprehensiveMonth;
  int failureMonth;
  int mandateMonth;
  int deploymentMonth;
  int capabilityMonth;
  int reformMonth;
  Agreement agreement = Agreement.NONE;
  int firstSignedOn;
  int inForceSince;
  int concludedOn;

  /// Month from which the calendar runs again after a war; a month beyond the horizon if never.
  int frozenUntil;

  // Theatre.
  double tension;
  double slowTension;
  double severity;
  double deathsMonthly;
  double[] commitment;
  double commitmentMean;
  double engagement;
  double dissatisfaction;
  double progress;
  double regionalShare;
  double missionAcceptance;

  // Mission, by zone.
  final int[] phase;
  final int[] phaseSince;
  final boolean[] handedOver;
  final int[] benchmarkMonths;

  /// Month in which the benchmarks first had held for long enough in the last phase that brings
  /// internationals, and month in which these left; -1 before.
  final int[] benchmarksOn;

  final int[] leftOn;

  /// For how many months on end the benchmarks hold, whatever the phase; and the month in which
  /// they first had held for long enough with no internationals there, -1 before.
  final int[] holding;

  final int[] localOn;

  /// Overrules what the option says of leaving; null where it does not.
  Departure departure;

  final double[] missionArmed;
  final double[] missionUnarmed;
  final double[] missionPolice;
  final double[] missionUniformed;
  final double[] missionCivilian;
  final double[] missionPersons;
  final double[] acceptance;
  double missionTotal;
  double missionReserve;
  double missionLost;

  /// Share of what was authorised that is delivered while internationals hold any zone; 0
  /// afterwards.
  double missionDelivered;

  double presenceMemory;
  boolean deployed;
  int deployedOn;

  // Zones.
  final int[] administration;
  final double[] withdrawn;
  final int[] withdrawnOn;
  final double[] openOwn;
  final double[] openCross;
  final int[] openSince;
  final double[] mined;
  final double[] damaged;
  final double[] isolated;
  final double[] police;
  final double[] justice;
  final double[] representation;
  final double[] legitimacy;
  final double[] spoilers;
  final double[] zoneResidents;
  final double[] zoneIncidentsYear;
  double openingClock;
  final double[] lineSeparation;

  // Segments.
  final int[] lineIncidents;
  final double[] lineCarry;
  int offensiveAt;

  // Settlements.
  final double[] contact;
  final int[] communalIncidents;
  final double[] communalCarry;
  final double[] heardCommunal;
  final double[] heardLine;
  final double[] stakes;
  final double[] assaultShock;

  /// Zone of this month's assault, or -1.
  int assaultedZone;

  final double[] civiliansKilledHere;

  // Cells.
  final double[] residents;
  final double[] displaced;
  final double[] displacedAtStart;
  final double[] displacedByWar;
  final double[] alarm;
  final double[] memory;
  final double[] trust;

  /// Rows in which persons or their trust may have changed this month; the fast form counts only
  /// these again. Whoever changes either says so by [#stir].
  final boolean[] stirred;

  // War.
  boolean atWar;
  int warMonthsLeft;
  double warDeathsPerMonth;
  int wars;
  int lastWarEnd;
  double hazard;
  double hazardSum;
  double hazardAgreement;
  double hazardAfterWar;
  double hazardSinceWar;

  final Tally tally;

  /// Short lists of the fast form; null in the plain form.
  final Shortlists lists;

  /// A world of the plain form.
  World(Setting setting) {
    this(setting, Form.PLAIN);
  }

  World(Setting setting, Form form) {
    this.setting = setting;
    int z = setting.zones;
    int c = setting.communities;
    int s = setting.settlements;
    int cells = setting.cells;
    commitment = new double[setting.parties];
    phase = new int[z];
    phaseSince = new int[z];
    handedOver = new boolean[z];
    benchmarkMonths = new int[z];
    benchmarksOn = new int[z];
    leftOn = new int[z];
    holding = new int[z];
    localOn = new int[z];
    missionArmed = new double[z];
    missionUnarmed = new double[z];
    missionPolice = new double[z];
    missionUniformed = new double[z];
    missionCivilian = new double[z];
    missionPersons = new double[z];
    acceptance = new double[z * c];
    administration = new int[z];
    withdrawn = new double[z];
    withdrawnOn = new int[z];
    openOwn = new double[z];
    openCross = new double[z];
    openSince = new int[z];
    mined = new double[z];
    damaged = new double[z];
    isolated = new double[z];
    police = new double[z];
    justice = new double[z];
    representation = new double[z * c];
    legitimacy = new double[z * c];
    spoilers = new double[z];
    zoneResidents = new double[z * c];
    zoneIncidentsYear = new double[z];
    lineSeparation = new double[setting.lines];
    lineIncidents = new int[setting.segments];
    lineCarry = new double[setting.segments];
    contact = new double[s];
    communalIncidents = new int[s];
    communalCarry = new double[s];
    heardCommunal = new double[s];
    heardLine = new double[s];
    stakes = new double[s];
    assaultShock = new double[s];
    civiliansKilledHere = new double[s];
    residents = new double[cells];
    displaced = new double[cells];
    displacedAtStart = new double[cells];
    displacedByWar = new double[cells];
    alarm = new double[cells];
    memory = new double[cells];
    trust = new double[cells];
    stirred = new boolean[z * c];
    boolean fast = form == Form.FAST;
    tally = fast ? new FastTally(setting) : new Tally(setting);
    lists = fast ? new Shortlists(setting) : null;
  }

  /// Value of a parameter in this future.
  double p(Parameter parameter) {
    return future.get(parameter);
  }

  /// Deaths a year along the lines under the status quo.
  double deathsPerYear() {
    return future.value(firstTheatreDimension);
  }

  /// Where acceptance by a community lies in its ranges, 0..1.
  double acceptanceQuantile(int community) {
    return future.value(firstTheatreDimension + 3 + community);
  }

  /// Sets the starting state of a run.
  void begin(Plan plan, Future future, long seed, int replication, int months) {
    this.plan = plan;
    this.future = future;
    this.months = months;
    this.firstTheatreDimension = Parameter.values().length;
    luck.turnTo(seed, future.index(), replication);

    month = 0;
    calendar = -1;
    frozenUntil = 0;
    agreement = Agreement.NONE;
    firstSignedOn = -1;
    inForceSince = -1;
    concludedOn = -1;
    setDates();

    tension = 0;
    slowTension = 0;
    severity = 0;
    deathsMonthly = deathsPerYear() / 12;
    Arrays.fill(commitment, p(Parameter.C_SQ));
    commitmentMean = p(Parameter.C_SQ);
    engagement =
        Arithmetic.logistic(
            Politics.ENGAGED + p(Parameter.G_C) * (commitmentMean - Politics.MEDIUM));
    dissatisfaction = 1;
    progress = 0;
    regionalShare = 0;
    missionAcceptance = 0;

    Arrays.fill(phase, -1);
    Arrays.fill(phaseSince, 0);
    Arrays.fill(handedOver, false);
    Arrays.fill(benchmarkMonths, 0);
    Arrays.fill(benchmarksOn, -1);
    Arrays.fill(leftOn, -1);
    Arrays.fill(holding, 0);
    Arrays.fill(localOn, -1);
    for (double[] strength :
        new double[][] {
          missionArmed,
          missionUnarmed,
          missionPolice,
          missionUniformed,
          missionCivilian,
          missionPersons
        }) {
      Arrays.fill(strength, 0);
    }
    Arrays.fill(acceptance, 0);
    missionTotal = 0;
    missionReserve = 0;
    missionLost = 0;
    missionDelivered = 0;
    presenceMemory = 0;
    deployed = false;
    deployedOn = -1;

    System.arraycopy(setting.zoneParty, 0, administration, 0, setting.zones);
    Arrays.fill(withdrawn, 0);
    Arrays.fill(withdrawnOn, -1);
    Arrays.fill(openOwn, 0);
    Arrays.fill(openCross, 0);
    Arrays.fill(openSince, -1);
    System.arraycopy(setting.zoneMined, 0, mined, 0, setting.zones);
    System.arraycopy(setting.zoneDamaged, 0, damaged, 0, setting.zones);
    Arrays.fill(isolated, 0);
    System.arraycopy(setting.zonePolice, 0, police, 0, setting.zones);
    Arrays.fill(justice, p(Parameter.JUSTICE_0));
    Arrays.fill(representation, p(Parameter.REP_0));
    Arrays.fill(spoilers, p(Parameter.SPOIL_0));
    Arrays.fill(zoneIncidentsYear, 0);
    openingClock = 0;
    Arrays.fill(lineSeparation, 0);

    Arrays.fill(lineIncidents, 0);
    Arrays.fill(lineCarry, 0);
    offensiveAt = -1;

    Arrays.fill(communalIncidents, 0);
    Arrays.fill(communalCarry, 0);
    Arrays.fill(heardCommunal, 0);
    Arrays.fill(heardLine, 0);
    Arrays.fill(stakes, 0);
    Arrays.fill(assaultShock, 0);
    assaultedZone = -1;
    Arrays.fill(civiliansKilledHere, 0);

    setPeople();
    Arrays.fill(alarm, 0);
    Arrays.fill(memory, p(Parameter.H_0));
    Arrays.fill(trust, p(Parameter.TRUST_0));
    Arrays.fill(displacedByWar, 0);
    Arrays.fill(stirred, true);
    countPeople();
    setLegitimacy();

    atWar = false;
    warMonthsLeft = 0;
    warDeathsPerMonth = 0;
    wars = 0;
    lastWarEnd = -1;
    hazard = 0;
    hazardSum = 0;
    hazardAgreement = 0;
    hazardAfterWar = 0;
    hazardSinceWar = 0;
    tally.begin(this);
  }

  private void setDates() {
    DrawnDates dates = DrawnDates.of(plan, future, luck);
    frameworkMonth = dates.framework();
    comprehensiveMonth = dates.comprehensive();
    failureMonth = dates.failure();
    mandateMonth = dates.mandate();
    deploymentMonth = dates.deployment();
    capabilityMonth = dates.capability();
    reformMonth = dates.reform();
  }

  /// Residents and displaced of this future: totals by its factors, allocated places tilted within
  /// their zone and community.
  private void setPeople() {
    double displacedFactor = future.value(firstTheatreDimension + 1);
    double residentsFactor = future.value(firstTheatreDimension + 2);
    double exponent = 1 + p(Parameter.ALLOCATION);
    int rows = setting.zones * setting.communities;
    double[] residentsBefore = new double[rows];
    double[] residentsAfter = new double[rows];
    double[] displacedBefore = new double[rows];
    double[] displacedAfter = new double[rows];
    for (int i = 0; i < setting.cells; i++) {
      residents[i] = tilted(i, setting.cellResidents[i], exponent);
      displaced[i] = tilted(i, setting.cellDisplaced[i], exponent);
      int row = setting.cellZone[i] * setting.communities + setting.cellCommunity[i];
      if (setting.settlementAllocated[setting.cellSettlement[i]]) {
        residentsBefore[row] += setting.cellResidents[i];
        residentsAfter[row] += residents[i];
        displacedBefore[row] += setting.cellDisplaced[i];
        displacedAfter[row] += displaced[i];
      }
    }
    for (int i = 0; i < setting.cells; i++) {
      int row = setting.cellZone[i] * setting.communities + setting.cellCommunity[i];
      if (setting.settlementAllocated[setting.cellSettlement[i]]) {
        residents[i] *= residentsAfter[row] > 0 ? residentsBefore[row] / residentsAfter[row] : 0;
        displaced[i] *= displacedAfter[row] > 0 ? displacedBefore[row] / displacedAfter[row] : 0;
      }
      residents[i] *= residentsFactor;
      displaced[i] *= displacedFactor;
      displacedAtStart[i] = displaced[i];
    }
  }

  private double tilted(int cell, double persons, double exponent) {
    boolean allocated = setting.settlementAllocated[setting.cellSettlement[cell]];
    return allocated && persons > 0 ? Arithmetic.pow(persons, exponent) : persons;
  }

  private void setLegitimacy() {
    for (int z = 0; z < setting.zones; z++) {
      for (int c = 0; c < setting.communities; c++) {
        legitimacy[z * setting.communities + c] = Policing.legitimacyAim(this, z, c);
      }
    }
  }

  /// Turns the agreement's calendar by a month; not a process, for nothing can do without dates. It
  /// stands still during a war and until talks are taken up again afterwards.
  void turnCalendar() {
    if (atWar || month < frozenUntil) {
      agreement = Agreement.AFTER_WAR;
      return;
    }
    calendar++;
    boolean resumed = agreement == Agreement.AFTER_WAR;
    agreement =
        calendar >= failureMonth
            ? Agreement.FAILED
            : calendar >= comprehensiveMonth
                ? Agreement.COMPREHENSIVE
                : calendar >= frameworkMonth
                    ? Agreement.FRAMEWORK
                    : wars > 0 ? Agreement.AFTER_WAR : Agreement.NONE;
    if (calendar == frameworkMonth) {
      sign(p(Parameter.C_SIGN));
      firstSignedOn = firstSignedOn < 0 ? month : firstSignedOn;
      inForceSince = month;
    } else if (resumed && inForce()) {
      sign(RESUMED * p(Parameter.C_SIGN));
      inForceSince = month;
    }
    if (calendar == comprehensiveMonth && concludedOn < 0) {
      concludedOn = month;
    }
  }

  private void sign(double level) {
    double sum = 0;
    for (int i = 0; i < commitment.length; i++) {
      commitment[i] = Math.max(commitment[i], level);
      sum += commitment[i];
    }
    commitmentMean = sum / commitment.length;
  }

  /// Commitment falls to a level where it was above.
  void limitCommitment(double level) {
    double sum = 0;
    for (int i = 0; i < commitment.length; i++) {
      commitment[i] = Math.min(commitment[i], level);
      sum += commitment[i];
    }
    commitmentMean = sum / commitment.length;
  }

  /// Whether an agreement is in force, framework or comprehensive.
  boolean inForce() {
    return agreement == Agreement.FRAMEWORK || agreement == Agreement.COMPREHENSIVE;
  }

  /// Position in the plan's arrays of a zone's present phase, or -1 where no phase runs.
  int planCell(int zone) {
    return phase[zone] < 0 ? -1 : zone * plan.phases + phase[zone];
  }

  /// Residents of a zone, all communities.
  double residentsOf(int zone) {
    double sum = 0;
    for (int c = 0; c < setting.communities; c++) {
      sum += zoneResidents[zone * setting.communities + c];
    }
    return sum;
  }

  /// Residents of a settlement, all communities.
  double residentsAt(int settlement) {
    double sum = 0;
    for (int k = setting.cellStart[settlement]; k < setting.cellStart[settlement + 1]; k++) {
      sum += residents[setting.cellAt[k]];
    }
    return sum;
  }

  /// Lowest legitimacy of the police with a community that lives in a zone; with nobody living
  /// there, of the administering side's own.
  double leastLegitimacy(int zone) {
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < setting.communities; c++) {
      int at = zone * setting.communities + c;
      if (zoneResidents[at] >= 1) {
        least = Math.min(least, legitimacy[at]);
      }
    }
    if (least != Double.POSITIVE_INFINITY) {
      return least;
    }
    double most = 0;
    for (int c = 0; c < setting.communities; c++) {
      most = Math.max(most, legitimacy[zone * setting.communities + c]);
    }
    return most;
  }

  /// Acceptance of the mission in a zone: mean over the communities living there, by persons; over
  /// all communities where nobody lives.
  double acceptanceIn(int zone) {
    double sum = 0;
    double people = 0;
    double plain = 0;
    for (int c = 0; c < setting.communities; c++) {
      int at = zone * setting.communities + c;
      sum += acceptance[at] * zoneResidents[at];
      people += zoneResidents[at];
      plain += acceptance[at];
    }
    return people > 0 ? sum / people : plain / setting.communities;
  }

  /// Armed persons of the mission in a zone who may be used anywhere: national caveats taken off.
  double armedIn(int zone) {
    return missionArmed[zone] * (1 - plan.caveats);
  }

  /// Counts residents by zone and contact by settlement: `X = (N^2 - sum N_c^2) / (2 N)`, for two
  /// communities `N_0 N_1 / N`.
  void countPeople() {
    countRows();
    for (int s = 0; s < setting.settlements; s++) {
      contact[s] = contactIn(s);
    }
  }

  /// The same where only stirred rows, and in them places with cells of two communities, need be
  /// looked at.
  void countStirred() {
    for (int z = 0; z < setting.zones; z++) {
      boolean any = false;
      for (int row = z * setting.communities; row < (z + 1) * setting.communities; row++) {
        if (stirred[row]) {
          zoneResidents[row] = Sums.of(residents, setting.rowStart[row], setting.rowStart[row + 1]);
          any = true;
        }
      }
      if (any) {
        for (int k = setting.zoneMixedStart[z]; k < setting.zoneMixedStart[z + 1]; k++) {
          int s = setting.zoneMixed[k];
          int from = setting.cellStart[s];
          contact[s] =
              setting.cellStart[s + 1] - from == 2
                  ? contactOf(residents[setting.cellAt[from]], residents[setting.cellAt[from + 1]])
                  : contactIn(s);
        }
      }
    }
  }

  /// Tells that persons of a cell or their trust change.
  void stir(int cell) {
    stirred[setting.cellZone[cell] * setting.communities + setting.cellCommunity[cell]] = true;
  }

  private void countRows() {
    for (int row = 0; row < zoneResidents.length; row++) {
      zoneResidents[row] = Sums.of(residents, setting.rowStart[row], setting.rowStart[row + 1]);
    }
  }

  private double contactIn(int s) {
    double all = 0;
    double squares = 0;
    int inhabited = 0;
    for (int k = setting.cellStart[s]; k < setting.cellStart[s + 1]; k++) {
      double n = residents[setting.cellAt[k]];
      all += n;
      squares += n * n;
      inhabited += n > 0 ? 1 : 0;
    }
    if (inhabited < 2) {
      return 0;
    }
    // Rounding must not leave a trace of contact where one community lives nearly alone.
    double x = (all * all - squares) / (2 * all);
    return x > 1e-9 * all ? x : 0;
  }

  /// [#contactIn] of a place with two cells.
  private static double contactOf(double n, double m) {
    if (!(n > 0 && m > 0)) {
      return 0;
    }
    double all = n + m;
    double x = (all * all - (n * n + m * m)) / (2 * all);
    return x > 1e-9 * all ? x : 0;
  }

  /// Fear of a cell: alarm and memory together.
  double fear(int cell) {
    return 1 - (1 - alarm[cell]) * (1 - memory[cell]);
  }
}
