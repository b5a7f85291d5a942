package org.detente.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.detente.chart.Palette;
import org.detente.coverage.Stage;
import org.detente.paper.Fonts;

/// Scripts, styles and fonts: all of them come with the program, and nothing is loaded from
/// elsewhere. An address holds a sum of the bytes, so that browsers may keep what they have.
public final class Assets {

  /// A file that is served.
  ///
  /// @param type as in the header of the answer
  public record Asset(String type, byte[] bytes, String version) {}

  private static final String OWN = "/org/detente/web/assets/";
  private static final String JARS = "/META-INF/resources/webjars/";
  private static final Map<String, Asset> ALL = load();

  private Assets() {}

  /// A file by its name.
  public static Optional<Asset> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /// Names of all files.
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /// The address of a file.
  static String at(String name) {
    return "/assets/" + name + "?v=" + ALL.get(name).version();
  }

  private static Map<String, Asset> load() {
    var all = new LinkedHashMap<String, Asset>();
    var fonts = new StringBuilder();
    for (Fonts.Part part : Fonts.parts()) {
      Asset font = asset("font/woff2", part.bytes());
      all.put(part.name(), font);
      fonts
          .append("@font-face{font-family:'")
          .append(part.family())
          .append("';font-weight:")
          .append(part.weight())
          .append(";font-display:swap;unicode-range:")
          .append(part.range())
          .append(";src:url(/assets/")
          .append(part.name())
          .append("?v=")
          .append(font.version())
          .append(") format('woff2')}\n");
    }
    all.put("fonts.css", asset("text/css;charset=utf-8", utf8(fonts + palette())));
    for (String own : List.of("app.css", "edit.css", "shelf.css")) {
      all.put(own, asset("text/css;charset=utf-8", bytes(OWN + own)));
    }
    for (String own : List.of("app.js", "map.js")) {
      all.put(own, asset("text/javascript;charset=utf-8", bytes(OWN + own)));
    }
    all.put("mark.svg", asset("image/svg+xml", bytes(OWN + "mark.svg")));
    all.put(
        "htmx.js",
        asset(
            "text/javascript;charset=utf-8",
            bytes(JARS + version("htmx.org", "dist/htmx.min.js"))));
    all.put(
        "leaflet.js",
        asset(
            "text/javascript;charset=utf-8", bytes(JARS + version("leaflet", "dist/leaflet.js"))));
    all.put(
        "leaflet.css",
        asset("text/css;charset=utf-8", bytes(JARS + version("leaflet", "dist/leaflet.css"))));
    return all;
  }

  /// Colours of the pictures for the map, so that both are always the same.
  private static String palette() {
    var css = new StringBuilder(":root{");
    for (Stage stage : Stage.values()) {
      css.append("--")
          .append(stage.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
          .append(':')
          .append(Palette.of(stage))
          .append(';');
    }
    List<String> communities = List.of(Palette.BLUE, Palette.ORANGE, Palette.PURPLE, Palette.SKY);
    for (int c = 0; c < communities.size(); c++) {
      css.append("--community-").append(c).append(':').append(communities.get(c)).append(';');
    }
    return css.append("--line:").append(Palette.INK).append("}\n").toString();
  }

  /// Where a file of another's lies: the version is part of the path.
  private static String version(String jar, String file) {
    String properties = "/META-INF/maven/org.webjars.npm/" + jar + "/pom.properties";
    var read = new java.util.Properties();
    try (InputStream in = Assets.class.getResourceAsStream(properties)) {
      if (in == null) {
        throw new IllegalStateException(properties + " is missing");
      }
      read.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(properties + " cannot be read", e);
    }
    return jar + "/" + read.getProperty("version") + "/" + file;
  }

  private static Asset asset(String type, byte[] bytes) {
    var sum = new CRC32();
    sum.update(bytes);
    return new Asset(type, bytes, Long.toHexString(sum.getValue()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program's own file " + resource + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own file " + resource + " cannot be read", e);
    }
  }
}
