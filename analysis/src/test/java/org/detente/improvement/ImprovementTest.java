package org.detente.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.detente.ensemble.Threads;
import org.detente.exploration.DesignRuns;
import org.detente.improvement.Found.Kind;
import org.detente.improvement.Found.Solution;
import org.detente.improvement.Race.Entry;
import org.detente.option.Option;
import org.detente.search.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: the search for better options.
class ImprovementTest {

  @TempDir Path temporary;

  private Found run(Improvement.Question question, Bench bench, String folder)
      throws IOException, InterruptedException {
    return Improvement.run(question, bench, temporary.resolve(folder), "key", (_, _, _) -> {});
  }

  private static String told(Found f) {
    return f.solutions().toString() + f.trace() + f.epsilons() + f.runs() + " " + f.looked();
  }

  /// Acceptance is the same in every future; here who brings fewer is welcome.
  @Test
  void whoAimsAtAcceptanceFindsWhatIsWelcomeAndCallsItNoFinding() throws Exception {
    Improvement.Question usual =
        Invented.question(Invented.usual(Invented.mission()), List.of(), Invented.effort(80, 3));
    double planned = Invented.persons(Invented.mission());
    var question =
        new Improvement.Question(
            usual.base(),
            usual.statusQuo(),
            usual.knobs(),
            List.of(Aim.WAR, Aim.ACCEPTANCE),
            List.of(Optional.empty(), Optional.empty()),
            List.of(),
            List.of(),
            List.of(),
            Optional.of(o -> Math.clamp(1 - Invented.persons(o) / (2 * planned), 0, 1)),
            usual.space(),
            usual.effort());

    Found found = run(question, Invented.bench(), "a");

    double most = 0;
    for (Solution s : found.found()) {
      Found.Score score = s.scores().get(1);
      double welcome = Math.clamp(1 - Invented.persons(s.option()) / (2 * planned), 0, 1);
      assertThat(score.low()).isEqualTo(score.high()).isCloseTo(welcome, within(1e-12));
      assertThat(score.fresh()).isCloseTo(welcome, within(1e-12));
      assertThat(score.againstBase().kind().name()).doesNotContain("FINDING");
      most = Math.max(most, score.fresh());
    }
    assertThat(most).isCloseTo(1, within(1e-12));
    assertThat(found.base().scores().get(1).fresh()).isCloseTo(0.5, within(1e-12));
    assertThat(found.solutions().getLast().scores().get(1).fresh()).isNaN();
  }

  /// Here more persons bring handover sooner in every future; without an agreement nobody is there
  /// who could leave.
  @Test
  void whoCanHandOverSoonerInEveryFutureHasTheSmallerDuration() throws Exception {
    Improvement.Question usual =
        Invented.question(Invented.usual(Invented.mission()), List.of(), Invented.effort(80, 3));
    var question =
        new Improvement.Question(
            usual.base(),
            usual.statusQuo(),
            usual.knobs(),
            List.of(Aim.DURATION, Aim.COST),
            List.of(Optional.empty(), Optional.empty()),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            usual.space(),
            usual.effort());

    Found found = run(question, Invented.bench(), "a");

    double persons = Invented.persons(Invented.mission());
    double planned = found.base().scores().getFirst().fresh();
    int sooner = 0;
    for (Solution s : found.found()) {
      Found.Score score = s.scores().getFirst();
      if (Invented.persons(s.option()) > 1.2 * persons) {
        sooner++;
        assertThat(score.fresh()).isLessThan(planned);
        assertThat(score.againstBase().kind().name()).isEqualTo("FINDING_BETTER");
      } else if (Invented.persons(s.option()) < 0.8 * persons) {
        assertThat(score.fresh()).isGreaterThan(planned);
        assertThat(score.againstBase().kind().name()).isEqualTo("FINDING_WORSE");
      }
      assertThat(score.againstStatusQuo().kind().name()).isEqualTo("UNKNOWN");
    }
    assertThat(sooner).isPositive();
    assertThat(found.solutions().getLast().scores().getFirst().fresh()).isNaN();
  }

  @Test
  void nobodyAimsAtAcceptanceWithoutSomebodyWhoJudges() {
    Improvement.Question usual =
        Invented.question(Invented.usual(Invented.mission()), List.of(), Invented.effort(8, 3));
    assertThatThrownBy(
            () ->
                new Improvement.Question(
                    usual.base(),
                    usual.statusQuo(),
                    usual.knobs(),
                    List.of(Aim.ACCEPTANCE),
                    List.of(Optional.empty()),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    usual.space(),
                    usual.effort()))
        .hasMessageContaining("acceptance");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsFoundIsNotDominatedAndTheVolumeNeverFalls(long seed) throws Exception {
    Improvement.Question question =
        Invented.question(
            Invented.usual(Invented.mission()), List.of(), Invented.effort(150, seed));
    Found found = run(question, Invented.bench(), "a");
    assertThat(found.found()).isNotEmpty().hasSizeLessThanOrEqualTo(8);
    for (Solution one : found.found()) {
      for (Solution other : found.found()) {
        assertThat(one != other && dominates(one, other)).isFalse();
      }
    }
    double before = 0;
    for (Trace t : found.trace()) {
      assertThat(t.volume()).isBetween(before, 1.0 + 1e-12);
      before = t.volume();
    }
    assertThat(before).isPositive();
    assertThat(found.trace().getLast().evaluations()).isEqualTo(150);
    assertThat(found.dropped()).isPositive();
    assertThat(found.runs()).isLessThanOrEqualTo(question.effort().mostRuns());
    // Consultation is for nothing here: whoever is best in anything that it helps has it.
    Solution leastWar =
        found.found().stream()
            .min(java.util.Comparator.comparingDouble(s -> s.scores().getFirst().searched()))
            .orElseThrow();
    assertThat(leastWar.option().headings().consultation()).isTrue();
  }

  private static boolean dominates(Solution one, Solution other) {
    boolean better = false;
    for (int a = 0; a < 3; a++) {
      double difference = other.scores().get(a).searched() - one.scores().get(a).searched();
      if (difference < 0) {
        return false;
      }
      better |= difference > 0;
    }
    return better;
  }

  @Test
  void theSearchIsBetterThanChance() throws Exception {
    var effort = new Improvement.Effort(300, 4, 12, 1, 8, 1, 8, 3, 2, true);
    Improvement.Question question =
        Invented.question(
            Invented.everything(Invented.mission(), Freedom.NUMBERS_BY_ZONE_AND_PHASE),
            List.of(),
            effort);
    Trace last = run(question, Invented.bench(), "r").trace().getLast();
    assertThat(last.volume()).isGreaterThan(last.randomVolume());
    assertThat(last.randomVolume()).isPositive();
  }

  @Test
  void theOptionAtHandIsLookedAtFirstAndStandsBesideWhatIsFound() throws Exception {
    var asked = new ArrayList<Option>();
    Bench watched =
        (options, sample, outcomes, replications) -> {
          asked.addAll(options);
          return Invented.bench().run(options, sample, outcomes, replications);
        };
    Found found =
        run(
            Invented.question(
                Invented.usual(Invented.mission()), List.of(), Invented.effort(32, 1)),
            watched,
            "b");
    assertThat(asked.getFirst()).isEqualTo(Invented.mission());
    assertThat(found.base().option()).isEqualTo(Invented.mission());
    assertThat(found.base().scores()).allMatch(s -> s.difference() == 0);
    assertThat(found.solutions().getLast().kind()).isEqualTo(Kind.STATUS_QUO);
    assertThat(found.found()).noneMatch(s -> s.levels().equals(found.base().levels()));
  }

  /// Interrupted before every single request for runs in turn: whatever was kept, the end is the
  /// same, and nothing is looked at twice.
  @Test
  void anInterruptedSearchGoesOnToTheSameEnd() throws Exception {
    var effort = new Improvement.Effort(80, 4, 12, 1, 8, 1, 8, 9, 1, true);
    Improvement.Question question =
        Invented.question(Invented.usual(Invented.mission()), List.of(), effort);
    String whole = told(run(question, Invented.bench(), "whole"));
    for (int stop = 0; stop < 14; stop++) {
      String folder = "stopped-" + stop;
      var left = new AtomicInteger(stop);
      Bench failing =
          (options, sample, outcomes, replications) -> {
            if (left.getAndDecrement() == 0) {
              throw new InterruptedException();
            }
            return Invented.bench().run(options, sample, outcomes, replications);
          };
      assertThatThrownBy(() -> run(question, failing, folder))
          .isInstanceOf(InterruptedException.class);
      assertThat(told(run(question, Invented.bench(), folder))).as(folder).isEqualTo(whole);
    }
  }

  @Test
  void aCheckpointOfAnotherQuestionOrABrokenOneIsNotUsed() throws Exception {
    Improvement.Question question =
        Invented.question(Invented.usual(Invented.mission()), List.of(), Invented.effort(32, 1));
    String whole = told(run(question, Invented.bench(), "c"));
    Path folder = temporary.resolve("c");
    var kept = new CheckpointFile(folder, "search", "key");
    assertThat(kept.read()).isPresent();
    assertThat(Improvement.kept(folder, "key")).isEqualTo(Improvement.Kept.THIS);
    assertThat(new CheckpointFile(folder, "search", "another").read()).isEmpty();
    assertThat(Improvement.kept(folder, "another")).isEqualTo(Improvement.Kept.OTHERS);
    assertThat(Improvement.kept(folder.resolve("none"), "key")).isEqualTo(Improvement.Kept.NOTHING);
    for (Path file : List.of(kept.file(), kept.log())) {
      byte[] bytes = Files.readAllBytes(file);
      for (int at = 0; at < bytes.length; at += 97) {
        byte[] broken = bytes.clone();
        broken[at] ^= 1;
        Files.write(file, broken);
        assertThat(new CheckpointFile(folder, "search", "key").read()).isEmpty();
      }
      Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      assertThat(Improvement.kept(folder, "key")).isEqualTo(Improvement.Kept.BROKEN);
      assertThat(told(run(question, Invented.bench(), "c"))).isEqualTo(whole);
    }
  }

  /// Who goes back to an earlier question finds its search where it was.
  @Test
  void searchesOfTwoQuestionsInOneFolderLeaveEachOtherAlone() throws Exception {
    Improvement.Question question =
        Invented.question(Invented.usual(Invented.mission()), List.of(), Invented.effort(48, 1));
    Bench stopped = stopping(3);
    assertThatThrownBy(() -> run(question, stopped, "d")).isInstanceOf(InterruptedException.class);
    Path folder = temporary.resolve("d");
    byte[] before = Files.readAllBytes(new CheckpointFile(folder, "search", "key").log());

    Improvement.run(question, Invented.bench(), folder, "another", (_, _, _) -> {});

    assertThat(Improvement.kept(folder, "key")).isEqualTo(Improvement.Kept.THIS);
    assertThat(new CheckpointFile(folder, "search", "key").log()).hasBinaryContent(before);
  }

  /// What was appended to the log by a batch that was not finished does not count.
  @Test
  void aTornEndOfTheLogIsCutOff() throws Exception {
    Improvement.Question question =
        Invented.question(Invented.usual(Invented.mission()), List.of(), Invented.effort(48, 1));
    String whole = told(run(question, Invented.bench(), "whole"));
    Bench stopped = stopping(3);
    assertThatThrownBy(() -> run(question, stopped, "e")).isInstanceOf(InterruptedException.class);
    Path log = new CheckpointFile(temporary.resolve("e"), "search", "key").log();
    Files.write(log, new byte[1234], java.nio.file.StandardOpenOption.APPEND);
    assertThat(told(run(question, Invented.bench(), "e"))).isEqualTo(whole);
  }

  private static Bench stopping(int after) {
    var left = new AtomicInteger(after);
    return (options, sample, outcomes, replications) -> {
      if (left.getAndDecrement() == 0) {
        throw new InterruptedException();
      }
      return Invented.bench().run(options, sample, outcomes, replications);
    };
  }

  @Test
  void onTheSimulationOneThreadAndTwoGiveTheSame() throws Exception {
    Improvement.Question question =
        Invented.question(Invented.usual(Invented.mission()), List.of(), Invented.effort(48, 2));
    var told = new ArrayList<String>();
    for (int threads : new int[] {1, 2}) {
      String folder = "threads-" + threads;
      var runs =
          new DesignRuns(
              Invented.request(48),
              new Threads(threads),
              temporary.resolve(folder).resolve("runs"),
              "test");
      told.add(told(run(question, Bench.of(runs), folder)));
    }
    assertThat(told.get(0)).isEqualTo(told.get(1));
  }

  // ---- requirements

  /// At most so many persons.
  private record AtMost(double most) implements Demand {
    @Override
    public String id() {
      return "few";
    }

    @Override
    public String says() {
      return "few persons";
    }

    @Override
    public Judgement judge(Option option) {
      return new Judgement(Math.max(0, Invented.persons(option) - most), 1, "");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whoMissesARequirementNeverBeatsWhoMeetsIt(long seed) throws Exception {
    double most = 0.6 * Invented.persons(Invented.mission());
    var run = new ArrayList<Option>();
    Bench watched =
        (options, sample, outcomes, replications) -> {
          run.addAll(options);
          return Invented.bench().run(options, sample, outcomes, replications);
        };
    Found found =
        run(
            Invented.question(
                Invented.usual(Invented.mission()),
                List.of(new AtMost(most)),
                Invented.effort(120, seed)),
            watched,
            "few");
    assertThat(found.refused()).isPositive();
    assertThat(found.nearest()).isEmpty();
    assertThat(found.found()).isNotEmpty();
    assertThat(found.found())
        .allMatch(s -> Invented.persons(s.option()) <= most)
        .allMatch(s -> s.judged().get("few").violation() == 0);
    // The option at hand and the status quo are run in any case, for comparison.
    assertThat(run.stream().filter(o -> Invented.persons(o) > most).distinct())
        .containsExactly(Invented.mission());
  }

  @Test
  void whereNothingMeetsTheRequirementNothingIsFoundAndThatIsSaid() throws Exception {
    Found found =
        run(
            Invented.question(
                Invented.usual(Invented.mission()),
                List.of(new AtMost(-5)),
                Invented.effort(60, 1)),
            Invented.bench(),
            "none");
    assertThat(found.found()).isEmpty();
    assertThat(found.nearest()).isPresent();
    assertThat(found.nearest().get()).isGreaterThanOrEqualTo(5);
    assertThat(found.trace()).allMatch(t -> t.volume() == 0 && t.front() == 0);
  }

  // ---- the race

  @Test
  void whoIsDroppedIsToldAsWorseThanWhoBeatIt() throws Exception {
    Improvement.Question question =
        Invented.question(Invented.usual(Invented.mission()), List.of(), Invented.effort(10, 1));
    var race = new Race(question, Invented.bench(), List.of(0.01, 10.0, 2.0));
    var candidates = new ArrayList<List<Integer>>();
    List<Integer> base = question.baseLevels().orElseThrow();
    candidates.add(base);
    for (int k = 0; k < base.size(); k++) {
      for (int level = 0; level < question.knobs().get(k).levels().size(); level++) {
        var other = new ArrayList<>(base);
        other.set(k, level);
        candidates.add(List.copyOf(other));
      }
    }
    List<Evaluation> first = race.evaluate(candidates.subList(0, 1));
    List<Evaluation> all = race.evaluate(candidates);
    assertThat(all.getFirst()).isEqualTo(first.getFirst());
    List<Entry> dropped = race.seen().stream().filter(e -> !e.whole()).toList();
    List<Entry> whole = race.seen().stream().filter(Entry::counts).toList();
    for (Entry d : dropped) {
      assertThat(whole)
          .anyMatch(
              w -> {
                for (int a = 0; a < 3; a++) {
                  if (w.costs().get(a) > d.costs().get(a)) {
                    return false;
                  }
                }
                return !w.costs().equals(d.costs());
              });
    }
    // Nothing is run twice.
    long runs = race.runs();
    race.evaluate(candidates);
    assertThat(race.runs()).isEqualTo(runs);
    long expected = whole.size() * 12L + dropped.size() * 4L;
    assertThat(runs).isEqualTo(expected);
  }

  @Test
  void differencesWorthTellingApartAreRoundNumbers() {
    assertThat(Aim.WAR.epsilon(0.3, 0.5)).isEqualTo(0.01);
    assertThat(Aim.DEATHS.epsilon(1000, 3000)).isEqualTo(50);
    assertThat(Aim.COST.epsilon(0, 0)).isEqualTo(1);
    assertThat(Aim.COST.epsilon(1234, 0)).isEqualTo(20);
    assertThat(Aim.COST.epsilon(5.5, 0)).isEqualTo(0.1);
  }
}
