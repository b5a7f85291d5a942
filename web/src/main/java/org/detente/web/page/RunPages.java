package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;
import static j2html.TagCreator.progress;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.web.work.Progress;
import org.detente.web.work.RunInfo;
import org.detente.web.work.RunSize;
import org.detente.web.work.RunState;

/// Runs: what is running, what was run, how to ask for more.
public final class RunPages {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());

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
                var bar = progress().attr("max", p.of()).attr("aria-label", "Steps of the run");
                double within = p.total() == 0 ? 0 : (double) p.done() / p.total();
                content.add(bar.attr("value", p.number() - 1 + within));
              });
    }
    if (!basis.isEmpty()) {
      content.add(p(basis).withClass("note"));
    }
    if (view.stale()) {
      content.add(
          p(
                  text("The theatre's files have changed since. "),
                  a("Run it again").withHref(view.to("/runs")),
                  text("."))
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
            ? p(text("It is finished. "), a("Show what was found").withHref(view.to("/")))
                .withClass("note")
                .render()
            : "";
    return panel(view).render() + Layout.questions(view, true).render() + rest;
  }

  private static String basis(View view, RunInfo run) {
    String size =
        Phrases.counted(run.size().futures(), "future")
            + ", each run "
            + Phrases.times(run.size().replications());
    return switch (run.state()) {
      case DONE ->
          "These pages rest on run %s: %s, finished %s.%s"
              .formatted(
                  run.id(),
                  size,
                  run.ended().map(WHEN::format).orElse(""),
                  run.size().equals(RunSize.FIRST_LOOK)
                      ? " It is a first look; a full run tells more."
                      : "");
      case RUNNING, WAITING ->
          "These pages fill from run %s as it goes: %s.".formatted(run.id(), size);
      case CANCELLED, FAILED ->
          "These pages show what run %s had found when it ended early: %s."
              .formatted(run.id(), size);
    };
  }

  private static String now(View view, RunInfo going) {
    if (going.state() == RunState.WAITING || view.progress().isEmpty()) {
      return "Run " + going.id() + " waits for its turn.";
    }
    Progress p = view.progress().get();
    String counted =
        p.total() == 0
            ? ""
            : ": " + Figures.whole(p.done()) + " of " + Figures.whole(p.total());
    String left =
        p.left(Instant.now())
            .map(d -> ", about " + Figures.elapsed(d.toMillis() / 1000.0) + " left of this step")
            .orElse("");
    return "Run %s, step %s of %s: %s%s%s."
        .formatted(
            going.id(),
            Figures.whole(p.number()),
            Figures.whole(p.of()),
            p.step().substring(0, 1).toLowerCase(Locale.ROOT) + p.step().substring(1),
            counted,
            left);
  }

  /// All runs.
  public static String runs(View view, List<RunInfo> all) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            "Looking closer",
            "Runs",
            "A run works everything out on many futures. Pages show the newest that is finished."));
    content.add(panel(view));
    if (view.exposure().mayWork()) {
      content.add(ask(view));
    }
    content.add(h2("So far"));
    var rows = new ArrayList<List<DomContent>>();
    for (RunInfo run : all) {
      rows.add(
          List.of(
              a(run.id()).withHref("/?run=" + run.id()).attr("aria-label", "Show run " + run.id()),
              text(Figures.whole(run.size().futures())),
              text(Figures.whole(run.size().replications())),
              text(Figures.quoted(Long.toString(run.size().seed()))),
              span(
                  text(run.state().word()),
                  text(run.reason().isEmpty() ? "" : ": " + run.reason())),
              text(WHEN.format(run.asked())),
              text(run.seconds() == 0 ? "" : Figures.elapsed(run.seconds())),
              actions(view, run)));
    }
    content.add(
        rows.isEmpty()
            ? Parts.empty("None yet.")
            : Parts.table_(
                "Runs of this theatre, the newest first",
                List.of(
                    "Run", "Futures", "Replications", "Seed", "State", "Asked for", "Took", ""),
                rows));
    return Layout.page(view, "Runs", List.of(), content);
  }

  private static DomContent ask(View view) {
    return section(
            h2("Ask for a run"),
            form(
                    text("Try "),
                    number("futures", "Futures", RunSize.FULL.futures(), RunSize.MOST_FUTURES),
                    text(" futures, each "),
                    number(
                        "replications",
                        "Replications",
                        RunSize.FULL.replications(),
                        RunSize.MOST_REPLICATIONS),
                    text(" times, with the luck of seed "),
                    number("seed", "Seed", 1, Integer.MAX_VALUE),
                    text(" "),
                    Pages.submit("Start"))
                .withMethod("post")
                .withAction(view.to("/runs"))
                .withClass("sentence"),
            p("The first figures come within a minute or so; all of it takes some minutes with the numbers given here, and the pages stay quick meanwhile. Thresholds, tails and ranks ask for 30 times.")
                .withClass("note"))
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
      case WAITING, RUNNING -> action(view, run, "cancel", "Stop");
      case CANCELLED, FAILED -> action(view, run, "resume", "Go on");
      case DONE -> text("");
    };
  }

  private static DomContent action(View view, RunInfo run, String what, String word) {
    return form(Pages.submit(word))
        .withMethod("post")
        .withAction(view.to("/runs/" + run.id() + "/" + what));
  }
}
