package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceRow;
import org.detente.option.Option;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.web.work.RunFolder;

/// The pages that show what a run found, and what that rests on.
public final class Pages {

  private Pages() {}

  /// The first page: the answer, and where each question stands.
  public static String overview(View view) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            "Workbench",
            "After an agreement: who keeps whom safe, and until when?",
            "%s beside the status quo over %s, month by month."
                .formatted(
                    Phrases.counted(
                        view.options().stream().filter(Option::agreement).count(),
                        "planning option"),
                    Figures.duration(view.theatre().horizonMonths()))));
    content.add(RunPages.panel(view));
    Optional<String> answer = view.section("answer");
    if (answer.isPresent()) {
      content.add(Fragment.of(view, answer.get(), false));
    }
    content.add(questions(view));
    view.section("detail").ifPresent(d -> content.add(Fragment.of(view, d, false)));
    paper(view).ifPresent(content::add);
    return Layout.page(view, "Overview", List.of(), content);
  }

  private static DomContent questions(View view) {
    var items = new ArrayList<DomContent>();
    for (Question q : Question.values()) {
      Question.State state = view.state(q);
      items.add(
          li(
              a(q.asks()).withHref(view.to("/" + q.slug())),
              text(" "),
              span(state.word()).withClass("state " + state.word())));
    }
    return section(h2("Ten questions"), ol(each(items.stream())).withClass("ten"))
        .withClass("ask");
  }

  private static Optional<DomContent> paper(View view) {
    return view.folder().filter(f -> f.hasPaper(view.audience())).isEmpty()
        ? Optional.empty()
        : Optional.of(
            p(
                    text("Take the whole paper away as one file, as "),
                    text(view.says(view.audience()) + " would see it: "),
                    a("paper.html").withHref(view.to("/paper")),
                    text("."))
                .withClass("note"));
  }

  /// A question's page.
  public static String question(View view, Question question) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head("Question " + Figures.whole(question.number()), question.asks(), ""));
    List<RunFolder.Head> heads =
        view.heads().stream()
            .filter(h -> h.question().orElse(0) == question.number())
            .toList();
    if (view.state(question) == Question.State.STALE) {
      content.add(
          p(
                  text("The theatre's files have changed since this was worked out. "),
                  a("Run it again").withHref(view.to("/runs")),
                  text("."))
              .withClass("caution"));
    }
    if (heads.isEmpty()) {
      content.add(missing(view, question));
    }
    if (question == Question.COVERAGE) {
      content.add(
          p(a("See it on the map, month by month").withHref(view.to("/map"))).withClass("note"));
    }
    if (question.byOption() && !heads.isEmpty()) {
      content.add(chooser(view, question));
    }
    List<Option> limited = question.byOption() ? view.limitedTo() : List.of();
    for (RunFolder.Head head : heads) {
      view.section(head.id())
          .map(html -> limited.isEmpty() ? html : limited(view, limited).of(html))
          .ifPresent(html -> content.add(Fragment.of(view, html, true)));
    }
    if (question.number() < Question.GROUND_TRUTH.number()) {
      content.add(grounds(view, question));
    }
    return Layout.page(view, question.word(), List.of(), content);
  }

  /// The status quo stays: everything is compared with it.
  static Limited limited(View view, List<Option> options) {
    var labels = new java.util.HashSet<String>();
    view.options().forEach(o -> labels.add(o.label()));
    var shown = new java.util.HashSet<String>();
    view.options().stream().filter(o -> !o.agreement()).forEach(o -> shown.add(o.label()));
    options.forEach(o -> shown.add(o.label()));
    return new Limited(labels, shown);
  }

  /// Which options a question's page shows.
  private static DomContent chooser(View view, Question question) {
    List<Option> limited = view.limitedTo();
    List<Option> all = view.options().stream().filter(Option::agreement).toList();
    if (all.size() < 2) {
      return text("");
    }
    var boxes = new ArrayList<DomContent>();
    for (Option option : all) {
      boxes.add(
          label(
              input()
                  .withType("checkbox")
                  .withName("option")
                  .withValue(option.id())
                  .withCondChecked(limited.contains(option)),
              text(" " + option.label())));
    }
    var content = new ArrayList<DomContent>();
    content.add(
        form(
                Parts.kept(view),
                fieldset(legend("Options"), each(boxes.stream())).withClass("layers"),
                p(submit("Show these"), text(" "), a("all of them").withHref(view.to("/" + question.slug()))))
            .withMethod("get")
            .withAction("/" + question.slug()));
    var details =
        details(
                summary(
                    limited.isEmpty()
                        ? "Options shown: all " + Figures.whole(all.size())
                        : "Options shown: "
                            + Phrases.list(limited.stream().map(Option::label).toList())),
                each(content.stream()))
            .withClass("chooser");
    return limited.isEmpty()
        ? details
        : div(
            details,
            p("Beside the status quo. Sentences that speak of all options together still do.")
                .withClass("note"));
  }

  private static DomContent missing(View view, Question question) {
    return switch (question) {
      case GROUND_TRUTH ->
          Parts.empty(
              "Nothing is registered. This question is answered from reports of incidents, and this workbench does not keep a register yet.",
              "What sources report by year stands on the page of the place.");
      case CONSULTATION ->
          Parts.empty(
              "Nobody is asked yet. This workbench has no accounts, and without them nobody can be told apart and protected.",
              "The questionnaire of ./detente gaps --questions can be taken to a working group today.");
      default ->
          !view.answerable(question)
              ? Parts.empty(
                  "The theatre does not say enough for this question.",
                  "It would take "
                      + needs(question)
                      + " in the theatre's folder; docs/formats.md describes it. The bundled theatre has it as an example.")
              : view.going().isPresent()
                  ? div(
                      Parts.empty("It is being worked out. The page fills when it is there."),
                      RunPages.panel(view))
                  : Parts.empty("It has not been worked out yet. Start a run on the page Runs.");
    };
  }

  private static String needs(Question question) {
    return switch (question) {
      case STAFFING -> "units.yaml, contributors.csv, pledges.csv and policies.csv";
      case CONSENT -> "issues.csv and positions.csv";
      case COMMITMENT -> "commitments.yaml";
      case ROBUSTNESS -> "criteria.yaml";
      case HANDOVER -> "an option with a mission";
      default -> "more files";
    };
  }

  private static DomContent grounds(View view, Question question) {
    Grounds grounds = Grounds.of(question);
    var content = new ArrayList<DomContent>();
    content.add(h2("What this rests on"));
    content.add(ul(each(grounds.sentences().stream().map(s -> li(s)))));
    List<EvidenceRow> rows =
        grounds.rows().stream()
            .map(view.input().evidence().rows()::get)
            .filter(java.util.Objects::nonNull)
            .toList();
    if (!rows.isEmpty()) {
      content.add(evidence(view, "Rows of the evidence base", rows));
    }
    for (Grounds.Group group : grounds.groups(view.input().evidence(), view.theatre())) {
      content.add(group(view, group));
    }
    content.add(
        p(
                a("Every range").withHref(view.to("/evidence")),
                text(" · "),
                a("which of them matter most").withHref(view.to("/assumptions")))
            .withClass("note"));
    return section(each(content.stream())).withId("rests-on").withClass("grounds");
  }

  private static DomContent group(View view, Grounds.Group group) {
    long assumed = group.dimensions().stream().filter(Dimension::assumption).count();
    return details(
        summary(
            Phrases.capital(group.title())
                + ": "
                + Phrases.counted(group.dimensions().size(), "parameter")
                + ", of them "
                + Phrases.counted(assumed, "assumption")),
        Parts.parameters(view, Phrases.capital(group.title()), group.dimensions()));
  }

  private static DomContent evidence(View view, String caption, List<EvidenceRow> rows) {
    var table = new ArrayList<List<DomContent>>();
    for (EvidenceRow row : rows) {
      table.add(
          List.of(
              a(row.id()).withHref(view.to("/evidence/rows/" + row.id())),
              text(row.name()),
              text(range(row)),
              text(row.source()),
              text(Phrases.plain(row.status()))));
    }
    return Parts.table_(
        caption, List.of("Id", "What", "Central (range)", "Source", "Status"), table);
  }

  private static String range(EvidenceRow row) {
    return Figures.withRange(
            Figures.given(row.range().central()),
            Figures.given(row.range().low(), row.range().high()))
        + " "
        + row.unit();
  }

  /// A chapter that answers no question of its own.
  ///
  /// @param id of the chapter
  public static String chapter(View view, String id, String title) {
    var content = new ArrayList<DomContent>();
    Optional<String> html = view.section(id);
    content.add(Parts.head("", title, ""));
    if (html.isEmpty()) {
      content.add(
          view.going().isPresent()
              ? Parts.empty("It is being worked out. Load the page again in a moment.")
              : Parts.empty("It has not been worked out yet. Start a run on the page Runs."));
    }
    html.ifPresent(h -> content.add(Fragment.of(view, h, false)));
    return Layout.page(view, title, List.of(), content);
  }

  /// The options, each with a page of its own.
  public static String options(View view) {
    var content = new ArrayList<DomContent>();
    content.add(Parts.head("Theatre", "The options side by side", ""));
    var items = new ArrayList<DomContent>();
    for (Option option : view.options()) {
      items.add(
          li(
              a(option.label()).withHref(view.to("/options/" + option.id())),
              text(" "),
              a("map").withHref(view.to("/map", "option", option.id())).withClass("small")
                  .attr("aria-label", "map of " + option.label())));
    }
    content.add(ul(each(items.stream())).withClass("plain"));
    content.add(ChangePages.offers(view));
    view.section("options").ifPresent(h -> content.add(Fragment.of(view, h, false)));
    return Layout.page(view, "Options", List.of(), content);
  }

  /// One option in its own words.
  public static String option(View view, Option option) {
    var content = new ArrayList<DomContent>();
    content.add(Parts.head("Option", option.title(), option.summary()));
    var links = new ArrayList<DomContent>();
    links.add(a("on the map").withHref(view.to("/map", "option", option.id())));
    if (option.agreement()) {
      links.add(a("beside the status quo").withHref(view.to("/compare", "option", option.id())));
      links.add(a("what if").withHref(view.to("/what-if", "option", option.id())));
    }
    content.add(
        p(each(links.stream().flatMap(l -> java.util.stream.Stream.of(l, text(" · ")))
                .limit(2L * links.size() - 1)))
            .withClass("note"));
    content.add(ChangePages.offers(view, option));
    if (!option.phases().isEmpty()) {
      content.add(h2("Who, where, when"));
      content.add(
          p(
              "From hard to soft, in planned time after first deployment; what comes is another question. Persons follow central values."));
      content.add(OptionTable.phases(view, option));
    }
    content.add(h2("Headings"));
    content.add(OptionTable.headings(option));
    return Layout.page(view, option.label(), List.of(), content);
  }

  /// Every parameter and every row.
  public static String evidence(View view) {
    var content = new ArrayList<DomContent>();
    var groups = Grounds.everything(view.input().evidence(), view.theatre());
    long all = groups.stream().mapToLong(g -> g.dimensions().size()).sum();
    long assumed =
        groups.stream()
            .flatMap(g -> g.dimensions().stream())
            .filter(Dimension::assumption)
            .count();
    content.add(
        Parts.head(
            "Looking closer",
            "Evidence",
            "%s vary over the futures; %s rest on no published figure and are marked assumptions, with wide ranges."
                .formatted(Phrases.counted(all, "parameter"), Figures.whole(assumed))));
    content.add(h2("Parameters"));
    groups.forEach(g -> content.add(group(view, g)));
    content.add(h2("Rows of the evidence base"));
    content.add(
        evidence(
            view,
            "What was published, and where",
            List.copyOf(view.input().evidence().rows().values())));
    return Layout.page(view, "Evidence", List.of(), content);
  }

  /// A row of the evidence base.
  public static Optional<String> evidenceRow(View view, String id) {
    EvidenceRow row = view.input().evidence().rows().get(id);
    if (row == null) {
      return Optional.empty();
    }
    var content = new ArrayList<DomContent>();
    content.add(Parts.head("Evidence " + row.id(), row.name(), ""));
    content.add(
        Parts.table_(
            "The row",
            List.of("", ""),
            List.of(
                List.of(text("Central (range)"), text(range(row))),
                List.of(text("Source"), text(row.source())),
                List.of(text("Status"), text(status(row.status()))),
                List.of(text("Topic"), text(row.topic())))));
    List<Dimension> uses =
        Grounds.everything(view.input().evidence(), view.theatre()).stream()
            .flatMap(g -> g.dimensions().stream())
            .filter(d -> d.rows().contains(id))
            .toList();
    content.add(h2("What rests on it"));
    var questions =
        java.util.Arrays.stream(Question.values())
            .filter(q -> Grounds.of(q).rows().contains(id))
            .toList();
    if (!questions.isEmpty()) {
      content.add(
          p(
              text("Directly: "),
              each(questions.stream().map(q -> a(q.word()).withHref(view.to("/" + q.slug()))))));
    }
    content.add(
        uses.isEmpty()
            ? p("No parameter of the simulation.")
            : Parts.parameters(view, "Parameters that rest on it", uses));
    return Optional.of(Layout.page(view, row.id(), List.of(), content));
  }

  private static String status(EvidenceRow.Status status) {
    return switch (status) {
      case SEEN -> "seen in the source";
      case DERIVED -> "derived from the source";
      case MEMORY -> "from memory; not checked";
      case JUDGEMENT -> "a judgement";
    };
  }

  /// A parameter.
  public static Optional<String> parameter(View view, String key) {
    for (Grounds.Group group : Grounds.everything(view.input().evidence(), view.theatre())) {
      for (Dimension d : group.dimensions()) {
        if (d.key().equals(key)) {
          return Optional.of(parameter(view, d, group));
        }
      }
    }
    return Optional.empty();
  }

  private static String parameter(View view, Dimension d, Grounds.Group group) {
    var content = new ArrayList<DomContent>();
    content.add(Parts.head("Parameter " + d.key(), Phrases.capital(d.description()), ""));
    content.add(
        Parts.table_(
            "The parameter",
            List.of("", ""),
            List.of(
                List.of(text("Range"), text(Parts.range(d))),
                List.of(text("Over futures"), text(sampled(d))),
                List.of(text("Rests on"), Parts.restsOn(view, d)),
                List.of(text("Read by"), text(Phrases.capital(group.title()))))));
    if (d.assumption()) {
      content.add(
          p(
              "No published figure was found. The range is wide on purpose; whether the conclusions hang on it stands under “What rests on assumption”."));
    }
    List<EvidenceRow> rows =
        d.rows().stream()
            .map(view.input().evidence().rows()::get)
            .filter(java.util.Objects::nonNull)
            .toList();
    if (!rows.isEmpty()) {
      content.add(evidence(view, "The evidence", rows));
    }
    var questions =
        java.util.Arrays.stream(Question.values())
            .filter(
                q ->
                    Grounds.of(q).groups(view.input().evidence(), view.theatre()).stream()
                        .anyMatch(g -> g.title().equals(group.title())))
            .toList();
    content.add(h3("Questions that rest on it"));
    content.add(
        ul(
            each(
                questions.stream()
                    .map(q -> li(a(q.asks()).withHref(view.to("/" + q.slug())))))));
    return Layout.page(view, d.key(), List.of(), content);
  }

  private static String sampled(Dimension d) {
    return switch (d.scale()) {
      case UNIFORM -> "evenly between its ends";
      case LOG -> "evenly in its logarithm";
      case SWITCH -> "a structural hypothesis: on in " + Figures.percent(d.weight()) + " of futures";
      case THREE -> "a structural hypothesis: three answers, a third of the futures each";
      case RANK -> "around its central value, together with others of its kind";
      case FIXED -> "always the same";
    };
  }

  /// Where each question stands, for programs.
  public static Map<String, Object> states(View view) {
    var all = new LinkedHashMap<String, Object>();
    for (Question q : Question.values()) {
      all.put(q.slug(), view.state(q).word());
    }
    return all;
  }

  /// What is not there.
  public static String notFound(View view) {
    return Layout.page(
        view,
        "Not found",
        List.of(),
        List.of(
            Parts.head("", "There is no such page", ""),
            Parts.empty(
                "The address may name an option, a run or a chapter that is not there, or that this audience may not see."),
            p(a("To the overview").withHref(view.to("/")))));
  }

  /// What may not be done or is wrong.
  public static String refused(View view, String title, String reason) {
    return Layout.page(
        view,
        title,
        List.of(),
        List.of(
            Parts.head("", title, ""),
            Parts.empty(reason),
            p(a("To the overview").withHref(view.to("/")))));
  }

  static DomContent submit(String word) {
    return button(word).withType("submit");
  }
}
