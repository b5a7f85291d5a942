package org.detente.web.upload;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.input.Words;
import org.detente.message.Said;

/// Reads text with signs between cells, in whichever script and with whichever sign programs save
/// it.
final class CsvFile {

  /// Charsets to choose from.
  static final List<String> CHARSETS =
      List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251", "windows-1252", "windows-1254");

  /// Signs to choose from.
  static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

  private static final int SAMPLE_BYTES = 1 << 16;
  private static final int SAMPLE_LINES = 20;

  private CsvFile() {}

  static Brought read(byte[] bytes, Gathering out) {
    Optional<String> wanted = out.reading().charset().filter(CHARSETS::contains);
    String charset = wanted.orElseGet(() -> charset(bytes));
    Optional<String> text = text(bytes, charset);
    if (text.isEmpty()) {
      out.wrong(Said.of("upload.script", "file", out.name(), "charset", charset));
      return out.nothing(Brought.Format.CSV, List.of());
    }
    if (text.get().indexOf('\0') >= 0) {
      out.wrong(Said.of("upload.no-text", "file", out.name()));
      return out.nothing(Brought.Format.CSV, List.of());
    }
    if (text.get().chars().filter(c -> c == '"').count() % 2 == 1) {
      out.wrong(Said.of("upload.quotation", "file", out.name()));
      return out.nothing(Brought.Format.CSV, List.of());
    }
    char separator = out.reading().separator().orElseGet(() -> separator(text.get()));
    Optional<Reference> reference = out.reference(Optional.empty());
    var rows = new ArrayList<Layer.Row>();
    boolean whole = reference.isPresent() && rows(text.get(), separator, rows, out);
    Optional<Layer> layer = whole ? out.table(out.name(), rows, reference) : Optional.empty();
    return new Brought(
        Brought.Format.CSV,
        List.of(),
        layer,
        Optional.of(charset),
        Optional.of(separator),
        reference.map(Reference::epsg),
        out.problems());
  }

  private static boolean rows(String text, char separator, List<Layer.Row> rows, Gathering out) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text)) {
      for (CsvRecord record : reader) {
        if (rows.size() > Brought.MOST_ROWS) {
          out.wrong(
              Said.of("upload.rows", "file", out.name(), "most", Words.say(Brought.MOST_ROWS)));
          return false;
        }
        rows.add(
            new Layer.Row(
                Said.of("upload.line", "n", Long.toString(record.getStartingLineNumber())),
                record.getFields(),
                Optional.empty()));
      }
      return true;
    } catch (CsvParseException | IOException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      out.wrong(
          Said.of(
              "upload.no-csv",
              "file",
              out.name(),
              "line",
              Integer.toString(rows.size() + 1),
              "reason",
              String.valueOf(cause.getMessage())));
      return false;
    }
  }

  private static Optional<String> text(byte[] bytes, String charset) {
    try {
      String text =
          Charset.forName(charset)
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(
                  charset.startsWith("UTF") ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// What a text is probably written in.
  static String charset(byte[] bytes) {
    int first = bytes.length > 0 ? bytes[0] & 0xff : 0;
    int second = bytes.length > 1 ? bytes[1] & 0xff : 0;
    if (first == 0xff && second == 0xfe) {
      return "UTF-16LE";
    }
    if (first == 0xfe && second == 0xff) {
      return "UTF-16BE";
    }
    int sample = Math.min(bytes.length, SAMPLE_BYTES);
    int evenZeros = 0;
    int oddZeros = 0;
    for (int i = 0; i < sample; i++) {
      if (bytes[i] == 0) {
        if (i % 2 == 0) {
          evenZeros++;
        } else {
          oddZeros++;
        }
      }
    }
    // Digits and separators have an empty half in UTF-16, whatever the script of the words.
    if (oddZeros > sample / 20 && evenZeros < oddZeros / 10) {
      return "UTF-16LE";
    }
    if (evenZeros > sample / 20 && oddZeros < evenZeros / 10) {
      return "UTF-16BE";
    }
    if (text(bytes, "UTF-8").isPresent()) {
      return "UTF-8";
    }
    // Words in Cyrillic consist of high bytes; in Turkish these stand between letters of ASCII.
    int high = 0;
    int pairs = 0;
    for (int i = 0; i < sample; i++) {
      if (bytes[i] < 0) {
        high++;
        pairs += i > 0 && bytes[i - 1] < 0 ? 1 : 0;
      }
    }
    return pairs * 2 > high ? "windows-1251" : "windows-1254";
  }

  /// The sign that stands equally often in all of the first lines, and most often of these.
  static char separator(String text) {
    char best = ',';
    double most = 0;
    for (char candidate : SEPARATORS) {
      List<Integer> counts = counts(text, candidate);
      int header = counts.isEmpty() ? 0 : counts.getFirst();
      long alike = counts.stream().filter(c -> c == header).count();
      double score = header == 0 ? 0 : header * (alike / (double) counts.size());
      if (score > most) {
        most = score;
        best = candidate;
      }
    }
    return best;
  }

  private static List<Integer> counts(String text, char sign) {
    var counts = new ArrayList<Integer>();
    boolean quoted = false;
    int count = 0;
    boolean any = false;
    for (int i = 0; i < text.length() && counts.size() < SAMPLE_LINES; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == sign) {
        count++;
      } else if (!quoted && c == '\n') {
        if (any) {
          counts.add(count);
        }
        count = 0;
        any = false;
        continue;
      }
      any |= c > ' ';
    }
    if (any && counts.size() < SAMPLE_LINES) {
      counts.add(count);
    }
    return counts;
  }
}
