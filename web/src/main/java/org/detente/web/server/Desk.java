package org.detente.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.detente.access.Audience;
import org.detente.access.Exposure;
import org.detente.coverage.CoverageLedger;
import org.detente.input.InputException;
import org.detente.message.Texts;
import org.detente.option.Option;
import org.detente.paper.PaperSection;
import org.detente.study.StudyInput;
import org.detente.web.map.Course;
import org.detente.web.map.Ground;
import org.detente.web.message.Languages;
import org.detente.web.page.RunsBesideData;
import org.detente.web.page.View;
import org.detente.web.work.Json;
import org.detente.web.work.Narrowed;
import org.detente.web.work.Place;
import org.detente.web.work.RunFolder;
import org.detente.web.work.RunInfo;
import org.detente.web.work.RunOptions;
import org.detente.web.work.RunState;
import org.detente.web.work.Runs;
import org.detente.web.work.RunsBeside;
import org.detente.web.work.TheatreDigest;
import org.detente.web.work.WhatIf;

/// What requests share: the theatre as its files are now, and the runs. Reads the files again when
/// they have changed; while they have mistakes, everything stays as it was and the mistakes are
/// told.
///
/// Thread-safe.
final class Desk {

  /// The theatre at one time, and what was worked out from it alone.
  ///
  /// @param reading its number, as [Finished.Key#reading] has it
  /// @param ground JSON in UTF-8
  private record Present(
      long reading,
      String stamp,
      StudyInput input,
      List<String> mistakes,
      byte[] ground,
      Map<String, Course> courses) {}

  /// Readings so far, of all theatres.
  private static final AtomicLong READINGS = new AtomicLong();

  /// So many comparisons are kept, up to a megabyte each.
  private static final int COMPARISONS = 16;

  private final Place place;
  private final Runs runs;
  private final WhatIf whatIf;
  private final Exposure exposure;
  private final Languages languages;
  private final PrintStream screen;
  private final Finished finished;
  private final Map<Choice, List<PaperSection>> compared = kept(COMPARISONS);
  private final Map<Pair, RunsBeside> beside = kept(COMPARISONS);
  private final Map<Asked, RunsBesideData.Inputs> changed = kept(COMPARISONS);
  private StudyInput readWith;
  private volatile Present present;

  /// @param place where the theatre's files are
  /// @param whatIf tries things
  /// @param languages that readers may choose among
  /// @param finished pages of all theatres
  /// @param screen is told of failures
  Desk(
      Place place,
      StudyInput input,
      Runs runs,
      WhatIf whatIf,
      Exposure exposure,
      Languages languages,
      Finished finished,
      PrintStream screen)
      throws IOException {
    this.screen = screen;
    this.finished = finished;
    this.whatIf = whatIf;
    this.place = place;
    Path theatre = place.folder();
    this.runs = runs;
    this.exposure = exposure;
    this.languages = languages;
    // Runs read the theatre at this place, and records know it: the same figures are found again.
    boolean here = input.theatre().folder().equals(theatre);
    present = present(TheatreDigest.stamp(theatre), here ? input : StudyInput.read(theatre));
  }

  private static Present present(String stamp, StudyInput input) {
    return new Present(
        READINGS.incrementAndGet(),
        stamp,
        input,
        List.of(),
        Json.text(Ground.of(input.theatre())).getBytes(UTF_8),
        new ConcurrentHashMap<>());
  }

  /// Some options of the shown run beside each other, kept for the next who asks.
  ///
  /// @param view of a run that has something to show and whose inputs have not changed since
  /// @return empty where the records of the run are no longer kept
  Optional<List<PaperSection>> compared(View view, List<Option> chosen)
      throws IOException, InterruptedException {
    RunInfo run = view.run().orElseThrow();
    var key =
        new Choice(
            run.id(),
            run.seconds(),
            view.audience(),
            chosen.stream().map(Option::id).toList(),
            view.texts().tag());
    synchronized (compared) {
      List<PaperSection> known = compared.get(key);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<List<PaperSection>> found =
        Narrowed.of(
            view.input(), run, view.folder().orElseThrow(), view.audience(), chosen, view.texts());
    if (found.isPresent() && run.state() == RunState.DONE) {
      synchronized (compared) {
        compared.put(key, found.get());
      }
    }
    return found;
  }

  /// What every outcome came to in two runs, kept for the next who asks.
  RunsBeside beside(RunsBesideData.Side first, RunsBesideData.Side second) throws IOException {
    var key =
        new Pair(
            first.run().id(),
            first.run().seconds(),
            first.options().map(RunOptions::group),
            second.run().id(),
            second.run().seconds(),
            second.options().map(RunOptions::group));
    synchronized (beside) {
      RunsBeside known = beside.get(key);
      if (known != null) {
        return known;
      }
    }
    RunsBeside found =
        RunsBeside.of(
            first.run(),
            first.folder(),
            first.options(),
            second.run(),
            second.folder(),
            second.options());
    synchronized (beside) {
      beside.put(key, found);
    }
    return found;
  }

  /// Works out what changed in the theatre's files between two runs.
  interface Inputs {
    RunsBesideData.Inputs of() throws IOException;
  }

  /// What changed in the theatre's files between two finished runs, kept while the theatre is what
  /// it is.
  RunsBesideData.Inputs inputs(View view, RunInfo first, RunInfo second, Inputs inputs)
      throws IOException {
    var key = new Asked(first, second, view.audience(), view.texts().tag());
    synchronized (changed) {
      if (readWith != view.input()) {
        changed.clear();
        readWith = view.input();
      }
      RunsBesideData.Inputs known = changed.get(key);
      if (known == null) {
        known = inputs.of();
        changed.put(key, known);
      }
      return known;
    }
  }

  /// Two runs for one reader.
  private record Asked(RunInfo first, RunInfo second, Audience audience, String language) {}

  /// Two runs, for audiences that may read the same options of each.
  private record Pair(
      String first,
      double firstSeconds,
      Optional<Integer> firstGroup,
      String second,
      double secondSeconds,
      Optional<Integer> secondGroup) {}

  /// The last so many of what was asked for.
  private static <K, V> Map<K, V> kept(int most) {
    return new LinkedHashMap<>(most, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }

  /// @param seconds that the run took: told apart from the same run made anew
  private record Choice(
      String run, double seconds, Audience audience, List<String> options, String language) {}

  /// Tries the option that is tried first, as it is, where a server starts on a finished run: the
  /// first reader who turns a lever finds the option simulated and the program warm.
  void warm() {
    try {
      Optional<RunInfo> run = runs.shown();
      Optional<Option> first =
          present.input().optionsFor(Audience.PUBLIC).stream()
              .filter(o -> o.mission().isPresent())
              .findFirst();
      if (run.isPresent()
          && run.get().state() == RunState.DONE
          && runs.going().isEmpty()
          && first.isPresent()) {
        whatIf.of(
            present.input(),
            Audience.PUBLIC,
            first.get(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            Languages.ENGLISH);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      // Nobody asked for it; whoever turns a lever is told what is wrong.
    }
  }

  /// Tells whoever runs the server of a failure.
  void tell(String what, Throwable failure) {
    screen.println(what);
    failure.printStackTrace(screen);
  }

  WhatIf whatIf() {
    return whatIf;
  }

  Runs runs() {
    return runs;
  }

  Exposure exposure() {
    return exposure;
  }

  private Present present() throws IOException {
    Path theatre = place.folder();
    String now = TheatreDigest.stamp(theatre);
    Present known = present;
    if (known.stamp().equals(now)) {
      return known;
    }
    synchronized (this) {
      if (!present.stamp().equals(now)) {
        present = reread(now, theatre);
      }
      return present;
    }
  }

  private Present reread(String now, Path theatre) {
    try {
      return present(now, StudyInput.read(theatre));
    } catch (InputException e) {
      return new Present(
          present.reading(),
          now,
          present.input(),
          e.problems().stream().map(Object::toString).toList(),
          present.ground(),
          present.courses());
    }
  }

  /// Why a request cannot be answered as it stands.
  static final class Refused extends org.detente.web.change.Refused {
    private static final long serialVersionUID = 1;

    /// @param key of the text that says why
    /// @param arguments names and values by turns
    Refused(String key, Object... arguments) {
      super(key, arguments);
    }
  }

  /// What a request looks at.
  ///
  /// @param query names and values of the address
  /// @param texts in the language of whoever asks
  /// @throws Refused if it asks for an audience or a run that there is not
  View view(String path, Map<String, List<String>> query, Texts texts) throws IOException, Refused {
    Present now = present();
    Audience audience = audience(now.input(), query);
    Optional<String> asked = query.getOrDefault("run", List.of()).stream().findFirst();
    Optional<RunInfo> run = asked.isPresent() ? runs.info(asked.get()) : runs.shown();
    if (asked.isPresent() && run.isEmpty()) {
      throw new Refused("refused.run", "run", asked.get());
    }
    var rest = new LinkedHashMap<>(query);
    rest.remove("audience");
    rest.remove("run");
    rest.remove("language");
    Optional<RunFolder> folder = run.map(r -> runs.folder(r.id()));
    return new View(
        now.input(),
        now.mistakes(),
        audience,
        exposure,
        run,
        folder,
        asked.isPresent(),
        run.isPresent() && runs.stale(run.get()),
        runs.going(),
        runs.progress(),
        texts,
        languages.all(),
        path,
        rest);
  }

  private Audience audience(StudyInput input, Map<String, List<String>> query) throws Refused {
    Optional<String> asked = query.getOrDefault("audience", List.of()).stream().findFirst();
    if (asked.isEmpty()) {
      return Audience.PUBLIC;
    }
    Audience audience =
        Audience.parse(asked.get())
            .filter(a -> a.party().map(p -> input.theatre().partyIndex(p) >= 0).orElse(true))
            .orElseThrow(() -> new Refused("refused.audience"));
    if (!exposure.shows(audience)) {
      throw new Refused("refused.view");
    }
    return audience;
  }

  /// Pages that are made already.
  Finished finished() {
    return finished;
  }

  /// What a page is found by that is made from a view alone: from the theatre, a run's folder, who
  /// reads, and the address.
  ///
  /// @param numbered number of the theatre that the page's own addresses begin with
  /// @param beside finished runs that the page tells of beside the one that is shown
  /// @return empty where the page may be another the next time: a run is going, or the one that is
  ///   shown was stopped and may go on
  Optional<Finished.Key> key(View view, Optional<Integer> numbered, List<RunInfo> beside) {
    Present now = present;
    boolean still =
        view.going().isEmpty() && view.run().map(r -> r.state() == RunState.DONE).orElse(true);
    return still && view.input() == now.input()
        ? Optional.of(
            new Finished.Key(
                now.reading(),
                view.mistakes(),
                view.audience(),
                view.texts().tag(),
                view.run(),
                view.chosen(),
                view.stale(),
                beside,
                numbered,
                view.path(),
                List.copyOf(view.query().entrySet())))
        : Optional.empty();
  }

  /// The same of a page that tells of no other run than the one that is shown.
  Optional<Finished.Key> key(View view, Optional<Integer> numbered) {
    return key(view, numbered, List.of());
  }

  /// The theatre's ground as JSON, in UTF-8.
  byte[] ground() throws IOException {
    return present().ground();
  }

  /// What an option changes, as an audience may see it.
  Course course(Option option, Audience audience) throws IOException {
    Present now = present();
    return now.courses()
        .computeIfAbsent(
            option.id() + " " + audience.seesMonths(),
            _ ->
                new Course(
                    now.input().theatre(),
                    CoverageLedger.of(
                        now.input().theatre(),
                        option,
                        now.input().evidence(),
                        now.input().theatre().horizonMonths()),
                    audience));
  }
}
