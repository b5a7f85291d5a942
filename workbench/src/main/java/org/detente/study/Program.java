package org.detente.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.detente.ensemble.Ensemble;

/// What is known of the program itself.
public final class Program {

  private Program() {}

  /// The version, from the build.
  public static String version() {
    var properties = new Properties();
    try (InputStream in = Program.class.getResourceAsStream("build.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own build.properties cannot be read", e);
    }
    return properties.getProperty("version");
  }

  /// Tells builds apart: the version, and when the program's classes were made. Results on disk of
  /// another build are not used.
  public static String build() throws IOException {
    try {
      Path code =
          Path.of(Ensemble.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return version() + " " + Files.getLastModifiedTime(code).toMillis();
    } catch (URISyntaxException e) {
      throw new IOException("the program does not find itself", e);
    }
  }
}
