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

/// FEATURE UNDER TEST: the paper in another language, seen in accented English. What has plain
/// letters there is a theatre's or a source's own, or a sentence that still stands in the code.
class PaperLanguageTest {

  /// Classes of the paper with sentences that are not in message files. The list is the truth: what
  /// is moved leaves it.
  private static final Set<String> NOT_MOVED = Set.of();

  /// Classes that take English descriptions and columns apart, or speak to a printer.
  private static final Set<String> NOT_FOR_READERS =
      Set.of(
          "Conditions",
          "ExplorationChapter",
          "FrontMatter",
          "Hypotheses",
          "KnownPatterns",
          "PrintDocument");

  /// Two words between quotation marks.
  private static final Pattern SENTENCE =
      Pattern.compile("\"[^\"\n]*(?<![a-z-])[a-z]{2,} [a-z]{2,}(?![a-z])[^\"\n]*\"");

  private static final Pattern WORDS =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[ '-]+[A-Za-z0-9]+)*");
  private static final int MONTHS = 36;
  private static final int FUTURES = 4;

  @TempDir static Path temporary;

  private static EnsembleResult result;
  private static PaperInput input;
  private static String theirs;

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
    theirs = theirs();
  }

  @AfterAll
  static void close() throws IOException {
    result.close();
  }

  /// What theatre, evidence, catalogue and known patterns say.
  private static String theirs() throws IOException {
    var all = new StringBuilder();
    for (Path folder :
        List.of(
            SmallPaper.TINY,
            Path.of("../model/src/main/resources"),
            Path.of("../analysis/src/main/resources"),
            Path.of("src/main/resources/org/detente/paper"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file :
            files.filter(f -> f.toString().matches(".*\\.(yaml|csv|geojson)")).sorted().toList()) {
          all.append(' ').append(Files.readString(file));
        }
      }
    }
    return squeezed(all.toString().replaceAll("\n *", " "));
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\"`]", "").replaceAll("\\s+", " ");
  }

  /// Words of ours in an element: not a language's, and in no file that is somebody's.
  private static Set<String> plain(String html) {
    var found = new TreeSet<String>();
    var texts = new ArrayList<String>();
    Matcher said = Pattern.compile("(?:aria-label|title)=\"([^\"]*)\"").matcher(html);
    while (said.find()) {
      texts.add(said.group(1));
    }
    texts.addAll(List.of(html.split("<[^>]*>")));
    for (String text : texts) {
      String ours = text;
      String before;
      do {
        before = ours;
        ours = before.replaceAll("\u2068[^\u2068\u2069]*\u2069", "·");
      } while (!ours.equals(before));
      Matcher words =
          WORDS.matcher(
              squeezed(
                  ours.replace("&#x27;", "'").replace("&amp;", "&").replaceAll("&[a-z]+;", "·")));
      while (words.find()) {
        String word = words.group().strip();
        if (word.matches(".*[A-Za-z]{2,}.*") && !isTheirs(word)) {
          found.add(word);
        }
      }
    }
    return found;
  }

  private static boolean isTheirs(String words) {
    return Pattern.compile("(?i)(?<![A-Za-z])" + Pattern.quote(words) + "(?![A-Za-z])")
        .matcher(theirs)
        .find();
  }

  private static Map<String, Set<String>> leftOver(Texts texts) {
    var found = new LinkedHashMap<String, Set<String>>();
    for (PaperSection section : PaperWriter.sections(input.in(texts))) {
      Set<String> plain = plain("<p>" + section.title() + "</p>" + section.html());
      if (!plain.isEmpty()) {
        found.put(section.id(), plain);
      }
    }
    return found;
  }

  @Test
  void noPlainWordOfOursIsLeftInTheChaptersThatWereMoved() {
    Map<String, Set<String>> found = leftOver(MessageFiles.PAPER.accented());

    assertThat(found).isEmpty();
  }

  /// What the tiny theatre's paper does not come to say is looked for in the sources.
  @Test
  void noSentenceStandsInAClassThatWasMoved() throws IOException {
    var found = new TreeSet<String>();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/detente/paper"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String source =
            Files.readString(file)
                .replaceAll("(?m)^ *//.*$", "")
                .replaceAll("(?s)new \\w+Exception\\(.*?\\);", "");
        if (SENTENCE.matcher(source).find()) {
          found.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    found.removeAll(NOT_FOR_READERS);

    assertThat(found).isEqualTo(NOT_MOVED);
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
}
