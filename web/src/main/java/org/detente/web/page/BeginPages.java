package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.input.Problem;
import org.detente.message.Said;
import org.detente.message.Texts;
import org.detente.phrase.Phrases;
import org.detente.web.begin.Assembly;
import org.detente.web.begin.Assembly.Remark;
import org.detente.web.begin.Step;
import org.detente.web.upload.Brought;

/// Beginning a theatre from nothing, a page for each step. Every page is a plain form.
public final class BeginPages {

  /// Remarks of one kind that are told one by one.
  private static final int TOLD = 6;

  private final BeginView view;
  private final Texts texts;
  private final Step step;
  private final List<Told> told;
  private final List<Step> unsettled;
  private final BeginFields f;

  private BeginPages(BeginView view, List<Told> told, List<Step> unsettled) {
    this.view = view;
    this.texts = view.texts();
    this.step = view.step();
    this.told = told;
    this.unsettled = unsettled;
    f = new BeginFields(texts, view.sketch(), touched() ? mistakes() : Map.of());
  }

  /// What the loaders say.
  ///
  /// @param field to which it belongs; empty text where it belongs to none
  public record Told(Problem problem, String field) {}

  /// Which of the ten questions can be answered.
  ///
  /// @param question entry of the question
  /// @param answerable whether it can be
  /// @param why or what it would take
  public record Answerable(String question, boolean answerable, Said why) {}

  /// The page of a step.
  ///
  /// @param revision of the draft
  /// @param told what the loaders say of this step
  /// @param unsettled steps with mistakes
  /// @param questions which can be answered; for the last step
  /// @param saved whether something was saved just now
  public static String page(
      Texts texts,
      int id,
      int revision,
      Assembly all,
      Step step,
      List<Told> told,
      List<Step> unsettled,
      List<Answerable> questions,
      boolean saved) {
    return new BeginPages(new BeginView(texts, id, revision, all, step), told, unsettled)
        .page(questions, saved);
  }

  private String page(List<Answerable> questions, boolean saved) {
    String label = view.sketch().label();
    // Fields are made first: remarks lead to those that there are.
    List<DomContent> body = body(questions);
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            label.isEmpty()
                ? texts.say("begin.begin")
                : texts.say("begin.begin-what", "what", texts.own(label)),
            view.title(step),
            texts.of("begin.lead", step.word())));
    content.add(steps());
    if (saved) {
      content.add(p(texts.say("begin.saved")).withClass("saved").attr("role", "status"));
    }
    content.add(remarks());
    content.addAll(body);
    return ShelfPages.frame(
        texts,
        view.title(step) + (label.isEmpty() ? "" : " · " + texts.own(label)),
        List.of("edit.css"),
        content);
  }

  private List<DomContent> body(List<Answerable> questions) {
    return switch (step) {
      case FRAME -> List.of(plain(new BeginPeople(view, f).frame()));
      case PARTIES -> List.of(plain(new BeginPeople(view, f).parties()));
      case ZONES, LINES, SETTLEMENTS -> places();
      case REVIEW -> new BeginReview(view, f).review(unsettled, told.isEmpty(), questions);
    };
  }

  private List<DomContent> places() {
    var content = new ArrayList<DomContent>();
    var files = new BeginFiles(view, f);
    var places = new BeginPlaces(view, f);
    Optional<Brought> brought = view.all().brought(step);
    content.add(files.upload());
    brought.ifPresent(b -> content.add(files.read(b)));
    files.picture().ifPresent(content::add);
    if (step == Step.LINES || brought.flatMap(Brought::layer).isPresent()) {
      content.add(
          plain(
              switch (step) {
                case ZONES -> places.zones();
                case LINES -> places.lines();
                default -> places.settlements();
              }));
    }
    return content;
  }

  private DomContent steps() {
    var items = new ArrayList<DomContent>();
    for (Step each : Step.values()) {
      var link = a(view.title(each)).withHref(view.address(each));
      items.add(
          li(
              each == step ? link.attr("aria-current", "step") : link,
              each == Step.REVIEW
                  ? text("")
                  : span(" "
                          + texts.say(
                              "begin.state", "open", unsettled.contains(each) ? "yes" : "no"))
                      .withClass("what")));
    }
    return nav(ol(each(items.stream())))
        .withClass("steps")
        .attr("aria-label", texts.say("begin.steps"));
  }

  /// Something that is wrong, and where.
  private record Wrong(String what, List<Spot> spots) {}

  /// What a mistake says at its field, in words.
  private record Spot(String field, String what) {}

  private List<Wrong> wrongs() {
    var wrongs = new ArrayList<Wrong>();
    for (Told each : told) {
      Problem p = each.problem();
      String here = p.what() + (p.instead().isEmpty() ? "" : ": " + p.instead()) + ".";
      wrongs.add(
          new Wrong(
              texts.own(p.toString()),
              each.field().isEmpty()
                  ? List.of()
                  : List.of(new Spot(each.field(), texts.own(Phrases.capital(here))))));
    }
    // One by one they would be too many, and no field is there for each.
    boolean together = view.all().zones().size() > BeginPlaces.ONE_BY_ONE;
    for (Remark remark : view.all().remarks()) {
      if (remark.mistake() && remark.step() == step) {
        String what = texts.say(remark.what());
        boolean held =
            together && remark.spots().stream().anyMatch(s -> s.field().startsWith("zones.held."));
        wrongs.add(
            new Wrong(
                what,
                held
                    ? List.of(new Spot("zones.holder", what))
                    : remark.spots().stream()
                        .map(s -> new Spot(s.field(), texts.say(s.what())))
                        .toList()));
      }
    }
    return wrongs;
  }

  /// What is wrong by the field to which it belongs.
  private Map<String, List<String>> mistakes() {
    var mistakes = new LinkedHashMap<String, List<String>>();
    for (Wrong wrong : wrongs()) {
      for (Spot spot : wrong.spots()) {
        mistakes.computeIfAbsent(spot.field(), _ -> new ArrayList<>()).add(spot.what());
      }
    }
    return mistakes;
  }

  /// The list above the form: each mistake leads to its field.
  private DomContent remarks() {
    var parts = new ArrayList<DomContent>();
    List<Wrong> wrongs = touched() ? wrongs() : List.of();
    if (!wrongs.isEmpty()) {
      parts.add(
          div(
                  h2(texts.say("begin.settle-here")).withClass("minor"),
                  ul(each(wrongs.stream().distinct().flatMap(w -> items(w).stream()))))
              .withClass("wrongs")
              .withId("wrongs")
              .attr("role", "alert"));
    }
    List<String> notes =
        view.all().remarks().stream()
            .filter(r -> r.step() == step && !r.mistake())
            .map(r -> texts.say(r.what()))
            .distinct()
            .toList();
    if (!notes.isEmpty()) {
      parts.add(div(ul(each(notes.stream().map(n -> li(n))))).withClass("notes"));
    }
    return each(parts.stream());
  }

  private List<DomContent> items(Wrong wrong) {
    List<Spot> there = wrong.spots().stream().filter(s -> f.drawn(s.field())).toList();
    boolean own = there.stream().anyMatch(s -> !s.what().equals(wrong.what()));
    if (!own || wrong.spots().stream().allMatch(s -> s.field().equals(there.getFirst().field()))) {
      return List.of(
          li(there.isEmpty() ? text(wrong.what()) : to(there.getFirst().field(), wrong.what())));
    }
    var items = new ArrayList<DomContent>();
    there.stream().limit(TOLD).forEach(s -> items.add(li(to(s.field(), s.what()))));
    if (there.size() > TOLD) {
      items.add(li(to(there.get(TOLD).field(), texts.say("begin.more", "n", there.size() - TOLD))));
    }
    return items;
  }

  private static DomContent to(String field, String words) {
    return a(words).withHref("#" + BeginFields.id(field));
  }

  /// Whether somebody has been at this step: before that nothing is called a mistake.
  private boolean touched() {
    return step == Step.REVIEW
        || view.sketch().file(step).isPresent()
        || view.sketch().answers().keySet().stream().anyMatch(k -> k.startsWith(step.word() + "."));
  }

  // ---- forms

  private DomContent plain(List<DomContent> fields) {
    return form(
            view.began(),
            each(fields.stream()),
            p(
                    button(texts.say("begin.go-on"))
                        .withType("submit")
                        .withName("go")
                        .withValue("on"),
                    text(" "),
                    button(texts.say("begin.save"))
                        .withType("submit")
                        .withName("go")
                        .withValue("stay")
                        .withClass("plain-button"))
                .withClass("save"))
        .withMethod("post")
        .withAction(view.address(step))
        .withClass("edit");
  }
}
