package org.detente.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.detente.input.Problems;
import org.detente.option.Option.Settled;
import org.detente.option.Option.StatedSetting;
import org.detente.option.Option.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: options written as files are read back equal.
class OptionWriterTest {

  private static final Path TINY = Path.of("src/test/resources/theatres/tiny");

  @TempDir Path temporary;

  private Option readBack(Option option, TheatreFolder folder) throws IOException {
    Path file = temporary.resolve(option.id() + ".yaml");
    Files.writeString(file, OptionWriter.text(option, List.of("a remark", "", "of\ntwo lines")));
    var problems = new Problems();
    Optional<Option> read = OptionLoader.load(file, folder.theatre(), problems);
    assertThat(problems.sorted()).isEmpty();
    return read.orElseThrow();
  }

  /// The same without numbers of lines, which a written file cannot keep.
  private static Option withoutLines(Option o) {
    var statements = new TreeMap<String, Statement>();
    o.statements()
        .forEach(
            (id, s) ->
                statements.put(
                    id,
                    new Statement(0, s.settled(), s.where(), s.body(), s.afterMonths(), s.text())));
    return with(
        o,
        o.summary(),
        o.headings(),
        o.settings().stream()
            .map(s -> new StatedSetting(s.issue(), s.place(), s.level(), 0))
            .toList(),
        statements);
  }

  private static Option with(
      Option o,
      String summary,
      Option.Headings headings,
      List<StatedSetting> settings,
      Map<String, Statement> statements) {
    return new Option(
        o.id(),
        o.title(),
        o.label(),
        summary,
        o.basis(),
        o.confidentiality(),
        o.agreement(),
        o.levers(),
        o.dates(),
        o.mission(),
        o.phases(),
        o.linePlans(),
        o.zonePlans(),
        headings,
        settings,
        statements);
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/test/resources/theatres/tiny", "../theatres/karabakh-2015"})
  void everyOptionOfATheatreIsReadBackEqual(String theatre) throws IOException {
    TheatreFolder folder = TheatreFolder.load(Path.of(theatre));
    for (Option option : folder.options()) {
      Option once = readBack(option, folder);
      assertThat(withoutLines(once)).isEqualTo(withoutLines(option));
      // What was written once stays as it is, lines and all.
      assertThat(readBack(once, folder)).isEqualTo(once);
    }
  }

  @Test
  void noTextCanBreakTheFile() throws IOException {
    TheatreFolder folder = TheatreFolder.load(TINY);
    Option option = folder.options().getFirst();
    for (String nasty :
        List.of(
            "\"quoted\" and \\ back",
            "two\nlines\tand a tab",
            "# no comment",
            "{a: b}, [c] & *d | > %",
            "yes",
            "null",
            "12",
            "- a: 'b'",
            "naïve \u2028 \u0085 \ufeff end",
            "Ղարաբաղ Qarabağ Карабах")) {
      Map<String, String> text = new LinkedHashMap<>(option.headings().text());
      text.replaceAll((_, _) -> nasty);
      Option.Headings h = option.headings();
      var headings =
          new Option.Headings(
              h.corridorProvider(),
              h.demining(),
              h.housing(),
              h.observersPerKm(),
              h.consultation(),
              h.police(),
              h.judiciary(),
              h.customs(),
              h.oversight(),
              h.reformLeadMonths(),
              h.recruitmentQuota(),
              h.deFactoEngagement(),
              h.commitmentFloors(),
              text);
      Option changed =
          with(
              option,
              nasty,
              headings,
              List.of(
                  new StatedSetting("an-issue", Optional.empty(), nasty, 0),
                  new StatedSetting("another", Optional.of("mill-plain"), nasty, 0),
                  new StatedSetting("another", Optional.empty(), "rest", 0)),
              Map.of(
                  "a-provision",
                  new Statement(
                      0, Settled.ANSWERED, nasty, Optional.empty(), Optional.empty(), nasty),
                  "later",
                  new Statement(
                      0, Settled.DEFERRED, "", Optional.of(nasty), Optional.of(4.5), nasty)));
      assertThat(withoutLines(readBack(changed, folder))).isEqualTo(changed);
    }
  }
}
