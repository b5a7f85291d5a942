package org.detente.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.calibration.Band;
import org.detente.calibration.CalibrationResult;
import org.detente.calibration.CalibrationResult.Fit;
import org.detente.calibration.CalibrationResult.Forecast;
import org.detente.calibration.CalibrationResult.HeldOutYear;
import org.detente.calibration.CalibrationResult.ParameterPosterior;
import org.detente.calibration.ObservedYears;
import tools.jackson.jr.ob.JSON;

/// `posterior.csv` and `calibration.json` of a calibration.
public final class CalibrationFiles {

  private static final String INFORMED = "informed";
  private static final String NOT_INFORMED = "not informed: prior kept";

  private CalibrationFiles() {}

  /// One row per parameter; a file of evidence for every verb.
  public static void posterior(CalibrationResult result, Path file) throws IOException {
    try (var table =
        new Table(
            file,
            List.of(
                "parameter",
                "low",
                "central",
                "high",
                "unit",
                "verdict",
                "prior_low",
                "prior_high",
                "p05",
                "p50",
                "p95",
                "sd_ratio",
                "kolmogorov",
                "kolmogorov_chance",
                "effective_sample"))) {
      for (ParameterPosterior p : result.parameters()) {
        table.row(
            p.key(),
            p.range().low(),
            p.range().central(),
            p.range().high(),
            p.unit(),
            p.informed() ? INFORMED : NOT_INFORMED,
            p.prior().low(),
            p.prior().high(),
            p.posterior().p05(),
            p.posterior().p50(),
            p.posterior().p95(),
            p.sdRatio(),
            p.kolmogorov(),
            result.chance(),
            result.effectiveSize());
      }
    }
  }

  /// How well the history is met, and how the years held out were foreseen.
  public static void account(CalibrationResult result, Path file) throws IOException {
    ObservedYears years = result.request().years();
    var json = new LinkedHashMap<String, Object>();
    json.put("theatre", result.request().theatre().id());
    json.put("seed", result.request().seed());
    json.put("draws", result.request().draws());
    json.put("accepted", result.accepted());
    json.put("tolerance", result.tolerance());
    json.put("effective_sample", result.effectiveSize());
    json.put("kolmogorov_chance", result.chance());
    json.put("first_year", years.first());
    json.put("last_year", years.last());
    json.put("deaths", years.fitted());
    json.put("nuisances", result.nuisances().stream().map(CalibrationFiles::nuisance).toList());
    json.put("statistics", result.fits().stream().map(CalibrationFiles::fit).toList());
    json.put("held_out", result.heldOut().stream().map(CalibrationFiles::heldOut).toList());
    String text =
        JSON.builder().enable(JSON.Feature.PRETTY_PRINT_OUTPUT).build().asString(json) + "\n";
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static Map<String, Object> nuisance(ParameterPosterior p) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", p.key());
    json.put("verdict", p.informed() ? INFORMED : NOT_INFORMED);
    json.put("posterior", band(p.posterior()));
    json.put("sd_ratio", p.sdRatio());
    json.put("kolmogorov", p.kolmogorov());
    return json;
  }

  private static Map<String, Object> fit(Fit fit) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", fit.statistic().key());
    json.put("observed", fit.observed());
    json.put("prior", band(fit.prior()));
    json.put("posterior", band(fit.posterior()));
    json.put("written", band(fit.written()));
    return json;
  }

  private static Map<String, Object> heldOut(HeldOutYear year) {
    var json = new LinkedHashMap<String, Object>();
    json.put("year", year.year());
    json.put("observed", year.observed());
    json.put("free", forecast(year.free(), year.observed()));
    json.put("given_last_level", forecast(year.givenLevel(), year.observed()));
    json.put("drifting", forecast(year.drifting(), year.observed()));
    return json;
  }

  private static Map<String, Object> forecast(Forecast forecast, double observed) {
    var json = new LinkedHashMap<String, Object>(band(forecast.band()));
    json.put("inside", forecast.band().holds(observed));
    json.put("share_as_high", forecast.asHigh());
    return json;
  }

  private static Map<String, Object> band(Band band) {
    var json = new LinkedHashMap<String, Object>();
    json.put("p05", band.p05());
    json.put("p50", band.p50());
    json.put("p95", band.p95());
    return json;
  }
}
