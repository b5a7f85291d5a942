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
import org.detente.access.Audience;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceRow;
import org.detente.option.Option;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.web.work.RunFolder;

/// The pages that show what a run found, and what that rests on.
public final class Pages {

  private static final String OUTCOME_RESTS_ON = "/outcome#rests-on";

  private Pages() {}

  /// The first page: the answer, and where each question stands.
  public static String overview(View view) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            view.say("pages.workbench"),
            view.say("pages.after-an-agreement-who-keeps"),
            view.say(
                "pages.overview-lead",
                "options",
                view.options().stream().filter(Option::agreement).count(),
                "time",
                view.texts().duration(view.theatre().horizonMonths()))));
    content.add(RunPages.panel(view));
    Optional<RunFolder.Chapter> answer = view.section("answer");
    if (answer.isPresent()) {
      content.add(Fragment.of(view, answer.get(), view.to(OUTCOME_RESTS_ON)));
    }
    content.add(questions(view));
    view.section("detail")
        .ifPresent(d -> content.add(Fragment.of(view, d, view.to(OUTCOME_RESTS_ON))));
    paper(view).ifPresent(content::add);
    return Layout.page(view, view.say("pages.overview"), List.of(), content);
  }

  private static DomContent questions(View view) {
    var items = new ArrayList<DomContent>();
    for (Question q : Question.values()) {
      Question.State state = view.state(q);
      items.add(
          li(
              a(q.asks(view.texts())).withHref(view.to("/" + q.slug())),
              text(" "),
              span(view.word(state)).withClass("state " + state.word())));
    }
    return section(h2(view.say("pages.ten-questions")), ol(each(items.stream())).withClass("ten"))
        .withClass("ask");
  }

  private static Optional<DomContent> paper(View view) {
    return view.folder().filter(f -> f.hasPaper(view.audience())).isEmpty()
        ? Optional.empty()
        : Optional.of(
            p(view.html(
                    "pages.paper",
                    "reader",
                    view.says(view.audience()),
                    "file",
                    a(view.own("paper.html")).withHref(view.to("/paper")),
                    "print",
                    a(view.own("paper.pdf")).withHref(view.to("/paper.pdf")),
                    "english",
                    english(view)))
                .withClass("note"));
  }

  /// Which of the copies are not in the language of the page.
  private static String english(View view) {
    RunFolder folder = view.folder().orElseThrow();
    return !folder.hasPaper(view.audience(), view.texts())
        ? "both"
        : folder.printed(view.audience(), view.texts()) ? "none" : "print";
  }

  /// A question's page.
  public static String question(View view, Question question) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            view.say("pages.question", "number", question.number()),
            question.asks(view.texts()),
            ""));
    List<RunFolder.Head> heads =
        view.heads().stream().filter(h -> h.question().orElse(0) == question.number()).toList();
    if (view.state(question) == Question.State.STALE) {
      content.add(
          p(view.html("pages.changed-since", "again", View.link(view.to("/runs"))))
              .withClass("caution"));
    }
    if (heads.isEmpty()) {
      content.add(missing(view, question));
    }
    if (question == Question.COVERAGE) {
      content.add(
          p(a(view.say("pages.see-it-on-the-map")).withHref(view.to("/map"))).withClass("note"));
    }
    if (question.byOption() && !heads.isEmpty()) {
      content.add(chooser(view, question));
    }
    List<Option> limited = question.byOption() ? view.limitedTo() : List.of();
    for (RunFolder.Head head : heads) {
      view.section(head.id())
          .map(
              c ->
                  limited.isEmpty()
                      ? c
                      : new RunFolder.Chapter(limited(view, limited).of(c.html()), c.asked()))
          .ifPresent(c -> content.add(Fragment.of(view, c, "#rests-on")));
    }
    if (question.number() < Question.GROUND_TRUTH.number()) {
      content.add(grounds(view, question));
    }
    return Layout.page(view, question.word(view.texts()), List.of(), content);
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
              text(" " + view.own(option.label()))));
    }
    var content = new ArrayList<DomContent>();
    content.add(
        form(
                Parts.kept(view),
                fieldset(legend(view.say("pages.options")), each(boxes.stream()))
                    .withClass("layers"),
                p(
                    submit(view.say("pages.show-these")),
                    text(" "),
                    a(view.say("pages.all-of-them")).withHref(view.to("/" + question.slug()))))
            .withMethod("get")
            .withAction("/" + question.slug()));
    var details =
        details(
                summary(
                    limited.isEmpty()
                        ? view.say("pages.shown-all", "n", all.size())
                        : view.say(
                            "pages.shown",
                            "options",
                            view.texts()
                                .list(
                                    view.texts()
                                        .own(limited.stream().map(Option::label).toList())))),
                each(content.stream()))
            .withClass("chooser");
    return limited.isEmpty()
        ? details
        : div(details, p(view.say("pages.beside-the-status-quo-sentences")).withClass("note"));
  }

  private static DomContent missing(View view, Question question) {
    return switch (question) {
      case GROUND_TRUTH ->
          div(
                  p(view.say("pages.nothing-is-registered-this-question")),
                  p(
                      view.html(
                          "pages.what-sources-report-by-year",
                          "place",
                          View.link(view.to("/theatre")))))
              .withClass("empty");
      case CONSULTATION ->
          Parts.empty(
              view.say("pages.nobody-is-asked-yet-this"),
              view.say("pages.the-questionnaire-of-detente-gaps"));
      default ->
          !view.answerable(question)
              ? div(
                  Parts.empty(
                      view.say("pages.the-theatre-does-not-say"),
                      view.say("pages.it-would-take", "files", needs(view, question))),
                  begin(view, question))
              : view.going().isPresent()
                  ? div(Parts.empty(view.say("pages.being-worked-out-fills")), RunPages.panel(view))
                  : Parts.empty(view.say("pages.it-has-not-been-worked"));
    };
  }

  /// Where what a question needs is begun, for whoever may.
  private static DomContent begin(View view, Question question) {
    String place =
        switch (question) {
          case STAFFING -> "/edit/begin/contributors.csv";
          case CONSENT -> "/edit/begin/issues.csv";
          case COMMITMENT -> "/edit/begin/commitments.yaml";
          case ROBUSTNESS -> "/edit/criteria";
          case HANDOVER -> "/edit/new-option";
          default -> "";
        };
    return place.isEmpty() || !view.exposure().mayWork()
        ? text("")
        : p(ChangePages.to(view, place, view.say("pages.begin-it")));
  }

  private static String needs(View view, Question question) {
    return switch (question) {
      case STAFFING -> files(view, "units.yaml", "contributors.csv", "pledges.csv", "policies.csv");
      case CONSENT -> files(view, "issues.csv", "positions.csv");
      case COMMITMENT -> files(view, "commitments.yaml");
      case ROBUSTNESS -> files(view, "criteria.yaml");
      case HANDOVER -> view.say("pages.an-option-with-a-mission");
      default -> view.say("pages.more-files");
    };
  }

  private static String files(View view, String... names) {
    return view.texts().list(view.texts().own(List.of(names)));
  }

  private static DomContent grounds(View view, Question question) {
    Grounds grounds = Grounds.of(question);
    var content = new ArrayList<DomContent>();
    content.add(h2(view.say("pages.what-this-rests-on")));
    content.add(ul(each(grounds.sentences(view.texts()).stream().map(s -> li(s)))));
    List<EvidenceRow> rows =
        grounds.rows().stream()
            .map(view.input().evidence().rows()::get)
            .filter(java.util.Objects::nonNull)
            .toList();
    if (!rows.isEmpty()) {
      content.add(evidence(view, view.say("pages.rows-of-the-evidence-base"), rows));
    }
    for (Grounds.Group group : grounds.groups(view.input().evidence(), view.theatre())) {
      content.add(group(view, group));
    }
    content.add(
        p(view.html(
                "pages.every-range",
                "all",
                View.link(view.to("/evidence")),
                "most",
                View.link(view.to("/assumptions"))))
            .withClass("note"));
    return section(each(content.stream())).withId("rests-on").withClass("grounds");
  }

  private static DomContent group(View view, Grounds.Group group) {
    long assumed = group.dimensions().stream().filter(Dimension::assumption).count();
    return details(
        summary(
            view.say(
                "pages.group",
                "title",
                view.texts().capital(group.title(view.texts())),
                "parameters",
                group.dimensions().size(),
                "assumptions",
                assumed)),
        Parts.parameters(
            view, view.texts().capital(group.title(view.texts())), group.dimensions()));
  }

  private static DomContent evidence(View view, String caption, List<EvidenceRow> rows) {
    var table = new ArrayList<List<DomContent>>();
    for (EvidenceRow row : rows) {
      table.add(
          List.of(
              a(view.own(row.id())).withHref(view.to("/evidence/rows/" + row.id())),
              text(view.own(row.name())),
              text(range(view, row)),
              text(view.own(row.source())),
              text(view.word(row.status()))));
    }
    return Parts.table_(
        caption,
        List.of(
            view.say("pages.id"),
            view.say("pages.what"),
            view.say("pages.central-range"),
            view.say("pages.source"),
            view.say("pages.status-heading")),
        table);
  }

  private static String range(View view, EvidenceRow row) {
    return Figures.withRange(
            view.texts().given(row.range().central()),
            view.texts().given(row.range().low(), row.range().high()))
        + " "
        + view.own(row.unit());
  }

  /// A chapter that answers no question of its own.
  ///
  /// @param id of the chapter
  /// @param grounds page that says what its figures rest on; empty: it says so itself
  public static String chapter(View view, String id, String title, String grounds) {
    var content = new ArrayList<DomContent>();
    Optional<RunFolder.Chapter> html = view.section(id);
    content.add(Parts.head("", title, ""));
    if (html.isEmpty()) {
      content.add(
          view.going().isPresent()
              ? Parts.empty(view.say("pages.being-worked-out"))
              : Parts.empty(view.say("pages.it-has-not-been-worked")));
    }
    html.ifPresent(
        h -> content.add(Fragment.of(view, h, grounds.isEmpty() ? "" : view.to(grounds))));
    return Layout.page(view, title, List.of(), content);
  }

  /// The options, each with a page of its own.
  public static String options(View view) {
    var content = new ArrayList<DomContent>();
    content.add(Parts.head(view.say("pages.theatre"), view.say("pages.options"), ""));
    var items = new ArrayList<DomContent>();
    for (Option option : view.options()) {
      items.add(
          li(
              a(view.own(option.label())).withHref(view.to("/options/" + option.id())),
              text(" "),
              a(view.say("pages.map"))
                  .withHref(view.to("/map", "option", option.id()))
                  .withClass("small")
                  .attr(
                      "aria-label", view.say("pages.map-of", "option", view.own(option.label())))));
    }
    content.add(ul(each(items.stream())).withClass("plain"));
    content.add(ChangePages.offers(view));
    view.section("options")
        .ifPresent(h -> content.add(Fragment.of(view, h, view.to(Parts.COVERAGE_RESTS_ON))));
    return Layout.page(view, view.say("pages.options"), List.of(), content);
  }

  /// One option in its own words.
  public static String option(View view, Option option) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(view.say("pages.option"), view.own(option.title()), view.own(option.summary())));
    var links = new ArrayList<DomContent>();
    links.add(a(view.say("pages.on-the-map")).withHref(view.to("/map", "option", option.id())));
    if (option.agreement()) {
      links.add(
          a(view.say("pages.beside-the-status-quo"))
              .withHref(view.to("/compare", "option", option.id())));
      links.add(a(view.say("pages.what-if")).withHref(view.to("/what-if", "option", option.id())));
    }
    content.add(
        p(each(
                links.stream()
                    .flatMap(l -> java.util.stream.Stream.of(l, text(" · ")))
                    .limit(2L * links.size() - 1)))
            .withClass("note"));
    content.add(ChangePages.offers(view, option));
    if (!option.phases().isEmpty()) {
      content.add(h2(view.say("pages.who-where-when")));
      content.add(p(view.say("pages.from-hard-to-soft-in")));
      content.add(OptionTable.phases(view, option));
    }
    content.add(h2(view.say("pages.headings")));
    content.add(OptionTable.headings(view, option));
    return Layout.page(view, view.own(option.label()), List.of(), content);
  }

  /// Every parameter and every row.
  public static String evidence(View view) {
    var content = new ArrayList<DomContent>();
    var groups = Grounds.everything(view.input().evidence(), view.theatre());
    long all = groups.stream().mapToLong(g -> g.dimensions().size()).sum();
    long assumed =
        groups.stream().flatMap(g -> g.dimensions().stream()).filter(Dimension::assumption).count();
    content.add(
        Parts.head(
            view.say("pages.looking-closer"),
            view.say("pages.evidence"),
            view.say("pages.evidence-lead", "parameters", all, "assumptions", assumed)));
    content.add(h2(view.say("pages.parameters")));
    groups.forEach(g -> content.add(group(view, g)));
    content.add(h2(view.say("pages.rows-of-the-evidence-base")));
    content.add(
        evidence(
            view,
            view.say("pages.what-was-published-and-where"),
            List.copyOf(view.input().evidence().rows().values())));
    return Layout.page(view, view.say("pages.evidence"), List.of(), content);
  }

  /// A row of the evidence base.
  public static Optional<String> evidenceRow(View view, String id) {
    EvidenceRow row = view.input().evidence().rows().get(id);
    if (row == null) {
      return Optional.empty();
    }
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(view.say("pages.row", "id", view.own(row.id())), view.own(row.name()), ""));
    content.add(
        Parts.table_(
            view.say("pages.the-row"),
            List.of("", ""),
            List.of(
                List.of(text(view.say("pages.central-range")), text(range(view, row))),
                List.of(text(view.say("pages.source")), text(view.own(row.source()))),
                List.of(
                    text(view.say("pages.status-heading")),
                    text(view.say("pages.status", "status", row.status().name()))),
                List.of(
                    text(view.say("pages.topic")),
                    // "03_force_sizing" is how the files are sorted.
                    text(view.own(row.topic().replaceAll("^[0-9]+_", "").replace('_', ' ')))))));
    List<Dimension> uses =
        Grounds.everything(view.input().evidence(), view.theatre()).stream()
            .flatMap(g -> g.dimensions().stream())
            .filter(d -> d.rows().contains(id))
            .toList();
    content.add(h2(view.say("pages.what-rests-on-it")));
    var questions =
        java.util.Arrays.stream(Question.values())
            .filter(q -> Grounds.of(q).rows().contains(id))
            .toList();
    if (!questions.isEmpty()) {
      content.add(
          p(
              text(view.say("pages.directly") + " "),
              each(
                  questions.stream()
                      .map(q -> a(q.word(view.texts())).withHref(view.to("/" + q.slug()))))));
    }
    content.add(
        uses.isEmpty()
            ? p(view.say("pages.no-parameter-of-the-simulation"))
            : Parts.parameters(view, view.say("pages.parameters-that-rest-on-it"), uses));
    return Optional.of(Layout.page(view, view.own(row.id()), List.of(), content));
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
    content.add(
        Parts.head(
            view.say("pages.parameter", "key", view.own(d.key())),
            view.own(Phrases.capital(d.description())),
            ""));
    content.add(
        Parts.table_(
            view.say("pages.the-parameter"),
            List.of("", ""),
            List.of(
                List.of(text(view.say("pages.range")), text(Parts.range(view, d))),
                List.of(
                    text(view.say("pages.over-futures")),
                    text(
                        view.say(
                            "pages.sampled",
                            "scale",
                            d.scale().name(),
                            "share",
                            view.texts().percent(d.weight())))),
                List.of(text(view.say("pages.rests-on")), Parts.restsOn(view, d)),
                List.of(
                    text(view.say("pages.read-by")),
                    text(view.texts().capital(group.title(view.texts())))))));
    if (d.assumption()) {
      content.add(p(view.say("pages.no-published-figure-was-found")));
    }
    if (view.exposure().mayWork() && view.audience().kind() == Audience.Kind.PLANNER) {
      content.add(
          p(view.html(
                  "pages.range-of-your-own",
                  "change",
                  View.link(view.to("/edit/tables/evidence.csv", "search", d.key()))))
              .withClass("note"));
    }
    List<EvidenceRow> rows =
        d.rows().stream()
            .map(view.input().evidence().rows()::get)
            .filter(java.util.Objects::nonNull)
            .toList();
    if (!rows.isEmpty()) {
      content.add(evidence(view, view.say("pages.the-evidence"), rows));
    }
    var questions =
        java.util.Arrays.stream(Question.values())
            .filter(
                q ->
                    Grounds.of(q).groups(view.input().evidence(), view.theatre()).stream()
                        .anyMatch(g -> g.sameAs(group)))
            .toList();
    content.add(h3(view.say("pages.questions-that-rest-on-it")));
    content.add(
        ul(
            each(
                questions.stream()
                    .map(q -> li(a(q.asks(view.texts())).withHref(view.to("/" + q.slug())))))));
    return Layout.page(view, view.own(d.key()), List.of(), content);
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
        view.say("pages.not-found"),
        List.of(),
        List.of(
            Parts.head("", view.say("pages.there-is-no-such-page"), ""),
            Parts.empty(view.say("pages.the-address-may-name-an")),
            p(a(view.say("pages.to-the-overview")).withHref(view.to("/")))));
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
            p(a(view.say("pages.to-the-overview")).withHref(view.to("/")))));
  }

  static DomContent submit(String word) {
    return button(word).withType("submit");
  }
}
