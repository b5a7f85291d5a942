package org.detente.option;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.detente.input.YamlMap;
import org.detente.option.Option.Settled;
import org.detente.option.Option.Statement;

/// Reads the section `provisions` of an option: what it says of single provisions in so many words.
/// A question is left to a body only where the body and a date are named; else it is open.
final class StatementsReader {

  private static final int MAX_MONTHS = 2400;

  private StatementsReader() {}

  /// @param agreement whether the option has one, after which a date can be counted
  static Map<String, Statement> read(YamlMap option, boolean agreement) {
    Map<String, Statement> statements = new LinkedHashMap<>();
    Optional<YamlMap> section = option.optionalMap("provisions");
    if (section.isEmpty()) {
      return statements;
    }
    for (String id : section.get().keys()) {
      section.get().map(id).ifPresent(map -> statements.put(id, statement(map, agreement)));
    }
    return statements;
  }

  private static Statement statement(YamlMap map, boolean agreement) {
    Settled settled = map.word("status", Settled.class);
    Optional<String> where = map.optionalText("where");
    Optional<String> body = map.optionalText("body");
    OptionalDouble after = map.optionalNumber("after_months", 0, MAX_MONTHS);
    boolean deferred = settled == Settled.DEFERRED;
    boolean said = settled == Settled.ANSWERED || settled == Settled.PARTLY;
    if (said && where.isEmpty()) {
      map.problem(
          "status", "it is settled, but not said where", "add where: the heading or clause");
    }
    if (deferred && (body.isEmpty() || after.isEmpty())) {
      map.problem(
          "status",
          "it is left to somebody later, but without a body and a date",
          "add body and after_months, or call it open");
    }
    if (deferred && !agreement) {
      map.problem("status", "nothing is signed, so nothing can be left to a body", "call it open");
    }
    if (!deferred && (body.isPresent() || after.isPresent())) {
      map.problem("status", "a body or a date is named, but it is not deferred", "leave them out");
    }
    var statement =
        new Statement(
            map.line("status"),
            settled,
            where.orElse(""),
            body,
            after.isPresent() ? Optional.of(after.getAsDouble()) : Optional.empty(),
            map.text("text"));
    map.refuseUnknownKeys();
    return statement;
  }
}
