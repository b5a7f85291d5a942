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

/// Return under one's own and under the other side's administration, and what police and troops do
/// to violence between communities.
final class PeoplePatterns {

  /// Zones are kept every twelfth month; return opens in month 24 at the earliest.
  private static final int OPENED = InventedOption.CONCLUDED + InventedOption.OPEN_OWN;

  private static final int MONTHS = 241;

  /// Neither fear nor waiting holds anybody back.
  private static final Map<String, Double> UNHINDERED =
      Map.of("h_0", 0.0, "mem_in", 1e-6, "j_own", 1e-6, "j_line", 1e-6, "herd", 0.0);

  /// Violence is counted in these months: the mission is there in full.
  private static final int FROM = 24;

  private static final int TO = 84;

  private PeoplePatterns() {}

  static List<Pattern> of(Study study) {
    var patterns = new ArrayList<>(returns(study));
    patterns.addAll(violence(study));
    return patterns;
  }

  private static List<Pattern> returns(Study study) {
    Option option =
        InventedOption.agreement("mission")
            .as(Mandate.MULTIDIMENSIONAL, Hardness.ARMED, ForceLevel.DEFENCE_OF_MANDATE)
            .units(Map.of(UnitType.INFANTRY, 300.0, UnitType.POLICE, 60.0))
            .reformed(true)
            .build();
    int years = MONTHS / 12;
    double[][] shares = shares(study, option, Map.of());
    double[][] unhindered = shares(study, option, UNHINDERED);
    double[] ownSeven = at(shares, OPENED / 12 + 7, 0);
    double[] ownYearly = Arrays.stream(ownSeven).map(s -> s / 7).toArray();
    double[] crossNine = at(shares, OPENED / 12 + 9, years + 1);
    double[] crossEnd = at(shares, years, years + 1);
    double[] crossPeak =
        Arrays.stream(shares)
            .mapToDouble(
                s ->
                    IntStream.rangeClosed(1, years)
                        .mapToDouble(y -> s[years + 1 + y] - s[years + y])
                        .max()
                        .orElseThrow())
            .toArray();
    return List.of(
        Pattern.judged(
            "Own side: share of the displaced who returned seven years after opening",
            "D01",
            "share",
            Band.row("D01"),
            Band.quantiles(ownSeven),
            "The published case mixes own-side and cross-side return."),
        Pattern.judged(
            "Own side: share who returned five years after opening",
            "D12",
            "share",
            Band.row("D12"),
            Band.quantiles(at(shares, OPENED / 12 + 5, 0)),
            "The published case waits for homes to be built anew (4.6 years after control); in the"
                + " model a third of homes in ruins slows return but does not stop it."),
        Pattern.judged(
            "Own side: return a year over the first seven years",
            "D14",
            "share a year",
            Band.row("D14"),
            Band.quantiles(ownYearly),
            "The published figure is of return paced by the building of homes."),
        Pattern.judged(
            "Other side: return in the best year",
            "D04",
            "share a year",
            Band.row("D04"),
            Band.quantiles(crossPeak),
            "With an international mission and a reformed police. The published case had a"
                + " programme that gave property back by law, which the model does not know."),
        Pattern.judged(
            "Other side: share who returned nine years after opening",
            "D07",
            "share",
            Band.row("D07"),
            Band.quantiles(crossNine),
            "The published case is one of low trust."),
        Pattern.judged(
            "The same, fear and waiting for others off",
            "D07",
            "share",
            Band.row("D07"),
            Band.quantiles(at(unhindered, OPENED / 12 + 9, years + 1)),
            "To see how much the two hold back."),
        Pattern.judged(
            "Other side: share who returned after eighteen years (the ceiling)",
            "D16",
            "share",
            Band.row("D16"),
            Band.quantiles(crossEnd),
            "The published figure is the share willing to live there, and bounds w_oth."));
  }

  private static double[][] shares(Study study, Option option, Map<String, Double> held) {
    int years = MONTHS / 12;
    var all = new HashMap<>(Study.TALKS_SUCCEED);
    all.putAll(held);
    return study.on(InventedTheatre.make(), Map.copyOf(all), Set.of(ProcessId.WAR), MONTHS)
        .run(
            List.of(option),
            (layout, means) ->
                IntStream.rangeClosed(0, 2 * years + 1)
                    .mapToDouble(k -> share(layout, means, k, years))
                    .toArray())[0];
  }

  /// Shares of the zone given back by year, then those of the shared zone.
  private static double share(Layout layout, double[] means, int k, int years) {
    boolean own = k <= years;
    int year = own ? k : k - years - 1;
    int zone = own ? InventedTheatre.GIVEN_BACK : InventedTheatre.SHARED;
    return means[layout.zone(12 * year, zone, Variable.RETURNED_SHARE)];
  }

  private static double[] at(double[][] shares, int year, int offset) {
    return Trials.column(shares, offset + year);
  }

  private static List<Pattern> violence(Study study) {
    List<Option> options =
        List.of(
            InventedOption.agreement("nobody").withoutReturns().build(),
            units("police", UnitType.POLICE, 50, Hardness.POLICE),
            units("troops", UnitType.INFANTRY, 500, Hardness.ARMED),
            units("observers", UnitType.OBSERVERS, 50, Hardness.UNARMED),
            units("few-troops", UnitType.INFANTRY, 50, Hardness.ARMED));
    double[][][] incidents =
        study
            .on(
                InventedTheatre.make(),
                Study.TALKS_SUCCEED,
                Set.of(ProcessId.WAR, ProcessId.MOVEMENT),
                TO)
            .run(options, (layout, means) -> new double[] {Rates.harm(layout, means, FROM, TO)});
    double[] police = Trials.column(incidents[1], 0);
    double[] troops = Trials.column(incidents[4], 0);
    double[] better = new double[police.length];
    Arrays.setAll(better, f -> troops[f] - police[f]);
    String sized =
        "Two zones of 21,500 residents; the published figure is per mission, not per resident, so the"
            + " level depends on the size of the theatre.";
    return List.of(
        Pattern.direction(
            "Police cut violence between communities more than as many troops (ratio of rates)",
            "V05, V04, V11",
            "ratio",
            better,
            Rates.ratio(incidents[1], incidents[4]),
            "One officer weighs as much as eight soldiers: an assumption within V04, V05 and V11."),
        Pattern.judged(
            "Violence between communities, change with 100 police",
            "V05",
            "log points",
            Band.row("V05"),
            Rates.logRatio(incidents[1], incidents[0]),
            sized),
        Pattern.judged(
            "Violence between communities, change with 1,000 troops",
            "V04",
            "log points",
            Band.row("V04"),
            Rates.logRatio(incidents[2], incidents[0]),
            sized + " V11 finds none against groups that signed nothing."),
        Pattern.judged(
            "Violence between communities, change with 100 unarmed observers",
            "V06",
            "log points",
            Band.row("V06"),
            Rates.logRatio(incidents[3], incidents[0]),
            sized));
  }

  private static Option units(String id, UnitType unit, double persons, Hardness hardness) {
    return InventedOption.agreement(id)
        .as(Mandate.MULTIDIMENSIONAL, hardness, ForceLevel.DEFENCE_OF_MANDATE)
        .units(Map.of(unit, persons))
        .withoutReturns()
        .build();
  }
}
