package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;
import static org.detente.web.project.Version.Kind.UNDO;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.message.Texts;
import org.detente.option.Option;
import org.detente.phrase.Phrases;
import org.detente.web.change.PastVersions.ChangedFile;
import org.detente.web.form.Differences.Difference;
import org.detente.web.project.Project;
import org.detente.web.project.Version;

/// What was changed when, and the ways to change more.
public final class ChangePages {

  private ChangePages() {}

  /// Leads whoever looks as somebody else to the planners' view, where things are changed.
  public static String planners(View view) {
    return Layout.page(
        view,
        view.say("changes.changing-things"),
        List.of("edit.css"),
        List.of(
            Parts.head(
                view.say("changes.changing-things"),
                view.say("changes.changes-are-made-in-the"),
                view.say("changes.a-form-shows-all-that")),
            form(
                    input().withType("hidden").withName("audience").withValue("planner"),
                    button(view.say("changes.go-on-in-the-planners")).withType("submit"))
                .withMethod("get")
                .withAction(view.path())));
  }

  /// What can be done with an option, from a page that shows it.
  static DomContent offers(View view, Option option) {
    var acts = new ArrayList<DomContent>();
    String place = "/edit/options/" + option.id();
    if (view.exposure().mayWork()) {
      acts.add(to(view, place + "/frame", view.say("changes.change-it")));
      acts.add(to(view, "/edit/new-option", view.say("changes.duplicate-it"), "from", option.id()));
      acts.add(to(view, place + "/delete", view.say("changes.delete-it")));
    }
    acts.add(
        a(view.say("changes.take-it-away-as-a"))
            .withHref(view.to("/options/" + option.id() + "/file")));
    return div(each(acts.stream())).withClass("acts");
  }

  /// What can be done with all options, from the page that lists them.
  static DomContent offers(View view) {
    var acts = new ArrayList<DomContent>();
    if (view.exposure().mayWork()) {
      acts.add(to(view, "/edit/new-option", view.say("changes.make-a-new-option")));
    }
    acts.add(
        a(view.say("changes.take-theatre", "reader", view.says(view.audience())))
            .withHref(view.to("/theatre.zip")));
    return div(each(acts.stream())).withClass("acts");
  }

  /// A button rather than a link, for it changes whose view is shown.
  static DomContent to(View view, String path, String words, String... more) {
    var fields = new ArrayList<DomContent>();
    fields.add(input().withType("hidden").withName("audience").withValue("planner"));
    for (int i = 0; i < more.length; i += 2) {
      fields.add(input().withType("hidden").withName(more[i]).withValue(more[i + 1]));
    }
    return form(each(fields.stream()), button(words).withType("submit"))
        .withMethod("get")
        .withAction(path)
        .withClass("inline-form");
  }

  /// What was saved just now, with the way back.
  public static Optional<DomContent> saved(View view, Project.Steps steps, int head) {
    return saved(view, steps, head, Optional.empty());
  }

  /// What was saved just now, with the way back.
  ///
  /// @param tried where what was changed can be tried beside what it was
  public static Optional<DomContent> saved(
      View view, Project.Steps steps, int head, Optional<String> tried) {
    if (view.asked("saved").isEmpty()) {
      return Optional.empty();
    }
    String number = view.asked("saved").get();
    Optional<Version> back =
        steps.last().equals(Optional.of(UNDO)) ? steps.redo() : Optional.empty();
    if (!number.equals(Integer.toString(head)) || back.isEmpty() && steps.undo().isEmpty()) {
      return Optional.of(
          p(view.say("changes.nothing-was-changed")).withClass("saved").attr("role", "status"));
    }
    return Optional.of(
        div(
                text(
                    back.map(
                                v ->
                                    view.say("changes.undone", "what", view.own(brief(v.what())))
                                        + " ")
                            .orElse("")
                        + view.say("changes.saved-as", "version", head)
                        + " "),
                back.isPresent()
                    ? step(view, "redo", view.say("changes.redo"), head)
                    : step(view, "undo", view.say("changes.undo"), head),
                view.stale()
                    ? span(
                        text(" "),
                        view.html("changes.stale-now", "again", View.link(view.to("/runs"))))
                    : text(""),
                each(
                    tried.stream()
                        .map(
                            address ->
                                span(
                                    text(" "),
                                    view.html("changes.try-it", "try", View.link(address))))))
            .withClass("saved")
            .attr("role", "status"));
  }

  private static DomContent step(View view, String what, String word, int head) {
    return form(
            input().withType("hidden").withName("seen").withValue(Integer.toString(head)),
            button(word).withType("submit"))
        .withMethod("post")
        .withAction(view.to("/changes/" + what))
        .withClass("inline-form");
  }

  /// All versions.
  ///
  /// @param runs number of a version to the runs made from it
  /// @param folder files that have changed in the folder
  public static String changes(
      View view,
      Project project,
      List<Version> versions,
      Project.Steps steps,
      Map<Integer, List<String>> runs,
      List<String> folder) {
    var content = new ArrayList<DomContent>();
    int head = versions.getFirst().number();
    content.add(
        Parts.head(
            view.say("changes.changing-things"),
            view.say("changes.what-was-changed-when"),
            view.say("changes.every-state-that-the-theatres")));
    saved(view, steps, head).ifPresent(content::add);
    var acts = new ArrayList<DomContent>();
    if (steps.undo().isPresent()) {
      acts.add(
          step(
              view,
              "undo",
              view.say("changes.undo-what", "what", view.own(brief(steps.undo().get().what()))),
              head));
    }
    if (steps.redo().isPresent()) {
      acts.add(
          step(
              view,
              "redo",
              view.say("changes.redo-what", "what", view.own(brief(steps.redo().get().what()))),
              head));
    }
    content.add(div(each(acts.stream())).withClass("acts"));
    content.add(
        p(view.html(
                "changes.shown",
                "edited",
                project.edited() ? "yes" : "no",
                "version",
                head,
                "folder",
                code(view.own(project.theatre().toString())),
                "zip",
                View.link(view.to("/edit/theatre.zip"))))
            .withClass("note"));
    content.add(
        p(view.html(
                "changes.where",
                "options",
                View.link(view.to("/options")),
                "files",
                View.link(view.to("/edit/tables"))))
            .withClass("note"));
    if (!folder.isEmpty()) {
      content.add(folder(view, folder, head));
    }
    content.add(h2(view.say("changes.versions-the-newest-first")));
    var rows = new ArrayList<List<DomContent>>();
    for (Version v : versions) {
      String number = view.texts().whole(v.number());
      rows.add(
          List.of(
              v.parent().isEmpty()
                  ? text(number)
                  : a(number)
                      .withHref(view.to("/changes/" + v.number()))
                      .attr(
                          "aria-label",
                          view.say("changes.what-version-changed", "version", v.number())),
              text(view.own(v.what())),
              text(
                  v.standsFor() == v.number()
                      ? ""
                      : view.say("changes.as-version", "version", v.standsFor())),
              text(view.say("runs.when", "when", v.at())),
              text(view.own(v.by())),
              each(
                  runs.getOrDefault(v.number(), List.of()).stream()
                      .map(r -> a(view.own(r) + " ").withHref("/?run=" + r)))));
    }
    content.add(
        Parts.table_(
            view.say("changes.versions-of-this-theatres-files"),
            List.of(
                view.say("changes.version-heading"),
                view.say("changes.what"),
                view.say("changes.same-as"),
                view.say("changes.when"),
                view.say("changes.who"),
                view.say("changes.runs")),
            rows));
    return Layout.page(view, view.say("changes.changes"), List.of("edit.css"), content);
  }

  private static String brief(String what) {
    return what.length() <= 60 ? what : what.substring(0, 57) + "…";
  }

  private static DomContent folder(View view, List<String> files, int head) {
    return section(
        h2(view.say("changes.the-folder-has-changed")),
        p(view.say("changes.these-files-were-changed-in")),
        form(
                input().withType("hidden").withName("began").withValue(Integer.toString(head)),
                each(
                    files.stream()
                        .map(
                            f ->
                                p(
                                    label(
                                            input()
                                                .withType("checkbox")
                                                .withName("file")
                                                .withValue(f),
                                            text(" " + view.own(f)))
                                        .withClass("tick")))),
                button(view.say("changes.take-over")).withType("submit"))
            .withMethod("post")
            .withAction(view.to("/changes/folder")));
  }

  /// What one version changed.
  public static String change(View view, Version version, List<ChangedFile> files) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            view.say("changes.version", "version", version.number()),
            view.own(Phrases.capital(version.what())),
            view.say("changes.when-and-who", "when", version.at(), "who", view.own(version.by()))));
    if (files.isEmpty()) {
      content.add(p(view.say("changes.no-file-differs-from-the")));
    }
    for (ChangedFile file : files) {
      content.add(h2(view.own(file.name())));
      content.add(OptionSheet.differences(view, file.differences()));
      content.add(
          p(a(view.say("changes.the-file-as-it-was"))
                  .withHref(view.to("/changes/" + version.number() + "/file", "name", file.name())))
              .withClass("note"));
    }
    content.add(p(a(view.say("changes.all-versions")).withHref(view.to("/changes"))));
    return Layout.page(
        view,
        view.say("changes.version", "version", version.number()),
        List.of("edit.css"),
        content);
  }

  /// The versions in which one option was changed.
  public static String history(
      View view, Option option, List<Version> versions, Map<Integer, List<Difference>> changed) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            view.say("options.change", "option", view.own(option.label())),
            view.say("changes.what-changed-when"),
            ""));
    if (changed.isEmpty()) {
      content.add(Parts.empty(view.say("changes.it-is-as-it-was")));
    }
    for (Version v : versions) {
      if (changed.containsKey(v.number())) {
        content.add(
            h2(
                view.say(
                    "changes.version-when-and-who",
                    "version",
                    v.number(),
                    "when",
                    v.at(),
                    "who",
                    view.own(v.by()))));
        content.add(p(view.own(v.what())));
        if (option.agreement() && !changed.get(v.number()).isEmpty()) {
          content.add(
              p(
                  view.html(
                      "changes.try-beside-version",
                      "version",
                      v.parent().orElseThrow(),
                      "try",
                      View.link(tried(view, option, v.parent().orElseThrow())))));
        }
        content.add(OptionSheet.differences(view, changed.get(v.number())));
      }
    }
    content.add(
        p(
            a(view.say("changes.change-it-further"))
                .withHref(view.to("/edit/options/" + option.id() + "/frame"))));
    return Layout.page(view, view.say("changes.what-changed-when"), List.of("edit.css"), content);
  }

  /// Where an option is tried beside what a version had.
  public static String tried(View view, Option option, int version) {
    return view.to("/what-if", "option", option.id(), "before", Integer.toString(version));
  }

  /// A new option.
  ///
  /// @param from id of the option that is duplicated, or empty: an unwritten agreement
  /// @param wrong what was wrong with what was asked for; may be empty
  public static String make(View view, String from, String title, int began, List<String> wrong) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            view.say("changes.changing-things"),
            view.say("changes.a-new-option"),
            view.say("changes.it-begins-as-another-option")));
    if (!wrong.isEmpty()) {
      content.add(
          div(ul(each(wrong.stream().map(w -> li(view.own(w))))))
              .withClass("wrongs")
              .attr("role", "alert"));
    }
    content.add(
        form(
                input().withType("hidden").withName("began").withValue(Integer.toString(began)),
                p(view.html(
                        "changes.begin",
                        "begin",
                        Texts.slot(words -> label(words).withFor("from")),
                        "from",
                        select(
                                j2html.TagCreator.option(
                                        view.say("changes.an-agreement-without-an-operation"))
                                    .withValue("")
                                    .withCondSelected(from.isEmpty()),
                                each(
                                    view.options().stream()
                                        .filter(Option::agreement)
                                        .map(
                                            o ->
                                                j2html.TagCreator.option(view.own(o.label()))
                                                    .withValue(o.id())
                                                    .withCondSelected(o.id().equals(from)))))
                            .withId("from")
                            .withName("from"),
                        "call",
                        Texts.slot(words -> label(words).withFor("title")),
                        "title",
                        input()
                            .withType("text")
                            .withId("title")
                            .withName("title")
                            .attr("size", 40)
                            .attr("maxlength", 200)
                            .attr("required")
                            .withValue(title)))
                    .withClass("sentence"),
                button(view.say("changes.make-it")).withType("submit"))
            .withMethod("post")
            .withAction(view.to("/edit/new-option"))
            .withClass("edit"));
    content.add(upload(view, began));
    return Layout.page(view, view.say("changes.a-new-option"), List.of("edit.css"), content);
  }

  private static DomContent upload(View view, int began) {
    return section(
        h2(view.say("changes.or-take-one-from-a")),
        form(
                input().withType("hidden").withName("began").withValue(Integer.toString(began)),
                p(
                    label(view.say("changes.an-options-file-name-yaml")).withFor("file"),
                    input()
                        .withType("file")
                        .withId("file")
                        .withName("file")
                        .attr("accept", ".yaml,.yml,.zip")
                        .attr("required")),
                p(view.say("changes.an-option-takes-the-place")).withClass("note"),
                button(view.say("changes.take-it")).withType("submit").withClass("act"))
            .withMethod("post")
            .attr("enctype", "multipart/form-data")
            .withAction(view.to("/edit/upload"))
            .withClass("edit"));
  }

  /// Asks whether an option is to go.
  public static String remove(View view, Option option, int began) {
    return Layout.page(
        view,
        view.say("changes.delete"),
        List.of("edit.css"),
        List.of(
            Parts.head(
                view.say("options.change", "option", view.own(option.label())),
                view.say("changes.delete-this-option"),
                view.own(option.title())),
            p(view.say("changes.it-can-be-had-back")),
            form(
                    input().withType("hidden").withName("began").withValue(Integer.toString(began)),
                    button(view.say("changes.delete-it")).withType("submit"),
                    text(" "),
                    a(view.say("changes.keep-it")).withHref(view.to("/options/" + option.id())))
                .withMethod("post")
                .withAction(view.to("/edit/options/" + option.id() + "/delete"))));
  }

  /// Nothing was saved, and why.
  ///
  /// @param title what did not happen
  /// @param reasons one a line
  public static String notSaved(View view, String title, List<String> reasons) {
    return notSaved(view, title, reasons, Optional.empty());
  }

  /// Nothing was saved, and why.
  ///
  /// @param title what did not happen
  /// @param reasons one a line
  /// @param back address of the page that it was sent from, if it holds nothing that is lost
  public static String notSaved(
      View view, String title, List<String> reasons, Optional<String> back) {
    return Layout.page(
        view,
        title,
        List.of("edit.css"),
        List.of(
            Parts.head(
                view.say("changes.changing-things"), title, view.say("changes.nothing-was-saved")),
            div(ul(each(reasons.stream().map(r -> li(r)))))
                .withClass("wrongs")
                .attr("role", "alert"),
            back.isEmpty()
                ? text("")
                : p(a(view.say("changes.send-another-file")).withHref(view.to(back.get()))),
            p(a(view.say("changes.what-was-changed-when")).withHref(view.to("/changes")))));
  }
}
