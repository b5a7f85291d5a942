package org.detente.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.detente.access.Audience;
import org.detente.completeness.Catalogue;
import org.detente.completeness.GapPeriods;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Threads;
import org.detente.evidence.EvidenceBase;
import org.detente.exploration.Brief;
import org.detente.handover.HandoverStudy;
import org.detente.input.Problems;
import org.detente.message.MessageFiles;
import org.detente.message.Texts;
import org.detente.option.TheatreFolder;
import org.detente.study.AgreementContent;
import org.detente.study.TheatreFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: the paper in another language, seen in accented English, pictures included.
/// What has plain letters there and is not isolated as a theatre's or a source's own is a sentence
/// that still stands in the code.
class PaperLanguageTest {

  /// Classes of the paper with sentences that are not in message files. The list is the truth: what
  /// is moved leaves it.
  private static final Set<String> NOT_MOVED = Set.of();

  /// Classes that take English descriptions and columns apart, speak to a printer or to programs,
  /// or write marks.
  private static final Set<String> NOT_FOR_READERS =
      Set.of(
          "Canvas",
          "Conditions",
          "ExplorationChapter",
          "FrontMatter",
          "Hypotheses",
          "KnownPatterns",
          "PrintDocument",
          "StageWords");

  /// Two words between quotation marks.
  private static final Pattern SENTENCE =
      Pattern.compile("\"[^\"\n]*(?<![a-z-])[a-z]{2,} [a-z]{2,}(?![a-z])[^\"\n]*\"");

  private static final Pattern WORDS = Pattern.compile("[A-Za-z]{2,}(?: +[A-Za-z]+)*");
  private static final int MONTHS = 36;
  private static final int FUTURES = 4;

  @TempDir static Path temporary;

  private static EnsembleResult result;
  private static PaperInput input;

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    TheatreFolder folder = TheatreFolder.load(SmallPaper.TINY);
    var small = new SmallPaper(folder.theatre());
    EvidenceBase evidence = EvidenceBase.shipped();
    var request =
        new EnsembleRequest(
            folder.theatre(), folder.options(), evidence, FUTURES, 1, MONTHS, 1, Set.of());
    result =
        Ensemble.run(
            request, new Threads(1), temporary.resolve("runs"), "test", (done, kept, total) -> {});
    PaperInput without =
        small.input(folder.options(), result, Audience.parse("planner").orElseThrow());
    var problems = new Problems();
    Catalogue catalogue = TheatreFiles.catalogue(SmallPaper.TINY, folder, problems).orElseThrow();
    var content = AgreementContent.of(catalogue, folder.options());
    var handover =
        HandoverStudy.run(
            request,
            Brief.Acceptable.UNSAID,
            List.of(12, 24),
            new Threads(1),
            temporary.resolve("handover"),
            "test",
            (done, kept, total) -> {});
    input =
        new PaperInput(
            without.theatre(),
            without.options(),
            without.ledgers(),
            without.comparison(),
            List.of(
                new HandoverChapter(handover, List.of()),
                new CompletenessChapter(
                    content.catalogue(),
                    content.profiles(),
                    GapPeriods.of(result, without.ledgers()),
                    content.starts())),
            result,
            evidence,
            without.hangsOn(),
            without.audience(),
            without.version());
  }

  @AfterAll
  static void close() throws IOException {
    result.close();
  }

  /// Words of ours in an element: in plain letters, and not isolated as somebody else's.
  private static Set<String> plain(String html) {
    var found = new TreeSet<String>();
    var texts = new ArrayList<String>();
    Matcher said = Pattern.compile("(?:aria-label|title)=\"([^\"]*)\"").matcher(html);
    while (said.find()) {
      texts.add(said.group(1));
    }
    texts.addAll(List.of(html.split("<[^>]*>")));
    for (String text : texts) {
      String ours = text.replace("Détente", "");
      String before;
      do {
        before = ours;
        ours = before.replaceAll("\u2068[^\u2068\u2069]*\u2069", "·");
      } while (!ours.equals(before));
      Matcher words = WORDS.matcher(ours.replaceAll("&[#A-Za-z0-9]+;", "·"));
      while (words.find()) {
        found.add(words.group());
      }
    }
    return found;
  }

  private static Map<String, Set<String>> leftOver(Texts texts) {
    var found = new LinkedHashMap<String, Set<String>>();
    var sections = new ArrayList<>(PaperWriter.sections(input.in(texts)));
    sections.add(PaperWriter.compared(input.in(texts)));
    for (PaperSection section : sections) {
      Set<String> plain = plain("<p>" + section.title() + "</p>" + section.html());
      if (!plain.isEmpty()) {
        found.put(section.id(), plain);
      }
    }
    var tables = new ArrayList<>(PaperWriter.tables(input.in(texts)));
    input.chapters().forEach(c -> tables.add(PaperWriter.table(input.in(texts), c)));
    for (HeadingTable table : tables) {
      Set<String> plain = plain("<p>" + String.join("</p><p>", said(table)) + "</p>");
      if (!plain.isEmpty()) {
        found.put("table " + table.question(), plain);
      }
    }
    return found;
  }

  private static List<String> said(HeadingTable table) {
    var said = new ArrayList<>(table.notes());
    for (HeadingTable.Line line : table.lines()) {
      said.add(line.title());
      line.cells().forEach(c -> said.addAll(List.of(c.figure(), c.range())));
    }
    return said;
  }

  @Test
  void noPlainWordOfOursIsLeftInTheChaptersThatWereMoved() {
    Map<String, Set<String>> found = leftOver(MessageFiles.PAPER.accented());

    assertThat(found).isEmpty();
  }

  /// What the tiny theatre's paper does not come to say is looked for in the sources of paper and
  /// pictures.
  @Test
  void noSentenceStandsInAClassThatWasMoved() throws IOException {
    var found = new TreeSet<String>();
    int scanned = 0;
    for (String name : List.of("paper", "chart")) {
      try (Stream<Path> files = Files.list(Path.of("src/main/java/org/detente", name))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          scanned++;
          String source =
              Files.readString(file)
                  .replaceAll("(?m)^ *//.*$", "")
                  .replaceAll("(?s)new \\w+Exception\\(.*?\\);", "");
          if (SENTENCE.matcher(source).find()) {
            found.add(file.getFileName().toString().replace(".java", ""));
          }
        }
      }
    }
    assertThat(scanned).isGreaterThan(80);
    found.removeAll(NOT_FOR_READERS);

    assertThat(found).isEqualTo(NOT_MOVED);
  }

  @Test
  void whatIsLimitedByOptionIsMarkedAndDoesNotGoByTheBeginningOfAnEnglishSentence() {
    List<String> labels = input.options().stream().map(o -> o.label()).toList();
    var marked = new ArrayList<String>();
    for (Texts texts : List.of(MessageFiles.ENGLISH, MessageFiles.PAPER.accented())) {
      var found = new ArrayList<String>();
      for (PaperSection section : PaperWriter.sections(input.in(texts))) {
        Matcher said = Pattern.compile("<(?:li|p)([^>]*)>([^<]*)<").matcher(section.html());
        while (said.find()) {
          String sentence = Texts.bare(said.group(2));
          boolean ofOne =
              labels.stream()
                  .anyMatch(l -> sentence.matches("\\[*" + Pattern.quote(l) + "(:| fails).*"));
          boolean marks = said.group(1).contains("data-of=");
          if (marks) {
            found.add(section.id() + said.group(1));
          }
          assertThat(marks || !ofOne).as(sentence).isTrue();
        }
      }
      assertThat(found).isNotEmpty();
      marked.add(found.toString());
    }
    assertThat(marked.get(1)).as("the same in every language").isEqualTo(marked.get(0));
  }

  @Test
  void theSearchFindsWordsOfOurs() {
    Map<String, Set<String>> found = leftOver(MessageFiles.ENGLISH);

    assertThat(found.keySet())
        .containsAll(PaperWriter.sections(input).stream().map(PaperSection::id).toList());
    assertThat(plain("<p>Hello there, reader</p>")).contains("Hello there");
    assertThat(plain("<p>\u2068Name\u2069: ŵøŕð</p>")).isEmpty();
  }

  @Test
  void englishByItselfIsThePaperAsItAlwaysWas() {
    assertThat(PaperWriter.paper(input.in(MessageFiles.PAPER.english())).html())
        .isEqualTo(PaperWriter.paper(input).html());
  }

  @Test
  void aPaperThatWasKeptBeforeItToldItsLanguageIsEnglish() {
    Paper english = PaperWriter.paper(input);
    var kept = new LinkedHashMap<>(english.parts());
    List.of("lang", "dir", "question", "subject").forEach(kept::remove);

    assertThat(Paper.of(kept).html()).isEqualTo(english.html());
    assertThat(Paper.of(kept).parts()).isEqualTo(english.parts());
  }

  @Test
  void aPaperTellsWhichLanguageItIsIn() {
    Paper mirrored = PaperWriter.paper(input.in(MessageFiles.PAPER.mirrored()));

    assertThat(mirrored.html()).contains("<html lang=\"ar-XB\" dir=\"rtl\">");
    assertThat(mirrored.html()).contains(" direction=\"ltr\" viewBox=");
    assertThat(Paper.of(mirrored.parts()).html()).isEqualTo(mirrored.html());
    assertThat(PaperWriter.paper(input).html())
        .doesNotContain("direction=\"ltr\"", "direction:ltr");
  }
}
