package org.detente.evidence;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.detente.input.CsvRow;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.value.Range;

/// The evidence base: published figures with ranges and sources, and ranges that a user or a
/// calibration sets for parameters directly.
///
/// @param rows by id, in the order of the file
/// @param parameters key of a parameter, or of a dimension that a theatre adds, to a range that
///   replaces the one of `model-parameters.csv` or of the theatre
public record EvidenceBase(Map<String, EvidenceRow> rows, Map<String, Range> parameters) {

  private static final List<String> COLUMNS = List.of("id", "low", "central", "high");
  private static final List<String> KNOWN =
      List.of("id", "topic", "name", "central", "low", "high", "unit", "source", "status");

  public EvidenceBase {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /// The evidence base that ships with the program.
  public static EvidenceBase shipped() {
    var rows = new LinkedHashMap<String, EvidenceRow>();
    for (NamedCsvRecord r : resource("evidence-base.csv")) {
      var range =
          new Range(
              Double.parseDouble(r.getField("low")),
              Double.parseDouble(r.getField("central")),
              Double.parseDouble(r.getField("high")));
      var status = EvidenceRow.Status.valueOf(r.getField("status").toUpperCase(Locale.ROOT));
      String id = r.getField("id");
      rows.put(
          id,
          new EvidenceRow(
              id,
              r.getField("topic"),
              r.getField("name"),
              range,
              r.getField("unit"),
              r.getField("source"),
              status));
    }
    return new EvidenceBase(rows, Map.of());
  }

  static List<NamedCsvRecord> resource(String name) {
    try (InputStream in = EvidenceBase.class.getResourceAsStream(name);
        var text = new InputStreamReader(in, StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own file " + name + " cannot be read", e);
    }
  }

  /// This base with the rows of a file over it: columns `id,low,central,high` and as many of the
  /// base's others as the file has; an id is a row of the base, a new row, or the key of a
  /// parameter (then its range is replaced). A column `parameter` may stand for `id`.
  ///
  /// @param file where it is
  /// @param name what messages call it
  /// @param problems takes every mistake
  /// @return this base where the file has mistakes
  public EvidenceBase with(Path file, String name, Problems problems) {
    return with(file, name, _ -> Optional.empty(), problems);
  }

  /// Like the other, for files that may also state ranges of what a theatre adds to the parameters.
  ///
  /// @param theatre the theatre's own dimension of a key, if it has one
  public EvidenceBase with(
      Path file, String name, Function<String, Optional<Dimension>> theatre, Problems problems) {
    int before = problems.count();
    List<String> required = COLUMNS;
    Optional<CsvTable> table = CsvTable.read(file, name, List.of(), problems);
    if (table.isEmpty()) {
      return this;
    }
    String key = table.get().columns().contains("id") ? "id" : "parameter";
    for (String column : required) {
      String wanted = column.equals("id") ? key : column;
      if (!table.get().columns().contains(wanted)) {
        problems.add(name, 1, "column " + column + " is missing", "add it to the header");
      }
    }
    if (problems.count() > before) {
      return this;
    }
    var newRows = new LinkedHashMap<>(rows);
    var newParameters = new LinkedHashMap<>(parameters);
    var seen = new java.util.HashSet<String>();
    for (CsvRow row : table.get().rows()) {
      read(row, key, theatre, seen, newRows, newParameters, problems);
    }
    return problems.count() > before ? this : new EvidenceBase(newRows, newParameters);
  }

  private void read(
      CsvRow row,
      String key,
      Function<String, Optional<Dimension>> theatre,
      java.util.Set<String> seen,
      Map<String, EvidenceRow> newRows,
      Map<String, Range> newParameters,
      Problems problems) {
    Optional<String> id = row.requiredText(key, problems);
    OptionalDouble low = row.number("low", problems);
    OptionalDouble central = row.number("central", problems);
    OptionalDouble high = row.number("high", problems);
    if (id.isEmpty() || low.isEmpty() || central.isEmpty() || high.isEmpty()) {
      return;
    }
    if (!seen.add(id.get())) {
      row.problem("id " + id.get() + " stands there twice", "keep one", problems);
      return;
    }
    double l = low.getAsDouble();
    double c = central.getAsDouble();
    double h = high.getAsDouble();
    if (!(l <= c && c <= h)) {
      row.problem(
          "low %s, central %s, high %s are not in order".formatted(l, c, h),
          "low <= central <= high",
          problems);
      return;
    }
    var range = new Range(l, c, h);
    Optional<Dimension> own = theatre.apply(id.get());
    Optional<String> limit =
        own.map(d -> d.limit(range)).orElseGet(() -> ModelParameters.limit(id.get(), range));
    if (limit.isPresent()) {
      row.problem(
          "low %s, high %s".formatted(row.text("low"), row.text("high")), limit.get(), problems);
      return;
    }
    if (own.isPresent() || ModelParameters.isParameter(id.get())) {
      newParameters.put(id.get(), range);
      return;
    }
    EvidenceRow old = rows.get(id.get());
    if (old == null && row.text("source").isEmpty()) {
      row.problem(
          id.get() + " is neither a row of the evidence base nor a parameter",
          "name one of them, or give the new row a source",
          problems);
      return;
    }
    newRows.put(
        id.get(),
        new EvidenceRow(
            id.get(),
            or(row.text("topic"), old == null ? "user" : old.topic()),
            or(row.text("name"), old == null ? id.get() : old.name()),
            range,
            or(row.text("unit"), old == null ? "" : old.unit()),
            or(row.text("source"), old == null ? "" : old.source()),
            old == null ? EvidenceRow.Status.JUDGEMENT : old.status()));
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  /// Columns that a file of evidence may have.
  public static List<String> knownColumns() {
    return KNOWN;
  }

  /// A row of the base.
  ///
  /// @throws IllegalArgumentException if there is none
  public EvidenceRow row(String id) {
    EvidenceRow row = rows.get(id);
    if (row == null) {
      throw new IllegalArgumentException("the evidence base has no row " + id);
    }
    return row;
  }
}
