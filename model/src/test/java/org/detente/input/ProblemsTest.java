package org.detente.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: mistakes are collected, ordered, and thrown together.
class ProblemsTest {

  private final Problems subject = new Problems();

  @Test
  void nothingIsThrownWhereNothingIsWrong() {
    subject.throwIfAny();

    assertThat(subject.isEmpty()).isTrue();
    assertThat(subject.count()).isZero();
  }

  @Test
  void mistakesComeByFileAndLine() {
    subject.add("b.csv", 10, "ten", "");
    subject.add("b.csv", 9, "nine", "eight");
    subject.add("a.csv", 0, "whole file", "");

    assertThat(subject.sorted())
        .extracting(Problem::toString)
        .containsExactly("a.csv: whole file", "b.csv:9: nine; eight", "b.csv:10: ten");
    assertThatThrownBy(subject::throwIfAny)
        .isInstanceOf(InputException.class)
        .hasMessage("a.csv: whole file\nb.csv:9: nine; eight\nb.csv:10: ten");
  }

  @Test
  void theSameMistakeCountsOnce() {
    subject.add("a", 1, "wrong", "right");
    subject.add("a", 1, "wrong", "right");

    assertThat(subject.count()).isEqualTo(1);
  }

  @Test
  void aFileFullOfMistakesEndsWithTheirNumber() {
    for (int line = 1; line <= Problems.TOLD_PER_FILE + 1500; line++) {
      subject.add("a", line, "wrong", "");
    }
    subject.add("b", 1, "wrong", "");

    assertThat(subject.sorted()).hasSize(Problems.TOLD_PER_FILE + 2);
    assertThat(subject.sorted().get(Problems.TOLD_PER_FILE))
        .hasToString("a: and 1,500 more mistakes; correct the first ones and try again");
  }
}
