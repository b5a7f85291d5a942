package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: `tool bargain`, from files to JSON and exit codes.
class ToolBargainTest {

  private static final Path EXAMPLES = Path.of("../docs/examples/tools");
  private static final Path RECORDED = Path.of("../analysis/src/test/resources/bargaining");

  @TempDir Path temporary;

  private Path write(String name, String... lines) throws IOException {
    return Files.write(temporary.resolve(name), List.of(lines));
  }

  private static List<?> turns(Typed typed) throws IOException {
    return (List<?>) typed.json().get("turns");
  }

  private static Object position(Object turn, int actor) {
    List<?> positions = (List<?>) ((Map<?, ?>) turn).get("positions");
    return ((List<?>) ((Map<?, ?>) positions.get(actor)).get("position")).get(0);
  }

  @Test
  void theExampleGivesTheRecordedCourse() throws IOException {
    Typed typed = Typed.run("tool", "bargain", "--data", EXAMPLES.resolve("bargain.csv"));
    assertThat(typed.code()).isZero();
    List<?> turns = turns(typed);
    assertThat(turns).hasSize(6);
    assertThat(position(turns.get(0), 0)).isEqualTo(46.57);
    assertThat(position(turns.get(1), 1)).isEqualTo(31.97);
    assertThat(position(turns.get(5), 5)).isEqualTo(44.41);
    assertThat((List<?>) typed.json().get("probabilities")).hasSize(6 * 6 * 6);
    assertThat(typed.json()).containsKeys("model", "scenario", "dimensions", "actors", "settings");
  }

  @Test
  void theSameScenarioAsXmlBringsItsSettings() throws IOException {
    Path xml = RECORDED.resolve("synthetic_s11_cubic_full.xml");
    Typed filed = Typed.run("tool", "bargain", "--data", xml);
    assertThat(filed.code()).isZero();
    Typed typed =
        Typed.run(
            "tool",
            "bargain",
            "--data",
            EXAMPLES.resolve("bargain.csv"),
            "--set",
            "VotingRule=Cubic",
            "--set",
            "VictoryProbModel=Square",
            "--set",
            "BigRAdjust=TwoThirds",
            "--set",
            "ThirdPartyCommit=FullCommit",
            "--set",
            "BargnModel=PWCompInterp");
    assertThat(typed.json().get("turns")).isEqualTo(filed.json().get("turns"));
    assertThat(turns(filed)).hasSize(17);

    Typed over = Typed.run("tool", "bargain", "--data", xml, "--set", "VotingRule=Prop");
    assertThat(over.json().get("turns")).isNotEqualTo(filed.json().get("turns"));
  }

  @Test
  void idealsThatLagComeFromTheXml() throws IOException {
    String text = Files.readString(RECORDED.resolve("synthetic_s11_cubic_full.xml"));
    Path lagging = temporary.resolve("lagging.xml");
    Files.writeString(lagging, text.replace("<adjust>1.0", "<adjust>0.5"));
    Typed typed = Typed.run("tool", "bargain", "--data", lagging);
    List<?> positions = (List<?>) ((Map<?, ?>) turns(typed).get(1)).get("positions");
    Map<?, ?> moved = (Map<?, ?>) positions.get(0);
    assertThat(moved.get("ideal")).isNotEqualTo(moved.get("position"));
  }

  @Test
  void theOlderModelAnswersToo() throws IOException {
    Typed typed =
        Typed.run(
            "tool",
            "bargain",
            "--model",
            "bdm",
            "--data",
            EXAMPLES.resolve("bargain-bdm.csv"),
            "--set",
            "rounds=3");
    assertThat(typed.code()).isZero();
    assertThat(turns(typed)).hasSize(4);
    assertThat((Double) position(turns(typed).get(2), 8)).isEqualTo(34.03245762096525);
  }

  @Test
  void everyMistakeOfAFileIsToldAtOnce() throws IOException {
    Path bad =
        write(
            "bad.csv",
            "title,a description,5,1,",
            "Actor,Description,Power,Where,Cares,",
            "A,first,NaN,10,50",
            "A,second,1,110,50",
            "B,third,1,20,0",
            "C,fourth,1,,50",
            "D,fifth,1,2,3,4,5");
    Typed typed = Typed.run("tool", "bargain", "--data", bad, "--set", "VotingRule=Cubik");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.complained())
        .contains("VotingRule is \"Cubik\"; did you mean Cubic?")
        .contains(bad + ":3: capability is \"NaN\", which is not a number")
        .contains(bad + ":4: there is another actor A")
        .contains(bad + ":4: position on Where is 110")
        .contains(bad + ":5: all saliences are 0")
        .contains(bad + ":6: position on Where is empty")
        .contains(bad + ":7: the line has 7 cells, the header 5");
    assertThat(typed.printed()).isEmpty();
  }

  @Test
  void shapesThatDoNotFitAreRefused() throws IOException {
    String title = "title,a description,3,1";
    String header = "Actor,Description,Power,Where,Cares";
    assertRefused(write("empty.csv"), "is empty");
    assertRefused(write("title.csv", "title"), "the title line has 1 cells");
    assertRefused(write("no-header.csv", title), "there is no header");
    assertRefused(write("narrow.csv", title, "Actor,Description,Power"), "the header has 3 cells");
    assertRefused(
        write("few.csv", title, header, "A,,1,10,50", "B,,1,10,50"), "says 3 actors, there are 2");
    assertRefused(
        write("much.csv", "t,,2,2", header + ",Then,Cares", "A,,1,1,60,1,50", "B,,1,1,1,1,1"),
        "the saliences add up to more than 100");
    assertRefused(temporary.resolve("nowhere.csv"), "there is no such file");
    assertRefused(temporary, "is not a file");
  }

  @Test
  void xmlThatDoesNotFitIsRefused() throws IOException {
    assertRefused(write("open.xml", "<Scenario>", "<name>x</name>"), ":3: is not XML");
    assertRefused(write("other.xml", "<Other/>"), "there is no Scenario");
    assertRefused(
        write("bare.xml", "<Scenario><Dimensions/><Actors/></Scenario>"), "at least two actors");
    String text = Files.readString(RECORDED.resolve("synthetic_s11_cubic_full.xml"));
    Path wrong = temporary.resolve("wrong.xml");
    Files.writeString(
        wrong,
        text.replace("<dSal>83.61</dSal>", "<dSal>830</dSal>")
            .replace("<VotingRule>Cubic", "<VotingRule>Loud"));
    assertRefused(wrong, "salience on Pstn1 is 830");
    Files.writeString(wrong, text.replace("<VotingRule>Cubic", "<VotingRule>Loud"));
    assertRefused(wrong, "VotingRule is \"Loud\"");
    Files.writeString(wrong, text.replace("<referencePos>Party-05", "<referencePos>Party-5"));
    assertRefused(wrong, "did you mean Party-05?");
  }

  @Test
  void theOlderModelRefusesWhatItCannotTake() throws IOException {
    Path bad = write("bad.csv", "Actor,Capability,Position", "A,1,2");
    assertThat(Typed.run("tool", "bargain", "--model", "bdm", "--data", bad).complained())
        .contains("column Salience is missing");
    Path same = write("same.csv", "Actor,Capability,Position,Salience", "A,1,2,0.5", "B,1,2,0.5");
    Typed typed =
        Typed.run("tool", "bargain", "--model", "bdm", "--data", same, "--set", "round=2");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.complained())
        .contains("there are not two actors with different positions")
        .contains("key round is unknown; did you mean rounds?");
  }

  private static void assertRefused(Path file, String because) {
    Typed typed = Typed.run("tool", "bargain", "--data", file);
    assertThat(typed.complained()).contains(because);
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.printed()).isEmpty();
  }
}
