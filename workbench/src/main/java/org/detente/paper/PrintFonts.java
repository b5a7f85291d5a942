package org.detente.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The type of one PDF: each face is loaded once and shared by text and pictures, so that a PDF
/// holds one copy of the letters it uses. `tools/fonts.py` says which letters a face has.
final class PrintFonts {

  /// What stands for a letter that no face has.
  static final String MISSING = "?";

  private final Map<Face, PDFont> loaded = new EnumMap<>(Face.class);

  PrintFonts(PDDocument document) throws IOException {
    for (Face face : Face.values()) {
      byte[] bytes = Fonts.bytes("fonts/" + face.file);
      loaded.put(face, PDType0Font.load(document, new ByteArrayInputStream(bytes), true));
    }
  }

  /// A face, by the names that style sheets use.
  enum Face {
    SERIF("Noto Serif", 400, "noto-serif-400-normal.ttf"),
    SERIF_SEMIBOLD("Noto Serif", 600, "noto-serif-600-normal.ttf"),
    SANS("Noto Sans", 400, "noto-sans-400-normal.ttf"),
    SANS_SEMIBOLD("Noto Sans", 600, "noto-sans-600-normal.ttf");

    private final String family;
    private final int weight;
    private final String file;

    Face(String family, int weight, String file) {
      this.family = family;
      this.weight = weight;
      this.file = file;
    }

    String family() {
      return family;
    }

    int weight() {
      return weight;
    }
  }

  PDFont of(Face face) {
    return loaded.get(face);
  }

  /// A text with what the face lacks replaced.
  static String showable(PDFont font, String text) {
    if (shows(font, text)) {
      return text;
    }
    var kept = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(letter -> kept.append(shows(font, letter) ? letter : MISSING));
    return kept.toString();
  }

  private static boolean shows(PDFont font, String text) {
    try {
      font.encode(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own fonts cannot be read", e);
    }
  }
}
