package org.detente.web.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.detente.input.Words;
import org.detente.message.Said;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/// Reads workbooks.
final class XlsxFile {

  /// Unpacked, a workbook may have so many bytes.
  private static final long MOST_BYTES = 256_000_000;

  private XlsxFile() {}

  static Brought read(byte[] bytes, Gathering out) {
    if (!fits(bytes, out)) {
      return out.nothing(Brought.Format.XLSX, List.of());
    }
    List<String> names = List.of();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      List<Sheet> sheets = book.getSheets().toList();
      names = sheets.stream().map(Sheet::getName).toList();
      if (sheets.isEmpty()) {
        out.wrong(Said.of("upload.no-sheet", "file", out.name()));
        return out.nothing(Brought.Format.XLSX, names);
      }
      Optional<Reference> reference = out.reference(Optional.empty());
      if (reference.isEmpty()) {
        return out.nothing(Brought.Format.XLSX, names);
      }
      Sheet sheet = chosen(sheets, out);
      var rows = new ArrayList<Layer.Row>();
      try (Stream<Row> all = sheet.openStream()) {
        var each = all.iterator();
        while (each.hasNext()) {
          Row row = each.next();
          if (rows.size() > Brought.MOST_ROWS) {
            out.wrong(
                Said.of("upload.rows", "file", out.name(), "most", Words.say(Brought.MOST_ROWS)));
            return out.nothing(Brought.Format.XLSX, names);
          }
          rows.add(
              new Layer.Row(
                  Said.of("upload.row", "n", Integer.toString(row.getRowNum())),
                  cells(row),
                  Optional.empty()));
        }
      }
      return new Brought(
          Brought.Format.XLSX,
          names,
          out.table(sheet.getName(), rows, reference),
          Optional.empty(),
          Optional.empty(),
          reference.map(Reference::epsg),
          out.problems());
    } catch (IOException | RuntimeException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      out.wrong(Said.of("upload.no-workbook", "file", out.name(), "reason", reason));
      return out.nothing(Brought.Format.XLSX, names);
    }
  }

  /// The sheet that was asked for, else the first that is not empty.
  private static Sheet chosen(List<Sheet> sheets, Gathering out) throws IOException {
    for (Sheet sheet : sheets) {
      if (out.reading().layer().filter(sheet.getName()::equals).isPresent()) {
        return sheet;
      }
    }
    for (Sheet sheet : sheets) {
      try (Stream<Row> rows = sheet.openStream()) {
        if (rows.limit(50).anyMatch(r -> r.getPhysicalCellCount() > 0)) {
          return sheet;
        }
      }
    }
    return sheets.getFirst();
  }

  private static List<String> cells(Row row) {
    var cells = new ArrayList<String>();
    for (int c = 0; c < Math.min(row.getCellCount(), Brought.MOST_COLUMNS + 1); c++) {
      cells.add(row.getOptionalCell(c).map(XlsxFile::text).orElse(""));
    }
    return cells;
  }

  private static String text(Cell cell) {
    if (cell.getType() == CellType.NUMBER) {
      BigDecimal number = cell.asNumber();
      return number == null ? "" : Words.say(number.doubleValue());
    }
    if (cell.getType() == CellType.ERROR || cell.getType() == CellType.EMPTY) {
      return "";
    }
    String text = cell.getType() == CellType.FORMULA ? cell.getRawValue() : cell.getText();
    return text == null ? "" : text.strip();
  }

  /// Whether it is a whole zip of a bearable size, whatever it says of itself.
  private static boolean fits(byte[] bytes, Gathering out) {
    long total = 0;
    int parts = 0;
    byte[] buffer = new byte[1 << 16];
    try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (++parts > 10_000) {
          out.wrong(Said.of("upload.parts", "file", out.name()));
          return false;
        }
        try (InputStream in = zip.getInputStream(entry)) {
          for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            total += n;
            if (total > MOST_BYTES) {
              out.wrong(
                  Said.of("upload.large", "file", out.name(), "most", Words.say(MOST_BYTES / 1e6)));
              return false;
            }
          }
        }
      }
      return true;
    } catch (IOException | RuntimeException e) {
      out.wrong(
          Said.of("upload.no-zip", "file", out.name(), "reason", String.valueOf(e.getMessage())));
      return false;
    }
  }
}
