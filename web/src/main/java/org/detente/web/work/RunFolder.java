package org.detente.web.work;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.detente.access.Audience;
import org.detente.message.Texts;
import org.detente.paper.HeadingTable;
import org.detente.paper.Paper;
import org.detente.paper.PaperSection;
import org.detente.web.message.Languages;

/// The folder of a run. What an audience may see lies in a folder of its own, written for it alone:
/// a page for one audience never opens another's. English lies there itself, every other language
/// that was switched on when the run was made in a folder within.
public final class RunFolder {

  private static final String RUN = "run.json";
  private static final String TIMES = "times.json";
  private static final String INDEX = "sections.json";
  private static final String PAPER = "paper.json";
  private static final String PRINT = "paper.pdf";
  private static final String TABLES = "headings.json";
  private static final String OPTIONS = "options.json";

  private final Path folder;

  private final Object printing = new Object();

  /// As it was last read or written; nobody else writes here while this server is up. Every page
  /// asks for it several times.
  private RunInfo known;

  private final Map<Audience, List<Head>> heads = new ConcurrentHashMap<>();

  /// By the file that they were read from.
  private final Map<Path, List<HeadingTable>> tables = new ConcurrentHashMap<>();

  private final Map<Audience, Optional<RunOptions>> options = new ConcurrentHashMap<>();

  RunFolder(Path folder) {
    this.folder = folder;
  }

  synchronized RunInfo info() throws IOException {
    if (known == null) {
      known = RunInfo.of(Json.read(folder.resolve(RUN)));
    }
    return known;
  }

  synchronized void info(RunInfo info) throws IOException {
    Files.createDirectories(folder);
    Json.write(folder.resolve(RUN), info.json());
    known = info;
  }

  /// What steps of the run took; empty where it did not go through at one time.
  Optional<StepTimes> times() throws IOException {
    try {
      return Optional.of(StepTimes.of(Json.read(folder.resolve(TIMES))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  void times(StepTimes times) throws IOException {
    Json.write(folder.resolve(TIMES), times.json());
  }

  /// Records of simulated futures, while they are kept.
  public Path records() {
    return folder.resolve("records");
  }

  /// What comes of missions, as the run took it.
  public Path deliveries() {
    return folder.resolve("deliveries.json");
  }

  private Path of(Audience audience) {
    return folder.resolve("pages").resolve(audience.id().replace(':', '-'));
  }

  private Path of(Audience audience, Texts texts) {
    return texts.english() ? of(audience) : of(audience).resolve(texts.tag());
  }

  /// Heads of the chapters that are there for an audience, in the order in which they were written.
  /// A page asks for them many times: what was read is kept until this folder is written to.
  public List<Head> heads(Audience audience) {
    return heads.computeIfAbsent(audience, this::read);
  }

  private List<Head> read(Audience audience) {
    Path index = of(audience).resolve(INDEX);
    try {
      var heads = new ArrayList<Head>();
      for (Object each : (List<?>) Json.read(index).get("sections")) {
        Map<?, ?> map = (Map<?, ?>) each;
        int question = ((Number) map.get("question")).intValue();
        heads.add(
            new Head(
                (String) map.get("id"),
                question == 0 ? OptionalInt.empty() : OptionalInt.of(question),
                (String) map.get("title")));
      }
      return heads;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw Json.unreadable(index, e);
    }
  }

  /// A chapter's head.
  ///
  /// @param question 1 to 10 that it answers, if any
  public record Head(String id, OptionalInt question, String title) {}

  /// A chapter as it was written.
  ///
  /// @param asked whether it is in the language that was asked for; else in English
  public record Chapter(String html, boolean asked) {}

  /// A chapter's page, in a language where it was written in it.
  ///
  /// @return empty where it is not there
  public Optional<Chapter> section(Audience audience, Texts texts, String id) {
    return text(of(audience, texts).resolve(id + ".html"))
        .map(html -> new Chapter(html, true))
        .or(() -> text(of(audience).resolve(id + ".html")).map(html -> new Chapter(html, false)));
  }

  /// The whole paper, in a language where it was written in it; else in English.
  public Optional<Paper> paper(Audience audience, Texts texts) {
    Path parts = kept(audience, texts).resolve(PAPER);
    try {
      var kept = new HashMap<String, String>();
      Json.read(parts).forEach((name, part) -> kept.put(name, (String) part));
      return Optional.of(Paper.of(kept));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Json.unreadable(parts, e);
    }
  }

  /// The paper as a PDF, which takes some seconds to set: it is set when first asked for and kept.
  /// Whoever asks for the same meanwhile waits.
  ///
  /// @return the file
  /// @throws IOException if it cannot be written
  public Optional<Path> print(Audience audience, Texts texts) throws IOException {
    synchronized (printing) {
      Path place = kept(audience, printed(audience, texts) ? texts : Languages.ENGLISH);
      Path print = place.resolve(PRINT);
      Optional<Paper> paper =
          Files.exists(print)
              ? Optional.empty()
              : paper(audience, printed(audience, texts) ? texts : Languages.ENGLISH);
      if (paper.isPresent()) {
        Path beside = Files.createTempFile(place, PRINT, ".new");
        try {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
            paper.get().pdf(out);
          }
          Files.move(beside, print, StandardCopyOption.ATOMIC_MOVE);
        } finally {
          Files.deleteIfExists(beside);
        }
      }
      return Optional.of(print).filter(Files::exists);
    }
  }

  /// Whether the whole paper is there, in English at least; it is long, and need not be read to
  /// know.
  public boolean hasPaper(Audience audience) {
    return Files.isRegularFile(of(audience).resolve(PAPER));
  }

  /// Whether it is there in a language.
  public boolean hasPaper(Audience audience, Texts texts) {
    return Files.isRegularFile(of(audience, texts).resolve(PAPER));
  }

  /// Whether its PDF is in a language: it is set from left to right only.
  public boolean printed(Audience audience, Texts texts) {
    return !texts.rightToLeft() && hasPaper(audience, texts);
  }

  private Path kept(Audience audience, Texts texts) {
    return hasPaper(audience, texts) ? of(audience, texts) : of(audience);
  }

  /// What was found of each option, question by question, in a language where it was written in it;
  /// else in English.
  ///
  /// @return in the order of the questions, without those that are not answered; empty of a run
  ///   that was made before this was kept
  public List<HeadingTable> tables(Audience audience, Texts texts) {
    Path asked = of(audience, texts).resolve(TABLES);
    Path file = Files.exists(asked) ? asked : of(audience).resolve(TABLES);
    return tables.computeIfAbsent(file, HeadingsFile::read);
  }

  /// Whether they are there in a language.
  public boolean hasTables(Audience audience, Texts texts) {
    return Files.exists(of(audience, texts).resolve(TABLES));
  }

  void table(Audience audience, Texts texts, List<HeadingTable> more) throws IOException {
    Path file = of(audience, texts).resolve(TABLES);
    Files.createDirectories(file.getParent());
    HeadingsFile.write(file, HeadingsFile.joined(HeadingsFile.read(file), more));
    tables.remove(file);
  }

  /// What the run held when its futures were simulated, as an audience may know it; empty of a run
  /// that is not so far, or was made before this was kept.
  public Optional<RunOptions> options(Audience audience) {
    return options.computeIfAbsent(audience, this::held);
  }

  private Optional<RunOptions> held(Audience audience) {
    Path file = of(audience).resolve(OPTIONS);
    try {
      return Optional.of(RunOptions.of(Json.read(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Json.unreadable(file, e);
    }
  }

  void options(Audience audience, RunOptions held) throws IOException {
    Files.createDirectories(of(audience));
    Json.write(of(audience).resolve(OPTIONS), held.json());
    options.remove(audience);
  }

  /// A table of the run's own, which no page shows as it is.
  ///
  /// @param name `outcomes` or `futures`
  /// @param group of audiences that may read the same options
  Path table(String name, int group) {
    return folder.resolve("tables").resolve(name + "-" + group + ".csv");
  }

  /// A figure of the run for the map, as JSON.
  public Optional<String> figures(Audience audience, String name) {
    return text(of(audience).resolve(name + ".json"));
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Json.unreadable(file, e);
    }
  }

  /// Puts chapters of another language beside those in English, which come after them: whoever
  /// reads a chapter that is there finds it in the language.
  void translate(Audience audience, Texts texts, List<PaperSection> sections) throws IOException {
    Path place = of(audience, texts);
    Files.createDirectories(place);
    for (PaperSection section : sections) {
      Json.replace(place.resolve(section.id() + ".html"), section.html());
    }
  }

  /// Puts chapters in English into place, each whole, and then their heads.
  void publish(Audience audience, List<PaperSection> sections) throws IOException {
    Path place = of(audience);
    Files.createDirectories(place);
    var all = new LinkedHashMap<String, Head>();
    heads(audience).forEach(h -> all.put(h.id(), h));
    for (PaperSection section : sections) {
      Json.replace(place.resolve(section.id() + ".html"), section.html());
      all.put(section.id(), new Head(section.id(), section.question(), section.title()));
    }
    var list = new ArrayList<Map<String, Object>>();
    for (Head head : all.values()) {
      list.add(
          Map.of("id", head.id(), "question", head.question().orElse(0), "title", head.title()));
    }
    Json.write(place.resolve(INDEX), Map.of("sections", list));
    heads.remove(audience);
  }

  void paper(Audience audience, Texts texts, Paper paper) throws IOException {
    synchronized (printing) {
      Path place = of(audience, texts);
      Files.createDirectories(place);
      Json.write(place.resolve(PAPER), paper.parts());
      Files.deleteIfExists(place.resolve(PRINT));
    }
  }

  void figures(Audience audience, String name, Object figures) throws IOException {
    Files.createDirectories(of(audience));
    Json.write(of(audience).resolve(name + ".json"), figures);
  }

  /// Removes what was written for pages, before the same run is made anew from other inputs.
  void clear() throws IOException {
    remove(folder.resolve("pages"));
    heads.clear();
    tables.clear();
    options.clear();
    remove(folder.resolve("tables"));
    remove(records());
    Files.deleteIfExists(deliveries());
  }

  void removeRecords() throws IOException {
    remove(records());
  }

  static void remove(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
