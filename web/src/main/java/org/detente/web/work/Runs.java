package org.detente.web.work;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.detente.access.Audience;
import org.detente.input.InputException;
import org.detente.message.Texts;
import org.detente.study.Program;
import org.detente.study.StudyInput;
import org.detente.web.message.Languages;

/// The runs of a theatre: those that were, the one that is running, those that wait. One runs at a
/// time among all theatres of a data folder, on a thread of its own; no request ever waits for it.
///
/// A run that a killed server left behind goes on when the next server starts. Records of simulated
/// futures are kept for the newest finished runs only.
///
/// Thread-safe.
public final class Runs implements Closeable {

  /// Finished runs of which records are kept.
  private static final int RECORDS_KEPT = 2;

  private final Workspace workspace;
  private final Place place;
  private final int threads;
  private final List<Texts> languages;
  private final TheatreDigest digest;
  private final PrintStream screen;
  private Thread worker;
  private String current = "";
  private volatile Optional<Progress> progress = Optional.empty();
  private boolean closed;

  /// @param place where the theatre's files are
  /// @param threads for a run, 1 or more
  /// @param languages that chapters are written in beside English
  /// @param screen is told of failures of the program
  public Runs(
      Workspace workspace, Place place, int threads, List<Texts> languages, PrintStream screen) {
    this.workspace = workspace;
    this.place = place;
    this.threads = threads;
    this.languages = List.copyOf(languages);
    this.screen = screen;
    digest = new TheatreDigest();
  }

  /// Takes up what an earlier server left, and asks for a first run where there is none.
  public synchronized void start() throws IOException {
    boolean any = false;
    for (RunInfo run : all()) {
      any = true;
      if (run.state() == RunState.RUNNING) {
        folder(run.id()).info(run.in(RunState.WAITING, Optional.empty(), ""));
      }
    }
    worker = Thread.ofPlatform().name("runs").daemon().unstarted(this::work);
    // It may be a request that begins it, and it outlives the request.
    worker.setContextClassLoader(Runs.class.getClassLoader());
    worker.start();
    if (!any) {
      ask(RunSize.FIRST_LOOK);
    }
    notifyAll();
  }

  /// Every run of this theatre, the newest first.
  public synchronized List<RunInfo> all() throws IOException {
    var all = new ArrayList<RunInfo>();
    for (String id : workspace.ids()) {
      RunInfo info = folder(id).info();
      if (info.theatre().equals(place.theatre())) {
        all.add(info);
      }
    }
    return all.stream().sorted(Comparator.comparing(RunInfo::id).reversed()).toList();
  }

  /// A run of this theatre.
  public synchronized Optional<RunInfo> info(String id) throws IOException {
    Optional<RunFolder> found = workspace.folder(id);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.get().info()).filter(i -> i.theatre().equals(place.theatre()));
  }

  /// The folder of a run that is there.
  public RunFolder folder(String id) {
    return workspace
        .folder(id)
        .orElseThrow(() -> new IllegalArgumentException("there is no run " + id));
  }

  /// The run that pages show unless told otherwise: the newest that is finished; before one is, the
  /// newest that has anything to show.
  public Optional<RunInfo> shown() throws IOException {
    List<RunInfo> all = all();
    return all.stream()
        .filter(r -> r.state() == RunState.DONE)
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(r -> !folder(r.id()).heads(Audience.PUBLIC).isEmpty())
                    .findFirst());
  }

  /// Whether the theatre's files have changed since a run was made from them.
  public boolean stale(RunInfo run) throws IOException {
    return !run.digest().isEmpty() && !run.digest().equals(digest.of(place.folder()));
  }

  /// The run that is running or waits to run next.
  public synchronized Optional<RunInfo> going() throws IOException {
    List<RunInfo> all = all();
    return all.stream()
        .filter(r -> r.state() == RunState.RUNNING)
        .findFirst()
        .or(() -> all.reversed().stream().filter(r -> r.state() == RunState.WAITING).findFirst());
  }

  /// How far the running one is.
  public Optional<Progress> progress() {
    return progress;
  }

  /// Asks for a run. The same is not asked for twice: where one of this size waits or runs, it is
  /// that one.
  public synchronized RunInfo ask(RunSize size) throws IOException {
    for (RunInfo run : all()) {
      boolean open = run.state() == RunState.WAITING || run.state() == RunState.RUNNING;
      if (open && run.size().equals(size)) {
        return run;
      }
    }
    RunFolder made =
        workspace.next(
            id ->
                new RunInfo(
                    id,
                    place.theatre(),
                    size,
                    RunState.WAITING,
                    Instant.now(),
                    Optional.empty(),
                    "",
                    "",
                    0,
                    0,
                    ""));
    notifyAll();
    return made.info();
  }

  /// Stops a run that waits or runs. What is finished is kept.
  ///
  /// @return whether there was one to stop
  public synchronized boolean cancel(String id) throws IOException {
    Optional<RunInfo> run = info(id);
    if (run.isEmpty()) {
      return false;
    }
    return switch (run.get().state()) {
      case WAITING -> {
        folder(id).info(run.get().in(RunState.CANCELLED, Optional.of(Instant.now()), ""));
        yield true;
      }
      case RUNNING -> {
        // The work itself writes down that it stopped.
        boolean mine = current.equals(id);
        if (mine) {
          worker.interrupt();
        }
        yield mine;
      }
      case DONE, CANCELLED, FAILED -> false;
    };
  }

  /// Lets a run go on that was stopped or failed.
  ///
  /// @return whether there was one to go on
  public synchronized boolean resume(String id) throws IOException {
    Optional<RunInfo> run = info(id);
    if (run.isEmpty() || !run.get().state().resumable()) {
      return false;
    }
    folder(id).info(run.get().in(RunState.WAITING, Optional.empty(), ""));
    notifyAll();
    return true;
  }

  private void work() {
    while (true) {
      try {
        if (!awaited()) {
          return;
        }
        // Runs of other theatres take all cores too; which of those that wait comes next does not
        // matter, but one at a time.
        workspace.turn().acquire();
        try {
          Optional<RunInfo> next = begun();
          if (next.isPresent()) {
            one(next.get());
          }
        } finally {
          workspace.turn().release();
        }
      } catch (InterruptedException e) {
        // Stopped between two runs: there is nothing to stop, unless the server ends.
        synchronized (this) {
          if (closed) {
            return;
          }
        }
      } catch (IOException | RuntimeException e) {
        screen.println("The data folder cannot be used: " + e.getMessage());
        return;
      }
    }
  }

  private Optional<RunInfo> waiting() throws IOException {
    return all().reversed().stream().filter(r -> r.state() == RunState.WAITING).findFirst();
  }

  /// Waits until there is something to do.
  ///
  /// @return false once the server ends
  private synchronized boolean awaited() throws IOException, InterruptedException {
    while (!closed) {
      if (waiting().isPresent()) {
        return true;
      }
      wait();
    }
    return false;
  }

  /// Takes down that the next one is running, unless it was stopped meanwhile.
  private synchronized Optional<RunInfo> begun() throws IOException {
    Optional<RunInfo> next = closed ? Optional.empty() : waiting();
    if (next.isPresent()) {
      current = next.get().id();
      RunInfo running = next.get().in(RunState.RUNNING, Optional.empty(), "");
      folder(current).info(running);
      return Optional.of(running);
    }
    return next;
  }

  private void one(RunInfo waiting) throws IOException {
    RunFolder folder = folder(waiting.id());
    Instant start = Instant.now();
    RunInfo run = waiting;
    RunState end;
    String reason = "";
    try {
      Path theatre = place.folder();
      String inputs = digest.of(theatre);
      if (!run.digest().isEmpty()
          && !(run.digest().equals(inputs) && run.build().equals(Program.build()))) {
        folder.clear();
      }
      StudyInput input = StudyInput.read(theatre);
      place.ran(run.id(), theatre);
      run = run.on(inputs, Program.build(), input.folder().options().size());
      folder.info(run);
      var work =
          new RunWork(
              input,
              run.size(),
              threads,
              languages,
              folder,
              lastTimes(),
              p -> progress = Optional.of(p));
      work.run();
      if (waiting.seconds() == 0) {
        folder.times(work.times());
      }
      end = RunState.DONE;
    } catch (InterruptedException e) {
      end = RunState.CANCELLED;
    } catch (InputException e) {
      end = RunState.FAILED;
      reason =
          Languages.ENGLISH.say(
              "failed.mistakes",
              "n",
              e.problems().size(),
              "first",
              e.problems().getFirst().toString());
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      end = stopped(e) ? RunState.CANCELLED : RunState.FAILED;
      reason = stopped(e) ? "" : reason(run, e);
    }
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
    synchronized (this) {
      // A request to stop that is still unheard must stop neither what is written here nor the
      // next run.
      Thread.interrupted();
      progress = Optional.empty();
      current = "";
      if (closed && end == RunState.CANCELLED) {
        // The server ends: the run goes on with the next.
        folder.info(run.longer(seconds));
      } else {
        folder.info(run.in(end, Optional.of(Instant.now()), reason).longer(seconds));
        dropOldRecords();
      }
    }
  }

  /// What steps took in the newest run of this theatre that says so; before there is one, in the
  /// newest of any theatre here.
  private Optional<StepTimes> lastTimes() throws IOException {
    for (RunInfo run : all()) {
      Optional<StepTimes> times = folder(run.id()).times();
      if (times.isPresent()) {
        return times;
      }
    }
    for (String id : workspace.ids().stream().sorted(Comparator.reverseOrder()).toList()) {
      Optional<StepTimes> times = folder(id).times();
      if (times.isPresent()) {
        return times;
      }
    }
    return Optional.empty();
  }

  /// In words, in English as all that is kept; a mistake of the program is told on the screen with
  /// all its lines.
  private String reason(RunInfo run, Throwable failure) {
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      return Languages.ENGLISH.say("failed.folder", "why", String.valueOf(failure.getMessage()));
    }
    screen.println("Run " + run.id() + " failed. Please report this with the lines below:");
    failure.printStackTrace(screen);
    return Languages.ENGLISH.say("failed.program", "why", failure.toString());
  }

  /// Whether a file failed because the run was stopped while it was at it: Java closes a file under
  /// a thread that is interrupted.
  private static boolean stopped(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClosedByInterruptException) {
        return true;
      }
    }
    return false;
  }

  private void dropOldRecords() throws IOException {
    List<RunInfo> done = all().stream().filter(r -> r.state() == RunState.DONE).toList();
    for (RunInfo old : done.stream().skip(RECORDS_KEPT).toList()) {
      folder(old.id()).removeRecords();
    }
  }

  /// Stops what runs, to go on with the next server.
  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
      notifyAll();
      if (worker != null) {
        worker.interrupt();
      }
    }
    try {
      if (worker != null) {
        worker.join(Duration.ofSeconds(10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Theatres of which a run is running or waits, by what [Place#theatre] says: after the start of
  /// a server those whose runs are to go on.
  public static Set<Path> unfinished(Workspace workspace) throws IOException {
    var theatres = new HashSet<Path>();
    for (String id : workspace.ids()) {
      RunInfo run = workspace.folder(id).orElseThrow().info();
      if (run.state() == RunState.WAITING || run.state() == RunState.RUNNING) {
        theatres.add(run.theatre());
      }
    }
    return theatres;
  }
}
