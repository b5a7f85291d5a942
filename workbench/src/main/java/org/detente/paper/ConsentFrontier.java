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
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
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
    content.add(h3("The frontier"));
    Frontier frontier = consent.frontier();
    if (frontier.points().isEmpty()) {
      content.add(
          p("Every package crosses some veto holder's red line: there is no frontier to show."));
      return content;
    }
    content.add(
        p(
            "A package on the frontier cannot be made better for one veto holder without being worse for"
                + " another. "
                + acceptable(frontier)));
    picture().ifPresent(content::add);
    content.add(h3("The price of uniformity"));
    content.add(p(uniformity(consent.uniformity())));
    if (reading.input().audience().seesAllLimits()) {
      consent.second().ifPresent(s -> second(s, content));
    }
    return content;
  }

  private static String acceptable(Frontier frontier) {
    return frontier
        .acceptable()
        .map(
            yes ->
                yes
                    ? "There are packages that leave no veto holder worse off than the status quo, with every"
                        + " position in the middle of its range."
                    : "None leaves every veto holder at least as well off as the status quo: proven.")
        .orElse("Whether one leaves nobody worse off than the status quo is not known.");
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
            new ScatterChart.Spec(
                "Packages on the frontier and options",
                "Utility of packages on the frontier, of the named solutions among them and of the options to two veto holders.",
                axis(axes.get(0), lowest),
                axis(axes.get(1), lowest),
                Optional.empty()),
            List.of(
                new ScatterChart.Series("frontier", plain),
                new ScatterChart.Series("Nash, Kalai-Smorodinsky, egalitarian", named),
                new ScatterChart.Series("options", planned)));
    return Optional.of(
        Html.figure_(
            svg,
            "Seen from two of %s: a point inside may lie on the frontier for the sake of another. Utility 1 is everything as wanted; the axes do not begin at 0. Grade C."
                .formatted(Phrases.counted(consent.holders().size(), "veto holder"))));
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
    String name = consent.holders().get(holder).actor().names().in(reading.languages());
    return new ScatterChart.Axis("utility to " + name, low, 1);
  }

  private String uniformity(Uniformity u) {
    if (Double.isNaN(u.least().zonal().value())) {
      return "No package crosses nobody's red line, so there is nothing to compare.";
    }
    if (Double.isNaN(u.least().uniform().value())) {
      return "A package that treats all zones alike would cross somebody's red line; packages by zone need not.";
    }
    String least =
        "Let the best package be that in which the veto holder who gains least gains most. "
            + price(u.least(), "that one");
    return Double.isNaN(u.together().value())
        ? least
        : least
            + " Let it be that in which veto holders gain most on average, with nobody worse off than in"
            + " the status quo. "
            + price(u.together(), "the average veto holder");
  }

  /// @param who gains what is measured
  private String price(Uniformity.Price price, String who) {
    String shares =
        " Over the ranges all accept it in %s of draws, the best uniform one in %s."
            .formatted(
                Figures.percent(price.zonal().share()), Figures.percent(price.uniform().share()));
    boolean told = price.value() > price.precision() + ROUNDING;
    if (!told) {
      return "By zone "
          + who
          + " does no better than where all zones are treated alike, as far as the search can tell."
          + shares;
    }
    return (reading.input().audience().seesAllLimits()
            ? "By zone %s gains %s of utility, where all zones are treated alike %s: uniformity costs %s, known to within %s."
                .formatted(
                    who,
                    Figures.two(price.zonal().value()),
                    Figures.two(price.uniform().value()),
                    Figures.two(price.value()),
                    Figures.two(Math.max(price.precision(), ROUNDING)))
            : "By zone %s gains more than where all zones are treated alike.".formatted(who))
        + shares;
  }

  /// A place on a scale; what is less than a thousandth of it is nothing.
  private static String place(double at) {
    return Figures.two(at < THOUSANDTH ? 0 : at);
  }

  private void second(SecondOpinion second, List<DomContent> content) {
    content.add(h3("A second opinion"));
    content.add(
        p(
            ("The spatial model of politics asks where positions would come to rest if %s bargained, each as strong as"
                    + " any other (assumption), knowing no veto and no red line. After %s:")
                .formatted(
                    Phrases.counted(second.actors().size(), "actor"),
                    Phrases.counted(second.turns(), "turn"))));
    var rows = new ArrayList<List<DomContent>>();
    for (SecondOpinion.Line line : second.lines()) {
      rows.add(
          List.of(
              Html.text(line.issue().title()),
              Html.text(line.issue().levels().get(line.level()).label()),
              Html.text(place(line.start()) + " to " + place(line.end())),
              Html.text(place(line.startApart()) + " to " + place(line.endApart()))));
    }
    content.add(
        Html.table_(
            "Where positions come to rest, on scales from 0 to 1 (grade D: a story)",
            List.of("Issue", "Nearest level", "Mean position moves from", "Farthest apart, from"),
            rows));
  }
}
