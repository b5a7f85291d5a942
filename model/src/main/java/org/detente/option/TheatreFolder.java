package org.detente.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.detente.input.InputException;
import org.detente.input.Problems;
import org.detente.theatre.Theatre;
import org.detente.theatre.TheatreLoader;

/// A theatre with all its options: everything that a theatre folder holds for the model.
///
/// @param options in the order of their names; exactly one is the status quo
public record TheatreFolder(Theatre theatre, List<Option> options) {

  public TheatreFolder {
    options = List.copyOf(options);
  }

  /// Reads a folder. The options are looked at even where the theatre has mistakes, so that all of
  /// them are told at once.
  ///
  /// @param problems takes every mistake
  /// @return empty if there was any
  public static Optional<TheatreFolder> load(Path folder, Problems problems) {
    int before = problems.count();
    TheatreLoader.Reading reading = TheatreLoader.read(folder, problems);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    List<Option> options = OptionLoader.loadAll(folder, reading.index(), problems);
    return problems.count() == before
        ? reading.theatre().map(theatre -> new TheatreFolder(theatre, options))
        : Optional.empty();
  }

  /// Reads a folder that must be right.
  ///
  /// @throws InputException with every mistake, if there is any
  public static TheatreFolder load(Path folder) {
    var problems = new Problems();
    Optional<TheatreFolder> read = load(folder, problems);
    problems.throwIfAny();
    return read.orElseThrow();
  }

  /// The option without an agreement, with which the others are compared.
  public Option statusQuo() {
    return options.stream().filter(option -> !option.agreement()).findFirst().orElseThrow();
  }
}
