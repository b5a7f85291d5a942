package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.detente.phrase.Figures;

/// Patterns known from elsewhere beside what the model gives.
///
/// They are about the model, not about a theatre's options, and take ensembles of their own: so the
/// paper does not run them but shows `patterns.csv` beside this class, which the program's own
/// study writes (the command stands in docs/model.md, "Patterns"; a test of each build finds
/// whether the file is still what the model gives).
final class KnownPatterns {

  private static final String REPRODUCED = "reproduced";
  private static final String NOT_REPRODUCED = "not reproduced";

  private final List<NamedCsvRecord> patterns = read();

  private static List<NamedCsvRecord> read() {
    try (InputStream in = KnownPatterns.class.getResourceAsStream("patterns.csv");
        var text = new InputStreamReader(in, StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own patterns.csv cannot be read", e);
    }
  }

  List<DomContent> html(Reading reading) {
    long whole = patterns.stream().filter(r -> is(r, REPRODUCED)).count();
    List<NamedCsvRecord> missing = patterns.stream().filter(r -> is(r, NOT_REPRODUCED)).toList();
    var rows = new ArrayList<List<DomContent>>();
    patterns.forEach(r -> rows.add(row(reading, r)));
    return List.of(
        h3(reading.say("patterns.patterns-known-from-elsewhere")),
        p(
            reading.say(
                "patterns.of-patterns-the-model",
                "patterns",
                patterns.size(),
                "whole",
                reading.texts().whole(whole),
                "patterns2",
                reading.texts().whole(patterns.size() - whole - missing.size()),
                "missing",
                reading.texts().whole(missing.size()))),
        p(reading.say("patterns.not-reproduced-and-why")),
        ul(
            each(
                missing.stream()
                    .map(r -> li(reading.own(r.getField("pattern") + ". " + r.getField("note")))))),
        Html.textTable(
            reading.say("patterns.what-is-known-and"),
            List.of(
                reading.say("patterns.pattern"),
                reading.say("patterns.evidence"),
                reading.say("patterns.published"),
                reading.say("patterns.model"),
                reading.say("patterns.outcome")),
            rows));
  }

  private static boolean is(NamedCsvRecord row, String outcome) {
    return row.getField("outcome").equals(outcome);
  }

  private static String outcome(Reading reading, NamedCsvRecord row) {
    return is(row, REPRODUCED)
        ? reading.say("patterns.reproduced")
        : is(row, NOT_REPRODUCED)
            ? reading.say("patterns.not-reproduced")
            : reading.say("patterns.in-part");
  }

  private static List<DomContent> row(Reading reading, NamedCsvRecord r) {
    return List.of(
        Html.text(reading.own(r.getField("pattern"))),
        Html.text(reading.own(r.getField("evidence"))),
        Html.text(
            r.getField("published_central").isEmpty()
                ? reading.say("patterns.a-direction")
                : band(reading, r, "published_")),
        Html.text(band(reading, r, "model_")),
        Html.text(outcome(reading, r)));
  }

  private static String band(Reading reading, NamedCsvRecord r, String which) {
    String figures =
        reading
            .texts()
            .withRange(
                two(reading, r, which + "central"),
                reading
                    .texts()
                    .between(two(reading, r, which + "low"), two(reading, r, which + "high")));
    return figures + " " + reading.own(r.getField("unit"));
  }

  private static String two(Reading reading, NamedCsvRecord r, String column) {
    String cell = r.getField(column);
    return cell.isEmpty() ? Figures.NOTHING : reading.texts().two(Double.parseDouble(cell));
  }
}
