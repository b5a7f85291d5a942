package org.detente.web.message;

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
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;

/// The languages that readers may choose among.
///
/// English is complete and always there. Another language is switched on by a line in [#REVIEWED]
/// once a speaker has reviewed its files. Two that nobody speaks show what is wrong with pages:
/// `en-XA`, English with accents and longer, and `ar-XB`, English from right to left.
///
/// Thread-safe.
public final class Languages {

  /// A language for readers.
  ///
  /// @param name in the language itself
  public record Language(String name, Texts texts) {}

  /// Message files of a language, one per group of pages; a key begins with what its file is for.
  static final List<String> FILES =
      List.of(
          "frame",
          "pages",
          "map",
          "looking",
          "runs",
          "changes",
          "options",
          "tables",
          "terms",
          "words",
          "refusals",
          "shelf",
          "begin");

  /// Languages whose files a speaker has reviewed, beside English.
  static final List<Locale> REVIEWED = List.of();

  /// English with accents.
  public static final Locale ACCENTED = Locale.forLanguageTag("en-XA");

  /// English from right to left.
  public static final Locale MIRRORED = Locale.forLanguageTag("ar-XB");

  private static final Map<String, Message> SOURCE = read(Locale.ENGLISH);

  /// English by itself: for programs, and for what is kept.
  public static final Texts ENGLISH =
      new Texts(Locale.ENGLISH, Locale.ENGLISH, SOURCE, false, UnaryOperator.identity());

  private final List<Language> on;

  private Languages(List<Language> on) {
    this.on = List.copyOf(on);
  }

  /// @param pseudo whether languages that nobody speaks are offered too
  public static Languages of(boolean pseudo) {
    var on = new ArrayList<Language>();
    on.add(new Language("English", ENGLISH));
    for (Locale locale : REVIEWED) {
      on.add(new Language(locale.getDisplayLanguage(locale), translated(locale, read(locale))));
    }
    if (pseudo) {
      on.add(
          new Language(
              "English, accented (en-XA)",
              new Texts(
                  ACCENTED,
                  Locale.ENGLISH,
                  each(SOURCE, Pseudo::accented),
                  false,
                  Pseudo::accented)));
      on.add(
          new Language(
              "English, right to left (ar-XB)",
              new Texts(
                  MIRRORED,
                  Locale.ENGLISH,
                  each(SOURCE, Pseudo::mirrored),
                  true,
                  Pseudo::mirrored)));
    }
    return new Languages(on);
  }

  private static Map<String, Message> each(
      Map<String, Message> messages, UnaryOperator<Message> change) {
    var all = new LinkedHashMap<String, Message>();
    messages.forEach((key, message) -> all.put(key, change.apply(message)));
    return all;
  }

  /// A language with what its files have; the rest stays English.
  static Texts translated(Locale locale, Map<String, Message> messages) {
    var all = new LinkedHashMap<>(SOURCE);
    all.putAll(messages);
    boolean rightToLeft = com.ibm.icu.util.ULocale.forLocale(locale).isRightToLeft();
    return new Texts(locale, locale, all, rightToLeft, UnaryOperator.identity());
  }

  /// All that may be chosen, English first.
  public List<Language> all() {
    return on;
  }

  /// The language of a request.
  ///
  /// @param asked what the address says, if anything
  /// @param kept what the reader chose before, if anything
  /// @param accepted as in the header `Accept-Language`; may be empty
  /// @return the first of these three that is switched on; else English
  public Texts choose(Optional<String> asked, Optional<String> kept, String accepted) {
    return asked
        .flatMap(this::find)
        .or(() -> kept.flatMap(this::find))
        .or(() -> accepted(accepted))
        .orElse(ENGLISH);
  }

  /// A language by its tag.
  public Optional<Texts> find(String tag) {
    return on.stream().map(Language::texts).filter(t -> t.tag().equals(tag)).findFirst();
  }

  private Optional<Texts> accepted(String header) {
    if (on.size() == 1 || header.isBlank()) {
      return Optional.empty();
    }
    try {
      String tag =
          Locale.lookupTag(
              Locale.LanguageRange.parse(header), on.stream().map(l -> l.texts().tag()).toList());
      // Found without regard to case, given as it was asked for.
      return on.stream()
          .map(Language::texts)
          .filter(t -> t.tag().equalsIgnoreCase(tag))
          .findFirst();
    } catch (IllegalArgumentException e) {
      // What is no list of languages says nothing.
      return Optional.empty();
    }
  }

  /// The files of a language.
  ///
  /// @throws IllegalStateException if an entry does not follow the format, or English lacks a file
  static Map<String, Message> read(Locale locale) {
    var all = new LinkedHashMap<String, Message>();
    for (String file : FILES) {
      String name = locale.toLanguageTag() + "/" + file + ".properties";
      var read = new Properties();
      try (InputStream in = Languages.class.getResourceAsStream(name)) {
        if (in == null) {
          continue;
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
    }
    return all;
  }
}
