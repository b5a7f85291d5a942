package org.detente.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.bargaining.BargainingActor;
import org.detente.bargaining.BargainingScenario;
import org.detente.bargaining.SpatialModel;
import org.detente.bargaining.SpatialSettings;
import org.detente.bargaining.SpatialTurn;
import org.detente.positions.Issue;

/// Where positions would come to rest if actors bargained as the spatial model of politics has it:
/// a second opinion by a method that knows no red line, no veto and no status quo. A dimension per
/// issue, zones taken together. Each actor has the same capability (assumption: nobody says how
/// strong anybody is at the table). Ideals that may be anything are left out, for their middle
/// would be a guess.
///
/// @param actors ids of those who took part
/// @param turns until positions rested
/// @param lines one per issue on which at least one of them has a position
public record SecondOpinion(List<String> actors, int turns, List<Line> lines) {

  private static final double SCALE = 100;

  public SecondOpinion {
    actors = List.copyOf(actors);
    lines = List.copyOf(lines);
  }

  /// One issue; places on its scale, 0..1.
  ///
  /// @param start mean position, weighted by saliences, before bargaining
  /// @param end the same after it
  /// @param startApart distance between the farthest positions that count, before
  /// @param endApart and after
  public record Line(Issue issue, double start, double end, double startApart, double endApart) {

    /// The level nearest to the end, of those at which the issue arises.
    public int level() {
      int nearest = issue.first();
      for (int l = nearest + 1; l < issue.levels().size(); l++) {
        if (issue.levels().get(l).arises()
            && Math.abs(issue.value(l) - end) < Math.abs(issue.value(nearest) - end)) {
          nearest = l;
        }
      }
      return nearest;
    }
  }

  /// @return empty where fewer than two actors have a position that is known
  static Optional<SecondOpinion> of(List<Issue> issues, List<Interest> interests) {
    List<Interest> known =
        interests.stream()
            .filter(i -> i.stakes().stream().anyMatch(SecondOpinion::counts))
            .toList();
    List<Issue> dimensions =
        issues.stream()
            .filter(issue -> known.stream().anyMatch(i -> salience(i, issue) > 0))
            .toList();
    if (known.size() < 2 || dimensions.isEmpty()) {
      return Optional.empty();
    }
    var actors = new ArrayList<BargainingActor>();
    for (Interest interest : known) {
      double total = dimensions.stream().mapToDouble(d -> salience(interest, d)).sum();
      var positions = new ArrayList<Double>();
      var saliences = new ArrayList<Double>();
      for (Issue issue : dimensions) {
        double own = salience(interest, issue);
        // Who does not care stands where the others do on average, and is not counted there.
        positions.add(SCALE * (own > 0 ? position(interest, issue) : mean(known, issue)));
        saliences.add(SCALE * own / total);
      }
      actors.add(new BargainingActor(interest.actor().id(), "", SCALE, positions, saliences));
    }
    List<String> names = dimensions.stream().map(Issue::id).toList();
    List<SpatialTurn> turns =
        SpatialModel.run(new BargainingScenario("", names, actors), SpatialSettings.standard());
    var lines = new ArrayList<Line>();
    for (int d = 0; d < dimensions.size(); d++) {
      lines.add(line(dimensions.get(d), d, actors, turns));
    }
    return Optional.of(
        new SecondOpinion(
            known.stream().map(i -> i.actor().id()).toList(), turns.getLast().turn(), lines));
  }

  private static boolean counts(Stake s) {
    return !s.position().isOpen() && s.position().salience().middle() > 0;
  }

  private static double salience(Interest interest, Issue issue) {
    return interest.stakes().stream()
        .filter(s -> counts(s) && s.position().issue().id().equals(issue.id()))
        .mapToDouble(s -> s.position().salience().middle())
        .sum();
  }

  private static double position(Interest interest, Issue issue) {
    double sum = 0;
    for (Stake s : interest.stakes()) {
      if (counts(s) && s.position().issue().id().equals(issue.id())) {
        sum += s.position().salience().middle() * s.position().ideal().middle();
      }
    }
    return sum / salience(interest, issue);
  }

  private static double mean(List<Interest> known, Issue issue) {
    double sum = 0;
    double total = 0;
    for (Interest i : known) {
      double salience = salience(i, issue);
      if (salience > 0) {
        sum += salience * position(i, issue);
        total += salience;
      }
    }
    return sum / total;
  }

  private static Line line(
      Issue issue, int dimension, List<BargainingActor> actors, List<SpatialTurn> turns) {
    double[] start = places(dimension, actors, turns.getFirst());
    double[] end = places(dimension, actors, turns.getLast());
    return new Line(issue, start[0], end[0], start[1], end[1]);
  }

  /// Weighted mean and reach of the positions of those who care, 0..1.
  private static double[] places(int dimension, List<BargainingActor> actors, SpatialTurn turn) {
    double sum = 0;
    double total = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < actors.size(); a++) {
      double salience = actors.get(a).salience().get(dimension);
      if (salience > 0) {
        double at = turn.positions().get(a).get(dimension) / SCALE;
        sum += salience * at;
        total += salience;
        low = Math.min(low, at);
        high = Math.max(high, at);
      }
    }
    return new double[] {sum / total, high - low};
  }
}
