package org.detente.cluster;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.detente.ensemble.Ensemble;
import org.detente.handover.HandoverStudy;

/// Where the classes lie that workers need: the program's own, and the libraries of its model.
final class CodeSources {

  /// One class of each library that the model may touch on a worker.
  private static final List<String> LIBRARIES =
      List.of("org.hipparchus.util.FastMath", "org.locationtech.jts.geom.Geometry");

  private CodeSources() {}

  /// A folder or a jar of classes.
  record Source(Path path) {

    /// Names of its files, with `/` between folders.
    List<String> files() {
      try {
        if (Files.isDirectory(path)) {
          try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile)
                .map(f -> path.relativize(f).toString().replace('\\', '/'))
                .sorted()
                .toList();
          }
        }
        try (var jar = new JarFile(path.toFile())) {
          return jar.stream().filter(e -> !e.isDirectory()).map(JarEntry::getName).toList();
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException("the program cannot read itself: " + path, e);
      }
    }
  }

  /// The program's own classes that do the work.
  static List<Source> ofProgram() {
    Set<Path> found = new LinkedHashSet<>();
    found.add(of(Ensemble.class));
    found.add(of(HandoverStudy.class));
    found.add(of(CodeSources.class));
    return found.stream().map(Source::new).toList();
  }

  /// Jars that workers need. Folders of classes are packed.
  ///
  /// @param more classes whose jars are needed besides, for tests
  /// @param temporary folder for packed ones
  static List<Path> jars(List<Class<?>> more, Path temporary) throws IOException {
    Set<Path> found = new LinkedHashSet<>();
    ofProgram().forEach(s -> found.add(s.path()));
    for (String library : LIBRARIES) {
      try {
        found.add(of(Class.forName(library)));
      } catch (ClassNotFoundException e) {
        throw new IOException("a library is missing: " + library, e);
      }
    }
    more.forEach(c -> found.add(of(c)));
    var jars = new ArrayList<Path>();
    for (Path path : found) {
      jars.add(Files.isDirectory(path) ? pack(path, temporary, jars.size()) : path);
    }
    return jars;
  }

  private static Path of(Class<?> known) {
    try {
      return Path.of(known.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program does not find itself", e);
    }
  }

  private static Path pack(Path folder, Path temporary, int number) throws IOException {
    Path jar = temporary.resolve("classes-" + number + ".jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String file : new Source(folder).files()) {
        out.putNextEntry(new JarEntry(file));
        Files.copy(folder.resolve(file), out);
        out.closeEntry();
      }
    }
    return jar;
  }
}
