package org.detente.study;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.detente.commitment.Commitment;
import org.detente.commitment.Menu;
import org.detente.commitment.MenuReader;
import org.detente.completeness.Catalogue;
import org.detente.completeness.CatalogueReader;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceBase;
import org.detente.input.Problems;
import org.detente.input.YamlMap;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.positions.Derivation;
import org.detente.positions.Positions;
import org.detente.positions.PositionsLoader;
import org.detente.simulation.Setting;
import org.detente.theatre.Theatre;
import org.detente.theatre.TheatreIndex;
import org.detente.value.Range;

/// Reads the files that a theatre may hold beside the theatre itself and its options.
public final class TheatreFiles {

  /// Menus of steps.
  public static final String COMMITMENTS = "commitments.yaml";

  /// What an agreement should answer.
  public static final String PROVISIONS = "provisions.yaml";

  /// Rows over the shipped evidence.
  public static final String EVIDENCE = "evidence.csv";

  private static final Pattern OF_SOME_THEATRE =
      Pattern.compile("deaths_sq|displaced_factor|residents_factor|accept_.+");

  private TheatreFiles() {}

  /// The shipped evidence, the theatre's own over it, and a file over both.
  ///
  /// @param folder the theatre, whose own quantities a file may state too; empty if it has mistakes
  /// @param problems takes every mistake
  public static EvidenceBase evidence(
      Path theatre, Optional<TheatreFolder> folder, Optional<Path> file, Problems problems) {
    EvidenceBase base = EvidenceBase.shipped();
    Function<String, Optional<Dimension>> known = key -> ofTheatre(folder, key);
    Path own = theatre.resolve(EVIDENCE);
    if (Files.exists(own)) {
      base = base.with(own, own.toString(), known, problems);
    }
    if (file.isPresent()) {
      base = base.with(file.get(), file.get().toString(), known, problems);
    }
    return base;
  }

  /// What the theatre adds to the parameters under a key. Nobody knows what a theatre with mistakes
  /// would add: then every key that some theatre could have passes.
  private static Optional<Dimension> ofTheatre(Optional<TheatreFolder> folder, String key) {
    if (folder.isEmpty()) {
      return OF_SOME_THEATRE.matcher(key).matches()
          ? Optional.of(
              new Dimension(key, Range.exactly(0), Dimension.Scale.FIXED, 0, "", List.of(), ""))
          : Optional.empty();
    }
    return Setting.dimensions(folder.get().theatre()).stream()
        .filter(d -> d.key().equals(key))
        .findFirst();
  }

  /// The menus of a theatre.
  ///
  /// @param problems takes every mistake of the file
  /// @return empty where there is no such file, or it has mistakes
  public static Optional<Menu> menu(Path theatre, TheatreFolder folder, Problems problems) {
    Path file = theatre.resolve(COMMITMENTS);
    return Files.exists(file)
        ? YamlMap.read(file, file.toString(), problems)
            .flatMap(map -> MenuReader.read(map, folder.theatre(), folder.options()))
        : Optional.empty();
  }

  /// Options whose floors are what the steps at the end of their ladders hold up, where the menu
  /// says so; without an agreement nobody verifies.
  public static List<Option> held(List<Option> options, Optional<Menu> menu) {
    return menu.filter(Menu::feedsSimulation)
        .map(
            m ->
                options.stream()
                    .map(o -> o.agreement() ? o.withCommitmentFloors(Commitment.floors(m, o)) : o)
                    .toList())
        .orElse(options);
  }

  /// The catalogue of a theatre: its own, or the general one.
  ///
  /// @param problems takes every mistake of the file, and statements of options about provisions
  ///   that are not in it
  public static Optional<Catalogue> catalogue(
      Path theatre, TheatreFolder folder, Problems problems) {
    Path file = theatre.resolve(PROVISIONS);
    var headings = new HashSet<String>();
    folder.options().forEach(o -> headings.addAll(o.headings().text().keySet()));
    Optional<Catalogue> catalogue =
        Files.exists(file)
            ? YamlMap.read(file, file.toString(), problems)
                .flatMap(map -> CatalogueReader.read(map, headings))
            : Optional.of(shippedCatalogue());
    catalogue.ifPresent(
        c ->
            CatalogueReader.checkStatements(
                c,
                folder.options(),
                o -> theatre.resolve("options").resolve(o.id() + ".yaml").toString(),
                problems));
    return catalogue;
  }

  /// The general catalogue.
  public static Catalogue shippedCatalogue() {
    var problems = new Problems();
    try (InputStream in = CatalogueReader.class.getResourceAsStream(PROVISIONS)) {
      return YamlMap.ofText(new String(in.readAllBytes(), UTF_8), PROVISIONS, problems)
          .flatMap(file -> CatalogueReader.read(file, Set.of()))
          .orElseThrow(() -> new IllegalStateException(problems.sorted().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own catalogue cannot be read", e);
    }
  }

  /// Reads scales and positions, and whether the settings that options state are on the scales.
  ///
  /// @param problems takes every mistake
  public static Optional<Positions> positions(TheatreFolder folder, Problems problems) {
    Theatre theatre = folder.theatre();
    Optional<Positions> positions =
        PositionsLoader.load(theatre.folder(), Optional.of(TheatreIndex.of(theatre)), problems);
    positions.ifPresent(
        p -> folder.options().forEach(o -> Derivation.of(theatre, o, p.issues(), problems)));
    return positions;
  }

  /// The same for those who can do without.
  public static Optional<Positions> positionsIfThere(TheatreFolder folder, Problems problems) {
    return PositionsLoader.isThere(folder.theatre().folder())
        ? positions(folder, problems)
        : Optional.empty();
  }
}
