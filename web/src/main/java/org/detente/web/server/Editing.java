package org.detente.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import j2html.tags.DomContent;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.detente.access.Audience;
import org.detente.input.InputException;
import org.detente.input.Problem;
import org.detente.message.Texts;
import org.detente.option.Option;
import org.detente.theatre.Line;
import org.detente.theatre.Zone;
import org.detente.web.change.Attempt;
import org.detente.web.change.OptionChanges;
import org.detente.web.change.Refused;
import org.detente.web.change.TableChanges;
import org.detente.web.form.Draft;
import org.detente.web.form.OptionDraft;
import org.detente.web.form.Typed;
import org.detente.web.message.Unfit;
import org.detente.web.page.ChangePages;
import org.detente.web.page.OptionForms;
import org.detente.web.page.Pages;
import org.detente.web.page.SettlingForms;
import org.detente.web.page.Sheet;
import org.detente.web.page.View;
import org.detente.web.page.ZoneForms;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Project.Saving;
import org.detente.web.project.Version;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Addresses of the pages that change things. Only whoever sits at the machine may, in the
/// planners' view, which shows all that a file holds. Every change is a plain form; after it the
/// browser is sent on, so that loading a page again changes nothing twice.
final class Editing {

  private static final MediaType HTML = new MediaType("text", "html", UTF_8);

  /// The disk cannot take more.
  private static final int NO_ROOM = 507;

  static final int WRONG = 422;
  static final int OUTDATED = 409;

  private final Desk desk;
  private final Project project;
  private final OptionChanges options;

  Editing(Desk desk, Project project) {
    this.desk = desk;
    this.project = project;
    options = new OptionChanges(project);
  }

  /// Makes an answer.
  interface Page {
    ServerResponse of(View view, ServerRequest request) throws IOException, Outdated, Refused;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/edit/new-option", open(this::newOption))
        .POST("/edit/new-option", open(this::make))
        .GET("/edit/options/{id}", open(this::toFrame))
        .GET("/edit/options/{id}/frame", form(this::noChoice, Editing::frame))
        .POST("/edit/options/{id}/frame", save(this::framed, Editing::frame))
        .GET("/edit/options/{id}/zones", form(this::noChoice, this::zones))
        .POST("/edit/options/{id}/zones", save(this::led, this::zones))
        .GET("/edit/options/{id}/plan", form(this::noChoice, this::plan))
        .POST("/edit/options/{id}/plan", save(this::planned, this::plan))
        .GET("/edit/options/{id}/words", form(this::noChoice, Editing::words))
        .POST("/edit/options/{id}/words", save(this::noChoice, Editing::words))
        .GET("/edit/options/{id}/settings", form(this::noChoice, Editing::settings))
        .POST("/edit/options/{id}/settings", save(this::settled, Editing::settings))
        .GET("/edit/options/{id}/provisions", form(this::noChoice, Editing::provisions))
        .POST("/edit/options/{id}/provisions", save(this::stated, Editing::provisions))
        .GET("/edit/options/{id}/text", open(this::text))
        .POST("/edit/options/{id}/text", open(this::saveText))
        .GET(
            "/edit/options/{id}/delete",
            open((v, r) -> html(ChangePages.remove(v, option(v, r), project.head().number()))))
        .POST("/edit/options/{id}/delete", open(this::delete))
        .add(new TableEditing(this, project).routes())
        .add(new Starting(this, project).routes())
        .add(new History(this, project).routes())
        .add(new Carrying(this, project).routes())
        .build();
  }

  // ---- who may, and what goes wrong

  private ServerResponse tooLarge(ServerRequest request) {
    Texts texts = Tongue.of(request);
    String why = texts.say("refused.too-large");
    try {
      return notSaved(nobody(request), 413, texts.say("refused.more-than-is-taken"), List.of(why));
    } catch (IOException e) {
      return ServerResponse.status(413).contentType(MediaType.TEXT_PLAIN).body(why + "\n");
    }
  }

  /// For whoever may change things, in the planners' view.
  HandlerFunction<ServerResponse> open(Page page) {
    return open(page, view -> view.audience().kind() == Audience.Kind.PLANNER);
  }

  /// For whoever may change things.
  ///
  /// @param enough whether what the view may read is enough for it
  HandlerFunction<ServerResponse> open(Page page, Predicate<View> enough) {
    return reading(
        (view, request) -> {
          if (!desk.exposure().mayWork()) {
            return answer(
                403,
                Pages.refused(
                    view,
                    view.say("refused.not-from-here"),
                    view.say("refused.things-are-changed-on-the")));
          }
          if (!enough.test(view)) {
            return answer(
                request.method().name().equals("GET") ? 200 : 403, ChangePages.planners(view));
          }
          if (!view.mistakes().isEmpty()) {
            return notSaved(
                view,
                WRONG,
                view.say("refused.the-theatres-files-have-mistakes"),
                view.mistakes().stream().map(view::own).toList());
          }
          return page.of(view, request);
        });
  }

  HandlerFunction<ServerResponse> reading(Page page) {
    return request -> {
      View view;
      try {
        view = view(request);
      } catch (Desk.Refused e) {
        return answer(404, shown(nobody(request), e));
      }
      try {
        return page.of(view, request);
      } catch (Refused e) {
        return answer(404, shown(view, e));
      } catch (InputException e) {
        return notSaved(
            view,
            WRONG,
            view.say("refused.the-theatres-files-have-mistakes"),
            told(view, e.problems()));
      } catch (Outdated e) {
        return notSaved(
            view,
            OUTDATED,
            view.say("refused.somebody-changed-it-meanwhile"),
            List.of(
                view.say(
                    "refused.outdated",
                    "what",
                    e.file().isEmpty() ? "all" : "file",
                    "file",
                    view.own(e.file()))));
      } catch (InvalidParameterException e) {
        return tooLarge(request);
      } catch (IllegalArgumentException e) {
        String why =
            e instanceof Unfit unfit
                ? view.say(unfit.said())
                : view.own(String.valueOf(e.getMessage()));
        return notSaved(view, 400, view.say("refused.cannot-be-taken"), List.of(why));
      } catch (NoSuchFileException e) {
        return answer(404, Pages.notFound(view));
      } catch (IOException e) {
        desk.tell("Something could not be saved or read.", e);
        return notSaved(
            view,
            NO_ROOM,
            view.say("refused.it-could-not-be-saved"),
            List.of(
                view.say("refused.the-disk-or-the-database"),
                view.say("refused.go-back-in-the-browser"),
                view.own(String.valueOf(e.getMessage()))));
      }
    };
  }

  private static String shown(View view, Refused refused) {
    return Pages.refused(view, view.say("refused.cannot-be-shown"), view.say(refused.said()));
  }

  /// Mistakes as the loaders tell them, in English.
  static List<String> told(View view, List<Problem> problems) {
    return problems.stream().map(p -> view.own(p.toString())).toList();
  }

  private View view(ServerRequest request) throws IOException, Desk.Refused {
    var query = new LinkedHashMap<String, List<String>>();
    if (request.method().name().equals("GET")) {
      request.params().forEach((name, values) -> query.put(name, List.copyOf(values)));
    } else {
      // What was typed is no part of the address.
      for (String part : Optional.ofNullable(request.uri().getQuery()).orElse("").split("&")) {
        int equals = part.indexOf('=');
        if (equals > 0 && !part.startsWith("saved=")) {
          query
              .computeIfAbsent(part.substring(0, equals), _ -> new ArrayList<>())
              .add(part.substring(equals + 1));
        }
      }
    }
    return desk.view(request.path(), query, Tongue.of(request));
  }

  private View nobody(ServerRequest request) throws IOException {
    try {
      return desk.view(request.path(), Map.of(), Tongue.of(request));
    } catch (Desk.Refused e) {
      throw new IllegalStateException("the public's view is always there", e);
    }
  }

  static ServerResponse html(String page) {
    return answer(200, page);
  }

  static ServerResponse answer(int status, String page) {
    return ServerResponse.status(status).contentType(HTML).body(page);
  }

  static ServerResponse notSaved(View view, int status, String title, List<String> reasons) {
    return answer(status, ChangePages.notSaved(view, title, reasons));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  static ServerResponse to(View view, String place, int saved, String... more) {
    var address = new StringBuilder(place);
    address.append("?audience=").append(encoded(view.audience().id()));
    for (int i = 0; i < more.length; i += 2) {
      address.append('&').append(more[i]).append('=').append(encoded(more[i + 1]));
    }
    address.append("&saved=").append(saved);
    return ServerResponse.status(303).header("Location", address.toString()).build();
  }

  static int number(ServerRequest request, String name) throws Desk.Refused {
    String given = request.param(name).orElse("");
    if (!given.matches("[0-9]{1,9}")) {
      throw new Desk.Refused("refused.the-form-does-not-say");
    }
    return Integer.parseInt(given);
  }

  static Option option(View view, ServerRequest request) throws Desk.Refused {
    return OptionChanges.named(view.input().folder().options(), request.pathVariable("id"))
        .orElseThrow(() -> new Desk.Refused("refused.no-option"));
  }

  // ---- forms of an option

  /// What a form's fields mean beside what they hold.
  private interface Shape {
    void on(Draft typed, View view, ServerRequest request);
  }

  /// Shows a form.
  private interface Show {
    String of(View view, Sheet sheet, ServerRequest request) throws Desk.Refused;
  }

  private void noChoice(Draft typed, View view, ServerRequest request) {
    // The fields say it all.
  }

  private ServerResponse toFrame(View view, ServerRequest request) throws Desk.Refused {
    String id = option(view, request).id();
    return ServerResponse.status(303)
        .header(
            "Location", "/edit/options/" + id + "/frame?audience=" + encoded(view.audience().id()))
        .build();
  }

  /// A form that is opened.
  private HandlerFunction<ServerResponse> form(Shape shape, Show show) {
    return open(
        (view, request) -> {
          OptionChanges.Opened opened = options.open(option(view, request), view.input().theatre());
          int now = opened.began().number();
          shape.on(opened.draft(), view, request);
          return html(
              show.of(
                  view,
                  Sheet.of(
                      opened.option(),
                      opened.draft(),
                      now,
                      opened.remarks(),
                      saved(view, opened.option(), now)),
                  request));
        });
  }

  /// What was saved just now. An option with an agreement can be tried at once beside what it was.
  private Optional<DomContent> saved(View view, Option option, int now) throws IOException {
    Optional<Integer> before =
        option.agreement() ? project.version(now).flatMap(Version::parent) : Optional.empty();
    Optional<String> tried = Optional.empty();
    if (view.asked("saved").isPresent()
        && before.isPresent()
        && options.at(view.input().theatre(), before.get(), option.id()).isPresent()) {
      tried = Optional.of(ChangePages.tried(view, option, before.get()));
    }
    return ChangePages.saved(view, project.steps(), now, tried);
  }

  /// A form that is sent.
  private HandlerFunction<ServerResponse> save(Shape shape, Show show) {
    return open(
        (view, request) -> {
          Option option = option(view, request);
          int began = number(request, "began");
          var fields = new LinkedHashMap<String, List<String>>();
          request.params().forEach((name, values) -> fields.put(name, List.copyOf(values)));
          boolean remarks = options.remarks(option, began);
          Attempt attempt =
              options.change(
                  view.input(),
                  option,
                  began,
                  before -> {
                    Draft typed = Typed.into(before, fields);
                    shape.on(typed, view, request);
                    return typed;
                  },
                  view.texts());
          return switch (attempt) {
            case Attempt.Looked(Saving.Saved(Version v), _, _) ->
                to(view, request.path(), v.number(), kept(request));
            case Attempt.Looked(Saving.Same(Version _), _, _) ->
                to(view, request.path(), 0, kept(request));
            case Attempt.Looked(
                    Saving.Refused(List<Problem> problems),
                    Draft typed,
                    Draft.Written written) ->
                answer(
                    WRONG,
                    show.of(
                        view,
                        Sheet.wrong(
                            option,
                            typed,
                            problems,
                            OptionChanges.file(option.id()),
                            written,
                            began,
                            remarks),
                        request));
            case Attempt.Crossed crossed ->
                answer(
                    OUTDATED,
                    show.of(
                        view,
                        Sheet.outdated(
                            option, crossed.typed(), crossed.newest(), conflict(crossed), remarks),
                        request));
          };
        });
  }

  private static Sheet.Conflict conflict(Attempt.Crossed crossed) {
    return new Sheet.Conflict(crossed.theirs(), crossed.mine());
  }

  /// What of a form's choices leads back to the same part of it.
  private static String[] kept(ServerRequest request) {
    var kept = new ArrayList<String>();
    for (String name : List.of("setting", "provider", "zone")) {
      request
          .param(name)
          .ifPresent(
              value -> {
                kept.add(name);
                kept.add(value);
              });
    }
    return kept.toArray(String[]::new);
  }

  private static String frame(View view, Sheet sheet, ServerRequest request) {
    return OptionForms.frame(view, sheet);
  }

  private void framed(Draft typed, View view, ServerRequest request) {
    if (request.param("mission").orElse("").equals("no")) {
      OptionDraft.withoutMission(typed);
    }
    if (!typed.text("agreement").equals("yes")) {
      return;
    }
    OptionDraft.phases(typed);
    OptionDraft.somebodyOfTheMission(typed);
    var plans = new ArrayList<Object>();
    for (Line line : view.input().theatre().lines()) {
      String separation = request.param("line " + line.id()).orElse("");
      if (!separation.isEmpty()) {
        var plan = new LinkedHashMap<String, Object>();
        plan.put("line", line.id());
        plan.put("separation", separation);
        request
            .param("note " + line.id())
            .map(String::strip)
            .filter(n -> !n.isEmpty())
            .ifPresent(n -> plan.put("note", n));
        plans.add(plan);
      }
    }
    typed.put("line_plans", plans);
  }

  private String zones(View view, Sheet sheet, ServerRequest request) {
    ZoneForms.Setting setting = ZoneForms.Setting.of(request.param("setting").orElse(""));
    String provider =
        request
            .param("provider")
            .or(() -> sheet.option().mission().map(Option.Mission::lead))
            .orElse("");
    return ZoneForms.zones(view, sheet, setting, provider);
  }

  private void led(Draft typed, View view, ServerRequest request) {
    request
        .params()
        .forEach(
            (name, values) -> {
              if (!name.startsWith("lead ")) {
                return;
              }
              String list = name.substring("lead ".length());
              for (int i = 0; i < typed.size(list); i++) {
                typed.put(
                    list + "." + i + ".lead",
                    values.getFirst().equals(Integer.toString(i)) ? "yes" : "no");
              }
            });
  }

  private static Zone zone(View view, ServerRequest request) throws Desk.Refused {
    String id = request.param("zone").orElse("");
    return view.input().theatre().zones().stream()
        .filter(z -> z.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new Desk.Refused("refused.there-is-no-such-zone"));
  }

  private String plan(View view, Sheet sheet, ServerRequest request) throws Desk.Refused {
    Zone zone = zone(view, request);
    if (sheet.option().zonePlans().isEmpty()) {
      throw new Desk.Refused("refused.without-an-agreement-no-zone");
    }
    List<String> with =
        request.method().name().equals("GET")
            ? OptionDraft.sharing(sheet.option(), zone.id())
            : request.params().getOrDefault("with", List.of());
    return ZoneForms.plan(view, sheet, zone, with);
  }

  private void planned(Draft typed, View view, ServerRequest request) {
    String zone = request.param("zone").orElse("");
    String plan = OptionDraft.plan(view.input().theatre(), zone);
    OptionDraft.tidy(typed, plan);
    OptionDraft.share(
        typed, view.input().theatre(), zone, request.params().getOrDefault("with", List.of()));
  }

  private static String words(View view, Sheet sheet, ServerRequest request) {
    return OptionForms.words(view, sheet);
  }

  private static String settings(View view, Sheet sheet, ServerRequest request) {
    return SettlingForms.settings(view, sheet);
  }

  private void settled(Draft typed, View view, ServerRequest request) {
    OptionDraft.tidySettings(typed);
  }

  private static String provisions(View view, Sheet sheet, ServerRequest request) {
    return SettlingForms.provisions(view, sheet);
  }

  private void stated(Draft typed, View view, ServerRequest request) {
    OptionDraft.tidyProvisions(typed);
  }

  // ---- the file as text

  private ServerResponse text(View view, ServerRequest request) throws IOException, Desk.Refused {
    Version now = project.present();
    Option option = option(view, request);
    return html(
        OptionForms.asText(
            view,
            Sheet.of(option, Draft.empty(), now.number(), false, saved(view, option, now.number())),
            project.tree(now.number()).text(OptionChanges.file(option.id())).orElse(""),
            List.of()));
  }

  private ServerResponse saveText(View view, ServerRequest request)
      throws IOException, Desk.Refused {
    Option option = option(view, request);
    int began = number(request, "began");
    String text = TableChanges.asFile(request.param("text").orElse(""));
    return switch (options.text(view.input(), option, began, text, view.texts())) {
      case Attempt.Looked(Saving.Saved(Version v), _, _) -> to(view, request.path(), v.number());
      case Attempt.Looked(Saving.Same(Version _), _, _) -> to(view, request.path(), 0);
      case Attempt.Looked(Saving.Refused(List<Problem> problems), _, _) ->
          answer(
              WRONG,
              OptionForms.asText(
                  view,
                  Sheet.of(option, Draft.empty(), began, false, Optional.empty()),
                  text,
                  problems.stream().map(Problem::toString).toList()));
      case Attempt.Crossed crossed ->
          answer(
              OUTDATED,
              OptionForms.asText(
                  view,
                  Sheet.outdated(option, Draft.empty(), crossed.newest(), conflict(crossed), false),
                  text,
                  List.of()));
    };
  }

  // ---- new, deleted

  private ServerResponse newOption(View view, ServerRequest request) throws IOException {
    return html(
        ChangePages.make(
            view, view.asked("from").orElse(""), "", project.present().number(), List.of()));
  }

  private ServerResponse make(View view, ServerRequest request)
      throws IOException, Outdated, Desk.Refused {
    int began = number(request, "began");
    String title = request.param("title").orElse("").strip();
    String from = request.param("from").orElse("");
    return switch (options.make(view.input(), title, from, began)) {
      case OptionChanges.Made.Unnamed() ->
          answer(
              WRONG,
              ChangePages.make(
                  view, from, title, began, List.of(view.say("refused.give-it-a-title-of"))));
      case OptionChanges.Made.Tried(String id, Saving.Saved(Version v)) ->
          to(view, "/edit/options/" + id + "/frame", v.number());
      case OptionChanges.Made.Tried(String id, Saving.Same(Version _)) ->
          to(view, "/edit/options/" + id + "/frame", 0);
      case OptionChanges.Made.Tried(_, Saving.Refused(List<Problem> problems)) ->
          answer(
              WRONG,
              ChangePages.make(
                  view, from, title, began, problems.stream().map(Problem::toString).toList()));
    };
  }

  private ServerResponse delete(View view, ServerRequest request)
      throws IOException, Outdated, Desk.Refused {
    Option option = option(view, request);
    return outcome(
        view, options.delete(option, number(request, "began")), view.say("refused.cannot-delete"));
  }

  static ServerResponse outcome(View view, Saving saving, String title) {
    return switch (saving) {
      case Saving.Saved(Version v) -> to(view, "/changes", v.number());
      case Saving.Same(Version _) -> to(view, "/changes", 0);
      case Saving.Refused(List<Problem> problems) ->
          notSaved(view, WRONG, title, told(view, problems));
    };
  }
}
