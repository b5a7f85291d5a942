package org.detente.web.server;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.detente.input.InputException;
import org.detente.input.Problem;
import org.detente.study.Program;
import org.detente.web.change.Refused;
import org.detente.web.project.Outdated;
import org.detente.web.server.Operation.Parameter;
import org.detente.web.server.Operation.Reply;
import org.detente.web.server.Operation.Wrong;
import org.detente.web.work.Json;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPatternParser;

/// Everything that the pages show and do, for programs, in JSON: routes, refusals in words, and the
/// description of it all.
final class Api {

  /// Tells of failures.
  interface Screen {
    void tell(String what, Throwable failure);
  }

  private static final List<Parameter> OF_A_VIEW =
      List.of(
          Parameter.query(
              "audience",
              "whose view: public (unless said otherwise), mediator, planner or party:ID"),
          Parameter.query("run", "whose results; else the newest finished run"));

  private final List<Operation> own;
  private final List<Operation> elsewhere;
  private final Screen screen;

  /// @param own what is answered here
  /// @param elsewhere what is described here and answered where no theatre is named
  Api(List<Operation> own, List<Operation> elsewhere, Screen screen) {
    this.own = List.copyOf(own);
    this.elsewhere = List.copyOf(elsewhere);
    this.screen = screen;
  }

  /// Routes of the operations alone.
  RouterFunction<ServerResponse> routes() {
    RouterFunctions.Builder routes = RouterFunctions.route();
    for (Operation operation : own) {
      routes.route(
          RequestPredicates.method(operation.method())
              .and(RequestPredicates.path(operation.path())),
          r -> answer(operation, r));
    }
    return routes.build();
  }

  /// Routes of the description, and of what is no operation.
  RouterFunction<ServerResponse> others() {
    return RouterFunctions.route()
        .GET("/api/openapi.json", _ -> json(200, Json.text(description())))
        .route(RequestPredicates.path("/api/**"), this::nothing)
        .route(RequestPredicates.path("/api"), this::nothing)
        .build();
  }

  private ServerResponse answer(Operation operation, ServerRequest request) {
    try {
      Received.called(request, operation.types());
      if (operation.sends().isPresent()) {
        Received.read(request, operation.sends().get().most());
      }
      return written(operation, operation.answer().of(request));
    } catch (Wrong e) {
      return json(e.status(), Json.text(e.json()));
    } catch (Refused e) {
      return problem(404, e.getMessage());
    } catch (InputException e) {
      return problem(
          422, "The theatre's files have mistakes.", Map.of("mistakes", mistakes(e.problems())));
    } catch (Outdated e) {
      return problem(
          412,
          e.file().isEmpty()
              ? "Somebody has changed the theatre meanwhile; nothing was saved. Read it again."
              : "Somebody has changed "
                  + e.file()
                  + " meanwhile; nothing was saved. Read it again.",
          Map.of("version", e.newest()));
    } catch (IllegalArgumentException e) {
      return problem(
          422,
          "It cannot be taken; nothing was done.",
          Map.of("mistakes", List.of(Received.mistake("", 0, "", String.valueOf(e.getMessage())))));
    } catch (NoSuchFileException e) {
      return problem(404, "There is no such " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return problem(500, "The server is being stopped.");
    } catch (IOException e) {
      screen.tell("Something could not be saved or read.", e);
      return problem(507, "It could not be saved or read: " + e.getMessage());
    } catch (RuntimeException e) {
      screen.tell("The address " + request.path() + " failed. Please report this:", e);
      return problem(500, "The program failed. It is told where it was started; please report it.");
    }
  }

  private static ServerResponse written(Operation operation, Reply reply) {
    var answer =
        ServerResponse.status(reply.status())
            .contentType(MediaType.parseMediaType(operation.gives().type()));
    reply.headers().forEach(answer::header);
    return switch (reply.body()) {
      case byte[] file -> answer.body(file);
      case String done -> answer.body(done);
      default -> answer.body(Json.text(reply.body()));
    };
  }

  /// Mistakes as loaders tell them.
  static List<Map<String, Object>> mistakes(List<Problem> problems) {
    return problems.stream().map(p -> mistake(p, "")).toList();
  }

  /// A mistake that belongs to a field.
  static Map<String, Object> mistake(Problem p, String field) {
    return Received.mistake(
        p.file(), p.line(), field, p.what() + (p.instead().isEmpty() ? "" : "; " + p.instead()));
  }

  static ServerResponse json(int status, String text) {
    return ServerResponse.status(status).contentType(MediaType.APPLICATION_JSON).body(text);
  }

  static ServerResponse problem(int status, String says) {
    return problem(status, says, Map.of());
  }

  private static ServerResponse problem(int status, String says, Map<String, Object> more) {
    return json(status, Json.text(new Wrong(status, says, more).json()));
  }

  /// An address that no operation has, or that has others.
  private ServerResponse nothing(ServerRequest request) {
    List<String> others = new ArrayList<>();
    var all = new ArrayList<>(own);
    if (Way.theatre(request.servletRequest()).isEmpty()) {
      all.addAll(elsewhere);
    }
    for (Operation operation : all) {
      if (PathPatternParser.defaultInstance
          .parse(operation.path())
          .matches(request.requestPath().pathWithinApplication())) {
        others.add(operation.method().name());
      }
    }
    if (others.isEmpty()) {
      return problem(404, "There is no such address; /api/openapi.json describes those there are.");
    }
    return ServerResponse.status(405)
        .header("Allow", String.join(", ", others))
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            Json.text(
                Map.of("error", "This address takes " + String.join(", ", others) + " only.")));
  }

  /// The description of all operations, as OpenAPI 3.1.
  private Map<String, Object> description() {
    var paths = new LinkedHashMap<String, Map<String, Object>>();
    own.forEach(o -> describe(paths, o, false));
    elsewhere.forEach(o -> describe(paths, o, true));
    var all = new LinkedHashMap<String, Object>();
    all.put("openapi", "3.1.0");
    all.put(
        "info",
        Map.of(
            "title",
            "Détente",
            "version",
            Program.version(),
            "description",
            "What the workbench's pages show and do, as JSON, for one audience at a time. It"
                + " explores; it does not forecast: a share of futures is not a probability. What"
                + " changes something is answered on the machine itself only, needs the view of"
                + " planners (audience=planner), names the version that was read (If-Match) and is"
                + " refused with every mistake at once."));
    all.put(
        "servers",
        List.of(
            Map.of("url", "/", "description", "the theatre that the server was opened on"),
            Map.of(
                "url",
                "/t/{theatre}",
                "description",
                "any theatre",
                "variables",
                Map.of(
                    "theatre",
                    Map.of("default", "1", "description", "its number, as /api/theatres.json")))));
    all.put("paths", paths);
    all.put("components", Map.of("schemas", Schemas.all()));
    return all;
  }

  private static void describe(
      Map<String, Map<String, Object>> paths, Operation operation, boolean common) {
    Map<String, Object> path = paths.computeIfAbsent(operation.path(), _ -> new LinkedHashMap<>());
    if (common) {
      path.put("servers", List.of(Map.of("url", "/")));
    }
    path.put(
        operation.method().name().toLowerCase(Locale.ROOT),
        operation.described(common ? List.of() : OF_A_VIEW));
  }

  /// The answer to a program that asks for a theatre which is not there.
  ///
  /// @param problems of its files, if that is why
  /// @return empty where it is no program that asks
  static Optional<ServerResponse> absent(
      ServerRequest request, int theatre, List<Problem> problems) {
    if (!request.path().startsWith("/api/")) {
      return Optional.empty();
    }
    return Optional.of(
        problems.isEmpty()
            ? problem(404, "There is no theatre " + theatre + ", or it is put away.")
            : problem(
                422,
                "The files of theatre " + theatre + " have mistakes.",
                Map.of("mistakes", mistakes(problems))));
  }
}
