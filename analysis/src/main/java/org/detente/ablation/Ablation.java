package org.detente.ablation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.detente.comparison.Compared;
import org.detente.comparison.Comparison.Verdict;
import org.detente.comparison.VerdictRule;
import org.detente.ensemble.Crew;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.ResultStore;
import org.detente.evidence.Future;
import org.detente.evidence.Futures;
import org.detente.numeric.Quantiles;
import org.detente.option.Option;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Layout;
import org.detente.simulation.Plan;
import org.detente.simulation.RunRecord;
import org.detente.simulation.Setting;
import org.detente.simulation.Simulation;

/// Runs the model again under every [AblationCase] and sets each option against the status quo.
///
/// Cases share futures and luck (common random numbers), so few futures are enough to see what a
/// change does. The factors that tie war hazards to their reference classes are worked out anew
/// where a parameter is held: as they would be if a user gave it that value.
public final class Ablation {

  private static final Compared[] OUTCOMES = Compared.values();

  private final EnsembleRequest request;
  private final List<AblationCase> cases;
  private final List<List<Future>> futures = new ArrayList<>();
  private final int statusQuo;
  private final Setting setting;
  private final Layout layout;
  private final List<Plan> plans = new ArrayList<>();
  private final Map<Futures, HazardNormalisation> normalisations = new IdentityHashMap<>();

  private Ablation(EnsembleRequest request, List<AblationCase> cases, int statusQuo) {
    this.request = request;
    this.statusQuo = statusQuo;
    this.cases = List.copyOf(cases);
    cases.forEach(c -> futures.add(c.space().first(request.futures())));
    setting = new Setting(request.theatre());
    layout = new Layout(request.months(), setting.zoneCount());
    request.options().forEach(o -> plans.add(request.plan(o)));
  }

  /// Runs what is not yet on disk and compares. The same rows on any number of threads.
  ///
  /// @param request options, the one without agreement among them; futures and replications serve
  ///   every case
  /// @param cases of [AblationCase#of] with this request; the first is what the others are held
  ///   against
  /// @param threads 1 or more
  /// @param folder for results on disk; those of the same request found there are used
  /// @param build tells builds of the program apart
  /// @param progress told in option-futures over all cases
  /// @return by case, option and outcome
  /// @throws IllegalArgumentException if no option is without agreement
  /// @throws IOException if results cannot be written
  /// @throws InterruptedException if this thread is interrupted; what was finished is kept
  public static List<AblationRow> run(
      EnsembleRequest request,
      List<AblationCase> cases,
      int threads,
      Path folder,
      String build,
      Ensemble.Progress progress)
      throws IOException, InterruptedException {
    int statusQuo =
        IntStream.range(0, request.options().size())
            .filter(o -> !request.options().get(o).agreement())
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no option without agreement to compare with"));
    var ablation = new Ablation(request, cases, statusQuo);
    var stores = new ArrayList<ResultStore>();
    try {
      for (AblationCase each : ablation.cases) {
        stores.add(
            new ResultStore(folder.resolve(ablation.key(each, build)), ablation.recordSize()));
      }
      ablation.runMissing(threads, stores, progress);
      return ablation.rows(stores);
    } finally {
      for (ResultStore store : stores) {
        store.close();
      }
    }
  }

  private int recordSize() {
    return plans.size() * OUTCOMES.length;
  }

  private String key(AblationCase of, String build) {
    return ResultStore.name(
        build,
        "ablation",
        of.what(),
        new TreeSet<>(of.without()).toString(),
        of.space().dimensions().toString(),
        request.theatre().toString(),
        request.options().stream().map(Option::toString).toList().toString(),
        request.deliveries().toString(),
        Integer.toString(request.replications()),
        Integer.toString(request.months()),
        Long.toString(request.seed()));
  }

  private void runMissing(int threads, List<ResultStore> stores, Ensemble.Progress progress)
      throws IOException, InterruptedException {
    var missing = new ArrayList<int[]>();
    for (int c = 0; c < cases.size(); c++) {
      for (int f = 0; f < request.futures(); f++) {
        if (!stores.get(c).has(f)) {
          missing.add(new int[] {c, f});
        }
      }
    }
    int total = cases.size() * request.futures() * plans.size();
    int kept = total - missing.size() * plans.size();
    var done = new AtomicInteger(kept);
    progress.at(kept, kept, total);
    Crew.run(
        threads,
        missing.size(),
        () -> {
          var worker = new Worker();
          return i -> {
            int[] task = missing.get(i);
            stores.get(task[0]).write(task[1], worker.figures(task[0], task[1]));
            progress.at(done.addAndGet(plans.size()), kept, total);
          };
        });
  }

  /// Runs of one thread.
  private final class Worker {

    private final RunRecord record = new RunRecord(layout);
    private Simulation simulation;
    private int readyFor = -1;

    /// Outcomes of all options in a future of a case.
    ///
    /// @return shape `[options * outcomes]`
    double[] figures(int c, int f) {
      if (readyFor != c) {
        AblationCase of = cases.get(c);
        simulation = new Simulation(setting, normalisation(of.space()), of.without());
        readyFor = c;
      }
      double[] figures = new double[recordSize()];
      for (int o = 0; o < plans.size(); o++) {
        record.clear();
        for (int r = 0; r < request.replications(); r++) {
          simulation.run(plans.get(o), futures.get(c).get(f), request.seed(), r, record);
        }
        double[] means = record.means();
        for (int k = 0; k < OUTCOMES.length; k++) {
          figures[o * OUTCOMES.length + k] = OUTCOMES[k].of(v -> means[layout.outcome(v)]);
        }
      }
      return figures;
    }
  }

  private HazardNormalisation normalisation(Futures space) {
    synchronized (normalisations) {
      return normalisations.computeIfAbsent(
          space, s -> HazardNormalisation.of(request.theatre(), s, request.seed()));
    }
  }

  private List<AblationRow> rows(List<ResultStore> stores) throws IOException {
    var rows = new ArrayList<AblationRow>();
    int[] signs = new int[recordSize()];
    for (int c = 0; c < cases.size(); c++) {
      double[][] figures = new double[request.futures()][recordSize()];
      for (int f = 0; f < figures.length; f++) {
        stores.get(c).read(f, 0, recordSize(), figures[f]);
      }
      var rule = new VerdictRule(cases.get(c).space().dimensions(), futures.get(c));
      for (int o = 0; o < plans.size(); o++) {
        for (int k = 0; o != statusQuo && k < OUTCOMES.length; k++) {
          double[] option = column(figures, o, k);
          double[] before = column(figures, statusQuo, k);
          Verdict verdict =
              rule.verdict(
                  request.options().get(o).id(),
                  OUTCOMES[k].key(),
                  OUTCOMES[k].gap(option, before));
          int sign = AblationRow.sign(verdict.kind());
          int at = o * OUTCOMES.length + k;
          signs[at] = c == 0 ? sign : signs[at];
          rows.add(row(cases.get(c), verdict, option, before, sign != signs[at]));
        }
      }
    }
    return List.copyOf(rows);
  }

  private static AblationRow row(
      AblationCase of, Verdict verdict, double[] option, double[] before, boolean changes) {
    double[] difference = new double[option.length];
    Arrays.setAll(difference, i -> option[i] - before[i]);
    double[] sorted = Quantiles.sorted(difference);
    return new AblationRow(
        verdict.option(),
        of.what(),
        of.kind(),
        verdict.outcome(),
        Quantiles.mean(difference),
        Quantiles.ofSorted(sorted, 0.05),
        Quantiles.ofSorted(sorted, 0.95),
        verdict.share(),
        verdict.kind(),
        changes);
  }

  private static double[] column(double[][] figures, int option, int outcome) {
    double[] column = new double[figures.length];
    Arrays.setAll(column, f -> figures[f][option * OUTCOMES.length + outcome]);
    return column;
  }
}
