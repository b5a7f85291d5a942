package org.detente.paper;

import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.chart.ScatterChart;
import org.detente.consent.Consent;
import org.detente.consent.Frontier;
import org.detente.consent.Interest;
import org.detente.consent.OptionConsent;
import org.detente.consent.SecondOpinion;
import org.detente.consent.Uniformity;
import org.detente.theatre.Actor;
import org.detente.theatre.Party;

/// The part of the chapter on consent about all packages: the frontier, its named points, the price
/// of treating all zones alike, and the second opinion.
record ConsentFrontier(Consent consent, Reading reading, List<OptionConsent> options) {

  private static final int QUESTION = 3;
  private static final double TENTHS = 10;
  private static final double THOUSANDTH = 1e-3;
  private static final double ROUNDING = 1e-6;

  List<DomContent> html() {
    var content = new ArrayList<DomContent>();
    content.add(h3(reading.say("consent.the-frontier")));
    Frontier frontier = consent.frontier();
    if (frontier.points().isEmpty()) {
      content.add(p(reading.say("consent.every-package-crosses-some")));
      return content;
    }
    content.add(
        p(reading.say("consent.a-package-on-the", "acceptable", acceptable(reading, frontier))));
    picture().ifPresent(content::add);
    content.add(h3(reading.say("consent.the-price-of-uniformity")));
    content.add(p(uniformity(consent.uniformity())));
    if (reading.input().audience().seesAllLimits()) {
      consent.second().ifPresent(s -> second(s, content));
    }
    return content;
  }

  private static String acceptable(Reading reading, Frontier frontier) {
    return frontier
        .acceptable()
        .map(
            yes ->
                yes
                    ? reading.say("consent.there-are-packages-that")
                    : reading.say("consent.none-leaves-every-veto"))
        .orElse(reading.say("consent.whether-one-leaves-nobody"));
  }

  /// The parties in the order of the chapter; where there are not two, the first veto holders.
  private List<Integer> axes() {
    List<String> parties = reading.parties(QUESTION).stream().map(Party::id).toList();
    List<Interest> holders = consent.holders();
    var axes = new ArrayList<Integer>();
    for (String party : parties) {
      for (int i = 0; i < holders.size(); i++) {
        Actor actor = holders.get(i).actor();
        if (actor.role() == Actor.Role.PARTY && actor.party().equals(Optional.of(party))) {
          axes.add(i);
          break;
        }
      }
    }
    for (int i = 0; axes.size() < 2 && i < holders.size(); i++) {
      if (!axes.contains(i)) {
        axes.add(i);
      }
    }
    return axes.subList(0, Math.min(2, axes.size()));
  }

  private Optional<DomContent> picture() {
    List<Integer> axes = axes();
    if (axes.size() < 2) {
      return Optional.empty();
    }
    double[] reservations = consent.reservations();
    var plain = new ArrayList<ScatterChart.Point>();
    var named = new ArrayList<ScatterChart.Point>();
    for (Frontier.Point point : consent.frontier().points()) {
      var at =
          new ScatterChart.Point(
              reservations[axes.get(0)] + point.gains()[axes.get(0)],
              reservations[axes.get(1)] + point.gains()[axes.get(1)]);
      (point.solutions().isEmpty() ? plain : named).add(at);
    }
    var planned = new ArrayList<ScatterChart.Point>();
    for (OptionConsent o : options) {
      planned.add(
          new ScatterChart.Point(
              o.holders().get(axes.get(0)).utility().central(),
              o.holders().get(axes.get(1)).utility().central()));
    }
    double lowest = lowest(List.of(plain, named, planned));
    String svg =
        ScatterChart.svg(
            reading.texts(),
            new ScatterChart.Spec(
                reading.say("consent.packages-on-the-frontier"),
                reading.say("consent.utility-of-packages-on"),
                axis(axes.get(0), lowest),
                axis(axes.get(1), lowest),
                Optional.empty()),
            List.of(
                new ScatterChart.Series(reading.say("consent.frontier"), plain),
                new ScatterChart.Series(
                    reading.say("consent.nash-kalai-smorodinsky-egalitarian"), named),
                new ScatterChart.Series(reading.say("consent.options"), planned)));
    return Optional.of(
        Html.figure_(
            svg, reading.say("consent.seen-from-two-of", "holders", consent.holders().size())));
  }

  /// The tenth below every point.
  private static double lowest(List<List<ScatterChart.Point>> points) {
    double least =
        points.stream()
            .flatMap(List::stream)
            .mapToDouble(p -> Math.min(p.x(), p.y()))
            .min()
            .orElse(0);
    return Math.max(0, Math.floor(least * TENTHS) / TENTHS);
  }

  private ScatterChart.Axis axis(int holder, double low) {
    String name =
        reading.own(consent.holders().get(holder).actor().names().in(reading.languages()));
    return new ScatterChart.Axis(
        reading.say("consent.utility-to", "name", reading.own(name)), low, 1);
  }

  private String uniformity(Uniformity u) {
    if (Double.isNaN(u.least().zonal().value())) {
      return reading.say("consent.no-package-crosses-nobodys");
    }
    if (Double.isNaN(u.least().uniform().value())) {
      return reading.say("consent.a-package-that-treats");
    }
    String least =
        reading.say(
            "consent.let-the-best-package",
            "price",
            price(u.least(), reading.say("consent.that-one")));
    return Double.isNaN(u.together().value())
        ? least
        : reading.say(
            "consent.let-it-be-that",
            "least",
            least,
            "price",
            price(u.together(), reading.say("consent.the-average-veto-holder")));
  }

  /// @param who gains what is measured
  private String price(Uniformity.Price price, String who) {
    String shares =
        " "
            + reading.say(
                "consent.over-the-ranges-all",
                "share",
                reading.texts().percent(price.zonal().share()),
                "share2",
                reading.texts().percent(price.uniform().share()));
    boolean told = price.value() > price.precision() + ROUNDING;
    if (!told) {
      return reading.say("consent.by-zone-does-no", "who", who, "shares", shares);
    }
    return reading.say(
        "consent.by-zone-gains-of",
        "seesAllLimits",
        reading.input().audience().seesAllLimits() ? "yes" : "no",
        "who",
        who,
        "value",
        reading.texts().two(price.zonal().value()),
        "value2",
        reading.texts().two(price.uniform().value()),
        "value3",
        reading.texts().two(price.value()),
        "precision",
        reading.texts().two(Math.max(price.precision(), ROUNDING)),
        "shares",
        shares);
  }

  /// A place on a scale; what is less than a thousandth of it is nothing.
  private static String place(Reading reading, double at) {
    return reading.texts().two(at < THOUSANDTH ? 0 : at);
  }

  private void second(SecondOpinion second, List<DomContent> content) {
    content.add(h3(reading.say("consent.a-second-opinion")));
    content.add(
        p(
            reading.say(
                "consent.the-spatial-model-of",
                "actors",
                second.actors().size(),
                "turns",
                second.turns())));
    var rows = new ArrayList<List<DomContent>>();
    for (SecondOpinion.Line line : second.lines()) {
      rows.add(
          List.of(
              Html.text(reading.own(line.issue().title())),
              Html.text(reading.own(line.issue().levels().get(line.level()).label())),
              Html.text(
                  reading.say(
                      "consent.to",
                      "place",
                      place(reading, line.start()),
                      "place2",
                      place(reading, line.end()))),
              Html.text(
                  reading.say(
                      "consent.to",
                      "place",
                      place(reading, line.startApart()),
                      "place2",
                      place(reading, line.endApart())))));
    }
    content.add(
        Html.table_(
            reading.say("consent.where-positions-come-to"),
            List.of(
                reading.say("consent.issue"),
                reading.say("consent.nearest-level"),
                reading.say("consent.mean-position-moves-from"),
                reading.say("consent.farthest-apart-from")),
            rows));
  }
}
