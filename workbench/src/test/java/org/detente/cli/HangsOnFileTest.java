package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.detente.ablation.Ablation;
import org.detente.ablation.AblationCase;
import org.detente.ablation.AblationStudy;
import org.detente.ablation.AblationSummary;
import org.detente.ensemble.EnsembleRequest;
import org.detente.evidence.EvidenceBase;
import org.detente.input.Problems;
import org.detente.option.TheatreFolder;
import org.detente.study.HangsOnFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: what the conclusions hang on, kept in a theatre's folder and shown in the
/// paper.
class HangsOnFileTest {

  private static final Path BUNDLED = Path.of("../theatres/karabakh-2015");
  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");

  @TempDir private Path temporary;

  /// The bundled file is a result of half an hour. Two of its changes are made anew here: whoever
  /// changes the model or the theatre finds out that the file is older.
  @Test
  void theBundledFileIsWhatTheProgramGivesToday() throws Exception {
    var problems = new Problems();
    AblationStudy kept = HangsOnFile.read(BUNDLED, problems).orElseThrow();
    TheatreFolder folder = TheatreFolder.load(BUNDLED);
    var request =
        new EnsembleRequest(
            folder.theatre(),
            folder.options(),
            EvidenceBase.shipped(),
            kept.futures(),
            1,
            folder.theatre().horizonMonths(),
            1,
            Set.of());
    List<AblationCase> cases =
        AblationCase.of(request).stream()
            .filter(c -> Set.of("everything", "without casualties").contains(c.what()))
            .toList();

    List<AblationSummary> today =
        AblationSummary.of(
            Ablation.run(request, cases, 2, temporary.resolve("work"), "test", (_, _, _) -> {}));

    assertThat(today).hasSize(8);
    assertThat(kept.rows())
        .as("make it anew: ./detente ablate theatres/karabakh-2015, then copy hangs-on.csv")
        .containsAll(today);
    assertThat(kept.rows()).extracting(r -> r.what() + r.outcome()).doesNotHaveDuplicates();
  }

  @Test
  void aSumOverOptionsAddsUp() {
    Typed typed =
        Typed.run("ablate", TINY, "--futures", 3, "--months", 24, "--out", temporary.resolve("a"));
    var problems = new Problems();

    AblationStudy study = HangsOnFile.read(temporary.resolve("a"), problems).orElseThrow();

    assertThat(typed.code()).isZero();
    assertThat(problems.count()).isZero();
    assertThat(study.futures()).isEqualTo(3);
    assertThat(study.rows()).extracting(AblationSummary::options).containsOnly(2);
    assertThat(study.rows())
        .allMatch(r -> r.changed() <= r.options() && r.shareLow() <= r.shareHigh())
        .anyMatch(r -> r.changed() > 0);
  }

  @Test
  void everyMistakeIsToldWithItsLine() throws IOException {
    Files.writeString(
        temporary.resolve("hangs-on.csv"),
        """
        what,kind,outcome,better,worse,neither,changed,share_low,share_high,futures,version
        everything,as assessed,deaths,1,0,0,0,0.5,0.5,32,1
        without war,magic,deaths,1,0,0,0,0.5,0.5,32,1
        without war,process,joy,-1,0,0,0,1.5,0.5,0,1
        """);
    var problems = new Problems();

    assertThat(HangsOnFile.read(temporary, problems)).isEmpty();
    assertThatThrownBy(problems::throwIfAny)
        .message()
        .contains(
            ":3: kind is \"magic\"", ":4: outcome is \"joy\"", "better is -1", "share_low is 1.5")
        .contains("futures is 0");
  }
}
