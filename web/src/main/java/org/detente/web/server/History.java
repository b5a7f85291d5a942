package org.detente.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.detente.access.Audience;
import org.detente.option.Option;
import org.detente.web.form.Differences;
import org.detente.web.form.Differences.Difference;
import org.detente.web.form.OptionDraft;
import org.detente.web.form.Rows;
import org.detente.web.page.ChangePages;
import org.detente.web.page.ChangePages.ChangedFile;
import org.detente.web.page.RunsBesideData;
import org.detente.web.page.View;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Project.Saving;
import org.detente.web.project.Tree;
import org.detente.web.project.Version;
import org.detente.web.work.RunInfo;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Addresses of what was changed when: versions, undoing and doing again, and taking over what has
/// changed in the theatre's folder.
final class History {

  private static final Pattern OPTION = Pattern.compile("options/[a-z0-9-]+\\.yaml");

  private final Editing editing;
  private final Project project;

  History(Editing editing, Project project) {
    this.editing = editing;
    this.project = project;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/changes", editing.open(this::changes))
        .GET("/changes/{number}", editing.open(this::version))
        .GET("/changes/{number}/file", editing.open(this::fileOfVersion))
        .POST("/changes/undo", editing.open((v, r) -> step(v, r, project::undo)))
        .POST("/changes/redo", editing.open((v, r) -> step(v, r, project::redo)))
        .POST("/changes/folder", editing.open(this::takeFolder))
        .GET("/edit/options/{id}/history", editing.open(this::history))
        .build();
  }

  private ServerResponse changes(View view, ServerRequest request) throws IOException {
    project.present();
    return Editing.html(
        ChangePages.changes(
            view,
            project,
            project.versions(),
            project.steps(),
            project.runs(),
            List.copyOf(project.inFolder().keySet())));
  }

  /// Undoing or doing again.
  private interface Step {
    Saving of(int seen) throws IOException, Outdated;
  }

  private static ServerResponse step(View view, ServerRequest request, Step step)
      throws IOException, Outdated, Desk.Refused {
    return Editing.outcome(
        view, step.of(Editing.number(request, "seen")), view.say("refused.state"));
  }

  private ServerResponse takeFolder(View view, ServerRequest request)
      throws IOException, Outdated, Desk.Refused {
    List<String> wanted = request.params().getOrDefault("file", List.of());
    var take = new TreeMap<>(project.inFolder());
    take.keySet().retainAll(wanted);
    return Editing.outcome(
        view,
        project.save(
            take,
            Editing.number(request, "began"),
            Editing.KEPT.say("history.folder", "files", String.join(", ", take.keySet()))),
        view.say("refused.folder"));
  }

  private Version versionOf(ServerRequest request) throws IOException, Desk.Refused {
    String number = request.pathVariable("number");
    Optional<Version> version =
        number.matches("[0-9]{1,9}") ? project.version(Integer.parseInt(number)) : Optional.empty();
    return version.orElseThrow(() -> new Desk.Refused("refused.there-is-no-such-version"));
  }

  private ServerResponse version(View view, ServerRequest request)
      throws IOException, Desk.Refused {
    Version version = versionOf(request);
    var files = new ArrayList<ChangedFile>();
    if (version.parent().isPresent()) {
      Tree before = project.tree(version.parent().get());
      Tree after = project.tree(version.number());
      for (String name : changed(before, after)) {
        files.add(
            new ChangedFile(
                name, differences(view, name, file(before, name), file(after, name))));
      }
    }
    return Editing.html(ChangePages.change(view, version, files));
  }

  /// Names of files that are not the same in both, sorted.
  private static List<String> changed(Tree before, Tree after) {
    var names = new TreeSet<>(before.files().keySet());
    names.addAll(after.files().keySet());
    return names.stream()
        .filter(
            n -> !java.util.Arrays.equals(before.files().get(n), after.files().get(n)))
        .toList();
  }

  private static Optional<byte[]> file(Tree tree, String name) {
    return Optional.ofNullable(tree.files().get(name));
  }

  /// What changed in the theatre's files between two runs. A file tells months and places, which
  /// planners alone are told: others learn which options changed that they may read in both states,
  /// and how many other files.
  static RunsBesideData.Inputs inputs(Project project, View view, RunInfo first, RunInfo second)
      throws IOException {
    Optional<Integer> one = read(project, first);
    Optional<Integer> two = read(project, second);
    boolean same = first.digest().equals(second.digest());
    if (same || one.isEmpty() || two.isEmpty()) {
      return new RunsBesideData.Inputs(same, one, two, List.of(), 0);
    }
    Tree before = project.tree(one.get());
    Tree after = project.tree(two.get());
    var files = new ArrayList<ChangedFile>();
    int more = 0;
    for (String name : changed(before, after)) {
      Optional<byte[]> was = file(before, name);
      Optional<byte[]> is = file(after, name);
      if (view.audience().kind() == Audience.Kind.PLANNER) {
        files.add(new ChangedFile(name, differences(view, name, was, is)));
      } else if (readable(view, name, was) && readable(view, name, is)) {
        files.add(new ChangedFile(name, List.of()));
      } else {
        more++;
      }
    }
    return new RunsBesideData.Inputs(false, one, two, files, more);
  }

  /// The version that a run read last.
  private static Optional<Integer> read(Project project, RunInfo run) throws IOException {
    return project.runs().entrySet().stream()
        .filter(e -> e.getValue().contains(run.id()))
        .map(java.util.Map.Entry::getKey)
        .max(Integer::compare);
  }

  /// Whether a file is an option that the audience may read, or not there.
  private static boolean readable(View view, String name, Optional<byte[]> bytes)
      throws IOException {
    if (!OPTION.matcher(name).matches()) {
      return false;
    }
    if (bytes.isEmpty()) {
      return true;
    }
    return Editing.read(view, name.replaceAll("^options/|\\.yaml$", ""), bytes.get())
        .filter(o -> view.audience().mayRead(o.confidentiality()))
        .isPresent();
  }

  private static List<Difference> differences(
      View view, String name, Optional<byte[]> was, Optional<byte[]> is) throws IOException {
    if (OPTION.matcher(name).matches() && was.isPresent() && is.isPresent()) {
      String id = name.replaceAll("^options/|\\.yaml$", "");
      Optional<Option> before = Editing.read(view, id, was.get());
      Optional<Option> after = Editing.read(view, id, is.get());
      if (before.isPresent() && after.isPresent()) {
        return Differences.between(
            OptionDraft.of(before.get(), view.input().theatre()),
            OptionDraft.of(after.get(), view.input().theatre()),
            view.input().theatre(),
            view.texts());
      }
    }
    return Differences.lines(
        was.map(b -> readable(view, name, b)).orElse(""),
        is.map(b -> readable(view, name, b)).orElse(""),
        view.texts());
  }

  /// A file's text without what others were told in confidence.
  private static String readable(View view, String name, byte[] bytes) {
    String text = new String(bytes, UTF_8);
    return name.equals("positions.csv") ? Rows.readBy(text, view.audience().id()) : text;
  }

  private ServerResponse fileOfVersion(View view, ServerRequest request)
      throws IOException, Desk.Refused {
    Version version = versionOf(request);
    String name = request.param("name").orElse("");
    byte[] bytes = project.tree(version.number()).files().get(name);
    if (bytes == null) {
      throw new Desk.Refused("refused.no-file-in-version");
    }
    return Carrying.download(
        name.equals("positions.csv") ? readable(view, name, bytes).getBytes(UTF_8) : bytes,
        name.substring(name.lastIndexOf('/') + 1),
        "application/octet-stream");
  }

  private ServerResponse history(View view, ServerRequest request)
      throws IOException, Desk.Refused {
    Option option = Editing.option(view, request);
    List<Version> versions = project.versions();
    var changed = new LinkedHashMap<Integer, List<Difference>>();
    for (Version v : versions) {
      if (v.parent().isEmpty()) {
        continue;
      }
      String file = Editing.file(option.id());
      Optional<byte[]> was = Optional.ofNullable(project.tree(v.parent().get()).files().get(file));
      Optional<byte[]> is = Optional.ofNullable(project.tree(v.number()).files().get(file));
      boolean same =
          was.isPresent() == is.isPresent()
              && (was.isEmpty() || java.util.Arrays.equals(was.get(), is.get()));
      if (!same) {
        changed.put(
            v.number(),
            was.isPresent() && is.isPresent() ? differences(view, file, was, is) : List.of());
      }
    }
    return Editing.html(ChangePages.history(view, option, versions, changed));
  }
}
