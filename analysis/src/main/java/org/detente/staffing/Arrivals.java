package org.detente.staffing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.detente.pledge.Catalogue;

/// How many are there, month by month after the mandate.
///
/// The central line is the force table. The low line has every unit come later by what the evidence
/// on tempo allows (F20, high less central) and the low share of what is pledged (F21); the high
/// line has it earlier and the high share.
///
/// @param months 0 and up; persons in place
public record Arrivals(List<Double> low, List<Double> central, List<Double> high) {

  public Arrivals {
    low = List.copyOf(low);
    central = List.copyOf(central);
    high = List.copyOf(high);
  }

  /// @param until months to be told, from 0
  /// @param earliest first month in which anybody may come
  static Arrivals of(List<Posting> postings, Catalogue catalogue, int until, int earliest) {
    var share = catalogue.deliveredShare();
    double fewer = share.central() > 0 ? share.low() / share.central() : 1;
    double more = share.central() > 0 ? share.high() / share.central() : 1;
    int later = (int) Math.rint(catalogue.peakMonths().high() - catalogue.peakMonths().central());
    int sooner = (int) Math.rint(catalogue.peakMonths().central() - catalogue.peakMonths().low());
    double[] low = new double[until];
    double[] central = new double[until];
    double[] high = new double[until];
    for (List<Posting> pledge : byPledge(postings).values()) {
      double[] there = new double[until];
      for (Posting p : pledge) {
        for (int m = p.arrival(); m < Math.min(until, p.leave().orElse(until)); m++) {
          there[m] += p.persons();
        }
      }
      for (int m = 0; m < until; m++) {
        central[m] += there[m];
        low[m] += fewer * least(there, m - later, m);
        high[m] += m < earliest ? there[m] : more * most(there, m, m + sooner);
      }
    }
    return new Arrivals(list(low), list(central), list(high));
  }

  private static Map<Integer, List<Posting>> byPledge(List<Posting> postings) {
    var found = new TreeMap<Integer, List<Posting>>();
    postings.forEach(p -> found.computeIfAbsent(p.pledge().line(), _ -> new ArrayList<>()).add(p));
    return found;
  }

  /// Persons who have been there all the time since a month.
  private static double least(double[] there, int from, int to) {
    double least = from < 0 ? 0 : Double.POSITIVE_INFINITY;
    for (int m = Math.max(0, from); m <= to; m++) {
      least = Math.min(least, there[m]);
    }
    return least;
  }

  private static double most(double[] there, int from, int to) {
    double most = 0;
    for (int m = from; m <= Math.min(there.length - 1, to); m++) {
      most = Math.max(most, there[m]);
    }
    return most;
  }

  private static List<Double> list(double[] values) {
    return java.util.Arrays.stream(values).boxed().toList();
  }

  /// Months that are told.
  public int months() {
    return central.size();
  }
}
