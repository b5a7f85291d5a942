package org.detente.chart;

import java.util.ArrayList;
import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.coverage.CoverageCell;
import org.detente.coverage.CoverageLedger;
import org.detente.coverage.CoverageStatus;
import org.detente.message.Texts;

/// How well people are provided for over time: of all pairs of person and threat, the share in each
/// status; one panel per option. Says nothing about places.
public final class CoverageChart {

  private static final double WIDTH = PanelGrid.WIDTH;
  private static final double LEFT = 44;
  private static final double LEGEND = 26;
  private static final double TITLE = 48;
  private static final double PLOT = 96;
  private static final double SMALL = PanelGrid.SMALL;
  private static final int YEAR = 12;

  private CoverageChart() {}

  /// A state of coverage in words.
  public static String word(Texts texts, CoverageStatus status) {
    return texts.of("covered", status.name());
  }

  /// Draws.
  ///
  /// @param ledgers one per option
  /// @param monthly whether steps are months; years, judged by their first month, otherwise
  public static String svg(Texts texts, List<CoverageLedger> ledgers, boolean monthly) {
    var grid = new PanelGrid(ledgers.size(), LEFT, LEGEND + 18, TITLE, PLOT);
    var canvas =
        new Canvas(
            texts,
            WIDTH,
            grid.end() + 20,
            texts.say("pictures.provided"),
            description(texts, ledgers));
    legend(canvas);
    canvas.text(
        0, LEGEND + 10, texts.say("pictures.share-of-people"), Type.quiet(SMALL, Anchor.START));
    for (int o = 0; o < ledgers.size(); o++) {
      int place = o;
      if (grid.first(o)) {
        grid.row(canvas, o, () -> figures(canvas, grid.x(place), grid.y(place)));
      }
      grid.panel(
          canvas,
          o,
          ledgers.get(o).option().label(),
          () -> panel(canvas, ledgers.get(place), monthly ? 1 : YEAR, grid, place));
    }
    grid.axis(canvas, texts.say("pictures.years-from-as-of"));
    return canvas.svg();
  }

  /// Share of people x threats x months in a status over the whole time.
  ///
  /// @return 0..1; 0 where there is nobody
  public static double share(CoverageLedger ledger, CoverageStatus status) {
    double all = 0;
    double here = 0;
    for (CoverageCell c : ledger.cells()) {
      all += c.people();
      here += c.status() == status ? c.people() : 0;
    }
    return all == 0 ? 0 : here / all;
  }

  private static String description(Texts texts, List<CoverageLedger> ledgers) {
    return String.join(
        " ",
        ledgers.stream()
            .map(
                l ->
                    texts.say(
                        "pictures.provided-option",
                        "option",
                        texts.own(l.option().label()),
                        "covered",
                        texts.percent(share(l, CoverageStatus.COVERED)),
                        "open",
                        texts.percent(share(l, CoverageStatus.OPEN))))
            .toList());
  }

  private static void legend(Canvas canvas) {
    var legend = new Legend(canvas, WIDTH, 18);
    for (CoverageStatus status : CoverageStatus.values()) {
      String word = word(canvas.texts(), status);
      legend.add(
          23 + TextWidth.of(word, SMALL),
          16,
          (x, dy) -> {
            if (status == CoverageStatus.OPEN) {
              canvas.hatched(x, 2 + dy, 18, 11);
            } else {
              canvas.rect(x, 2 + dy, 18, 11, "fill=\"" + Palette.of(status) + "\"");
              texture(canvas, status, x, 2 + dy, 18, 11);
            }
            canvas.text(x + 23, 11.5 + dy, word, Type.of(SMALL, Anchor.START));
          });
    }
    legend.draw(1);
  }

  /// Contested and overlapping cover carry lines as well as colour, for grey print.
  private static void texture(
      Canvas canvas, CoverageStatus status, double x, double y, double w, double h) {
    if (lines(status) > 0) {
      canvas.path(
          Canvas.hatch(x, y, w, h, lines(status)),
          "stroke=\"#fff\" stroke-width=\"0.8\" fill=\"none\"");
    }
  }

  private static void panel(
      Canvas canvas, CoverageLedger ledger, int step, PanelGrid grid, int place) {
    grid.title(canvas, place, canvas.texts().own(ledger.option().label()), 3);
    double x = grid.x(place);
    double w = grid.width();
    double top = grid.y(place);
    double[][] shares = shares(ledger, step);
    Scale across = Scale.linear(0, ledger.months(), x, x + w);
    double[] base = new double[shares.length];
    for (CoverageStatus status : CoverageStatus.values()) {
      area(canvas, status, shares, base, across, top, step, ledger.months());
    }
    canvas.rect(
        x, top, w, PLOT, "fill=\"none\" stroke=\"" + Palette.RULE + "\" stroke-width=\"0.6\"");
    grid.years(canvas, place, ledger.months(), across);
    for (int m = 0; m < ledger.months(); m += YEAR) {
      double from = across.at(m);
      canvas.spot(
          from,
          top,
          across.at(Math.min(ledger.months(), m + YEAR)) - from,
          PLOT,
          canvas.say(
              "pictures.provided-year",
              "option",
              canvas.texts().own(ledger.option().label()),
              "year",
              canvas.texts().tick(m / YEAR + 1),
              "shares",
              words(canvas.texts(), shares[m / step])));
    }
  }

  private static void figures(Canvas canvas, double x, double top) {
    for (double tick : new double[] {0, 0.5, 1}) {
      canvas.text(
          x - 5,
          top + PLOT * (1 - tick) + 3.5,
          canvas.texts().percentTick(tick),
          Type.quiet(SMALL, Anchor.END));
    }
  }

  private static String words(Texts texts, double[] shares) {
    var words = new ArrayList<String>();
    for (CoverageStatus status : CoverageStatus.values()) {
      if (shares[status.ordinal()] > 0) {
        words.add(
            texts.say(
                "pictures.status-share",
                "status",
                word(texts, status),
                "share",
                texts.percent(shares[status.ordinal()])));
      }
    }
    return words.isEmpty()
        ? texts.say("pictures.nobody-lives-there")
        : String.join(texts.say("figure.comma"), words);
  }

  /// @return shape `[steps][statuses]`, each row adding up to 1, or to 0 where there is nobody
  private static double[][] shares(CoverageLedger ledger, int step) {
    int steps = (ledger.months() + step - 1) / step;
    double[][] people = new double[steps][CoverageStatus.values().length];
    for (CoverageCell cell : ledger.cells()) {
      if (cell.month() % step == 0) {
        people[cell.month() / step][cell.status().ordinal()] += cell.people();
      }
    }
    for (double[] row : people) {
      double sum = 0;
      for (double p : row) {
        sum += p;
      }
      for (int s = 0; s < row.length; s++) {
        row[s] = sum == 0 ? 0 : row[s] / sum;
      }
    }
    return people;
  }

  private static void area(
      Canvas canvas,
      CoverageStatus status,
      double[][] shares,
      double[] base,
      Scale across,
      double top,
      int step,
      int months) {
    var upper = new StringBuilder();
    var lower = new StringBuilder();
    var hatch = new StringBuilder();
    double sum = 0;
    int from = 0;
    for (int i = 0; i < shares.length; i++) {
      double share = shares[i][status.ordinal()];
      boolean last = i == shares.length - 1;
      boolean same =
          !last
              && Math.abs(shares[i + 1][status.ordinal()] - share) < 1e-9
              && Math.abs(base[i + 1] - base[i]) < 1e-9;
      sum += share;
      if (same) {
        continue;
      }
      double x1 = across.at(from * step);
      double x2 = across.at(Math.min(months, (i + 1) * step));
      double y2 = top + PLOT * (1 - base[i]);
      double y1 = top + PLOT * (1 - base[i] - share);
      upper.append(upper.isEmpty() ? 'M' : 'L').append(at(x1, y1)).append('L').append(at(x2, y1));
      lower.insert(0, "L" + at(x2, y2) + "L" + at(x1, y2));
      if (lines(status) > 0) {
        hatch.append(Canvas.hatch(x1, y1, x2 - x1, y2 - y1, lines(status)));
      }
      from = i + 1;
    }
    for (int i = 0; i < shares.length; i++) {
      base[i] += shares[i][status.ordinal()];
    }
    if (sum == 0) {
      return;
    }
    canvas.path(upper.append(lower).append('Z').toString(), "fill=\"" + Palette.of(status) + "\"");
    if (status == CoverageStatus.OPEN) {
      canvas.path(
          hatch.toString(), "stroke=\"" + Palette.HATCH + "\" stroke-width=\"0.7\" fill=\"none\"");
    } else if (status == CoverageStatus.CONTESTED || status == CoverageStatus.OVERLAPPING) {
      canvas.path(hatch.toString(), "stroke=\"#fff\" stroke-width=\"0.8\" fill=\"none\"");
    }
  }

  /// Px between the lines over the colour of a status, for grey print; 0 without lines.
  static double lines(CoverageStatus status) {
    return switch (status) {
      case COVERED, THIN -> 0;
      case OPEN -> 5;
      case CONTESTED -> 4;
      case OVERLAPPING -> 7;
    };
  }

  private static String at(double x, double y) {
    return Canvas.px(x) + " " + Canvas.px(y);
  }
}
