package org.detente.web.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.detente.message.MessageFiles;
import org.detente.message.Texts;

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
          "compare",
          "looking",
          "runs",
          "changes",
          "options",
          "tables",
          "first",
          "terms",
          "words",
          "refusals",
          "shelf",
          "begin");

  /// Languages whose files a speaker has reviewed, beside English.
  static final List<Locale> REVIEWED = List.of();

  /// All texts: the paper's and those of the pages.
  static final MessageFiles ALL = MessageFiles.PAPER.and(Languages.class, FILES);

  /// English by itself: for programs, and for what is kept.
  public static final Texts ENGLISH = ALL.english();

  private final List<Language> on;

  private Languages(List<Language> on) {
    this.on = List.copyOf(on);
  }

  /// @param pseudo whether languages that nobody speaks are offered too
  public static Languages of(boolean pseudo) {
    var on = new ArrayList<Language>();
    on.add(new Language("English", ENGLISH));
    for (Locale locale : REVIEWED) {
      on.add(new Language(locale.getDisplayLanguage(locale), ALL.translated(locale)));
    }
    if (pseudo) {
      on.add(new Language("English, accented (en-XA)", ALL.accented()));
      on.add(new Language("English, right to left (ar-XB)", ALL.mirrored()));
    }
    return new Languages(on);
  }

  /// All that may be chosen, English first.
  public List<Language> all() {
    return on;
  }

  /// Texts of all that may be chosen beside English.
  public List<Texts> others() {
    return on.stream().map(Language::texts).filter(t -> !t.english()).toList();
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
}
