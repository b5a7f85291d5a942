package org.detente.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.detente.ensemble.EnsembleResult;
import org.detente.numeric.Quantiles;
import org.detente.simulation.ProcessId;
import org.detente.theatre.Actor;
import org.detente.theatre.Theatre.IncidentYear;

/// Scores every observation of a case.
public final class Scoring {

  /// What is off in the baseline: everything that answers to what happens. What is left draws
  /// incidents, deaths and wars at the rates of the start.
  public static final Set<ProcessId> OFF =
      Set.copyOf(
          EnumSet.of(
              ProcessId.POLITICS,
              ProcessId.DEPLOYMENT,
              ProcessId.OPENING,
              ProcessId.PERCEPTION,
              ProcessId.MOVEMENT,
              ProcessId.POLICING,
              ProcessId.TRANSITION));

  private Scoring() {}

  /// Scores a case.
  ///
  /// @param model ensemble of the option that was really taken
  /// @param off the same futures with the processes of [#OFF] switched off
  /// @return in the order of the observations
  public static List<Scored> of(
      ValidationCase its, EnsembleResult model, EnsembleResult off, PostwarPanel panel) {
    var scored = new ArrayList<Scored>();
    double hazard = panel.hazard(underUnitedNations(its));
    for (Observation o : its.observations()) {
      double[] draws = Forecasts.draws(its, model, o);
      double[] without = Forecasts.draws(its, off, o);
      scored.add(
          o.outcome() == Outcome.WAR
              ? war(its, o, draws, without, hazard)
              : count(its, o, draws, without));
    }
    return List.copyOf(scored);
  }

  private static boolean underUnitedNations(ValidationCase its) {
    return its.sent()
        .mission()
        .map(m -> its.theatre().actor(m.lead()).leadKind() == Actor.LeadKind.UN)
        .orElse(false);
  }

  private static Scored war(
      ValidationCase its, Observation o, double[] draws, double[] without, double hazard) {
    double share = Arrays.stream(draws).average().orElseThrow();
    double shareWithout = Arrays.stream(without).average().orElseThrow();
    double[] quantiles = new double[Scored.QUANTILES.size()];
    Arrays.fill(quantiles, share);
    int wars = (int) Math.rint(share * draws.length);
    return new Scored(
        its.name(),
        o,
        quantiles,
        Scores.brier(share, o.observed()),
        Double.NaN,
        Double.NaN,
        Scores.brier(hazard, o.observed()),
        Scores.brier(shareWithout, o.observed()),
        Double.NaN,
        Scores.log(wars, draws.length, o.observed()));
  }

  private static Scored count(ValidationCase its, Observation o, double[] draws, double[] without) {
    double[] quantiles = new double[Scored.QUANTILES.size()];
    Arrays.setAll(quantiles, i -> Quantiles.ofSorted(draws, Scored.QUANTILES.get(i)));
    boolean deaths = o.outcome() == Outcome.DEATHS;
    double[] history = deaths ? history(its) : new double[0];
    int ahead = deaths && history.length > 0 ? o.year() - lastYear(its) : 0;
    // The number of police is what the option says, with and without the simulation.
    boolean simulated = o.outcome() != Outcome.POLICE_STRENGTH;
    return new Scored(
        its.name(),
        o,
        quantiles,
        Scores.crps(draws, o.observed()),
        orNaN(Baselines.ownHistory(history, o.observed())),
        ahead > 0 ? orNaN(Baselines.lastValue(history, ahead, o.observed())) : Double.NaN,
        Double.NaN,
        simulated ? Scores.crps(without, o.observed()) : Double.NaN,
        Scores.rank(draws, o.observed()),
        Double.NaN);
  }

  /// The unbroken run of years that ends with the last one before the first observation of deaths.
  private static double[] history(ValidationCase its) {
    List<IncidentYear> years = before(its);
    int from = years.size();
    while (from > 0
        && (from == years.size() || years.get(from - 1).year() == years.get(from).year() - 1)) {
      from--;
    }
    return years.subList(from, years.size()).stream().mapToDouble(IncidentYear::best).toArray();
  }

  private static int lastYear(ValidationCase its) {
    return before(its).getLast().year();
  }

  private static List<IncidentYear> before(ValidationCase its) {
    int first =
        its.observations().stream()
            .filter(o -> o.outcome() == Outcome.DEATHS)
            .mapToInt(Observation::year)
            .min()
            .orElse(0);
    return its.theatre().incidents().stream()
        .filter(y -> y.year() < first)
        .sorted(java.util.Comparator.comparingInt(IncidentYear::year))
        .toList();
  }

  private static double orNaN(OptionalDouble score) {
    return score.orElse(Double.NaN);
  }
}
