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
import org.detente.phrase.Phrases;

/// Pictures of a search.
public final class ImprovementPictures {

  private ImprovementPictures() {}

  /// Everything found by every aim, with the option at hand and the status quo. With one aim there
  /// is nothing to draw across.
  ///
  /// @param found of a question with two aims or more
  public static String front(Found found) {
    int aims = found.question().aims().size();
    var axes = new ArrayList<ParallelChart.Axis>();
    for (Aim aim : found.question().aims()) {
      axes.add(
          new ParallelChart.Axis(Phrases.capital(aim.says()), aim.isShare(), aim.moreIsBetter()));
    }
    var lines = new ArrayList<ParallelChart.Line>();
    for (Solution s : found.solutions()) {
      lines.add(
          new ParallelChart.Line(
              s.option().label(),
              s.scores().subList(0, aims).stream().map(Score::fresh).toList(),
              style(s)));
    }
    return ParallelChart.svg(
        new ParallelChart.Spec(
            "What was found beside " + found.question().base().label(),
            "One line for each option that was found, means over futures that took no part in the"
                + " search; the option at hand and the status quo stand out.",
            "found",
            "found, but beaten on fresh futures"),
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
  public static String climb(Found found) {
    var lines = new ArrayList<ClimbChart.Line>();
    lines.add(
        new ClimbChart.Line(
            "search",
            found.trace().stream()
                .map(t -> new ClimbChart.Point(t.evaluations(), t.volume()))
                .toList()));
    List<ClimbChart.Point> random =
        found.trace().stream()
            .filter(t -> !Double.isNaN(t.randomVolume()))
            .map(ImprovementPictures::random)
            .toList();
    if (!random.isEmpty()) {
      lines.add(new ClimbChart.Line("as many random candidates", random));
    }
    return ClimbChart.svg(
        new ClimbChart.Spec(
            "How the search went",
            "Hypervolume by candidates looked at.",
            "candidates looked at",
            "Hypervolume: share of what lies between the worst at the beginning and the best of each"
                + " aim"),
        lines);
  }

  private static ClimbChart.Point random(Trace t) {
    return new ClimbChart.Point(t.evaluations(), t.randomVolume());
  }
}
