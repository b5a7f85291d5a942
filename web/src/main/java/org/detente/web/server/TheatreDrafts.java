package org.detente.web.server;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.detente.input.Problem;
import org.detente.message.Said;
import org.detente.study.StudyInput;
import org.detente.web.begin.Assembly;
import org.detente.web.begin.Carried;
import org.detente.web.begin.Sketch;
import org.detente.web.begin.Step;
import org.detente.web.page.BeginPages.Answerable;
import org.detente.web.page.BeginPages.Told;
import org.detente.web.project.Drafts.Draft;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Tree;
import org.detente.web.server.Rooms.Room;
import org.detente.web.upload.Brought;
import org.detente.web.upload.Fault;
import org.detente.web.upload.Reading;

/// Theatres that are begun, for pages and for programs alike. Everything that is sent is kept in
/// the database at once.
///
/// Thread-safe.
final class TheatreDrafts {

  /// Files that were read lately are kept, for each look at a step reads them again.
  private static final int KEPT = 6;

  private static final int LONGEST_NAME = 120;

  private final Rooms rooms;
  private final Map<Known, Brought> known =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Known, Brought> eldest) {
          return size() > KEPT;
        }
      };

  /// A file as it was read.
  private record Known(String name, String sum, Reading reading) {}

  TheatreDrafts(Rooms rooms) {
    this.rooms = rooms;
  }

  /// Begins one.
  ///
  /// @return its number
  int begin() throws IOException {
    Sketch sketch = Sketch.empty();
    return rooms.drafts().begin(sketch.label(), new Tree(kept(sketch)));
  }

  private static TreeMap<String, byte[]> kept(Sketch sketch) {
    var files = new TreeMap<>(sketch.files());
    files.put(Sketch.ANSWERS, sketch.json());
    return files;
  }

  /// A sketch with what its own checks and the loaders say of it.
  record Checked(Assembly all, Optional<StudyInput> input, Map<Step, List<Told>> told) {

    List<Step> unsettled() {
      var unsettled = new ArrayList<Step>();
      for (Step step : Step.values()) {
        boolean own = all.remarks().stream().anyMatch(r -> r.mistake() && r.step() == step);
        if (own || !told.getOrDefault(step, List.of()).isEmpty()) {
          unsettled.add(step);
        }
      }
      return unsettled;
    }

    /// Whether it can become a theatre as it is.
    boolean settled() {
      return input.isPresent() && unsettled().isEmpty();
    }
  }

  Checked checked(Sketch sketch) throws IOException {
    Assembly all = Assembly.of(sketch, this::read);
    Project.Checked checked = Project.check(new Tree(all.files()), all.name(), rooms.layouts());
    var told = new LinkedHashMap<Step, List<Told>>();
    for (Problem problem : checked.problems()) {
      Step step = all.step(problem.file(), problem.line());
      // What is known to be missing is told in the words of its step already.
      boolean known =
          all.remarks().stream()
              .anyMatch(r -> r.mistake() && (r.step() == step || step == Step.REVIEW));
      if (!known || problem.file().endsWith(".geojson") && !all.zones().isEmpty()) {
        told.computeIfAbsent(step, _ -> new ArrayList<>())
            .add(new Told(problem, all.field(problem.file(), problem.line())));
      }
    }
    return new Checked(all, checked.input(), told);
  }

  private Brought read(String name, byte[] bytes, Reading reading) {
    var key = new Known(name, sum(bytes), reading);
    synchronized (known) {
      Brought there = known.get(key);
      if (there != null) {
        return there;
      }
    }
    Brought read = Brought.read(name, bytes, reading);
    synchronized (known) {
      known.put(key, read);
    }
    return read;
  }

  private static String sum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Which of the ten questions a theatre could answer, and what the others would take.
  static List<Answerable> questions(StudyInput input) {
    boolean agreement = input.folder().options().stream().anyMatch(o -> o.agreement());
    boolean mission = input.folder().options().stream().anyMatch(o -> o.mission().isPresent());
    return List.of(
        new Answerable("coverage", true, Said.of("begin.why.there")),
        new Answerable("staffing", input.force().isPresent(), Said.of("begin.why.force")),
        new Answerable("consent", input.positions().isPresent(), Said.of("begin.why.positions")),
        new Answerable("commitment", input.menu().isPresent(), Said.of("begin.why.commitments")),
        new Answerable(
            "outcome",
            true,
            agreement ? Said.of("begin.why.simulated") : Said.of("begin.why.status-quo-alone")),
        new Answerable("robustness", input.brief().isPresent(), Said.of("begin.why.criteria")),
        new Answerable("handover", mission, Said.of("begin.why.mission")),
        new Answerable(
            "completeness",
            agreement,
            agreement ? Said.of("begin.why.catalogue") : Said.of("begin.why.agreement")),
        new Answerable("ground-truth", false, Said.of("begin.why.register")),
        new Answerable("consultation", false, Said.of("begin.why.accounts")));
  }

  /// Keeps answers to a step in the place of those that there were.
  ///
  /// @param typed those whose names begin with the step's word are taken
  /// @param revision that whoever answers had before their eyes
  Sketch answer(int id, Sketch before, Step step, Map<String, List<String>> typed, int revision)
      throws IOException, Outdated {
    Sketch sketch = before.with(step, typed);
    rooms
        .drafts()
        .save(id, revision, sketch.label(), Map.of(Sketch.ANSWERS, Optional.of(sketch.json())));
    return sketch;
  }

  /// What became of a file that was brought.
  ///
  /// @param name as it is kept
  /// @param refused why it was not taken; empty: it was
  record Bringing(String name, List<Said> refused) {}

  /// Takes a file that can be read, in the place of the one before.
  ///
  /// @param given what it is called where it comes from
  /// @param revision that whoever brings it had before their eyes
  Bringing bring(int id, Sketch before, Step step, String given, byte[] bytes, int revision)
      throws IOException, Outdated {
    String name = plain(given);
    Brought read = read(name, bytes, Reading.GUESSED);
    if (!read.format().fits(name)) {
      return new Bringing(name, List.of(Said.of("upload.kind", "file", name)));
    }
    if (!readable(name, bytes, read)) {
      // Nothing that could be read otherwise: what was there before stays.
      return new Bringing(name, read.problems().stream().map(Fault::said).toList());
    }
    Sketch sketch =
        before.with(step, name, bytes, Carried.over(before, step, name, bytes, this::read));
    var changed = new LinkedHashMap<String, Optional<byte[]>>();
    before.files().keySet().forEach(f -> changed.put(f, Optional.empty()));
    kept(sketch).forEach((f, b) -> changed.put(f, Optional.of(b)));
    rooms.drafts().save(id, revision, sketch.label(), changed);
    return new Bringing(name, List.of());
  }

  /// What a file may be called.
  static String plain(String given) {
    String plain = given.replaceAll("[\\p{Cntrl}/\\\\:]", "_");
    return plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
  }

  /// Whether a file can be read as it is, or once its system of coordinates or another of its
  /// layers is told.
  private boolean readable(String name, byte[] bytes, Brought read) {
    return read.layer().isPresent()
        || read.problems().stream().anyMatch(Fault::ofSystem)
        || read.layers().stream()
            .anyMatch(
                l -> {
                  Brought other = read(name, bytes, Reading.of(l));
                  return other.layer().isPresent()
                      || other.problems().stream().anyMatch(Fault::ofSystem);
                });
  }

  /// Makes a theatre of a draft. One at a time, so that two clicks make one theatre.
  ///
  /// @return number of the theatre; empty where something must be settled first
  synchronized Optional<Integer> finish(int id, Sketch sketch) throws IOException {
    Checked checked = checked(sketch);
    if (!checked.settled()) {
      return Optional.empty();
    }
    Draft now = rooms.drafts().find(id).orElseThrow();
    if (now.project().isPresent()) {
      return now.project();
    }
    Room room =
        rooms.add(
            Project.made(
                rooms.database(),
                Rooms.folderName(checked.all().name()),
                new Tree(checked.all().files()),
                "begun in the browser",
                rooms.layouts()));
    rooms.drafts().done(id, room.id());
    return Optional.of(room.id());
  }
}
