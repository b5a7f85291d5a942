package org.detente.web.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.detente.simulation.ForceDelivery;
import org.detente.simulation.ForceDelivery.Arrival;
import org.detente.theatre.Presence.UnitType;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveriesFileTest {

  @TempDir private Path temporary;

  @Test
  void whatIsWrittenIsReadBackToTheBit() throws IOException {
    var all =
        Map.of(
            "one",
            new ForceDelivery(
                Map.of("zone", Map.of("phase", Map.of(UnitType.INFANTRY, 1.0 / 3))),
                Map.of("zone", List.of(new Arrival(3, 0.1), new Arrival(7, 0.9))),
                0.7,
                3,
                ForceDelivery.NOBODY,
                Map.of("community", new Range(0.1, 0.2, 0.3)),
                0.4,
                13.5),
            "two",
            new ForceDelivery(Map.of(), Map.of(), 1, 0, 0, Map.of(), 1, 1));
    Path file = temporary.resolve("deliveries.json");

    assertThat(DeliveriesFile.read(file)).isEmpty();
    DeliveriesFile.write(file, all);

    assertThat(DeliveriesFile.read(file)).hasValue(all);
  }
}
