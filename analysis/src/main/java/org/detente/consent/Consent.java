package org.detente.consent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.positions.Positions;
import org.detente.positions.Settings;
import org.detente.theatre.Actor;
import org.detente.theatre.Theatre;

/// The answer to question 3.
///
/// @param agenda what there is to settle
/// @param interests of everybody with a position, in the order of the positions
/// @param silent actors that hold a veto and have no position: nobody knows what they would say
/// @param statusQuo where things stand without an agreement
/// @param statusQuoLevels the same as a package, shape [cells]; read only
/// @param options in the order given
/// @param frontier of packages, the same for all options
/// @param second where positions would come to rest by another method; empty where too few are
///   known
/// @param draws number of draws behind every share
public record Consent(
    Agenda agenda,
    List<Interest> interests,
    List<Actor> silent,
    Settings statusQuo,
    int[] statusQuoLevels,
    List<OptionConsent> options,
    Frontier frontier,
    Uniformity uniformity,
    Optional<SecondOpinion> second,
    int draws) {

  private static final double ROUNDING = 1e-9;

  public Consent {
    interests = List.copyOf(interests);
    silent = List.copyOf(silent);
    options = List.copyOf(options);
  }

  /// What is asked.
  ///
  /// @param positions as the reader may know them
  /// @param statusQuo settings of the option without an agreement
  /// @param options settings of the options to judge
  /// @param draws see [Acceptance]
  public record Inquiry(
      Theatre theatre,
      Positions positions,
      Settings statusQuo,
      List<Settings> options,
      long seed,
      int draws) {

    public Inquiry {
      options = List.copyOf(options);
    }
  }

  /// Answers. The same inquiry gives the same answer, bit for bit.
  public static Consent of(Inquiry inquiry) {
    return new Work(inquiry).consent();
  }

  /// Veto holders with a position, in the order of points of the frontier.
  public List<Interest> holders() {
    return interests.stream().filter(i -> i.actor().veto()).toList();
  }

  /// Utility of no agreement to each veto holder, everything in the middle; shape [holders].
  public double[] reservations() {
    return holders().stream().mapToDouble(h -> h.utility(statusQuoLevels)).toArray();
  }

  /// One inquiry being worked on.
  private static final class Work {
    private final Inquiry inquiry;
    private final Agenda agenda;
    private final List<Interest> interests;
    private final int[] statusQuo;
    private final Acceptance acceptance;

    Work(Inquiry inquiry) {
      this.inquiry = inquiry;
      agenda = Judge.agenda(inquiry.theatre(), inquiry.positions());
      interests = Judge.interests(inquiry.theatre(), inquiry.positions(), agenda);
      statusQuo = agenda.levels(inquiry.statusQuo());
      acceptance = new Acceptance(agenda, interests, statusQuo, inquiry.seed(), inquiry.draws());
    }

    Consent consent() {
      Ground ground = Ground.of(agenda, interests, statusQuo, new boolean[agenda.size()]);
      Frontier frontier = Frontier.of(ground, new PackageSearch(ground, statusQuo, false));
      List<Actor> silent =
          inquiry.theatre().actors().stream()
              .filter(Actor::veto)
              .filter(a -> interests.stream().noneMatch(i -> i.actor().id().equals(a.id())))
              .toList();
      return new Consent(
          agenda,
          interests,
          silent,
          inquiry.statusQuo(),
          statusQuo,
          inquiry.options().stream().map(this::option).toList(),
          frontier,
          Uniformity.of(ground, statusQuo, frontier.fairest(), acceptance),
          SecondOpinion.of(inquiry.positions().issues(), interests),
          inquiry.draws());
    }

    private OptionConsent option(Settings settings) {
      int[] levels = agenda.levels(settings);
      Acceptance.Shares shares = acceptance.of(levels);
      var actors = new ArrayList<ActorConsent>();
      for (int i = 0; i < interests.size(); i++) {
        actors.add(actor(interests.get(i), levels, shares.byActor().get(i)));
      }
      return new OptionConsent(
          settings.option(),
          settings,
          levels,
          actors,
          shares.byAll(),
          closest(levels, actors, shares.byAll()));
    }

    private ActorConsent actor(Interest interest, int[] levels, double share) {
      Spread utility = interest.spread(levels);
      Spread reservation = interest.spread(statusQuo);
      List<Interest.Crossing> crossings = interest.crossings(levels);
      List<ActorConsent.Change> changes = changes(interest, levels);
      int unknown = 0;
      for (int k = 0; k < levels.length; k++) {
        unknown += levels[k] == Agenda.UNKNOWN && interest.weight(k) > 0 ? 1 : 0;
      }
      return new ActorConsent(
          interest,
          utility,
          reservation,
          crossings.isEmpty() && utility.central() >= reservation.central() - ROUNDING,
          share,
          crossings,
          changes.stream()
              .filter(c -> c.difference() < -ROUNDING)
              .sorted(Comparator.comparingDouble(ActorConsent.Change::difference))
              .toList(),
          changes.stream()
              .filter(c -> c.difference() > ROUNDING)
              .sorted(Comparator.comparingDouble(ActorConsent.Change::difference).reversed())
              .toList(),
          unknown);
    }

    private List<ActorConsent.Change> changes(Interest interest, int[] levels) {
      Map<String, List<Integer>> cells = new LinkedHashMap<>();
      Map<String, Double> sums = new LinkedHashMap<>();
      for (int k = 0; k < levels.length; k++) {
        double difference = interest.loss(k, statusQuo[k]) - interest.loss(k, levels[k]);
        if (Math.abs(difference) > 0) {
          String issue = agenda.cells().get(k).issue().id();
          cells.computeIfAbsent(issue, _ -> new ArrayList<>()).add(k);
          sums.merge(issue, difference, Double::sum);
        }
      }
      return sums.entrySet().stream()
          .map(e -> new ActorConsent.Change(e.getKey(), cells.get(e.getKey()), e.getValue()))
          .toList();
    }

    private OptionConsent.Closest closest(int[] levels, List<ActorConsent> actors, double share) {
      boolean all =
          actors.stream().filter(a -> a.interest().actor().veto()).allMatch(ActorConsent::accepts);
      if (all) {
        return new OptionConsent.Closest(
            new Proof(Proof.State.OPTIMAL, 0), Optional.of(levels), List.of(), List.of(), share);
      }
      boolean[] crossed = new boolean[agenda.size()];
      actors.stream()
          .filter(a -> a.interest().actor().veto())
          .flatMap(a -> a.crossings().stream())
          .forEach(c -> crossed[c.cell()] = true);
      Ground ground = Ground.of(agenda, interests, statusQuo, crossed);
      PackageSearch.Found found = new PackageSearch(ground, levels, false).closest(levels);
      if (found.levels().isEmpty()) {
        return new OptionConsent.Closest(
            found.proof(), Optional.empty(), List.of(), List.of(), Double.NaN);
      }
      int[] to = found.levels().get();
      var moves = new ArrayList<Move>();
      for (int k = 0; k < to.length; k++) {
        if (to[k] != levels[k]) {
          moves.add(new Move(k, levels[k], to[k]));
        }
      }
      return new OptionConsent.Closest(
          found.proof(),
          found.levels(),
          moves.stream().filter(m -> m.from() == Agenda.UNKNOWN).toList(),
          Trades.of(ground, moves.stream().filter(m -> m.from() != Agenda.UNKNOWN).toList()),
          acceptance.of(to).byAll());
    }
  }
}
