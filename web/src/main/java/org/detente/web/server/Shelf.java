package org.detente.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.detente.input.InputException;
import org.detente.input.Problem;
import org.detente.input.Words;
import org.detente.web.page.ShelfPages;
import org.detente.web.project.Archive;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Projects;
import org.detente.web.project.Tree;
import org.detente.web.server.Rooms.Room;
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
      if (!rooms.exposure().mayWork()) {
        return refused(404, "There is no such page", "This server shows one theatre.");
      }
      try {
        return page.of(request);
      } catch (InputException e) {
        return mistakes("The theatre's files have mistakes", e.problems());
      } catch (Outdated e) {
        return refused(
            409,
            "It was changed meanwhile",
            "Since this page was loaded the draft was changed, finished or dropped, perhaps in"
                + " another tab. Nothing was saved. Load the step again and look at what it holds"
                + " now.");
      } catch (InvalidParameterException
          | org.springframework.web.multipart.MaxUploadSizeExceededException e) {
        return refused(
            413,
            "This is more than is taken",
            "A file may have up to 32 MB and a form up to 2 MB.");
      } catch (IllegalArgumentException e) {
        return refused(400, "This cannot be taken", e.getMessage());
      } catch (IOException e) {
        rooms.tell("Something could not be saved or read.", e);
        return unreadable(e);
      } catch (RuntimeException e) {
        rooms.tell("The page " + request.path() + " failed. Please report this:", e);
        return refused(
            500,
            "Something went wrong",
            "This is a mistake of the program, not yours. What happened stands on the screen of the"
                + " server.");
      }
    };
  }

  ServerResponse unreadable(IOException e) {
    return answer(
        NO_ROOM,
        ShelfPages.refused(
            "It could not be saved or read",
            List.of(
                "The disk or the database could not be used; perhaps it is full. What was saved"
                    + " before is still there.",
                String.valueOf(e.getMessage()))));
  }

  ServerResponse mistakes(int theatre, List<Problem> problems) {
    return mistakes("The files of theatre " + theatre + " have mistakes", problems);
  }

  static ServerResponse mistakes(String title, List<Problem> problems) {
    return answer(
        WRONG, ShelfPages.refused(title, problems.stream().map(Problem::toString).toList()));
  }

  ServerResponse missing(int theatre) {
    return refused(
        404,
        "There is no such theatre here",
        "There is no theatre "
            + theatre
            + ", or it is put away. The list of all theatres tells which there are and brings back"
            + " what was put away.");
  }

  static ServerResponse refused(int status, String title, String reason) {
    return answer(status, ShelfPages.refused(title, List.of(reason)));
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
      throw new IllegalArgumentException("A theatre has a number; this is none: " + id);
    }
    return Integer.parseInt(id);
  }

  // ---- the list

  private ServerResponse list(ServerRequest request) throws IOException {
    var here = new ArrayList<ShelfPages.Theatre>();
    var away = new ArrayList<ShelfPages.Away>();
    for (Projects.Entry e : rooms.projects().all()) {
      if (e.putAway().isPresent()) {
        away.add(new ShelfPages.Away(e.id(), e.label(), e.putAway().get()));
      } else {
        here.add(
            new ShelfPages.Theatre(
                e.id(), e.label(), address(e.id()), isFirst(e.id()), e.versions(), e.changed()));
      }
    }
    List<ShelfPages.Begun> drafts =
        rooms.drafts().open().stream()
            .map(
                d ->
                    new ShelfPages.Begun(
                        d.id(), d.label(), "/theatres/begin/" + d.id(), d.changed()))
            .toList();
    return answer(200, ShelfPages.list(here, drafts, away, done(request.param("done").orElse(""))));
  }

  private static String done(String what) {
    return switch (what) {
      case "renamed" -> "Renamed.";
      case "away" -> "Put away. Everything is kept: bring it back below.";
      case "back" -> "Brought back.";
      case "dropped" -> "The draft was dropped.";
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
      return missing(id);
    }
    rooms.projects().rename(id, request.param("label").orElse(""));
    return to("/theatres?done=renamed");
  }

  private ServerResponse putAway(ServerRequest request) throws IOException {
    int id = number(request);
    if (isFirst(id)) {
      return refused(
          409,
          "It cannot be put away now",
          "The server was opened on this theatre. Start it on another one first.");
    }
    return rooms.putAway(id) ? to("/theatres?done=away") : missing(id);
  }

  private ServerResponse bringBack(ServerRequest request) throws IOException {
    int id = number(request);
    if (rooms.projects().find(id).isEmpty()) {
      return missing(id);
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
    if (part == null || part.getSize() == 0) {
      return Optional.empty();
    }
    String given = Optional.ofNullable(part.getSubmittedFileName()).orElse("file");
    String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    try (InputStream in = part.getInputStream()) {
      return Optional.of(new Sent(name, in.readAllBytes()));
    }
  }

  private ServerResponse bring(ServerRequest request)
      throws IOException, jakarta.servlet.ServletException {
    Optional<Sent> file = sent(request, "file");
    if (file.isEmpty()) {
      return refused(WRONG, "Nothing was taken", "No file was sent.");
    }
    String given = file.get().name();
    Archive.Unpacked unpacked =
        Archive.read(new java.io.ByteArrayInputStream(file.get().bytes()), given);
    if (unpacked.tree().isEmpty()) {
      return mistakes(given + " has mistakes and was not taken", unpacked.problems());
    }
    Tree tree = unpacked.tree().get();
    String name = folderName(given.replaceAll("(?i)\\.zip$", ""));
    Project.Checked checked = Project.check(tree, name, rooms.layouts());
    if (checked.input().isEmpty()) {
      return mistakes(given + " has mistakes and was not taken", checked.problems());
    }
    Room room =
        rooms.add(
            Project.made(
                rooms.database(), name, tree, "taken from the file " + given, rooms.layouts()));
    return to(address(room.id()));
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

  private ServerResponse folder(ServerRequest request) throws IOException {
    String given = request.param("folder").orElse("").strip();
    Path folder;
    try {
      folder = Path.of(given).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      return refused(WRONG, "Nothing was taken", given + " is no path of a folder.");
    }
    if (given.isEmpty() || !Files.isDirectory(folder)) {
      return refused(
          WRONG,
          "Nothing was taken",
          given.isEmpty() ? "No folder was named." : "There is no folder " + folder + ".");
    }
    return to(address(rooms.takenIn(folder).id()));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
