package org.detente.web.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.detente.message.Texts;
import org.detente.web.begin.Sketch;
import org.detente.web.begin.Step;
import org.detente.web.message.Unfit;
import org.detente.web.page.BeginPages;
import org.detente.web.page.ShelfPages;
import org.detente.web.project.Drafts.Draft;
import org.detente.web.project.Outdated;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Addresses of beginning a theatre: a page for each step, and what is sent from it. Everything
/// that is sent is kept in the database at once.
final class Beginning {

  private final Rooms rooms;
  private final Shelf shelf;
  private final TheatreDrafts drafts;

  Beginning(Rooms rooms, Shelf shelf) {
    this.rooms = rooms;
    this.shelf = shelf;
    drafts = rooms.begun();
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .POST("/theatres/begin", shelf.open(this::begin))
        .GET("/theatres/begin/{id}", shelf.open(this::first))
        .GET("/theatres/begin/{id}/{step}", shelf.open(this::show))
        .POST("/theatres/begin/{id}/drop", shelf.open(this::drop))
        .POST("/theatres/begin/{id}/{step}", shelf.open(this::save))
        .POST("/theatres/begin/{id}/{step}/file", shelf.open(this::bring))
        .build();
  }

  private static String address(int id, Step step) {
    return "/theatres/begin/" + id + "/" + step.word();
  }

  private ServerResponse begin(ServerRequest request) throws IOException {
    return Shelf.to(address(drafts.begin(), Step.FRAME));
  }

  private static int number(ServerRequest request, String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new Unfit("begin.no-number", "text", text);
    }
    return Integer.parseInt(text);
  }

  /// What a request is about.
  private record Asked(Draft draft, Step step) {

    int id() {
      return draft.entry().id();
    }

    Sketch sketch() {
      return Sketch.of(draft.files().files());
    }
  }

  private Optional<Asked> asked(ServerRequest request) throws IOException {
    Optional<Step> step = Step.of(request.pathVariable("step"));
    Optional<Draft> draft = rooms.drafts().find(number(request, request.pathVariable("id")));
    return step.isEmpty() || draft.isEmpty()
        ? Optional.empty()
        : Optional.of(new Asked(draft.get(), step.get()));
  }

  private ServerResponse nowhere(ServerRequest request) throws IOException {
    String id = request.pathVariable("id");
    if (rooms.drafts().find(number(request, id)).isPresent()) {
      Texts texts = Tongue.of(request);
      String word = texts.own(request.pathVariable("step"));
      return Shelf.answer(
          404,
          ShelfPages.refused(
              texts,
              texts.say("shelf.no-step"),
              List.of(
                  Step.of(request.pathVariable("step")).isPresent()
                      ? texts.say("shelf.no-step-file", "step", word)
                      : texts.say("shelf.no-step-why", "n", Step.values().length, "step", word)),
              new ShelfPages.Back("", texts.say("shelf.to-draft"), "/theatres/begin/" + id)));
    }
    return Shelf.refused(
        request,
        404,
        Tongue.of(request).say("shelf.no-draft"),
        Tongue.of(request).say("shelf.no-draft-why"));
  }

  private static ServerResponse finished(Draft draft) {
    return Shelf.to(Way.to(draft.project().orElseThrow(), "/"));
  }

  private ServerResponse first(ServerRequest request) throws IOException {
    return Shelf.to(address(number(request, request.pathVariable("id")), Step.FRAME));
  }

  private ServerResponse drop(ServerRequest request) throws IOException {
    rooms.drafts().drop(number(request, request.pathVariable("id")));
    return Shelf.to("/theatres?done=dropped");
  }

  // ---- showing

  private ServerResponse show(ServerRequest request) throws IOException {
    Optional<Asked> asked = asked(request);
    if (asked.isEmpty()) {
      return nowhere(request);
    }
    if (asked.get().draft().project().isPresent()) {
      return finished(asked.get().draft());
    }
    return page(
        Tongue.of(request),
        200,
        asked.get(),
        asked.get().sketch(),
        request.param("saved").isPresent());
  }

  private ServerResponse page(Texts texts, int status, Asked asked, Sketch sketch, boolean saved)
      throws IOException {
    TheatreDrafts.Checked checked = drafts.checked(sketch);
    return Shelf.answer(
        status,
        BeginPages.page(
            texts,
            asked.id(),
            asked.draft().entry().revision(),
            checked.all(),
            asked.step(),
            checked.told().getOrDefault(asked.step(), List.of()),
            checked.unsettled(),
            checked.input().map(TheatreDrafts::questions).orElse(List.of()),
            saved));
  }

  // ---- saving

  private ServerResponse save(ServerRequest request) throws IOException, Outdated {
    Optional<Asked> asked = asked(request);
    if (asked.isEmpty()) {
      return nowhere(request);
    }
    if (asked.get().draft().project().isPresent()) {
      return finished(asked.get().draft());
    }
    Step step = asked.get().step();
    var typed = new LinkedHashMap<String, List<String>>();
    request.params().forEach((name, values) -> typed.put(name, List.copyOf(values)));
    int id = asked.get().id();
    Sketch sketch =
        drafts.answer(
            id,
            asked.get().sketch(),
            step,
            typed,
            number(request, request.param("revision").orElse("")));
    String go = request.param("go").orElse("stay");
    if (go.equals("finish")) {
      return drafts
          .finish(id, sketch)
          .map(theatre -> Shelf.to(Way.to(theatre, "/")))
          .orElseGet(() -> Shelf.to(address(id, Step.REVIEW)));
    }
    if (go.equals("on")) {
      // What is wrong is shown where it is, before the next step is.
      if (!drafts.checked(sketch).unsettled().contains(step)) {
        return Shelf.to(address(id, step.next()));
      }
    }
    return Shelf.to(address(id, step) + "?saved=1");
  }

  private ServerResponse bring(ServerRequest request)
      throws IOException, Outdated, ServletException {
    Optional<Asked> asked = asked(request);
    if (asked.isEmpty() || !asked.get().step().brings()) {
      return nowhere(request);
    }
    Optional<Shelf.Sent> file = Shelf.sent(request, "file");
    Step step = asked.get().step();
    Sketch before = asked.get().sketch();
    int id = asked.get().id();
    Texts texts = Tongue.of(request);
    var back =
        new ShelfPages.Back(
            before
                .file(step)
                .map(f -> texts.say("begin.file-stays", "file", texts.own(f)))
                .orElse(""),
            texts.say("shelf.to-step"),
            address(id, step));
    if (file.isEmpty()) {
      return Shelf.noFile(request, back);
    }
    byte[] bytes = file.get().bytes();
    if (bytes.length == 0) {
      return Shelf.emptyFile(request, TheatreDrafts.plain(file.get().name()), back);
    }
    TheatreDrafts.Bringing brought =
        drafts.bring(
            id,
            before,
            step,
            file.get().name(),
            bytes,
            number(request, request.param("revision").orElse("")));
    return brought.refused().isEmpty()
        ? Shelf.to(address(id, step))
        : Shelf.notTold(request, brought.name(), brought.refused(), back);
  }
}
