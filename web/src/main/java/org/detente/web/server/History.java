package org.detente.web.server;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.detente.option.Option;
import org.detente.web.change.PastVersions;
import org.detente.web.page.ChangePages;
import org.detente.web.page.RunsBesideData;
import org.detente.web.page.View;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Project.Saving;
import org.detente.web.project.Version;
import org.detente.web.work.RunInfo;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Addresses of what was changed when: versions, undoing and doing again, and taking over what has
/// changed in the theatre's folder.
final class History {

  private final Editing editing;
  private final Project project;
  private final PastVersions past;

  History(Editing editing, Project project) {
    this.editing = editing;
    this.project = project;
    past = new PastVersions(project);
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
    return Editing.outcome(
        view,
        past.takeOver(
            request.params().getOrDefault("file", List.of()), Editing.number(request, "began")),
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
    return Editing.html(
        ChangePages.change(
            view, version, past.changed(version, view.input(), view.audience(), view.texts())));
  }

  /// What changed in the theatre's files between two runs, as far as the reader may know.
  static RunsBesideData.Inputs inputs(Project project, View view, RunInfo first, RunInfo second)
      throws IOException {
    var past = new PastVersions(project);
    Optional<Integer> one = past.readBy(first.id());
    Optional<Integer> two = past.readBy(second.id());
    boolean same = first.digest().equals(second.digest());
    if (same || one.isEmpty() || two.isEmpty()) {
      return new RunsBesideData.Inputs(same, one, two, List.of(), 0);
    }
    PastVersions.Between between =
        past.between(one.get(), two.get(), view.input(), view.audience(), view.texts());
    return new RunsBesideData.Inputs(false, one, two, between.files(), between.more());
  }

  private ServerResponse fileOfVersion(View view, ServerRequest request)
      throws IOException, Desk.Refused {
    Version version = versionOf(request);
    String name = request.param("name").orElse("");
    return Carrying.download(
        past.file(version, name, view.audience())
            .orElseThrow(() -> new Desk.Refused("refused.no-file-in-version")),
        name.substring(name.lastIndexOf('/') + 1),
        "application/octet-stream");
  }

  private ServerResponse history(View view, ServerRequest request)
      throws IOException, Desk.Refused {
    Option option = Editing.option(view, request);
    return Editing.html(
        ChangePages.history(
            view,
            option,
            project.versions(),
            past.of(option, view.input(), view.audience(), view.texts())));
  }
}
