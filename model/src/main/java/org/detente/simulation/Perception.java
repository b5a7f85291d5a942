package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import org.detente.numeric.Arithmetic;

/// Fear, trust, stakes and acceptance of the mission (model.md 8).
///
/// Fear has two speeds: alarm jumps and fades in months, memory takes in a little of each alarm and
/// fades over years (C06, C08). Trust grows, or friction does, by safe contact and is lost by harm
/// (C05). Acceptance of a mission decays, faster for harder mandates (S15-S17).
sealed class Perception implements Process permits FastPerception {

  /// Weight of incidents in neighbouring places against the own place (assumption).
  static final double NEIGHBOURS = 0.2;

  /// Weight of incidents in the own place, halved for a community that is half of it.
  static final double OWN = 2;

  /// How much faster trust grows and how much slower acceptance decays with consultation
  /// (assumption).
  private static final double CONSULTED = 2;

  /// Alarm of an offensive on the line, in incidents (assumption).
  static final double OFFENSIVE = 10;

  /// Presence per 1,000 that reassures (assumption), and how much less it does for memory.
  private static final double REASSURING_PER_1000 = 3;

  private static final double MEMORY_SHARE = 0.3;

  /// Trust and stakes lost in an incident (assumption), and friction against trust where contact
  /// breeds it.
  private static final double LOSS = 0.05;

  private static final double FRICTION = 0.5;

  /// Faster decay of acceptance by hardness: observers, interposition, multidimensional,
  /// enforcement, non-UN (assumption; direction S17).
  private static final double[] HARDNESS = {0.8, 1.2, 1, 1.5, 1.2};

  /// Shares of alarm and memory that last a month, by row.
  double[] alarmKeep = new double[0];

  double[] memoryKeep = new double[0];

  private double alarmFading;
  private double memoryFading;

  /// Whether contact builds trust or breeds friction, how fast, and how fast stakes grow.
  private boolean builds;

  private double speed;
  private double growing;
  private double lostByHarm;
  private double consulted;

  @Override
  public void begin(World w) {
    alarmFading = Arithmetic.log(0.5) / w.p(HL_ALARM);
    memoryFading = Arithmetic.log(0.5) / w.p(HL_MEM);
    builds = w.p(CONTACT) > 0;
    speed = builds ? w.p(G_T) : -FRICTION * w.p(G_T);
    growing = w.p(K_UP);
    lostByHarm = LOSS * w.p(NEG);
    int rows = w.setting.zones * w.setting.communities;
    if (alarmKeep.length != rows) {
      alarmKeep = new double[rows];
      memoryKeep = new double[rows];
    }
  }

  @Override
  public final void step(World w) {
    consulted = w.plan.consultation && w.inForce() ? CONSULTED : 1;
    hearOfLines(w);
    reassure(w);
    feel(w);
    accept(w);
  }

  /// How loud line incidents are in each place.
  void hearOfLines(World w) {
    java.util.Arrays.fill(w.heardLine, 0);
    for (int g = 0; g < w.setting.segments; g++) {
      double y = w.lineIncidents[g] + (g == w.offensiveAt ? OFFENSIVE : 0);
      if (y == 0) {
        continue;
      }
      for (int k = w.setting.heardStart[g]; k < w.setting.heardStart[g + 1]; k++) {
        w.heardLine[w.setting.heard[k]] += w.setting.heardWeight[k] * y;
      }
    }
  }

  private void reassure(World w) {
    for (int z = 0; z < w.setting.zones; z++) {
      double people = Math.max(w.residentsOf(z), 1);
      double per1000 = (w.armedIn(z) + w.missionPolice[z] + w.missionUnarmed[z]) / people * 1000;
      double presence = per1000 > 0 ? Arithmetic.saturation(per1000 / REASSURING_PER_1000) : 0;
      for (int c = 0; c < w.setting.communities; c++) {
        int at = z * w.setting.communities + c;
        if (w.setting.rowStart[at] == w.setting.rowStart[at + 1]) {
          continue;
        }
        double reassurance = w.acceptance[at] * presence + w.police[z] * w.legitimacy[at];
        // Reassurance shortens half-lives: `2^(-(1 + reassurance) / h)`.
        alarmKeep[at] = Arithmetic.exp(alarmFading * (1 + reassurance));
        memoryKeep[at] = Arithmetic.exp(memoryFading * (1 + MEMORY_SHARE * reassurance));
      }
    }
  }

  /// Alarm and memory of every cell; trust and stakes where communities meet or were harmed.
  void feel(World w) {
    Setting setting = w.setting;
    int communities = setting.communities;
    double ownWeight = OWN * w.p(J_OWN);
    double nearWeight = NEIGHBOURS * w.p(J_OWN);
    double lineWeight = w.p(J_LINE);
    double isolation = w.p(ISOLATION);
    double entering = w.p(MEM_IN);
    for (int s = 0; s < setting.settlements; s++) {
      int z = setting.settlementZone[s];
      double own = w.communalIncidents[s] + w.assaultShock[s];
      double around =
          nearWeight * w.heardCommunal[s] + lineWeight * w.heardLine[s] + isolation * w.isolated[z];
      for (int k = setting.cellStart[s]; k < setting.cellStart[s + 1]; k++) {
        int i = setting.cellAt[k];
        int at = z * communities + setting.cellCommunity[i];
        w.alarm[i] *= alarmKeep[at];
        w.memory[i] *= memoryKeep[at];
      }
      if (own > 0 || around > 0) {
        alarm(w, s, ownWeight * own, around, entering);
      }
      if (w.contact[s] > 0 || own > 0) {
        meet(w, s, own);
      }
    }
  }

  /// Alarm jumps and memory takes a little of it in. An incident in the own place alarms a
  /// community by how much of a minority it is there.
  static void alarm(World w, int s, double own, double around, double entering) {
    double people = own > 0 ? w.residentsAt(s) : 0;
    for (int k = w.setting.cellStart[s]; k < w.setting.cellStart[s + 1]; k++) {
      int i = w.setting.cellAt[k];
      double minority = people > 0 ? 1 - w.residents[i] / people : 1;
      double hit = Arithmetic.saturation(own * minority + around);
      w.alarm[i] += (1 - w.alarm[i]) * hit;
      w.memory[i] += (1 - w.memory[i]) * entering * hit;
    }
  }

  /// Trust and stakes move with safe contact and are lost by harm.
  final void meet(World w, int s, double own) {
    double people = w.residentsAt(s);
    double each = people > 0 ? 1 / people : 0;
    double meeting = Math.min(1, 4 * w.contact[s] * each);
    double harm = own > 0 ? Arithmetic.saturation(own) : 0;
    double pace = speed * meeting * consulted;
    double quiet = 0;
    for (int at = w.setting.cellStart[s]; at < w.setting.cellStart[s + 1]; at++) {
      int i = w.setting.cellAt[at];
      w.stir(i);
      double calm = 1 - w.alarm[i];
      double t = w.trust[i];
      t += pace * calm * (builds ? 1 - t : t);
      t -= lostByHarm * harm * t;
      w.trust[i] = t;
      quiet += w.residents[i] * calm * (1 - w.memory[i]);
    }
    double k = w.stakes[s];
    w.stakes[s] = k + growing * meeting * quiet * each * (1 - k) - LOSS * harm * k;
  }

  /// [#meet] in a place with two cells where nothing has happened: the same bits.
  final void meetUnharmed(World w, int s, int i, int j) {
    double people = w.residents[i] + w.residents[j];
    double each = people > 0 ? 1 / people : 0;
    double meeting = Math.min(1, 4 * w.contact[s] * each);
    double pace = speed * meeting * consulted;
    w.stir(i);
    w.stir(j);
    double calmI = 1 - w.alarm[i];
    double calmJ = 1 - w.alarm[j];
    double t = w.trust[i];
    double u = w.trust[j];
    w.trust[i] = t + pace * calmI * (builds ? 1 - t : t);
    w.trust[j] = u + pace * calmJ * (builds ? 1 - u : u);
    double quiet =
        w.residents[i] * calmI * (1 - w.memory[i]) + w.residents[j] * calmJ * (1 - w.memory[j]);
    double k = w.stakes[s];
    w.stakes[s] = k + growing * meeting * quiet * each * (1 - k);
  }

  private void accept(World w) {
    if (!w.plan.mission) {
      return;
    }
    for (int z = 0; z < w.setting.zones; z++) {
      int plan = w.planCell(z);
      if (plan < 0 || w.plan.kind[plan] == Plan.NO_KIND) {
        continue;
      }
      double keep = Arithmetic.halving(w.p(HL_A) * consulted / HARDNESS[w.plan.kind[plan]]);
      for (int c = 0; c < w.setting.communities; c++) {
        int at = z * w.setting.communities + c;
        double a = w.acceptance[at] * keep;
        w.acceptance[at] = w.zoneIncidentsYear[z] < 1 ? a + w.p(A_QUIET) * (1 - a) : a;
      }
    }
  }
}
