package org.detente.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.detente.ablation.AblationStudy;
import org.detente.access.Audience;
import org.detente.commitment.Menu;
import org.detente.completeness.Catalogue;
import org.detente.evidence.EvidenceBase;
import org.detente.exploration.Brief;
import org.detente.handover.Precedent;
import org.detente.input.InputException;
import org.detente.input.Problems;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.pledge.ForceData;
import org.detente.pledge.ForceFolder;
import org.detente.positions.Positions;
import org.detente.theatre.Theatre;

/// Everything that a theatre folder holds. What is empty is not in the folder, and the question
/// that needs it cannot be answered.
///
/// @param folder theatre and options
/// @param evidence the shipped rows, the theatre's own over them
/// @param force who might serve
/// @param menu who can take which steps
/// @param catalogue what an agreement should answer
/// @param positions who wants what; still to be narrowed to what a reader may know
/// @param brief what is wanted of each outcome
/// @param precedents what real missions did; may be empty
/// @param hangsOn what became of the conclusions when one thing was changed at a time
public record StudyInput(
    TheatreFolder folder,
    EvidenceBase evidence,
    Optional<ForceData> force,
    Optional<Menu> menu,
    Catalogue catalogue,
    Optional<Positions> positions,
    Optional<Brief> brief,
    List<Precedent> precedents,
    Optional<AblationStudy> hangsOn) {

  public StudyInput {
    precedents = List.copyOf(precedents);
  }

  /// Reads a folder.
  ///
  /// @throws InputException with every mistake, if there is any
  public static StudyInput read(Path theatre) {
    var problems = new Problems();
    Optional<StudyInput> read = read(theatre, problems);
    problems.throwIfAny();
    return read.orElseThrow();
  }

  /// Reads a folder.
  ///
  /// @param problems takes every mistake
  /// @return empty where there are mistakes
  public static Optional<StudyInput> read(Path theatre, Problems problems) {
    int before = problems.count();
    Optional<TheatreFolder> folder = TheatreFolder.load(theatre, problems);
    EvidenceBase base = TheatreFiles.evidence(theatre, folder, Optional.empty(), problems);
    Optional<ForceData> force = folder.flatMap(f -> ForceFolder.load(theatre, f, base, problems));
    Optional<Menu> menu = folder.flatMap(f -> TheatreFiles.menu(theatre, f, problems));
    Optional<Catalogue> catalogue =
        folder.flatMap(f -> TheatreFiles.catalogue(theatre, f, problems));
    Optional<Positions> positions = folder.flatMap(f -> TheatreFiles.positionsIfThere(f, problems));
    Path criteria = theatre.resolve(ExplorationFiles.CRITERIA);
    Optional<Brief> brief =
        Files.exists(criteria)
            ? ExplorationFiles.criteria(criteria, folder, base, problems)
            : Optional.empty();
    List<Precedent> precedents = ExplorationFiles.precedents(theatre, problems);
    Optional<AblationStudy> hangsOn = HangsOnFile.read(theatre, problems);
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(
            new StudyInput(
                folder.orElseThrow(),
                base,
                force,
                menu,
                catalogue.orElseThrow(),
                positions,
                brief,
                precedents,
                hangsOn));
  }

  /// The theatre.
  public Theatre theatre() {
    return folder.theatre();
  }

  /// The options that an audience may read, as they are simulated, the status quo among them.
  public List<Option> optionsFor(Audience audience) {
    return TheatreFiles.held(
        folder.options().stream()
            .filter(o -> !o.agreement() || audience.mayRead(o.confidentiality()))
            .toList(),
        menu);
  }
}
