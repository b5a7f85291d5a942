package org.detente.handover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.detente.ensemble.EnsembleRequest;
import org.detente.evidence.Dimension;
import org.detente.evidence.Future;
import org.detente.exploration.Brief;
import org.detente.numeric.Quantiles;
import org.detente.numeric.RankCorrelation;
import org.detente.theatre.Zone;
import org.detente.value.Range;

/// Makes rows of an option's sums.
final class Gathering {

  private static final double LOW = 0.1;
  private static final double HIGH = 0.9;
  private static final double THOUSAND = 1000;

  /// Less contact than this over two years is none: a rate over it would be noise (assumption).
  private static final double SOME_CONTACT = 1;

  private final String option;
  private final List<Zone> zones;
  private final int replications;
  private final Cell cell;
  private final double[][] sums;
  private final List<Integer> dates;
  private final Brief.Acceptable acceptable;

  /// @param sums shape `[futures][zones * cell]`
  Gathering(
      String option,
      EnsembleRequest request,
      Cell cell,
      double[][] sums,
      List<Integer> dates,
      Brief.Acceptable acceptable) {
    this.option = option;
    this.zones = request.theatre().zones();
    this.replications = request.replications();
    this.cell = cell;
    this.sums = sums;
    this.dates = dates;
    this.acceptable = acceptable;
  }

  private double at(int future, int zone, int place) {
    return sums[future][zone * cell.size() + place];
  }

  private double at(int future, List<Zone> of, int place) {
    double sum = 0;
    for (Zone zone : of) {
      sum += at(future, zone.index(), place);
    }
    return sum;
  }

  List<HandoverRow> rows() {
    var rows = new ArrayList<HandoverRow>();
    for (Zone zone : zones) {
      for (Leaving leaving : Leaving.values()) {
        rows.add(row(zone.id(), List.of(zone), leaving));
      }
    }
    return rows;
  }

  /// The zones together: months and counts are means over zones, rates are over all contact.
  List<HandoverRow> totals() {
    return Arrays.stream(Leaving.values()).map(leaving -> row("all", zones, leaving)).toList();
  }

  private HandoverRow row(String name, List<Zone> of, Leaving leaving) {
    double met =
        IntStream.range(0, sums.length).mapToDouble(f -> at(f, of, Cell.MET)).sum()
            / (sums.length * replications * of.size());
    int[] compared =
        IntStream.range(0, sums.length).filter(f -> at(f, of, Cell.COMPARED) > 0).toArray();
    int from = cell.leaving(leaving);
    IntToDoubleFunction rate = f -> rate(f, of, from + Cell.INCIDENTS, from + Cell.CONTACT);
    IntToDoubleFunction stayedRate =
        f -> rate(f, of, from + Cell.STAYED_INCIDENTS, from + Cell.STAYED_CONTACT);
    IntToDoubleFunction difference = f -> rate.applyAsDouble(f) - stayedRate.applyAsDouble(f);
    return new HandoverRow(
        option,
        name,
        leaving,
        met,
        compared.length,
        (int) Arrays.stream(compared).mapToDouble(difference).filter(v -> !Double.isNaN(v)).count(),
        over(compared, f -> perRun(f, of, from + Cell.LEFT_ON)),
        over(compared, f -> perRun(f, of, from + Cell.INCIDENTS)),
        over(compared, rate),
        over(compared, f -> perRun(f, of, from + Cell.STAYED_INCIDENTS)),
        over(compared, stayedRate),
        over(compared, difference));
  }

  private double perRun(int future, List<Zone> of, int place) {
    return at(future, of, place) / at(future, of, Cell.COMPARED);
  }

  private double rate(int future, List<Zone> of, int incidents, int contact) {
    double years = at(future, of, contact);
    return years < SOME_CONTACT ? Double.NaN : THOUSAND * at(future, of, incidents) / years;
  }

  private static Optional<Range> over(int[] futures, IntToDoubleFunction value) {
    double[] sorted =
        Arrays.stream(futures).mapToDouble(value).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return sorted.length == 0
        ? Optional.empty()
        : Optional.of(
            new Range(
                Quantiles.ofSorted(sorted, LOW),
                Quantiles.ofSorted(sorted, 0.5),
                Quantiles.ofSorted(sorted, HIGH)));
  }

  List<DateRow> dates() {
    var rows = new ArrayList<DateRow>();
    for (Zone zone : zones) {
      for (int d = 0; d < dates.size(); d++) {
        int from = cell.date(d);
        int reached = 0;
        int worse = 0;
        for (int f = 0; f < sums.length; f++) {
          double runs = at(f, zone.index(), from);
          if (runs > 0) {
            reached++;
            double rate = rate(f, List.of(zone), from + 1, from + 2);
            boolean unacceptable =
                Double.isNaN(rate)
                    ? at(f, zone.index(), from + 1) / runs > acceptable.peopleless()
                    : rate > acceptable.incidents();
            worse += unacceptable ? 1 : 0;
          }
        }
        rows.add(
            new DateRow(
                option,
                zone.id(),
                dates.get(d),
                reached,
                reached == 0 ? Double.NaN : (double) worse / reached));
      }
    }
    return rows;
  }

  List<MoverRow> movers(int turn, String lever, String level) {
    var rows = new ArrayList<MoverRow>();
    int at = cell.turn(turn);
    double allMonths = 0;
    int allPairs = 0;
    double allMet = 0;
    for (Zone zone : zones) {
      int z = zone.index();
      double months = 0;
      int pairs = 0;
      double met = 0;
      for (int f = 0; f < sums.length; f++) {
        double before = at(f, z, Cell.MET);
        double after = at(f, z, at);
        met += (after - before) / replications / sums.length;
        if (before > 0 && after > 0) {
          pairs++;
          months += at(f, z, at + 1) / after - at(f, z, Cell.MONTH) / before;
        }
      }
      rows.add(new MoverRow(option, zone.id(), lever, level, pairs, mean(months, pairs), met));
      allMonths += months;
      allPairs += pairs;
      allMet += met / zones.size();
    }
    rows.add(
        new MoverRow(option, "all", lever, level, allPairs, mean(allMonths, allPairs), allMet));
    return rows;
  }

  private static double mean(double sum, int count) {
    return count == 0 ? Double.NaN : sum / count;
  }

  List<Handover.CorrelationRow> correlations(List<Dimension> dimensions, List<Future> futures) {
    double[] month = new double[sums.length];
    for (int f = 0; f < month.length; f++) {
      double met = 0;
      double sum = 0;
      for (Zone zone : zones) {
        met += at(f, zone.index(), Cell.MET);
        sum += at(f, zone.index(), Cell.MONTH);
      }
      month[f] = met == 0 ? Double.NaN : sum / met;
    }
    int known = (int) Arrays.stream(month).filter(m -> !Double.isNaN(m)).count();
    var rows = new ArrayList<Handover.CorrelationRow>();
    for (int d = 0; d < dimensions.size(); d++) {
      if (!dimensions.get(d).range().isPoint()) {
        int at = d;
        double[] column = futures.stream().mapToDouble(f -> f.value(at)).toArray();
        rows.add(
            new Handover.CorrelationRow(
                option, dimensions.get(d).key(), known, RankCorrelation.of(column, month)));
      }
    }
    return rows;
  }
}
