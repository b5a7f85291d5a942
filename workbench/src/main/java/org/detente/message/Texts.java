package org.detente.message;

import static j2html.TagCreator.each;
import static j2html.TagCreator.text;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import j2html.tags.DomContent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.phrase.Separators;

/// What the workbench says, in one language. A text is looked up by its key and is never markup:
/// what it becomes part of a page through is escaped, and markup goes into named slots.
///
/// A text that is missing, or something that is missing in it, stands on the page under its name: a
/// page is never lost for it. Tests hold every use against the files.
///
/// Thread-safe.
public final class Texts {

  private static final Map<String, DateTimeFormatter> DATES = new ConcurrentHashMap<>();
  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';
  private static final int YEAR = 12;

  private final Locale locale;
  private final Locale grammar;
  private final Map<String, Message> messages;
  private final PluralRules plurals;
  private final Separators separators;
  private final boolean rightToLeft;
  private final boolean source;
  private final UnaryOperator<String> dates;

  /// @param locale of the pages
  /// @param grammar whose rules of plural, figures and names of months hold
  /// @param messages by key
  /// @param dates changes what dates say, for languages that nobody speaks
  Texts(
      Locale locale,
      Locale grammar,
      Map<String, Message> messages,
      boolean rightToLeft,
      UnaryOperator<String> dates) {
    this.locale = locale;
    this.grammar = grammar;
    this.messages = Map.copyOf(messages);
    plurals = PluralRules.forLocale(ULocale.forLocale(grammar));
    separators = Separators.of(grammar);
    this.rightToLeft = rightToLeft;
    source = locale.equals(Locale.ENGLISH);
    this.dates = dates;
  }

  /// As in the attribute `lang`.
  public String tag() {
    return locale.toLanguageTag();
  }

  /// As in the attribute `dir`: `ltr` or `rtl`.
  public String direction() {
    return rightToLeft ? "rtl" : "ltr";
  }

  /// Whether it is written from right to left.
  public boolean rightToLeft() {
    return rightToLeft;
  }

  /// Whether this is English, in which everything is written first.
  public boolean english() {
    return source;
  }

  /// Whether there is a text of this key.
  public boolean has(String key) {
    return messages.containsKey(key);
  }

  /// A text.
  ///
  /// @param arguments names and values by turns: texts, numbers, dates; a slot without markup needs
  ///   none
  public String say(String key, Object... arguments) {
    Message message = messages.get(key);
    if (message == null) {
      return "{" + key + "}";
    }
    var text = new StringBuilder();
    say(message.nodes(), arguments, null, text);
    return text.toString();
  }

  /// The same of a message that was put off until it is known who reads it. Texts in it are not
  /// ours.
  public String say(Said said) {
    Object[] arguments = said.arguments().toArray();
    for (int i = 1; i < arguments.length; i += 2) {
      if (arguments[i] instanceof String text) {
        arguments[i] = own(text);
      }
    }
    return say(said.key(), arguments);
  }

  private void say(List<Node> nodes, Object[] arguments, Object counted, StringBuilder text) {
    for (Node node : nodes) {
      switch (node) {
        case Node.Words w -> text.append(w.text());
        case Node.Slot s -> say(s.within(), arguments, counted, text);
        case Node.Plural p -> say(chosen(p, arguments), arguments, at(arguments, p.name()), text);
        case Node.Select s -> say(chosen(s, arguments), arguments, counted, text);
        case Node.Counted c -> text.append(number(c.name(), counted));
        case Node.Whole w -> text.append(number(w.name(), at(arguments, w.name())));
        case Node.Date d -> text.append(date(d, at(arguments, d.name())));
        case Node.Argument a -> text.append(plain(a, at(arguments, a.name())));
      }
    }
  }

  private static Object at(Object[] arguments, String name) {
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      if (name.equals(arguments[i])) {
        return arguments[i + 1];
      }
    }
    return null;
  }

  private List<Node> chosen(Node.Plural plural, Object[] arguments) {
    double n = at(arguments, plural.name()) instanceof Number number ? number.doubleValue() : 0;
    List<Node> exact = plural.exact().get(n);
    return exact != null
        ? exact
        : plural
            .byRule()
            .getOrDefault(plurals.select(n), plural.byRule().getOrDefault("other", List.of()));
  }

  private static List<Node> chosen(Node.Select select, Object[] arguments) {
    String word = String.valueOf(at(arguments, select.name()));
    return select.byWord().getOrDefault(word, select.byWord().getOrDefault("other", List.of()));
  }

  private String number(String name, Object value) {
    return value instanceof Number n ? whole(n.longValue()) : "{" + name + "}";
  }

  private String date(Node.Date date, Object value) {
    return value instanceof TemporalAccessor when
        ? dates.apply(
            DATES
                .computeIfAbsent(
                    grammar.toLanguageTag() + " " + date.pattern(),
                    _ ->
                        DateTimeFormatter.ofPattern(date.pattern(), grammar)
                            .withZone(ZoneId.systemDefault()))
                .format(when))
        : "{" + date.name() + "}";
  }

  private String plain(Node.Argument argument, Object value) {
    return switch (value) {
      case String s -> s;
      case Said said -> say(said);
      case Double d -> given(d);
      case Number n -> whole(n.longValue());
      case List<?> items ->
          list(
              items.stream()
                  .map(item -> plain(argument, item instanceof String s ? own(s) : item))
                  .toList());
      case null, default -> "{" + argument.name() + "}";
    };
  }

  /// What puts markup around the words of a slot.
  @FunctionalInterface
  public interface Slot {
    DomContent around(DomContent words);
  }

  /// Markup for a slot.
  public static Slot slot(Slot around) {
    return around;
  }

  /// A text as part of a page.
  ///
  /// @param arguments names and values by turns: texts, which are escaped, numbers, dates, pieces
  ///   of pages, and a [Slot] for each slot
  public DomContent html(String key, Object... arguments) {
    Message message = messages.get(key);
    return message == null ? text("{" + key + "}") : html(message.nodes(), arguments, null);
  }

  private DomContent html(List<Node> nodes, Object[] arguments, Object counted) {
    var parts = new ArrayList<DomContent>();
    for (Node node : nodes) {
      switch (node) {
        case Node.Slot s -> {
          DomContent within = html(s.within(), arguments, counted);
          parts.add(at(arguments, s.name()) instanceof Slot slot ? slot.around(within) : within);
        }
        case Node.Plural p ->
            parts.add(html(chosen(p, arguments), arguments, at(arguments, p.name())));
        case Node.Select s -> parts.add(html(chosen(s, arguments), arguments, counted));
        case Node.Argument a when at(arguments, a.name()) instanceof DomContent piece ->
            parts.add(piece);
        default -> {
          var words = new StringBuilder();
          say(List.of(node), arguments, counted, words);
          parts.add(text(words.toString()));
        }
      }
    }
    return parts.size() == 1 ? parts.getFirst() : each(parts.stream());
  }

  /// What is not ours: names, notes and other words of a theatre or of a person. In other languages
  /// it keeps its own direction within a sentence.
  public String own(String data) {
    return source || data.isEmpty() || isolated(data)
        ? data
        : FIRST_STRONG_ISOLATE + data + POP_ISOLATE;
  }

  /// Whether it is one such stretch already.
  private static boolean isolated(String data) {
    int depth = 0;
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      depth += c == FIRST_STRONG_ISOLATE ? 1 : c == POP_ISOLATE ? -1 : 0;
      if (depth == 0) {
        return i > 0 && i == data.length() - 1;
      }
    }
    return false;
  }

  /// A text without the signs that isolate what is not ours: to compare it with what it was.
  public static String bare(String text) {
    return text.replace(String.valueOf(FIRST_STRONG_ISOLATE), "")
        .replace(String.valueOf(POP_ISOLATE), "");
  }

  /// The same of each line.
  public List<String> own(List<String> data) {
    return data.stream().map(this::own).toList();
  }

  /// A word of the code for people.
  public String word(Enum<?> constant) {
    String key = "word." + constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    return has(key) ? say(key) : Phrases.plain(constant);
  }

  /// The text of a key that is made up of a family and what is looked for in it, where there is
  /// one.
  ///
  /// @param arguments names and values by turns
  public Optional<String> find(String family, String name, Object... arguments) {
    String key = family + "." + name;
    return has(key) ? Optional.of(say(key, arguments)) : Optional.empty();
  }

  /// The text of a key that is made up of a family and one of those that are in it.
  ///
  /// @param arguments names and values by turns
  public String of(String family, String name, Object... arguments) {
    return say(family + "." + name, arguments);
  }

  // ---- figures

  /// A number known exactly, every digit of it.
  public String whole(long value) {
    return separators.in(Figures.whole(value));
  }

  /// A number as a source gives it.
  public String given(double value) {
    return separators.in(Figures.given(value));
  }

  /// A range as a source gives it.
  public String given(double low, double high) {
    return between(given(low), given(high));
  }

  /// Two significant digits.
  public String two(double value) {
    return separators.in(Figures.two(value));
  }

  /// A count that is estimated.
  public String count(double value) {
    return separators.in(Figures.count(value));
  }

  /// A value that may point either way, with its sign.
  public String signed(double value) {
    return separators.in(Figures.signed(value));
  }

  /// A calendar year.
  public String year(int year) {
    return Figures.year(year);
  }

  /// A figure that a source gives as text.
  public String quoted(String figure) {
    return separators.equals(Separators.ENGLISH) ? Figures.quoted(figure) : figure;
  }

  /// A figure and the range that follows it, which is left out where it says the same.
  public String withRange(String figure, String range) {
    return Figures.withRange(figure, range);
  }

  /// A share with its range.
  public String percentRange(double central, double low, double high) {
    return withRange(percent(central), between(percent(low), percent(high)));
  }

  /// A share as whole hundredths.
  public String percent(double share) {
    return separators.in(Figures.percent(share));
  }

  /// "a to b", or one where both are the same.
  public String between(String low, String high) {
    return low.equals(high) ? low : say("figure.between", "low", low, "high", high);
  }

  /// An estimated count with its range.
  public String range(double central, double low, double high) {
    return Figures.withRange(count(central), between(count(low), count(high)));
  }

  /// At an axis.
  public String tick(double value) {
    return separators.in(Figures.tick(value));
  }

  /// A share at an axis.
  public String percentTick(double share) {
    return separators.in(Figures.percentTick(share));
  }

  /// A length of time: whole years as years, otherwise months.
  public String duration(long months) {
    return months % YEAR == 0 && months != 0
        ? say("figure.years", "n", months / YEAR)
        : say("figure.months", "n", months);
  }

  /// The word for a share, as used in a sentence after "in": "most futures".
  ///
  /// @param share 0..1
  public String verbal(double share) {
    Phrases.Verbal verbal = Phrases.scaled(share);
    return find("share-futures", Integer.toString(verbal.low())).orElse(verbal.futures());
  }

  /// The same as listed: "in most".
  public String word(Phrases.Verbal verbal) {
    return find("share-word", Integer.toString(verbal.low())).orElse(verbal.word());
  }

  /// The shares that a word stands for: "66 to 94 of 100".
  public String share(Phrases.Verbal verbal) {
    String low = Integer.toString(verbal.low());
    String high = Integer.toString(verbal.high());
    return verbal.low() == 1
        ? say("share.or-fewer", "high", high)
        : verbal.high() == Phrases.HUNDRED - 1
            ? say("share.or-more", "low", low)
            : say("share.of-hundred", "share", between(low, high));
  }

  /// What stands with every share of futures.
  public String ofThoseTried() {
    return say("share.of-those-tried");
  }

  /// A natural frequency: "71 of 100 futures", or of fewer where fewer were tried.
  public String of(double share, int futures) {
    return say(
        "share.of",
        "share",
        number(share, futures),
        "base",
        Integer.toString(Math.min(futures, Phrases.HUNDRED)));
  }

  /// A range of natural frequencies, or one where both are the same.
  public String of(double low, double high, int futures) {
    String from = number(low, futures);
    return from.equals(number(high, futures)) ? of(low, futures) : between(from, of(high, futures));
  }

  /// The first figure of a natural frequency. It reads as none or all only where it is none or all.
  public String number(double share, int futures) {
    int base = Math.min(futures, Phrases.HUNDRED);
    long n = Math.round(share * base);
    if (n == base && share < 1) {
      return say("share.more-than", "n", Integer.toString(base - 1));
    }
    return n == 0 && share > 0 ? say("share.fewer-than-one") : Long.toString(n);
  }

  /// Small numbers in letters, for the beginning of a sentence: "two".
  public String letters(long n) {
    return say("figure.letters", "n", n);
  }

  /// "240 fewer", "1,300 more", "about as many".
  public String moreOrFewer(double difference) {
    String size = count(Math.abs(difference));
    return size.equals("0")
        ? say("figure.as-many")
        : difference < 0 ? say("figure.fewer", "n", size) : say("figure.more", "n", size);
  }

  /// A range of differences; the direction is said once where it is the same, and the smaller
  /// figure first.
  public String moreOrFewer(double low, double high) {
    String from = count(Math.abs(low));
    String to = count(Math.abs(high));
    boolean some = !from.equals("0") && !to.equals("0");
    if (moreOrFewer(low).equals(moreOrFewer(high)) || !some || low < 0 != high < 0) {
      return between(moreOrFewer(low), moreOrFewer(high));
    }
    return low < 0
        ? say("figure.fewer", "n", between(to, from))
        : say("figure.more", "n", between(from, to));
  }

  /// Time that passed or will pass.
  ///
  /// @param seconds 0 or more
  public String elapsed(double seconds) {
    long all = Math.round(seconds);
    return all < 60
        ? say("figure.seconds", "s", all)
        : say("figure.minutes", "min", all / 60, "s", all % 60);
  }

  /// "once", "twice", "3 times".
  public String times(long n) {
    return say("figure.times", "n", n);
  }

  /// "a, b and c".
  public String list(List<String> items) {
    return items.size() < 2
        ? String.join("", items)
        : say(
            "figure.list",
            "before",
            String.join(say("figure.comma"), items.subList(0, items.size() - 1)),
            "last",
            items.getLast());
  }

  /// A text with a capital at its beginning.
  public String capital(String sentence) {
    int at = 0;
    while (at < sentence.length() && !Character.isLetterOrDigit(sentence.charAt(at))) {
      at++;
    }
    return at == sentence.length()
        ? sentence
        : sentence.substring(0, at)
            + sentence.substring(at, at + 1).toUpperCase(grammar)
            + sentence.substring(at + 1);
  }

  /// A text with a small letter at its beginning.
  public String small(String sentence) {
    int at = 0;
    while (at < sentence.length() && !Character.isLetterOrDigit(sentence.charAt(at))) {
      at++;
    }
    return at == sentence.length()
        ? sentence
        : sentence.substring(0, at)
            + sentence.substring(at, at + 1).toLowerCase(grammar)
            + sentence.substring(at + 1);
  }
}
