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
import org.detente.theatre.Party;

/// Question 3: who accepts, who vetoes over what, and what would bring everybody in. A copy for
/// those who may not know anybody's limits names places and issues of changes, not who would yield.
public final class ConsentChapter extends QuestionChapter {

  private static final int QUESTION = 3;

  private final Consent consent;

  /// @param consent worked out from what the paper's reader may know
  public ConsentChapter(Consent consent) {
    super(QUESTION, "consent");
    this.consent = consent;
  }

  @Override
  String title(Reading reading) {
    return reading.say("consent.who-consents-and-over");
  }

  @Override
  DomContent html(Reading reading) {
    return new Text(consent, reading).html();
  }

  @Override
  HeadingTable table(Reading reading) {
    return new Text(consent, reading).table();
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
      this.words = new ConsentWords(reading.theatre(), consent.agenda(), reading.texts());
      this.options =
          consent.options().stream().filter(o -> reading.isShown(o.option().id())).toList();
    }

    DomContent html() {
      var content = new ArrayList<DomContent>();
      content.add(p(opening()).withClass("lead"));
      content.add(p(reading.say("consent.nobodys-private-position-is", "draws", consent.draws())));
      content.add(h3(reading.say("consent.who-accepts")));
      content.add(p(reading.say("consent.how-often-each-veto")));
      content.add(acceptance());
      content.addAll(refusals());
      content.addAll(closest());
      content.addAll(new ConsentFrontier(consent, reading, options).html());
      content.addAll(new ConsentPositions(consent, reading).html());
      content.addAll(unknown());
      return Html.chapter(
          "consent",
          reading.say("consent.question-3-consent"),
          reading.say("consent.who-consents-and-over"),
          content);
    }

    private String opening() {
      if (options.isEmpty()) {
        return reading.say("consent.there-is-no-option");
      }
      long accepted = options.stream().filter(OptionConsent::isAccepted).count();
      OptionConsent most =
          options.stream().max(Comparator.comparingDouble(OptionConsent::allShare)).orElseThrow();
      String middle =
          accepted == 0
              ? reading.say("consent.with-every-position-in")
              : reading.say(
                  "consent.with-every-position-in-the",
                  "accepted",
                  reading.texts().whole(accepted),
                  "options",
                  options.size());
      return reading.say(
          "consent.over-the-ranges-the",
          "middle",
          middle,
          "title",
          reading.own(reading.title(most.option().id())),
          "allShare",
          reading.texts().percent(most.allShare()));
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
      return reading.own(a.interest().actor().names().in(reading.languages()));
    }

    private DomContent acceptance() {
      List<Integer> holders = holders();
      var head = new ArrayList<>(List.of(reading.say("consent.option")));
      holders.forEach(
          i ->
              head.add(
                  reading.own(consent.interests().get(i).actor().names().in(reading.languages()))));
      head.add(reading.say("consent.all-at-once"));
      var rows = new ArrayList<List<DomContent>>();
      for (OptionConsent o : options) {
        var row = new ArrayList<DomContent>();
        row.add(Html.text(reading.title(o.option().id())));
        for (int i : holders) {
          row.add(Html.text(accepts(o.actors().get(i))));
        }
        row.add(Html.text(reading.texts().percent(o.allShare())));
        rows.add(row);
      }
      return Html.table_(reading.say("consent.accepts-with-every-position"), head, rows);
    }

    private String accepts(ActorConsent a) {
      return a.isOpen()
          ? reading.say("consent.not-known")
          : reading.say(
              "consent.yes",
              "accepts",
              a.accepts() ? "yes" : "no",
              "share",
              reading.texts().percent(a.acceptShare()));
    }

    HeadingTable table() {
      var lines = new ArrayList<HeadingTable.Line>();
      for (int i : holders()) {
        var actor = consent.interests().get(i).actor();
        lines.add(
            new HeadingTable.Line(
                "accepts_" + actor.id(),
                reading.say(
                    "headings.accepts",
                    "actor",
                    reading.own(actor.names().in(reading.languages()))),
                HeadingTable.Basis.SAMPLED,
                false,
                options.stream()
                    .map(
                        o ->
                            new HeadingTable.Cell(
                                o.option().id(),
                                accepts(o.actors().get(i)),
                                "",
                                Proportion.of(o.actors().get(i).acceptShare(), consent.draws())))
                    .toList()));
      }
      lines.add(
          new HeadingTable.Line(
              "all",
              reading.say("headings.all-accept-at-once"),
              HeadingTable.Basis.SAMPLED,
              false,
              options.stream()
                  .map(
                      o ->
                          new HeadingTable.Cell(
                              o.option().id(),
                              reading.texts().percent(o.allShare()),
                              "",
                              Proportion.of(o.allShare(), consent.draws())))
                  .toList()));
      lines.add(
          new HeadingTable.Line(
              "trades",
              reading.say("headings.changes-that-bring-everybody-in"),
              HeadingTable.Basis.EXACT,
              false,
              options.stream()
                  .map(o -> new HeadingTable.Cell(o.option().id(), changes(reading, o)))
                  .toList()));
      return new HeadingTable(
          QUESTION,
          lines,
          List.of(
              reading.say("headings.consent-is-our-reading", "draws", consent.draws()),
              reading.say(
                  "headings.what-would-be-traded",
                  "limits",
                  audience.seesAllLimits() ? "yes" : "no")));
    }

    private static String changes(Reading reading, OptionConsent o) {
      if (o.isAccepted()) {
        return reading.say("headings.none-needed");
      }
      String changes = reading.say("consent.changes", "changes", o.closest().moves());
      return switch (o.closest().proof().state()) {
        case OPTIMAL -> changes;
        case FEASIBLE -> reading.say("headings.not-proven-fewest", "changes", changes);
        case INFEASIBLE -> reading.say("headings.no-package");
        case UNKNOWN -> reading.say("headings.none-found");
      };
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
              .map(e -> (DomContent) li(reading.texts().list(e.getValue()) + ". " + e.getKey()))
              .toList();
      boolean some = options.stream().anyMatch(o -> !o.isAccepted());
      if (!some) {
        return List.of();
      }
      var content = new ArrayList<DomContent>();
      content.add(h3(reading.say("consent.over-what")));
      content.add(
          items.isEmpty()
              ? p(reading.say("consent.over-what-each-refuses"))
              : ul(each(items.stream())));
      return content;
    }

    private List<DomContent> closest() {
      List<OptionConsent> refused = options.stream().filter(o -> !o.isAccepted()).toList();
      if (refused.isEmpty()) {
        return List.of();
      }
      var content = new ArrayList<DomContent>();
      content.add(h3(reading.say("consent.what-would-bring-everybody")));
      content.add(
          p(
              reading.say(
                  "consent.the-smallest-change-to",
                  "seesAllLimits",
                  audience.seesAllLimits() ? "yes" : "no")));
      // Options that need the same, and of which the same is said, stand together.
      var same = new LinkedHashMap<List<Object>, List<OptionConsent>>();
      refused.forEach(
          o ->
              same.computeIfAbsent(
                      List.of(
                          o.closest().trades(),
                          o.closest().settled(),
                          proof(reading, o),
                          ConsentWords.tellsChanges(o, audience)),
                      _ -> new ArrayList<>())
                  .add(o));
      for (List<OptionConsent> alike : same.values()) {
        OptionConsent o = alike.getFirst();
        String title =
            reading.texts().list(alike.stream().map(x -> reading.title(x.option().id())).toList());
        content.add(h3(title).withClass("minor"));
        content.add(p(proof(reading, o)));
        if (!o.closest().settled().isEmpty()) {
          content.add(p(settled(o)));
        }
        if (!o.closest().trades().isEmpty() && !ConsentWords.tellsChanges(o, audience)) {
          content.add(p(reading.say("consent.whose-concessions-these-would")));
        } else if (!o.closest().trades().isEmpty()) {
          content.add(ul(each(trades(o).stream().map(t -> li(t)))));
          map(o, title).ifPresent(content::add);
        }
      }
      return content;
    }

    private static String proof(Reading reading, OptionConsent o) {
      Proof proof = o.closest().proof();
      String changes = reading.say("consent.changes", "changes", o.closest().moves());
      return switch (proof.state()) {
        case OPTIMAL ->
            reading.say(
                "consent.it-is-proven-that",
                "changes",
                changes,
                "allShare",
                reading.texts().percent(o.closest().allShare()));
        case FEASIBLE ->
            reading.say(
                "consent.it-is-not-proven",
                "changes",
                changes,
                "gap",
                reading.texts().whole((long) Math.ceil(proof.gap())),
                "allShare",
                reading.texts().percent(o.closest().allShare()));
        case INFEASIBLE -> reading.say("consent.no-package-at-all");
        case UNKNOWN -> reading.say("consent.no-package-was-found");
      };
    }

    private String settled(OptionConsent o) {
      List<String> issues =
          o.closest().settled().stream().map(m -> words.title(m.cell())).distinct().toList();
      return reading.say(
          "consent.of-these-are-settings",
          "settled",
          reading.texts().capital(reading.texts().letters(o.closest().settled().size())),
          "issues",
          reading.texts().list(issues));
    }

    private List<String> trades(OptionConsent o) {
      var texts = new ArrayList<String>();
      for (int t = 0; t < o.closest().trades().size(); t++) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        for (Move m : o.closest().trades().get(t)) {
          String what = words.title(m.cell());
          if (audience.seesAllLimits()) {
            what +=
                reading.say(
                    "consent.from-to",
                    "level",
                    words.level(m.cell(), m.from()),
                    "level2",
                    words.level(m.cell(), m.to()));
          }
          List<String> zones = parts.computeIfAbsent(what, _ -> new ArrayList<>());
          words.zone(m.cell()).ifPresent(zones::add);
        }
        var texted = new ArrayList<String>();
        parts.forEach(
            (what, zones) ->
                texted.add(
                    zones.isEmpty()
                        ? what
                        : reading.say(
                            "consent.in", "what", what, "zones", reading.texts().list(zones))));
        texts.add(
            reading.say(
                "consent.trade",
                "what",
                reading.texts().whole(t + 1),
                "texted",
                String.join("; ", texted)));
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
              TradeMap.svg(reading.texts(), title, reading.theatre(), reading.languages(), zones),
              reading.say("consent.where-the-changes-lie")));
    }

    private List<DomContent> unknown() {
      var items = new ArrayList<String>();
      for (OptionConsent o : options) {
        int n = o.settings().unknown().size();
        if (n > 0) {
          List<String> issues =
              o.settings().unknown().stream()
                  .map(s -> reading.own(s.issue().title()))
                  .distinct()
                  .toList();
          items.add(
              reading.say(
                  "consent.does-not-tell-of",
                  "title",
                  reading.own(reading.title(o.option().id())),
                  "n",
                  reading.texts().whole(n),
                  "issues",
                  reading.texts().list(issues)));
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
        items.add(reading.say("consent.of-nothing-is-known", "open", reading.texts().list(open)));
      }
      if (!consent.silent().isEmpty()) {
        items.add(
            reading.say(
                "consent.a-veto-but-no",
                "silent",
                reading
                    .texts()
                    .list(
                        consent.silent().stream()
                            .map(a -> reading.own(a.names().in(reading.languages())))
                            .toList())));
      }
      return items.isEmpty()
          ? List.of()
          : List.of(
              h3(reading.say("consent.what-is-not-known")),
              ul(each(items.stream().map(t -> li(t)))));
    }
  }
}
