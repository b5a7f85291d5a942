package org.detente.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.detente.access.Audience;
import org.detente.input.Problem;
import org.detente.option.Option;
import org.detente.option.OptionWriter;
import org.detente.web.change.OptionChanges;
import org.detente.web.change.PastVersions;
import org.detente.web.page.ChangePages;
import org.detente.web.page.View;
import org.detente.web.project.Archive;
import org.detente.web.project.Copy;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Project.Saving;
import org.detente.web.project.Tree;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Addresses by which options and theatres are taken away as files, and brought.
final class Carrying {

  private final Editing editing;
  private final Project project;

  Carrying(Editing editing, Project project) {
    this.editing = editing;
    this.project = project;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .POST("/edit/upload", editing.open(this::upload))
        .GET(
            "/edit/theatre.zip",
            editing.open((v, _) -> zip(project.tree(project.head().number()), "")))
        .GET("/options/{id}/file", editing.reading(this::file))
        .GET("/theatre.zip", editing.reading(this::copy))
        .build();
  }

  /// Bytes to be kept as a file.
  static ServerResponse download(byte[] bytes, String name, String type) {
    return ServerResponse.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "-") + "\"")
        .body(bytes);
  }

  /// An option as the file that the command line reads, for whoever may read the option. Planners
  /// get the file itself, others the same without its comments.
  private ServerResponse file(View view, ServerRequest request) throws IOException, Desk.Refused {
    Option option =
        OptionChanges.named(view.input().folder().options(), request.pathVariable("id"))
            .filter(o -> view.option(o.id()).isPresent())
            .orElseThrow(() -> new Desk.Refused("refused.no-option-here"));
    byte[] bytes =
        view.audience().kind() == Audience.Kind.PLANNER
            ? Files.readAllBytes(
                view.input().theatre().folder().resolve(OptionChanges.file(option.id())))
            : OptionWriter.text(option, List.of()).getBytes(UTF_8);
    return download(bytes, option.id() + ".yaml", "application/yaml");
  }

  /// The theatre as an audience may have it.
  private ServerResponse copy(View view, ServerRequest request) throws IOException {
    Tree whole = Tree.of(view.input().theatre().folder());
    return zip(
        Copy.of(whole, view.input(), view.audience()),
        "-" + view.audience().id().replace(':', '-'));
  }

  private ServerResponse zip(Tree tree, String kind) throws IOException {
    var out = new ByteArrayOutputStream();
    Archive.write(tree, project.name(), out);
    return download(out.toByteArray(), project.name() + kind + ".zip", "application/zip");
  }

  private ServerResponse upload(View view, ServerRequest request)
      throws IOException, Outdated, Desk.Refused {
    Part part;
    try {
      part = request.multipartData().getFirst("file");
    } catch (jakarta.servlet.ServletException e) {
      throw new Desk.Refused("refused.no-file-was-sent");
    }
    if (part == null || part.getSize() == 0) {
      String sent = part == null ? null : part.getSubmittedFileName();
      return notTaken(
          view,
          view.say("refused.nothing-taken"),
          List.of(
              sent == null || sent.isEmpty()
                  ? view.say("refused.no-file-was-sent")
                  : view.say("refused.empty-file", "file", view.own(sent))));
    }
    int began = Editing.number(request, "began");
    String given = Optional.ofNullable(part.getSubmittedFileName()).orElse("file");
    String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    Saving saving;
    try (InputStream in = part.getInputStream()) {
      if (name.toLowerCase(java.util.Locale.ROOT).endsWith(".zip")) {
        Archive.Unpacked unpacked = Archive.read(in, name, view.texts());
        if (unpacked.tree().isEmpty()) {
          return refused(view, name, unpacked.problems());
        }
        saving = new PastVersions(project).replace(unpacked.tree().get(), name, began);
      } else {
        saving = new OptionChanges(project).bring(name, in.readAllBytes(), began);
      }
    }
    return saving instanceof Saving.Refused(List<Problem> problems)
        ? refused(view, name, problems)
        : Editing.outcome(view, saving, "");
  }

  private static ServerResponse refused(View view, String name, List<Problem> problems) {
    return notTaken(
        view, view.say("refused.file", "file", view.own(name)), Editing.told(view, problems));
  }

  private static ServerResponse notTaken(View view, String title, List<String> reasons) {
    return Editing.answer(
        Editing.WRONG, ChangePages.notSaved(view, title, reasons, Optional.of("/edit/new-option")));
  }
}
