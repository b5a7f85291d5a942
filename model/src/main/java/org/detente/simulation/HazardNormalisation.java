package org.detente.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.detente.evidence.Future;
import org.detente.evidence.Futures;
import org.detente.evidence.Parameter;
import org.detente.numeric.Arithmetic;
import org.detente.option.Option;
import org.detente.theatre.Theatre;
import org.detente.value.Range;

/// Factors that tie war hazards to their reference classes. The exponential of covariates has a
/// mean above one, so that severity and commitment would shift the published base rate by a fifth
/// or more; over a fixed set of futures these factors take that off.
///
/// @param agreement an agreement without mission whose clock is reset has large-scale war within
///   ten years as often as R04 says (times the share of recurrences that reach the threshold)
/// @param statusQuo the status quo has it as often a year as W01 says
public record HazardNormalisation(double agreement, double statusQuo) {

  /// Over so many futures, the first of a space, the factors are worked out.
  public static final int FUTURES = 256;

  private static final int TEN_YEARS = 120;
  private static final int TWENTY_YEARS = 240;

  /// No correction: for tests.
  public static final HazardNormalisation NONE = new HazardNormalisation(1, 1);

  /// Works the factors out: politics, lines and casualties of the theatre without its people,
  /// without war, over the first futures of the ensemble's seed.
  ///
  /// @param futures the ensemble's space of futures; how many of them an ensemble uses does not
  ///   matter here
  public static HazardNormalisation of(Theatre theatre, Futures futures, long seed) {
    Setting setting = Setting.withoutPeople(theatre);
    List<Future> sample =
        futures.first(FUTURES).stream()
            .map(
                f ->
                    f.with(Parameter.RESET, 1)
                        .with(Parameter.TRANSFER, 1)
                        .with(Parameter.TALKS_FAIL, 0)
                        .with(Parameter.AGREEMENT_FACTOR, 1)
                        .with(Parameter.STATUS_QUO_FACTOR, 1))
            .toList();
    var signed = new Plan(reference(true), theatre);
    var unsigned = new Plan(reference(false), theatre);
    double[] agreement = new double[FUTURES];
    double[] quiet = new double[FUTURES];
    // Each future on its own, so that the order in which threads take them does not matter.
    IntStream.range(0, FUTURES)
        .parallel()
        .forEach(
            i -> {
              var world = new World(setting);
              agreement[i] = summed(world, signed, sample.get(i), seed, TEN_YEARS);
              quiet[i] = summed(world, unsigned, sample.get(i), seed, TWENTY_YEARS);
            });
    double target = 0;
    double expected = 0;
    double found = 0;
    for (int i = 0; i < FUTURES; i++) {
      Future future = sample.get(i);
      target += future.get(Parameter.P10) * future.get(Parameter.WAR_SHARE) / FUTURES;
      expected += future.get(Parameter.WAR_SQ) * TWENTY_YEARS / 12;
      found += quiet[i];
    }
    return new HazardNormalisation(solve(agreement, target), found > 0 ? expected / found : 1);
  }

  private static double summed(World w, Plan plan, Future future, long seed, int months) {
    Process[] processes = {new Politics(), new LineIncidents(), new Casualties()};
    var war = new War(NONE);
    w.begin(plan, future, seed, 0, months);
    for (Process process : processes) {
      process.begin(w);
    }
    double sum = 0;
    for (int month = 0; month < months; month++) {
      w.month = month;
      w.turnCalendar();
      for (Process process : processes) {
        process.step(w);
      }
      sum += war.hazard(w);
      w.tally.closeMonth(w);
    }
    return sum;
  }

  /// The factor at which the mean of `1 - exp(-factor H)` meets a target, by bisection.
  private static double solve(double[] summed, double target) {
    double low = 0.01;
    double high = 100;
    for (int i = 0; i < 80; i++) {
      double middle = 0.5 * (low + high);
      double mean = 0;
      for (double h : summed) {
        mean += Arithmetic.saturation(middle * h) / summed.length;
      }
      if (mean < target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  /// An option that changes nothing: an agreement signed and concluded at once, or nothing signed.
  static Option reference(boolean agreement) {
    var dates =
        new Option.Dates(
            Range.exactly(0),
            Range.exactly(0),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Option(
        "reference",
        "",
        "",
        "",
        Option.Basis.ILLUSTRATIVE,
        Option.Confidentiality.PUBLIC,
        agreement,
        new Option.Levers("none", false, false),
        agreement ? Optional.of(dates) : Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        Map.of(),
        new Option.Headings(
            Optional.empty(),
            Option.Effort.NONE,
            Option.Effort.NONE,
            Map.of(),
            false,
            Option.Reform.NONE,
            Option.Reform.NONE,
            Option.Reform.NONE,
            Option.Reform.NONE,
            0,
            false,
            Option.Channel.NONE,
            Map.of(),
            Map.of()));
  }
}
