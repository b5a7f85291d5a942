package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.detente.access.Audience;
import org.detente.comparison.Compared;
import org.detente.paper.HeadingTable.Line;
import org.detente.web.change.PastVersions.ChangedFile;
import org.detente.web.page.RunsBesideData.Changed;
import org.detente.web.page.RunsBesideData.Side;
import org.detente.web.work.RunInfo;
import org.detente.web.work.RunOptions.Held;
import org.detente.web.work.RunOptions.Said;
import org.detente.web.work.RunsBeside;
import org.detente.web.work.RunsBeside.Chance;
import org.detente.web.work.RunsBeside.Change;

/// Two runs beside each other: what changed in what went in, and what changed in what came out.
public final class RunsBesidePage {

  /// Outcomes that are told first.
  static final Set<String> FIRST =
      Set.of("deaths", "deaths_outside_war", "war_probability", "returned", "cost_musd");

  private static final double POINTS = 100;

  private final View view;
  private final RunsBesideData data;
  private final List<Line> lines;

  private RunsBesidePage(View view, RunsBesideData data) {
    this.view = view;
    this.data = data;
    lines = data.outcomeLines(view);
  }

  /// The page.
  ///
  /// @param runs finished ones to choose from, the newest first
  public static String page(View view, RunsBesideData data, List<RunInfo> runs) {
    return new RunsBesidePage(view, data).page(runs);
  }

  private String page(List<RunInfo> runs) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            view.say("frame.runs"),
            view.say(
                "compare.run-beside-run",
                "second",
                view.own(data.second().run().id()),
                "first",
                view.own(data.first().run().id())),
            view.say("compare.runs-lead")));
    content.add(RunPages.choice(view, runs, data.first().run().id(), data.second().run().id()));
    content.add(answer());
    content.add(inputs());
    content.add(outcomes());
    content.add(headings());
    return Layout.page(view, view.say("compare.compare-runs"), List.of(), content);
  }

  private String label(String option) {
    return data.both().stream()
        .filter(o -> o.id().equals(option))
        .findFirst()
        .map(o -> view.own(o.label()))
        .orElse(view.own(option));
  }

  /// The title of an outcome; those that no page shows have none and are left out.
  private Optional<String> title(String outcome) {
    return lines.stream().filter(l -> l.key().equals(outcome)).findFirst().map(Line::title);
  }

  /// Changes in the order of the outcome's lines.
  private List<Change> changes() {
    var all = new ArrayList<Change>();
    for (Line line : lines) {
      data.outcomes().changes().stream()
          .filter(c -> c.outcome().equals(line.key()))
          .forEach(all::add);
    }
    return all;
  }

  private String way() {
    return switch (data.outcomes().way()) {
      case PAIRED -> view.say("compare.paired", "futures", data.outcomes().futures());
      case UNPAIRED -> view.say("compare.unpaired");
      case OTHER_LENGTH -> view.say("compare.other-length");
      case NOT_KEPT -> view.say("compare.not-kept");
    };
  }

  private long count(List<Change> changes, Chance chance) {
    return changes.stream().filter(c -> c.chance() == chance).count();
  }

  private DomContent answer() {
    List<Change> changes = changes();
    var content = new ArrayList<DomContent>();
    content.add(h2(view.say("compare.what-changed")));
    if (changes.isEmpty()) {
      content.add(Parts.empty(way()));
      return section(each(content.stream())).withId("answer");
    }
    content.add(
        p(view.say(
                "compare.of-figures",
                "figures",
                changes.size(),
                "options",
                data.both().size(),
                "beyond",
                view.texts().whole(count(changes, Chance.BEYOND)),
                "within",
                view.texts().whole(count(changes, Chance.WITHIN)),
                "same",
                view.texts().whole(count(changes, Chance.SAME))))
            .withClass("lead"));
    content.add(p(way()));
    var items = new ArrayList<DomContent>();
    for (String outcome : lines.stream().map(Line::key).filter(FIRST::contains).toList()) {
      List<String> who =
          changes.stream()
              .filter(c -> c.outcome().equals(outcome) && c.chance() == Chance.BEYOND)
              .map(
                  c ->
                      view.say(
                          "compare.option-by",
                          "option",
                          label(c.option()),
                          "difference",
                          signed(c.difference(), c.share())))
              .toList();
      if (!who.isEmpty()) {
        items.add(
            li(
                view.say(
                    "compare.beyond-chance",
                    "outcome",
                    title(outcome).orElse(""),
                    "who",
                    String.join("; ", who))));
      }
    }
    content.add(h3(view.say("compare.more-than-chance")));
    content.add(
        items.isEmpty() ? p(view.say("compare.nothing-beyond-chance")) : ul(each(items.stream())));
    content.add(h3(view.say("compare.what-can-be-said-now")));
    List<DomContent> said = verdicts();
    content.add(said.isEmpty() ? p(view.say("compare.the-same-is-said")) : ul(each(said.stream())));
    return section(each(content.stream())).withId("answer");
  }

  /// What can be said of an option against the status quo, where it is no longer the same.
  private List<DomContent> verdicts() {
    var items = new ArrayList<DomContent>();
    for (Held option : data.both()) {
      for (Compared what : Compared.values()) {
        Optional<Said> was = data.first().options().orElseThrow().said(option.id(), what.key());
        Optional<Said> is = data.second().options().orElseThrow().said(option.id(), what.key());
        if (was.isPresent() && is.isPresent() && was.get().kind() != is.get().kind()) {
          items.add(
              li(
                  view.say(
                      "compare.said-of",
                      "option",
                      view.own(option.label()),
                      "outcome",
                      said(what),
                      "was",
                      kind(was.get()),
                      "is",
                      kind(is.get()))));
        }
      }
    }
    return items;
  }

  private String said(Compared what) {
    String key = what == Compared.WAR ? "war_probability" : what.key();
    return title(key).orElse(view.own(key));
  }

  private String kind(Said said) {
    return view.say("compare.kind", "kind", said.kind().name());
  }

  // ---- what went in

  private DomContent inputs() {
    var content = new ArrayList<DomContent>();
    content.add(h2(view.say("compare.what-went-in")));
    var rows = new ArrayList<List<DomContent>>();
    RunInfo one = data.first().run();
    RunInfo two = data.second().run();
    rows.add(
        row(
            view.say("runs.futures"),
            view.texts().whole(one.size().futures()),
            view.texts().whole(two.size().futures())));
    rows.add(
        row(
            view.say("runs.replications"),
            view.texts().whole(one.size().replications()),
            view.texts().whole(two.size().replications())));
    rows.add(
        row(
            view.say("runs.seed"),
            view.texts().whole(one.size().seed()),
            view.texts().whole(two.size().seed())));
    rows.add(
        row(
            view.say("compare.program"),
            view.say("compare.this-one"),
            view.say(
                "compare.program-is", "same", one.build().equals(two.build()) ? "yes" : "no")));
    data.inputs()
        .first()
        .ifPresent(
            v ->
                rows.add(
                    row(
                        view.say("compare.version-of-the-theatre"),
                        view.texts().whole(v),
                        data.inputs()
                            .second()
                            .map(w -> view.texts().whole(w))
                            .orElse(view.say("compare.not-known")))));
    rows.add(
        row(
            view.say("runs.asked-for"),
            view.say("runs.when", "when", one.asked()),
            view.say("runs.when", "when", two.asked())));
    content.add(
        Parts.table_(
            view.say("compare.the-two-runs"),
            List.of(
                view.say("compare.what"),
                view.say("compare.run", "run", view.own(one.id())),
                view.say("compare.run", "run", view.own(two.id()))),
            rows));
    missing(data.first(), data.second()).ifPresent(content::add);
    missing(data.second(), data.first()).ifPresent(content::add);
    if (data.inputs().same()) {
      content.add(p(view.say("compare.the-same-files")));
    }
    if (view.audience().kind() == Audience.Kind.PLANNER) {
      for (ChangedFile file : data.inputs().files()) {
        content.add(h3(view.own(file.name())));
        content.add(OptionSheet.differences(view, file.differences()));
      }
    } else if (!data.inputs().files().isEmpty()) {
      content.add(
          p(
              view.say(
                  "compare.options-changed",
                  "options",
                  view.texts().list(data.inputs().files().stream().map(this::option).toList()))));
    }
    if (data.inputs().more() > 0) {
      content.add(
          p(view.say("compare.more-files", "more", data.inputs().more())).withClass("note"));
    } else if (!data.inputs().same() && data.inputs().files().isEmpty()) {
      content.add(p(view.say("compare.files-differ")).withClass("note"));
    }
    return section(each(content.stream())).withId("went-in");
  }

  /// The label of the option that a file holds.
  private String option(ChangedFile file) {
    String id = file.name().replaceAll("^options/|\\.yaml$", "");
    return Stream.of(data.second(), data.first())
        .flatMap(s -> s.options().stream())
        .flatMap(o -> o.option(id).stream())
        .findFirst()
        .map(o -> view.own(o.label()))
        .orElse(view.own(id));
  }

  private Optional<DomContent> missing(Side of, Side other) {
    List<String> labels =
        RunsBesideData.only(of, other).stream().map(o -> view.own(o.label())).toList();
    return labels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            p(
                view.say(
                    "compare.only-in",
                    "run",
                    view.own(of.run().id()),
                    "options",
                    view.texts().list(labels))));
  }

  private static List<DomContent> row(String what, String first, String second) {
    return List.of(text(what), text(first), text(second));
  }

  // ---- what came out

  private DomContent outcomes() {
    List<Change> changes = changes();
    var content = new ArrayList<DomContent>();
    content.add(h2(Question.OUTCOME.word(view.texts())));
    if (changes.isEmpty()) {
      content.add(Parts.empty(way()));
      return section(each(content.stream())).withId("outcomes");
    }
    List<Change> first = changes.stream().filter(c -> FIRST.contains(c.outcome())).toList();
    List<Change> changed = first.stream().filter(c -> c.chance() != Chance.SAME).toList();
    content.add(
        p(view.say("compare.told-first", "figures", first.size(), "changed", changed.size())));
    if (!changed.isEmpty()) {
      content.add(p(view.say("compare.means-and-errors")).withClass("note"));
      content.add(table(view.say("compare.outcomes-of-both"), changed));
    }
    List<Change> further =
        changes.stream()
            .filter(c -> !FIRST.contains(c.outcome()) && c.chance() != Chance.SAME)
            .toList();
    if (!further.isEmpty()) {
      content.add(
          details(
              summary(view.say("compare.further", "n", further.size())),
              table(view.say("compare.further-outcomes-of-both"), further)));
    }
    return section(each(content.stream())).withId("outcomes");
  }

  private DomContent table(String caption, List<Change> changes) {
    var rows = new ArrayList<List<DomContent>>();
    for (Change c : changes) {
      rows.add(
          List.of(
              text(title(c.outcome()).orElse("")),
              text(label(c.option())),
              text(figure(c.first(), c.share())),
              text(figure(c.second(), c.share())),
              difference(c),
              text(chance(c.chance()))));
    }
    return Parts.table_(
        caption,
        List.of(
            view.say("compare.what"),
            view.say("compare.option"),
            view.say("compare.run", "run", view.own(data.first().run().id())),
            view.say("compare.run", "run", view.own(data.second().run().id())),
            view.say("compare.change"),
            view.say("compare.more-than-chance")),
        rows);
  }

  private DomContent difference(Change c) {
    if (c.chance() == Chance.SAME) {
      return span(view.say("compare.the-same")).withClass("figures");
    }
    String figure = signed(c.difference(), c.share());
    if (Double.isNaN(c.error()) || c.error() == 0) {
      return span(figure).withClass("figures");
    }
    double margin = RunsBeside.STANDARD_ERRORS * c.error();
    return span(
            text(figure + " "),
            span(view.texts()
                    .between(
                        signed(c.difference() - margin, c.share()),
                        signed(c.difference() + margin, c.share())))
                .withClass("range"))
        .withClass("figures");
  }

  private String figure(double value, boolean share) {
    return share ? view.texts().percent(value) : view.texts().count(value);
  }

  /// A change of a count, or of a share in points.
  private String signed(double value, boolean share) {
    String figure = view.texts().signed(share ? POINTS * value : value);
    return share ? view.say("compare.points", "figure", figure) : figure;
  }

  private String chance(Chance chance) {
    return view.say("compare.chance", "chance", chance.name());
  }

  private DomContent headings() {
    RunsBesideData.Headings found = data.headings(view);
    var content = new ArrayList<DomContent>();
    content.add(h2(view.say("compare.the-other-questions")));
    content.add(
        p(
            view.say(
                "compare.headings-same",
                "same",
                view.texts().whole(found.same()),
                "changed",
                found.changed().size(),
                "any",
                found.same() + found.changed().size() == 0 ? "no" : "yes")));
    for (Question question : Question.values()) {
      List<Changed> of =
          found.changed().stream().filter(c -> c.question() == question.number()).toList();
      if (!of.isEmpty()) {
        content.add(h3(a(question.word(view.texts())).withHref(view.to("/" + question.slug()))));
        content.add(table(question, of));
      }
    }
    return div(section(each(content.stream())).withId("questions-of-both"));
  }

  private DomContent table(Question question, List<Changed> changed) {
    var rows = new ArrayList<List<DomContent>>();
    for (Changed c : changed) {
      rows.add(
          List.of(
              text(c.line().title()),
              text(label(c.option())),
              HeadingParts.figure(c.before()),
              HeadingParts.figure(c.after()),
              text(view.say("compare.meaning", "meaning", c.meaning().name()))));
    }
    return Parts.table_(
        view.say("compare.changed-in", "question", question.word(view.texts())),
        List.of(
            view.say("compare.what"),
            view.say("compare.option"),
            view.say("compare.run", "run", view.own(data.first().run().id())),
            view.say("compare.run", "run", view.own(data.second().run().id())),
            view.say("compare.more-than-chance")),
        rows);
  }
}
