package org.detente.web.work;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.detente.paper.HeadingTable;
import org.detente.paper.HeadingTable.Basis;
import org.detente.paper.HeadingTable.Cell;
import org.detente.paper.HeadingTable.Interval;
import org.detente.paper.HeadingTable.Line;

/// What a run found of each option, question by question, kept beside its chapters.
final class HeadingsFile {

  private HeadingsFile() {}

  /// @return empty where there is no such file
  static List<HeadingTable> read(Path file) {
    try {
      return list(Json.read(file), "questions").stream().map(HeadingsFile::table).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw Json.unreadable(file, e);
    }
  }

  static void write(Path file, List<HeadingTable> tables) throws IOException {
    Json.write(file, Map.of("questions", tables.stream().map(HeadingsFile::json).toList()));
  }

  /// In the order of the questions; what is new stands for what was there.
  static List<HeadingTable> joined(List<HeadingTable> there, List<HeadingTable> more) {
    var all = new TreeMap<Integer, HeadingTable>();
    there.forEach(t -> all.put(t.question(), t));
    more.forEach(t -> all.put(t.question(), t));
    return List.copyOf(all.values());
  }

  private static Map<String, Object> json(HeadingTable table) {
    var map = new LinkedHashMap<String, Object>();
    map.put("question", table.question());
    map.put("lines", table.lines().stream().map(HeadingsFile::json).toList());
    map.put("notes", table.notes());
    return map;
  }

  private static Map<String, Object> json(Line line) {
    var map = new LinkedHashMap<String, Object>();
    map.put("key", line.key());
    map.put("title", line.title());
    map.put("basis", line.basis().name());
    map.put("further", line.further());
    map.put("cells", line.cells().stream().map(HeadingsFile::json).toList());
    return map;
  }

  private static Map<String, Object> json(Cell cell) {
    var map = new LinkedHashMap<String, Object>();
    map.put("option", cell.option());
    map.put("figure", cell.figure());
    map.put("range", cell.range());
    cell.interval().ifPresent(i -> map.put("interval", List.of(i.low(), i.high())));
    return map;
  }

  @SuppressWarnings("unchecked") // as it was written above
  private static List<Map<String, Object>> list(Map<String, Object> map, String name) {
    return (List<Map<String, Object>>) map.get(name);
  }

  private static HeadingTable table(Map<String, Object> map) {
    var lines = new ArrayList<Line>();
    for (Map<String, Object> line : list(map, "lines")) {
      lines.add(
          new Line(
              (String) line.get("key"),
              (String) line.get("title"),
              Basis.valueOf((String) line.get("basis")),
              (Boolean) line.get("further"),
              list(line, "cells").stream().map(HeadingsFile::cell).toList()));
    }
    return new HeadingTable(
        ((Number) map.get("question")).intValue(),
        lines,
        ((List<?>) map.get("notes")).stream().map(String.class::cast).toList());
  }

  private static Cell cell(Map<String, Object> map) {
    Optional<Interval> interval =
        Optional.ofNullable((List<?>) map.get("interval"))
            .map(
                i ->
                    new Interval(
                        ((Number) i.getFirst()).doubleValue(),
                        ((Number) i.getLast()).doubleValue()));
    return new Cell(
        (String) map.get("option"),
        (String) map.get("figure"),
        (String) map.get("range"),
        interval);
  }
}
