package org.detente.completeness;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.detente.completeness.Provision.Event;
import org.detente.completeness.Provision.Preparation;
import org.detente.input.Words;
import org.detente.input.YamlMap;
import org.detente.option.Option;

/// Reads `provisions.yaml` as `docs/formats.md` describes it.
public final class CatalogueReader {

  private static final double HEAVIEST = 3;
  private static final double MOST_MONTHS = 600;

  private CatalogueReader() {}

  /// Reads a catalogue.
  ///
  /// @param file whose problems take every mistake
  /// @param headings keys of headings that some option has
  /// @return empty if there was any mistake
  public static Optional<Catalogue> read(YamlMap file, Set<String> headings) {
    int before = file.problems().count();
    var provisions = new ArrayList<Provision>();
    var ids = new HashSet<String>();
    for (YamlMap map : file.maps("provisions")) {
      Provision provision = provision(map, headings);
      if (!ids.add(provision.id())) {
        map.problem("id", "two provisions have the id " + provision.id(), "give each its own");
      }
      provisions.add(provision);
    }
    file.refuseUnknownKeys();
    return file.problems().count() == before
        ? Optional.of(new Catalogue(provisions))
        : Optional.empty();
  }

  /// Tells which statements of options are about provisions that the catalogue does not have.
  ///
  /// @param fileOf names the file of an option for messages
  public static void checkStatements(
      Catalogue catalogue,
      List<Option> options,
      java.util.function.Function<Option, String> fileOf,
      org.detente.input.Problems problems) {
    for (Option option : options) {
      option
          .statements()
          .forEach(
              (id, statement) -> {
                if (!catalogue.ids().contains(id)) {
                  problems.add(
                      fileOf.apply(option),
                      statement.line(),
                      "no provision has the id " + id,
                      Words.advice(id, catalogue.ids()));
                }
              });
    }
  }

  private static Provision provision(YamlMap map, Set<String> headings) {
    List<String> touched = map.optionalTexts("touched_by");
    if (!headings.isEmpty()) {
      touched.forEach(key -> map.checkKnown("touched_by", "heading", key, headings));
    }
    Optional<Preparation> preparation =
        map.optionalMap("preparation").map(CatalogueReader::preparation);
    var provision =
        new Provision(
            map.id("id"),
            map.text("group"),
            map.text("name"),
            map.text("question"),
            map.text("reason"),
            map.text("source"),
            map.optionalYesNo("gate").orElse(false),
            map.number("weight", 1, HEAVIEST),
            map.text("weight_source"),
            map.has("answered_by")
                ? List.copyOf(map.words("answered_by", Content.class))
                : List.of(),
            touched,
            preparation);
    map.refuseUnknownKeys();
    return provision;
  }

  private static Preparation preparation(YamlMap map) {
    var preparation =
        new Preparation(
            map.text("what"),
            map.yesNo("technical_talks"),
            map.word("needed_at", Event.class),
            map.range("months", 0, MOST_MONTHS),
            map.text("source"));
    map.refuseUnknownKeys();
    return preparation;
  }
}
