package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Future;
import org.detente.evidence.Futures;
import org.detente.evidence.ModelParameters;
import org.detente.evidence.Parameter;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.theatre.Theatre;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The fast form gives the bits of the plain form: every figure that is kept, and the whole state
/// of the world at the end, for many seeds, options and switches.
class FormsAgreeTest {

  /// What the compared runs have met: agreement on quiet runs alone would prove little.
  private static final class Met {
    int wars;
    int assaults;
    int communal;
    int returns;
    int isolation;
    int offensives;

    void look(World w, RunRecord record, int months) {
      double[] means = record.means();
      Layout layout = record.layout();
      wars += means[layout.all(months - 1, Variable.WARS)] > 0 ? 1 : 0;
      assaults += means[layout.all(months - 1, Variable.ASSAULTS)] > 0 ? 1 : 0;
      communal += means[layout.all(months - 1, Variable.COMMUNAL_INCIDENTS)] > 0 ? 1 : 0;
      returns += means[layout.all(months - 1, Variable.RETURNED)] > 1 ? 1 : 0;
      offensives += means[layout.all(months - 1, Variable.OFFENSIVES)] > 0 ? 1 : 0;
      isolation += Arrays.stream(w.isolated).anyMatch(x -> x > 0) ? 1 : 0;
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inTheTinyTheatre(long seed) {
    var met = new Met();
    compare(Runs.THEATRE, optionsOf(Runs.THEATRE), seed, 6, 3, 240, Set.of(), met);
    assertThat(met.communal).isPositive();
  }

  static Stream<Long> seeds() {
    return Stream.of(1L, 2L, 3L, 20_260_101L, -7L, Long.MAX_VALUE);
  }

  @Test
  void theTinyTheatreMeetsEverything() {
    var met = new Met();
    compare(Runs.THEATRE, optionsOf(Runs.THEATRE), 11, 40, 2, 240, Set.of(), met);
    assertThat(List.of(met.wars, met.assaults, met.communal, met.returns, met.offensives))
        .allSatisfy(n -> assertThat(n).isPositive());
  }

  @ParameterizedTest
  @EnumSource(ProcessId.class)
  void withEachProcessOff(ProcessId off) {
    compare(Runs.THEATRE, optionsOf(Runs.THEATRE), 5, 5, 2, 120, Set.of(off), new Met());
  }

  @Test
  void withOnlyOneProcessOn() {
    for (ProcessId on : ProcessId.values()) {
      compare(
          Runs.THEATRE,
          optionsOf(Runs.THEATRE),
          5,
          2,
          2,
          60,
          EnumSet.complementOf(EnumSet.of(on)),
          new Met());
    }
  }

  /// Every theatre that ships, every option; futures in which much happens.
  @ParameterizedTest
  @MethodSource("shipped")
  void inEveryTheatreThatShips(Path folder) {
    TheatreFolder theatre = TheatreFolder.load(folder);
    var met = new Met();
    compare(theatre.theatre(), theatre.options(), 1, 3, 1, 240, Set.of(), met);
    assertThat(List.of(met.communal, met.returns, met.offensives))
        .allSatisfy(n -> assertThat(n).isPositive());
  }

  static List<Path> shipped() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("../theatres"))) {
      return folders.filter(f -> Files.exists(f.resolve("theatre.yaml"))).sorted().toList();
    }
  }

  /// One world serves one run after the other: nothing of an earlier run may show in a later one.
  @Test
  void whateverRanBefore() {
    Option option = optionsOf(Runs.THEATRE).getLast();
    var plan = new Plan(option, Runs.THEATRE);
    var layout = new Layout(96, Runs.SETTING.zoneCount());
    var used = new Simulation(Runs.SETTING, Runs.NORMALISATION, Set.of(), Form.FAST);
    for (int r = 0; r < 20; r++) {
      var again = new RunRecord(layout);
      used.run(plan, Runs.future(r), 3, r, again);
      var fresh = new RunRecord(layout);
      new Simulation(Runs.SETTING, Runs.NORMALISATION, Set.of(), Form.FAST)
          .run(plan, Runs.future(r), 3, r, fresh);
      assertThat(bits(again.means())).isEqualTo(bits(fresh.means()));
    }
  }

  private static List<Option> optionsOf(Theatre theatre) {
    assertThat(theatre).isSameAs(Runs.THEATRE);
    return org.detente.testkit.TinyTheatre.options();
  }

  private static void compare(
      Theatre theatre,
      List<Option> options,
      long seed,
      int futures,
      int replications,
      int months,
      Set<ProcessId> without,
      Met met) {
    var setting = new Setting(theatre);
    var space =
        new Futures(
            ModelParameters.dimensions(EvidenceBase.shipped()), Setting.dimensions(theatre), seed);
    var normalisation = HazardNormalisation.of(theatre, space, seed);
    var plain = new Simulation(setting, normalisation, without, Form.PLAIN);
    var fast = new Simulation(setting, normalisation, without, Form.FAST);
    var layout = new Layout(months, setting.zoneCount());
    for (Future drawn : space.first(futures)) {
      Future future = drawn.index() % 2 == 0 ? drawn : eventful(drawn);
      for (Option option : options) {
        var plan = new Plan(option, theatre);
        var expected = new RunRecord(layout);
        var actual = new RunRecord(layout);
        for (int r = 0; r < replications; r++) {
          plain.run(plan, future, seed, r, expected);
          fast.run(plan, future, seed, r, actual);
          assertThat(state(fast.world()))
              .as("world of %s in future %d, replication %d", option.id(), future.index(), r)
              .isEqualTo(state(plain.world()));
        }
        met.look(plain.world(), expected, months);
        assertThat(bits(actual.means()))
            .as("figures of %s in future %d", option.id(), future.index())
            .isEqualTo(bits(expected.means()));
      }
    }
  }

  /// A future as no evidence has it, in which incidents are many and deadly, excite each other, and
  /// assaults come every few months: what is rare elsewhere meets here.
  private static Future eventful(Future future) {
    return future
        .with(Parameter.A_WAVE, 40)
        .with(Parameter.C0, 60 * future.get(Parameter.C0))
        .with(Parameter.N_COM, 0.6)
        .with(Parameter.P_LETH_C, 0.5);
  }

  private static List<long[]> bitsOf(World w) {
    var bits = new ArrayList<long[]>();
    for (double[] part :
        List.of(
            w.alarm,
            w.memory,
            w.trust,
            w.residents,
            w.displaced,
            w.displacedByWar,
            w.contact,
            w.stakes,
            w.communalCarry,
            w.heardCommunal,
            w.zoneResidents,
            w.police,
            w.legitimacy,
            w.acceptance,
            w.spoilers,
            w.lineCarry,
            w.commitment)) {
      bits.add(bits(part));
    }
    bits.add(Arrays.stream(w.communalIncidents).asLongStream().toArray());
    bits.add(Arrays.stream(w.lineIncidents).asLongStream().toArray());
    return bits;
  }

  /// The world as one array of bits.
  private static long[] state(World w) {
    return bitsOf(w).stream().flatMapToLong(Arrays::stream).toArray();
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
