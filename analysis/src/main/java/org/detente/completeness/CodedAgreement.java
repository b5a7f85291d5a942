package org.detente.completeness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.detente.completeness.Profile.Answer;
import org.detente.input.CsvRow;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.option.Option.Settled;

/// Reads an agreement that somebody has coded against the catalogue, to compare with the options.
public final class CodedAgreement {

  /// Columns that must be there; others are let pass, so that a filled questionnaire can be read.
  public static final List<String> COLUMNS =
      List.of("provision", "status", "where", "body", "by_month", "text");

  private CodedAgreement() {}

  /// Reads a coded agreement. A provision without a row or without a status is open.
  ///
  /// @param name of the agreement, for tables
  /// @param problems takes every mistake
  /// @return empty if there was any
  public static Optional<Profile> read(
      CsvTable table, String name, Catalogue catalogue, Problems problems) {
    int before = problems.count();
    Map<String, Answer> coded = new HashMap<>();
    for (CsvRow row : table.rows()) {
      row.requiredText("provision", problems)
          .ifPresent(id -> row(row, id, catalogue, coded, problems));
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Profile(
            name,
            catalogue.provisions().stream()
                .map(p -> coded.getOrDefault(p.id(), open(p)))
                .toList()));
  }

  private static Answer open(Provision p) {
    return new Answer(
        p, Settled.OPEN, "", Optional.empty(), Optional.empty(), p.name() + ": open. Not coded.");
  }

  private static void row(
      CsvRow row, String id, Catalogue catalogue, Map<String, Answer> coded, Problems problems) {
    Optional<Provision> found =
        catalogue.provisions().stream().filter(p -> p.id().equals(id)).findFirst();
    if (found.isEmpty()) {
      row.problem("no provision has the id " + id, Words.advice(id, catalogue.ids()), problems);
      return;
    }
    Provision p = found.get();
    if (row.text("status").isEmpty()) {
      return;
    }
    Optional<Settled> settled = row.word("status", Settled.class, problems);
    String where = row.text("where");
    String body = row.text("body");
    OptionalDouble by = row.optionalNumber("by_month", problems);
    if (settled.isEmpty()) {
      return;
    }
    boolean said = settled.get() == Settled.ANSWERED || settled.get() == Settled.PARTLY;
    boolean deferred = settled.get() == Settled.DEFERRED;
    if (said && where.isEmpty()) {
      row.problem(id + " is settled, but not said where", "fill in where: the clause", problems);
    }
    if (deferred && (body.isEmpty() || by.isEmpty())) {
      row.problem(
          id + " is deferred without a body and a month",
          "fill in body and by_month, or call it open",
          problems);
    }
    String how =
        said ? Words.of(settled.get()) + " (" + where + ")" : deferred ? "left to " + body : "open";
    String text = row.text("text");
    var answer =
        new Answer(
            p,
            settled.get(),
            said ? where : "",
            deferred && !body.isEmpty() ? Optional.of(body) : Optional.empty(),
            deferred && by.isPresent() ? Optional.of(by.getAsDouble()) : Optional.empty(),
            p.name() + ": " + how + "." + (text.isEmpty() ? "" : " " + text));
    if (coded.put(id, answer) != null) {
      row.problem(id + " stands there twice", "keep one row", problems);
    }
  }
}
