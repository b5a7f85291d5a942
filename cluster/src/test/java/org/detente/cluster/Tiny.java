package org.detente.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.Workforce;
import org.detente.evidence.EvidenceBase;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.simulation.ForceDelivery;

/// The invented theatre, and what is kept of an ensemble of it.
final class Tiny {

  static final Path FOLDER = Path.of("../model/src/test/resources/theatres/tiny");

  private Tiny() {}

  /// Every mission comes by half, and late.
  static EnsembleRequest request(int futures, int replications, int months) {
    TheatreFolder folder = TheatreFolder.load(FOLDER);
    var deliveries = new TreeMap<String, ForceDelivery>();
    for (Option option : folder.options()) {
      if (option.mission().isPresent()) {
        deliveries.put(
            option.id(), new ForceDelivery(Map.of(), Map.of(), 0.5, 3, 9, Map.of(), 0.8, 12));
      }
    }
    return new EnsembleRequest(
        folder.theatre(),
        folder.options(),
        EvidenceBase.shipped(),
        futures,
        replications,
        months,
        7,
        Set.of(),
        deliveries);
  }

  /// Runs, and gives the files of results.
  static Map<String, List<Byte>> run(
      EnsembleRequest request, Workforce workforce, Path folder, Ensemble.Progress progress)
      throws IOException, InterruptedException {
    Ensemble.run(request, workforce, folder, "test", progress).close();
    return files(folder);
  }

  static Map<String, List<Byte>> files(Path folder) throws IOException {
    var found = new TreeMap<String, List<Byte>>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        Byte[] boxed = new Byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
          boxed[i] = bytes[i];
        }
        found.put(file.getFileName().toString(), List.of(boxed));
      }
    }
    return found;
  }
}
