package org.detente.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;

/// Message files, and the texts in one language that are made of them. Each stands in a folder
/// `TAG/` beside a class, so that every module keeps its own.
///
/// @param folders in the order in which they are read
public record MessageFiles(List<Folder> folders) {

  /// English with accents.
  public static final Locale ACCENTED = Locale.forLanguageTag("en-XA");

  /// English from right to left.
  public static final Locale MIRRORED = Locale.forLanguageTag("ar-XB");

  /// Files of one module.
  ///
  /// @param beside a class in the package whose folder holds a folder for each language
  /// @param names without `.properties`
  public record Folder(Class<?> beside, List<String> names) {

    public Folder {
      names = List.copyOf(names);
    }
  }

  /// Figures, words of the code and the paper.
  public static final MessageFiles PAPER =
      new MessageFiles(
          List.of(
              new Folder(
                  MessageFiles.class,
                  List.of(
                      "figures",
                      "words",
                      "answers",
                      "assumptions",
                      "beside",
                      "chapters",
                      "commitment",
                      "compared",
                      "completeness",
                      "conditions",
                      "consent",
                      "coverage",
                      "exploration",
                      "front",
                      "gaps",
                      "handover",
                      "hangs-on",
                      "headings",
                      "hypotheses",
                      "limits",
                      "outcomes",
                      "patterns",
                      "pictures",
                      "side-by-side",
                      "sources",
                      "staffing",
                      "structure",
                      "theatre",
                      "verdicts"))));

  /// What the paper says in English.
  public static final Texts ENGLISH = PAPER.english();

  public MessageFiles {
    folders = List.copyOf(folders);
  }

  /// These and those of another module.
  ///
  /// @param beside as in [Folder]
  public MessageFiles and(Class<?> beside, List<String> names) {
    var all = new ArrayList<>(folders);
    all.add(new Folder(beside, names));
    return new MessageFiles(all);
  }

  /// The entries of a language, by key; empty where it has no files.
  ///
  /// @throws IllegalStateException if an entry does not follow the format
  public Map<String, Message> read(Locale locale) {
    var all = new LinkedHashMap<String, Message>();
    for (Folder folder : folders) {
      folder.names().forEach(file -> all.putAll(read(locale, folder.beside(), file)));
    }
    return all;
  }

  private static Map<String, Message> read(Locale locale, Class<?> beside, String file) {
    String name = locale.toLanguageTag() + "/" + file + ".properties";
    var all = new LinkedHashMap<String, Message>();
    var read = new Properties();
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        return all;
      }
      read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own file " + name + " cannot be read", e);
    }
    for (String key : read.stringPropertyNames()) {
      try {
        all.put(key, Message.read(read.getProperty(key)));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new IllegalStateException(name + ", " + key + ": " + e.getMessage(), e);
      }
    }
    return all;
  }

  /// English, in which everything is written first.
  public Texts english() {
    return new Texts(
        Locale.ENGLISH, Locale.ENGLISH, read(Locale.ENGLISH), false, UnaryOperator.identity());
  }

  /// English with accents on every letter, longer and in brackets: what is not a text stands out.
  public Texts accented() {
    return new Texts(ACCENTED, Locale.ENGLISH, each(Pseudo::accented), false, Pseudo::accented);
  }

  /// English from right to left.
  public Texts mirrored() {
    return new Texts(MIRRORED, Locale.ENGLISH, each(Pseudo::mirrored), true, Pseudo::mirrored);
  }

  /// A language with what its files have; the rest stays English.
  public Texts translated(Locale locale) {
    return translated(locale, read(locale));
  }

  /// A language with these entries; the rest stays English.
  public Texts translated(Locale locale, Map<String, Message> messages) {
    var all = new LinkedHashMap<>(read(Locale.ENGLISH));
    all.putAll(messages);
    boolean rightToLeft = com.ibm.icu.util.ULocale.forLocale(locale).isRightToLeft();
    return new Texts(locale, locale, all, rightToLeft, UnaryOperator.identity());
  }

  private Map<String, Message> each(UnaryOperator<Message> change) {
    var all = new LinkedHashMap<String, Message>();
    read(Locale.ENGLISH).forEach((key, message) -> all.put(key, change.apply(message)));
    return all;
  }
}
