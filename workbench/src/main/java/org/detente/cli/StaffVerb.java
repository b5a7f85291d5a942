package org.detente.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.detente.ensemble.Crew;
import org.detente.option.Option;
import org.detente.output.OutputFolder;
import org.detente.output.StaffingTables;
import org.detente.phrase.Figures;
import org.detente.pledge.ForceData;
import org.detente.pledge.ForceFolder;
import org.detente.staffing.Basis;
import org.detente.staffing.Conflict;
import org.detente.staffing.Effort;
import org.detente.staffing.Requirement;
import org.detente.staffing.Staffing;
import org.detente.staffing.StaffingResult;
import org.detente.theatre.Theatre;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `staff`: can the force be raised?
@Command(
    name = "staff",
    mixinStandardHelpOptions = true,
    description =
        "Who could serve where and from when, under every policy of composition, and what stands in the way: writes staffing.json, force-table.csv, arrivals.csv.")
final class StaffVerb implements Callable<Integer> {

  @Mixin private Request request;

  @CommandLine.Option(
      names = "--requirement",
      paramLabel = "WHOSE",
      description =
          "plan: the strength that the option states (default); methods: what rules of thumb give.")
  private Basis basis = Basis.PLAN;

  @CommandLine.Option(
      names = "--effort",
      paramLabel = "N",
      description =
          "Deterministic time for the first aim of a phase, about seconds (default: ${DEFAULT-VALUE}).")
  private double effort = Effort.USUAL.need();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Request.Ready ready =
        request.prepare(
            (_, problems) -> {
              if (!(effort > 0)) {
                problems.add("command line", 0, "--effort is " + effort, "above 0");
              }
              if (!ForceFolder.present(request.theatre())) {
                problems.add(
                    request.theatre().toString(),
                    0,
                    "says nothing of who might serve",
                    "add units.yaml, contributors.csv, pledges.csv and policies.csv");
              }
            });
    ForceData data = ready.force().orElseThrow();
    try (OutputFolder out = ready.out()) {
      var limits =
          new Effort(
              effort, Effort.USUAL.tieBreak(), Effort.USUAL.reason(), Effort.USUAL.workers());
      List<StaffingResult> results =
          answers(
              ready.folder().theatre(), ready.options(), data, basis, limits, request.threads());
      write(results, ready, out);
      out.publish();
      if (!request.quiet()) {
        print(results);
      }
    }
    return 0;
  }

  /// Every option that deploys under every policy, in order. Options that ask for the same force
  /// are worked out once.
  static List<StaffingResult> answers(
      Theatre theatre,
      List<Option> options,
      ForceData data,
      Basis basis,
      Effort effort,
      int threads)
      throws InterruptedException, IOException {
    var requirements = new ArrayList<Requirement>();
    for (Option option : options) {
      Requirement.of(option, theatre, data.catalogue(), basis).ifPresent(requirements::add);
    }
    var tasks = new ArrayList<Requirement>();
    var first = new LinkedHashMap<String, Integer>();
    int[] same = new int[requirements.size()];
    for (int i = 0; i < same.length; i++) {
      String key = requirements.get(i).sameAs();
      Integer known = first.putIfAbsent(key, tasks.size());
      same[i] = known == null ? tasks.size() : known;
      if (known == null) {
        tasks.add(requirements.get(i));
      }
    }
    int policies = data.policies().size();
    var solved = new StaffingResult[tasks.size() * policies];
    var staffing = new Staffing(theatre, data, effort);
    Crew.run(
        threads,
        solved.length,
        () -> i -> solved[i] = staffing.answer(tasks.get(i / policies), data.policies().get(i % policies)));
    var results = new ArrayList<StaffingResult>();
    for (int i = 0; i < same.length; i++) {
      for (int p = 0; p < policies; p++) {
        results.add(solved[same[i] * policies + p].of(requirements.get(i)));
      }
    }
    return results;
  }

  static void write(List<StaffingResult> results, Request.Ready ready, OutputFolder out)
      throws IOException {
    StaffingTables.json(results, ready.audience(), out.file("staffing.json"));
    StaffingTables.forceTable(results, ready.audience(), out.file("force-table.csv"));
    StaffingTables.arrivals(results, ready.audience(), out.file("arrivals.csv"));
  }

  private static void print(List<StaffingResult> results) {
    System.out.println("Persons of the phase with the largest need, at best under each policy:");
    for (StaffingResult r : results) {
      String phase = r.peakPhase();
      System.out.printf(
          Locale.ROOT,
          "  %-42s %-28s %6s of %6s; largest share %4s; %s%n",
          r.requirement().option().id(),
          r.policy().id(),
          Figures.whole(r.delivered(phase)),
          Figures.whole(r.required(phase)),
          Figures.percent(r.largestShare(phase)),
          reasons(r));
    }
  }

  private static String reasons(StaffingResult r) {
    String proved = r.status() == StaffingResult.Status.OPTIMAL ? "proved" : "best found";
    if (r.conflict().isEmpty()) {
      return proved + ", whole";
    }
    return proved
        + ", short: "
        + String.join(
            " + ",
            r.conflict().get().members().stream().map(Conflict.Member::says).toList());
  }
}
