package org.detente.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// FEATURE UNDER TEST: words with fixed meanings, and sentences made of counts.
class PhrasesTest {

  private static final int HUNDRED = 100;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "1, every future tried",
    "0.999, almost all futures",
    "0.95, almost all futures",
    "0.94, most futures",
    "0.66, most futures",
    "0.65, rather more than half of the futures",
    "0.60, about half of the futures",
    "0.40, about half of the futures",
    "0.39, rather fewer than half of the futures",
    "0.33, few futures",
    "0.06, few futures",
    "0.05, almost no future",
    "0.0001, almost no future",
    "0, no future tried",
  })
  void wordsHaveFixedMeanings(double share, String word) {
    assertThat(Phrases.verbal(share)).isEqualTo(word);
  }

  @Test
  void everyHundredthHasExactlyOneWordAndTheListRunsFromAllToNone() {
    var said = new ArrayList<String>();
    for (int n = HUNDRED; n >= 0; n--) {
      int hundredths = n;
      assertThat(
              Phrases.SCALE.stream()
                  .filter(v -> v.low() <= hundredths && hundredths <= v.high())
                  .count())
          .as("%d of 100", n)
          .isEqualTo(1);
      said.add(Phrases.verbal(n / (double) HUNDRED));
    }
    assertThat(said.stream().distinct().toList())
        .isEqualTo(Phrases.SCALE.stream().map(Phrases.Verbal::futures).toList());
  }

  @Test
  void theWordIsTheWordForTheFrequencyAsPrinted() {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 10_000; i++) {
      double share = random.nextDouble();
      String number = Phrases.number(share, 1000);
      long printed =
          number.startsWith("fewer") ? 1 : number.startsWith("more") ? 99 : Long.parseLong(number);
      String expected = Phrases.verbal(printed / (double) HUNDRED);
      assertThat(Phrases.verbal(share)).as("%s: %s", share, number).isEqualTo(expected);
    }
  }

  @Test
  void theListTellsItsMeanings() {
    assertThat(Phrases.SCALE.stream().map(Phrases.Verbal::share))
        .containsExactly(
            "100 of 100",
            "95 or more of 100",
            "66 to 94 of 100",
            "61 to 65 of 100",
            "40 to 60 of 100",
            "34 to 39 of 100",
            "6 to 33 of 100",
            "5 or fewer of 100",
            "0 of 100");
  }

  @Test
  void frequenciesAreNaturalAndNeverRoundToCertainty() {
    assertThat(Phrases.of(0.714, 1000)).isEqualTo("71 of 100 futures");
    assertThat(Phrases.of(0.75, 8)).isEqualTo("6 of 8 futures");
    assertThat(Phrases.of(0.999, 1000)).isEqualTo("more than 99 of 100 futures");
    assertThat(Phrases.of(0.001, 1000)).isEqualTo("fewer than 1 of 100 futures");
    assertThat(Phrases.of(1, 1000)).isEqualTo("100 of 100 futures");
    assertThat(Phrases.of(0.3, 0.45, 1000)).isEqualTo("30 to 45 of 100 futures");
    assertThat(Phrases.of(0.301, 0.302, 1000)).isEqualTo("30 of 100 futures");
  }

  @Test
  void differencesAreSaidWithTheirDirection() {
    assertThat(Phrases.moreOrFewer(-240)).isEqualTo("240 fewer");
    assertThat(Phrases.moreOrFewer(1342)).isEqualTo("1,300 more");
    assertThat(Phrases.moreOrFewer(0.2)).isEqualTo("about as many");
    assertThat(Phrases.moreOrFewer(-320, -230)).isEqualTo("230 to 320 fewer");
    assertThat(Phrases.moreOrFewer(230, 320)).isEqualTo("230 to 320 more");
    assertThat(Phrases.moreOrFewer(-320, 0)).isEqualTo("320 fewer to about as many");
    assertThat(Phrases.moreOrFewer(-20, 100)).isEqualTo("20 fewer to 100 more");
    assertThat(Phrases.moreOrFewer(-241, -239)).isEqualTo("240 fewer");
    assertThat(Phrases.moreOrFewer(0, 100)).isEqualTo("about as many to 100 more");
  }

  @Test
  void countsAgreeWithTheirNouns() {
    assertThat(Phrases.counted(1, "option")).isEqualTo("1 option");
    assertThat(Phrases.counted(0, "option")).isEqualTo("0 options");
    assertThat(Phrases.counted(1200, "run")).isEqualTo("1,200 runs");
    assertThat(Phrases.times(1)).isEqualTo("once");
    assertThat(Phrases.times(30)).isEqualTo("30 times");
    assertThat(Phrases.letters(2)).isEqualTo("two");
  }

  @Test
  void listsAndCapitals() {
    assertThat(Phrases.list(List.of())).isEmpty();
    assertThat(Phrases.list(List.of("a"))).isEqualTo("a");
    assertThat(Phrases.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    assertThat(Phrases.capital("about")).isEqualTo("About");
    assertThat(Phrases.capital("")).isEmpty();
    assertThat(Phrases.plain(Thing.POLICE_ASSISTANCE)).isEqualTo("police assistance");
  }

  private enum Thing {
    POLICE_ASSISTANCE
  }
}
