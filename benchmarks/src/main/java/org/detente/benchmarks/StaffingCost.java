package org.detente.benchmarks;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import com.google.ortools.sat.ConstraintProto;
import com.google.ortools.sat.CpModelProto;
import com.google.ortools.sat.LinearConstraintProto;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.detente.evidence.EvidenceBase;
import org.detente.input.Problems;
import org.detente.numeric.Philox;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.pledge.ForceData;
import org.detente.pledge.ForceFolder;
import org.detente.pledge.Pledge;
import org.detente.pledge.Policy;
import org.detente.pledge.UnitKind;
import org.detente.staffing.Basis;
import org.detente.staffing.Effort;
import org.detente.staffing.Requirement;
import org.detente.staffing.Staffing;
import org.detente.staffing.StaffingResult;
import org.detente.theatre.Presence;

/// What staffing costs: 57 contributors with pledges of every kind of unit, an option of the given
/// theatre stretched to six phases, every policy; and the first phase of each given to HiGHS as a
/// plain mixed-integer model. In seconds of processor time of the process and by the clock.
///
/// Arguments: the theatre's folder, the option's id, how many zones (all).
public final class StaffingCost {

  private static final int SEED = 57;
  private static final int PHASES = 6;
  private static final int MONTHS = 12;
  private static final long HIGHS_LIMIT_MS = 30_000;
  private static final OperatingSystemMXBean CLOCK =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private StaffingCost() {}

  /// Prints the table.
  public static void main(String[] arguments) {
    Loader.loadNativeLibraries();
    Path folder = Path.of(arguments[0]);
    TheatreFolder theatre = TheatreFolder.load(folder);
    var problems = new Problems();
    Optional<ForceData> read = ForceFolder.load(folder, theatre, EvidenceBase.shipped(), problems);
    problems.throwIfAny();
    ForceData data = everybody(read.orElseThrow());
    Option option =
        stretched(
            theatre.options().stream()
                .filter(o -> o.id().equals(arguments[1]))
                .findFirst()
                .orElseThrow(),
            arguments.length > 2 ? Integer.parseInt(arguments[2]) : Integer.MAX_VALUE);
    Requirement requirement =
        Requirement.of(option, theatre.theatre(), data.catalogue(), Basis.PLAN).orElseThrow();
    var staffing = new Staffing(theatre.theatre(), data, Effort.USUAL);
    System.out.printf(
        Locale.ROOT,
        "%d contributors, %d pledges, %d zones with a need, %d phases, %d persons needed%n",
        data.contributors().size(),
        data.pledges().size(),
        requirement.needs().stream().map(n -> n.place()).distinct().count() - 1,
        PHASES,
        requirement.needs().stream().mapToInt(n -> n.persons()).sum());
    for (Policy policy : data.policies()) {
      measure(staffing, requirement, policy);
    }
  }

  private static void measure(Staffing staffing, Requirement requirement, Policy policy) {
    long start = System.nanoTime();
    long cpu = CLOCK.getProcessCpuTime();
    StaffingResult force = staffing.force(requirement, policy);
    double seconds = (CLOCK.getProcessCpuTime() - cpu) / 1e9;
    var need = force.stages().getFirst();
    double all =
        requirement.needs().stream().mapToDouble(n -> (double) n.persons() * n.weight()).sum();
    System.out.printf(
        Locale.ROOT,
        "%-28s all phases and aims: %6.1f s processor, %6.1f s clock; unmet %.0f, bound %.0f, gap %.2f of 100 of the need%n",
        policy.id(),
        seconds,
        (System.nanoTime() - start) / 1e9,
        need.value(),
        need.bound(),
        100 * (need.value() - need.bound()) / all);
    force
        .stages()
        .forEach(
            t ->
                System.out.printf(
                    Locale.ROOT,
                    "    %-14s %.0f, nothing below %.0f%n",
                    t.aim().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    t.value(),
                    t.bound()));
    for (int phase : new int[] {0, PHASES - 1}) {
      highs(staffing.needModel(requirement, policy, phase), phase);
    }
    cpu = CLOCK.getProcessCpuTime();
    start = System.nanoTime();
    var rules = staffing.conflict(requirement, policy, requirement.peakPhase());
    System.out.printf(
        Locale.ROOT,
        "    one phase and its reasons: %6.1f s processor, %6.1f s clock: %s%n",
        (CLOCK.getProcessCpuTime() - cpu) / 1e9,
        (System.nanoTime() - start) / 1e9,
        rules.isEmpty() ? "nothing is missing" : rules.stream().map(r -> r.id()).toList());
  }

  /// The same instance as a plain mixed-integer model.
  private static void highs(CpModelProto model, int phase) {
    MPSolver solver = MPSolver.createSolver("HIGHS");
    var variables = new ArrayList<MPVariable>();
    model
        .getVariablesList()
        .forEach(
            v ->
                variables.add(
                    solver.makeIntVar(v.getDomain(0), v.getDomain(v.getDomainCount() - 1), "")));
    for (ConstraintProto c : model.getConstraintsList()) {
      LinearConstraintProto linear = c.getLinear();
      if (c.getEnforcementLiteralCount() > 0 || !c.hasLinear()) {
        throw new IllegalStateException("not a plain linear constraint: " + c);
      }
      MPConstraint row =
          solver.makeConstraint(
              bound(linear.getDomain(0)), bound(linear.getDomain(linear.getDomainCount() - 1)));
      var sums = new HashMap<Integer, Long>();
      for (int i = 0; i < linear.getVarsCount(); i++) {
        sums.merge(linear.getVars(i), linear.getCoeffs(i), Long::sum);
      }
      sums.forEach((v, w) -> row.setCoefficient(variables.get(v), w));
    }
    for (int i = 0; i < model.getObjective().getVarsCount(); i++) {
      MPVariable v = variables.get(model.getObjective().getVars(i));
      solver.objective().setCoefficient(v, model.getObjective().getCoeffs(i));
    }
    solver.objective().setMinimization();
    solver.setTimeLimit(HIGHS_LIMIT_MS);
    long cpu = CLOCK.getProcessCpuTime();
    long start = System.nanoTime();
    String status;
    try {
      status = solver.solve().toString();
    } catch (IllegalArgumentException e) {
      // Its library has no name for a limit that was reached.
      status = "not within %d s".formatted(HIGHS_LIMIT_MS / 1000);
    }
    System.out.printf(
        Locale.ROOT,
        "    HiGHS, phase %d, need and lateness: %s, %6.1f s processor, %6.1f s clock, %d variables%n",
        phase,
        status,
        (CLOCK.getProcessCpuTime() - cpu) / 1e9,
        (System.nanoTime() - start) / 1e9,
        variables.size());
  }

  private static double bound(long value) {
    return Math.abs((double) value) > 1L << 50
        ? Math.copySign(Double.POSITIVE_INFINITY, value)
        : value;
  }

  /// Every contributor that is not a profile pledges of most kinds of unit.
  private static ForceData everybody(ForceData data) {
    var pledges = new ArrayList<Pledge>();
    var philox = new Philox();
    var contributors = data.contributors().stream().filter(c -> !c.profile()).toList();
    for (int k = 0; k < contributors.size(); k++) {
      for (int u = 0; u < data.catalogue().units().size(); u++) {
        philox.draw(SEED, 0, k, u, 0, 0);
        UnitKind unit = data.catalogue().units().get(u);
        int persons = (int) Math.rint(unit.strength().central());
        int most = Math.clamp(60 / persons, 1, 6);
        if (philox.first() < 0.6) {
          pledges.add(
              new Pledge(
                  contributors.get(k).id(),
                  unit,
                  1 + (int) (philox.second() * most),
                  persons,
                  2 + (philox.word(3) >>> 1) % 9,
                  2,
                  OptionalInt.empty(),
                  Set.of(),
                  Set.of(),
                  Set.of(),
                  Set.of(),
                  Pledge.Status.INDICATED,
                  pledges.size()));
        }
      }
    }
    return new ForceData(data.catalogue(), contributors, pledges, data.policies());
  }

  /// An option with its first two phases stretched to six of a year each, in so many zones that
  /// internationals are in at the most.
  private static Option stretched(Option o, int most) {
    var phases = new ArrayList<Option.Phase>();
    for (int f = 0; f < PHASES; f++) {
      Option.Phase of = o.phases().get(f * 2 / PHASES);
      Optional<Integer> to = f == PHASES - 1 ? Optional.empty() : Optional.of((f + 1) * MONTHS);
      phases.add(
          new Option.Phase("p" + f, of.title(), of.ramp(), f * MONTHS, to, Option.Exit.DATE));
    }
    var zones = new HashMap<String, Option.ZonePlan>();
    o.zonePlans().entrySet().stream()
        .filter(
            e ->
                e.getValue().phases().values().stream()
                    .flatMap(List::stream)
                    .anyMatch(Presence::international))
        .limit(most)
        .forEach(
            e -> {
              String id = e.getKey();
              Option.ZonePlan z = e.getValue();
              Map<String, List<Presence>> plans = new HashMap<>();
              for (int f = 0; f < PHASES; f++) {
                plans.put("p" + f, z.phases().get(o.phases().get(f * 2 / PHASES).id()));
              }
              zones.put(
                  id,
                  new Option.ZonePlan(
                      id,
                      z.withdrawal(),
                      z.ownSideReturn(),
                      z.crossSideReturn(),
                      z.beforeDeployment(),
                      plans,
                      z.note()));
            });
    return new Option(
        o.id(),
        o.title(),
        o.label(),
        o.summary(),
        o.basis(),
        o.confidentiality(),
        o.agreement(),
        o.levers(),
        o.dates(),
        o.mission(),
        phases,
        o.linePlans(),
        zones,
        o.headings());
  }
}
