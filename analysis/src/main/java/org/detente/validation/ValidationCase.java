package org.detente.validation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.detente.input.CsvRow;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.theatre.Theatre;

/// A real mission: a theatre as it was, the option that was really taken, and what happened.
///
/// @param name name of the folder
/// @param sent the option that describes what was really done
/// @param observations in the order of the file; at least one
public record ValidationCase(
    String name, TheatreFolder folder, Option sent, List<Observation> observations) {

  /// The file that makes a theatre folder a case.
  public static final String FILE = "observed.csv";

  private static final String OPTION = "option";

  public ValidationCase {
    observations = List.copyOf(observations);
  }

  /// The theatre.
  public Theatre theatre() {
    return folder.theatre();
  }

  /// Months a run needs to hold every year that was observed.
  public int months() {
    int last = observations.stream().mapToInt(Observation::year).max().orElseThrow();
    return lastMonth(last) + 1;
  }

  /// First month of a year, counted from the as-of date.
  public int firstMonth(int year) {
    return monthsTo(theatre(), year, 1);
  }

  /// Last month of a year, counted from the as-of date.
  public int lastMonth(int year) {
    return monthsTo(theatre(), year, 12);
  }

  private static int monthsTo(Theatre theatre, int year, int month) {
    YearMonth asOf = theatre.asOf();
    return (year - asOf.getYear()) * 12 + month - asOf.getMonthValue();
  }

  /// Reads a case.
  ///
  /// @param path of the theatre folder
  /// @param problems takes every mistake
  /// @return empty if there was any
  public static Optional<ValidationCase> load(Path path, Problems problems) {
    int before = problems.count();
    Optional<TheatreFolder> folder = TheatreFolder.load(path, problems);
    if (!Files.isDirectory(path)) {
      return Optional.empty();
    }
    Path file = path.resolve(FILE);
    if (!Files.exists(file)) {
      String what = "there is no " + FILE + " in this folder";
      problems.add(path.toString(), 0, what, "write one: outcome,period,observed,source,note");
      return Optional.empty();
    }
    Optional<CsvTable> table =
        CsvTable.read(
            file, file.toString(), List.of("outcome", "period", "observed", "source"), problems);
    if (table.isEmpty() || folder.isEmpty()) {
      return Optional.empty();
    }
    List<Observation> observations = observations(table.get(), folder.get().theatre(), problems);
    Optional<Option> sent = sent(table.get(), folder.get(), problems);
    if (problems.count() > before || sent.isEmpty()) {
      return Optional.empty();
    }
    String name = path.toAbsolutePath().normalize().getFileName().toString();
    return Optional.of(new ValidationCase(name, folder.get(), sent.get(), observations));
  }

  private static List<Observation> observations(
      CsvTable table, Theatre theatre, Problems problems) {
    var observations = new ArrayList<Observation>();
    Set<String> seen = new HashSet<>();
    for (CsvRow row : table.rows()) {
      Optional<Outcome> outcome = outcome(row, problems);
      OptionalInt year = row.integer("period", 1, 9999, problems);
      double most = outcome.filter(Outcome.WAR::equals).isPresent() ? 1 : Double.POSITIVE_INFINITY;
      OptionalDouble observed = row.number("observed", 0, most, problems);
      Optional<String> source = row.requiredText("source", problems);
      if (outcome.isEmpty() || year.isEmpty() || observed.isEmpty() || source.isEmpty()) {
        continue;
      }
      if (outcome.get() == Outcome.WAR && observed.getAsDouble() % 1 != 0) {
        row.problem("war is " + row.text("observed"), "0 or 1", problems);
      }
      if (monthsTo(theatre, year.getAsInt(), 1) < 0) {
        row.problem(
            "the year " + year.getAsInt() + " begins before the as-of date " + theatre.asOf(),
            "score whole years from the as-of date on; earlier ones belong into incidents.csv",
            problems);
      }
      if (!seen.add(outcome.get() + " " + year.getAsInt())) {
        row.problem(
            outcome.get().id() + " of " + year.getAsInt() + " stands twice", "keep one", problems);
      }
      observations.add(
          new Observation(
              outcome.get(),
              year.getAsInt(),
              observed.getAsDouble(),
              source.get(),
              row.text("note")));
    }
    if (table.rows().isEmpty()) {
      problems.add(table.file(), 1, "holds no observation", "write at least one row");
    }
    return observations;
  }

  private static Optional<Outcome> outcome(CsvRow row, Problems problems) {
    Optional<Outcome> outcome = Outcome.of(row.text("outcome"));
    if (outcome.isEmpty()) {
      List<String> known = Arrays.stream(Outcome.values()).map(Outcome::id).toList();
      row.problem(
          "outcome is \"" + row.text("outcome") + "\"",
          Words.advice(row.text("outcome"), known),
          problems);
    }
    return outcome;
  }

  /// The option that was really taken: the one the column `option` names, else the only one beside
  /// the status quo, else the status quo if it stands alone.
  private static Optional<Option> sent(CsvTable table, TheatreFolder folder, Problems problems) {
    var named = new ArrayList<String>();
    for (CsvRow row : table.rows()) {
      String id = row.text(OPTION);
      if (!id.isEmpty() && !named.contains(id)) {
        named.add(id);
        List<String> known = folder.options().stream().map(Option::id).toList();
        if (!known.contains(id)) {
          row.problem("no option has the id " + id, Words.advice(id, known), problems);
        } else if (named.size() > 1) {
          row.problem("a second option, " + id, "name the one that was really taken", problems);
        }
      }
    }
    if (!named.isEmpty()) {
      return folder.options().stream().filter(o -> o.id().equals(named.getFirst())).findFirst();
    }
    List<Option> others = folder.options().stream().filter(Option::agreement).toList();
    if (others.size() > 1) {
      String ids = String.join(", ", folder.options().stream().map(Option::id).toList());
      problems.add(
          table.file(),
          1,
          "which option was really taken is not said",
          "add a column option with one of " + ids);
      return Optional.empty();
    }
    return Optional.of(others.isEmpty() ? folder.statusQuo() : others.getFirst());
  }
}
