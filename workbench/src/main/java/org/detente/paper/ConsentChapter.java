package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.detente.access.Audience;
import org.detente.chart.TradeMap;
import org.detente.consent.ActorConsent;
import org.detente.consent.Consent;
import org.detente.consent.Move;
import org.detente.consent.OptionConsent;
import org.detente.consent.Proof;
import org.detente.output.ConsentWords;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.theatre.Party;

/// Question 3: who accepts, who vetoes over what, and what would bring everybody in. A copy for
/// those who may not know anybody's limits names places and issues of changes, not who would yield.
public final class ConsentChapter extends QuestionChapter {

  private static final int QUESTION = 3;

  private final Consent consent;

  /// @param consent worked out from what the paper's reader may know
  public ConsentChapter(Consent consent) {
    super(QUESTION, "consent", "Who consents, and over what");
    this.consent = consent;
  }

  @Override
  DomContent html(Reading reading) {
    return new Text(consent, reading).html();
  }

  /// The chapter for one reader.
  private static final class Text {
    private final Consent consent;
    private final Reading reading;
    private final Audience audience;
    private final ConsentWords words;
    private final List<OptionConsent> options;

    Text(Consent consent, Reading reading) {
      this.consent = consent;
      this.reading = reading;
      this.audience = reading.input().audience();
      this.words = new ConsentWords(reading.theatre(), consent.agenda());
      this.options =
          consent.options().stream().filter(o -> reading.isShown(o.option().id())).toList();
    }

    DomContent html() {
      var content = new ArrayList<DomContent>();
      content.add(p(opening()).withClass("lead"));
      content.add(
          p(
              "Nobody's private position is in here. Each row of positions.csv names where it comes from;"
                  + " where little is known its range is wide. An option is accepted by an actor where it"
                  + " crosses none of its red lines and is worth at least as much to it as the status"
                  + " quo. Shares are of "
                  + Phrases.counted(consent.draws(), "draw")
                  + " from the ranges; they are not probabilities. Grade C: a direction for"
                  + " comparing options."));
      content.add(h3("Who accepts"));
      content.add(p("How often each veto holder accepts, and how often all of them at once."));
      content.add(acceptance());
      content.addAll(refusals());
      content.addAll(closest());
      content.addAll(new ConsentFrontier(consent, reading, options).html());
      content.addAll(new ConsentPositions(consent, reading).html());
      content.addAll(unknown());
      return Html.chapter("consent", "Question 3: consent", "Who consents, and over what", content);
    }

    private String opening() {
      if (options.isEmpty()) {
        return "There is no option to consent to beside the status quo.";
      }
      long accepted = options.stream().filter(OptionConsent::isAccepted).count();
      OptionConsent most =
          options.stream().max(Comparator.comparingDouble(OptionConsent::allShare)).orElseThrow();
      String middle =
          accepted == 0
              ? "With every position in the middle of its range, no option is accepted by every veto holder."
              : "With every position in the middle of its range, %s of %s would be accepted by every veto holder."
                  .formatted(Figures.whole(accepted), Phrases.counted(options.size(), "option"));
      return middle
          + " Over the ranges the share of draws in which all accept at once is largest for "
          + reading.title(most.option().id())
          + ": "
          + Figures.percent(most.allShare())
          + ".";
    }

    /// Veto holders: the parties in the order of the chapter, then the others.
    private List<Integer> holders() {
      List<String> parties = reading.parties(QUESTION).stream().map(Party::id).toList();
      var order = new ArrayList<Integer>();
      for (int i = 0; i < consent.interests().size(); i++) {
        if (consent.interests().get(i).actor().veto()) {
          order.add(i);
        }
      }
      order.sort(
          Comparator.comparingInt(
              i ->
                  consent
                      .interests()
                      .get(i)
                      .actor()
                      .party()
                      .map(parties::indexOf)
                      .orElse(parties.size())));
      return order;
    }

    private String name(ActorConsent a) {
      return a.interest().actor().names().in(reading.languages());
    }

    private DomContent acceptance() {
      List<Integer> holders = holders();
      var head = new ArrayList<>(List.of("Option"));
      holders.forEach(
          i -> head.add(consent.interests().get(i).actor().names().in(reading.languages())));
      head.add("All at once");
      var rows = new ArrayList<List<DomContent>>();
      for (OptionConsent o : options) {
        var row = new ArrayList<DomContent>();
        row.add(Html.text(reading.title(o.option().id())));
        for (int i : holders) {
          ActorConsent a = o.actors().get(i);
          String share = Figures.percent(a.acceptShare());
          row.add(Html.text(a.isOpen() ? "not known" : (a.accepts() ? "yes, " : "no, ") + share));
        }
        row.add(Html.text(Figures.percent(o.allShare())));
        rows.add(row);
      }
      return Html.table_(
          "Accepts with every position in the middle, and share of draws in which it does (grade C)",
          head,
          rows);
    }

    private List<DomContent> refusals() {
      // Options that somebody refuses for the same reason stand together.
      var same = new LinkedHashMap<String, List<String>>();
      for (OptionConsent o : options) {
        for (ActorConsent a : o.holders()) {
          if (!a.accepts() && !a.isOpen() && audience.seesLimits(a.interest().actor().party())) {
            same.computeIfAbsent(name(a) + ": " + words.reason(a), _ -> new ArrayList<>())
                .add(reading.title(o.option().id()));
          }
        }
      }
      List<DomContent> items =
          same.entrySet().stream()
              .map(e -> (DomContent) li(Phrases.list(e.getValue()) + ". " + e.getKey()))
              .toList();
      boolean some = options.stream().anyMatch(o -> !o.isAccepted());
      if (!some) {
        return List.of();
      }
      var content = new ArrayList<DomContent>();
      content.add(h3("Over what"));
      content.add(
          items.isEmpty()
              ? p("Over what each refuses is not part of this copy.")
              : ul(each(items.stream())));
      return content;
    }

    private List<DomContent> closest() {
      List<OptionConsent> refused = options.stream().filter(o -> !o.isAccepted()).toList();
      if (refused.isEmpty()) {
        return List.of();
      }
      var content = new ArrayList<DomContent>();
      content.add(h3("What would bring everybody in"));
      content.add(
          p(
              "The smallest change to each option that every veto holder would accept with every position"
                  + " in the middle: fewest settings, then fewest steps. What stands under one number"
                  + " belongs together: what somebody loses by one part is made good by another."
                  + (audience.seesAllLimits()
                      ? ""
                      : " This copy names places and issues, not who would yield.")));
      // Options that need the same, and of which the same is said, stand together.
      var same = new LinkedHashMap<List<Object>, List<OptionConsent>>();
      refused.forEach(
          o ->
              same.computeIfAbsent(
                      List.of(o.closest().trades(), o.closest().settled(), proof(o)),
                      _ -> new ArrayList<>())
                  .add(o));
      for (List<OptionConsent> alike : same.values()) {
        OptionConsent o = alike.getFirst();
        String title =
            Phrases.list(alike.stream().map(x -> reading.title(x.option().id())).toList());
        content.add(h3(title).withClass("minor"));
        content.add(p(proof(o)));
        if (!o.closest().settled().isEmpty()) {
          content.add(p(settled(o)));
        }
        if (!o.closest().trades().isEmpty()) {
          content.add(ul(each(trades(o).stream().map(t -> li(t)))));
          map(o, title).ifPresent(content::add);
        }
      }
      return content;
    }

    private static String proof(OptionConsent o) {
      Proof proof = o.closest().proof();
      String changes = Phrases.counted(o.closest().moves(), "change");
      return switch (proof.state()) {
        case OPTIMAL ->
            "%s; it is proven that fewer will not do. Over the ranges all then accept in %s of draws."
                .formatted(changes, Figures.percent(o.closest().allShare()));
        case FEASIBLE ->
            "%s; it is not proven that none fewer will do, but at most %s fewer. Over the ranges all then accept in %s of draws."
                .formatted(
                    changes,
                    Figures.whole((long) Math.ceil(proof.gap())),
                    Figures.percent(o.closest().allShare()));
        case INFEASIBLE -> "No package at all would be accepted by every veto holder: proven.";
        case UNKNOWN ->
            "No package was found that every veto holder accepts, and it is not known whether there is one.";
      };
    }

    private String settled(OptionConsent o) {
      List<String> issues =
          o.closest().settled().stream().map(m -> words.title(m.cell())).distinct().toList();
      return "%s of these are settings that the option does not tell and that have to be settled in any case: %s."
          .formatted(
              Phrases.capital(Phrases.letters(o.closest().settled().size())), Phrases.list(issues));
    }

    private List<String> trades(OptionConsent o) {
      var texts = new ArrayList<String>();
      for (int t = 0; t < o.closest().trades().size(); t++) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        for (Move m : o.closest().trades().get(t)) {
          String what = words.title(m.cell());
          if (audience.seesAllLimits()) {
            what +=
                ", from \"%s\" to \"%s\""
                    .formatted(words.level(m.cell(), m.from()), words.level(m.cell(), m.to()));
          }
          List<String> zones = parts.computeIfAbsent(what, _ -> new ArrayList<>());
          words.zone(m.cell()).ifPresent(zones::add);
        }
        var texted = new ArrayList<String>();
        parts.forEach(
            (what, zones) ->
                texted.add(zones.isEmpty() ? what : what + " in " + Phrases.list(zones)));
        texts.add("Trade " + Figures.whole(t + 1) + ": " + String.join("; ", texted) + ".");
      }
      return texts;
    }

    private java.util.Optional<DomContent> map(OptionConsent o, String title) {
      Map<String, List<Integer>> zones = new TreeMap<>();
      for (int t = 0; t < o.closest().trades().size(); t++) {
        for (Move m : o.closest().trades().get(t)) {
          int number = t + 1;
          consent
              .agenda()
              .cells()
              .get(m.cell())
              .zone()
              .map(z -> zones.computeIfAbsent(z, _ -> new ArrayList<>()))
              .filter(list -> !list.contains(number))
              .ifPresent(list -> list.add(number));
        }
      }
      if (zones.isEmpty()) {
        return java.util.Optional.empty();
      }
      return java.util.Optional.of(
          Html.figure_(
              TradeMap.svg(title, reading.theatre(), reading.languages(), zones),
              "Where the changes lie. Grade C: they follow from positions as ranges."));
    }

    private List<DomContent> unknown() {
      var items = new ArrayList<String>();
      for (OptionConsent o : options) {
        int n = o.settings().unknown().size();
        if (n > 0) {
          List<String> issues =
              o.settings().unknown().stream().map(s -> s.issue().title()).distinct().toList();
          items.add(
              "%s does not tell %s of its settings (%s); each is taken as any level, equally often."
                  .formatted(
                      reading.title(o.option().id()), Figures.whole(n), Phrases.list(issues)));
        }
      }
      List<String> open =
          options.isEmpty()
              ? List.of()
              : options.getFirst().actors().stream()
                  .filter(ActorConsent::isOpen)
                  .map(this::name)
                  .toList();
      if (!open.isEmpty()) {
        items.add(
            "Of " + Phrases.list(open) + " nothing is known but that they may have a position.");
      }
      if (!consent.silent().isEmpty()) {
        items.add(
            Phrases.list(
                    consent.silent().stream().map(a -> a.names().in(reading.languages())).toList())
                + ": a veto, but no position in the files.");
      }
      return items.isEmpty()
          ? List.of()
          : List.of(h3("What is not known"), ul(each(items.stream().map(t -> li(t)))));
    }
  }
}
