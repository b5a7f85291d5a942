package org.detente.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.detente.output.OutputFolder;
import org.detente.output.StaffingTables;
import org.detente.phrase.Figures;
import org.detente.pledge.ForceData;
import org.detente.pledge.ForceFolder;
import org.detente.staffing.Basis;
import org.detente.staffing.Conflict;
import org.detente.staffing.Effort;
import org.detente.staffing.StaffingResult;
import org.detente.study.Forces;
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
              if (Files.isDirectory(request.theatre()) && !ForceFolder.present(request.theatre())) {
                problems.add(
                    request.theatre().toString(),
                    0,
                    "says nothing of who might serve",
                    "add units.yaml, contributors.csv, pledges.csv and policies.csv");
              }
            });
    ForceData data = ready.force().orElseThrow();
    try (OutputFolder out = ready.out()) {
      Effort limits = Effort.USUAL.forNeed(effort);
      List<StaffingResult> results =
          Runs.counted(
              request.quiet(),
              "answered",
              "questions",
              progress ->
                  Forces.answers(
                      ready.folder().theatre(),
                      ready.options(),
                      data,
                      basis,
                      limits,
                      request.threads(),
                      progress));
      write(results, ready, out);
      out.publish();
      if (!request.quiet()) {
        print(results);
      }
    }
    return 0;
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
            " + ", r.conflict().get().members().stream().map(Conflict.Member::says).toList());
  }
}
