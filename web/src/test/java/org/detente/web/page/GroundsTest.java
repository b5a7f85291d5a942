package org.detente.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Parameter;
import org.detente.option.TheatreFolder;
import org.detente.theatre.Theatre;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroundsTest {

  private static final EvidenceBase EVIDENCE = EvidenceBase.shipped();
  private static final Theatre THEATRE =
      TheatreFolder.load(Path.of("../model/src/test/resources/theatres/tiny")).theatre();

  @Test
  void everyParameterBelongsToOneGroup() {
    List<String> keys =
        Grounds.everything(EVIDENCE, THEATRE).stream()
            .flatMap(g -> g.dimensions().stream())
            .map(Dimension::key)
            .toList();

    assertThat(keys).doesNotHaveDuplicates();
    assertThat(keys).containsAll(Arrays.stream(Parameter.values()).map(Parameter::key).toList());
  }

  @ParameterizedTest
  @EnumSource(Question.class)
  void rowsThatAnAnswerRestsOnAreThere(Question question) {
    assertThat(EVIDENCE.rows().keySet()).containsAll(Grounds.of(question).rows());
  }
}
