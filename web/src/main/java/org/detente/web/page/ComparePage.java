package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.detente.option.Option;
import org.detente.paper.PaperSection;
import org.detente.web.work.RunState;

/// Some options beside each other and the status quo, on the same futures.
public final class ComparePage {

  /// More than so many do not fit beside each other.
  public static final int MOST = 6;

  private static final String ANSWER = "compared";

  /// Chapters shown, in their order.
  private static final List<String> CHAPTERS = List.of("detail", "outcome", "options", "coverage");

  /// @param address tells audience, options, and whether the run was chosen
  private record Key(
      String run, double seconds, String address, String language, List<PaperSection> found) {}

  /// What was asked for last: up to a megabyte each.
  private static final Map<Key, String> KEPT =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private static final int MOST_KEPT = 16;

  private ComparePage() {}

  /// Nothing could be compared.
  ///
  /// @param chosen of those that the audience may read
  /// @param reason why
  /// @param again whether another run would help: the page leads to where it is asked for
  public static String page(View view, List<Option> chosen, String reason, boolean again) {
    return page(view, chosen, Optional.empty(), reason, again);
  }

  /// @param chosen of those that the audience may read
  /// @param found chapters on them; empty where nothing was chosen or could be compared
  /// @param reason why nothing could be compared; empty otherwise
  public static String page(
      View view, List<Option> chosen, Optional<List<PaperSection>> found, String reason) {
    return page(view, chosen, found, reason, false);
  }

  private static String page(
      View view,
      List<Option> chosen,
      Optional<List<PaperSection>> found,
      String reason,
      boolean again) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            view.say("looking.looking-closer"),
            view.say("looking.compare-options"),
            view.say("looking.compare-lead", "most", MOST)));
    content.add(choice(view, chosen));
    if (!reason.isEmpty()) {
      content.add(Parts.empty(reason));
      if (again) {
        content.add(p(a(view.say("runs.ask-for-a-run")).withHref(view.to("/runs"))));
      }
    }
    if (!chosen.isEmpty() && chosen.size() <= MOST) {
      content.add(rawHtml(kept(view, chosen, found.orElse(List.of()))));
    }
    return Layout.page(view, view.say("looking.compare"), List.of(), content);
  }

  /// The same page again is not made again, while its run and its theatre are what they were.
  private static String kept(View view, List<Option> chosen, List<PaperSection> found) {
    boolean lasts =
        !view.stale()
            && view.going().isEmpty()
            && view.run().filter(r -> r.state() == RunState.DONE).isPresent();
    if (!lasts) {
      return rendered(view, chosen, found);
    }
    String[] options =
        chosen.stream().flatMap(o -> Stream.of("option", o.id())).toArray(String[]::new);
    var key =
        new Key(
            view.run().get().id(),
            view.run().get().seconds(),
            view.to("/compare", options),
            view.texts().tag(),
            found);
    synchronized (KEPT) {
      String known = KEPT.get(key);
      if (known != null) {
        return known;
      }
    }
    String made = rendered(view, chosen, found);
    synchronized (KEPT) {
      KEPT.put(key, made);
    }
    return made;
  }

  private static String rendered(View view, List<Option> chosen, List<PaperSection> found) {
    var content = new ArrayList<DomContent>();
    answered(view, chosen, found, content);
    return each(content.stream()).render();
  }

  /// The answer, then the questions with the outcome first, then settings and whole chapters.
  private static void answered(
      View view, List<Option> chosen, List<PaperSection> found, List<DomContent> content) {
    found.stream()
        .filter(s -> s.id().equals(ANSWER))
        .forEach(s -> content.add(Fragment.of(view, s.html(), view.to("/outcome#rests-on"))));
    if (view.stale()) {
      content.add(p(view.say("compare.as-the-run-found-it")).withClass("caution"));
    }
    content.addAll(new HeadingParts(view, chosen).html());
    if (chosen.size() > 1) {
      content.add(new SettingTable(view).html(chosen));
    }
    if (!found.isEmpty()) {
      content.add(h2(view.say("compare.in-detail")));
      found.stream()
          .filter(s -> s.id().startsWith("beside-"))
          .forEach(s -> content.add(folded(view, s, "/outcome")));
      for (String id : CHAPTERS) {
        found.stream()
            .filter(s -> s.id().equals(id))
            .forEach(
                s ->
                    content.add(folded(view, s, id.equals("coverage") ? "/coverage" : "/outcome")));
      }
    }
  }

  private static DomContent folded(View view, PaperSection chapter, String page) {
    return details(
        summary(chapter.title()), Fragment.of(view, chapter.html(), view.to(page + "#rests-on")));
  }

  /// What is compared, and a form for choosing others; it is open where nothing is chosen yet.
  private static DomContent choice(View view, List<Option> chosen) {
    if (chosen.isEmpty()) {
      return form_(view, chosen);
    }
    String labels =
        view.texts().list(view.texts().own(chosen.stream().map(Option::label).toList()));
    return details(summary(view.say("compare.compared", "options", labels)), form_(view, chosen))
        .withCondOpen(chosen.size() > MOST)
        .withClass("chooser");
  }

  private static DomContent form_(View view, List<Option> chosen) {
    var boxes = new ArrayList<DomContent>();
    view.options().stream()
        .filter(Option::agreement)
        .forEach(
            o ->
                boxes.add(
                    label(
                        input()
                            .withType("checkbox")
                            .withName("option")
                            .withValue(o.id())
                            .withCondChecked(chosen.stream().anyMatch(c -> c.id().equals(o.id()))),
                        text(" " + view.own(o.label())))));
    return form(
            Parts.kept(view),
            fieldset(legend(view.say("looking.options")), each(boxes.stream())).withClass("layers"),
            p(Pages.submit(view.say("looking.compare"))))
        .withMethod("get")
        .withAction("/compare");
  }
}
