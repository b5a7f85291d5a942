package org.detente.patterns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.detente.option.Option;
import org.detente.patterns.Pattern.Band;
import org.detente.simulation.Layout;
import org.detente.simulation.ProcessId;
import org.detente.simulation.Variable;
import org.detente.theatre.Presence.ForceLevel;
import org.detente.theatre.Presence.Hardness;
import org.detente.theatre.Presence.Mandate;
import org.detente.theatre.Presence.UnitType;

/// How a mission arrives, who is in it, what the police becomes, and what happens when it leaves.
final class MissionPatterns {

  private static final Map<UnitType, Double> UNITS =
      Map.of(UnitType.INFANTRY, 300.0, UnitType.POLICE, 60.0);
  private static final double AUTHORISED = 2 * 360;
  private static final double NEARLY = 0.95;
  private static final int EARLY = 24;
  private static final int LATE = 150;

  /// No zone is handed over before so many months after deployment (`bench_earliest`).
  private static final int BENCHMARKS = 36;

  private static final int AFTER = 24;
  private static final int HORIZON = 240;
  private static final int TEN_YEARS = 120;

  private MissionPatterns() {}

  static List<Pattern> of(Study study) {
    var patterns = new ArrayList<>(delivery(study));
    patterns.addAll(gaps(study));
    patterns.add(composition(study));
    patterns.addAll(representation(study));
    patterns.addAll(leaving(study));
    return patterns;
  }

  private static InventedOption mission(String id) {
    return InventedOption.agreement(id)
        .as(Mandate.MULTIDIMENSIONAL, Hardness.ARMED, ForceLevel.DEFENCE_OF_MANDATE)
        .units(UNITS);
  }

  private static List<Pattern> delivery(Study study) {
    int months = InventedOption.CONCLUDED + 24;
    double[][] found =
        study.once(InventedTheatre.make(), Study.TALKS_SUCCEED, Set.of(ProcessId.WAR), months)
            .run(
                List.of(mission("mission").build()),
                (layout, means) -> {
                  double peak = 0;
                  for (int m = 0; m < months; m++) {
                    peak = Math.max(peak, persons(layout, means, m));
                  }
                  int reached = 0;
                  while (persons(layout, means, reached) < NEARLY * peak) {
                    reached++;
                  }
                  // A month that ends with that strength is a month more than its number.
                  return new double[] {reached + 1 - InventedOption.CONCLUDED, peak / AUTHORISED};
                })[0];
    return List.of(
        Pattern.judged(
            "Months from mandate to the peak of a mission (95% of its highest in two years)",
            "F20",
            "months",
            Band.row("F20"),
            Band.quantiles(Trials.column(found, 0)),
            "The plan asks for a month after first deployment; the evidence decides. Later, strength"
                + " moves with the engagement of internationals."),
        Pattern.judged(
            "Peak strength in two years, share of what was authorised",
            "F21",
            "share",
            Band.row("F21"),
            Band.quantiles(Trials.column(found, 1)),
            "What is delivered is F21 times the engagement of internationals, which is below 1: the"
                + " second factor is an assumption that the figure may already hold."));
  }

  private static double persons(Layout layout, double[] means, int month) {
    return Rates.between(layout, means, month, month + 1, Variable.MISSION_PERSON_MONTHS);
  }

  /// A mission that comes at once beside one that comes after both gaps, in the same months on the
  /// same luck.
  private static List<Pattern> gaps(Study study) {
    int atOnce = 1;
    int there = 14;
    int concluded = 24;
    int deployed = 36;
    double[][][] found =
        study
            .on(InventedTheatre.make(), Study.TALKS_SUCCEED, Set.of(ProcessId.WAR), deployed)
            .run(
                List.of(
                    mission("later").dated(concluded, deployed).build(),
                    mission("at-once").dated(0, atOnce).build()),
                (layout, means) ->
                    new double[] {
                      line(layout, means, there, concluded),
                      line(layout, means, concluded, deployed),
                      Rates.between(layout, means, 0, deployed, Variable.MISSION_PERSON_MONTHS)
                    });
    boolean early = Arrays.stream(Trials.column(found[0], 2)).anyMatch(p -> p > 0);
    String note =
        "Same months, same luck. Nobody is there before the date: "
            + (early ? "broken in some future." : "no person-month in any future.");
    var patterns = new ArrayList<Pattern>();
    String[] names = {
      "Gap before the comprehensive agreement: line incidents, against a mission already there",
      "Gap before deployment: line incidents, against a mission already there"
    };
    for (int k = 0; k < names.length; k++) {
      patterns.add(against(names[k], "no figure", "ratio", found[0], found[1], k, note));
    }
    return patterns;
  }

  /// Line incidents a month.
  private static double line(Layout layout, double[] means, int from, int to) {
    return Rates.between(layout, means, from, to, Variable.LINE_INCIDENTS) / (to - from);
  }

  private static Pattern composition(Study study) {
    double[][][] rates =
        study
            .on(InventedTheatre.make(), Study.TALKS_SUCCEED, Set.of(ProcessId.WAR), 84)
            .run(
                List.of(
                    mission("one-country").composed("one-contributor").build(),
                    mission("many-countries").composed("many-contributors").build()),
                (layout, means) -> new double[] {Rates.harm(layout, means, 24, 84)});
    Band ratio = Rates.ratio(rates[1], rates[0]);
    return Pattern.judged(
        "Cut in violence between communities by a mixed composition of the mission",
        "V15",
        "share",
        Band.row("V15"),
        new Band(1 - ratio.high(), 1 - ratio.central(), 1 - ratio.low()),
        "The simulation knows a mission's lead, mandate, caveats and whether potential spoilers take"
            + " part, not how many countries send it: diversity has no effect. The lead is tested by"
            + " R17.");
  }

  /// Only the start is set to the published case (S01); the gain is sampled as always. The minority
  /// of the invented zone is larger than any share reached and nobody moves or is driven out, so
  /// nothing is cut off.
  private static List<Pattern> representation(Study study) {
    var held = new HashMap<>(Study.TALKS_SUCCEED);
    held.put("rep_0", Band.row("S01").central());
    double[][] reached = new double[2][study.futures()];
    Option with = InventedOption.agreement("quota").dated(0, 0).reformed(true).build();
    Option without = InventedOption.agreement("no-quota").dated(0, 0).reformed(false).build();
    study
        .once(
            InventedTheatre.make(),
            held,
            Set.of(ProcessId.WAR, ProcessId.MOVEMENT, ProcessId.ASSAULTS),
            TEN_YEARS)
        .run(
            List.of(with, without),
            (_, _) -> new double[0],
            (simulation, option, future, month) ->
                reached[option][future] = simulation.representation(InventedTheatre.SHARED, 1));
    double start = Band.row("S01").central();
    Band gain = Band.row("S04");
    return List.of(
        Pattern.judged(
            "Minority share of the police after ten years with a quota",
            "S01, S02, S03",
            "share",
            Band.row("S02"),
            Band.quantiles(reached[0]),
            "Starts at S01, gains by S03; S02 was seen after ten years and is not an input."),
        Pattern.judged(
            "The same without a quota",
            "S01, S04",
            "share",
            new Band(
                start + gain.low() / 10, start + gain.central() / 10, start + gain.high() / 10),
            Band.quantiles(reached[1]),
            "Arithmetic: S04 is the input."));
  }

  private static List<Pattern> leaving(Study study) {
    double[][][] rates = leavers(study, Study.TALKS_SUCCEED);
    double[][][] calm = leavers(study, Map.of("talks_fail", 0.0, "occupier", 0.0));
    double[][][] hostile = leavers(study, Map.of("talks_fail", 0.0, "occupier", 1.0));
    String tooLong = "Staying on after benchmarks are met: harm while the mission stays";
    return List.of(
        left(
            "Leaving after two years instead of at benchmarks: harm in the two years after",
            rates[0],
            rates[1],
            0,
            "Same zones, same calendar window; the other mission is still there."),
        left(
            "Leaving after twelve and a half years instead of at benchmarks: harm in the two years"
                + " after",
            rates[2],
            rates[1],
            1,
            "Where benchmarks are never met the other mission is still there."),
        stayed(
            tooLong + " (staying too long), if a mission that is no longer accepted feeds spoilers",
            hostile),
        stayed(tooLong + ", if it does not", calm));
  }

  /// Harm under three missions that leave early, at benchmarks and late: in the two years after the
  /// early one has left, in those after the late one has left, and from the earliest month at which
  /// benchmarks may be met until the late one leaves; and when a mission left the last zone, NaN
  /// where it did not.
  private static double[][][] leavers(Study study, Map<String, Double> held) {
    int early = InventedOption.DEPLOYED + EARLY;
    int late = InventedOption.DEPLOYED + LATE;
    return study
        .on(InventedTheatre.make(), held, Set.of(ProcessId.WAR), HORIZON)
        .run(
            List.of(
                mission("early").reformed(true).leavesAfter(EARLY).build(),
                mission("benchmarks").reformed(true).leavesAtBenchmarks().build(),
                mission("late").reformed(true).leavesAfter(LATE).build()),
            (layout, means) ->
                new double[] {
                  Rates.harm(layout, means, early, early + AFTER),
                  Rates.harm(layout, means, late, late + AFTER),
                  Rates.harm(layout, means, InventedOption.DEPLOYED + BENCHMARKS, late),
                  means[layout.end(Variable.LAST_HANDOVER_MONTH)]
                });
  }

  /// Only futures in which the other mission has left at benchmarks years before.
  private static Pattern stayed(String name, double[][][] rates) {
    int last = InventedOption.DEPLOYED + LATE - AFTER;
    int[] left = IntStream.range(0, rates[1].length).filter(f -> rates[1][f][3] < last).toArray();
    double[][] stays = Arrays.stream(left).mapToObj(f -> rates[2][f]).toArray(double[][]::new);
    double[][] leaves = Arrays.stream(left).mapToObj(f -> rates[1][f]).toArray(double[][]::new);
    return left(
        name,
        stays,
        leaves,
        2,
        "Benchmarks let the other mission leave two years or more before in %d of %d futures."
                .formatted(left.length, rates[1].length)
            + " A mission that stays also protects, and more than its rejection costs.");
  }

  private static Pattern left(
      String name, double[][] option, double[][] benchmarks, int window, String note) {
    return against(name, "design", "ratio per contact-year", option, benchmarks, window, note);
  }

  /// Whether there is more under one option than under another, future by future.
  private static Pattern against(
      String name,
      String evidence,
      String unit,
      double[][] option,
      double[][] other,
      int k,
      String note) {
    double[][] a = only(option, k);
    double[][] b = only(other, k);
    double[] more = new double[a.length];
    Arrays.setAll(more, f -> a[f][0] - b[f][0]);
    return Pattern.direction(name, evidence, unit, more, Rates.ratio(a, b), note);
  }

  private static double[][] only(double[][] rates, int k) {
    return Arrays.stream(rates).map(r -> new double[] {r[k]}).toArray(double[][]::new);
  }
}
