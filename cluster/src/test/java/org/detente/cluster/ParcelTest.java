package org.detente.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.NotSerializableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.detente.ensemble.SimulationWork;
import org.detente.ensemble.Workload;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Futures;
import org.detente.evidence.ModelParameters;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.ProcessId;
import org.detente.simulation.Setting;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: work that was sent is the work, for every theatre that there is.
class ParcelTest {

  static Stream<Path> theatres() throws IOException {
    try (Stream<Path> bundled = Files.list(Path.of("../theatres"))) {
      return Stream.concat(
          Stream.of(Tiny.FOLDER), bundled.filter(Files::isDirectory).sorted().toList().stream());
    }
  }

  private static SimulationWork work(Path theatre) {
    TheatreFolder folder = TheatreFolder.load(theatre);
    EvidenceBase evidence = EvidenceBase.shipped();
    var space =
        new Futures(
            ModelParameters.dimensions(evidence),
            Setting.dimensions(folder.theatre(), evidence),
            1);
    return new SimulationWork(
        folder.theatre(),
        new HazardNormalisation(0.9, 1.1),
        folder.options().stream()
            .map((Option o) -> new SimulationWork.Part(o, Optional.empty(), space.first(2)))
            .toList(),
        24,
        2,
        5,
        Set.of(ProcessId.WAR),
        Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("theatres")
  void arrivesAsItWasSent(Path theatre) throws IOException {
    SimulationWork sent = work(theatre);

    var arrived =
        (SimulationWork) Parcel.unpack(Parcel.pack(sent), ParcelTest.class.getClassLoader());

    assertThat(arrived.theatre()).isEqualTo(sent.theatre()).isNotSameAs(sent.theatre());
    assertThat(arrived.parts().stream().map(SimulationWork.Part::option).toList())
        .isEqualTo(sent.parts().stream().map(SimulationWork.Part::option).toList());
    Workload.Worker before = sent.workers().get();
    Workload.Worker after = arrived.workers().get();
    for (int part = 0; part < sent.parts().size(); part++) {
      var piece = new Workload.Piece(part, 1);
      assertThat(after.figures(piece)).isEqualTo(before.figures(piece));
    }
  }

  /// A workload made of everything that the contract allows.
  record Everything(
      Optional<Range> there,
      Optional<String> missing,
      Map<ProcessId, List<Range>> map,
      double[] figures,
      Range one,
      Range same)
      implements Workload {

    @Override
    public Supplier<Worker> workers() {
      return () -> piece -> figures.clone();
    }
  }

  @Test
  void whatIsSharedStaysShared() throws IOException {
    Range range = new Range(1, 2, 3);
    var sent =
        new Everything(
            Optional.of(range),
            Optional.empty(),
            Map.of(ProcessId.WAR, List.of(range)),
            new double[] {Double.NaN, -0.0},
            range,
            range);

    var arrived = (Everything) Parcel.unpack(Parcel.pack(sent), ParcelTest.class.getClassLoader());

    assertThat(arrived.one()).isEqualTo(range).isSameAs(arrived.same());
    assertThat(arrived.there()).contains(range);
    assertThat(arrived.missing()).isEmpty();
    assertThat(arrived.map()).isEqualTo(sent.map());
    assertThat(arrived.figures()).isEqualTo(sent.figures());
  }

  record Unsendable(Object thing) implements Workload {

    @Override
    public Supplier<Worker> workers() {
      throw new IllegalStateException("never done");
    }
  }

  @Test
  void whatCannotBeSentIsNamed() {
    assertThatThrownBy(() -> Parcel.pack(new Unsendable(new Thread("idle"))))
        .isInstanceOf(NotSerializableException.class)
        .hasMessage("java.lang.Thread");
  }
}
