package org.detente.web.server;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.detente.access.Audience;
import org.detente.input.Problem;
import org.detente.option.Option;
import org.detente.option.OptionWriter;
import org.detente.theatre.Theatre;
import org.detente.web.change.Attempt;
import org.detente.web.change.Document;
import org.detente.web.change.OptionChanges;
import org.detente.web.change.OptionChanges.Made;
import org.detente.web.change.PastVersions;
import org.detente.web.change.Refused;
import org.detente.web.form.Differences.Difference;
import org.detente.web.form.Draft;
import org.detente.web.page.View;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Project.Saving;
import org.detente.web.server.Operation.Parameter;
import org.detente.web.server.Operation.Reply;
import org.detente.web.server.Operation.Wrong;
import org.detente.web.server.Received.Fields;
import org.detente.web.work.Json;
import org.springframework.web.servlet.function.ServerRequest;

/// Making, changing, deleting, taking away and bringing options, for programs.
final class OptionOperations {

  private static final String ABOUT = "options";
  private static final String YAML = "application/yaml";

  private static final Parameter ID = Parameter.path("id", "of the option");

  private final Project project;
  private final OptionChanges options;
  private final PastVersions past;
  private final Entrance in;

  OptionOperations(Project project, Entrance in) {
    this.project = project;
    this.in = in;
    options = new OptionChanges(project);
    past = new PastVersions(project);
  }

  List<Operation> all() {
    return List.of(
        Operation.get(
                "/api/options/{id}.yaml",
                ABOUT,
                "An option as the file that the command line reads. Planners get the file itself,"
                    + " others the same without its comments.")
            .with(ID)
            .tagged()
            .checked()
            .givesFile(YAML, in.looking(this::file)),
        Operation.get(
                "/api/options/{id}/draft.json",
                ABOUT,
                "An option with every field that its file has, to be changed.")
            .with(ID)
            .tagged()
            .refuses(403, "not from here, or not in the view of planners")
            .checked()
            .gives("OptionDraft", in.planning(this::draft)),
        Operation.post(
                "/api/options.json",
                ABOUT,
                "Makes an option: a copy of another, or an agreement in which nobody deploys.")
            .sends("NewOption", "what it is called")
            .checked()
            .tagged()
            .gives(201, "Created", in.planning(this::make)),
        Operation.patch(
                "/api/options/{id}/draft.json",
                ABOUT,
                "Changes fields of an option. What is not named stays; null removes; maps are gone"
                    + " into; texts and lists are replaced. Lines of the file that say the same"
                    + " stay to the letter.")
            .with(ID)
            .sends("OptionFields", "the fields that change")
            .versioned()
            .checked()
            .gives("Saved", in.planning(this::change)),
        Operation.put(
                "/api/options/{id}.yaml",
                ABOUT,
                "Takes an option's file word for word, in the place of the one that there is or as"
                    + " a new option.")
            .with(ID)
            .sendsFile("the file", Operation.LARGEST_OBJECT, YAML)
            .versioned()
            .checked()
            .gives("Saved", in.planning(this::replace)),
        Operation.delete(
                "/api/options/{id}.json", ABOUT, "Deletes an option; earlier versions keep it.")
            .with(ID)
            .versioned()
            .checked()
            .gives("Saved", in.planning(this::delete)),
        Operation.get(
                "/api/options/{id}/history.json", ABOUT, "What was changed in an option, and when.")
            .with(ID)
            .refuses(403, "not from here, or not in the view of planners")
            .checked()
            .gives("OptionHistory", in.planning(this::history)));
  }

  private static Option option(View view, ServerRequest request) throws Wrong {
    return OptionChanges.named(view.input().folder().options(), request.pathVariable("id"))
        .orElseThrow(() -> LookOperations.missing("option"));
  }

  private Reply file(View view, ServerRequest request) throws IOException, Wrong {
    Option option = LookOperations.readable(view, request);
    boolean planner = view.audience().kind() == Audience.Kind.PLANNER;
    int version = (planner ? project.present() : project.head()).number();
    byte[] bytes =
        planner
            ? Files.readAllBytes(
                view.input().theatre().folder().resolve(OptionChanges.file(option.id())))
            : OptionWriter.text(option, List.of())
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return Reply.of(bytes).tagged(version);
  }

  private Reply draft(View view, ServerRequest request) throws IOException, Wrong {
    Theatre theatre = view.input().theatre();
    OptionChanges.Opened opened = options.open(option(view, request), theatre);
    var json = new LinkedHashMap<String, Object>();
    json.put("version", opened.began().number());
    json.put("comments_below_its_head", opened.remarks());
    json.put("fields", Document.of(opened.draft(), theatre));
    return Reply.of(json).tagged(opened.began().number());
  }

  private Reply make(View view, ServerRequest request) throws IOException, Outdated, Wrong {
    Fields sent = Received.object(request).only("title", "from");
    String title = sent.text("title");
    String from = sent.maybe("from").orElse("");
    if (title.isEmpty() || title.length() > OptionChanges.LONGEST_TITLE) {
      sent.wrong("title", "give it a title of 1 to " + OptionChanges.LONGEST_TITLE + " characters");
    }
    if (!from.isEmpty() && OptionChanges.named(view.input().folder().options(), from).isEmpty()) {
      sent.wrong("from", "there is no option " + from);
    }
    sent.settled();
    return switch (options.make(view.input(), title, from, project.present().number())) {
      case Made.Unnamed() ->
          throw new IllegalStateException("title and origin were looked at already");
      case Made.Tried(String id, Saving saving) -> {
        int version = saved(saving, List.of());
        yield Reply.of(201, Json.object("id", id, "version", version))
            .tagged(version)
            .with("Location", "/api/options/" + id + "/draft.json?audience=planner");
      }
    };
  }

  private Reply change(View view, ServerRequest request) throws IOException, Wrong {
    Option option = option(view, request);
    Theatre theatre = view.input().theatre();
    Map<String, Object> patch = Received.object(request).all();
    UnaryOperator<Draft> typing = before -> Document.merged(before, patch, theatre);
    return answer(
        options.change(view.input(), option, known(request), typing, view.texts()),
        OptionChanges.file(option.id()),
        theatre);
  }

  /// The version that a request names, where there is one of this number.
  private int known(ServerRequest request) throws IOException, Wrong {
    return known(project, request);
  }

  static int known(Project project, ServerRequest request) throws IOException, Wrong {
    int version = Received.version(request);
    if (project.version(version).isEmpty()) {
      throw new Wrong(
          412,
          "There is no version " + version + " of this theatre. Read it again.",
          Json.object("version", project.head().number()));
    }
    return version;
  }

  private Reply replace(View view, ServerRequest request) throws IOException, Outdated, Wrong {
    String id = request.pathVariable("id");
    if (!org.detente.input.Words.isId(id)) {
      throw LookOperations.missing("option");
    }
    int version = known(request);
    String text = Received.text(request);
    var there = OptionChanges.named(view.input().folder().options(), id);
    if (there.isPresent()) {
      return answer(
          options.text(view.input(), there.get(), version, text, view.texts()),
          OptionChanges.file(id),
          view.input().theatre());
    }
    String inside = OptionChanges.id(id + ".yaml", Received.bytes(request));
    if (!inside.equals(id)) {
      throw new Wrong(
          422,
          "There are mistakes; nothing was saved.",
          Json.object(
              "mistakes",
              List.of(
                  Received.mistake(
                      OptionChanges.file(id),
                      1,
                      "option",
                      "the file calls the option "
                          + inside
                          + "; send it to /api/options/"
                          + inside
                          + ".yaml"))));
    }
    return reply(options.bring(id + ".yaml", Received.bytes(request), version), List.of());
  }

  private Reply delete(View view, ServerRequest request) throws IOException, Outdated, Wrong {
    return reply(options.delete(option(view, request), known(request)), List.of());
  }

  private Reply history(View view, ServerRequest request) throws IOException, Refused, Wrong {
    var versions = new java.util.ArrayList<Map<String, Object>>();
    past.of(option(view, request), view.input(), view.audience(), view.texts())
        .forEach(
            (number, differences) ->
                versions.add(
                    Json.object("version", number, "differences", differences(differences))));
    return Reply.of(Json.object("versions", versions));
  }

  // ---- what becomes of a change, for all that is changed

  /// What differs, for programs.
  static List<Map<String, Object>> differences(List<Difference> differences) {
    return differences.stream()
        .map(d -> Json.object("what", d.what(), "before", d.before(), "after", d.after()))
        .toList();
  }

  /// Answers what became of a change that was typed.
  ///
  /// @param file that was changed
  static Reply answer(Attempt attempt, String file, Theatre theatre) throws Wrong {
    return switch (attempt) {
      case Attempt.Looked(Saving saving, _, Draft.Written written) ->
          reply(
              saving,
              saving instanceof Saving.Refused(List<Problem> problems)
                  ? problems.stream()
                      .map(
                          p ->
                              Api.mistake(
                                  p,
                                  OptionChanges.place(p, file, written)
                                      .map(at -> Document.field(at, theatre))
                                      .orElse("")))
                      .toList()
                  : List.of());
      case Attempt.Crossed crossed ->
          throw new Wrong(
              412,
              "Somebody has changed " + file + " meanwhile; nothing was saved. Read it again.",
              Json.object(
                  "version",
                  crossed.newest(),
                  "theirs",
                  differences(crossed.theirs()),
                  "yours",
                  differences(crossed.mine())));
    };
  }

  /// Answers what became of a wish to save.
  ///
  /// @param mistakes if there are any, with their fields; none: as the loaders tell them
  static Reply reply(Saving saving, List<Map<String, Object>> mistakes) throws Wrong {
    int version = saved(saving, mistakes);
    var json = new LinkedHashMap<String, Object>();
    json.put("version", version);
    json.put("changed", saving instanceof Saving.Saved);
    if (saving instanceof Saving.Saved(var made)) {
      json.put("what", made.what());
    }
    return Reply.of(json).tagged(version);
  }

  private static int saved(Saving saving, List<Map<String, Object>> mistakes) throws Wrong {
    return switch (saving) {
      case Saving.Saved(var version) -> version.number();
      case Saving.Same(var version) -> version.number();
      case Saving.Refused(List<Problem> problems) ->
          throw new Wrong(
              422,
              "There are mistakes; nothing was saved.",
              Json.object("mistakes", mistakes.isEmpty() ? Api.mistakes(problems) : mistakes));
    };
  }
}
