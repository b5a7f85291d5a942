package org.detente.web.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.detente.access.Exposure;
import org.detente.input.Problem;
import org.detente.input.Words;
import org.detente.message.Texts;
import org.detente.study.StudyInput;
import org.detente.study.WebServer;
import org.detente.web.change.Refused;
import org.detente.web.message.Languages;
import org.detente.web.project.Archive;
import org.detente.web.project.Database;
import org.detente.web.project.Drafts;
import org.detente.web.project.Project;
import org.detente.web.project.Projects;
import org.detente.web.project.Tree;
import org.detente.web.work.RunInfo;
import org.detente.web.work.Runs;
import org.detente.web.work.WhatIf;
import org.detente.web.work.Workspace;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/// The theatres of a server, each with what its pages share. The one that the server was opened on
/// is there from the start; another is opened when somebody asks for it, and costs nothing until
/// then. Runs of all of them lie in one folder and go one at a time.
///
/// Where others than this machine are served, there is only the first.
///
/// Thread-safe.
final class Rooms implements AutoCloseable {

  /// One theatre.
  ///
  /// @param site its pages
  /// @param routes of them, as if they were the only ones
  record Room(
      Project project, Runs runs, Desk desk, Site site, RouterFunction<ServerResponse> routes) {

    int id() {
      return project.id();
    }

    /// Makes what readers are likely to ask for first, on a finished run, before they ask.
    void warm() {
      site.warm();
      desk.warm();
    }
  }

  private final WebServer.Settings settings;
  private final Workspace workspace;
  private final Database database;
  private final Projects projects;
  private final Drafts drafts;
  private final TheatreDrafts begun;
  private final List<Operation> common;
  private final Exposure exposure;
  private final Languages languages;
  private final PrintStream screen;
  private final Finished finished = new Finished();
  private final int threads = Runtime.getRuntime().availableProcessors();
  private final Room first;
  private final Map<Integer, Room> open = new ConcurrentHashMap<>();

  Rooms(
      WebServer.Settings settings,
      Workspace workspace,
      Database database,
      Languages languages,
      PrintStream screen)
      throws IOException {
    this.settings = settings;
    this.workspace = workspace;
    this.database = database;
    this.languages = languages;
    this.screen = screen;
    projects = new Projects(database);
    drafts = new Drafts(database);
    begun = new TheatreDrafts(this);
    common = new ShelfOperations(this).all();
    exposure = settings.loopback() ? Exposure.OWN_MACHINE : Exposure.ANYBODY;
    Project project = Project.open(database, settings.theatre(), layouts());
    first = room(project, settings.input(), settings.data().resolve("work"));
    projects.name(project.id(), title(settings.input()));
    projects.bringBack(project.id());
    open.put(project.id(), first);
  }

  /// What programs can ask of all theatres together.
  List<Operation> common() {
    return common;
  }

  /// Where versions of all theatres are laid out.
  Path layouts() {
    return settings.data().resolve("theatres");
  }

  private static String title(StudyInput input) {
    return input.theatre().title().in(input.theatre().languages());
  }

  private Room room(Project project, StudyInput input, Path work) throws IOException {
    var runs = new Runs(workspace, project, threads, languages.others(), screen);
    var whatIf = new WhatIf(work, threads);
    var desk = new Desk(project, input, runs, whatIf, exposure, languages, finished, screen);
    var site =
        new Site(
            desk,
            project,
            new Editing(desk, project),
            new TheatreOperations(desk, project),
            common);
    return new Room(project, runs, desk, site, site.routes());
  }

  /// The theatre that the server was opened on.
  Room first() {
    return first;
  }

  Projects projects() {
    return projects;
  }

  Drafts drafts() {
    return drafts;
  }

  Database database() {
    return database;
  }

  Exposure exposure() {
    return exposure;
  }

  void tell(String what, Throwable failure) {
    first.desk().tell(what, failure);
  }

  /// A theatre by its number; it is opened where it is not open.
  ///
  /// @return empty where there is none, or it is put away, or may not be served
  Optional<Room> find(int id) throws IOException {
    Room there = open.get(id);
    if (there != null) {
      return Optional.of(there);
    }
    if (!exposure.mayWork()) {
      return Optional.empty();
    }
    synchronized (this) {
      if (open.containsKey(id)) {
        return Optional.of(open.get(id));
      }
      Optional<Projects.Entry> entry = projects.find(id);
      if (entry.isEmpty() || entry.get().putAway().isPresent()) {
        return Optional.empty();
      }
      return Optional.of(opened(Project.open(database, id, layouts()).orElseThrow()));
    }
  }

  private Room opened(Project project) throws IOException {
    StudyInput input = StudyInput.read(project.folder());
    Room room =
        room(project, input, settings.data().resolve("work").resolve("theatre-" + project.id()));
    projects.name(project.id(), title(input));
    room.runs().start();
    open.put(project.id(), room);
    return room;
  }

  /// Opens the theatre in a folder of this machine, as the command line would.
  ///
  /// @throws org.detente.input.InputException if the folder has mistakes
  Room takenIn(Path folder) throws IOException {
    StudyInput input = StudyInput.read(folder);
    synchronized (this) {
      Project project = Project.open(database, folder, layouts());
      projects.name(project.id(), title(input));
      projects.bringBack(project.id());
      Room there = open.get(project.id());
      return there != null ? there : opened(project);
    }
  }

  /// What became of a theatre that was brought as a zip.
  ///
  /// @param room where it is; empty: it has mistakes and was not taken
  record Taken(Optional<Room> room, List<Problem> problems) {}

  /// Takes a theatre in that somebody brings as a zip of its folder.
  ///
  /// @param file what the zip is called
  /// @param texts in the language of whoever brings it
  Taken taken(String file, byte[] zip, Texts texts) throws IOException {
    Archive.Unpacked unpacked = Archive.read(new ByteArrayInputStream(zip), file, texts);
    if (unpacked.tree().isEmpty()) {
      return new Taken(Optional.empty(), unpacked.problems());
    }
    Tree tree = unpacked.tree().get();
    String name = folderName(file.replaceAll("(?i)\\.zip$", ""));
    Project.Checked checked = Project.check(tree, name, layouts());
    if (checked.input().isEmpty()) {
      return new Taken(Optional.empty(), checked.problems());
    }
    return new Taken(
        Optional.of(
            add(Project.made(database, name, tree, "taken from the file " + file, layouts()))),
        List.of());
  }

  /// What a theatre's folder may be called.
  static String folderName(String wanted) {
    String plain =
        wanted
            .toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String shorter = plain.length() <= 60 ? plain : plain.substring(0, 60).replaceAll("-+$", "");
    return Words.isId(shorter) ? shorter : "theatre";
  }

  /// A folder of this machine by its path.
  ///
  /// @throws Refused if there is none
  static Path folder(String given) throws Refused {
    Path folder;
    try {
      folder = Path.of(given).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new Refused("shelf.no-path", "folder", given);
    }
    if (given.isEmpty()) {
      throw new Refused("shelf.no-folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new Refused("shelf.no-such-folder", "folder", folder.toString());
    }
    return folder;
  }

  /// Theatres that are begun.
  TheatreDrafts begun() {
    return begun;
  }

  /// Opens what has just been made.
  synchronized Room add(Project project) throws IOException {
    return opened(project);
  }

  /// Puts a theatre away: what runs is stopped, and all is kept.
  ///
  /// @return whether it could be: the one that the server was opened on stays
  boolean putAway(int id) throws IOException {
    if (id == first.id() || projects.find(id).isEmpty()) {
      return false;
    }
    Room room;
    synchronized (this) {
      projects.putAway(id);
      room = open.remove(id);
    }
    if (room != null) {
      Optional<RunInfo> going = room.runs().going();
      while (going.isPresent() && room.runs().cancel(going.get().id())) {
        Optional<RunInfo> next = room.runs().going();
        if (next.map(RunInfo::id).equals(going.map(RunInfo::id))) {
          break;
        }
        going = next;
      }
      room.runs().close();
    }
    return true;
  }

  /// Lets the first begin, and the others go on whose runs an earlier server left unfinished.
  void start() throws IOException {
    Set<Path> unfinished = exposure.mayWork() ? Runs.unfinished(workspace) : Set.of();
    first.runs().start();
    if (unfinished.isEmpty()) {
      return;
    }
    var waiting = new TreeMap<Integer, String>();
    for (Projects.Entry entry : projects.all()) {
      if (entry.putAway().isEmpty()
          && entry.id() != first.id()
          && unfinished.contains(Path.of(entry.source()))) {
        waiting.put(entry.id(), entry.label());
      }
    }
    Thread.ofPlatform()
        .name("going-on")
        .daemon()
        .start(
            () ->
                waiting.forEach(
                    (id, label) -> {
                      try {
                        find(id);
                      } catch (IOException | RuntimeException e) {
                        screen.println(
                            "The run of \"" + label + "\" cannot go on: " + e.getMessage());
                      }
                    }));
  }

  @Override
  public void close() {
    for (Room room : new ArrayList<>(open.values())) {
      try {
        room.runs().close();
      } catch (IOException e) {
        screen.println("A run could not be stopped: " + e.getMessage());
      }
    }
  }
}
