package org.detente.web.page;

import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.input.Words;
import org.detente.message.Texts;
import org.detente.web.begin.Assembly;
import org.detente.web.begin.Assembly.PartyRow;
import org.detente.web.begin.Sketch;

/// What a theatre that is begun is called, from when it is counted, and who faces whom.
final class BeginPeople {

  private final BeginView view;
  private final BeginFields f;
  private final Texts texts;
  private final Assembly all;
  private final Sketch sketch;

  BeginPeople(BeginView view, BeginFields f) {
    this.view = view;
    this.f = f;
    texts = view.texts();
    all = view.all();
    sketch = view.sketch();
  }

  /// Name and dates.
  List<DomContent> frame() {
    var months = new LinkedHashMap<String, String>();
    for (int m = 1; m <= 12; m++) {
      months.put(
          Integer.toString(m),
          texts.say(
              "begin.month",
              "when",
              LocalDate.of(2001, m, 1),
              "usual",
              m == Integer.parseInt(Assembly.PEAK_MONTH) ? "yes" : "no"));
    }
    var horizons = new LinkedHashMap<String, String>();
    for (int years : new int[] {5, 10, 15, 20, 30}) {
      horizons.put(Integer.toString(years * 12), texts.say("begin.horizon", "n", years));
    }
    return List.of(
        f.line(
            "frame.title",
            texts.say("begin.frame.title"),
            texts.say("begin.frame.title-hint"),
            sketch.text("frame.title")),
        p(texts.html(
                "begin.frame.sentence",
                "from",
                f.within(
                    "frame.as_of", texts.say("begin.frame.from"), sketch.text("frame.as_of"), 8),
                "years",
                f.choice(
                    "frame.horizon_months",
                    texts.say("begin.frame.years"),
                    horizons,
                    sketch.or("frame.horizon_months", "240"),
                    false),
                "since",
                f.within(
                    "frame.ceasefire_since",
                    texts.say("begin.frame.since"),
                    sketch.text("frame.ceasefire_since"),
                    8),
                "peak",
                f.choice(
                    "frame.season_peak_month",
                    texts.say("begin.frame.peak"),
                    months,
                    sketch.or("frame.season_peak_month", Assembly.PEAK_MONTH),
                    false)))
            .withClass("sentence"),
        f.line(
            "frame.languages",
            texts.say("begin.frame.languages"),
            texts.say("begin.frame.languages-hint", "most", Assembly.MOST_LANGUAGES),
            sketch.text("frame.languages")),
        f.area(
            "frame.disclaimer",
            texts.say("begin.frame.disclaimer"),
            texts.say("begin.frame.disclaimer-hint"),
            // It becomes a text of the theatre, which is kept in English.
            sketch.or(
                "frame.disclaimer",
                "Names say who held what at the time and imply no position on the status of any"
                    + " territory.")),
        f.area(
            "frame.banner",
            texts.say("begin.frame.banner"),
            texts.say("begin.frame.banner-hint"),
            sketch.text("frame.banner")));
  }

  /// Parties and communities.
  List<DomContent> parties() {
    var fields = new ArrayList<DomContent>();
    var kinds = new LinkedHashMap<String, String>();
    kinds.put("state", texts.say("begin.parties.state"));
    kinds.put("de-facto", texts.say("begin.parties.de-facto"));
    int shown =
        Math.min(Assembly.MOST_PARTIES, Math.max(2, named("parties.", Assembly.MOST_PARTIES) + 1));
    for (int i = 0; i < shown; i++) {
      String in = "parties." + i + ".";
      fields.add(
          fieldset(
                  legend(texts.say("begin.parties.party", "n", i + 1)),
                  p(texts.html(
                          "begin.parties.sentence",
                          "name",
                          typed(in + "name", texts.say("begin.parties.name", "n", i + 1)),
                          "kind",
                          chosen(
                              in + "kind",
                              texts.say("begin.parties.kind", "n", i + 1),
                              kinds,
                              "state"),
                          "community",
                          typed(
                              in + "community", texts.say("begin.parties.community", "n", i + 1))))
                      .withClass("sentence"))
              .withClass("presence"));
    }
    if (shown < Assembly.MOST_PARTIES) {
      fields.add(p(texts.say("begin.parties.more")).withClass("note"));
    }
    var speakers = new LinkedHashMap<String, String>();
    for (PartyRow party : all.parties()) {
      speakers.put(Integer.toString(party.field()), texts.own(party.name()));
    }
    if (!speakers.isEmpty()) {
      fields.add(h2(texts.say("begin.parties.further")));
      fields.add(p(texts.say("begin.parties.further-hint")).withClass("note"));
      int rows =
          Math.min(Assembly.MOST_FURTHER, named("parties.further.", Assembly.MOST_FURTHER) + 1);
      for (int i = 0; i < rows; i++) {
        String in = "parties.further." + i + ".";
        fields.add(
            p(texts.html(
                    "begin.parties.further-sentence",
                    "name",
                    typed(in + "name", texts.say("begin.parties.further-name", "n", i + 1)),
                    "party",
                    chosen(
                        in + "party",
                        texts.say("begin.parties.further-party", "n", i + 1),
                        speakers,
                        "0")))
                .withClass("sentence"));
      }
    }
    fields.add(h2(texts.say("begin.parties.police")));
    fields.add(
        p(texts.html(
                "begin.parties.police-sentence",
                "police",
                f.within(
                    "parties.police",
                    texts.say("begin.parties.police-label"),
                    sketch.or("parties.police", Words.say(all.policePer1000Usual())),
                    5)))
            .withClass("sentence"));
    return fields;
  }

  /// A name within a sentence, as it was typed.
  private DomContent typed(String field, String words) {
    return f.within(field, words, sketch.text(field), 24);
  }

  /// A choice within a sentence, as it was made.
  private DomContent chosen(
      String field, String words, Map<String, String> choices, String otherwise) {
    return f.choice(field, words, choices, sketch.or(field, otherwise), false);
  }

  private int named(String prefix, int most) {
    int last = 0;
    for (int i = 0; i < most; i++) {
      if (!sketch.text(prefix + i + ".name").isEmpty()) {
        last = i + 1;
      }
    }
    return last;
  }
}
