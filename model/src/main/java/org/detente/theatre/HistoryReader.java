package org.detente.theatre;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.input.CsvRow;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.theatre.Theatre.IncidentYear;
import org.detente.theatre.Theatre.PairedInput;

/// Reads the tables that a theatre may leave out: `incidents.csv` and `paired-inputs.csv`.
///
/// @param folder of the theatre
/// @param problems takes every mistake
record HistoryReader(Path folder, Problems problems) {

  private static final String PAIRED_INPUTS = "paired-inputs.csv";

  List<IncidentYear> incidents() {
    List<IncidentYear> years = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    List<String> columns = List.of("year", "low", "best", "high", "source", "note");
    for (CsvRow row : optionalTable("incidents.csv", columns)) {
      int before = problems.count();
      int year = row.integer("year", 1, 9999, problems).orElse(0);
      double low = row.nonNegative("low", problems).orElse(0);
      double best = row.nonNegative("best", problems).orElse(0);
      double high = row.nonNegative("high", problems).orElse(0);
      String source = row.requiredText("source", problems).orElse("");
      if (problems.count() > before) {
        continue;
      }
      if (!seen.add(year)) {
        row.problem("the year " + year + " stands twice", "keep one row per year", problems);
      }
      if (!(low <= best && best <= high)) {
        row.problem("low, best and high are out of order", "low <= best <= high", problems);
      }
      years.add(new IncidentYear(year, low, best, high, source, row.text("note")));
    }
    return years;
  }

  List<PairedInput> pairedInputs(Optional<List<String>> parties) {
    List<PairedInput> inputs = new ArrayList<>();
    Map<String, Map<String, Integer>> topics = new LinkedHashMap<>();
    List<String> columns = List.of("topic", "party", "figure", "unit", "source", "note");
    List<CsvRow> rows = optionalTable(PAIRED_INPUTS, columns);
    boolean sound = true;
    for (CsvRow row : rows) {
      int before = problems.count();
      String topic = row.requiredText("topic", problems).orElse("");
      String party = row.requiredText("party", problems).orElse("");
      String figure = row.requiredText("figure", problems).orElse("");
      if (!party.isEmpty() && parties.isPresent() && !parties.get().contains(party)) {
        String advice = Words.advice(party, parties.get());
        row.problem("no party has the id " + party, advice, problems);
      }
      Map<String, Integer> byParty = topics.computeIfAbsent(topic, t -> new LinkedHashMap<>());
      if (byParty.putIfAbsent(party, row.line()) != null && problems.count() == before) {
        String what = topic + " has two rows for " + party;
        row.problem(what, "keep one row per topic and party", problems);
      }
      sound &= problems.count() == before;
      inputs.add(
          new PairedInput(
              topic, party, figure, row.text("unit"), row.text("source"), row.text("note")));
    }
    if (sound) {
      parties.ifPresent(ids -> topics.forEach((topic, byParty) -> checkPairs(topic, byParty, ids)));
    }
    return inputs;
  }

  private void checkPairs(String topic, Map<String, Integer> byParty, List<String> parties) {
    for (String party : parties) {
      if (!byParty.containsKey(party)) {
        int line = byParty.values().iterator().next();
        String what = topic + " has no row for " + party;
        problems.add(
            folder.resolve(PAIRED_INPUTS).toString(),
            line,
            what,
            "add one; \"no figure found\" is a figure");
      }
    }
  }

  private List<CsvRow> optionalTable(String file, List<String> columns) {
    Path path = folder.resolve(file);
    if (!Files.exists(path)) {
      return List.of();
    }
    Optional<CsvTable> table = CsvTable.read(path, path.toString(), columns, problems);
    table.ifPresent(t -> t.refuseUnknownColumns(columns::contains, columns, problems));
    return table.map(CsvTable::rows).orElse(List.of());
  }
}
