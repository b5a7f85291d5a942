package org.detente.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.detente.access.Audience;
import org.detente.input.InputException;
import org.detente.input.Problem;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.option.Option;
import org.detente.option.OptionLoader;
import org.detente.option.OptionWriter;
import org.detente.theatre.Line;
import org.detente.theatre.Zone;
import org.detente.web.form.Differences;
import org.detente.web.form.Differences.Difference;
import org.detente.web.form.Draft;
import org.detente.web.form.OptionDraft;
import org.detente.web.form.Rows;
import org.detente.web.form.Typed;
import org.detente.web.message.Languages;
import org.detente.web.message.Texts;
import org.detente.web.message.Unfit;
import org.detente.web.page.ChangePages;
import org.detente.web.page.ChangePages.ChangedFile;
import org.detente.web.page.OptionForms;
import org.detente.web.page.Pages;
import org.detente.web.page.Sheet;
import org.detente.web.page.View;
import org.detente.web.project.Archive;
import org.detente.web.project.Copy;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Project.Change;
import org.detente.web.project.Project.Saving;
import org.detente.web.project.Tree;
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
  private static final int TOLD = 3;

  /// What is kept is one for all readers, and in English.
  static final Texts KEPT = Languages.ENGLISH;

  /// The disk cannot take more.
  private static final int NO_ROOM = 507;

  static final int WRONG = 422;
  static final int OUTDATED = 409;

  private final Desk desk;
  private final Project project;

  Editing(Desk desk, Project project) {
    this.desk = desk;
    this.project = project;
  }

  /// Makes an answer.
  interface Page {
    ServerResponse of(View view, ServerRequest request) throws IOException, Outdated, Desk.Refused;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/changes", open(this::changes))
        .GET("/changes/{number}", open(this::version))
        .GET("/changes/{number}/file", open(this::fileOfVersion))
        .POST("/changes/undo", open((v, r) -> step(v, r, project::undo)))
        .POST("/changes/redo", open((v, r) -> step(v, r, project::redo)))
        .POST("/changes/folder", open(this::takeFolder))
        .GET("/edit/new-option", open(this::newOption))
        .POST("/edit/new-option", open(this::make))
        .POST("/edit/upload", open(this::upload))
        .GET("/edit/theatre.zip", open((v, _) -> zip(project.tree(project.head().number()), "")))
        .GET("/edit/options/{id}", open(this::toFrame))
        .GET("/edit/options/{id}/frame", form(this::noChoice, Editing::frame))
        .POST("/edit/options/{id}/frame", save(this::framed, Editing::frame))
        .GET("/edit/options/{id}/zones", form(this::noChoice, this::zones))
        .POST("/edit/options/{id}/zones", save(this::led, this::zones))
        .GET("/edit/options/{id}/plan", form(this::noChoice, this::plan))
        .POST("/edit/options/{id}/plan", save(this::planned, this::plan))
        .GET("/edit/options/{id}/words", form(this::noChoice, Editing::words))
        .POST("/edit/options/{id}/words", save(this::noChoice, Editing::words))
        .GET("/edit/options/{id}/text", open(this::text))
        .POST("/edit/options/{id}/text", open(this::saveText))
        .GET("/edit/options/{id}/history", open(this::history))
        .GET(
            "/edit/options/{id}/delete",
            open((v, r) -> html(ChangePages.remove(v, option(v, r), project.head().number()))))
        .POST("/edit/options/{id}/delete", open(this::delete))
        .add(new TableEditing(this, project).routes())
        .GET("/options/{id}/file", reading(this::file))
        .GET("/theatre.zip", reading(this::copy))
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
      } catch (Desk.Refused e) {
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

  private static String shown(View view, Desk.Refused refused) {
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

  private static ServerResponse notSaved(
      View view, int status, String title, List<String> reasons) {
    return answer(status, ChangePages.notSaved(view, title, reasons));
  }

  private static String encoded(String text) {
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

  private static Option option(View view, ServerRequest request) throws Desk.Refused {
    return named(view.input().folder().options(), request.pathVariable("id"))
        .orElseThrow(() -> new Desk.Refused("refused.no-option"));
  }

  private static String file(String option) {
    return "options/" + option + ".yaml";
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
          Version now = project.present();
          Option option = option(view, request);
          Draft draft = OptionDraft.of(option, view.input().theatre());
          shape.on(draft, view, request);
          String text = project.tree(now.number()).text(file(option.id())).orElse("");
          return html(
              show.of(
                  view,
                  Sheet.of(
                      option,
                      draft,
                      now.number(),
                      OptionDraft.hasFurtherRemarks(text),
                      ChangePages.saved(view, project.steps(), now.number())),
                  request));
        });
  }

  /// A form that is sent.
  private HandlerFunction<ServerResponse> save(Shape shape, Show show) {
    return open(
        (view, request) -> {
          Option option = option(view, request);
          int began = number(request, "began");
          String text = project.tree(began).text(file(option.id())).orElse("");
          Option base = at(view, began, option.id()).orElse(option);
          Draft before = OptionDraft.of(base, view.input().theatre());
          var fields = new LinkedHashMap<String, List<String>>();
          request.params().forEach((name, values) -> fields.put(name, List.copyOf(values)));
          Draft typed = Typed.into(before, fields);
          shape.on(typed, view, request);
          Draft.Written written = typed.written();
          String file = file(option.id());
          boolean remarks = OptionDraft.hasFurtherRemarks(text);
          try {
            Saving saving =
                project.save(
                    Map.of(file, Optional.of(written.text().getBytes(UTF_8))),
                    began,
                    read -> {
                      Option changed = named(read.folder().options(), option.id()).orElseThrow();
                      List<Difference> differ =
                          Differences.between(
                              before,
                              OptionDraft.of(changed, read.theatre()),
                              read.theatre(),
                              KEPT);
                      byte[] bytes =
                          (differ.isEmpty()
                                  ? text
                                  : OptionWriter.text(changed, OptionDraft.remarks(text)))
                              .getBytes(UTF_8);
                      return new Change(
                          Map.of(file, Optional.of(bytes)), words(changed.label(), differ));
                    });
            return switch (saving) {
              case Saving.Saved(Version v) -> to(view, request.path(), v.number(), kept(request));
              case Saving.Same(Version v) -> to(view, request.path(), 0, kept(request));
              case Saving.Refused(List<Problem> problems) ->
                  answer(
                      WRONG,
                      show.of(
                          view,
                          Sheet.wrong(option, typed, problems, file, written, began, remarks),
                          request));
            };
          } catch (Outdated e) {
            Option now = at(view, e.newest(), option.id()).orElse(base);
            var conflict =
                new Sheet.Conflict(
                    Differences.between(
                        before,
                        OptionDraft.of(now, view.input().theatre()),
                        view.input().theatre(),
                        view.texts()),
                    Differences.between(before, typed, view.input().theatre(), view.texts()));
            return answer(
                OUTDATED,
                show.of(
                    view, Sheet.outdated(option, typed, e.newest(), conflict, remarks), request));
          }
        });
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

  private static Optional<Option> named(List<Option> options, String id) {
    return options.stream().filter(o -> o.id().equals(id)).findFirst();
  }

  /// An option as a version has it.
  private Optional<Option> at(View view, int version, String id) throws IOException {
    Optional<byte[]> bytes = Optional.ofNullable(project.tree(version).files().get(file(id)));
    return bytes.isEmpty() ? Optional.empty() : read(view, id, bytes.get());
  }

  private static Optional<Option> read(View view, String id, byte[] bytes) throws IOException {
    Path aside = Files.createTempDirectory("option");
    Path file = aside.resolve(id + ".yaml");
    try {
      Files.write(file, bytes);
      return OptionLoader.load(file, view.input().theatre(), new Problems());
    } finally {
      Files.deleteIfExists(file);
      Files.delete(aside);
    }
  }

  private static String words(String label, List<Difference> differences) {
    String told =
        String.join("; ", differences.stream().limit(TOLD).map(Difference::sentence).toList());
    int more = differences.size() - TOLD;
    return KEPT.say(
        "history.differs",
        "option",
        label,
        "told",
        told,
        "further",
        more > 0 ? "yes" : "no",
        "more",
        more);
  }

  private static String frame(View view, Sheet sheet, ServerRequest request) {
    return OptionForms.frame(view, sheet);
  }

  private void framed(Draft typed, View view, ServerRequest request) {
    if (request.param("mission").orElse("").equals("no")) {
      OptionDraft.withoutMission(typed);
    }
    if (!typed.text(view.say("refused.agreement")).equals("yes")) {
      return;
    }
    OptionDraft.phases(typed);
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
    OptionForms.Setting setting = OptionForms.Setting.of(request.param("setting").orElse(""));
    String provider =
        request
            .param("provider")
            .or(() -> sheet.option().mission().map(Option.Mission::lead))
            .orElse("");
    return OptionForms.zones(view, sheet, setting, provider);
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
    return OptionForms.plan(view, sheet, zone, with);
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

  // ---- the file as text

  private ServerResponse text(View view, ServerRequest request) throws IOException, Desk.Refused {
    Version now = project.present();
    Option option = option(view, request);
    return html(
        OptionForms.asText(
            view,
            Sheet.of(
                option,
                Draft.empty(),
                now.number(),
                false,
                ChangePages.saved(view, project.steps(), now.number())),
            project.tree(now.number()).text(file(option.id())).orElse(""),
            List.of()));
  }

  private ServerResponse saveText(View view, ServerRequest request)
      throws IOException, Desk.Refused {
    Option option = option(view, request);
    int began = number(request, "began");
    String typed = request.param("text").orElse("").replace("\r\n", "\n");
    String text = typed.endsWith("\n") || typed.isEmpty() ? typed : typed + "\n";
    String file = file(option.id());
    Option base = at(view, began, option.id()).orElse(option);
    Draft before = OptionDraft.of(base, view.input().theatre());
    try {
      Saving saving =
          project.save(
              Map.of(file, Optional.of(text.getBytes(UTF_8))),
              began,
              read -> {
                Option changed = named(read.folder().options(), option.id()).orElse(base);
                List<Difference> differ =
                    Differences.between(
                        before, OptionDraft.of(changed, read.theatre()), read.theatre(), KEPT);
                return new Change(
                    Map.of(),
                    differ.isEmpty()
                        ? KEPT.say("history.layout", "option", changed.label())
                        : words(changed.label(), differ));
              });
      return switch (saving) {
        case Saving.Saved(Version v) -> to(view, request.path(), v.number());
        case Saving.Same(Version _) -> to(view, request.path(), 0);
        case Saving.Refused(List<Problem> problems) ->
            answer(
                WRONG,
                OptionForms.asText(
                    view,
                    Sheet.of(option, Draft.empty(), began, false, Optional.empty()),
                    text,
                    problems.stream().map(Problem::toString).toList()));
      };
    } catch (Outdated e) {
      Option now = at(view, e.newest(), option.id()).orElse(base);
      Draft mine =
          read(view, option.id(), text.getBytes(UTF_8))
              .map(o -> OptionDraft.of(o, view.input().theatre()))
              .orElse(before);
      var conflict =
          new Sheet.Conflict(
              Differences.between(
                  before,
                  OptionDraft.of(now, view.input().theatre()),
                  view.input().theatre(),
                  view.texts()),
              Differences.between(before, mine, view.input().theatre(), view.texts()));
      return answer(
          OUTDATED,
          OptionForms.asText(
              view,
              Sheet.outdated(option, Draft.empty(), e.newest(), conflict, false),
              text,
              List.of()));
    }
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
    Optional<Option> origin = named(view.input().folder().options(), from);
    if (title.isEmpty() || title.length() > 200 || (!from.isEmpty() && origin.isEmpty())) {
      return answer(
          WRONG,
          ChangePages.make(
              view, from, title, began, List.of(view.say("refused.give-it-a-title-of"))));
    }
    var taken = new LinkedHashSet<String>();
    project
        .tree(project.head().number())
        .files()
        .keySet()
        .forEach(f -> taken.add(f.replaceAll("^options/|\\.yaml$", "")));
    String id = Typed.id(title, taken, "option");
    Draft draft =
        origin.isPresent()
            ? OptionDraft.of(origin.get(), view.input().theatre())
            : OptionDraft.unwritten(view.input().folder().statusQuo(), view.input().theatre());
    draft.put("option", id);
    draft.put("title", title);
    draft.put("label", title.length() <= 40 ? title : title.substring(0, 39) + "…");
    draft.put("basis", "user");
    draft.put("confidentiality", "planner");
    String what =
        origin.isPresent()
            ? KEPT.say("history.begun", "title", title, "origin", origin.get().label())
            : KEPT.say("history.new", "title", title);
    Saving saving =
        project.save(
            Map.of(file(id), Optional.of(draft.written().text().getBytes(UTF_8))),
            began,
            read -> {
              Option made = named(read.folder().options(), id).orElseThrow();
              return new Change(
                  Map.of(file(id), Optional.of(OptionWriter.text(made, List.of()).getBytes(UTF_8))),
                  what);
            });
    return switch (saving) {
      case Saving.Saved(Version v) -> to(view, "/edit/options/" + id + "/frame", v.number());
      case Saving.Same(Version _) -> to(view, "/edit/options/" + id + "/frame", 0);
      case Saving.Refused(List<Problem> problems) ->
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
        view,
        project.save(
            Map.of(file(option.id()), Optional.empty()),
            number(request, "began"),
            KEPT.say("history.deleted", "title", option.title())),
        view.say("refused.cannot-delete"));
  }

  private static ServerResponse outcome(View view, Saving saving, String title) {
    return switch (saving) {
      case Saving.Saved(Version v) -> to(view, "/changes", v.number());
      case Saving.Same(Version _) -> to(view, "/changes", 0);
      case Saving.Refused(List<Problem> problems) ->
          notSaved(view, WRONG, title, told(view, problems));
    };
  }

  // ---- versions

  private ServerResponse changes(View view, ServerRequest request) throws IOException {
    project.present();
    return html(
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
    return outcome(view, step.of(number(request, "seen")), view.say("refused.state"));
  }

  private ServerResponse takeFolder(View view, ServerRequest request)
      throws IOException, Outdated, Desk.Refused {
    List<String> wanted = request.params().getOrDefault("file", List.of());
    var take = new TreeMap<>(project.inFolder());
    take.keySet().retainAll(wanted);
    return outcome(
        view,
        project.save(
            take,
            number(request, "began"),
            KEPT.say("history.folder", "files", String.join(", ", take.keySet()))),
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
      var names = new java.util.TreeSet<>(before.files().keySet());
      names.addAll(after.files().keySet());
      for (String name : names) {
        Optional<byte[]> was = Optional.ofNullable(before.files().get(name));
        Optional<byte[]> is = Optional.ofNullable(after.files().get(name));
        boolean same =
            was.isPresent() && is.isPresent() && java.util.Arrays.equals(was.get(), is.get());
        if (!same) {
          files.add(new ChangedFile(name, differences(view, name, was, is)));
        }
      }
    }
    return html(ChangePages.change(view, version, files));
  }

  private static List<Difference> differences(
      View view, String name, Optional<byte[]> was, Optional<byte[]> is) throws IOException {
    if (name.matches("options/[a-z0-9-]+\\.yaml") && was.isPresent() && is.isPresent()) {
      String id = name.replaceAll("^options/|\\.yaml$", "");
      Optional<Option> before = read(view, id, was.get());
      Optional<Option> after = read(view, id, is.get());
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
    return download(
        name.equals("positions.csv") ? readable(view, name, bytes).getBytes(UTF_8) : bytes,
        name.substring(name.lastIndexOf('/') + 1),
        "application/octet-stream");
  }

  private ServerResponse history(View view, ServerRequest request)
      throws IOException, Desk.Refused {
    Option option = option(view, request);
    List<Version> versions = project.versions();
    var changed = new LinkedHashMap<Integer, List<Difference>>();
    for (Version v : versions) {
      if (v.parent().isEmpty()) {
        continue;
      }
      String file = file(option.id());
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
    return html(ChangePages.history(view, option, versions, changed));
  }

  // ---- in and out

  private static ServerResponse download(byte[] bytes, String name, String type) {
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
        named(view.input().folder().options(), request.pathVariable("id"))
            .filter(o -> view.option(o.id()).isPresent())
            .orElseThrow(() -> new Desk.Refused("refused.no-option-here"));
    byte[] bytes =
        view.audience().kind() == Audience.Kind.PLANNER
            ? Files.readAllBytes(view.input().theatre().folder().resolve(file(option.id())))
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
      return notSaved(
          view,
          WRONG,
          view.say("refused.nothing-taken"),
          List.of(view.say("refused.no-file-was-sent")));
    }
    int began = number(request, "began");
    String given = Optional.ofNullable(part.getSubmittedFileName()).orElse("file");
    String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    var changed = new TreeMap<String, Optional<byte[]>>();
    try (InputStream in = part.getInputStream()) {
      if (name.toLowerCase(java.util.Locale.ROOT).endsWith(".zip")) {
        Archive.Unpacked unpacked = Archive.read(in, name, view.texts());
        if (unpacked.tree().isEmpty()) {
          return refused(view, name, unpacked.problems());
        }
        project.tree(began).files().keySet().forEach(f -> changed.put(f, Optional.empty()));
        unpacked.tree().get().files().forEach((f, b) -> changed.put(f, Optional.of(b)));
      } else {
        byte[] bytes = in.readAllBytes();
        changed.put(file(id(name, bytes)), Optional.of(bytes));
      }
    }
    Saving saving = project.save(changed, began, KEPT.say("history.file", "file", name));
    return saving instanceof Saving.Refused(List<Problem> problems)
        ? refused(view, name, problems)
        : outcome(view, saving, "");
  }

  private static ServerResponse refused(View view, String name, List<Problem> problems) {
    return notSaved(
        view, WRONG, view.say("refused.file", "file", view.own(name)), told(view, problems));
  }

  /// What an option's file calls it; if it says nothing that could be a name, what the file is
  /// called.
  private static String id(String name, byte[] bytes) {
    String called = name.replaceAll("\\.ya?ml$", "");
    try {
      String inside = Draft.of(new String(bytes, UTF_8)).text("option");
      if (Words.isId(inside)) {
        return inside;
      }
    } catch (RuntimeException e) {
      // The loader tells what is wrong with it.
      return Words.isId(called) ? called : "uploaded";
    }
    return Words.isId(called) ? called : "uploaded";
  }
}
