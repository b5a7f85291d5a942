package org.detente.web.page;

import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.p;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.option.Option;
import org.detente.phrase.Figures;
import org.detente.paper.PaperSection;

/// Some options beside each other and the status quo, on the same futures.
public final class ComparePage {

  /// More than so many do not fit beside each other.
  public static final int MOST = 6;

  /// Chapters shown, in their order.
  private static final List<String> CHAPTERS = List.of("detail", "outcome", "options", "coverage");

  private ComparePage() {}

  /// @param chosen of those that the audience may read
  /// @param found chapters on them; empty where nothing was chosen or could be compared
  /// @param reason why nothing could be compared; empty otherwise
  public static String page(
      View view, List<Option> chosen, Optional<List<PaperSection>> found, String reason) {
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            "Looking closer",
            "Compare options",
            "Two to %s options beside the status quo, on the same futures and with the same luck."
                .formatted(Figures.whole(MOST))));
    content.add(choice(view, chosen));
    if (!reason.isEmpty()) {
      content.add(Parts.empty(reason));
    }
    if (found.isPresent()) {
      content.add(
          p("A difference from the status quo is called a finding only if its sign holds in over 90% of futures and under every structural hypothesis; otherwise the sentence names the assumption that decides it.")
              .withClass("note"));
      found.get().stream()
          .filter(s -> s.id().startsWith("beside-"))
          .forEach(s -> content.add(beside(view, s, chosen.size() == 2)));
    }
    if (chosen.size() > 1) {
      content.add(new SettingTable(view).html(chosen));
    }
    if (found.isPresent()) {
      for (String id : CHAPTERS) {
        String grounds = view.to((id.equals("coverage") ? "/coverage" : "/outcome") + "#rests-on");
        found.get().stream()
            .filter(s -> s.id().equals(id))
            .forEach(s -> content.add(Fragment.of(view, s.html(), grounds)));
      }
    }
    return Layout.page(view, "Compare", List.of(), content);
  }

  /// Of two options the one beside the other is the page; of more, pairs can be opened.
  private static DomContent beside(View view, PaperSection pair, boolean open) {
    DomContent html = Fragment.of(view, pair.html(), view.to("/outcome#rests-on"));
    return open ? html : details(summary(pair.title()), html);
  }

  private static DomContent choice(View view, List<Option> chosen) {
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
                            .withCondChecked(
                                chosen.stream().anyMatch(c -> c.id().equals(o.id()))),
                        text(" " + o.label()))));
    return form(
            Parts.kept(view),
            fieldset(legend("Options"), each(boxes.stream())).withClass("layers"),
            p(Pages.submit("Compare")))
        .withMethod("get")
        .withAction("/compare");
  }
}
