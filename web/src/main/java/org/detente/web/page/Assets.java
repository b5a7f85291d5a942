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

/// Scripts, styles and fonts: all of them come with the program, and nothing is loaded from
/// elsewhere. An address holds a sum of the bytes, so that browsers may keep what they have.
public final class Assets {

  /// A file that is served.
  ///
  /// @param type as in the header of the answer
  public record Asset(String type, byte[] bytes, String version) {}

  private static final String OWN = "/org/detente/web/assets/";
  private static final String FONTS = "/org/detente/paper/fonts/";
  private static final String JARS = "/META-INF/resources/webjars/";
  private static final List<String> SCRIPTS = List.of("latin", "latin-ext", "cyrillic", "armenian");

  /// Letters of each part of the fonts.
  private static final Map<String, String> LETTERS =
      Map.of(
          "latin",
          "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215",
          "latin-ext",
          "U+0100-02BA,U+1E00-1E9F,U+1EF2-1EFF,U+2C60-2C7F,U+A720-A7FF",
          "cyrillic",
          "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
          "armenian",
          "U+0530-058F,U+FB13-FB17");

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
    for (String family : List.of("serif", "sans")) {
      for (String script : SCRIPTS) {
        for (int weight : new int[] {400, 600}) {
          String name = "noto-" + family + "-" + script + "-" + weight + "-normal.woff2";
          Asset font = asset("font/woff2", bytes(FONTS + name));
          all.put(name, font);
          fonts
              .append("@font-face{font-family:'Noto ")
              .append(family.equals("serif") ? "Serif" : "Sans")
              .append("';font-weight:")
              .append(weight)
              .append(";font-display:swap;unicode-range:")
              .append(LETTERS.get(script))
              .append(";src:url(/assets/")
              .append(name)
              .append("?v=")
              .append(font.version())
              .append(") format('woff2')}\n");
        }
      }
    }
    all.put("fonts.css", asset("text/css;charset=utf-8", utf8(fonts + palette())));
    for (String own : List.of("app.css")) {
      all.put(own, asset("text/css;charset=utf-8", bytes(OWN + own)));
    }
    for (String own : List.of("app.js", "map.js")) {
      all.put(own, asset("text/javascript;charset=utf-8", bytes(OWN + own)));
    }
    all.put("mark.svg", asset("image/svg+xml", bytes(OWN + "mark.svg")));
    all.put(
        "htmx.js",
        asset(
            "text/javascript;charset=utf-8", bytes(JARS + version("htmx.org", "dist/htmx.min.js"))));
    all.put(
        "leaflet.js",
        asset("text/javascript;charset=utf-8", bytes(JARS + version("leaflet", "dist/leaflet.js"))));
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
