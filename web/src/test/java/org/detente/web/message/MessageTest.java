package org.detente.web.message;

import static j2html.TagCreator.a;
import static j2html.TagCreator.b;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.detente.message.Message;
import org.detente.message.Pseudo;
import org.detente.message.Texts;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: messages in the language of whoever reads.
class MessageTest {

  private static Texts texts(Locale locale, String... entries) {
    var messages = new java.util.LinkedHashMap<String, Message>();
    for (int i = 0; i < entries.length; i += 2) {
      messages.put(entries[i], Message.read(entries[i + 1]));
    }
    return Languages.ALL.translated(locale, messages);
  }

  private static Texts english(String text) {
    return texts(Locale.ENGLISH, "k", text);
  }

  @Test
  void whatIsPutInStandsWhereTheLanguageWantsIt() {
    assertThat(english("Run {run} of {place}").say("k", "run", "7", "place", "X"))
        .isEqualTo("Run 7 of X");
    assertThat(english("{place}: {run}").say("k", "run", "7", "place", "X")).isEqualTo("X: 7");
    assertThat(english("It's the theatre's, '{'so'}'").say("k"))
        .isEqualTo("It's the theatre's, {so}");
  }

  /// Forms by the number of futures: one, few, many where the language has them.
  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "en, 0, other",
    "en, 1, one",
    "en, 2, other",
    "en, 21, other",
    "ru, 0, many",
    "ru, 1, one",
    "ru, 2, few",
    "ru, 4, few",
    "ru, 5, many",
    "ru, 11, many",
    "ru, 12, many",
    "ru, 14, many",
    "ru, 21, one",
    "ru, 22, few",
    "ru, 25, many",
    "ru, 101, one",
    "ru, 111, many",
    "ru, 1000, many",
    "hy, 0, one",
    "hy, 1, one",
    "hy, 2, other",
    "hy, 5, other",
    "hy, 21, other",
    "az, 0, other",
    "az, 1, one",
    "az, 2, other",
    "az, 21, other",
  })
  void eachLanguageHasItsOwnFormsOfPlural(String language, long n, String form) {
    Texts texts =
        texts(
            Locale.of(language), "k", "{n, plural, one {one} few {few} many {many} other {other}}");

    assertThat(texts.say("k", "n", n)).isEqualTo(form);
  }

  @Test
  void aNumberMayHaveWordsOfItsOwn() {
    Texts texts = english("{n, plural, =0 {nobody} =2 {both} one {# person} other {# persons}}");

    assertThat(List.of(0, 1, 2, 3, 1200).stream().map(n -> texts.say("k", "n", n)))
        .containsExactly("nobody", "1 person", "both", "3 persons", "1,200 persons");
  }

  @Test
  void oneOfSeveralIsChosenByAWord() {
    Texts texts = english("{state, select, on {it is {what}} other {it is not}}");

    assertThat(texts.say("k", "state", "on", "what", "open")).isEqualTo("it is open");
    assertThat(texts.say("k", "state", "off")).isEqualTo("it is not");
  }

  @ParameterizedTest
  @CsvSource({
    "en, '1,234,567; 0.25; 2015'",
    "ru, '1\u00a0234\u00a0567; 0,25; 2015'",
    "az, '1.234.567; 0,25; 2015'",
    "hy, '1\u00a0234\u00a0567; 0,25; 2015'",
  })
  void figuresHaveTheSignsOfTheLanguage(String language, String said) {
    Texts texts = texts(Locale.of(language), "k", "{year, date, uuuu}");

    assertThat(
            texts.whole(1_234_567)
                + "; "
                + texts.given(0.25)
                + "; "
                + texts.say("k", "year", YearMonth.of(2015, 6)))
        .isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"en, June 2015", "ru, июнь 2015", "az, iyun 2015", "hy, հունիս 2015"})
  void monthsHaveNamesOfTheLanguage(String language, String said) {
    Texts texts = texts(Locale.of(language), "k", "{month, date, LLLL uuuu}");

    assertThat(texts.say("k", "month", YearMonth.of(2015, 6))).isEqualToIgnoringCase(said);
  }

  @Test
  void datesInEnglishAreAsTheyAlwaysWere() {
    var before =
        DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());
    var random = new SplittableRandom(9);
    for (int i = 0; i < 500; i++) {
      Instant when = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
      assertThat(Languages.ENGLISH.say("runs.when", "when", when)).isEqualTo(before.format(when));
    }
  }

  @Test
  void figuresInEnglishAreTheSameToTheByte() {
    Texts texts = Languages.ENGLISH;
    var random = new SplittableRandom(4);
    for (int i = 0; i < 3_000; i++) {
      long n = random.nextLong(-10, 1L << random.nextInt(1, 40));
      double x = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-4, 7));
      double y = x + random.nextDouble() * Math.abs(x);
      assertThat(texts.whole(n)).isEqualTo(Figures.whole(n));
      assertThat(texts.given(x)).isEqualTo(Figures.given(x));
      assertThat(texts.given(x, y)).isEqualTo(Figures.given(x, y));
      assertThat(texts.count(x)).isEqualTo(Figures.count(x));
      assertThat(texts.range(x, x, y)).isEqualTo(Figures.range(x, x, y));
      assertThat(texts.percent(x)).isEqualTo(Figures.percent(x));
      assertThat(texts.duration(Math.abs(n))).isEqualTo(Figures.duration(Math.abs(n)));
      assertThat(texts.elapsed(Math.abs(n))).isEqualTo(Figures.elapsed(Math.abs(n)));
      assertThat(texts.times(Math.abs(n))).isEqualTo(Phrases.times(Math.abs(n)));
    }
    for (List<String> items :
        List.of(List.<String>of(), List.of("a"), List.of("a", "b"), List.of("a", "b", "c"))) {
      assertThat(texts.list(items)).isEqualTo(Phrases.list(items));
    }
  }

  @Test
  void aTextIsNeverMarkup() {
    Texts texts = english("Hello {name} & all");

    assertThat(texts.html("k", "name", "<script>alert(1)</script>").render())
        .isEqualTo("Hello &lt;script&gt;alert(1)&lt;/script&gt; &amp; all");
  }

  @Test
  void markupGoesIntoNamedSlots() {
    Texts texts = english("It changed. <again>Run {what} <much>again</much></again>.");

    assertThat(
            texts
                .html(
                    "k",
                    "again",
                    Texts.slot(words -> a(words).withHref("/runs")),
                    "much",
                    Texts.slot(words -> b(words)),
                    "what",
                    "<it>")
                .render())
        .isEqualTo("It changed. <a href=\"/runs\">Run &lt;it&gt; <b>again</b></a>.");
    assertThat(texts.say("k", "what", "it")).isEqualTo("It changed. Run it again.");
  }

  @Test
  void aPieceOfAPageMayBePutIn() {
    assertThat(english("from {low} on").html("k", "low", b("3")).render())
        .isEqualTo("from <b>3</b> on");
  }

  @Test
  void whatIsMissingIsShownAndLosesNoPage() {
    assertThat(english("Run {run}").say("k")).isEqualTo("Run {run}");
    assertThat(english("x").say("no-such-key")).isEqualTo("{no-such-key}");
    assertThat(english("x").html("no-such-key").render()).isEqualTo("{no-such-key}");
    assertThat(english("{n, plural, one {one} other {#}} {d, date, uuuu}").say("k"))
        .isEqualTo("{n} {d}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{open",
        "{n, plural, one {x}}",
        "{n, number, currency}",
        "{n, date}",
        "{n, spellout}",
        "{n, choice, 0#no|1#one}",
        "{n, selectordinal, one {#st} other {#th}}",
        "{n, plural, offset:1 one {x} other {y}}",
        "<a>not closed",
        "not opened</a>",
        "<a>crossed<b></a></b>"
      })
  void anEntryThatDoesNotFollowTheFormatIsToldAtOnce(String entry) {
    assertThatThrownBy(() -> Message.read(entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(entry.substring(0, 4));
  }

  @Test
  void namesKeepTheirDirectionWithinAnotherLanguage() {
    assertThat(Languages.ENGLISH.own("Шуша")).isEqualTo("Шуша");
    assertThat(texts(Locale.of("ar")).own("Шуша")).isEqualTo("\u2068Шуша\u2069");
  }

  @Test
  void englishStandsInForWhatIsNotTranslated() {
    Texts texts = texts(Locale.of("ru"), "figure.years", "{n, plural, other {# л.}}");

    assertThat(texts.duration(24)).isEqualTo("2 л.");
    assertThat(texts.duration(25)).isEqualTo("25 months");
  }

  // ---- which language

  private static final Languages OFFERED = Languages.of(true);

  @ParameterizedTest(name = "address {0}, kept {1}, browser {2}: {3}")
  @CsvSource({
    "'', '', '', en",
    "'', '', 'de,fr;q=0.5', en",
    "'', '', 'ru', en",
    "'', '', 'ar', en",
    "'', '', 'de;q=0.9,en-XA;q=0.2', en-XA",
    "'', '', 'en-XA-x-much', en-XA",
    "'', '', 'not a language;;;', en",
    "'', en-XA, en, en-XA",
    "'', ru, 'ar-XB', ar-XB",
    "ar-XB, en-XA, en, ar-XB",
    "en, en-XA, en-XA, en",
    "tlh, '', en-XA, en-XA",
  })
  void theAddressGoesBeforeWhatWasKeptAndThatBeforeTheBrowser(
      String asked, String kept, String accepted, String tag) {
    Texts texts =
        OFFERED.choose(
            Optional.of(asked).filter(t -> !t.isEmpty()),
            Optional.of(kept).filter(t -> !t.isEmpty()),
            accepted);

    assertThat(texts.tag()).isEqualTo(tag);
  }

  @Test
  void onlyEnglishIsSwitchedOnUnlessAsked() {
    assertThat(Languages.of(false).all()).extracting(l -> l.texts().tag()).containsExactly("en");
    assertThat(OFFERED.all())
        .extracting(l -> l.texts().tag() + " " + l.texts().direction())
        .containsExactly("en ltr", "en-XA ltr", "ar-XB rtl");
  }

  // ---- languages that nobody speaks

  @Test
  void accentedEnglishIsLongerAndHasNoPlainLetter() {
    Languages.ALL
        .read(Locale.ENGLISH)
        .forEach(
            (key, message) -> {
              var words = new StringBuilder();
              var changed = new StringBuilder();
              UnaryOperator<String> gather =
                  w -> {
                    words.append(w);
                    return w;
                  };
              message.with(gather);
              Pseudo.accented(message)
                  .with(
                      w -> {
                        changed.append(w);
                        return w;
                      });
              assertThat(changed.toString()).as(key).doesNotContainPattern("[A-Za-z]");
              long letters = words.chars().filter(Character::isLetter).count();
              assertThat(changed.chars().filter(Character::isLetter).count())
                  .as(key)
                  .isGreaterThanOrEqualTo((long) (1.3 * letters));
            });
  }

  @Test
  void whatIsPutInStaysAsItIsInAccentedEnglish() {
    Message message = Pseudo.accented(Message.read("Run {run}"));

    assertThat(message.arguments()).isEqualTo(Map.of("run", Message.Use.TEXT));
  }
}
