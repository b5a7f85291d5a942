package org.detente.web.upload;

import java.util.List;
import java.util.Optional;
import org.detente.message.Said;
import org.locationtech.jts.geom.Geometry;

/// A table of a file that was brought.
///
/// @param name of the layer or sheet; the file's own where it has but one table
/// @param columns each with a name of its own
/// @param rows in the order of the file
public record Layer(String name, List<String> columns, List<Row> rows) {

  public Layer {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// A row.
  ///
  /// @param place what messages call it: a line, a row of a sheet, a feature
  /// @param cells as text, one per column; a cell that is not there is empty
  /// @param shape longitude and latitude in degrees, WGS84; empty where the row has none
  public record Row(Said place, List<String> cells, Optional<Geometry> shape) {

    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// Position of a column, or -1.
  public int column(String name) {
    return columns.indexOf(name);
  }

  /// Whether rows have shapes.
  public boolean drawn() {
    return rows.stream().anyMatch(r -> r.shape().isPresent());
  }
}
