package org.detente.web.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.detente.access.Audience;
import org.detente.chart.PresenceLevel;
import org.detente.chart.StageWords;
import org.detente.coverage.CoverageCell;
import org.detente.coverage.CoverageLedger;
import org.detente.coverage.CoverageStatus;
import org.detente.coverage.Stage;
import org.detente.coverage.Threat;
import org.detente.message.Texts;
import org.detente.option.Option.ZonePlan;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.ProviderType;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;

/// What an option changes month by month, by its central dates, as one audience may see it.
///
/// Who sees no months is told by whole years who is there and what nobody is responsible for, each
/// year judged by its first month; the stage between hard and soft goes by months, except where
/// nobody is there.
public final class Course {

  private static final int YEAR = 12;

  private final Theatre theatre;
  private final CoverageLedger ledger;
  private final boolean months;
  private final double[][] open;
  private final List<List<TreeSet<Threat>>> threats;

  /// @param ledger of the option, over all months that are shown
  public Course(Theatre theatre, CoverageLedger ledger, Audience audience) {
    this.theatre = theatre;
    this.ledger = ledger;
    months = audience.seesMonths();
    int zones = theatre.zones().size();
    int count = ledger.months();
    double[][] all = new double[zones][count];
    open = new double[zones][count];
    threats = new ArrayList<>();
    for (int z = 0; z < zones; z++) {
      var byMonth = new ArrayList<TreeSet<Threat>>();
      for (int m = 0; m < count; m++) {
        byMonth.add(new TreeSet<>());
      }
      threats.add(byMonth);
    }
    for (CoverageCell cell : ledger.cells()) {
      all[cell.zone()][cell.month()] += cell.people();
      if (cell.status() == CoverageStatus.OPEN) {
        open[cell.zone()][cell.month()] += cell.people();
        threats.get(cell.zone()).get(cell.month()).add(cell.threat());
      }
    }
    for (int z = 0; z < zones; z++) {
      for (int m = 0; m < count; m++) {
        open[z][m] = all[z][m] == 0 ? 0 : open[z][m] / all[z][m];
      }
    }
  }

  /// How many months there are.
  public int months() {
    return ledger.months();
  }

  /// The month by which this audience is told who is there and where nobody is responsible.
  public int told(int month) {
    return months ? month : month - month % YEAR;
  }

  /// Where a zone stands between hard and soft.
  public Stage stage(int zone, int month) {
    Stage now = ledger.stage(zone, month);
    Stage yearly = ledger.stage(zone, told(month));
    return now == Stage.NOBODY || yearly == Stage.NOBODY ? yearly : now;
  }

  /// Share of people and threats for which nobody is responsible, 0..1.
  public double open(int zone, int month) {
    return open[zone][told(month)];
  }

  /// Threats against which nobody is responsible for somebody in the zone.
  public List<Threat> threats(int zone, int month) {
    return List.copyOf(threats.get(zone).get(told(month)));
  }

  /// Who is in a zone.
  public List<Presence> presences(int zone, int month) {
    return ledger.presences(zone, told(month));
  }

  /// Who is in a zone, in words: "international under X (unarmed, monitoring)".
  ///
  /// @param texts in the language of whoever reads
  public List<String> presenceWords(int zone, int month, Texts texts) {
    return presences(zone, month).stream()
        .map(
            p ->
                texts.say(
                    "map.presence",
                    "provider",
                    texts.own(theatre.actor(p.provider()).names().in(theatre.languages())),
                    "hardness",
                    texts.word(p.hardness()),
                    "mandate",
                    texts.word(p.mandate())))
        .distinct()
        .toList();
  }

  /// Month from the as-of date, by central dates, at which a zone changes hands, if it does.
  public Optional<Integer> transfer(int zone) {
    Zone place = theatre.zones().get(zone);
    Optional<ZonePlan> plan = Optional.ofNullable(ledger.option().zonePlans().get(place.id()));
    if (plan.isEmpty() || plan.get().withdrawal().isEmpty() || ledger.option().dates().isEmpty()) {
      return Optional.empty();
    }
    double agreed = ledger.option().dates().get().comprehensiveAgreement().central();
    int month = (int) Math.rint(agreed) + due(plan.get());
    return month < ledger.months() ? Optional.of(month) : Optional.empty();
  }

  /// Months after the comprehensive agreement: its own date, or later where it waits for others.
  private int due(ZonePlan plan) {
    var withdrawal = plan.withdrawal().orElseThrow();
    int due = (int) Math.rint(withdrawal.afterMonths().central());
    for (String zone : withdrawal.afterZones()) {
      due = Math.max(due, due(ledger.option().zonePlans().get(zone)));
    }
    return due;
  }

  /// For the map, as JSON: stages, levels of the hardest international presence, codes of who is
  /// there ([#who]) and open shares by zone, run by run `[first month, value]`; transfers by zone.
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("months", months());
    json.put(
        "stages",
        Arrays.stream(Stage.values())
            .map(s -> Map.of("id", s.name(), "word", StageWords.of(s)))
            .toList());
    int zones = theatre.zones().size();
    var stages = new ArrayList<Object>();
    var levels = new ArrayList<Object>();
    var whos = new ArrayList<Object>();
    var opens = new ArrayList<Object>();
    var transfers = new ArrayList<Object>();
    for (int z = 0; z < zones; z++) {
      int zone = z;
      stages.add(runs(m -> stage(zone, m).ordinal()));
      levels.add(runs(m -> PresenceLevel.of(presences(zone, m)).ordinal()));
      whos.add(runs(m -> who(zone, m)));
      opens.add(runs(m -> Math.rint(open(zone, m) * 100)));
      transfers.add(transfer(z).orElse(null));
    }
    json.put("stage", stages);
    json.put("level", levels);
    json.put("who", whos);
    json.put("open", opens);
    json.put("transfer", transfers);
    return json;
  }

  /// Who is in a zone by provider and hardness: for each type of provider, in the order of the
  /// enum, a digit to the base 4 from the lowest on: 0 nobody, 1 unarmed, 2 police, 3 troops.
  int who(int zone, int month) {
    List<Presence> there = presences(zone, month);
    int code = 0;
    for (ProviderType type : ProviderType.values()) {
      code += PresenceLevel.of(there, type).ordinal() << 2 * type.ordinal();
    }
    return code;
  }

  private interface ByMonth {
    double at(int month);
  }

  private List<double[]> runs(ByMonth figure) {
    var runs = new ArrayList<double[]>();
    for (int m = 0; m < months(); m++) {
      double value = figure.at(m);
      if (runs.isEmpty() || runs.getLast()[1] != value) {
        runs.add(new double[] {m, value});
      }
    }
    return runs;
  }
}
