package org.detente.paper;

import java.util.ArrayList;
import java.util.Optional;
import org.detente.chart.FanChart;
import org.detente.numeric.Quantiles;

/// Fans of a figure over the months, for every option shown.
final class Fans {

  private static final int MOST_POINTS = 60;

  private final Reading reading;

  Fans(Reading reading) {
    this.reading = reading;
  }

  /// A figure of an option at a month, over futures.
  interface Figure {
    double[] at(int option, int month);
  }

  /// @param symlog size above which the upright axis is logarithmic; 0 for a linear axis
  String svg(String title, String unit, boolean share, double symlog, Figure figure) {
    var panels = new ArrayList<FanChart.Panel>();
    for (int o : reading.shown()) {
      panels.add(new FanChart.Panel(reading.title(o), quantiles(o, figure)));
    }
    double[] median = panels.getFirst().quantiles()[FanChart.QUANTILES.indexOf(0.5)];
    String description =
        reading.say(
            "outcomes.one-panel-per-option",
            "horizon",
            reading.horizon(),
            "panels",
            String.join(
                "; ",
                panels.stream().map(p -> p.title() + " " + last(reading, p, share)).toList()));
    return FanChart.svg(
        reading.texts(),
        new FanChart.Spec(
            title,
            description,
            unit,
            share,
            symlog,
            Optional.of(
                new FanChart.Reference(reading.say("outcomes.median-of-the-status"), median))),
        panels);
  }

  private static String last(Reading reading, FanChart.Panel panel, boolean share) {
    double[] median = panel.quantiles()[FanChart.QUANTILES.indexOf(0.5)];
    double value = median[median.length - 1];
    return share ? reading.texts().percent(value) : reading.texts().count(value);
  }

  /// Months in between are filled from the month before, for the chart draws no more points than
  /// are worked out here.
  private double[][] quantiles(int option, Figure figure) {
    int months = reading.months();
    int step = Math.max(1, months / MOST_POINTS);
    double[][] all = new double[FanChart.QUANTILES.size()][months];
    for (int m = 0; m < months; m++) {
      if (m % step == 0 || m == months - 1) {
        double[] sorted = Quantiles.sorted(figure.at(option, m));
        for (int q = 0; q < all.length; q++) {
          all[q][m] = Quantiles.ofSorted(sorted, FanChart.QUANTILES.get(q));
        }
      } else {
        for (double[] row : all) {
          row[m] = row[m - 1];
        }
      }
    }
    return all;
  }
}
