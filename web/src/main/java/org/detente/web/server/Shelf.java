package org.detente.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.detente.input.InputException;
import org.detente.input.Problem;
import org.detente.message.Said;
import org.detente.message.Texts;
import org.detente.web.change.Refused;
import org.detente.web.message.Unfit;
import org.detente.web.page.ShelfPages;
import org.detente.web.project.Outdated;
import org.detente.web.project.Projects;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Addresses of what belongs to no theatre: the list of all of them, bringing one, beginning one.
/// Only for whoever sits at the machine.
final class Shelf {

  private static final MediaType HTML = new MediaType("text", "html", UTF_8);
  private static final int WRONG = 422;
  private static final int NO_ROOM = 507;

  private final Rooms rooms;

  Shelf(Rooms rooms) {
    this.rooms = rooms;
  }

  /// Makes an answer.
  interface Page {
    ServerResponse of(ServerRequest request)
        throws IOException, Outdated, jakarta.servlet.ServletException;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .add(new Beginning(rooms, this).routes())
        .GET("/theatres", open(this::list))
        .POST("/theatres/bring", open(this::bring))
        .POST("/theatres/folder", open(this::folder))
        .POST("/theatres/{id}/rename", open(this::rename))
        .POST("/theatres/{id}/put-away", open(this::putAway))
        .POST("/theatres/{id}/bring-back", open(this::bringBack))
        .build();
  }

  // ---- who may, and what goes wrong

  HandlerFunction<ServerResponse> open(Page page) {
    return request -> {
      Texts texts = Tongue.of(request);
      if (!rooms.exposure().mayWork()) {
        return refused(request, 404, texts.say("shelf.no-page"), texts.say("shelf.one-theatre"));
      }
      try {
        return page.of(request);
      } catch (InputException e) {
        return mistakes(request, texts.say("shelf.files-have-mistakes"), e.problems());
      } catch (Outdated e) {
        return refused(
            request, 409, texts.say("shelf.changed-meanwhile"), texts.say("shelf.changed-draft"));
      } catch (InvalidParameterException
          | org.springframework.web.multipart.MaxUploadSizeExceededException e) {
        return refused(request, 413, texts.say("shelf.too-much"), texts.say("shelf.limits"));
      } catch (IllegalArgumentException e) {
        return refused(
            request,
            400,
            texts.say("shelf.cannot-be-taken"),
            e instanceof Unfit unfit
                ? texts.say(unfit.said())
                : texts.own(String.valueOf(e.getMessage())));
      } catch (IOException e) {
        rooms.tell("Something could not be saved or read.", e);
        return unreadable(request, e);
      } catch (RuntimeException e) {
        rooms.tell("The page " + request.path() + " failed. Please report this:", e);
        return refused(request, 500, texts.say("shelf.wrong"), texts.say("shelf.not-yours"));
      }
    };
  }

  ServerResponse unreadable(ServerRequest request, IOException e) {
    Texts texts = Tongue.of(request);
    return answer(
        NO_ROOM,
        ShelfPages.refused(
            texts,
            texts.say("shelf.unreadable"),
            List.of(texts.say("shelf.disk"), texts.own(String.valueOf(e.getMessage())))));
  }

  ServerResponse mistakes(ServerRequest request, int theatre, List<Problem> problems) {
    return mistakes(
        request,
        Tongue.of(request).say("shelf.theatre-has-mistakes", "theatre", theatre),
        problems);
  }

  static ServerResponse mistakes(ServerRequest request, String title, List<Problem> problems) {
    Texts texts = Tongue.of(request);
    return answer(
        WRONG,
        ShelfPages.refused(
            texts, title, problems.stream().map(p -> texts.own(p.toString())).toList()));
  }

  ServerResponse missing(ServerRequest request, int theatre) {
    Texts texts = Tongue.of(request);
    return refused(
        request,
        404,
        texts.say("shelf.no-theatre"),
        texts.say("shelf.no-theatre-why", "theatre", theatre));
  }

  static ServerResponse refused(ServerRequest request, int status, String title, String reason) {
    return answer(status, ShelfPages.refused(Tongue.of(request), title, List.of(reason)));
  }

  static ServerResponse answer(int status, String page) {
    return ServerResponse.status(status).contentType(HTML).body(page);
  }

  static ServerResponse to(String address) {
    return ServerResponse.status(303).header("Location", address).build();
  }

  private static int number(ServerRequest request) {
    String id = request.pathVariable("id");
    if (!id.matches("[0-9]{1,9}")) {
      throw new Unfit("shelf.no-number", "id", id);
    }
    return Integer.parseInt(id);
  }

  // ---- the list

  private ServerResponse list(ServerRequest request) throws IOException {
    Texts texts = Tongue.of(request);
    var here = new ArrayList<ShelfPages.Theatre>();
    var away = new ArrayList<ShelfPages.Away>();
    for (Projects.Entry e : rooms.projects().all()) {
      if (e.putAway().isPresent()) {
        away.add(new ShelfPages.Away(e.id(), e.label(), e.putAway().get()));
      } else {
        here.add(
            new ShelfPages.Theatre(
                e.id(),
                e.label(),
                address(e.id()),
                isFirst(e.id()),
                e.versions(),
                e.changed(),
                Optional.of(e.source()).filter(s -> Path.of(s).isAbsolute())));
      }
    }
    List<ShelfPages.Begun> drafts =
        rooms.drafts().open().stream()
            .map(
                d ->
                    new ShelfPages.Begun(
                        d.id(),
                        d.label().isEmpty() ? texts.say("shelf.unnamed") : d.label(),
                        "/theatres/begin/" + d.id(),
                        d.changed()))
            .toList();
    return answer(
        200,
        ShelfPages.list(texts, here, drafts, away, done(texts, request.param("done").orElse(""))));
  }

  private static String done(Texts texts, String what) {
    return switch (what) {
      case "renamed" -> texts.say("shelf.renamed");
      case "away" -> texts.say("shelf.was-put-away");
      case "back" -> texts.say("shelf.brought-back");
      case "dropped" -> texts.say("shelf.dropped");
      default -> "";
    };
  }

  private boolean isFirst(int id) {
    return id == rooms.first().id();
  }

  private String address(int id) {
    return isFirst(id) ? "/" : Way.to(id, "/");
  }

  private ServerResponse rename(ServerRequest request) throws IOException {
    int id = number(request);
    if (rooms.projects().find(id).isEmpty()) {
      return missing(request, id);
    }
    rooms.projects().rename(id, request.param("label").orElse(""));
    return to("/theatres?done=renamed");
  }

  private ServerResponse putAway(ServerRequest request) throws IOException {
    int id = number(request);
    if (isFirst(id)) {
      return refused(
          request,
          409,
          Tongue.of(request).say("shelf.not-away"),
          Tongue.of(request).say("shelf.not-away-why"));
    }
    return rooms.putAway(id) ? to("/theatres?done=away") : missing(request, id);
  }

  private ServerResponse bringBack(ServerRequest request) throws IOException {
    int id = number(request);
    if (rooms.projects().find(id).isEmpty()) {
      return missing(request, id);
    }
    rooms.projects().bringBack(id);
    return to("/theatres?done=back");
  }

  // ---- bringing one

  /// A file of a form.
  ///
  /// @param name without folders
  record Sent(String name, byte[] bytes) {}

  /// @return empty where no file was sent
  static Optional<Sent> sent(ServerRequest request, String field)
      throws IOException, jakarta.servlet.ServletException {
    Part part = request.multipartData().getFirst(field);
    String given = part == null ? null : part.getSubmittedFileName();
    // A form whose field was left alone sends an empty name with nothing.
    if (part == null || part.getSize() == 0 && (given == null || given.isEmpty())) {
      return Optional.empty();
    }
    given = given == null || given.isEmpty() ? "file" : given;
    String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    try (InputStream in = part.getInputStream()) {
      return Optional.of(new Sent(name, in.readAllBytes()));
    }
  }

  static ServerResponse noFile(ServerRequest request, ShelfPages.Back back) {
    Texts texts = Tongue.of(request);
    return answer(
        WRONG,
        ShelfPages.refused(
            texts, texts.say("shelf.nothing-taken"), List.of(texts.say("shelf.no-file")), back));
  }

  static ServerResponse notTaken(ServerRequest request, String file, List<Problem> problems) {
    Texts texts = Tongue.of(request);
    return mistakes(request, texts.say("shelf.not-taken", "file", texts.own(file)), problems);
  }

  /// @param why ours
  static ServerResponse notTold(
      ServerRequest request, String file, List<Said> why, ShelfPages.Back back) {
    Texts texts = Tongue.of(request);
    return answer(
        WRONG,
        ShelfPages.refused(
            texts,
            texts.say("shelf.not-taken", "file", texts.own(file)),
            why.stream().map(texts::say).toList(),
            back));
  }

  /// A file that holds nothing at all.
  static ServerResponse emptyFile(ServerRequest request, String file, ShelfPages.Back back) {
    Texts texts = Tongue.of(request);
    return answer(
        WRONG,
        ShelfPages.refused(
            texts,
            texts.say("shelf.nothing-taken"),
            List.of(texts.say("shelf.empty-file", "file", texts.own(file))),
            back));
  }

  private ServerResponse bring(ServerRequest request)
      throws IOException, jakarta.servlet.ServletException {
    Optional<Sent> file = sent(request, "file");
    if (file.isEmpty()) {
      return noFile(request, ShelfPages.Back.toAll(Tongue.of(request)));
    }
    String given = file.get().name();
    if (file.get().bytes().length == 0) {
      return emptyFile(request, given, ShelfPages.Back.toAll(Tongue.of(request)));
    }
    Rooms.Taken taken = rooms.taken(given, file.get().bytes(), Tongue.of(request));
    return taken.room().isEmpty()
        ? notTaken(request, given, taken.problems())
        : to(address(taken.room().get().id()));
  }

  private ServerResponse folder(ServerRequest request) throws IOException {
    Path folder;
    try {
      folder = Rooms.folder(request.param("folder").orElse("").strip());
    } catch (Refused e) {
      Texts texts = Tongue.of(request);
      return refused(request, WRONG, texts.say("shelf.nothing-taken"), texts.say(e.said()));
    }
    return to(address(rooms.takenIn(folder).id()));
  }
}
