package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.progress;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.web.work.Progress;
import org.detente.web.work.RunInfo;
import org.detente.web.work.RunSize;
import org.detente.web.work.RunState;

/// Runs: what is running, what was run, how to ask for more.
public final class RunPages {

  private RunPages() {}

  /// What is being worked out, and how far it is. Asks for itself again while something is.
  static DomContent panel(View view) {
    var content = new ArrayList<DomContent>();
    String basis = view.run().map(r -> basis(view, r)).orElse("");
    if (view.going().isPresent()) {
      RunInfo going = view.going().get();
      content.add(p(now(view, going)));
      view.progress()
          .filter(p -> going.state() == RunState.RUNNING)
          .ifPresent(
              p -> {
                var bar =
                    progress()
                        .attr("max", p.of())
                        .attr("aria-label", view.say("runs.steps-of-the-run"));
                double within = p.total() == 0 ? 0 : (double) p.done() / p.total();
                content.add(bar.attr("value", p.number() - 1 + within));
              });
    }
    if (!basis.isEmpty()) {
      content.add(p(basis).withClass("note"));
    }
    if (view.stale()) {
      content.add(
          p(view.html("runs.changed-since", "again", View.link(view.to("/runs"))))
              .withClass("caution"));
    }
    var panel = div(each(content.stream())).withId("work").withClass("work");
    return view.going().isEmpty()
        ? panel
        : panel
            .attr("hx-get", view.to("/work"))
            .attr("hx-trigger", "every 2s")
            .attr("hx-swap", "outerHTML");
  }

  /// The panel by itself with the list of questions, for a page that is open.
  public static String work(View view) {
    String rest =
        view.going().isEmpty()
            ? p(view.html("runs.it-is-finished", "show", View.link(view.to("/"))))
                .withClass("note")
                .render()
            : "";
    return panel(view).render() + Layout.questions(view, true).render() + rest;
  }

  private static String basis(View view, RunInfo run) {
    String size =
        view.say(
            "runs.size",
            "futures",
            run.size().futures(),
            "times",
            view.texts().times(run.size().replications()));
    return switch (run.state()) {
      case DONE ->
          view.say(
              "runs.rest-on",
              "run",
              view.own(run.id()),
              "size",
              size,
              "when",
              run.ended().orElse(run.asked()),
              "kind",
              run.size().equals(RunSize.FIRST_LOOK) ? "first" : "full");
      case RUNNING, WAITING -> view.say("runs.fill", "run", view.own(run.id()), "size", size);
      case CANCELLED, FAILED ->
          view.say("runs.ended-early", "run", view.own(run.id()), "size", size);
    };
  }

  private static String now(View view, RunInfo going) {
    if (going.state() == RunState.WAITING || view.progress().isEmpty()) {
      return view.say("runs.waits", "run", view.own(going.id()));
    }
    Progress p = view.progress().get();
    Optional<String> left =
        p.left(Instant.now()).map(d -> view.texts().elapsed(d.toMillis() / 1000.0));
    Optional<String> rest =
        p.leftInAll(Instant.now()).map(d -> view.texts().elapsed(d.toMillis() / 1000.0));
    return view.say(
        "runs.goes",
        "run",
        view.own(going.id()),
        "number",
        p.number(),
        "of",
        p.of(),
        "step",
        view.texts().small(view.word(p.step())),
        "counted",
        p.total() == 0 ? "no" : "yes",
        "done",
        p.done(),
        "total",
        p.total(),
        "known",
        left.isPresent() ? "yes" : "no",
        "left",
        left.orElse(""),
        "all",
        rest.isPresent() ? "yes" : "no",
        "rest",
        rest.orElse(""));
  }

  /// All runs.
  public static String runs(View view, List<RunInfo> all) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            view.say("runs.looking-closer"),
            view.say("runs.runs"),
            view.say("runs.a-run-works-everything-out")));
    content.add(panel(view));
    if (view.exposure().mayWork()) {
      content.add(ask(view));
    }
    content.add(h2(view.say("runs.so-far")));
    var rows = new ArrayList<List<DomContent>>();
    for (RunInfo run : all) {
      rows.add(
          List.of(
              a(view.own(run.id()))
                  .withHref("/?run=" + run.id())
                  .attr("aria-label", view.say("runs.show", "run", view.own(run.id()))),
              text(view.texts().whole(run.size().futures())),
              text(view.texts().whole(run.size().replications())),
              text(view.texts().whole(run.size().seed())),
              span(
                  text(view.word(run.state())),
                  text(run.reason().isEmpty() ? "" : ": " + view.own(run.reason()))),
              text(view.say("runs.when", "when", run.asked())),
              text(run.seconds() == 0 ? "" : view.texts().elapsed(run.seconds())),
              actions(view, run)));
    }
    content.add(
        rows.isEmpty()
            ? Parts.empty(view.say("runs.none-yet"))
            : Parts.table_(
                view.say("runs.runs-of-this-theatre-the"),
                List.of(
                    view.say("runs.run"),
                    view.say("runs.futures"),
                    view.say("runs.replications"),
                    view.say("runs.seed"),
                    view.say("runs.state"),
                    view.say("runs.asked-for"),
                    view.say("runs.took"),
                    ""),
                rows));
    content.add(h2(view.say("compare.compare-runs")));
    List<RunInfo> done = all.stream().filter(r -> r.state() == RunState.DONE).toList();
    content.add(
        done.size() < 2
            ? p(view.say("compare.two-runs-are-needed")).withClass("note")
            : choice(view, done, done.get(1).id(), done.getFirst().id()));
    return Layout.page(view, view.say("runs.runs"), List.of(), content);
  }

  /// Two finished runs to compare.
  ///
  /// @param done finished runs, the newest first
  /// @param first id of the one that is chosen as the earlier
  /// @param second id of the other
  static DomContent choice(View view, List<RunInfo> done, String first, String second) {
    return form(
            Parts.kept(view),
            view.html(
                "compare.choose-runs",
                "second",
                chosen(view, "second", view.say("compare.the-run"), done, second),
                "first",
                chosen(view, "first", view.say("compare.the-run-before"), done, first)),
            text(" "),
            Pages.submit(view.say("looking.compare")))
        .withMethod("get")
        .withAction("/compare-runs")
        .withClass("sentence");
  }

  private static DomContent chosen(
      View view, String name, String label, List<RunInfo> done, String chosen) {
    return span(
        label(label).withFor("compare-" + name).withClass("hidden"),
        select(
                each(
                    done.stream()
                        .map(
                            r ->
                                option(view.own(r.id()))
                                    .withValue(r.id())
                                    .withCondSelected(r.id().equals(chosen)))))
            .withId("compare-" + name)
            .withName(name));
  }

  private static DomContent ask(View view) {
    return section(
            h2(view.say("runs.ask-for-a-run")),
            form(
                    view.html(
                        "runs.try",
                        "futures",
                        number(
                            "futures",
                            view.say("runs.futures"),
                            RunSize.FULL.futures(),
                            RunSize.MOST_FUTURES),
                        "replications",
                        number(
                            "replications",
                            view.say("runs.replications"),
                            RunSize.FULL.replications(),
                            RunSize.MOST_REPLICATIONS),
                        "seed",
                        number("seed", view.say("runs.seed"), 1, Integer.MAX_VALUE)),
                    text(" "),
                    Pages.submit(view.say("runs.start")))
                .withMethod("post")
                .withAction(view.to("/runs"))
                .withClass("sentence"),
            p(view.say("runs.the-first-figures-come-within")).withClass("note"))
        .withClass("ask");
  }

  private static DomContent number(String name, String label, int value, int most) {
    return span(
        label(label).withFor("run-" + name).withClass("hidden"),
        input()
            .withId("run-" + name)
            .withName(name)
            .withType("number")
            .attr("min", 1)
            .attr("max", most)
            .withValue(Integer.toString(value)));
  }

  private static DomContent actions(View view, RunInfo run) {
    if (!view.exposure().mayWork()) {
      return text("");
    }
    return switch (run.state()) {
      case WAITING, RUNNING -> action(view, run, "cancel", view.say("runs.stop"));
      case CANCELLED, FAILED -> action(view, run, "resume", view.say("runs.go-on"));
      case DONE -> text("");
    };
  }

  private static DomContent action(View view, RunInfo run, String what, String word) {
    return form(Pages.submit(word))
        .withMethod("post")
        .withAction(view.to("/runs/" + run.id() + "/" + what));
  }
}
