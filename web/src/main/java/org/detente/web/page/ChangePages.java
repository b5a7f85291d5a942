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

import j2html.tags.DomContent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.detente.option.Option;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.web.form.Differences.Difference;
import org.detente.web.project.Project;
import org.detente.web.project.Version;

/// What was changed when, and the ways to change more.
public final class ChangePages {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());

  private ChangePages() {}

  /// Leads whoever looks as somebody else to the planners' view, where things are changed.
  public static String planners(View view) {
    return Layout.page(
        view,
        "Changing things",
        List.of("edit.css"),
        List.of(
            Parts.head(
                "Changing things",
                "Changes are made in the planners' view",
                "A form shows all that a file holds, and not everybody may read all of it."),
            form(
                    input().withType("hidden").withName("audience").withValue("planner"),
                    button("Go on in the planners' view").withType("submit"))
                .withMethod("get")
                .withAction(view.path())));
  }

  /// What can be done with an option, from a page that shows it.
  static DomContent offers(View view, Option option) {
    var acts = new ArrayList<DomContent>();
    String place = "/edit/options/" + option.id();
    if (view.exposure().mayWork()) {
      acts.add(to(view, place + "/frame", "Change it"));
      acts.add(to(view, "/edit/new-option", "Duplicate it", "from", option.id()));
      acts.add(to(view, place + "/delete", "Delete it"));
    }
    acts.add(a("Take it away as a file").withHref(view.to("/options/" + option.id() + "/file")));
    return div(each(acts.stream())).withClass("acts");
  }

  /// What can be done with all options, from the page that lists them.
  static DomContent offers(View view) {
    var acts = new ArrayList<DomContent>();
    if (view.exposure().mayWork()) {
      acts.add(to(view, "/edit/new-option", "Make a new option"));
    }
    acts.add(
        a("Take the theatre away, as " + view.says(view.audience()) + " may have it")
            .withHref(view.to("/theatre.zip")));
    return div(each(acts.stream())).withClass("acts");
  }

  /// A button rather than a link, for it changes whose view is shown.
  private static DomContent to(View view, String path, String words, String... more) {
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
    if (view.asked("saved").isEmpty()) {
      return Optional.empty();
    }
    String number = view.asked("saved").get();
    if (!number.equals(Integer.toString(head)) || steps.undo().isEmpty()) {
      return Optional.of(p("Nothing was changed.").withClass("saved").attr("role", "status"));
    }
    return Optional.of(
        div(
                text("Saved as version " + Figures.whole(head) + ". "),
                step(view, "undo", "Undo", head),
                view.stale()
                    ? span(
                        text(" What was found before is stale now: "),
                        a("run it again").withHref(view.to("/runs")),
                        text("."))
                    : text(""))
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
            "Changing things",
            "What was changed when",
            "Every state that the theatre's files were ever in is kept. Undoing makes a version"
                + " more and takes none away."));
    saved(view, steps, head).ifPresent(content::add);
    var acts = new ArrayList<DomContent>();
    if (steps.undo().isPresent()) {
      acts.add(step(view, "undo", "Undo: " + brief(steps.undo().get().what()), head));
    }
    if (steps.redo().isPresent()) {
      acts.add(step(view, "redo", "Do again: " + brief(steps.redo().get().what()), head));
    }
    content.add(div(each(acts.stream())).withClass("acts"));
    content.add(
        p(
                text(
                    project.edited()
                        ? "The pages show version "
                            + Figures.whole(head)
                            + ". The folder from which the theatre was read stays as it is: "
                        : "The pages show the folder from which the theatre was read: "),
                code(project.theatre().toString()),
                text(". "),
                a("Take the whole theatre away as a zip").withHref(view.to("/edit/theatre.zip")),
                text(" (with all that anybody was told in confidence)."))
            .withClass("note"));
    content.add(
        p(
                text("Options are changed from "),
                a("their pages").withHref(view.to("/options")),
                text("; everything else from "),
                a("the theatre's files").withHref(view.to("/edit/tables")),
                text("."))
            .withClass("note"));
    if (!folder.isEmpty()) {
      content.add(folder(view, folder, head));
    }
    content.add(h2("Versions, the newest first"));
    var rows = new ArrayList<List<DomContent>>();
    for (Version v : versions) {
      String number = Figures.whole(v.number());
      rows.add(
          List.of(
              v.parent().isEmpty()
                  ? text(number)
                  : a(number)
                      .withHref(view.to("/changes/" + v.number()))
                      .attr("aria-label", "What version " + number + " changed"),
              text(v.what()),
              text(v.standsFor() == v.number() ? "" : "as version " + Figures.whole(v.standsFor())),
              text(WHEN.format(v.at())),
              text(v.by()),
              each(
                  runs.getOrDefault(v.number(), List.of()).stream()
                      .map(r -> a(r + " ").withHref("/?run=" + r)))));
    }
    content.add(
        Parts.table_(
            "Versions of this theatre's files",
            List.of("Version", "What", "Same as", "When", "Who", "Runs"),
            rows));
    return Layout.page(view, "Changes", List.of("edit.css"), content);
  }

  private static String brief(String what) {
    return what.length() <= 60 ? what : what.substring(0, 57) + "…";
  }

  private static DomContent folder(View view, List<String> files, int head) {
    return section(
        h2("The folder has changed"),
        p(
            "These files were changed in the folder after something was changed here. The pages do"
                + " not follow the folder any more; take over what you want. What is here now stays"
                + " in the history."),
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
                                            text(" " + f))
                                        .withClass("tick")))),
                button("Take over").withType("submit"))
            .withMethod("post")
            .withAction(view.to("/changes/folder")));
  }

  /// A file that a version changed.
  ///
  /// @param name path from the theatre's folder on
  /// @param differences field by field, or line by line
  public record ChangedFile(String name, List<Difference> differences) {}

  /// What one version changed.
  public static String change(View view, Version version, List<ChangedFile> files) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            "Version " + Figures.whole(version.number()),
            Phrases.capital(version.what()),
            WHEN.format(version.at()) + ", " + version.by()));
    if (files.isEmpty()) {
      content.add(p("No file differs from the version before it."));
    }
    for (ChangedFile file : files) {
      content.add(h2(file.name()));
      content.add(OptionForms.differences(file.differences()));
      content.add(
          p(a("The file as it was in this version")
                  .withHref(view.to("/changes/" + version.number() + "/file", "name", file.name())))
              .withClass("note"));
    }
    content.add(p(a("All versions").withHref(view.to("/changes"))));
    return Layout.page(view, "Version " + version.number(), List.of("edit.css"), content);
  }

  /// The versions in which one option was changed.
  public static String history(
      View view, Option option, List<Version> versions, Map<Integer, List<Difference>> changed) {
    var content = new ArrayList<DomContent>();
    content.add(Parts.head("Change " + option.label(), "What changed when", ""));
    if (changed.isEmpty()) {
      content.add(Parts.empty("It is as it was when the theatre was read."));
    }
    for (Version v : versions) {
      if (changed.containsKey(v.number())) {
        content.add(
            h2(
                "Version "
                    + Figures.whole(v.number())
                    + ": "
                    + WHEN.format(v.at())
                    + ", "
                    + v.by()));
        content.add(p(v.what()));
        content.add(OptionForms.differences(changed.get(v.number())));
      }
    }
    content.add(
        p(a("Change it further").withHref(view.to("/edit/options/" + option.id() + "/frame"))));
    return Layout.page(view, "What changed when", List.of("edit.css"), content);
  }

  /// A new option.
  ///
  /// @param from id of the option that is duplicated, or empty: an unwritten agreement
  /// @param wrong what was wrong with what was asked for; may be empty
  public static String make(View view, String from, String title, int began, List<String> wrong) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            "Changing things",
            "A new option",
            "It begins as another option, or as an agreement without an operation. At first only"
                + " planners may read it."));
    if (!wrong.isEmpty()) {
      content.add(
          div(ul(each(wrong.stream().map(w -> li(w))))).withClass("wrongs").attr("role", "alert"));
    }
    content.add(
        form(
                input().withType("hidden").withName("began").withValue(Integer.toString(began)),
                p(
                        label("Begin with ").withFor("from"),
                        select(
                                j2html.TagCreator.option(
                                        "an agreement without an operation: today's own providers")
                                    .withValue("")
                                    .withCondSelected(from.isEmpty()),
                                each(
                                    view.options().stream()
                                        .filter(Option::agreement)
                                        .map(
                                            o ->
                                                j2html.TagCreator.option(o.label())
                                                    .withValue(o.id())
                                                    .withCondSelected(o.id().equals(from)))))
                            .withId("from")
                            .withName("from"),
                        text(" and "),
                        label("call it ").withFor("title"),
                        input()
                            .withType("text")
                            .withId("title")
                            .withName("title")
                            .attr("size", 40)
                            .attr("maxlength", 200)
                            .attr("required")
                            .withValue(title),
                        text("."))
                    .withClass("sentence"),
                button("Make it").withType("submit"))
            .withMethod("post")
            .withAction(view.to("/edit/new-option"))
            .withClass("edit"));
    content.add(upload(view, began));
    return Layout.page(view, "A new option", List.of("edit.css"), content);
  }

  private static DomContent upload(View view, int began) {
    return section(
        h2("Or take one from a file"),
        form(
                input().withType("hidden").withName("began").withValue(Integer.toString(began)),
                p(
                    label("An option's file, NAME.yaml, or a theatre's folder as a zip ")
                        .withFor("file"),
                    input()
                        .withType("file")
                        .withId("file")
                        .withName("file")
                        .attr("accept", ".yaml,.yml,.zip")
                        .attr("required")),
                p("An option takes the place of one of the same name, a zip the place of all files of"
                      + " the theatre; what is here stays in the history.")
                    .withClass("note"),
                button("Take it").withType("submit").withClass("act"))
            .withMethod("post")
            .attr("enctype", "multipart/form-data")
            .withAction(view.to("/edit/upload"))
            .withClass("edit"));
  }

  /// Asks whether an option is to go.
  public static String remove(View view, Option option, int began) {
    return Layout.page(
        view,
        "Delete",
        List.of("edit.css"),
        List.of(
            Parts.head("Change " + option.label(), "Delete this option?", option.title()),
            p("It can be had back: undo it, or take it from an earlier version."),
            form(
                    input().withType("hidden").withName("began").withValue(Integer.toString(began)),
                    button("Delete it").withType("submit"),
                    text(" "),
                    a("Keep it").withHref(view.to("/options/" + option.id())))
                .withMethod("post")
                .withAction(view.to("/edit/options/" + option.id() + "/delete"))));
  }

  /// Nothing was saved, and why.
  ///
  /// @param title what did not happen
  /// @param reasons one a line
  public static String notSaved(View view, String title, List<String> reasons) {
    return Layout.page(
        view,
        title,
        List.of("edit.css"),
        List.of(
            Parts.head("Changing things", title, "Nothing was saved."),
            div(ul(each(reasons.stream().map(r -> li(r)))))
                .withClass("wrongs")
                .attr("role", "alert"),
            p(a("What was changed when").withHref(view.to("/changes")))));
  }
}
