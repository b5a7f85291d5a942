package org.detente.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.detente.theatre.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: words and numbers as they stand in files.
class WordsTest {

  @ParameterizedTest
  @CsvSource({"0,0", "-1.5,-1.5", "+2,2", ".5,0.5", "1.,1", "1e3,1000", "1.5E-1,0.15"})
  void aNumberHasDigitsAndADecimalPoint(String text, double value) {
    assertThat(Words.number(text)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "1,5", "1 000", "NaN", "Infinity", "1e999", "0x1p3", "1f", "--1"})
  void anythingElseIsNone(String text) {
    assertThat(Words.number(text)).isEmpty();
  }

  @Test
  void aNumberIsSaidWithoutNeedlessDecimals() {
    assertThat(Words.say(12)).isEqualTo("12");
    assertThat(Words.say(0.25)).isEqualTo("0.25");
    assertThat(Words.say(-3)).isEqualTo("-3");
  }

  @Test
  void aConstantIsWrittenInLowerCaseWithHyphens() {
    assertThat(Words.of(Line.Kind.LINE_OF_CONTACT)).isEqualTo("line-of-contact");
    assertThat(Words.constant(Line.Kind.class, "line-of-contact"))
        .contains(Line.Kind.LINE_OF_CONTACT);
    assertThat(Words.constant(Line.Kind.class, "LINE_OF_CONTACT")).isEmpty();
  }

  @Test
  void adviceIsTheNearestWordOrAllOfThem() {
    List<String> known = List.of("monitor", "separate", "patrol");

    assertThat(Words.advice("petrol", known)).isEqualTo("did you mean patrol?");
    assertThat(Words.advice("Monitor", known)).isEqualTo("did you mean monitor?");
    assertThat(Words.advice("cook", known)).isEqualTo("known here: monitor, separate, patrol");
    assertThat(Words.advice("cook", List.of())).isEqualTo("none is known here");
  }

  @Test
  void aLongListIsCutShort() {
    List<String> known = IntStream.range(100, 130).mapToObj(Integer::toString).toList();

    assertThat(Words.advice("somebody", known)).endsWith("119 and 10 more");
  }

  @ParameterizedTest
  @CsvSource({"a,true", "side-a,true", "z9,true", "-a,false", "a--b,false", "A,false", "a_b,false"})
  void anIdHasLowerCaseLettersDigitsAndSingleHyphens(String text, boolean right) {
    assertThat(Words.isId(text)).isEqualTo(right);
  }
}
