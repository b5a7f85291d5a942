package org.detente.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: numbers for people, by example and by laws over many values.
class FiguresTest {

  private static final long SEED = 20150601;
  private static final int MANY = 20_000;

  /// Values of every size, some of them negative, whole, tiny or just between two roundings.
  private static double[] values() {
    var random = new SplittableRandom(SEED);
    return DoubleStream.generate(
            () -> {
              double size = Math.pow(10, random.nextDouble(-6, 8));
              double value =
                  switch (random.nextInt(4)) {
                    case 0 -> Math.rint(size);
                    case 1 -> Math.rint(size * 2) / 2;
                    case 2 -> random.nextInt(-20, 21);
                    default -> size;
                  };
              return random.nextBoolean() ? value : -value;
            })
        .limit(MANY)
        .toArray();
  }

  private static double read(String figure) {
    String plain = figure.replace(",", "").replace('−', '-').replace("%", "");
    return switch (plain) {
      case "<1" -> 0.5;
      case ">99" -> 99.5;
      default -> Double.parseDouble(plain);
    };
  }

  private static double[] shares() {
    var random = new SplittableRandom(SEED);
    return DoubleStream.concat(
            DoubleStream.of(0, 1, 1e-6, 1 - 1e-6, 0.005, 0.995, 0.5),
            DoubleStream.generate(random::nextDouble).limit(MANY))
        .toArray();
  }

  @Test
  void resultsHaveTwoDigits() {
    assertThat(Figures.two(1342)).isEqualTo("1,300");
    assertThat(Figures.two(1_260_000)).isEqualTo("1,300,000");
    assertThat(Figures.two(0.1342)).isEqualTo("0.13");
    assertThat(Figures.two(-26)).isEqualTo("−26");
    assertThat(Figures.two(0)).isEqualTo("0");
    assertThat(Figures.two(-0.0)).isEqualTo("0");
    assertThat(Figures.two(Double.NaN)).isEqualTo("–");
    assertThat(Figures.two(Double.POSITIVE_INFINITY)).isEqualTo("–");
    assertThat(Figures.count(0.3)).isEqualTo("0");
    assertThat(Figures.count(-0.3)).isEqualTo("0");
    assertThat(Figures.count(9.7)).isEqualTo("10");
    assertThat(Figures.signed(0.456)).isEqualTo("+0.46");
    assertThat(Figures.signed(-0.456)).isEqualTo("−0.46");
    assertThat(Figures.signed(0)).isEqualTo("0");
  }

  @Test
  void whatIsKnownExactlyOrQuotedKeepsItsDigits() {
    assertThat(Figures.whole(1342)).isEqualTo("1,342");
    assertThat(Figures.year(2015)).isEqualTo("2015");
    assertThat(Figures.given(48_250)).isEqualTo("48,250");
    assertThat(Figures.given(0.125)).isEqualTo("0.125");
    assertThat(Figures.given(-1.5)).isEqualTo("−1.5");
    assertThat(Figures.given(0.5, 2)).isEqualTo("0.5 to 2");
    assertThat(Figures.given(2, 2)).isEqualTo("2");
    assertThat(Figures.quoted("20000")).isEqualTo("20,000");
    assertThat(Figures.quoted("0.5")).isEqualTo("0.5");
    assertThat(Figures.quoted("11000 to 35000, disputed")).isEqualTo("11,000 to 35,000, disputed");
    assertThat(Figures.quoted("in 2015, 12345.6")).isEqualTo("in 2015, 12345.6");
  }

  @Test
  void sharesAreWholeHundredthsAndNeverFalselyCertain() {
    assertThat(Figures.percent(0.714)).isEqualTo("71%");
    assertThat(Figures.percent(0)).isEqualTo("0%");
    assertThat(Figures.percent(1)).isEqualTo("100%");
    assertThat(Figures.percent(0.001)).isEqualTo("<1%");
    assertThat(Figures.percent(0.999)).isEqualTo(">99%");
    assertThat(Figures.percent(0.1 + 0.2 + 0.3 + 0.4 - 1e-12)).isEqualTo("100%");
    assertThat(Figures.percentTick(0.025)).isEqualTo("2.5%");
  }

  @Test
  void rangesFollowTheirCentralValueAndAreSaidOnceWhereTheyReadTheSame() {
    assertThat(Figures.range(1342, 610, 2890)).isEqualTo("1,300 (610 to 2,900)");
    assertThat(Figures.range(1342, 1301, 1349)).isEqualTo("1,300");
    assertThat(Figures.range(-5, -26, 1100)).isEqualTo("−5 (−26 to 1,100)");
    assertThat(Figures.percentRange(0.5, 0.25, 0.75)).isEqualTo("50% (25% to 75%)");
    assertThat(Figures.between("3", "3")).isEqualTo("3");
  }

  @Test
  void monthsBecomeYearsWhereTheyAreWhole() {
    assertThat(Figures.duration(240)).isEqualTo("20 years");
    assertThat(Figures.duration(12)).isEqualTo("1 year");
    assertThat(Figures.duration(30)).isEqualTo("30 months");
    assertThat(Figures.duration(1)).isEqualTo("1 month");
    assertThat(Figures.duration(0)).isEqualTo("0 months");
  }

  @Test
  void roundingWhatIsRoundedChangesNothing() {
    for (DoubleFunction<String> form :
        List.<DoubleFunction<String>>of(
            Figures::two, Figures::count, Figures::tick, Figures::given)) {
      for (double value : values()) {
        String once = form.apply(value);
        assertThat(form.apply(read(once))).as("%s", value).isEqualTo(once);
      }
    }
  }

  @Test
  void orderIsKept() {
    for (DoubleFunction<String> form :
        List.<DoubleFunction<String>>of(
            Figures::two, Figures::count, Figures::tick, Figures::signed)) {
      double[] sorted = Arrays.stream(values()).sorted().toArray();
      double[] printed = Arrays.stream(sorted).map(v -> read(form.apply(v))).toArray();
      assertThat(printed).isSorted();
    }
    double[] printed =
        Arrays.stream(shares()).sorted().map(s -> read(Figures.percent(s))).toArray();
    assertThat(printed).isSorted();
  }

  @Test
  void lowCentralAndHighStayInOrderAsPrinted() {
    double[] values = values();
    for (int i = 0; i + 2 < values.length; i += 3) {
      double[] three = {values[i], values[i + 1], values[i + 2]};
      Arrays.sort(three);
      String range = Figures.range(three[1], three[0], three[2]);
      var read = new ArrayList<Double>();
      for (String part : range.replaceAll("[()]", "").split(" to | ")) {
        read.add(read(part));
      }
      assertThat(read).as(range).hasSizeBetween(1, 3);
      if (read.size() == 3) {
        assertThat(List.of(read.get(1), read.get(0), read.get(2))).as(range).isSorted();
        assertThat(read.get(1)).as("said once: %s", range).isNotEqualTo(read.get(2));
      }
    }
  }

  @Test
  void noMoreThanTwoDigitsAreSignificantAndTheErrorIsSmall() {
    for (double value : values()) {
      String printed = Figures.two(value);
      String digits = printed.replaceAll("[^0-9]", "").replaceAll("^0+|0+$", "");
      assertThat(digits.length()).as("%s: %s", value, printed).isLessThanOrEqualTo(2);
      assertThat(Math.abs(read(printed) - value))
          .as("%s: %s", value, printed)
          .isLessThanOrEqualTo(Math.abs(value) * 0.05 * (1 + 1e-9));
      assertThat(printed).doesNotContain("-", "E", "NaN");
    }
  }

  @Test
  void theSignOfTheValueIsTheSignInPrint() {
    for (double value : values()) {
      assertThat(Figures.two(value).startsWith("−")).isEqualTo(value < 0);
      assertThat(Figures.two(-value).replace("−", ""))
          .isEqualTo(Figures.two(value).replace("−", ""));
    }
  }

  @Test
  void onlyAllReadsAsAllAndOnlyNothingAsNothing() {
    for (double share : shares()) {
      assertThat(Figures.percent(share).equals("0%")).as("%s", share).isEqualTo(share == 0);
      assertThat(Figures.percent(share).equals("100%")).as("%s", share).isEqualTo(share == 1);
    }
  }
}
