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
import org.detente.phrase.Phrases;

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

  List<DomContent> html() {
    long whole = patterns.stream().filter(r -> is(r, REPRODUCED)).count();
    List<NamedCsvRecord> missing = patterns.stream().filter(r -> is(r, NOT_REPRODUCED)).toList();
    var rows = new ArrayList<List<DomContent>>();
    patterns.forEach(r -> rows.add(row(r)));
    return List.of(
        h3("Patterns known from elsewhere"),
        p(
            "Of %s, the model reproduces %s, %s in part, and %s not. Reproduced: the model's central value lies in the published range, or what was seen lies in its 90%% band, or nine of ten futures show the direction. In part: the published central value lies in the model's 90%% band, or over six of ten futures show the direction. Ensembles on an invented theatre, and the bundled theatre's own history; not this paper's futures."
                .formatted(
                    Phrases.counted(patterns.size(), "pattern"),
                    Figures.whole(whole),
                    Figures.whole(patterns.size() - whole - missing.size()),
                    Figures.whole(missing.size()))),
        p("Not reproduced, and why:"),
        ul(each(missing.stream().map(r -> li(r.getField("pattern") + ". " + r.getField("note"))))),
        Html.textTable(
            "What is known and what the model gives (central value, 5% to 95% of futures)",
            List.of("Pattern", "Evidence", "Published", "Model", "Outcome"), rows));
  }

  private static boolean is(NamedCsvRecord row, String outcome) {
    return row.getField("outcome").equals(outcome);
  }

  private static List<DomContent> row(NamedCsvRecord r) {
    return List.of(
        Html.text(r.getField("pattern")),
        Html.text(r.getField("evidence")),
        Html.text(
            r.getField("published_central").isEmpty() ? "a direction" : band(r, "published_")),
        Html.text(band(r, "model_")),
        Html.text(r.getField("outcome")));
  }

  private static String band(NamedCsvRecord r, String which) {
    String figures =
        Figures.withRange(
            two(r, which + "central"),
            Figures.between(two(r, which + "low"), two(r, which + "high")));
    return figures + " " + r.getField("unit");
  }

  private static String two(NamedCsvRecord r, String column) {
    String cell = r.getField(column);
    return cell.isEmpty() ? Figures.NOTHING : Figures.two(Double.parseDouble(cell));
  }
}
