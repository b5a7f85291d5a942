package org.detente.patterns;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.detente.option.TheatreFolder;
import org.detente.patterns.Pattern.Band;
import org.detente.theatre.Theatre;

/// The table of patterns.
///
/// Arguments: a theatre folder that has a history; a CSV file to write (the paper's resource); how
/// many futures (default 200). Prints the table for `docs/model.md`. Takes some minutes.
public final class PatternTable {

  private static final String HEADER =
      "pattern,evidence,unit,published_low,published_central,published_high,model_low,"
          + "model_central,model_high,outcome,note\n";

  private PatternTable() {}

  /// Writes and prints.
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2 || arguments.length > 3) {
      System.err.println(
          "Arguments: a theatre folder with a history; the CSV to write; how many futures (200).");
      System.exit(2);
    }
    Theatre theatre = TheatreFolder.load(Path.of(arguments[0])).theatre();
    Study study =
        Study.full(
            arguments.length > 2 ? Integer.parseInt(arguments[2]) : Study.FULL_FUTURES,
            Runtime.getRuntime().availableProcessors());
    var patterns = new ArrayList<Pattern>();
    var parts = new String[] {"war", "history", "clustering", "people", "missions"};
    long start = System.nanoTime();
    for (int i = 0; i < parts.length; i++) {
      patterns.addAll(part(i, study, theatre));
      System.err.printf(
          Locale.ROOT,
          "%s: %d patterns so far, %.0f s%n",
          parts[i],
          patterns.size(),
          (System.nanoTime() - start) / 1e9);
    }
    Path file = Path.of(arguments[1]);
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(unfinished, csv(patterns));
    Files.move(unfinished, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    System.out.print(markdown(patterns));
  }

  private static List<Pattern> part(int i, Study study, Theatre theatre) {
    return switch (i) {
      case 0 -> WarPatterns.of(study);
      case 1 -> HistoryPatterns.of(study, theatre);
      case 2 -> ClusteringPatterns.of(study);
      case 3 -> PeoplePatterns.of(study);
      default -> MissionPatterns.of(study);
    };
  }

  /// All patterns.
  static List<Pattern> all(Study study, Theatre theatre) {
    var patterns = new ArrayList<Pattern>();
    for (int i = 0; i < 5; i++) {
      patterns.addAll(part(i, study, theatre));
    }
    return List.copyOf(patterns);
  }

  static String csv(List<Pattern> patterns) {
    var text = new StringBuilder(HEADER);
    for (Pattern p : patterns) {
      text.append(
          String.join(
              ",",
              Stream.of(
                      p.name(),
                      p.evidence(),
                      p.unit(),
                      number(p.published().low()),
                      number(p.published().central()),
                      number(p.published().high()),
                      number(p.model().low()),
                      number(p.model().central()),
                      number(p.model().high()),
                      p.outcome().word(),
                      p.note())
                  .map(PatternTable::quoted)
                  .toList()));
      text.append('\n');
    }
    return text.toString();
  }

  /// Reads what [#csv] wrote.
  static List<Pattern> read(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream()
          .map(
              r ->
                  new Pattern(
                      r.getField("pattern"),
                      r.getField("evidence"),
                      r.getField("unit"),
                      band(r, "published_"),
                      band(r, "model_"),
                      Pattern.Outcome.valueOf(
                          r.getField("outcome").toUpperCase(Locale.ROOT).replace(' ', '_')),
                      r.getField("note")))
          .toList();
    }
  }

  private static Band band(NamedCsvRecord r, String which) {
    return new Band(value(r, which + "low"), value(r, which + "central"), value(r, which + "high"));
  }

  private static double value(NamedCsvRecord r, String column) {
    return r.getField(column).isEmpty() ? Double.NaN : Double.parseDouble(r.getField(column));
  }

  private static String quoted(String cell) {
    return cell.matches("[^,\"\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  /// The table as documentation has it.
  static String markdown(List<Pattern> patterns) {
    var text =
        new StringBuilder(
            "| pattern | evidence | published | model: median (5% to 95% of futures) | outcome |"
                + " note |\n|---|---|---|---|---|---|\n");
    for (Pattern p : patterns) {
      text.append(
          "| %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  p.name(),
                  p.evidence(),
                  Double.isNaN(p.published().central())
                      ? "a direction"
                      : band(p.published()) + unit(p.unit()),
                  band(p.model()) + unit(p.unit()),
                  p.outcome() == Pattern.Outcome.NOT_REPRODUCED
                      ? "**not reproduced**"
                      : p.outcome().word(),
                  p.note()));
    }
    return text.toString();
  }

  private static String unit(String unit) {
    return unit.equals("1") ? "" : " " + unit;
  }

  private static String band(Band band) {
    return band.low() == band.high()
        ? shown(band.central())
        : "%s (%s to %s)".formatted(shown(band.central()), shown(band.low()), shown(band.high()));
  }

  private static String shown(double value) {
    double size = Math.abs(value);
    String form = size >= 10 ? "%.0f" : size >= 1 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
    return size < 0.0005 ? "0" : String.format(Locale.ROOT, form, value);
  }
}
