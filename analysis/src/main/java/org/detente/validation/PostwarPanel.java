package org.detente.validation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// How often civil wars were renewed, country by country and year by year 1962-2009 (Walter 2015,
/// Journal of Conflict Resolution 59), with and without United Nations peacekeepers. The only guess
/// about war that needs neither a model nor the place.
///
/// @param years country-years, without and with peacekeepers
/// @param renewals of them, those with renewed war
public record PostwarPanel(int[] years, int[] renewals) {

  /// Reads the panel that the program carries.
  public static PostwarPanel shipped() {
    int[] years = new int[2];
    int[] renewals = new int[2];
    try (InputStream in = PostwarPanel.class.getResourceAsStream("postwar-panel.csv");
        Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : rows) {
        int with = Integer.parseInt(row.getField("un_peacekeepers"));
        years[with]++;
        renewals[with] += Integer.parseInt(row.getField("renewed_war"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the panel the program carries cannot be read", e);
    }
    return new PostwarPanel(years, renewals);
  }

  /// Chance of renewed war in a year, half a renewal added so that a class without any is not taken
  /// for safe.
  ///
  /// @param peacekeepers whether the United Nations lead an operation
  public double hazard(boolean peacekeepers) {
    int with = peacekeepers ? 1 : 0;
    return (renewals[with] + 0.5) / (years[with] + 1);
  }
}
