package org.detente.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// FEATURE UNDER TEST: figures with the signs of another language.
class SeparatorsTest {

  @ParameterizedTest
  @CsvSource({
    "en, '1,234,567', '1,234,567'",
    "en-GB, '0.25', '0.25'",
    "ru, '−1,234.5', '−1\u00a0234,5'",
    "az, '1,234.5', '1.234,5'",
    "hy, '12,000', '12\u00a0000'",
    "ru, '<1%', '<1%'",
    "az, '–', '–'",
  })
  void thousandsAndDecimalsAreSetApartAsInTheLanguage(String tag, String figure, String said) {
    assertThat(Separators.of(Locale.forLanguageTag(tag)).in(figure)).isEqualTo(said);
  }

  @Test
  void everyDigitStaysWhereItIs() {
    var random = new SplittableRandom(1);
    for (String tag : new String[] {"ru", "az", "hy", "de", "fr"}) {
      Separators separators = Separators.of(Locale.forLanguageTag(tag));
      for (int i = 0; i < 500; i++) {
        String figure = Figures.given(random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(9)));
        assertThat(separators.in(figure).replaceAll("[^0-9]", ""))
            .isEqualTo(figure.replaceAll("[^0-9]", ""));
      }
    }
  }
}
