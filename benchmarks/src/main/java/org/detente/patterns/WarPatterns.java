package org.detente.patterns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.detente.numeric.Quantiles;
import org.detente.option.Option;
import org.detente.patterns.Pattern.Band;
import org.detente.simulation.Variable;
import org.detente.theatre.Presence.ForceLevel;
import org.detente.theatre.Presence.Hardness;
import org.detente.theatre.Presence.Mandate;
import org.detente.theatre.Presence.UnitType;

/// War after an agreement, without a mission and with missions by mandate and lead.
///
/// The hazard is summed over runs in which war does not break out (its level is lowered a
/// millionfold and taken back), all other processes being on: `1 - exp(-H)` is the chance of a
/// first war.
final class WarPatterns {

  private static final double LOWERED = 1e-6;
  private static final int[] MONTHS = {12, 60, 120};

  private WarPatterns() {}

  static List<Pattern> of(Study study) {
    List<Option> options =
        List.of(
            InventedOption.agreement("nobody").build(),
            mission("observer", Mandate.MONITORING, Hardness.UNARMED, ForceLevel.NONE, "union"),
            mission("interposition", Mandate.INTERPOSITION, Hardness.ARMED, MANDATE, "union"),
            mission("multidimensional", Mandate.MULTIDIMENSIONAL, Hardness.ARMED, MANDATE, "union"),
            mission("enforcement", Mandate.PROTECTION, Hardness.ROBUST, ALL_MEANS, "union"),
            mission("non-un", Mandate.INTERPOSITION, Hardness.ARMED, MANDATE, "neighbours"));
    Map<String, Double> held =
        Map.of(
            "talks_fail", 0.0,
            "transfer", LOWERED,
            "reset", 1.0,
            "war_share", 1.0,
            "scale", 1.0);
    double[][][] hazards =
        study
            .once(InventedTheatre.make(), held, Set.of(), 120)
            .run(
                options,
                (layout, means) ->
                    Arrays.stream(MONTHS)
                        .mapToDouble(
                            m -> means[layout.all(m - 1, Variable.WAR_HAZARD_AGREEMENT)] / LOWERED)
                        .toArray());
    var patterns = new ArrayList<Pattern>();
    String base =
        "Mean over futures other than those the hazard was normalised over, all processes on, every"
            + " recurrence counted as war (war_share 1), clock reset.";
    patterns.add(recurrence(hazards[0], 2, "R04", "War within ten years, no mission", base));
    patterns.add(recurrence(hazards[0], 1, "P11", "War within five years, no mission", base));
    patterns.add(recurrence(hazards[0], 0, "P10", "War within one year, no mission", base));
    String[] rows = {"", "R13", "R14", "R15", "R16", "R17"};
    String[] names = {
      "",
      "an observer mission",
      "an armed interposition force",
      "a multidimensional mission",
      "an enforcement mission",
      "a regional or single-State operation"
    };
    for (int o = 1; o < rows.length; o++) {
      double[] ratio = new double[study.futures()];
      for (int f = 0; f < ratio.length; f++) {
        ratio[f] = hazards[o][f][2] / hazards[0][f][2];
      }
      patterns.add(
          Pattern.judged(
              "Hazard of war over ten years with " + names[o] + ", against none",
              rows[o],
              "ratio",
              Band.row(rows[o]),
              Band.quantiles(ratio),
              "Realised with effects transferring in full (scale 1); weaker than published as a"
                  + " mission comes eight months late and acceptance fades."));
    }
    return patterns;
  }

  private static final ForceLevel MANDATE = ForceLevel.DEFENCE_OF_MANDATE;
  private static final ForceLevel ALL_MEANS = ForceLevel.ALL_NECESSARY_MEANS;

  private static Option mission(
      String id, Mandate mandate, Hardness hardness, ForceLevel roe, String lead) {
    var units = new EnumMap<UnitType, Double>(UnitType.class);
    units.put(mandate == Mandate.MONITORING ? UnitType.OBSERVERS : UnitType.INFANTRY, 400.0);
    return InventedOption.agreement(id).as(mandate, hardness, roe).led(lead).units(units).build();
  }

  private static Pattern recurrence(
      double[][] hazards, int k, String row, String name, String note) {
    double[] chance = Trials.column(hazards, k);
    Arrays.setAll(chance, f -> -Math.expm1(-chance[f]));
    Band spread = Band.quantiles(chance);
    return Pattern.judged(
        name,
        row,
        "probability",
        Band.row(row),
        new Band(spread.low(), Quantiles.mean(chance), spread.high()),
        note);
  }
}
