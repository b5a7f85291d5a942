package org.detente.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.FutureSample;
import org.detente.ensemble.Threads;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Futures;
import org.detente.exploration.DesignRuns;
import org.detente.improvement.Aim;
import org.detente.improvement.Bench;
import org.detente.improvement.ConsentDemand;
import org.detente.improvement.Found;
import org.detente.improvement.Freedom;
import org.detente.improvement.Improvement;
import org.detente.improvement.Knob;
import org.detente.improvement.Trace;
import org.detente.input.Problems;
import org.detente.numeric.SobolPoints;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.positions.Positions;
import org.detente.positions.PositionsLoader;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Layout;
import org.detente.simulation.Plan;
import org.detente.simulation.RunRecord;
import org.detente.simulation.Setting;
import org.detente.simulation.Simulation;
import org.detente.simulation.Variable;
import org.detente.theatre.Presence;
import org.detente.theatre.TheatreIndex;

/// What a search costs beside the runs that it asks for, and what it is worth beside chance. In
/// processor time of the process.
///
/// Arguments: the theatre's folder, the option's id; with a third, a number of candidates, also the
/// search itself beside as many random candidates, with seeds 1 to 3; with `engine` instead only
/// the search with runs that cost nothing.
public final class SearchCost {

  private static final int CANDIDATES = 48;
  private static final int FUTURES = 16;
  private static final int REPLICATIONS = 2;
  private static final int ROUNDS = 3;
  private static final double MICRO = 1e-3;
  private static final OperatingSystemMXBean CLOCK =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  private static final int ENGINE_ROUNDS = 15;
  private static final int WARM = 5;

  private SearchCost() {}

  /// Prints the table.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    TheatreFolder folder = TheatreFolder.load(Path.of(arguments[0]));
    Option base =
        folder.options().stream()
            .filter(o -> o.id().equals(arguments[1]))
            .findFirst()
            .orElseThrow();
    var ground = new Freedom.Ground(base, folder.theatre(), List.of(), List.of());
    List<Knob> knobs =
        Freedom.USUAL.stream().flatMap(f -> f.knobs(ground, Optional.empty()).stream()).toList();
    EnsembleRequest request = request(folder, 1);
    List<Option> options = candidates(base, knobs);
    var sample =
        new FutureSample("bench", request.space().dimensions(), request.space().first(FUTURES));
    Path work = Files.createTempDirectory("search-cost");
    if (arguments.length > 2 && arguments[2].equals("engine")) {
      engine(folder, base, knobs, request, work);
      return;
    }
    for (int round = 0; round < ROUNDS; round++) {
      double bare = bare(request, options, sample);
      double bench = bench(request, options, sample, work.resolve("round-" + round));
      System.out.printf(
          Locale.ROOT,
          "round %d: a run of the bare kernel %.1f us, through the bench %.1f us: %.1f us more%n",
          round + 1,
          bare,
          bench,
          bench - bare);
    }
    engine(folder, base, knobs, request, work);
    consent(folder, options);
    if (arguments.length > 2) {
      worth(folder, base, knobs, Integer.parseInt(arguments[2]), work);
    }
  }

  private static EnsembleRequest request(TheatreFolder folder, long seed) {
    return new EnsembleRequest(
        folder.theatre(),
        folder.options(),
        EvidenceBase.shipped(),
        1,
        1,
        folder.theatre().horizonMonths(),
        seed,
        Set.of());
  }

  private static List<Option> candidates(Option base, List<Knob> knobs) {
    var points = new SobolPoints(knobs.size(), 1);
    var options = new ArrayList<Option>();
    for (int i = 0; i < CANDIDATES; i++) {
      double[] point = points.point(i);
      var levels = new ArrayList<Integer>();
      for (int k = 0; k < point.length; k++) {
        levels.add((int) (point[k] * knobs.get(k).levels().size()));
      }
      options.add(Knob.turned(base, knobs, levels));
    }
    return options;
  }

  private static double bare(EnsembleRequest request, List<Option> options, FutureSample sample) {
    var setting = new Setting(request.theatre());
    var record = new RunRecord(new Layout(request.months(), setting.zoneCount()));
    var normalisation = HazardNormalisation.of(request.theatre(), request.space(), request.seed());
    var simulation = new Simulation(setting, normalisation, Set.of());
    List<Plan> plans = options.stream().map(o -> new Plan(o, request.theatre())).toList();
    long start = CLOCK.getProcessCpuTime();
    for (Plan plan : plans) {
      for (int f = 0; f < FUTURES; f++) {
        record.clear();
        for (int r = 0; r < REPLICATIONS; r++) {
          simulation.run(plan, sample.futures().get(f), request.seed(), r, record);
        }
      }
    }
    return perRun(start);
  }

  private static double bench(
      EnsembleRequest request, List<Option> options, FutureSample sample, Path work)
      throws IOException, InterruptedException {
    Bench bench = Bench.of(new DesignRuns(request, new Threads(1), work, "bench"));
    List<Variable> outcomes = Aim.variables(Aim.USUAL, List.of());
    // What is worked out once for a search is not part of a run.
    bench.run(List.of(options.getFirst()), sample, outcomes, 1);
    long start = CLOCK.getProcessCpuTime();
    for (int from = 0; from < options.size(); from += 16) {
      bench.run(options.subList(from, from + 16), sample, outcomes, REPLICATIONS);
    }
    return perRun(start);
  }

  private static double perRun(long start) {
    return (CLOCK.getProcessCpuTime() - start)
        * MICRO
        / ((double) CANDIDATES * FUTURES * REPLICATIONS);
  }

  private static Improvement.Question question(
      TheatreFolder folder,
      Option base,
      List<Knob> knobs,
      Futures space,
      Improvement.Effort effort) {
    return new Improvement.Question(
        base,
        folder.statusQuo(),
        knobs,
        Aim.USUAL,
        Aim.USUAL.stream().map(_ -> Optional.<Double>empty()).toList(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        space,
        effort);
  }

  /// A bench whose runs cost next to nothing, and what they cost nevertheless.
  private static final class Free implements Bench {

    private final boolean everythingStands;
    private long spent;

    /// @param everythingStands whether no candidate beats another: fronts are then as large as they
    ///   can be; else more internationals buy less war and fewer deaths for more cost
    Free(boolean everythingStands) {
      this.everythingStands = everythingStands;
    }

    @Override
    public List<double[][]> run(
        List<Option> options, FutureSample sample, List<Variable> outcomes, int replications) {
      long start = THREADS.getCurrentThreadCpuTime();
      int futures = sample.futures().size();
      var all = new ArrayList<double[][]>();
      for (Option option : options) {
        double size = everythingStands ? scattered(option) : size(option);
        double[][] found = new double[outcomes.size()][futures];
        for (int k = 0; k < found.length; k++) {
          boolean costs = k == found.length - 1;
          for (int f = 0; f < futures; f++) {
            double luck = (k * 37 + f * 17) % 11 / 40.0;
            found[k][f] =
                everythingStands
                    ? (size * (k + 3) % 977 + f) / 1000
                    : (costs ? size : 1000 / (100 + size) * (1 + luck)) + size % (k + 7) / 100;
          }
        }
        all.add(found);
      }
      spent += THREADS.getCurrentThreadCpuTime() - start;
      return all;
    }

    /// Something that hangs on all that is decided, and follows no order.
    private static double scattered(Option option) {
      return (31 * option.phases().hashCode()
              + 7 * option.mission().hashCode()
              + option.levers().hashCode()
              + option.zonePlans().hashCode())
          & 0xffff;
    }

    private static double size(Option option) {
      double persons = 0;
      for (var zone : option.zonePlans().values()) {
        for (var phase : zone.phases().values()) {
          for (Presence presence : phase) {
            if (presence.international()) {
              for (var strength : presence.units().values()) {
                persons += strength.fixed() + strength.perKm() + strength.per1000();
              }
            }
          }
        }
      }
      return persons;
    }
  }

  /// The search with runs that cost nothing: options drafted, races decided, archive, checkpoints,
  /// hypervolumes. Processor time of the thread that searches, without what the invented runs take;
  /// beside it that of the whole process, which compiles and collects on other threads.
  private static void engine(
      TheatreFolder folder, Option base, List<Knob> knobs, EnsembleRequest request, Path work)
      throws IOException, InterruptedException {
    for (boolean everythingStands : new boolean[] {false, true}) {
      for (int candidates : new int[] {400, 3000}) {
        var own = new ArrayList<Double>();
        for (int round = 0; round < ENGINE_ROUNDS; round++) {
          // Another seed each: another way through the same space.
          var effort = new Improvement.Effort(candidates, 8, 32, 2, 10, 1, 12, round + 1, 1, false);
          var bench = new Free(everythingStands);
          long process = CLOCK.getProcessCpuTime();
          long thread = THREADS.getCurrentThreadCpuTime();
          long bytes = THREADS.getCurrentThreadAllocatedBytes();
          Found found =
              Improvement.run(
                  question(folder, base, knobs, request.space(), effort),
                  bench,
                  work.resolve("engine-" + everythingStands + candidates + "-" + round),
                  "key",
                  (_, _, _) -> {});
          bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
          thread = THREADS.getCurrentThreadCpuTime() - thread - bench.spent;
          process = CLOCK.getProcessCpuTime() - process - bench.spent;
          own.add(thread * MICRO / found.runs());
          System.out.printf(
              Locale.ROOT,
              "the search alone, %d candidates, round %d: %d runs, front of %d: %.2f us a run (process %.2f), %d bytes a run%n",
              candidates,
              round + 1,
              found.runs(),
              found.trace().getLast().front(),
              own.getLast(),
              process * MICRO / found.runs(),
              bytes / found.runs());
        }
        System.out.printf(
            Locale.ROOT,
            "%s, %d candidates: first %.2f us a run, median of the last %d %.2f us%n",
            everythingStands ? "nothing beats anything" : "trade-offs",
            candidates,
            own.getFirst(),
            WARM,
            own.subList(own.size() - WARM, own.size()).stream().sorted().toList().get(WARM / 2));
      }
    }
  }

  private static void consent(TheatreFolder folder, List<Option> options) {
    Path place = folder.theatre().folder();
    if (!PositionsLoader.isThere(place)) {
      return;
    }
    Positions positions =
        PositionsLoader.load(place, Optional.of(TheatreIndex.of(folder.theatre())), new Problems())
            .orElseThrow();
    var requirement = new ConsentDemand(folder.theatre(), positions, folder.statusQuo(), 1);
    for (int round = 0; round < ROUNDS; round++) {
      long start = CLOCK.getProcessCpuTime();
      options.forEach(requirement::violation);
      System.out.printf(
          Locale.ROOT,
          "consent, round %d: %.0f us a candidate%n",
          round + 1,
          (CLOCK.getProcessCpuTime() - start) * MICRO / options.size());
    }
  }

  private static void worth(
      TheatreFolder folder, Option base, List<Knob> knobs, int candidates, Path work)
      throws IOException, InterruptedException {
    for (long seed = 1; seed <= ROUNDS; seed++) {
      EnsembleRequest request = request(folder, seed);
      var effort = new Improvement.Effort(candidates, 8, 16, 1, 10, 1, 12, seed, 2, true);
      Path place = work.resolve("worth-" + seed);
      Found found =
          Improvement.run(
              question(folder, base, knobs, request.space(), effort),
              Bench.of(new DesignRuns(request, new Threads(2), place, "bench")),
              place,
              "key",
              (_, _, _) -> {});
      Trace last = found.trace().getLast();
      System.out.printf(
          Locale.ROOT,
          "seed %d, %d candidates: hypervolume %.3f in %d runs, random %.3f in %.0f runs%n",
          seed,
          candidates,
          last.volume(),
          last.runs(),
          last.randomVolume(),
          last.randomRuns());
    }
  }
}
