package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.detente.web.work.RunInfo;
import org.detente.web.work.RunSize;
import org.detente.web.work.RunState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: runs as jobs: asked for, stopped, going on, killed, stale.
class RunsTest {

  @TempDir private Path temporary;

  private Path theatre;
  private Path data;

  @BeforeEach
  void write() throws IOException {
    theatre = Served.theatre(temporary);
    data = temporary.resolve("data");
  }

  private Path page(String run, String audience, String name) {
    return data.resolve("runs").resolve(run).resolve("pages").resolve(audience).resolve(name);
  }

  @Test
  void pagesAnswerWhileAFirstRunIsStillGoing() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      assertThat(served.get("/").statusCode()).isEqualTo(200);
      assertThat(served.get("/map?option=concord-mission").statusCode()).isEqualTo(200);
      assertThat(served.get("/runs").body()).contains("0001");

      assertThat(served.ended("0001")).isEqualTo(RunState.DONE);
      RunInfo shown = served.running().runs().shown().orElseThrow();
      assertThat(shown.id()).isEqualTo("0001");
      assertThat(shown.size()).isEqualTo(RunSize.FIRST_LOOK);
      assertThat(served.get("/").body()).contains("These pages rest on run 0001");
    }
  }

  @Test
  void aRunIsAskedForOnceAndShownWhenItIsFinished() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");

      var answer = served.post("/runs?audience=planner", "futures=5&replications=1&seed=3");
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location")).hasValue("/runs?audience=planner");
      served.post("/runs", "futures=5&replications=1&seed=3");

      assertThat(served.ended("0002")).isEqualTo(RunState.DONE);
      assertThat(served.running().runs().shown().orElseThrow().size())
          .isEqualTo(new RunSize(5, 1, 3));
      assertThat(served.get("/outcome?run=0001").body())
          .isNotEqualTo(served.get("/outcome?run=0002").body());
    }
  }

  @Test
  void numbersThatMakeNoRunAreRefusedInWords() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      for (String form :
          new String[] {
            "futures=0&replications=1&seed=1",
            "futures=5&replications=1000&seed=1",
            "futures=many&replications=1&seed=1",
            "replications=1",
            "futures=5&replications=1&seed=99999999999999"
          }) {
        var answer = served.post("/runs", form);
        assertThat(answer.statusCode()).as(form).isEqualTo(400);
        assertThat(answer.body()).contains("No run was started");
      }
      assertThat(served.post("/runs/0001/resume", "").statusCode()).isEqualTo(409);
      assertThat(served.post("/runs/0077/cancel", "").statusCode()).isEqualTo(409);
      assertThat(served.running().runs().all()).hasSize(1);
    }
  }

  @Test
  void aStoppedRunGoesOnAndFindsTheSame() throws Exception {
    String whole;
    try (Served served = Served.start(theatre, temporary.resolve("other"))) {
      served.ended("0001");
      served.post("/runs", "futures=120&replications=2&seed=1");
      assertThat(served.ended("0002")).isEqualTo(RunState.DONE);
      whole = served.get("/outcome?run=0002&audience=planner").body();
    }
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");
      served.post("/runs", "futures=120&replications=2&seed=1");
      Path records = data.resolve("runs/0002/records");
      while (!Files.isDirectory(records)) {
        Thread.sleep(2);
      }
      var early = served.get("/paper.pdf?run=0002");
      assertThat(early.statusCode()).isEqualTo(503);
      assertThat(early.body()).contains("paper.pdf is ready here once it has");
      assertThat(served.post("/runs/0002/cancel", "").statusCode()).isEqualTo(303);
      assertThat(served.ended("0002")).isEqualTo(RunState.CANCELLED);
      assertThat(served.get("/paper.pdf?run=0002").statusCode()).isEqualTo(404);
      assertThat(served.running().runs().shown().orElseThrow().id()).isEqualTo("0001");

      assertThat(served.post("/runs/0002/resume", "").statusCode()).isEqualTo(303);
      assertThat(served.ended("0002")).isEqualTo(RunState.DONE);
      assertThat(served.get("/outcome?run=0002&audience=planner").body()).isEqualTo(whole);
    }
  }

  @Test
  void stoppingAtAnyMomentIsStoppingAndNoFailure() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      for (int moment = 0; moment < 12; moment++) {
        Thread.sleep(90L * moment);
        served.post("/runs/0001/cancel", "");
        assertThat(served.ended("0001")).isIn(RunState.CANCELLED, RunState.DONE);
        served.post("/runs/0001/resume", "");
      }
      assertThat(served.ended("0001")).isEqualTo(RunState.DONE);
    }
  }

  @Test
  void aRunThatAKilledServerLeftGoesOnWithTheNext() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");
    }
    // As it lies there when the process is killed between two steps.
    Path run = data.resolve("runs/0001/run.json");
    Files.writeString(run, Files.readString(run).replace("\"DONE\"", "\"RUNNING\""));
    Files.delete(page("0001", "public", "consent.html"));

    try (Served served = Served.start(theatre, data)) {
      assertThat(served.ended("0001")).isEqualTo(RunState.DONE);
      assertThat(page("0001", "public", "consent.html")).exists();
      assertThat(served.running().runs().all()).hasSize(1);
    }
  }

  @Test
  void changedFilesMakeAnswersStaleAndMistakesAreTold() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");
      assertThat(served.get("/api/questions.json").body())
          .contains("\"outcome\":\"answered\"", "\"ground-truth\":\"open\"");

      Path option = theatre.resolve("options/agreement-only.yaml");
      String before = Files.readString(option);
      Files.writeString(option, before + "\n# a remark\n");
      assertThat(served.get("/api/questions.json").body()).contains("\"outcome\":\"stale\"");
      assertThat(served.get("/outcome").body()).contains("have changed since");
      assertThat(served.get("/compare?option=agreement-only").body())
          .containsPattern(
              "start another one first[\\s\\S]{1,60}<a href=\"/runs\">Ask for a run</a>");

      Files.writeString(option, before + "\nnonsense: 1\n");
      assertThat(served.get("/").body()).contains("files have mistakes", "agreement-only.yaml:");

      Files.writeString(option, before);
      served.post("/runs", "futures=3&replications=1&seed=1");
      served.ended("0002");
      assertThat(served.get("/api/questions.json").body()).contains("\"outcome\":\"answered\"");
    }
  }

  @Test
  void aComparisonSimulatesNothingAnew() throws Exception {
    Path relative = Path.of("").toAbsolutePath().relativize(theatre);
    try (Served served = Served.start(relative, data)) {
      served.ended("0001");
      Path records = data.resolve("runs/0001/records");
      List<String> before = files(records);

      assertThat(served.get("/compare?option=concord-mission&option=agreement-only").body())
          .contains("class=\"chapter\"");

      assertThat(files(records)).isNotEmpty().isEqualTo(before);
    }
  }

  @Test
  void whoTurnsALeverFindsTheOptionTriedAndOnlyTheTurnedOneIsSimulated() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");
    }
    try (Served served = Served.start(theatre, data)) {
      Path tried = data.resolve("work/what-if");
      while (!Files.isDirectory(tried) || files(tried).size() < 2) {
        Thread.sleep(20);
      }
      served.get("/what-if/answer?option=concord-mission");
      List<String> before = files(tried);
      assertThat(before).hasSize(2);

      served.get("/what-if/answer?option=concord-mission&numbers=double");
      assertThat(files(tried)).hasSize(3).containsAll(before);
      served.get("/what-if/answer?option=concord-mission&numbers=double&reset=yes");
      assertThat(files(tried)).hasSize(6).containsAll(before);
    }
  }

  private static List<String> files(Path folder) throws IOException {
    var found = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        found.add(file + " " + Files.size(file));
      }
    }
    return found;
  }

  @Test
  void aTheatreThatCannotBeReadMakesARunFailAndSaysWhy() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");
      Path option = theatre.resolve("options/agreement-only.yaml");
      Files.writeString(option, Files.readString(option) + "\nnonsense: 1\n");
      served.post("/runs", "futures=3&replications=1&seed=1");

      assertThat(served.ended("0002")).isEqualTo(RunState.FAILED);
      assertThat(served.get("/runs").body()).contains("mistakes in the theatre", "nonsense");
    }
  }

  @Test
  void aFailureIsToldAsAFailureAndNotAsAMissingPage() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");
      Files.writeString(page("0001", "public", "sections.json"), "damaged");

      var answer = served.get("/outcome?audience=public");

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
      assertThat(answer.body()).doesNotContain("Exception", "at org.");
      assertThat(served.get("/outcome?audience=mediator").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aFolderServesOneServerAtATime() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      assertThat(served.get("/").statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> Served.start(theatre, data))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("used by another server")
          .hasMessageContaining("--data");
    }
  }

  @Test
  void recordsAreKeptForTheNewestFinishedRunsOnly() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");
      for (int seed = 2; seed <= 3; seed++) {
        served.post("/runs", "futures=3&replications=1&seed=" + seed);
        served.ended("000" + seed);
      }
      // Outcomes stay when records go, so that runs of any age can be compared.
      assertThat(served.get("/compare-runs?first=0001&second=0003").body())
          .contains("Compared mean against mean", "Both runs read the same files")
          .contains("<caption>Outcomes of both runs that are not the same</caption>");
      assertThat(data.resolve("runs/0001/records")).doesNotExist();
      assertThat(data.resolve("runs/0003/records")).isDirectory();
      assertThat(served.get("/compare?option=concord-mission&run=0001").body())
          .contains("no longer kept");
      try (Stream<Path> left = Files.walk(data)) {
        assertThat(left.map(p -> p.getFileName().toString())).noneMatch(n -> n.endsWith(".new"));
      }
    }
  }

  @Test
  void aRunFromBeforeALanguageWasOfferedIsShownInEnglishAndSaysSo() throws Exception {
    try (Served served = Served.start(theatre, data)) {
      served.ended("0001");
      assertThat(data.resolve("runs/0001/pages/public/en-XA")).doesNotExist();
    }
    try (Served served = Served.speaking("en-XA", theatre, data)) {
      assertThat(served.get("/outcome").body())
          .contains("<div lang=\"en\" dir=\"ltr\" class=\"chapters\">", "What happens over")
          .contains("ŵååš ɱååðéé ƀééƒööŕéé");
      assertThat(served.get("/paper").body()).contains("<html lang=\"en\">");

      served.post("/runs", "futures=3&replications=1&seed=1");
      assertThat(served.ended("0002")).isEqualTo(RunState.DONE);

      assertThat(served.get("/outcome").body()).doesNotContain("class=\"chapters\"");
      assertThat(served.get("/paper").body()).contains("<html lang=\"en-XA\">");
      assertThat(served.get("/paper?language=ar-XB").body())
          .contains("<html lang=\"ar-XB\" dir=\"rtl\">");
      assertThat(served.get("/api/chapters/outcome.json").body()).contains("What happens over");
    }
  }

  /// What is set in type is text from left to right.
  @Test
  void theCopyForPrintIsInTheLanguageUnlessThatIsWrittenFromRightToLeft() throws Exception {
    try (Served served = Served.speaking("", theatre, data)) {
      served.ended("0001");

      assertThat(served.bytes("/paper.pdf?language=en-XA").body()).startsWith("%PDF".getBytes());
      assertThat(page("0001", "public/en-XA", "paper.pdf")).isRegularFile();
      assertThat(served.bytes("/paper.pdf?language=ar-XB").body())
          .isEqualTo(served.bytes("/paper.pdf?language=en").body());
      assertThat(page("0001", "public/ar-XB", "paper.pdf")).doesNotExist();
    }
  }
}
