package org.detente.paper;

import java.util.ArrayList;
import java.util.List;
import org.detente.chart.ClimbChart;
import org.detente.chart.ParallelChart;
import org.detente.chart.ParallelChart.Style;
import org.detente.improvement.Aim;
import org.detente.improvement.Found;
import org.detente.improvement.Found.Score;
import org.detente.improvement.Found.Solution;
import org.detente.improvement.Trace;
import org.detente.message.Texts;

/// Pictures of a search.
public final class ImprovementPictures {

  private ImprovementPictures() {}

  /// Everything found by every aim, with the option at hand and the status quo. With one aim there
  /// is nothing to draw across.
  ///
  /// @param found of a question with two aims or more
  public static String front(Texts texts, Found found) {
    int aims = found.question().aims().size();
    var axes = new ArrayList<ParallelChart.Axis>();
    for (Aim aim : found.question().aims()) {
      axes.add(
          new ParallelChart.Axis(
              texts.own(texts.capital(aim.says())), aim.isShare(), aim.moreIsBetter()));
    }
    var lines = new ArrayList<ParallelChart.Line>();
    for (Solution s : found.solutions()) {
      lines.add(
          new ParallelChart.Line(
              texts.own(s.option().label()),
              s.scores().subList(0, aims).stream().map(Score::fresh).toList(),
              style(s)));
    }
    return ParallelChart.svg(
        texts,
        new ParallelChart.Spec(
            texts.say(
                "exploration.what-was-found-beside",
                "base",
                texts.own(found.question().base().label())),
            texts.say("exploration.one-line-for-each"),
            texts.say("exploration.found"),
            texts.say("exploration.found-but-beaten-on")),
        axes,
        lines);
  }

  private static Style style(Solution s) {
    return switch (s.kind()) {
      case FOUND -> s.stands() ? Style.PLAIN : Style.FADED;
      case BASE -> Style.FIRST_REFERENCE;
      case STATUS_QUO -> Style.SECOND_REFERENCE;
    };
  }

  /// How the search went, by runs of the simulation.
  public static String climb(Texts texts, Found found) {
    var lines = new ArrayList<ClimbChart.Line>();
    lines.add(
        new ClimbChart.Line(
            texts.say("exploration.search"),
            found.trace().stream()
                .map(t -> new ClimbChart.Point(t.evaluations(), t.volume()))
                .toList()));
    List<ClimbChart.Point> random =
        found.trace().stream()
            .filter(t -> !Double.isNaN(t.randomVolume()))
            .map(ImprovementPictures::random)
            .toList();
    if (!random.isEmpty()) {
      lines.add(new ClimbChart.Line(texts.say("exploration.as-many-random-candidates"), random));
    }
    return ClimbChart.svg(
        texts,
        new ClimbChart.Spec(
            texts.say("exploration.how-the-search-went"),
            texts.say("exploration.hypervolume-by-candidates-looked"),
            texts.say("exploration.candidates-looked-at"),
            texts.say("exploration.hypervolume-share-of-what")),
        lines);
  }

  private static ClimbChart.Point random(Trace t) {
    return new ClimbChart.Point(t.evaluations(), t.randomVolume());
  }
}
