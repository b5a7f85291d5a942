package org.detente.staffing;

import java.nio.file.Path;
import java.util.List;
import org.detente.evidence.EvidenceBase;
import org.detente.input.Problems;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.pledge.ForceData;
import org.detente.pledge.ForceFolder;
import org.detente.pledge.Pledge;
import org.detente.pledge.Policy;
import org.detente.theatre.Theatre;

/// Invented contributors for the invented theatre.
final class TinyForce {

  static final Path FILES = Path.of("src/test/resources/staffing");
  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");
  private static final TheatreFolder FOLDER = TheatreFolder.load(TINY);

  private TinyForce() {}

  static Theatre theatre() {
    return FOLDER.theatre();
  }

  static Option mission() {
    return FOLDER.options().stream()
        .filter(o -> o.id().equals("concord-mission"))
        .findFirst()
        .orElseThrow();
  }

  static ForceData data() {
    var problems = new Problems();
    var read = ForceFolder.load(FILES, FOLDER, EvidenceBase.shipped(), problems);
    problems.throwIfAny();
    return read.orElseThrow();
  }

  static ForceData with(List<Pledge> pledges) {
    ForceData data = data();
    return new ForceData(data.catalogue(), data.contributors(), pledges, data.policies());
  }

  static Requirement requirement() {
    return Requirement.of(mission(), theatre(), data().catalogue(), Basis.PLAN).orElseThrow();
  }

  static Policy policy(String id) {
    return data().policies().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  /// The phase with the largest need, under a policy.
  static PhaseProblem problem(String policy) {
    Requirement requirement = requirement();
    return new PhaseProblem(
        requirement, theatre(), data(), policy(policy), requirement.peakPhase());
  }

  static StaffingResult answer(ForceData data, String policy) {
    return new Staffing(theatre(), data, Effort.USUAL).answer(requirement(), policy(policy));
  }
}
