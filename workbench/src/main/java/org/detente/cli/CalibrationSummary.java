package org.detente.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.detente.calibration.Band;
import org.detente.calibration.CalibrationResult;
import org.detente.calibration.CalibrationResult.Fit;
import org.detente.calibration.CalibrationResult.Forecast;
import org.detente.calibration.CalibrationResult.HeldOutYear;
import org.detente.calibration.CalibrationResult.ParameterPosterior;
import org.detente.calibration.ObservedYears;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;

/// What a calibration found, on the screen.
final class CalibrationSummary {

  private CalibrationSummary() {}

  static void print(CalibrationResult result, PrintStream screen) {
    ObservedYears years = result.request().years();
    screen.printf(
        Locale.ROOT,
        "Fitted to the reported deaths of %s to %s: %s accepted of %s.%n",
        Figures.year(years.first()),
        Figures.year(years.last()),
        Phrases.counted(result.accepted(), "draw"),
        Figures.whole(result.request().draws()));
    parameters(result, screen);
    fits(result, screen);
    heldOut(result.heldOut(), screen);
  }

  private static void parameters(CalibrationResult result, PrintStream screen) {
    List<ParameterPosterior> informed =
        result.parameters().stream().filter(ParameterPosterior::informed).toList();
    for (ParameterPosterior p : informed) {
      screen.printf(
          Locale.ROOT,
          "  %-12s %s to %s, median %s (before: %s to %s); spread %s of the prior's%n",
          p.key(),
          Figures.two(p.range().low()),
          Figures.two(p.range().high()),
          Figures.two(p.posterior().p50()),
          Figures.two(p.prior().low()),
          Figures.two(p.prior().high()),
          Figures.percent(p.sdRatio()));
    }
    List<String> others =
        result.parameters().stream()
            .filter(p -> !p.informed())
            .map(ParameterPosterior::key)
            .toList();
    screen.println(
        others.isEmpty()
            ? "The history informs every parameter."
            : "The history cannot inform " + Phrases.list(others) + ": they keep their range.");
  }

  private static void fits(CalibrationResult result, PrintStream screen) {
    for (Fit fit : result.fits()) {
      screen.printf(
          Locale.ROOT,
          "  %-46s %6s   after %-18s before %s%n",
          fit.statistic().says(),
          Figures.two(fit.observed()),
          band(fit.posterior()),
          band(fit.prior()));
    }
  }

  private static void heldOut(List<HeldOutYear> years, PrintStream screen) {
    if (years.isEmpty()) {
      return;
    }
    screen.println("Years held out (reported deaths; 5% to 95%):");
    for (HeldOutYear year : years) {
      screen.printf(
          Locale.ROOT,
          "  %s: %s reported; expected %s; given the last fitted year %s; with drift %s%n",
          Figures.year(year.year()),
          Figures.given(year.observed()),
          forecast(year.free(), year.observed()),
          forecast(year.givenLevel(), year.observed()),
          forecast(year.drifting(), year.observed()));
    }
    screen.println(
        "A year outside is a year the calibrated model did not foresee. Bands are not widened to hold"
            + " it; the drift hypothesis is the alternative to look at.");
  }

  private static String forecast(Forecast forecast, double observed) {
    return band(forecast.band()) + (forecast.band().holds(observed) ? " (inside)" : " (OUTSIDE)");
  }

  private static String band(Band band) {
    return Figures.two(band.p05()) + " to " + Figures.two(band.p95());
  }
}
